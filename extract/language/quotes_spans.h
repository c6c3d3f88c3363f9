// What stands between quotation marks.
#ifndef ENTENTE_EXTRACT_LANGUAGE_QUOTES_SPANS_H_
#define ENTENTE_EXTRACT_LANGUAGE_QUOTES_SPANS_H_

#include <vector>

#include "extract/language/document.h"

namespace entente::extract {

struct QuotedSpan {
  TokenSpan tokens;        // without the marks, not empty
  bool continues = false;  // a new paragraph of the speech before, which was left open
};

// In text order, not nested: marks inside a quotation belong to it. Curly and straight double marks, and single ones
// that cannot be apostrophes. A mark that nothing closes ends with its paragraph when the next one opens a quotation
// again, and else counts for nothing.
std::vector<QuotedSpan> FindQuotedSpans(const Document& document);

// True where a new paragraph begins at `token`.
bool StartsParagraph(const Document& document, uint32_t token);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_QUOTES_SPANS_H_
