#include "extract/resolve/acting.h"

namespace entente::extract {
namespace {

bool HasLemma(const WordSet& words, const Grammar& grammar, int32_t token) {
  if (token < 0) return false;
  const auto at = static_cast<uint32_t>(token);
  return words.count(grammar.lemma(at)) > 0 || words.count(grammar.folded(at)) > 0;
}

// "Seoul, South Korea".
bool IsLocatedByComma(const Scene& scene, const NamedSpan& named) {
  const Grammar& grammar = scene.grammar;
  const uint32_t comma = named.tokens.end;
  if (comma + 1 >= grammar.sentence(named.head).end || grammar.text(comma) != ",") return false;
  const NamedSpan* next = scene.NamedAt(comma + 1);
  if (next == nullptr || next->kind != kCountry || next->demonym) return false;
  const int32_t head = grammar.head(next->head);
  return head >= 0 && named.tokens.Contains(static_cast<uint32_t>(head));
}

// "SEOUL - The minister ...", "Paris (Agency) ...".
bool IsDateline(const Grammar& grammar, const NamedSpan& named) {
  const TokenSpan sentence = grammar.sentence(named.head);
  const uint32_t next = named.tokens.end;
  if (named.tokens.begin != sentence.begin || next >= sentence.end) return false;
  return grammar.folded(next).empty() && grammar.text(next) != "," && !grammar.IsPossessiveMark(next);
}

// "the capital Seoul", "its capital, Seoul".
bool IsNamedByItsSort(const Scene& scene, const NamedSpan& named) {
  const Grammar& grammar = scene.grammar;
  if (grammar.HasRelation(named.head, "appos"))
    return HasLemma(scene.words.venue_sorts, grammar, grammar.head(named.head));
  const uint32_t begin = named.tokens.begin;
  const bool within = begin > grammar.sentence(named.head).begin;
  return within && HasLemma(scene.words.venue_sorts, grammar, static_cast<int32_t>(begin - 1));
}

// "sent a warning to Seoul": what goes there is addressed to somebody.
bool IsAddressed(const Scene& scene, uint32_t bearer) {
  const Grammar& grammar = scene.grammar;
  const TokenSpan sentence = grammar.sentence(bearer);
  for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
    const bool beside = grammar.head(token) == grammar.head(bearer) && grammar.relation(token) == "obj";
    if (beside && HasLemma(scene.words.messages, grammar, static_cast<int32_t>(token))) return true;
  }
  return false;
}

bool ActsBehindPreposition(const Scene& scene, std::string_view preposition, uint32_t bearer) {
  const CoreferenceWords& words = scene.words;
  if (preposition == "at" && HasLemma(words.aimed, scene.grammar, scene.grammar.head(bearer))) return true;
  if (words.venue_prepositions.count(preposition) > 0) return false;
  if (words.movement_prepositions.count(preposition) == 0) return true;
  if (preposition == "to" && IsAddressed(scene, bearer)) return true;
  if (HasLemma(words.movement, scene.grammar, scene.grammar.head(bearer))) return false;
  // Movement in a word further up: "a visit by the minister to Seoul", "fly from Hanoi to Seoul".
  return !HasLemma(words.movement, scene.grammar, static_cast<int32_t>(scene.grammar.Clause(bearer)));
}

bool ActsAsModifier(const Scene& scene, uint32_t bearer) {
  return HasLemma(scene.words.acting_nouns, scene.grammar, scene.grammar.head(bearer));
}

}  // namespace

bool ActsForCountry(const Scene& scene, const NamedSpan& named) {
  const Grammar& grammar = scene.grammar;
  if (IsLocatedByComma(scene, named) || IsDateline(grammar, named) || IsNamedByItsSort(scene, named)) return false;
  const uint32_t bearer = grammar.RoleBearer(named.head);
  if (grammar.head(bearer) < 0) return false;
  if (grammar.HasRelation(bearer, "nsubj") || grammar.HasRelation(bearer, "iobj")) return true;
  if (grammar.relation(bearer) == "nmod:poss") {
    return !HasLemma(scene.words.venue_owned, grammar, grammar.head(bearer));
  }
  if (grammar.HasRelation(bearer, "obj")) return !HasLemma(scene.words.venue_objects, grammar, grammar.head(bearer));
  const std::string_view preposition = grammar.Preposition(bearer);
  if (!preposition.empty()) return ActsBehindPreposition(scene, preposition, bearer);
  return ActsAsModifier(scene, bearer);
}

}  // namespace entente::extract
