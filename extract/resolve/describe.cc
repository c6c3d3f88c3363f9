#include "extract/resolve/describe.h"

#include <algorithm>
#include <charconv>

namespace entente::extract {
namespace {

constexpr uint32_t kPhraseTokensMax = 14;
constexpr uint32_t kAcronymTokens = 3;  // with its brackets
constexpr uint32_t kNounTokensMax = 4;  // between a name and the noun that it describes
// Stands for numbers written in words that are too large to tell who is meant.
constexpr int kManyActors = 1000;

class PhraseReader {
 public:
  PhraseReader(const Scene& scene, TokenSpan core)
      : scene_(scene), grammar_(scene.grammar), core_(core), bounds_(grammar_.sentence(core.begin)) {
    phrase_.tokens = core;
  }

  Description Read() {
    while (phrase_.tokens.begin > bounds_.begin && core_.begin - phrase_.tokens.begin < kPhraseTokensMax) {
      if (!TakeLeft(phrase_.tokens.begin - 1)) break;
    }
    while (phrase_.tokens.begin < core_.begin && grammar_.folded(phrase_.tokens.begin).empty()) ++phrase_.tokens.begin;
    ReadComplement();
    TakeOwnerWithin();
    return phrase_;
  }

 private:
  // Takes the token `at` in front of the phrase into it, with what belongs to the token; false where the phrase ends.
  bool TakeLeft(uint32_t at) {
    if (grammar_.IsPossessiveMark(at)) return TakePossessor(at);
    if (scene_.NamedAt(at) != nullptr) return TakeNamed(at);
    if (EndsAcronym(at)) return TakeNamed(at - kAcronymTokens);
    if (JoinsAdjectives(at)) return TakeNamed(at - 1);
    if (grammar_.tag(at).ends_with("DT")) return TakeArticle(at);
    if (TakeMarker(at) || TakeNumber(at)) return true;
    if (grammar_.tag(at) == "PRP$") {
      phrase_.possessor = static_cast<int32_t>(at);
      return TakeDeterminer(at, Determiner::kPossessive);
    }
    if (!IsModifier(at)) return false;
    phrase_.tokens.begin = at;
    return true;
  }

  // "Farmers' Party (FP) president".
  bool EndsAcronym(uint32_t at) const {
    if (at < bounds_.begin + kAcronymTokens || grammar_.text(at) != ")" || grammar_.text(at - 2) != "(") return false;
    const NamedSpan* named = scene_.NamedAt(at - kAcronymTokens);
    return named != nullptr && named->kind == kOrganization;
  }

  // "the Russian and Turkish presidents".
  bool JoinsAdjectives(uint32_t at) const {
    if (phrase_.owner < 0 || at == bounds_.begin || (grammar_.folded(at) != "and" && grammar_.text(at) != ","))
      return false;
    const NamedSpan* before = scene_.NamedAt(at - 1);
    const NamedSpan* behind = scene_.NamedAt(at + 1);
    if (before == nullptr || behind == nullptr || (!behind->demonym && behind->kind != kCountry)) return false;
    return before->demonym || (before->country != kNotKnown && DescribesCore(*before));  // "U.S. and Russian forces"
  }

  bool DescribesCore(const NamedSpan& named) const {
    const std::string_view relation = grammar_.relation(named.head);
    const int32_t head = grammar_.head(named.head);
    return (relation == "compound" || relation == "amod") && head >= 0 && core_.Contains(static_cast<uint32_t>(head));
  }

  bool TakeDeterminer(uint32_t at, Determiner determiner) {
    phrase_.tokens.begin = at;
    phrase_.determiner = determiner;
    return false;
  }

  bool TakeArticle(uint32_t at) {
    const bool indefinite = scene_.words.indefinite.count(grammar_.folded(at)) > 0;
    TakeNumber(at);
    return TakeDeterminer(at, indefinite ? Determiner::kIndefinite : Determiner::kDefinite);
  }

  // "Russia's", "Kim's", "the ministry's".
  bool TakePossessor(uint32_t mark) {
    if (mark == bounds_.begin) return false;
    const uint32_t owner_end = mark - 1;
    phrase_.tokens.begin = mark;
    phrase_.determiner = Determiner::kPossessive;
    const NamedSpan* named = scene_.NamedAt(owner_end);
    if (named == nullptr) {
      phrase_.possessor = static_cast<int32_t>(owner_end);
      phrase_.tokens.begin = std::max(bounds_.begin, grammar_.NounPhrase(owner_end).begin);
      return false;
    }
    phrase_.tokens.begin = named->tokens.begin;
    if (named->kind == kPerson) {
      phrase_.possessor = static_cast<int32_t>(named->head);
    } else {
      SetOwner(owner_end);
    }
    TakeArticleOfName();
    return false;
  }

  void TakeArticleOfName() {
    const uint32_t begin = phrase_.tokens.begin;
    if (begin > bounds_.begin && grammar_.tag(begin - 1) == "DT") phrase_.tokens.begin = begin - 1;
  }

  bool TakeNamed(uint32_t at) {
    const NamedSpan& named = *scene_.NamedAt(at);
    if (named.tokens.end != at + 1 || named.kind == kPerson || named.kind == kOccasion) return false;
    if (phrase_.owner >= 0 && named.kind != kCountry) return false;
    if (phrase_.owner < 0) SetOwner(at);
    phrase_.tokens.begin = named.tokens.begin;
    return true;
  }

