#include "extract/resolve/collectives.h"

#include <algorithm>

#include "extract/resolve/known_people.h"

namespace entente::extract {
namespace {

constexpr uint32_t kPairSentencesBack = 6;
constexpr uint32_t kPronounSentencesBack = 1;

bool Contains(const std::vector<uint32_t>& list, uint32_t item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

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

// "Ann invited both leaders": who does it is none of those to whom it is done.
bool IsApart(const Scene& scene, const Past& past, const Draft& draft) {
  const Grammar& grammar = scene.grammar;
  const uint32_t head = draft.mention.head;
  return grammar.HasRelation(past.token, "nsubj") && !grammar.HasRelation(head, "nsubj") &&
         grammar.head(past.token) >= 0 && grammar.head(past.token) == grammar.head(head);
}

// "the leaders", "the two foreign ministers".
uint32_t PeopleInOffice(Scene* scene, const History& history, const Draft& draft) {
  const auto people = LastDistinct(*scene, history, draft.mention.head, NumberOf(draft), [&](const Past& past) {
    const Figure& figure = scene->figures[past.figure];
    if (figure.kind != kPerson || scene->drafts[past.draft].mention.former) return kNoEntity;
    if (IsApart(*scene, past, draft)) return kNoEntity;
    return MayHoldOffice(*scene, figure, draft.office) ? past.figure : kNoEntity;
  });
  return people.empty() || SameCountry(*scene, people) ? kNoEntity : CollectiveFigure(scene, people);
}

// The members of the coordination that the mention opens ("Kim and Putin"); itself alone where it opens none.
std::vector<uint32_t> Coordinated(const Scene& scene, const History& history, const Past& past) {
  std::vector<uint32_t> members = {past.figure};
  for (uint32_t child : scene.grammar.children(past.token)) {
    if (scene.grammar.relation(child) != "conj") continue;
    const int32_t draft = history.DraftAt(static_cast<int32_t>(child));
    if (draft < 0) continue;
    const uint32_t figure = scene.drafts[static_cast<size_t>(draft)].mention.entity;
    if (figure == kNoEntity || scene.figures[figure].kind != scene.figures[past.figure].kind) continue;
    if (!Contains(members, figure)) members.push_back(figure);
  }
  return members;
}

bool AreCountries(const Scene& scene, const std::vector<uint32_t>& members) {
  return std::all_of(members.begin(), members.end(), [&](uint32_t m) { return scene.figures[m].kind == kCountry; });
}

// The last coordination of as many countries, or an earlier mention of that many together.
uint32_t CountriesTogether(Scene* scene, const History& history, const Draft& draft) {
  const auto& past = history.all();
  const uint32_t now = scene->grammar.sentence_of(draft.mention.head);
  for (size_t i = past.size(); i > 0 && past[i - 1].sentence + kPairSentencesBack >= now; --i) {
    const Figure& figure = scene->figures[past[i - 1].figure];
    if (figure.members.size() == NumberOf(draft) && AreCountries(*scene, figure.members)) return past[i - 1].figure;
    if (figure.kind != kCountry) continue;
    const auto members = Coordinated(*scene, history, past[i - 1]);
    if (members.size() == NumberOf(draft)) return CollectiveFigure(scene, members);
  }
  return kNoEntity;
}

// Countries named, or whose people are.
uint32_t Countries(Scene* scene, const History& history, const Draft& draft) {
  const auto countries = LastDistinct(*scene, history, draft.mention.head, NumberOf(draft), [&](const Past& past) {
    const Figure& figure = scene->figures[past.figure];
    if (IsApart(*scene, past, draft)) return kNoEntity;
    if (figure.kind == kCountry) return past.figure;
    const bool acts = figure.kind == kPerson && figure.country != kNotKnown;
    return acts ? scene->KnownFigure(figure.country) : kNoEntity;
  });
  return countries.empty() ? CountriesTogether(scene, history, draft) : CollectiveFigure(scene, countries);
}

// "A met with B": subject and partner of one verb.
std::vector<uint32_t> Partners(const Scene& scene, const History& history, const Past& past) {
  std::vector<uint32_t> members = {past.figure};
  const Grammar& grammar = scene.grammar;
  if (!grammar.HasRelation(past.token, "nsubj") || grammar.head(past.token) < 0) return members;
  for (uint32_t child : grammar.children(static_cast<uint32_t>(grammar.head(past.token)))) {
    const bool partner = grammar.HasRelation(child, "obl") && grammar.Preposition(child) == "with";
    const int32_t draft = partner ? history.DraftAt(static_cast<int32_t>(child)) : -1;
    if (draft < 0) continue;
    const uint32_t figure = scene.drafts[static_cast<size_t>(draft)].mention.entity;
    if (figure != kNoEntity && scene.figures[figure].kind == scene.figures[past.figure].kind) members.push_back(figure);
  }
  return members;
}

bool IsNamedActor(const Figure& figure) {
  return figure.kind == kPerson || figure.kind == kCountry || figure.kind == kOrganization;
}

// The several actors that the mention opens or is; empty for one alone.
std::vector<uint32_t> Several(const Scene& scene, const History& history, const Past& past) {
  const Figure& figure = scene.figures[past.figure];
  if (figure.plural) return {past.figure};
  if (!IsNamedActor(figure)) return {};
  const auto coordinated = Coordinated(scene, history, past);
  if (coordinated.size() > 1) return coordinated;
  const auto partners = Partners(scene, history, past);
  return partners.size() > 1 ? partners : std::vector<uint32_t>();
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
  return called || (person.known != kNotKnown && OfficeOwner(scene, person.known, office) != kNotKnown);
}

bool MayHoldOffice(const Scene& scene, const Figure& person, std::string_view office) {
  return HoldsOffice(scene, person, office) ||
         std::any_of(person.offices.begin(), person.offices.end(),
                     [&](const std::string& held) { return scene.words.OfficesAgree(held, office); });
}

uint32_t ResolveCollective(Scene* scene, const History& history, uint32_t draft) {
  const Draft& mention = scene->drafts[draft];
  if (mention.phrase.determiner != Determiner::kDefinite && mention.phrase.number == 0) return kNoEntity;
  if (mention.phrase.determiner == Determiner::kIndefinite || mention.phrase.owner >= 0) return kNoEntity;
  if (mention.kind == kPerson && !mention.office.empty()) return PeopleInOffice(scene, history, mention);
  const bool countries = scene->words.state_nouns.count(mention.noun) > 0 ||
                         scene->words.side_nouns.count(mention.noun) > 0 ||
                         scene->words.government_nouns.count(mention.noun) > 0;
  const bool told = mention.phrase.number > 0 || scene->words.side_nouns.count(mention.noun) > 0;
  return countries && told ? Countries(scene, history, mention) : kNoEntity;
}

uint32_t ResolvePluralPronoun(Scene* scene, const History& history, uint32_t draft) {
  const Draft& mention = scene->drafts[draft];
  const uint32_t now = scene->grammar.sentence_of(mention.mention.head);
  const auto& past = history.all();
  double best_weight = 0;
  std::vector<uint32_t> best;
  uint32_t found_in = now;
  for (size_t i = past.size(); i > 0 && past[i - 1].sentence + kPronounSentencesBack >= now; --i) {
    const Past& candidate = past[i - 1];
    if (candidate.token >= mention.mention.head) continue;
    if (!best.empty() && candidate.sentence < found_in) break;
    auto several = Several(*scene, history, candidate);
    if (several.empty() || candidate.weight <= best_weight) continue;
    if (mention.phrase.number > 0 && several.size() > 1 && static_cast<int>(several.size()) != mention.phrase.number)
      continue;
    best = std::move(several);
    best_weight = candidate.weight;
    found_in = candidate.sentence;
  }
  if (best.empty()) return kNoEntity;
  return best.size() == 1 ? best.front() : CollectiveFigure(scene, best);
}

}  // namespace entente::extract
