// Patterns inside expressions: whether there is a match, and lists of what matches give.
#include "query/evaluate.h"
#include "query/match.h"

namespace entente::query {

Value Evaluator::Exists(const Expression& expression, Row& row) {
  bool found = false;
  const std::function<bool()> emit = [&] {
    found = true;
    return false;
  };
  Matcher(*this, *expression.body->plan, row, emit).Run();
  return ok() ? Value(found) : Value();
}

Value Evaluator::PatternComprehension(const Expression& expression, Row& row) {
  List list;
  const std::function<bool()> emit = [&] {
    list.push_back(Evaluate(*expression.body->projection, row));
    return limits_.Fits(list.size());
  };
  Matcher(*this, *expression.body->plan, row, emit).Run();
  return list;
}

}  // namespace entente::query
