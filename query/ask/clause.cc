#include "query/ask/clause.h"

#include <fmt/format.h>

#include <algorithm>

#include "query/ask/ask_words.h"
#include "query/ask/event_question.h"
#include "query/ask/phrase_reader.h"

namespace entente::query {
namespace {

using extract::Frames;
using extract::RoleSource;
using extract::Source;

// The reading of a clause that has no other in it: each step takes its words out of `tokens_`.
class ClauseReader {
 public:
  ClauseReader(QuestionTokens tokens, ClausePlace place, const Frames& frames, const QuestionWords& words)
      : tokens_(std::move(tokens)), place_(place), frames_(frames), words_(words) {}

  Result<QuestionClause> Read() {
    TakeTimes(&tokens_, words_, &clause_);
    TakePick(&tokens_, words_, &clause_);
    TakeAsk();
    TakeAuxiliaries();
    TakeInfinitiveAsked();
    if (!TakeAny() && !TakeEvent()) {
      if (Status status = TakeVerb(); !status.ok()) return status;
      TakeRest();
    }
    PlaceAsk();
    if (!stray_.empty()) {
      return Status(ErrorCode::kInvalidInput, fmt::format("\"{}\" is not understood where it stands", stray_));
    }
    return std::move(clause_);
  }

 private:
  bool At(size_t i, const WordList& list) const { return query::At(tokens_, i, list); }

  void Erase(size_t begin, size_t count) {
    tokens_.erase(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                  tokens_.begin() + static_cast<std::ptrdiff_t>(begin + count));
  }

  // The question word at the front, "where and when" too.
  void TakeAsk() {
    size_t count = 0;
    if (place_ == ClausePlace::kAnchor) return;
    if (At(0, words_.prepositions) && (AskAt(tokens_, 1, words_, &count) != Wh::kNone || At(1, words_.relatives))) {
      ask_preposition_ = tokens_[0].lower;
      Erase(0, 1);
    }
    if (place_ == ClausePlace::kRelative) {
      ask_.wh = Wh::kGap;
      asked_ = true;
      Erase(0, 1);
      return;
    }
    ask_.wh = AskAt(tokens_, 0, words_, &count);
    if (ask_.wh == Wh::kNone) return;
    asked_ = true;
    if (MatchPhrase(tokens_, 0, words_.since)) clause_.pick = Pick::kFirst;
    const bool may_have_noun = Contains(words_.which, tokens_[0].lower) || ask_.wh == Wh::kCount;
    Erase(0, count);
    if (may_have_noun) TakeNounOfAsk();
    size_t next = 0;
    if (At(0, words_.conjunctions) && AskAt(tokens_, 1, words_, &next) != Wh::kNone) {
      clause_.also.push_back(AskSlot({Source::kObject, ""}, AskAt(tokens_, 1, words_, &next)));
      Erase(0, 1 + next);
    }
  }

  bool IsAuxiliary(size_t i) const {
    return At(i, words_.past) || At(i, words_.present) || At(i, words_.future) || At(i, words_.negation) || IsModal(i);
  }

  // "could", but not May of "did May resign".
  bool IsModal(size_t i) const {
    const bool first = !asked_ && i == 0;
    return (At(i, words_.possible) || At(i, words_.called_for)) && tokens_[i].tag == "MD" && !auxiliary_seen_ &&
           (first || !IsCapitalised(i));
  }

  // Whether the noun of an ask ends before `i`: "which countries Putin visited".
  bool EndsNoun(size_t i) const {
    return i > 0 && tokens_[i - 1].tag == "NNS" &&
           (tokens_[i].tag.starts_with("NNP") || tokens_[i].tag.starts_with("PRP") || At(i, words_.determiners) ||
            At(i, words_.both));
  }

  void TakeNounOfAsk() {
    size_t end = 0;
    while (end < tokens_.size() && !IsAuxiliary(end) && !(end > 0 && IsVerb(end)) && !EndsNoun(end) &&
           !IsPreposition(tokens_, end, words_)) {
      if (tokens_[end++].relative) break;
    }
    if (end == 0 || (end == tokens_.size() && ask_.wh != Wh::kCount) || IsAnyVerb(0)) return;
    if (IsVerb(0) && !tokens_[0].tag.starts_with("N") && !tokens_[0].relative) return;
    size_t begin = 0;
    while (begin + 1 < end && At(begin, words_.determiners)) ++begin;
    noun_ = tokens_[end - 1];
    ask_.relative = noun_.relative;
    ask_.noun = At(end - 1, words_.people) ? words_.one_of_people : noun_.lemma;
    ask_.head = noun_.lemma;
    ask_.modifiers = TextOf(tokens_, begin, end - 1);
    if (ask_.wh == Wh::kThing) ask_.wh = Wh::kWhich;
    Erase(0, end);
  }

