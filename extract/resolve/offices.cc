#include "extract/resolve/offices.h"

#include <algorithm>
#include <map>

#include "extract/resolve/describe.h"

namespace entente::extract {
namespace {

constexpr uint32_t kTitleTokensMax = 12;
constexpr uint32_t kComplementTokensMax = 12;
constexpr uint32_t kHonorificTokensMax = 4;
constexpr uint32_t kNounTokensMax = 5;  // of nouns that are no title, with what describes them

class OfficeFinder {
 public:
  explicit OfficeFinder(const Scene& scene) : scene_(scene), grammar_(scene.grammar) {}

  std::vector<OfficeSpan> Run() {
    for (const TokenSpan sentence : scene_.analysis.document.sentences) Scan(sentence);
    for (size_t i = 0; i < scene_.named.size(); ++i) {
      if (scene_.named[i].kind == kPerson) AttachInFront(static_cast<int32_t>(i));
    }
    for (size_t i = 0; i < scene_.named.size(); ++i) {
      if (scene_.named[i].kind == kPerson) AttachBehind(static_cast<int32_t>(i));
    }
    return std::move(offices_);
  }

 private:
  void Scan(TokenSpan sentence) {
    for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
      const auto match = MatchAt(i, sentence);
      if (!match) continue;
      OfficeSpan office;
      office.title = {i, i + match->tokens};
      office.match = *match;
      office.words = match->title;
      // "top diplomat" as a whole is another office than a diplomat's.
      const auto noun = scene_.titles.FindNoun(grammar_.FoldedText(office.title));
      if (noun && !noun->office.empty()) office.match.office = noun->office;
      office.phrase = Describe(scene_, office.title);
      office.phrase.former |= FormerInside(i);
      if (IsOnlyOrigin(office)) office.phrase.owner = -1;
      if (office.phrase.possessor >= 0 && IsRelative(office.title)) continue;
      LeaveOutOwner(&office);
      by_end_[office.title.end] = static_cast<int32_t>(offices_.size());
      by_end_.emplace(office.phrase.tokens.end, static_cast<int32_t>(offices_.size()));
      by_begin_[office.phrase.tokens.begin] = static_cast<int32_t>(offices_.size());
      offices_.push_back(std::move(office));
      i = offices_.back().title.end - 1;
    }
  }

  std::optional<TitleMatch> MatchAt(uint32_t at, TokenSpan sentence) const {
    const std::string_view tag = grammar_.tag(at);
    if (grammar_.folded(at).empty()) return {};
    const NamedSpan* named = scene_.NamedAt(at);
    if (named != nullptr && (named->kind == kPerson || named->kind == kCountry)) return {};
    const uint32_t end = std::min(sentence.end, at + kTitleTokensMax);
    auto match = MatchWords({at, end});
    while (match && match->tokens > 1 && IsCutShort(at + match->tokens))
      match = MatchWords({at, at + match->tokens - 1});
    if (!match || match->tokens == 0) return {};
    const NamedSpan* next = scene_.NamedAt(at + match->tokens);
    const bool in_front = next != nullptr && next->kind == kPerson;
    if (!in_front && !HasNoun({at, at + match->tokens})) return {};
    if (named != nullptr && named->tokens.end >= at + match->tokens) return {};
    if (named != nullptr && IsBehindItsName(*named, at, match->tokens)) return {};
    if (HoldsParty(at, match->tokens)) return {};
    const bool noun_like = tag.starts_with("NN") || tag.starts_with("JJ") || tag == "CD";
    return noun_like || in_front || match->tokens > 1 ? match : std::nullopt;
  }

  // "leader of the opposition" ends inside of "leader of the opposition party" and of "leader of the opposition Unity
  // Party".
  bool IsCutShort(uint32_t end) const {
    if (end >= grammar_.size() || !grammar_.IsNoun(end) || !grammar_.HasRelation(end - 1, "compound")) return false;
    const NamedSpan* behind = scene_.NamedAt(end);
    if (behind != nullptr && IsSortOf(*behind, Above(end - 1))) return true;
    if (behind != nullptr && behind->kind == kOrganization) return behind->tokens.Contains(Above(end - 1));
    const bool small = behind == nullptr && !grammar_.IsCapitalised(end - 1);  // "of the opposition Forum for Change"
    return (small || !grammar_.IsProper(end)) && Above(end - 1) == end;
  }

