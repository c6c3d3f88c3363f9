#include "extract/resolve/nominal_phrase.h"

#include <algorithm>

#include "extract/resolve/collectives.h"
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

std::vector<uint32_t> NominalPhrase::Owners() {
  std::vector<int32_t> names = {phrase_.owner};
  for (uint32_t i = draft_.mention.tokens.begin; i < token_; ++i) {
    const NamedSpan* named = scene_.NamedAt(i);
    if (named != nullptr && named->country != kNotKnown && named->tokens.begin == i)
      names.push_back(scene_.named_at[i]);
  }
  const uint32_t first = scene_.named[static_cast<size_t>(phrase_.owner)].head;
  for (uint32_t child : grammar_.children(first)) {
    if (grammar_.relation(child) == "conj") names.push_back(scene_.named_at[child]);
  }
  // Where the tree has "the presidents of A, B and C" for a list of presidents, B and C.
  for (uint32_t child : grammar_.children(token_)) {
    const NamedSpan* named = first > token_ && grammar_.relation(child) == "conj" ? scene_.NamedAt(child) : nullptr;
    if (named != nullptr && named->country != kNotKnown && !named->demonym) names.push_back(scene_.named_at[child]);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return FiguresOf(names);
}

std::vector<uint32_t> NominalPhrase::FiguresOf(const std::vector<int32_t>& names) {
  std::vector<uint32_t> figures;
  for (int32_t name : names) {
    Description phrase;
    phrase.owner = name;
    const uint32_t figure = OwnerFigure(&scene_, phrase);
    if (figure != kNoEntity && std::find(figures.begin(), figures.end(), figure) == figures.end())
      figures.push_back(figure);
  }
  return figures;
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
  if (draft_.kind == kOccasion) span.end = std::max(span.end, EndOfComplement());
  return scene_.Words(span);
}

std::string NominalPhrase::OwnWords() const {
  uint32_t begin = token_;
  while (begin > draft_.mention.tokens.begin && scene_.NamedAt(begin - 1) == nullptr &&
         !IsDeterminerOrNumber(begin - 1) && !grammar_.IsPossessiveMark(begin - 1)) {
    --begin;
  }
  return scene_.Words({begin, token_ + 1});
}

const std::string& NominalPhrase::NounOf(const Draft& draft) const {
  if (draft.named < 0) return draft.noun;
  return grammar_.folded(scene_.named[static_cast<size_t>(draft.named)].tokens.end - 1);
}

// "the funeral of Chadian President Ann Lee", whole.
uint32_t NominalPhrase::EndOfComplement() const {
  for (uint32_t child : grammar_.children(token_)) {
    const bool of = child > token_ && grammar_.HasRelation(child, "nmod") && grammar_.Preposition(child) == "of";
    if (!of) continue;
    const uint32_t end = grammar_.NounPhrase(child).end;
    for (uint32_t name : grammar_.children(child)) {  // "of the Chadian leader Ann Lee"
      if (name == end && grammar_.relation(name) == "appos") return grammar_.NounPhrase(name).end;
    }
    return end;
  }
  return token_ + 1;
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

uint32_t NominalPhrase::DescribedPeople() {
  std::vector<const NamedSpan*> countries;
  for (uint32_t i = draft_.mention.tokens.begin; i < token_ && draft_.plural; ++i) {
    const NamedSpan* named = scene_.NamedAt(i);
    const bool adjective = named != nullptr && named->kind == kCountry && named->tokens.begin == i;
    if (adjective && !countries.empty() && grammar_.text(i - 1) == "-") return Described(kGroup);  // of both at once
    if (adjective && (countries.empty() || countries.back()->country != named->country)) countries.push_back(named);
  }
  if (countries.size() < 2) return Described(kGroup);
  const std::string people = scene_.Words({countries.back()->tokens.end, draft_.mention.tokens.end});
  std::vector<uint32_t> groups;
  for (const NamedSpan* named : countries) {
    groups.push_back(scene_.NamedFigure(kGroup, scene_.Words(named->tokens) + " " + people));
    Figure& figure = scene_.figures[groups.back()];
    figure.country = named->country;
    figure.described = figure.plural = true;
  }
  return CollectiveFigure(&scene_, groups);
}

}  // namespace entente::extract
