#include "store/pending.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "store/changes.h"
#include "store/parallel.h"
#include "store/read.h"

namespace entente::store {
namespace {

constexpr size_t kMostEdges = 32'768, kMostBytes = 32 << 20;
// From so many edges on sorted files are faster than the log.
constexpr size_t kEdgesToSort = 1024;
constexpr size_t kAtOnce = 256;

}  // namespace

void Pending::Add(DocumentId document, size_t edges, size_t bytes) {
  documents_.insert(document);
  edges_ += edges;
  bytes_ += bytes;
  empty_.store(false, std::memory_order_release);
}

bool Pending::full() const { return edges_ + documents_.size() >= kMostEdges || bytes_ >= kMostBytes; }

Status Pending::Recover() {
  std::vector<DocumentId> documents;
  if (Status found = FindWhole(database_, AllPending(), &documents); !found.ok()) return found;
  for (const DocumentId document : documents) Add(document, /*edges=*/1, /*bytes=*/0);
  return Status();
}

Status Pending::Note(std::span<const Report> reports, Date learned) {
  std::vector<std::string> keys;
  for (const Report& report : reports) keys.push_back(Key(report.document.id));
  const Result<std::vector<bool>> stored = database_.HasAll(Family::kDocument, keys);
  if (!stored.ok()) return stored.status();
  rocksdb::WriteBatch batch;
  std::unordered_map<DocumentId, std::pair<size_t, size_t>> noted;  // edges and bytes
  for (size_t i = 0; i < reports.size(); ++i) {
    const DocumentId document = reports[i].document.id;
    if (stored.value()[i] || Has(document) || noted.contains(document)) continue;
    const std::string value = EncodeTold(reports[i], learned);
    const rocksdb::Status put =
        batch.Put(database_.family(Family::kMeta), ToSlice(PendingKey(document)), ToSlice(value));
    if (!put.ok()) return database_.Checked(put);
    noted.emplace(document, std::pair(reports[i].edges.size(), value.size()));
  }
  if (noted.empty()) return Status();
  if (Status committed = database_.Commit(&batch); !committed.ok()) return committed;
  for (const auto& [document, size] : noted) Add(document, size.first, size.second);
  return Status();
}

// Each is looked up, since to walk along them leads past all that were there before.
Result<std::vector<Told>> Pending::ReadAll() const {
  std::vector<DocumentId> documents(documents_.begin(), documents_.end());
  std::sort(documents.begin(), documents.end());
  std::vector<Told> told(documents.size());
  const size_t parts = (documents.size() + kAtOnce - 1) / kAtOnce;
  const Status read = InParallel(parts, [&](size_t part) {
    for (size_t i = part * kAtOnce; i < std::min((part + 1) * kAtOnce, documents.size()); ++i) {
      Result<std::optional<Told>> found = database_.Find<Told>(Family::kMeta, PendingKey(documents[i]));
      if (!found.ok()) return found.status();
      if (!found.value()) return database_.Unreadable(Family::kMeta, PendingKey(documents[i]));
      told[i] = std::move(*found.value());
    }
    return Status();
  });
  if (!read.ok()) return read;
  return told;
}

Status Pending::Index(const Judgements& judgements, const Ontology& ontology) {
  if (empty()) return Status();
  Result<std::vector<Told>> told = ReadAll();
  if (!told.ok()) return told.status();
  Changes changes(&database_);
  for (Told& article : told.value()) changes.AddPending(std::move(article), judgements, ontology);
  const bool sorted = edges_ >= kEdgesToSort && !database_.group();
  if (Status indexed = sorted ? changes.CommitSorted() : changes.Commit(); !indexed.ok()) return indexed;
  documents_.clear();
  edges_ = bytes_ = 0;
  empty_.store(true, std::memory_order_release);
  return Status();
}

}  // namespace entente::store
