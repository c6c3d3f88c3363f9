// Articles that were written and that no index tells yet. To write an article is to note it as one record; to bring
// many into the indexes at once takes a fraction of the time that one after the other would.
#ifndef ENTENTE_STORE_PENDING_H_
#define ENTENTE_STORE_PENDING_H_

#include <atomic>
#include <cstddef>
#include <span>
#include <unordered_set>
#include <vector>

#include "graph/judgements.h"
#include "graph/ontology.h"
#include "store/database.h"

namespace entente::store {

// For one thread at a time, but for `empty`.
class Pending {
 public:
  explicit Pending(Database* database) : database_(*database) {}

  // Takes in what is noted in the database already. To be called once, before all else.
  Status Recover();

  // Notes, as one change that goes through the log, those articles that the store does not have.
  Status Note(std::span<const Report> reports, Date learned);
  bool Has(DocumentId document) const { return documents_.contains(document); }
  bool empty() const { return empty_.load(std::memory_order_acquire); }
  // Whether there are so many that more would not be brought in faster.
  bool full() const;

  // Brings all of them into the indexes as one change, under the judgements: on the disk, or where the database has a
  // group in this.
  Status Index(const Judgements& judgements, const Ontology& ontology);

 private:
  Result<std::vector<Told>> ReadAll() const;
  void Add(DocumentId document, size_t edges, size_t bytes);

  Database& database_;
  std::unordered_set<DocumentId> documents_;
  size_t edges_ = 0, bytes_ = 0;  // of their records
  std::atomic<bool> empty_ = true;
};

}  // namespace entente::store

#endif  // ENTENTE_STORE_PENDING_H_
