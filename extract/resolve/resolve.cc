#include "extract/resolve/resolve.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "extract/knowledge/own_actors.h"
#include "extract/resolve/counterparts.h"
#include "extract/resolve/find_mentions.h"
#include "extract/resolve/history.h"
#include "extract/resolve/link_names.h"
#include "extract/resolve/link_people.h"
#include "extract/resolve/named.h"
#include "extract/resolve/nominals.h"
#include "extract/resolve/pronouns.h"
#include "extract/resolve/scene.h"
#include "extract/resolve/title_owners.h"

namespace entente::extract {
namespace {

// Descriptions and pronouns, in the order of their heads: what stands inside a phrase ("his" in "his counterpart")
// comes before it.
void FollowReferences(Scene* scene) {
  History history(*scene);
  std::vector<std::pair<uint32_t, uint32_t>> predicates;  // drafts and whom they stand for
  std::vector<uint32_t> order(scene->drafts.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return scene->drafts[a].mention.head < scene->drafts[b].mention.head;
  });
  for (uint32_t draft : order) {
    if (scene->drafts[draft].mention.entity == kNoEntity && scene->drafts[draft].named < 0) {
      const bool pronoun = scene->drafts[draft].mention.form == MentionForm::kPronoun;
      const uint32_t figure = pronoun ? ResolvePronoun(scene, history, draft) : ResolveNominal(scene, history, draft);
      if (figure != kNoEntity && scene->drafts[draft].predicate_of >= 0) {
        predicates.emplace_back(draft, figure);  // the pronoun in front has brought to mind whom it is said of
      } else if (figure != kNoEntity) {
        scene->Assign(draft, figure);
      }
    }
    const Draft& settled = scene->drafts[draft];
    if (settled.mention.entity != kNoEntity) {
      history.Note(draft);
    } else if (settled.plural && settled.mention.form == MentionForm::kNominal) {
      history.NoteUnknown(draft);
    }
  }
  for (const auto& [draft, figure] : predicates) {
    scene->Assign(draft, figure);
    std::sort(scene->figures[figure].drafts.begin(), scene->figures[figure].drafts.end());
  }
}

// Which figures become entities: those mentioned, and those that a title or a collective goes back to.
std::vector<bool> FindUsed(const Scene& scene) {
  std::vector<bool> used(scene.figures.size(), false);
  for (const Draft& draft : scene.drafts) {
    if (draft.mention.entity == kNoEntity) continue;
    used[draft.mention.entity] = true;
    if (draft.mention.title_of != kNoEntity) used[draft.mention.title_of] = true;
  }
  for (size_t i = 0; i < scene.figures.size(); ++i) {
    if (!used[i]) continue;
    for (uint32_t member : scene.figures[i].members) used[member] = true;
  }
  return used;
}

// By first mention; those without one last.
std::vector<uint32_t> OrderFigures(const Scene& scene) {
  const std::vector<bool> used = FindUsed(scene);
  std::vector<uint32_t> first(scene.figures.size(), UINT32_MAX);
  for (uint32_t i = 0; i < scene.drafts.size(); ++i) {
    const uint32_t figure = scene.drafts[i].mention.entity;
    if (figure != kNoEntity) first[figure] = std::min(first[figure], i);
  }
  std::vector<uint32_t> order;
  for (uint32_t i = 0; i < scene.figures.size(); ++i) {
    if (used[i]) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return first[a] < first[b]; });
  return order;
}

TokenSpan WithoutArticle(const Scene& scene, TokenSpan span) {
  if (span.size() > 1 && scene.grammar.tag(span.begin) == "DT") ++span.begin;
  return span;
}

// "Ministry of Justice" for a country's: with the country it is a name of that ministry too.
bool LacksItsCountry(const Scene& scene, const Figure& figure, const NamedSpan& named) {
  const bool national = figure.kind == kOrganization && figure.country != kNotKnown && figure.host.empty() &&
                        named.tokens.size() > 1 && IsNationalOrganization(scene, named.tokens);
  return national && CountryWithin(scene, named.tokens) == kNotKnown;
}

// "Norland's Electoral Commission"
bool IsOwnedInFront(const Scene& scene, const Draft& draft) {
  if (draft.phrase.owner < 0) return false;
  const NamedSpan& owner = scene.named[static_cast<size_t>(draft.phrase.owner)];
  const uint32_t begin = scene.named[static_cast<size_t>(draft.named)].tokens.begin;
  const uint32_t mark = owner.tokens.end;
  return mark == begin || (mark + 1 == begin && scene.grammar.IsPossessiveMark(mark));
}

// "Unity party"
bool HasPartyBehind(const Scene& scene, const NamedSpan& named) {
  const uint32_t noun = named.tokens.end;
  return noun < scene.grammar.sentence(named.head).end && scene.NamedAt(noun) == nullptr &&
         scene.words.party_nouns.count(scene.grammar.folded(noun)) > 0 && scene.grammar.tag(noun) == "NN";
}

