#include "graph/name.h"

#include <gtest/gtest.h>

#include <random>

#include "graph/types.h"

namespace entente {
namespace {

TEST(FoldNameTest, FoldsAsPeopleCompare) {
  struct Row {
    std::string_view name, folded;
  };
  for (const Row& row : {
           Row{"Kim Jong-un", "kim jong un"},
           Row{"KIM Jong Un", "kim jong un"},
           Row{"  Kim\tJong \n un  ", "kim jong un"},
           Row{"São Tomé", "sao tome"},
           Row{"Sa\xcc\x83o", "sao"},
           Row{"Côte d’Ivoire", "cote divoire"},
           Row{"Cote d'Ivoire", "cote divoire"},
           Row{"U.S.", "us"},
           Row{"Straße", "strasse"},
           Row{"ＮＡＴＯ", "nato"},
           Row{"Владимир Путин", "владимир путин"},
           Row{"金正恩", "金正恩"},
           Row{"New START (treaty)", "new start treaty"},
           Row{"G20", "g20"},
           Row{"...", ""},
           Row{"", ""},
           Row{"\xff\xfe"
               "Ann\xc3",
               "ann"},
           Row{"a--b", "a b"},
       }) {
    EXPECT_EQ(FoldName(row.name), row.folded) << row.name;
    EXPECT_EQ(FoldName(FoldName(row.name)), row.folded) << row.name;
  }
}

TEST(FoldNameTest, TakesAnyBytes) {
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 40, ' ');
    for (char& byte : bytes) byte = static_cast<char>(random());
    const std::string folded = FoldName(bytes);
    EXPECT_EQ(FoldName(folded), folded);
  }
}

TEST(IdTest, PrintsAndReads) {
  EXPECT_EQ(IdText(0), "0000000000000000");
  EXPECT_EQ(IdText(0x12345678'9abcdef0), "123456789abcdef0");
  EXPECT_EQ(ParseIdText("123456789abcdef0"), 0x12345678'9abcdef0U);
  EXPECT_EQ(ParseIdText(IdText(~uint64_t{0})), ~uint64_t{0});
  for (const char* text : {"", "12", "123456789abcdef", "123456789abcdef00", "123456789abcdefg", "-23456789abcdef0",
                           "0x3456789abcdef0", " 23456789abcdef0"}) {
    EXPECT_EQ(ParseIdText(text), std::nullopt) << text;
  }
}

TEST(IdTest, AnActorIsItsKnownIdOrItsKindAndName) {
  EXPECT_EQ(MakeActorId("Q1", "person", "Ann Lee"), MakeActorId("Q1", "group", "Anne"));
  EXPECT_NE(MakeActorId("Q1", "person", "Ann Lee"), MakeActorId("Q2", "person", "Ann Lee"));
  EXPECT_EQ(MakeActorId("", "person", "Ann Lee"), MakeActorId("", "person", "ANN LEE"));
  EXPECT_NE(MakeActorId("", "person", "Ann Lee"), MakeActorId("", "group", "Ann Lee"));
  EXPECT_NE(MakeActorId("", "person", "Ann Lee"), MakeActorId("Q1", "person", "Ann Lee"));
}

// Stores on disk hold these values.
TEST(IdTest, StaysWhatItWas) {
  EXPECT_EQ(ToString(MakeActorId("Q1", "person", "")), "2689a940c11e27ef");
  EXPECT_EQ(ToString(MakeActorId("", "person", "Ann Lee")), "b4908a5755711803");
}

}  // namespace
}  // namespace entente
