#include "query/ask/question.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "graph/edit_distance.h"
#include "query/ask/event_question.h"
#include "query/ask/phrase_reader.h"
#include "query/ask/subclause.h"

namespace entente::query {
namespace {

using extract::Frames;
using extract::Source;

class QuestionReader {
 public:
  QuestionReader(QuestionTokens tokens, const Frames& frames, const QuestionWords& words)
      : tokens_(std::move(tokens)), frames_(frames), words_(words) {}

  Result<Question> Read() {
    while (const size_t count = MatchPhrase(tokens_, 0, words_.opening)) {
      Erase(0, count);
      requested_ = true;
    }
    TakeAccording();
    tokens_ = Reword(Rewrite(std::move(tokens_), words_, &question_.source), words_);
    if (tokens_.empty()) return Status(ErrorCode::kInvalidInput, "there is no question");
    if (Status status = CheckRefused(); !status.ok()) return status;
    if (Status status = CheckDated(); !status.ok()) return status;
    TakeExcept();
    TakeChoices();
    const QuestionTokens than = TakeThan();
    if (!BeginsAsking()) {
      if (TakeRequestedEvent()) return Finish();
      TakeRequestedNoun();
    }
    auto clause = ReadClause(tokens_, ClausePlace::kQuestion, frames_, words_);
    if (!clause.ok()) return clause.status();
    question_.clause = std::move(clause).value();
    if (Status status = CheckAsked(); !status.ok()) return status;
    if (!than.empty()) {
      if (Status status = ReadThan(than); !status.ok()) return status;
    }
    PlaceChoices();
    return Finish();
  }

 private:
  // What was taken out of the question and belongs to the whole of it.
  Result<Question> Finish() {
    question_.clause.according = according_;
    if (except_.parts.empty()) return std::move(question_);
    for (Slot& slot : question_.clause.slots) {
      if (slot.phrase.wh == Wh::kNone || slot.phrase.wh == Wh::kGap) continue;
      slot.phrase.except = except_.parts;
      return std::move(question_);
    }
    return Status(ErrorCode::kInvalidInput, fmt::format("nobody is asked for whom \"{}\" could be left out of",
                                                        fmt::join(except_.parts, " and ")));
  }

  // The phrase behind words of the list, which are taken out with it and with the commas around: "according to Kim".
  Phrase TakeBehind(const WordList& list) {
    for (size_t i = 0; i < tokens_.size(); ++i) {
      const size_t count = MatchPhrase(tokens_, i, list);
      if (!count) continue;
      size_t end = i + count;
      while (end < tokens_.size() && !EndsTaken(end)) ++end;
      const Phrase phrase = MakePhrase(tokens_, i + count, end, words_);
      if (phrase.parts.empty()) return {};
      if (end < tokens_.size() && tokens_[end].lower == words_.comma) ++end;
      if (i > 0 && tokens_[i - 1].lower == words_.comma) --i;
      Erase(i, end - i);
      return phrase;
    }
    return {};
  }

  bool EndsTaken(size_t i) const {
    return tokens_[i].lower == words_.comma || tokens_[i].tag.starts_with("VB") || tokens_[i].tag.starts_with("W") ||
           tokens_[i].time.known() || IsPreposition(tokens_, i, words_) || At(tokens_, i, words_.past) ||
           At(tokens_, i, words_.future);
  }

  // "according to Kim": but not to whom.
  void TakeAccording() { according_ = fmt::format("{}", fmt::join(TakeBehind(words_.according).parts, " and ")); }

  void TakeExcept() { except_ = TakeBehind(words_.except); }

  void Erase(size_t begin, size_t count) {
    tokens_.erase(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                  tokens_.begin() + static_cast<std::ptrdiff_t>(begin + count));
  }

  // Words that ask for what no edge tells: "why".
  Status CheckRefused() const {
    const size_t count = MatchPhrase(tokens_, 0, words_.refused);
    if (!count || MatchPhrase(tokens_, 0, words_.count) || MatchPhrase(tokens_, 0, words_.times)) return {};
    return {ErrorCode::kInvalidInput, fmt::format("\"{}\" asks for what edges do not tell", TextOf(tokens_, 0, count))};
  }

  // "in April": of which year only a day of asking tells. Elsewhere it may be a name.
  Status CheckDated() const {
    for (size_t i = 1; i < tokens_.size(); ++i) {
      const bool when = At(tokens_, i - 1, words_.place_prepositions) ||
                        At(tokens_, i - 1, words_.topic_prepositions) ||
                        At(tokens_, i - 1, words_.after_prepositions) || At(tokens_, i - 1, words_.before_prepositions);
      const bool relative = tokens_[i].text == tokens_[i].lower;
      if (tokens_[i].undated.empty() || (!when && !relative) || tokens_[i - 1].lower == words_.goal_preposition)
        continue;
      return {ErrorCode::kInvalidInput,
              fmt::format("\"{}\" says no day without its year or a day of asking (--date)", tokens_[i].undated)};
    }
    return {};
  }

