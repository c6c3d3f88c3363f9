#include "graph/export/export.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <memory>

#include "cli/command.h"
#include "cli/selection_options.h"

namespace entente::cli {
namespace {

struct ExportOptions {
  ReadOptions read;
  std::string format = "graphml";
  std::string out;
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
                  const std::string& out) {
  std::vector<std::unique_ptr<std::ofstream>> files;
  std::vector<std::ostream*> streams;
  for (const std::string& name : FileNames(format, out)) {
    files.push_back(std::make_unique<std::ofstream>(name, std::ios::binary));
    if (!*files.back()) return {ErrorCode::kIo, fmt::format("{}: cannot be written", name)};
    streams.push_back(files.back().get());
  }
  if (Status status = Export(graph, format, selection, streams); !status.ok()) return status;
  for (const auto& file : files) {
    if (!file->flush()) return {ErrorCode::kIo, fmt::format("{}: cannot be written", out)};
  }
  return {};
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
  const Status status = options.out.empty() ? Export(graph, format, selection.value(), {&std::cout})
                                            : WriteFiles(graph, format, selection.value(), options.out);
  if (!status.ok()) return Fail(status);
  return std::cout.flush() ? kFound : kStoreFailed;
}

std::string FormatList() {
  std::string list = "\nFormats:\n";
  for (const ExportFormat& format : ExportFormats())
    list += fmt::format("  {:<12} {}\n", format.name, format.description);
  return list;
}

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
  command->footer(FormatList() +
                  "\nExamples:\n  entente export --format gexf --out graph.gexf\n"
                  "  entente export --format dot --around Kim | dot -Tsvg -o kim.svg");
  command->callback([line, options] { line->run = [options] { return RunExport(*options); }; });
}

}  // namespace entente::cli
