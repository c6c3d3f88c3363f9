#include "query/ask/answer.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "graph/edit_distance.h"
#include "graph/name.h"
#include "query/cypher/prepare.h"

namespace entente::query {
namespace {

std::string ValueText(const Value& value) {
  if (value.is_null()) return "";
  if (!value.is(Type::kList)) return ToPlainText(value);
  std::string text;
  for (const Value& one : value.list()) text += (text.empty() ? "" : " - ") + ToPlainText(one);
  return text;
}

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
  // `counts`: the columns are numbers, which the edges tell as well.
  Gatherer(const AskContext& context, bool counts, std::vector<Answer>* answers)
      : context_(context), counts_(counts), answers_(answers) {}

  void Add(const AskQuery& query, const Row& row) {
    Answer answer;
    answer.edges = EdgesSaid(row.back());
    const bool counts = counts_;
    for (size_t i = 0; i + 1 < row.size() && !counts; ++i) answer.values.push_back(ValueText(row[i]));
    if (answer.edges.empty() || (query.place_to_country && !ToCountry(&answer.values))) return;
    Merge(std::move(answer));
  }

 private:
  // The first value becomes its country; false where that is not known or is the one behind it, their own.
  bool ToCountry(std::vector<std::string>* values) const {
    std::string home;
    if (values->size() > 1) home = values->back();
    if (values->size() > 1) values->pop_back();
    values->front() = CountryOf(values->front(), context_.knowledge);
    return !values->front().empty() && values->front() != home;
  }

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
  bool counts_;
  std::vector<Answer>* answers_;
};

Status RunAll(const std::vector<AskQuery>& queries, const AskContext& context, const GraphView& graph,
              const ExecuteOptions& options, bool counts, std::vector<Answer>* answers) {
  const Result<Statistics> statistics = StatisticsOf(graph);
  if (!statistics.ok()) return statistics.status();
  Gatherer gatherer(context, counts, answers);
  for (const AskQuery& query : queries) {
    const auto plan = Prepare(query.cypher, graph.ontology(), statistics.value());
    if (!plan.ok()) {
      return {plan.status().code(), "the question asks for too much at once: " + plan.status().message()};
    }
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

Status KeepEarliestOrLatest(const GraphView& graph, bool latest, std::vector<Answer>* answers) {
  const Answer* best = nullptr;
  Date day;
  for (const Answer& answer : *answers) {
    const auto edge = graph.GetEdge(answer.edges[0]);
    if (!edge.ok()) return edge.status();
    const Date first = edge.value().time.first;
    if (!best || (latest ? day < first : first < day)) std::tie(best, day) = std::pair(&answer, first);
  }
  if (best) *answers = {Answer(*best)};
  return {};
}

void KeepMostOrFewest(bool most, std::vector<Answer>* answers) {
  const auto less = [](const Answer& a, const Answer& b) { return a.edges.size() < b.edges.size(); };
  if (answers->empty()) return;
  const auto extreme = most ? std::max_element(answers->begin(), answers->end(), less)
                            : std::min_element(answers->begin(), answers->end(), less);
  const size_t size = extreme->edges.size();
  std::erase_if(*answers, [&](const Answer& answer) { return answer.edges.size() != size; });
}

size_t EventsIn(const std::vector<Answer>& answers) {
  size_t events = 0;
  for (const Answer& answer : answers) events += answer.edges.size();
  return events;
}

// Runs what a question asks, in the steps that its form has.
class Answerer {
 public:
  Answerer(const AskContext& context, const GraphView& graph, const ExecuteOptions& options, Answers* result)
      : context_(context), graph_(graph), options_(options), result_(*result), reading_(result->reading) {}

  Status Answer() {
    const bool counts = reading_.form == AnswerForm::kTimes || reading_.form == AnswerForm::kMoreOften;
    if (Status status = RunInto(reading_.queries, counts, &result_.answers); !status.ok()) return status;
    if (reading_.form == AnswerForm::kYesNo) return Decide();
    if (!reading_.than.empty()) return Compare();
    if (reading_.pick == Pick::kMost || reading_.pick == Pick::kFewest) {
      KeepMostOrFewest(reading_.pick == Pick::kMost, &result_.answers);
    } else if (reading_.pick != Pick::kAll) {
      return KeepEarliestOrLatest(graph_, reading_.pick == Pick::kLast, &result_.answers);
    } else if (!reading_.listed) {
      DropPoorer(&result_.answers);
    }
    return {};
  }

 private:
  Status RunInto(const std::vector<AskQuery>& queries, bool counts, std::vector<query::Answer>* answers) {
    return RunAll(queries, context_, graph_, options_, counts, answers);
  }

  Status Decide() {
    result_.verdict = result_.answers.empty() ? Verdict::kNone : Verdict::kYes;
    if (!result_.answers.empty()) return {};
    Status status = RunInto(reading_.denials, false, &result_.answers);
    if (!result_.answers.empty()) result_.verdict = Verdict::kDenied;
    return status;
  }

  // "Did X more often than Y": yes or no; "Who did more often than Y": those who did.
  Status Compare() {
    std::vector<query::Answer> than;
    if (Status status = RunInto(reading_.than, true, &than); !status.ok()) return status;
    const size_t bar = EventsIn(than);
    const auto beats = [&](size_t count) { return reading_.fewer ? count < bar : count > bar; };
    if (reading_.form == AnswerForm::kMoreOften) {
      const size_t count = EventsIn(result_.answers);
      result_.counts = {count, bar};
      result_.verdict = beats(count) ? Verdict::kYes : Verdict::kDenied;
      result_.answers.insert(result_.answers.end(), than.begin(), than.end());
      if (count + bar == 0) result_.verdict = Verdict::kNone;
      return {};
    }
    std::erase_if(result_.answers, [&](const query::Answer& answer) { return !beats(answer.edges.size()); });
    return {};
  }

  const AskContext& context_;
  const GraphView& graph_;
  const ExecuteOptions& options_;
  Answers& result_;
  const Reading& reading_;
};

// The names in the graph that are nearest to one that nobody bears.
Result<UnknownName> NearNames(const std::string& name, const GraphView& graph) {
  constexpr size_t kNear = 3;
  const std::string folded = FoldName(name);
  std::set<std::pair<size_t, std::string>> near;
  const Status status = graph.VisitActors([&](const Actor& actor) {
    for (const std::string& one : actor.names) near.emplace(EditDistance(FoldName(one), folded), actor.name);
    while (near.size() > 4 * kNear) near.erase(std::prev(near.end()));
    return true;
  });
  if (!status.ok()) return status;
  UnknownName unknown{name, {}};
  for (const auto& [distance, other] : near) {
    const bool close = 2 * distance <= std::max<size_t>(folded.size(), 4);
    const bool fresh = std::find(unknown.near.begin(), unknown.near.end(), other) == unknown.near.end();
    if (close && fresh && unknown.near.size() < kNear) unknown.near.push_back(other);
  }
  return unknown;
}

}  // namespace

size_t CountOf(const Answers& answers) {
  return answers.reading.form == AnswerForm::kCount ? answers.answers.size() : EventsIn(answers.answers);
}

Result<Answers> AnswerQuestion(const extract::Analysis& analysis, const AskContext& context, const GraphView& graph,
                               const ExecuteOptions& options) {
  const auto question = ReadQuestion(analysis, context.frames, context.words);
  if (!question.ok()) return question.status();
  auto reading = MakeReading(question.value(), context, graph);
  if (!reading.ok()) return WithNearestForms(reading.status(), analysis, context.words);
  Answers result;
  result.reading = std::move(reading).value();
  for (const std::string& name : result.reading.unknown_names) {
    auto unknown = NearNames(name, graph);
    if (!unknown.ok()) return unknown.status();
    result.unknown_names.push_back(std::move(unknown).value());
  }
  if (!result.unknown_names.empty()) return result;
  const Status status = Answerer(context, graph, options, &result).Answer();
  if (!status.ok()) return status;
  for (const std::string& name : result.reading.doubtful_names) {
    if (!result.answers.empty()) break;
    auto unknown = NearNames(name, graph);
    if (!unknown.ok()) return unknown.status();
    result.unknown_names.push_back(std::move(unknown).value());
  }
  return result;
}

}  // namespace entente::query
