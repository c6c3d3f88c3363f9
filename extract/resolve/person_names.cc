#include "extract/resolve/person_names.h"

#include <algorithm>

#include "graph/edit_distance.h"
#include "graph/name.h"

namespace entente::extract {
namespace {

constexpr size_t kRespelledMin = 6;  // letters of a word that may be misspelled by one
constexpr size_t kTransliteratedMin = 4;
constexpr size_t kTransliteratedEdits = 2;
constexpr size_t kMiddleNameMin = 4;
constexpr size_t kLongName = 4;
constexpr size_t kWordMax = 40;

bool WithinEdits(std::string_view a, std::string_view b, size_t edits) {
  if (a.size() > kWordMax || b.size() > kWordMax) return a == b;
  const size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  return difference <= edits && EditDistance(a, b) <= edits;
}

bool IsInitialOf(std::string_view initial, std::string_view word) {
  return initial.size() == 1 && !word.empty() && initial.front() == word.front();
}

bool IsRespelled(std::string_view a, std::string_view b) {
  return std::min(a.size(), b.size()) >= kRespelledMin && a.front() == b.front() && WithinEdits(a, b, 1);
}

// The shorter name is the longer with words left out. At most one word may differ in spelling.
bool IsContained(const NameWords& shorter, const NameWords& longer) {
  int respelled = 0;
  size_t at = 0;
  for (const std::string& word : longer) {
    if (at == shorter.size()) break;
    if (shorter[at] == word || IsInitialOf(shorter[at], word) || IsInitialOf(word, shorter[at])) {
      ++at;
    } else if (IsRespelled(shorter[at], word) && respelled == 0) {
      ++respelled;
      ++at;
    }
  }
  return at == shorter.size();
}

// "Sabah" alone is rather the first name of one than the family "al Sabah" of another.
bool IsArticle(std::string_view word) { return word == "al" || word == "el"; }

// "al", "el": an article in the name, as it is spelled here or there.
bool IsSameArticle(std::string_view a, std::string_view b) {
  return a.size() == 2 && b.size() == 2 && a.back() == b.back();
}

bool SameWord(const std::string& a, const std::string& b) { return a == b || IsRespelled(a, b); }

}  // namespace

NameWords SplitName(std::string_view folded) {
  NameWords words;
  while (!folded.empty()) {
    const size_t blank = folded.find(' ');
    if (blank != 0) words.emplace_back(folded.substr(0, blank));
    folded = blank == std::string_view::npos ? std::string_view() : folded.substr(blank + 1);
  }
  return words;
}

bool SameFullName(const NameWords& a, const NameWords& b) {
  const NameWords& shorter = a.size() <= b.size() ? a : b;
  const NameWords& longer = a.size() <= b.size() ? b : a;
  if (shorter.size() < 2 || !IsContained(shorter, longer)) return false;
  // Who shortens a name does not leave out its first word alone: "Ahmad Nawaf al-Ahmad ..." is the son of "Nawaf
  // al-Ahmad ...".
  const bool same_first =
      SameWord(shorter[0], longer[0]) || IsInitialOf(shorter[0], longer[0]) || IsInitialOf(longer[0], shorter[0]);
  if (shorter.size() >= kLongName && !same_first) return false;
  if (SameWord(shorter.back(), longer.back())) return true;
  return SameWord(shorter[0], longer[0]) && SameWord(shorter[1], longer[1]);
}

bool SameTransliterated(const NameWords& a, const NameWords& b) {
  if (a.size() != b.size() || a.size() < 2) return false;
  int equal = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) {
      ++equal;
      continue;
    }
    if (i > 0 && IsSameArticle(a[i], b[i])) continue;
    const bool close = std::min(a[i].size(), b[i].size()) >= kTransliteratedMin && a[i].front() == b[i].front() &&
                       WithinEdits(a[i], b[i], kTransliteratedEdits);
    if (!close) return false;
  }
  return equal > 0;
}

bool LeavesOutPart(std::string_view name, std::string_view full) {
  const std::string folded = " " + FoldName(name) + " ";
  for (size_t hyphen = full.find('-'); hyphen != std::string_view::npos; hyphen = full.find('-', hyphen + 1)) {
    if (hyphen + 1 == full.size() || full[hyphen + 1] < 'a' || full[hyphen + 1] > 'z') continue;
    const size_t begin = full.rfind(' ', hyphen) + 1;  // npos + 1 is the beginning
    const std::string first = FoldName(full.substr(begin, hyphen - begin));
    const std::string rest = FoldName(full.substr(hyphen + 1, full.find(' ', hyphen) - hyphen - 1));
    const bool has_first = folded.find(" " + first) != std::string::npos;
    const bool has_rest = folded.find(rest + " ") != std::string::npos;
    if (has_first != has_rest) return true;
  }
  return false;
}

int ShortFormFit(const NameWords& shorter, const NameWords& full) {
  if (shorter.empty() || shorter.size() >= full.size()) return 0;
  const bool last = std::equal(shorter.rbegin(), shorter.rend(), full.rbegin());
  if (last && !IsArticle(full[full.size() - shorter.size() - 1])) return 3;
  if (std::equal(shorter.begin(), shorter.end(), full.begin())) return 2;
  if (last) return 1;
  const auto inside = std::search(full.begin(), full.end(), shorter.begin(), shorter.end());
  return inside != full.end() && shorter.front().size() >= kMiddleNameMin ? 1 : 0;
}

}  // namespace entente::extract
