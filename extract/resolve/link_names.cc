#include "extract/resolve/link_names.h"

#include <algorithm>
#include <iterator>

#include "extract/resolve/acting.h"
#include "extract/resolve/collectives.h"
#include "extract/resolve/describe.h"
#include "graph/name.h"

namespace entente::extract {
namespace {

constexpr size_t kAcronymMin = 2;
constexpr size_t kAcronymMax = 8;
constexpr size_t kDominantMentionsMin = 3;
constexpr std::string_view kParty = "party";
constexpr size_t kTimesAnother = 3;   // as often as any other country
const std::string kOfCountry = "\n";  // between the name of an institution and the country it is of, in keys

// By its name or as an adjective.
KnownIndex CountryCalled(const Scene& scene, const std::string& folded) {
  for (const NameMatch& match : scene.knowledge.Find(folded)) {
    const bool names_it = match.use == NameUse::kName || match.use == NameUse::kDemonym;
    if (names_it && scene.knowledge.Get(match.actor).kind == kCountry) return match.actor;
  }
  return kNotKnown;
}

class NameLinker {
 public:
  NameLinker(Scene* scene, bool people_linked)
      : scene_(*scene), grammar_(scene->grammar), people_linked_(people_linked) {}

  // Organizations whose country the people in the article may tell.
  void LinkLeftOver() {
    home_ = DominantCountry(scene_);
    FindAcronyms();
    ForEachName([&](uint32_t draft, const NamedSpan& named) {
      const bool left_over = scene_.drafts[draft].mention.entity == kNoEntity;
      if (named.kind == kOrganization && left_over) Link(draft, named);
    });
  }

  void Run() {
    home_ = DominantCountry(scene_);
    // Places and organizations of several meanings lean on the countries, which therefore come first.
    ForEachName([&](uint32_t draft, const NamedSpan& named) {
      if (named.kind == kCountry) scene_.Assign(draft, CountryOrPeople(draft, named));
    });
    FindAcronyms();
    ForEachName([&](uint32_t draft, const NamedSpan& named) {
      if (named.kind != kCountry && named.kind != kPerson) Link(draft, named);
    });
  }

 private:
  template <class Function>
  void ForEachName(Function function) {
    for (uint32_t i = 0; i < scene_.drafts.size(); ++i) {
      const int32_t named = scene_.drafts[i].named;
      if (named >= 0) function(i, scene_.named[static_cast<size_t>(named)]);
    }
  }

  // "the Russians" are people; "Russian" in front of a noun is the country.
  uint32_t CountryOrPeople(uint32_t draft, const NamedSpan& named) {
    if (!scene_.drafts[draft].plural) return scene_.KnownFigure(named.country);
    const uint32_t figure = scene_.NamedFigure(kGroup, Written(named));
    scene_.figures[figure].country = named.country;
    scene_.figures[figure].plural = true;
    scene_.drafts[draft].kind = kGroup;
    return figure;
  }

  std::string Written(const NamedSpan& named) const { return scene_.Words(named.tokens); }

  void Link(uint32_t draft, const NamedSpan& named) {
    const uint32_t figure = FigureFor(&scene_.drafts[draft], named);
    if (figure != kNoEntity) scene_.Assign(draft, figure);
  }

  uint32_t FigureFor(Draft* draft, const NamedSpan& named) {
    if (named.seat_of != kNotKnown && ActsForCountry(scene_, named)) {
      draft->kind = kCountry;
      return scene_.KnownFigure(named.seat_of);
    }
    if (named.kind == kOrganization) return Organization(draft, named);
    if (named.kind == kPlace) return Place(named);
    if (named.kind == kGroup) return Group(draft, named);
    return Occasion(draft, named);
  }

  uint32_t Place(const NamedSpan& named) {
    const uint32_t pair = CompassPair(named);
    if (pair != kNoEntity) return pair;
    const KnownIndex known = KnownOf(named, kPlace);
    return known != kNotKnown ? scene_.KnownFigure(known) : scene_.NamedFigure(kPlace, Written(named));
  }

