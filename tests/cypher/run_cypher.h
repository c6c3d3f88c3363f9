// Runs queries over a graph in memory and keeps what they give and change.
#ifndef ENTENTE_TESTS_CYPHER_RUN_CYPHER_H_
#define ENTENTE_TESTS_CYPHER_RUN_CYPHER_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "query/evaluate.h"
#include "query/memory_graph.h"
#include "query/procedure.h"

namespace entente::query {

struct CypherAnswer {
  Status status;
  bool prepared = false;  // it got as far as being executed
  std::vector<std::string> columns;
  std::vector<List> rows;
};

CypherAnswer RunCypher(std::string_view cypher, MemoryGraph* graph, const Parameters& parameters = {},
                       const Procedures& procedures = Procedures::BuiltIn());

// The value of an expression that needs no graph; null where it cannot be computed.
Value EvaluateText(const std::string& expression);

// What can be seen of a graph, for the count of what a query changes.
class Snapshot {
 public:
  explicit Snapshot(const MemoryGraph& graph);

  // "+nodes" 1, "-properties" 2 ...: what has come and gone since `before`; zeros are left out.
  std::map<std::string, int64_t> ChangesSince(const Snapshot& before) const;

 private:
  void Add(const Entity& entity);

  std::set<std::string> nodes_, relationships_, properties_, labels_;
};

}  // namespace entente::query

#endif  // ENTENTE_TESTS_CYPHER_RUN_CYPHER_H_
