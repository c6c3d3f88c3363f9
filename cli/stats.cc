#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "cli/command.h"
#include "cli/render.h"
#include "cli/selection_options.h"
#include "graph/algorithms.h"

namespace entente::cli {
namespace {

struct StatsOptions {
  ReadOptions read;
  SelectionOptions selection;
  std::string rank = "degree";
  size_t top = 10;
  bool json = false;
};

struct Ranked {
  ActorId actor{};
  double score = 0;
};

Result<std::vector<Ranked>> Rank(const GraphView& graph, const Selection& selection, const std::string& by) {
  std::vector<Ranked> ranked;
  if (by == "degree") {
    const auto degrees = Degrees(graph, selection);
    if (!degrees.ok()) return degrees.status();
    for (const ActorDegree& degree : degrees.value()) {
      ranked.push_back({degree.actor, static_cast<double>(degree.edges)});
    }
    return ranked;
  }
  const auto scores = by == "pagerank" ? PageRank(graph, selection) : Betweenness(graph, selection);
  if (!scores.ok()) return scores.status();
  for (const ActorScore& score : scores.value()) ranked.push_back({score.actor, score.score});
  return ranked;
}

using Counts = std::map<std::string, size_t>;

// Most first.
std::vector<std::pair<std::string, size_t>> Sorted(const Counts& counts) {
  std::vector<std::pair<std::string, size_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return sorted;
}

Json CountsJson(const Counts& counts) {
  Json json = Json::object();
  for (const auto& [name, count] : Sorted(counts)) json[name] = count;
  return json;
}

void PrintTable(const char* title, const Counts& counts) {
  fmt::print("\n{}\n", title);
  for (const auto& [name, count] : Sorted(counts)) fmt::print("  {:<20} {}\n", name, count);
}

struct Statistics {
  GraphCounts counts;
  Counts relations, kinds, modalities;
  std::vector<std::pair<std::string, double>> top;
  size_t components = 0;
};

Result<Statistics> Collect(const GraphView& graph, const Selection& selection, const StatsOptions& options) {
  Statistics statistics;
  const auto counts = graph.Counts();
  if (!counts.ok()) return counts.status();
  statistics.counts = counts.value();
  const auto part = Select(graph, selection);
  if (!part.ok()) return part.status();
  for (const Link& link : part.value().links) {
    const auto edge = graph.GetEdge(link.id);
    if (!edge.ok()) return edge.status();
    ++statistics.relations[edge.value().relation];
    ++statistics.modalities[edge.value().modality];
  }
  for (ActorId id : part.value().actors) {
    const auto actor = graph.GetActor(id);
    if (!actor.ok()) return actor.status();
    ++statistics.kinds[actor.value().kind];
  }
  const auto components = ConnectedComponents(graph, selection);
  if (!components.ok()) return components.status();
  statistics.components = components.value().size();
  const auto ranked = Rank(graph, selection, options.rank);
  if (!ranked.ok()) return ranked.status();
  for (size_t i = 0; i < ranked.value().size() && i < options.top; ++i) {
    const auto actor = graph.GetActor(ranked.value()[i].actor);
    if (!actor.ok()) return actor.status();
    statistics.top.emplace_back(actor.value().name, ranked.value()[i].score);
  }
  return statistics;
}

void PrintText(const Statistics& statistics, const StatsOptions& options) {
  fmt::print("{} articles, {} actors, {} edges with {} pieces of evidence, {} components\n",
             statistics.counts.documents, statistics.counts.actors, statistics.counts.edges, statistics.counts.evidence,
             statistics.components);
  PrintTable("Relations", statistics.relations);
  PrintTable("Modalities", statistics.modalities);
  PrintTable("Kinds of actor", statistics.kinds);
  fmt::print("\nActors by {}\n", options.rank);
  for (const auto& [name, score] : statistics.top) fmt::print("  {:<40} {:.6g}\n", name, score);
}

void PrintJson(const Statistics& statistics, const StatsOptions& options) {
  Json top = Json::array();
  for (const auto& [name, score] : statistics.top) top.push_back({{"name", name}, {options.rank, score}});
  const Json result = {{"articles", statistics.counts.documents},
                       {"actors", statistics.counts.actors},
                       {"edges", statistics.counts.edges},
                       {"evidence", statistics.counts.evidence},
                       {"components", statistics.components},
                       {"relations", CountsJson(statistics.relations)},
                       {"modalities", CountsJson(statistics.modalities)},
                       {"kinds", CountsJson(statistics.kinds)},
                       {"top", top}};
  fmt::print("{}\n", result.dump());
}

int RunStats(const StatsOptions& options) {
  const auto opened = OpenGraph(options.read);
  if (!opened.ok()) return Fail(opened.status());
  const GraphView& graph = opened.value().view();
  const auto selection = MakeSelection(options.selection, graph);
  if (!selection.ok()) return Fail(selection.status());
  const auto statistics = Collect(graph, selection.value(), options);
  if (!statistics.ok()) return Fail(statistics.status());
  (options.json ? PrintJson : PrintText)(statistics.value(), options);
  return statistics.value().relations.empty() ? kNothingFound : kFound;
}

}  // namespace

void AddStats(CommandLine* line) {
  auto options = std::make_shared<StatsOptions>();
  CLI::App* command = line->app.add_subcommand("stats", "Count what the store holds and rank its actors");
  AddReadOptions(command, &options->read);
  AddJsonOption(command, &options->json);
  AddSelectionOptions(command, &options->selection);
  command->add_option("--rank", options->rank, "Rank actors by degree, pagerank or betweenness")
      ->check(CLI::IsMember({"degree", "pagerank", "betweenness"}))
      ->capture_default_str();
  command->add_option("--top", options->top, "Actors ranked at most")->capture_default_str();
  command->footer("Examples:\n  entente stats\n  entente stats --rank pagerank --relation met-with --top 20");
  command->callback([line, options] { line->run = [options] { return RunStats(*options); }; });
}

}  // namespace entente::cli
