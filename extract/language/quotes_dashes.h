// Dialogue that dashes open instead of quotation marks: "– Yes, she said."
#ifndef ENTENTE_EXTRACT_LANGUAGE_QUOTES_DASHES_H_
#define ENTENTE_EXTRACT_LANGUAGE_QUOTES_DASHES_H_

#include <vector>

#include "extract/language/quotes_text.h"

namespace entente::extract {

// For texts without quotation marks: what follows a dash at the beginning of a sentence, up to the clause that says who
// speaks or the end of the sentence. Nothing in texts where fewer than three sentences begin so or none of them has
// such a clause: there the dash is one of a list.
std::vector<QuotedSpan> FindDashedSpans(const QuoteText& text);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_QUOTES_DASHES_H_
