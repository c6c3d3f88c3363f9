#include "query/ask/phrase_reader.h"

namespace entente::query {
namespace {

using Tokens = QuestionTokens;

// Collects the parts of a phrase that conjunctions join.
class PhraseMaker {
 public:
  explicit PhraseMaker(const QuestionWords& words) : words_(words) {}

  void Take(const Tokens& tokens, size_t i) {
    phrase_.quoted = phrase_.quoted || tokens[i].quote;
    if (At(tokens, i, words_.both)) {
      phrase_.both = true;
    } else if (At(tokens, i, words_.conjunctions) || At(tokens, i, words_.alternatives)) {
      phrase_.either = phrase_.either || At(tokens, i, words_.alternatives);
      FinishPart();
    } else if (!IsIdle(tokens, i)) {
      const bool attached = At(tokens, i, words_.possessives) || part_.empty();
      part_ += (attached ? "" : " ") + tokens[i].text;
    }
  }

  void FinishPart() {
    if (!part_.empty()) phrase_.parts.push_back(part_);
    part_.clear();
  }

  Phrase& phrase() { return phrase_; }

 private:
  bool IsIdle(const Tokens& tokens, size_t i) const {
    return (part_.empty() && At(tokens, i, words_.determiners)) ||
           (At(tokens, i, words_.adverbs) && tokens[i].tag.starts_with("RB"));
  }

  const QuestionWords& words_;
  Phrase phrase_;
  std::string part_;
};

// "those who met Lind": which are meant, the noun apart from the words before it.
void MakeThose(const Tokens& tokens, size_t begin, size_t end, const QuestionWords& words, Phrase* phrase) {
  phrase->wh = Wh::kThose;
  phrase->relative = tokens[end - 1].relative;
  phrase->parts.clear();
  while (begin < end && At(tokens, begin, words.determiners)) ++begin;
  if (begin == end || At(tokens, end - 1, words.people)) return;
  phrase->noun = tokens[end - 1].lemma;
  phrase->modifiers = TextOf(tokens, begin, end - 1);
}

// "Did anyone meet Lind?"
Phrase Anyone() {
  Phrase phrase;
  phrase.wh = Wh::kThose;
  return phrase;
}

// "Who met whom?"
Phrase AskAgain() {
  Phrase phrase;
  phrase.wh = Wh::kPerson;
  return phrase;
}

bool MayDrop(const Tokens& tokens, const QuestionWords& words, bool time_seen) {
  if (tokens.empty()) return false;
  return At(tokens, tokens.size() - 1, words.determiners) ||
         (time_seen && At(tokens, tokens.size() - 1, words.conjunctions));
}

void TakeTimePreposition(const QuestionWords& words, Tokens* tokens, QuestionClause* clause) {
  while (MayDrop(*tokens, words, clause->time.known())) tokens->pop_back();
  if (tokens->empty() || !At(*tokens, tokens->size() - 1, words.prepositions)) return;
  if (At(*tokens, tokens->size() - 1, words.after_prepositions)) clause->order = TimeOrder::kAfter;
  if (At(*tokens, tokens->size() - 1, words.before_prepositions)) clause->order = TimeOrder::kBefore;
  tokens->pop_back();
}

}  // namespace

bool IsPreposition(const Tokens& tokens, size_t i, const QuestionWords& words) {
  return At(tokens, i, words.prepositions) && !At(tokens, i, words.inside);
}

size_t PhraseEnd(const Tokens& tokens, size_t i, const QuestionWords& words, bool of_ends) {
  const size_t begin = i;
  const auto joins = [&](size_t k) {
    return At(tokens, k, words.conjunctions) || At(tokens, k, words.alternatives) || At(tokens, k, words.both) ||
           At(tokens, k, words.determiners) || At(tokens, k, words.inside);
  };
  while (i < tokens.size() && !IsPreposition(tokens, i, words) && !(of_ends && At(tokens, i, words.inside))) {
    if (i > begin && (tokens[i].quote || At(tokens, i, words.anything))) break;
    if (i > begin && At(tokens, i, words.determiners) && !joins(i - 1)) break;
    ++i;
    if (tokens[i - 1].quote || tokens[i - 1].relative) break;
  }
  return i;
}

Phrase MakePhrase(const Tokens& tokens, size_t begin, size_t end, const QuestionWords& words) {
  PhraseMaker maker(words);
  for (size_t i = begin; i < end; ++i) maker.Take(tokens, i);
  maker.FinishPart();
  Phrase& phrase = maker.phrase();
  if (end == begin) return phrase;
  phrase.head = tokens[end - 1].lemma;
  if (end == begin + 1 && At(tokens, begin, words.person)) phrase = AskAgain();
  const bool anyone = end == begin + 1 && At(tokens, begin, words.people) && !At(tokens, begin, words.determiners);
  if (anyone && !tokens[begin].relative) phrase = Anyone();
  phrase.pronoun = end == begin + 1 && At(tokens, begin, words.pronouns);
  if (tokens[end - 1].relative) MakeThose(tokens, begin, end, words, &phrase);
  return phrase;
}

void TakeTimes(Tokens* tokens, const QuestionWords& words, QuestionClause* clause) {
  Tokens kept;
  for (QuestionToken& token : *tokens) {
    if (!token.time.known()) {
      kept.push_back(std::move(token));
      continue;
    }
    TakeTimePreposition(words, &kept, clause);
    clause->time = clause->time.known() ? TimeSpan::Between(clause->time, token.time) : token.time;
  }
  *tokens = std::move(kept);
}

void TakePick(Tokens* tokens, const QuestionWords& words, QuestionClause* clause) {
  const struct {
    Pick pick;
    const WordList& list;
  } kPicks[] = {
      {Pick::kMost, words.most}, {Pick::kFewest, words.fewest}, {Pick::kFirst, words.first}, {Pick::kLast, words.last}};
  size_t place = 0, longest = 0;
  for (const auto& one : kPicks) {
    for (size_t i = 0; i < tokens->size(); ++i) {
      const size_t count = MatchPhrase(*tokens, i, one.list);
      const bool written_small = i == 0 || (*tokens)[i].text == (*tokens)[i].lower;
      const bool at_least = i > 0 && At(*tokens, i - 1, words.prepositions);
      if (count <= longest || !written_small || at_least) continue;
      clause->pick = one.pick;
      place = i;
      longest = count;
    }
  }
  const bool counts = longest > 0 && (clause->pick == Pick::kMost || clause->pick == Pick::kFewest);
  if (counts && place + longest < tokens->size() && (*tokens)[place + longest].tag == "NNS") {
    clause->most_of = (*tokens)[place + longest].text;
  }
  tokens->erase(tokens->begin() + static_cast<std::ptrdiff_t>(place),
                tokens->begin() + static_cast<std::ptrdiff_t>(place + longest));
}

}  // namespace entente::query
