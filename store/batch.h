// Records to write into a store as one, and what always changes together: an edge and its index entries.
#ifndef ENTENTE_STORE_BATCH_H_
#define ENTENTE_STORE_BATCH_H_

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace entente::store {

class Batch {
 public:
  explicit Batch(Database* database) : database_(*database) {}

  // Of several changes to one record the last counts.
  void Put(Family family, std::string_view key, std::string_view value);
  void Delete(Family family, std::string_view key);

  // The edge and its index entries, in place of those of `before`.
  void PutEdge(const Edge& edge, const std::optional<Edge>& before);
  void DeleteEdge(const Edge& edge);
  // The actor and its names, in place of those of `before`.
  void PutActor(const Actor& actor, const std::optional<Actor>& before);
  void DeleteActor(const Actor& actor);

  // Writes all of it, or nothing. To be called once.
  Status Commit();

 private:
  struct Record {
    std::string key;
    std::optional<std::string> value;  // nullopt: to be deleted
  };

  Database& database_;
  std::array<std::vector<Record>, kFamilyCount> records_;
};

}  // namespace entente::store

#endif  // ENTENTE_STORE_BATCH_H_
