#include "query/ask/ask_words.h"

namespace entente::query {

using extract::Source;

Slot AskSlot(extract::RoleSource source, Wh wh) {
  Slot slot;
  slot.source = std::move(source);
  slot.phrase.wh = wh;
  return slot;
}

Wh AskAt(const QuestionTokens& tokens, size_t i, const QuestionWords& words, size_t* count) {
  const struct {
    Wh wh;
    const WordList& list;
  } kAsks[] = {{Wh::kTimes, words.times}, {Wh::kCount, words.count}, {Wh::kPerson, words.person},
               {Wh::kPlace, words.place}, {Wh::kTime, words.time},   {Wh::kThing, words.thing},
               {Wh::kWhich, words.which}};
  for (const auto& ask : kAsks) {
    *count = MatchPhrase(tokens, i, ask.list);
    if (*count) return ask.wh;
  }
  return Wh::kNone;
}

std::vector<Slot> TakeFurtherAsks(const QuestionWords& words, QuestionTokens* tokens) {
  std::vector<Slot> asks;
  for (size_t i = tokens->size(); i-- > 1;) {
    if (!At(*tokens, i, words.conjunctions)) continue;
    size_t ask = i + 1;
    const bool has_preposition = At(*tokens, ask, words.prepositions);
    if (has_preposition) ++ask;
    size_t count = 0;
    const Wh wh = AskAt(*tokens, ask, words, &count);
    if (wh == Wh::kNone || ask + count != tokens->size()) continue;
    extract::RoleSource source{Source::kObject, ""};
    if (has_preposition) source = {Source::kPreposition, (*tokens)[i + 1].lower};
    asks.insert(asks.begin(), AskSlot(std::move(source), wh));
    while (i > 0 && At(*tokens, i - 1, words.conjunctions)) --i;
    tokens->resize(i);
  }
  return asks;
}

}  // namespace entente::query
