// Where words stand in their trees, as far as it tells who is salient and who may be the same.
#ifndef ENTENTE_EXTRACT_RESOLVE_TREE_POSITION_H_
#define ENTENTE_EXTRACT_RESOLVE_TREE_POSITION_H_

#include <cstdint>

#include "extract/resolve/grammar.h"

namespace entente::extract {

// The part that a phrase has in its clause. The numbers are part of trained weights.
enum class Part : uint8_t {
  kOther,
  kSubject,
  kPassiveSubject,
  kObject,
  kOwner,
  kOblique,
  kNounModifier,
  kRoot,
  kAgent
};

Part PartOf(const Grammar& grammar, uint32_t token);

// Subjects weigh most.
double Salience(Part part);

// Steps from the word to the root of its sentence, at most three.
uint32_t DepthOf(const Grammar& grammar, uint32_t token);

// The way in the tree from one word up to what stands above both and down to the other.
struct TreePath {
  uint32_t up = 0, down = 0;
  uint32_t labels = 0;  // hash of the relations passed; of the lengths alone where it is long
};
TreePath PathBetween(const Grammar& grammar, uint32_t from, uint32_t to);

// Whether two phrases stand side by side in one clause, as arguments of one word.
bool ShareClause(const Grammar& grammar, uint32_t a, uint32_t b);

// A hash of the relation by which the clause around the word hangs on the rest.
uint32_t ClauseRelation(const Grammar& grammar, uint32_t token);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_TREE_POSITION_H_
