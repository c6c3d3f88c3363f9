#include "extract/resolve/named.h"

#include <algorithm>
#include <set>

#include "graph/name.h"

namespace entente::extract {
namespace {

constexpr uint32_t kKnownNameTokensMax = 7;
constexpr uint32_t kHonorificTokensMax = 4;
constexpr uint32_t kPersonTokensMax = 4;

std::string_view KindOfLabel(std::string_view label) {
  if (label == "Person") return kPerson;
  if (label == "Location" || label == "Facility") return kPlace;
  if (label == "Organization") return kOrganization;
  if (label == "NORP") return kGroup;
  if (label == "Event" || label == "Misc") return kOccasion;
  return {};
}

class SpanFinder {
 public:
  explicit SpanFinder(Scene* scene) : scene_(*scene), grammar_(scene->grammar) {}

  void Run() {
    scene_.named_at.assign(grammar_.size(), -1);
    AddOwnNames();
    FindEnvoys();
    for (const Name& name : scene_.analysis.names) {
      if (!IsOfEnvoy(name.tokens)) AddModelName(name);
    }
    FindDescribed();
    ShareSorts();
    FindMissed();
    std::sort(scene_.named.begin(), scene_.named.end(),
              [](const NamedSpan& a, const NamedSpan& b) { return a.tokens < b.tokens; });
    for (size_t i = 0; i < scene_.named.size(); ++i) {
      const TokenSpan span = scene_.named[i].tokens;
      std::fill(scene_.named_at.begin() + span.begin, scene_.named_at.begin() + span.end, static_cast<int32_t>(i));
    }
    ChooseCountries();
  }

 private:
  // Names of the researcher's own table are that, whatever the name model says, unless it sees a longer name.
  void AddOwnNames() {
    if (!scene_.knowledge.has_own_names()) return;
    for (const TokenSpan sentence : scene_.analysis.document.sentences) {
      for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
        if (!grammar_.IsCapitalised(i)) continue;
        const TokenSpan span = LongestKnown(i, sentence);
        if (span.empty() || IsInsideLongerName(span)) continue;
        const std::vector<NameMatch> matches = Matches(span, grammar_.FoldedText(span));
        if (matches.empty() || !matches.front().own) continue;
        Add(span, KindLiteral(scene_.knowledge.Get(matches.front().actor).kind));
        i = span.end - 1;
      }
    }
  }

  bool IsInsideLongerName(TokenSpan span) const {
    return std::any_of(scene_.analysis.names.begin(), scene_.analysis.names.end(), [&](const Name& name) {
      const bool person = KindOfLabel(name.label) == kPerson;
      const TokenSpan longer = person ? WithoutTitle(Trim(name.tokens)) : Trim(name.tokens);
      return longer.begin <= span.begin && span.end <= longer.end && span.size() < longer.size();
    });
  }

  // "Ambassador to Utopia NAME": two names side by side, whatever the name model makes of them.
  void FindEnvoys() {
    for (const TokenSpan sentence : scene_.analysis.document.sentences) {
      for (uint32_t to = sentence.begin + 1; to + 1 < sentence.end; ++to) {
        if (grammar_.folded(to) != "to" || !IsOffice(to, sentence.begin)) continue;
        const TokenSpan seat = CountryAt(grammar_.tag(to + 1) == "DT" ? to + 2 : to + 1, sentence.end);
        const TokenSpan name = seat.empty() ? seat : PersonFrom(seat.end, sentence.end);
        if (name.empty() || IsOwn({seat.begin, name.end})) continue;
        Add(seat, kPlace);
        Add(name, kPerson);
        envoys_.push_back({seat.begin, name.end});
      }
    }
  }

  // Whether a title ends there, with the country that sends or without: "Ambassador of Utopia".
  bool IsOffice(uint32_t end, uint32_t first) const {
    if (EndsTitle(end, first)) return true;
    for (uint32_t of = end - 1; of > first && end - of < kPersonTokensMax; --of) {
      if (grammar_.folded(of) == "of") return EndsTitle(of, first) && CountryAt(of + 1, end).end == end;
    }
    return false;
  }

