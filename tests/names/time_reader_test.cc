#include <gtest/gtest.h>

#include "extract/language/time_reader.h"
#include "plain_document.h"
#include "time_rows.h"

namespace entente::extract {
namespace {

class TimeReaderTest : public testing::TestWithParam<TimeRow> {};

TEST_P(TimeReaderTest, Finds) {
  EXPECT_EQ(PrintTimes(PlainDocument(GetParam().text, GetParam().published)), GetParam().times) << GetParam().text;
}

// 2019-04-25 is a Thursday.
INSTANTIATE_TEST_SUITE_P(
    Days, TimeReaderTest,
    testing::Values(
        TimeRow{"The envoys talked on Thursday.", "2019-04-25", "Thursday = 2019-04-25 [2019-04-25]"},
        TimeRow{"The envoys talked on Wednesday afternoon.", "2019-04-25",
                "Wednesday afternoon = 2019-04-24TAF [2019-04-24]"},
        TimeRow{"They will attend on Friday and Saturday.", "2019-04-25",
                "Friday = 2019-04-26 [2019-04-26]; Saturday = 2019-04-27 [2019-04-27]"},
        TimeRow{"They are expected home Friday or Saturday.", "2019-04-25",
                "Friday = 2019-04-26 [2019-04-26]; Saturday = 2019-04-27 [2019-04-27]"},
        TimeRow{"The talks began last Friday.", "2019-04-25", "last Friday = 2019-04-19 [2019-04-19]"},
        TimeRow{"The talks will end next Monday.", "2019-04-25", "next Monday = 2019-04-29 [2019-04-29]"},
        TimeRow{"He left yesterday and returns tomorrow.", "2019-03-01",
                "yesterday = 2019-02-28 [2019-02-28]; tomorrow = 2019-03-02 [2019-03-02]"},
        TimeRow{"They met this morning.", "2019-04-25", "this morning = 2019-04-25TMO [2019-04-25]"},
        TimeRow{"They met last night.", "2019-04-25", "last night = 2019-04-24TNI [2019-04-24]"},
        TimeRow{"They met two days ago.", "2019-04-25", "two days ago = 2019-04-23 [2019-04-23]"},
        TimeRow{"They met the day before yesterday.", "2019-04-25", "day before yesterday = 2019-04-23 [2019-04-23]"},
        TimeRow{"They met on 16 May 2022.", "", "16 May 2022 = 2022-05-16 [2022-05-16]"},
        TimeRow{"They met on May 16, 2022.", "", "May 16, 2022 = 2022-05-16 [2022-05-16]"},
        TimeRow{"They met on Monday, May 16th.", "2022-05-20", "Monday, May 16th = 2022-05-16 [2022-05-16]"},
        TimeRow{"They met on 16 May.", "2022-05-20", "16 May = 2022-05-16 [2022-05-16]"},
        TimeRow{"They met on Sept. 13 (Thursday), 2018.", "2018-09-20",
                "Sept. 13 (Thursday), 2018 = 2018-09-13 [2018-09-13]"},
        TimeRow{"They met on 13 September (Thursday).", "2018-09-20",
                "13 September (Thursday) = 2018-09-13 [2018-09-13]"},
        TimeRow{"They met on Thursday (September 13) in Oslo.", "2018-09-20",
                "Thursday (September 13) = 2018-09-13 [2018-09-13]"},
        TimeRow{"They met on Thursday (in Oslo).", "2018-09-18", "Thursday = 2018-09-13 [2018-09-13]"},
        TimeRow{"They will meet on 16 May.", "2022-05-20", "16 May = 2023-05-16 [2023-05-16]"},
        TimeRow{"They met on 5/16/2022.", "", "5/16/2022 = 2022-05-16 [2022-05-16]"},
        TimeRow{"They met on 5/6/2022 and 5.6.2022.", "",
                "5/6/2022 = 2022-05-06 [2022-05-06]; 5.6.2022 = 2022-06-05 [2022-06-05]"},
        TimeRow{"They met on 25/6/2022.", "", "25/6/2022 = 2022-06-25 [2022-06-25]"},
        TimeRow{"They met on May twenty-one.", "2022-06-01", "May twenty-one = 2022-05-21 [2022-05-21]"},
        TimeRow{"In May twenty-one envoys left.", "2022-06-01", "May = 2022-05 [2022-05]"},
        TimeRow{"They met in week 31 of 2019.", "", "week 31 of 2019 = 2019-W31 [2019-07-29/2019-08-04]"},
        TimeRow{"It was week 31 of the trial.", "2019-04-25", ""},
        TimeRow{"They will meet for ten days starting on 3 May 2019.", "2019-04-25",
                "ten days starting on 3 May 2019 = (2019-05-03,2019-05-13,P10D) [2019-05-03/2019-05-12]"},
        TimeRow{"They met on 2022-05-16.", "", "2022-05-16 = 2022-05-16 [2022-05-16]"},
        TimeRow{"They met on February 30, 2022.", "", "2022 = 2022 [2022]"},
        TimeRow{"They met on May 3 and signed the following day.", "2022-05-20",
                "May 3 = 2022-05-03 [2022-05-03]; following day = 2022-05-04 [2022-05-04]"},
        TimeRow{"They met on 3 May and signed two days later.", "2022-05-20",
                "3 May = 2022-05-03 [2022-05-03]; two days later = 2022-05-05 [2022-05-05]"},
        TimeRow{"They met on the last Monday of May 2022.", "", "last Monday of May 2022 = 2022-05-30 [2022-05-30]"}));

INSTANTIATE_TEST_SUITE_P(
    Periods, TimeReaderTest,
    testing::Values(
        TimeRow{"They met last week.", "2019-04-25", "last week = 2019-W16 [2019-04-15/2019-04-21]"},
        TimeRow{"They will meet next month.", "2019-12-25", "next month = 2020-01 [2020-01]"},
        TimeRow{"They met in February.", "2019-04-25", "February = 2019-02 [2019-02]"},
        TimeRow{"They met in November.", "2019-04-25", "November = 2018-11 [2018-11]"},
        TimeRow{"They will meet in February.", "2019-04-25", "February = 2020-02 [2020-02]"},
        TimeRow{"They met in 2011.", "", "2011 = 2011 [2011]"},
        TimeRow{"They will meet in eight years.", "2019-04-25", "in eight years = 2027 [2027]"},
        TimeRow{"It is the first summit in eight years.", "2019-04-25", "eight years = P8Y"},
        TimeRow{"He has ruled since 2014.", "2019-04-25", "2014 = 2014 [2014/..]"},
        TimeRow{"He stays until Friday.", "2019-04-25", "Friday = 2019-04-26 [../2019-04-26]"},
        TimeRow{"It must end by the end of this year.", "2019-04-25",
                "end of this year = 2019-12-31 [2019-04/2019-12]"},
        TimeRow{"They go home at the end of this year.", "2019-04-25", "end of this year = 2019 [2019-09/2019-12]"},
        TimeRow{"They spoke after Monday's meeting.", "2019-04-25", "Monday = 2019-04-22 [2019-04-22]"},
        TimeRow{"They meet again later this year.", "2019-04-25", "later this year = 2019 [2019-04-25/2019-12-31]"},
        TimeRow{"It broke down in early 2018.", "2019-04-25", "early 2018 = 2018 [2018-01/2018-06]"},
        TimeRow{"It broke down in mid-2018.", "2019-04-25", "mid-2018 = 2018 [2018-05/2018-08]"},
        TimeRow{"It began in the late 1990s.", "2019-04-25", "late 1990s = 199 [1995/1999]"},
        TimeRow{"It began in the 1990s.", "", "1990s = 199 [1990/1999]"},
        TimeRow{"It began in the 20th century.", "", "20th century = 19 [1900/1999]"},
        TimeRow{"They met in the summer of 2018.", "", "summer of 2018 = 2018-SU [2018-06/2018-08]"},
        TimeRow{"Trade rose in the first quarter of 2019.", "", "first quarter of 2019 = 2019-Q1 [2019-01/2019-03]"},
        TimeRow{"They met over the last three days.", "2019-04-25",
                "last three days = (2019-04-22,2019-04-25,P3D) [2019-04-22/2019-04-24]"}));

INSTANTIATE_TEST_SUITE_P(
    Ranges, TimeReaderTest,
    testing::Values(TimeRow{"They meet from 3 to 5 May 2022.", "",
                            "from 3 to 5 May 2022 = (2022-05-03,2022-05-05,P2D) [2022-05-03/2022-05-05]"},
                    TimeRow{"They met on April 24-26.", "2019-05-01",
                            "April 24-26 = (2019-04-24,2019-04-26,P2D) [2019-04-24/2019-04-26]"},
                    TimeRow{"They met between 2011 and 2014.", "",
                            "between 2011 and 2014 = (2011-01-01,2014-01-01,P3Y) [2011/2014]"},
                    TimeRow{"The war of 2014-2018 ended.", "", "2014-2018 = (2014-01-01,2018-01-01,P4Y) [2014/2018]"},
                    TimeRow{"They met from Monday to Wednesday.", "2019-04-25",
                            "from Monday to Wednesday = (2019-04-22,2019-04-24,P2D) [2019-04-22/2019-04-24]"},
                    TimeRow{"They met from 30 December to 2 January.", "2019-04-25",
                            "from 30 December to 2 January = (2018-12-30,2019-01-02,P3D) [2018-12-30/2019-01-02]"}));

INSTANTIATE_TEST_SUITE_P(WithoutSpan, TimeReaderTest,
                         testing::Values(TimeRow{"A three-day visit ended.", "2019-04-25", "three-day = P3D"},
                                         TimeRow{"They talked for a week.", "2019-04-25", "a week = P1W"},
                                         TimeRow{"They talk every year.", "2019-04-25", "every year = P1Y"},
                                         TimeRow{"The annual forum opened.", "2019-04-25", "annual = P1Y"},
                                         TimeRow{"He is now in Rome.", "2019-04-25", "now = PRESENT_REF"},
                                         TimeRow{"A 25-year-old man spoke.", "2019-04-25", ""},
                                         TimeRow{"He paid $2011 for 1,950 books and sold 2000 shares.", "2019-04-25",
                                                 ""},
                                         TimeRow{"They may march on with the sun.", "2019-04-25", ""},
                                         TimeRow{"They met on Thursday.", "", "Thursday = XXXX-WXX-4"},
                                         TimeRow{"They met last week.", "", "last week = PAST_REF"},
                                         TimeRow{"They met two days ago.", "", "two days ago = PAST_REF"},
                                         TimeRow{"They met on 16 May.", "", "16 May = XXXX-05-16"},
                                         TimeRow{"They met 99999999 years ago.", "2019-04-25", ""}));

// 2019-04-25 is a Thursday.
INSTANTIATE_TEST_SUITE_P(
    FarAndNear, TimeReaderTest,
    testing::Values(
        TimeRow{"They met two weeks ago.", "2019-04-25", "two weeks ago = 2019-04-11 [2019-04-08/2019-04-14]"},
        TimeRow{"They met two and a half months ago.", "2019-04-25", "two and a half months ago = 2019-02 [2019-02]"},
        TimeRow{"They met one month and ten days ago.", "2019-04-25",
                "one month and ten days ago = 2019-03-15 [2019-03-15]"},
        TimeRow{"They left 48 hours ago.", "2019-04-25", "48 hours ago = 2019-04-23 [2019-04-23]"},
        TimeRow{"They will meet the day after tomorrow.", "2019-04-25", "day after tomorrow = 2019-04-27 [2019-04-27]"},
        TimeRow{"They will meet the week after next.", "2019-04-25",
                "week after next = 2019-W19 [2019-05-06/2019-05-12]"},
        TimeRow{"They will vote within ten days.", "2019-04-25",
                "within ten days = (2019-04-25,2019-05-05,P10D) [2019-04-25/2019-05-05]"},
        TimeRow{"They will meet over the next two months.", "2019-04-25",
                "next two months = (2019-04-26,2019-06-26,P2M) [2019-04-26/2019-06-25]"},
        TimeRow{"Exports fell in the past two quarters.", "2019-04-25",
                "past two quarters = (2018-10-01,2019-04-01,P6M) [2018-10-01/2019-03-31]"},
        TimeRow{"They met last Wednesday.", "2019-04-25", "last Wednesday = 2019-04-17 [2019-04-17]"},
        TimeRow{"They met this past Wednesday.", "2019-04-25", "this past Wednesday = 2019-04-24 [2019-04-24]"},
        TimeRow{"They will meet this coming Monday.", "2019-04-25", "this coming Monday = 2019-04-29 [2019-04-29]"},
        TimeRow{"They will meet next week on Friday.", "2019-04-25", "next week on Friday = 2019-05-03 [2019-05-03]"},
        TimeRow{"They will meet on the 29th.", "2019-04-25", "29th = 2019-04-29 [2019-04-29]"},
        TimeRow{"They will meet on the 2nd of next month.", "2019-04-25",
                "2nd of next month = 2019-05-02 [2019-05-02]"},
        TimeRow{"They met on Friday the 12th.", "2019-04-25", "Friday the 12th = 2019-04-12 [2019-04-12]"},
        TimeRow{"They will talk on 29 and 30 April.", "2019-04-25",
                "29 = 2019-04-29 [2019-04-29]; 30 April = 2019-04-30 [2019-04-30]"},
        TimeRow{"They met on 05-Aug-2016 and 2016-Sep-07.", "",
                "05-Aug-2016 = 2016-08-05 [2016-08-05]; 2016-Sep-07 = 2016-09-07 [2016-09-07]"},
        TimeRow{"They met in 11/2016.", "", "11/2016 = 2016-11 [2016-11]"},
        TimeRow{"The 2011-12 season ended.", "", ""}));

INSTANTIATE_TEST_SUITE_P(
    PartsOfTheYear, TimeReaderTest,
    testing::Values(
        TimeRow{"Trade rose in Q3 2018.", "", "Q3 2018 = 2018-Q3 [2018-07/2018-09]"},
        TimeRow{"Trade rose in Q3.", "2019-04-25", "Q3 = 2018-Q3 [2018-07/2018-09]"},
        TimeRow{"Trade rose in the first half of 2018.", "", "first half of 2018 = 2018-H1 [2018-01/2018-06]"},
        TimeRow{"Trade rose in the last fiscal year.", "2019-04-25", "last fiscal year = FY2018 [2017/2018]"},
        TimeRow{"Trade rose in fiscal 2018.", "", "fiscal 2018 = FY2018 [2017/2018]"},
        TimeRow{"Trade rose in the first two months of 2019.", "",
                "first two months of 2019 = (2019-01-01,2019-03-01,P2M) [2019-01/2019-02]"},
        TimeRow{"It must end by year-end.", "2019-04-25", "year-end = 2019-12-31 [2019-04/2019-12]"},
        TimeRow{"It was founded in the nineties.", "", "nineties = 199 [1990/1999]"},
        TimeRow{"It was founded in the 1990's.", "", "1990's = 199 [1990/1999]"},
        TimeRow{"They will rest for the rest of the week.", "2019-04-25",
                "rest of the week = (2019-04-25,2019-04-28,P3D) [2019-04-25/2019-04-28]"},
        TimeRow{"It rained over the weekend.", "2019-04-25", "weekend = 2019-W17-WE [2019-04-27/2019-04-28]"},
        TimeRow{"The year he left was hard.", "2019-04-25", ""}));

INSTANTIATE_TEST_SUITE_P(
    MoreRanges, TimeReaderTest,
    testing::Values(
        TimeRow{"They meet from Friday the 10th until Tuesday the 14th.", "2019-05-09",
                "from Friday the 10th until Tuesday the 14th = (2019-05-10,2019-05-14,P4D) [2019-05-10/2019-05-14]"},
        TimeRow{"They meet from next Monday to Wednesday.", "2019-04-25",
                "from next Monday to Wednesday = (2019-04-29,2019-05-01,P2D) [2019-04-29/2019-05-01]"},
        TimeRow{"They talked from May to July 2018.", "",
                "from May to July 2018 = (2018-05-01,2018-07-01,P2M) [2018-05/2018-07]"},
        TimeRow{"They talked between 2016 and May 2018.", "",
                "between 2016 and May 2018 = (2016-01-01,2018-05-01,P28M) [2016/2018]"},
        TimeRow{"They talked in Nov-Feb 2017.", "", "Nov-Feb 2017 = (2016-11-01,2017-02-01,P3M) [2016-11/2017-02]"},
        TimeRow{"They talked from 2016 to the end of 2018.", "2019-04-25",
                "from 2016 to the end of 2018 = (2016-01-01,2019-01-01,P36M) [2016/2018]"},
        TimeRow{"They talked from March to now.", "2019-04-25",
                "from March to now = (2019-03-01,2019-04-25,P55D) [2019-03/2019-04]"},
        TimeRow{"They talked from the middle of 2017 to the end of 2018.", "2019-04-25",
                "from the middle of 2017 to the end of 2018 = (2017-07-02,2019-01-01,P18M) [2017-05/2018-12]"},
        TimeRow{
            "They will talk from the end of March to the middle of September.", "2019-02-25",
            "from the end of March to the middle of September = (2019-04-01,2019-09-16,P168D) [2019-03-22/2019-09-20]"},
        TimeRow{"They will talk from 27 April to the 3rd.", "2019-04-25",
                "from 27 April to the 3rd = (2019-04-27,2019-05-03,P6D) [2019-04-27/2019-05-03]"},
        TimeRow{"They will talk for ten days from Monday.", "2019-04-25",
                "ten days from Monday = (2019-04-29,2019-05-09,P10D) [2019-04-29/2019-05-08]"},
        TimeRow{"They will talk less than ten days from now.", "2019-04-25",
                "less than ten days from now = (2019-04-25,2019-05-05,P10D) [2019-04-25/2019-05-05]"},
        TimeRow{"Trade will rise in next year's first quarter.", "2019-04-25",
                "next year's first quarter = 2020-Q1 [2020-01/2020-03]"},
        TimeRow{"They talk from 3 to 5 May.", "", "from 3 to 5 May = (XXXX-05-03,XXXX-05-05,P2D)"},
        TimeRow{"Exports grew from 3 to 5 percent.", "2019-04-25", ""}));

INSTANTIATE_TEST_SUITE_P(
    LengthsAndRepetitions, TimeReaderTest,
    testing::Values(TimeRow{"They talked for two and a half hours.", "", "two and a half hours = PT2.5H"},
                    TimeRow{"They talked for an hour and a half.", "", "an hour and a half = PT1.5H"},
                    TimeRow{"He stayed 2 1/2 years.", "", "2 1/2 years = P2.5Y"},
                    TimeRow{"He was held for one year, two months.", "", "one year, two months = P1Y2M"},
                    TimeRow{"They talked for three consecutive days.", "", "three consecutive days = P3D"},
                    TimeRow{"They wait half a year.", "", "half a year = P0.5Y"},
                    TimeRow{"They talked for nearly a week.", "", "a week = P1W"},
                    TimeRow{"They talked for 3days.", "", "3days = P3D"},
                    TimeRow{"They talked all week.", "", "all week = P1W"},
                    TimeRow{"They wait another month.", "", "another month = P1M"},
                    TimeRow{"They meet on Mondays.", "2019-04-25", "Mondays = XXXX-WXX-1"},
                    TimeRow{"They meet every other Friday.", "2019-04-25", "every other Friday = XXXX-WXX-5"},
                    TimeRow{"They meet every other day.", "2019-04-25", "every other day = P2D"},
                    TimeRow{"They meet twice a week.", "2019-04-25", "twice a week = P1W"},
                    TimeRow{"They meet every morning.", "2019-04-25", "every morning = TMO"},
                    TimeRow{"They meet Friday mornings.", "2019-04-25", "Friday mornings = XXXX-WXX-5TMO"},
                    TimeRow{"They meet on the 19th of every month.", "2019-04-25",
                            "19th of every month = XXXX-XX-19"}));

// With a tree, the governing verb decides, not the nearest one.
TEST(TimeReaderTense, ComesFromTheGoverningVerb) {
  Document document = PlainDocument("He said Friday they will meet Saturday", "2019-04-25");
  std::vector<Word> words = {{"PRP", "he", 1, "nsubj"},    {"VBD", "say", -1, "root"}, {"NNP", "Friday", 1, "obl"},
                             {"PRP", "they", 5, "nsubj"},  {"MD", "will", 5, "aux"},   {"VB", "meet", 1, "ccomp"},
                             {"NNP", "Saturday", 5, "obl"}};
  EXPECT_EQ(PrintTimes(document, words), "Friday = 2019-04-19 [2019-04-19]; Saturday = 2019-04-27 [2019-04-27]");
}

TEST(TimeReaderTense, ReachesThroughAnInfinitive) {
  Document document = PlainDocument("He pledged Monday to pay Friday", "2019-04-25");
  std::vector<Word> words = {{"PRP", "he", 1, "nsubj"}, {"VBD", "pledge", -1, "root"}, {"NNP", "Monday", 1, "obl"},
                             {"TO", "to", 4, "mark"},   {"VB", "pay", 1, "xcomp"},     {"NNP", "Friday", 4, "obl"}};
  EXPECT_EQ(PrintTimes(document, words), "Monday = 2019-04-22 [2019-04-22]; Friday = 2019-04-26 [2019-04-26]");
}

struct BadRow {
  const char* toml;
  const char* message;
};

TEST(TimeReader, TakesTheNounsTimeAndNotTheVerbs) {
  Document document = PlainDocument("They will vote following the June 22 attack.", "2019-07-25");
  std::vector<Word> words = {{"PRP", "they", 2, "nsubj"},  {"MD", "will", 2, "aux"},   {"VB", "vote", -1, "root"},
                             {"VBG", "follow", 7, "case"}, {"DT", "the", 7, "det"},    {"NNP", "June", 7, "compound"},
                             {"CD", "22", 5, "nummod"},    {"NN", "attack", 2, "obl"}, {".", ".", 2, "punct"}};
  EXPECT_EQ(PrintTimes(document, words), "June 22 = 2019-06-22 [2019-06-22]");
}

TEST(TimeReader, TakesTheNextDayOfATimetable) {
  Document document = PlainDocument("The fair opens Friday.", "2019-04-25");
  std::vector<Word> words = {{"DT", "the", 1, "det"},
                             {"NN", "fair", 2, "nsubj"},
                             {"VBZ", "open", -1, "root"},
                             {"NNP", "Friday", 2, "obl"},
                             {".", ".", 2, "punct"}};
  EXPECT_EQ(PrintTimes(document, words), "Friday = 2019-04-26 [2019-04-26]");
}

class TimeWordsTest : public testing::TestWithParam<BadRow> {};

TEST_P(TimeWordsTest, Refuses) {
  const auto reader = TimeReader::Parse(GetParam().toml, "time.toml");
  ASSERT_FALSE(reader.ok());
  EXPECT_EQ(reader.status().message(), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    BadFiles, TimeWordsTest,
    testing::Values(
        BadRow{"[month]\njuly = 13", "time.toml:2: expected a number from 1 to 12 for \"july\" in [month]"},
        BadRow{"[unit]\n\nday = \"dya\"",
               "time.toml:3: expected one of second minute hour day business day week fortnight weekend month quarter "
               "year decade century for \"day\" in [unit]"},
        BadRow{"[daypart]\nmorning = 1", "time.toml:2: expected a text for \"morning\" in [daypart]"},
        BadRow{"[week_days]\nmonday = 1",
               "time.toml:2: expected a known table of time words for \"monday\" in [week_days]"},
        BadRow{"month = 3", "time.toml:1: expected a table of words, found the value month"},
        BadRow{"[month]\nmay = 5000",
               "time.toml:2: expected a text or a whole number between -1000 and 1000 for \"may\" in [month]"}));

TEST(TimeWords, RefusesWhatIsNoToml) {
  EXPECT_FALSE(TimeReader::Parse("[month\nmay", "time.toml").ok());
  EXPECT_EQ(TimeReader::Load("/nowhere/time.toml").status().code(), ErrorCode::kIo);
}

}  // namespace
}  // namespace entente::extract
