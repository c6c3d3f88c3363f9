// Subjects and objects found by where they stand, for when the tree went wrong: trees of long names go wrong more often
// than a mention right beside an active verb is not its subject or object.
#ifndef ENTENTE_EXTRACT_EVENTS_NEIGHBOURS_H_
#define ENTENTE_EXTRACT_EVENTS_NEIGHBOURS_H_

#include <cstdint>
#include <vector>

#include "extract/events/arguments.h"
#include "extract/events/reading.h"

namespace entente::extract {

// "Lee urged local authorities" read as authorities that are urged: a name stands right in front of the verb.
bool IsMisreadVerb(const Reading& reading, uint32_t token);

// "the Norland-backed rebels": whose act the participle in front of a noun tells.
bool IsNameParticiple(const Reading& reading, uint32_t token);

// Whether frames take the noun for one that brings people together: "meeting".
bool IsGatheringNoun(const Reading& reading, uint32_t token);

// Ben in "called on Ben to leave": whom an appeal asks to do what the infinitive tells, wherever the tree hangs it;
// kNone where there is none.
uint32_t AskedToDo(const Tree& tree, const Frames& frames, uint32_t verb);

// Appends, with less certainty than anything of the tree, the mentions in front of and behind a verb.
void AddNeighbours(const Reading& reading, uint32_t verb, std::vector<Argument>* arguments);

// The heads of a list of mentions that begins with the one at `token`, added to `heads`: it goes on as far as only
// commas and conjunctions stand between them, whatever the tree says, and counts where it ends in a conjunction.
void AddListed(const Reading& reading, uint32_t token, std::vector<uint32_t>* heads);

// "Ann and Ben agreed" where the tree knows only Ben as the subject.
void AddListedBefore(const Reading& reading, uint32_t token, std::vector<uint32_t>* heads);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_NEIGHBOURS_H_
