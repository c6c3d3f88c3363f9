// Trees where people stand with their offices: "Minister Ann Lee", "the head of the bank, Ben Moss, and Cay Poe".
#ifndef ENTENTE_EXTRACT_EVENTS_NAME_PHRASES_H_
#define ENTENTE_EXTRACT_EVENTS_NAME_PHRASES_H_

#include <cstdint>
#include <vector>

#include "extract/events/tree.h"
#include "extract/resolve/resolved.h"

namespace entente::extract {

// Makes of a title and the name behind it one phrase that has one place in the sentence, joins a name in apposition
// to the head of the description in front of it, and a person coordinated with a word inside of another's description
// ("the bank") to that other person; parts with whom something is discussed from the things behind the name. `heads`
// and `deps` are those of the tokens; no cycle arises.
void MendNamePhrases(const Resolved& resolved, std::vector<uint32_t>* heads, std::vector<Dep>* deps);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_NAME_PHRASES_H_
