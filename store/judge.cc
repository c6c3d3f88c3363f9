// Keeps an analyst's judgement, and tells the articles anew that it touches.
#include <set>

#include "store/batch.h"
#include "store/changes.h"
#include "store/database.h"
#include "store/read.h"
#include "store/read_back.h"
#include "store/retract.h"
#include "store/store.h"

namespace entente::store {
namespace {

// And perhaps others.
Status AddDocumentsOf(const Database& database, ActorId actor, std::set<DocumentId>* documents) {
  const Result<std::vector<uint32_t>> heads = HeadsOfDocuments(database, actor);
  if (!heads.ok()) return heads.status();
  for (const uint32_t head : heads.value()) {
    const Status scanned = database.Scan(ContributionsOf(head), [&](std::string_view key, std::string_view) {
      documents->insert(DocumentId{ReadId(key)});
      return true;
    });
    if (!scanned.ok()) return scanned;
  }
  return Status();
}

// The articles that name one of the two, or whom they stand for, and perhaps others.
Result<std::set<DocumentId>> DocumentsTouched(const Database& database, const Judgement& judgement,
                                              const Judgements& before, const Judgements& after) {
  std::vector<DocumentId> judged;  // they may name nobody any more whom they named
  if (Status found = FindWhole(database, AllOriginals(), &judged); !found.ok()) return found;
  std::set<DocumentId> documents(judged.begin(), judged.end());
  for (ActorId actor : {judgement.target.id, judgement.source.id}) {
    for (ActorId name : {actor, before.CanonicalOf(actor), after.CanonicalOf(actor)}) {
      if (Status added = AddDocumentsOf(database, name, &documents); !added.ok()) return added;
    }
  }
  return documents;
}

// Whether the article tells something else under the judgements.
Result<bool> TellAnew(Database* database, DocumentId document, const Judgements& judgements, const Ontology& ontology) {
  const std::optional<Told> told = ReadBack(*database, document);
  if (!told) return database->Unreadable(Family::kContribution, Key(document));
  Told original = ReadOriginal(*database, document).value_or(*told);
  if (judgements.Apply(original.report, ontology) == told->report) return false;
  if (Status retracted = Retract(database, document); !retracted.ok()) return retracted;
  Changes changes(database);
  changes.Add(std::move(original), judgements, ontology);
  if (Status committed = changes.Commit(); !committed.ok()) return committed;
  return true;
}

Result<uint64_t> TellAllAnew(Database* database, const std::set<DocumentId>& documents, const Judgements& judgements,
                             const Ontology& ontology) {
  uint64_t changed = 0;
  for (DocumentId document : documents) {
    const Result<bool> anew = TellAnew(database, document, judgements, ontology);
    if (!anew.ok()) return anew.status();
    changed += anew.value() ? 1 : 0;
  }
  return changed;
}

}  // namespace

Result<uint64_t> Store::Judge(const Judgement& judgement) {
  const Result<WriteLock> lock = LockIndexed();
  if (!lock.ok()) return lock.status();
  Judgements after = judgements_;
  after.Add(judgement);
  const auto documents = DocumentsTouched(*database_, judgement, judgements_, after);
  if (!documents.ok()) return documents.status();
  database_->BeginGroup();
  const Result<uint64_t> changed = TellAllAnew(database_.get(), documents.value(), after, ontology_);
  Batch record(database_.get());
  record.Put(Family::kMeta, JudgementKey(judgement.target.id, judgement.source.id), ToJsonLine(judgement));
  Status kept = changed.ok() ? record.Commit() : changed.status();
  if (kept.ok()) kept = database_->CommitGroup();
  database_->AbandonGroup();
  if (!kept.ok()) return kept;
  judgements_ = std::move(after);
  return changed;
}

}  // namespace entente::store
