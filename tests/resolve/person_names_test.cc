#include "extract/resolve/person_names.h"

#include <gtest/gtest.h>

namespace entente::extract {
namespace {

struct NamePair {
  const char* a;
  const char* b;
  const char* expected;
};

std::string Compare(const NamePair& row) {
  const NameWords a = SplitName(row.a), b = SplitName(row.b);
  std::string text = SameFullName(a, b) ? "same" : "other";
  if (SameTransliterated(a, b)) text += " transliterated";
  return text + " fit " + std::to_string(ShortFormFit(a, b));
}

TEST(PersonNames, AreCompared) {
  const NamePair kRows[] = {
      {"donald trump", "donald j trump", "same fit 0"},
      {"donald j trump", "donald john trump", "same fit 0"},
      {"al sisi", "abdel fattah al sisi", "same fit 3"},
      {"mohammed bin zayed", "mohammed bin zayed al nahyan", "same fit 2"},
      {"hassan sheikh mohamud", "hassan sheikh mohamoud", "same transliterated fit 0"},
      {"yury trutnev", "yuri trutnev", "other transliterated fit 0"},
      {"sergey lavrov", "sergei lavrov", "same transliterated fit 0"},
      {"kim jong un", "kim jong il", "other fit 0"},
      {"nawaf al ahmad al sabah", "ahmad nawaf al ahmad al sabah", "other fit 3"},
      {"nawaf al ahmad al sabah", "nawaf al ahmad al jaber al sabah", "same fit 0"},
      {"lula da silva", "luiz inacio lula da silva", "same fit 3"},
      {"bill clinton", "hillary clinton", "other fit 0"},
      {"kim", "kim jong un", "other fit 2"},
      {"putin", "vladimir putin", "other fit 3"},
      {"lopez", "andres lopez obrador", "other fit 1"},
      {"al", "bashar al assad", "other fit 0"},
      {"assad", "bashar al assad", "other fit 1"},
      {"sabah", "sabah al khaled al sabah", "other fit 2"},
      {"putin", "putin", "other fit 0"},
      {"", "vladimir putin", "other fit 0"},
  };
  for (const NamePair& row : kRows) EXPECT_EQ(Compare(row), row.expected) << row.a << " / " << row.b;
}

TEST(PersonNames, MayLeaveOutAPartOfAWord) {
  EXPECT_TRUE(LeavesOutPart("Kim Chul", "Kim Yeon-chul"));
  EXPECT_FALSE(LeavesOutPart("Kim Yeon Chul", "Kim Yeon-chul"));
  EXPECT_FALSE(LeavesOutPart("Kim", "Kim Yeon-chul"));
  EXPECT_FALSE(LeavesOutPart("Hossein Abdollahian", "Hossein Amir-Abdollahian"));
}

}  // namespace
}  // namespace entente::extract
