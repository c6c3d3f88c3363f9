// Finds the time expressions of a document and says what they mean on the day it was published.
#ifndef ENTENTE_EXTRACT_LANGUAGE_TIME_READER_H_
#define ENTENTE_EXTRACT_LANGUAGE_TIME_READER_H_

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/language/analysis.h"
#include "extract/language/time_words.h"
#include "graph/status.h"

namespace entente::extract {

// Immutable; may be used from many threads at once.
class TimeReader {
 public:
  // Reads schemas/words/time.toml; fails with file, line and what was expected.
  static Result<TimeReader> Load(const std::string& path);
  static Result<TimeReader> Parse(std::string_view toml, std::string_view file);

  // In text order, not overlapping. `words` holds one word a token, or is empty: then tense is read from the words
  // before an expression alone. Weekdays and months without a year mean the past unless the clause speaks of the
  // future. "Since", "until", "by", "before" and "after" open or close the span and stay outside the tokens.
  std::vector<TimeExpression> Find(const Document& document, std::span<const Word> words) const;

 private:
  explicit TimeReader(TimeWords words) : words_(std::move(words)) {}

  TimeWords words_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_TIME_READER_H_
