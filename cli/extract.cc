#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "cli/article_source.h"
#include "cli/command.h"
#include "cli/interrupt.h"
#include "extract/events/edge_json.h"
#include "extract/stages.h"

namespace entente::cli {
namespace {

struct ExtractOptions {
  std::vector<std::string> paths;
  std::optional<Date> date;
  std::string stage = "edges";
  std::string folder;
  double min_confidence = 0;
  bool json = false;
  ReadingOptions reading;
};

std::string FileName(const std::string& source_id) {
  std::string name = source_id;
  for (char& c : name) {
    if (c == '/' || c == ':' || c == '\0') c = '_';
  }
  return name + ".json";
}

Status WriteFile(const std::filesystem::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.flush();
  if (out) return {};
  return {ErrorCode::kIo, fmt::format("{}: cannot be written", path.string())};
}

// Prints or writes what the article gives; says whether that is anything.
Result<bool> Show(const ExtractOptions& options, const extract::Pipeline& pipeline, extract::Article article) {
  if (!options.json && options.folder.empty()) {
    const std::string text = extract::PrintStage(pipeline, std::move(article), options.stage, options.min_confidence);
    fmt::print("{}", text);
    return !text.empty();
  }
  const Report report = SureEdges(pipeline.Extract(std::move(article)), options.min_confidence);
  const std::string json = extract::EdgeJson(report);
  if (options.folder.empty()) {
    fmt::print("{}", json);
  } else if (Status status =
                 WriteFile(std::filesystem::path(options.folder) / FileName(report.document.source_id), json);
             !status.ok()) {
    return status;
  }
  return !report.edges.empty();
}

int RunExtract(const ExtractOptions& options) {
  auto source = ArticleSource::Open(options.paths, options.date);
  if (!source.ok()) {
    Fail(source.status());
    return kInputFailed;
  }
  auto pipeline = LoadPipeline(options.reading);
  if (!pipeline.ok()) return Fail(pipeline.status());
  if (!options.folder.empty()) {
    std::error_code error;
    std::filesystem::create_directories(options.folder, error);
  }
  CatchInterrupts();
  bool refused = !pipeline.value()->refused_actors().empty(), found = false;
  while (!Interrupted()) {
    auto article = source.value().Next();
    if (!article) break;
    Result<bool> shown =
        article->ok() ? Show(options, *pipeline.value(), std::move(*article).value()) : Result<bool>(article->status());
    if (!shown.ok()) fmt::print(stderr, "entente: {}\n", shown.status().message());
    refused = refused || !shown.ok();
    found = found || (shown.ok() && shown.value());
  }
  if (refused || Interrupted()) return kInputFailed;
  return found ? kFound : kNothingFound;
}

}  // namespace

void AddExtract(CommandLine* line) {
  auto options = std::make_shared<ExtractOptions>();
  CLI::App* command = line->app.add_subcommand("extract", "Show what articles tell, without a store");
  AddDateOption(command, "--date", &options->date, "Publication date of articles that bring none");
  std::vector<std::string> stages;
  for (std::string_view stage : extract::StageNames()) stages.emplace_back(stage);
  command->add_option("--show", options->stage, "Stage to show")->check(CLI::IsMember(stages))->capture_default_str();
  command->add_flag("--json", options->json, "Print actors and edges as JSON, an object an article");
  command->add_option("--out", options->folder, "Write one JSON file an article into this folder");
  AddMinConfidenceOption(command, &options->min_confidence);
  AddReadingOptions(command, &options->reading);
  command->add_option("paths", options->paths, "Files (.txt .html .jsonl), folders, or - for standard input")
      ->required();
  command->footer(
      "Examples:\n"
      "  entente extract --date 2019-04-25 summit.txt\n"
      "  entente extract --show analyse summit.txt\n"
      "  entente extract --json --out edges/ articles.jsonl");
  command->callback([line, options] { line->run = [options] { return RunExtract(*options); }; });
}

}  // namespace entente::cli
