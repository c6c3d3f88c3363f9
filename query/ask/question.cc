#include "query/ask/question.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/edit_distance.h"
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
    tokens_ = Rewrite(std::move(tokens_), words_, &question_.source);
    if (tokens_.empty()) return Status(ErrorCode::kInvalidInput, "there is no question");
    if (Status status = CheckRefused(); !status.ok()) return status;
    TakeChoices();
    const QuestionTokens than = TakeThan();
    if (!BeginsAsking()) {
      if (TakeRequestedEvent()) return std::move(question_);
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
    return std::move(question_);
  }

 private:
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

  bool BeginsAsking() const {
    return MatchPhrase(tokens_, 0, words_.person) || tokens_[0].tag.starts_with("W") || At(tokens_, 0, words_.past) ||
           At(tokens_, 0, words_.present) || At(tokens_, 0, words_.future);
  }

  // "all meetings between Kim and Putin", where no question word stands.
  bool TakeRequestedEvent() {
    QuestionTokens tokens = tokens_;
    auto anchors = TakeAnchors(&tokens, frames_, words_);
    if (!anchors.ok()) return false;
    auto event = ReadEventNoun(tokens, frames_, words_);
    if (!event || (event->slots.empty() && !event->time.known() && !requested_)) return false;
    Slot when;
    when.source = {Source::kObject, ""};
    when.phrase.wh = Wh::kTime;
    event->also.push_back(std::move(when));
    for (const AnchorWords& words : anchors.value()) {
      auto anchor = FinishAnchor(words, *event, words_);
      if (!anchor.ok()) return false;
      event->anchors.push_back(std::move(anchor).value());
    }
    question_.clause = std::move(*event);
    return true;
  }

  // "all the leaders Kim met" becomes "which leaders Kim met".
  void TakeRequestedNoun() {
    size_t begin = 0;
    while (At(tokens_, begin, words_.determiners)) ++begin;
    size_t end = begin;
    while (end < tokens_.size() && tokens_[end].tag != "NNS" && IsModifier(tokens_[end])) ++end;
    const bool names = end + 1 < tokens_.size() && tokens_[end].tag == "NNS" && tokens_[end + 1].tag.starts_with("NNP");
    if (!requested_ || !names) return;
    Erase(0, begin);
    tokens_.insert(tokens_.begin(), MakeToken(words_.which[0]));
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
  Phrase choices_;
  bool requested_ = false;  // "List ..."
};

size_t SharedWords(const QuestionTokens& tokens, const std::string& form) {
  const std::string padded = " " + form + " ";
  return static_cast<size_t>(std::count_if(tokens.begin(), tokens.end(), [&](const QuestionToken& token) {
    return !token.lower.empty() && padded.find(" " + token.lower + " ") != std::string::npos;
  }));
}

}  // namespace

Result<Question> ReadQuestion(const extract::Analysis& question, const Frames& frames, const QuestionWords& words) {
  auto read = QuestionReader(TokensOf(question), frames, words).Read();
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
