#include "extract/resolve/title_owners.h"

#include <algorithm>

#include "extract/resolve/known_people.h"
#include "extract/resolve/link_names.h"
#include "graph/name.h"

namespace entente::extract {
namespace {

constexpr uint32_t kComplementTokensMax = 14;  // between a title and the organization behind it

class TitleOwners {
 public:
  explicit TitleOwners(Scene* scene) : scene_(*scene) {}

  void Run() {
    FindHeads();
    for (Draft& draft : scene_.drafts) {
      if (draft.mention.title.empty()) continue;
      draft.mention.title_of = OfCity(draft);
      if (draft.mention.title_of == kNoEntity)
        draft.mention.title_of = OfMinistry(draft, OwnerFigure(&scene_, draft.phrase));
    }
    for (Draft& draft : scene_.drafts) {
      if (!draft.mention.title.empty() && draft.mention.title_of == kNoEntity)
        draft.mention.title_of = SpokenOwner(draft);
    }
    ForEachTitle([&](Draft* draft) {
      if (draft->mention.title_of == kNoEntity) draft->mention.title_of = KnownOwner(*draft);
    });
    ForEachTitle([&](Draft* draft) { TellCountry(*draft); });
    home_ = DominantCountry(scene_);
    ForEachTitle([&](Draft* draft) {
      const bool elsewhere = IsOfPossessor(*draft) || IsLocal(*draft);
      if (draft->mention.title_of != kNoEntity || !draft->government || elsewhere) return;
      draft->mention.title_of = OwnerAround(*draft);
      TellCountry(*draft);
    });
  }

  // What descriptions and pronouns stand for is known by now.
  void RunReferred() {
    FindHeads();
    for (Draft& draft : scene_.drafts) {
      if (draft.mention.title.empty() || draft.mention.title_of != kNoEntity) continue;
      const uint32_t owner = SpokenOwner(draft);
      const bool country = owner != kNoEntity && scene_.figures[owner].kind == kCountry;
      if (!country || !IsLocal(draft)) draft.mention.title_of = owner;  // "governor of the country's richest province"
    }
    ForEachTitle([&](Draft* draft) {
      if (draft->mention.title_of == kNoEntity && draft->government && IsOfPossessor(*draft))
        draft->mention.title_of = CountryOfPossessor(*draft);
      TellCountry(*draft);
    });
  }

 private:
  template <class Function>
  void ForEachTitle(Function function) {
    for (Draft& draft : scene_.drafts) {
      const bool of_name = draft.named >= 0 || (draft.same_as >= 0 && draft.mention.form == MentionForm::kNominal);
      if (of_name && draft.kind == kPerson && !draft.mention.title.empty()) function(&draft);
    }
  }

  // Whom the title is told of; a description in apposition is its name's.
  uint32_t HolderOf(const Draft& draft) const {
    const Draft& holder = draft.same_as < 0 ? draft : scene_.drafts[static_cast<size_t>(draft.same_as)];
    return holder.mention.entity;
  }

  // "its president", "the chamber's leader": of what organizations have too, no country's by being told of there.
  bool IsOfPossessor(const Draft& draft) const {
    return draft.phrase.possessor >= 0 && scene_.words.shared_offices.count(draft.office) > 0;
  }

  // "his president": that of his country.
  uint32_t CountryOfPossessor(const Draft& draft) {
    const int32_t index = draft_of_head_[static_cast<uint32_t>(draft.phrase.possessor)];
    const Figure* possessor = index < 0 ? nullptr : scene_.FigureOf(scene_.drafts[static_cast<size_t>(index)]);
    const bool person = possessor != nullptr && possessor->kind == kPerson && possessor->country != kNotKnown;
    return person ? scene_.KnownFigure(possessor->country) : kNoEntity;
  }

  void FindHeads() {
    draft_of_head_.assign(scene_.grammar.size(), -1);
    for (size_t i = 0; i < scene_.drafts.size(); ++i) {
      draft_of_head_[scene_.drafts[i].mention.head] = static_cast<int32_t>(i);
    }
  }

