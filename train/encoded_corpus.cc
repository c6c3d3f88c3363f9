#include "train/encoded_corpus.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <span>
#include <unordered_map>

#include "extract/language/embedding_rows.h"

namespace entente::train {
namespace {

// Rows for pieces of words: some thousand for each kind that has many.
constexpr std::array<uint32_t, extract::kRowsOfWord - 1> kPieces = {12288, 512,  2048, 6144, 8192, 512,
                                                                    2048,  4096, 8192, 8192, 1024};

using WordCounts = std::unordered_map<uint32_t, int>;

void AddFrequent(const WordCounts& counts, int least, std::set<uint32_t>* words) {
  for (const auto& [word, count] : counts) {
    if (count >= least) words->insert(word);
  }
}

std::vector<uint32_t> MakeVocabulary(const Treebank& training, const std::vector<extract::Document>& text,
                                     int text_count) {
  WordCounts in_training, in_text;
  for (const GoldSentence& sentence : training) {
    for (const GoldToken& token : sentence.tokens) ++in_training[extract::VocabularyHash(token.form)];
  }
  for (const extract::Document& document : text) {
    for (uint32_t token = 0; token < document.tokens.size(); ++token)
      ++in_text[extract::VocabularyHash(document.TokenText(token))];
  }
  std::set<uint32_t> words;
  AddFrequent(in_training, 2, &words);
  AddFrequent(in_text, text_count, &words);
  return {words.begin(), words.end()};
}

// Sorted; their indices are the numbers of classes.
std::vector<std::string> NamesOf(const Treebank& treebank, std::string GoldToken::*name) {
  std::set<std::string> names;
  for (const GoldSentence& sentence : treebank) {
    for (const GoldToken& token : sentence.tokens) names.insert(token.*name);
  }
  return {names.begin(), names.end()};
}

int32_t NumberOf(const std::vector<std::string>& names, const std::string& name) {
  const auto found = std::lower_bound(names.begin(), names.end(), name);
  return found == names.end() || *found != name ? -1 : static_cast<int32_t>(found - names.begin());
}

Status WriteNumbers(const std::string& path, const void* numbers, size_t size) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(static_cast<const char*>(numbers), static_cast<std::streamsize>(size));
  out.close();
  return out ? Status() : Status(ErrorCode::kIo, path + ": cannot write this file");
}

template <typename Numbers>
Status WriteNumbers(const std::string& path, const Numbers& numbers) {
  return WriteNumbers(path, numbers.data(), numbers.size() * sizeof(numbers[0]));
}

}  // namespace

CorpusEncoder::CorpusEncoder(const Treebank& training, const std::vector<extract::Document>& text, int text_count)
    : vocabulary_(MakeVocabulary(training, text, text_count)),
      tags_(NamesOf(training, &GoldToken::tag)),
      relations_(NamesOf(training, &GoldToken::relation)) {}

int32_t CorpusEncoder::WordIndex(std::string_view word) {
  auto found = types_.find(word);
  if (found == types_.end()) {
    found = types_.emplace(std::string(word), static_cast<int32_t>(types_.size())).first;
    for (uint32_t row : extract::RowsOfWord(word, {vocabulary_, kPieces})) Add("types.rows", static_cast<int32_t>(row));
  }
  return found->second;
}

void CorpusEncoder::AddTreebank(const std::string& name, const Treebank& treebank) {
  for (const GoldSentence& sentence : treebank) {
    Add(name + ".lengths", static_cast<int32_t>(sentence.tokens.size()));
    for (const GoldToken& token : sentence.tokens) {
      Add(name + ".words", WordIndex(token.form));
      Add(name + ".tags", NumberOf(tags_, token.tag));
      Add(name + ".heads", token.head + 1);
      Add(name + ".labels", NumberOf(relations_, token.relation));
    }
  }
}

void CorpusEncoder::AddText(const std::string& name, const std::vector<extract::Document>& text) {
  for (const extract::Document& document : text) {
    for (const extract::TokenSpan sentence : document.sentences) {
      Add(name + ".lengths", static_cast<int32_t>(sentence.size()));
      for (uint32_t token = sentence.begin; token < sentence.end; ++token)
        Add(name + ".words", WordIndex(document.TokenText(token)));
    }
  }
}

Status CorpusEncoder::Write(const std::string& folder) const {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return Status(ErrorCode::kIo, fmt::format("{}: cannot make this folder", folder));
  for (const auto& [file, numbers] : files_) {
    Status status = WriteNumbers(folder + "/" + file, numbers);
    if (!status.ok()) return status;
  }
  Status status = WriteNumbers(folder + "/vocabulary", vocabulary_);
  if (!status.ok()) return status;
  status = WriteNumbers(folder + "/pieces", kPieces);
  if (!status.ok()) return status;
  const extract::EmbeddingShape shape{vocabulary_, kPieces};
  const nlohmann::json names = {{"tags", tags_}, {"relations", relations_}, {"rows", shape.rows()}};
  return WriteNumbers(folder + "/names.json", names.dump());
}

}  // namespace entente::train
