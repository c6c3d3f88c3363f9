#include "extract/resolve/nominals.h"

#include <algorithm>

#include "extract/resolve/collectives.h"
#include "extract/resolve/governments.h"
#include "extract/resolve/link_names.h"
#include "extract/resolve/nominal_phrase.h"
#include "extract/resolve/office_nominals.h"
#include "extract/resolve/referents.h"
#include "graph/name.h"

namespace entente::extract {
namespace {

constexpr uint32_t kCountrySentencesBack = 1;
constexpr uint32_t kPlaceSentencesBack = 2;
constexpr uint32_t kUnknownSentencesBack = 1;  // for organizations of which nothing tells the sort

class NominalResolver : public NominalPhrase {
 public:
  using NominalPhrase::NominalPhrase;

  uint32_t Resolve() {
    const uint32_t clear = Clear();
    const bool unclear = clear == kNoEntity && draft_.same_as < 0 && draft_.predicate_of < 0 && draft_.behind < 0;
    return unclear || scene_.ranker.learns() ? SpokenOf(clear) : clear;
  }

 private:
  uint32_t Clear() {
    if (draft_.same_as >= 0) return scene_.drafts[static_cast<size_t>(draft_.same_as)].mention.entity;
    if (const uint32_t subject = Subject(); subject != kNoEntity) return subject;
    if (draft_.kind == kPerson) return People();
    if (draft_.kind == kCountry)
      return draft_.plural && !IsOwnGovernment() ? ResolveCollective(&scene_, history_, index_) : Country();
    if (draft_.kind == kOrganization)
      return draft_.plural ? ResolveCollective(&scene_, history_, index_) : Organization();
    if (draft_.kind == kGroup) return Group();
    if (draft_.kind == kOccasion) return draft_.plural ? kNoEntity : Occasion();
    return Place();
  }

  // The one spoken of before that is most likely meant, where what is clear tells nothing.
  uint32_t SpokenOf(uint32_t clear) {
    const std::vector<Antecedent> referents = FindReferents(&scene_, history_, index_);
    const uint32_t likely =
        referents.empty() ? kNoEntity : referents[scene_.ranker.Choose(scene_, index_, referents)].figure;
    return clear != kNoEntity ? clear : likely;
  }

  // Who is said to be it; what the pronoun goes back to may be nobody.
  uint32_t Subject() const {
    if (draft_.predicate_of < 0) return kNoEntity;
    const uint32_t entity = scene_.drafts[static_cast<size_t>(draft_.predicate_of)].mention.entity;
    return entity != kNoEntity && scene_.figures[entity].kind == draft_.kind ? entity : kNoEntity;
  }

  // "Utopian authorities" are one government, "both governments" are not.
  bool IsOwnGovernment() const { return scene_.words.government_nouns.count(draft_.noun) > 0 && phrase_.owner >= 0; }

  uint32_t People() {
    const uint32_t figure = ResolveOfficeNominal(&scene_, history_, index_);
    return figure == kNoEntity && draft_.plural ? Group() : figure;
  }

  uint32_t Country() {
    const CoreferenceWords& words = scene_.words;
    const bool government = words.government_nouns.count(draft_.noun) > 0;
    const bool state = words.state_nouns.count(draft_.noun) > 0;
    if (!government && !state) return kNoEntity;
    if (const auto other = ResolveGovernment(&scene_, history_, index_)) return *other;
    const KnownIndex leader_country = CountryOfNameInFront();
    if (leader_country != kNotKnown && government) return scene_.KnownFigure(leader_country);
    const uint32_t owner = OwnerFigure(&scene_, phrase_);
    if (owner != kNoEntity) return scene_.figures[owner].kind == kCountry ? owner : kNoEntity;
    if (phrase_.possessor >= 0 && !IsOfAbstract())
      return words.own_nouns.count(draft_.noun) > 0 ? CountryOfPossessor() : kNoEntity;
    if (!(definite() || IsBareGovernment()) || HasProperModifier()) return kNoEntity;
    return SpokenOfCountry();
  }

  // In "accused the government of corruption" nobody possesses it.
  bool IsOfAbstract() const {
    const auto behind = static_cast<uint32_t>(phrase_.possessor);
    return behind > token_ && grammar_.tag(behind) == "NN" && history_.DraftAt(phrase_.possessor) < 0 &&
           grammar_.tag(behind - 1) == "IN";
  }