  TokenSpan CountryAt(uint32_t begin, uint32_t limit) const {
    TokenSpan country = {begin, begin};
    for (uint32_t end = begin + 1; end <= limit && end - begin <= kKnownNameTokensMax; ++end) {
      if (!grammar_.IsProper(end - 1)) break;
      if (NamesCountry({begin, end})) country.end = end;
    }
    return country;
  }

  // Two words of a name or more, as far as they go; none where they are known for something else.
  TokenSpan PersonFrom(uint32_t begin, uint32_t limit) const {
    uint32_t end = begin;
    while (end < limit && (grammar_.IsProper(end) || (end > begin && grammar_.tag(end) == "HYPH"))) ++end;
    const TokenSpan span = {begin, end};
    const bool name = span.size() > 1 && span.size() <= kKnownNameTokensMax && grammar_.IsCapitalised(begin);
    return name && Names(span).empty() && TitleAt(span) + HonorificAt(span) == 0 ? span : TokenSpan{begin, begin};
  }

  bool IsOfEnvoy(TokenSpan span) const {
    return std::any_of(envoys_.begin(), envoys_.end(),
                       [&](const TokenSpan& envoy) { return span.begin < envoy.end && envoy.begin < span.end; });
  }

  // Whether a part of it is taken already by a name of the researcher's own.
  bool IsOwn(TokenSpan span) const {
    if (!scene_.knowledge.has_own_names()) return false;
    return std::any_of(scene_.named_at.begin() + span.begin, scene_.named_at.begin() + span.end,
                       [](int32_t at) { return at >= 0; });
  }

  void AddModelName(const Name& name) {
    const std::string_view kind = KindOfLabel(name.label);
    if (kind.empty()) return;
    const uint32_t verb = kind == kPerson ? VerbInside(name.tokens) : name.tokens.end;
    if (verb < name.tokens.end) AddModelSpan({verb + 1, name.tokens.end}, kind);
    AddModelSpan({name.tokens.begin, verb}, kind);
  }

  // "Ann Lee met Osei", taken for one name: where its verb stands; the end of the span for none.
  uint32_t VerbInside(TokenSpan span) const {
    uint32_t at = span.begin;
    while (at < span.end && !(grammar_.tag(at) == "VBD" && !grammar_.IsCapitalised(at))) ++at;
    return at;
  }

  void AddModelSpan(TokenSpan tokens, std::string_view kind) {
    TokenSpan span = Trim(tokens);
    if (kind == kPerson) span = WithoutTitle(span);
    if (span.empty() || IsOwn(span) || IsRestOfLast(span)) return;
    if (kind == kPlace) span = WithSecondPart(span);
    if (kind != kPerson) span = WithoutSort(WithoutCommonNoun(span));
    if (IsSaidToBeOrganization(span)) {
      kind = kOrganization;
      said_to_be_.insert(grammar_.FoldedText(span));
    }
    if (AddParts(span, kind)) return;
    Add(span, kind);
    const bool added = !scene_.named.empty() && scene_.named.back().tokens == span;
    if (added && kind == kPerson && IsKnownAsOther(scene_.named.back())) scene_.named.back().kind = kPlace;
    if (!scene_.named.empty() && scene_.named.back().tokens == span && IsPersonByTitle(scene_.named.back())) {
      scene_.named.back().kind = kPerson;
    }
  }

  // "Norland and Sudland" where that is known as one place, which the name model takes for two.
  TokenSpan WithSecondPart(TokenSpan span) const {
    if (span.end >= grammar_.size() || grammar_.folded(span.end) != "and") return span;
    const TokenSpan longest = LongestKnown(span.begin, grammar_.sentence(span.begin));
    return longest.end > span.end + 1 && !Names(longest).empty() ? longest : span;
  }

  bool IsRestOfLast(TokenSpan span) const {
    return !scene_.named.empty() && span.begin > scene_.named.back().tokens.begin &&
           span.end <= scene_.named.back().tokens.end;
  }

