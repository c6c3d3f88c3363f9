// The openCypher technology compatibility kit, where it lies beside the source: scenarios that only read.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "canonical.h"
#include "feature.h"
#include "memory_graph.h"
#include "query/cypher/prepare.h"
#include "query/execute.h"

namespace entente::query {
namespace {

enum class Outcome { kPassed, kFailed, kLeftOut };

struct Verdict {
  Outcome outcome;
  std::string why;
};

std::string ReadAll(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

struct World {
  MemoryGraph graph;
  Parameters parameters;
  Table rows;
  std::vector<std::string> columns;
  Status status;
  bool executed = false;
};

void RunQuery(const std::string& text, World* world) {
  world->executed = true;
  const auto plan = Prepare(text);
  world->status = plan.status();
  if (!plan.ok()) return;
  world->columns = plan.value().columns;
  ExecuteOptions options;
  options.time_limit = std::chrono::milliseconds(2000);
  world->status = Execute(plan.value(), world->graph, world->parameters, options, [&](const std::vector<Value>& row) {
    std::vector<std::string> cells;
    for (const Value& value : row) cells.push_back(ToText(value));
    world->rows.push_back(std::move(cells));
    return true;
  });
}

Value EvaluateText(const std::string& text) {
  Value value;
  const auto plan = Prepare("RETURN " + text);
  if (!plan.ok()) return value;
  (void)Execute(plan.value(), MemoryGraph(), {}, {}, [&](const std::vector<Value>& row) {
    value = row[0];
    return true;
  }).ok();
  return value;
}

std::vector<std::string> Lines(const Table& table, bool any_list_order, bool any_order) {
  std::vector<std::string> lines;
  for (const auto& row : table) {
    std::string line;
    for (const std::string& cell : row) line += Canonical(cell, any_list_order) + " | ";
    lines.push_back(line);
  }
  if (any_order) std::sort(lines.begin(), lines.end());
  return lines;
}

Verdict CompareRows(const Step& step, const World& world) {
  if (!world.status.ok()) return {Outcome::kFailed, world.status.message()};
  Table expected = step.table;
  const bool any_order = step.text.find("in any order") != std::string::npos;
  const bool any_list_order = step.text.find("ignoring element order") != std::string::npos;
  if (!expected.empty()) {
    if (expected[0] != world.columns) return {Outcome::kFailed, "columns " + world.columns.at(0)};
    expected.erase(expected.begin());
  }
  const auto want = Lines(expected, any_list_order, any_order), got = Lines(world.rows, any_list_order, any_order);
  if (want == got) return {Outcome::kPassed, ""};
  std::string why = "wanted\n";
  for (const std::string& line : want) why += "  " + line + "\n";
  why += "got\n";
  for (const std::string& line : got) why += "  " + line + "\n";
  return {Outcome::kFailed, why};
}

bool Writes(const std::string& query) {
  for (const char* word : {"CREATE", "MERGE", "DELETE", "SET ", "REMOVE", "CALL", "FOREACH"}) {
    if (query.find(word) != std::string::npos) return true;
  }
  return false;
}

// nullopt where the scenario goes on.
std::optional<Verdict> RunStep(const Step& step, World* world) {
  const std::string& text = step.text;
  if (text == "any graph" || text == "an empty graph" || text == "no side effects") return std::nullopt;
  if (text.starts_with("having executed")) {
    const Status status = world->graph.Create(step.quoted);
    if (!status.ok()) return Verdict{Outcome::kLeftOut, "setup: " + status.message()};
    return std::nullopt;
  }
  if (text.starts_with("the binary-tree")) {
    const std::string name = text.substr(4, text.find(' ', 4) - 4);
    const std::string root = ENTENTE_SOURCE_DIR "/../shared/tck/graphs/";
    const Status status = world->graph.Create(ReadAll(root + name + "/" + name + ".cypher"));
    if (!status.ok()) return Verdict{Outcome::kLeftOut, status.message()};
    return std::nullopt;
  }
  if (text.starts_with("parameters are")) {
    for (const auto& row : step.table) world->parameters[row.at(0)] = EvaluateText(row.at(1));
    return std::nullopt;
  }
  if (text.starts_with("executing query")) {
    if (Writes(step.quoted)) return Verdict{Outcome::kLeftOut, "writes"};
    RunQuery(step.quoted, world);
    return std::nullopt;
  }
  if (text.starts_with("the result should be")) return CompareRows(step, *world);
  if (text.find("should be raised") != std::string::npos) {
    return world->status.ok() ? Verdict{Outcome::kFailed, "no error"} : Verdict{Outcome::kPassed, ""};
  }
  return Verdict{Outcome::kLeftOut, text};
}

Verdict Judge(const Scenario& scenario) {
  World world;
  for (const Step& step : scenario.steps) {
    if (const auto verdict = RunStep(step, &world)) return *verdict;
  }
  return {Outcome::kPassed, ""};
}

// With ENTENTE_TCK_SHOW set to a part of a scenario's place, shows why such scenarios fail.
TEST(Tck, ReadingScenarios) {
  const std::filesystem::path root = ENTENTE_SOURCE_DIR "/../shared/tck/features";
  if (!std::filesystem::exists(root)) GTEST_SKIP() << "the kit is not here: " << root;
  const char* show = std::getenv("ENTENTE_TCK_SHOW");
  std::map<std::string, std::array<size_t, 3>> counts;
  std::array<size_t, 3> all = {};
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".feature") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    const std::string folder = std::filesystem::relative(file.parent_path(), root).string();
    for (const Scenario& scenario : ReadFeature(ReadAll(file))) {
      const Verdict verdict = Judge(scenario);
      ++counts[folder][static_cast<size_t>(verdict.outcome)];
      ++all[static_cast<size_t>(verdict.outcome)];
      const std::string place = folder + "/" + file.stem().string() + " " + scenario.name;
      if (show == nullptr || verdict.outcome == Outcome::kPassed || place.find(show) == std::string::npos) continue;
      std::cout << (verdict.outcome == Outcome::kFailed ? "FAILED " : "left out ") << place << "\n";
      for (const Step& step : scenario.steps) {
        if (step.text.starts_with("executing")) std::cout << step.quoted << "\n";
        if (step.text.find("raised") != std::string::npos) std::cout << step.text << "\n";
      }
      std::cout << verdict.why << "\n\n";
    }
  }
  for (const auto& [folder, count] : counts) {
    std::cout << folder << ": " << count[0] << " passed, " << count[1] << " failed, " << count[2] << " left out\n";
  }
  std::cout << "all: " << all[0] << " passed, " << all[1] << " failed, " << all[2] << " left out\n";
  EXPECT_GE(all[0], 1750u);
}

}  // namespace
}  // namespace entente::query
