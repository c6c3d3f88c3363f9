// Documents for tests of the stages behind the tokenizer: words and signs cut apart, one sentence a line.
#ifndef ENTENTE_TESTS_NAMES_PLAIN_DOCUMENT_H_
#define ENTENTE_TESTS_NAMES_PLAIN_DOCUMENT_H_

#include <string_view>

#include "extract/language/document.h"

namespace entente::extract {

// `published` as YYYY-MM-DD, or empty.
Document PlainDocument(std::string_view text, std::string_view published);

}  // namespace entente::extract

#endif  // ENTENTE_TESTS_NAMES_PLAIN_DOCUMENT_H_