  // "Utopia Today newspaper", "northern Utopia": common words behind or in front of a known name are no part of it.
  TokenSpan WithoutCommonNoun(TokenSpan span) const {
    TokenSpan shorter = span;
    while (shorter.size() > 1 && !grammar_.IsCapitalised(shorter.begin)) ++shorter.begin;
    while (shorter.size() > 1 && !grammar_.IsCapitalised(shorter.end - 1)) --shorter.end;
    if (shorter == span) return span;
    return !Names(shorter).empty() && Names(span).empty() ? shorter : span;
  }

  // "Rights group NAME", "the rebel group NAME": what says the sort of thing is no part of the name.
  TokenSpan WithoutSort(TokenSpan span) const {
    for (uint32_t at = span.begin; at + 1 < span.end; ++at) {
      const bool small = !grammar_.IsCapitalised(at) || !HasSmallLetters({at, at + 1});  // "the NGO NAME"
      const bool sort = small && scene_.words.organization_sorts.count(grammar_.folded(at)) > 0;
      if (sort && grammar_.IsCapitalised(at + 1) && grammar_.IsProper(at + 1)) return {at + 1, span.end};
    }
    return span;
  }

  // "Utopia's Foreign Ministry": the country's name and that of an organization of its.
  bool AddNational(TokenSpan span) {
    for (uint32_t i = span.begin + 1; i + 1 < span.end; ++i) {
      if (!grammar_.IsPossessiveMark(i)) continue;
      const TokenSpan left = Trim({span.begin, i}), right = Trim({i + 1, span.end});
      if (left.empty() || right.empty() || !Names(span).empty()) return false;
      if (!NamesCountry(left)) return false;
      Add(left, kPlace);
      Add(right, kOrganization);
      return true;
    }
    return false;
  }

  // "Springfield, Utopia", "Utopia's Springfield" and "the League of States and the Council of Utopia" are two names
  // where the parts are known and the whole is not: of a place the place around it, of organizations both.
  bool AddParts(TokenSpan span, std::string_view kind) {
    if (kind == kOrganization && AddNational(span)) return true;
    for (uint32_t i = span.begin + 1; i + 1 < span.end; ++i) {
      const bool owned = kind == kPlace && grammar_.IsPossessiveMark(i);
      const bool places = kind == kPlace && (grammar_.text(i) == "," || owned);
      const bool both = kind == kOrganization && grammar_.folded(i) == "and";
      if (!places && !both) continue;
      const TokenSpan left = Trim({span.begin, i});
      TokenSpan right = Trim({i + 1, span.end});
      while (places && right.size() > 1 && !grammar_.IsCapitalised(right.begin)) ++right.begin;  // ", northern Utopia"
      if (left.empty() || right.empty() || Names(right).empty() || ((both || owned) && Names(left).empty())) continue;
      if (!Names(span).empty()) return false;
      Add(left, kind);
      Add(right, kind);
      return true;
    }
    return false;
  }

  // What is known by that whole name and is no person.
  std::vector<NameMatch> Names(TokenSpan span) const {
    std::vector<NameMatch> names = Matches(span, grammar_.FoldedText(span));
    std::erase_if(names, [&](const NameMatch& match) {
      return match.use != NameUse::kName || scene_.knowledge.Get(match.actor).kind == kPerson;
    });
    return names;
  }

  bool NamesCountry(TokenSpan span) const {
    const std::vector<NameMatch> names = Names(span);
    return std::any_of(names.begin(), names.end(),
                       [&](const NameMatch& match) { return scene_.knowledge.Get(match.actor).kind == kCountry; });
  }

  // A seat of power is no person, whatever the name model says, unless somebody of the article bears its one word.
  bool IsKnownAsOther(const NamedSpan& named) const {
    const std::vector<NameMatch>& matches = named.matches;
    return !matches.empty() && std::all_of(matches.begin(), matches.end(), [](const NameMatch& match) {
      return match.use == NameUse::kSeat;
    }) && (named.tokens.size() > 1 || !IsPartOfPersonName(named.tokens.begin));
  }

