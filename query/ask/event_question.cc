#include "query/ask/event_question.h"

#include <algorithm>

namespace entente::query {
namespace {

using Tokens = QuestionTokens;

// Takes "take place" and its kin out; false where they are not there.
bool TakeOccur(const QuestionWords& words, Tokens* tokens) {
  for (size_t i = 0; i < tokens->size(); ++i) {
    const size_t count = MatchPhrase(*tokens, i, words.occur);
    if (count == 0) continue;
    tokens->erase(tokens->begin() + static_cast<std::ptrdiff_t>(i),
                  tokens->begin() + static_cast<std::ptrdiff_t>(i + count));
    return true;
  }
  return false;
}

bool TakeExistential(const QuestionWords& words, Tokens* tokens) {
  if (!At(*tokens, 0, words.existential)) return false;
  tokens->erase(tokens->begin());
  return true;
}

bool TakeHave(const QuestionWords& words, Tokens* tokens) {
  return std::erase_if(*tokens, [&](const QuestionToken& token) { return Contains(words.have, token.lower); }) > 0;
}

// The noun of the ask put where the noun of an event stands: behind whose event it is.
Tokens WithNoun(Tokens tokens, const QuestionToken& noun, const QuestionWords& words) {
  size_t i = 0;
  while (i < tokens.size() && !At(tokens, i, words.prepositions)) ++i;
  const auto place = tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(i), noun);
  if (i > 0) tokens.insert(place, MakeToken(words.possessives[0]));
  return tokens;
}

}  // namespace

bool TakePlanned(const QuestionWords& words, Tokens* tokens) {
  return std::erase_if(*tokens, [&](const QuestionToken& token) { return Contains(words.planned, token.lower); }) > 0;
}

std::optional<EventQuestion> ReadEventQuestion(Tokens tokens, const QuestionToken& noun, bool copula,
                                               const extract::Frames& frames, const QuestionWords& words) {
  EventQuestion question;
  const bool there = TakeExistential(words, &tokens), occurs = TakeOccur(words, &tokens);
  if (!noun.text.empty() && IsEventNoun(noun, frames, words)) {
    const bool has = TakeHave(words, &tokens);
    question.noun_asked = there || occurs || has;
  }
  if (question.noun_asked) tokens = WithNoun(std::move(tokens), noun, words);
  if (!copula && !occurs && !question.noun_asked) return std::nullopt;
  auto event = ReadEventNoun(tokens, frames, words);
  if (!event) return std::nullopt;
  question.event = std::move(*event);
  return question;
}

}  // namespace entente::query
