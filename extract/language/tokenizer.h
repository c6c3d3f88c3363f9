// Cuts text into tokens by rules, as Universal Dependencies' English treebanks do: clitics ("Kim|'s", "do|n't"),
// punctuation and most hyphens stand alone; abbreviations, initials, numbers and web addresses stay whole.
#ifndef ENTENTE_EXTRACT_LANGUAGE_TOKENIZER_H_
#define ENTENTE_EXTRACT_LANGUAGE_TOKENIZER_H_

#include <memory>
#include <string_view>
#include <vector>

#include "extract/language/tokenizer_words.h"
#include "graph/types.h"

namespace entente::extract {

class Tokenizer {
 public:
  explicit Tokenizer(TokenizerWords words);
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;

  // Tokens of `text` in order: never empty, never overlapping, on character borders, without white space. Linear in the
  // length of the text.
  std::vector<ByteSpan> Tokenize(std::string_view text) const;

  // True for a word whose full stop belongs to it ("Gen." or "U.S.", given with the stop).
  bool IsAbbreviation(std::string_view word) const;

 private:
  struct Rules;
  std::unique_ptr<const Rules> rules_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_TOKENIZER_H_
