#include "extract/resolve/link_people.h"

#include <algorithm>
#include <map>
#include <optional>

#include "extract/resolve/known_people.h"
#include "extract/resolve/link_names.h"
#include "extract/resolve/person_names.h"

namespace entente::extract {
namespace {

constexpr uint32_t kNounTokensMax = 7;  // between the adjective of a country and a name

// Forms of names taken for one person.
struct Bearer {
  std::vector<NameWords> full;  // full names, or the one short name that stands for all
  std::vector<uint32_t> drafts;
  WordSet written;  // their names
  WordSet offices;
  std::string gender;
  KnownIndex country = kNotKnown;
  KnownIndex known = kNotKnown;  // already by the full name
  bool relative = false;         // introduced as somebody's: "his widow Ann Lee"
};

class PeopleLinker {
 public:
  explicit PeopleLinker(Scene* scene) : scene_(*scene) {}

  void Run() {
    FindRelatives();
    std::vector<uint32_t> short_forms;
    for (uint32_t i = 0; i < scene_.drafts.size(); ++i) {
      if (scene_.drafts[i].named < 0 || scene_.drafts[i].kind != kPerson) continue;
      if (Words(i).size() < 2) {
        short_forms.push_back(i);
      } else {
        JoinFullName(i);
      }
    }
    for (Bearer& bearer : bearers_) bearer.known = FindKnownPerson(scene_, Evidence(bearer));
    for (uint32_t draft : short_forms) JoinShortForm(draft);
    std::sort(bearers_.begin(), bearers_.end(), [](const Bearer& a, const Bearer& b) { return First(a) < First(b); });
    for (Bearer& bearer : bearers_) MakeFigure(&bearer);
  }

 private:
  void FindRelatives() {
    for (uint32_t i = 0; i < scene_.drafts.size(); ++i) {
      const Draft& draft = scene_.drafts[i];
      // "Lee, a father of three," is nobody's.
      const bool somebodys = draft.same_as >= 0 && draft.phrase.determiner != Determiner::kIndefinite;
      const auto relative = somebodys ? RelativeAt(draft.mention.head) : std::nullopt;
      if (relative) relatives_.emplace(static_cast<uint32_t>(draft.same_as), *relative);
      const int32_t name = draft.named >= 0 ? static_cast<int32_t>(i) : draft.same_as;
      if (draft.phrase.possessor >= 0 && name >= 0) owned_by_[draft.phrase.possessor] = static_cast<uint32_t>(name);
    }
  }

  static uint32_t First(const Bearer& bearer) { return *std::min_element(bearer.drafts.begin(), bearer.drafts.end()); }

  const NamedSpan& Named(uint32_t draft) const { return scene_.named[static_cast<size_t>(scene_.drafts[draft].named)]; }

  NameWords Words(uint32_t draft) const {
    NameWords words = SplitName(Named(draft).folded);
    while (words.size() > 1 && scene_.words.name_suffixes.count(words.back()) > 0) words.pop_back();
    return words;
  }

  void JoinFullName(uint32_t draft) {
    const NameWords words = Words(draft);
    for (Bearer& bearer : bearers_) {
      const bool same = std::any_of(bearer.full.begin(), bearer.full.end(),
                                    [&](const NameWords& full) { return SameFullName(full, words); });
      if (same && !Contradicts(draft, bearer) && !IsCutAtHyphen(draft, bearer)) return Take(draft, &bearer);
    }
    bearers_.emplace_back();
    Take(draft, &bearers_.back());
  }

  // "Kim Chul" is not "Kim Yeon-chul".
  bool IsCutAtHyphen(uint32_t draft, const Bearer& bearer) const {
    const std::string name = scene_.Words(Named(draft).tokens);
    return std::any_of(bearer.written.begin(), bearer.written.end(), [&](const std::string& known) {
      return LeavesOutPart(name, known) || LeavesOutPart(known, name);
    });
  }

