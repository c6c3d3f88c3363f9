#include "query/ask/clause.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace entente::query {
namespace {

using extract::Analysis;
using extract::Frames;
using extract::RoleSource;
using extract::Source;
using extract::TriggerKind;

struct Token {
  std::string text;
  std::string lower;
  std::string lemma;
  std::string tag;
  bool quote = false;  // a whole quotation stands here
};
using Tokens = std::vector<Token>;

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

bool OpensQuote(std::string_view text) { return text == "\"" || text == "“" || text == "``"; }
bool ClosesQuote(std::string_view text) { return text == "\"" || text == "”" || text == "''"; }
bool EndsQuestion(std::string_view text) {
  return !text.empty() && text.find_first_not_of("?.!") == std::string_view::npos;
}

Slot AskSlot(RoleSource source, Wh wh) {
  Slot slot;
  slot.source = std::move(source);
  slot.phrase.wh = wh;
  return slot;
}

// The reading itself: each step takes its words out of `tokens_`.
class ClauseReader {
 public:
  ClauseReader(const Analysis& question, const Frames& frames, const QuestionWords& words)
      : question_(question), frames_(frames), words_(words) {}

  Result<Clause> Read() {
    TakeTokens();
    TakeOpening();
    TakeFurtherAsks();
    TakeAsk();
    TakeAuxiliaries();
    if (Status status = TakeVerb(); !status.ok()) return status;
    TakeRest();
    PlaceAsk();
    if (!asked_ && !clause_.yes_no) {
      return Status(ErrorCode::kInvalidInput,
                    "no question word in it; begin with one such as who, what, where, when, "
                    "which, how many, did, has or will");
    }
    return std::move(clause_);
  }

 private:
  bool At(size_t i, const WordList& list) const { return i < tokens_.size() && Contains(list, tokens_[i].lower); }

  // How many tokens from `i` make one of the phrases of `list`; 0 for none.
  size_t MatchPhrase(size_t i, const WordList& list) const {
    size_t longest = 0;
    std::string phrase;
    for (size_t n = 0; n < 4 && i + n < tokens_.size(); ++n) {
      phrase += (n ? " " : "") + tokens_[i + n].lower;
      if (Contains(list, phrase)) longest = n + 1;
    }
    return longest;
  }

  void Erase(size_t begin, size_t count) {
    tokens_.erase(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                  tokens_.begin() + static_cast<std::ptrdiff_t>(begin + count));
  }

  void TakeTokens() {
    const auto& document = question_.document;
    const uint32_t end = static_cast<uint32_t>(document.tokens.size());
    for (uint32_t i = 0; i < end; ++i) {
      if (const uint32_t after = TakeTime(i)) {
        i = after - 1;
        continue;
      }
      const std::string text(document.TokenText(i));
      if (OpensQuote(text)) {
        uint32_t close = i + 1;
        while (close < end && !ClosesQuote(document.TokenText(close))) ++close;
        const std::string quote(document.Text(extract::TokenSpan{i + 1, close}));
        tokens_.push_back({quote, Lower(quote), quote, "", true});
        i = close;
        continue;
      }
      if (EndsQuestion(text) && i + 1 == end) continue;
      tokens_.push_back({text, Lower(text), question_.words[i].lemma, std::string(question_.words[i].tag)});
    }
  }

  // A time expression that begins at token `i`, with the preposition that was read before it: gives the token behind
  // it.
  uint32_t TakeTime(uint32_t i) {
    for (const auto& time : question_.times) {
      if (time.tokens.begin != i || !time.span.known()) continue;
      TakeTimePreposition();
      clause_.time = clause_.time.known() ? TimeSpan::Between(clause_.time, time.span) : time.span;
      return time.tokens.end;
    }
    return 0;
  }

  void TakeTimePreposition() {
    while (!tokens_.empty() && (At(tokens_.size() - 1, words_.determiners) ||
                                (clause_.time.known() && At(tokens_.size() - 1, words_.conjunctions)))) {
      tokens_.pop_back();
    }
    if (tokens_.empty() || !At(tokens_.size() - 1, words_.prepositions)) return;
    if (At(tokens_.size() - 1, words_.after_prepositions)) clause_.order = TimeOrder::kAfter;
    if (At(tokens_.size() - 1, words_.before_prepositions)) clause_.order = TimeOrder::kBefore;
    tokens_.pop_back();
  }

