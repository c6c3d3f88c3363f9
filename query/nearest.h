// Guesses what a misspelt name was meant to be.
#ifndef ENTENTE_QUERY_NEAREST_H_
#define ENTENTE_QUERY_NEAREST_H_

#include <string>
#include <string_view>
#include <vector>

namespace entente::query {

// ASCII letters in lower case, all else as it is.
std::string InLowerCase(std::string_view text);

// The candidate that takes the fewest edits, letters of either case alike; the first of equals, "" where there is none.
std::string Nearest(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_NEAREST_H_