  // "party" of "the opposition Unity party"
  bool IsSortOf(const NamedSpan& named, uint32_t noun) const {
    return noun == named.tokens.end && scene_.words.organization_sorts.count(grammar_.folded(noun)) > 0;
  }

  // The head of a token; its own place where there is none.
  uint32_t Above(uint32_t token) const {
    return grammar_.head(token) < 0 ? token : static_cast<uint32_t>(grammar_.head(token));
  }

  // "chairman" of "Unity Party chairman": the title is what stands behind the organization's name.
  bool IsBehindItsName(const NamedSpan& named, uint32_t at, uint32_t tokens) const {
    const uint32_t end = named.tokens.end;
    // "Labour Party leader" leads a party and not labour, a "Cabinet Secretary" has that title.
    const bool whole = named.tokens.begin == at && scene_.words.organization_sorts.count(grammar_.folded(end - 1)) > 0;
    if (named.kind != kOrganization || named.tokens.begin > at || (named.tokens.begin == at && !whole)) return false;
    const auto behind = MatchWords({end, at + tokens});
    return behind && end + behind->tokens == at + tokens;
  }

  // "Senior Labour Party leader" leads a party, and labour has none.
  bool HoldsParty(uint32_t at, uint32_t tokens) const {
    for (uint32_t token = at + 1; token < at + tokens; ++token) {
      const NamedSpan* named = scene_.NamedAt(token);
      const bool begins = named != nullptr && named->kind == kOrganization && named->tokens.begin == token;
      if (begins && named->tokens.end < at + tokens &&
          scene_.words.party_nouns.count(grammar_.folded(named->tokens.end - 1)) > 0)
        return true;
    }
    return false;
  }

  // Hyphens count as nothing: "Vice-President" is two words however it is split.
  std::optional<TitleMatch> MatchWords(TokenSpan span) const {
    if (!scene_.titles.MayBeginTitle(WithoutMarker(span.begin))) return std::nullopt;
    std::vector<std::string> words;
    std::vector<uint32_t> tokens;
    for (uint32_t i = span.begin; i < span.end; ++i) {
      if (i > span.begin && i + 1 < span.end && IsHyphen(i)) continue;
      if (grammar_.folded(i).empty()) break;
      words.emplace_back(i == span.begin ? WithoutMarker(i) : std::string_view(grammar_.folded(i)));
      tokens.push_back(i);
    }
    auto match = scene_.titles.MatchTitle(words);
    if (match && match->tokens > 0) match->tokens = tokens[match->tokens - 1] + 1 - span.begin;
    return match;
  }

  // Whatever its tag, the mark of "Director-General".
  bool IsHyphen(uint32_t token) const {
    if (grammar_.tag(token) == "HYPH") return true;
    return grammar_.text(token) == "-" && scene_.Text({token - 1, token + 2}).find(' ') == std::string_view::npos;
  }

  // "mp" of the one token "ex-MP".
  std::string_view WithoutMarker(uint32_t token) const {
    const std::string_view word = grammar_.folded(token);
    const size_t blank = word.find(' ');
    const bool marked = blank != std::string_view::npos && scene_.titles.FindMarker(word.substr(0, blank));
    return marked ? word.substr(blank + 1) : word;
  }

  // "the Utopian-born president", "the Arcville-based director": where from, not whose.
  bool IsOnlyOrigin(const OfficeSpan& office) const {
    if (office.phrase.owner < 0) return false;
    const uint32_t end = scene_.named[static_cast<size_t>(office.phrase.owner)].tokens.end;
    return end + 1 < office.title.begin && grammar_.tag(end) == "HYPH" && grammar_.tag(end + 1) == "VBN";
  }

  bool FormerInside(uint32_t token) const {
    const std::string_view word = grammar_.folded(token);
    const size_t marker = word.size() - WithoutMarker(token).size();
    return marker > 0 && scene_.titles.FindMarker(word.substr(0, marker - 1)) == OfficeMarker::kFormer;
  }

