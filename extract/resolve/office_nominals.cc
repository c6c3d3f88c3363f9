#include "extract/resolve/office_nominals.h"

#include <algorithm>

#include "extract/resolve/collectives.h"
#include "extract/resolve/known_people.h"
#include "extract/resolve/link_names.h"
#include "extract/resolve/nominal_phrase.h"
#include "graph/name.h"

namespace entente::extract {
namespace {

class OfficeNominal : public NominalPhrase {
 public:
  using NominalPhrase::NominalPhrase;

  uint32_t Resolve() { return draft_.plural ? People() : Person(); }

 private:
  uint32_t Person() {
    if (scene_.words.counterpart_nouns.count(draft_.noun) > 0) return Counterpart();
    if (draft_.office.empty()) return kNoEntity;
    const uint32_t owner = OwnerFigure(&scene_, phrase_);
    if (owner != kNoEntity && scene_.figures[owner].kind != kCountry) return OfficeHolderIn(owner);
    const KnownIndex country = OwnerCountry();
    if (phrase_.determiner == Determiner::kIndefinite) return country == kNotKnown ? kNoEntity : Described(kGroup);
    if (country != kNotKnown) return OfficeHolder(country);
    if (phrase_.owner >= 0 || phrase_.possessor >= 0 || !definite() || draft_.mention.former) return kNoEntity;
    if (IsAnotherHolder()) return kNoEntity;
    const uint32_t spoken_of = Latest(draft_.office, kNotKnown);
    return spoken_of != kNoEntity || phrase_.late ? spoken_of : OfDominantCountry();
  }

  // "the first president", "the next president": not the one who holds the office now.
  bool IsAnotherHolder() const {
    for (uint32_t i = draft_.mention.tokens.begin; i < token_; ++i) {
      if (scene_.words.another_holder.count(grammar_.folded(i)) > 0) return true;
    }
    return false;
  }

  // "the head of the agency": whom the article calls so.
  uint32_t OfficeHolderIn(uint32_t organization) {
    if (phrase_.determiner == Determiner::kIndefinite) return kNoEntity;
    const uint32_t holder = HolderIn(organization);
    return holder != kNoEntity || draft_.mention.former || IsAnotherHolder() ? holder : Described(kGroup);
  }

  uint32_t HolderIn(uint32_t organization) {
    const uint32_t spoken_of = history_.Best(token_, kTitleSentencesBack, [&](const Past& past) {
      const Mention& mention = scene_.drafts[past.draft].mention;
      return Fits(past, kNotKnown) && mention.title_of == organization &&
             HoldsOffice(scene_, scene_.figures[past.figure], draft_.office);
    });
    if (spoken_of != kNoEntity || draft_.mention.former || IsAnotherHolder()) return spoken_of;
    const KnownIndex known = scene_.figures[organization].known;
    if (known == kNotKnown) return kNoEntity;
    KnownIndex holder = HolderOfTitle(scene_, draft_.mention.title, known);
    const bool chief = scene_.words.chief_nouns.count(FoldName(draft_.mention.title)) > 0;
    if (holder == kNotKnown && chief) holder = HolderOfOffice(scene_, draft_.office, known);
    return holder == kNotKnown ? kNoEntity : scene_.KnownFigure(holder);
  }

  // The person last spoken of who holds the office, or else may hold it; in that country where one is given.
  uint32_t Latest(const std::string& office, KnownIndex country) const {
    const auto holds = [&](const Past& past) {
      return Fits(past, country) && HoldsOffice(scene_, scene_.figures[past.figure], office);
    };
    const uint32_t titled = history_.Best(token_, kTitleSentencesBack, [&](const Past& past) {
      return !draft_.government && holds(past) && IsTitledLikewise(scene_.figures[past.figure]);
    });
    if (titled != kNoEntity) return titled;
    const uint32_t holder = history_.Best(token_, kTitleSentencesBack, holds);
    if (holder != kNoEntity) return holder;
    return history_.Best(token_, kTitleSentencesBack, [&](const Past& past) {
      return Fits(past, country) && MayHoldOffice(scene_, scene_.figures[past.figure], office);
    });
  }

  // "the chairperson" is rather "Commission Chairperson Ann Lee" than a secretary general.
  bool IsTitledLikewise(const Figure& person) const {
    const std::string title = FoldName(draft_.mention.title);
    return std::any_of(person.drafts.begin(), person.drafts.end(), [&](uint32_t draft) {
      return (" " + FoldName(scene_.drafts[draft].mention.title)).ends_with(" " + title);
    });
  }

