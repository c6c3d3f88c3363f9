// Direct speech: what is quoted, who says it and which verb tells so.
#ifndef ENTENTE_EXTRACT_LANGUAGE_QUOTES_H_
#define ENTENTE_EXTRACT_LANGUAGE_QUOTES_H_

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/analysis.h"
#include "extract/language/word_tables.h"
#include "graph/status.h"

namespace entente::extract {

// The words of schemas/words/speech.toml.
class SpeechWords {
 public:
  // Both fail with file, line and what was expected.
  static Result<SpeechWords> Load(const std::string& path);
  static Result<SpeechWords> Parse(std::string_view toml, std::string_view file);

  bool IsCue(std::string_view lemma) const { return cues_.contains(lemma); }
  bool IsQuoted(std::string_view lemma) const { return quoted_.contains(lemma); }
  bool IsAccording(std::string_view lemma) const { return according_.contains(lemma); }

 private:
  using Words = std::set<std::string, std::less<>>;

  static Result<SpeechWords> From(const Result<WordTables>& tables);

  Words cues_, quoted_, according_;
};

// In text order. A quotation takes its speaker from the verb of saying before or behind it, from "according to", or,
// where it has none of these and the speech runs on, from the quotation before (its cue is then -1). Words in quotation
// marks that nobody is said to say and that are no sentence are left out. `words` holds one word a token.
std::vector<Quotation> FindQuotations(const Document& document, std::span<const Word> words, const SpeechWords& speech);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_QUOTES_H_
