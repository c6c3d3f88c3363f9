#include "extract/language/quotes.h"

#include <algorithm>

#include "extract/language/quotes_cues.h"
#include "extract/language/quotes_text.h"
#include "extract/language/quotes_turns.h"

namespace entente::extract {
namespace {

constexpr uint32_t kLongPhrase = 8;  // as many words are speech even without a verb of saying

// A word or two that only qualify a noun or a verb: a distance kept, not speech.
bool IsModifier(const QuoteText& text, TokenSpan quote) {
  if (quote.size() > 2) return false;
  for (uint32_t token = quote.begin; token < quote.end; ++token) {
    const int32_t head = text.word(token).head;
    const bool top = head < 0 || !quote.Contains(static_cast<uint32_t>(head));
    const bool modifies =
        IsOneOf(text.word(token).relation, {"amod", "compound", "advmod", "nummod", "det", "nsubj", "nmod"});
    if (top && modifies) return true;
  }
  return false;
}

bool IsSentence(const QuoteText& text, TokenSpan quote) {
  if (quote.size() >= kLongPhrase) return true;
  const char first = text.text(quote.begin)[0];
  if (first < 'A' || first > 'Z') return false;
  const std::string_view last = text.text(quote.end - 1);
  return IsOneOf(last, {"…", "--", "—"}) || IsOneOf(last.substr(last.size() - 1), {".", ",", "?", "!"});
}

}  // namespace

std::vector<Quotation> FindQuotations(const Document& document, std::span<const Word> words,
                                      std::span<const Name> names, const SpeechWords& speech) {
  if (words.size() != document.tokens.size() || words.empty()) return {};
  const QuoteText text(document, words, names, speech);
  std::vector<Speech> speeches;
  for (const QuotedSpan& span : text.spans()) {
    const Attributed told = AttributeByCue(text, span.tokens, speeches.empty() ? Attributed{} : speeches.back().told);
    const bool speaks = told.cue >= 0 && !IsModifier(text, span.tokens);
    if (speaks || span.continues || IsSentence(text, span.tokens)) speeches.push_back({span, told});
  }
  AssignTurns(text, &speeches);
  std::vector<Quotation> quotations;
  for (const Speech& one : speeches) quotations.push_back({one.span.tokens, one.told.speaker, one.told.cue});
  return quotations;
}

}  // namespace entente::extract