  bool IsVerb(size_t i) const {
    if (i >= tokens_.size() || tokens_[i].quote || IsAuxiliary(i)) return false;
    return tokens_[i].tag.starts_with("VB");
  }

  // A word that some frame knows as a verb, whatever the tagger made of it.
  bool MayBeVerb(size_t i) const {
    if (i >= tokens_.size() || tokens_[i].quote || IsAuxiliary(i) || At(i, words_.prepositions)) return false;
    if (i > 0 && At(i - 1, words_.determiners)) return false;
    return IsEventVerb(tokens_[i], frames_);
  }

  // The auxiliary in front: "did", "has", "will". Without a question word it makes a question of yes or no.
  void TakeAuxiliaries() {
    bool first = true;
    while (IsAuxiliary(0)) {
      NoteAuxiliary(0, first);
      first = false;
      Erase(0, 1);
    }
    clause_.yes_no = !asked_ && !first && place_ == ClausePlace::kQuestion;
  }

  void NoteAuxiliary(size_t i, bool decides_tense) {
    const std::string& word = tokens_[i].lower;
    if (Contains(words_.negation, word)) {
      clause_.negated = true;
      return;
    }
    auxiliary_seen_ = true;
    if (decides_tense && Contains(words_.present, word)) clause_.tense = Tense::kPresent;
    if (Contains(words_.future, word)) clause_.tense = Tense::kFuture;
    if (Contains(words_.possible, word)) clause_.tense = Tense::kPossible;
    if (Contains(words_.called_for, word)) clause_.tense = Tense::kCalledFor;
    copula_ = copula_ || Contains(words_.copula, word);
  }

  bool IsAnyVerb(size_t i) const {
    return Contains(words_.any_verbs, tokens_[i].lemma) || Contains(words_.link_verbs, tokens_[i].lemma);
  }

  // "What did Kim urge him to do?"
  void TakeInfinitiveAsked() {
    if (tokens_.size() < 3 || ask_.wh != Wh::kThing || !IsAnyVerb(tokens_.size() - 1)) return;
    if (tokens_[tokens_.size() - 2].lower != words_.goal_preposition) return;
    tokens_.resize(tokens_.size() - 2);
    asks_infinitive_ = true;
  }

  // "What happened in Hanoi?", "What did Kim do?", "What connects Kim with Putin?"
  bool TakeAny() {
    for (size_t i = 0; i < tokens_.size(); ++i) {
      if (!IsAnyVerb(i) || ask_.wh != Wh::kThing) continue;
      clause_.any = Contains(words_.any_verbs, tokens_[i].lemma);
      clause_.linked = !clause_.any;
      clause_.verb = clause_.verb_form = tokens_[i].lower;
      for (size_t k = i + 1; k-- > 0;) {
        if (k == i || IsAuxiliary(k)) Erase(k, 1), i -= k < i;
      }
      asked_ = false;
      if (i > 0 && !IsPreposition(tokens_, 0, words_)) {
        AddSlot({Source::kSubject, ""}, 0, i);
      } else {
        i = 0;
      }
      rest_begin_ = i;
      TakeRest();
      return true;
    }
    return false;
  }

  bool TakeEvent() {
    QuestionTokens tokens = tokens_;
    const bool planned = TakePlanned(words_, &tokens);
    auto read = ReadEventQuestion(std::move(tokens), noun_, copula_, frames_, words_);
    if (!read) return false;
    if (planned) clause_.tense = Tense::kFuture;
    if (read->noun_asked) ask_.wh = ask_.wh == Wh::kCount ? Wh::kTimes : Wh::kEvents;
    Adopt(std::move(read->event));
    return true;
  }

  void Adopt(QuestionClause event) {
    clause_.noun = event.noun;
    clause_.slots = std::move(event.slots);
    if (event.time.known()) std::tie(clause_.time, clause_.order) = std::pair(event.time, event.order);
    if (event.pick != Pick::kAll) clause_.pick = event.pick;
  }

  Status TakeVerb() {
    TakeInnerAuxiliaries();
    const size_t none = tokens_.size();
    size_t verb = FindWord([&](size_t i) { return IsVerb(i) && MayBeVerb(i); });
    if (verb == none) verb = FindWord([&](size_t i) { return IsVerb(i) && !IsCapitalised(i); });
    if (verb == none && !copula_) verb = FindWord([&](size_t i) { return MayBeVerb(i); });
    if (verb != none) SetVerb(verb);
    if (verb != none || copula_) return {};
    return {ErrorCode::kInvalidInput,
            fmt::format("no verb in it that the frames know: \"{}\"", TextOf(tokens_, 0, tokens_.size()))};
  }

