// Records to write into a store as one, and what always changes together: an edge and its index entries.
#ifndef ENTENTE_STORE_BATCH_H_
#define ENTENTE_STORE_BATCH_H_

#include <array>
#include <cstdint>
#include <deque>
#include <list>
#include <memory>
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

  // Takes over the records of another batch, which then has none; to any record at most one of the two has a change.
  void TakeIn(Batch* other);

  // Each writes all of it, or nothing, and is to be called once. Commit goes through the log. CommitSorted makes sorted
  // files and takes them into the database, after all that was written before; it also outlives a power loss.
  Status Commit();
  Status CommitSorted();

 private:
  struct Record {
    uint64_t head, neck;  // the first bytes of the key and those behind them, for sorting
    const char* bytes;    // the key, then the value
    uint32_t key_size;
    uint32_t value_size;  // kDeleted: there is none

    std::string_view key() const { return {bytes, key_size}; }
    bool HasKeyOf(const Record& other) const {
      return head == other.head && neck == other.neck && key() == other.key();
    }
    std::string_view value() const { return {bytes + key_size, value_size}; }
  };
  static constexpr uint32_t kDeleted = UINT32_MAX;
  // Bytes that keep their place while others are added.
  class Arena {
   public:
    char* Allocate(size_t size);

   private:
    std::vector<std::unique_ptr<char[]>> blocks_;
    char* free_ = nullptr;
    size_t left_ = 0;
    size_t block_size_ = 0;  // of the last one
  };
  struct Part {
    std::deque<Record> list;  // in the order in which they came
    Arena arena;
  };
  // Of one family: what is put here goes into the last part, others were taken in. None where there are no records.
  struct Records {
    std::list<Part> parts;

    size_t size() const;
  };

  void Add(Family family, std::string_view key, std::string_view value, bool deleted);
  static std::vector<Record> SortedByKey(const Records& records);
  // Spreads records over groups by their heads, in the order in which they came; gives the end of each group.
  static std::vector<size_t> SpreadByHead(const Records& records, std::vector<Record>* spread);
  // The records of a family as a sorted file.
  Status WriteFile(Family family, const std::string& file);
  Status WriteFiles(std::vector<Family> families, const std::string& folder);
  Status Ingest(const std::vector<Family>& families, const std::string& folder);

  Records& records(Family family) { return records_[static_cast<size_t>(family)]; }

  Database& database_;
  std::array<Records, kFamilyCount> records_;
};

}  // namespace entente::store

#endif  // ENTENTE_STORE_BATCH_H_
