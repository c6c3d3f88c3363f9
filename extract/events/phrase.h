// Noun phrases as names and themes: their words without what only introduces or continues them.
#ifndef ENTENTE_EXTRACT_EVENTS_PHRASE_H_
#define ENTENTE_EXTRACT_EVENTS_PHRASE_H_

#include <string>
#include <vector>

#include "extract/events/cues.h"
#include "extract/events/tree.h"

namespace entente::extract {

// The words that name what `head` stands for: without leading determiner, relative clause, apposition, what tells when,
// coordination and punctuation at the ends. Empty for a pronoun.
TokenSpan PhraseSpan(const Tree& tree, const Cues& cues, uint32_t head);

// The phrase right behind a complement that the tree hangs beside it, on the verb: Norburg in "discussed unrest in
// Norburg".
uint32_t LoosePhrase(const Tree& tree, uint32_t noun);

// The noun that a phrase is really about: "workers" for "the issue of workers".
uint32_t ContentHead(const Tree& tree, const Cues& cues, uint32_t head);

// The heads of the list that `head` opens, in order, those too that the tree hangs elsewhere: an apposition before a
// conjunction ("trade, the war and aid"), a common noun joined to a name inside ("the war in Norland and ways to end
// it"), a noun joined to the verb.
std::vector<uint32_t> ListedThings(const Tree& tree, uint32_t head);

// Without punctuation at both ends, and without "'s" at the end.
TokenSpan WithoutOuterPunctuation(const Tree& tree, TokenSpan span);

// All words below a clause, without "that" in front and punctuation at the ends.
TokenSpan ClauseSpan(const Tree& tree, uint32_t head);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_PHRASE_H_
