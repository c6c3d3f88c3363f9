#include "extract/language/quotes_paragraphs.h"

#include <algorithm>
#include <string_view>

#include "extract/language/quotes_spans.h"

namespace entente::extract {
namespace {

constexpr size_t kFewestLines = 8;     // that show how a text is set
constexpr double kOwnLineShare = 0.9;  // of sentences, where each has its line

int64_t LinesBefore(const Document& document, uint32_t token) {
  const std::string_view gap = document.Text(ByteSpan{document.tokens[token - 1].end, document.tokens[token].begin});
  return std::count(gap.begin(), gap.end(), '\n');
}

bool IsParagraphBreak(const Document& document, uint32_t token, bool starts_sentence) {
  const int64_t breaks = LinesBefore(document, token);
  if (breaks != 1) return breaks > 1;
  return starts_sentence || IsQuotationMark(document.TokenText(token));
}

bool StandAlone(const Document& document) {
  size_t alone = 0;
  for (size_t s = 1; s < document.sentences.size(); ++s) {
    alone += LinesBefore(document, document.sentences[s].begin) > 0 ? 1 : 0;
  }
  const size_t borders = document.sentences.empty() ? 0 : document.sentences.size() - 1;
  return alone >= kFewestLines && static_cast<double>(alone) >= kOwnLineShare * static_cast<double>(borders);
}

// A paragraph ends inside a quotation only where the next one opens with a mark again; a line that holds a sentence
// ends anywhere.
bool BreaksQuotations(const Document& document) {
  const std::vector<uint32_t> one_paragraph(document.tokens.size(), 0);
  size_t broken = 0, opened_again = 0;
  for (const QuotedSpan& span : FindQuotedSpans(document, one_paragraph)) {
    const uint32_t mark = span.tokens.begin - 1;
    opened_again += span.continues && mark > 0 && LinesBefore(document, mark) > 0 ? 1 : 0;
    for (uint32_t token = span.tokens.begin + 1; token < span.tokens.end; ++token) {
      broken += LinesBefore(document, token) > 0 ? 1 : 0;
    }
  }
  return broken > opened_again;
}

}  // namespace

std::vector<uint32_t> Paragraphs(const Document& document) {
  std::vector<uint32_t> paragraphs(document.tokens.size(), 0);
  if (StandAlone(document) && BreaksQuotations(document)) return paragraphs;
  uint32_t paragraph = 0;
  for (const TokenSpan& sentence : document.sentences) {
    for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
      if (token > 0 && IsParagraphBreak(document, token, token == sentence.begin)) ++paragraph;
      paragraphs[token] = paragraph;
    }
  }
  return paragraphs;
}

}  // namespace entente::extract
