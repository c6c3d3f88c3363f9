#include "store/retract.h"

#include <fmt/format.h>

#include <set>

#include "store/batch.h"
#include "store/certain.h"
#include "store/read.h"
#include "store/remainder.h"
#include "store/tally.h"

namespace entente::store {
namespace {

class Retraction {
 public:
  Retraction(Database* database, DocumentId document) : database_(*database), batch_(database), document_(document) {
    hidden_.Add(document);
  }

  Status Run() {
    auto contribution = database_.Find<Contribution>(Family::kContribution, Key(document_));
    if (!contribution.ok()) return contribution.status();
    Result<GraphCounts> counts = ReadCounts(database_);
    if (!counts.ok()) return counts.status();
    counts_ = counts.value();
    if (Status taken = TakeDocument(); !taken.ok()) return taken;
    if (!contribution.value()) return Status(ErrorCode::kCorrupt, NotNoted());
    if (Status found = FindAlikes(); !found.ok()) return found;
    std::set<ActorId> actors;
    for (const Actor& actor : contribution.value()->actors) actors.insert(actor.id);
    for (ActorId actor : actors) {
      if (Status taken = TakeFromActor(actor); !taken.ok()) return taken;
    }
    for (const GivenEdge& given : contribution.value()->edges) {
      if (Status taken = TakeFromEdge(given); !taken.ok()) return taken;
    }
    batch_.Put(Family::kMeta, kCountsKey, Encode(counts_));
    if (Status written = tally_.Write(database_, &batch_); !written.ok()) return written;
    return batch_.Commit();
  }

 private:
  std::string NotNoted() const {
    return fmt::format("store '{}' is damaged: of document {} it is not noted what it gave", database_.path(),
                       ToString(document_));
  }

  Status TakeDocument() {
    auto document = database_.Find<StoredDocument>(Family::kDocument, Key(document_));
    if (!document.ok()) return document.status();
    if (!document.value()) {
      return Status(ErrorCode::kNotFound,
                    fmt::format("store '{}' has no document {}", database_.path(), ToString(document_)));
    }
    for (Family family : {Family::kDocument, Family::kText, Family::kContribution}) {
      batch_.Delete(family, Key(document_));
    }
    batch_.Delete(Family::kMeta, OriginalKey(document_));
    batch_.Delete(Family::kLearned, LearnedKey(document.value()->learned, document_));
    --counts_.documents;
    return Status();
  }

  // Mentions of documents whose ids begin alike are one record.
  Status FindAlikes() {
    return VisitContributions(database_, HeadOf(document_), [this](DocumentId id, const Contribution& contribution) {
      for (const Actor& actor : contribution.actors) {
        if (id != document_) mentioned_by_alikes_.insert(actor.id);
      }
      return true;
    });
  }

  Status TakeFromActor(ActorId id) {
    if (!mentioned_by_alikes_.contains(id)) batch_.Delete(Family::kMention, MentionKey(id, document_));
    auto before = database_.Find<Actor>(Family::kActor, Key(id));
    if (!before.ok()) return before.status();
    if (!before.value()) return Status();
    auto after = ActorWithout(database_, *before.value(), hidden_);
    if (!after.ok()) return after.status();
    tally_.Remove(*before.value());
    if (after.value()) tally_.Add(*after.value());
    if (!after.value()) {
      batch_.DeleteActor(*before.value());
      --counts_.actors;
    } else if (after.value() != before.value()) {
      batch_.PutActor(*after.value(), before.value());
    }
    return Status();
  }

  Status TakeFromEdge(const GivenEdge& given) {
    batch_.Delete(Family::kEvidence, EvidenceKey(given.edge.id, document_));
    counts_.evidence -= given.evidence_count;
    auto before = database_.Find<Edge>(Family::kEdge, Key(given.edge.id));
    if (!before.ok()) return before.status();
    if (!before.value()) return Status();
    auto after = EdgeWithout(database_, *before.value(), hidden_);
    if (!after.ok()) return after.status();
    const std::string key = Key(given.edge.id);
    batch_.Delete(Family::kCertain, key);
    tally_.Remove(*before.value());
    if (!after.value()) {
      batch_.DeleteEdge(*before.value());
      --counts_.edges;
      return Status();
    }
    tally_.Add(after.value()->edge);
    batch_.PutEdge(after.value()->edge, before.value());
    if (IsCertain(*after.value())) batch_.Put(Family::kCertain, key, Encode(StrongestOf(after.value()->evidence)));
    return Status();
  }

  Database& database_;
  Batch batch_;
  DocumentId document_;
  DocumentSet hidden_;
  std::set<ActorId> mentioned_by_alikes_;
  GraphCounts counts_;
  Tally tally_;
};

}  // namespace

Status Retract(Database* database, DocumentId document) { return Retraction(database, document).Run(); }

}  // namespace entente::store
