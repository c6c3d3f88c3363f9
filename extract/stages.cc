#include "extract/stages.h"

#include <array>

#include "extract/events/edge_json.h"
#include "extract/events/find.h"
#include "extract/language/print.h"
#include "extract/pipeline_parts.h"
#include "extract/resolve/resolved.h"
#include "graph/confident_view.h"

namespace entente::extract {
namespace {

constexpr std::array<std::string_view, 6> kStages = {"read", "split", "analyse", "resolve", "find", "edges"};

std::string PrintArticle(const Article& article) {
  std::string text = "id " + ToString(article.id) + "\n";
  const std::string published = article.published ? article.published->ToString() : "";
  for (const auto& [name, value] : {std::pair<std::string, std::string>{"source", article.source_id},
                                    {"outlet", article.outlet},
                                    {"published", published},
                                    {"url", article.url},
                                    {"title", article.title}}) {
    if (!value.empty()) text += name + " " + value + "\n";
  }
  return text + "\n" + article.text + "\n";
}

std::string PrintAnalysis(const Analysis& analysis) {
  std::string text = PrintConllu(analysis);
  const Document& document = analysis.document;
  for (const Name& name : analysis.names) {
    text += "# name " + std::string(name.label) + ": " + std::string(document.Text(name.tokens)) + "\n";
  }
  for (const TimeExpression& time : analysis.times) {
    text += "# time " + Print(time) + ": " + std::string(document.Text(time.tokens)) + "\n";
  }
  for (const Quotation& quote : analysis.quotations) {
    const std::string speaker =
        quote.speaker < 0 ? "-" : std::string(document.TokenText(static_cast<uint32_t>(quote.speaker)));
    text += "# quotation by " + speaker + ": " + std::string(document.Text(quote.tokens)) + "\n";
  }
  return text;
}

std::string PrintEvents(const Resolved& resolved, const Pipeline::Parts& parts) {
  std::string text;
  for (const Event& event : ReadEvents(resolved, parts.frames, parts.cues, parts.ontology)) {
    text += Print(event, resolved, parts.ontology) + "\n";
  }
  return text;
}

std::string PrintEdges(const Report& report) {
  std::string text;
  const auto name = [&](ActorId id) {
    for (const Actor& actor : report.actors) {
      if (actor.id == id) return actor.name;
    }
    return std::string();
  };
  for (const auto& [edge, evidence] : report.edges) {
    text += name(edge.from) + "  " + edge.relation + "  " + name(edge.to) + "  (" + edge.modality;
    for (const std::string& part : {edge.time.ToString(), edge.place}) text += part.empty() ? "" : ", " + part;
    text += ")" + (edge.theme.empty() ? "" : "  " + edge.theme) + "\n    | " + evidence[0].words + "\n";
  }
  return text;
}

}  // namespace

std::span<const std::string_view> StageNames() { return kStages; }

std::string PrintStage(const Pipeline& pipeline, Article article, std::string_view stage, double min_confidence) {
  if (stage == kStages[0]) return PrintArticle(article);
  Document document = pipeline.Split(std::move(article));
  if (stage == kStages[1]) return Print(document);
  Analysis analysis = pipeline.Analyse(std::move(document));
  if (stage == kStages[2]) return PrintAnalysis(analysis);
  const Resolved resolved = pipeline.Resolve(std::move(analysis));
  if (stage == kStages[3]) return Print(resolved);
  if (stage == kStages[4]) return PrintEvents(resolved, pipeline.parts());
  return PrintEdges(SureEdges(pipeline.Find(resolved), min_confidence));
}

}  // namespace entente::extract
