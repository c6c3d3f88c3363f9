#include <fmt/format.h>

#include "cli/command.h"
#include "cli/render.h"
#include "cli/selection_options.h"
#include "graph/algorithms.h"

namespace entente::cli {
namespace {

struct CommonOptions {
  ReadOptions read;
  std::string first, second;
  SelectionOptions selection;
  bool json = false;
};

int Print(const GraphView& graph, const std::vector<CommonNeighbour>& common, bool json) {
  Json list = Json::array();
  for (const CommonNeighbour& neighbour : common) {
    const auto actor = graph.GetActor(neighbour.actor);
    if (!actor.ok()) return Fail(actor.status());
    list.push_back(
        {{"actor", ActorJson(actor.value())}, {"edges", {neighbour.edges_to_first, neighbour.edges_to_second}}});
    if (json) continue;
    fmt::print("{:<40} {} + {}\n", actor.value().name, neighbour.edges_to_first, neighbour.edges_to_second);
  }
  if (json) fmt::print("{}\n", list.dump());
  return common.empty() ? kNothingFound : kFound;
}

int RunCommon(const CommonOptions& options) {
  const auto opened = OpenGraph(options.read);
  if (!opened.ok()) return Fail(opened.status());
  const GraphView& graph = opened.value().view();
  const auto first = FindActor(graph, options.first), second = FindActor(graph, options.second);
  if (!first.ok()) return Fail(first.status());
  if (!second.ok()) return Fail(second.status());
  const auto selection = MakeSelection(options.selection, graph);
  if (!selection.ok()) return Fail(selection.status());
  const auto common = CommonNeighbours(graph, first.value().id, second.value().id, selection.value());
  if (!common.ok()) return Fail(common.status());
  return Print(graph, common.value(), options.json);
}

}  // namespace

void AddCommon(CommandLine* line) {
  auto options = std::make_shared<CommonOptions>();
  CLI::App* command =
      line->app.add_subcommand("common", "Show who has to do with both of two actors, and by how many edges");
  AddReadOptions(command, &options->read);
  AddJsonOption(command, &options->json);
  AddSelectionOptions(command, &options->selection);
  command->add_option("first", options->first, "Name or id of an actor")->required();
  command->add_option("second", options->second, "Name or id of an actor")->required();
  command->footer("Examples:\n  entente common Trump Putin\n  entente common --relation met-with Trump Putin");
  command->callback([line, options] { line->run = [options] { return RunCommon(*options); }; });
}

}  // namespace entente::cli
