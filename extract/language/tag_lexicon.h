// Which tags a word is known to bear: the tagger looks words up before it decides, those to come among them.
#ifndef ENTENTE_EXTRACT_LANGUAGE_TAG_LEXICON_H_
#define ENTENTE_EXTRACT_LANGUAGE_TAG_LEXICON_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "extract/language/model_file.h"
#include "graph/status.h"

namespace entente::extract {

// Points into the section that it was read from. Words are given by WordForm::exact.
class TagLexicon {
 public:
  // A word, and a hash of the tags that it bears.
  struct Entry {
    uint32_t word;
    uint32_t tags;
  };

  TagLexicon() = default;
  // kCorrupt with a message that begins with `name` where the section is none of Write's.
  static Result<TagLexicon> Read(std::string_view section, std::string_view name);
  // `entries` are sorted by word, each word once.
  static std::string Write(std::span<const Entry> entries);

  // 0 for an unknown word.
  uint32_t Find(uint32_t word) const;

 private:
  std::span<const Entry> entries_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_TAG_LEXICON_H_
