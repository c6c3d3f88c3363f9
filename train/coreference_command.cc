#include "train/coreference_command.h"

#include <fmt/format.h>

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
  std::string gap = "development";
  std::string schemas = "schemas";
  std::string models = "models";
  std::string knowledge;
  bool train = false;
  size_t folds = 10;
  RankingSettings settings;
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
struct Lessons {
  std::vector<AnalysedChains> documents;
  std::vector<AnalysedGap> given, found;  // the same examples
};

// From the chains first, then from all with what was learned as a guide. GAP's examples of one fold are left out.
std::string Learn(const CoreferenceReader& reader, const Lessons& lessons, const extract::GivenNames& names,
                  const RankingSettings& settings, size_t fold, size_t folds) {
  std::vector<RankingExample> examples;
  const TrainedRanker nothing(names, "");
  for (const AnalysedChains& document : lessons.documents) AddExamples(reader, document, nothing, &examples);
  const size_t of_chains = examples.size();
  std::string section = TrainRanking(examples, settings);
  constexpr int kPasses = 2;
  for (int pass = 0; pass < kPasses; ++pass) {
    examples.resize(of_chains);
    const TrainedRanker guide(names, section);
    for (size_t i = 0; i < lessons.given.size(); ++i) {
      if (i % folds == fold) continue;
      AddExamples(reader, lessons.given[i], guide, &examples);
    }
    section = TrainRanking(examples, settings);
  }
  return section;
}

Result<Lessons> ReadLessons(const CoreferenceReader& reader, const CoreferenceOptions& options) {
  Lessons lessons;
  auto documents = AnalyseGum(reader, options, "train");
  if (!documents.ok()) return documents.status();
  lessons.documents = std::move(documents).value();
  auto examples = AnalyseAllGap(reader, options, "development");
  if (!examples.ok()) return examples.status();
  lessons.found = std::move(examples).value();
  for (const AnalysedGap& gap : lessons.found) lessons.given.push_back(WithNamesGiven(gap));
  return lessons;
}

void CrossValidate(const CoreferenceReader& reader, const Lessons& lessons, const extract::GivenNames& names,
                   const CoreferenceOptions& options) {
  GapScores given, found;
  for (size_t fold = 0; fold < options.folds; ++fold) {
    const TrainedRanker ranker(names, Learn(reader, lessons, names, options.settings, fold, options.folds));
    for (size_t i = fold; i < lessons.given.size(); i += options.folds) {
      ScoreGap(reader, lessons.given[i], ranker, &given);
      ScoreGap(reader, lessons.found[i], ranker, &found);
    }
  }
  fmt::print("GAP development in {} folds, names given: {}\n", options.folds, Print(given));
  fmt::print("GAP development in {} folds, names found: {}\n", options.folds, Print(found));
}

Status Train(const CoreferenceReader& reader, const CoreferenceOptions& options) {
  const Result<Lessons> lessons = ReadLessons(reader, options);
  if (!lessons.ok()) return lessons.status();
  const GivenNameLists lists = CollectGivenNames(reader.knowledge());
  const extract::GivenNames names(lists.male, lists.female);
  CrossValidate(reader, lessons.value(), names, options);
  extract::ModelFileWriter writer{std::string(extract::kCoreferenceKind)};
  writer.Add(std::string(extract::kAntecedentSection), Learn(reader, lessons.value(), names, options.settings, 1, 1));
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
  train->add_option("--folds", options->folds, "parts of the cross-validation");
  train->add_option("--rounds", options->settings.rounds, "rounds of training");
  train->add_option("--rate", options->settings.rate, "size of a step");
  train->add_option("--decay", options->settings.decay, "pull of the weights towards zero");
  train->add_option("--nobody-margin", options->settings.nobody_margin,
                    "lead that others need over nobody in training");
  train->add_option("--row-bits", options->settings.row_bits, "logarithm of the number of weights");
  train->callback([options] { options->train = true; });
  command->final_callback([options, exit_code] {
    const Status status = Run(*options);
    if (!status.ok()) fmt::print(stderr, "entente-train: {}\n", status.message());
    *exit_code = status.ok() ? 0 : 1;
  });
}

}  // namespace entente::train
