// How much memory values take while they are kept.
#ifndef ENTENTE_QUERY_HELD_H_
#define ENTENTE_QUERY_HELD_H_

#include <cstddef>

#include "query/value.h"

namespace entente::query {

// Bytes, roughly: long lists are judged by their first elements, and what values share counts for each of them.
size_t HeldBytes(const Value& value);
// Of a row or key, its own room included.
size_t HeldBytes(const List& list);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_HELD_H_
