#include "cli/selection_options.h"

#include "cli/command.h"

namespace entente::cli {

void AddSelectionOptions(CLI::App* command, SelectionOptions* options) {
  command->add_option("--relation", options->relations, "Only these relations (met-with or MET_WITH)")->delimiter(',');
  command->add_option("--modality", options->modalities, "Only these modalities (actual, planned, ...)")
      ->delimiter(',');
  AddDateOption(command, "--from", &options->from, "Only edges whose time reaches this day or later");
  AddDateOption(command, "--to", &options->to, "Only edges whose time begins by this day");
  AddMinConfidenceOption(command, &options->min_confidence);
  command->add_option("--around", options->around, "Only edges near this actor");
  command->add_option("--hops", options->hops, "How near, with --around")
      ->check(CLI::Range(1, 10))
      ->capture_default_str();
}

Result<Selection> MakeSelection(const SelectionOptions& options, const GraphView& graph) {
  Selection selection;
  selection.relations = options.relations;
  selection.modalities = options.modalities;
  selection.min_confidence = options.min_confidence;
  selection.hops = options.hops;
  if (options.from || options.to) {
    TimeSpan window;
    if (options.from) window.first = *options.from;
    if (options.to) window.last = *options.to;
    window.granularity = Granularity::kDay;
    selection.window = window;
  }
  if (options.around.empty()) return selection;
  const auto actor = FindActor(graph, options.around);
  if (!actor.ok()) return actor.status();
  selection.around = actor.value().id;
  return selection;
}

}  // namespace entente::cli
