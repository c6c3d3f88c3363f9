// entente-train: trains and scores the language models, and shows what they make of a text.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cstdio>
#include <map>
#include <string>

#include "extract/language/language_model.h"
#include "extract/language/print.h"
#include "train/coreference_command.h"
#include "train/cpu_time.h"
#include "train/edges_command.h"
#include "train/encode_command.h"
#include "train/names_command.h"
#include "train/pack_command.h"
#include "train/quotations_command.h"
#include "train/read_file.h"
#include "train/roles_command.h"
#include "train/score.h"
#include "train/time_command.h"
#include "train/train_lemmatizer.h"
#include "train/train_segmenter.h"
#include "train/training_data.h"
#include "train/treebank.h"

namespace entente::train {
namespace {

struct Options {
  std::string treebanks = "treebanks";
  std::string words = "schemas/words/abbreviations.toml";
  std::string verbs;
  std::string irregular_verbs = "train/irregular_verbs.txt";
  std::string models = "models";
  std::string model = "all";
  std::string file;
  std::string stage = "conllu";
  bool accurate = false;

  extract::Profile profile() const { return accurate ? extract::Profile::kAccurate : extract::Profile::kDefault; }
};

int Fail(const Status& status) {
  fmt::print(stderr, "entente-train: {}\n", status.message());
  return 1;
}

Result<extract::ModelFileWriter> TrainModel(const std::string& model, const Treebank& treebank,
                                            const Options& options) {
  if (model == "segmenter") return TrainSegmenter(treebank, options.words);
  if (options.verbs.empty()) return TrainLemmatizer(treebank);
  const Result<std::vector<std::string>> verbs = ReadVerbs(options.verbs);
  if (!verbs.ok()) return verbs.status();
  const Result<std::vector<VerbForm>> irregular = ReadIrregularForms(options.irregular_verbs);
  if (!irregular.ok()) return irregular.status();
  std::vector<VerbForm> forms = RegularForms(verbs.value());
  forms.insert(forms.end(), irregular.value().begin(), irregular.value().end());
  return TrainLemmatizer(treebank, forms);
}

int Train(const Options& options) {
  const Result<Treebank> treebank = ReadGoldTraining(options.treebanks);
  if (!treebank.ok()) return Fail(treebank.status());
  for (const std::string model : {"segmenter", "lemmatizer"}) {
    if (options.model != "all" && options.model != model) continue;
    const Result<extract::ModelFileWriter> writer = TrainModel(model, treebank.value(), options);
    if (!writer.ok()) return Fail(writer.status());
    const std::string path = fmt::format("{}/{}.model", options.models, model);
    const Status status = writer.value().Write(path);
    if (!status.ok()) return Fail(status);
    fmt::print("{}: {} bytes\n", path, writer.value().Bytes().size());
  }
  return 0;
}

void ScoreOn(const std::string& name, const Treebank& treebank, const extract::LanguageModel& language,
             const extract::Lemmatizer& lemmatizer) {
  const extract::Analysis gold = GoldAnalysis(treebank);
  extract::Article article;
  article.text = gold.document.article.text;
  const double begin = CpuSeconds();
  const extract::Analysis from_text = language.Parse(language.Split(article));
  const double seconds = CpuSeconds() - begin;
  fmt::print("{} from text:     {}\n", name, Print(Compare(gold, from_text)));
  fmt::print("{} on its tokens: {}\n", name, Print(Compare(gold, language.Parse(gold.document))));
  fmt::print("{} on its tags:   lemmas {:.2f}\n", name, CompareLemmas(treebank, lemmatizer).F1());
  fmt::print("{} speed: {:.0f} sentences/s, {:.0f} words/s\n", name,
             static_cast<double>(from_text.document.sentences.size()) / seconds,
             static_cast<double>(from_text.words.size()) / seconds);
}

int Score(const Options& options) {
  const Result<extract::LanguageModel> language = extract::LanguageModel::Load(options.models, options.profile());
  if (!language.ok()) return Fail(language.status());
  const Result<extract::Lemmatizer> lemmatizer = extract::Lemmatizer::Load(options.models + "/lemmatizer.model");
  if (!lemmatizer.ok()) return Fail(lemmatizer.status());
  for (const std::string set : {"ewt", "gum"}) {
    const Result<Treebank> treebank = ReadDevelopment(options.treebanks, set);
    if (!treebank.ok()) return Fail(treebank.status());
    ScoreOn(set, treebank.value(), language.value(), lemmatizer.value());
  }
  return 0;
}

std::string PrintStage(const extract::LanguageModel& language, extract::Article article, const std::string& stage) {
  extract::Document document = language.Split(std::move(article));
  if (stage == "tokens") return extract::Print(document);
  const extract::Analysis analysis = language.Parse(std::move(document));
  if (stage == "tags") return extract::PrintTags(analysis);
  return stage == "trees" ? extract::PrintTrees(analysis) : extract::PrintConllu(analysis);
}

int Parse(const Options& options) {
  const Result<extract::LanguageModel> language = extract::LanguageModel::Load(options.models, options.profile());
  if (!language.ok()) return Fail(language.status());
  Result<std::string> text = ReadFile(options.file);
  if (!text.ok()) return Fail(text.status());
  extract::Article article;
  article.text = std::move(text).value();
  fmt::print("{}", PrintStage(language.value(), std::move(article), options.stage));
  return 0;
}

int Run(int argc, char** argv) {
  Options options;
  CLI::App app("Trains and scores the language models.");
  app.require_subcommand(1);
  CLI::App* train = app.add_subcommand("train", "Train one model, or all");
  train->add_option("model", options.model, "segmenter, lemmatizer or all")
      ->check(CLI::IsMember({"segmenter", "lemmatizer", "all"}));
  train->add_option("--words", options.words, "word lists of the tokenizer");
  train->add_option("--verbs", options.verbs, "verbs whose forms the lemmatizer learns besides, one a line");
  train->add_option("--irregular-verbs", options.irregular_verbs, "verbs with their past and participle, one a line");
  CLI::App* score = app.add_subcommand("score", "Score the models on the development parts of the treebanks");
  for (CLI::App* command : {train, score})
    command->add_option("--treebanks", options.treebanks, "folder with ud-ewt and ud-gum");
  CLI::App* parse = app.add_subcommand("parse", "Print the analysis of a text file");
  parse->add_option("file", options.file, "plain text")->required();
  parse->add_option("--show", options.stage, "tokens, tags, trees or conllu")
      ->check(CLI::IsMember({"tokens", "tags", "trees", "conllu"}));
  for (CLI::App* command : {train, score, parse})
    command->add_option("--models", options.models, "folder of the models");
  for (CLI::App* command : {score, parse})
    command->add_flag("--accurate", options.accurate, "with the accurate profile's parser");
  int exit_code = 0;
  const std::map<std::string, void (*)(CLI::App*, int*)> others = {{"coreference", AddCoreferenceCommand},
                                                                   {"encode", AddEncodeCommand},
                                                                   {"names", AddNamesCommand},
                                                                   {"pack", AddPackCommand},
                                                                   {"quotations", AddQuotationsCommand},
                                                                   {"roles", AddRolesCommand},
                                                                   {"edges", AddEdgesCommand},
                                                                   {"time", AddTimeCommand}};
  for (const auto& [name, add] : others) add(&app, &exit_code);
  CLI11_PARSE(app, argc, argv);
  const std::string command = app.get_subcommands().front()->get_name();
  if (others.count(command) > 0) return exit_code;
  if (train->parsed()) return Train(options);
  return score->parsed() ? Score(options) : Parse(options);
}

}  // namespace
}  // namespace entente::train

int main(int argc, char** argv) { return entente::train::Run(argc, argv); }
