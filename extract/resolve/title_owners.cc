#include "extract/resolve/title_owners.h"

#include "extract/resolve/known_people.h"
#include "extract/resolve/link_names.h"

namespace entente::extract {
namespace {

class TitleOwners {
 public:
  explicit TitleOwners(Scene* scene) : scene_(*scene) {}

  void Run() {
    FindHeads();
    for (Draft& draft : scene_.drafts) {
      if (!draft.mention.title.empty()) draft.mention.title_of = OwnerFigure(&scene_, draft.phrase);
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
      if (draft->mention.title_of != kNoEntity || !draft->government) return;
      draft->mention.title_of = OwnerAround(*draft);
      TellCountry(*draft);
    });
  }

 private:
  template <class Function>
  void ForEachTitle(Function function) {
    for (Draft& draft : scene_.drafts) {
      if (draft.named >= 0 && draft.kind == kPerson && !draft.mention.title.empty()) function(&draft);
    }
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
    return owner != kNoEntity ? owner : PlaceOwner(draft.phrase);
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
    const Figure* person = scene_.FigureOf(draft);
    if (person == nullptr || person->known == kNotKnown) return kNoEntity;
    const KnownIndex owner = OfficeOwner(scene_, person->known, draft.office);
    return owner == kNotKnown ? kNoEntity : scene_.KnownFigure(owner);
  }

  void TellCountry(const Draft& draft) {
    if (draft.mention.title_of == kNoEntity || draft.mention.entity == kNoEntity) return;
    Figure& person = scene_.figures[draft.mention.entity];
    if (person.country == kNotKnown) person.country = scene_.figures[draft.mention.title_of].country;
  }

  uint32_t OwnerAround(const Draft& draft) {
    const Figure* person = scene_.FigureOf(draft);
    if (person != nullptr && person->country != kNotKnown) return scene_.KnownFigure(person->country);
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
    return scene_.drafts[static_cast<size_t>(first)].mention.title_of;
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

  KnownIndex CountryAt(uint32_t token) const {
    const int32_t index = draft_of_head_[token];
    if (index < 0) return kNotKnown;
    const Draft& draft = scene_.drafts[static_cast<size_t>(index)];
    if (draft.named < 0 || draft.kind == kPlace) return kNotKnown;
    const Figure* figure = scene_.FigureOf(draft);
    return figure == nullptr ? kNotKnown : figure->country;
  }

  Scene& scene_;
  KnownIndex home_ = kNotKnown;
  std::vector<int32_t> draft_of_head_;
};

}  // namespace

void FindTitleOwners(Scene* scene) { TitleOwners(scene).Run(); }

}  // namespace entente::extract