  // "the Koreas": two countries that differ in a point of the compass.
  uint32_t CompassPair(const NamedSpan& named) {
    if (!named.folded.ends_with('s') || KnownOf(named, kPlace) != kNotKnown) return kNoEntity;
    const std::string stem = named.folded.substr(0, named.folded.size() - 1);
    for (const auto& [point, opposite] : scene_.words.compass) {
      const KnownIndex one = OnlyCountry(point + " " + stem), other = OnlyCountry(opposite + " " + stem);
      if (one == kNotKnown || other == kNotKnown) continue;
      return CollectiveFigure(&scene_, {scene_.KnownFigure(one), scene_.KnownFigure(other)});
    }
    return kNoEntity;
  }

  KnownIndex OnlyCountry(const std::string& folded) const {
    for (const NameMatch& match : scene_.knowledge.Find(folded)) {
      if (match.use == NameUse::kName && scene_.knowledge.Get(match.actor).kind == kCountry) return match.actor;
    }
    return kNotKnown;
  }

  // The best known actor of that name and kind, one of a country in the article before others.
  KnownIndex KnownOf(const NamedSpan& named, std::string_view kind) const {
    KnownIndex best = kNotKnown;
    if (kind == kOrganization && home_ != kNotKnown) {
      for (const NameMatch& match : named.matches) {
        const KnownActor actor = scene_.knowledge.Get(match.actor);
        if (match.use == NameUse::kName && actor.kind == kind && actor.country == home_) return match.actor;
      }
    }
    for (const NameMatch& match : named.matches) {
      if (match.use != NameUse::kName) continue;
      const KnownActor actor = scene_.knowledge.Get(match.actor);
      if (actor.kind != kind) continue;
      if (match.own) return match.actor;
      // The best known of that name is a capital: a town of a country in the article is not meant.
      if (best == kNotKnown && named.seat_of != kNotKnown && actor.country == named.seat_of) return match.actor;
      if (scene_.figure_of_known.count(actor.country) > 0) return match.actor;
      if (best == kNotKnown) best = match.actor;
    }
    return best;
  }

  uint32_t Organization(Draft* draft, const NamedSpan& named) {
    if (named.seat_of != kNotKnown && KnownOf(named, kOrganization) == kNotKnown) return Place(named);
    const auto acronym = acronyms_.find(named.folded);
    if (acronym != acronyms_.end()) return acronym->second;
    draft->phrase = Describe(scene_, named.tokens);
    KnownIndex known = KnownOf(named, kOrganization);
    if (known != kNotKnown && IsPartyElsewhere(known)) known = kNotKnown;
    if (const KnownIndex governed = known == kNotKnown ? Governed(named) : kNotKnown; governed != kNotKnown)
      return scene_.KnownFigure(governed);
    const bool national = IsNationalOrganization(scene_, named.tokens);
    if (national) {
      const uint32_t owner = OwnerFigure(&scene_, draft->phrase);
      const KnownIndex own = owner == kNoEntity ? kNotKnown : scene_.figures[owner].country;
      // Known by its whole name, unless that is another country's.
      const bool its_own = own == kNotKnown || (known != kNotKnown && scene_.knowledge.Get(known).country == own);
      if (known != kNotKnown && its_own && !IsMission(named) && !IsElsewhere(named, known))
        return scene_.KnownFigure(known);
      const KnownIndex country = owner == kNoEntity ? CountryWithin(scene_, named.tokens) : own;
      if (country != kNotKnown) return NationalOrganization(&scene_, Written(named), country, named.head);
    }
    if (known != kNotKnown && !(national && IsElsewhere(named, known))) return scene_.KnownFigure(known);
    const bool homeless = national && !BeginsWithOrganization(named);
    if (homeless && !people_linked_) return kNoEntity;
    if (homeless) return NationalOrganization(&scene_, Written(named), DominantCountry(scene_), named.head);
    if (const NamedSpan* fuller = FullerName(named); fuller != nullptr) return Organization(draft, *fuller);
    return WithCountry(scene_.NamedFigure(kOrganization, Written(named)), named);
  }

