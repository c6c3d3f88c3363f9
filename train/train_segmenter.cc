#include "train/train_segmenter.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <utility>

#include "extract/language/sentence_splitter.h"
#include "extract/language/tokenizer_words.h"
#include "train/perceptron_trainer.h"
#include "train/shuffle.h"

namespace entente::train {
namespace {

constexpr int kRowBits = 17;
constexpr int kMargin = 10, kEndMargin = 30;
constexpr int kRounds = 8;
constexpr uint64_t kOrderSeed = 1;

Status Bad(const std::string& path, std::string_view why) {
  return Status(ErrorCode::kInvalidInput, fmt::format("{}: {}", path, why));
}

Result<extract::TokenizerWords> ReadWords(const std::string& path) {
  toml::table file;
  try {
    file = toml::parse_file(path);
  } catch (const toml::parse_error& error) {
    return Status(ErrorCode::kInvalidInput,
                  fmt::format("{}:{}: {}", path, error.source().begin.line, error.description()));
  }
  extract::TokenizerWords words;
  for (std::string_view list : extract::TokenizerWords::ListNames()) {
    const toml::array* entries = file[list].as_array();
    if (entries == nullptr) return Bad(path, fmt::format("expected a list \"{}\"", list));
    for (const toml::node& entry : *entries) {
      const auto word = entry.value<std::string>();
      if (!word) return Bad(path, fmt::format("the list \"{}\" holds something that is not a string", list));
      words.Add(list, *word);
    }
  }
  return words;
}

std::string TrainBoundaries(const Treebank& treebank, const extract::TokenizerWords& words) {
  const extract::Document gold = GoldDocument(treebank);
  const extract::SentenceBorders borders(gold.article.text, gold.tokens, words);
  PerceptronTrainer trainer(2, kRowBits);
  extract::FeatureHash features[extract::kBoundaryFeatureCount];
  int32_t scores[2];
  Shuffler shuffler(kOrderSeed);
  for (int round = 0; round < kRounds; ++round) {
    for (size_t i : shuffler.Order(gold.sentences.size())) {
      const extract::TokenSpan sentence = gold.sentences[i];
      for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
        if (borders.IsForced(token) || !borders.IsCandidate(token)) continue;
        borders.Features(sentence.begin, token, features);
        trainer.Step();
        trainer.Score(features, scores);
        const int truth = token + 1 == sentence.end ? 1 : 0;
        if (scores[truth] - scores[1 - truth] > (truth == 1 ? kEndMargin : kMargin)) continue;
        trainer.Update(features, truth, 1);
        trainer.Update(features, 1 - truth, -1);
      }
    }
  }
  return trainer.Finish();
}

}  // namespace

Result<extract::ModelFileWriter> TrainSegmenter(const Treebank& treebank, const std::string& words) {
  Result<extract::TokenizerWords> lists = ReadWords(words);
  if (!lists.ok()) return lists.status();
  extract::ModelFileWriter writer("segmenter");
  for (std::string_view list : extract::TokenizerWords::ListNames()) {
    writer.Add(std::string(list), lists.value().ListText(list));
  }
  writer.Add("boundaries", TrainBoundaries(treebank, lists.value()));
  return writer;
}

}  // namespace entente::train
