#include "extract/resolve/collectives.h"

#include <algorithm>

#include "extract/resolve/known_people.h"
#include "extract/resolve/link_names.h"
#include "extract/resolve/together.h"
#include "graph/name.h"

namespace entente::extract {
namespace {

constexpr uint32_t kPairSentencesBack = 6;
constexpr uint32_t kPronounSentencesBack = 1;
constexpr uint32_t kSidesSentencesBack = 2;

// The last `number` distinct figures that `figure_of` gives for what was mentioned, taken sentence by sentence
// backwards; empty where a sentence has more than are still missing.
template <class FigureOf>
std::vector<uint32_t> LastDistinct(const Scene& scene, const History& history, uint32_t token, size_t number,
                                   FigureOf figure_of) {
  std::vector<uint32_t> found;
  const auto& past = history.all();
  const uint32_t now = scene.grammar.sentence_of(token);
  for (size_t i = past.size(); i > 0 && past[i - 1].sentence + kPairSentencesBack >= now;) {
    const uint32_t sentence = past[i - 1].sentence;
    std::vector<uint32_t> here;
    for (; i > 0 && past[i - 1].sentence == sentence; --i) {
      const uint32_t figure = past[i - 1].token < token ? figure_of(past[i - 1]) : kNoEntity;
      if (figure != kNoEntity && !Contains(found, figure) && !Contains(here, figure)) here.push_back(figure);
    }
    if (found.size() + here.size() > number) return {};
    found.insert(found.end(), here.begin(), here.end());
    if (found.size() == number) return found;
  }
  return {};
}

bool SameCountry(const Scene& scene, const std::vector<uint32_t>& people) {
  const KnownIndex first = scene.figures[people.front()].country;
  return first != kNotKnown &&
         std::any_of(people.begin() + 1, people.end(), [&](uint32_t p) { return scene.figures[p].country == first; });
}

size_t NumberOf(const Draft& draft) {
  constexpr size_t kPair = 2;
  return draft.phrase.number == 0 ? kPair : static_cast<size_t>(draft.phrase.number);
}

// "Ann invited both leaders", "she thanked them": who does it is none of those to whom it is done.
bool IsApart(const Grammar& grammar, uint32_t subject, uint32_t head) {
  return grammar.HasRelation(subject, "nsubj") && !grammar.HasRelation(head, "nsubj") && grammar.head(subject) >= 0 &&
         grammar.head(subject) == grammar.head(head);
}

// "the leaders", "the two foreign ministers", "both men".
class PeopleTogether {
 public:
  PeopleTogether(Scene* scene, const History& history, const Draft& draft)
      : scene_(*scene), history_(history), draft_(draft), number_(static_cast<size_t>(draft.phrase.number)) {}

  uint32_t Find() {
    if (draft_.office.empty() && draft_.phrase.determiner != Determiner::kDefinite) return kNoEntity;
    if (number_ == 0) {
      const uint32_t told = draft_.office.empty() ? kNoEntity : Told(0, 1, [&](uint32_t f) { return Holds(f); });
      return told == kNoEntity && !draft_.office.empty() ? InOffice() : told;
    }
    const uint32_t in_office = draft_.office.empty() ? kNoEntity : InOffice();
    if (in_office != kNoEntity || scene_.words.together_people.count(FoldName(draft_.noun)) == 0) return in_office;
    const uint32_t last = Last([&](uint32_t f) { return draft_.office.empty() ? IsPerson(f) : MayBeCalledSo(f); });
    return last != kNoEntity ? last : Told(number_, kPairSentencesBack, [&](uint32_t f) { return IsPerson(f); });
  }

 private:
  // By the office that they hold.
  uint32_t InOffice() {
    const auto holds = [&](uint32_t figure) { return Holds(figure); };
    const uint32_t last = Last(holds);
    return last != kNoEntity ? last : Told(NumberOf(draft_), kPairSentencesBack, holds);
  }

