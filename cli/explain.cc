// entente explain: why an edge is there.
#include "extract/events/explain.h"

#include <fmt/format.h>

#include <map>

#include "cli/candidates.h"
#include "cli/command.h"
#include "cli/render.h"
#include "extract/events/find.h"
#include "extract/pipeline_parts.h"
#include "graph/independence.h"

namespace entente::cli {
namespace {

using extract::ExplainedEnd;
using extract::Explanation;

struct ExplainOptions {
  ReadOptions read;
  ReadingOptions reading;
  std::string edge;
  bool json = false;
};

// An article and what is read in it now.
struct Reread {
  SourceDocument document;
  extract::Resolved resolved;
  std::vector<extract::Event> events;
};

// A piece of evidence with the reading that gave it, if it is found again.
struct Piece {
  const Evidence* evidence;
  const Reread* reread;
  std::optional<Explanation> explanation;
};

extract::Article ArticleOf(const SourceDocument& document) {
  return {document.id,  document.source_id, document.outlet, document.title,
          document.url, document.published, document.text};
}

class Explainer {
 public:
  Explainer(const GraphView& graph, const extract::Pipeline& pipeline) : graph_(graph), pipeline_(pipeline) {}

  Result<std::vector<Piece>> Explain(const Relation& relation, const std::vector<Evidence>& evidence) {
    std::vector<Piece> pieces;
    for (const Evidence& piece : evidence) {
      const auto reread = Read(piece.document);
      if (!reread.ok()) return reread.status();
      const Reread& article = *reread.value();
      pieces.push_back(
          {&piece, &article,
           extract::Explain(piece, relation, article.events, article.resolved, pipeline_.parts().confidence.scorer)});
    }
    return pieces;
  }

 private:
  Result<const Reread*> Read(DocumentId id) {
    const auto found = articles_.find(id);
    if (found != articles_.end()) return &found->second;
    auto document = graph_.GetDocument(id);
    if (!document.ok()) return document.status();
    Reread& article = articles_[id];
    article.document = std::move(document).value();
    article.resolved = pipeline_.Resolve(pipeline_.Analyse(pipeline_.Split(ArticleOf(article.document))));
    const auto& parts = pipeline_.parts();
    article.events = extract::ReadEvents(article.resolved, parts.frames, parts.cues, parts.ontology);
    return &article;
  }

