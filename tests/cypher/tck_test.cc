// The openCypher technology compatibility kit, where it lies beside the source.
//
// Scenarios that fail are listed with the reason in tck_failures.txt: the test fails where another one does, and where
// one of these passes. With ENTENTE_TCK_SHOW set to a part of a scenario's place, shows why such scenarios fail; with
// ENTENTE_TCK set to a folder, reads the kit from there.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "feature.h"
#include "scenario_run.h"

namespace entente::query {
namespace {

namespace fs = std::filesystem;

using Counts = std::array<size_t, 3>;  // by outcome

fs::path KitFolder() {
  const char* folder = std::getenv("ENTENTE_TCK");
  return folder != nullptr ? folder : ENTENTE_SOURCE_DIR "/../shared/tck";
}

std::string ReadAll(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<fs::path> FeatureFiles(const fs::path& root) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".feature") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Lines of a place, a tab and the reason; the reason by place.
std::map<std::string, std::string> KnownFailures() {
  std::map<std::string, std::string> known;
  std::ifstream in(ENTENTE_SOURCE_DIR "/tests/cypher/tck_failures.txt");
  for (std::string line; std::getline(in, line);) {
    const size_t tab = line.find('\t');
    if (!line.starts_with('#') && tab != std::string::npos) known[line.substr(0, tab)] = line.substr(tab + 1);
  }
  return known;
}

void Show(const std::string& place, const Scenario& scenario, const Verdict& verdict) {
  std::cout << (verdict.outcome == Outcome::kFailed ? "FAILED " : "SKIPPED ") << place << "\n";
  for (const Step& step : scenario.steps) {
    if (step.text.starts_with("executing")) std::cout << step.quoted << "\n";
    if (step.text.find("raised") != std::string::npos) std::cout << step.text << "\n";
  }
  std::cout << verdict.why << "\n\n";
}

std::string CountsText(const Counts& counts) {
  return std::to_string(counts[0]) + " passed, " + std::to_string(counts[1]) + " failed, " + std::to_string(counts[2]) +
         " skipped";
}

void Check(const std::string& place, const Verdict& verdict, const std::map<std::string, std::string>& known) {
  const bool expected = known.find(place) != known.end();
  if (verdict.outcome == Outcome::kPassed) {
    EXPECT_FALSE(expected) << place << " passes now: take it out of tck_failures.txt";
  } else {
    EXPECT_TRUE(expected) << place << ": " << verdict.why;
  }
}

TEST(Tck, Scenarios) {
  const fs::path kit = KitFolder(), root = kit / "features";
  if (!fs::exists(root)) GTEST_SKIP() << "the kit is not here: " << root;
  const char* show = std::getenv("ENTENTE_TCK_SHOW");
  const auto known = KnownFailures();
  std::map<std::string, Counts> by_folder;
  std::map<std::string, int> seen;
  Counts all = {};
  for (const fs::path& file : FeatureFiles(root)) {
    const std::string folder = fs::relative(file.parent_path(), root).string();
    for (const Scenario& scenario : ReadFeature(ReadAll(file))) {
      const std::string name = folder + "/" + file.stem().string() + " " + scenario.name;
      // The examples of an outline may share a name.
      const int number = ++seen[name];
      const std::string place = number == 1 ? name : name + " #" + std::to_string(number);
      const Verdict verdict = Judge(scenario, kit / "graphs");
      ++by_folder[folder][static_cast<size_t>(verdict.outcome)];
      ++all[static_cast<size_t>(verdict.outcome)];
      Check(place, verdict, known);
      const bool shown = show != nullptr && place.find(show) != std::string::npos;
      if (shown && verdict.outcome != Outcome::kPassed) Show(place, scenario, verdict);
    }
  }
  for (const auto& [folder, counts] : by_folder) std::cout << folder << ": " << CountsText(counts) << "\n";
  std::cout << "all: " << CountsText(all) << "\n";
}

}  // namespace
}  // namespace entente::query
