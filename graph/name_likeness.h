// How two names may be names of one: what one leaves out of the other, how else it is spelled or abbreviated.
#ifndef ENTENTE_GRAPH_NAME_LIKENESS_H_
#define ENTENTE_GRAPH_NAME_LIKENESS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// How names of a kind are made (NodeKind).
struct NameHabits {
  bool given_names =
      false;              // given names in front: "A. Hill" and "Hill" may be "Alexandra Hill", "Anthony Hill" is not
  bool acronyms = false;  // "LFN" may be "Liard First Nation"
};

struct NameForm {
  explicit NameForm(std::string_view name);

  std::vector<std::string> words;  // folded one by one, so that "Jong-un" is "jongun"
  std::string joined;              // all of them
  std::string initials;            // of all words
  std::string capitals;            // of those that are written with a capital letter, folded
};

enum class NameLikeness : uint8_t {
  kNone,
  kSame,           // written apart or together
  kSpelled,        // word for word equal or nearly so; one word alone is not enough
  kInitials,       // "A. Hill" of "Alexandra Hill"
  kAcronym,        // "LFN" of "Liard First Nation"
  kWithoutEnd,     // "Alexandra Hill" of "Alexandra Hill Tinoco"
  kWithoutMiddle,  // "Mai Urey" of "Mai Bright Urey"
  kWithoutFront,   // "Zameer Khan" of "B Zameer Khan"
  kOneWord,        // "Hill" of "Alexandra Hill"
};

// The first of these that holds, whichever of the two is the shorter. Takes time proportional to the sizes, but for
// words of nearly the same spelling.
NameLikeness LikenessOf(const NameForm& a, const NameForm& b, NameHabits habits);

}  // namespace entente

#endif  // ENTENTE_GRAPH_NAME_LIKENESS_H_
