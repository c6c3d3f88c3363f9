// Novels with their quotations, speakers and coreference marked, from LitBank's files.
#ifndef ENTENTE_TRAIN_QUOTATIONS_CORPUS_H_
#define ENTENTE_TRAIN_QUOTATIONS_CORPUS_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/status.h"
#include "graph/types.h"

namespace entente::train {

constexpr int32_t kNoGoldEntity = -1;

struct GoldMention {
  ByteSpan bytes;
  int32_t entity = kNoGoldEntity;
};

struct GoldQuotation {
  ByteSpan bytes;                   // with its marks
  int32_t speaker = kNoGoldEntity;  // kNoGoldEntity where the speaker's label is that of no entity
};

struct QuotedText {
  std::string name;
  std::string text;
  std::vector<GoldMention> mentions;      // in the order of their ends
  std::vector<GoldQuotation> quotations;  // in text order
};

// Tells "I" and its forms, which inside a quotation stand for its speaker.
using IsFirstPerson = std::function<bool(std::string_view)>;

// One text of LitBank: `coreference` in CoNLL form, `quotations` as its .ann file has them. The corpus gives tokens and
// sentences; the text is put together with the blanks that print has, its sentences `between` apart. A speaker's label
// is that of the entity that has it among its mentions (of several, the one whose number is nearest), else of the
// entity that most first persons inside the speaker's quotations stand for. Fails with name and line where a row is not
// of the form expected.
Result<QuotedText> ReadQuotedText(const std::string& name, std::string_view coreference, std::string_view quotations,
                                  std::string_view between, const IsFirstPerson& is_first_person);

// All texts of a folder with coref/conll and quotations/tsv, by name.
Result<std::vector<QuotedText>> ReadQuotedTexts(const std::string& folder, std::string_view between,
                                                const IsFirstPerson& is_first_person);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_QUOTATIONS_CORPUS_H_