  // In "secretary of the Security Council of X" the organization is the owner, not part of the title.
  void LeaveOutOwner(OfficeSpan* office) const {
    if (office->phrase.owner < 0) return;
    const TokenSpan owner = scene_.named[static_cast<size_t>(office->phrase.owner)].tokens;
    const size_t of = office->words.find(" of ");
    if (office->title.begin < owner.begin && owner.begin < office->title.end && of != std::string::npos) {
      office->words.resize(of);
    }
  }

  // "Kim's father" is family, "Father Kim" an office.
  bool IsRelative(TokenSpan title) const { return scene_.titles.FindRelative(grammar_.FoldedText(title)).has_value(); }

  bool HasNoun(TokenSpan span) const {
    for (uint32_t i = span.begin; i < span.end; ++i) {
      if (grammar_.IsNoun(i)) return true;
    }
    return false;
  }

  // Where the forms of address in front of a name begin.
  uint32_t BeforeHonorific(uint32_t begin) const {
    const uint32_t first = grammar_.sentence(begin).begin;
    for (uint32_t taken = std::min(kHonorificTokensMax, begin - first); taken > 0; --taken) {
      std::vector<std::string_view> tokens;
      for (uint32_t i = begin - taken; i < begin; ++i) tokens.push_back(grammar_.text(i));
      const auto match = scene_.titles.MatchHonorific(tokens);
      if (match && match->tokens == taken) return begin - taken;
    }
    return begin;
  }

  // "President-elect NAME", "Prime Minister designate NAME".
  uint32_t BeforeIncoming(uint32_t begin) const {
    if (begin < 3 || grammar_.IsCapitalised(begin - 1)) return begin;
    if (scene_.titles.FindMarker(grammar_.folded(begin - 1)) != OfficeMarker::kIncoming) return begin;
    const uint32_t end = grammar_.tag(begin - 2) == "HYPH" ? begin - 2 : begin - 1;
    return by_end_.count(end) > 0 ? end : begin;
  }

  // "Secretary-General of the Arab League (AL) NAME".
  uint32_t BeforeBrackets(uint32_t begin) const {
    constexpr uint32_t kBracketTokens = 3;
    if (begin < kBracketTokens || grammar_.text(begin - 1) != ")") return begin;
    return grammar_.text(begin - kBracketTokens) == "(" ? begin - kBracketTokens : begin;
  }

  void AttachInFront(int32_t person) {
    const TokenSpan name = scene_.named[static_cast<size_t>(person)].tokens;
    const uint32_t border = BeforeIncoming(BeforeBrackets(BeforeHonorific(name.begin)));
    const auto found = by_end_.find(border);
    int32_t index = found != by_end_.end()                                  ? found->second
                    : border != name.begin && by_end_.count(name.begin) > 0 ? by_end_[name.begin]
                                                                            : LongComplement(border);
    if (index < 0) index = BesideNoun(border);
    if (index < 0 || offices_[static_cast<size_t>(index)].person >= 0) return;
    OfficeSpan& office = offices_[static_cast<size_t>(index)];
    if (grammar_.sentence_of(office.title.begin) != grammar_.sentence_of(name.begin)) return;
    office.person = person;
    office.in_front = true;
    if (office.phrase.owner < 0 && office.phrase.possessor < 0) {
      const int32_t behind = OwnerBehind(name);
      const bool affiliation = behind >= 0 && IsOfState(office) && IsParty(behind);
      if (!affiliation) office.phrase.owner = behind;
    }
    TakeInFrontOfRank(&office);
    TakeCoordinated(&office);
  }

  // "Air Force Commander Major General NAME", "Prime Minister General NAME": the office tells more than the rank.
  void TakeInFrontOfRank(OfficeSpan* office) {
    uint32_t begin = office->title.begin;
    auto found = by_end_.find(begin);
    // "Prime Minister retired General NAME"
    if (found == by_end_.end() && begin > 0 && scene_.titles.FindMarker(grammar_.folded(begin - 1)))
      found = by_end_.find(--begin);
    if (found == by_end_.end()) return;
    OfficeSpan& other = offices_[static_cast<size_t>(found->second)];
    const bool rank = grammar_.IsCapitalised(office->title.begin);  // "minister nominee NAME" is none yet
    const bool alone = rank && other.person < 0 && other.title.end == begin && !other.match.plural;
    if (!alone || grammar_.sentence_of(other.title.begin) != grammar_.sentence_of(office->title.begin)) return;
    office->words = other.words;
    office->match = other.match;
    office->title = other.title;
    office->phrase = other.phrase;
    other.person = office->person;
    other.in_front = true;
    other.title.end = other.title.begin;
  }

