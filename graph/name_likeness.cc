#include "graph/name_likeness.h"

#include <algorithm>

#include "graph/edit_distance.h"
#include "graph/name.h"

namespace entente {
namespace {

constexpr size_t kSpelledBytesMin = 4;  // shorter words are others' words
constexpr size_t kLongWordBytes = 8;    // may differ in two letters, shorter ones in one
constexpr size_t kWordBytesMax = 40;    // longer ones are no words
constexpr size_t kAcronymBytesMin = 2;

// Letters beyond ASCII count as capitals: few words that a name leaves out of its initials begin with one.
bool IsCapital(char letter) { return letter < 'a' || letter > 'z'; }

bool IsInitialOf(const std::string& initial, const std::string& word) {
  return initial.size() == 1 && word.size() > 1 && initial[0] == word[0];
}

bool NearlySpelled(const std::string& a, const std::string& b) {
  const auto [least, most] = std::minmax({a.size(), b.size()});
  if (least < kSpelledBytesMin || most > kWordBytesMax || a[0] != b[0]) return false;
  const size_t edits = least < kLongWordBytes ? 1 : 2;
  return most - least <= edits && EditDistance(a, b) <= edits;
}

// Of names of as many words.
NameLikeness LikenessInLength(const NameForm& a, const NameForm& b, NameHabits habits) {
  size_t equal = 0, spelled = 0, initials = 0;
  for (size_t i = 0; i < a.words.size(); ++i) {
    const std::string &one = a.words[i], &other = b.words[i];
    const bool given = habits.given_names && i + 1 < a.words.size();
    const bool initial = given && (IsInitialOf(one, other) || IsInitialOf(other, one));
    if (one == other) {
      ++equal;
    } else if (initial) {
      ++initials;
    } else if (a.words.size() > 1 && NearlySpelled(one, other)) {
      ++spelled;
    } else {
      return NameLikeness::kNone;
    }
  }
  if (initials == 0) return NameLikeness::kSpelled;
  return equal > 0 && spelled == 0 ? NameLikeness::kInitials : NameLikeness::kNone;
}

bool HasInOrder(const std::vector<std::string>& words, const std::vector<std::string>& longer) {
  size_t at = 0;
  for (const std::string& word : longer) at += at < words.size() && words[at] == word ? 1 : 0;
  return at == words.size();
}

NameLikeness LikenessOfPart(const NameForm& shorter, const NameForm& longer, NameHabits habits) {
  const bool one = shorter.words.size() == 1;
  const bool acronym = habits.acronyms && one && shorter.joined.size() >= kAcronymBytesMin &&
                       (shorter.joined == longer.initials || shorter.joined == longer.capitals);
  if (acronym) return NameLikeness::kAcronym;
  if (!HasInOrder(shorter.words, longer.words)) return NameLikeness::kNone;
  if (one) return NameLikeness::kOneWord;
  const bool first = shorter.words.front() == longer.words.front();
  if (first && std::equal(shorter.words.begin(), shorter.words.end(), longer.words.begin()))
    return NameLikeness::kWithoutEnd;
  return first ? NameLikeness::kWithoutMiddle : NameLikeness::kWithoutFront;
}

}  // namespace

NameForm::NameForm(std::string_view name) {
  for (size_t begin = 0; begin < name.size();) {
    const size_t end = std::min(name.find(' ', begin), name.size());
    const std::string_view written = name.substr(begin, end - begin);
    begin = end + 1;
    std::string word = FoldName(written);
    std::erase(word, ' ');
    if (word.empty()) continue;
    initials += word[0];
    if (IsCapital(written[0])) capitals += word[0];
    joined += word;
    words.push_back(std::move(word));
  }
}

NameLikeness LikenessOf(const NameForm& a, const NameForm& b, NameHabits habits) {
  if (a.words.empty() || b.words.empty()) return NameLikeness::kNone;
  if (a.joined == b.joined) return NameLikeness::kSame;
  if (a.words.size() == b.words.size()) return LikenessInLength(a, b, habits);
  return a.words.size() < b.words.size() ? LikenessOfPart(a, b, habits) : LikenessOfPart(b, a, habits);
}

}  // namespace entente
