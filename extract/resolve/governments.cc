#include "extract/resolve/governments.h"

#include <algorithm>

#include "extract/resolve/link_names.h"
#include "extract/resolve/nominal_phrase.h"
#include "extract/resolve/person_names.h"
#include "graph/name.h"

namespace entente::extract {
namespace {

constexpr uint32_t kPlainSentencesBack = 2;  // for "the government" alone

class GovernmentNominal : public NominalPhrase {
 public:
  using NominalPhrase::NominalPhrase;

  std::optional<uint32_t> Resolve() {
    const CoreferenceWords& words = scene_.words;
    if (words.governing_nouns.count(draft_.noun) == 0) return std::nullopt;
    if (HasModifier(words.earlier_governments)) return Earlier();
    if (phrase_.owner >= 0 && IsRuledApart(scene_.named[static_cast<size_t>(phrase_.owner)])) return OfPlace();
    const bool irregular = words.irregular_nouns.count(draft_.noun) > 0 || HasModifier(words.irregular_governments);
    if (irregular) return Irregular();
    if (phrase_.owner >= 0 || phrase_.possessor >= 0 || !definite()) return std::nullopt;
    if (const uint32_t within = OfStateInFront(); within != kNoEntity) return within;
    if (HasModifier(words.local_governments)) return LastTold(kTitleSentencesBack);
    const bool plain = words.disowned_nouns.count(draft_.noun) == 0;
    const uint32_t told = plain ? LastTold(kPlainSentencesBack) : IrregularTold(kNotKnown);
    return told == kNoEntity ? std::nullopt : std::optional(told);
  }

 private:
  bool HasModifier(const WordSet& modifiers) const {
    for (uint32_t token = draft_.mention.tokens.begin; token < token_; ++token) {
      if (modifiers.count(grammar_.folded(token)) > 0) return true;
    }
    return false;
  }

  // "the previous Lee administration"; of which else it is, nothing tells.
  uint32_t Earlier() {
    const NamedSpan* named = scene_.NamedAt(static_cast<int64_t>(token_) - 1);
    if (named == nullptr || named->kind != kPerson) return kNoEntity;
    const int32_t draft = history_.DraftCovering(static_cast<int32_t>(named->head));
    const Figure* person = draft < 0 ? nullptr : scene_.FigureOf(scene_.drafts[static_cast<size_t>(draft)]);
    if (person == nullptr) return kNoEntity;
    const KnownIndex country = person->country;
    const uint32_t figure = scene_.NamedFigure(kOrganization, person->name + " " + draft_.noun);
    scene_.figures[figure].country = country;
    return figure;
  }

  // A part of a country, or a capital that has a government of its own beside the country's.
  bool IsRuledApart(const NamedSpan& named) const {
    if (scene_.words.self_governing.count(named.folded) > 0) return true;
    return named.kind == kPlace && CountryNamed(named) == kNotKnown;
  }

  uint32_t OfPlace() {
    const NamedSpan& place = scene_.named[static_cast<size_t>(phrase_.owner)];
    const bool in_front = place.tokens.end <= token_;
    const std::string name =
        in_front ? scene_.Words({place.tokens.begin, token_ + 1}) : scene_.Words(place.tokens) + " " + draft_.noun;
    const KnownIndex country = CountryAround();
    const uint32_t figure = scene_.NamedFigure(kOrganization, name);
    if (scene_.figures[figure].country == kNotKnown) scene_.figures[figure].country = country;
    return figure;
  }

  // "In Lapland state, the government ...".
  uint32_t OfStateInFront() {
    for (uint32_t at = grammar_.sentence(token_).begin; at + 2 < draft_.mention.tokens.begin; ++at) {
      const NamedSpan* named = grammar_.folded(at) == "in" ? scene_.NamedAt(at + 1) : nullptr;
      const bool place = named != nullptr && named->kind == kPlace && named->tokens.begin == at + 1;
      const uint32_t last = place ? std::min(named->tokens.end, draft_.mention.tokens.begin - 1) : at;
      if (!place || scene_.words.local_governments.count(grammar_.folded(last)) == 0) continue;
      const uint32_t figure = scene_.NamedFigure(kOrganization, scene_.Words({at + 1, last + 1}) + " " + draft_.noun);
      const Draft* draft = scene_.DraftOf(scene_.named_at[at + 1]);
      const Figure* around = draft == nullptr ? nullptr : scene_.FigureOf(*draft);
      if (around != nullptr) scene_.figures[figure].country = around->country;
      return figure;
    }
    return kNoEntity;
  }

  // "the interim government", "Utopia's junta"; "a military government" is nobody's.
  uint32_t Irregular() {
    const KnownIndex owner = OwnerCountry();
    if (owner == kNotKnown && !definite()) return kNoEntity;
    if (const uint32_t told = IrregularTold(owner); told != kNoEntity) return told;
    const KnownIndex country = owner == kNotKnown ? DominantCountry(scene_) : owner;
    if (country == kNotKnown) return Described(kOrganization);
    return NationalOrganization(&scene_, Capitalised(IrregularWords()), country, token_);
  }

  // "interim government" of "the conservative interim government".
  std::string IrregularWords() const {
    uint32_t begin = token_;
    for (uint32_t at = token_; at > draft_.mention.tokens.begin; --at) {
      if (scene_.words.irregular_governments.count(grammar_.folded(at - 1)) > 0) begin = at - 1;
    }
    return scene_.Words({begin, token_ + 1});
  }

  // The last one told of, of the country where one is given.
  uint32_t IrregularTold(KnownIndex country) const {
    for (auto past = history_.all().rbegin(); past != history_.all().rend(); ++past) {
      const Figure& figure = scene_.figures[past->figure];
      const bool other = country != kNotKnown && figure.country != country;
      if (figure.kind == kOrganization && !other && IsIrregular(figure)) return past->figure;
    }
    return kNoEntity;
  }

  bool IsIrregular(const Figure& figure) const {
    const CoreferenceWords& words = scene_.words;
    const NameWords name = SplitName(FoldName(figure.name));
    const auto has = [&](const WordSet& set) {
      return std::any_of(name.begin(), name.end(), [&](const std::string& word) { return set.count(word) > 0; });
    };
    return has(words.irregular_nouns) || (has(words.governing_nouns) && has(words.irregular_governments));
  }

  // The government told of last, where it is no country's own.
  uint32_t LastTold(uint32_t sentences_back) const {
    const uint32_t sentence = grammar_.sentence_of(token_);
    for (auto past = history_.all().rbegin(); past != history_.all().rend(); ++past) {
      if (past->sentence + sentences_back < sentence) break;
      if (scene_.words.governing_nouns.count(NounOf(scene_.drafts[past->draft])) == 0) continue;
      return scene_.figures[past->figure].kind == kOrganization ? past->figure : kNoEntity;
    }
    return kNoEntity;
  }
};

}  // namespace

std::optional<uint32_t> ResolveGovernment(Scene* scene, const History& history, uint32_t draft) {
  return GovernmentNominal(scene, history, draft).Resolve();
}

}  // namespace entente::extract