  bool BeginsAsking() const {
    return MatchPhrase(tokens_, 0, words_.person) || tokens_[0].tag.starts_with("W") || At(tokens_, 0, words_.past) ||
           At(tokens_, 0, words_.present) || At(tokens_, 0, words_.future) || tokens_[0].tag == "MD";
  }

  // "all meetings between Kim and Putin", where no question word stands.
  bool TakeRequestedEvent() {
    QuestionTokens tokens = tokens_;
    const bool planned = TakePlanned(words_, &tokens);
    auto anchors = TakeAnchors(&tokens, frames_, words_);
    if (!anchors.ok()) return false;
    auto event = ReadEventNoun(tokens, frames_, words_);
    if (!event || (event->slots.empty() && !event->time.known() && !requested_)) return false;
    Slot events;
    events.source = {Source::kObject, ""};
    events.phrase.wh = Wh::kEvents;
    event->also.push_back(std::move(events));
    for (const AnchorWords& words : anchors.value()) {
      auto anchor = FinishAnchor(words, *event, words_);
      if (!anchor.ok()) return false;
      event->anchors.push_back(std::move(anchor).value());
    }
    if (planned) event->tense = Tense::kFuture;
    question_.clause = std::move(*event);
    return true;
  }

  // "all the leaders Kim met" becomes "which leaders Kim met", "countries visited by Kim" "which countries were visited
  // by Kim".
  void TakeRequestedNoun() {
    size_t begin = 0;
    while (At(tokens_, begin, words_.determiners)) ++begin;
    size_t end = begin;
    while (end < tokens_.size() && !IsPlural(end) && IsModifier(tokens_[end])) ++end;
    if (end + 1 >= tokens_.size() || !IsPlural(end)) return;
    QuestionTokens behind;
    if (At(tokens_, end + 1, words_.relatives)) {
      Erase(end + 1, 1);
    } else if (tokens_[end + 1].tag == "VBN" || At(tokens_, end + 2, words_.agent_prepositions)) {
      behind.push_back(MakeToken(words_.past_copula));
    } else if (!tokens_[end + 1].tag.starts_with("NNP")) {
      return;
    }
    tokens_.insert(tokens_.begin() + static_cast<std::ptrdiff_t>(end + 1), behind.begin(), behind.end());
    Erase(0, begin);
    tokens_.insert(tokens_.begin(), MakeToken(words_.which[0]));
  }

  // The tagger takes the first word for a name.
  bool IsPlural(size_t i) const {
    return tokens_[i].tag == "NNS" || (i == 0 && tokens_[i].tag == "NNPS" && tokens_[i].text != tokens_[i].lower);
  }

  static bool IsModifier(const QuestionToken& token) { return token.tag == "JJ" || token.tag.starts_with("NN"); }

  Status CheckAsked() const {
    const QuestionClause& clause = question_.clause;
    const bool slot_asks =
        std::any_of(clause.slots.begin(), clause.slots.end(), [](const Slot& slot) { return IsAsk(slot.phrase.wh); });
    if (clause.yes_no || slot_asks || !clause.also.empty() || clause.any || clause.linked) return {};
    return {ErrorCode::kInvalidInput,
            "no question word in it; begin with one such as who, what, where, when, which, how many, did, has or will"};
  }

  // "Who met Kim more often, Trump or Moon?": the choices at the end.
  void TakeChoices() {
    for (size_t i = tokens_.size(); i-- > 1;) {
      if (tokens_[i].lower != words_.comma) continue;
      const Phrase phrase = MakePhrase(tokens_, i + 1, tokens_.size(), words_);
      if (phrase.either && phrase.parts.size() > 1) {
        choices_ = phrase;
        tokens_.resize(i);
      }
      return;
    }
  }

  // What stands behind "more often than", and before it takes those words away.
  QuestionTokens TakeThan() {
    for (size_t i = 1; i < tokens_.size(); ++i) {
      const size_t more = MatchPhrase(tokens_, i, words_.more_than), fewer = MatchPhrase(tokens_, i, words_.fewer_than);
      if (!more && !fewer) continue;
      question_.fewer = fewer > 0;
      const QuestionTokens than = Slice(tokens_, i + std::max(more, fewer), tokens_.size());
      tokens_.resize(i);
      return than.empty() ? QuestionTokens{MakeToken("")} : than;
    }
    return {};
  }

  Status ReadThan(QuestionTokens tokens) {
    const bool whole = std::any_of(tokens.begin(), tokens.end(), [&](const QuestionToken& token) {
      return token.tag.starts_with("VB") && IsEventVerb(token, frames_);
    });
    if (whole) {
      auto clause = ReadClause(tokens, ClausePlace::kAnchor, frames_, words_);
      if (!clause.ok()) return clause.status();
      BindPronouns(question_.clause, &clause.value());
      question_.than = std::move(clause).value();
      return {};
    }
    return PutIn(std::move(tokens)) ? Status()
                                    : Status(ErrorCode::kInvalidInput, "what stands behind \"than\" is not understood");
  }

