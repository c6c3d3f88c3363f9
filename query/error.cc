#include "query/error.h"

#include <fmt/format.h>

#include <algorithm>

namespace entente::query {
namespace {

constexpr size_t kShownAround = 60;  // characters of a long line shown on each side of the place

bool StartsCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

size_t CountCharacters(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), StartsCharacter));
}

size_t Back(std::string_view text, size_t at, size_t characters) {
  while (at > 0 && characters > 0) characters -= StartsCharacter(text[--at]);
  return at;
}

size_t Forward(std::string_view text, size_t at, size_t characters) {
  while (at < text.size() && characters > 0) {
    do ++at;
    while (at < text.size() && !StartsCharacter(text[at]));
    --characters;
  }
  return at;
}

std::string Shown(std::string_view text) {
  std::string shown(text);
  for (char& c : shown) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return shown;
}

}  // namespace

std::string DetailOf(const Fault& fault) { return fmt::format("{}: {}", fault.type, fault.detail); }

Status ErrorAt(std::string_view query, size_t offset, const Fault& fault, std::string_view message) {
  offset = std::min(offset, query.size());
  const std::string_view before = query.substr(0, offset);
  const size_t line = static_cast<size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  const size_t line_begin = before.find_last_of('\n') + 1;  // npos + 1 is 0
  const size_t line_end = std::min(query.find('\n', offset), query.size());
  const size_t shown_begin = std::max(line_begin, Back(query, offset, kShownAround));
  const size_t shown_end = std::min(line_end, Forward(query, offset, kShownAround));
  const size_t column = CountCharacters(query.substr(line_begin, offset - line_begin)) + 1;
  const size_t indent = CountCharacters(query.substr(shown_begin, offset - shown_begin));
  return Status(ErrorCode::kInvalidInput,
                fmt::format("line {}, column {}: {}\n{}\n{}^", line, column, message,
                            Shown(query.substr(shown_begin, shown_end - shown_begin)), std::string(indent, ' ')),
                DetailOf(fault));
}

}  // namespace entente::query
