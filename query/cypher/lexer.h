// Cuts the text of a query into tokens.
#ifndef ENTENTE_QUERY_CYPHER_LEXER_H_
#define ENTENTE_QUERY_CYPHER_LEXER_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/status.h"
#include "query/expression.h"

namespace entente::query {

enum class TokenKind {
  kEnd,
  kWord,        // identifier or keyword
  kQuotedWord,  // `identifier`, never a keyword
  kInteger,
  kFloat,
  kBrokenNumber,  // one with letters in it
  kString,
  kParameter,  // text is the name without $
  kSymbol,
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string text;  // unescaped
  Place place;
};

// The tokens without comments, closed by one of kind kEnd. Fails on characters that start no token, strings and
// comments that do not end, and bytes that are no UTF-8.
Result<std::vector<Token>> Lex(std::string_view query);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_CYPHER_LEXER_H_
