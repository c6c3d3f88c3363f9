#include <fmt/format.h>

#include <algorithm>

#include "cli/command.h"
#include "cli/render.h"
#include "cli/selection_options.h"
#include "graph/algorithms.h"

namespace entente::cli {
namespace {

struct CommunitiesOptions {
  ReadOptions read;
  SelectionOptions selection;
  size_t most = 10;
  bool json = false;
};

Result<std::vector<std::string>> NamesOf(const GraphView& graph, const std::vector<ActorId>& actors) {
  std::vector<std::string> names;
  for (ActorId id : actors) {
    const auto actor = graph.GetActor(id);
    if (!actor.ok()) return actor.status();
    names.push_back(actor.value().name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

int RunCommunities(const CommunitiesOptions& options) {
  const auto opened = OpenGraph(options.read);
  if (!opened.ok()) return Fail(opened.status());
  const GraphView& graph = opened.value().view();
  const auto selection = MakeSelection(options.selection, graph);
  if (!selection.ok()) return Fail(selection.status());
  const auto found = FindCommunities(graph, selection.value());
  if (!found.ok()) return Fail(found.status());
  Json groups = Json::array();
  for (size_t i = 0; i < found.value().groups.size() && i < options.most; ++i) {
    const auto names = NamesOf(graph, found.value().groups[i]);
    if (!names.ok()) return Fail(names.status());
    groups.push_back(names.value());
    if (!options.json) fmt::print("Community {}, {} actors\n", i + 1, names.value().size());
    for (const std::string& name : names.value()) {
      if (!options.json) fmt::print("  {}\n", name);
    }
  }
  if (options.json) {
    fmt::print("{}\n", Json{{"modularity", found.value().modularity}, {"communities", groups}}.dump());
  } else {
    fmt::print("{} communities, modularity {:.3f}\n", found.value().groups.size(), found.value().modularity);
  }
  return found.value().groups.empty() ? kNothingFound : kFound;
}

}  // namespace

void AddCommunities(CommandLine* line) {
  auto options = std::make_shared<CommunitiesOptions>();
  CLI::App* command = line->app.add_subcommand("communities", "Show which actors have most to do with each other");
  AddReadOptions(command, &options->read);
  AddJsonOption(command, &options->json);
  AddSelectionOptions(command, &options->selection);
  command->add_option("--most", options->most, "Communities shown at most, the largest first")->capture_default_str();
  command->footer("Examples:\n  entente communities\n  entente communities --relation met-with --from 2018-01-01");
  command->callback([line, options] { line->run = [options] { return RunCommunities(*options); }; });
}

}  // namespace entente::cli
