// What the scores of argument finding are printed as: totals, the commonest errors, and how places and numbers go
// together.
#ifndef ENTENTE_TRAIN_ROLES_REPORT_H_
#define ENTENTE_TRAIN_ROLES_REPORT_H_

#include <cstddef>
#include <string>
#include <vector>

#include "train/roles_places.h"
#include "train/roles_reader.h"

namespace entente::train {

// Which trees a predicate was read from.
enum class Trees { kGold, kPredicted };

// The predicates whose sense `map` has, scored.
RoleScores ScoreAll(const std::vector<ReadPredicate>& predicates, const RoleMap& map, Trees trees);

std::string PrintScores(const std::string& name, const RoleScores& scores);

// The `most` commonest errors by kind, role and the way through the gold tree from the predicate to the argument:
// "missed ARG0 <xcomp >nsubj 12 e.g. meet Lee: SENTENCE".
std::string PrintErrors(const std::vector<ReadPredicate>& predicates, const RoleMap& map, Trees trees, size_t most);

// For each sense the number that the arguments at each place have most often on gold trees, with how often of how many:
// "meet.03 subject=0 97/98 prep:with=1 12/14". What the role map is drawn up from.
std::string PrintAlignment(const std::vector<ReadPredicate>& predicates);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_ROLES_REPORT_H_
