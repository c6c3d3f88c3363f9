#include "train/coreference_command.h"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "train/coreference_corpus.h"
#include "train/coreference_examples.h"
#include "train/coreference_reader.h"
#include "train/gap_score.h"

namespace entente::train {
namespace {

struct CoreferenceOptions {
  std::string data = "coreference";
  std::string treebanks;  // by default beside `data`
  std::vector<std::string> annotated;
  std::string gap = "development";
  std::string schemas = "schemas";
  std::string models = "models";
  std::string knowledge;
  bool train = false;
  size_t folds = 10;
  // By extract::Ranking. Pronouns mostly stand for somebody told of before, descriptions seldom.
  std::array<RankingSettings, extract::kRankings> settings = {RankingSettings{.nobody_margin = 4, .row_bits = 16},
                                                              {.nobody_margin = 0.5, .row_bits = 14}};
};

// The index that the build compiled, for the program that it built.
std::string BuiltKnowledge() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  return (program.parent_path().parent_path() / "share" / "entente" / "knowledge.bin").string();
}

Result<Treebank> ReadGum(const CoreferenceOptions& options, const std::string& part) {
  const std::string folder = options.treebanks.empty() ? options.data + "/../treebanks" : options.treebanks;
  return ReadTreebank(fmt::format("{}/ud-gum/en_gum-ud-{}.conllu", folder, part));
}

Result<std::vector<AnalysedChains>> AnalyseGum(const CoreferenceReader& reader, const CoreferenceOptions& options,
                                               const std::string& part) {
  Result<Treebank> treebank = ReadGum(options, part);
  if (!treebank.ok()) return treebank.status();
  if (part == "train") treebank = OpenPart(std::move(treebank).value());
  const auto documents = ReadChained(options.data + "/gum/ontogum-conll", treebank.value());
  if (!documents.ok()) return documents.status();
  std::vector<AnalysedChains> analysed;
  for (const ChainedDocument& document : documents.value()) analysed.push_back(AnalyseDocument(reader, document));
  return analysed;
}

Result<std::vector<AnalysedGap>> AnalyseAllGap(const CoreferenceReader& reader, const CoreferenceOptions& options,
                                               const std::string& part) {
  const auto examples = ReadGap(fmt::format("{}/gap/gap-{}.tsv", options.data, part));
  if (!examples.ok()) return examples.status();
  std::vector<AnalysedGap> analysed;
  for (const GapExample& example : examples.value()) analysed.push_back({example, reader.Analyse(example.text)});
  return analysed;
}

void PrintChains(const char* title, const CoreferenceScores& scores) {
  fmt::print("OntoGUM dev, {}:\n", title);
  for (const auto& [name, tally] : {std::pair("MUC", scores.muc), std::pair("B-cubed", scores.b_cubed),
                                    std::pair("CEAF-e", scores.ceaf), std::pair("mentions", scores.found)}) {
    fmt::print("  {:<9} P {:5.2f}  R {:5.2f}  F1 {:5.2f}\n", name, tally.precision(), tally.recall(), tally.f1());
  }
  fmt::print("  CoNLL F1  {:.2f}\n", scores.conll());
}

void ScoreGum(const CoreferenceReader& reader, const std::vector<AnalysedChains>& documents,
              const extract::AntecedentRanker& ranker) {
  CoreferenceScores given, found;
  for (const AnalysedChains& document : documents) {
    const extract::Resolved resolved = reader.Resolve(document.analysis, ranker);
    given += ScoreChains(document.chains, JoinedMentions(resolved, document.chains));
    found += ScoreChains(document.chains, FoundChains(resolved));
  }
  PrintChains("mentions given", given);
  PrintChains("mentions found", found);
}

void ScoreGap(const CoreferenceReader& reader, const AnalysedGap& gap, const extract::AntecedentRanker& ranker,
              GapScores* scores) {
  const GapExample& example = gap.example;
  const extract::Resolved resolved = reader.Resolve(gap.analysis, ranker);
  scores->Add(example, StandFor(resolved, example.pronoun, example.a), StandFor(resolved, example.pronoun, example.b));
}

Status Score(const CoreferenceReader& reader, const CoreferenceOptions& options) {
  const auto model = extract::CoreferenceModel::Load(options.models + "/coreference.model");
  if (!model.ok()) return model.status();
  const auto documents = AnalyseGum(reader, options, "dev");
  if (!documents.ok()) return documents.status();
  ScoreGum(reader, documents.value(), model.value());
  const auto examples = AnalyseAllGap(reader, options, options.gap);
  if (!examples.ok()) return examples.status();
  GapScores given, found;
  for (const AnalysedGap& gap : examples.value()) {
    ScoreGap(reader, WithNamesGiven(gap), model.value(), &given);
    ScoreGap(reader, gap, model.value(), &found);
  }
  fmt::print("GAP {}, names given: {}\n", options.gap, Print(given));
  fmt::print("GAP {}, names found: {}\n", options.gap, Print(found));
  return {};
}

// What the ranker learns from, read once.
struct Corpora {
  std::vector<AnalysedChains> documents;
  std::vector<AnalysedGap> given, found;  // the same examples
  std::vector<AnalysedActors> articles;
};

// From the chains first, then from all with what was learned as a guide. GAP's examples of one fold and the articles of
// that fold are left out.
RankingSections Learn(const CoreferenceReader& reader, const Corpora& corpora, const extract::GivenNames& names,
                      const CoreferenceOptions& options, size_t fold, size_t folds) {
  Lessons lessons;
  const TrainedRanker nothing(names, {});
  for (const AnalysedChains& document : corpora.documents) AddExamples(reader, document, nothing, &lessons);
  std::array<size_t, extract::kRankings> of_chains;
  for (size_t i = 0; i < lessons.size(); ++i) of_chains[i] = lessons[i].size();
  RankingSections sections;
  const auto train = [&] {
    for (size_t i = 0; i < lessons.size(); ++i) sections[i] = TrainRanking(lessons[i], options.settings[i]);
  };
  train();
  constexpr int kPasses = 2;
  for (int pass = 0; pass < kPasses; ++pass) {
    for (size_t i = 0; i < lessons.size(); ++i) lessons[i].resize(of_chains[i]);
    const TrainedRanker guide(names, sections);
    for (size_t i = 0; i < corpora.given.size(); ++i) {
      if (i % folds != fold) AddExamples(reader, corpora.given[i], guide, &lessons);
    }
    for (size_t i = 0; i < corpora.articles.size(); ++i) {
      if (i % folds != fold) AddExamples(reader, corpora.articles[i], guide, &lessons);
    }
    train();
  }
  return sections;
}

Result<Corpora> ReadCorpora(const CoreferenceReader& reader, const CoreferenceOptions& options) {
  Corpora corpora;
  auto documents = AnalyseGum(reader, options, "train");
  if (!documents.ok()) return documents.status();
  corpora.documents = std::move(documents).value();
  auto examples = AnalyseAllGap(reader, options, "development");
  if (!examples.ok()) return examples.status();
  corpora.found = std::move(examples).value();
  for (const AnalysedGap& gap : corpora.found) corpora.given.push_back(WithNamesGiven(gap));
  for (const std::string& folder : options.annotated) {
    auto articles = ReadAnnotatedActors(folder);
    if (!articles.ok()) return articles.status();
    for (const AnnotatedActors& article : articles.value())
      corpora.articles.push_back({article, reader.Analyse(article.article)});
  }
  return corpora;
}

void Print(const MentionScores& scores) {
  for (const auto& [kind, tally] : scores) {
    fmt::print("  {:<14} right {:4}  wrong {:4}  nobody {:4}\n", kind, tally.right, tally.wrong, tally.nobody);
  }
}

void CrossValidate(const CoreferenceReader& reader, const Corpora& corpora, const extract::GivenNames& names,
                   const CoreferenceOptions& options) {
  GapScores given, found;
  MentionScores before, after;
  for (size_t fold = 0; fold < options.folds; ++fold) {
    RankingSections sections = Learn(reader, corpora, names, options, fold, options.folds);
    const TrainedRanker ranker(names, sections);
    sections[static_cast<size_t>(extract::Ranking::kDescriptions)].clear();
    const TrainedRanker clear(names, std::move(sections));
    for (size_t i = fold; i < corpora.given.size(); i += options.folds) {
      ScoreGap(reader, corpora.given[i], ranker, &given);
      ScoreGap(reader, corpora.found[i], ranker, &found);
    }
    for (size_t i = fold; i < corpora.articles.size(); i += options.folds) {
      const AnalysedActors& article = corpora.articles[i];
      ScoreMentions(article.annotated, reader.Resolve(article.analysis, clear), reader.words(), &before);
      ScoreMentions(article.annotated, reader.Resolve(article.analysis, ranker), reader.words(), &after);
    }
  }
  fmt::print("GAP development in {} folds, names given: {}\n", options.folds, Print(given));
  fmt::print("GAP development in {} folds, names found: {}\n", options.folds, Print(found));
  if (corpora.articles.empty()) return;
  fmt::print("mentions in {} annotated articles, descriptions by what is clear:\n", corpora.articles.size());
  Print(before);
  fmt::print("and with both rankers, in {} folds:\n", options.folds);
  Print(after);
}

Status Train(const CoreferenceReader& reader, const CoreferenceOptions& options) {
  const Result<Corpora> corpora = ReadCorpora(reader, options);
  if (!corpora.ok()) return corpora.status();
  const GivenNameLists lists = CollectGivenNames(reader.knowledge());
  const extract::GivenNames names(lists.male, lists.female);
  CrossValidate(reader, corpora.value(), names, options);
  const RankingSections sections = Learn(reader, corpora.value(), names, options, 1, 1);
  extract::ModelFileWriter writer{std::string(extract::kCoreferenceKind)};
  for (size_t i = 0; i < sections.size(); ++i) writer.Add(std::string(extract::kRankingSections[i]), sections[i]);
  writer.Add(std::string(extract::kMaleSection), lists.male);
  writer.Add(std::string(extract::kFemaleSection), lists.female);
  const std::string path = options.models + "/coreference.model";
  fmt::print("{}: {} bytes\n", path, writer.Bytes().size());
  return writer.Write(path);
}

Status Run(const CoreferenceOptions& options) {
  const std::string knowledge = options.knowledge.empty() ? BuiltKnowledge() : options.knowledge;
  const auto reader = CoreferenceReader::Load({options.schemas, options.models, knowledge});
  if (!reader.ok()) return reader.status();
  if (options.train) {
    const Status trained = Train(reader.value(), options);
    if (!trained.ok()) return trained;
  }
  return Score(reader.value(), options);
}

}  // namespace

