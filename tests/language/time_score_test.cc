#include "train/time_score.h"

#include <gtest/gtest.h>

#include "extract/language/word_tables.h"
#include "train/time_corpora.h"

namespace entente::train {
namespace {

struct ValueRow {
  const char* value;
  const char* first;  // "" where the value means no stretch of days
  const char* last;
};

class TimeValueTest : public testing::TestWithParam<ValueRow> {};

TEST_P(TimeValueTest, IsAStretchOfDays) {
  const auto days = DaysOfValue(GetParam().value);
  EXPECT_EQ(days ? days->first.ToString() : "", GetParam().first) << GetParam().value;
  EXPECT_EQ(days ? Date{days->end.day - 1}.ToString() : "", GetParam().last) << GetParam().value;
}

INSTANTIATE_TEST_SUITE_P(
    Values, TimeValueTest,
    testing::Values(ValueRow{"2019-04-25", "2019-04-25", "2019-04-25"}, ValueRow{"2019-02", "2019-02-01", "2019-02-28"},
                    ValueRow{"2019-12", "2019-12-01", "2019-12-31"}, ValueRow{"2019", "2019-01-01", "2019-12-31"},
                    ValueRow{"199", "1990-01-01", "1999-12-31"}, ValueRow{"19", "1900-01-01", "1999-12-31"},
                    ValueRow{"2019-W01", "2018-12-31", "2019-01-06"}, ValueRow{"2020-W53", "2020-12-28", "2021-01-03"},
                    ValueRow{"2019-W17-WE", "2019-04-27", "2019-04-28"},
                    ValueRow{"2019-Q4", "2019-10-01", "2019-12-31"}, ValueRow{"2019-H2", "2019-07-01", "2019-12-31"},
                    ValueRow{"2019-WI", "2019-12-01", "2020-02-29"},
                    ValueRow{"(2019-04-03,2019-04-07,P4D)", "2019-04-03", "2019-04-06"}, ValueRow{"P3D", "", ""},
                    ValueRow{"XXXX-05", "", ""}, ValueRow{"2019-13", "", ""}, ValueRow{"2019-Q5", "", ""},
                    ValueRow{"-129", "", ""}, ValueRow{"w", "", ""}, ValueRow{"", "", ""}));

TEST(TimeValue, IsTheSameHoweverItIsWritten) {
  EXPECT_TRUE(SameValue("199", "(1990-01-01,2000-01-01,P10Y)"));
  EXPECT_TRUE(SameValue("P3D", "P3D"));
  EXPECT_FALSE(SameValue("2019-04", "2019-04-01"));
  EXPECT_FALSE(SameValue("P1W", "P7D"));
}

GoldTime Gold(uint32_t begin, uint32_t end, std::vector<std::string> values) {
  GoldTime gold;
  gold.bytes = {begin, end};
  gold.values = std::move(values);
  return gold;
}

TEST(TimeScore, CountsWhatIsFoundExactAndRight) {
  GoldTime left_out = Gold(40, 50, {"T15"});
  left_out.left_out = "time of day";
  const std::vector<GoldTime> gold = {Gold(0, 10, {"2019"}), Gold(20, 30, {"2019-04-25"}), Gold(60, 70, {"P1D"}),
                                      left_out};
  std::vector<size_t> wrong;
  const TimeTally tally = ScoreTimes(gold, {{{0, 10}, "2019"}, {{22, 30}, "2019-04-25TMO"}, {{40, 50}, "T15"}}, &wrong);
  EXPECT_EQ(tally.taken, 3u);
  EXPECT_EQ(tally.found, 2u);
  EXPECT_EQ(tally.exact, 1u);
  EXPECT_EQ(tally.right, 2u);
  EXPECT_EQ(tally.left(), 1u);
  EXPECT_EQ(wrong, std::vector<size_t>{2});
}

TEST(TimeScore, TakesOneRangeForItsTwoEnds) {
  const std::vector<GoldTime> gold = {Gold(0, 4, {"2011"}), Gold(8, 12, {"2014"})};
  EXPECT_EQ(ScoreTimes(gold, {{{0, 12}, "(2011-01-01,2014-01-01,P3Y)"}}).right, 2u);
  EXPECT_EQ(ScoreTimes({gold[0]}, {{{0, 12}, "(2011-01-01,2014-01-01,P3Y)"}}).right, 0u);
  EXPECT_EQ(ScoreTimes(gold, {{{0, 12}, "(2010-01-01,2014-01-01,P4Y)"}}).right, 1u);
}

TEST(TimeScore, TakesAnythingBetweenBounds) {
  GoldTime gold = Gold(0, 4, {});
  gold.within = DayStretch{*Date::Parse("2019-04-01"), *Date::Parse("2019-05-01")};
  EXPECT_EQ(ScoreTimes({gold}, {{{0, 4}, "2019-W15"}}).right, 1u);
  EXPECT_EQ(ScoreTimes({gold}, {{{0, 4}, "2019-W14"}}).right, 1u);
  EXPECT_EQ(ScoreTimes({gold}, {{{0, 4}, "2019-W18"}}).right, 0u);
  EXPECT_EQ(ScoreTimes({gold}, {{{0, 4}, "P3D"}}).right, 0u);
}

TEST(TimeScore, CountsUnitsApart) {
  GoldTime gold = Gold(0, 4, {"2019-02-25"});
  EXPECT_EQ(ScoreTimes({gold}, {{{0, 4}, "2019-02"}}).right, 0u);
  gold.to_the_unit = true;
  const TimeTally tally = ScoreTimes({gold}, {{{0, 4}, "2019-02"}});
  EXPECT_EQ(tally.right, 1u);
  EXPECT_EQ(tally.coarser, 1u);
  EXPECT_EQ(ScoreTimes({gold}, {{{0, 4}, "2019-02-25"}}).coarser, 0u);
  EXPECT_EQ(ScoreTimes({gold}, {{{0, 4}, "2019-03"}}).right, 0u);
}

TEST(TimeScore, CountsLengthsApart) {
  GoldTime gold = Gold(0, 4, {});
  gold.stretches = {{*Date::Parse("1996-01-01"), *Date::Parse("2008-01-01")}};
  const TimeTally tally = ScoreTimes({gold}, {{{0, 4}, "P12Y"}});
  EXPECT_EQ(tally.right, 1u);
  EXPECT_EQ(tally.longer, 1u);
  EXPECT_EQ(ScoreTimes({gold}, {{{0, 4}, "P13Y"}}).right, 0u);
  EXPECT_EQ(ScoreTimes({gold}, {{{0, 4}, "(1996-02-01,2008-02-01,P12Y)"}}).right, 1u);
  EXPECT_EQ(ScoreTimes({gold}, {{{0, 4}, "(2009-02-01,2021-02-01,P12Y)"}}).right, 0u);
  EXPECT_EQ(ScoreTimes({gold}, {{{0, 4}, "PXY"}}).right, 0u);
}

TEST(TimeScore, TakesAnOpenSpanBetweenOpenBounds) {
  GoldTime gold = Gold(0, 4, {});
  gold.within = DayStretch{*Date::Parse("2016-01-01"), Date{TimeSpan::kOpenFuture}};
  const TimeSpan behind{*Date::Parse("2016-01-01"), Date{TimeSpan::kOpenFuture}, Granularity::kYear};
  EXPECT_EQ(ScoreTimes({gold}, {{{0, 4}, "2015", behind}}).right, 1u);
  EXPECT_EQ(ScoreTimes({gold}, {{{0, 4}, "2015", TimeSpan::Year(2015)}}).right, 0u);
}

TEST(TimeScore, TakesADayForItsYearBesideIt) {
  const std::vector<GoldTime> gold = {Gold(0, 4, {"2019-03-11"}), Gold(5, 9, {"2019"})};
  EXPECT_EQ(ScoreTimes(gold, {{{0, 9}, "2019-03-11"}}).right, 2u);
  EXPECT_EQ(ScoreTimes({gold[1]}, {{{0, 9}, "2019-03-11"}}).right, 0u);
}

struct CaseRow {
  const char* type;
  const char* value;
  const char* before;
  const char* text;
  const char* reason;
};

class TimeCaseTest : public testing::TestWithParam<CaseRow> {};

TEST_P(TimeCaseTest, IsLeftOutFor) {
  const auto words = extract::WordTables::Parse("[holiday]\n\"harvest day\" = 1\n[counted_unit]\nyears = 1", "cases");
  ASSERT_TRUE(words.ok());
  const std::string before = GetParam().before, text = GetParam().text;
  const ByteSpan bytes{static_cast<uint32_t>(before.size()), static_cast<uint32_t>(before.size() + text.size())};
  EXPECT_EQ(WhyLeftOut(GetParam().type, {GetParam().value}, before + text, bytes, words.value()), GetParam().reason);
}

INSTANTIATE_TEST_SUITE_P(Cases, TimeCaseTest,
                         testing::Values(CaseRow{"date", "2019-04-25", "on ", "25 April 2019", ""},
                                         CaseRow{"time", "T15", "at ", "3 pm", "time of day"},
                                         CaseRow{"set", "XXXX-WXX-1T09", "on ", "Mondays at nine", "time of day"},
                                         CaseRow{"duration", "PT3H", "for ", "three hours", ""},
                                         CaseRow{"duration", "P3Y", "for ", "three years", ""},
                                         CaseRow{"date", "2019-09-25", "on ", "Harvest Day", "holiday"},
                                         CaseRow{"date", "2019-09-25", "on ", "harvest days", ""},
                                         CaseRow{"date", "XXXX-05-04", "on ", "5/4", "numbers without a year"},
                                         CaseRow{"date", "2019-05-04", "on ", "5/4/2019", ""},
                                         CaseRow{"date", "XXXX-XX-15", "on ", "15", "numbers without a year"},
                                         CaseRow{"daterange", "2019-05", "in ", "2019 - 5",
                                                 "numbers with their signs apart"},
                                         CaseRow{"daterange", "1987-05", "in ", "May 87", "year of two digits"},
                                         CaseRow{"date", "1919-05-19", "on ", "May 19", ""},
                                         CaseRow{"date", "2019-05-04", "on ", "20190504", "digits without separators"},
                                         CaseRow{"date", "2019-05-04", "log_", "2019-05-04", "part of a file name"},
                                         CaseRow{"daterange", "2019", "", ">= 2019", "a formula"},
                                         CaseRow{"date", "XXXX-02-30", "on ", "30 February", "no such day"}));

}  // namespace
}  // namespace entente::train
