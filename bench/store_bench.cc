// How fast the store writes articles and loads edges, and answers for one edge, one pair and one well-connected actor.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <span>

#include "bench/made_up_reports.h"
#include "bench/scratch_store.h"

namespace entente::store {
namespace {

using bench::Check;
using bench::MadeUpReports;
using bench::ScratchStore;
using bench::Value;

constexpr size_t kEdgesPerLoad = 200'000;
constexpr size_t kReports = 10000;

const Ontology& BenchOntology() {
  static const Ontology ontology = Value(Ontology::Load(ENTENTE_SOURCE_DIR "/schemas/ontology.toml"));
  return ontology;
}

// Closed before its directory goes.
struct FullStore {
  ScratchStore scratch;
  std::unique_ptr<Store> store = scratch.Open(BenchOntology());

  FullStore() {
    Check(store->Write(MadeUpReports(BenchOntology()).Make(kReports)));
    Check(store->Flush());
  }
};

const Store& Full() {
  static const FullStore full;
  return *full.store;
}

void WriteReports(benchmark::State& state) {
  const size_t group = static_cast<size_t>(state.range(0));
  const std::vector<Report> reports = MadeUpReports(BenchOntology()).Make(2000);
  uint64_t bytes = 0;
  for (auto _ : state) {
    state.PauseTiming();
    const ScratchStore scratch;
    std::unique_ptr<Store> store = scratch.Open(BenchOntology());
    state.ResumeTiming();
    for (size_t i = 0; i < reports.size(); i += group) {
      Check(store->Write(std::span<const Report>(reports).subspan(i, std::min(group, reports.size() - i))));
    }
    Check(store->Flush());
    state.PauseTiming();
    bytes = scratch.bytes();
    store.reset();
    state.ResumeTiming();
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * reports.size()));
  state.counters["bytes_per_edge"] =
      static_cast<double>(bytes) / static_cast<double>(reports.size() * bench::WorldSize().edges_per_report);
}
BENCHMARK(WriteReports)->Arg(1)->Arg(64)->Unit(benchmark::kMillisecond)->UseRealTime();

// Articles of one edge and no text, and a store that has some.
struct OneEdgeArticles {
  static constexpr size_t kBefore = 20'000;

