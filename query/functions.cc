#include "query/functions.h"

#include <algorithm>
#include <array>
#include <map>

#include "query/nearest.h"

namespace entente::query {
namespace {

std::string LowerCase(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

using FunctionTable = std::map<std::string, Function, std::less<>>;

FunctionTable MakeFunctionTable() {
  FunctionTable table;
  for (const auto& functions :
       {TextFunctions(), NumberFunctions(), ListFunctions(), GraphFunctions(), TimeFunctions(), IntervalFunctions()}) {
    for (const Function& function : functions) table.emplace(LowerCase(function.name), function);
  }
  return table;
}

const FunctionTable& Functions() {
  static const FunctionTable kTable = MakeFunctionTable();
  return kTable;
}

constexpr std::array<AggregateFunction, 10> kAggregates = {{{"count", AggregateKind::kCount, 1},
                                                            {"sum", AggregateKind::kSum, 1},
                                                            {"avg", AggregateKind::kAverage, 1},
                                                            {"min", AggregateKind::kMin, 1},
                                                            {"max", AggregateKind::kMax, 1},
                                                            {"collect", AggregateKind::kCollect, 1},
                                                            {"stdev", AggregateKind::kDeviation, 1},
                                                            {"stdevp", AggregateKind::kDeviationOfAll, 1},
                                                            {"percentilecont", AggregateKind::kPercentile, 2},
                                                            {"percentiledisc", AggregateKind::kDiscretePercentile, 2}}};

}  // namespace

const Function* FindFunction(std::string_view name) {
  const auto found = Functions().find(LowerCase(name));
  return found != Functions().end() ? &found->second : nullptr;
}

const AggregateFunction* FindAggregate(std::string_view name) {
  const std::string lower = LowerCase(name);
  const auto found = std::find_if(kAggregates.begin(), kAggregates.end(),
                                  [&](const AggregateFunction& aggregate) { return aggregate.name == lower; });
  return found != kAggregates.end() ? &*found : nullptr;
}

std::string NearestFunction(std::string_view name) {
  std::vector<std::string> names;
  for (const AggregateFunction& aggregate : kAggregates) names.emplace_back(aggregate.name);
  for (const auto& [lower_name, function] : Functions()) names.emplace_back(function.name);
  return Nearest(name, names);
}

}  // namespace entente::query
