#include "graph/namesakes.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sample.h"

namespace entente {
namespace {

constexpr NameHabits kPeople = {.given_names = true, .acronyms = false}, kBodies = {false, true};

TEST(NameLikeness, SaysHowNamesDiffer) {
  struct Row {
    const char *a, *b;
    NameLikeness people, bodies;
  };
  using enum NameLikeness;
  const Row rows[] = {
      {"Ann Lee", "ANN LEE", kSame, kSame},
      {"M. K. Stalin", "M.K.Stalin", kSame, kSame},
      {"Kim Jong-un", "Kim Jong Un", kSame, kSame},
      {"Mohamed Salah Ali", "Mohammed Salah Ali", kSpelled, kSpelled},
      {"Mostafa Madbouli", "Moustafa Madbouly", kSpelled, kSpelled},
      {"Lin Chih-lin", "Lin Chih-hsin", kNone, kNone},
      {"Alexandra Hill", "Anthony Hill", kNone, kNone},
      {"Labor", "Labour", kNone, kNone},
      {"A. Hill", "Alexandra Hill", kInitials, kNone},
      {"A. Hill", "Anthony Hil", kNone, kNone},
      {"LFN", "Liard First Nation", kNone, kAcronym},
      {"FAO", "Food and Agriculture Organization", kNone, kAcronym},
      {"L", "Liard", kNone, kNone},
      {"Asaduzzaman Khan", "Asaduzzaman Khan Kamal", kWithoutEnd, kWithoutEnd},
      {"Mai Urey", "Mai Bright Urey", kWithoutMiddle, kWithoutMiddle},
      {"Zameer Khan", "B Zameer Khan", kWithoutFront, kWithoutFront},
      {"Khan Zameer", "B Zameer Khan", kNone, kNone},
      {"Park Jin", "Park Yong-jin", kNone, kNone},
      {"Hlophe", "John Hlophe", kOneWord, kOneWord},
      {"", "John Hlophe", kNone, kNone},
      {"...", "...", kNone, kNone},
  };
  for (const Row& row : rows) {
    const NameForm a(row.a), b(row.b);
    EXPECT_EQ(LikenessOf(a, b, kPeople), row.people) << row.a << " / " << row.b;
    EXPECT_EQ(LikenessOf(a, b, kBodies), row.bodies) << row.a << " / " << row.b;
    EXPECT_EQ(LikenessOf(b, a, kPeople), row.people) << row.b << " / " << row.a;
  }
}

// "Hill < Alexandra Hill 1 of 3" for each pair: rivals, and bearers of the rarest word.
std::vector<std::string> Pairs(const std::vector<std::string>& names) {
  std::vector<Actor> actors;
  for (const std::string& name : names) actors.push_back(SampleActor(name));
  std::vector<std::string> lines;
  for (const Namesakes& pair : FindNamesakes(actors, TestOntology())) {
    lines.push_back(fmt::format("{} < {} {} of {}", actors[pair.shorter].name, actors[pair.longer].name, pair.rivals,
                                pair.bearers));
  }
  return lines;
}

TEST(Namesakes, AreOfOneKindThatHasNames) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(Pairs({"Hill", "Alexandra Hill", "Anthony Hill"}),
            (Lines{"Hill < Alexandra Hill 1 of 3", "Hill < Anthony Hill 1 of 3"}));
  EXPECT_EQ(Pairs({"Hill", "Alexandra Hill", "Alexandra Hill Tinoco"}),
            (Lines{"Hill < Alexandra Hill 0 of 3", "Hill < Alexandra Hill Tinoco 0 of 3",
                   "Alexandra Hill < Alexandra Hill Tinoco 0 of 2"}));
  EXPECT_EQ(Pairs({"organization:LFN", "organization:Liard First Nation", "place:LFN", "LFN"}),
            (Lines{"LFN < Liard First Nation 0 of 1"}));
  EXPECT_EQ(Pairs({"group:villagers", "group:angry villagers", "place:Hanoi", "place:Old Hanoi"}), Lines());
}

TEST(Namesakes, PassOverNamesThatFitMany) {
  std::vector<std::string> names = {"Lee", "Ann Lee", "Ann B Lee"};
  for (char c = 'a'; c < 'a' + 20; ++c) names.push_back(fmt::format("{}{}{} Lee", c, c, c));
  EXPECT_EQ(Pairs(names), std::vector<std::string>{"Ann Lee < Ann B Lee 0 of 2"});
}

}  // namespace
}  // namespace entente
