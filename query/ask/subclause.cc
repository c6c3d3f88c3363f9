#include "query/ask/subclause.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "query/ask/ask_words.h"
#include "query/ask/phrase_reader.h"

namespace entente::query {
namespace {

using extract::Frames;
using extract::Source;
using Tokens = QuestionTokens;

bool HasVerb(const Tokens& tokens, size_t begin, size_t end, const Frames& frames) {
  for (size_t i = begin; i < end; ++i) {
    if (tokens[i].tag.starts_with("VB") && !tokens[i].quote && IsEventVerb(tokens[i], frames)) return true;
  }
  return false;
}

bool HasName(const Tokens& tokens, size_t begin, size_t end) {
  return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                     tokens.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const QuestionToken& token) { return token.text != token.lower; });
}

void EraseFrom(Tokens* tokens, size_t begin, size_t end) {
  tokens->erase(tokens->begin() + static_cast<std::ptrdiff_t>(begin),
                tokens->begin() + static_cast<std::ptrdiff_t>(end));
}

// Finds anchors from the back, since one may hold another.
class AnchorReader {
 public:
  AnchorReader(Tokens* tokens, const Frames& frames, const QuestionWords& words)
      : tokens_(*tokens), frames_(frames), words_(words) {}

  Result<std::vector<AnchorWords>> Read() {
    MoveFront();
    if (TakeBetween()) return std::move(found_);
    for (size_t i = 1; i < tokens_.size(); ++i) {
      if (!MayBegin(i)) continue;
      if (Status status = Take(i); !status.ok()) return status;
    }
    return std::move(found_);
  }

 private:
  // "After the summit, whom did Kim meet?" becomes "whom did Kim meet after the summit?".
  void MoveFront() {
    if (!OrderOf(0) && !BeginsWithTime()) return;
    for (size_t i = 1; i < tokens_.size(); ++i) {
      if (tokens_[i].lower != words_.comma) continue;
      Tokens front = Slice(tokens_, 0, i);
      EraseFrom(&tokens_, 0, i + 1);
      tokens_.insert(tokens_.end(), front.begin(), front.end());
      return;
    }
  }

  // "In 2018, ..."
  bool BeginsWithTime() const {
    size_t i = 0;
    while (i < tokens_.size() && (At(tokens_, i, words_.prepositions) || At(tokens_, i, words_.determiners))) ++i;
    return i + 1 < tokens_.size() && tokens_[i].time.known() && tokens_[i + 1].lower == words_.comma;
  }

  std::optional<TimeOrder> OrderOf(size_t i) const {
    if (At(tokens_, i, words_.after_prepositions)) return TimeOrder::kAfter;
    if (At(tokens_, i, words_.before_prepositions)) return TimeOrder::kBefore;
    if (At(tokens_, i, words_.during_prepositions)) return TimeOrder::kWithin;
    return std::nullopt;
  }

  bool MayBegin(size_t i) const {
    if (!OrderOf(i) || i + 1 >= tokens_.size()) return false;
    size_t next = i + 1;
    while (next + 1 < tokens_.size() && At(tokens_, next, words_.determiners)) ++next;
    return !tokens_[next].time.known();
  }

  // "between his meeting with Lind and his meeting with Roe".
  bool TakeBetween() {
    for (size_t i = 1; i < tokens_.size(); ++i) {
      if (!At(tokens_, i, words_.between_prepositions)) continue;
      for (size_t and_at = i + 2; and_at + 1 < tokens_.size(); ++and_at) {
        if (!At(tokens_, and_at, words_.conjunctions)) continue;
        auto first = ReadEventNoun(Slice(tokens_, i + 1, and_at), frames_, words_);
        auto second = ReadEventNoun(Slice(tokens_, and_at + 1, tokens_.size()), frames_, words_);
        if (!first || !second) continue;
        found_.push_back({TimeOrder::kAfter, std::move(first), {}});
        found_.push_back({TimeOrder::kBefore, std::move(second), {}});
        EraseFrom(&tokens_, i, tokens_.size());
        return true;
      }
    }
    return false;
  }