  // "Zolita" for "Zolita Alliance": the one name that goes on behind these words to say of what sort it is.
  const NamedSpan* FullerName(const NamedSpan& named) const {
    const NamedSpan* fuller = nullptr;
    if (scene_.titles.FindNoun(named.folded) || !named.matches.empty()) return nullptr;
    for (const NamedSpan& other : scene_.named) {
      if (other.kind != kOrganization || !other.folded.starts_with(named.folded + " ")) continue;
      if (scene_.words.organization_tails.count(grammar_.folded(other.tokens.end - 1)) == 0) continue;
      if (fuller != nullptr && fuller->folded != other.folded) return nullptr;
      fuller = &other;
    }
    return fuller;
  }

  // "Congress" alone is not that of a country which the article does not speak of, "House of Representatives" not that
  // of one that it hardly speaks of beside another.
  bool IsElsewhere(const NamedSpan& named, KnownIndex known) const {
    const KnownIndex country = scene_.knowledge.Get(known).country;
    if (scene_.words.national_organizations.count(named.folded) == 0 || country == kNotKnown) return false;
    if (scene_.figure_of_known.count(country) == 0) return country != home_;
    if (named.tokens.size() == 1) return false;
    const KnownIndex home = DominantCountry(scene_, kClearlyDominantShare);
    return home != kNotKnown && home != country;
  }

  // Parties of several countries have one name: the article is of a country and says nothing of the party's.
  bool IsPartyElsewhere(KnownIndex known) const {
    const KnownActor party = scene_.knowledge.Get(known);
    return party.sort == kParty && party.country != kNotKnown && home_ != kNotKnown && party.country != home_ &&
           scene_.figure_of_known.count(party.country) == 0;
  }

  // "UN News Service" is of the organization that its name begins with.
  bool BeginsWithOrganization(const NamedSpan& named) const {
    for (uint32_t end = named.tokens.end - 1; end > named.tokens.begin; --end) {
      if (grammar_.IsPossessiveMark(end)) continue;
      for (const NameMatch& match : scene_.knowledge.Find(grammar_.FoldedText({named.tokens.begin, end}))) {
        if (match.use == NameUse::kName && scene_.knowledge.Get(match.actor).kind == kOrganization) return true;
      }
    }
    return false;
  }

  // "Norlandic Union of Teachers", "Norlandic Serbs", "Norburg University": the country that the name begins with, or
  // whose capital.
  KnownIndex CountryInFront(const NamedSpan& named) const {
    for (uint32_t end = named.tokens.end - 1; end > named.tokens.begin; --end) {
      for (const NameMatch& match : scene_.knowledge.Find(grammar_.FoldedText({named.tokens.begin, end}))) {
        if (scene_.knowledge.Get(match.actor).kind == kCountry && match.use != NameUse::kSeat) return match.actor;
      }
    }
    return kNotKnown;
  }

  // A country has many embassies: which one is meant, its name alone does not tell.
  bool IsMission(const NamedSpan& named) const {
    const WordSet& missions = scene_.words.mission_nouns;
    for (uint32_t i = named.tokens.begin; i < named.tokens.end; ++i) {
      if (missions.count(grammar_.folded(i)) > 0) return true;
    }
    return false;
  }

  // "Government of the Norlandic Republic", "Norlandic Government", "the Federal Government": the country, where it is
  // all else that is named.
  KnownIndex Governed(const NamedSpan& named) const {
    std::string rest;
    bool governs = false;
    for (uint32_t token = named.tokens.begin; token < named.tokens.end; ++token) {
      const std::string& word = grammar_.folded(token);
      const bool governing = scene_.words.governing_nouns.count(word) > 0;
      governs |= governing;
      const bool between = word == "of" || word == "the" || grammar_.IsPossessiveMark(token) ||
                           scene_.words.central_governments.count(word) > 0;
      if (!governing && !between && !word.empty()) rest.append(rest.empty() ? "" : " ").append(word);
    }
    if (!governs) return kNotKnown;
    return rest.empty() ? home_ : CountryCalled(scene_, rest);
  }

