#include <algorithm>
#include <map>
#include <tuple>

#include "extract/events/find.h"
#include "extract/events/told_edges.h"
#include "graph/merge.h"

namespace entente::extract {
namespace {

constexpr double kMinMarginalConfidence =
    0.28;  // below it one costs more precision than it adds recall (docs/quality.md)

class ReportMaker {
 public:
  ReportMaker(const Resolved& resolved, const Ontology& ontology, const Confidence& confidence)
      : resolved_(resolved), document_(resolved.analysis.document), ontology_(ontology), confidence_(confidence) {}

  Report Make(const std::vector<Event>& events) {
    for (const ToldEdge& told : TellEdges(events, resolved_, ontology_)) AddEdge(told);
    ShareTimes();
    Report report;
    report.document = SourceOf();
    for (ReportedEdge& edge : Merged()) report.edges.push_back(std::move(edge));
    for (const ReportedEdge& edge : report.edges) {
      for (ActorId id : {edge.edge.from, edge.edge.to}) named_[id] = true;
    }
    for (auto& [id, actor] : actors_) {
      if (named_.contains(id)) report.actors.push_back(std::move(actor));
    }
    return report;
  }

 private:
  void AddEdge(const ToldEdge& told) {
    const Relation& relation = *ontology_.FindRelation(told.relation);
    const double share = confidence_.scorer.Share(relation.marginal, told, resolved_);
    const double confidence = confidence_.calibration.ShareRight(relation.marginal, told.certainty() * share);
    if (relation.marginal && confidence < kMinMarginalConfidence) return;
    const Actor &from = ActorOf(*told.from, resolved_), &to = ActorOf(*told.to, resolved_);
    ReportedEdge edge;
    edge.edge.relation = told.relation;
    edge.edge.from = from.id;
    edge.edge.to = to.id;
    edge.edge.modality = told.modality;
    edge.edge.time = told.event->time;
    edge.edge.theme = told.theme;
    edge.evidence.push_back(MakeEvidence(told, confidence));
    Normalise(relation, &edge);
    edges_.push_back(std::move(edge));
    KeepActor(from);
    KeepActor(to);
  }

  void KeepActor(const Actor& actor) {
    const auto [found, fresh] = actors_.emplace(actor.id, actor);
    if (!fresh) found->second = MergeActors(found->second, actor);
  }

  Evidence MakeEvidence(const ToldEdge& told, double confidence) const {
    const Event& event = *told.event;
    Evidence evidence;
    evidence.document = document_.article.id;
    evidence.sentence = event.sentence;
    evidence.sentence_span = document_.Bytes(document_.sentences[event.sentence]);
    evidence.trigger = document_.Bytes(event.trigger_words);
    evidence.from = document_.Bytes(told.from->words);
    evidence.to = document_.Bytes(told.to->words);
    evidence.words = std::string(document_.Text(evidence.sentence_span));
    evidence.rule = event.frame->name;
    evidence.theme = told.theme;
    evidence.place = event.place;
    evidence.attribution = event.attribution;
    evidence.confidence = confidence;
    return evidence;
  }

  // An article that dates an event once and tells it again without a date tells one event.
  void ShareTimes() {
    using Told = std::tuple<std::string, ActorId, ActorId, std::string>;
    std::map<Told, TimeSpan> dated;
    const auto told = [](const Edge& edge) { return Told(edge.relation, edge.from, edge.to, edge.modality); };
    for (const ReportedEdge& edge : edges_) {
      if (edge.edge.time.known()) dated.emplace(told(edge.edge), edge.edge.time);
    }
    for (ReportedEdge& edge : edges_) {
      const auto found = dated.find(told(edge.edge));
      if (!edge.edge.time.known() && found != dated.end()) edge.edge.time = found->second;
    }
  }

  // Of what several rules read from the same words, what one is the surest of.
  static void KeepStrongest(std::vector<Evidence>* evidence) {
    const auto place = [](const Evidence& one) { return std::tuple(one.trigger, one.from, one.to); };
    std::sort(evidence->begin(), evidence->end(), [&](const Evidence& a, const Evidence& b) {
      return std::tuple(place(a), -a.confidence, a.rule) < std::tuple(place(b), -b.confidence, b.rule);
    });
    const auto same = [&](const Evidence& a, const Evidence& b) { return place(a) == place(b); };
    evidence->erase(std::unique(evidence->begin(), evidence->end(), same), evidence->end());
  }

  std::vector<ReportedEdge> Merged() {
    std::map<EdgeId, ReportedEdge> merged;
    for (ReportedEdge& edge : edges_) {
      const Relation& relation = *ontology_.FindRelation(edge.edge.relation);
      edge.edge.id = MakeEdgeId(relation, edge.edge, document_.article.published);
      const auto [found, fresh] = merged.emplace(edge.edge.id, edge);
      if (fresh) continue;
      std::move(edge.evidence.begin(), edge.evidence.end(), std::back_inserter(found->second.evidence));
    }
    std::vector<ReportedEdge> edges;
    for (auto& [id, edge] : merged) {
      KeepStrongest(&edge.evidence);
      SettleEdge(&edge.evidence, &edge.edge);
      edges.push_back(std::move(edge));
    }
    return edges;
  }

  SourceDocument SourceOf() const {
    const Article& article = document_.article;
    SourceDocument source;
    source.id = article.id;
    source.source_id = article.source_id;
    source.outlet = article.outlet;
    source.title = article.title;
    source.url = article.url;
    source.published = article.published;
    source.text = article.text;
    source.sentence_count = static_cast<uint32_t>(document_.sentences.size());
    return source;
  }

  const Resolved& resolved_;
  const Document& document_;
  const Ontology& ontology_;
  const Confidence& confidence_;
  std::vector<ReportedEdge> edges_;
  std::map<ActorId, Actor> actors_;
  std::map<ActorId, bool> named_;
};

}  // namespace

Report MakeReport(const std::vector<Event>& events, const Resolved& resolved, const Ontology& ontology,
                  const Confidence& confidence) {
  return ReportMaker(resolved, ontology, confidence).Make(events);
}

Report FindEvents(const Resolved& resolved, const Frames& frames, const Cues& cues, const Ontology& ontology,
                  const Confidence& confidence) {
  return MakeReport(ReadEvents(resolved, frames, cues, ontology), resolved, ontology, confidence);
}

}  // namespace entente::extract