  void Take(uint32_t draft, Bearer* bearer) {
    const NameWords words = Words(draft);
    const Draft& taken = scene_.drafts[draft];
    if (bearer->full.empty() || words.size() > 1) {
      if (std::find(bearer->full.begin(), bearer->full.end(), words) == bearer->full.end())
        bearer->full.push_back(words);
    }
    bearer->drafts.push_back(draft);
    bearer->written.insert(scene_.Words(Named(draft).tokens));
    bearer->relative |= RelativeOf(draft).has_value() || scene_.words.offices_by_family.count(taken.office) > 0;
    if (!taken.office.empty()) bearer->offices.insert(taken.office);
    if (bearer->gender.empty()) bearer->gender = GenderOf(draft);
    if (bearer->country == kNotKnown) bearer->country = CountryOf(draft);
  }

  KnownIndex CountryOf(uint32_t draft) const {
    const int32_t owner = scene_.drafts[draft].phrase.owner;
    return owner < 0 ? kNotKnown : CountryNamed(scene_.named[static_cast<size_t>(owner)]);
  }

  // "her father Abdul Basit" is not Laiba Abdul Basit: relatives are introduced by what tells them from the other.
  bool IsRelativeByFamilyName(uint32_t draft, const Bearer& bearer) const {
    if (bearer.relative || !RelativeOf(draft)) return false;
    const NameWords words = Words(draft);
    return std::any_of(bearer.full.begin(), bearer.full.end(), [&](const NameWords& full) {
      return full.size() > words.size() && std::equal(words.rbegin(), words.rend(), full.rbegin());
    });
  }

  bool Contradicts(uint32_t draft, const Bearer& bearer) const {
    if (IsRelativeByFamilyName(draft, bearer)) return true;
    // In "Abe's widow, Akie Abe" the two are not one.
    const auto owned = owned_by_.find(static_cast<int32_t>(Named(draft).head));
    if (owned != owned_by_.end() && std::count(bearer.drafts.begin(), bearer.drafts.end(), owned->second) > 0)
      return true;
    const std::string gender = GenderOf(draft);
    if (!gender.empty() && !bearer.gender.empty() && gender != bearer.gender) return true;
    const KnownIndex country = CountryOf(draft);
    return country != kNotKnown && bearer.country != kNotKnown && country != bearer.country;
  }

  std::optional<Relative> RelativeAt(uint32_t token) const {
    return scene_.titles.FindRelative(scene_.grammar.folded(token));
  }

  // "his widow Ann Lee", "Lee's widow, Ann Lee"
  std::optional<Relative> RelativeOf(uint32_t draft) const {
    const auto apposed = relatives_.find(draft);
    if (apposed != relatives_.end()) return apposed->second;
    const uint32_t begin = scene_.drafts[draft].mention.tokens.begin;
    return begin > scene_.grammar.sentence(begin).begin ? RelativeAt(begin - 1) : std::nullopt;
  }

  std::string GenderOf(uint32_t draft) const {
    const std::string& told = scene_.drafts[draft].gender;
    if (!told.empty()) return told;
    const auto relative = RelativeOf(draft);
    return relative ? relative->gender : std::string();
  }

  // "President Bukele" is not "Gabriela de Bukele, the First Lady".
  bool HoldsNothingLike(uint32_t draft, const Bearer& bearer) const {
    const std::string& office = scene_.drafts[draft].office;
    if (scene_.words.top_offices.count(office) == 0 || Agrees(office, bearer)) return false;
    if (bearer.known != kNotKnown && (bearer.relative || !bearer.offices.empty()))
      return !EverHeldOffice(scene_, bearer.known, office);
    if (bearer.relative || bearer.offices.empty()) return bearer.relative;
    const bool told = scene_.drafts[draft].mention.former || HoldsOfficesOfAnyBody(bearer);
    return !told || !IsOnlyBearerBefore(draft, bearer);
  }

