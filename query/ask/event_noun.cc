// Nouns that name events: "the first meeting between Kim and Putin", "his talks with Trump in Hanoi".
#include <algorithm>

#include "query/ask/clause.h"
#include "query/ask/phrase_reader.h"

namespace entente::query {
namespace {

using extract::Frames;
using extract::RoleSource;
using extract::Source;
using extract::TriggerKind;

class EventNounReader {
 public:
  EventNounReader(const QuestionTokens& tokens, const Frames& frames, const QuestionWords& words)
      : tokens_(tokens), frames_(frames), words_(words) {}

  std::optional<QuestionClause> Read() {
    TakeTimes(&tokens_, words_, &clause_);
    TakePick(&tokens_, words_, &clause_);
    size_t noun = 0;
    while (noun < tokens_.size() && !IsEventNoun(tokens_[noun], frames_, words_)) ++noun;
    if (noun == tokens_.size() || HasPreposition(0, noun)) return std::nullopt;
    clause_.noun = tokens_[noun].lemma;
    clause_.verb_form = tokens_[noun].text;
    TakeBefore(noun);
    if (!TakeBehind(noun + 1)) return std::nullopt;
    return std::move(clause_);
  }

 private:
  bool HasPreposition(size_t begin, size_t end) const {
    for (size_t i = begin; i < end; ++i) {
      if (At(tokens_, i, words_.prepositions)) return true;
    }
    return false;
  }

  void Add(RoleSource source, Phrase phrase) {
    if (phrase.parts.empty() && !phrase.pronoun) return;
    clause_.slots.push_back({std::move(source), std::move(phrase)});
  }

  // Whose it is, or what it is called by: "Kim's talks", "the Hanoi summit".
  void TakeBefore(size_t noun) {
    size_t begin = 0;
    if (At(tokens_, begin, words_.possessive_pronouns)) {
      Phrase phrase;
      phrase.pronoun = true;
      Add({Source::kPossessor, ""}, std::move(phrase));
      ++begin;
    }
    while (begin < noun && At(tokens_, begin, words_.determiners)) ++begin;
    for (size_t i = begin; i < noun; ++i) {
      if (!At(tokens_, i, words_.possessives)) continue;
      Add({Source::kPossessor, ""}, MakePhrase(tokens_, begin, i, words_));
      begin = i + 1;
    }
    if (begin < noun) Add({Source::kModifier, ""}, MakePhrase(tokens_, begin, noun, words_));
  }

  // False where something stands there that belongs to no noun.
  bool TakeBehind(size_t i) {
    while (i < tokens_.size()) {
      if (!At(tokens_, i, words_.prepositions)) return false;
      const size_t end = PhraseEnd(tokens_, i + 1, words_);
      if (end == i + 1) return false;
      RoleSource source{Source::kPreposition, tokens_[i].lower};
      if (At(tokens_, i, words_.inside)) source = {Source::kObject, ""};
      Add(std::move(source), MakePhrase(tokens_, i + 1, end, words_));
      i = end;
    }
    return true;
  }

  QuestionTokens tokens_;
  const Frames& frames_;
  const QuestionWords& words_;
  QuestionClause clause_;
};

}  // namespace

std::optional<QuestionClause> ReadEventNoun(const QuestionTokens& tokens, const Frames& frames,
                                            const QuestionWords& words) {
  return EventNounReader(tokens, frames, words).Read();
}

bool TakesBehind(const std::string& verb, const WordList& prepositions, const Frames& frames) {
  const auto among = [&](const RoleSource& source) {
    return source.source == Source::kPreposition && Contains(prepositions, source.preposition);
  };
  for (const auto& trigger : frames.Find(verb)) {
    if (trigger.kind != TriggerKind::kVerb || frames.all()[trigger.frame].unasked) continue;
    for (const auto& rule : frames.all()[trigger.frame].roles) {
      for (const auto& sources : rule.sources) {
        if (std::any_of(sources.begin(), sources.end(), among)) return true;
      }
    }
  }
  return false;
}

bool IsParticleOf(const std::string& verb, const std::string& particle, const Frames& frames) {
  const auto triggers = frames.Find(verb);
  return std::any_of(triggers.begin(), triggers.end(), [&](const auto& trigger) {
    return trigger.kind == TriggerKind::kVerb && trigger.companion == particle;
  });
}

bool IsEventVerb(const QuestionToken& token, const Frames& frames) {
  const auto triggers = frames.Find(token.lemma);
  return std::any_of(triggers.begin(), triggers.end(), [&](const auto& trigger) {
    return trigger.kind == TriggerKind::kVerb && !frames.all()[trigger.frame].unasked;
  });
}

bool IsEventNoun(const QuestionToken& token, const Frames& frames, const QuestionWords& words) {
  if (token.quote || token.tag == "VBN" || token.tag == "VBD" || token.tag == "VBG") return false;
  const auto triggers = frames.Find(token.lemma);
  return std::any_of(triggers.begin(), triggers.end(), [&](const auto& trigger) {
    const auto& frame = frames.all()[trigger.frame];
    const bool asked = !frame.unasked && !frame.light_required;
    return trigger.kind == TriggerKind::kNoun && asked && !Contains(words.standing, frame.relation);
  });
}

}  // namespace entente::query
