#include "graph/date.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(DateTest, FollowsTheCalendar) {
  struct Row {
    int year, month, day;
    int32_t number;
    int weekday;
  };
  for (const Row& row : {
           Row{1970, 1, 1, 0, 3},
           Row{1969, 12, 31, -1, 2},
           Row{2000, 2, 29, 11016, 1},
           Row{2019, 4, 25, 18011, 3},
           Row{1600, 3, 1, -135080, 2},
           Row{0, 1, 1, -719528, 5},
           Row{9999, 12, 31, 2932896, 4},
       }) {
    const auto date = Date::FromCivil(row.year, row.month, row.day);
    ASSERT_TRUE(date) << row.number;
    EXPECT_EQ(date->day, row.number);
    EXPECT_EQ(date->weekday(), row.weekday) << row.number;
    EXPECT_EQ(date->year(), row.year);
    EXPECT_EQ(date->month(), row.month);
    EXPECT_EQ(date->day_of_month(), row.day);
    EXPECT_EQ(Date::Parse(date->ToString()), date);
  }
}

TEST(DateTest, EveryDayComesBack) {
  Date previous = *Date::FromCivil(1895, 12, 31);
  for (int32_t day = previous.day + 1; day < 50000; ++day) {
    const Date date{day};
    EXPECT_EQ(Date::FromCivil(date.year(), date.month(), date.day_of_month()), date);
    EXPECT_EQ(date.weekday(), (previous.weekday() + 1) % 7);
    previous = date;
  }
}

TEST(DateTest, RefusesWhatIsNoDay) {
  for (const char* text :
       {"", "2019", "2019-04", "2019-4-25", "2019-02-29", "2019-13-01", "2019-00-10", "2019-04-31", "2019-04-00",
        "2019/04/25", "2019-04-25 ", " 2019-04-25", "-019-04-25", "2o19-04-25", "+019-04-25", "20190425"}) {
    EXPECT_EQ(Date::Parse(text), std::nullopt) << text;
  }
  EXPECT_EQ(Date::FromCivil(-1, 1, 1), std::nullopt);
  EXPECT_EQ(Date::FromCivil(10000, 1, 1), std::nullopt);
}

TEST(TimeSpanTest, ReadsWhatItPrints) {
  struct Row {
    const char* text;
    const char* first;
    const char* last;
    Granularity granularity;
  };
  for (const Row& row : {
           Row{"2019-04-25", "2019-04-25", "2019-04-25", Granularity::kDay},
           Row{"2019-04", "2019-04-01", "2019-04-30", Granularity::kMonth},
           Row{"2020-02", "2020-02-01", "2020-02-29", Granularity::kMonth},
           Row{"2019", "2019-01-01", "2019-12-31", Granularity::kYear},
           Row{"2019-04-26/2019-04-27", "2019-04-26", "2019-04-27", Granularity::kDay},
           Row{"2018-11/2019-02", "2018-11-01", "2019-02-28", Granularity::kMonth},
           Row{"2011/2015", "2011-01-01", "2015-12-31", Granularity::kYear},
       }) {
    const auto span = TimeSpan::Parse(row.text);
    ASSERT_TRUE(span) << row.text;
    EXPECT_EQ(span->first.ToString(), row.first) << row.text;
    EXPECT_EQ(span->last.ToString(), row.last) << row.text;
    EXPECT_EQ(span->granularity, row.granularity) << row.text;
    EXPECT_EQ(span->ToString(), row.text);
  }
}

TEST(TimeSpanTest, ReadsOpenEnds) {
  const auto since = TimeSpan::Parse("2018/.."), until = TimeSpan::Parse("../2018-03-07");
  ASSERT_TRUE(since && until);
  EXPECT_EQ(since->last.day, TimeSpan::kOpenFuture);
  EXPECT_EQ(until->first.day, TimeSpan::kOpenPast);
  EXPECT_EQ(since->ToString(), "2018/..");
  EXPECT_EQ(until->ToString(), "../2018-03-07");
  EXPECT_EQ(TimeSpan::Parse(""), TimeSpan::Unknown());
  EXPECT_EQ(TimeSpan::Unknown().ToString(), "");
}

TEST(TimeSpanTest, RefusesOtherText) {
  for (const char* text : {"../..", "/", "2019/", "/2019", "2020/2019", "2019-04-25/2019-04-24", "20", "2019-",
                           "2019-00", "2019-13", "spring 2019", "2019/2020/2021", "2019-04-31", "201９"}) {
    EXPECT_EQ(TimeSpan::Parse(text), std::nullopt) << text;
  }
}

TEST(TimeSpanTest, BetweenTakesTheCoarserGranularity) {
  const auto span = [](const char* text) { return TimeSpan::Parse(text).value(); };
  EXPECT_EQ(TimeSpan::Between(span("2019-04-01"), span("2019-04-03")).ToString(), "2019-04-01/2019-04-03");
  EXPECT_EQ(TimeSpan::Between(span("2019-04-01"), span("2019-05")).ToString(), "2019-04/2019-05");
  EXPECT_EQ(TimeSpan::Between(span("2018"), span("2019-05-07")).ToString(), "2018/2019");
  EXPECT_EQ(TimeSpan::Between(span("2019-04-03"), span("2019-04-01")).ToString(), "2019-04-01/2019-04-03");
}

TEST(TimeSpanTest, ComparesStretches) {
  struct Row {
    const char* a;
    const char* b;
    bool overlaps, within;
  };
  for (const Row& row : {
           Row{"2019-04-25", "2019-04", true, true},
           Row{"2019-04", "2019-04-25", true, false},
           Row{"2019-04-30", "2019-05", false, false},
           Row{"2018/..", "2030", true, false},
           Row{"2030", "2018/..", true, true},
           Row{"../2017", "2018/..", false, false},
           Row{"", "2018/..", false, false},
           Row{"2018", "", false, false},
       }) {
    const TimeSpan a = TimeSpan::Parse(row.a).value(), b = TimeSpan::Parse(row.b).value();
    EXPECT_EQ(a.Overlaps(b), row.overlaps) << row.a << " " << row.b;
    EXPECT_EQ(b.Overlaps(a), row.overlaps) << row.a << " " << row.b;
    EXPECT_EQ(a.Within(b), row.within) << row.a << " " << row.b;
  }
}

}  // namespace
}  // namespace entente
