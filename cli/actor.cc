#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/candidates.h"
#include "cli/command.h"
#include "cli/data_paths.h"
#include "cli/judge.h"
#include "cli/render.h"
#include "graph/judgements.h"

namespace entente::cli {
namespace {

struct ActorOptions {
  ReadOptions read;
  std::string name;
  size_t limit = 20, candidates = 5;
  std::optional<Date> date;
  std::string actors;
  bool json = false;
};

// An edge that may be shown only once the rest is known.
Result<std::vector<Edge>> EdgesOf(const GraphView& graph, ActorId actor, size_t limit) {
  std::vector<Edge> edges;
  const Status status = graph.VisitEdgesOf(actor, {}, [&](const Edge& edge) {
    if (edges.size() == limit) return false;
    edges.push_back(edge);
    return true;
  });
  if (!status.ok()) return status;
  return edges;
}

std::string ActorText(const Actor& actor) {
  return fmt::format("{}  ({}{}{})", actor.name, actor.kind, actor.country.empty() ? "" : ", " + actor.country,
                     actor.known_id.empty() ? "" : ", " + actor.known_id);
}

// Why the actor is meant, and who else may be.
void PrintCandidates(const Actor& actor, const std::vector<Candidate>& candidates, size_t most) {
  size_t others = 0;
  for (const Candidate& candidate : candidates) {
    if (candidate.actor.id == actor.id) fmt::print("  why: {}\n", fmt::join(candidate.reasons, "; "));
  }
  for (const Candidate& candidate : candidates) {
    if (candidate.actor.id == actor.id || ++others > most) continue;
    fmt::print("  or {}, id {}: {}\n", ActorText(candidate.actor), ToString(candidate.actor.id),
               fmt::join(candidate.reasons, "; "));
  }
  if (others > most) fmt::print("  or {} more\n", others - most);
}

void PrintActorHead(const Actor& actor, const std::vector<Candidate>& candidates, size_t most) {
  fmt::print("{}\n", ActorText(actor));
  std::string names;
  for (const std::string& name : actor.names) {
    if (name != actor.name) names += (names.empty() ? "" : "; ") + name;
  }
  if (!names.empty()) fmt::print("  also: {}\n", names);
  PrintCandidates(actor, candidates, most);
}

Status PrintActorAsText(const GraphView& graph, const Actor& actor, const std::vector<Edge>& edges,
                        const std::vector<Candidate>& candidates, size_t most) {
  PrintActorHead(actor, candidates, most);
  for (const Edge& edge : edges) {
    const auto text = EdgeLine(graph, edge);
    if (!text.ok()) return text.status();
    const auto evidence = EvidenceLines(graph, edge, 1);
    if (!evidence.ok()) return evidence.status();
    fmt::print("  {}\n{}", text.value(), evidence.value());
  }
  return {};
}

Status PrintActorAsJson(const GraphView& graph, const Actor& actor, const std::vector<Edge>& edges,
                        const std::vector<Candidate>& candidates, size_t most) {
  Json result = ActorJson(actor);
  result["edges"] = Json::array();
  for (const Edge& edge : edges) {
    const auto json = EdgeWithEvidenceJson(graph, edge);
    if (!json.ok()) return json.status();
    result["edges"].push_back(json.value());
  }
  result["candidates"] = Json::array();
  for (size_t i = 0; i < candidates.size() && i < most; ++i) {
    Json candidate = ActorJson(candidates[i].actor);
    candidate["edges"] = candidates[i].edges;
    candidate["reasons"] = candidates[i].reasons;
    result["candidates"].push_back(candidate);
  }
  fmt::print("{}\n", result.dump());
  return {};
}

// Whom the name may mean of those that are known, where nobody in the graph is called so.
int ShowKnown(const Status& missing, const std::vector<Candidate>& candidates, size_t most) {
  const int code = Fail(missing);
  if (missing.code() == ErrorCode::kNotFound) PrintCandidates(Actor(), candidates, most);
  return code;
}

int RunActor(const ActorOptions& options) {
  const auto opened = OpenGraph(options.read);
  if (!opened.ok()) return Fail(opened.status());
  const GraphView& graph = opened.value().view();
  const auto knowledge = LoadKnowledge(options.actors);
  if (!knowledge.ok()) return Fail(knowledge.status());
  const auto candidates = FindCandidates(graph, *knowledge.value(), options.name, options.date);
  if (!candidates.ok()) return Fail(candidates.status());
  const auto actor = FindActor(graph, options.name);
  if (!actor.ok()) return ShowKnown(actor.status(), candidates.value(), options.candidates);
  const auto edges = EdgesOf(graph, actor.value().id, options.limit);
  if (!edges.ok()) return Fail(edges.status());
  const auto print = options.json ? PrintActorAsJson : PrintActorAsText;
  const Status status = print(graph, actor.value(), edges.value(), candidates.value(), options.candidates);
  return status.ok() ? static_cast<int>(kFound) : Fail(status);
}

// What shows an actor means nothing to a decision: it is refused, lest somebody expects that it holds.
void CheckNothingElse(const CLI::App& actor, const CLI::App& decision) {
  for (const CLI::Option* option : actor.get_options()) {
    if (option->count() == 0 || option->check_lname("store")) continue;
    throw CLI::ValidationError(option->get_name(), fmt::format("means nothing before {}", decision.get_name()));
  }
}

}  // namespace

void AddActor(CommandLine* line) {
  auto options = std::make_shared<ActorOptions>();
  CLI::App* command =
      line->app.add_subcommand("actor", "Show an actor and whom its name may mean; merge and split actors");
  AddReadOptions(command, &options->read);
  AddMinConfidenceOption(command, &options->read.min_confidence);
  AddJsonOption(command, &options->json);
  command->add_option("--limit", options->limit, "Edges shown at most")->capture_default_str();
  command->add_option("--candidates", options->candidates, "Others of that name shown at most")->capture_default_str();
  AddDateOption(command, "--date", &options->date, "Day by which offices are looked at (default: the latest)");
  AddActorsOption(command, &options->actors);
  command->add_option("name", options->name, "Any name of the actor, or its id");
  command->footer(
      "Examples:\n"
      "  entente actor Putin\n"
      "  entente actor --limit 5 --json \"Kim Jong-un\"\n"
      "  entente actor merge \"Kim Jong-un\" \"Chairman Kim\"\n"
      "  entente actor split Q56226 \"Kim Jong-un Park\"\n"
      "  entente actor suggest\n"
      "  entente actor judgements > decisions.jsonl; entente actor judge --store other decisions.jsonl\n\n"
      "What is decided is kept with the store and holds for articles that come later.");
  AddJudging(command, &options->read.store, line);
  command->callback([line, command, options] {
    if (!command->get_subcommands().empty()) return CheckNothingElse(*command, *command->get_subcommands()[0]);
    if (options->name.empty()) throw CLI::RequiredError("name");
    line->run = [options] { return RunActor(*options); };
  });
}

}  // namespace entente::cli