  bool IsPartOfPersonName(uint32_t token) const {
    const std::string_view word = grammar_.folded(token);
    return std::any_of(scene_.analysis.names.begin(), scene_.analysis.names.end(), [&](const Name& name) {
      if (KindOfLabel(name.label) != kPerson || name.tokens.size() < 2) return false;
      for (uint32_t i = name.tokens.begin; i < name.tokens.end; ++i) {
        if (grammar_.folded(i) == word) return true;
      }
      return false;
    });
  }

  // "Deputy Premier NAME" is a person, whatever the name model says, where nothing else is known by that name.
  bool IsPersonByTitle(const NamedSpan& named) const {
    const bool others = std::any_of(named.matches.begin(), named.matches.end(), [&](const NameMatch& match) {
      return scene_.knowledge.Get(match.actor).kind != kPerson;
    });
    if (others || named.tokens.size() < 2 || named.tokens.size() > kPersonTokensMax) return false;
    return EndsTitle(named.tokens.begin, grammar_.sentence(named.tokens.begin).begin);
  }

  // Whether a title of several words or one, with a capital, stands right in front of the token.
  bool EndsTitle(uint32_t end, uint32_t first) const {
    for (uint32_t begin = end; begin > first && end - begin < kPersonTokensMax; --begin) {
      if (TitleAt({begin - 1, end}) == end - begin + 1 && grammar_.IsNoun(end - 1))
        return grammar_.IsCapitalised(end - 1);
    }
    return false;
  }

  void Add(TokenSpan span, std::string_view kind) {
    NamedSpan named;
    named.tokens = span;
    named.head = grammar_.HeadOf(span);
    named.folded = grammar_.FoldedText(span);
    if (named.folded.empty()) return;
    named.matches = Matches(span, named.folded);
    if (named.matches.empty() && kind == kOrganization) named.matches = WithArticle(span);
    named.kind = kind == kPlace && IsKnownAcronym(named) ? kOrganization : kind;
    std::fill(scene_.named_at.begin() + span.begin, scene_.named_at.begin() + span.end, 0);
    scene_.named.push_back(std::move(named));
  }

  // "The Herald", of which the article is a part.
  std::vector<NameMatch> WithArticle(TokenSpan span) const {
    const uint32_t begin = span.begin;
    if (begin == grammar_.sentence(begin).begin || grammar_.tag(begin - 1) != "DT") return {};
    return Matches(span, grammar_.FoldedText({begin - 1, span.end}));
  }

  // No place is written in capitals alone where an organization is known by those letters.
  bool IsKnownAcronym(const NamedSpan& named) const {
    return named.tokens.size() == 1 && !HasSmallLetters(named.tokens) &&
           std::any_of(named.matches.begin(), named.matches.end(), [&](const NameMatch& match) {
             return match.use == NameUse::kName && scene_.knowledge.Get(match.actor).kind == kOrganization;
           });
  }

