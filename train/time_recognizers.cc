// Reads the cases of Recognizers' specification files, and says which of them news has no use for.
#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "train/read_file.h"

#include "train/time_corpora.h"

namespace entente::train {
namespace {

using nlohmann::json;

constexpr std::string_view kCountedUnit = "counted_unit";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLatinLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string Lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

// The corpus counts UTF-16 code units.
uint32_t ByteAt(const std::string& text, size_t units) {
  size_t at = 0;
  while (units > 0 && at < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    units -= std::min<size_t>(units, length == 4 ? 2 : 1);
    at += length;
  }
  return static_cast<uint32_t>(std::min(at, text.size()));
}

ByteSpan BytesOf(const json& result, const std::string& text) {
  const size_t start = result.value("Start", size_t{0});
  const size_t end =
      result.contains("End") ? result["End"].get<size_t>() + 1 : start + result.value("Length", size_t{0});
  return {ByteAt(text, start), ByteAt(text, end)};
}

std::string TypeOf(const json& result) {
  std::string type = result.contains("TypeName") ? result.value("TypeName", "") : result.value("Type", "");
  const size_t point = type.find('.');
  return point == std::string::npos ? type : type.substr(point + 1);
}

// "2019-04-25" of "2019-04-25 10:00:00".
std::string DayOf(const json& object, const char* field) {
  const std::string text = object.contains(field) && object[field].is_string() ? object[field].get<std::string>() : "";
  return Date::Parse(text.substr(0, 10)) ? text.substr(0, 10) : "";
}

// What a resolution of an open value means.
void AddResolution(const json& resolution, const char* day, const char* start, const char* end,
                   std::vector<std::string>* values) {
  const std::string from = DayOf(resolution, start), to = DayOf(resolution, end), one = DayOf(resolution, day);
  if (!from.empty() && !to.empty()) values->push_back("(" + from + "," + to + ",)");
  if (!one.empty()) values->push_back(one);
}

// "XXXX-08", where a resolution says which year: the value with that year.
void AddWithYear(const json& resolution, std::initializer_list<const char*> fields, std::vector<std::string>* values) {
  const std::string open = values->front();
  if (!open.starts_with("XXXX-") || open.starts_with("XXXX-W") || open.starts_with("XXXX-X")) return;
  for (const char* field : fields) {
    const std::string day = DayOf(resolution, field);
    if (!day.empty()) values->push_back(day.substr(0, 4) + open.substr(4));
  }
}

// The value that the corpus gives, and its readings in the calendar.
std::vector<std::string> ValuesOf(const json& result) {
  std::vector<std::string> values;
  const json& resolution = result.contains("Resolution") ? result["Resolution"] : result["Value"];
  if (!resolution.is_object()) return values;
  if (resolution.contains("Timex")) {
    values.push_back(resolution["Timex"].get<std::string>());
    for (const char* side : {"FutureResolution", "PastResolution"}) {
      if (!resolution.contains(side)) continue;
      AddResolution(resolution[side], "date", "startDate", "endDate", &values);
      AddWithYear(resolution[side], {"startDate", "endDate"}, &values);
    }
    return values;
  }
  for (const json& value : resolution.value("values", json::array())) {
    if (values.empty()) values.push_back(value.value("timex", ""));
    AddResolution(value, "value", "start", "end", &values);
    AddWithYear(value, {"start", "end"}, &values);
  }
  return values;
}

bool HasWord(const std::string& lower, const std::string& word) {
  for (size_t at = lower.find(word); at != std::string::npos; at = lower.find(word, at + 1)) {
    const size_t end = at + word.size();
    if ((at == 0 || !IsLatinLetter(lower[at - 1])) && (end == lower.size() || !IsLatinLetter(lower[end]))) return true;
  }
  return false;
}

size_t LongestRunOfDigits(const std::string& text) {
  size_t longest = 0, run = 0;
  for (char c : text) longest = std::max(longest, run = IsDigit(c) ? run + 1 : 0);
  return longest;
}

// "10/1", "5.12": a month and a day, in an order that only a reader's country tells, and no year.
bool IsBareNumeric(const std::string& text) {
  bool signs = false;
  for (size_t i = 1; i + 1 < text.size(); ++i) {
    signs =
        signs || (IsDigit(text[i - 1]) && IsDigit(text[i + 1]) && (text[i] == '/' || text[i] == '.' || text[i] == '-'));
  }
  return signs && LongestRunOfDigits(text) < 4;
}

bool IsPartOfWord(const std::string& input, ByteSpan bytes) {
  const auto joins = [](char c) { return IsLatinLetter(c) || c == '_' || c == '/'; };
  const bool before =
      bytes.begin > 0 && (joins(input[bytes.begin - 1]) ||
                          (bytes.begin > 1 && input[bytes.begin - 1] == '-' && joins(input[bytes.begin - 2])));
  return before || (bytes.end < input.size() && input[bytes.end] == '/');
}

bool HasTimeOfDay(const std::vector<std::string>& values) {
  return std::any_of(values.begin(), values.end(), [](const std::string& value) {
    const size_t at = value.find('T');
    return at != std::string::npos && !value.starts_with("PT") && at + 1 < value.size() && IsDigit(value[at + 1]);
  });
}

// Feb 30: the value names a day that the calendar has not.
bool IsNoDay(const std::string& type, const std::vector<std::string>& values) {
  if (type != "date" && !(type == "daterange" && values[0].starts_with("("))) return false;
  const bool none = std::any_of(values.begin(), values.end(), [](const std::string& value) {
    return value.starts_with("0001-01-01") || value.starts_with("(0001-01-01");
  });
  return none || (values.size() == 1 && !DaysOfValue(values[0]));
}

std::string WhyByForm(const std::string& text) {
  const auto has = [&](const char* signs) { return text.find_first_of(signs) != std::string::npos; };
  if (has("<>=~")) return "a formula";
  if (LongestRunOfDigits(text) >= 8) return "digits without separators";
  if (IsBareNumeric(text)) return "numbers without a year";
  return std::all_of(text.begin(), text.end(), [](char c) { return IsDigit(c); }) && text.size() < 4
             ? "numbers without a year"
             : "";
}

// "2016 - 11": numbers whose signs stand apart are no way to print a month.
bool HasSignApart(const std::string& text) {
  bool letters = false, apart = false;
  for (size_t i = 0; i < text.size(); ++i) {
    letters = letters || IsLatinLetter(text[i]);
    const bool sign = text[i] == '-' || text[i] == '/';
    apart = apart || (sign && i > 0 && i + 1 < text.size() && (text[i - 1] == ' ' || text[i + 1] == ' '));
  }
  return apart && !letters;
}

// "April of 87": the last number is a year without its century and without an apostrophe.
bool HasShortYear(const std::string& text, const std::string& value) {
  if (text.size() < 3 || value.size() < 7 || !IsDigit(value[0]) || LongestRunOfDigits(text) > 2) return false;
  const std::string last = text.substr(text.size() - 2);
  return text[text.size() - 3] == ' ' && value.substr(2, 2) == last && value.substr(value.size() - 2) != last;
}

// "SU" leaves the year open: the one that began last and the next are its resolutions.
void AddSeasons(std::optional<Date> published, std::vector<std::string>* values) {
  if (!published || values->empty() || values->front().size() != 2) return;
  const int year = published->year();
  const auto days = DaysOfValue(std::to_string(year) + "-" + values->front());
  if (!days) return;
  const int last = days->first <= *published ? year : year - 1;
  const std::string code = values->front();
  for (int of : {last, last + 1}) values->push_back(std::to_string(of) + "-" + code);
}

}  // namespace

bool CountsUnits(const std::vector<std::string>& values, const std::string& lower, const extract::WordTables& words) {
  if (values.empty() || !Date::Parse(values[0])) return false;
  return std::any_of(words.entries.begin(), words.entries.end(), [&](const extract::WordEntry& entry) {
    return entry.table == kCountedUnit && HasWord(lower, entry.word);
  });
}

std::string WhyLeftOut(const std::string& type, const std::vector<std::string>& values, const std::string& input,
                       ByteSpan bytes, const extract::WordTables& words) {
  if (type != "date" && type != "daterange" && type != "duration" && type != "set") return "time of day";
  if (values.empty() || values[0].empty()) return "no value in the corpus";
  if (HasTimeOfDay(values)) return "time of day";
  const std::string text = Lower(input.substr(bytes.begin, bytes.end - bytes.begin));
  for (const extract::WordEntry& entry : words.entries) {
    if (entry.table == kCountedUnit || !HasWord(text, entry.word)) continue;
    std::string reason = entry.table;
    std::replace(reason.begin(), reason.end(), '_', ' ');
    return reason;
  }
  if (HasSignApart(text)) return "numbers with their signs apart";
  if (HasShortYear(text, values[0])) return "year of two digits";
  const std::string by_form = WhyByForm(text);
  if (!by_form.empty()) return by_form;
  if (IsPartOfWord(input, bytes)) return "part of a file name";
  return IsNoDay(type, values) ? "no such day" : "";
}

Result<std::vector<TimedText>> ReadRecognizersTimes(const std::string& path, const extract::WordTables& words) {
  Result<std::string> read = ReadFile(path);
  if (!read.ok()) return read.status();
  std::string bytes = std::move(read).value();
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  const json cases = json::parse(bytes, nullptr, false);
  if (!cases.is_array()) return Status(ErrorCode::kInvalidInput, path + ": expected a JSON array");
  std::vector<TimedText> texts;
  for (const json& item : cases) {
    TimedText text;
    text.document.article.text = item.value("Input", "");
    const json context = item.value("Context", json::object());
    text.document.article.published = Date::Parse(context.value("ReferenceDateTime", "").substr(0, 10));
    for (const json& result : item.value("Results", json::array())) {
      GoldTime gold;
      gold.bytes = BytesOf(result, text.document.article.text);
      gold.values = ValuesOf(result);
      AddSeasons(text.document.article.published, &gold.values);
      gold.to_the_unit = CountsUnits(gold.values, Lower(result.value("Text", "")), words);
      gold.left_out = WhyLeftOut(TypeOf(result), gold.values, text.document.article.text, gold.bytes, words);
      text.gold.push_back(std::move(gold));
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace entente::train
