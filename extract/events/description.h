// What things are called that have no name of their own.
#ifndef ENTENTE_EXTRACT_EVENTS_DESCRIPTION_H_
#define ENTENTE_EXTRACT_EVENTS_DESCRIPTION_H_

#include <string>
#include <vector>

#include "extract/events/cues.h"
#include "extract/events/mention_index.h"
#include "extract/events/tree.h"
#include "extract/resolve/resolved.h"

namespace entente::extract {

struct Description {
  std::string name;
  TokenSpan words;    // where the text has it
  uint32_t told = 0;  // head of the phrase that gives the name, here or before
};

// The thing that `head` tells of, as who has not read the text before needs it: "the report", told of before as "a
// report on the port", is that, and "her record" is "Ann Lee's record". With `whole` the list that `head` opens is one:
// "peace and aid". An occasion is not called by who was there: "the event attended by Ann". Empty for a pronoun.
Description DescribeThing(const Resolved& resolved, const Tree& tree, const Cues& cues, const MentionIndex& mentions,
                          uint32_t head, bool whole, bool occasion);

// The people that `head` tells of, by the words that told of them in full: "the lawmakers" are "lawmakers of the Reform
// Party". Whom the phrase gives as an example goes by a name of their own, and what the prepositions in `apart` bring
// is no part of them. Empty for a pronoun.
Description DescribePeople(const Resolved& resolved, const Tree& tree, const Cues& cues, const MentionIndex& mentions,
                           uint32_t head, const std::vector<std::string>& apart);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_DESCRIPTION_H_
