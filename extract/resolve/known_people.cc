#include "extract/resolve/known_people.h"

#include <algorithm>
#include <set>

#include "graph/name.h"

namespace entente::extract {
namespace {

// Offices are dated by the month at best: an office counts so many days before and after.
constexpr int32_t kOfficeSlackDays = 45;
constexpr int32_t kLongAgoDays = 20 * 365;

// How much each kind of support weighs, and how much it takes.
constexpr int kFullNameSupport = 1;
constexpr int kOfficeSupport = 3;
constexpr int kOfficeOwnerSupport = 1;
constexpr int kFormerOfficeSupport = 2;
constexpr int kCountryInPhraseSupport = 2;
constexpr int kOtherCountryInPhrase = -5;
constexpr int kCountryInArticleSupport = 1;
constexpr int kInOfficeSupport = 1;
constexpr int kLedAStateSupport = 3;  // of a full name that they alone bear
constexpr int kOutOfItsTime = -2;
constexpr int kFullNameNeeds = 2;
constexpr int kOwnNameNeeds = 0;
constexpr int kTransliterationNeeds = 4;
constexpr int kFamilyNameNeeds = 5;
// A family name alone names a head of state or government only where few known people bear it.
constexpr size_t kRareFamilyNameMax = 4;
constexpr size_t kFamousFamilyNameMax = 2;  // even where their country is not in the article

bool InOffice(const KnownOffice& office, std::optional<Date> day) {
  if (!day) return false;
  const bool begun = office.first.day == TimeSpan::kOpenPast || office.first.day <= day->day + kOfficeSlackDays;
  const bool ended = office.last.day != TimeSpan::kOpenFuture && office.last.day < day->day - kOfficeSlackDays;
  return begun && !ended;
}

bool LongBefore(const KnownOffice& office, std::optional<Date> day) {
  return day && office.last.day != TimeSpan::kOpenFuture && office.last.day < day->day - kLongAgoDays;
}

bool After(const KnownOffice& office, std::optional<Date> day) {
  return day && office.first.day != TimeSpan::kOpenPast && office.first.day > day->day + kOfficeSlackDays;
}

struct Candidate {
  KnownIndex person;
  int support;
  int needs;
  bool own = false;  // by a name that the researcher gave: nothing else need support it
};

class PersonFinder {
 public:
  PersonFinder(const Scene& scene, const PersonEvidence& evidence)
      : scene_(scene), evidence_(evidence), day_(scene.analysis.document.article.published) {}

  KnownIndex Find() {
    for (const std::string& name : evidence_.names) AddByName(name);
    if (candidates_.empty() && !evidence_.names.empty()) AddTransliterations();
    if (candidates_.empty()) AddHoldersOfLikeName();
    const KnownIndex best = Best();
    if (best != kNotKnown || !candidates_.empty()) return best;
    return evidence_.names.size() == 1 ? ByFamilyNameAlone(evidence_.names.front()) : kNotKnown;
  }

 private:
  void AddByName(const std::string& name) {
    const bool full = name.find(' ') != std::string::npos;
    for (const NameMatch& match : scene_.knowledge.Find(name)) {
      if (scene_.knowledge.Get(match.actor).kind != kPerson) continue;
      if (match.use == NameUse::kName && match.own) Add(match.actor, kFullNameSupport, kOwnNameNeeds, true);
      if (match.use != NameUse::kName || !full) continue;
      Add(match.actor, kFullNameSupport + (EverLed(match.actor) ? kLedAStateSupport : 0), kFullNameNeeds);
    }
  }

  // Whose name is known for ever, whatever the article is about.
  bool EverLed(KnownIndex person) const { return EverHeld(person, scene_.words.top_offices); }
  bool EverHeldHighOffice(KnownIndex person) const { return EverHeld(person, scene_.words.high_offices); }

  bool EverHeld(KnownIndex person, const WordSet& classes) const {
    const auto offices = scene_.knowledge.OfficesOf(person);
    return std::any_of(offices.begin(), offices.end(), [&](const KnownOffice& office) {
      return classes.count(office.office) > 0 && !After(office, day_);
    });
  }

  // "Yury" for "Yuri": bearers of the family name whose given name is nearly the same.
  void AddTransliterations() {
    const NameWords words = SplitName(evidence_.names.front());
    if (words.size() < 2) return;
    for (const std::string* family : {&words.back(), &words.front()}) {
      for (const NameMatch& match : scene_.knowledge.Find(*family)) {
        if (match.use != NameUse::kFamily) continue;
        const NameWords known = SplitName(FoldName(scene_.knowledge.Get(match.actor).name));
        if (SameTransliterated(words, known) || SameFullName(words, known))
          Add(match.actor, kFullNameSupport, kTransliterationNeeds);
      }
    }
  }

