#include "graph/export/export.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <memory>

#include "cli/command.h"
#include "cli/data_paths.h"
#include "cli/selection_options.h"
#include "extract/knowledge/known_codes.h"

namespace entente::cli {
namespace {

struct ExportOptions {
  ReadOptions read;
  std::string format = "graphml";
  std::string out, actors;
  SelectionOptions selection;
};

// The files that the export goes to: `out`, or for a format of several files `out` with each ending.
std::vector<std::string> FileNames(const ExportFormat& format, const std::string& out) {
  if (format.endings.size() == 1) return {out};
  std::vector<std::string> names;
  for (std::string_view ending : format.endings) names.push_back(out + std::string(ending));
  return names;
}

Status WriteFiles(const GraphView& graph, const ExportFormat& format, const Selection& selection,
                  const EventCoder* coder, const std::string& out) {
  std::vector<std::unique_ptr<std::ofstream>> files;
  std::vector<std::ostream*> streams;
  for (const std::string& name : FileNames(format, out)) {
    files.push_back(std::make_unique<std::ofstream>(name, std::ios::binary));
    if (!*files.back()) return {ErrorCode::kIo, fmt::format("{}: cannot be written", name)};
    streams.push_back(files.back().get());
  }
  if (Status status = Export(graph, format, selection, streams, coder); !status.ok()) return status;
  for (const auto& file : files) {
    if (!file->flush()) return {ErrorCode::kIo, fmt::format("{}: cannot be written", out)};
  }
  return {};
}

// nullptr for a format that needs none.
Result<std::unique_ptr<EventCoder>> LoadCoder(const ExportFormat& format, const std::string& actors) {
  if (!format.coded) return std::unique_ptr<EventCoder>();
  auto knowledge = LoadKnowledge(actors);
  if (!knowledge.ok()) return knowledge.status();
  auto codes = extract::KnownCodes::Load(FindDataPaths().schemas, std::move(knowledge).value());
  if (!codes.ok()) return codes.status();
  return std::unique_ptr<EventCoder>(std::move(codes).value());
}

int RunExport(const ExportOptions& options) {
  const ExportFormat& format = *FindExportFormat(options.format);
  if (options.out.empty() && format.endings.size() > 1) {
    fmt::print(stderr, "entente: {} makes {} files; name them with --out\n", format.name, format.endings.size());
    return kUsage;
  }
  const auto opened = OpenGraph(options.read);
  if (!opened.ok()) return Fail(opened.status());
  const GraphView& graph = opened.value().view();
  const auto selection = MakeSelection(options.selection, graph);
  if (!selection.ok()) return Fail(selection.status());
  const auto coder = LoadCoder(format, options.actors);
  if (!coder.ok()) return Fail(coder.status());
  const Status status = options.out.empty()
                            ? Export(graph, format, selection.value(), {&std::cout}, coder.value().get())
                            : WriteFiles(graph, format, selection.value(), coder.value().get(), options.out);
  if (!std::cout) return kStoreFailed;  // main says so
  return status.ok() ? static_cast<int>(kFound) : Fail(status);
}

std::string FormatList() {
  std::string list = "\nFormats:\n";
  for (const ExportFormat& format : ExportFormats())
    list += fmt::format("  {:<12} {}\n", format.name, format.description);
  return list;
}

constexpr const char kCodedEvents[] =
    "\nCoded events (plover, icews): edges whose relation has a code in schemas/ontology.toml, the others are left "
    "out;\n"
    "symmetric ones twice, once each way (ID and ID-r). Only what took place unless --modality names more: plover "
    "tells\n"
    "the modality of each event, icews gives what did not take place no code. The date is empty unless the day is "
    "known.\n"
    "What is not known is null (plover) or empty (icews). Countries and sectors of --actors win over those known.\n";

}  // namespace

void AddExport(CommandLine* line) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App* command = line->app.add_subcommand("export", "Write the graph in a format that other tools draw or load");
  AddReadOptions(command, &options->read);
  std::vector<std::string> names;
  for (const ExportFormat& format : ExportFormats()) names.emplace_back(format.name);
  command->add_option("--format", options->format, "Format")->check(CLI::IsMember(names))->capture_default_str();
  command->add_option("--out", options->out, "File to write (default: standard output)");
  AddSelectionOptions(command, &options->selection);
  AddActorsOption(command, &options->actors);
  command->footer(FormatList() + kCodedEvents +
                  "\nExamples:\n  entente export --format gexf --out graph.gexf\n"
                  "  entente export --format dot --around Kim | dot -Tsvg -o kim.svg\n"
                  "  entente export --format plover --from 2019-01-01 --out events.jsonl");
  command->callback([line, options] { line->run = [options] { return RunExport(*options); }; });
}

}  // namespace entente::cli
