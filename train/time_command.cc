#include "train/time_command.h"

#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <string>

#include "extract/language/language_model.h"
#include "extract/language/time_reader.h"
#include "train/time_corpora.h"

namespace entente::train {
namespace {

struct TimeOptions {
  std::string data = "data";
  std::string models = "models";
  std::string words = "schemas/words/time.toml";
  std::string cases = "train/time_cases.toml";
  bool errors = false;
};

// The specification files with values of dates, periods, durations and repetitions. The others have no values
// (extractors), or holidays and times of day alone.
constexpr const char* kSpecifications[] = {"DateTimeModel",    "MergedParser",   "DateParser",
                                           "DatePeriodParser", "DurationParser", "SetParser"};

class TimeScorer {
 public:
  TimeScorer(const extract::LanguageModel& language, const extract::TimeReader& reader, bool errors)
      : language_(language), reader_(reader), errors_(errors) {}

  TimeTally Score(const std::string& name, const std::vector<TimedText>& texts) const {
    TimeTally tally;
    for (const TimedText& text : texts) tally.Add(ScoreText(text));
    Print(name, tally);
    return tally;
  }

  static void Print(const std::string& name, const TimeTally& tally) {
    const auto share = [&](size_t part) {
      return tally.taken == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(tally.taken);
    };
    fmt::print("{:<17} {:>6} {:>8} {:>6} {:5.1f} % {:>6} {:5.1f} % {:>6} {:5.1f} %\n", name, tally.taken, tally.left(),
               tally.found, share(tally.found), tally.exact, share(tally.exact), tally.right, share(tally.right));
    if (tally.coarser > 0) fmt::print("{:>17}   right to the unit alone {:>4}\n", "", tally.coarser);
    if (tally.longer > 0) fmt::print("{:>17}   right to the length alone {:>2}\n", "", tally.longer);
    for (const auto& [reason, count] : tally.left_out) fmt::print("{:>17}   left out {:>4}  {}\n", "", count, reason);
  }

 private:
  TimeTally ScoreText(const TimedText& text) const {
    extract::Document document = text.document;
    if (document.tokens.empty()) document = language_.Split(document.article);
    const extract::Analysis analysis = language_.Parse(std::move(document));
    std::vector<FoundTime> found;
    for (const extract::TimeExpression& time : reader_.Find(analysis.document, analysis.words)) {
      found.push_back({analysis.document.Bytes(time.tokens), time.value, time.span});
    }
    std::vector<size_t> wrong;
    const TimeTally tally = ScoreTimes(text.gold, found, &wrong);
    if (errors_) PrintErrors(text, found, wrong);
    return tally;
  }

  static void PrintErrors(const TimedText& text, const std::vector<FoundTime>& found,
                          const std::vector<size_t>& wrong) {
    const extract::Document& document = text.document;
    for (size_t i : wrong) {
      const GoldTime& gold = text.gold[i];
      const uint32_t begin = gold.bytes.begin > 40 ? gold.bytes.begin - 40 : 0;
      fmt::print("  {} [{}] {} |", document.Text(ByteSpan{begin, gold.bytes.begin}), document.Text(gold.bytes),
                 document.article.published ? document.article.published->ToString() : "");
      for (const std::string& value : gold.values) fmt::print(" {}", value);
      fmt::print(" |");
      for (const FoundTime& time : found) {
        if (time.bytes.end + 20 < gold.bytes.begin || gold.bytes.end + 20 < time.bytes.begin) continue;
        fmt::print(" {} = {};", document.Text(time.bytes), time.value);
      }
      fmt::print("\n");
    }
  }

  const extract::LanguageModel& language_;
  const extract::TimeReader& reader_;
  bool errors_;
};

Status ScoreGum(const TimeOptions& options, const extract::WordTables& words, const TimeScorer& scorer) {
  for (const std::string genre : {"news", "speech"}) {
    const Result<std::vector<TimedText>> texts =
        ReadGumTimes(options.data + "/coreference/gum/xml", "GUM_" + genre + "_", words);
    if (!texts.ok()) return texts.status();
    scorer.Score("GUM " + genre, texts.value());
  }
  return {};
}

Status ScoreRecognizers(const TimeOptions& options, const extract::WordTables& words, const TimeScorer& scorer) {
  TimeTally all;
  for (const std::string specification : kSpecifications) {
    const Result<std::vector<TimedText>> texts =
        ReadRecognizersTimes(fmt::format("{}/time/recognizers-datetime/{}.json", options.data, specification), words);
    if (!texts.ok()) return texts.status();
    all.Add(scorer.Score(specification, texts.value()));
  }
  TimeScorer::Print("Recognizers", all);
  return {};
}

Status Run(const TimeOptions& options) {
  const Result<extract::LanguageModel> language = extract::LanguageModel::Load(options.models);
  if (!language.ok()) return language.status();
  const Result<extract::TimeReader> reader = extract::TimeReader::Load(options.words);
  if (!reader.ok()) return reader.status();
  const Result<extract::WordTables> words = extract::WordTables::Load(options.cases);
  if (!words.ok()) return words.status();
  const TimeScorer scorer(language.value(), reader.value(), options.errors);
  fmt::print("{:<17} {:>6} {:>8} {:>14} {:>14} {:>14}\n", "", "taken", "left out", "found", "exact span",
             "value right");
  const Status gum = ScoreGum(options, words.value(), scorer);
  return gum.ok() ? ScoreRecognizers(options, words.value(), scorer) : gum;
}

}  // namespace

void AddTimeCommand(CLI::App* app, int* exit_code) {
  const auto options = std::make_shared<TimeOptions>();
  CLI::App* time = app->add_subcommand("time", "Score the reader of time expressions");
  time->add_option("--data", options->data, "folder with coreference/gum and time/recognizers-datetime");
  time->add_option("--models", options->models, "folder of the models");
  time->add_option("--words", options->words, "words of time");
  time->add_option("--cases", options->cases, "words of Recognizers cases that are left out");
  time->add_flag("--errors", options->errors, "print each expression whose value is wrong");
  time->callback([options, exit_code] {
    const Status status = Run(*options);
    if (!status.ok()) fmt::print(stderr, "entente-train: {}\n", status.message());
    *exit_code = status.ok() ? 0 : 1;
  });
}

}  // namespace entente::train