  bool HasSmallLetters(TokenSpan span) const {
    const std::string_view text = scene_.Text(span);
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  // Without the names that are written in capitals where the text is not.
  std::vector<NameMatch> Matches(TokenSpan span, const std::string& folded) const {
    std::vector<NameMatch> matches = scene_.knowledge.Find(folded);
    if (HasSmallLetters(span)) std::erase_if(matches, [](const NameMatch& match) { return match.capitals; });
    return matches;
  }

  // Drops articles in front, clitics and punctuation at both ends.
  TokenSpan Trim(TokenSpan span) const {
    while (!span.empty() && (grammar_.folded(span.begin).empty() || grammar_.tag(span.begin) == "DT")) ++span.begin;
    while (!span.empty() && (grammar_.folded(span.end - 1).empty() || grammar_.IsPossessiveMark(span.end - 1)))
      --span.end;
    return span;
  }

  // A person's name without titles and forms of address in front of it.
  TokenSpan WithoutTitle(TokenSpan span) const {
    span.begin += RestOfHonorific(span);
    for (;;) {
      const uint32_t taken = std::max(HonorificAt(span), TitleAt(span));
      if (taken == 0 || taken >= span.size()) return span;
      span = Trim({span.begin + taken, span.end});
    }
  }

  // "E" of "H E" where the name was taken to begin there.
  uint32_t RestOfHonorific(TokenSpan span) const {
    if (span.size() < 2 || span.begin == grammar_.sentence(span.begin).begin) return 0;
    const uint32_t whole = HonorificAt({span.begin - 1, span.begin + 1});
    return whole > 1 && HonorificAt({span.begin - 1, span.begin}) == 0 ? whole - 1 : 0;
  }

  uint32_t HonorificAt(TokenSpan span) const {
    std::vector<std::string_view> tokens;
    for (uint32_t i = span.begin; i < span.end && tokens.size() < kHonorificTokensMax; ++i) {
      tokens.push_back(grammar_.text(i));
    }
    const auto match = scene_.titles.MatchHonorific(tokens);
    return match ? match->tokens : 0;
  }

  uint32_t TitleAt(TokenSpan span) const {
    const auto match = scene_.titles.MatchTitle(grammar_.folded(span));
    return match ? match->tokens : 0;
  }

  // "the rebel movement NAME", whatever the name model takes the unknown name for.
  bool IsSaidToBeOrganization(TokenSpan span) const {
    const uint32_t noun = span.begin - 1;
    const bool sort = span.begin > grammar_.sentence(span.begin).begin && grammar_.tag(noun) == "NN" &&
                      scene_.words.organization_sorts.count(grammar_.folded(noun)) > 0;
    return sort && IsDescribedBy(span, noun) && Matches(span, grammar_.FoldedText(span)).empty();
  }

  // What is said of one of the mentions of a name holds for the others.
  void ShareSorts() {
    if (said_to_be_.empty()) return;
    for (NamedSpan& named : scene_.named) {
      if (said_to_be_.count(named.folded) > 0) named.kind = kOrganization;
    }
  }

  // "the opposition party NAME", "the group NAME for Peace": what the noun says the sort of, where the name model has
  // no name and no time.
  void FindDescribed() {
    std::vector<bool> seen(grammar_.size(), false);
    for (const Name& name : scene_.analysis.names) {
      std::fill(seen.begin() + name.tokens.begin, seen.begin() + name.tokens.end, true);
    }
    for (const TokenSpan sentence : scene_.analysis.document.sentences) {
      for (uint32_t i = sentence.begin; i + 1 < sentence.end; ++i) {
        if (scene_.words.organization_sorts.count(grammar_.folded(i)) == 0 || grammar_.tag(i) != "NN") continue;
        const TokenSpan span = CapitalsFrom(i + 1, sentence.end, seen);
        if (!span.empty() && IsDescribedBy(span, i) && TitleAt(span) + HonorificAt(span) == 0) Add(span, kOrganization);
      }
    }
  }

  // Proper nouns that are nothing else, with what joins them: "Doctors for Peace".
  TokenSpan CapitalsFrom(uint32_t begin, uint32_t limit, const std::vector<bool>& seen) const {
    TokenSpan span = {begin, begin};
    for (uint32_t at = begin; at < limit; ++at) {
      if (grammar_.IsProper(at) && grammar_.IsCapitalised(at) && scene_.named_at[at] < 0 && !seen[at]) {
        span.end = at + 1;
      } else if (span.end != at || (grammar_.folded(at) != "for" && grammar_.folded(at) != "of")) {
        break;
      }
    }
    return span;
  }

  bool IsDescribedBy(TokenSpan span, uint32_t noun) const {
    const int32_t above = grammar_.head(noun);
    if (above >= 0 && span.Contains(static_cast<uint32_t>(above))) return grammar_.HasRelation(noun, "compound");
    return grammar_.head(grammar_.HeadOf(span)) == static_cast<int32_t>(noun) &&
           grammar_.relation(grammar_.HeadOf(span)) != "nmod";
  }

  // Known names that the name model left out: countries and their adjectives, organizations, full names of people.
  void FindMissed() {
    for (const TokenSpan sentence : scene_.analysis.document.sentences) {
      for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
        if (scene_.named_at[i] >= 0 || !grammar_.IsCapitalised(i)) continue;
        if (!grammar_.IsProper(i) && !grammar_.tag(i).starts_with("JJ")) continue;
        const TokenSpan span = LongestKnown(i, sentence);
        if (span.empty()) continue;
        const std::string_view kind = KindOfMissed(span, sentence);
        if (kind.empty()) continue;
        Add(span, kind);
        i = span.end - 1;
      }
    }
  }

