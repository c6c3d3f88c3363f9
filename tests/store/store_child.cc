// A process for tests to kill. `hold PATH` opens a store, says "ready" and waits for its input to end; `write PATH SEED
// COUNT` writes random reports, most one by one and some loaded as one, and says how many are written; `leave` does the
// same and ends without closing the store; `judge` merges two actors before, so that some reports tell something else.
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <span>
#include <string>
#include <vector>

#include "random_reports.h"
#include "store/store.h"

namespace {

int Hold() {
  std::cout << "ready" << std::endl;
  std::string line;
  std::getline(std::cin, line);
  return 0;
}

int Write(entente::store::Store* store, std::span<const entente::Report> reports) {
  constexpr size_t kLoaded = 3, kBetweenLoads = 6, kBetweenFlushes = 16;
  for (size_t written = 0; written < reports.size();) {
    const bool load = written % kBetweenLoads == kBetweenLoads - 1;
    const auto next = reports.subspan(written, std::min(load ? kLoaded : 1, reports.size() - written));
    if (!(load ? store->Load(next) : store->Write(next)).ok()) return 1;
    written += next.size();
    if (written % kBetweenFlushes == 0 && !store->Flush().ok()) return 1;
    std::cout << written << std::endl;
  }
  return 0;
}

bool Merge(entente::store::Store* store, const std::vector<entente::Actor>& actors) {
  return actors.size() > 1 && store->Judge({actors[0], actors[1], true, "ann", "2020-01-01"}).ok();
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  const std::string task = arguments[1];
  auto store = entente::store::Store::Open(arguments[2], entente::store::OpenMode::kCreate, entente::TestOntology());
  if (!store.ok()) {
    std::cout << store.status().message() << std::endl;
    return 1;
  }
  if (task == "hold") return Hold();
  if (count < 5) return 2;
  const auto reports = entente::RandomReports(std::stoul(arguments[3]), std::stoul(arguments[4]));
  if (task == "judge" && !Merge(store.value().get(), reports.front().actors)) return 1;
  const int failed = Write(store.value().get(), reports);
  if (task != "write") std::_Exit(failed);
  return failed;
}