void AddCoreferenceCommand(CLI::App* app, int* exit_code) {
  const auto options = std::make_shared<CoreferenceOptions>();
  CLI::App* command =
      app->add_subcommand("coreference", "Score how mentions are joined; train the ranker of antecedents");
  CLI::App* train = command->add_subcommand("train", "Train the ranker, cross-validate it on GAP, then score");
  for (CLI::App* part : {command, train}) {
    part->add_option("--data", options->data, "folder with gum and gap");
    part->add_option("--treebanks", options->treebanks, "folder with ud-gum, the texts of gum");
    part->add_option("--schemas", options->schemas, "folder of the words");
    part->add_option("--models", options->models, "folder of the models");
    part->add_option("--knowledge", options->knowledge, "compiled knowledge; by default the build's");
    part->add_option("--gap", options->gap, "part of GAP to score");
  }
  train->add_option("--annotated", options->annotated,
                    "folder with articles.jsonl and gold, whose descriptions tell of whom they are; repeated");
  train->add_option("--folds", options->folds, "parts of the cross-validation");
  for (size_t i = 0; i < options->settings.size(); ++i) {
    RankingSettings& settings = options->settings[i];
    const std::string of(extract::kRankingSections[i]);
    train->add_option(fmt::format("--{}-rounds", of), settings.rounds, "rounds of training");
    train->add_option(fmt::format("--{}-rate", of), settings.rate, "size of a step");
    train->add_option(fmt::format("--{}-decay", of), settings.decay, "pull of the weights towards zero");
    train->add_option(fmt::format("--{}-margin", of), settings.nobody_margin,
                      "lead that others need over nobody in training");
    train->add_option(fmt::format("--{}-row-bits", of), settings.row_bits, "logarithm of the number of weights");
  }
  train->callback([options] { options->train = true; });
  command->final_callback([options, exit_code] {
    const Status status = Run(*options);
    if (!status.ok()) fmt::print(stderr, "entente-train: {}\n", status.message());
    *exit_code = status.ok() ? 0 : 1;
  });
}

}  // namespace entente::train