  Status Take(size_t i) {
    AnchorWords anchor;
    anchor.order = *OrderOf(i);
    const size_t end = tokens_.size();
    if (anchor.order == TimeOrder::kWithin || !HasVerb(tokens_, i + 1, end, frames_)) {
      anchor.event = ReadEventNoun(Slice(tokens_, i + 1, end), frames_, words_);
      if (!anchor.event && anchor.order == TimeOrder::kWithin) return {};
      if (!anchor.event && !HasName(tokens_, i + 1, end)) return NotUnderstood(i + 1, end);
      if (!anchor.event) anchor.other = MakePhrase(tokens_, i + 1, end, words_);
    } else {
      auto clause = ReadClause(Slice(tokens_, i + 1, end), ClausePlace::kAnchor, frames_, words_);
      if (!clause.ok()) return clause.status();
      anchor.event = std::move(clause).value();
    }
    if (anchor.event && anchor.event->slots.empty() && !anchor.event->time.known()) return NotUnderstood(i + 1, end);
    found_.push_back(std::move(anchor));
    EraseFrom(&tokens_, i, end);
    return {};
  }

  Status NotUnderstood(size_t begin, size_t end) const {
    return {ErrorCode::kInvalidInput,
            fmt::format("\"{}\" does not say which event is meant", TextOf(tokens_, begin, end))};
  }

  Tokens& tokens_;
  const Frames& frames_;
  const QuestionWords& words_;
  std::vector<AnchorWords> found_;
};

// Whom a clause is about: its subject, else the first who is named.
const Phrase* AboutWhom(const QuestionClause& clause) {
  const Phrase* named = nullptr;
  for (const Slot& slot : clause.slots) {
    const bool possessor = slot.source.source == Source::kPossessor;
    if (slot.source.source == Source::kSubject || possessor) return &slot.phrase;
    if (!named && !slot.phrase.parts.empty()) named = &slot.phrase;
  }
  return named;
}

// The asked one of a clause stands in it as `other`.
bool PutInPlaceOfAsk(const Phrase& other, QuestionClause* clause) {
  for (Slot& slot : clause->slots) {
    if (!IsAsk(slot.phrase.wh)) continue;
    slot.phrase = other;
    return true;
  }
  return false;
}

// The last word that may be a verb, whatever the tagger made of it, where an auxiliary before `i` waits for one: "whom
// did those who met Lind visit?".
size_t LastVerb(const Tokens& tokens, size_t i, const Frames& frames, const QuestionWords& words) {
  bool waits = false;
  for (size_t k = 0; k < i; ++k) waits = waits || At(tokens, k, words.past) || At(tokens, k, words.future);
  for (size_t k = tokens.size(); waits && k-- > i + 2;) {
    const bool noun = At(tokens, k - 1, words.determiners) || At(tokens, k - 1, words.prepositions);
    if (!noun && tokens[k].text == tokens[k].lower && IsEventVerb(tokens[k], frames)) return k;
  }
  return tokens.size();
}

// Where the clause that begins at `i` ends: with the tokens, or before the verb of a clause that has none before it.
size_t RelativeEnd(const Tokens& tokens, size_t i, const Frames& frames, const QuestionWords& words) {
  const auto is_verb = [&](size_t k) {
    return At(tokens, k, words.past) || At(tokens, k, words.present) || At(tokens, k, words.future) ||
           HasVerb(tokens, k, k + 1, frames);
  };
  for (size_t k = 0; k < i; ++k) {
    if (HasVerb(tokens, k, k + 1, frames)) return tokens.size();
  }
  size_t k = i + 1;
  while (k < tokens.size() && !HasVerb(tokens, k, k + 1, frames)) ++k;
  for (++k; k < tokens.size(); ++k) {
    if (is_verb(k) || (At(tokens, k, words.adverbs) && k + 1 < tokens.size() && is_verb(k + 1))) return k;
  }
  return LastVerb(tokens, i, frames, words);
}