  // "the foundation's director", "its director", "spokesman for the ministry": the organization or country that a noun
  // or pronoun stands for.
  uint32_t SpokenOwner(const Draft& draft) const {
    uint32_t owner = draft.phrase.possessor < 0 ? kNoEntity : OwnerAt(static_cast<uint32_t>(draft.phrase.possessor));
    if (draft.mention.title_tokens.empty()) return owner;
    for (uint32_t child : scene_.grammar.children(scene_.grammar.HeadOf(draft.mention.title_tokens))) {
      const std::string_view preposition = scene_.grammar.Preposition(child);
      const bool complement = scene_.grammar.relation(child) == "nmod" &&
                              (preposition == "of" || preposition == "for" || preposition == "at");
      if (owner == kNoEntity && complement) owner = OwnerAt(child);
    }
    if (owner == kNoEntity) owner = OwnerInFront(draft);
    if (owner == kNoEntity) owner = OwnerBehind(draft.mention.title_tokens);
    return owner != kNoEntity ? owner : PlaceOwner(draft.phrase);
  }

  // "the Norlandic foreign ministry spokesman": between the country and the title stands the organization.
  uint32_t OfMinistry(const Draft& draft, uint32_t owner) {
    if (owner == kNoEntity || scene_.figures[owner].kind != kCountry || draft.phrase.owner < 0) return owner;
    uint32_t begin = scene_.named[static_cast<size_t>(draft.phrase.owner)].tokens.end;
    const uint32_t end = draft.mention.title_tokens.begin;
    if (begin < end && scene_.grammar.IsPossessiveMark(begin)) ++begin;
    while (begin < end && scene_.titles.FindMarker(scene_.grammar.folded(begin))) ++begin;
    if (begin >= end || scene_.words.national_organizations.count(scene_.grammar.folded(end - 1)) == 0) return owner;
    for (uint32_t i = begin; i < end; ++i) {
      if (!scene_.grammar.IsNoun(i) && !scene_.grammar.tag(i).starts_with("JJ")) return owner;
    }
    return NationalOrganization(&scene_, Capitalised(scene_.Words({begin, end})), scene_.figures[owner].country,
                                end - 1);
  }

  // "Commission Chairman NAME", "party chief NAME": the organization spoken of before whose name has that noun.
  uint32_t OwnerInFront(const Draft& draft) const {
    const TokenSpan title = draft.mention.title_tokens;
    const uint32_t first = scene_.grammar.sentence(title.begin).begin;
    for (uint32_t at : {title.begin, title.begin - 1}) {
      if (at < first || at > title.begin || at + 1 == title.end || !scene_.grammar.IsNoun(at)) continue;
      const auto noun = scene_.titles.FindNoun(scene_.grammar.folded(at));
      if (!noun || noun->plural || noun->kind != kOrganization || scene_.NamedAt(at) != nullptr) continue;
      const uint32_t spoken_of = OrganizationBefore(draft, scene_.grammar.folded(at));
      if (spoken_of != kNoEntity) return spoken_of;
    }
    return kNoEntity;
  }

  uint32_t OrganizationBefore(const Draft& draft, const std::string& noun) const {
    for (size_t i = static_cast<size_t>(&draft - scene_.drafts.data()); i > 0; --i) {
      const Draft& other = scene_.drafts[i - 1];
      const Figure* figure = scene_.FigureOf(other);
      if (figure == nullptr || figure->kind != kOrganization || other.named < 0) continue;
      const auto words = scene_.grammar.folded(other.mention.tokens);
      const bool by_name = (" " + FoldName(figure->name) + " ").find(" " + noun + " ") != std::string::npos;
      if (by_name || std::find(words.begin(), words.end(), noun) != words.end()) return other.mention.entity;
    }
    return kNoEntity;
  }

  // "head of research at the Bank of Norland", "a fellow at the Norburg-based Institute": the first organization named
  // in what completes the title, whatever the tree says.
  uint32_t OwnerBehind(TokenSpan title) const {
    const Grammar& grammar = scene_.grammar;
    const uint32_t end = std::min(grammar.sentence(title.begin).end, title.end + kComplementTokensMax);
    if (title.end >= end || grammar.tag(title.end) != "IN") return kNoEntity;
    for (uint32_t at = title.end; at < end; ++at) {
      const NamedSpan* named = scene_.NamedAt(at);
      if (named == nullptr && !MayComplete(at)) return kNoEntity;
      if (named == nullptr || named->tokens.begin != at) continue;
      if (named->kind == kPerson) return kNoEntity;
      const Draft* draft = scene_.DraftOf(scene_.named_at[at]);
      const Figure* figure = draft == nullptr ? nullptr : scene_.FigureOf(*draft);
      const bool modifier = grammar.HasRelation(named->head, "compound") || grammar.HasRelation(named->head, "amod");
      if (figure != nullptr && figure->kind == kOrganization && !modifier) return draft->mention.entity;
    }
    return kNoEntity;
  }

