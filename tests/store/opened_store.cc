#include "opened_store.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "graph/graph.h"
#include "graph/print.h"
#include "random_reports.h"

namespace entente::store {

std::unique_ptr<Store> OpenOrFail(const std::string& path, OpenMode mode) {
  Result<std::unique_ptr<Store>> store = Store::Open(path, mode, TestOntology());
  EXPECT_TRUE(store.ok()) << store.status().message();
  return store.ok() ? std::move(store).value() : nullptr;
}

std::string Print(const GraphView& graph) {
  Result<std::string> printed = PrintGraph(graph);
  return printed.ok() ? printed.value() : printed.status().message();
}

std::string InMemory(std::span<const Report> reports) {
  Graph graph(TestOntology());
  for (const Report& report : reports) graph.Add(report);
  return Print(graph);
}

bool DayByDay::Add(Date day, std::string line) {
  if (day_ != day) {
    Text();
    if (text_.size() >= most_bytes_) return false;
  }
  day_ = day;
  of_day_.push_back(std::move(line));
  return true;
}

std::string DayByDay::Text() {
  std::sort(of_day_.begin(), of_day_.end());
  for (const std::string& line : of_day_) text_ += line + "\n";
  of_day_.clear();
  return text_;
}

std::string Problems(const Store& store) {
  std::string lines;
  for (const std::string& problem : store.Verify().problems) lines += problem + "\n";
  return lines;
}

}  // namespace entente::store
