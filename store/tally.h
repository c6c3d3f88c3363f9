// How many actors of each kind, edges of each relation and edges of each year a store has: what queries are planned by.
#ifndef ENTENTE_STORE_TALLY_H_
#define ENTENTE_STORE_TALLY_H_

#include <cstdint>
#include <map>
#include <string>

#include "store/batch.h"

namespace entente::store {

// What a change does to these numbers.
class Tally {
 public:
  void Add(const Actor& actor) { Count(actor, 1); }
  void Add(const Edge& edge) { Count(edge, 1); }
  void Add(const Tally& other);
  void Remove(const Actor& actor) { Count(actor, -1); }
  void Remove(const Edge& edge) { Count(edge, -1); }

  // Adds the records that change to `batch`.
  Status Write(const Database& database, Batch* batch) const;

 private:
  void Count(const Actor& actor, int64_t more);
  void Count(const Edge& edge, int64_t more);

  std::map<std::string, int64_t> kinds_, relations_;
  std::map<int32_t, int64_t> years_;
};

Result<GraphStatistics> ReadStatistics(const Database& database, const rocksdb::Snapshot* snapshot = nullptr);

}  // namespace entente::store

#endif  // ENTENTE_STORE_TALLY_H_
