#include <algorithm>
#include <map>
#include <tuple>

#include "extract/events/find.h"
#include "graph/merge.h"

namespace entente::extract {
namespace {

constexpr double kMinConfidence = 0.25;  // below it more edges are wrong than right (docs/quality.md)
constexpr size_t kMostReciprocal = 5;    // a longer list does not mean that all met all

class ReportMaker {
 public:
  ReportMaker(const Resolved& resolved, const Ontology& ontology, const Calibration& calibration, double min_confidence)
      : resolved_(resolved),
        document_(resolved.analysis.document),
        ontology_(ontology),
        calibration_(calibration),
        min_confidence_(min_confidence) {}

  Report Make(const std::vector<Event>& events) {
    for (const Event& event : events) AddEvent(event);
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
  void AddEvent(const Event& event) {
    const std::vector<Participant>&from = event.in(Role::kFrom), &to = event.in(Role::kTo);
    const std::string& modality = ontology_.modalities()[event.modality].name;
    if (to.empty() && event.frame->reciprocal && from.size() <= kMostReciprocal) {
      for (size_t i = 0; i < from.size(); ++i) {
        for (size_t j = i + 1; j < from.size(); ++j) {
          AddEdge(event, event.frame->relation, from[i], from[j], modality, event.theme);
        }
      }
    }
    AddPairs(event, event.frame->relation, from, to, modality, event.theme);
    for (const FurtherEdge& further : event.frame->further) {
      AddPairs(event, further.relation, event.in(further.from), event.in(further.to),
               further.modality.empty() ? modality : further.modality,
               further.theme == Role::kTheme ? event.theme : std::string());
    }
  }

  void AddPairs(const Event& event, const std::string& relation, const std::vector<Participant>& from,
                const std::vector<Participant>& to, const std::string& modality, const std::string& theme) {
    for (const Participant& a : from) {
      for (const Participant& b : to) {
        if (!event.frame->compatriots || ShareCountry(a, b)) AddEdge(event, relation, a, b, modality, theme);
      }
    }
  }

  bool ShareCountry(const Participant& a, const Participant& b) const {
    const std::string& country = ActorOf(a, resolved_).country;
    return !country.empty() && country == ActorOf(b, resolved_).country;
  }

  void AddEdge(const Event& event, const std::string& relation, const Participant& from, const Participant& to,
               const std::string& modality, const std::string& theme) {
    const Actor &from_actor = ActorOf(from, resolved_), &to_actor = ActorOf(to, resolved_);
    const double raw = event.confidence * from.certainty * to.certainty;
    if (from_actor.id == to_actor.id || raw < min_confidence_) return;
    const double confidence = calibration_.ShareRight(ontology_.FindRelation(relation)->marginal, raw);
    ReportedEdge edge;
    edge.edge.relation = relation;
    edge.edge.from = from_actor.id;
    edge.edge.to = to_actor.id;
    edge.edge.modality = modality;
    edge.edge.time = event.time;
    edge.edge.theme = theme;
    edge.evidence.push_back(MakeEvidence(event, from, to, theme, confidence));
    Normalise(*ontology_.FindRelation(relation), &edge);
    edges_.push_back(std::move(edge));
    KeepActor(from_actor);
    KeepActor(to_actor);
  }

  void KeepActor(const Actor& actor) {
    const auto [found, fresh] = actors_.emplace(actor.id, actor);
    if (!fresh) found->second = MergeActors(found->second, actor);
  }

  Evidence MakeEvidence(const Event& event, const Participant& from, const Participant& to, const std::string& theme,
                        double confidence) const {
    Evidence evidence;
    evidence.document = document_.article.id;
    evidence.sentence = event.sentence;
    evidence.sentence_span = document_.Bytes(document_.sentences[event.sentence]);
    evidence.trigger = document_.Bytes(event.trigger_words);
    evidence.from = document_.Bytes(from.words);
    evidence.to = document_.Bytes(to.words);
    evidence.words = std::string(document_.Text(evidence.sentence_span));
    evidence.rule = event.frame->name;
    evidence.theme = theme;
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
  const Calibration& calibration_;
  const double min_confidence_;
  std::vector<ReportedEdge> edges_;
  std::map<ActorId, Actor> actors_;
  std::map<ActorId, bool> named_;
};

}  // namespace

Report MakeReport(const std::vector<Event>& events, const Resolved& resolved, const Ontology& ontology,
                  const Calibration& calibration, double min_confidence) {
  return ReportMaker(resolved, ontology, calibration, min_confidence).Make(events);
}

Report FindEvents(const Resolved& resolved, const Frames& frames, const Cues& cues, const Ontology& ontology,
                  const Calibration& calibration) {
  return MakeReport(ReadEvents(resolved, frames, cues, ontology), resolved, ontology, calibration, kMinConfidence);
}

}  // namespace entente::extract