  // Nouns with what describes and joins them; no clause and no list.
  bool MayComplete(uint32_t at) const {
    const std::string_view tag = scene_.grammar.tag(at);
    const std::string& word = scene_.grammar.folded(at);
    const bool joins = word == "of" || word == "for" || word == "at" || word == "in" || word == "and" || word == "with";
    return joins || tag.starts_with("NN") || tag.starts_with("JJ") || tag == "DT" || tag == "HYPH" || tag == "POS" ||
           tag == "VBN";
  }

  bool IsLocal(const Draft& draft) const { return scene_.words.local_offices.count(draft.office) > 0; }

  // "the mayor of Norburg" has an office of the city, where that stands for a country too.
  uint32_t OfCity(const Draft& draft) const {
    if (draft.phrase.owner < 0 || !IsLocal(draft)) return kNoEntity;
    const bool city = scene_.named[static_cast<size_t>(draft.phrase.owner)].country == kNotKnown;
    return city ? PlaceOwner(draft.phrase) : kNoEntity;
  }

  // "the governor of Lapland": a place that is no country may have offices too.
  uint32_t PlaceOwner(const Description& phrase) const {
    if (phrase.owner < 0) return kNoEntity;
    const std::string& name = scene_.named[static_cast<size_t>(phrase.owner)].folded;
    if (scene_.words.state_nouns.count(name.substr(name.rfind(' ') + 1)) > 0) return kNoEntity;  // "of the Republic"
    const Draft* owner = scene_.DraftOf(phrase.owner);
    return owner != nullptr && owner->kind == kPlace ? owner->mention.entity : kNoEntity;
  }

  uint32_t OwnerAt(uint32_t head) const {
    int32_t index = draft_of_head_[head];
    if (index >= 0 && scene_.drafts[static_cast<size_t>(index)].same_as >= 0) {
      index = scene_.drafts[static_cast<size_t>(index)].same_as;  // "the party, NAME"
    }
    const Figure* figure = index < 0 ? nullptr : scene_.FigureOf(scene_.drafts[static_cast<size_t>(index)]);
    const bool owns = figure != nullptr && (figure->kind == kOrganization || figure->kind == kCountry);
    return owns ? scene_.drafts[static_cast<size_t>(index)].mention.entity : kNoEntity;
  }

  uint32_t KnownOwner(const Draft& draft) {
    const uint32_t holder = HolderOf(draft);
    if (holder == kNoEntity || scene_.figures[holder].known == kNotKnown) return kNoEntity;
    const KnownIndex owner = OfficeOwner(scene_, scene_.figures[holder].known, draft.office);
    return owner == kNotKnown ? kNoEntity : scene_.KnownFigure(owner);
  }

  void TellCountry(const Draft& draft) {
    const uint32_t holder = HolderOf(draft);
    if (draft.mention.title_of == kNoEntity || holder == kNoEntity) return;
    // A description tells of one office among several: who leads a foreign company is at home elsewhere.
    if (draft.named < 0 && scene_.figures[draft.mention.title_of].kind != kCountry) return;
    Figure& person = scene_.figures[holder];
    if (person.country == kNotKnown) person.country = scene_.figures[draft.mention.title_of].country;
  }

  uint32_t OwnerAround(const Draft& draft) {
    const uint32_t holder = HolderOf(draft);
    const KnownIndex country = holder == kNoEntity ? kNotKnown : scene_.figures[holder].country;
    if (country != kNotKnown) return scene_.KnownFigure(country);
    const uint32_t coordinated = OwnerInCoordination(draft);
    if (coordinated != kNoEntity) return coordinated;
    const KnownIndex company = CountryOfCompany(draft);
    if (company != kNotKnown) return scene_.KnownFigure(company);
    return home_ == kNotKnown ? kNoEntity : scene_.KnownFigure(home_);
  }

  // "Russian President A and Foreign Minister B".
  uint32_t OwnerInCoordination(const Draft& draft) const {
    const uint32_t head = draft.mention.head;
    if (scene_.grammar.relation(head) != "conj" || scene_.grammar.head(head) < 0) return kNoEntity;
    const int32_t first = draft_of_head_[static_cast<uint32_t>(scene_.grammar.head(head))];
    if (first < 0 || scene_.drafts[static_cast<size_t>(first)].kind != kPerson) return kNoEntity;
    const uint32_t owner = scene_.drafts[static_cast<size_t>(first)].mention.title_of;
    return owner != kNoEntity && scene_.figures[owner].kind == kCountry ? owner : kNoEntity;
  }

