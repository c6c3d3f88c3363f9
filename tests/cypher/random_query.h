// Random queries that make sense over the graphs of tests/store/random_reports.h.
#ifndef ENTENTE_TESTS_CYPHER_RANDOM_QUERY_H_
#define ENTENTE_TESTS_CYPHER_RANDOM_QUERY_H_

#include <cstdint>
#include <string>

namespace entente::query {

struct RandomQuery {
  std::string cypher;
  // How many of its first columns its rows are sorted by; 0: they come in any order.
  size_t sorted_columns = 0;
  // Whether rows that are equal in those columns may differ, and only some of them come.
  bool cut = false;
};

// The same for the same seed.
RandomQuery MakeRandomQuery(uint64_t seed);

}  // namespace entente::query

#endif  // ENTENTE_TESTS_CYPHER_RANDOM_QUERY_H_
