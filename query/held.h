// How much memory values take while they are kept.
#ifndef ENTENTE_QUERY_HELD_H_
#define ENTENTE_QUERY_HELD_H_

#include <cstddef>
#include <utility>

#include "query/limits.h"
#include "query/value.h"

namespace entente::query {

// Bytes, roughly; what values share counts for each of them.
size_t HeldBytes(const Value& value);
// Of a row or key, its own room included.
size_t HeldBytes(const List& list);

Extent ExtentOf(const List& list);
Extent ExtentOf(const Map& map);

// A list that an expression makes, held against what the query may hold.
class GrowingList {
 public:
  explicit GrowingList(Limits& limits) : limits_(limits) {}

  void Reserve(size_t size) { list_.reserve(size); }
  // False where the list is too large.
  bool Add(Value value) {
    held_ += HeldBytes(value);
    list_.push_back(std::move(value));
    return limits_.Fits(held_);
  }
  List Take() { return std::move(list_); }

 private:
  Limits& limits_;
  List list_;
  size_t held_ = 0;
};

}  // namespace entente::query

#endif  // ENTENTE_QUERY_HELD_H_
