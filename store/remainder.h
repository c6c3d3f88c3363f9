// What a store would say without some of its documents: an edge by the evidence that stays, an actor by what the other
// documents say of it. Retraction writes it down; a look at an earlier day only reads it.
#ifndef ENTENTE_STORE_REMAINDER_H_
#define ENTENTE_STORE_REMAINDER_H_

#include <optional>
#include <unordered_set>

#include "store/database.h"

namespace entente::store {

class DocumentSet {
 public:
  void Add(DocumentId id) {
    documents_.insert(id);
    heads_.insert(HeadOf(id));
  }
  size_t size() const { return documents_.size(); }
  bool contains(DocumentId id) const { return documents_.contains(id); }
  // Whether any of them has an id that begins so.
  bool ContainsHead(uint32_t document_head) const { return heads_.contains(document_head); }

 private:
  std::unordered_set<DocumentId> documents_;
  std::unordered_set<uint32_t> heads_;
};

// The stored edge as the documents that are not `hidden` tell it; nullopt where none of them does.
Result<std::optional<ReportedEdge>> EdgeWithout(const Database& database, const Edge& edge, const DocumentSet& hidden);

// The stored actor as the documents that are not `hidden` know it; nullopt where none of them does.
Result<std::optional<Actor>> ActorWithout(const Database& database, const Actor& actor, const DocumentSet& hidden);

}  // namespace entente::store

#endif  // ENTENTE_STORE_REMAINDER_H_
