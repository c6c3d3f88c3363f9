// How fast the store writes articles and loads edges, and answers for one edge, one pair and one well-connected actor.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>

#include "graph/merge.h"
#include "store/store.h"

namespace entente::store {
namespace {

namespace fs = std::filesystem;

constexpr size_t kEdgesPerLoad = 200'000;
constexpr size_t kReports = 10000;
constexpr uint32_t kSentenceBytes = 150;
constexpr int kFirstDay = 15000;
constexpr int kDays = 3000;

[[noreturn]] void Stop(const Status& status) {
  std::cerr << status.message() << "\n";
  std::exit(1);
}

void Check(const Status& status) {
  if (!status.ok()) Stop(status);
}

template <class T>
T Value(Result<T> result) {
  if (!result.ok()) Stop(result.status());
  return std::move(result).value();
}

const Ontology& BenchOntology() {
  static const Ontology ontology = Value(Ontology::Load(ENTENTE_SOURCE_DIR "/schemas/ontology.toml"));
  return ontology;
}

struct WorldSize {
  size_t actors = 5000;
  size_t edges_per_report = 10;
  size_t text_bytes = 3000;  // 0, or more than a sentence
};

// A made-up world in which few actors have many edges, and most have few.
class World {
 public:
  explicit World(const WorldSize& size = {}) : size_(size) {}

  Report MakeReport() {
    Report report;
    report.document.id = DocumentId{random_()};
    report.document.published = Date{kFirstDay + Below(kDays)};
    for (size_t i = 0; i < size_.text_bytes; ++i) report.document.text += static_cast<char>('a' + Below(26));
    for (size_t i = 0; i < size_.edges_per_report; ++i) report.edges.push_back(MakeEdge(report.document));
    for (const ReportedEdge& edge : report.edges) {
      for (ActorId end : {edge.edge.from, edge.edge.to}) report.actors.push_back(MakeActor(end));
    }
    std::sort(report.actors.begin(), report.actors.end());
    report.actors.erase(std::unique(report.actors.begin(), report.actors.end()), report.actors.end());
    return report;
  }

  ActorId SomeActor() {
    const double chance = static_cast<double>(Below(1 << 20)) / (1 << 20);
    return IdOf(static_cast<size_t>(std::pow(static_cast<double>(size_.actors), chance)) - 1);
  }

  static ActorId IdOf(size_t actor) { return ActorId{(actor + 1) * 0x9e3779b97f4a7c15}; }

 private:
  int Below(int limit) { return static_cast<int>(random_() % static_cast<uint64_t>(limit)); }

  static Actor MakeActor(ActorId id) {
    const std::string name = "Actor " + ToString(id);
    return {id, "person", name, {name}, "", ""};
  }

  ReportedEdge MakeEdge(const SourceDocument& document) {
    const auto& relations = BenchOntology().relations();
    const Relation& relation = relations[static_cast<size_t>(Below(static_cast<int>(relations.size())))];
    ReportedEdge edge;
    edge.edge.relation = relation.name;
    edge.edge.from = SomeActor();
    edge.edge.to = SomeActor();
    edge.edge.modality = BenchOntology().modalities().front().name;
    edge.edge.time = TimeSpan::Day(*document.published);
    Normalise(relation, &edge);
    Evidence evidence;
    evidence.document = document.id;
    if (size_.text_bytes > 0) {
      const uint32_t begin = static_cast<uint32_t>(Below(static_cast<int>(size_.text_bytes - kSentenceBytes)));
      evidence.sentence_span = {begin, begin + kSentenceBytes};
      evidence.words = document.text.substr(begin, kSentenceBytes);
    }
    evidence.rule = relation.name;
    evidence.theme = fmt::format("theme {}", Below(1000));
    evidence.confidence = 0.7;
    edge.evidence = {evidence};
    SettleEdge(&edge.evidence, &edge.edge);
    edge.edge.id = MakeEdgeId(relation, edge.edge, document.published);
    return edge;
  }

