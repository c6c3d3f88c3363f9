// What an article told, read back from its records.
#ifndef ENTENTE_STORE_READ_BACK_H_
#define ENTENTE_STORE_READ_BACK_H_

#include <optional>
#include <vector>

#include "graph/judgements.h"
#include "store/database.h"

namespace entente::store {

// The report as it was written; nullopt where a part of it cannot be read.
std::optional<Told> ReadBack(const Database& database, DocumentId id);

// How it was told, where judgements made it tell something else; nullopt where that is not kept.
std::optional<Told> ReadOriginal(const Database& database, DocumentId id);

// By the ids of the two.
Result<std::vector<Judgement>> ReadJudgements(const Database& database);

}  // namespace entente::store

#endif  // ENTENTE_STORE_READ_BACK_H_