  bool IsPerson(uint32_t index) const {
    const Figure& figure = scene_.figures[index];
    const std::string_view gender = figure.gender.empty() ? figure.likely_gender : std::string_view(figure.gender);
    return figure.kind == kPerson && (draft_.gender.empty() || gender.empty() || gender == draft_.gender);
  }

  bool Holds(uint32_t figure) const {
    return IsPerson(figure) && MayHoldOffice(scene_, scene_.figures[figure], draft_.office);
  }

  // Those too of whom nothing is known.
  bool MayBeCalledSo(uint32_t index) const {
    const Figure& figure = scene_.figures[index];
    return Holds(index) || (IsPerson(index) && figure.offices.empty() && figure.known == kNotKnown);
  }

  template <class Fits>
  uint32_t Last(Fits fits) {
    const auto people = LastDistinct(scene_, history_, draft_.mention.head, NumberOf(draft_), [&](const Past& past) {
      const bool out = scene_.drafts[past.draft].mention.former ||
                       IsApart(scene_.grammar, past.token, draft_.mention.head) || !fits(past.figure);
      return out ? kNoEntity : past.figure;
    });
    const bool unclear = people.empty() || (!draft_.office.empty() && SameCountry(scene_, people));
    return unclear ? kNoEntity : CollectiveFigure(&scene_, people);
  }

  template <class Fits>
  uint32_t Told(size_t number, uint32_t sentences_back, Fits fits) {
    return LastTogether(&scene_, history_, {draft_.mention.head, sentences_back, number, fits});
  }

