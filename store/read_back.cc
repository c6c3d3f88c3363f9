#include "store/read_back.h"

namespace entente::store {
namespace {

template <class T>
std::optional<T> Read(const Database& database, Family family, std::string_view key) {
  Result<std::optional<T>> found = database.Find<T>(family, key);
  return found.ok() ? std::move(found).value() : std::nullopt;
}

}  // namespace

std::optional<Told> ReadBack(const Database& database, DocumentId id) {
  const std::string key = Key(id);
  auto stored = Read<StoredDocument>(database, Family::kDocument, key);
  auto contribution = Read<Contribution>(database, Family::kContribution, key);
  rocksdb::PinnableSlice text;
  const Result<bool> has_text = database.Get(Family::kText, key, &text);
  if (!stored || !contribution || !has_text.ok() || !has_text.value()) return std::nullopt;
  std::vector<std::vector<Evidence>> evidence;
  for (const GivenEdge& given : contribution->edges) {
    auto pieces = Read<std::vector<Evidence>>(database, Family::kEvidence, EvidenceKey(given.edge.id, id));
    if (!pieces || pieces->size() != given.evidence_count) return std::nullopt;
    evidence.push_back(std::move(*pieces));
  }
  return TellAgain(std::move(*stored), View(text), std::move(*contribution), std::move(evidence));
}

std::optional<Told> ReadOriginal(const Database& database, DocumentId id) {
  return Read<Told>(database, Family::kMeta, OriginalKey(id));
}

Result<std::vector<Judgement>> ReadJudgements(const Database& database) {
  std::vector<Judgement> judgements;
  Status unreadable;
  const Status scanned = database.Scan(AllJudgements(), [&](std::string_view key, std::string_view value) {
    const Result<std::optional<Judgement>> judgement = ParseJudgement(value);
    const bool decided = judgement.ok() && judgement.value();
    if (decided) {
      judgements.push_back(*judgement.value());
    } else {
      unreadable = database.Unreadable(Family::kMeta, key);
    }
    return decided;
  });
  if (!scanned.ok()) return scanned;
  if (!unreadable.ok()) return unreadable;
  return judgements;
}

}  // namespace entente::store