  uint32_t Group(Draft* draft, const NamedSpan& named) {
    const KnownIndex known = KnownOf(named, kOrganization);
    if (known != kNotKnown) {
      draft->kind = kOrganization;
      return scene_.KnownFigure(known);
    }
    if (!grammar_.IsNoun(named.head)) return kNoEntity;
    return WithCountry(scene_.NamedFigure(kGroup, Written(named)), named);
  }

  uint32_t WithCountry(uint32_t figure, const NamedSpan& named) {
    if (scene_.figures[figure].country == kNotKnown) scene_.figures[figure].country = CountryInFront(named);
    return figure;
  }

  uint32_t Occasion(Draft* draft, const NamedSpan& named) {
    const std::string& last = grammar_.folded(named.tokens.end - 1);
    const auto noun = scene_.titles.FindNoun(last);
    const bool event = named.tokens.size() > 1 && scene_.words.named_occasions.count(last) > 0;
    if (event || (noun && noun->kind == kOccasion)) return scene_.NamedFigure(kOccasion, Written(named));
    const KnownIndex known = KnownOf(named, kOrganization);
    if (known == kNotKnown) return kNoEntity;
    draft->kind = kOrganization;
    return scene_.KnownFigure(known);
  }

  // The long name of an organization in front of its acronym in brackets.
  void FindAcronyms() {
    ForEachName([&](uint32_t draft, const NamedSpan& named) {
      if (named.kind != kOrganization || named.tokens.size() < 2) return;
      const std::string acronym = InBrackets(named);
      if (acronym.empty() || acronyms_.count(acronym) > 0) return;
      const uint32_t figure = FigureFor(&scene_.drafts[draft], named);
      if (figure != kNoEntity || !people_linked_) acronyms_.emplace(acronym, figure);
    });
  }

  std::string InBrackets(const NamedSpan& named) const {
    const uint32_t open = named.tokens.end;
    if (open + 2 >= grammar_.sentence(named.head).end) return {};
    if (grammar_.text(open) != "(" || grammar_.text(open + 2) != ")") return {};
    const std::string_view word = grammar_.text(open + 1);
    const bool short_enough = word.size() >= kAcronymMin && word.size() <= kAcronymMax;
    const bool upper = std::count_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) >= 2;
    return short_enough && upper ? grammar_.folded(open + 1) : std::string();
  }