  MadeUpReports world{BenchOntology(), {100'000, 1, 0}};
  ScratchStore scratch;
  std::unique_ptr<Store> store = scratch.Open(BenchOntology());
  std::vector<Report> reports;

  explicit OneEdgeArticles(const benchmark::State& state) {
    Check(store->Load(world.Make(kBefore)));
    reports = world.Make(static_cast<size_t>(state.max_iterations));
  }
};

// Written one after the other; whether each is to outlive a power loss. Of few none waits until others are indexed.
void CommitOneEdge(benchmark::State& state) {
  const OneEdgeArticles articles(state);
  size_t next = 0;
  for (auto _ : state) {
    Check(articles.store->Write(articles.reports[next++]));
    if (state.range(0) != 0) Check(articles.store->Sync());
    if (state.range(1) != 0 && next == articles.reports.size()) Value(articles.store->Counts());
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()));
}
BENCHMARK(CommitOneEdge)
    ->ArgNames({"synced", "indexed"})
    ->Args({0, 0})
    ->Args({1, 0})
    ->Unit(benchmark::kMicrosecond)
    ->Iterations(5000)
    ->UseRealTime();
BENCHMARK(CommitOneEdge)
    ->ArgNames({"synced", "indexed"})
    ->Args({0, 1})
    ->Args({1, 1})
    ->Unit(benchmark::kMicrosecond)
    ->Iterations(40'000)
    ->UseRealTime();

// Each is read before the next one is written.
void CommitAndRead(benchmark::State& state) {
  const OneEdgeArticles articles(state);
  size_t next = 0;
  for (auto _ : state) {
    const Report& report = articles.reports[next++];
    Check(articles.store->Write(report));
    Value(articles.store->GetEdge(report.edges.front().edge.id));
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()));
}
BENCHMARK(CommitAndRead)->Unit(benchmark::kMicrosecond)->Iterations(5000)->UseRealTime();

// Edges of a hundred thousand actors, without texts; the arguments are how many, and how many an article tells.
void LoadEdges(benchmark::State& state) {
  bench::WorldSize size{100'000, static_cast<size_t>(state.range(1)), 0};
  const size_t all = static_cast<size_t>(state.range(0));
  MadeUpReports world(BenchOntology(), size);
  const ScratchStore scratch;
  const std::unique_ptr<Store> store = scratch.Open(BenchOntology());
  uint64_t edges = 0;
  for (auto _ : state) {
    for (size_t loaded = 0; loaded < all; loaded += kEdgesPerLoad) {
      state.PauseTiming();
      std::vector<Report> reports = world.Make(kEdgesPerLoad / size.edges_per_report);
      state.ResumeTiming();
      Check(store->Load(std::move(reports)));
    }
  }
  edges = Value(store->Counts()).edges;
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * all));
  state.counters["edges"] = static_cast<double>(edges);
  state.counters["bytes_per_edge"] = static_cast<double>(scratch.bytes()) / static_cast<double>(edges);
}
BENCHMARK(LoadEdges)
    ->Args({200'000, 10})
    ->Args({1'000'000, 10})
    ->Args({1'000'000, 1})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->UseRealTime()
    ->MeasureProcessCPUTime();

// The newest `most` edges that match; how many there were.
size_t CountEdges(ActorId actor, const EdgeFilter& filter, size_t most) {
  size_t edges = 0;
  Check(Full().VisitEdgesOf(actor, filter, [&](const Edge&) { return ++edges < most; }));
  return edges;
}

void EdgesOfHub(benchmark::State& state) {
  Full();
  size_t edges = 0;
  for (auto _ : state) edges = CountEdges(MadeUpReports::IdOf(0), {}, static_cast<size_t>(state.range(0)));
  state.counters["edges"] = static_cast<double>(edges);
}
BENCHMARK(EdgesOfHub)->Arg(100)->Arg(1 << 30);

void TypedEdgesOfHub(benchmark::State& state) {
  const std::string relation = BenchOntology().relations().front().name;
  size_t edges = 0;
  for (auto _ : state) edges = CountEdges(MadeUpReports::IdOf(0), {{relation}, Direction::kOut, {}}, 100);
  state.counters["edges"] = static_cast<double>(edges);
}
BENCHMARK(TypedEdgesOfHub);

void EdgesOfPair(benchmark::State& state) {
  size_t edges = 0;
  for (auto _ : state)
    edges = CountEdges(MadeUpReports::IdOf(1), {{}, Direction::kBoth, MadeUpReports::IdOf(40)}, SIZE_MAX);
  state.counters["edges"] = static_cast<double>(edges);
}
BENCHMARK(EdgesOfPair);

void ActorById(benchmark::State& state) {
  Full();
  MadeUpReports world(BenchOntology());
  for (auto _ : state) benchmark::DoNotOptimize(Full().GetActor(MadeUpReports::IdOf(world.SomeActor())));
}
BENCHMARK(ActorById);

void ActorByName(benchmark::State& state) {
  Full();
  MadeUpReports world(BenchOntology());
  for (auto _ : state) benchmark::DoNotOptimize(Full().ActorsNamed(MadeUpReports::NameOf(world.SomeActor())));
}
BENCHMARK(ActorByName);

void EdgesOfADay(benchmark::State& state) {
  Full();
  size_t edges = 0;
  for (auto _ : state) {
    edges = 0;
    const Date day{bench::kFirstDay + bench::kDays / 2};
    Check(Full().VisitEdgesBetweenDates(day, day, [&](const Edge&) { return ++edges > 0; }));
  }
  state.counters["edges"] = static_cast<double>(edges);
}
BENCHMARK(EdgesOfADay);

}  // namespace
}  // namespace entente::store

BENCHMARK_MAIN();