  void TakeOpening() {
    while (const size_t count = MatchPhrase(0, words_.opening)) Erase(0, count);
  }

  Wh AskAt(size_t i, size_t* count) const {
    const struct {
      Wh wh;
      const WordList& list;
    } kAsks[] = {{Wh::kTimes, words_.times}, {Wh::kCount, words_.count}, {Wh::kPerson, words_.person},
                 {Wh::kPlace, words_.place}, {Wh::kTime, words_.time},   {Wh::kThing, words_.thing},
                 {Wh::kWhich, words_.which}};
    for (const auto& ask : kAsks) {
      *count = MatchPhrase(i, ask.list);
      if (*count) return ask.wh;
    }
    *count = 0;
    return Wh::kNone;
  }

  // ", and where" and "and on what" at the end.
  void TakeFurtherAsks() {
    for (size_t i = tokens_.size(); i-- > 1;) {
      if (!At(i, words_.conjunctions)) continue;
      size_t ask = i + 1;
      const bool has_preposition = At(ask, words_.prepositions);
      if (has_preposition) ++ask;
      size_t count = 0;
      const Wh wh = AskAt(ask, &count);
      if (wh == Wh::kNone || ask + count != tokens_.size()) continue;
      RoleSource source{Source::kObject, ""};
      if (has_preposition) source = {Source::kPreposition, tokens_[i + 1].lower};
      clause_.also.insert(clause_.also.begin(), AskSlot(std::move(source), wh));
      while (i > 0 && At(i - 1, words_.conjunctions)) --i;
      tokens_.resize(i);
    }
  }

  // The question word at the front, "where and when" too.
  void TakeAsk() {
    if (At(0, words_.prepositions)) {
      size_t count = 0;
      if (AskAt(1, &count) != Wh::kNone) {
        ask_preposition_ = tokens_[0].lower;
        Erase(0, 1);
      }
    }
    size_t count = 0;
    ask_.wh = AskAt(0, &count);
    if (ask_.wh == Wh::kNone) return;
    asked_ = true;
    const bool may_have_noun = Contains(words_.which, tokens_[0].lower) || ask_.wh == Wh::kCount;
    Erase(0, count);
    if (may_have_noun) TakeNounOfAsk();
    size_t next = 0;
    if (At(0, words_.conjunctions) && AskAt(1, &next) != Wh::kNone) {
      clause_.also.push_back(AskSlot({Source::kObject, ""}, AskAt(1, &next)));
      Erase(0, 1 + next);
    }
  }

  bool IsAuxiliary(size_t i) const {
    return At(i, words_.past) || At(i, words_.present) || At(i, words_.future) || At(i, words_.negation);
  }

  void TakeNounOfAsk() {
    size_t end = 0;
    while (end < tokens_.size() && !IsAuxiliary(end) && !(end > 0 && IsVerb(end))) ++end;
    if (end == 0 || (end == tokens_.size() && ask_.wh != Wh::kCount)) return;
    if (IsVerb(0) && !tokens_[0].tag.starts_with("N")) return;
    ask_.noun = tokens_[end - 1].lemma;
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
    for (const auto& trigger : frames_.Find(tokens_[i].lemma)) {
      if (trigger.kind == TriggerKind::kVerb) return true;
    }
    return false;
  }

  // The auxiliary in front: "did", "has", "will". Without a question word it makes a question of yes or no.
  void TakeAuxiliaries() {
    clause_.tense = Tense::kPast;
    bool first = true;
    while (IsAuxiliary(0)) {
      NoteAuxiliary(0, first);
      first = false;
      Erase(0, 1);
    }
    clause_.yes_no = !asked_ && !first;
  }

  void NoteAuxiliary(size_t i, bool decides_tense) {
    const std::string& word = tokens_[i].lower;
    if (Contains(words_.negation, word)) {
      clause_.negated = true;
      return;
    }
    if (decides_tense && Contains(words_.present, word)) clause_.tense = Tense::kPresent;
    if (Contains(words_.future, word)) clause_.tense = Tense::kFuture;
    copula_ = copula_ || Contains(words_.copula, word);
  }

