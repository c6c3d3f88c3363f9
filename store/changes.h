// What some reports change in a store: gathered in memory, written as one.
#ifndef ENTENTE_STORE_CHANGES_H_
#define ENTENTE_STORE_CHANGES_H_

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/judgements.h"
#include "graph/ontology.h"
#include "store/batch.h"

namespace entente::store {

// kInvalidInput where the report breaks its contract or names what the ontology does not know.
Status CheckReport(const Report& report, const Ontology& ontology);

class Changes {
 public:
  explicit Changes(Database* database) : database_(*database), batch_(database) {}

  // Takes in what a report told that CheckReport passed, unless these changes have its document: what it tells under
  // the judgements, and where that is something else how it was told. One that the store has changes nothing.
  void Add(Told told, const Judgements& judgements, const Ontology& ontology);
  // The same for one that is pending (store/pending.h), which it is no more then.
  void AddPending(Told told, const Judgements& judgements, const Ontology& ontology);
  // Writes all that was added as one: through the log, or as sorted files (see Batch), worked out on all threads that
  // help. To be called once.
  Status Commit();
  Status CommitSorted();

 private:
  Status DropStored();
  bool empty() const { return told_.empty() && !pending_; }
  // Turns what was added into records, in so many shares at once.
  Status Settle(size_t shares);
  // The edges that several of the reports tell, taken out of these and joined.
  std::vector<ReportedEdge> TakeShared();
  // Those that one report alone tells, once the others have been taken.
  size_t EdgesTold() const;
  Status WriteCounts(const GraphCounts& added);

  Database& database_;
  Batch batch_;
  std::unordered_set<DocumentId> documents_;
  std::vector<Told> told_;
  std::unordered_map<DocumentId, std::string> originals_;  // of those that judgements change
  bool pending_ = false;                                   // some were
};

}  // namespace entente::store

#endif  // ENTENTE_STORE_CHANGES_H_
