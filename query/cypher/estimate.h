// How many rows a step of a plan will give, by what is known of the graph.
#ifndef ENTENTE_QUERY_CYPHER_ESTIMATE_H_
#define ENTENTE_QUERY_CYPHER_ESTIMATE_H_

#include "query/plan.h"
#include "query/statistics.h"

namespace entente::query {

// For each row that a step takes.
struct Estimate {
  double rows = 1;
  double cost = 1;  // what is read of the graph
};

// The statistics must outlive it.
class Estimator {
 public:
  explicit Estimator(const Statistics& statistics) : statistics_(statistics) {}

  Estimate Of(const MatchStep& step) const;
  // Which share of rows a condition lets pass.
  double Selectivity(const Expression& condition) const;
  // Enters into the steps of a part how many rows each will give.
  void Enter(PlanPart* part) const;
  const Statistics& statistics() const { return statistics_; }

 private:
  double RowsOf(const PlanStep& step, double before) const;
  double NodesWith(const std::vector<std::string>& labels) const;
  double RelationshipsOf(const std::vector<std::string>& types) const;
  // Relationships that one node has on average, walked in that direction.
  double Degree(const std::vector<std::string>& types, Direction direction) const;
  double ShareOf(const StartWindow& window) const;
  // Of all nodes one, or of those that another has to do with one that is asked about with it.
  double ShareOfNode() const;
  Estimate OfSeek(const MatchStep& step) const;
  Estimate OfExpand(const MatchStep& step) const;
  Estimate OfFarExpand(const MatchStep& step) const;

  const Statistics& statistics_;
};

// How many elements a list will have.
double ListSize(const Expression& list);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_CYPHER_ESTIMATE_H_