  bool IsOfState(const OfficeSpan& office) const {
    const WordSet& classes = scene_.words.offices_of_state;
    return office.match.government && std::any_of(classes.begin(), classes.end(), [&](const std::string& one) {
             return scene_.words.OfficesAgree(one, office.match.office);
           });
  }

  bool IsParty(int32_t name) const {
    const NamedSpan& named = scene_.named[static_cast<size_t>(name)];
    if (scene_.words.party_nouns.count(grammar_.folded(named.tokens.end - 1)) > 0) return true;
    return std::any_of(named.matches.begin(), named.matches.end(), [&](const NameMatch& match) {
      return match.use == NameUse::kName && scene_.knowledge.Get(match.actor).sort == "party";
    });
  }

  // "President NAME of Norland", "Rep. NAME of the opposition Unity Party".
  int32_t OwnerBehind(TokenSpan name) const {
    for (const uint32_t child : grammar_.children(grammar_.HeadOf(name))) {
      const NamedSpan* owner = scene_.NamedAt(child);
      const bool of = child >= name.end && grammar_.HasRelation(child, "nmod") && grammar_.Preposition(child) == "of";
      if (of && owner != nullptr && owner->kind != kPerson) return scene_.named_at[child];
    }
    const uint32_t last = grammar_.sentence(name.begin).end;
    if (name.end >= last || grammar_.folded(name.end) != "of") return -1;
    uint32_t at = name.end + 1;
    if (at < last && grammar_.tag(at) == "DT") ++at;
    while (at < last && at < name.end + kNounTokensMax && IsPlainNoun(at)) ++at;
    const NamedSpan* owner = at < last ? scene_.NamedAt(at) : nullptr;
    return owner != nullptr && owner->tokens.begin == at && owner->kind == kOrganization ? scene_.named_at[at] : -1;
  }

  // "Minister for the Development of the Far East NAME", "Ambassador to Norland NAME": a title whose complement ends
  // where the name begins.
  int32_t LongComplement(uint32_t border) {
    const uint32_t first = grammar_.sentence(border == grammar_.size() ? border - 1 : border).begin;
    // "president of the Union and NAME" are two.
    if (border == first || !(grammar_.IsNoun(border - 1) || grammar_.tag(border - 1) == "CD")) return -1;
    bool behind_comma = false;  // where only further fields of an office stand
    for (uint32_t at = border; at > first && border - at < kComplementTokensMax; --at) {
      const uint32_t token = at - 1;
      const bool comma = grammar_.text(token) == ",";
      behind_comma |= comma;
      if ((grammar_.folded(token).empty() && !comma) || grammar_.IsVerb(token) || grammar_.tag(token) == "PRP")
        return -1;
      const auto found = by_end_.find(token);
      if (found != by_end_.end() && IsFurtherField({token, border}, offices_[static_cast<size_t>(found->second)])) {
        OfficeSpan& office = offices_[static_cast<size_t>(found->second)];
        office.words += (comma ? "" : " ") + std::string(scene_.Text({token, border}));
        office.phrase.tokens.end = border;
        return found->second;
      }
      const std::string& preposition = grammar_.folded(token);
      const bool complements =
          !behind_comma && (preposition == "for" || preposition == "of" || preposition == "to" || preposition == "in");
      const bool bare = at == border || (at + 1 == border && grammar_.tag(at) == "DT");
      if (complements && bare) return -1;  // "an aide of NAME", "an envoy of the NAME government"
      if (found == by_end_.end() || !complements) continue;
      OfficeSpan& office = offices_[static_cast<size_t>(found->second)];
      // "Ambassador of Norland to Utopia NAME": whose envoy it is, is told.
      const bool owned = office.phrase.owner >= 0 && office.phrase.tokens.end == token && preposition == "to";
      if (owned) office.phrase.tokens.end = border;
      if (owned) return found->second;
      if (office.title.end != token) continue;
      const int32_t country = CountryBehindOf({token, border});
      const uint32_t words_end =
          country < 0 ? border : BeforeOf(scene_.named[static_cast<size_t>(country)].tokens.begin);
      if (token < words_end) office.words += " " + std::string(scene_.Text({token, words_end}));
      office.phrase.tokens.end = border;
      if (country >= 0) office.phrase.owner = country;
      if (country >= 0) return found->second;
      const bool in_front = office.phrase.owner >= 0 &&
                            scene_.named[static_cast<size_t>(office.phrase.owner)].tokens.end <= office.title.begin;
      if (!in_front) office.phrase.owner = PlaceAlone({token, border});  // not "of the Far East of Norland"
      return found->second;
    }
    return -1;
  }

