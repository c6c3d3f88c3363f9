#include <fmt/format.h>

#include "query/plan.h"

namespace entente::query {
namespace {

std::string Describe(const MatchStep& step) {
  const std::string from = step.backwards ? ", from right to left" : "";
  switch (step.kind) {
    case MatchKind::kArgument:
      return "one row";
    case MatchKind::kScan:
      return fmt::format("{} {}", step.labels.empty() ? "every node" : "every node with the label of", step.shown);
    case MatchKind::kSeek:
      return fmt::format("look up {} by {}: {}", step.shown, step.key, Print(*step.expression));
    case MatchKind::kElements:
      return fmt::format("take {} from {}", step.shown, Print(*step.expression));
    case MatchKind::kRelationshipScan:
      return "every relationship " + step.shown;
    case MatchKind::kBound:
      return "the ends of " + step.shown;
    case MatchKind::kExpand:
      return fmt::format("{} {}{}{}", step.to_bound ? "join" : "walk", step.shown, from,
                         step.not_before ? ", not before " + Print(*step.not_before) : "");
    case MatchKind::kExpandFar:
      return "walk far " + step.shown + from;
    case MatchKind::kShortest:
      return "search " + step.shown;
    case MatchKind::kFilter:
      return "keep where " + Print(*step.expression);
    case MatchKind::kPath:
      return "make the path " + step.shown;
  }
  return "";
}

std::string DescribeColumns(const std::vector<Column>& columns) {
  std::string text;
  for (const Column& column : columns) text += (text.empty() ? "" : ", ") + Print(*column.expression);
  return text;
}

std::string DescribeAggregate(const PlanStep& step) {
  std::string text;
  for (const AggregateCall& aggregate : step.aggregates) text += (text.empty() ? "" : ", ") + Print(*aggregate.call);
  return "sum up " + text + (step.columns.empty() ? "" : " by " + DescribeColumns(step.columns));
}

std::string DescribeOrder(const PlanStep& step) {
  std::string text;
  for (const SortKey& key : step.order) {
    text += (text.empty() ? "" : ", ") + Print(*key.expression) + (key.descending ? " descending" : "");
  }
  return "sort by " + text;
}

std::string Describe(const PlanStep& step) {
  switch (step.kind) {
    case StepKind::kMatch:
      return step.optional ? "match, or null" : "match";
    case StepKind::kUnwind:
      return "each of " + Print(*step.expression);
    case StepKind::kAggregate:
      return DescribeAggregate(step);
    case StepKind::kProject:
      return "compute " + DescribeColumns(step.columns);
    case StepKind::kFilter:
      return "keep where " + Print(*step.expression);
    case StepKind::kDistinct:
      return "drop repeated rows";
    case StepKind::kSort:
      return DescribeOrder(step);
    case StepKind::kSkip:
      return "skip " + Print(*step.expression);
    case StepKind::kLimit:
      return "stop after " + Print(*step.expression);
    case StepKind::kCall:
      return "call " + step.procedure->name;
    case StepKind::kCreate:
      return "make " + Print(*step.pattern);
    case StepKind::kMerge:
      return "find or make " + Print(*step.pattern);
    case StepKind::kChange:
      return "change nodes and relationships";
    case StepKind::kDelete:
      return step.detach ? "delete, relationships too" : "delete";
  }
  return "";
}

}  // namespace

std::string Explain(const Plan& plan) {
  std::string text;
  for (size_t i = 0; i < plan.parts.size(); ++i) {
    if (i > 0) text += plan.distinct ? "and, repeated rows dropped\n" : "and\n";
    for (const PlanStep& step : plan.parts[i].steps) {
      text += Describe(step) + "\n";
      for (const MatchStep& inner : step.match.steps) text += "  " + Describe(inner) + "\n";
    }
  }
  return text;
}

}  // namespace entente::query
