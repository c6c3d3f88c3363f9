// Patterns inside expressions: whether there is a match, and lists of what matches give.
#include "query/evaluate.h"
#include "query/held.h"
#include "query/match.h"
#include "query/operators.h"

namespace entente::query {
namespace {

// Wants no more than one row.
class FirstRow : public Operator {
 public:
  bool Push(Row&) override {
    found = true;
    return false;
  }
  void Finish() override {}

  bool found = false;
};

}  // namespace

Value Evaluator::Exists(const Expression& expression, Row& row) {
  bool found = false;
  const std::function<bool()> emit = [&] {
    found = true;
    return false;
  };
  Matcher(*this, *expression.body->plan, row, emit).Run();
  return ok() ? Value(found) : Value();
}

Value Evaluator::GivesRow(const Expression& expression, const Row& row) {
  FirstRow first;
  const size_t kept = limits_.kept();
  Run(*expression.subquery->plan, row, *this, first);
  limits_.Restore(kept);
  return ok() ? Value(first.found) : Value();
}

Value Evaluator::PatternComprehension(const Expression& expression, Row& row) {
  GrowingList list(limits_);
  const std::function<bool()> emit = [&] { return list.Add(Evaluate(*expression.body->projection, row)); };
  Matcher(*this, *expression.body->plan, row, emit).Run();
  return list.Take();
}

}  // namespace entente::query