  // "former lawmaker and hip-hop artist NAME": the office joined to nouns that are none.
  int32_t BesideNoun(uint32_t border) const {
    const uint32_t first = grammar_.sentence(border == grammar_.size() ? border - 1 : border).begin;
    uint32_t at = border;
    while (at > first && border - at < kNounTokensMax && IsPlainNoun(at - 1)) --at;
    if (at == border || at <= first + 1 || !grammar_.IsNoun(border - 1) || grammar_.folded(at - 1) != "and") return -1;
    const auto found = by_end_.find(at - 1);
    if (found == by_end_.end()) return -1;
    const OfficeSpan& office = offices_[static_cast<size_t>(found->second)];
    const bool singular =
        office.title.end == at - 1 && !office.match.plural && !grammar_.tag(border - 1).ends_with("S");
    return singular && !IsOfAnother(office) ? found->second : -1;
  }

  bool IsPlainNoun(uint32_t token) const {
    const std::string_view tag = grammar_.tag(token);
    return (tag == "NN" || tag == "NNS" || tag == "JJ" || tag == "HYPH") && scene_.NamedAt(token) == nullptr;
  }

  // "Minister of Works and Transport NAME": what is joined to the field that the title ends with.
  bool IsFurtherField(TokenSpan behind, const OfficeSpan& office) const {
    const bool field =
        office.words.find(" of ") != std::string::npos || office.words.find(" for ") != std::string::npos;
    if (!field || office.title.end != behind.begin || office.person >= 0) return false;
    if (!grammar_.IsNoun(behind.end - 1)) return false;
    for (uint32_t i = behind.begin; i < behind.end; ++i) {
      const bool links = grammar_.folded(i) == "and" || grammar_.text(i) == ",";
      if (!links && (!grammar_.IsNoun(i) || !grammar_.IsCapitalised(i) || scene_.NamedAt(i) != nullptr)) return false;
    }
    return true;
  }

  // "Minister of Works of the Republic of Norland to Utopia NAME": the first country behind "of".
  int32_t CountryBehindOf(TokenSpan complement) const {
    for (uint32_t at = complement.begin; at < complement.end; ++at) {
      const NamedSpan* named = scene_.NamedAt(at);
      const bool country = named != nullptr && named->tokens.begin == at && named->country != kNotKnown;
      if (country && !named->demonym && BeforeOf(at) < at) return scene_.named_at[at];
    }
    return -1;
  }

  // "Governor of Lapland Region NAME": the place right behind "of", where only nouns follow; -1 for none.
  int32_t PlaceAlone(TokenSpan complement) const {
    uint32_t at = complement.begin + 1;
    if (grammar_.folded(complement.begin) != "of" || at >= complement.end) return -1;
    if (grammar_.tag(at) == "DT" && at + 1 < complement.end) ++at;
    const NamedSpan* named = scene_.NamedAt(at);
    if (named == nullptr || named->tokens.begin != at || named->kind != kPlace) return -1;
    for (uint32_t token = named->tokens.end; token < complement.end; ++token) {
      if (!grammar_.IsNoun(token)) return -1;
    }
    return scene_.named_at[at];
  }

  // Where "of" stands in front of a name with or without article; the name's own place where it does not.
  uint32_t BeforeOf(uint32_t name) const {
    uint32_t at = name;
    if (at > 0 && grammar_.tag(at - 1) == "DT") --at;
    return at > 0 && grammar_.folded(at - 1) == "of" ? at - 1 : name;
  }

