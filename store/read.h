// What is read from the database for more than one purpose.
#ifndef ENTENTE_STORE_READ_H_
#define ENTENTE_STORE_READ_H_

#include <functional>
#include <vector>

#include "store/database.h"

namespace entente::store {

Result<GraphCounts> ReadCounts(const Database& database, const rocksdb::Snapshot* snapshot = nullptr);

// Sorted; empty where the edge is not there.
Result<std::vector<Evidence>> ReadEvidence(const Database& database, EdgeId edge);

// Adds the articles that stand whole in the range: where that fails, those before.
Status FindWhole(const Database& database, const KeyRange& range, std::vector<DocumentId>* documents);

// By the first bytes of their ids, in order: the documents that give the actor.
Result<std::vector<uint32_t>> HeadsOfDocuments(const Database& database, ActorId actor);

// Visits what documents gave whose ids begin so, until `visit` returns false.
Status VisitContributions(const Database& database, uint32_t document_head,
                          const std::function<bool(DocumentId, const Contribution&)>& visit);

// Visits the edges in ranges of one of the four indexes of edges, as they are at one moment and all of them together
// newest first; each once. What is visited lives until the visitor returns.
Status ScanEdges(const Database& database, const std::vector<KeyRange>& ranges,
                 const std::function<bool(const Edge&)>& visit);
Status ScanHeads(const Database& database, const std::vector<KeyRange>& ranges,
                 const std::function<bool(const EdgeHead&)>& visit);
// The same of the edges of known time that overlaps [from, to].
Status ScanEdgesBetween(const Database& database, Date from, Date to, const std::function<bool(const Edge&)>& visit);
Status ScanHeadsBetween(const Database& database, Date from, Date to,
                        const std::function<bool(const EdgeHead&)>& visit);

}  // namespace entente::store

#endif  // ENTENTE_STORE_READ_H_
