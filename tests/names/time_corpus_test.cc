// Scores the time reader on the Recognizers date and time expressions, where that corpus is at hand.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "extract/language/time_reader.h"
#include "plain_document.h"

namespace entente::extract {
namespace {

using nlohmann::json;

std::filesystem::path CorpusFile() {
  const char* shared = std::getenv("ENTENTE_SHARED");
  const std::filesystem::path root = shared != nullptr ? shared : ENTENTE_SOURCE_DIR "/../shared";
  return root / "data/time/recognizers-datetime/DateTimeModel.json";
}

std::string ExclusiveEnd(const std::string& day) {
  const auto date = Date::Parse(day.substr(0, 10));
  return date ? Date{date->day - 1}.ToString() : "..";
}

// Every span that the corpus accepts for one expression, as "first/last".
std::set<std::string> AcceptedSpans(const json& result) {
  std::set<std::string> spans;
  for (const json& value : result["Resolution"]["values"]) {
    if (value.contains("start") || value.contains("end")) {
      const std::string first = value.value("start", "..").substr(0, 10);
      spans.insert(first + "/" + (value.contains("end") ? ExclusiveEnd(value["end"]) : ".."));
      // The corpus leaves out the last day of "from 3 to 5 May"; we do not.
      if (value.contains("end")) spans.insert(first + "/" + value["end"].get<std::string>().substr(0, 10));
    } else if (const std::string day = value.value("value", ""); day.size() >= 10) {
      spans.insert(day.substr(0, 10) + "/" + day.substr(0, 10));
    }
  }
  return spans;
}

std::string Days(const TimeSpan& span) {
  const std::string first = span.first.day == TimeSpan::kOpenPast ? ".." : span.first.ToString();
  return first + "/" + (span.last.day == TimeSpan::kOpenFuture ? ".." : span.last.ToString());
}

struct Score {
  int expected = 0, touched = 0, exact = 0, within = 0, durations = 0, durations_right = 0;
};

bool Touches(const Document& document, const TimeExpression& time, const json& result) {
  const ByteSpan bytes = document.Bytes(time.tokens);
  return bytes.begin <= result["End"].get<uint32_t>() && result["Start"].get<uint32_t>() < bytes.end;
}

void ScoreResult(const Document& document, const std::vector<TimeExpression>& times, const json& result, Score* score) {
  const std::string type = result.value("TypeName", "");
  const bool date = type == "datetimeV2.date" || type == "datetimeV2.daterange";
  const bool duration = type == "datetimeV2.duration";
  if (!date && !duration) return;
  const std::set<std::string> accepted = AcceptedSpans(result);
  if (date && accepted.empty()) return;
  (date ? score->expected : score->durations)++;
  for (const TimeExpression& time : times) {
    if (!Touches(document, time, result)) continue;
    if (duration) {
      score->durations_right += time.value == result["Resolution"]["values"][0].value("timex", "");
      return;
    }
    ++score->touched;
    if (accepted.contains(Days(time.span))) ++score->exact;
    for (const std::string& span : accepted) {
      const auto first = Date::Parse(span.substr(0, 10));
      if (!first || !time.span.known() || *first < time.span.first || time.span.last < *first) continue;
      ++score->within;
      break;
    }
    return;
  }
}

TEST(TimeCorpus, MeetsTheRate) {
  std::ifstream in(CorpusFile());
  if (!in) GTEST_SKIP() << "corpus not at hand: " << CorpusFile();
  std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  const auto reader = TimeReader::Load(ENTENTE_SOURCE_DIR "/schemas/words/time.toml");
  ASSERT_TRUE(reader.ok()) << reader.status().message();
  const bool verbose = std::getenv("ENTENTE_VERBOSE") != nullptr;
  Score score;
  int empty = 0, false_alarms = 0;
  for (const json& item : json::parse(text)) {
    const std::string reference = item.contains("Context") ? item["Context"].value("ReferenceDateTime", "") : "";
    const Document document = PlainDocument(item["Input"].get<std::string>(), reference.substr(0, 10));
    const std::vector<TimeExpression> times = reader.value().Find(document, {});
    if (item["Results"].empty()) {
      ++empty;
      false_alarms += !times.empty();
      if (verbose && !times.empty()) std::printf("ALARM %s\n", document.article.text.c_str());
    }
    for (const json& result : item["Results"]) {
      const Score before = score;
      ScoreResult(document, times, result, &score);
      if (!verbose || (score.expected == before.expected && score.durations == before.durations)) continue;
      if (score.exact > before.exact || score.durations_right > before.durations_right) continue;
      std::printf("MISS %s | %s | %s:", document.article.text.c_str(), reference.substr(0, 10).c_str(),
                  result["Text"].get<std::string>().c_str());
      for (const std::string& span : AcceptedSpans(result)) std::printf(" %s", span.c_str());
      for (const TimeExpression& time : times) {
        std::printf(" [%s=%s %s]", std::string(document.Text(time.tokens)).c_str(), time.value.c_str(),
                    Days(time.span).c_str());
      }
      std::printf("\n");
    }
  }
  std::printf(
      "dates: %d, found %d, exact %d, first day inside %d; durations %d, right %d; without any: %d, alarms %d\n",
      score.expected, score.touched, score.exact, score.within, score.durations, score.durations_right, empty,
      false_alarms);
  EXPECT_GE(score.exact, score.expected * 50 / 100);
  EXPECT_LE(false_alarms, empty / 10);
}

}  // namespace
}  // namespace entente::extract
