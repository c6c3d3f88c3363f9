// Texts with time expressions and their values: the dates of GUM and the cases of Recognizers.
#ifndef ENTENTE_TRAIN_TIME_CORPORA_H_
#define ENTENTE_TRAIN_TIME_CORPORA_H_

#include <string>
#include <vector>

#include "extract/language/document.h"
#include "extract/language/word_tables.h"
#include "graph/status.h"
#include "train/time_score.h"

namespace entente::train {

struct TimedText {
  extract::Document document;  // without tokens where the corpus has none
  std::vector<GoldTime> gold;
};

// Whether the corpus gives a day for a count of units ("two months ago") that `words` lists as "counted_unit".
bool CountsUnits(const std::vector<std::string>& values, const std::string& lower, const extract::WordTables& words);

// The documents of GUM's folder xml/ whose names begin with `prefix`, without those of the test part, in the order of
// their names. The day of publication is the one that the corpus says the text was made.
Result<std::vector<TimedText>> ReadGumTimes(const std::string& folder, const std::string& prefix,
                                            const extract::WordTables& words);

// One file of cases. `words` (train/time_cases.toml) are words whose cases are left out, in a table a
// reason, and the units that "counted_unit" lists.
Result<std::vector<TimedText>> ReadRecognizersTimes(const std::string& path, const extract::WordTables& words);

// Why a case is left out, "" where it is not: by its type ("date", "daterange", "duration", "set" are taken), the way
// it is written, or its words. `input` is the whole text and `bytes` the expression in it.
std::string WhyLeftOut(const std::string& type, const std::vector<std::string>& values, const std::string& input,
                       ByteSpan bytes, const extract::WordTables& words);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_TIME_CORPORA_H_
