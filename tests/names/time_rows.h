// A table row of the time reader: a text, the day it was published and the expressions found in it, printed.
#ifndef ENTENTE_TESTS_NAMES_TIME_ROWS_H_
#define ENTENTE_TESTS_NAMES_TIME_ROWS_H_

#include <gtest/gtest.h>

#include <span>
#include <string>
#include <vector>

#include "extract/language/time_reader.h"
#include "plain_document.h"

namespace entente::extract {

struct TimeRow {
  const char* text;
  const char* published;
  const char* times;
};

inline const TimeReader& Times() {
  static const auto* reader = new Result<TimeReader>(TimeReader::Load(ENTENTE_SOURCE_DIR "/schemas/words/time.toml"));
  EXPECT_TRUE(reader->ok()) << reader->status().message();
  return reader->value();
}

// "Thursday = 2019-04-25 [2019-04-25]; ...", without words: tense is told by the words before an expression.
inline std::string PrintTimes(const Document& document, std::span<const Word> words = {}) {
  std::string printed;
  for (const TimeExpression& time : Times().Find(document, words)) {
    if (!printed.empty()) printed += "; ";
    printed.append(document.Text(time.tokens)).append(" = ").append(time.value);
    if (time.span.known()) printed.append(" [").append(time.span.ToString()).append("]");
  }
  return printed;
}

}  // namespace entente::extract

#endif  // ENTENTE_TESTS_NAMES_TIME_ROWS_H_
