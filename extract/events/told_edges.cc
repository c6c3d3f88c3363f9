#include "extract/events/told_edges.h"

namespace entente::extract {
namespace {

constexpr double kMinCertainty = 0.25;  // below it more edges are wrong than right (docs/quality.md)
constexpr size_t kMostReciprocal = 5;   // a longer list does not mean that all met all

class EdgeTeller {
 public:
  EdgeTeller(const Resolved& resolved, const Ontology& ontology) : resolved_(resolved), ontology_(ontology) {}

  std::vector<ToldEdge> Tell(const std::vector<Event>& events) {
    for (const Event& event : events) TellEvent(event);
    return std::move(edges_);
  }

 private:
  void TellEvent(const Event& event) {
    const std::vector<Participant>&from = event.in(Role::kFrom), &to = event.in(Role::kTo);
    const std::string& modality = ontology_.modalities()[event.modality].name;
    if (to.empty() && event.frame->reciprocal && from.size() <= kMostReciprocal) {
      for (size_t i = 0; i < from.size(); ++i) {
        for (size_t j = i + 1; j < from.size(); ++j) {
          Add({&event, event.frame->relation, &from[i], &from[j], modality, event.theme});
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
        if (!event.frame->compatriots || ShareCountry(a, b)) Add({&event, relation, &a, &b, modality, theme});
      }
    }
  }

  bool ShareCountry(const Participant& a, const Participant& b) const {
    const std::string& country = ActorOf(a, resolved_).country;
    return !country.empty() && country == ActorOf(b, resolved_).country;
  }

  void Add(ToldEdge edge) {
    const bool oneself = ActorOf(*edge.from, resolved_).id == ActorOf(*edge.to, resolved_).id;
    if (!oneself && edge.certainty() >= kMinCertainty) edges_.push_back(std::move(edge));
  }

  const Resolved& resolved_;
  const Ontology& ontology_;
  std::vector<ToldEdge> edges_;
};

}  // namespace

std::vector<ToldEdge> TellEdges(const std::vector<Event>& events, const Resolved& resolved, const Ontology& ontology) {
  return EdgeTeller(resolved, ontology).Tell(events);
}

}  // namespace entente::extract
