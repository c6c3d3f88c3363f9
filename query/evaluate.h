// Computes expressions over a row.
#ifndef ENTENTE_QUERY_EVALUATE_H_
#define ENTENTE_QUERY_EVALUATE_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/error.h"
#include "query/expression.h"
#include "query/limits.h"
#include "query/profile.h"
#include "query/property_graph.h"
#include "query/value.h"

namespace re2 {
class RE2;
}

namespace entente::query {

struct Function;

using Parameters = Map;
using Row = std::vector<Value>;  // by slot

// Failures go to the limits, which stop the execution; what is computed then is null and means nothing.
class Evaluator {
 public:
  // `writable` is `graph` where the query changes it, else null; `text` is the query, for messages. All must outlive
  // the evaluator.
  Evaluator(const PropertyGraph& graph, WritableGraph* writable, const Parameters& parameters, std::string_view text,
            Limits& limits);
  ~Evaluator();

  // Slots of the row that belong to the expression itself (elements of comprehensions) are changed.
  Value Evaluate(const Expression& expression, Row& row);
  // Whether a condition is true; false where it is null. Fails where it is no boolean.
  bool Test(const Expression& condition, Row& row);

  Value Fail(const Expression& expression, std::string_view message);  // a value of the wrong kind
  Value Fail(const Expression& expression, const Fault& fault, std::string_view message);
  Value Fail(Status status);
  bool ok() const { return limits_.status().ok(); }

  const PropertyGraph& graph() const { return graph_; }
  WritableGraph* writable() const { return writable_; }
  Limits& limits() { return limits_; }
  Value GetProperty(const Expression& expression, const Value& of, const std::string& key);
  // Where to note what the steps do; null where nobody asks.
  Profile* profile() const { return profile_; }
  void Watch(Profile* profile) { profile_ = profile; }
  // The time of the execution, where it was told.
  const std::optional<Instant>& now() const { return limits_.options().now; }
  // From 0 to below 1; the same numbers in each execution.
  double Random();
  // PropertyGraph::Resolve, remembered.
  Value Resolve(const std::string& name);
  // nullptr, after a failure, where `pattern` cannot be read.
  const re2::RE2* Regex(const Expression& expression, const std::string& pattern);

 private:
  Value Property(const Expression& expression, Row& row);
  Value Operation(const Expression& expression, Row& row);
  Value Predicate(const Expression& expression, Row& row);
  Value CopyOf(const Value& value);
  Value Parameter(const Expression& expression);
  Value MakeList(const Expression& expression, Row& row);
  Value MakeMap(const Expression& expression, Row& row);
  Value Call(const Expression& expression, Row& row);
  Value Not(const Expression& expression, Row& row);
  Value Logic(const Expression& expression, Row& row);
  Value Comparison(const Expression& expression, Row& row);
  Value In(const Expression& expression, Row& row);
  Value TextPredicate(const Expression& expression, Row& row);
  Value Subscript(const Expression& expression, Row& row);
  Value Slice(const Expression& expression, Row& row);
  Value HasLabels(const Expression& expression, Row& row);
  Value Case(const Expression& expression, Row& row);
  Value Comprehension(const Expression& expression, Row& row);
  Value Quantifier(const Expression& expression, Row& row);
  Value Reduce(const Expression& expression, Row& row);
  Value Exists(const Expression& expression, Row& row);
  Value GivesRow(const Expression& expression, const Row& row);
  Value PatternComprehension(const Expression& expression, Row& row);
  std::optional<bool> Truth(const Expression& expression, Row& row);
  Value ComponentOf(const Expression& expression, const Value& of, const std::optional<Value>& component,
                    const std::string& key);
  // nullptr where the operand is null or, after a failure, no list.
  const List* ListOf(const Expression& operand, Row& row, Value* keep);

  // What is known of a call once it has been made. With arguments, all of them literals or parameters, it gives the
  // same value each time.
  struct Called {
    const Function* function = nullptr;
    std::optional<Value> constant;
  };

  const PropertyGraph& graph_;
  WritableGraph* writable_;
  const Parameters& parameters_;
  std::string_view text_;
  Limits& limits_;
  Profile* profile_ = nullptr;
  uint64_t random_ = 0;
  std::unordered_map<const Expression*, Called> calls_;
  std::map<std::string, Value, std::less<>> resolved_;
  std::map<std::string, std::unique_ptr<re2::RE2>, std::less<>> regexes_;
};

}  // namespace entente::query

#endif  // ENTENTE_QUERY_EVALUATE_H_