  // "Deputy Prime Minister and Foreign Minister NAME": one person of two offices.
  void TakeCoordinated(OfficeSpan* office) {
    const uint32_t begin = office->phrase.tokens.begin;
    if (begin < 2 || grammar_.folded(begin - 1) != "and" || office->match.plural) return;
    const auto found = by_end_.find(begin - 1);
    if (found == by_end_.end()) return;
    OfficeSpan& other = offices_[static_cast<size_t>(found->second)];
    const bool alone = other.person < 0 && other.title.end == begin - 1 && !other.match.plural;
    if (!alone || office->phrase.determiner != Determiner::kNone || IsOfAnother(other)) return;
    if (office->phrase.owner >= 0 || (office->phrase.former && !other.phrase.former)) {
      // "Trade Minister and Unity Party leader NAME", "senator and former minister NAME": one does not tell of both.
      other.person = office->person;
      other.in_front = other.further = true;
      return;
    }
    office->words = other.words + " and " + office->words;
    office->title.begin = other.title.begin;
    office->phrase.tokens.begin = other.phrase.tokens.begin;
    office->phrase.owner = other.phrase.owner;
    office->phrase.former |= other.phrase.former;
    office->phrase.determiner = other.phrase.determiner;
    office->phrase.possessor = other.phrase.possessor;
    other.person = office->person;
    other.in_front = true;
    other.title.end = other.title.begin;
  }

  // "the president and Foreign Minister NAME" are two.
  static bool IsOfAnother(const OfficeSpan& office) {
    return office.phrase.determiner == Determiner::kDefinite || office.phrase.determiner == Determiner::kIndefinite;
  }

  // "NAME, secretary of the Security Council".
  void AttachBehind(int32_t person) {
    const TokenSpan name = scene_.named[static_cast<size_t>(person)].tokens;
    const TokenSpan sentence = grammar_.sentence(name.begin);
    uint32_t at = name.end;
    if (at >= sentence.end || grammar_.text(at) != ",") return;
    ++at;
    if (at + 1 < sentence.end && grammar_.tag(at) == "CD" && grammar_.text(at + 1) == ",") at += 2;
    const auto found = by_begin_.find(at);
    if (found == by_begin_.end() || at >= sentence.end) return;
    OfficeSpan& office = offices_[static_cast<size_t>(found->second)];
    if (office.person >= 0 || office.match.plural || !IsApposed(office, name)) return;
    office.person = person;
    office.further = HasOffice(person, office);
  }

  // "Prime Minister NAME, chair of the Council": the office in front of the name is another one.
  bool HasOffice(int32_t person, const OfficeSpan& behind) const {
    return std::any_of(offices_.begin(), offices_.end(), [&](const OfficeSpan& office) {
      return office.person == person && &office != &behind && !office.title.empty();
    });
  }

  bool IsApposed(const OfficeSpan& office, TokenSpan name) const {
    const uint32_t head = grammar_.HeadOf(office.title);
    if (grammar_.relation(head) == "appos") {
      const auto holder = static_cast<uint32_t>(grammar_.head(head));
      const uint32_t own = grammar_.HeadOf(name);
      // "NAME and NAME, head of the bank,": the nearer one, even where the tree has it for the first.
      const bool of_first =
          grammar_.relation(own) == "conj" && Above(own) == holder && scene_.NamedAt(holder) != nullptr;
      return name.Contains(holder) || of_first;
    }
    const uint32_t next = office.phrase.tokens.end;
    const bool closed = next >= grammar_.sentence(head).end || grammar_.folded(next).empty();
    const bool argument = grammar_.HasRelation(head, "nsubj") || grammar_.HasRelation(head, "obj");
    return closed && !argument;
  }

  const Scene& scene_;
  const Grammar& grammar_;
  std::vector<OfficeSpan> offices_;
  std::map<uint32_t, int32_t> by_end_;    // office by the end of its title or phrase
  std::map<uint32_t, int32_t> by_begin_;  // by the first token of its phrase
};

}  // namespace

std::vector<OfficeSpan> FindOffices(const Scene& scene) { return OfficeFinder(scene).Run(); }

}  // namespace entente::extract
