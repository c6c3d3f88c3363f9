#include "graph/types.h"

#include <xxhash.h>

#include <charconv>

#include "graph/name.h"

namespace entente {
std::array<char, kIdDigits> IdDigits(uint64_t id) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::array<char, kIdDigits> digits;
  for (size_t i = kIdDigits; i-- > 0; id >>= 4) digits[i] = kDigits[id & 15];
  return digits;
}

std::string IdText(uint64_t id) {
  const auto digits = IdDigits(id);
  return std::string(digits.data(), digits.size());
}

std::optional<uint64_t> ParseIdText(std::string_view text) {
  uint64_t id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id, 16);
  if (text.size() != kIdDigits || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return id;
}

ActorId MakeActorId(std::string_view known_id, std::string_view kind, std::string_view name) {
  std::string key;
  if (!known_id.empty()) {
    key.append("known\n").append(known_id);
  } else {
    key.append(kind).append("\n").append(FoldName(name));
  }
  return ActorId{XXH3_64bits(key.data(), key.size())};
}

}  // namespace entente
