// The graph on disk: articles' reports are written into it whole and merged as Graph merges them.
#ifndef ENTENTE_STORE_STORE_H_
#define ENTENTE_STORE_STORE_H_

#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph_view.h"
#include "graph/judgements.h"

namespace rocksdb {
class Env;
}

namespace entente::store {

class Database;
class Pending;

// By name.
using SymmetricRelations = std::set<std::string, std::less<>>;

// The number of the layout on disk (docs/store-format.md); stores of another number are refused.
inline constexpr int kFormatVersion = 7;

enum class OpenMode {
  kCreate,  // makes a store where there is none
  kMustExist,
  kReadOnly,  // sees the store as it was when it was opened; others may write to it meanwhile
};

// Articles of this day are known on every day that one may look at.
inline constexpr Date kAlwaysKnown{TimeSpan::kOpenPast};

// What Verify found. The store is whole where there are no problems.
struct Verification {
  GraphCounts counts;                 // as counted, not as noted
  std::vector<std::string> problems;  // a sentence each; the first kMostProblems of them
  uint64_t problem_count = 0;

  static constexpr size_t kMostProblems = 1000;
};

struct Repaired {
  uint64_t kept = 0, lost = 0;  // articles
  bool more_lost = false;       // perhaps, of which nothing is left: a log is damaged or records cannot be read
};

// One process may write to a store; any number may read it beside. Within a process all functions may be called from
// several threads at once, but for Judge, and Verify while others write. What a look-up or a visit shows is one state
// of the store, which it had at some moment since the call began; several one after another, as a query makes them,
// may show several. Who asks for heads between dates over and over, without writing, gets them from memory: some 30 MB for
// each million edges, 128 MiB at most, given up at the next such question after a change. Whatever the moment a process is killed, the store afterwards holds the articles up to some
// article, each whole; what stood there when Sync or Flush last returned also outlives a power loss.
class Store : public GraphView {
 public:
  // Fails with kNotFound (no such path), kInvalidInput (no store there), kWrongVersion, kInUse (another process writes
  // to it), kCorrupt or kIo, in a sentence that names the path. The ontology is copied. `files` is what
  // the database's files are read and written by, where that is not the system; it must outlive the store.
  static Result<std::unique_ptr<Store>> Open(const std::string& path, OpenMode mode, const Ontology& ontology,
                                             rocksdb::Env* files = nullptr);
  ~Store() override;

  // Makes a new store at `path`, where nothing is, of the latest backup in `backup`. kNotFound where there is none.
  static Status Restore(const std::string& backup, const std::string& path);
  // Writes a store anew, by what its articles told, which is all that the rest follows from. The store as it was lies
  // under the name PATH.damaged then. Articles of which some part cannot be read are left out.
  static Result<Repaired> Repair(const std::string& path, const Ontology& ontology);

  // Adds what articles tell; an article that is there already changes nothing. Articles that follow one another are
  // written in atomic groups, which is faster than one by one. They go into the log at once, and into the indexes with
  // others when there are thousands, before the next look-up, or when the store is closed. A report that breaks its
  // contract (graph/types.h) or names what the ontology does not know is refused with kInvalidInput, and then none of
  // the reports is written. `learned` is the day on which these articles became known here.
  Status Write(std::span<const Report> reports, Date learned = kAlwaysKnown);
  Status Write(const Report& report, Date learned = kAlwaysKnown);
  // Write for large piles, all of them as one atomic change that outlives a power loss when it returns: faster from
  // some thousand edges on, and held in memory until it is done. The files of large ones lie beside each other until
  // there are many, or Compact, or the store is opened for writing again.
  Status Load(std::vector<Report> reports, Date learned = kAlwaysKnown);
  Status Load(std::span<const Report> reports, Date learned = kAlwaysKnown);
  // Takes a document out again, with all that it alone supports: the store is as if it had never been written.
  // kNotFound where it is not there.
  Status Retract(DocumentId id);
  // Keeps an analyst's judgement, in place of an earlier one on the same two, as one atomic change with what follows
  // from it: articles that are there, and those that will be written, tell what they tell under the judgements. Gives
  // the number of articles changed. Nobody may read the store meanwhile.
  Result<uint64_t> Judge(const Judgement& judgement);
  const Judgements& judgements() const { return judgements_; }
  // Makes what is written outlive a power loss: Sync by its log, Flush as sorted files too, so that opening is fast.
  Status Sync();
  Status Flush();
  // Merges the sorted files of each kind into as few as there can be, packed as tightly as can be: what loads have left
  // side by side is then read several times faster. Takes some seconds for a million edges; others may read and write.
  Status Compact();

  // The store as it was when `day` ended: by the articles learned until then alone. Not to outlive the store; articles
  // that are written or retracted later may show in it.
  Result<std::unique_ptr<GraphView>> AsOf(Date day) const;

  // In how many sorted files look-ups of one kind look at most: what Compact merges. Large loads leave many.
  Result<uint64_t> FilesSideBySide() const;

  // Adds a backup of all that is written to those in `directory`, which is made where it is not there; what they have
  // in common is kept once. Gives its number. Not for a store that is open for reading only.
  Result<uint32_t> BackUp(const std::string& directory);

  Result<bool> HasDocument(DocumentId id) const;
  // The documents that `name` means: by id in sixteen digits, by the id that the article brought, or by address.
  Result<std::vector<DocumentId>> DocumentsNamed(std::string_view name) const;
  // Reads everything and compares each part with the others.
  Verification Verify() const;

  const Ontology& ontology() const override { return ontology_; }
  Result<GraphCounts> Counts() const override;
  Result<GraphStatistics> Statistics() const override;
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
  Store(std::unique_ptr<Database> database, const Ontology& ontology);
  Status Check(std::span<const Report> reports) const;
  // Brings what was written into the indexes, which all reading goes through.
  Status Index() const;
  using WriteLock = std::unique_lock<std::mutex>;
  // For who changes what the indexes tell: they tell all that was written. kInvalidInput where the store is open for
  // reading only.
  Result<WriteLock> LockIndexed() const;

  Ontology ontology_;
  SymmetricRelations symmetric_;
  std::unique_ptr<Database> database_;
  mutable std::mutex write_mutex_;
  std::unique_ptr<Pending> pending_;
  Judgements judgements_;
};

}  // namespace entente::store

#endif  // ENTENTE_STORE_STORE_H_