  bool IsOnlyBearerBefore(uint32_t draft, const Bearer& bearer) const {
    const NameWords words = Words(draft);
    return std::none_of(bearers_.begin(), bearers_.end(), [&](const Bearer& other) {
      return &other != &bearer && First(other) < draft && Fit(words, other) > 0;
    });
  }

  // "Party chairman Ann Lee" may be "Prime Minister Lee" as well.
  bool HoldsOfficesOfAnyBody(const Bearer& bearer) const {
    return std::all_of(bearer.offices.begin(), bearer.offices.end(),
                       [&](const std::string& office) { return scene_.words.offices_of_any_body.count(office) > 0; });
  }

  bool HoldsOfficeOfOwn(const Bearer& bearer) const {
    return std::any_of(bearer.offices.begin(), bearer.offices.end(),
                       [&](const std::string& office) { return scene_.words.offices_by_family.count(office) == 0; });
  }

  bool Agrees(const std::string& office, const Bearer& bearer) const {
    return std::any_of(bearer.offices.begin(), bearer.offices.end(), [&](const std::string& held) {
      return scene_.words.OfficesAgree(office, held) || scene_.words.OfficesAgree(held, office);
    });
  }

  void JoinShortForm(uint32_t draft) {
    Bearer* best = nullptr;
    double best_score = 0;
    for (Bearer& bearer : bearers_) {
      const int fit = Fit(Words(draft), bearer);
      if (fit == 0 || Contradicts(draft, bearer) || HoldsNothingLike(draft, bearer)) continue;
      const double score = Score(draft, bearer, fit);
      if (best != nullptr && score <= best_score) continue;
      best = &bearer;
      best_score = score;
    }
    if (best == nullptr) {
      bearers_.emplace_back();
      best = &bearers_.back();
    }
    Take(draft, best);
  }

  // A bearer of the same short name fits best of all.
  static int Fit(const NameWords& words, const Bearer& bearer) {
    int fit = 0;
    for (const NameWords& full : bearer.full) fit = std::max(fit, full == words ? 3 : ShortFormFit(words, full));
    return fit;
  }

  // Fit first; then those spoken of already, under the same office, often and lately.
  double Score(uint32_t draft, const Bearer& bearer, int fit) const {
    constexpr double kFitWeight = 3, kBeforeWeight = 2, kOfficeWeight = 3, kLikeWeight = 2;
    constexpr double kProminentWeight = 1, kRelativeWeight = 2, kGenderWeight = 3, kOftenWeight = 0.4, kOftenMax = 6;
    double score = kFitWeight * fit;
    if (First(bearer) < draft) score += kBeforeWeight;
    const std::string& office = scene_.drafts[draft].office;
    if (!office.empty() && !bearer.offices.empty()) {
      const bool like =
          Agrees(office, bearer) || (bearer.known != kNotKnown && EverHeldOffice(scene_, bearer.known, office));
      score += bearer.offices.count(office) > 0 ? kOfficeWeight : like ? kLikeWeight : -kOfficeWeight;
    }
    if (!bearer.offices.empty() || bearer.known != kNotKnown) score += kProminentWeight;
    const std::string& gender = scene_.drafts[draft].gender;
    if (gender.empty() && bearer.relative && !HoldsOfficeOfOwn(bearer)) score -= kRelativeWeight;
    if (!gender.empty()) score += kGenderWeight * GenderFit(gender, bearer);
    score += kOftenWeight * std::min(static_cast<double>(bearer.drafts.size()), kOftenMax);
    const auto before =
        std::count_if(bearer.drafts.begin(), bearer.drafts.end(), [&](uint32_t d) { return d < draft; });
    return before == 0 ? score : score + 1.0 / (draft - LastBefore(bearer, draft));
  }

  // 1 where the gender is the bearer's, -1 where their given name is that of the other.
  int GenderFit(const std::string& gender, const Bearer& bearer) const {
    if (!bearer.gender.empty()) return bearer.gender == gender ? 1 : 0;
    const std::string_view likely = scene_.ranker.GenderOf(bearer.full.front().front());
    return likely.empty() || likely == gender ? 0 : -1;
  }