  // Auxiliaries behind the subject, up to the verb: "is Kim going to", "had been", "refused to".
  void TakeInnerAuxiliaries() {
    for (size_t i = 0; i < tokens_.size();) {
      const size_t future = MatchPhrase(tokens_, i, words_.future_phrases);
      const size_t negated = MatchPhrase(tokens_, i, words_.negation_phrases);
      const size_t count = std::max(future, negated);
      if (count && TellsOfVerb(i + count)) {
        if (future) clause_.tense = Tense::kFuture;
        if (negated) clause_.negated = true;
        copula_ = false;
        Erase(i, count);
        continue;
      }
      if (future && copula_) clause_.tense = Tense::kFuture;  // "is going to China"
      if (IsVerb(i) && MayBeVerb(i)) return;
      if (!IsAuxiliary(i)) {
        ++i;
        continue;
      }
      NoteAuxiliary(i, false);
      Erase(i, 1);
      split_ = i;
    }
  }

  bool TellsOfVerb(size_t i) const { return IsVerb(i) || IsAuxiliary(i) || MayBeVerb(i); }

  template <class Test>
  size_t FindWord(const Test& test) const {
    size_t i = 0;
    while (i < tokens_.size() && !test(i)) ++i;
    return i;
  }

  bool IsCapitalised(size_t i) const { return tokens_[i].text != tokens_[i].lower; }

  void SetVerb(size_t verb) {
    clause_.verb = tokens_[verb].lemma;
    clause_.verb_form = tokens_[verb].text;
    clause_.passive = copula_ && tokens_[verb].tag != "VBG" && tokens_[verb].tag != "VB";
    const size_t slots = clause_.slots.size();
    if (verb > 0) AddSlot({clause_.passive ? Source::kObject : Source::kSubject, ""}, 0, verb);
    has_subject_ = clause_.slots.size() > slots;
    if (!has_subject_ && place_ == ClausePlace::kAnchor) {
      Slot subject = AskSlot({Source::kSubject, ""}, Wh::kNone);
      subject.phrase.pronoun = true;
      clause_.slots.push_back(std::move(subject));
    }
    rest_begin_ = verb + 1;
    TakeParticle(verb + 1);
    of_ends_ = TakesBehind(clause_.verb, words_.inside, frames_);  // "accuse them of it"
  }

  // "off" of "broke off relations", "out" of "pulled out of the pact"; a preposition only where nothing else is behind.
  void TakeParticle(size_t i) {
    if (i >= tokens_.size() || !IsParticleOf(clause_.verb, tokens_[i].lower, frames_)) return;
    const bool alone = i + 1 == tokens_.size() || IsPreposition(tokens_, i + 1, words_) || At(i + 1, words_.inside);
    if (At(i, words_.prepositions) && !alone) return;
    if (TakesBehind(clause_.verb, {tokens_[i].lower}, frames_) && i + 1 == tokens_.size()) return;
    clause_.particle = tokens_[i].lower;
    Erase(i, 1);
  }

  // What follows the verb: objects and phrases with prepositions.
  void TakeRest() {
    size_t i = rest_begin_;
    std::vector<std::pair<size_t, size_t>> bare;
    TakeStranded();
    while (i < tokens_.size()) {
      if (At(i, words_.adverbs) && !tokens_[i].tag.starts_with("NN")) {
        ++i;
      } else if (IsStatement(i)) {
        AddSlot({Source::kClause, ""}, i + 1, tokens_.size());
        break;
      } else if (IsInfinitive(i)) {
        AddSlot({Source::kClause, ""}, i + 1, tokens_.size());
        break;
      } else if (IsPreposition(tokens_, i, words_) || (of_ends_ && At(i, words_.inside))) {
        i = TakePrepositional(i);
      } else if (const size_t belonging = BelongingAt(i)) {
        i = At(belonging, words_.inside) ? TakePrepositional(belonging) : belonging;
      } else {
        size_t end = PhraseEnd(tokens_, i, words_, of_ends_);
        if (i < split_ && split_ < end) end = split_;
        bare.emplace_back(i, end);
        i = end;
      }
    }
    for (size_t k = 0; k < bare.size(); ++k) {
      const bool indirect = k == 0 && bare.size() > 1;
      AddSlot({indirect ? Source::kIndirect : Source::kObject, ""}, bare[k].first, bare[k].second);
    }
  }

  // Behind "a member" of "is Norway a member of the pact"; 0 where no such word stands.
  size_t BelongingAt(size_t i) const {
    if (!clause_.verb.empty() || !copula_) return 0;
    while (At(i, words_.determiners)) ++i;
    const bool belongs = i < tokens_.size() && Contains(words_.belonging, tokens_[i].lemma);
    return belongs && (At(i + 1, words_.inside) || i + 1 == tokens_.size()) ? i + 1 : 0;
  }

