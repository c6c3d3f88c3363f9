// People's names compared: which forms may be the same person.
#ifndef ENTENTE_EXTRACT_RESOLVE_PERSON_NAMES_H_
#define ENTENTE_EXTRACT_RESOLVE_PERSON_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

namespace entente::extract {

using NameWords = std::vector<std::string>;

// The words of a folded name.
NameWords SplitName(std::string_view folded);

// True where both are forms of one full name: equal, one with middle names or initials left out, or one word spelled
// differently by a letter. Expects two words or more in each.
bool SameFullName(const NameWords& a, const NameWords& b);

// True where the names are likely transliterations of one another: the same number of words, one equal, the others of
// the same first letter and nearly the same spelling.
bool SameTransliterated(const NameWords& a, const NameWords& b);

// True where the name, as written, has a part of a word of `full` that a hyphen joins to small letters, and not all of
// it: "Kim Chul" beside "Kim Yeon-chul".
bool LeavesOutPart(std::string_view name, std::string_view full);

// How well a short form ("Macron", "bin Salman", "Kim") fits a full name: 0 not at all, 1 as a middle name or without
// its article ("Assad"), 2 as the first name or a family name in front, 3 as the family name at the end.
int ShortFormFit(const NameWords& shorter, const NameWords& full);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_PERSON_NAMES_H_