  static uint32_t LastBefore(const Bearer& bearer, uint32_t draft) {
    uint32_t last = 0;
    for (uint32_t d : bearer.drafts) {
      if (d < draft) last = std::max(last, d);
    }
    return last;
  }

  PersonEvidence Evidence(const Bearer& bearer) const {
    PersonEvidence evidence;
    evidence.gender = bearer.gender;
    for (const NameWords& full : bearer.full) {
      std::string name;
      for (const std::string& word : full) name += name.empty() ? word : " " + word;
      evidence.names.push_back(std::move(name));
    }
    for (uint32_t draft : bearer.drafts) {
      const Draft& mention = scene_.drafts[draft];
      const KnownIndex country = CountryOf(draft);
      if (mention.office.empty() && country == kNotKnown) continue;
      evidence.claims.push_back({mention.office, country, mention.mention.former});
    }
    return evidence;
  }

  void MakeFigure(Bearer* bearer) {
    const KnownIndex known = FindKnownPerson(scene_, Evidence(*bearer));
    const uint32_t figure = known == kNotKnown ? NewFigure(*bearer) : scene_.KnownFigure(known);
    std::sort(bearer->drafts.begin(), bearer->drafts.end());
    for (uint32_t draft : bearer->drafts) scene_.Assign(draft, figure);
    Figure& person = scene_.figures[figure];
    person.offices.insert(bearer->offices.begin(), bearer->offices.end());
    if (person.gender.empty()) person.gender = bearer->gender;
    person.likely_gender = scene_.ranker.GenderOf(bearer->full.front().front());
    if (person.country == kNotKnown) person.country = bearer->country;
    for (uint32_t draft : bearer->drafts) {
      if (person.country == kNotKnown) person.country = Nationality(draft);
    }
  }

  // "the Norlandic human rights lawyer Ann Lee": the adjective in front of the nouns that say what a person is.
  KnownIndex Nationality(uint32_t draft) const {
    const uint32_t begin = Named(draft).tokens.begin;
    const uint32_t first = scene_.grammar.sentence(begin).begin;
    for (uint32_t at = begin; at > first && begin - at <= kNounTokensMax; --at) {
      const NamedSpan* named = scene_.NamedAt(at - 1);
      if (named != nullptr) return at < begin && named->demonym ? named->country : kNotKnown;
      const std::string_view tag = scene_.grammar.tag(at - 1);
      const bool joins = tag == "CC" && at - 1 > first && scene_.grammar.tag(at - 2) == "NN";  // "critic and lawyer"
      const bool describes = scene_.grammar.IsNoun(at - 1) || (at < begin && (tag == "JJ" || joins));
      if (!describes || scene_.grammar.IsProper(at - 1)) return kNotKnown;
    }
    return kNotKnown;
  }

  // The longest form of the name is its canonical one; the first of several.
  uint32_t NewFigure(const Bearer& bearer) {
    TokenSpan longest;
    for (uint32_t draft : bearer.drafts) {
      const TokenSpan name = Named(draft).tokens;
      if (longest.empty() || scene_.Text(name).size() > scene_.Text(longest).size()) longest = name;
    }
    Figure figure;
    figure.kind = kPerson;
    figure.name = scene_.Words(longest);
    scene_.figures.push_back(std::move(figure));
    return static_cast<uint32_t>(scene_.figures.size() - 1);
  }

  Scene& scene_;
  std::vector<Bearer> bearers_;
  std::map<uint32_t, Relative> relatives_;  // drafts of names with a relative's noun in apposition
  std::map<int32_t, uint32_t> owned_by_;  // a possessor's head token -> the name of whom it possesses ("Kim's father")
};

}  // namespace

void LinkPeople(Scene* scene) { PeopleLinker(scene).Run(); }

}  // namespace entente::extract
