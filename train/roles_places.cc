#include "train/roles_places.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <sstream>

#include "extract/events/frames.h"

namespace entente::train {
namespace {

// Adds "prep:with=1"; false where it is no place with a number, or the place is given twice.
bool AddPlace(std::string_view text, RolePlaces* places) {
  const size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals + 2 != text.size()) return false;
  const char number = text[equals + 1];
  const std::string place(text.substr(0, equals));
  if (number < '0' || number > '5' || !extract::ReadRoleSource(place)) return false;
  return places->try_emplace(place, std::string("ARG") + number).second;
}

}  // namespace

Result<RoleMap> ParseRoleMap(std::string_view text, const std::string& path) {
  RoleMap map;
  std::istringstream lines{std::string(text)};
  size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    std::istringstream words(line.substr(0, line.find('#')));
    std::string sense;
    if (!(words >> sense)) continue;
    const auto [row, is_new] = map.try_emplace(sense);
    bool good = is_new;
    for (std::string word; words >> word;) good &= AddPlace(word, &row->second);
    if (!good) {
      return Status(
          ErrorCode::kInvalidInput,
          fmt::format("{}:{}: expected a new sense and places with their numbers, as meet.03 subject=0", path, number));
    }
  }
  return map;
}

Result<RoleMap> ReadRoleMap(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Status(ErrorCode::kIo, path + ": cannot read which roles stand where");
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return ParseRoleMap(text, path);
}

}  // namespace entente::train