  Scene& scene_;
  const Grammar& grammar_;
  const bool people_linked_;
  KnownIndex home_ = kNotKnown;
  std::map<std::string, uint32_t> acronyms_;  // kNoEntity: of a name that is linked later
};

using CountryCounts = std::map<KnownIndex, size_t>;

void Count(KnownIndex country, CountryCounts* counts) {
  if (country != kNotKnown) ++(*counts)[country];
}

// The country that makes up at least `share` of all that are counted; kNotKnown where those are too few to tell.
KnownIndex Dominant(const CountryCounts& counts, double share) {
  size_t all = 0;
  for (const auto& [country, count] : counts) all += count;
  for (const auto& [country, count] : counts) {
    const bool enough = count >= kDominantMentionsMin && static_cast<double>(count) >= share * static_cast<double>(all);
    if (enough) return country;
  }
  return kNotKnown;
}

// The countries of what is named, as far as `counts` takes it.
template <class Counts>
CountryCounts CountriesOfNames(const Scene& scene, Counts counts) {
  CountryCounts countries;
  for (const Draft& draft : scene.drafts) {
    const Figure* figure = draft.named < 0 ? nullptr : scene.FigureOf(draft);
    if (figure != nullptr && counts(draft)) Count(figure->country, &countries);
  }
  return countries;
}

// "her counterpart from Norland", "went to Norland", "the Norland-backed president": not where the article is at home.
// Many countries have a "Unity Party".
bool IsElsewhere(const Scene& scene, const Draft& draft) {
  if (draft.kind == kOrganization) return true;
  const std::string_view preposition = scene.grammar.Preposition(draft.mention.head);
  const uint32_t behind = draft.mention.tokens.end;
  const bool hyphen = behind < scene.grammar.size() && scene.grammar.tag(behind) == "HYPH";
  return hyphen || scene.words.movement_prepositions.count(preposition) > 0;
}

std::string BaseName(const Scene& scene, const std::string& folded) {
  const auto same = scene.words.organization_names.find(folded);
  return same == scene.words.organization_names.end() ? folded : same->second;
}

// The country's own words in a name of its organization: "russian" and "of the russian federation" go.
std::string WithoutCountry(const Scene& scene, const std::string& folded, KnownIndex country) {
  const size_t of = folded.rfind(" of ");
  if (of != std::string::npos) {
    std::string_view rest = std::string_view(folded).substr(of + 4);
    if (rest.starts_with("the ")) rest.remove_prefix(4);
    for (const NameMatch& match : scene.knowledge.Find(rest)) {
      if (match.actor == country) return folded.substr(0, of);
    }
  }
  for (size_t blank = folded.find(' '); blank != std::string::npos; blank = folded.find(' ', blank + 1)) {
    for (const NameMatch& match : scene.knowledge.Find(std::string_view(folded).substr(0, blank))) {
      if (match.actor == country) return folded.substr(blank + 1);
    }
  }
  return folded;
}

KnownIndex KnownInstitution(const Scene& scene, const std::string& base, KnownIndex country) {
  const std::string name = base + " of " + FoldName(scene.knowledge.Get(country).name);
  for (const NameMatch& match : scene.knowledge.Find(name)) {
    const KnownActor actor = scene.knowledge.Get(match.actor);
    if (match.use == NameUse::kName && actor.kind == kOrganization && actor.country == country) return match.actor;
  }
  return kNotKnown;
}

// "The Foreign Ministry", where the article has told of one country's alone.
uint32_t OnlyInstitution(const Scene& scene, const std::string& base) {
  const std::string prefix = base + kOfCountry;
  const auto first = scene.figure_of_name.lower_bound(std::pair(kOrganization, prefix));
  const auto is_one = [&](auto at) {
    return at != scene.figure_of_name.end() && at->first.first == kOrganization && at->first.second.starts_with(prefix);
  };
  return is_one(first) && !is_one(std::next(first)) ? first->second : kNoEntity;
}

std::string MissionName(const Scene& scene, const std::string& base, KnownIndex country, const std::string& host) {
  return Capitalised(base) + " of " + std::string(scene.knowledge.Get(country).name) + " " + host;
}

void SetHost(const Scene& scene, const std::string& base, const std::string& host, Figure* mission) {
  if (!mission->host.empty()) return;
  mission->host = host;
  mission->name = MissionName(scene, base, mission->country, host);
}

}  // namespace

void LinkNames(Scene* scene) { NameLinker(scene, false).Run(); }

void LinkNationalOrganizations(Scene* scene) { NameLinker(scene, true).LinkLeftOver(); }

