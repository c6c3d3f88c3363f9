// The house stays in order: who may include whom, and what may not stand in the C++.
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "graph/ontology.h"

namespace entente {
namespace {

namespace fs = std::filesystem;
const fs::path kSource = ENTENTE_SOURCE_DIR;

std::vector<fs::path> Sources(const std::string& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(kSource / folder)) {
    const fs::path ending = entry.path().extension();
    if (ending == ".h" || ending == ".cc") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<std::string> Lines(const fs::path& path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string Place(const fs::path& path, size_t line) {
  return fs::relative(path, kSource).string() + ":" + std::to_string(line + 1);
}

// Which of our folders each may include.
const std::map<std::string, std::set<std::string>> kFloorPlan = {
    {"graph", {"graph"}},
    {"extract", {"extract", "graph"}},
    {"store", {"store", "graph"}},
    {"query", {"query", "extract", "graph"}},
};

// Which folder alone may include a library.
const std::map<std::string, std::string> kLibraries = {
    {"rocksdb/", "store"}, {"cereal/", "store"}, {"boost/", "graph"}};

TEST(FloorPlan, HoldsForEveryInclude) {
  const RE2 include(R"(^\s*#include\s+[<"]([^>"]+)[>"])");
  const RE2 ours("(graph|extract|store|query|cli|train|bench|tests)/.*");
  for (const auto& [folder, allowed] : kFloorPlan) {
    for (const fs::path& path : Sources(folder)) {
      const std::vector<std::string> lines = Lines(path);
      for (size_t i = 0; i < lines.size(); ++i) {
        std::string target;
        if (!RE2::PartialMatch(lines[i], include, &target)) continue;
        if (RE2::FullMatch(target, ours)) {
          EXPECT_TRUE(allowed.count(target.substr(0, target.find('/')))) << Place(path, i) << ": " << lines[i];
        }
        for (const auto& [library, home] : kLibraries) {
          EXPECT_TRUE(!target.starts_with(library) || folder == home) << Place(path, i) << ": " << lines[i];
        }
      }
    }
  }
}

// What is installed, that is: a header in a folder named internal is for .cc files alone.
TEST(FloorPlan, KeepsLibrariesOutOfHeaders) {
  for (const char* folder : {"graph", "extract", "query"}) {
    for (const fs::path& path : Sources(folder)) {
      if (path.extension() != ".h" || path.parent_path().filename() == "internal") continue;
      const std::vector<std::string> lines = Lines(path);
      for (size_t i = 0; i < lines.size(); ++i) {
        for (const char* hidden : {"<boost/", "<libxml/", "<rocksdb/", "/internal/"}) {
          EXPECT_EQ(lines[i].find(hidden), std::string::npos) << Place(path, i) << ": " << lines[i];
        }
      }
    }
  }
}

// Tests run beside one another, and gtest's folder is one for all of them: each takes a TemporaryDirectory.
TEST(Tests, ShareNoTemporaryFolder) {
  const std::string shared = std::string("TempDir") + "()";
  for (const fs::path& path : Sources("tests")) {
    const std::vector<std::string> lines = Lines(path);
    for (size_t i = 0; i < lines.size(); ++i) {
      EXPECT_EQ(lines[i].find(shared), std::string::npos) << Place(path, i) << ": " << lines[i];
    }
  }
}

// Visits what stands between double quotes in the C++ of a folder.
template <class Visit>
void VisitLiterals(const std::string& folder, const Visit& visit) {
  const RE2 literal(R"lit("((?:[^"\\]|\\.)*)")lit");
  for (const fs::path& path : Sources(folder)) {
    const std::vector<std::string> lines = Lines(path);
    for (size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].find("#include") != std::string::npos) continue;
      const std::string code = lines[i].substr(0, lines[i].find("//"));
      re2::StringPiece rest(code);
      for (std::string text; RE2::FindAndConsume(&rest, literal, &text);) visit(text, Place(path, i));
    }
  }
}

TEST(Words, NoRelationIsNamedInTheCode) {
  const auto ontology = Ontology::Load((kSource / "schemas/ontology.toml").string());
  ASSERT_TRUE(ontology.ok()) << ontology.status().message();
  for (const char* folder : {"graph", "extract", "store", "query", "cli"}) {
    VisitLiterals(folder, [&](const std::string& text, const std::string& place) {
      const bool named = ontology.value().FindRelation(text) != nullptr;
      EXPECT_FALSE(named) << place << ": \"" << text << "\"";
    });
  }
}

TEST(Words, NoProperNameStandsInTheExtraction) {
  // Classes of the name model and of its gazetteers, Unicode and file terms.
  const std::set<std::string> terms = {"Person", "Location", "Organization", "Facility",      "Event", "Product",
                                       "Date",   "Money",    "Misc",         "Miscellaneous", "Yes",   "No"};
  const RE2 capitalised(R"((\b[A-Z][a-z]{2,}\b))");
  VisitLiterals("extract", [&](const std::string& text, const std::string& place) {
    re2::StringPiece rest(text);
    for (std::string word; RE2::FindAndConsume(&rest, capitalised, &word);) {
      EXPECT_TRUE(terms.count(word)) << place << ": \"" << text << "\"";
    }
  });
}

}  // namespace
}  // namespace entente
