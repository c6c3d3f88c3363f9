#include <fmt/format.h>

#include <algorithm>

#include "cli/command.h"
#include "cli/render.h"

namespace entente::cli {
namespace {

struct ActorOptions {
  ReadOptions read;
  std::string name;
  size_t limit = 20;
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

void PrintActorHead(const Actor& actor, const std::vector<Actor>& namesakes) {
  fmt::print("{}  ({}{}{})\n", actor.name, actor.kind, actor.country.empty() ? "" : ", " + actor.country,
             actor.known_id.empty() ? "" : ", " + actor.known_id);
  std::string names;
  for (const std::string& name : actor.names) {
    if (name != actor.name) names += (names.empty() ? "" : "; ") + name;
  }
  if (!names.empty()) fmt::print("  also: {}\n", names);
  for (const Actor& other : namesakes) {
    fmt::print("  the name is also that of {} ({}, id {})\n", other.name, other.kind, ToString(other.id));
  }
}

std::vector<Actor> Namesakes(const GraphView& graph, const Actor& actor, const std::string& name) {
  std::vector<Actor> others;
  const auto ids = graph.ActorsNamed(name);
  if (!ids.ok()) return others;
  for (ActorId id : ids.value()) {
    const auto other = graph.GetActor(id);
    if (other.ok() && id != actor.id) others.push_back(other.value());
  }
  return others;
}

Status PrintText(const GraphView& graph, const Actor& actor, const std::vector<Edge>& edges,
                 const std::vector<Actor>& namesakes) {
  PrintActorHead(actor, namesakes);
  for (const Edge& edge : edges) {
    const auto text = EdgeLine(graph, edge);
    if (!text.ok()) return text.status();
    const auto evidence = EvidenceLines(graph, edge, 1);
    if (!evidence.ok()) return evidence.status();
    fmt::print("  {}\n{}", text.value(), evidence.value());
  }
  return {};
}

Status PrintJson(const GraphView& graph, const Actor& actor, const std::vector<Edge>& edges,
                 const std::vector<Actor>& namesakes) {
  Json result = ActorJson(actor);
  result["edges"] = Json::array();
  for (const Edge& edge : edges) {
    const auto json = EdgeWithEvidenceJson(graph, edge);
    if (!json.ok()) return json.status();
    result["edges"].push_back(json.value());
  }
  result["namesakes"] = Json::array();
  for (const Actor& other : namesakes) result["namesakes"].push_back(ActorJson(other));
  fmt::print("{}\n", result.dump());
  return {};
}

int RunActor(const ActorOptions& options) {
  const auto opened = OpenGraph(options.read);
  if (!opened.ok()) return Fail(opened.status());
  const GraphView& graph = opened.value().view();
  const auto actor = FindActor(graph, options.name);
  if (!actor.ok()) return Fail(actor.status());
  const auto edges = EdgesOf(graph, actor.value().id, options.limit);
  if (!edges.ok()) return Fail(edges.status());
  const auto namesakes = Namesakes(graph, actor.value(), options.name);
  const auto print = options.json ? PrintJson : PrintText;
  const Status status = print(graph, actor.value(), edges.value(), namesakes);
  return status.ok() ? static_cast<int>(kFound) : Fail(status);
}

}  // namespace

void AddActor(CommandLine* line) {
  auto options = std::make_shared<ActorOptions>();
  CLI::App* command = line->app.add_subcommand("actor", "Show an actor, its names and its latest edges");
  AddReadOptions(command, &options->read);
  AddJsonOption(command, &options->json);
  command->add_option("--limit", options->limit, "Edges shown at most")->capture_default_str();
  command->add_option("name", options->name, "Any name of the actor, or its id")->required();
  command->footer("Examples:\n  entente actor Putin\n  entente actor --limit 5 --json \"Kim Jong-un\"");
  command->callback([line, options] { line->run = [options] { return RunActor(*options); }; });
}

}  // namespace entente::cli
