#include "extract/language/names.h"

#include <fmt/format.h>

#include <algorithm>

#include "extract/language/names_features.h"

namespace entente::extract {
namespace {

constexpr size_t kMostClasses = 16;

}  // namespace

std::vector<std::vector<TokenSpan>> NameStretches(const Document& document) {
  std::vector<std::vector<TokenSpan>> stretches;
  uint32_t size = kNameStretch;
  for (TokenSpan sentence : document.sentences) {
    while (!sentence.empty()) {
      if (size >= kNameStretch) {
        stretches.emplace_back();
        size = 0;
      }
      const TokenSpan piece{sentence.begin, std::min(sentence.end, sentence.begin + kNameStretch)};
      stretches.back().push_back(piece);
      size += piece.size();
      sentence.begin = piece.end;
    }
  }
  return stretches;
}

NameFinder::NameFinder(ModelFile file, NameLabels labels, Perceptron first, Perceptron second, Gazetteer gazetteer)
    : file_(std::move(file)),
      labels_(std::move(labels)),
      first_(first),
      second_(second),
      gazetteer_(std::move(gazetteer)) {}

Result<NameFinder> NameFinder::Load(const std::string& path, Gazetteer gazetteer) {
  Result<ModelFile> file = ModelFile::Open(path, "names");
  if (!file.ok()) return file.status();
  const Result<std::string_view> classes = file.value().Section("classes");
  if (!classes.ok()) return classes.status();
  NameLabels labels(SplitLines(classes.value()));
  if (labels.classes().empty() || labels.classes().size() > kMostClasses) {
    return Status(ErrorCode::kCorrupt, fmt::format("{}: expected 1 to {} classes of names", path, kMostClasses));
  }
  const Result<Perceptron> first = ReadPerceptron(file.value(), "first", labels.size());
  if (!first.ok()) return first.status();
  const Result<Perceptron> second = ReadPerceptron(file.value(), "second", labels.size());
  if (!second.ok()) return second.status();
  return NameFinder(std::move(file).value(), std::move(labels), first.value(), second.value(), std::move(gazetteer));
}

std::vector<Name> NameFinder::Find(const Document& document, std::span<const Word> words) const {
  std::vector<Name> names;
  NameSearch first(first_), second(second_);
  TokenFeatures first_features, second_features;
  std::vector<uint8_t> guesses, labels;
  for (const std::vector<TokenSpan>& stretch : NameStretches(document)) {
    const NameFeatures features(document, words, stretch, gazetteer_);
    features.FirstPass(&first_features);
    guesses.clear();
    for (const TokenSpan& sentence : features.sentences())
      first.Label(first_features, sentence.begin, sentence.end, &guesses);
    features.SecondPass(first_features, guesses, &second_features);
    for (const TokenSpan& sentence : features.sentences()) {
      labels.clear();
      second.Label(second_features, sentence.begin, sentence.end, &labels);
      labels_.AppendNames(labels, stretch.front().begin + sentence.begin, &names);
    }
  }
  return names;
}

}  // namespace entente::extract