  // The clause with one of its slots replaced: the subject by "Lind did", else by what stands behind the same
  // preposition, else the last named.
  bool PutIn(QuestionTokens tokens) {
    QuestionClause than = question_.clause;
    size_t begin = 0;
    std::string preposition;
    if (IsPreposition(tokens, 0, words_)) preposition = tokens[begin++].lower;
    const bool does = At(tokens, tokens.size() - 1, words_.past) || At(tokens, tokens.size() - 1, words_.present);
    const Phrase phrase = MakePhrase(tokens, begin, tokens.size() - (does ? 1 : 0), words_);
    Slot* place = nullptr;
    for (Slot& slot : than.slots) {
      const bool subject = slot.source.source == Source::kSubject;
      const bool fits = IsAsk(slot.phrase.wh) || (does ? subject : !subject);
      if (fits && (!place || !IsAsk(place->phrase.wh))) place = &slot;
    }
    if (!place || phrase.parts.empty()) return false;
    place->phrase = phrase;
    question_.than = std::move(than);
    return true;
  }

  // Who is asked for must be one of the choices; "Did Trump or Moon meet Kim more often?" asks which.
  void PlaceChoices() {
    QuestionClause& clause = question_.clause;
    for (Slot& slot : clause.slots) {
      if (!choices_.parts.empty() && IsAsk(slot.phrase.wh)) slot.phrase.parts = choices_.parts;
      const bool which = clause.yes_no && clause.pick != Pick::kAll && slot.phrase.either;
      if (!which) continue;
      slot.phrase.wh = Wh::kPerson;
      clause.yes_no = false;
    }
  }

  QuestionTokens tokens_;
  const Frames& frames_;
  const QuestionWords& words_;
  Question question_;
  Phrase choices_, except_;
  std::string according_;
  bool requested_ = false;  // "List ..."
};

// A question mark with words behind it.
bool HasFurtherQuestion(const QuestionTokens& tokens) {
  const auto mark = std::find_if(tokens.begin(), tokens.end(), [](const auto& token) { return token.text == "?"; });
  return mark != tokens.end() && mark != tokens.begin() &&
         std::any_of(mark, tokens.end(), [](const auto& token) { return std::isalpha(token.text[0]) != 0; });
}

size_t SharedWords(const QuestionTokens& tokens, const std::string& form) {
  const std::string padded = " " + form + " ";
  return static_cast<size_t>(std::count_if(tokens.begin(), tokens.end(), [&](const QuestionToken& token) {
    return !token.lower.empty() && padded.find(" " + token.lower + " ") != std::string::npos;
  }));
}

}  // namespace

Result<Question> ReadQuestion(const extract::Analysis& question, const Frames& frames, const QuestionWords& words) {
  const QuestionTokens tokens = TokensOf(question);
  constexpr size_t kMostWords = 150, kMostBytes = 2000;
  if (tokens.size() > kMostWords || TextOf(tokens, 0, tokens.size()).size() > kMostBytes) {
    return Status(ErrorCode::kInvalidInput,
                  fmt::format("the question is longer than {} words or {} bytes", kMostWords, kMostBytes));
  }
  if (HasFurtherQuestion(tokens)) {
    return Status(ErrorCode::kInvalidInput, "there is more than one question; ask one at a time");
  }
  auto read = QuestionReader(tokens, frames, words).Read();
  return read.ok() ? read : WithNearestForms(read.status(), question, words);
}

Status WithNearestForms(const Status& failure, const extract::Analysis& question, const QuestionWords& words) {
  constexpr size_t kForms = 3, kLongestText = 200;
  const QuestionTokens tokens = TokensOf(question);
  const std::string text = TextOf(tokens, 0, std::min(tokens.size(), kLongestText));
  std::vector<std::pair<std::pair<int, size_t>, std::string>> forms;
  for (const std::string& form : words.examples) {
    std::string lower = MakeToken(form).lower;
    forms.push_back(
        {{-static_cast<int>(SharedWords(tokens, lower)), EditDistance(text.substr(0, kLongestText), form)}, form});
  }
  std::stable_sort(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::string message = failure.message() + "; forms of question near it:";
  for (size_t i = 0; i < std::min(kForms, forms.size()); ++i) message += "\n  " + forms[i].second + "?";
  return {failure.code(), message};
}

std::string Print(const Question& question) {
  std::string text = Print(question.clause);
  if (question.source) text += " source";
  if (question.than) text += fmt::format(" {} than [{}]", question.fewer ? "fewer" : "more", Print(*question.than));
  return text;
}

}  // namespace entente::query
