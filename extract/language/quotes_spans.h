// What stands between quotation marks.
#ifndef ENTENTE_EXTRACT_LANGUAGE_QUOTES_SPANS_H_
#define ENTENTE_EXTRACT_LANGUAGE_QUOTES_SPANS_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/language/document.h"

namespace entente::extract {

struct QuotedSpan {
  TokenSpan tokens;        // without the marks, not empty
  bool continues = false;  // a new paragraph of the speech before, which was left open
};

// In text order, not nested: marks inside a quotation belong to it. Curly, straight and angle marks, and single ones
// that cannot be apostrophes. A mark that nothing closes ends where the next one opens a quotation again, with its
// paragraph at the latest, and else counts for nothing. `paragraphs` is what Paragraphs gives.
std::vector<QuotedSpan> FindQuotedSpans(const Document& document, std::span<const uint32_t> paragraphs);

bool IsQuotationMark(std::string_view token);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_QUOTES_SPANS_H_
