// What some reports change in a store: gathered in memory, written as one.
#ifndef ENTENTE_STORE_CHANGES_H_
#define ENTENTE_STORE_CHANGES_H_

#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/ontology.h"
#include "store/batch.h"
#include "store/tally.h"

namespace entente::store {

// kInvalidInput where the report breaks its contract or names what the ontology does not know.
Status CheckReport(const Report& report, const Ontology& ontology);

class Changes {
 public:
  explicit Changes(Database* database) : database_(*database), batch_(database) {}

  // Takes in a report that CheckReport passed, learned on that day, unless the store or these changes have its
  // document.
  Status Add(Report report, Date learned);
  // Writes all that was added as one: through the log, or as sorted files (see Batch). To be called once.
  Status Commit();
  Status CommitSorted();

 private:
  struct ActorChange {
    std::optional<Actor> before;
    Actor after;
  };
  // Where an actor stands among those that change, and the hash of what was said of it last: most articles say the
  // same.
  struct ActorPlace {
    size_t place;
    uint64_t said;
  };

  // Turns what was added into records.
  Status Settle();
  Status AddActor(const Actor& actor);
  void WriteActors();
  Status WriteEdges();
  // Of the edges that several of the reports tell.
  std::unordered_set<EdgeId> SharedEdges() const;
  Status WriteEdge(ReportedEdge* edge);
  // Joins what the store has to what the reports say of an edge.
  Status JoinStored(const Edge& stored, ReportedEdge* edge);
  Status WriteCounts();

  Database& database_;
  Batch batch_;
  std::unordered_set<DocumentId> documents_;
  std::vector<ActorChange> actors_;
  std::unordered_map<ActorId, ActorPlace> place_of_actor_;
  std::vector<std::vector<ReportedEdge>> told_;  // by each report, settled by it alone
  GraphCounts added_;
  Tally tally_;
};

}  // namespace entente::store

#endif  // ENTENTE_STORE_CHANGES_H_