  bool Fits(const Past& past, KnownIndex country) const {
    const Figure& figure = scene_.figures[past.figure];
    const Draft& other = scene_.drafts[past.draft];
    if (figure.kind != kPerson || other.mention.former != draft_.mention.former) return false;
    if (phrase_.late && !other.phrase.late) return false;
    if (!draft_.gender.empty() && !figure.gender.empty() && draft_.gender != figure.gender) return false;
    return country == kNotKnown || figure.country == country;
  }

  uint32_t OfficeHolder(KnownIndex country) {
    const uint32_t holder = Holder(country);
    return holder == kNoEntity ? Described(kGroup) : holder;
  }

  uint32_t Holder(KnownIndex country) {
    const uint32_t spoken_of = Latest(draft_.office, country);
    if (spoken_of != kNoEntity) return spoken_of;
    if (draft_.mention.former || phrase_.late) return kNoEntity;
    for (KnownIndex of : {country, kNotKnown}) {
      const uint32_t only = OnlyHolder(of);
      if (only != kNoEntity) return only;
    }
    return KnownHolder(country);
  }

  uint32_t KnownHolder(KnownIndex country) {
    if (scene_.words.high_offices.count(draft_.office) == 0 || IsAnotherHolder()) return kNoEntity;
    const KnownIndex known = HolderOfOffice(scene_, draft_.office, country);
    if (known == kNotKnown) return kNoEntity;
    const bool other_gender = !draft_.gender.empty() && scene_.knowledge.Get(known).gender != draft_.gender;
    return other_gender ? kNoEntity : scene_.KnownFigure(known);
  }

  // The only person in the article who holds the office in the country; kNotKnown: whose country it does not tell.
  uint32_t OnlyHolder(KnownIndex country) const {
    uint32_t only = kNoEntity;
    for (uint32_t i = 0; i < scene_.figures.size(); ++i) {
      const Figure& figure = scene_.figures[i];
      if (figure.kind != kPerson || figure.country != country || !HoldsOffice(scene_, figure, draft_.office)) continue;
      if (IsFormer(figure)) continue;
      if (only != kNoEntity) return kNoEntity;
      only = i;
    }
    return only;
  }

  // Told of as one who held an office, and never as one who holds it.
  bool IsFormer(const Figure& figure) const {
    bool former = false;
    for (uint32_t draft : figure.drafts) {
      const Mention& mention = scene_.drafts[draft].mention;
      if (!mention.title.empty() && !mention.former) return false;
      former |= mention.former || scene_.drafts[draft].phrase.late;
    }
    return former;
  }

  uint32_t OfDominantCountry() {
    if (scene_.words.lone_offices.count(draft_.office) == 0) return kNoEntity;
    const KnownIndex country = DominantCountry(scene_, kClearlyDominantShare);
    return country == kNotKnown ? kNoEntity : KnownHolder(country);
  }

  // "his Egyptian counterpart": the same office in another country.
  uint32_t Counterpart() {
    const uint32_t owner = OwnerFigure(&scene_, phrase_);
    const Figure* colleague = Possessor();
    if (owner == kNoEntity || colleague == nullptr || colleague->kind != kPerson) return kNoEntity;
    const WordSet offices = colleague->offices;
    return CounterpartIn(owner, offices);
  }

  uint32_t CounterpartIn(uint32_t owner, const WordSet& offices) {
    const KnownIndex country = scene_.figures[owner].country;
    if (country == kNotKnown) return kNoEntity;
    for (const std::string& office : offices) {
      const uint32_t spoken_of = Latest(office, country);
      if (spoken_of != kNoEntity) return spoken_of;
      const KnownIndex holder = HolderOfOffice(scene_, office, country);
      if (holder != kNotKnown) return scene_.KnownFigure(holder);
    }
    return kNoEntity;
  }

  // "his Egyptian and Jordanian counterparts", "her counterparts from Egypt and Jordan": those of them who are known.
  uint32_t Counterparts() {
    const Figure* colleague = Possessor();
    if (colleague == nullptr || colleague->kind != kPerson) return kNoEntity;
    const WordSet offices = colleague->offices;
    std::vector<uint32_t> holders;
    for (uint32_t owner : phrase_.owner >= 0 ? Owners() : OriginsBehind()) {
      const uint32_t holder = CounterpartIn(owner, offices);
      if (holder != kNoEntity) holders.push_back(holder);
    }
    return Several(std::move(holders));
  }

