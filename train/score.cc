#include "train/score.h"

#include <fmt/format.h>

#include <vector>

namespace entente::train {
namespace {

using extract::Analysis;
using extract::Document;

constexpr int kUnaligned = -2;
constexpr int kRoot = -1;

// For each token of `gold`, the system's token over the same bytes, or kUnaligned.
std::vector<int> AlignTokens(const Document& gold, const Document& system) {
  std::vector<int> aligned(gold.tokens.size(), kUnaligned);
  size_t j = 0;
  for (size_t i = 0; i < gold.tokens.size(); ++i) {
    while (j < system.tokens.size() && system.tokens[j].begin < gold.tokens[i].begin) ++j;
    if (j < system.tokens.size() && system.tokens[j] == gold.tokens[i]) aligned[i] = static_cast<int>(j);
  }
  return aligned;
}

size_t CommonSentences(const Document& gold, const Document& system) {
  size_t common = 0, j = 0;
  for (extract::TokenSpan sentence : gold.sentences) {
    const ByteSpan bytes = gold.Bytes(sentence);
    while (j < system.sentences.size() && system.Bytes(system.sentences[j]).begin < bytes.begin) ++j;
    common += j < system.sentences.size() && system.Bytes(system.sentences[j]) == bytes;
  }
  return common;
}

std::string_view Universal(std::string_view relation) { return relation.substr(0, relation.find(':')); }

Tally OverWords(const Analysis& gold, const Analysis& system) { return {gold.words.size(), system.words.size(), 0}; }

}  // namespace

Scores Compare(const Analysis& gold, const Analysis& system) {
  Scores scores;
  scores.tokens = scores.tags = scores.lemmas = scores.heads = scores.relations = scores.subtypes =
      OverWords(gold, system);
  scores.sentences = {gold.document.sentences.size(), system.document.sentences.size(),
                      CommonSentences(gold.document, system.document)};
  const std::vector<int> aligned = AlignTokens(gold.document, system.document);
  for (size_t i = 0; i < aligned.size(); ++i) {
    if (aligned[i] == kUnaligned) continue;
    const extract::Word &truth = gold.words[i], &guess = system.words[static_cast<size_t>(aligned[i])];
    const int head = truth.head < 0 ? kRoot : aligned[static_cast<size_t>(truth.head)];
    const bool attached = head == guess.head;
    scores.tokens.correct += 1;
    scores.tags.correct += truth.tag == guess.tag;
    scores.lemmas.correct += truth.lemma == guess.lemma;
    scores.heads.correct += attached;
    scores.relations.correct += attached && Universal(truth.relation) == Universal(guess.relation);
    scores.subtypes.correct += attached && truth.relation == guess.relation;
  }
  return scores;
}

Tally CompareLemmas(const Treebank& gold, const extract::Lemmatizer& lemmatizer) {
  Tally lemmas;
  for (const GoldSentence& sentence : gold) {
    for (const GoldToken& token : sentence.tokens) {
      ++lemmas.gold;
      ++lemmas.system;
      lemmas.correct += lemmatizer.Lemma(token.form, token.tag) == token.lemma;
    }
  }
  return lemmas;
}

Analysis GoldAnalysis(const Treebank& treebank) {
  Analysis analysis;
  analysis.document = GoldDocument(treebank);
  for (const GoldSentence& sentence : treebank) {
    const int first = static_cast<int>(analysis.words.size());
    for (const GoldToken& token : sentence.tokens) {
      analysis.words.push_back({token.tag, token.lemma, token.head < 0 ? -1 : first + token.head, token.relation});
    }
  }
  return analysis;
}

std::string Print(const Scores& scores) {
  return fmt::format(
      "tokens {:.2f} sentences {:.2f} tags {:.2f} lemmas {:.2f} UAS {:.2f} LAS {:.2f} LAS+subtypes {:.2f}",
      scores.tokens.F1(), scores.sentences.F1(), scores.tags.F1(), scores.lemmas.F1(), scores.heads.F1(),
      scores.relations.F1(), scores.subtypes.F1());
}

}  // namespace entente::train