bool BeginsRelative(const Tokens& tokens, size_t i, const QuestionWords& words) {
  if (i == 0 || !At(tokens, i, words.relatives)) return false;
  const QuestionToken& before = tokens[i - 1];
  const bool noun = before.tag.starts_with("NN") && !before.tag.starts_with("NNP");
  return noun || At(tokens, i - 1, words.people);
}

Status CheckNoPick(const QuestionClause& clause) {
  if (clause.pick == Pick::kAll) return {};
  return {
      ErrorCode::kInvalidInput,
      "\"first\", \"last\" and \"most\" are understood of what is asked alone, not of a clause inside the question"};
}

}  // namespace

Result<std::vector<AnchorWords>> TakeAnchors(Tokens* tokens, const Frames& frames, const QuestionWords& words) {
  return AnchorReader(tokens, frames, words).Read();
}

Result<Anchor> FinishAnchor(const AnchorWords& anchor, const QuestionClause& around, const QuestionWords&) {
  QuestionClause event;
  if (anchor.event) {
    event = *anchor.event;
    BindPronouns(around, &event);
  } else {
    event = around;
    event.also.clear();
    event.anchors.clear();
    event.pick = Pick::kAll;
    if (!PutInPlaceOfAsk(anchor.other, &event)) {
      return Status(ErrorCode::kInvalidInput,
                    fmt::format("\"{}\" does not say which event is meant", fmt::join(anchor.other.parts, " and ")));
    }
  }
  if (Status status = CheckNoPick(event); !status.ok()) return status;
  return Anchor{anchor.order, std::make_shared<QuestionClause>(std::move(event))};
}

Status TakeRelatives(Tokens* tokens, const Frames& frames, const QuestionWords& words) {
  for (size_t i = 1; i < tokens->size(); ++i) {
    if (!BeginsRelative(*tokens, i, words)) continue;
    const size_t end = RelativeEnd(*tokens, i, frames, words);
    auto clause = ReadClause(Slice(*tokens, i, end), ClausePlace::kRelative, frames, words);
    if (!clause.ok()) return clause.status();
    if (Status status = CheckNoPick(clause.value()); !status.ok()) return status;
    (*tokens)[i - 1].relative = std::make_shared<QuestionClause>(std::move(clause).value());
    EraseFrom(tokens, i, end);
  }
  return {};
}

void BindPronouns(const QuestionClause& outer, QuestionClause* inner) {
  const Phrase* about = AboutWhom(outer);
  if (!about) return;
  for (Slot& slot : inner->slots) {
    if (!slot.phrase.pronoun) continue;
    slot.phrase = *about;
    if (IsAsk(slot.phrase.wh)) slot.phrase.wh = Wh::kGap;
  }
}

Result<QuestionClause> ReadClause(QuestionTokens tokens, ClausePlace place, const Frames& frames,
                                  const QuestionWords& words) {
  std::vector<Slot> further;
  if (place == ClausePlace::kQuestion) further = TakeFurtherAsks(words, &tokens);
  auto anchors = TakeAnchors(&tokens, frames, words);
  if (!anchors.ok()) return anchors.status();
  if (Status status = TakeRelatives(&tokens, frames, words); !status.ok()) return status;
  auto clause = ReadPlainClause(std::move(tokens), place, frames, words);
  if (!clause.ok()) return clause;
  QuestionClause& read = clause.value();
  read.also.insert(read.also.end(), further.begin(), further.end());
  for (AnchorWords& anchor : anchors.value()) {
    auto event = FinishAnchor(anchor, read, words);
    if (!event.ok()) return event.status();
    read.anchors.push_back(std::move(event).value());
  }
  return clause;
}

}  // namespace entente::query
