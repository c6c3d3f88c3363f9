// How fast Cypher answers over the store, plans made beforehand: from the text of a query's rows to the last one.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>

#include "graph/merge.h"
#include "query/cypher/prepare.h"
#include "query/execute.h"
#include "store/store.h"

namespace entente::query {
namespace {

namespace fs = std::filesystem;

constexpr size_t kActors = 20'000;
constexpr size_t kEdges = 200'000;
constexpr size_t kEdgesPerReport = 10;
constexpr int kFirstDay = 15000;
constexpr int kDays = 3000;

[[noreturn]] void Stop(const Status& status) {
  std::cerr << status.message() << "\n";
  std::exit(1);
}

template <class T>
T ValueOf(Result<T> result) {
  if (!result.ok()) Stop(result.status());
  return std::move(result).value();
}

ActorId IdOf(size_t actor) { return ActorId{(actor + 1) * 0x9e3779b97f4a7c15}; }

Actor MakeActor(size_t number) {
  const std::string name = fmt::format("Actor {}", number);
  return {IdOf(number), "person", name, {name}, "", ""};
}

// Few actors have many edges, and most have few; the same world each time.
class World {
 public:
  explicit World(const Ontology& ontology) : ontology_(ontology) {}

  Report MakeReport() {
    Report report;
    report.document.id = DocumentId{random_()};
    report.document.published = Date{kFirstDay + static_cast<int>(random_() % kDays)};
    for (size_t i = 0; i < kEdgesPerReport; ++i) {
      const size_t from = SomeActor(), to = SomeActor();
      report.actors.push_back(MakeActor(from));
      report.actors.push_back(MakeActor(to));
      report.edges.push_back(MakeEdge(report.document, IdOf(from), IdOf(to)));
    }
    return report;
  }

 private:
  size_t SomeActor() {
    const double chance = static_cast<double>(random_() % (1 << 20)) / (1 << 20);
    return static_cast<size_t>(std::pow(static_cast<double>(kActors), chance)) - 1;
  }

  ReportedEdge MakeEdge(const SourceDocument& document, ActorId from, ActorId to) {
    const auto& relations = ontology_.relations();
    const Relation& relation = relations[random_() % relations.size()];
    ReportedEdge edge;
    edge.edge.relation = relation.name;
    edge.edge.from = from;
    edge.edge.to = to;
    edge.edge.modality = ontology_.modalities().front().name;
    edge.edge.time = TimeSpan::Day(*document.published);
    Normalise(relation, &edge);
    Evidence evidence;
    evidence.document = document.id;
    evidence.theme = fmt::format("theme {}", random_() % 1000);
    evidence.confidence = 0.7;
    edge.evidence = {evidence};
    SettleEdge(&edge.evidence, &edge.edge);
    edge.edge.id = MakeEdgeId(relation, edge.edge, document.published);
    return edge;
  }

  const Ontology& ontology_;
  std::mt19937_64 random_{1};
};

// A store that goes with the process.
class FullStore {
 public:
  FullStore() : ontology_(ValueOf(Ontology::Load(ENTENTE_SOURCE_DIR "/schemas/ontology.toml"))) {
    std::string pattern = (fs::temp_directory_path() / "entente-bench-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
    store_ = ValueOf(store::Store::Open(path_ + "/store", store::OpenMode::kCreate, ontology_));
    World world(ontology_);
    std::vector<Report> reports;
    for (size_t i = 0; i < kEdges / kEdgesPerReport; ++i) reports.push_back(world.MakeReport());
    if (const Status loaded = store_->Load(reports); !loaded.ok()) Stop(loaded);
  }
  ~FullStore() {
    store_.reset();
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const store::Store& store() const { return *store_; }

 private:
  Ontology ontology_;
  std::string path_;
  std::unique_ptr<store::Store> store_;
};

const store::Store& TheStore() {
  static const FullStore full;
  return full.store();
}

struct Work {
  const char* name;
  const char* cypher;
};

constexpr Work kWorks[] = {
    {"actor by id", "MATCH (a) WHERE a.id = $hub RETURN a.name"},
    {"actor by alias", "MATCH (a) WHERE a IN actor('Actor 7') RETURN a.name"},
    {"newest 100 typed neighbours of a hub, ids",
     "MATCH (a)-[m:MET_WITH]-(b) WHERE a.id = $hub AND m.start IS NOT NULL RETURN b.id, m.start ORDER BY m.start DESC "
     "LIMIT 100"},
    {"newest 100 typed neighbours of a hub, names",
     "MATCH (a)-[m:MET_WITH]-(b) WHERE a.id = $hub AND m.start IS NOT NULL RETURN b.name, m.start ORDER BY m.start "
     "DESC "
     "LIMIT 100"},
    {"all between two actors", "MATCH (a)-[m]-(b) WHERE a.id = $hub AND b.id = $other RETURN type(m), m.start"},
    {"two typed hops in a window, distinct ends",
     "MATCH (a)-[m:MET_WITH]-(b)-[n:VISITED]->(c) WHERE a.id = $hub AND m.start >= date('2014-01-01') AND m.start < "
     "date('2015-01-01') AND n.start >= date('2014-01-01') AND n.start < date('2015-01-01') RETURN count(DISTINCT c)"},
    {"the same, asked from the far end",
     "MATCH (c)<-[n:VISITED]-(b)-[m:MET_WITH]-(a) WHERE a.id = $hub AND m.start >= date('2014-01-01') AND m.start < "
     "date('2015-01-01') AND n.start >= date('2014-01-01') AND n.start < date('2015-01-01') RETURN count(DISTINCT c)"},
    {"edges of a day", "MATCH (a)-[m]->(b) WHERE m.start = date('2014-05-05') RETURN count(*)"},
    {"ten most active actors of a year",
     "MATCH (a)-[m]->() WHERE m.start >= date('2014-01-01') AND m.start < date('2015-01-01') RETURN a.id, count(*) AS "
     "n "
     "ORDER BY n DESC, a.id LIMIT 10"},
    {"shortest path",
     "MATCH (a), (b), p = shortestPath((a)-[*..6]-(b)) WHERE a.id = $far AND b.id = $other RETURN length(p)"},
};

void Answer(benchmark::State& state, const Work& work) {
  const store::Store& store = TheStore();
  const Plan plan = ValueOf(Prepare(work.cypher, store));
  const Parameters parameters = {
      {"hub", ToString(IdOf(0))}, {"other", ToString(IdOf(40))}, {"far", ToString(IdOf(9000))}};
  size_t rows = 0;
  for (auto _ : state) {
    rows = 0;
    const Status status = Execute(plan, store, parameters, {}, [&](const std::vector<Value>& row) {
      benchmark::DoNotOptimize(row.data());
      return ++rows > 0;
    });
    if (!status.ok()) Stop(status);
  }
  state.counters["rows"] = static_cast<double>(rows);
}

}  // namespace
}  // namespace entente::query

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  for (const auto& work : entente::query::kWorks) {
    benchmark::RegisterBenchmark(work.name, [&work](benchmark::State& state) {
      entente::query::Answer(state, work);
    })->Unit(benchmark::kMicrosecond);
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
