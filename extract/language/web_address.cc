#include "extract/language/web_address.h"

#include "extract/language/characters.h"

namespace entente::extract {
namespace {

constexpr size_t kLongestAddress = 2048;  // keeps the search for addresses linear in the text

std::string_view Trimmed(std::string_view address) {
  static constexpr std::string_view kClosing = ".,;:!?'\")]}>";
  while (!address.empty() && kClosing.find(address.back()) != std::string_view::npos) address.remove_suffix(1);
  for (std::string_view quote : {"\u2019", "\u2026"}) {
    if (address.ends_with(quote)) address.remove_suffix(quote.size());
  }
  return address;
}

// The last part of the host is one that hosts have.
bool IsDomain(std::string_view address, const TokenizerWords& words) {
  const std::string_view host = address.substr(0, address.find('/'));
  return words.HasFolded("domains", host.substr(host.rfind('.') + 1));
}

}  // namespace

bool WebAddresses::MayHold(std::string_view chunk) {
  return chunk.size() <= kLongestAddress && chunk.find_first_of("@#.:") < chunk.size() - 1;
}

size_t WebAddresses::Length(std::string_view text, const TokenizerWords& words) const {
  const re2::StringPiece piece(text.data(), text.size());
  re2::StringPiece found;
  for (const RE2* pattern : {&web_, &mail_, &tag_}) {
    if (pattern->Match(piece, 0, piece.size(), RE2::ANCHOR_START, &found, 1)) {
      return Trimmed({found.data(), found.size()}).size();
    }
  }
  if (!domain_.Match(piece, 0, piece.size(), RE2::ANCHOR_START, &found, 1)) return 0;
  const std::string_view address = Trimmed({found.data(), found.size()});
  return IsDomain(address, words) && !CharacterAt(text, address.size()).IsWord() ? address.size() : 0;
}

}  // namespace entente::extract
