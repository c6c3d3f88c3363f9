#include "train/training_data.h"

#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "train/news_patterns.h"

namespace entente::train {
namespace {

constexpr size_t kPatternCopies = 16;

// The sentences of both, where both could be read.
Result<Treebank> Joined(Result<Treebank> first, Result<Treebank> second) {
  if (!first.ok()) return first;
  if (!second.ok()) return second;
  Treebank all = std::move(first).value();
  Treebank more = std::move(second).value();
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return all;
}

}  // namespace

Result<Treebank> ReadGoldTraining(const std::string& treebanks) {
  Result<Treebank> gum = ReadTreebank(treebanks + "/ud-gum/en_gum-ud-train.conllu");
  if (!gum.ok()) return gum;
  return Joined(ReadTreebank(treebanks + "/ud-ewt/en_ewt-ud-train.conllu"), OpenPart(std::move(gum).value()));
}

Result<Treebank> ReadTraining(const std::string& treebanks, const std::string& patterns) {
  return Joined(ReadGoldTraining(treebanks), MakeNewsSentences(patterns, kPatternCopies));
}

Result<Treebank> ReadDevelopment(const std::string& treebanks, const std::string& set) {
  return ReadTreebank(fmt::format("{0}/ud-{1}/en_{1}-ud-dev.conllu", treebanks, set));
}

}  // namespace entente::train