  TokenSpan LongestKnown(uint32_t begin, TokenSpan sentence) const {
    TokenSpan longest = {begin, begin};
    std::string text;
    const uint32_t limit = std::min(sentence.end, begin + kKnownNameTokensMax);
    for (uint32_t i = begin; i < limit && scene_.named_at[i] < 0; ++i) {
      if (grammar_.tag(i) == "HYPH") continue;
      if (grammar_.folded(i).empty()) break;
      if (!text.empty()) text += ' ';
      text += grammar_.folded(i);
      if (!scene_.knowledge.IsNamePrefix(text)) break;
      if (grammar_.IsCapitalised(i) && !Matches({begin, i + 1}, text).empty()) longest.end = i + 1;
    }
    return longest;
  }

  // Empty where the words are more likely something else than the known name.
  std::string_view KindOfMissed(TokenSpan span, TokenSpan sentence) const {
    const bool proper = grammar_.IsProper(span.begin);
    const bool at_start = span.begin == sentence.begin;
    for (const NameMatch& match : Matches(span, grammar_.FoldedText(span))) {
      const std::string_view kind = scene_.knowledge.Get(match.actor).kind;
      if (kind == kCountry && match.use == NameUse::kDemonym) return kGroup;
      if (!proper) continue;
      if (kind == kCountry && match.use != NameUse::kFamily) return kPlace;
      if (span.size() > 1 && match.use == NameUse::kName) {
        return kind == kPerson ? kPerson : kind == kOrganization ? kOrganization : kPlace;
      }
      const bool describes = grammar_.HasRelation(span.end - 1, "compound");  // "Acme director NAME"
      if (kind == kOrganization && (!at_start || describes) && match.use == NameUse::kName) return kOrganization;
    }
    return {};
  }

  void ChooseCountries() {
    std::set<KnownIndex> seen;
    for (NamedSpan& named : scene_.named) {
      if (named.kind == kPerson) continue;
      const auto countries = Countries(named, NameUse::kName);
      if (countries.size() == 1) seen.insert(countries.front());
      const auto peoples = Countries(named, NameUse::kDemonym);
      if (countries.empty() && peoples.size() == 1) seen.insert(peoples.front());
    }
    for (NamedSpan& named : scene_.named) ChooseCountry(seen, &named);
    for (uint32_t i = 0; i < grammar_.size(); ++i) ReadCompassPoint(i, seen);
  }

  // "the North" where the article names one of two countries that differ in that word.
  void ReadCompassPoint(uint32_t at, const std::set<KnownIndex>& seen) {
    const auto opposite = scene_.words.compass.find(grammar_.folded(at));
    if (opposite == scene_.words.compass.end() || !grammar_.IsProper(at) || at == 0) return;
    if (grammar_.tag(at - 1) != "DT" && !grammar_.HasRelation(at, "nmod:poss")) return;
    if (at + 1 < grammar_.size() && grammar_.IsProper(at + 1)) return;
    NamedSpan* named = ExactlyAt(at);
    if (named == nullptr && scene_.named_at[at] >= 0) return;
    const KnownIndex country = CompassCountry(opposite->first, opposite->second, seen);
    if (country == kNotKnown) return;
    if (named == nullptr) named = Insert({at, at + 1});
    named->kind = kCountry;
    named->country = country;
    named->demonym = false;
  }

