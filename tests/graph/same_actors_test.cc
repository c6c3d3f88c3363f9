#include "graph/same_actors.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "sample.h"

namespace entente {
namespace {

struct Setting {
  std::string outlet = "Lake Post", second_outlet = "Harbour News";
  std::string first_country = "", second_country = "", first_known_id = "", second_known_id = "";
};

void Describe(const std::string& name, const std::string& country, const std::string& known_id, Report* report) {
  const ActorId id = SampleActor(name).id;
  for (Actor& actor : report->actors) {
    if (actor.id != id) continue;
    actor.country = country;
    actor.known_id = known_id;
  }
}

// The pairs among `first`, told in one article, and `second`, told in another, a line each.
std::string Found(const std::string& first, const std::string& second, const std::vector<Told>& one,
                  const std::vector<Told>& other, const Setting& setting, const Judgements& judgements = {}) {
  Report a = SampleReport("one", "2019-05-06", one), b = SampleReport("two", "2020-05-06", other);
  a.document.outlet = setting.outlet;
  b.document.outlet = setting.second_outlet;
  Describe(first, setting.first_country, setting.first_known_id, &a);
  Describe(second, setting.second_country, setting.second_known_id, &b);
  const Graph graph = SampleGraph(other.empty() ? std::vector<Report>{a} : std::vector<Report>{a, b});
  const auto found = FindSameActors(graph, judgements);
  EXPECT_TRUE(found.ok());
  std::string text;
  for (const SameActors& pair : found.value()) {
    text += fmt::format("{:.2f} {} < {}: {}\n", pair.score, pair.source.name, pair.target.name,
                        fmt::join(pair.reasons, "; "));
  }
  return text;
}

Told Praised(const std::string& from, const std::string& to = "country:Utopia", const std::string& words = "") {
  Told told{"praised", from, to};
  told.words = words;
  return told;
}

TEST(SameActors, AreSuggestedForReasons) {
  struct Row {
    const char *first, *second;
    Setting setting;
    std::vector<Told> one, other;
    const char* expected;
  };
  const Told other_lee = Praised("Ann B Lee", "country:Arcadia");
  Told soon_after = other_lee;
  soon_after.day = "2019-06-05";
  const Row rows[] = {
      {"Ann Lee",
       "Ann B Lee",
       {},
       {Praised("Ann Lee")},
       {other_lee},
       "0.65 Ann Lee < Ann B Lee: its name without the middle\n"},
      {"Ann Lee",
       "Ann B Lee",
       {"Lake Post", "Lake Post"},
       {Praised("Ann Lee")},
       {other_lee},
       "0.76 Ann Lee < Ann B Lee: its name without the middle; told by the same outlet or agency\n"},
      {"Ann Lee",
       "Ann B Lee",
       {.first_country = "Utopia", .second_country = "Utopia"},
       {Praised("Ann Lee")},
       {other_lee},
       "0.72 Ann Lee < Ann B Lee: its name without the middle; of the same country\n"},
      {"Ann Lee",
       "Ann B Lee",
       {},
       {Praised("Ann Lee", "Bo Ek")},
       {Praised("Ann B Lee", "Bo Ek")},
       "0.79 Ann Lee < Ann B Lee: its name without the middle; both have to do with Bo Ek\n"},
      {"Ann Lee",
       "Ann B Lee",
       {},
       {Praised("Ann Lee", "Bo Ek", "Ann Lee, born Ann B. Lee, praised Bo Ek.")},
       {other_lee},
       "0.86 Ann Lee < Ann B Lee: its name without the middle; an article of the one has the other's full name\n"},
      {"Ann Lee",
       "Ann B Lee",
       {},
       {Praised("Ann Lee")},
       {soon_after},
       "0.69 Ann Lee < Ann B Lee: its name without the middle; in articles of near days\n"},
      {"Lee",
       "Ann Lee",
       {},
       {Praised("Lee")},
       {Praised("Ann Lee", "Bo Ek")},
       "0.55 Lee < Ann Lee: a word of its name; fits nobody else\n"},
      {"Lee",
       "Ann Lee",
       {},
       {Praised("Lee")},
       {Praised("Ann Lee", "Bo Lee")},
       "0.05 Lee < Ann Lee: a word of its name; but fits 1 other\n"
       "0.05 Lee < Bo Lee: a word of its name; but fits 1 other\n"},
      {"Ann Lee", "Anne Lee", {.first_known_id = "Q1"}, {Praised("Ann Lee")}, {Praised("Anne Lee", "Bo Ek")}, ""},
      {"Helena Lee",
       "Helene Lee",
       {.first_known_id = "Q1"},
       {Praised("Helena Lee")},
       {Praised("Helene Lee", "Bo Ek")},
       "0.60 Helene Lee < Helena Lee: nearly the same spelling\n"},
      {"Ann Lee",
       "Ann B Lee",
       {.first_known_id = "Q1"},
       {Praised("Ann Lee")},
       {other_lee},
       "0.26 Ann B Lee < Ann Lee: its name without the middle; but known without the rest\n"},
      {"organization:Lake Guild",
       "organization:North Lake Guild",
       {},
       {Praised("organization:Lake Guild")},
       {Praised("organization:North Lake Guild", "Bo Ek")},
       "0.58 Lake Guild < North Lake Guild: its name without the front; no other has the word \"lake\"\n"},
      {"organization:NLG",
       "organization:North Lake Guild",
       {},
       {Praised("organization:NLG")},
       {Praised("organization:North Lake Guild", "Bo Ek")},
       "0.30 NLG < North Lake Guild: its initials\n"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Found(row.first, row.second, row.one, row.other, row.setting), row.expected)
        << row.first << " / " << row.second;
  }
}

TEST(SameActors, AreNotSuggestedAgainstWhatIsKnown) {
  const std::vector<Told> one = {Praised("Ann Lee")}, other = {Praised("Ann B Lee", "Bo Ek")};
  const auto found = [&](const Setting& setting) { return Found("Ann Lee", "Ann B Lee", one, other, setting); };
  EXPECT_EQ(found({.first_known_id = "Q1", .second_known_id = "Q2"}), "");
  EXPECT_EQ(found({.first_country = "Utopia", .second_country = "Arcadia"}), "");
  EXPECT_EQ(Found("Ann Lee", "Ann B Lee", {Praised("Ann Lee", "Ann B Lee")}, {}, {}), "") << "joined";
  const std::vector<Told> in_one_sentence = {Praised("Ann Lee", "Bo Ek"), Praised("Ann B Lee", "Bo Ek")};
  Report report = SampleReport("one", "2019-05-06", in_one_sentence);
  for (ReportedEdge& edge : report.edges) edge.evidence[0].sentence = 3;
  EXPECT_TRUE(FindSameActors(SampleGraph({report}), Judgements()).value().empty()) << "one sentence";
  for (bool positive : {true, false}) {
    Judgements judgements;
    judgements.Add({SampleActor("Ann B Lee"), SampleActor("Ann Lee"), positive, "bo", ""});
    EXPECT_EQ(Found("Ann Lee", "Ann B Lee", one, other, {}, judgements), "") << positive;
  }
}

TEST(SameActors, AreLinesThatDecideNothing) {
  const SameActors pair = {SampleActor("Ann B Lee"), SampleActor("Ann Lee"), 0.75, {"its name without the middle"}};
  const std::string line = ToJsonLine(pair);
  EXPECT_NE(line.find(R"("judgement":"no_judgement","score":0.75)"), std::string::npos) << line;
  EXPECT_TRUE(ParseJudgement(line).value() == std::nullopt);
}

}  // namespace
}  // namespace entente
