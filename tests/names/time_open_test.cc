// What leaves a number, a border or the year open, or takes it from what the text told before.
#include <gtest/gtest.h>

#include <vector>

#include "extract/language/time_reader.h"
#include "plain_document.h"
#include "time_rows.h"

namespace entente::extract {
namespace {

class TimeOpenTest : public testing::TestWithParam<TimeRow> {};

TEST_P(TimeOpenTest, Finds) {
  EXPECT_EQ(PrintTimes(PlainDocument(GetParam().text, GetParam().published)), GetParam().times) << GetParam().text;
}

// What the text does not tell stays open: the value names no year and the span takes in all that may be meant.
INSTANTIATE_TEST_SUITE_P(
    LeftOpen, TimeOpenTest,
    testing::Values(
        TimeRow{"They met several years ago.", "2019-04-25", "several years ago = PAST_REF [2010/2017]"},
        TimeRow{"They met a few days ago.", "2019-04-25", "a few days ago = PAST_REF [2019-04-16/2019-04-23]"},
        TimeRow{"They met years ago.", "2019-04-25", "years ago = PAST_REF [1999/2017]"},
        TimeRow{"They fought for decades.", "2019-04-25", "decades = PXY"},
        TimeRow{"They talked for several hours.", "2019-04-25", "several hours = PTXH"},
        TimeRow{"They met over the past few weeks.", "2019-04-25", "past few weeks = PXW [2019-02-21/2019-04-24]"},
        TimeRow{"Trade fell in recent months.", "2019-04-25", "recent months = PAST_REF [2018-07-25/2019-04-24]"},
        TimeRow{"They will meet in the coming weeks.", "2019-04-25",
                "coming weeks = FUTURE_REF [2019-04-26/2019-06-27]"},
        TimeRow{"The months ahead will be hard.", "2019-04-25", "months ahead = FUTURE_REF [2019-04-26/2020-01-25]"},
        TimeRow{"They met in the months ahead of the vote.", "2019-04-25", ""},
        TimeRow{"In the following weeks they fell out.", "2019-04-25", "following weeks = FUTURE_REF"},
        TimeRow{"They have made no gains to date.", "2019-04-25", "to date = PRESENT_REF"},
        TimeRow{"The maps are up to date.", "2019-04-25", ""}, TimeRow{"The maps are up-to-date.", "2019-04-25", ""},
        TimeRow{"Trade rose in the year to date.", "2019-04-25",
                "year to date = (2019-01-01,2019-04-25,P114D) [2019-01-01/2019-04-25]"},
        TimeRow{"The post-2015 goals were met.", "", "post-2015 = 2015 [2016/..]"},
        TimeRow{"The pre-1990 borders hold.", "", "pre-1990 = 1990 [../1989]"},
        TimeRow{"From pre-1990 to 2000 they fell out; two years later they met.", "2019-04-25",
                "pre-1990 = 1990 [../1989]; 2000 = 2000 [2000]; two years later = 2002 [2002]"}));

INSTANTIATE_TEST_SUITE_P(
    Seasons, TimeOpenTest,
    testing::Values(TimeRow{"They met in the summer.", "2019-10-25", "summer = 2019-SU [2019-06/2019-08]"},
                    TimeRow{"They will meet in the summer.", "2019-10-25", "summer = 2020-SU [2020-06/2020-08]"},
                    TimeRow{"They met this spring.", "2019-04-25", "this spring = 2019-SP [2019-03/2019-05]"},
                    TimeRow{"They met in the fall.", "2020-01-25", "fall = 2019-FA [2019-09/2019-11]"},
                    TimeRow{"They met in winter.", "", "winter = XXXX-WI"},
                    TimeRow{"They saw the fall of the town and drank from a spring.", "2019-04-25", ""},
                    TimeRow{"They spoke of the Prague Spring.", "2019-04-25", ""}));

INSTANTIATE_TEST_SUITE_P(
    FromTheStory, TimeOpenTest,
    testing::Values(TimeRow{"They fell out in 2014 and have not met since then.", "2019-04-25",
                            "2014 = 2014 [2014]; then = 2014 [2014/..]"},
                    TimeRow{"They have not met since then.", "2019-04-25", "then = PAST_REF"},
                    TimeRow{"They met on 3 May 2018 and again the following Tuesday.", "2019-04-25",
                            "3 May 2018 = 2018-05-03 [2018-05-03]; following Tuesday = 2018-05-08 [2018-05-08]"},
                    TimeRow{"They met on 3 May 2018 and had met the previous Tuesday.", "2019-04-25",
                            "3 May 2018 = 2018-05-03 [2018-05-03]; previous Tuesday = 2018-05-01 [2018-05-01]"},
                    TimeRow{"They signed in 2011 and left three years later.", "2019-04-25",
                            "2011 = 2011 [2011]; three years later = 2014 [2014]"},
                    TimeRow{"They signed in 2011 and left the following year.", "2019-04-25",
                            "2011 = 2011 [2011]; following year = 2012 [2012]"},
                    TimeRow{"They signed in 2011 and left that October.", "2019-04-25",
                            "2011 = 2011 [2011]; that October = 2011-10 [2011-10]"},
                    TimeRow{"They signed in 2011 and left three days later.", "2019-04-25",
                            "2011 = 2011 [2011]; three days later = FUTURE_REF"},
                    TimeRow{"They will be back three weeks later.", "2019-04-25",
                            "three weeks later = 2019-05-16 [2019-05-13/2019-05-19]"}));

INSTANTIATE_TEST_SUITE_P(
    WeeksAndWorkdays, TimeOpenTest,
    testing::Values(TimeRow{"They met in week 31.", "2019-09-25", "week 31 = 2019-W31 [2019-07-29/2019-08-04]"},
                    TimeRow{"They meet from week 31 to week 35.", "2019-04-25",
                            "from week 31 to week 35 = (2019-07-29,2019-08-26,P4W) [2019-07-29/2019-09-01]"},
                    TimeRow{"They met in week 27 of last year.", "2019-04-25",
                            "week 27 of last year = 2018-W27 [2018-07-02/2018-07-08]"},
                    TimeRow{"They will meet in the week of the 29th.", "2019-04-25",
                            "week of the 29th = 2019-W18 [2019-04-29/2019-05-05]"},
                    TimeRow{"They will answer in four business days.", "2019-04-25",
                            "in four business days = 2019-05-01 [2019-05-01]"},
                    TimeRow{"They met in the last two business days.", "2019-04-22",
                            "last two business days = (2019-04-18,2019-04-22,P2BD) [2019-04-18/2019-04-21]"},
                    TimeRow{"They will meet over the next fortnight.", "2019-04-25",
                            "next fortnight = (2019-05-06,2019-05-20,P2W) [2019-05-06/2019-05-19]"},
                    TimeRow{"They rest every weekend.", "2019-04-25", "every weekend = XXXX-WXX-WE"},
                    TimeRow{"The weekend was quiet.", "2019-04-25", "weekend = 2019-W17-WE [2019-04-27/2019-04-28]"},
                    TimeRow{"They left for the 29th.", "2019-05-02", "29th = 2019-04-29 [2019-04-29]"}));

TEST(TimeReader, KnowsWordsWithAHyphen) {
  Document document = PlainDocument("The panel meets bi-monthly", "");
  document.tokens.resize(document.tokens.size() - 2);
  document.tokens.back().end = static_cast<uint32_t>(document.article.text.size());
  document.sentences.back().end = static_cast<uint32_t>(document.tokens.size());
  EXPECT_EQ(PrintTimes(document), "bi-monthly = P2M");
}

// "Last" is a verb, "coming" is none, and a superlative ranks the years behind it.
TEST(TimeReaderTags, TellWhatWordsDo) {
  const std::vector<Word> lasting = {{"PRP", "it", 2, "nsubj"},
                                     {"MD", "will", 2, "aux"},
                                     {"VB", "last", -1, "root"},
                                     {"CD", "three", 4, "nummod"},
                                     {"NNS", "year", 2, "obj"}};
  const Document lasts = PlainDocument("It will last three years", "2019-04-25");
  EXPECT_EQ(PrintTimes(lasts, lasting), "three years = P3Y");
  const std::vector<Word> ranking = {{"PRP", "it", 4, "nsubj"},    {"VBZ", "be", 4, "cop"},     {"DT", "the", 4, "det"},
                                     {"JJS", "bad", 4, "amod"},    {"NN", "flood", -1, "root"}, {"IN", "in", 7, "case"},
                                     {"CD", "three", 7, "nummod"}, {"NNS", "year", 4, "nmod"}};
  const Document ranks = PlainDocument("It is the worst flood in three years", "2019-04-25");
  EXPECT_EQ(PrintTimes(ranks, ranking), "three years = P3Y");
}

}  // namespace
}  // namespace entente::extract
