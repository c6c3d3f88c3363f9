#include "query/cypher/prepare.h"

#include "query/cypher/bind.h"
#include "query/cypher/parser.h"
#include "query/cypher/planner.h"

namespace entente::query {
namespace {

Result<Plan> PrepareWith(std::string_view cypher, const Ontology* ontology) {
  auto query = Parse(cypher);
  if (!query.ok()) return query.status();
  const Status bound = Bind(cypher, ontology, &query.value());
  if (!bound.ok()) return bound;
  return MakePlan(cypher, query.value());
}

}  // namespace

Result<Plan> Prepare(std::string_view cypher, const Ontology& ontology) { return PrepareWith(cypher, &ontology); }
Result<Plan> Prepare(std::string_view cypher) { return PrepareWith(cypher, nullptr); }

}  // namespace entente::query