  // "Government has signed": in the press of some countries it needs no article.
  bool IsBareGovernment() const {
    const bool bare = draft_.noun == "government" && phrase_.determiner == Determiner::kNone && !draft_.plural;
    const bool alone = draft_.mention.tokens.begin == token_;
    return bare && alone && (grammar_.HasRelation(token_, "nsubj") || grammar_.HasRelation(token_, "obj"));
  }

  // "the North African country" says more than where to look for a country.
  bool HasProperModifier() const {
    for (uint32_t i = draft_.mention.tokens.begin + 1; i < token_; ++i) {
      if (grammar_.IsCapitalised(i)) return true;
    }
    return false;
  }

  // "the Biden administration".
  KnownIndex CountryOfNameInFront() const {
    if (token_ == 0) return kNotKnown;
    const NamedSpan* named = scene_.NamedAt(token_ - 1);
    if (named == nullptr || named->kind != kPerson) return kNotKnown;
    const int32_t draft = history_.DraftCovering(static_cast<int32_t>(named->head));
    const Figure* person = draft < 0 ? nullptr : scene_.FigureOf(scene_.drafts[static_cast<size_t>(draft)]);
    return person == nullptr ? kNotKnown : person->country;
  }

  uint32_t CountryOfPossessor() {
    const KnownIndex country = OwnerCountry();
    return country == kNotKnown ? kNoEntity : scene_.KnownFigure(country);
  }

  // The one country of these sentences and the one that the article is about must not be two.
  uint32_t SpokenOfCountry() {
    const uint32_t of_that_form = CountryOfThatForm();
    if (of_that_form != kNoEntity) return of_that_form;
    const KnownIndex most_told = DominantCountry(scene_);
    const KnownIndex dominant = IsOfOthers(most_told) ? scene_.home_of_officers : most_told;
    std::vector<uint32_t> near = CountriesNear();
    if (near.empty()) return dominant == kNotKnown ? kNoEntity : scene_.KnownFigure(dominant);
    if (near.size() == 1)
      return dominant == kNotKnown || scene_.figures[near[0]].known == dominant ? near[0] : kNoEntity;
    const bool one_is_dominant =
        std::any_of(near.begin(), near.end(), [&](uint32_t f) { return scene_.figures[f].known == dominant; });
    return dominant != kNotKnown && one_is_dominant ? scene_.KnownFigure(dominant) : kNoEntity;
  }

  // Whether the article has the country in nothing but adjectives, as in "Utopian refugees", and tells of another one's
  // officers.
  bool IsOfOthers(KnownIndex country) const {
    const KnownIndex officers = scene_.home_of_officers;
    return officers != kNotKnown && country != officers &&
           std::none_of(scene_.named.begin(), scene_.named.end(),
                        [&](const NamedSpan& named) { return !named.demonym && CountryNamed(named) == country; });
  }

  std::vector<uint32_t> CountriesNear() const {
    std::vector<uint32_t> near;
    const uint32_t sentence = grammar_.sentence_of(token_);
    const auto& past = history_.all();
    for (size_t i = past.size(); i > 0 && past[i - 1].sentence + kCountrySentencesBack >= sentence; --i) {
      const uint32_t figure = past[i - 1].figure;
      if (scene_.figures[figure].kind != kCountry || IsOfOthers(scene_.figures[figure].known)) continue;
      if (std::find(near.begin(), near.end(), figure) == near.end()) near.push_back(figure);
    }
    return near;
  }

  // "the kingdom": the country last spoken of whose full name says that it is one ("Kingdom of Bahrain").
  uint32_t CountryOfThatForm() const {
    const auto& past = history_.all();
    for (size_t i = past.size(); i > 0; --i) {
      const Figure& figure = scene_.figures[past[i - 1].figure];
      if (figure.kind != kCountry) continue;
      for (const NameMatch& match : scene_.knowledge.Find(draft_.noun + " of " + FoldName(figure.name))) {
        if (match.actor == figure.known) return past[i - 1].figure;
      }
    }
    return kNoEntity;
  }

  // "Utopia Today news agency": the noun says what the name in front of it is.
  uint32_t NamedInFront() const {
    if (scene_.words.organization_sorts.count(draft_.noun) == 0 || phrase_.owner < 0) return kNoEntity;
    const NamedSpan& named = scene_.named[static_cast<size_t>(phrase_.owner)];
    if (named.kind != kOrganization || named.tokens.end + NounSize() != token_ + 1) return kNoEntity;
    return OwnerFigure(&scene_, phrase_);
  }

