// How many time expressions are found, with which borders, and how many values are right.
#ifndef ENTENTE_TRAIN_TIME_SCORE_H_
#define ENTENTE_TRAIN_TIME_SCORE_H_

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extract/article.h"
#include "graph/date.h"
#include "train/time_value.h"

namespace entente::train {

// What a corpus says of one expression. `values` are the values that it accepts; `within`, where the corpus only says
// between which days the time lies, stands beside them. `left_out` says why it is not scored; empty if it is.
// With `to_the_unit` the corpus gives a day for "two months ago"; a month or year around it is right too. Where
// it gives the two ends of "the next two years" or "a two-year war" that the writer knew, `stretches` are the days
// between them; a length is right too where it is one of theirs.
struct GoldTime {
  ByteSpan bytes;
  std::vector<std::string> values;
  std::optional<DayStretch> within;
  std::string left_out;
  bool to_the_unit = false;
  std::vector<DayStretch> stretches;
};

// What the time reader says.
struct FoundTime {
  ByteSpan bytes;
  std::string value;
  TimeSpan span = TimeSpan::Unknown();
};

struct TimeTally {
  size_t taken = 0;
  size_t found = 0;    // an expression that shares a byte with the corpus's
  size_t exact = 0;    // one with the same borders
  size_t right = 0;    // one with the value
  size_t coarser = 0;  // of these, to the unit alone
  size_t longer = 0;   // of these, to the length alone
  std::map<std::string, size_t> left_out;

  void Add(const TimeTally& other);
  size_t left() const;
};

// Scores the expressions of one text; `wrong`, if given, gets the index of each expression that is taken and not right.
// One range may answer two expressions, one at either end, and a day the year that it lies in.
TimeTally ScoreTimes(const std::vector<GoldTime>& gold, const std::vector<FoundTime>& found,
                     std::vector<size_t>* wrong = nullptr);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_TIME_SCORE_H_