  // Those who hold the office that the article speaks of, of nearly that name.
  void AddHoldersOfLikeName() {
    for (const OfficeClaim& claim : evidence_.claims) {
      if (claim.former || scene_.words.high_offices.count(claim.office) == 0) continue;
      if (claim.of != kNotKnown) {
        AddHolders(claim.office, claim.of);
        continue;
      }
      for (const auto& [actor, figure] : scene_.figure_of_known) {
        if (scene_.figures[figure].kind == kCountry) AddHolders(claim.office, actor);
      }
    }
  }

  void AddHolders(const std::string& office, KnownIndex country) {
    for (const KnownOffice& held : scene_.knowledge.OfficesIn(country)) {
      if (!InOffice(held, day_) || !scene_.words.OfficesAgree(office, held.office)) continue;
      const NameWords known = SplitName(FoldName(scene_.knowledge.Get(held.person).name));
      const bool alike = std::any_of(evidence_.names.begin(), evidence_.names.end(), [&](const std::string& name) {
        const NameWords words = SplitName(name);
        return SameTransliterated(words, known) || SameFullName(words, known) ||
               (words.size() == 1 && ShortFormFit(words, known) > 1);
      });
      if (alike) Add(held.person, kFullNameSupport, kTransliterationNeeds);
    }
  }

  void Add(KnownIndex person, int support, int needs, bool own = false) {
    if (!considered_.insert(person).second) return;
    const KnownActor actor = scene_.knowledge.Get(person);
    if (!evidence_.gender.empty() && !actor.gender.empty() && actor.gender != evidence_.gender) return;
    candidates_.push_back({person, support + Support(person, actor), needs, own});
  }

  int Support(KnownIndex person, const KnownActor& actor) const {
    const auto offices = scene_.knowledge.OfficesOf(person);
    int support = 0;
    if (actor.country != kNotKnown && scene_.figure_of_known.count(actor.country) > 0)
      support += kCountryInArticleSupport;
    const bool serving =
        std::any_of(offices.begin(), offices.end(), [&](const KnownOffice& o) { return InOffice(o, day_); });
    if (serving) support += kInOfficeSupport;
    const auto outdated = [&](const KnownOffice& o) { return LongBefore(o, day_) || After(o, day_); };
    if (!offices.empty() && std::all_of(offices.begin(), offices.end(), outdated)) support += kOutOfItsTime;
    int best_claim = 0;
    for (const OfficeClaim& claim : evidence_.claims) {
      best_claim = std::max(best_claim, ClaimSupport(claim, offices));
      support += CountrySupport(claim, actor);
    }
    return support + best_claim;
  }

  int ClaimSupport(const OfficeClaim& claim, const std::vector<KnownOffice>& offices) const {
    int best = 0;
    for (const KnownOffice& office : offices) {
      if (!Agrees(claim, office)) continue;
      const int owner = claim.of == kNotKnown ? 0 : kOfficeOwnerSupport;
      if (InOffice(office, day_)) best = std::max(best, kOfficeSupport + owner);
      if (claim.former || !day_) best = std::max(best, kFormerOfficeSupport + owner);
    }
    return best;
  }

  bool Agrees(const OfficeClaim& claim, const KnownOffice& office) const {
    const bool its_own = claim.of == kNotKnown || claim.of == office.of;
    return its_own && scene_.words.OfficesAgree(claim.office, office.office);
  }

  int CountrySupport(const OfficeClaim& claim, const KnownActor& actor) const {
    if (claim.of == kNotKnown || actor.country == kNotKnown) return 0;
    if (scene_.knowledge.Get(claim.of).kind != kCountry) return 0;
    return claim.of == actor.country ? kCountryInPhraseSupport : kOtherCountryInPhrase;
  }

  // The researcher's actors come before others, unless the article contradicts.
  KnownIndex Best() const {
    const KnownIndex own = BestOf(true);
    return own != kNotKnown ? own : BestOf(false);
  }

  KnownIndex BestOf(bool own) const {
    const Candidate* best = nullptr;
    bool tied = false;
    for (const Candidate& candidate : candidates_) {
      if (candidate.own != own) continue;
      if (best != nullptr && candidate.support < best->support) continue;
      tied = best != nullptr && candidate.support == best->support;
      best = &candidate;
    }
    return best == nullptr || tied || best->support < best->needs ? kNotKnown : best->person;
  }

  KnownIndex ByFamilyNameAlone(const std::string& name) {
    std::vector<KnownIndex> bearers, top;
    for (const NameMatch& match : scene_.knowledge.Find(name)) {
      const bool mononym = match.use == NameUse::kName && scene_.knowledge.Get(match.actor).kind == kPerson;
      if (match.use != NameUse::kFamily && !mononym) continue;
      bearers.push_back(match.actor);
      Add(match.actor, 0, kFamilyNameNeeds);
      if (HoldsTopOffice(match.actor)) top.push_back(match.actor);
    }
    const KnownIndex best = Best();
    if (best != kNotKnown) return best;
    if (!evidence_.claims.empty()) {
      std::erase_if(top, [&](KnownIndex person) { return !Claimed(person); });
      return top.size() == 1 && ClaimsTopOffice() ? top.front() : kNotKnown;
    }
    if (bearers.size() > kRareFamilyNameMax) return kNotKnown;
    if (top.size() == 1 && (IsInArticle(top.front()) || bearers.size() <= kFamousFamilyNameMax)) return top.front();
    return FormerLeader(bearers);
  }

