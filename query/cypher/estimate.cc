#include "query/cypher/estimate.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace entente::query {
namespace {

using Kind = ExpressionKind;

// What is assumed where nothing is counted.
constexpr double kShareOfLabel = 0.2;
constexpr double kShareOfType = 0.1;
constexpr double kShareOfEqual = 0.1;
// Those whom one asks about together have more to do with one another than any two.
constexpr double kShareOfAcquaintance = 0.02;
constexpr double kShareOfComparison = 0.3;
constexpr double kShareOfOther = 0.5;
constexpr double kShareOfWindow = 0.1;      // with both borders
constexpr double kShareOfHalfWindow = 0.5;  // with one
constexpr double kNamesakes = 2;            // actors that one name means
constexpr double kCostOfTest = 0.5;         // it may have to read a node
constexpr double kUnknownList = 10;
constexpr double kMostRows = 1e15;
constexpr int64_t kFarthestCounted = 8;

// Whether a condition says which node it is rather than what kind: n = m, n IN list, n.id = x.
bool IsIdentity(const Expression& condition) {
  const Expression& left = *condition.operands[0];
  const Expression& of = left.kind == Kind::kProperty ? *left.operands[0] : left;
  if (of.kind != Kind::kVariable) return false;
  return left.kind == Kind::kVariable || left.name == "id" || left.name == "known_id" || left.name == "name";
}

// The year of date('2019-04-25'); nullopt for what is not known before the query runs.
std::optional<int32_t> YearOf(const ExpressionPtr& bound) {
  if (!bound || bound->kind != Kind::kCall || bound->operands.size() != 1) return std::nullopt;
  const Expression& argument = *bound->operands[0];
  if (argument.kind != Kind::kLiteral || !argument.value.is(Type::kString)) return std::nullopt;
  const auto date = Date::Parse(argument.value.string());
  return date ? std::optional(date->year()) : std::nullopt;
}

bool IsDay(const StartWindow& window) { return window.from && window.from == window.until; }

double LimitOf(const ExpressionPtr& count, double otherwise) {
  const bool known = count && count->kind == Kind::kLiteral && count->value.is(Type::kInteger);
  return known ? static_cast<double>(count->value.integer()) : otherwise;
}

}  // namespace

double ListSize(const Expression& list) {
  if (list.kind == Kind::kList) return static_cast<double>(list.operands.size());
  if (list.kind == Kind::kCall && list.name == "actor") return kNamesakes;
  return kUnknownList;
}

double Estimator::NodesWith(const std::vector<std::string>& labels) const {
  double nodes = statistics_.nodes;
  for (const std::string& label : labels) {
    const auto found = statistics_.nodes_by_label.find(label);
    const double unknown = statistics_.nodes_by_label.empty() ? statistics_.nodes * kShareOfLabel : 0;
    nodes = std::min(nodes, found != statistics_.nodes_by_label.end() ? found->second : unknown);
  }
  return nodes;
}

double Estimator::RelationshipsOf(const std::vector<std::string>& types) const {
  if (types.empty()) return statistics_.relationships;
  double count = 0;
  for (const std::string& type : types) {
    const auto found = statistics_.relationships_by_type.find(type);
    if (found != statistics_.relationships_by_type.end()) count += found->second.count;
    if (statistics_.relationships_by_type.empty()) count += statistics_.relationships * kShareOfType;
  }
  return std::min(count, statistics_.relationships);
}

double Estimator::Degree(const std::vector<std::string>& types, Direction direction) const {
  double ends = RelationshipsOf(types);
  if (direction == Direction::kBoth) {
    ends *= 2;
  } else {
    for (const auto& [type, counted] : statistics_.relationships_by_type) {
      const bool wanted = types.empty() || std::find(types.begin(), types.end(), type) != types.end();
      if (wanted && counted.symmetric) ends += counted.count;
    }
  }
  return ends / std::max(statistics_.nodes, 1.0);
}

double Estimator::ShareOf(const StartWindow& window) const {
  if (!window.from && !window.until) return 1;
  const auto from = YearOf(window.from), until = YearOf(window.until);
  const bool guess = statistics_.relationships_by_year.empty() || (!from && !until);
  if (guess) return window.from && window.until ? kShareOfWindow : kShareOfHalfWindow;
  double within = 0;
  for (const auto& [year, count] : statistics_.relationships_by_year) {
    if ((!from || *from <= year) && (!until || year <= *until)) within += count;
  }
  if (IsDay(window)) within /= 365;
  return std::min(1.0, within / std::max(statistics_.relationships, 1.0));
}

Estimate Estimator::OfSeek(const MatchStep& step) const {
  if (step.key == "id" || step.key == "known_id") return {1, 1};
  if (step.key == "name" || step.key == "names") return {kNamesakes, 2 * kNamesakes};
  return {statistics_.nodes * kShareOfEqual, statistics_.nodes};
}

