#include "extract/resolve/title_owners.h"

#include <algorithm>
#include <map>
#include <set>

#include "extract/resolve/known_people.h"
#include "extract/resolve/link_names.h"
#include "graph/name.h"

namespace entente::extract {
namespace {

constexpr uint32_t kComplementTokensMax = 14;  // between a title and the organization behind it

// The country whose the offices are that the article tells no country of.
KnownIndex HomeOf(const Scene& scene) {
  const KnownIndex dominant = DominantCountry(scene);
  return dominant == kNotKnown ? ForemostCountry(scene) : dominant;
}

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
    home_ = OwnerOfOffices(HomeOf(scene_));
    ForEachTitle([&](Draft* draft) {
      if (draft->mention.title_of != kNoEntity || !draft->government) return;
      if (IsShared(*draft) || IsOfPerson(*draft) || IsListedAfterOwned(*draft)) return;
      draft->mention.title_of = IsLocal(*draft) ? RegionAround(*draft) : OwnerAround(*draft);
      TellCountry(*draft);
    });
    ForEachTitle([&](Draft* draft) { SeatInParliament(draft); });
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
      if (draft->mention.title_of == kNoEntity) draft->mention.title_of = BodyOfList(*draft);
      if (draft->mention.title_of == kNoEntity && draft->government && (IsShared(*draft) || IsOfPerson(*draft)))
        draft->mention.title_of = OwnerByPossessor(*draft);
      TellCountry(*draft);
    });
    // "The vice-president", said of one who is known to be that.
    for (Draft& draft : scene_.drafts) {
      const bool said_of_one = draft.mention.form == MentionForm::kNominal && draft.same_as < 0 && !draft.plural;
      if (said_of_one && !draft.mention.title.empty() && draft.mention.title_of == kNoEntity && !draft.mention.former)
        draft.mention.title_of = KnownOwner(draft);
    }
  }

 private:
  template <class Function>
  void ForEachTitle(Function function) {
    for (Draft& draft : scene_.drafts) {
      const bool of_name = draft.named >= 0 || (draft.same_as >= 0 && draft.mention.form == MentionForm::kNominal);
      if (of_name && draft.kind == kPerson && !draft.mention.title.empty()) function(&draft);
    }
  }

  // Whose the offices are that the article tells no country of, though their holders' is known, or, where there are
  // none, all the offices of several people: an article may be about another country's refugees. `home` where that is
  // several.
  KnownIndex OwnerOfOffices(KnownIndex home) {
    std::map<uint32_t, KnownIndex> owners;  // of the office of each holder
    std::set<uint32_t> told;                // holders with a country said of them
    ForEachTitle([&](Draft* draft) {
      const uint32_t owner = draft->mention.title_of;
      if (owner == kNoEntity || scene_.figures[owner].kind != kCountry) return;
      owners.emplace(HolderOf(*draft), scene_.figures[owner].country);
      if (draft->phrase.owner >= 0) told.insert(HolderOf(*draft));
    });
    std::set<KnownIndex> all;
    std::map<KnownIndex, size_t> untold;
    for (const auto& [holder, country] : owners) {
      all.insert(country);
      if (told.count(holder) == 0) ++untold[country];
    }
    const bool single = untold.size() == 1 && untold.begin()->second == 1;
    if (single && IsFarBehind(untold.begin()->first, home)) return home;  // a leader whom all the world knows
    if (untold.size() == 1) return scene_.home_of_officers = untold.begin()->first;
    return untold.empty() && all.size() == 1 && owners.size() > 1 ? *all.begin() : home;
  }

  bool IsFarBehind(KnownIndex country, KnownIndex other) const {
    const auto count = [&](KnownIndex wanted) {
      return std::count_if(scene_.named.begin(), scene_.named.end(),
                           [&](const NamedSpan& named) { return CountryNamed(named) == wanted; });
    };
    return other != kNotKnown && 2 * count(country) < count(other);
  }

  // Whom the title is told of; a description in apposition is its name's.
  uint32_t HolderOf(const Draft& draft) const {
    const Draft& holder = draft.same_as < 0 ? draft : scene_.drafts[static_cast<size_t>(draft.same_as)];
    return holder.mention.entity;
  }

  // "its president", "the chamber's leader": of what organizations have too, no country's by being told of there.
  bool IsShared(const Draft& draft) const {
    return draft.phrase.possessor >= 0 && scene_.words.shared_offices.count(draft.office) > 0;
  }

  // "his minister", "NAME's adviser": whose it is, what the pronouns stand for tells.
  bool IsOfPerson(const Draft& draft) const {
    const int32_t index =
        draft.phrase.possessor < 0 ? -1 : draft_of_head_[static_cast<uint32_t>(draft.phrase.possessor)];
    if (index < 0) return false;
    const Draft& possessor = scene_.drafts[static_cast<size_t>(index)];
    return possessor.mention.form == MentionForm::kPronoun || (possessor.named >= 0 && possessor.kind == kPerson);
  }

  // "the party's chairman A, secretary general B and vice presidents C and D": the one that a list begins with, where a
  // later one of it tells no owner and may be of the same body; nullptr where there is none.
  const Draft* FirstOfList(const Draft& draft) const {
    const Grammar& grammar = scene_.grammar;
    const bool owned = draft.phrase.owner >= 0 || draft.phrase.possessor >= 0;
    if (owned || (draft.government && scene_.words.shared_offices.count(draft.office) == 0)) return nullptr;
    if (draft.office.empty() || scene_.words.lone_offices.count(draft.office) > 0) return nullptr;
    uint32_t head = draft.mention.head;
    while (grammar.relation(head) == "conj" && grammar.head(head) >= 0)
      head = static_cast<uint32_t>(grammar.head(head));
    const int32_t index = head == draft.mention.head ? -1 : draft_of_head_[head];
    if (index < 0) return nullptr;
    const Draft& first = scene_.drafts[static_cast<size_t>(index)];
    const bool titled = first.kind == kPerson && first.named >= 0 && !first.mention.title.empty();
    // "A, founder of the company, engineers B and C" are of several.
    return titled && first.mention.title_tokens.begin < first.mention.head ? &first : nullptr;
  }

  bool IsListedAfterOwned(const Draft& draft) const {
    const Draft* first = FirstOfList(draft);
    if (first == nullptr) return false;
    const uint32_t owner = first->mention.title_of;
    return owner == kNoEntity ? first->phrase.possessor >= 0 : scene_.figures[owner].kind == kOrganization;
  }

  uint32_t BodyOfList(const Draft& draft) const {
    const Draft* first = FirstOfList(draft);
    const uint32_t owner = first == nullptr ? kNoEntity : first->mention.title_of;
    return owner != kNoEntity && scene_.figures[owner].kind == kOrganization ? owner : kNoEntity;
  }

  // "his president", "President NAME's adviser": that of his country.
  uint32_t OwnerByPossessor(const Draft& draft) {
    const int32_t index = draft_of_head_[static_cast<uint32_t>(draft.phrase.possessor)];
    const Figure* possessor = index < 0 ? nullptr : scene_.FigureOf(scene_.drafts[static_cast<size_t>(index)]);
    const bool person = possessor != nullptr && possessor->kind == kPerson && possessor->country != kNotKnown;
    if (person) return scene_.KnownFigure(possessor->country);
    return IsShared(draft) || IsLocal(draft) ? kNoEntity : OwnerAround(draft);
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
      if (owner != kNoEntity || scene_.grammar.relation(child) != "nmod") continue;
      if (preposition == "of" || preposition == "for" || preposition == "at") owner = OwnerAt(child);
      if (preposition == "from") owner = OrganizationAt(child);  // "ministers from Norland and Sudland" are of both
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
      if (at < first || at > title.begin || at + 1 == title.end) continue;
      const uint32_t party = PartyCalled(scene_.grammar.folded(at));
      if (party != kNoEntity && scene_.grammar.IsCapitalised(at)) return party;
      if (!scene_.grammar.IsNoun(at)) continue;
      const auto noun = scene_.titles.FindNoun(scene_.grammar.folded(at));
      if (!noun || noun->plural || noun->kind != kOrganization || scene_.NamedAt(at) != nullptr) continue;
      const uint32_t spoken_of = OrganizationBefore(draft, scene_.grammar.folded(at));
      if (spoken_of != kNoEntity) return spoken_of;
    }
    return kNoEntity;
  }

  // "Unity leader NAME": the Unity Party that the article names.
  uint32_t PartyCalled(const std::string& word) const {
    for (const Draft& draft : scene_.drafts) {
      const Figure* figure = draft.named < 0 ? nullptr : scene_.FigureOf(draft);
      if (figure == nullptr || figure->kind != kOrganization) continue;
      const std::string& name = scene_.named[static_cast<size_t>(draft.named)].folded;
      const bool begins = !word.empty() && name.starts_with(word + " ");
      if (begins && scene_.words.party_nouns.count(name.substr(word.size() + 1)) > 0) return draft.mention.entity;
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
      const bool begins = at == title.end && grammar.folded(at) == "from";  // "a lawmaker from the Unity Party"
      if (named == nullptr && !begins && !MayComplete(at)) return kNoEntity;
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

  uint32_t OrganizationAt(uint32_t head) const {
    const uint32_t owner = OwnerAt(head);
    return owner != kNoEntity && scene_.figures[owner].kind == kOrganization ? owner : kNoEntity;
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
    const bool known = holder != kNoEntity && scene_.figures[holder].known != kNotKnown;
    if (!known && (scene_.words.offices_of_any_body.count(draft.office) > 0 || IsOfBody(draft))) return kNoEntity;
    const KnownIndex country = holder == kNoEntity ? kNotKnown : scene_.figures[holder].country;
    if (country != kNotKnown) return scene_.KnownFigure(country);
    const uint32_t coordinated = OwnerInCoordination(draft);
    if (coordinated != kNoEntity) return coordinated;
    const KnownIndex company = CountryOfCompany(draft);
    if (company != kNotKnown) return scene_.KnownFigure(company);
    const KnownIndex home = scene_.words.offices_abroad.count(draft.office) > 0 ? DominantCountry(scene_) : home_;
    return home == kNotKnown ? kNoEntity : scene_.KnownFigure(home);
  }

  // "club president NAME"
  bool IsOfBody(const Draft& draft) const {
    const uint32_t begin = draft.mention.title_tokens.begin;
    if (begin <= draft.mention.tokens.begin || draft.mention.title_tokens.empty()) return false;
    const auto noun = scene_.titles.FindNoun(scene_.grammar.folded(begin - 1));
    const bool body = noun && noun->kind == kOrganization && scene_.grammar.IsNoun(begin - 1);
    return body && scene_.words.national_organizations.count(noun->lemma) == 0;
  }

  // "Governor NAME": of the region of that country which the article names more than once and far more than others.
  uint32_t RegionAround(const Draft& draft) const {
    if (scene_.words.regional_offices.count(draft.office) == 0) return kNoEntity;
    std::map<uint32_t, size_t> counts;
    for (const Draft& other : scene_.drafts) {
      const Figure* figure = other.named < 0 ? nullptr : scene_.FigureOf(other);
      if (figure == nullptr || figure->kind != kPlace || figure->known == kNotKnown) continue;
      const bool region = scene_.knowledge.Get(figure->known).sort.empty() && figure->country != kNotKnown;
      if (region && (home_ == kNotKnown || figure->country == home_)) ++counts[other.mention.entity];
    }
    const auto most = FarAhead(counts, 2);
    return most != counts.end() && most->second > 1 ? most->first : kNoEntity;
  }

  // "MP NAME", "Speaker NAME": of the country's parliament where the article names one.
  void SeatInParliament(Draft* draft) const {
    const uint32_t country = draft->mention.title_of;
    if (country == kNoEntity || scene_.figures[country].kind != kCountry) return;
    if (scene_.words.parliament_titles.count(FoldName(draft->mention.title)) == 0) return;
    const uint32_t parliament = ParliamentOf(scene_.figures[country].country);
    if (parliament != kNoEntity) draft->mention.title_of = parliament;
  }

  // The one that is known comes before others; kNoEntity where there are several.
  uint32_t ParliamentOf(KnownIndex country) const {
    std::set<uint32_t> known, others;
    for (const Draft& draft : scene_.drafts) {
      const Figure* figure = draft.named < 0 ? nullptr : scene_.FigureOf(draft);
      if (figure == nullptr || figure->kind != kOrganization || figure->country != country) continue;
      if (!IsParliament(FoldName(figure->name))) continue;
      (figure->known == kNotKnown ? others : known).insert(draft.mention.entity);
    }
    const std::set<uint32_t>& found = known.empty() ? others : known;
    return found.size() == 1 ? *found.begin() : kNoEntity;
  }

  // By the noun that its name ends with or that "of" stands behind.
  bool IsParliament(const std::string& name) const {
    const std::string words = name.substr(0, name.find(" of "));
    return std::any_of(scene_.words.parliament_nouns.begin(), scene_.words.parliament_nouns.end(),
                       [&](const std::string& noun) { return (" " + words).ends_with(" " + noun); });
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
  const KnownIndex home = HomeOf(*scene);
  for (Draft& draft : scene->drafts) {
    const Figure* figure = draft.predicate_of < 0 ? nullptr : scene->FigureOf(draft);
    const bool open = figure != nullptr && !draft.mention.title.empty() && draft.mention.title_of == kNoEntity;
    if (!open || figure->kind != kPerson || !draft.government || draft.phrase.possessor >= 0) continue;
    if (IsCompleted(*scene, draft.mention.head)) continue;  // "adviser to the Council"
    const KnownIndex office = figure->known == kNotKnown ? kNotKnown : OfficeOwner(*scene, figure->known, draft.office);
    const bool local = scene->words.local_offices.count(draft.office) > 0;
    const KnownIndex country = figure->country == kNotKnown && !local ? home : figure->country;
    const KnownIndex owner = office == kNotKnown ? country : office;
    if (owner != kNotKnown) draft.mention.title_of = scene->KnownFigure(owner);
  }
}

}  // namespace entente::extract