  uint32_t Organization() {
    if (phrase_.determiner == Determiner::kIndefinite) return kNoEntity;
    const uint32_t named = NamedInFront();
    if (named != kNoEntity) return named;
    const bool national =
        scene_.words.national_organizations.count(draft_.noun) > 0 || IsNationalOrganization(scene_, CoreSpan());
    const uint32_t personal = OfOnePerson();
    if (personal != kNoEntity) return personal;
    if (national && (phrase_.owner >= 0 || phrase_.possessor >= 0)) {
      const KnownIndex country = OwnerCountry();
      if (country != kNotKnown) return NationalOrganization(&scene_, Capitalised(OwnWords()), country, token_);
    }
    if (phrase_.owner >= 0 || phrase_.possessor >= 0 || !definite()) return kNoEntity;
    const uint32_t spoken_of = OrganizationSpokenOf();
    if (spoken_of != kNoEntity || !national || draft_.noun.find(' ') == std::string::npos) return spoken_of;
    return NationalOrganization(&scene_, Capitalised(OwnWords()), DominantCountry(scene_), token_);
  }

  // "Lee's office", "her office" is hers, and no country's.
  uint32_t OfOnePerson() const {
    if (phrase_.possessor < 0 || scene_.words.personal_organizations.count(draft_.noun) == 0) return kNoEntity;
    const int32_t draft = history_.DraftCovering(phrase_.possessor);
    if (draft < 0) return kNoEntity;
    const Figure* person = scene_.FigureOf(scene_.drafts[static_cast<size_t>(draft)]);
    const bool told = scene_.drafts[static_cast<size_t>(draft)].mention.form != MentionForm::kNominal;
    if (person == nullptr || person->kind != kPerson || !told) return kNoEntity;
    const KnownIndex country = person->country;
    const uint32_t figure =
        scene_.NamedFigure(kOrganization, Capitalised(draft_.noun) + " of " + std::string(person->name));
    scene_.figures[figure].country = country;
    return figure;
  }

  TokenSpan CoreSpan() const { return {token_, token_ + 1}; }

  uint32_t OrganizationSpokenOf() const {
    const uint32_t called_so = OrganizationCalledSo();
    const bool more = token_ - draft_.mention.tokens.begin > NounSize();  // "the new party"
    if (called_so != kNoEntity || more) return called_so;
    return history_.Best(token_, kTitleSentencesBack, [&](const Past& past) {
      const Figure& figure = scene_.figures[past.figure];
      if (figure.kind != kOrganization) return false;
      if (figure.known != kNotKnown) return IsOfSort(scene_.knowledge.Get(figure.known).sort);
      const bool near = past.sentence + kUnknownSentencesBack >= grammar_.sentence_of(token_);
      return near && scene_.words.organization_sorts.count(draft_.noun) > 0 && MayBeOfAnySort(past);
    });
  }

  // By its name of that sort, or at least no ministry, court or union.
  bool MayBeOfAnySort(const Past& past) const {
    const Draft& other = scene_.drafts[past.draft];
    if (other.named < 0) return false;
    const std::string name = FoldName(scene_.figures[past.figure].name);
    const std::string last = name.substr(name.rfind(' ') + 1);
    if (IsOfSort(last)) return true;
    return !IsNationalOrganization(scene_, scene_.named[static_cast<size_t>(other.named)].tokens) &&
           !scene_.titles.FindNoun(last);
  }

  uint32_t NounSize() const {
    return static_cast<uint32_t>(std::count(draft_.noun.begin(), draft_.noun.end(), ' ') + 1);
  }

  // "the party", "the rebel group" of one that is known to be that.
  bool IsOfSort(std::string_view sort) const {
    const auto nouns = scene_.words.sort_nouns.find(sort);
    return nouns != scene_.words.sort_nouns.end() && nouns->second.count(draft_.noun) > 0;
  }

