#include "extract/language/time_words.h"

#include <algorithm>
#include <array>
#include <span>

namespace entente::extract {
namespace {

// What the values of a table must be.
struct Shape {
  const char* table;
  TimeClass cls;
  int least = 0, greatest = 0;              // numbers, where `names` is empty and `code` is false
  std::span<const char* const> names = {};  // or one of these names
  bool code = false;                        // or any text
};

constexpr const char* kUnits[] = {"second",  "minute", "hour",    "day",  "business day", "week",   "fortnight",
                                  "weekend", "month",  "quarter", "year", "decade",       "century"};
constexpr const char* kPortions[] = {"early", "middle", "late", "end", "before", "after", "rest"};
constexpr const char* kSignals[] = {"none", "since", "until", "by", "before", "after"};

const Shape kShapes[] = {
    {"weekday", TimeClass::kWeekday, 0, 6},
    {"weekdays", TimeClass::kWeekdays, 0, 6},
    {"month", TimeClass::kMonth, 1, 12},
    {"day_first", TimeClass::kDayFirst, 1, 1},
    {"unit", TimeClass::kUnit, 0, 0, kUnits},
    {"number", TimeClass::kNumber, 0, 1000},
    {"vague", TimeClass::kVague, 2, 100},
    {"ordinal", TimeClass::kOrdinal, 1, 100},
    {"fraction", TimeClass::kFraction, 1, 99},
    {"qualifier", TimeClass::kQualifier, 1, 1},
    {"article", TimeClass::kArticle, 1, 2},
    {"business", TimeClass::kBusiness, 1, 1},
    {"all", TimeClass::kAll, 1, 1},
    {"shift", TimeClass::kShift, -2, 2},
    {"mention", TimeClass::kMention, -1, 1},
    {"mention_day", TimeClass::kMentionDay, -1, 1},
    {"day", TimeClass::kDay, -1, 1},
    {"daypart", TimeClass::kDaypart, 0, 0, {}, true},
    {"dayparts", TimeClass::kDayparts, 0, 0, {}, true},
    {"season", TimeClass::kSeason, 0, 0, {}, true},
    {"decade", TimeClass::kDecade, 0, 90},
    {"part_mark", TimeClass::kPartMark, 2, 4},
    {"fiscal", TimeClass::kFiscal, 0, 0, {}, true},
    {"portion", TimeClass::kPortion, 0, 0, kPortions},
    {"ago", TimeClass::kAgo, -1, -1},
    {"then", TimeClass::kThen, -1, 1},
    {"there", TimeClass::kThere, 1, 1},
    {"to_come", TimeClass::kToCome, 1, 1},
    {"date", TimeClass::kDate, 0, 0},
    {"no_date", TimeClass::kNoDate, 1, 1},
    {"signal", TimeClass::kSignal, 0, 0, kSignals},
    {"ahead", TimeClass::kAhead, 1, 1},
    {"lasting", TimeClass::kLasting, 1, 2},
    {"fewer", TimeClass::kFewer, 1, 1},
    {"than", TimeClass::kThan, 1, 1},
    {"open_range", TimeClass::kOpenRange, 0, 1},
    {"join_range", TimeClass::kJoinRange, 1, 2},
    {"every", TimeClass::kEvery, 1, 1},
    {"other", TimeClass::kOther, 2, 2},
    {"times", TimeClass::kTimes, 1, 1},
    {"frequency", TimeClass::kFrequency, 0, 0, {}, true},
    {"onward", TimeClass::kOnward, 1, 1},
    {"age", TimeClass::kAge, 1, 1},
    {"present", TimeClass::kPresent, 1, 1},
    {"the", TimeClass::kThe, 1, 1},
    {"of", TimeClass::kOf, 1, 1},
    {"before_year", TimeClass::kBeforeYear, 1, 1},
    {"side", TimeClass::kSide, -1, 1},
    {"weak", TimeClass::kWeak, 0, 1},
    {"before_weak", TimeClass::kBeforeWeak, 1, 1},
    {"before_day", TimeClass::kBeforeDay, 1, 1},
    {"before_season", TimeClass::kBeforeSeason, 1, 1},
    {"before_unit", TimeClass::kBeforeUnit, 1, 1},
    {"before_name", TimeClass::kBeforeName, 1, 1},
    {"rank", TimeClass::kRank, 1, 1},
    {"future", TimeClass::kFuture, 1, 1},
    {"future_verb", TimeClass::kFutureVerb, 1, 1},
    {"timetable", TimeClass::kTimetable, 1, 1},
    {"after_event", TimeClass::kAfterEvent, 1, 1},
    {"future_before_to", TimeClass::kFutureBeforeTo, 1, 1},
};

const Shape* FindShape(std::string_view table) {
  const auto* found =
      std::find_if(std::begin(kShapes), std::end(kShapes), [&](const Shape& shape) { return table == shape.table; });
  return found == std::end(kShapes) ? nullptr : found;
}

Result<TimeSense> ReadNamed(const WordTables& tables, const WordEntry& entry, const Shape& shape) {
  const auto found = std::find_if(shape.names.begin(), shape.names.end(),
                                  [&](std::string_view name) { return entry.is_text && name == entry.text; });
  if (found != shape.names.end()) return TimeSense{shape.cls, static_cast<int>(found - shape.names.begin()), ""};
  std::string expected = "one of";
  for (std::string_view name : shape.names) expected.append(" ").append(name);
  return tables.Refuse(entry, expected);
}

Result<TimeSense> ReadSense(const WordTables& tables, const WordEntry& entry) {
  const Shape* shape = FindShape(entry.table);
  if (shape == nullptr) return tables.Refuse(entry, "a known table of time words");
  if (!shape->names.empty()) return ReadNamed(tables, entry, *shape);
  if (entry.is_text != shape->code) return tables.Refuse(entry, shape->code ? "a text" : "a whole number");
  if (shape->code) return TimeSense{shape->cls, 0, entry.text};
  if (entry.number < shape->least || entry.number > shape->greatest) {
    return tables.Refuse(entry,
                         "a number from " + std::to_string(shape->least) + " to " + std::to_string(shape->greatest));
  }
  return TimeSense{shape->cls, entry.number, ""};
}

}  // namespace

Result<TimeWords> TimeWords::From(const WordTables& tables) {
  TimeWords words;
  for (const WordEntry& entry : tables.entries) {
    Result<TimeSense> sense = ReadSense(tables, entry);
    if (!sense.ok()) return sense.status();
    words.words_[entry.word].push_back(std::move(sense).value());
  }
  return words;
}

const TimeSenses* TimeWords::Find(std::string_view lower) const {
  const auto found = words_.find(lower);
  return found == words_.end() ? nullptr : &found->second;
}

}  // namespace entente::extract
