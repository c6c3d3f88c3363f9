// One spelling for each printed value, so that values can be compared as text.
#ifndef ENTENTE_TESTS_CYPHER_CANONICAL_H_
#define ENTENTE_TESTS_CYPHER_CANONICAL_H_

#include <string>
#include <string_view>

namespace entente::query {

// Sorts keys and labels, evens out blanks and numbers, quotes dates; sorts lists too where `any_list_order`.
std::string Canonical(std::string_view printed, bool any_list_order);

}  // namespace entente::query

#endif  // ENTENTE_TESTS_CYPHER_CANONICAL_H_