  // "What did Kim accuse him of?"
  void TakeStranded() {
    if (tokens_.size() <= rest_begin_ || !At(tokens_.size() - 1, words_.inside)) return;
    ask_preposition_ = tokens_.back().lower;
    tokens_.pop_back();
  }

  // "urged him to stay".
  bool IsInfinitive(size_t i) const {
    return i + 1 < tokens_.size() && tokens_[i].lower == words_.goal_preposition && tokens_[i + 1].tag == "VB";
  }

  // "said that the deal holds".
  bool IsStatement(size_t i) const {
    if (i != rest_begin_ || !At(i, words_.relatives) || !At(i, words_.determiners) || clause_.verb.empty())
      return false;
    for (size_t k = i + 2; k < tokens_.size(); ++k) {
      if (IsVerb(k) || IsAuxiliary(k) || tokens_[k].tag == "MD") return true;
    }
    return false;
  }

  size_t TakePrepositional(size_t i) {
    const std::string preposition = tokens_[i].lower;
    const size_t begin = i + 1;
    size_t end = PhraseEnd(tokens_, begin, words_, of_ends_);
    if (end == begin) {
      ask_preposition_ = preposition;
      return begin;
    }
    if (tokens_[begin].tag == "VBG") end = tokens_.size();  // "of breaking its word"
    AddSlot(BehindPreposition(preposition), begin, end);
    if (!clause_.slots.empty()) clause_.slots.back().begin = i;
    return end;
  }

  // What stands behind a preposition; who does it where the verb is passive and the preposition is "by".
  RoleSource BehindPreposition(const std::string& preposition) const {
    RoleSource source{Source::kPreposition, preposition};
    if (clause_.passive && Contains(words_.agent_prepositions, preposition)) source = {Source::kSubject, ""};
    return source;
  }

  void AddSlot(RoleSource source, size_t begin, size_t end) {
    for (size_t i = begin; i < end && end - begin > 1; ++i) {
      if (At(i, words_.person) || At(i, words_.place) || At(i, words_.time)) stray_ = tokens_[i].text;
    }
    Phrase phrase = MakePhrase(tokens_, begin, end, words_);
    if (phrase.parts.empty() && phrase.wh == Wh::kNone) return;
    clause_.slots.push_back({std::move(source), std::move(phrase), begin, end});
  }

  // The question word takes the place that is free: subject, else object, else that of its preposition.
  void PlaceAsk() {
    if (!asked_) return;
    // "What was their first meeting?"
    if (!clause_.noun.empty() && ask_.wh == Wh::kThing && ask_preposition_.empty()) ask_.wh = Wh::kEvents;
    const bool of_event =
        ask_.wh == Wh::kPlace || ask_.wh == Wh::kTime || ask_.wh == Wh::kTimes || ask_.wh == Wh::kEvents;
    if (of_event || !clause_.noun.empty()) {
      Slot ask = AskSlot({Source::kObject, ""}, ask_.wh);
      if (!ask_preposition_.empty()) ask.source = {Source::kPreposition, ask_preposition_};
      ask.phrase.noun = ask_.noun;
      clause_.also.insert(clause_.also.begin(), std::move(ask));
      return;
    }
    RoleSource source{clause_.passive ? Source::kObject : Source::kSubject, ""};
    if (!ask_preposition_.empty()) {
      source = BehindPreposition(ask_preposition_);
    } else if (has_subject_) {
      source = {Source::kObject, ""};
      if (clause_.passive) source = {Source::kIndirect, ""};
      if (asks_infinitive_) source = {Source::kClause, ""};
    }
    clause_.slots.insert(clause_.slots.begin(), Slot{std::move(source), ask_});
  }

  QuestionTokens tokens_;
  ClausePlace place_;
  const Frames& frames_;
  const QuestionWords& words_;
  QuestionClause clause_;
  Phrase ask_;
  QuestionToken noun_;  // of the ask
  std::string ask_preposition_;
  std::string stray_;  // a question word in the midst of a phrase
  bool asked_ = false;
  bool asks_infinitive_ = false;
  bool copula_ = false;
  bool auxiliary_seen_ = false;
  bool has_subject_ = false;
  size_t rest_begin_ = 0;
  bool of_ends_ = false;
  size_t split_ = 0;  // where an auxiliary stood behind the subject: "has Lind been minister"
};

}  // namespace

Result<QuestionClause> ReadPlainClause(QuestionTokens tokens, ClausePlace place, const Frames& frames,
                                       const QuestionWords& words) {
  return ClauseReader(std::move(tokens), place, frames, words).Read();
}

}  // namespace entente::query
