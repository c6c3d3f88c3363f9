// The word lists behind the rules of tokens and sentences.
#ifndef ENTENTE_EXTRACT_LANGUAGE_TOKENIZER_WORDS_H_
#define ENTENTE_EXTRACT_LANGUAGE_TOKENIZER_WORDS_H_

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/model_file.h"
#include "graph/status.h"

namespace entente::extract {

// Lists by the names they have in schemas/words/abbreviations.toml.
class TokenizerWords {
 public:
  // Names of the lists, in the order they are kept in a model.
  static std::span<const std::string_view> ListNames();

  // Reads the lists of a segmenter model.
  static Result<TokenizerWords> Read(const ModelFile& file);

  void Add(std::string_view list, std::string word);
  bool Has(std::string_view list, std::string_view word) const;
  // In any case, with typographic apostrophes as plain ones.
  bool HasFolded(std::string_view list, std::string_view word) const;
  std::string ListText(std::string_view list) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> lists_;  // each sorted
};

// Words longer than this are in no list.
inline constexpr size_t kLongestListedWord = 32;

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_TOKENIZER_WORDS_H_
