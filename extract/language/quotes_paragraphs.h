// Where paragraphs begin, in texts whose lines tell.
#ifndef ENTENTE_EXTRACT_LANGUAGE_QUOTES_PARAGRAPHS_H_
#define ENTENTE_EXTRACT_LANGUAGE_QUOTES_PARAGRAPHS_H_

#include <cstdint>
#include <vector>

#include "extract/language/document.h"

namespace entente::extract {

// The paragraph of each token, counted from 0. A paragraph begins behind a blank line, or behind a line break in front
// of a quotation mark or a new sentence. A text that puts each sentence on a line of its own, those inside a quotation
// as well, has lost its paragraphs: all its tokens are in 0.
std::vector<uint32_t> Paragraphs(const Document& document);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_QUOTES_PARAGRAPHS_H_