  // The country "POINT X" where the article names it or "OPPOSITE X", and both are countries.
  KnownIndex CompassCountry(const std::string& point, const std::string& opposite,
                            const std::set<KnownIndex>& seen) const {
    for (KnownIndex country : seen) {
      const std::string name = FoldName(scene_.knowledge.Get(country).name);
      const size_t blank = name.find(' ');
      if (blank == std::string::npos || (name.substr(0, blank) != point && name.substr(0, blank) != opposite)) continue;
      const KnownIndex meant = OnlyCountry(point + name.substr(blank));
      if (meant != kNotKnown && OnlyCountry(opposite + name.substr(blank)) != kNotKnown) return meant;
    }
    return kNotKnown;
  }

  KnownIndex OnlyCountry(const std::string& folded) const {
    for (const NameMatch& match : scene_.knowledge.Find(folded)) {
      if (match.use == NameUse::kName && scene_.knowledge.Get(match.actor).kind == kCountry) return match.actor;
    }
    return kNotKnown;
  }

  NamedSpan* ExactlyAt(uint32_t token) {
    const int32_t index = scene_.named_at[token];
    if (index < 0) return nullptr;
    NamedSpan& named = scene_.named[static_cast<size_t>(index)];
    return named.tokens == TokenSpan{token, token + 1} ? &named : nullptr;
  }

  // Keeps the order of names and the index by token.
  NamedSpan* Insert(TokenSpan span) {
    NamedSpan named;
    named.tokens = span;
    named.head = span.begin;
    named.folded = grammar_.FoldedText(span);
    const auto at = std::upper_bound(scene_.named.begin(), scene_.named.end(), named,
                                     [](const NamedSpan& a, const NamedSpan& b) { return a.tokens < b.tokens; });
    const auto index = static_cast<int32_t>(at - scene_.named.begin());
    for (int32_t& other : scene_.named_at) other += other >= index ? 1 : 0;
    std::fill(scene_.named_at.begin() + span.begin, scene_.named_at.begin() + span.end, index);
    return &*scene_.named.insert(at, std::move(named));
  }

  std::vector<KnownIndex> Countries(const NamedSpan& named, NameUse use) const {
    std::vector<KnownIndex> countries;
    for (const NameMatch& match : named.matches) {
      if (match.use == use && scene_.knowledge.Get(match.actor).kind == kCountry) countries.push_back(match.actor);
    }
    return countries;
  }

  // Of several countries of one name the one that the article names elsewhere; else the best known, unless the article
  // names several of them.
  static KnownIndex Pick(const std::vector<KnownIndex>& countries, const std::set<KnownIndex>& seen) {
    if (countries.empty()) return kNotKnown;
    KnownIndex picked = kNotKnown;
    for (KnownIndex country : countries) {
      if (seen.count(country) == 0) continue;
      if (picked != kNotKnown) return kNotKnown;
      picked = country;
    }
    return picked == kNotKnown ? countries.front() : picked;
  }

  void ChooseCountry(const std::set<KnownIndex>& seen, NamedSpan* named) const {
    if (named->kind == kPerson || named->kind == kOccasion) return;
    named->country = Pick(Countries(*named, NameUse::kName), seen);
    if (named->country != kNotKnown) {
      named->kind = kCountry;
      return;
    }
    if (IsDescent(*named)) return;
    named->country = Pick(Countries(*named, NameUse::kDemonym), seen);
    named->demonym = named->country != kNotKnown;
    if (named->demonym) {
      named->kind = kCountry;
      return;
    }
    named->seat_of = Pick(Countries(*named, NameUse::kCapital), seen);
    if (named->seat_of == kNotKnown) named->seat_of = Pick(Countries(*named, NameUse::kSeat), seen);
  }

  // "ethnic Norlanders" live elsewhere.
  bool IsDescent(const NamedSpan& named) const {
    const uint32_t begin = named.tokens.begin;
    return begin > 0 && scene_.words.descent.count(grammar_.folded(begin - 1)) > 0;
  }

  std::vector<TokenSpan> envoys_;     // from where they go to the end of their names
  std::set<std::string> said_to_be_;  // folded names that some noun says to be organizations
  Scene& scene_;
  const Grammar& grammar_;
};

}  // namespace

void FindNamed(Scene* scene) { SpanFinder(scene).Run(); }

}  // namespace entente::extract