Estimate Estimator::OfExpand(const MatchStep& step) const {
  const double degree = Degree(step.types, step.direction) * ShareOf(step.window);
  if (!step.to_bound) return {degree, 1 + degree};
  return {degree * ShareOfNode(), 1 + std::min(degree, std::sqrt(degree))};
}

double Estimator::ShareOfNode() const { return std::max(kShareOfAcquaintance, 1 / std::max(statistics_.nodes, 1.0)); }

Estimate Estimator::OfFarExpand(const MatchStep& step) const {
  const double degree = Degree(step.types, step.direction);
  const int64_t farthest = std::min(step.max, std::max(step.min, kFarthestCounted));
  double ways = 1, rows = 0, cost = 1;
  for (int64_t length = 0; length <= farthest && cost < kMostRows; ++length) {
    if (length >= step.min) rows += ways;
    cost += ways;
    ways *= degree;
  }
  if (step.to_bound) rows /= std::max(statistics_.nodes, 1.0);
  return {std::min(rows, kMostRows), std::min(cost, kMostRows)};
}

Estimate Estimator::Of(const MatchStep& step) const {
  switch (step.kind) {
    case MatchKind::kScan:
      return {NodesWith(step.labels), statistics_.nodes};
    case MatchKind::kSeek:
      return OfSeek(step);
    case MatchKind::kElements:
      return {ListSize(*step.expression), ListSize(*step.expression)};
    case MatchKind::kRelationshipScan: {
      const double share = ShareOf(step.window), one_way = RelationshipsOf(step.types) * share;
      return {step.direction == Direction::kBoth ? 2 * one_way : one_way, statistics_.relationships * share};
    }
    case MatchKind::kExpand:
      return OfExpand(step);
    case MatchKind::kExpandFar:
      return OfFarExpand(step);
    case MatchKind::kShortest:
      return {1, std::sqrt(statistics_.relationships)};
    case MatchKind::kFilter:
      if (step.pushed) return {1, 0};
      return {Selectivity(*step.expression), kCostOfTest};
    case MatchKind::kArgument:
    case MatchKind::kBound:
    case MatchKind::kPath:
    case MatchKind::kOnce:
      break;
  }
  return {1, 0};
}

double Estimator::Selectivity(const Expression& condition) const {
  switch (condition.kind) {
    case Kind::kHasLabels:
      return NodesWith(condition.keys) / std::max(statistics_.nodes, 1.0);
    case Kind::kEqual:
      return IsIdentity(condition) ? ShareOfNode() : kShareOfEqual;
    case Kind::kIn:
      return std::min(1.0, (IsIdentity(condition) ? ShareOfNode() : kShareOfEqual) * ListSize(*condition.operands[1]));
    case Kind::kLess:
    case Kind::kLessEqual:
    case Kind::kGreater:
    case Kind::kGreaterEqual:
    case Kind::kStartsWith:
    case Kind::kEndsWith:
    case Kind::kContains:
    case Kind::kMatches:
      return kShareOfComparison;
    case Kind::kAnd:
      return Selectivity(*condition.operands[0]) * Selectivity(*condition.operands[1]);
    case Kind::kOr:
      return std::min(1.0, Selectivity(*condition.operands[0]) + Selectivity(*condition.operands[1]));
    case Kind::kNot:
      return 1 - Selectivity(*condition.operands[0]);
    case Kind::kIsNotNull:
    case Kind::kNotEqual:
      return 1 - kShareOfEqual;
    default:
      return kShareOfOther;
  }
}

double Estimator::RowsOf(const PlanStep& step, double before) const {
  switch (step.kind) {
    case StepKind::kMatch: {
      const double found = before * (step.match.steps.empty() ? 1 : step.match.steps.back().rows);
      return step.optional ? std::max(found, before) : found;
    }
    case StepKind::kCountEnds:
      return std::min(statistics_.nodes, before * step.match.steps.back().rows);
    case StepKind::kUnwind:
      return before * ListSize(*step.expression);
    case StepKind::kAggregate:
      return step.columns.empty() ? 1 : std::min(before, std::sqrt(before));
    case StepKind::kFilter:
      return before * Selectivity(*step.expression);
    case StepKind::kDistinct:
      return before * kShareOfOther;
    case StepKind::kSkip:
      return std::max(0.0, before - LimitOf(step.expression, 0));
    case StepKind::kSort:
      return step.top ? std::min(before, LimitOf(step.top, before) + LimitOf(step.top_after, 0)) : before;
    case StepKind::kLimit:
      return std::min(before, LimitOf(step.expression, before));
    case StepKind::kCall:
      return before * kUnknownList;
    default:
      return before;
  }
}

void Estimator::Enter(PlanPart* part) const {
  double rows = 1;
  for (PlanStep& step : part->steps) {
    rows = std::min(RowsOf(step, rows), kMostRows);
    step.rows = rows;
  }
}

}  // namespace entente::query
