// What is known of the names in a text before it is read: classes of known names, found by longest prefixes.
#ifndef ENTENTE_EXTRACT_LANGUAGE_NAMES_GAZETTEER_H_
#define ENTENTE_EXTRACT_LANGUAGE_NAMES_GAZETTEER_H_

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "extract/language/document.h"

namespace entente::extract {

// Known names by their folded form (FoldName). Functions that are not set know nothing. They must be callable from many
// threads at once.
struct Gazetteer {
  std::function<uint32_t(std::string_view folded)> bits;   // classes of the name, a bit each; 0 for none
  std::function<bool(std::string_view folded)> is_prefix;  // false where no known name starts with these words
};

// The classes of the known names that a token stands in.
struct GazetteerHit {
  uint32_t begins = 0;  // of names that begin with it
  uint32_t inside = 0;  // of all names that hold it
  uint32_t longer = 0;  // of those with more than one word
};

// One for each token of [first, last).
std::vector<GazetteerHit> FindInGazetteer(const Document& document, TokenSpan tokens, const Gazetteer& gazetteer);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_NAMES_GAZETTEER_H_
