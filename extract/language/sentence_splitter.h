// Groups tokens into sentences. A blank line always ends one, so does a line of its own (a headline, a list entry); a
// perceptron judges full stops, question marks, colons and closing quotes, and where writers leave out the full stop
// (after an address, before a capital).
#ifndef ENTENTE_EXTRACT_LANGUAGE_SENTENCE_SPLITTER_H_
#define ENTENTE_EXTRACT_LANGUAGE_SENTENCE_SPLITTER_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/language/document.h"
#include "extract/language/perceptron.h"
#include "extract/language/tokenizer_words.h"

namespace entente::extract {

inline constexpr size_t kBoundaryFeatureCount = 30;

// The tokens of a text with what the gaps between them say.
class SentenceBorders {
 public:
  // Points to all three.
  SentenceBorders(std::string_view text, std::span<const ByteSpan> tokens, const TokenizerWords& words);

  size_t size() const { return tokens_.size(); }
  // True where the lines of the text end a sentence after `token`, whatever the words are.
  bool IsForced(size_t token) const;
  // True where a sentence may end after `token`.
  bool IsCandidate(size_t token) const;
  // True where a quote ends and who said it follows: no sentence ends there, although treebanks have too few such
  // quotes for a model to learn it.
  bool IsReported(size_t token) const;
  // True where a paragraph that began at `first` has said where it was written: "OSLO, May 3 (Agency) -- The minister".
  bool EndsDateline(size_t first, size_t token) const;
  // By how much the scores must speak for an end after `token`: where nothing but a capital speaks for it, the
  // treebanks' letters and lists have taught it for lines that edited prose does not have.
  int32_t Margin(size_t token) const;
  // The features of that decision in a sentence that began at `first`.
  void Features(size_t first, size_t token, FeatureHash* features) const;

 private:
  enum class Gap : uint8_t { kNone, kSpace, kLine, kParagraph };

  // What the features see of a token.
  struct Look {
    uint32_t word = 0;   // hash of its small letters
    uint32_t shape = 0;  // first character, and how it stands between spaces
    uint32_t kind = 0;   // of SentenceTokenKind, or the hash of a mark
  };

  std::string_view Token(size_t token) const;
  Gap GapAfter(size_t token) const;
  bool IsAfterPunctuation(size_t token) const;
  bool IsInPassing(size_t token) const;
  bool IsDash(size_t token) const;
  bool ClosesRemark(size_t token) const;
  bool IsFirstInitial(size_t token) const;
  Look MakeLook(size_t token) const;
  // The look of a token in or beside the sentence that began at `first`.
  Look At(size_t first, size_t token) const;
  void CountQuotes();
  void MarkWrappedLines();

  std::string_view text_;
  std::span<const ByteSpan> tokens_;
  const TokenizerWords& words_;
  std::vector<Gap> gaps_;           // after each token
  std::vector<uint32_t> quotes_;    // straight quotes before each token
  std::vector<int32_t> depth_;      // opening less closing marks before each token
  std::vector<uint32_t> capitals_;  // tokens before each token that begin with no capital
  std::vector<uint32_t> left_;      // tokens up to the end of its paragraph
  std::vector<Look> looks_;
};

// Sentences over all tokens, in order. `scorer` has two classes: the sentence goes on, the sentence ends.
std::vector<TokenSpan> SplitSentences(std::string_view text, std::span<const ByteSpan> tokens,
                                      const TokenizerWords& words, const LinearScorer& scorer);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_SENTENCE_SPLITTER_H_
