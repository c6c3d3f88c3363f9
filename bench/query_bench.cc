// How fast Cypher answers over the store, plans made beforehand: from the text of a query's rows to the last one.
#include <benchmark/benchmark.h>

#include "bench/made_up_reports.h"
#include "bench/scratch_store.h"
#include "query/cypher/prepare.h"
#include "query/execute.h"

namespace entente::query {
namespace {

using bench::MadeUpReports;

constexpr size_t kEdges = 200'000;
constexpr bench::WorldSize kSize{20'000, 10, 0};

// Closed before its directory goes.
struct FullStore {
  Ontology ontology = bench::Value(Ontology::Load(ENTENTE_SOURCE_DIR "/schemas/ontology.toml"));
  bench::ScratchStore scratch;
  std::unique_ptr<store::Store> store = scratch.Open(ontology);

  FullStore() { bench::Check(store->Load(MadeUpReports(ontology, kSize).Make(kEdges / kSize.edges_per_report))); }
};

const store::Store& TheStore() {
  static const FullStore full;
  return *full.store;
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
  const Plan plan = bench::Value(Prepare(work.cypher, store));
  const Parameters parameters = {{"hub", ToString(MadeUpReports::IdOf(0))},
                                 {"other", ToString(MadeUpReports::IdOf(40))},
                                 {"far", ToString(MadeUpReports::IdOf(9000))}};
  size_t rows = 0;
  for (auto _ : state) {
    rows = 0;
    bench::Check(Execute(plan, store, parameters, {}, [&](const std::vector<Value>& row) {
      benchmark::DoNotOptimize(row.data());
      return ++rows > 0;
    }));
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
