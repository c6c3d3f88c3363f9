#include "store/read_back.h"

#include "graph/merge.h"

namespace entente::store {
namespace {

template <class T>
std::optional<T> Read(const Database& database, Family family, std::string_view key) {
  Result<std::optional<T>> found = database.Find<T>(family, key);
  return found.ok() ? std::move(found).value() : std::nullopt;
}

}  // namespace

std::optional<ToldAgain> ReadBack(const Database& database, DocumentId id) {
  const std::string key = Key(id);
  const auto stored = Read<StoredDocument>(database, Family::kDocument, key);
  const auto contribution = Read<Contribution>(database, Family::kContribution, key);
  rocksdb::PinnableSlice text;
  const Result<bool> has_text = database.Get(Family::kText, key, &text);
  if (!stored || !contribution || !has_text.ok() || !has_text.value()) return std::nullopt;
  ToldAgain told{{stored->document, contribution->actors, {}}, stored->learned};
  told.report.document.text = View(text);
  for (const GivenEdge& given : contribution->edges) {
    auto evidence = Read<std::vector<Evidence>>(database, Family::kEvidence, EvidenceKey(given.edge.id, id));
    if (!evidence || evidence->size() != given.evidence_count) return std::nullopt;
    told.report.edges.push_back({given.edge, std::move(*evidence)});
    SettleEdge(&told.report.edges.back().evidence, &told.report.edges.back().edge);
  }
  return told;
}

Result<std::vector<Judgement>> ReadJudgements(const Database& database) {
  std::vector<Judgement> judgements;
  Status unreadable;
  const Status scanned = database.Scan(AllJudgements(), [&](std::string_view key, std::string_view value) {
    Result<Judgement> judgement = ParseJudgement(value);
    if (judgement.ok()) {
      judgements.push_back(std::move(judgement).value());
    } else {
      unreadable = database.Unreadable(Family::kMeta, key);
    }
    return judgement.ok();
  });
  if (!scanned.ok()) return scanned;
  if (!unreadable.ok()) return unreadable;
  return judgements;
}

}  // namespace entente::store
