#include "extract/language/time_tense.h"

#include <string>

namespace entente::extract {
namespace {

constexpr int kLongestPath = 12;  // a longer way up a tree leads out of the clause

class TenseReader {
 public:
  TenseReader(const Document& document, std::span<const Word> words, TokenSpan sentence, const TimeWords& time_words)
      : document_(document), words_(words), sentence_(sentence), time_words_(time_words) {}

  Tense ByTree(uint32_t token) const {
    int32_t at = words_[token].head;
    bool direct = true;
    for (int steps = 0; steps < kLongestPath && Inside(at); ++steps) {
      if (IsBehindEvent(static_cast<uint32_t>(at))) return Tense::kPast;
      const Tense tense = OfPredicate(static_cast<uint32_t>(at), direct);
      if (tense != Tense::kUnknown || IsPresent(static_cast<uint32_t>(at))) return tense;
      direct = direct && !words_[static_cast<size_t>(at)].tag.starts_with("VB");
      at = words_[static_cast<size_t>(at)].head;
    }
    return Tense::kUnknown;
  }

  // The nearest word before the expression that tells.
  Tense ByWords(uint32_t token) const {
    for (uint32_t at = token; at-- > sentence_.begin;) {
      if (IsFutureWord(at)) return Tense::kFuture;
      if (!words_.empty() && words_[at].tag == "VBD") return Tense::kPast;
    }
    return Tense::kUnknown;
  }

  bool HasTree() const {
    if (words_.empty()) return false;
    for (uint32_t at = sentence_.begin; at < sentence_.end; ++at) {
      if (words_[at].head >= 0) return true;
    }
    return false;
  }

 private:
  bool Inside(int32_t at) const { return at >= 0 && sentence_.Contains(static_cast<uint32_t>(at)); }

  bool IsIn(TimeClass cls, std::string_view lower) const {
    const TimeSenses* senses = time_words_.Find(lower);
    if (senses == nullptr) return false;
    for (const TimeSense& sense : *senses) {
      if (sense.cls == cls) return true;
    }
    return false;
  }

  std::string LowerText(uint32_t token) const {
    std::string lower(document_.TokenText(token));
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
  }

  bool IsFutureWord(uint32_t at) const {
    const std::string lower = LowerText(at);
    if (!words_.empty() && words_[at].tag == "MD") return IsIn(TimeClass::kFuture, lower);
    return IsIn(TimeClass::kFuture, lower) || IsIn(TimeClass::kFutureVerb, lower) ||
           (!words_.empty() && IsIn(TimeClass::kFutureVerb, words_[at].lemma));
  }

  // `direct`: no other verb lies between the expression and the predicate. "Pledged on Monday to pay in May" is past
  // for Monday and future for May.
  Tense OfPredicate(uint32_t predicate, bool direct) const {
    bool past = words_[predicate].tag == "VBD", progressive = false;
    if (!(past && direct) && IsIn(TimeClass::kFutureVerb, words_[predicate].lemma)) return Tense::kFuture;
    if (IsPresentForm(words_[predicate]) && IsIn(TimeClass::kTimetable, words_[predicate].lemma)) return Tense::kFuture;
    for (uint32_t at = sentence_.begin; at < sentence_.end; ++at) {
      if (words_[at].head != static_cast<int32_t>(predicate)) continue;
      if (words_[at].tag == "TO" && IsFutureBeforeTo(at)) return Tense::kFuture;
      if (!IsAuxiliary(words_[at])) continue;
      if (words_[at].tag == "MD" && IsIn(TimeClass::kFuture, LowerText(at))) return Tense::kFuture;
      past = past || words_[at].tag == "VBD" || words_[predicate].tag == "VBN";
      progressive = words_[predicate].tag == "VBG" && words_[at].tag != "VBD";
    }
    if (past) return Tense::kPast;
    return progressive || IsHeadlineFuture(predicate) ? Tense::kFuture : Tense::kUnknown;
  }

  // "Is to be held": a form of the present before the infinitive.
  bool IsFutureBeforeTo(uint32_t to) const {
    if (to == sentence_.begin || !IsIn(TimeClass::kFutureBeforeTo, words_[to - 1].lemma)) return false;
    return IsPresentForm(words_[to - 1]);
  }

  static bool IsPresentForm(const Word& word) { return word.tag == "VBZ" || word.tag == "VBP"; }

  static bool IsAuxiliary(const Word& word) { return word.relation.starts_with("aux") || word.relation == "cop"; }

  // "following the May 3 attack": the noun names what was, whatever the verb tells.
  bool IsBehindEvent(uint32_t noun) const {
    if (!words_[noun].tag.starts_with("NN")) return false;
    for (uint32_t at = sentence_.begin; at < noun; ++at) {
      const bool own = words_[at].head == static_cast<int32_t>(noun) && words_[at].relation == "case";
      if (own && IsIn(TimeClass::kAfterEvent, LowerText(at))) return true;
    }
    return false;
  }

  // A clause in the present tense, whatever the clauses around it do.
  bool IsPresent(uint32_t predicate) const {
    if (IsPresentForm(words_[predicate])) return true;
    for (uint32_t at = sentence_.begin; at < sentence_.end; ++at) {
      const bool copula = words_[at].head == static_cast<int32_t>(predicate) && words_[at].relation == "cop";
      if (copula && IsPresentForm(words_[at])) return true;
    }
    return false;
  }

  // "Ministers to meet in Rome": an infinitive that nothing governs.
  bool IsHeadlineFuture(uint32_t predicate) const {
    return words_[predicate].tag == "VB" && words_[predicate].head < 0 && predicate > sentence_.begin &&
           words_[predicate - 1].tag == "TO";
  }

  const Document& document_;
  std::span<const Word> words_;
  TokenSpan sentence_;
  const TimeWords& time_words_;
};

}  // namespace

Tense TenseAt(const Document& document, std::span<const Word> words, TokenSpan sentence, uint32_t token,
              const TimeWords& time_words) {
  const TenseReader reader(document, words, sentence, time_words);
  return reader.HasTree() ? reader.ByTree(token) : reader.ByWords(token);
}

}  // namespace entente::extract
