// Errors that show their place in the text of a query.
#ifndef ENTENTE_QUERY_ERROR_H_
#define ENTENTE_QUERY_ERROR_H_

#include <string>
#include <string_view>

#include "graph/status.h"

namespace entente::query {

// "line 1, column 7: <message>", the line, and a caret below the character at byte `offset`. Columns count characters.
Status ErrorAt(std::string_view query, size_t offset, std::string_view message);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ERROR_H_