  // By the noun of its name or of a description.
  uint32_t OrganizationCalledSo() const {
    const std::string host = scene_.words.mission_nouns.count(draft_.noun) > 0 ? HostOf(scene_, token_) : "";
    return history_.Best(token_, kTitleSentencesBack, [&](const Past& past) {
      const Figure& figure = scene_.figures[past.figure];
      if (figure.kind != kOrganization || !IsMissionTo(figure, host)) return false;
      const auto span = scene_.drafts[past.draft].mention.tokens;
      for (uint32_t i = span.begin; i < span.end; ++i) {
        if (grammar_.folded(i) == draft_.noun) return true;
      }
      return false;
    });
  }

  // "Norlandic and Sudlandic forces" are both countries.
  uint32_t CountriesOfForces() {
    if (scene_.words.force_nouns.count(draft_.noun) == 0) return kNoEntity;
    auto countries = Owners();
    std::erase_if(countries, [&](uint32_t figure) { return scene_.figures[figure].kind != kCountry; });
    return countries.size() > 1 ? CollectiveFigure(&scene_, countries) : OwnerFigure(&scene_, phrase_);
  }

  uint32_t Group() {
    if (phrase_.owner >= 0) {
      const uint32_t owner = CountriesOfForces();
      if (owner != kNoEntity && !scene_.figures[owner].members.empty()) return owner;
      return owner != kNoEntity && scene_.figures[owner].kind == kCountry ? owner : DescribedPeople();
    }
    if (draft_.plural && scene_.words.side_nouns.count(draft_.noun) > 0) {
      const uint32_t sides = ResolveCollective(&scene_, history_, index_);
      if (sides != kNoEntity) return sides;
    }
    if (!definite() || phrase_.possessor >= 0) return kNoEntity;
    return history_.Best(token_, kTitleSentencesBack, [&](const Past& past) {
      const Draft& other = scene_.drafts[past.draft];
      return scene_.figures[past.figure].kind == kGroup && other.noun == draft_.noun && other.phrase.owner >= 0;
    });
  }

  uint32_t Occasion() {
    const TokenSpan name = ProperName();
    if (name.size() > 1) return scene_.NamedFigure(kOccasion, scene_.Words(name));
    if (phrase_.determiner == Determiner::kNone && !IsNamedOccasion()) return kNoEntity;
    const bool plain = phrase_.determiner == Determiner::kPossessive && token_ == draft_.mention.tokens.begin + 1;
    const bool this_one = scene_.words.demonstrative.count(grammar_.folded(draft_.mention.tokens.begin)) > 0;
    if (((definite() || plain) && !IsNamedOccasion()) || this_one) {
      const uint32_t spoken_of = MostSpokenOfOccasion();
      if (spoken_of != kNoEntity) return spoken_of;
    }
    return Described(kOccasion);
  }

  // "Jeddah Security and Development Summit": the capitalised words in front of a capitalised noun.
  TokenSpan ProperName() const {
    TokenSpan name = {token_, token_ + 1};
    if (!grammar_.IsProper(token_) || !grammar_.IsCapitalised(token_)) return name;
    const uint32_t first = grammar_.sentence(token_).begin;
    for (uint32_t at = token_; at > first; --at) {
      const std::string_view tag = grammar_.tag(at - 1);
      const bool linking = tag == "CC" || tag == "IN" || tag == "HYPH";
      if (grammar_.IsCapitalised(at - 1) && tag != "DT" && tag != "IN") {
        name.begin = at - 1;
      } else if (!linking) {
        break;
      }
    }
    return name;
  }

  bool IsNamedOccasion() const { return token_ > 0 && scene_.NamedAt(token_ - 1) != nullptr; }

  uint32_t MostSpokenOfOccasion() const {
    uint32_t best = kNoEntity;
    for (const Past& past : history_.all()) {
      if (scene_.figures[past.figure].kind != kOccasion || NounOf(scene_.drafts[past.draft]) != draft_.noun) continue;
      if (best == kNoEntity || history_.Count(past.figure) > history_.Count(best)) best = past.figure;
    }
    return best;
  }

  uint32_t Place() const {
    if (!definite() || scene_.words.settlement_nouns.count(draft_.noun) == 0 || phrase_.owner >= 0) return kNoEntity;
    return history_.Best(token_, kPlaceSentencesBack, [&](const Past& past) {
      return scene_.figures[past.figure].kind == kPlace && scene_.drafts[past.draft].named >= 0;
    });
  }
};

}  // namespace

uint32_t ResolveNominal(Scene* scene, const History& history, uint32_t draft) {
  return NominalResolver(scene, history, draft).Resolve();
}

}  // namespace entente::extract