  // "The Russian delegation included Foreign Minister B", "accompanying A was Foreign Minister B": the one country of
  // those in the sentence whose country is known.
  KnownIndex CountryOfCompany(const Draft& draft) const {
    const TokenSpan sentence = scene_.grammar.sentence(draft.mention.head);
    bool company = false;
    KnownIndex country = kNotKnown;
    for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
      company |= scene_.words.company_verbs.count(scene_.grammar.lemma(i)) > 0;
      const KnownIndex other = CountryAt(i);
      if (other == kNotKnown) continue;
      if (country != kNotKnown && country != other) return kNotKnown;
      country = other;
    }
    return company ? country : kNotKnown;
  }

  // "ambassador to Utopia" is another country's.
  bool IsWhereEnvoyGoes(uint32_t token) const {
    const int32_t above = scene_.grammar.HasRelation(token, "nmod") ? scene_.grammar.head(token) : -1;
    if (above < 0 || scene_.grammar.Preposition(token) != "to") return false;
    const int32_t envoy = draft_of_head_[static_cast<uint32_t>(above)];
    return envoy >= 0 && !scene_.drafts[static_cast<size_t>(envoy)].office.empty();
  }

  KnownIndex CountryAt(uint32_t token) const {
    const int32_t index = draft_of_head_[token];
    if (index < 0) return kNotKnown;
    const Draft& draft = scene_.drafts[static_cast<size_t>(index)];
    if (draft.named < 0 || draft.kind == kPlace) return kNotKnown;
    if (IsWhereEnvoyGoes(token)) return kNotKnown;
    const Figure* figure = scene_.FigureOf(draft);
    return figure == nullptr ? kNotKnown : figure->country;
  }

  Scene& scene_;
  KnownIndex home_ = kNotKnown;
  std::vector<int32_t> draft_of_head_;
};

// Whether something behind the noun says more of it.
bool IsCompleted(const Scene& scene, uint32_t noun) {
  for (uint32_t child : scene.grammar.children(noun)) {
    if (child > noun && scene.grammar.relation(child) == "nmod") return true;
  }
  return false;
}

// "President Ann Lee of Norland named NAME minister": the country of who gives the office.
uint32_t OwnerByGiver(Scene* scene, const Draft& draft) {
  const Grammar& grammar = scene->grammar;
  const int32_t verb = grammar.head(grammar.HeadOf(draft.mention.title_tokens));
  if (verb < 0 || scene->words.office_verbs.count(grammar.lemma(static_cast<uint32_t>(verb))) == 0) return kNoEntity;
  for (const Draft& other : scene->drafts) {
    const uint32_t head = other.mention.head;
    if (grammar.head(head) != verb || other.mention.entity == kNoEntity) continue;
    const bool agent = grammar.HasRelation(head, "obl") && grammar.Preposition(head) == "by";
    if (!agent && grammar.relation(head) != "nsubj") continue;
    const Figure& giver = scene->figures[other.mention.entity];
    return giver.country == kNotKnown ? kNoEntity : scene->KnownFigure(giver.country);
  }
  return kNoEntity;
}

}  // namespace

void FindTitleOwners(Scene* scene) { TitleOwners(scene).Run(); }

void FindReferredOwners(Scene* scene) { TitleOwners(scene).RunReferred(); }

void FindPredicateOwners(Scene* scene) {
  for (Draft& draft : scene->drafts) {
    const bool open = draft.named >= 0 && draft.government && draft.mention.title_of == kNoEntity;
    if (open && !draft.mention.title_tokens.empty()) draft.mention.title_of = OwnerByGiver(scene, draft);
  }
  for (Draft& draft : scene->drafts) {
    const Figure* figure = draft.predicate_of < 0 ? nullptr : scene->FigureOf(draft);
    const bool open = figure != nullptr && !draft.mention.title.empty() && draft.mention.title_of == kNoEntity;
    if (!open || figure->kind != kPerson || !draft.government || draft.phrase.possessor >= 0) continue;
    if (IsCompleted(*scene, draft.mention.head)) continue;  // "adviser to the Council"
    const KnownIndex office = figure->known == kNotKnown ? kNotKnown : OfficeOwner(*scene, figure->known, draft.office);
    const KnownIndex owner = office == kNotKnown ? figure->country : office;
    if (owner != kNotKnown) draft.mention.title_of = scene->KnownFigure(owner);
  }
}

}  // namespace entente::extract
