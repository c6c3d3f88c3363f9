#include "extract/resolve/offices.h"

#include <algorithm>
#include <map>

#include "extract/resolve/describe.h"

namespace entente::extract {
namespace {

constexpr uint32_t kTitleTokensMax = 12;
constexpr uint32_t kComplementTokensMax = 12;
constexpr uint32_t kHonorificTokensMax = 4;

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
    const bool noun_like = tag.starts_with("NN") || tag.starts_with("JJ") || tag == "CD";
    return noun_like || in_front || match->tokens > 1 ? match : std::nullopt;
  }

  // "leader of the opposition" ends inside of "leader of the opposition party".
  bool IsCutShort(uint32_t end) const {
    const bool noun_behind = end < grammar_.size() && grammar_.IsNoun(end) && !grammar_.IsProper(end);
    return noun_behind && grammar_.HasRelation(end - 1, "compound") &&
           grammar_.head(end - 1) == static_cast<int32_t>(end);
  }

  // Hyphens count as nothing: "Vice-President" is two words however it is split.
  std::optional<TitleMatch> MatchWords(TokenSpan span) const {
    if (!scene_.titles.MayBeginTitle(grammar_.folded(span.begin))) return std::nullopt;
    std::vector<std::string> words;
    std::vector<uint32_t> tokens;
    for (uint32_t i = span.begin; i < span.end; ++i) {
      if (grammar_.tag(i) == "HYPH" && i > span.begin) continue;
      if (grammar_.folded(i).empty()) break;
      words.push_back(grammar_.folded(i));
      tokens.push_back(i);
    }
    auto match = scene_.titles.MatchTitle(words);
    if (match && match->tokens > 0) match->tokens = tokens[match->tokens - 1] + 1 - span.begin;
    return match;
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

  // "Secretary-General of the Arab League (AL) NAME".
  uint32_t BeforeBrackets(uint32_t begin) const {
    constexpr uint32_t kBracketTokens = 3;
    if (begin < kBracketTokens || grammar_.text(begin - 1) != ")") return begin;
    return grammar_.text(begin - kBracketTokens) == "(" ? begin - kBracketTokens : begin;
  }

  void AttachInFront(int32_t person) {
    const TokenSpan name = scene_.named[static_cast<size_t>(person)].tokens;
    const uint32_t border = BeforeBrackets(BeforeHonorific(name.begin));
    const auto found = by_end_.find(border);
    const int32_t index = found != by_end_.end()                                  ? found->second
                          : border != name.begin && by_end_.count(name.begin) > 0 ? by_end_[name.begin]
                                                                                  : LongComplement(border);
    if (index < 0 || offices_[static_cast<size_t>(index)].person >= 0) return;
    OfficeSpan& office = offices_[static_cast<size_t>(index)];
    if (grammar_.sentence_of(office.title.begin) != grammar_.sentence_of(name.begin)) return;
    office.person = person;
    office.in_front = true;
    if (office.phrase.owner < 0 && office.phrase.possessor < 0) office.phrase.owner = OwnerBehind(name);
    TakeInFrontOfRank(&office);
    TakeCoordinated(&office);
  }

  // "Air Force Commander Major General NAME", "Prime Minister General NAME": the office tells more than the rank.
  void TakeInFrontOfRank(OfficeSpan* office) {
    const auto found = by_end_.find(office->title.begin);
    if (found == by_end_.end()) return;
    OfficeSpan& other = offices_[static_cast<size_t>(found->second)];
    const bool rank = grammar_.IsCapitalised(office->title.begin);  // "minister nominee NAME" is none yet
    const bool alone = rank && other.person < 0 && other.title.end == office->title.begin && !other.match.plural;
    if (!alone || grammar_.sentence_of(other.title.begin) != grammar_.sentence_of(office->title.begin)) return;
    office->words = other.words;
    office->match = other.match;
    office->title = other.title;
    office->phrase = other.phrase;
    other.person = office->person;
    other.in_front = true;
    other.title.end = other.title.begin;
  }

  // "President NAME of Norland".
  int32_t OwnerBehind(TokenSpan name) const {
    for (const uint32_t child : grammar_.children(grammar_.HeadOf(name))) {
      const NamedSpan* owner = scene_.NamedAt(child);
      const bool of = child >= name.end && grammar_.HasRelation(child, "nmod") && grammar_.Preposition(child) == "of";
      if (of && owner != nullptr && owner->kind != kPerson) return scene_.named_at[child];
    }
    return -1;
  }

  // "Minister for the Development of the Far East NAME", "Ambassador to Norland NAME": a title whose complement ends
  // where the name begins.
  int32_t LongComplement(uint32_t border) {
    const uint32_t first = grammar_.sentence(border == grammar_.size() ? border - 1 : border).begin;
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
      if (complements && at == border) return -1;  // "an aide of NAME"
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
      if (!in_front) office.phrase.owner = -1;  // "of the Far East of Norland"
      return found->second;
    }
    return -1;
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
    if (!alone || office->phrase.owner >= 0 || office->phrase.determiner != Determiner::kNone ||
        other.phrase.determiner == Determiner::kDefinite || other.phrase.determiner == Determiner::kIndefinite) {
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
  }

  bool IsApposed(const OfficeSpan& office, TokenSpan name) const {
    const uint32_t head = grammar_.HeadOf(office.title);
    if (grammar_.relation(head) == "appos") return name.Contains(static_cast<uint32_t>(grammar_.head(head)));
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
