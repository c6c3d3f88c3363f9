// A graph that someone may read: in memory (Graph) or on disk (store::Store). Queries, algorithms and exports know
// only this.
#ifndef ENTENTE_GRAPH_GRAPH_VIEW_H_
#define ENTENTE_GRAPH_GRAPH_VIEW_H_

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/ontology.h"
#include "graph/status.h"
#include "graph/types.h"

namespace entente {

enum class Direction { kOut, kIn, kBoth };

// Which of an actor's edges to visit. Edges of symmetric relations match in every direction.
struct EdgeFilter {
  std::vector<std::string> relations;  // empty: all
  Direction direction = Direction::kBoth;
  std::optional<ActorId> other;  // only edges that have this actor at the other end
  // Only edges whose first day is known and not before, not after these.
  std::optional<Date> first_from = std::nullopt, first_until = std::nullopt;
  // Only edges whose first day is not known; there is no window then.
  bool undated = false;

  bool has_window() const { return first_from || first_until; }
  // Whether edges of that time are asked for.
  bool Admits(const TimeSpan& time) const {
    if (undated) return time.first.day == TimeSpan::kOpenPast;
    if (!has_window()) return true;
    return time.first.day != TimeSpan::kOpenPast && (!first_from || *first_from <= time.first) &&
           (!first_until || time.first <= *first_until);
  }
};

// Which edge it is, whom it joins, in what modality and when, without what is said of it.
struct EdgeHead {
  std::optional<EdgeId> given_id;       // nullopt: it follows from the rest
  std::string_view relation, modality;  // live as long as the visit; where no id is given as long as the view
  ActorId from{}, to{};
  TimeSpan time;

  EdgeId id() const;
};
EdgeHead HeadOf(const Edge& edge);
inline const EdgeHead& HeadOf(const EdgeHead& edge) { return edge; }

struct GraphCounts {
  uint64_t actors = 0, edges = 0, evidence = 0, documents = 0;

  GraphCounts& operator+=(const GraphCounts& more) {
    actors += more.actors;
    edges += more.edges;
    evidence += more.evidence;
    documents += more.documents;
    return *this;
  }
  friend auto operator<=>(const GraphCounts&, const GraphCounts&) = default;
};

// How many there are of what: estimates are made from this. The maps are empty where only the sums are known.
struct GraphStatistics {
  uint64_t actors = 0, edges = 0;
  std::map<std::string, uint64_t> actors_by_kind, edges_by_relation;
  std::map<int32_t, uint64_t> edges_by_year;  // of the first day; edges without one are left out

  friend bool operator==(const GraphStatistics&, const GraphStatistics&) = default;
};

// Visitors return false to stop early. A visit that ends because its visitor said so is ok. Lookups of what is not
// there give kNotFound; kIo and kCorrupt come from the disk alone.
class GraphView {
 public:
  virtual ~GraphView() = default;

  virtual const Ontology& ontology() const = 0;
  virtual Result<GraphCounts> Counts() const = 0;
  // May count what the view leaves out.
  virtual Result<GraphStatistics> Statistics() const = 0;

  virtual Result<Actor> GetActor(ActorId id) const = 0;
  virtual Result<Edge> GetEdge(EdgeId id) const = 0;
  virtual Result<SourceDocument> GetDocument(DocumentId id) const = 0;
  // Sorted by document, sentence, trigger.
  virtual Result<std::vector<Evidence>> GetEvidence(EdgeId id) const = 0;

  // Actors that bear `name` (folded by FoldName) as one of their names; sorted by id.
  virtual Result<std::vector<ActorId>> ActorsNamed(std::string_view name) const = 0;

  virtual Status VisitActors(const std::function<bool(const Actor&)>& visit) const = 0;              // by id
  virtual Status VisitDocuments(const std::function<bool(const SourceDocument&)>& visit) const = 0;  // by id
  virtual Status VisitEdges(const std::function<bool(const Edge&)>& visit) const = 0;                // by id
  // Newest first (by the first day of `time`, edges without one last); of one day in an order that is the graph's own,
  // and the same every time.
  virtual Status VisitEdgesOf(ActorId actor, const EdgeFilter& filter,
                              const std::function<bool(const Edge&)>& visit) const = 0;
  // Edges of known time that overlaps [from, to], in such an order too.
  virtual Status VisitEdgesBetweenDates(Date from, Date to, const std::function<bool(const Edge&)>& visit) const = 0;

  // The same edges in the same order, heads alone: faster where the graph lies on disk.
  virtual Status VisitHeadsOf(ActorId actor, const EdgeFilter& filter,
                              const std::function<bool(const EdgeHead&)>& visit) const;
  virtual Status VisitHeadsBetweenDates(Date from, Date to, const std::function<bool(const EdgeHead&)>& visit) const;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_GRAPH_VIEW_H_
