// What the name model sees of a token: its letters and those around, known names, and what the rest of the document
// does with the same word.
#ifndef ENTENTE_EXTRACT_LANGUAGE_NAMES_FEATURES_H_
#define ENTENTE_EXTRACT_LANGUAGE_NAMES_FEATURES_H_

#include <cstdint>
#include <memory_resource>
#include <span>
#include <unordered_map>
#include <vector>

#include "extract/language/analysis.h"
#include "extract/language/names_gazetteer.h"
#include "extract/language/names_labels.h"

namespace entente::extract {

// Features over a stretch of a document: consecutive sentences, or pieces of long ones.
class NameFeatures {
 public:
  // `words` holds one word a token, of which only the tag is read, or is empty.
  NameFeatures(const Document& document, std::span<const Word> words, std::span<const TokenSpan> sentences,
               const Gazetteer& gazetteer);

  // Sets the features of the first pass for all tokens of the stretch.
  void FirstPass(TokenFeatures* tokens) const;
  // Sets those of the second pass: the first pass's, and what the first pass made of the same words in the whole
  // stretch. `labels` holds the first pass's label of each token.
  void SecondPass(const TokenFeatures& first, std::span<const uint8_t> labels, TokenFeatures* tokens) const;

  // The sentences, counted from the first token of the stretch.
  std::span<const TokenSpan> sentences() const { return sentences_; }

 private:
  static constexpr size_t kAffixes = 4;

  struct Form {
    uint32_t exact = 0, lower = 0, shape = 0, tag = 0;
    uint32_t prefixes[kAffixes] = {};
    uint32_t suffixes[kAffixes] = {};
    bool capital = false;
  };
  // How the document writes a word.
  struct Use {
    uint16_t lower = 0;        // without a capital
    uint16_t mid_capital = 0;  // with one, inside a sentence that is not all in capitals
  };
  struct Place {
    TokenSpan sentence;
    uint32_t at;
    bool shouting;  // the sentence has a capital on nearly every word
  };
  static Form MakeForm(std::string_view word);
  bool Shouts(TokenSpan sentence) const;
  void CountUses();
  const Form* FormAt(const Place& place, int offset) const;
  uint32_t Lower(const Place& place, int offset) const;
  uint32_t Shape(const Place& place, int offset) const;
  uint32_t Known(const Place& place, int offset) const;
  uint32_t Tag(const Place& place, int offset) const;
  void AddTags(const Place& place, std::vector<FeatureHash>* out) const;
  void AddWords(const Place& place, std::vector<FeatureHash>* out) const;
  void AddShapes(const Place& place, std::vector<FeatureHash>* out) const;
  void AddRun(const Place& place, std::vector<FeatureHash>* out) const;
  void AddKnown(const Place& place, std::vector<FeatureHash>* out) const;
  void AddUse(const Place& place, std::vector<FeatureHash>* out) const;

  std::vector<TokenSpan> sentences_;
  std::vector<Form> forms_;
  std::vector<GazetteerHit> known_;
  std::pmr::monotonic_buffer_resource memory_;             // of the uses, in a few large pieces
  std::pmr::unordered_map<uint32_t, Use> uses_{&memory_};  // by lower-case form
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_NAMES_FEATURES_H_