std::string Capitalised(std::string_view words) {
  std::string text(words);
  bool start = true;
  for (char& c : text) {
    if (start && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    start = c == ' ';
  }
  return text;
}

KnownIndex CountryWithin(const Scene& scene, TokenSpan name) {
  for (uint32_t begin = name.begin; begin < name.end; ++begin) {
    for (uint32_t end = name.end; end > begin; --end) {
      if (TokenSpan{begin, end} == name) continue;
      const KnownIndex country = CountryCalled(scene, scene.grammar.FoldedText({begin, end}));
      if (country != kNotKnown) return country;
    }
  }
  return kNotKnown;
}

KnownIndex CountryNamed(const NamedSpan& named) { return named.country != kNotKnown ? named.country : named.seat_of; }

uint32_t OwnerFigure(Scene* scene, const Description& phrase) {
  if (phrase.owner < 0) return kNoEntity;
  const NamedSpan& owner = scene->named[static_cast<size_t>(phrase.owner)];
  if (owner.country != kNotKnown) return scene->KnownFigure(owner.country);
  if (owner.seat_of != kNotKnown) return scene->KnownFigure(owner.seat_of);
  const Draft* draft = owner.kind == kOrganization ? scene->DraftOf(phrase.owner) : nullptr;
  return draft == nullptr ? kNoEntity : draft->mention.entity;
}

KnownIndex DominantCountry(const Scene& scene, double share) {
  CountryCounts by_name;
  for (const NamedSpan& named : scene.named) Count(CountryNamed(named), &by_name);
  const KnownIndex named_most = Dominant(by_name, share);
  if (named_most != kNotKnown) return named_most;
  const CountryCounts of_all = CountriesOfNames(scene, [](const Draft&) { return true; });
  const KnownIndex home = Dominant(of_all, share);
  const bool another =
      std::any_of(by_name.begin(), by_name.end(), [&](const auto& other) { return other.second > by_name[home]; });
  return another ? kNotKnown : home;
}

KnownIndex ForemostCountry(const Scene& scene) {
  const CountryCounts counts = CountriesOfNames(scene, [&](const Draft& draft) { return !IsElsewhere(scene, draft); });
  const auto foremost = FarAhead(counts, kTimesAnother);
  return foremost == counts.end() ? kNotKnown : foremost->first;
}

bool IsNationalOrganization(const Scene& scene, TokenSpan name) {
  const Grammar& grammar = scene.grammar;
  const WordSet& nouns = scene.words.national_organizations;
  if (nouns.count(grammar.FoldedText(name)) > 0 || nouns.count(grammar.folded(name.end - 1)) > 0) return true;
  for (uint32_t i = name.begin + 1; i < name.end; ++i) {
    if (grammar.folded(i) == "of" || grammar.folded(i) == "for") return nouns.count(grammar.folded(i - 1)) > 0;
  }
  return false;
}

std::string HostOf(const Scene& scene, uint32_t head) {
  const Grammar& grammar = scene.grammar;
  const uint32_t end = grammar.sentence(head).end;
  uint32_t token = head + 1;
  if (token + 1 >= end || (grammar.folded(token) != "in" && grammar.folded(token) != "to")) return {};
  const std::string& preposition = grammar.folded(token++);
  if (grammar.tag(token) == "DT" && token + 1 < end) ++token;
  const NamedSpan* named = scene.NamedAt(token);
  const bool host = named != nullptr && named->tokens.begin == token && named->kind != kPerson;
  return host ? preposition + " " + scene.Words(named->tokens) : std::string();
}

bool IsMissionTo(const Figure& mission, const std::string& host) {
  return host.empty() || mission.host.empty() || FoldName(mission.host) == FoldName(host);
}

uint32_t NationalOrganization(Scene* scene, const std::string& name, KnownIndex country, uint32_t head) {
  const std::string folded = FoldName(name);
  if (country == kNotKnown) {
    const uint32_t only = OnlyInstitution(*scene, BaseName(*scene, folded));
    return only == kNoEntity ? scene->NamedFigure(kOrganization, name) : only;
  }
  const std::string base = BaseName(*scene, WithoutCountry(*scene, folded, country));
  const bool mission = scene->words.mission_nouns.count(base) > 0;
  const std::string host = mission ? HostOf(*scene, head) : "";
  const auto key = std::pair(kOrganization, base + kOfCountry + std::string(scene->knowledge.Get(country).id));
  const auto found = scene->figure_of_name.find(key);
  if (found != scene->figure_of_name.end() && IsMissionTo(scene->figures[found->second], host)) {
    if (!host.empty()) SetHost(*scene, base, host, &scene->figures[found->second]);
    return found->second;
  }
  const KnownIndex known = mission ? kNotKnown : KnownInstitution(*scene, base, country);
  if (known != kNotKnown) return scene->figure_of_name.emplace(key, scene->KnownFigure(known)).first->second;
  const bool has_country = base != BaseName(*scene, folded) || base.size() < folded.size();
  std::string canonical = has_country ? name : name + " of " + std::string(scene->knowledge.Get(country).name);
  if (!host.empty()) canonical = MissionName(*scene, base, country, host);
  const uint32_t figure = scene->NamedFigure(kOrganization, canonical);
  scene->figures[figure].country = country;
  scene->figures[figure].host = host;
  scene->figure_of_name.emplace(key, figure);
  return figure;
}

}  // namespace entente::extract
