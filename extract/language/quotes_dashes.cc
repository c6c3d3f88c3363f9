#include "extract/language/quotes_dashes.h"

#include "extract/language/quotes_cues.h"

namespace entente::extract {
namespace {

constexpr size_t kFewestDashes = 3;

bool OpensSpeech(const QuoteText& text, uint32_t token) {
  if (token + 2 >= text.size() || !IsOneOf(text.text(token), {"—", "―", "–", "--"})) return false;
  const char next = text.text(token + 1)[0];
  const bool starts = text.sentence(token).begin == token || IsOneOf(text.text(token - 1), {".", "?", "!", ":"});
  return starts && next >= 'A' && next <= 'Z';
}

bool MaySpeak(const QuoteText& text, uint32_t token) {
  return text.word(token).tag == "PRP" || text.word(token).tag.starts_with("NNP");
}

// The sign in front of "he said" or "said Lee"; `end` where there is none.
uint32_t SignBeforeClause(const QuoteText& text, uint32_t begin, uint32_t end) {
  for (uint32_t at = begin + 1; at + 2 < end; ++at) {
    if (!IsOneOf(text.text(at), {",", "?", "!", "."})) continue;
    const bool before = MaySpeak(text, at + 1) && IsCueVerb(text, at + 2);
    const bool inverted = IsCueVerb(text, at + 1) && MaySpeak(text, at + 2);
    if (before || inverted) return at;
  }
  return end;
}

}  // namespace

std::vector<QuotedSpan> FindDashedSpans(const QuoteText& text) {
  std::vector<QuotedSpan> spans;
  bool told = false;
  for (uint32_t token = 0; token < text.size(); ++token) {
    if (!OpensSpeech(text, token)) continue;
    const uint32_t end = text.sentence(token + 1).end;
    const uint32_t sign = SignBeforeClause(text, token + 1, end);
    told = told || sign < end;
    spans.push_back({{token + 1, sign}, false});
  }
  if (!told || spans.size() < kFewestDashes) spans.clear();
  return spans;
}

}  // namespace entente::extract
