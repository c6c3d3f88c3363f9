// A process for tests to kill. `hold PATH` opens a store, says "ready" and waits for its input to end; `write PATH SEED
// COUNT` writes random reports one by one and says how many are written.
#include <cstdlib>
#include <iostream>
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

int Write(entente::store::Store* store, const std::vector<entente::Report>& reports) {
  for (size_t i = 0; i < reports.size(); ++i) {
    if (!store->Write(reports[i]).ok()) return 1;
    if (i % 16 == 15 && !store->Flush().ok()) return 1;
    std::cout << i + 1 << std::endl;
  }
  return 0;
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
  return Write(store.value().get(), entente::RandomReports(std::stoul(arguments[3]), std::stoul(arguments[4])));
}