  // The one bearer from a country of the article who once led it; where another of them held a high office too, the
  // family name alone does not tell.
  KnownIndex FormerLeader(const std::vector<KnownIndex>& bearers) const {
    KnownIndex leader = kNotKnown;
    for (KnownIndex bearer : bearers) {
      if (!IsInArticle(bearer) || !EverHeldHighOffice(bearer)) continue;
      if (leader != kNotKnown) return kNotKnown;
      leader = bearer;
    }
    return leader != kNotKnown && EverLed(leader) ? leader : kNotKnown;
  }

  // "President NAME", without a country: of all who bear the name one alone holds such an office.
  bool ClaimsTopOffice() const {
    return std::all_of(evidence_.claims.begin(), evidence_.claims.end(), [&](const OfficeClaim& claim) {
      return claim.of == kNotKnown && !claim.former && scene_.words.top_offices.count(claim.office) > 0;
    });
  }

  bool Claimed(KnownIndex person) const {
    const KnownActor actor = scene_.knowledge.Get(person);
    if (!evidence_.gender.empty() && !actor.gender.empty() && actor.gender != evidence_.gender) return false;
    const auto offices = scene_.knowledge.OfficesOf(person);
    return std::any_of(evidence_.claims.begin(), evidence_.claims.end(), [&](const OfficeClaim& claim) {
      return std::any_of(offices.begin(), offices.end(),
                         [&](const KnownOffice& office) { return MayHold(office) && Agrees(claim, office); });
    });
  }

  bool IsInArticle(KnownIndex person) const {
    const KnownIndex country = scene_.knowledge.Get(person).country;
    return country != kNotKnown && scene_.figure_of_known.count(country) > 0;
  }

  bool HoldsTopOffice(KnownIndex person) const {
    for (const KnownOffice& office : scene_.knowledge.OfficesOf(person)) {
      if (MayHold(office) && scene_.words.top_offices.count(office.office) > 0) return true;
    }
    return false;
  }

  // An article without a day may be of any time.
  bool MayHold(const KnownOffice& office) const { return !day_ || InOffice(office, day_); }

  const Scene& scene_;
  const PersonEvidence& evidence_;
  const std::optional<Date> day_;
  std::vector<Candidate> candidates_;
  std::set<KnownIndex> considered_;
};

template <class Accepts>
KnownIndex OnlyHolder(const Scene& scene, KnownIndex of, Accepts accepts) {
  const auto day = scene.analysis.document.article.published;
  KnownIndex holder = kNotKnown;
  for (const KnownOffice& held : scene.knowledge.OfficesIn(of)) {
    if (!InOffice(held, day) || held.person == holder || !accepts(held)) continue;
    if (holder != kNotKnown) return kNotKnown;
    holder = held.person;
  }
  return holder;
}

}  // namespace

KnownIndex FindKnownPerson(const Scene& scene, const PersonEvidence& evidence) {
  return PersonFinder(scene, evidence).Find();
}

KnownIndex HolderOfOffice(const Scene& scene, std::string_view office, KnownIndex country) {
  const auto holder = [&](std::string_view wanted) {
    return OnlyHolder(scene, country,
                      [&](const KnownOffice& held) { return scene.words.OfficesAgree(wanted, held.office); });
  };
  const KnownIndex only = holder(office);
  const std::string_view foremost = scene.words.ForemostOffice(scene.knowledge.Get(country).id);
  return only == kNotKnown && scene.words.OfficesAgree(office, foremost) ? holder(foremost) : only;
}

KnownIndex HolderOfTitle(const Scene& scene, std::string_view title, KnownIndex organization) {
  const std::string folded = FoldName(title);
  return OnlyHolder(scene, organization, [&](const KnownOffice& held) {
    const std::string known = FoldName(held.title);
    return known == folded || known.starts_with(folded + " of ");
  });
}

bool EverHeldOffice(const Scene& scene, KnownIndex person, std::string_view office) {
  const auto day = scene.analysis.document.article.published;
  const auto offices = scene.knowledge.OfficesOf(person);
  return std::any_of(offices.begin(), offices.end(), [&](const KnownOffice& held) {
    return !After(held, day) && scene.words.OfficesAgree(office, held.office);
  });
}

KnownIndex OfficeOwner(const Scene& scene, KnownIndex person, std::string_view office) {
  const auto day = scene.analysis.document.article.published;
  for (const KnownOffice& held : scene.knowledge.OfficesOf(person)) {
    const bool then = !day || InOffice(held, day);
    if (then && scene.words.OfficesAgree(office, held.office)) return held.of;
  }
  return kNotKnown;
}

}  // namespace entente::extract