  // "UN chief": the words of a title may begin with the organization's name.
  void TakeOwnerWithin() {
    const NamedSpan* named = scene_.NamedAt(core_.begin);
    const bool within = named != nullptr && named->kind == kOrganization && named->tokens.begin == core_.begin &&
                        named->tokens.end < core_.end;
    if (within && phrase_.owner < 0 && phrase_.possessor < 0) SetOwner(core_.begin);
  }

  void SetOwner(uint32_t token) { phrase_.owner = scene_.named_at[token]; }

  bool TakeMarker(uint32_t at) {
    if (grammar_.folded(at).empty()) {
      // The hyphen of "ex-president".
      if (grammar_.tag(at) != "HYPH" || at == bounds_.begin || !TakeMarker(at - 1)) return false;
      return true;
    }
    const auto marker = scene_.titles.FindMarker(grammar_.folded(at));
    if (!marker || grammar_.tag(at) == "VBD") return false;  // "rebels murdered President Lee"
    phrase_.former |= *marker == OfficeMarker::kFormer;
    phrase_.late |= *marker == OfficeMarker::kLate;
    phrase_.tokens.begin = at;
    return true;
  }

  bool TakeNumber(uint32_t at) {
    const auto number = scene_.words.number.find(grammar_.folded(at));
    if (number != scene_.words.number.end()) {
      phrase_.number = number->second;
    } else if (grammar_.tag(at) == "CD") {
      int value = kManyActors;
      const std::string& digits = grammar_.folded(at);
      std::from_chars(digits.data(), digits.data() + digits.size(), value);
      phrase_.number = std::max(value, 2);
    } else {
      return false;
    }
    phrase_.tokens.begin = at;
    return true;
  }

  bool IsModifier(uint32_t at) const {
    const std::string_view tag = grammar_.tag(at);
    if (tag == "HYPH") return true;
    const bool noun = tag.starts_with("NN");
    const bool adjective = tag.starts_with("JJ") || tag == "VBN" || tag == "VBG";
    if (!noun && !adjective && tag != "RB" && tag != "RBS") return false;
    const int32_t head = grammar_.head(at);
    return head > static_cast<int32_t>(at) && head < static_cast<int32_t>(core_.end);
  }

  // "of Russia", "of the Security Council of the Russian Federation".
  void ReadComplement() {
    uint32_t at = core_.end;
    const NamedSpan* around = scene_.NamedAt(core_.end - 1);
    if (around != nullptr && around->tokens.begin > core_.begin) {
      // "secretary of the Security Council of X": the title's own words run into the organization's name.
      SetOwner(core_.end - 1);
      phrase_.tokens.end = std::max(phrase_.tokens.end, around->tokens.end);
      return;
    }
    if (at >= bounds_.end || grammar_.folded(at) != "of") return;
    ++at;
    while (at < bounds_.end && (grammar_.tag(at) == "DT" || scene_.titles.FindMarker(grammar_.folded(at)))) ++at;
    if (at >= bounds_.end) return;
    const NamedSpan* named = scene_.NamedAt(at);
    if (named == nullptr || named->tokens.begin != at) {
      ReadCommonComplement(at);
      return;
    }
    if (grammar_.IsPossessiveMark(std::min(named->tokens.end, bounds_.end - 1)))
      return ReadOwned(named->tokens.end + 1);
    if (named->kind == kPerson) return;
    SetOwner(at);
    phrase_.tokens.end = std::max(named->tokens.end, EndOfNoun(*named));
  }

  // Behind the noun that the name describes: "of the Utopian government".
  uint32_t EndOfNoun(const NamedSpan& named) const {
    const std::string_view relation = grammar_.relation(named.head);
    const int32_t noun = grammar_.head(named.head);
    if ((relation != "compound" && relation != "amod") || noun < static_cast<int32_t>(named.tokens.end)) return 0;
    const auto end = static_cast<uint32_t>(noun) + 1;
    const bool near = end < named.tokens.end + kNounTokensMax && scene_.NamedAt(end - 1) == nullptr;
    return near && grammar_.IsNoun(end - 1) && !grammar_.IsProper(end - 1) ? end : 0;
  }

  // "of France's Interior Ministry", "of France's ruling Unity Party".
  void ReadOwned(uint32_t at) {
    const uint32_t end = std::min(bounds_.end, at + kNounTokensMax);
    while (at < end && scene_.NamedAt(at) == nullptr && (grammar_.tag(at) == "VBG" || IsPlain(at))) ++at;
    const NamedSpan* named = at < bounds_.end ? scene_.NamedAt(at) : nullptr;
    if (named == nullptr || named->tokens.begin != at || named->kind != kOrganization) return;
    SetOwner(at);
    phrase_.tokens.end = named->tokens.end;
  }

  bool IsPlain(uint32_t at) const { return grammar_.tag(at) == "JJ" || grammar_.tag(at) == "NN"; }

  // "of his country", "of the ministry": the complement's noun is the possessor.
  void ReadCommonComplement(uint32_t at) {
    for (uint32_t child : grammar_.children(grammar_.HeadOf(core_))) {
      if (child < at || !grammar_.HasRelation(child, "nmod") || grammar_.Preposition(child) != "of") continue;
      phrase_.tokens.end = std::max(phrase_.tokens.end, grammar_.NounPhrase(child).end);
      if (phrase_.possessor < 0 && phrase_.owner < 0) phrase_.possessor = static_cast<int32_t>(child);
      return;
    }
  }

  const Scene& scene_;
  const Grammar& grammar_;
  const TokenSpan core_;
  const TokenSpan bounds_;
  Description phrase_;
};

}  // namespace

Description Describe(const Scene& scene, TokenSpan core) { return PhraseReader(scene, core).Read(); }

}  // namespace entente::extract
