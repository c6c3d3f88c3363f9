// What the steps of a plan did while it was executed.
#ifndef ENTENTE_QUERY_PROFILE_H_
#define ENTENTE_QUERY_PROFILE_H_

#include <cstdint>
#include <unordered_map>

#include "graph/graph_view.h"

namespace entente::query {

struct StepProfile {
  uint64_t rows = 0;      // that it handed on
  uint64_t look_ups = 0;  // actors, edges, documents and names that were read for it
};

// Steps are known by their address: the plan must stay where it is.
class Profile {
 public:
  StepProfile& Of(const void* step) { return steps_[step]; }
  // Nothing of what was never reached.
  StepProfile Find(const void* step) const {
    const auto found = steps_.find(step);
    return found != steps_.end() ? found->second : StepProfile();
  }
  void CountLookUp() { ++current_->look_ups; }

 private:
  friend class AtWork;
  std::unordered_map<const void*, StepProfile> steps_;
  StepProfile nobody_;
  StepProfile* current_ = &nobody_;
};

// While it lives, look-ups count for this step.
class AtWork {
 public:
  // `profile` may be null.
  AtWork(Profile* profile, const void* step) : profile_(profile) {
    if (profile_ == nullptr) return;
    before_ = profile_->current_;
    profile_->current_ = &profile_->Of(step);
  }
  ~AtWork() {
    if (profile_ != nullptr) profile_->current_ = before_;
  }
  AtWork(const AtWork&) = delete;
  AtWork& operator=(const AtWork&) = delete;

 private:
  Profile* profile_;
  StepProfile* before_ = nullptr;
};

// A view that notes each look-up. Both must outlive it.
class CountingView : public GraphView {
 public:
  CountingView(const GraphView& view, Profile& profile) : view_(view), profile_(profile) {}

  const Ontology& ontology() const override { return view_.ontology(); }
  Result<GraphCounts> Counts() const override { return view_.Counts(); }
  Result<GraphStatistics> Statistics() const override { return view_.Statistics(); }
  Result<Actor> GetActor(ActorId id) const override;
  Result<Edge> GetEdge(EdgeId id) const override;
  Result<SourceDocument> GetDocument(DocumentId id) const override;
  Result<std::vector<Evidence>> GetEvidence(EdgeId id) const override;
  Result<std::vector<ActorId>> ActorsNamed(std::string_view name) const override;
  Status VisitActors(const std::function<bool(const Actor&)>& visit) const override;
  Status VisitDocuments(const std::function<bool(const SourceDocument&)>& visit) const override;
  Status VisitEdges(const std::function<bool(const Edge&)>& visit) const override;
  Status VisitEdgesOf(ActorId actor, const EdgeFilter& filter,
                      const std::function<bool(const Edge&)>& visit) const override;
  Status VisitEdgesBetweenDates(Date from, Date to, const std::function<bool(const Edge&)>& visit) const override;
  Status VisitHeadsOf(ActorId actor, const EdgeFilter& filter,
                      const std::function<bool(const EdgeHead&)>& visit) const override;
  Status VisitHeadsBetweenDates(Date from, Date to, const std::function<bool(const EdgeHead&)>& visit) const override;

 private:
  // The visitor, each of whose visits counts.
  template <class T>
  std::function<bool(const T&)> Counted(const std::function<bool(const T&)>& visit) const;

  const GraphView& view_;
  Profile& profile_;
};

}  // namespace entente::query

#endif  // ENTENTE_QUERY_PROFILE_H_
