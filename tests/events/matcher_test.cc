// Sentences with hand-made trees: what the shipped frames read in them.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "extract/events/find.h"
#include "tests/support/conllu.h"

namespace entente::extract {
namespace {

namespace fs = std::filesystem;

const std::string kSchemas = std::string(ENTENTE_SOURCE_DIR) + "/schemas";

struct Data {
  Ontology ontology;
  Frames frames;
  Cues cues;
};

const Data& Shipped() {
  static const Data* const data = [] {
    auto ontology = Ontology::Load(kSchemas + "/ontology.toml");
    EXPECT_TRUE(ontology.ok()) << ontology.status().message();
    auto frames = Frames::Load(kSchemas + "/frames", ontology.value());
    EXPECT_TRUE(frames.ok()) << frames.status().message();
    auto cues = Cues::Load(kSchemas + "/words", ontology.value());
    EXPECT_TRUE(cues.ok()) << cues.status().message();
    return new Data{std::move(ontology).value(), std::move(frames).value(), std::move(cues).value()};
  }();
  return *data;
}

std::string KindOf(std::string_view label) {
  static const std::map<std::string_view, std::string> kKinds = {
      {"Person", "person"}, {"Country", "country"}, {"Location", "place"}, {"Organization", "organization"},
      {"NORP", "country"},  {"Event", "occasion"},  {"Group", "group"}};
  const auto found = kKinds.find(label);
  return found == kKinds.end() ? "thing" : found->second;
}

uint32_t EntityFor(const std::string& name, const std::string& kind, Resolved* resolved) {
  for (uint32_t i = 0; i < resolved->entities.size(); ++i) {
    if (resolved->entities[i].actor.name == name) return i;
  }
  Entity entity;
  entity.actor = {MakeActorId("", kind, name), kind, name, {name}, "", ""};
  resolved->entities.push_back(std::move(entity));
  return static_cast<uint32_t>(resolved->entities.size() - 1);
}

// Every name is an entity of its own words. A name labelled "Both" stands for the first two.
Resolved ResolveByName(Analysis analysis) {
  Resolved resolved;
  resolved.analysis = std::move(analysis);
  for (const Name& name : resolved.analysis.names) {
    Mention mention;
    mention.tokens = name.tokens;
    mention.head = name.tokens.end - 1;
    for (uint32_t token = name.tokens.begin; token < name.tokens.end; ++token) {
      const int32_t head = resolved.analysis.words[token].head;
      if (head < 0 || !name.tokens.Contains(static_cast<uint32_t>(head))) mention.head = token;
    }
    const std::string text(resolved.analysis.document.Text(name.tokens));
    mention.entity = EntityFor(text, KindOf(name.label), &resolved);
    if (name.label == "Both") resolved.entities[mention.entity].members = {0, 1};
    resolved.mentions.push_back(mention);
  }
  return resolved;
}

std::string NameOf(const Report& report, ActorId id) {
  for (const Actor& actor : report.actors) {
    if (actor.id == id) return actor.name;
  }
  return "?";
}

// "met-with(Ann -> Ben) [planned] 2019-04-25 @Oslo: theme", sorted; the ends of symmetric edges by name.
std::vector<std::string> EdgeLines(const Resolved& resolved) {
  const Data& data = Shipped();
  const Report report = FindEvents(resolved, data.frames, data.cues, data.ontology);
  std::vector<std::string> lines;
  for (const ReportedEdge& reported : report.edges) {
    const Edge& edge = reported.edge;
    std::string from = NameOf(report, edge.from), to = NameOf(report, edge.to);
    if (data.ontology.FindRelation(edge.relation)->symmetric && to < from) std::swap(from, to);
    std::string line = fmt::format("{}({} -> {}) [{}]", edge.relation, from, to, edge.modality);
    if (edge.time.known()) line += " " + edge.time.ToString();
    if (!edge.place.empty()) line += " @" + edge.place;
    if (!edge.theme.empty()) line += ": " + edge.theme;
    if (!edge.attribution.empty()) line += " | " + edge.attribution;
    lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

struct Case {
  std::string name;
  std::string tree;
  std::vector<std::string> expected;
};

// A case is "== name", the tree, "----" and an edge a line.
std::vector<Case> ReadCases(const fs::path& path) {
  std::vector<Case> cases;
  std::ifstream stream(path);
  bool in_tree = false;
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with("== ")) {
      cases.push_back({path.stem().string() + ": " + line.substr(3), "", {}});
      in_tree = true;
    } else if (line == "----") {
      in_tree = false;
    } else if (!cases.empty() && in_tree) {
      cases.back().tree += line + "\n";
    } else if (!cases.empty() && !line.empty()) {
      cases.back().expected.push_back(line);
    }
  }
  return cases;
}

std::string Joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

TEST(Matcher, ReadsEachCaseAsWritten) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(fs::path(ENTENTE_SOURCE_DIR) / "tests/events/cases")) {
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  ASSERT_FALSE(paths.empty());
  for (const fs::path& path : paths) {
    for (const Case& one : ReadCases(path)) {
      EXPECT_EQ(Joined(one.expected), Joined(EdgeLines(ResolveByName(ReadConllu(one.tree))))) << one.name;
    }
  }
}

}  // namespace
}  // namespace entente::extract