  WorldSize size_;
  std::mt19937_64 random_{1};
};

std::vector<Report> MakeReports(size_t count, World* world) {
  std::vector<Report> reports;
  for (size_t i = 0; i < count; ++i) reports.push_back(world->MakeReport());
  return reports;
}

class Scratch {
 public:
  Scratch() {
    std::string pattern = (fs::temp_directory_path() / "entente-bench-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  std::unique_ptr<Store> Open() const {
    return Value(Store::Open((path_ / "store").string(), OpenMode::kCreate, BenchOntology()));
  }
  uint64_t bytes() const {
    uint64_t bytes = 0;
    for (const auto& entry : fs::directory_iterator(path_ / "store")) bytes += entry.file_size();
    return bytes;
  }

 private:
  fs::path path_;
};

// Closed before its directory goes.
struct FullStore {
  Scratch scratch;
  std::unique_ptr<Store> store = scratch.Open();

  FullStore() {
    World world;
    Check(store->Write(MakeReports(kReports, &world)));
    Check(store->Flush());
  }
};

const Store& Full() {
  static const FullStore full;
  return *full.store;
}

void WriteReports(benchmark::State& state) {
  const size_t group = static_cast<size_t>(state.range(0));
  World world;
  const std::vector<Report> reports = MakeReports(2000, &world);
  uint64_t bytes = 0;
  for (auto _ : state) {
    state.PauseTiming();
    const Scratch scratch;
    std::unique_ptr<Store> store = scratch.Open();
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
      static_cast<double>(bytes) / static_cast<double>(reports.size() * WorldSize().edges_per_report);
}
BENCHMARK(WriteReports)->Arg(1)->Arg(64)->Unit(benchmark::kMillisecond)->UseRealTime();

// Edges of a hundred thousand actors, without texts; the arguments are how many, and how many an article tells.
void LoadEdges(benchmark::State& state) {
  WorldSize size{100'000, static_cast<size_t>(state.range(1)), 0};
  const size_t all = static_cast<size_t>(state.range(0));
  World world(size);
  const Scratch scratch;
  const std::unique_ptr<Store> store = scratch.Open();
  uint64_t edges = 0;
  for (auto _ : state) {
    for (size_t loaded = 0; loaded < all; loaded += kEdgesPerLoad) {
      state.PauseTiming();
      std::vector<Report> reports = MakeReports(kEdgesPerLoad / size.edges_per_report, &world);
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
  for (auto _ : state) edges = CountEdges(World::IdOf(0), {}, static_cast<size_t>(state.range(0)));
  state.counters["edges"] = static_cast<double>(edges);
}
BENCHMARK(EdgesOfHub)->Arg(100)->Arg(1 << 30);

void TypedEdgesOfHub(benchmark::State& state) {
  const std::string relation = BenchOntology().relations().front().name;
  size_t edges = 0;
  for (auto _ : state) edges = CountEdges(World::IdOf(0), {{relation}, Direction::kOut, {}}, 100);
  state.counters["edges"] = static_cast<double>(edges);
}
BENCHMARK(TypedEdgesOfHub);

void EdgesOfPair(benchmark::State& state) {
  size_t edges = 0;
  for (auto _ : state) edges = CountEdges(World::IdOf(1), {{}, Direction::kBoth, World::IdOf(40)}, SIZE_MAX);
  state.counters["edges"] = static_cast<double>(edges);
}
BENCHMARK(EdgesOfPair);

void ActorById(benchmark::State& state) {
  Full();
  World world;
  for (auto _ : state) benchmark::DoNotOptimize(Full().GetActor(world.SomeActor()));
}
BENCHMARK(ActorById);

void ActorByName(benchmark::State& state) {
  Full();
  World world;
  for (auto _ : state) benchmark::DoNotOptimize(Full().ActorsNamed("Actor " + ToString(world.SomeActor())));
}
BENCHMARK(ActorByName);

void EdgesOfADay(benchmark::State& state) {
  Full();
  size_t edges = 0;
  for (auto _ : state) {
    edges = 0;
    const Date day{kFirstDay + kDays / 2};
    Check(Full().VisitEdgesBetweenDates(day, day, [&](const Edge&) { return ++edges > 0; }));
  }
  state.counters["edges"] = static_cast<double>(edges);
}
BENCHMARK(EdgesOfADay);

}  // namespace
}  // namespace entente::store

BENCHMARK_MAIN();
