#include "extract/resolve/nominal_phrase.h"

#include "extract/resolve/link_names.h"

namespace entente::extract {

const Figure* NominalPhrase::Possessor() const {
  const int32_t possessor = history_.DraftAt(phrase_.possessor);
  return possessor < 0 ? nullptr : scene_.FigureOf(scene_.drafts[static_cast<size_t>(possessor)]);
}

KnownIndex NominalPhrase::OwnerCountry() {
  const uint32_t owner = OwnerFigure(&scene_, phrase_);
  if (owner != kNoEntity) return scene_.figures[owner].country;
  const Figure* possessor = Possessor();
  return possessor == nullptr ? kNotKnown : possessor->country;
}

std::vector<uint32_t> NominalPhrase::OwnerCountries() {
  const NamedSpan& first = scene_.named[static_cast<size_t>(phrase_.owner)];
  std::vector<uint32_t> countries;
  for (uint32_t i = draft_.mention.tokens.begin; i < token_; ++i) {
    const NamedSpan* named = scene_.NamedAt(i);
    if (named == nullptr || named->country == kNotKnown || named == &first || named->tokens.begin != i) continue;
    countries.push_back(scene_.KnownFigure(named->country));
  }
  if (first.country != kNotKnown) countries.push_back(scene_.KnownFigure(first.country));
  for (uint32_t child : grammar_.children(first.head)) {
    const NamedSpan* named = grammar_.relation(child) == "conj" ? scene_.NamedAt(child) : nullptr;
    if (named != nullptr && named->country != kNotKnown) countries.push_back(scene_.KnownFigure(named->country));
  }
  return countries;
}

// "Norburg rebels": the country that the place lies in.
KnownIndex NominalPhrase::CountryAround() const {
  const Draft* place = phrase_.owner < 0 ? nullptr : scene_.DraftOf(phrase_.owner);
  const Figure* figure = place == nullptr ? nullptr : scene_.FigureOf(*place);
  return figure == nullptr ? kNotKnown : figure->country;
}

std::string NominalPhrase::Words() const {
  TokenSpan span = draft_.mention.tokens;
  while (span.begin < token_ && IsDeterminerOrNumber(span.begin)) ++span.begin;
  return scene_.Words(span);
}

bool NominalPhrase::IsDeterminerOrNumber(uint32_t token) const {
  const std::string_view tag = grammar_.tag(token);
  const std::string& word = grammar_.folded(token);
  return tag.ends_with("DT") || tag == "CD" || tag == "PRP$" || word.empty() ||
         scene_.words.indefinite.count(word) > 0 || scene_.words.number.count(word) > 0;
}

uint32_t NominalPhrase::Described(std::string_view kind) {
  const KnownIndex owner = OwnerCountry();
  const KnownIndex country = owner == kNotKnown ? CountryAround() : owner;
  const uint32_t figure = scene_.NamedFigure(kind, Words());
  Figure& described = scene_.figures[figure];
  if (described.country == kNotKnown) described.country = country;
  described.described = true;
  if (kind == kGroup) described.plural = draft_.plural;
  return figure;
}

}  // namespace entente::extract
