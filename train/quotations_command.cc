#include "train/quotations_command.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <cstdio>
#include <memory>
#include <string>

#include "extract/pipeline_parts.h"
#include "train/cpu_time.h"
#include "train/quotations_corpus.h"
#include "train/quotations_score.h"

namespace entente::train {
namespace {

struct QuotationsOptions {
  std::string data = "litbank";
  std::string schemas = "schemas";
  std::string models = "models";
  std::string knowledge;
  std::string part = "dev";
  bool lines = false;
  bool list = false;
};

// Half of the texts, the same for ever.
bool IsDevelopment(const std::string& name) { return XXH64(name.data(), name.size(), 0) % 2 == 0; }

bool IsIn(const std::string& part, const std::string& name) {
  return part == "all" || (part == "dev") == IsDevelopment(name);
}

std::string OneLine(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

void PrintJudged(const QuotedText& gold, const extract::Document& document,
                 const std::vector<JudgedQuotation>& judged) {
  for (const JudgedQuotation& quotation : judged) {
    const std::string words = OneLine(
        std::string(std::string_view(gold.text).substr(quotation.gold->bytes.begin, quotation.gold->bytes.size())));
    const int32_t speaker = quotation.system == nullptr ? -1 : quotation.system->speaker;
    fmt::print("{} {} @{} by {}: {}\n", quotation.right ? "right" : "wrong", static_cast<int>(quotation.attribution),
               quotation.gold->bytes.begin,
               quotation.system == nullptr ? "(not found)"
               : speaker < 0               ? "-"
                                           : fmt::format("{} @{}", document.TokenText(static_cast<uint32_t>(speaker)),
                                                         document.tokens[static_cast<size_t>(speaker)].begin),
               words);
  }
}

Status Run(const QuotationsOptions& options) {
  const Result<extract::CoreferenceWords> words =
      extract::CoreferenceWords::Load(options.schemas + "/words/coreference.toml");
  if (!words.ok()) return words.status();
  const auto is_first_person = [&](std::string_view word) {
    const auto pronoun = words.value().pronouns.find(word == "I" ? "i" : word);
    return pronoun != words.value().pronouns.end() && pronoun->second.person == 1 && !pronoun->second.plural;
  };
  const Result<std::vector<QuotedText>> texts =
      ReadQuotedTexts(options.data, options.lines ? "\n" : " ", is_first_person);
  if (!texts.ok()) return texts.status();
  const Result<std::unique_ptr<extract::Pipeline>> loaded =
      extract::Pipeline::Load({options.schemas, options.models, options.knowledge});
  if (!loaded.ok()) return loaded.status();
  const extract::Pipeline& pipeline = *loaded.value();
  QuotationScores scores;
  size_t sentences = 0;
  double seconds = 0;
  for (const QuotedText& text : texts.value()) {
    if (!IsIn(options.part, text.name)) continue;
    extract::Article article;
    article.text = text.text;
    extract::Analysis analysis = pipeline.Analyse(pipeline.Split(std::move(article)));
    sentences += analysis.document.sentences.size();
    const double begin = CpuSeconds();
    analysis.quotations =
        extract::FindQuotations(analysis.document, analysis.words, analysis.names, pipeline.parts().speech);
    seconds += CpuSeconds() - begin;
    const extract::Resolved resolved = pipeline.Resolve(std::move(analysis));
    std::vector<JudgedQuotation> judged;
    const QuotationScores score = ScoreQuotations(text, resolved, pipeline.parts().speech, &judged);
    if (options.list) {
      fmt::print("== {}\n", text.name);
      PrintJudged(text, resolved.analysis.document, judged);
      fmt::print("{}", Print(score));
    }
    scores.Add(score);
  }
  fmt::print("{}{:.0f} sentences a second\n", Print(scores), static_cast<double>(sentences) / seconds);
  return {};
}

}  // namespace

void AddQuotationsCommand(CLI::App* app, int* exit_code) {
  const auto options = std::make_shared<QuotationsOptions>();
  CLI::App* quotations = app->add_subcommand("quotations", "Score quotations and their speakers on LitBank");
  quotations->add_option("--data", options->data, "folder with LitBank's coref and quotations, unpacked");
  quotations->add_option("--schemas", options->schemas, "folder of the schemas");
  quotations->add_option("--models", options->models, "folder of the models");
  quotations->add_option("--knowledge", options->knowledge, "compiled knowledge")->required();
  quotations->add_option("--part", options->part, "dev, rest (for looking at errors) or all")
      ->check(CLI::IsMember({"dev", "rest", "all"}));
  quotations->add_flag("--lines", options->lines, "put each sentence on a line of its own");
  quotations->add_flag("--list", options->list, "print every quotation with what it was judged");
  quotations->callback([options, exit_code] {
    const Status status = Run(*options);
    if (!status.ok()) fmt::print(stderr, "entente-train: {}\n", status.message());
    *exit_code = status.ok() ? 0 : 1;
  });
}

}  // namespace entente::train
