// Groups tokens into sentences. A blank line always ends one, so does a line of its own (a headline, a list entry); a
// perceptron judges full stops, question marks, colons and closing quotes.
#ifndef ENTENTE_EXTRACT_LANGUAGE_SENTENCE_SPLITTER_H_
#define ENTENTE_EXTRACT_LANGUAGE_SENTENCE_SPLITTER_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/language/document.h"
#include "extract/language/perceptron.h"

namespace entente::extract {

inline constexpr size_t kBoundaryFeatureCount = 20;

// The tokens of a text with what the gaps between them say.
class SentenceBorders {
 public:
  SentenceBorders(std::string_view text, std::span<const ByteSpan> tokens);

  size_t size() const { return tokens_.size(); }
  // True where the lines of the text end a sentence after `token`, whatever the words are.
  bool IsForced(size_t token) const;
  // True where a sentence may end after `token`.
  bool IsCandidate(size_t token) const;
  // The features of that decision in a sentence that began at `first`.
  void Features(size_t first, size_t token, FeatureHash* features) const;

 private:
  enum class Gap : uint8_t { kNone, kSpace, kLine, kParagraph };

  std::string_view Token(size_t token) const;
  Gap GapAfter(size_t token) const;
  uint32_t Word(size_t token) const;
  uint32_t Shape(size_t token) const;
  void MarkWrappedLines();

  std::string_view text_;
  std::span<const ByteSpan> tokens_;
  std::vector<Gap> gaps_;  // after each token
};

// Sentences over all tokens, in order. `scorer` has two classes: the sentence goes on, the sentence ends.
std::vector<TokenSpan> SplitSentences(std::string_view text, std::span<const ByteSpan> tokens,
                                      const LinearScorer& scorer);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_SENTENCE_SPLITTER_H_
