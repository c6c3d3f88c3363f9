// Random operations on a store and on a plain set of articles, from which a graph in memory is made: both must give the
// same answers to the same questions. ENTENTE_MODEL_STEPS sets how many (10000 takes some seconds).
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <random>

#include "graph/graph.h"
#include "opened_store.h"
#include "random_reports.h"
#include "store/store.h"

namespace entente::store {
namespace {

constexpr int kSteps = 500;
constexpr size_t kModelReports = 60;
constexpr int kModelDays = 5;  // on which articles are learned

template <class T>
std::string Said(const Result<T>& result, std::string (*print)(const T&)) {
  return result.ok() ? print(result.value()) : fmt::format("error {}", static_cast<int>(result.status().code()));
}

std::string PrintActorIds(const std::vector<ActorId>& ids) {
  std::string text;
  for (ActorId id : ids) text += ToString(id) + " ";
  return text;
}

std::string PrintWhole(const Actor& actor) {
  return fmt::format("{} {} {} {} {}", ToString(actor.id), actor.kind, actor.name, fmt::join(actor.names, "|"),
                     actor.country);
}

std::string PrintWholeEdge(const Edge& edge) {
  return fmt::format("{} {} {} {} {} {} {} {} {} {} {} {}", ToString(edge.id), edge.relation, ToString(edge.from),
                     ToString(edge.to), edge.modality, edge.time.ToString(), edge.theme, edge.place, edge.attribution,
                     edge.confidence, edge.evidence_count, edge.document_count);
}

std::string PrintEvidence(const std::vector<Evidence>& evidence) {
  std::string text;
  for (const Evidence& e : evidence) text += fmt::format("{} {} {};", ToString(e.document), e.sentence, e.confidence);
  return text;
}

std::string PrintCounts(const GraphCounts& counts) {
  return fmt::format("{} {} {} {}", counts.documents, counts.actors, counts.edges, counts.evidence);
}

constexpr size_t kMostAnswer = 4000;

std::string PrintEdges(const std::function<Status(const std::function<bool(const Edge&)>&)>& visit_edges) {
  DayByDay lines(kMostAnswer);
  const Status status = visit_edges([&](const Edge& edge) { return lines.Add(edge.time.first, PrintWholeEdge(edge)); });
  return status.ok() ? lines.Text() : status.message();
}

std::string PrintHeads(const std::function<Status(const std::function<bool(const EdgeHead&)>&)>& visit_heads) {
  DayByDay lines(kMostAnswer);
  const Status status = visit_heads([&](const EdgeHead& edge) {
    return lines.Add(edge.time.first, fmt::format("{} {} {} {} {}", ToString(edge.id()), edge.relation,
                                                  ToString(edge.from), ToString(edge.to), edge.time.ToString()));
  });
  return status.ok() ? lines.Text() : status.message();
}

struct Known {
  Report report;
  Date learned;
};

class Model {
 public:
  Model() : reports_(RandomReports(101, kModelReports)), store_(OpenOrFail(directory_.path())) {}

  void Step() {
    switch (Below(40)) {
      case 0:
      case 1:
        return Write();
      case 2:
        return Load();
      case 3:
      case 4:
        return Retract();
      case 5:
        return Below(4) == 0 ? Reopen() : Flush();
      case 6:
        return Compare(*Earlier(), "as of " + day_.ToString());
      default:
        return Compare(Now(), "now");
    }
  }
  void CompareAll() {
    EXPECT_EQ(Print(*store_), Print(Now()));
    EXPECT_EQ(store_->Statistics().value(), Now().Statistics().value());
    EXPECT_EQ(Problems(*store_), "");
  }
  size_t answers() const { return answers_; }

 private:
  size_t Below(size_t limit) { return random_() % limit; }
  const Report& SomeReport() { return reports_[Below(reports_.size())]; }
  Date SomeDay() { return Date{1000 + static_cast<int32_t>(Below(kModelDays))}; }

  void Learn(const Report& report, Date day) {
    known_.try_emplace(report.document.id, Known{report, day});
    graph_.reset();
  }
  void Write() {
    const Report& report = SomeReport();
    const Date day = SomeDay();
    ASSERT_TRUE(store_->Write(report, day).ok());
    Learn(report, day);
  }
  void Load() {
    std::vector<Report> pile;
    for (size_t i = 1 + Below(4); i > 0; --i) pile.push_back(SomeReport());
    const Date day = SomeDay();
    ASSERT_TRUE(store_->Load(pile, day).ok());
    for (const Report& report : pile) Learn(report, day);
  }
  void Retract() {
    const DocumentId id = SomeReport().document.id;
    const Status status = store_->Retract(id);
    EXPECT_EQ(status.ok(), known_.erase(id) == 1) << status.message();
    graph_.reset();
  }
  void Flush() { ASSERT_TRUE(store_->Flush().ok()); }
  void Reopen() {
    store_.reset();
    store_ = OpenOrFail(directory_.path(), OpenMode::kMustExist);
    EXPECT_EQ(Problems(*store_), "");
  }

