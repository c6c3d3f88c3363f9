// Fills our store and others with the same graph and asks all the same questions: `peers_bench FOLDER EVENTS [STORE
// [ACTORS]]`, with a tenth as many actors as events unless told otherwise, prints a line for each store and work:
// store, work, figure, rows. Figures are the median of three runs, each the median over its questions (of two hops the
// mean), in microseconds; for loading, seconds; for size, bytes.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <functional>

#include "bench/check.h"
#include "bench/peers/peer.h"
#include "store/store.h"

namespace entente::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kRuns = 3;
constexpr double kPatience = 30;  // seconds
constexpr size_t kEventsPerActor = 10;

double SecondsSince(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

double Median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
  return values[values.size() / 2];
}

double Mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

void Print(const std::string& store, const std::string& work, double figure, size_t rows) {
  fmt::print("{}\t{}\t{:.6g}\t{}\n", store, work, figure, rows);
  std::fflush(stdout);
}

template <class Question, class Ask>
void Measure(const std::string& store, const std::string& work, const std::vector<Question>& questions, const Ask& ask,
             bool mean = false) {
  std::vector<double> runs;
  size_t rows = 0;
  const Clock::time_point first = Clock::now();
  for (int run = 0; run <= kRuns; ++run) {  // the first warms up
    std::vector<double> microseconds;
    rows = 0;
    for (const Question& question : questions) {
      const Clock::time_point begin = Clock::now();
      rows += ask(question);
      microseconds.push_back(1e6 * SecondsSince(begin));
    }
    const bool slow = run == 0 && SecondsSince(first) > kPatience;  // warm enough
    if (run > 0 || slow) runs.push_back(mean ? Mean(microseconds) : Median(microseconds));
    if (slow) break;
  }
  Print(store, work, Median(runs), rows);
}

void MeasureAll(const std::string& store, const Questions& asked, Peer* peer) {
  Measure(store, "by id", asked.actors, [&](uint32_t actor) { return peer->ById(actor); });
  Measure(store, "by name", asked.actors, [&](uint32_t actor) { return peer->ByName(actor); });
  Measure(store, "latest 100 of a hub", asked.hubs, [&](const Hub& hub) { return peer->Latest(hub); });
  Measure(store, "between two", asked.pairs, [&](const ActorPair& pair) { return peer->Between(pair); });
  Measure(
      store, "two hops", asked.walks, [&](const Walk& walk) { return peer->TwoHops(walk); }, /*mean=*/true);
  Measure(store, "shortest path", asked.far_pairs, [&](const ActorPair& pair) { return peer->Distance(pair); });
  Measure(store, "most active of a year", asked.years, [&](const Walk& year) { return peer->MostActive(year); });
  Measure(store, "events of a day", asked.days, [&](int32_t day) { return peer->OfDay(day); });
}

uint64_t BytesIn(const std::string& folder) {
  uint64_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    bytes += entry.is_regular_file() ? entry.file_size() : 0;
  return bytes;
}

void Run(const std::string& store, const World& world, const std::string& folder,
         const std::function<std::unique_ptr<Peer>()>& make) {
  const Clock::time_point begin = Clock::now();
  const std::clock_t cpu_begin = std::clock();
  const std::unique_ptr<Peer> peer = make();
  Print(store, "load", SecondsSince(begin), world.events.size());
  const double cpu_seconds = static_cast<double>(std::clock() - cpu_begin) / CLOCKS_PER_SEC;
  Print(store, "load, CPU time", cpu_seconds, world.events.size());
  Print(store, "size", static_cast<double>(BytesIn(folder)), world.events.size());
  MeasureAll(store, world.questions, peer.get());
}

int Main(const std::string& folder, size_t events, const std::string& only, size_t actors) {
  const Ontology ontology = Value(Ontology::Load(ENTENTE_SOURCE_DIR "/schemas/ontology.toml"));
  const World world = MakeWorld(ontology, actors, events);
  WriteFiles(world, folder);
  const auto fresh = [&](const std::string& name) {
    const std::string path = folder + "/" + name;
    fs::remove_all(path);
    fs::create_directory(path);
    return path;
  };
  const auto wanted = [&](const std::string& name) { return only.empty() || only == name; };
  if (wanted("rocksdb")) {
    const std::string path = fresh("rocksdb");
    Run("rocksdb", world, path, [&] { return MakeRocksPeer(world, path); });
  }
  if (wanted("sqlite")) {
    const std::string path = fresh("sqlite");
    Run("sqlite", world, path, [&] { return MakeSqlitePeer(world, path); });
  }
  const std::string path = folder + "/entente";
  if (wanted("entente")) {
    fresh("entente");
    Run("entente", world, path, [&] { return MakeStorePeer(world, ontology, path); });
  }
  // Once more what an earlier run has loaded, when its files have been merged.
  if (only == "again") {
    Check(Value(store::Store::Open(path, store::OpenMode::kMustExist, ontology))->Compact());
    Print("entente", "size, compact", static_cast<double>(BytesIn(path)), world.events.size());
    MeasureAll("entente", world.questions, OpenStorePeer(world, ontology, path).get());
  }
  if (wanted("cypher")) MeasureAll("cypher", world.questions, OpenCypherPeer(world, ontology, path).get());
  return 0;
}

}  // namespace
}  // namespace entente::bench

int main(int count, char** arguments) {
  if (count < 3) {
    std::cerr << "usage: peers_bench FOLDER EVENTS [STORE [ACTORS]]\n";
    return 2;
  }
  const size_t events = std::stoul(arguments[2]);
  const size_t actors = count > 4 ? std::stoul(arguments[4]) : events / entente::bench::kEventsPerActor;
  return entente::bench::Main(arguments[1], events, count > 3 ? arguments[3] : "", actors);
}