  Status TakeVerb() {
    TakeInnerAuxiliaries();
    const size_t none = tokens_.size();
    size_t verb = FindWord([&](size_t i) { return IsVerb(i) && MayBeVerb(i); });
    if (verb == none) verb = FindWord([&](size_t i) { return IsVerb(i) && !IsCapitalised(i); });
    if (verb == none && !copula_) verb = FindWord([&](size_t i) { return MayBeVerb(i); });
    if (verb != none) {
      SetVerb(verb);
      return {};
    }
    if (copula_) return {};
    return {ErrorCode::kInvalidInput, fmt::format("no verb in it that the frames know{}", RemainingWords())};
  }

  // Auxiliaries behind the subject, up to the verb: "is Kim going to", "had been".
  void TakeInnerAuxiliaries() {
    for (size_t i = 0; i < tokens_.size() && !(IsVerb(i) && MayBeVerb(i) && !MatchPhrase(i, words_.future_phrases));) {
      if (const size_t count = MatchPhrase(i, words_.future_phrases)) {
        clause_.tense = Tense::kFuture;
        copula_ = false;
        Erase(i, count);
      } else if (IsAuxiliary(i)) {
        NoteAuxiliary(i, false);
        Erase(i, 1);
      } else {
        ++i;
      }
    }
  }

  template <class Test>
  size_t FindWord(const Test& test) const {
    size_t i = 0;
    while (i < tokens_.size() && !test(i)) ++i;
    return i;
  }

  bool IsCapitalised(size_t i) const { return tokens_[i].text != tokens_[i].lower; }

  std::string RemainingWords() const {
    std::string words;
    for (const Token& token : tokens_) words += (words.empty() ? ": \"" : " ") + token.text;
    return words.empty() ? words : words + "\"";
  }

  void SetVerb(size_t verb) {
    clause_.verb = tokens_[verb].lemma;
    clause_.verb_form = tokens_[verb].text;
    clause_.passive = copula_ && tokens_[verb].tag != "VBG" && tokens_[verb].tag != "VB";
    if (verb > 0) {
      AddSlot({clause_.passive ? Source::kObject : Source::kSubject, ""}, 0, verb);
      has_subject_ = true;
    }
    rest_begin_ = verb + 1;
  }

  // What follows the verb: objects and phrases with prepositions.
  void TakeRest() {
    size_t i = rest_begin_;
    std::vector<std::pair<size_t, size_t>> bare;
    while (i < tokens_.size()) {
      if (At(i, words_.adverbs) && !tokens_[i].tag.starts_with("NN")) {
        ++i;
        continue;
      }
      if (IsPreposition(i)) {
        i = TakePrepositional(i);
        continue;
      }
      const size_t end = PhraseEnd(i);
      bare.emplace_back(i, end);
      i = end;
    }
    for (size_t k = 0; k < bare.size(); ++k) {
      const bool indirect = k == 0 && bare.size() > 1;
      AddSlot({indirect ? Source::kIndirect : Source::kObject, ""}, bare[k].first, bare[k].second);
    }
  }

  bool IsPreposition(size_t i) const {
    return At(i, words_.prepositions) && !At(i, words_.inside) && !tokens_[i].quote;
  }

  size_t TakePrepositional(size_t i) {
    const std::string preposition = tokens_[i].lower;
    const size_t begin = i + 1;
    const size_t end = PhraseEnd(begin);
    if (end == begin) {
      ask_preposition_ = preposition;
      return begin;
    }
    AddSlot(BehindPreposition(preposition), begin, end);
    return end;
  }

  // What stands behind a preposition; who does it where the verb is passive and the preposition is "by".
  RoleSource BehindPreposition(const std::string& preposition) const {
    RoleSource source{Source::kPreposition, preposition};
    if (clause_.passive && Contains(words_.agent_prepositions, preposition)) source = {Source::kSubject, ""};
    return source;
  }

  // Behind the noun phrase that begins at `i`: it ends at a preposition, a quotation or a second determiner.
  size_t PhraseEnd(size_t i) const {
    const size_t begin = i;
    while (i < tokens_.size() && !IsPreposition(i)) {
      if (i > begin && tokens_[i].quote) break;
      const bool joined = i > begin && (At(i - 1, words_.conjunctions) || At(i - 1, words_.both) ||
                                        At(i - 1, words_.determiners) || At(i - 1, words_.inside));
      if (i > begin && At(i, words_.determiners) && !joined) break;
      ++i;
      if (tokens_[i - 1].quote) break;
    }
    return i;
  }