  const Graph& Now() {
    if (!graph_) {
      graph_.emplace(TestOntology());
      for (const auto& [id, known] : known_) graph_->Add(known.report);
    }
    return *graph_;
  }
  std::unique_ptr<Graph> Earlier() {
    day_ = SomeDay();
    auto graph = std::make_unique<Graph>(TestOntology());
    for (const auto& [id, known] : known_) {
      if (known.learned <= day_) graph->Add(known.report);
    }
    return graph;
  }

  void Compare(const GraphView& expected, const std::string& when) {
    std::unique_ptr<GraphView> earlier;
    if (when != "now") earlier = store_->AsOf(day_).value();
    const GraphView& got = earlier ? *earlier : *store_;
    const uint64_t question = random_();
    const std::string answer = Ask(expected, question);
    EXPECT_EQ(Ask(got, question), answer) << when << ", question " << question % kQuestions;
    answers_ += answer.size();
  }

  static constexpr uint64_t kQuestions = 7;
  std::string Ask(const GraphView& graph, uint64_t question) const {
    const Report& about = reports_[question / 7 % reports_.size()];
    const ActorId actor = about.actors[question / 11 % about.actors.size()].id;
    const EdgeId edge = about.edges[question / 13 % about.edges.size()].edge.id;
    switch (question % kQuestions) {
      case 0:
        return Said(graph.GetActor(actor), PrintWhole);
      case 1:
        return Said(graph.GetEdge(edge), PrintWholeEdge);
      case 2:
        return Said(graph.GetEvidence(edge), PrintEvidence);
      case 3:
        return Said(graph.ActorsNamed(about.actors[0].names.back()), PrintActorIds);
      case 4:
        return Said(graph.Counts(), PrintCounts);
      case 5:
        return question / 19 % 2 == 0 ? EdgesBetween(graph, about, question / 17 % 50)
                                      : HeadsBetween(graph, about, question / 17 % 50);
      default:
        return question / 19 % 2 == 0 ? EdgesOf(graph, actor, FilterOf(about, question / 17))
                                      : HeadsOf(graph, actor, FilterOf(about, question / 17));
    }
  }
  static EdgeFilter FilterOf(const Report& about, uint64_t choice) {
    EdgeFilter filter;
    if (choice & 1) filter.relations = {about.edges[0].edge.relation};
    if (choice & 2) filter.other = about.actors.back().id;
    filter.direction = static_cast<Direction>((choice >> 2) % 3);
    const TimeSpan& time = about.edges.back().edge.time;
    if (choice & 32) filter.first_from = time.first;
    if (choice & 64) filter.first_until = time.last;
    if ((choice & 384) == 384) {
      filter.first_from = filter.first_until = std::nullopt;
      filter.undated = true;
    }
    return filter;
  }
  static std::string EdgesOf(const GraphView& graph, ActorId actor, const EdgeFilter& filter) {
    return PrintEdges([&](const auto& visit) { return graph.VisitEdgesOf(actor, filter, visit); });
  }
  static std::string HeadsOf(const GraphView& graph, ActorId actor, const EdgeFilter& filter) {
    return PrintHeads([&](const auto& visit) { return graph.VisitHeadsOf(actor, filter, visit); });
  }
  static std::string EdgesBetween(const GraphView& graph, const Report& about, uint64_t days) {
    const Date from = about.edges[0].edge.time.first, to = Later(from, days);
    return PrintEdges([&](const auto& visit) { return graph.VisitEdgesBetweenDates(from, to, visit); });
  }
  static std::string HeadsBetween(const GraphView& graph, const Report& about, uint64_t days) {
    const Date from = about.edges[0].edge.time.first, to = Later(from, days);
    return PrintHeads([&](const auto& visit) { return graph.VisitHeadsBetweenDates(from, to, visit); });
  }
  static Date Later(Date day, uint64_t days) {
    return Date{static_cast<int32_t>(std::min<int64_t>(INT32_MAX, int64_t{day.day} + static_cast<int64_t>(days)))};
  }

  std::mt19937_64 random_{102};
  TemporaryDirectory directory_;
  std::vector<Report> reports_;
  std::map<DocumentId, Known> known_;
  std::optional<Graph> graph_;
  Date day_;
  size_t answers_ = 0;
  std::unique_ptr<Store> store_;
};

TEST(Model, AnswersAsTheGraphInMemory) {
  const char* asked = std::getenv("ENTENTE_MODEL_STEPS");
  const int steps = asked ? std::atoi(asked) : kSteps;
  Model model;
  for (int i = 0; i < steps && !testing::Test::HasFailure(); ++i) {
    model.Step();
    if (i % 1000 == 999) model.CompareAll();
  }
  model.CompareAll();
  EXPECT_GT(model.answers(), static_cast<size_t>(steps) * 20);
}

}  // namespace
}  // namespace entente::store
