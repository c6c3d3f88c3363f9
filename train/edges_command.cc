#include "train/edges_command.h"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "extract/events/edge_scorer.h"
#include "extract/events/find.h"
#include "extract/events/told_edges.h"
#include "extract/pipeline.h"
#include "extract/pipeline_parts.h"
#include "extract/read/read.h"

namespace entente::train {
namespace {

using Json = nlohmann::ordered_json;

struct EdgesOptions {
  std::string articles;
  extract::PipelinePaths paths = {"schemas", "models", "build/release/share/entente/knowledge.bin"};
};

Json EndJson(const extract::Participant& end, const extract::Resolved& resolved) {
  const Actor& actor = extract::ActorOf(end, resolved);
  return {{"kind", actor.kind}, {"name", actor.name}, {"names", actor.names}};
}

// One line an edge: {"article", "type", "modality", "marginal", "from", "to", "certainty", "features"}.
void PrintEdges(const extract::Resolved& resolved, const extract::Pipeline::Parts& parts) {
  const auto events = extract::ReadEvents(resolved, parts.frames, parts.cues, parts.ontology);
  for (const extract::ToldEdge& edge : extract::TellEdges(events, resolved, parts.ontology)) {
    const Json line = {{"article", resolved.analysis.document.article.source_id},
                       {"type", edge.relation},
                       {"modality", edge.modality},
                       {"marginal", parts.ontology.FindRelation(edge.relation)->marginal},
                       {"from", EndJson(*edge.from, resolved)},
                       {"to", EndJson(*edge.to, resolved)},
                       {"certainty", edge.certainty()},
                       {"features", extract::EdgeFeatures(edge, resolved)}};
    fmt::print("{}\n", line.dump());
  }
}

Status Run(const EdgesOptions& options) {
  const auto pipeline = extract::Pipeline::Load(options.paths);
  if (!pipeline.ok()) return pipeline.status();
  std::ifstream in(options.articles);
  if (!in.good()) return Status(ErrorCode::kIo, fmt::format("{}: cannot be opened", options.articles));
  extract::InputPlace place;
  place.file = options.articles;
  for (std::string line; std::getline(in, line);) {
    ++place.line;
    Result<extract::Article> article = extract::ReadJsonLine(line, place);
    if (!article.ok()) return article.status();
    const extract::Pipeline& reader = *pipeline.value();
    PrintEdges(reader.Resolve(reader.Analyse(reader.Split(std::move(article).value()))), reader.parts());
  }
  return Status();
}

}  // namespace

void AddEdgesCommand(CLI::App* app, int* exit_code) {
  const auto options = std::make_shared<EdgesOptions>();
  CLI::App* edges = app->add_subcommand("edges", "Print the edges of articles with what the scorer of edges weighs");
  edges->add_option("articles", options->articles, "JSON lines of articles")->required();
  edges->add_option("--schemas", options->paths.schemas, "folder of frames, words and ontology");
  edges->add_option("--models", options->paths.models, "folder of the models");
  edges->add_option("--knowledge", options->paths.knowledge, "compiled knowledge");
  edges->callback([options, exit_code] {
    const Status status = Run(*options);
    if (!status.ok()) fmt::print(stderr, "entente-train: {}\n", status.message());
    *exit_code = status.ok() ? 0 : 1;
  });
}

}  // namespace entente::train