  Scene& scene_;
  const History& history_;
  const Draft& draft_;
  const size_t number_;
};

// The country itself, or that of a person.
uint32_t CountryOf(Scene* scene, uint32_t index) {
  const Figure& figure = scene->figures[index];
  if (figure.kind == kCountry) return index;
  const KnownIndex country = figure.kind == kPerson ? figure.country : kNotKnown;
  return country == kNotKnown ? kNoEntity : scene->KnownFigure(country);
}

// The countries of several; nothing where one has none or two are of the same.
std::vector<uint32_t> CountriesOf(Scene* scene, const std::vector<uint32_t>& members) {
  std::vector<uint32_t> countries;
  for (uint32_t member : members) {
    const uint32_t country = CountryOf(scene, member);
    if (country == kNoEntity || Contains(countries, country)) return {};
    countries.push_back(country);
  }
  return countries;
}

// Countries named, or whose people are; else the last who were told of together.
uint32_t Countries(Scene* scene, const History& history, const Draft& draft) {
  const auto countries = LastDistinct(*scene, history, draft.mention.head, NumberOf(draft), [&](const Past& past) {
    return IsApart(scene->grammar, past.token, draft.mention.head) ? kNoEntity : CountryOf(scene, past.figure);
  });
  if (!countries.empty()) return CollectiveFigure(scene, countries);
  TogetherQuery query = {draft.mention.head, kPairSentencesBack, NumberOf(draft),
                         [&](uint32_t figure) { return scene->figures[figure].kind == kCountry; }};
  const uint32_t together = LastTogether(scene, history, query);
  if (together != kNoEntity) return together;
  query.fits = [&](uint32_t figure) {
    return scene->figures[figure].kind == kPerson && scene->figures[figure].country != kNotKnown;
  };
  const uint32_t people = LastTogether(scene, history, query);
  if (people == kNoEntity) return kNoEntity;
  const auto theirs = CountriesOf(scene, scene->figures[people].members);
  return theirs.empty() ? kNoEntity : CollectiveFigure(scene, theirs);
}

// "the countries", "the neighbours": those told of together just before, if nothing else says which.
uint32_t BareCountries(Scene* scene, const History& history, const Draft& draft) {
  for (uint32_t child : scene->grammar.children(draft.mention.head)) {
    const bool says = scene->grammar.HasRelation(child, "nmod") || scene->grammar.HasRelation(child, "acl") ||
                      scene->grammar.HasRelation(child, "amod");
    if (says) return kNoEntity;
  }
  return LastTogether(scene, history, {draft.mention.head, kPronounSentencesBack, 0, [&](uint32_t figure) {
                                         return scene->figures[figure].kind == kCountry;
                                       }});
}

// "their countries", "both leaders' governments".
uint32_t CountriesOfPossessor(Scene* scene, const History& history, const Draft& draft) {
  const int32_t possessor = history.DraftAt(draft.phrase.possessor);
  const Figure* owner = possessor < 0 ? nullptr : scene->FigureOf(scene->drafts[static_cast<size_t>(possessor)]);
  if (scene->words.own_nouns.count(draft.noun) == 0) return kNoEntity;
  const bool theirs = possessor >= 0 && scene->drafts[static_cast<size_t>(possessor)].plural;
  if (owner == nullptr && theirs && scene->words.state_nouns.count(draft.noun) > 0)
    return Countries(scene, history, draft);
  if (owner == nullptr || owner->members.empty()) return kNoEntity;
  const std::vector<uint32_t> members = owner->members;
  const auto countries = CountriesOf(scene, members);
  return countries.empty() ? kNoEntity : CollectiveFigure(scene, countries);
}

// "the two parties", "both companies".
uint32_t OrganizationsTogether(Scene* scene, const History& history, const Draft& draft) {
  return LastTogether(scene, history, {draft.mention.head, kPairSentencesBack, NumberOf(draft), [&](uint32_t figure) {
                                         return scene->figures[figure].kind == kOrganization;
                                       }});
}

// "the rivals", "both allies": people or countries told of together just before.
uint32_t SidesTogether(Scene* scene, const History& history, const Draft& draft) {
  if (draft.phrase.determiner != Determiner::kDefinite || draft.phrase.possessor >= 0) return kNoEntity;
  const auto fits = [](uint32_t) { return true; };
  return LastTogether(scene, history, {draft.mention.head, kSidesSentencesBack, NumberOf(draft), fits});
}

// "the leaders of the strike": of something that is no country.
bool IsOfOthers(const Scene& scene, const History& history, const Draft& draft) {
  if (draft.phrase.possessor < 0) return false;
  const int32_t possessor = history.DraftAt(draft.phrase.possessor);
  if (possessor < 0) return true;
  const Draft& owner = scene.drafts[static_cast<size_t>(possessor)];
  return owner.pronoun == nullptr && owner.kind != kCountry;
}

// Whether the text has several whom nobody is known to be, at or behind `from`: "they" may be those.
bool HasOthers(const Scene& scene, uint32_t from, uint32_t to) {
  return std::any_of(scene.drafts.begin(), scene.drafts.end(), [&](const Draft& draft) {
    const uint32_t head = draft.mention.head;
    return head >= from && head < to && draft.plural && draft.mention.entity == kNoEntity && draft.named < 0 &&
           draft.pronoun == nullptr;
  });
}

// "they" and "their": those told of together in the sentence or the one before.
uint32_t TheyTogether(Scene* scene, const History& history, const Draft& draft) {
  const Grammar& grammar = scene->grammar;
  const uint32_t head = draft.mention.head;
  const auto counts = [&](const Past& past, const Together& told) {
    if (!told.firm && HasOthers(*scene, grammar.sentence(past.token).begin, head)) return false;
    return std::none_of(history.all().begin(), history.all().end(), [&](const Past& other) {
      return Contains(told.figures, other.figure) && IsApart(grammar, other.token, head);
    });
  };
  return LastTogether(scene, history, {head, kPronounSentencesBack, 0, [](uint32_t) { return true; }, counts});
}

// "the two", "both", "the pair": the last so many who were told of together, or of whom the last sentences speak.
uint32_t CountedTogether(Scene* scene, const History& history, const Draft& draft) {
  TogetherQuery query = {draft.mention.head, kPronounSentencesBack, NumberOf(draft), [](uint32_t) { return true; }};
  const uint32_t near = LastTogether(scene, history, query);
  if (near != kNoEntity) return near;
  const auto people = LastDistinct(*scene, history, draft.mention.head, NumberOf(draft), [&](const Past& past) {
    const bool person = scene->figures[past.figure].kind == kPerson;
    return person && !IsApart(scene->grammar, past.token, draft.mention.head) ? past.figure : kNoEntity;
  });
  if (!people.empty()) return CollectiveFigure(scene, people);
  query.sentences_back = kPairSentencesBack;
  return LastTogether(scene, history, query);
}

}  // namespace

uint32_t CollectiveFigure(Scene* scene, std::vector<uint32_t> members) {
  std::sort(members.begin(), members.end());
  for (uint32_t i = 0; i < scene->figures.size(); ++i) {
    if (scene->figures[i].members == members) return i;
  }
  Figure figure;
  figure.kind = kGroup;
  figure.plural = true;
  figure.described = true;
  for (size_t i = 0; i < members.size(); ++i) {
    if (i > 0) figure.name += i + 1 == members.size() ? " and " : ", ";
    figure.name += scene->figures[members[i]].name;
  }
  figure.members = std::move(members);
  scene->figures.push_back(std::move(figure));
  return static_cast<uint32_t>(scene->figures.size() - 1);
}

bool HoldsOffice(const Scene& scene, const Figure& person, std::string_view office) {
  const bool called = std::any_of(person.offices.begin(), person.offices.end(),
                                  [&](const std::string& held) { return scene.words.OfficesAgree(office, held); });
  // What is known of all times says nothing of someone of whom the article tells another office.
  const bool told = person.known != kNotKnown && (scene.analysis.document.article.published || person.offices.empty());
  return called || (told && OfficeOwner(scene, person.known, office) != kNotKnown);
}

bool MayHoldOffice(const Scene& scene, const Figure& person, std::string_view office) {
  return HoldsOffice(scene, person, office) ||
         std::any_of(person.offices.begin(), person.offices.end(),
                     [&](const std::string& held) { return scene.words.OfficesAgree(held, office); });
}

uint32_t ResolveCollective(Scene* scene, const History& history, uint32_t draft) {
  const Draft& mention = scene->drafts[draft];
  const CoreferenceWords& words = scene->words;
  const Description& phrase = mention.phrase;
  if (mention.kind == kCountry && phrase.possessor >= 0 && phrase.determiner == Determiner::kPossessive)
    return CountriesOfPossessor(scene, history, mention);
  if (phrase.determiner != Determiner::kDefinite && phrase.number == 0) return kNoEntity;
  if (phrase.determiner == Determiner::kIndefinite) return kNoEntity;
  if (phrase.owner >= 0 && (phrase.number == 0 || OwnerFigure(scene, phrase) != kNoEntity)) return kNoEntity;
  if (words.together_sides.count(mention.noun) > 0) return SidesTogether(scene, history, mention);
  if (mention.kind == kPerson)
    return IsOfOthers(*scene, history, mention) ? kNoEntity : PeopleTogether(scene, history, mention).Find();
  const bool counted = phrase.number > 0 && phrase.determiner == Determiner::kDefinite;
  if (mention.kind == kOrganization) return counted ? OrganizationsTogether(scene, history, mention) : kNoEntity;
  const bool side = words.side_nouns.count(mention.noun) > 0;
  const bool countries = side || words.state_nouns.count(mention.noun) > 0 ||
                         words.government_nouns.count(mention.noun) > 0 || (counted && mention.kind == kCountry);
  const bool told = phrase.number > 0 || side;
  if (!told && words.together_countries.count(mention.noun) > 0) return BareCountries(scene, history, mention);
  return countries && told ? Countries(scene, history, mention) : kNoEntity;
}

uint32_t ResolvePluralPronoun(Scene* scene, const History& history, uint32_t draft) {
  const Draft& mention = scene->drafts[draft];
  return mention.phrase.number > 0 ? CountedTogether(scene, history, mention) : TheyTogether(scene, history, mention);
}

}  // namespace entente::extract
