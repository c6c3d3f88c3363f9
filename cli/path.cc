#include <fmt/format.h>

#include "cli/command.h"
#include "cli/render.h"
#include "cli/selection_options.h"
#include "graph/algorithms.h"

namespace entente::cli {
namespace {

struct PathOptions {
  ReadOptions read;
  std::string from, to;
  SelectionOptions selection;
  size_t most = 3;
  PathCost cost = PathCost::kSteps;
  bool json = false;
};

Status PrintStep(const GraphView& graph, const PathStep& step, const std::string& indent) {
  const auto actor = graph.GetActor(step.actor);
  if (!actor.ok()) return actor.status();
  if (!step.edges.empty()) {
    const auto text = EdgeLine(graph, step.edges[0]);
    if (!text.ok()) return text.status();
    const auto evidence = EvidenceLines(graph, step.edges[0], 1);
    if (!evidence.ok()) return evidence.status();
    const std::string more = step.edges.size() > 1 ? fmt::format("  and {} more", step.edges.size() - 1) : "";
    fmt::print("  {}{}\n{}", text.value(), more, evidence.value());
  }
  fmt::print("{}{}\n", indent, actor.value().name);
  return {};
}

Status PrintJson(const GraphView& graph, const std::vector<Path>& paths) {
  Json result = Json::array();
  for (const Path& path : paths) {
    Json steps = Json::array();
    for (const PathStep& step : path) {
      const auto actor = graph.GetActor(step.actor);
      if (!actor.ok()) return actor.status();
      Json edges = Json::array();
      for (const Edge& edge : step.edges) {
        const auto json = EdgeWithEvidenceJson(graph, edge);
        if (!json.ok()) return json.status();
        edges.push_back(json.value());
      }
      steps.push_back({{"actor", ActorJson(actor.value())}, {"edges", edges}});
    }
    result.push_back(steps);
  }
  fmt::print("{}\n", result.dump());
  return {};
}

Status PrintText(const GraphView& graph, const std::vector<Path>& paths) {
  for (size_t i = 0; i < paths.size(); ++i) {
    fmt::print("{}Path {} of length {}\n", i ? "\n" : "", i + 1, paths[i].size() - 1);
    for (const PathStep& step : paths[i]) {
      if (Status status = PrintStep(graph, step, ""); !status.ok()) return status;
    }
  }
  return {};
}

int RunPath(const PathOptions& options) {
  const auto opened = OpenGraph(options.read);
  if (!opened.ok()) return Fail(opened.status());
  const GraphView& graph = opened.value().view();
  const auto from = FindActor(graph, options.from), to = FindActor(graph, options.to);
  if (!from.ok()) return Fail(from.status());
  if (!to.ok()) return Fail(to.status());
  const auto selection = MakeSelection(options.selection, graph);
  if (!selection.ok()) return Fail(selection.status());
  const auto paths =
      ShortestPaths(graph, from.value().id, to.value().id, selection.value(), options.most, options.cost);
  if (!paths.ok()) return Fail(paths.status());
  const Status status = options.json ? PrintJson(graph, paths.value()) : PrintText(graph, paths.value());
  if (!status.ok()) return Fail(status);
  if (!paths.value().empty()) return kFound;
  fmt::print(stderr, "entente: nothing joins {} and {}\n", from.value().name, to.value().name);
  return kNothingFound;
}

}  // namespace

void AddPath(CommandLine* line) {
  auto options = std::make_shared<PathOptions>();
  CLI::App* command = line->app.add_subcommand("path", "Show the shortest ways from one actor to another");
  AddReadOptions(command, &options->read);
  AddJsonOption(command, &options->json);
  AddSelectionOptions(command, &options->selection);
  command->add_option("--most", options->most, "Ways shown at most")->capture_default_str();
  command->add_flag_callback(
      "--recent", [options] { options->cost = PathCost::kAge; },
      "Prefer ways over recent edges: a step costs a year and the age of its newest edge");
  command->add_option("from", options->from, "Name or id of an actor")->required();
  command->add_option("to", options->to, "Name or id of an actor")->required();
  command->footer(
      "Examples:\n  entente path Kim Obama\n  entente path --relation met-with --from 2018-01-01 Kim Merkel\n  "
      "entente path --recent Kim Obama");
  command->callback([line, options] { line->run = [options] { return RunPath(*options); }; });
}

}  // namespace entente::cli