  Phrase MakePhrase(size_t begin, size_t end) const {
    Phrase phrase;
    std::string part;
    const auto finish = [&] {
      if (!part.empty()) phrase.parts.push_back(part);
      part.clear();
    };
    for (size_t i = begin; i < end; ++i) {
      if (tokens_[i].quote) phrase.quoted = true;
      if (At(i, words_.both)) {
        phrase.both = true;
      } else if (At(i, words_.conjunctions)) {
        finish();
      } else if (!(part.empty() && At(i, words_.determiners)) && !(At(i, words_.adverbs) && tokens_[i].tag == "RB")) {
        const bool attached = At(i, words_.possessives) || part.empty();
        part += (attached ? "" : " ") + tokens_[i].text;
      }
    }
    finish();
    if (end > begin) phrase.head = tokens_[end - 1].lemma;
    return phrase;
  }

  void AddSlot(RoleSource source, size_t begin, size_t end) {
    Phrase phrase = MakePhrase(begin, end);
    if (!phrase.parts.empty()) clause_.slots.push_back({std::move(source), std::move(phrase)});
  }

  // The question word takes the place that is free: subject, else object, else that of its preposition.
  void PlaceAsk() {
    if (!asked_) return;
    if (ask_.wh == Wh::kPlace || ask_.wh == Wh::kTime || ask_.wh == Wh::kTimes) {
      clause_.also.insert(clause_.also.begin(), AskSlot({Source::kObject, ""}, ask_.wh));
      return;
    }
    RoleSource source{clause_.passive ? Source::kObject : Source::kSubject, ""};
    if (!ask_preposition_.empty()) {
      source = BehindPreposition(ask_preposition_);
    } else if (has_subject_) {
      source = {Source::kObject, ""};
      if (clause_.passive) source = {Source::kIndirect, ""};
    }
    Slot slot;
    slot.source = std::move(source);
    slot.phrase = ask_;
    clause_.slots.insert(clause_.slots.begin(), std::move(slot));
  }

  const Analysis& question_;
  const Frames& frames_;
  const QuestionWords& words_;
  Tokens tokens_;
  Clause clause_;
  Phrase ask_;
  std::string ask_preposition_;
  bool asked_ = false;
  bool copula_ = false;
  bool has_subject_ = false;
  size_t rest_begin_ = 0;
};

std::string_view WhName(Wh wh) {
  constexpr std::array<std::string_view, 8> kNames = {"-",     "who",  "what",     "which",
                                                      "where", "when", "how-many", "how-often"};
  return kNames[static_cast<size_t>(wh)];
}

std::string Print(const Slot& slot) {
  std::string text;
  for (const std::string& part : slot.phrase.parts) text += (text.empty() ? "" : "|") + part;
  if (slot.phrase.wh != Wh::kNone) text = WhName(slot.phrase.wh);
  if (!slot.phrase.noun.empty()) text += "(" + slot.phrase.noun + ")";
  if (slot.phrase.both) text += "(both)";
  if (slot.phrase.quoted) text = "\"" + text + "\"";
  switch (slot.source.source) {
    case Source::kSubject:
      return text + ":subject";
    case Source::kObject:
      return text + ":object";
    case Source::kIndirect:
      return text + ":indirect";
    default:
      return text + ":" + slot.source.preposition;
  }
}

}  // namespace

Result<Clause> ReadClause(const Analysis& question, const Frames& frames, const QuestionWords& words) {
  return ClauseReader(question, frames, words).Read();
}

std::string Print(const Clause& clause) {
  constexpr std::array<std::string_view, 3> kTenses = {"past", "present", "future"};
  constexpr std::array<std::string_view, 3> kOrders = {"in", "after", "before"};
  std::string text =
      fmt::format("{} {}", clause.verb.empty() ? "be" : clause.verb, kTenses[static_cast<size_t>(clause.tense)]);
  if (clause.passive) text += " passive";
  if (clause.negated) text += " negated";
  if (clause.yes_no) text += " yes/no";
  for (const Slot& slot : clause.slots) text += " " + Print(slot);
  if (clause.time.known()) {
    text += fmt::format(" {} {}", kOrders[static_cast<size_t>(clause.order)], clause.time.ToString());
  }
  for (const Slot& slot : clause.also) text += " also " + Print(slot);
  return text;
}

}  // namespace entente::query
