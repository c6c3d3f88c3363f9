// Who the subject of a verb is when it is not said beside it: of infinitives, participles, relative clauses and the
// later verbs of a coordination.
#ifndef ENTENTE_EXTRACT_EVENTS_CONTROL_H_
#define ENTENTE_EXTRACT_EVENTS_CONTROL_H_

#include <cstdint>
#include <optional>

#include "extract/events/tree.h"

namespace entente::extract {

struct Inferred {
  uint32_t token = 0;
  double certainty = 1;
};

// The noun that a relative word stands for; the token itself where it is none or its noun is not found.
uint32_t UndoRelative(const Tree& tree, uint32_t verb, uint32_t token);

// The subject that hangs on the verb itself, active or passive; Tree::kNone for none.
uint32_t OwnSubject(const Tree& tree, uint32_t verb);

// The verb's subject as the sentence has it (of a passive, to whom it is done).
std::optional<Inferred> SurfaceSubject(const Tree& tree, uint32_t verb);

// "for coming", "of having sold": a verb that a preposition makes a noun of.
bool IsGerund(const Tree& tree, uint32_t verb);

bool IsPassive(const Tree& tree, uint32_t verb);

// Ann in "calls for Ann to resign", "time for the army to go"; Tree::kNone where the infinitive describes no noun with
// somebody right in front of it.
uint32_t ForWhomToDo(const Tree& tree, uint32_t verb);

// "the first leader to visit Oslo": an infinitive that tells what the one it singles out did.
bool IsFirstTo(const Tree& tree, uint32_t verb);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_CONTROL_H_
