#include "query/ask/answer.h"

#include <algorithm>

#include "graph/name.h"
#include "query/cypher/prepare.h"

namespace entente::query {
namespace {

using Row = std::vector<Value>;

std::string ValueText(const Value& value) { return value.is_null() ? "" : ToPlainText(value); }

std::vector<EdgeId> EdgesSaid(const Value& said) {
  std::vector<EdgeId> edges;
  for (const Value& relationship : said.list()) edges.push_back(EdgeId{relationship.relationship()->id()});
  return edges;
}

// The country that a place lies in or is; empty where that is not known.
std::string CountryOf(const std::string& place, const extract::Knowledge& knowledge) {
  for (const auto& match : knowledge.Find(FoldName(place))) {
    const auto actor = knowledge.Get(match.actor);
    if (actor.kind == "country") return std::string(actor.name);
    if (actor.country != extract::kNotKnown) return std::string(knowledge.Get(actor.country).name);
  }
  return "";
}

// Gathers rows into answers: rows with the same values are one.
class Gatherer {
 public:
  Gatherer(const AskContext& context, std::vector<Answer>* answers) : context_(context), answers_(answers) {}

  void Add(const AskQuery& query, const Row& row) {
    Answer answer;
    answer.edges = EdgesSaid(row.back());
    const size_t hidden = query.place_to_country ? 2 : 1;
    for (size_t i = 0; i + hidden < row.size(); ++i) answer.values.push_back(ValueText(row[i]));
    if (query.place_to_country) {
      answer.values[0] = CountryOf(answer.values[0], context_.knowledge);
      if (answer.values[0].empty() || answer.values[0] == ValueText(row[row.size() - 2])) return;
    }
    Merge(std::move(answer));
  }

 private:
  void Merge(Answer answer) {
    for (Answer& other : *answers_) {
      if (other.values != answer.values) continue;
      for (EdgeId id : answer.edges) {
        if (std::find(other.edges.begin(), other.edges.end(), id) == other.edges.end()) other.edges.push_back(id);
      }
      return;
    }
    answers_->push_back(std::move(answer));
  }

  const AskContext& context_;
  std::vector<Answer>* answers_;
};

Status Run(const std::vector<AskQuery>& queries, const AskContext& context, const GraphView& graph,
           const ExecuteOptions& options, std::vector<Answer>* answers) {
  Gatherer gatherer(context, answers);
  for (const AskQuery& query : queries) {
    const auto plan = Prepare(query.cypher, graph.ontology());
    if (!plan.ok()) return plan.status();
    const Status status = Execute(plan.value(), graph, {}, options, [&](const Row& row) {
      gatherer.Add(query, row);
      return true;
    });
    if (!status.ok()) return status;
  }
  return {};
}

// An answer that leaves a further ask open says nothing where another has the same first value and more.
void DropPoorer(std::vector<Answer>* answers) {
  const auto poorer = [&](const Answer& answer) {
    return std::any_of(answers->begin(), answers->end(), [&](const Answer& other) {
      if (&other == &answer || other.values == answer.values) return false;
      for (size_t i = 0; i < answer.values.size(); ++i) {
        if (answer.values[i] != other.values[i] && !answer.values[i].empty()) return false;
      }
      return true;
    });
  };
  std::vector<Answer> kept;
  for (const Answer& answer : *answers) {
    if (!poorer(answer)) kept.push_back(answer);
  }
  *answers = std::move(kept);
}

Result<std::vector<std::string>> UnknownNames(const std::vector<std::string>& names, const GraphView& graph) {
  std::vector<std::string> unknown;
  const auto plan = Prepare("RETURN size(actor($name)) AS count", graph.ontology());
  if (!plan.ok()) return plan.status();
  for (const std::string& name : names) {
    int64_t count = 0;
    const Status status = Execute(plan.value(), graph, {{"name", Value(name)}}, {}, [&](const Row& row) {
      count = row[0].integer();
      return false;
    });
    if (!status.ok()) return status;
    if (count == 0) unknown.push_back(name);
  }
  return unknown;
}

}  // namespace

size_t CountOf(const Answers& answers) {
  if (!answers.reading.columns.empty()) return answers.answers.size();
  size_t events = 0;
  for (const Answer& answer : answers.answers) events += answer.edges.size();
  return events;
}

Result<Answers> AnswerQuestion(const extract::Analysis& question, const AskContext& context, const GraphView& graph,
                               const ExecuteOptions& options) {
  auto clause = ReadClause(question, context.frames, context.words);
  if (!clause.ok()) return clause.status();
  auto reading = MakeReading(clause.value(), context, graph);
  if (!reading.ok()) return reading.status();
  Answers result;
  result.reading = std::move(reading).value();
  if (Status status = Run(result.reading.queries, context, graph, options, &result.answers); !status.ok())
    return status;
  if (result.reading.form == AnswerForm::kYesNo) {
    result.verdict = result.answers.empty() ? Verdict::kNone : Verdict::kYes;
    if (result.answers.empty()) {
      if (Status status = Run(result.reading.denials, context, graph, options, &result.answers); !status.ok()) {
        return status;
      }
      if (!result.answers.empty()) result.verdict = Verdict::kDenied;
    }
  }
  DropPoorer(&result.answers);
  if (result.answers.empty()) {
    auto unknown = UnknownNames(result.reading.names, graph);
    if (!unknown.ok()) return unknown.status();
    result.unknown_names = std::move(unknown).value();
  }
  return result;
}

}  // namespace entente::query
