// How many actors of each kind, edges of each relation and edges of each year a store has: what queries are planned by.
#ifndef ENTENTE_STORE_TALLY_H_
#define ENTENTE_STORE_TALLY_H_

#include <map>
#include <optional>
#include <string>

#include "store/batch.h"

namespace entente::store {

// What a change does to these numbers.
class Tally {
 public:
  // Something stands in place of what was there before; nullopt: nothing.
  void Replace(const std::optional<Actor>& before, const std::optional<Actor>& after);
  void Replace(const std::optional<Edge>& before, const std::optional<Edge>& after);

  // Adds the records that change to `batch`. Where the database has something, but no such numbers, it gets none.
  Status Write(const Database& database, Batch* batch) const;

 private:
  void Count(const Actor& actor, int64_t more);
  void Count(const Edge& edge, int64_t more);

  std::map<std::string, int64_t> changes_;  // by key
};

Result<GraphStatistics> ReadStatistics(const Database& database);

}  // namespace entente::store

#endif  // ENTENTE_STORE_TALLY_H_
