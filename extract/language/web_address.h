// Finds web addresses, mail addresses and tags ("@name", "#topic") in running text.
#ifndef ENTENTE_EXTRACT_LANGUAGE_WEB_ADDRESS_H_
#define ENTENTE_EXTRACT_LANGUAGE_WEB_ADDRESS_H_

#include <re2/re2.h>

#include <cstddef>
#include <string_view>

#include "extract/language/tokenizer_words.h"

namespace entente::extract {

class WebAddresses {
 public:
  // False for most stretches of text without white space, and for those that are too long to search.
  static bool MayHold(std::string_view chunk);

  // Bytes of the address that `text` begins with, without the punctuation after it; 0 where it begins with none.
  size_t Length(std::string_view text, const TokenizerWords& words) const;

 private:
  RE2 web_{R"((?i)(?:(?:https?|ftp)://|www\.|mailto:)[^\s<>"“”]+)"};
  RE2 mail_{R"([A-Za-z0-9._%+\-]+@[A-Za-z0-9._\-]*[A-Za-z0-9])"};
  RE2 tag_{R"([@#][A-Za-z_][A-Za-z0-9_]*)"};
  RE2 domain_{R"(((?:[A-Za-z0-9\-]+\.)+([a-z]{2,4}|[A-Z][a-z]{2}|[A-Z]{3}))(?:/[^\s<>"“”]*)?)"};
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_WEB_ADDRESS_H_
