#include "extract/language/names_gazetteer.h"

#include <algorithm>
#include <string>

#include "extract/language/characters.h"
#include "graph/name.h"

namespace entente::extract {
namespace {

constexpr uint32_t kMostWords = 8;

bool MayBeginName(std::string_view token) {
  const Character first = CharacterAt(token, 0);
  return first.IsUpper() || (first.IsLetter() && !first.IsLower());
}

}  // namespace

std::vector<GazetteerHit> FindInGazetteer(const Document& document, TokenSpan tokens, const Gazetteer& gazetteer) {
  std::vector<GazetteerHit> hits(tokens.size());
  if (!gazetteer.bits || !gazetteer.is_prefix) return hits;
  std::vector<std::string> folded;
  folded.reserve(tokens.size());
  for (uint32_t token = tokens.begin; token < tokens.end; ++token)
    folded.push_back(FoldName(document.TokenText(token)));
  std::string phrase;
  for (uint32_t begin = tokens.begin; begin < tokens.end; ++begin) {
    if (!MayBeginName(document.TokenText(begin))) continue;
    phrase.clear();
    for (uint32_t at = begin; at < std::min(tokens.end, begin + kMostWords); ++at) {
      const std::string& word = folded[at - tokens.begin];
      if (word.empty()) continue;
      if (!phrase.empty()) phrase += ' ';
      phrase += word;
      if (!gazetteer.is_prefix(phrase)) break;
      const uint32_t bits = gazetteer.bits(phrase);
      if (bits == 0) continue;
      hits[begin - tokens.begin].begins |= bits;
      for (uint32_t held = begin; held <= at; ++held) {
        hits[held - tokens.begin].inside |= bits;
        if (at > begin) hits[held - tokens.begin].longer |= bits;
      }
    }
  }
  return hits;
}

}  // namespace entente::extract
