// Opening, printing and checking a store where failing fails the test.
#ifndef ENTENTE_TESTS_STORE_OPENED_STORE_H_
#define ENTENTE_TESTS_STORE_OPENED_STORE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "store/store.h"
#include "tests/support/temporary_directory.h"

namespace entente::store {

// The store, or a failed test.
std::unique_ptr<Store> OpenOrFail(const std::string& path, OpenMode mode = OpenMode::kCreate);

// All of the graph as lines; the message of what failed.
std::string Print(const GraphView& graph);

// The same of what these reports come to.
std::string InMemory(std::span<const Report> reports);

// Lines of what a visit by days comes to: within a day sorted, since each graph has an order of its own there. Stops
// with the day on which it has had as many bytes.
class DayByDay {
 public:
  explicit DayByDay(size_t most_bytes = SIZE_MAX) : most_bytes_(most_bytes) {}

  // False where that day is no longer wanted.
  bool Add(Date day, std::string line);
  std::string Text();

 private:
  size_t most_bytes_;
  std::optional<Date> day_;
  std::vector<std::string> of_day_;
  std::string text_;
};

// The problems that Verify finds, a line each.
std::string Problems(const Store& store);

}  // namespace entente::store

#endif  // ENTENTE_TESTS_STORE_OPENED_STORE_H_
