#include "train/encode_command.h"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "extract/language/segmenter.h"
#include "train/encoded_corpus.h"
#include "train/text_folder.h"
#include "train/training_data.h"

namespace entente::train {
namespace {

struct EncodeOptions {
  std::string treebanks = "treebanks";
  std::string patterns = "train/news_patterns.txt";
  std::string segmenter = "models/segmenter.model";
  std::vector<std::string> text;
  std::vector<std::string> parsed;
  std::string out = "encoded";
  int text_count = 3;
};

Status Encode(const EncodeOptions& options) {
  Result<Treebank> training = ReadTraining(options.treebanks, options.patterns);
  if (!training.ok()) return training.status();
  Result<extract::Segmenter> segmenter = extract::Segmenter::Load(options.segmenter);
  if (!segmenter.ok()) return segmenter.status();
  Result<std::vector<extract::Document>> text = ReadTextFolders(options.text, segmenter.value());
  if (!text.ok()) return text.status();
  CorpusEncoder encoder(training.value(), text.value(), options.text_count);
  encoder.AddTreebank("train", training.value());
  encoder.AddText("text", text.value());
  for (const std::string set : {"ewt", "gum"}) {
    const Result<Treebank> development = ReadDevelopment(options.treebanks, set);
    if (!development.ok()) return development.status();
    encoder.AddTreebank(set + "-dev", development.value());
  }
  for (const std::string& path : options.parsed) {
    const Result<Treebank> parsed = ReadTreebank(path);
    if (!parsed.ok()) return parsed.status();
    encoder.AddTreebank(std::filesystem::path(path).stem().string(), parsed.value());
  }
  return encoder.Write(options.out);
}

}  // namespace

void AddEncodeCommand(CLI::App* app, int* exit_code) {
  auto options = std::make_shared<EncodeOptions>();
  CLI::App* encode = app->add_subcommand("encode", "Write treebanks and text as numbers for other training programs");
  encode->add_option("--treebanks", options->treebanks, "folder with ud-ewt and ud-gum");
  encode->add_option("--patterns", options->patterns, "patterns of news sentences");
  encode->add_option("--segmenter", options->segmenter, "the model that cuts text");
  encode->add_option("--text", options->text, "folders of plain text");
  encode->add_option("--parsed", options->parsed, "more treebanks (CoNLL-U), each under its file's name");
  encode->add_option("--text-count", options->text_count, "how often text must have a word to make it known");
  encode->add_option("--out", options->out, "folder to write to");
  encode->callback([options, exit_code] {
    const Status status = Encode(*options);
    if (!status.ok()) fmt::print(stderr, "entente-train: {}\n", status.message());
    *exit_code = status.ok() ? 0 : 1;
  });
}

}  // namespace entente::train
