// Records to write into a store as one, and what always changes together: an edge and its index entries.
#ifndef ENTENTE_STORE_BATCH_H_
#define ENTENTE_STORE_BATCH_H_

#include <array>
#include <cstdint>
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

  // Each writes all of it, or nothing, and is to be called once. Commit goes through the log. CommitSorted makes sorted
  // files and takes them into the database, after all that was written before; it also outlives a power loss.
  Status Commit();
  Status CommitSorted();

 private:
  struct Value {
    size_t begin;  // in values_
    uint32_t size;
    bool deleted;  // there is none
  };
  struct Record {
    uint64_t head;  // the first bytes of the key, for sorting
    size_t begin;   // of the key in the keys of the family
    uint32_t key_size;
    Value value;
  };
  struct Records {
    std::string keys;
    std::vector<Record> all;

    std::string_view key(const Record& record) const;
  };

  Value Keep(std::string_view value);
  std::string_view ValueOf(const Record& record) const;
  void Add(Family family, std::string_view key, const Value& value);
  static void SortByKey(Records* records);
  // The records of a family as a sorted file.
  Status WriteFile(Family family, const std::string& file);
  Status WriteFiles(const std::vector<Family>& families, const std::string& folder);
  Status Ingest(const std::vector<Family>& families, const std::string& folder);

  Records& records(Family family) { return records_[static_cast<size_t>(family)]; }

  Database& database_;
  std::array<Records, kFamilyCount> records_;
  std::string values_;  // an edge's once, though it stands in many families
};

}  // namespace entente::store

#endif  // ENTENTE_STORE_BATCH_H_