std::string WithTypedApostrophes(std::string name) {
  constexpr std::string_view kPrinted = "\xe2\x80\x99";
  for (size_t at = name.find(kPrinted); at != std::string::npos; at = name.find(kPrinted, at + 1))
    name.replace(at, kPrinted.size(), "'");
  return name;
}

// The forms under which the article names the figure, those that a keyboard has no apostrophe for as it would write
// them too; adjectives are none.
std::vector<std::string> NamesOf(const Scene& scene, const Figure& figure) {
  std::vector<std::string> names = {figure.name};
  for (uint32_t index : figure.drafts) {
    const Draft& draft = scene.drafts[index];
    if (draft.named < 0) {
      const bool words = figure.described && figure.members.empty() && draft.mention.form == MentionForm::kNominal;
      const bool owned = figure.kind == kOrganization && draft.phrase.owner >= 0 && draft.same_as < 0;
      if (words || owned) names.push_back(scene.Words(WithoutArticle(scene, draft.mention.tokens)));
      continue;
    }
    const NamedSpan& named = scene.named[static_cast<size_t>(draft.named)];
    if (!named.demonym) names.push_back(scene.Words(named.tokens));
    if (LacksItsCountry(scene, figure, named)) {
      names.push_back(names.back() + " of " + std::string(scene.knowledge.Get(figure.country).name));
    }
    if (figure.kind == kOrganization && HasPartyBehind(scene, named))
      names.push_back(scene.Words({named.tokens.begin, named.tokens.end + 1}));
    if (figure.kind == kOrganization && IsOwnedInFront(scene, draft))
      names.push_back(
          scene.Words({scene.named[static_cast<size_t>(draft.phrase.owner)].tokens.begin, named.tokens.end}));
  }
  for (size_t i = names.size(); i > 0; --i) {
    if (std::string typed = WithTypedApostrophes(names[i - 1]); typed != names[i - 1])
      names.push_back(std::move(typed));
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

Entity MakeEntity(const Scene& scene, const Figure& figure, const std::vector<uint32_t>& entity_of) {
  Entity entity;
  entity.actor.kind = figure.kind;
  entity.actor.name = figure.name;
  entity.actor.names = NamesOf(scene, figure);
  const std::string_view id = figure.known == kNotKnown ? "" : scene.knowledge.Get(figure.known).id;
  if (!id.starts_with(kWithoutId)) entity.actor.known_id = id;
  if (figure.country != kNotKnown && figure.kind != kCountry) {
    entity.actor.country = scene.knowledge.Get(figure.country).name;
  }
  // "the summit" of one article is not that of another.
  const std::string article = figure.described ? "\n" + ToString(scene.analysis.document.article.id) : std::string();
  entity.actor.id = MakeActorId(entity.actor.known_id, entity.actor.kind, entity.actor.name + article);
  entity.gender = figure.gender;
  entity.plural = figure.plural;
  for (uint32_t member : figure.members) entity.members.push_back(entity_of[member]);
  return entity;
}

Mention MakeMention(const Draft& draft, const std::vector<uint32_t>& entity_of) {
  Mention mention = draft.mention;
  mention.follows = draft.follows;
  if (mention.form == MentionForm::kNominal) mention.kind = draft.kind;
  if (mention.entity != kNoEntity) mention.entity = entity_of[mention.entity];
  if (mention.title_of != kNoEntity) mention.title_of = entity_of[mention.title_of];
  return mention;
}

}  // namespace

Resolved Resolve(Analysis analysis, const Knowledge& knowledge, const Titles& titles, const CoreferenceWords& words,
                 const AntecedentRanker& ranker) {
  Resolved resolved;
  resolved.analysis = std::move(analysis);
  Scene scene(resolved.analysis, knowledge, titles, words, ranker);
  FindNamed(&scene);
  FindMentions(&scene);
  LinkNames(&scene);
  LinkPeople(&scene);
  LinkNationalOrganizations(&scene);
  FindTitleOwners(&scene);
  ShareCounterpartTitles(&scene);
  FollowReferences(&scene);
  FindReferredOwners(&scene);
  FindPredicateOwners(&scene);
  ShareCounterpartTitles(&scene);

  const std::vector<uint32_t> order = OrderFigures(scene);
  std::vector<uint32_t> entity_of(scene.figures.size(), kNoEntity);
  for (uint32_t i = 0; i < order.size(); ++i) entity_of[order[i]] = i;
  for (uint32_t figure : order) resolved.entities.push_back(MakeEntity(scene, scene.figures[figure], entity_of));
  for (const Draft& draft : scene.drafts) resolved.mentions.push_back(MakeMention(draft, entity_of));
  return resolved;
}

}  // namespace entente::extract
