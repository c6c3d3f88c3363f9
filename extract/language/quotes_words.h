// The words of schemas/words/speech.toml: verbs of saying and what else tells who speaks.
#ifndef ENTENTE_EXTRACT_LANGUAGE_QUOTES_WORDS_H_
#define ENTENTE_EXTRACT_LANGUAGE_QUOTES_WORDS_H_

#include <set>
#include <string>
#include <string_view>

#include "extract/language/word_tables.h"
#include "graph/status.h"

namespace entente::extract {

class SpeechWords {
 public:
  // Both fail with file, line and what was expected.
  static Result<SpeechWords> Load(const std::string& path);
  static Result<SpeechWords> Parse(std::string_view toml, std::string_view file);

  bool IsCue(std::string_view lemma) const { return cues_.contains(lemma); }
  // Verbs that tell of speech where they stand right beside a quotation: "he smiled".
  bool IsBeside(std::string_view lemma) const { return beside_.contains(lemma); }
  // Verbs that tell what somebody thinks, whose speech often follows: "he hopes".
  bool IsIndirect(std::string_view lemma) const { return indirect_.contains(lemma); }
  bool IsQuoted(std::string_view lemma) const { return quoted_.contains(lemma); }
  bool IsAccording(std::string_view lemma) const { return according_.contains(lemma); }
  bool IsAddressee(std::string_view lemma) const { return addressees_.contains(lemma); }
  bool IsPerson(std::string_view lemma) const { return persons_.contains(lemma); }
  bool IsMute(std::string_view lemma) const { return mute_.contains(lemma); }

 private:
  using Words = std::set<std::string, std::less<>>;

  static Result<SpeechWords> From(const Result<WordTables>& tables);

  Words cues_, beside_, indirect_, quoted_, according_, addressees_, persons_, mute_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_QUOTES_WORDS_H_
