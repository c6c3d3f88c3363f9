#include "train/names_command.h"

#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <string>

#include "extract/knowledge/knowledge.h"
#include "extract/language/biaffine_parser.h"
#include "train/cpu_time.h"
#include "train/names_training.h"

namespace entente::train {
namespace {

struct NamesOptions {
  std::string corpora = "names";
  std::string model = "models/names.model";
  std::string parser = "models/parser.model";
  std::string knowledge;
  bool open = false;
  bool score = false;
  NamesSettings settings;
};

// The gazetteer keeps the knowledge alive.
Result<extract::Gazetteer> LoadGazetteer(const std::string& path) {
  if (path.empty()) return extract::Gazetteer{};
  Result<std::unique_ptr<extract::Knowledge>> loaded = extract::Knowledge::Load(path);
  if (!loaded.ok()) return loaded.status();
  const std::shared_ptr<const extract::Knowledge> knowledge = std::move(loaded).value();
  return extract::Gazetteer{[knowledge](std::string_view folded) { return knowledge->GazetteerBits(folded); },
                            [knowledge](std::string_view folded) { return knowledge->IsNamePrefix(folded); }};
}

Result<NamesCorpus> ReadOpenCorpora(const std::string& corpora) {
  Result<NamesCorpus> web = ReadNumberedNames(corpora + "/uner-ewt/en_ewt-ud-train.iob2");
  if (!web.ok()) return web;
  Result<NamesCorpus> wiki = ReadNumberedNames(corpora + "/wikigold/wikigold.conllu");
  if (!wiki.ok()) return wiki;
  NamesCorpus all = std::move(web).value();
  for (NamedDocument& document : wiki.value()) all.push_back(std::move(document));
  return all;
}

Result<NamesCorpus> ReadTraining(const NamesOptions& options) {
  return options.open ? ReadOpenCorpora(options.corpora)
                      : ReadNamesFolder(options.corpora + "/worldwide-newswire/train");
}

Result<NamesCorpus> ReadDevelopment(const NamesOptions& options) {
  return options.open ? ReadNumberedNames(options.corpora + "/uner-ewt/en_ewt-ud-dev.iob2")
                      : ReadNamesFolder(options.corpora + "/worldwide-newswire/dev");
}

// Tags point into the parser.
void AddTags(const extract::BiaffineParser& parser, NamesCorpus* corpus) {
  for (NamedDocument& document : *corpus) {
    const extract::Document& text = document.document;
    for (const extract::ParsedWord& word : parser.Parse(extract::WordsOf(text), text.sentences))
      document.words.push_back({parser.tags()[word.tag], "", -1, ""});
  }
}

Status Score(const NamesOptions& options, const extract::BiaffineParser& parser, const extract::Gazetteer& gazetteer) {
  Result<NamesCorpus> corpus = ReadDevelopment(options);
  if (!corpus.ok()) return corpus.status();
  AddTags(parser, &corpus.value());
  const Result<extract::NameFinder> finder = extract::NameFinder::Load(options.model, gazetteer);
  if (!finder.ok()) return finder.status();
  size_t words = 0, names = 0;
  const double begin = CpuSeconds();
  for (const NamedDocument& document : corpus.value()) {
    words += document.labels.size();
    names += finder.value().Find(document.document, document.words).size();
  }
  const double seconds = CpuSeconds() - begin;
  for (const auto& [cls, tally] : ScoreNames(corpus.value(), finder.value())) {
    fmt::print("{:<13} P {:5.2f}  R {:5.2f}  F1 {:5.2f}  of {}\n", cls, tally.precision(), tally.recall(), tally.f1(),
               tally.gold);
  }
  fmt::print("{} names, {:.0f} words a second\n", names, static_cast<double>(words) / seconds);
  return {};
}

Status Train(const NamesOptions& options, const extract::BiaffineParser& parser, const extract::Gazetteer& gazetteer) {
  const Result<NamesCorpus> read = ReadTraining(options);
  if (!read.ok()) return read.status();
  NamesCorpus corpus = WithVariants(read.value());
  AddTags(parser, &corpus);
  NamesSettings settings = options.settings;
  settings.report = [](const std::string& line) { fmt::print(stderr, "names: {}\n", line); };
  const extract::ModelFileWriter writer = TrainNames(corpus, gazetteer, settings);
  fmt::print("{}: {} bytes\n", options.model, writer.Bytes().size());
  return writer.Write(options.model);
}

Status Run(const NamesOptions& options) {
  const Result<extract::Gazetteer> gazetteer = LoadGazetteer(options.knowledge);
  if (!gazetteer.ok()) return gazetteer.status();
  const Result<extract::BiaffineParser> parser = extract::BiaffineParser::Load(options.parser);
  if (!parser.ok()) return parser.status();
  if (!options.score) {
    const Status trained = Train(options, parser.value(), gazetteer.value());
    if (!trained.ok()) return trained;
  }
  return Score(options, parser.value(), gazetteer.value());
}

}  // namespace

void AddNamesCommand(CLI::App* app, int* exit_code) {
  const auto options = std::make_shared<NamesOptions>();
  CLI::App* names = app->add_subcommand("names", "Train the name model and score it");
  names->add_option("--corpora", options->corpora, "folder with worldwide-newswire, uner-ewt and wikigold");
  names->add_option("--model", options->model, "the model's file");
  names->add_option("--parser", options->parser, "the parser's model, for tags");
  names->add_option("--knowledge", options->knowledge, "compiled knowledge that serves as gazetteer");
  names->add_flag("--open", options->open, "use the corpora under open licences alone");
  names->add_flag("--score", options->score, "only score the model there is");
  names->add_option("--rounds", options->settings.rounds, "rounds of training");
  names->add_option("--fold-rounds", options->settings.fold_rounds, "rounds of each held-out first pass");
  names->add_option("--row-bits", options->settings.row_bits, "logarithm of the number of rows of weights");
  names->add_option("--clip", options->settings.clip, "greatest weight kept, 0 for all");
  names->callback([options, exit_code] {
    const Status status = Run(*options);
    if (!status.ok()) fmt::print(stderr, "entente-train: {}\n", status.message());
    *exit_code = status.ok() ? 0 : 1;
  });
}

}  // namespace entente::train
