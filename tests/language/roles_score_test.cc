// Argument scores on hand-made predicates: each count by hand.
#include "train/roles_score.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "train/roles_corpus.h"
#include "train/roles_places.h"

namespace entente::train {
namespace {

// "The envoy who briefed Ann left ." with both verbs as predicates.
constexpr std::string_view kTable =
    "# sent_id = desk-0001\n"
    "1\tThe\tthe\tDET\tDT\t2\tdet\t-\t(ARG0*\t(ARG0*\n"
    "2\tenvoy\tenvoy\tNOUN\tNN\t6\tnsubj\t-\t*)\t*\n"
    "3\twho\twho\tPRON\tWP\t4\tnsubj\t-\t(R-ARG0*)\t*\n"
    "4\tbriefed\tbrief\tVERB\tVBD\t2\tacl:relcl\tbrief.01\t(V*)\t*\n"
    "5\tAnn\tAnn\tPROPN\tNNP\t4\tobj\t-\t(ARG1*)\t*)\n"
    "6\tleft\tleave\tVERB\tVBD\t0\troot\tleave.11\t*\t(V*)\n"
    "7\t.\t.\tPUNCT\t.\t6\tpunct\t-\t*\t*\n"
    "\n";

std::string Print(const RoleCorpus& corpus) {
  std::string text;
  for (const RoleSentence& sentence : corpus) {
    for (const Predicate& predicate : sentence.predicates) {
      text += predicate.roleset + "@" + std::to_string(predicate.token);
      for (const GoldArgument& argument : predicate.arguments) {
        text += " " + argument.role;
        for (uint32_t head : argument.heads) text += ":" + std::to_string(head);
      }
      text += "\n";
    }
  }
  return text;
}

TEST(RolesCorpus, ReadsTheHeadsOfBracketedSpans) {
  const Result<RoleCorpus> corpus = ParseRoles(kTable, "table");
  ASSERT_TRUE(corpus.ok()) << corpus.status().message();
  EXPECT_EQ(Print(corpus.value()), "brief.01@3 ARG0:1:2 ARG1:4\nleave.11@5 ARG0:1\n");
}

TEST(RolesCorpus, RefusesWhatIsNoTable) {
  const std::string table(kTable);
  const auto with = [&](const std::string& old, const std::string& text) {
    std::string changed = table;
    return changed.replace(changed.find(old), old.size(), text);
  };
  for (const std::string& bad : {with("(V*)\t*\n5", "(V*)\n5"), with("*)\t*\n3", "*\t*\n3"),
                                 with("\t6\tnsubj", "\t2\tnsubj"), with("leave.11", "-"), with("1\tThe", "1 The")}) {
    EXPECT_FALSE(ParseRoles(bad, "table").ok()) << bad;
  }
}

TEST(RolesCorpus, PutsSentencesOfOneDocumentTogether) {
  const std::string table(kTable);
  std::string other = table;
  other.replace(other.find("desk-0001"), 9, "lobby-0001");
  const Result<RoleCorpus> corpus = ParseRoles(table + table + other, "table");
  ASSERT_TRUE(corpus.ok()) << corpus.status().message();
  EXPECT_EQ(DocumentsOf(corpus.value()), (std::vector<extract::TokenSpan>{{0, 2}, {2, 3}}));
}

TEST(RoleMap, ReadsPlacesAndRefusesOthers) {
  const Result<RoleMap> map = ParseRoleMap("# senses\nbrief.01 subject=0 prep:on=2 # of what\n\n", "map");
  ASSERT_TRUE(map.ok()) << map.status().message();
  EXPECT_EQ(map.value().at("brief.01"), (RolePlaces{{"subject", "ARG0"}, {"prep:on", "ARG2"}}));
  for (const std::string bad :
       {"a.01 subject=9", "a.01 subject", "a.01 nowhere=1", "a.01 object=1 object=2", "a.01 object=1\na.01 object=1"}) {
    EXPECT_FALSE(ParseRoleMap(bad, "map").ok()) << bad;
  }
}

std::string Print(const std::vector<FoundArgument>& found) {
  std::string text;
  for (const FoundArgument& one : found) text += one.role + "@" + std::to_string(one.head) + " ";
  return text;
}

TEST(Roles, GiveEachNumberAndEachHeadOnce) {
  const RolePlaces places = {{"subject", "ARG0"}, {"object", "ARG1"}, {"prep:with", "ARG1"}};
  EXPECT_EQ(Print(Number({{4, "prep:with", 0.8, ""},  // a second ARG1
                          {3, "object", 1, ""},
                          {1, "subject", 0.7, ""},  // less sure than the next
                          {2, "subject", 0.9, ""},
                          {3, "prep:on", 1, ""},  // a head that has a number
                          {6, "prep:on", 1, ""},  // a place without number
                          {5, "", 0.5, "ARGM-TMP"}},
                         places)),
            "ARG1@3 ARG0@2 @6 ARGM-TMP@5 ");
}

TEST(Roles, CountWhatWasFoundMissedAndMistaken) {
  const std::vector<GoldArgument> gold = {
      {"ARG0", {1}}, {"ARG1", {4, 9}}, {"ARG2", {6}}, {"ARGM-TMP", {8}}, {"ARGM-MNR", {7}}};
  const std::vector<FoundArgument> found = {{1, "subject", 1, "ARG0"},  // right
                                            {9, "object", 1, "ARG2"},   // the right head, another number
                                            {7, "prep:on", 1, ""},      // no numbered argument
                                            {8, "", 1, "ARGM-TMP"},     // right
                                            {6, "", 1, "ARGM-LOC"}};    // no place
  const RoleScores scores = ScoreRoles(PairRoles(gold, found));
  EXPECT_EQ(Print(scores.labelled), "P 33.3 R 33.3 F1 33.3 (of 3)");
  EXPECT_EQ(Print(scores.unlabelled), "P 66.7 R 66.7 F1 66.7 (of 3)");
  EXPECT_EQ(Print(scores.by_role.at("ARG1")), "P 0.0 R 0.0 F1 0.0 (of 1)");
  EXPECT_EQ(Print(scores.by_role.at("ARG2")), "P 0.0 R 0.0 F1 0.0 (of 1)");
  EXPECT_EQ(Print(scores.by_role.at("ARGM-TMP")), "P 100.0 R 100.0 F1 100.0 (of 1)");
  EXPECT_EQ(Print(scores.by_role.at("ARGM-LOC")), "P 0.0 R 0.0 F1 0.0 (of 0)");
  EXPECT_EQ(scores.by_role.count("ARGM-MNR"), 0u);
}

TEST(Roles, TakeOneArgumentForEachInTheGold) {
  const std::vector<GoldArgument> gold = {{"ARG1", {4, 9}}};
  const RoleScores scores = ScoreRoles(PairRoles(gold, {{4, "object", 1, "ARG1"}, {9, "prep:on", 1, "ARG2"}}));
  EXPECT_EQ(Print(scores.labelled), "P 50.0 R 100.0 F1 66.7 (of 1)");
}

}  // namespace
}  // namespace entente::train
