#include "query/nearest.h"

#include <algorithm>
#include <limits>

#include "graph/edit_distance.h"

namespace entente::query {
namespace {

constexpr size_t kLongestName = 100;  // of a name that is worth comparing

}  // namespace

std::string InLowerCase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

std::string Nearest(std::string_view name, const std::vector<std::string>& candidates) {
  std::string nearest;
  size_t least = std::numeric_limits<size_t>::max();
  for (const std::string& candidate : candidates) {
    const size_t distance = EditDistance(InLowerCase(name.substr(0, kLongestName)), InLowerCase(candidate));
    if (distance >= least) continue;
    least = distance;
    nearest = candidate;
  }
  return nearest;
}

}  // namespace entente::query