  // The countries named behind the noun with "from" or "of", whatever the tree says.
  std::vector<uint32_t> OriginsBehind() {
    const uint32_t end = grammar_.sentence(token_).end;
    uint32_t at = token_ + 1;
    if (at >= end || (grammar_.folded(at) != "from" && grammar_.folded(at) != "of")) return {};
    std::vector<int32_t> names;
    for (++at; at < end; ++at) {
      const NamedSpan* named = scene_.NamedAt(at);
      const bool joins = grammar_.text(at) == "," || grammar_.folded(at) == "and" || grammar_.tag(at) == "DT";
      if (named == nullptr && !joins) break;
      if (named != nullptr && named->tokens.begin == at) names.push_back(scene_.named_at[at]);
    }
    return FiguresOf(names);
  }

  uint32_t Several(std::vector<uint32_t> people) {
    if (people.empty()) return kNoEntity;
    return people.size() == 1 ? people.front() : CollectiveFigure(&scene_, std::move(people));
  }

  // "the leaders of Chad and Niger": each the one known or, of an office that few hold, "leader of Niger".
  uint32_t HoldersOf(const std::vector<uint32_t>& owners, bool open) {
    if (owners.size() < 2) return kNoEntity;
    std::vector<uint32_t> holders;
    for (uint32_t owner : owners) {
      const bool country = scene_.figures[owner].kind == kCountry;
      uint32_t holder = country ? Holder(scene_.figures[owner].country) : HolderIn(owner);
      if (holder == kNoEntity && open) holder = DescribedOf(owner);
      if (holder == kNoEntity) return kNoEntity;
      if (std::find(holders.begin(), holders.end(), holder) == holders.end()) holders.push_back(holder);
    }
    return holders.size() > 1 ? CollectiveFigure(&scene_, holders) : kNoEntity;
  }

  uint32_t DescribedOf(uint32_t owner) {
    const KnownIndex country = scene_.figures[owner].country;
    const std::string name = FoldName(draft_.mention.title) + " of " + scene_.figures[owner].name;
    const uint32_t figure = scene_.NamedFigure(kGroup, name);
    scene_.figures[figure].country = country;
    scene_.figures[figure].described = true;
    return figure;
  }

  // "the leaders of both nations", "their foreign ministers", "the two countries' presidents".
  uint32_t HoldersOfPossessors() {
    const int32_t index = history_.DraftAt(phrase_.possessor);
    if (index < 0) return kNoEntity;
    const Draft& possessor = scene_.drafts[static_cast<size_t>(index)];
    uint32_t owner = possessor.mention.entity;
    if (owner == kNoEntity && possessor.plural && possessor.kind == kCountry)
      owner = ResolveCollective(&scene_, history_, static_cast<uint32_t>(index));
    if (owner == kNoEntity) return kNoEntity;
    std::vector<uint32_t> countries;
    const std::vector<uint32_t> members = scene_.figures[owner].members;
    for (uint32_t member : members) {
      const KnownIndex country = scene_.figures[member].country;
      if (country != kNotKnown) countries.push_back(scene_.KnownFigure(country));
    }
    return HoldersOf(countries, false);
  }

  uint32_t People() {
    if (scene_.words.counterpart_nouns.count(draft_.noun) > 0) {
      const uint32_t counterparts = Counterparts();
      if (counterparts != kNoEntity) return counterparts;
    }
    const bool few = scene_.words.high_offices.count(draft_.office) > 0 && !draft_.mention.former;
    uint32_t holders = kNoEntity;
    if (phrase_.owner >= 0 && !draft_.office.empty()) holders = HoldersOf(Owners(), few);
    if (phrase_.owner < 0 && !draft_.office.empty())
      holders = phrase_.possessor >= 0 || !few ? HoldersOfPossessors() : HoldersOf(OriginsBehind(), true);
    if (holders != kNoEntity) return holders;
    const uint32_t together = ResolveCollective(&scene_, history_, index_);
    if (together != kNoEntity) return together;
    return phrase_.owner >= 0 ? DescribedPeople() : kNoEntity;
  }
};

}  // namespace

uint32_t ResolveOfficeNominal(Scene* scene, const History& history, uint32_t draft) {
  return OfficeNominal(scene, history, draft).Resolve();
}

}  // namespace entente::extract
