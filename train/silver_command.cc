#include "train/silver_command.h"

#include <fmt/format.h>

#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "extract/language/biaffine_parser.h"
#include "extract/language/print.h"
#include "train/text_folder.h"

namespace entente::train {
namespace {

struct SilverOptions {
  std::vector<std::string> text;
  std::string models = "models";
  std::string out = "silver.conllu";
};

// Headings and lists teach little, and what is longer is no sentence.
bool TeachesLittle(const extract::TokenSpan& sentence) { return sentence.size() < 4 || sentence.size() > 80; }

// With the parser's own tags, and without lemmas.
extract::Analysis Parse(const extract::BiaffineParser& parser, extract::Document document) {
  extract::Analysis analysis;
  const std::vector<extract::TaggedTree> trees = parser.Parse(extract::WordsOf(document));
  for (size_t i = 0; i < trees.size(); ++i) {
    const auto begin = static_cast<int32_t>(document.sentences[i].begin);
    for (size_t at = 0; at < trees[i].tags.size(); ++at) {
      const int32_t head = trees[i].tree.heads[at];
      analysis.words.push_back({parser.tags()[trees[i].tags[at]], "_", head < 0 ? -1 : head + begin,
                                parser.relations()[trees[i].tree.labels[at]]});
    }
  }
  analysis.document = std::move(document);
  return analysis;
}

Status MakeSilver(const SilverOptions& options) {
  Result<extract::BiaffineParser> parser = extract::BiaffineParser::Load(options.models + "/biaffine.model");
  if (!parser.ok()) return parser.status();
  Result<extract::Segmenter> segmenter = extract::Segmenter::Load(options.models + "/segmenter.model");
  if (!segmenter.ok()) return segmenter.status();
  Result<std::vector<extract::Document>> text = ReadTextFolders(options.text, segmenter.value());
  if (!text.ok()) return text.status();
  std::ofstream out(options.out, std::ios::binary | std::ios::trunc);
  for (extract::Document& document : text.value()) {
    extract::Analysis analysis = Parse(parser.value(), std::move(document));
    std::erase_if(analysis.document.sentences, TeachesLittle);
    out << extract::PrintConllu(analysis);
  }
  out.close();
  return out ? Status() : Status(ErrorCode::kIo, options.out + ": cannot write this file");
}

}  // namespace

void AddSilverCommand(CLI::App* app, int* exit_code) {
  auto options = std::make_shared<SilverOptions>();
  CLI::App* silver = app->add_subcommand("silver", "Parse text with the accurate parser, to train the quick one on");
  silver->add_option("--text", options->text, "folders of plain text")->required();
  silver->add_option("--models", options->models, "folder of the models");
  silver->add_option("--out", options->out, "CoNLL-U file to write");
  silver->callback([options, exit_code] {
    const Status status = MakeSilver(*options);
    if (!status.ok()) fmt::print(stderr, "entente-train: {}\n", status.message());
    *exit_code = status.ok() ? 0 : 1;
  });
}

}  // namespace entente::train
