#include <fmt/format.h>

#include "cli/command.h"
#include "cli/render.h"
#include "cli/selection_options.h"
#include "graph/algorithms.h"

namespace entente::cli {
namespace {

struct TimelineOptions {
  ReadOptions read;
  std::string actor;
  SelectionOptions selection;
  std::string unit = "year";
  bool json = false;
};

int Print(const std::vector<PeriodDegree>& degrees, bool json) {
  Json list = Json::array();
  for (const PeriodDegree& degree : degrees) {
    list.push_back({{"period", degree.period}, {"edges", degree.edges}, {"neighbours", degree.neighbours}});
    if (!json) fmt::print("{:<10} {} with {}\n", degree.period, degree.edges, degree.neighbours);
  }
  if (json) fmt::print("{}\n", list.dump());
  return degrees.empty() ? kNothingFound : kFound;
}

Granularity UnitNamed(const std::string& name) {
  if (name == "day") return Granularity::kDay;
  return name == "month" ? Granularity::kMonth : Granularity::kYear;
}

int RunTimeline(const TimelineOptions& options) {
  const auto opened = OpenGraph(options.read);
  if (!opened.ok()) return Fail(opened.status());
  const GraphView& graph = opened.value().view();
  const auto actor = FindActor(graph, options.actor);
  if (!actor.ok()) return Fail(actor.status());
  const auto selection = MakeSelection(options.selection, graph);
  if (!selection.ok()) return Fail(selection.status());
  const auto degrees = DegreeOverTime(graph, actor.value().id, selection.value(), UnitNamed(options.unit));
  return degrees.ok() ? Print(degrees.value(), options.json) : Fail(degrees.status());
}

}  // namespace

void AddTimeline(CommandLine* line) {
  auto options = std::make_shared<TimelineOptions>();
  CLI::App* command = line->app.add_subcommand(
      "timeline", "Count an actor's edges in each year, month or day, and with how many others they are");
  AddReadOptions(command, &options->read);
  AddJsonOption(command, &options->json);
  AddSelectionOptions(command, &options->selection);
  command->add_option("--by", options->unit, "Count by year, month or day")
      ->check(CLI::IsMember({"year", "month", "day"}))
      ->capture_default_str();
  command->add_option("actor", options->actor, "Name or id of the actor")->required();
  command->footer("Examples:\n  entente timeline Kim\n  entente timeline --by month --relation met-with Kim");
  command->callback([line, options] { line->run = [options] { return RunTimeline(*options); }; });
}

}  // namespace entente::cli