  const GraphView& graph_;
  const extract::Pipeline& pipeline_;
  std::map<DocumentId, Reread> articles_;
};

std::string TextAt(const SourceDocument& document, ByteSpan span) {
  return span.end <= document.text.size() ? OneLine(document.text.substr(span.begin, span.size())) : std::string();
}

std::string SpanText(const SourceDocument& document, ByteSpan span) {
  if (span.empty()) return "(understood)";
  return fmt::format("\"{}\" {}..{}", TextAt(document, span), span.begin, span.end);
}

// "frames/contact.toml:12 meet"
std::string FrameText(const extract::Frame& frame) {
  const size_t colon = frame.name.find(':');
  return fmt::format("frames/{}.toml:{} {}", frame.name.substr(0, colon), frame.line, frame.name.substr(colon + 1));
}

std::string FactorText(const Explanation& explanation) {
  std::string text;
  double product = 1;
  for (const extract::Factor& factor : explanation.factors) {
    text += fmt::format("{}{:.2f} ({})", text.empty() ? "" : " x ", factor.value, factor.what);
    product *= factor.value;
  }
  return fmt::format("{} = {:.2f}", text, product);
}

// "relation=met-with +0.52, from-distance=far -0.31"
std::string SignalText(const Explanation& explanation) {
  std::string text;
  for (const extract::EdgeScorer::Signal& signal : explanation.signals) {
    text += fmt::format("{}{} {:+.2f}", text.empty() ? "" : ", ", signal.feature, signal.weight);
  }
  return text;
}

void PrintEnd(std::string_view name, const ExplainedEnd& end, const Piece& piece, const extract::Knowledge& knowledge) {
  const SourceDocument& document = piece.reread->document;
  fmt::print("      {:<8} {}, {} of: {}\n", name, SpanText(document, end.words), end.form, end.places);
  fmt::print("               {} ({}{}{})", end.actor->name, end.actor->kind,
             end.actor->country.empty() ? "" : ", " + end.actor->country,
             end.actor->known_id.empty() ? "" : ", known as " + end.actor->known_id);
  if (!end.name.empty()) fmt::print(", named {}", SpanText(document, end.name));
  const std::string office = OfficeText(knowledge, end.actor->known_id, document.published);
  fmt::print("{}\n", office.empty() ? "" : "; " + office);
}

void PrintPiece(const Piece& piece, const extract::Knowledge& knowledge) {
  const Evidence& evidence = *piece.evidence;
  const SourceDocument& document = piece.reread->document;
  fmt::print("    | {}\n      sentence {} of {}, {}..{}\n", OneLine(evidence.words), evidence.sentence + 1,
             document.source_id.empty() ? ToString(document.id) : document.source_id, evidence.sentence_span.begin,
             evidence.sentence_span.end);
  if (!piece.explanation) {
    fmt::print("      rule {}, confidence {:.2f}, trigger {}, from {}, to {}\n", evidence.rule, evidence.confidence,
               SpanText(document, evidence.trigger), SpanText(document, evidence.from),
               SpanText(document, evidence.to));
    fmt::print("      not found again in the stored text: it was loaded, or read by other words, models or options\n");
    return;
  }
  const Explanation& explanation = *piece.explanation;
  fmt::print("      frame    {}\n      trigger  {}\n", FrameText(*explanation.frame),
             SpanText(document, evidence.trigger));
  PrintEnd("from", explanation.from, piece, knowledge);
  PrintEnd("to", explanation.to, piece, knowledge);
  fmt::print("      sure     {}", FactorText(explanation));
  fmt::print("; of those {:.2f} are right\n", evidence.confidence);
  if (!explanation.signals.empty()) fmt::print("      scorer   {}\n", SignalText(explanation));
}

Json SpanJson(ByteSpan span) { return Json::array({span.begin, span.end}); }

Json EndJson(const ExplainedEnd& end) {
  return {{"words", SpanJson(end.words)},
          {"form", end.form},
          {"places", end.places},
          {"actor", ActorJson(*end.actor)},
          {"named", end.name.empty() ? Json() : SpanJson(end.name)}};
}

Json ExplanationJson(const std::optional<Explanation>& explanation) {
  if (!explanation) return nullptr;
  Json factors = Json::array();
  for (const extract::Factor& factor : explanation->factors) {
    factors.push_back({{"what", factor.what}, {"value", factor.value}});
  }
  Json signals = Json::array();
  for (const extract::EdgeScorer::Signal& signal : explanation->signals) {
    signals.push_back({{"feature", signal.feature}, {"weight", signal.weight}});
  }
  return {{"frame", explanation->frame->name},
          {"place", FrameText(*explanation->frame)},
          {"from", EndJson(explanation->from)},
          {"to", EndJson(explanation->to)},
          {"factors", factors},
          {"signals", signals}};
}

Status PrintJson(const GraphView& graph, const Edge& edge, const std::vector<Piece>& pieces) {
  auto json = EdgeWithEvidenceJson(graph, edge);
  if (!json.ok()) return json.status();
  for (size_t i = 0; i < pieces.size(); ++i) {
    json.value()["evidence"][i]["explanation"] = ExplanationJson(pieces[i].explanation);
  }
  fmt::print("{}\n", json.value().dump());
  return Status();
}

Status PrintText(const GraphView& graph, const Edge& edge, const std::vector<Piece>& pieces,
                 const extract::Knowledge& knowledge) {
  const auto line = EdgeLine(graph, edge);
  if (!line.ok()) return line.status();
  const auto independent = IndependentSources(graph, edge.id);
  if (!independent.ok()) return independent.status();
  fmt::print("{}\n  confidence {:.2f}; pieces of evidence: {}, articles: {}, independent sources: {}\n", line.value(),
             edge.confidence, edge.evidence_count, edge.document_count, independent.value());
  for (const Piece& piece : pieces) PrintPiece(piece, knowledge);
  return Status();
}

int RunExplain(const ExplainOptions& options) {
  const auto id = ParseIdText(options.edge);
  if (!id) {
    fmt::print(stderr, "entente: \"{}\" is no edge; expected its id in sixteen digits, as --json and exports give it\n",
               options.edge);
    return kUsage;
  }
  const auto opened = OpenGraph(options.read);
  if (!opened.ok()) return Fail(opened.status());
  const GraphView& graph = opened.value().view();
  const auto edge = graph.GetEdge(EdgeId{*id});
  if (!edge.ok()) return Fail(edge.status());
  const auto evidence = graph.GetEvidence(EdgeId{*id});
  if (!evidence.ok()) return Fail(evidence.status());
  const auto pipeline = LoadPipeline(options.reading);
  if (!pipeline.ok()) return Fail(pipeline.status());
  const Relation* relation = pipeline.value()->ontology().FindRelation(edge.value().relation);
  if (relation == nullptr)
    return Fail(Status(ErrorCode::kInvalidInput,
                       fmt::format("relation \"{}\" of the edge is not in the ontology", edge.value().relation)));
  Explainer explainer(graph, *pipeline.value());
  const auto pieces = explainer.Explain(*relation, evidence.value());
  if (!pieces.ok()) return Fail(pieces.status());
  const Status status = options.json
                            ? PrintJson(graph, edge.value(), pieces.value())
                            : PrintText(graph, edge.value(), pieces.value(), *pipeline.value()->parts().knowledge);
  return status.ok() ? static_cast<int>(kFound) : Fail(status);
}

}  // namespace

void AddExplain(CommandLine* line) {
  auto options = std::make_shared<ExplainOptions>();
  CLI::App* command =
      line->app.add_subcommand("explain", "Say why an edge is there: rule, words, confidence, who is who");
  AddReadOptions(command, &options->read);
  AddReadingOptions(command, &options->reading);
  AddJsonOption(command, &options->json);
  command->add_option("edge", options->edge, "The edge's id")->required();
  command->footer(
      "Examples:\n"
      "  entente query \"MATCH (a)-[m:MET_WITH]->(b) RETURN m.id, a.name, b.name\"\n"
      "  entente explain $(entente query \"MATCH (a)-[m:SIGNED_WITH]->(b) RETURN m.id\" | tail -1)\n\n"
      "The articles are read anew from the store, by the same --profile and --actors as they were ingested with.");
  command->callback([line, options] { line->run = [options] { return RunExplain(*options); }; });
}

}  // namespace entente::cli
