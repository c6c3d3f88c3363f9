#include "extract/resolve/find_mentions.h"

#include <algorithm>
#include <map>

#include "extract/resolve/appositions.h"
#include "extract/resolve/describe.h"
#include "extract/resolve/offices.h"
#include "extract/resolve/predicates.h"

namespace entente::extract {
namespace {

constexpr uint32_t kNounTokensMax = 3;

std::string_view NodeKindOf(const std::string& kind) {
  for (std::string_view known : {kPerson, kCountry, kOrganization, kPlace, kGroup, kOccasion}) {
    if (kind == known) return known;
  }
  return {};
}

class MentionFinder {
 public:
  explicit MentionFinder(Scene* scene) : scene_(*scene), grammar_(scene->grammar) {}

  void Run() {
    const std::vector<OfficeSpan> offices = FindOffices(scene_);
    taken_.assign(grammar_.size(), false);
    AddNames(offices);
    for (const OfficeSpan& office : offices) AddOffice(office);
    for (uint32_t i = 0; i < grammar_.size(); ++i) {
      if (!taken_[i] && !AddPronoun(i)) AddNoun(i);
    }
    ShareCoordinatedTitles();
    std::sort(scene_.drafts.begin(), scene_.drafts.end(), [](const Draft& a, const Draft& b) {
      const TokenSpan s = a.mention.tokens, t = b.mention.tokens;
      return s.begin != t.begin ? s.begin < t.begin : s.end != t.end ? s.end > t.end : a.mention.head < b.mention.head;
    });
    JoinAppositions(&scene_);
    JoinPredicates(&scene_);
  }

 private:
  void AddNames(const std::vector<OfficeSpan>& offices) {
    std::map<int32_t, const OfficeSpan*> office_of;
    for (const OfficeSpan& office : offices) {
      if (office.person >= 0 && !office.title.empty() && !office.further) office_of.emplace(office.person, &office);
    }
    for (size_t i = 0; i < scene_.named.size(); ++i) {
      const auto found = office_of.find(static_cast<int32_t>(i));
      AddName(static_cast<int32_t>(i), found == office_of.end() ? nullptr : found->second);
    }
  }

  void AddName(int32_t index, const OfficeSpan* office) {
    const NamedSpan& named = scene_.named[static_cast<size_t>(index)];
    Draft draft;
    draft.mention.tokens = named.tokens;
    draft.named = index;
    draft.kind = named.kind;
    if (named.kind == kPerson) ReadHonorific(named.tokens.begin, &draft);
    if (office != nullptr) TakeTitle(*office, &draft);
    if (named.kind != kPerson) TakeArticle(&draft);
    draft.mention.head = grammar_.HeadOf(draft.mention.tokens);
    if (grammar_.IsVerb(draft.mention.head)) draft.mention.head = named.head;  // "retired General NAME"
    draft.plural = named.demonym && grammar_.tag(named.head).ends_with("S");
    Take(draft.mention.tokens);
    LeavePossessor(draft.phrase);
    scene_.drafts.push_back(std::move(draft));
  }

  // "its leader NAME", "the union's president NAME": who has the officer is a mention too.
  void LeavePossessor(const Description& phrase) {
    if (phrase.possessor < 0) return;
    const auto owner = static_cast<uint32_t>(phrase.possessor);
    if (scene_.NamedAt(owner) != nullptr) return;
    const TokenSpan words = grammar_.NounPhrase(owner);
    std::fill(taken_.begin() + words.begin, taken_.begin() + std::max(words.end, owner + 1), false);
  }

  void TakeTitle(const OfficeSpan& office, Draft* draft) {
    draft->mention.title = office.words;
    draft->mention.title_tokens = office.title;
    draft->mention.former = office.phrase.former;
    draft->office = office.match.office;
    draft->government = office.match.government;
    draft->phrase = office.phrase;
    if (draft->gender.empty()) draft->gender = office.match.gender;
    if (office.in_front) {
      draft->mention.tokens.begin = std::min(draft->mention.tokens.begin, office.phrase.tokens.begin);
    }
  }

  void TakeArticle(Draft* draft) {
    const uint32_t begin = draft->mention.tokens.begin;
    if (begin == grammar_.sentence(begin).begin || grammar_.tag(begin - 1) != "DT") return;
    const NamedSpan& named = scene_.named[static_cast<size_t>(draft->named)];
    if (grammar_.head(begin - 1) == static_cast<int32_t>(named.head)) --draft->mention.tokens.begin;
  }

  void ReadHonorific(uint32_t begin, Draft* draft) {
    const uint32_t first = grammar_.sentence(begin).begin;
    for (uint32_t taken = 1; taken <= kNounTokensMax && begin - first >= taken; ++taken) {
      std::vector<std::string_view> tokens;
      for (uint32_t i = begin - taken; i < begin; ++i) tokens.push_back(grammar_.text(i));
      const auto match = scene_.titles.MatchHonorific(tokens);
      if (!match || match->tokens != taken) continue;
      draft->gender = match->gender;
      draft->mention.tokens.begin = begin - taken;
    }
  }

  void Take(TokenSpan span) { std::fill(taken_.begin() + span.begin, taken_.begin() + span.end, true); }

  // A title that stands alone: "the Russian leader". One behind a name is a mention too, of the same person.
  void AddOffice(const OfficeSpan& office) {
    if (office.title.empty() || (office.person >= 0 && office.in_front && !office.further)) return;
    const uint32_t head = grammar_.HeadOf(office.title);
    if ((!office.further && IsModifierOfNoun(head, office.title)) || IsBareNoun(office)) return;
    Draft draft = Nominal(office.title, office.phrase);
    draft.kind = kPerson;
    draft.noun = office.match.title;
    draft.office = office.match.office;
    draft.gender = office.match.gender;
    draft.plural = office.match.plural;
    draft.government = office.match.government;
    draft.behind = office.person;
    if (office.person < 0 || office.further) {
      draft.mention.title = office.words;
      draft.mention.title_tokens = office.title;
    }
    draft.mention.former = office.phrase.former;
    draft.mention.head = head;
    Take(office.title);
    scene_.drafts.push_back(std::move(draft));
  }

  // "justice", "general": a bare singular in small letters names nobody, unless it is said of somebody.
  bool IsBareNoun(const OfficeSpan& office) const {
    const Description& phrase = office.phrase;
    const uint32_t head = grammar_.HeadOf(office.title);
    if (IsSaidOfSomebody(scene_, head)) return false;
    return office.person < 0 && !office.match.plural && phrase.determiner == Determiner::kNone && phrase.owner < 0 &&
           !phrase.former && phrase.possessor < 0 && !grammar_.IsCapitalised(office.title.end - 1);
  }

  Draft Nominal(TokenSpan core, Description phrase) const {
    Draft draft;
    draft.mention.form = MentionForm::kNominal;
    draft.mention.tokens = phrase.tokens;
    draft.mention.head = grammar_.HeadOf(core);
    draft.phrase = std::move(phrase);
    return draft;
  }

  // In "president elections" and "government officials" the noun in front names nobody.
  bool IsModifierOfNoun(uint32_t head, TokenSpan core) const {
    const int32_t above = grammar_.head(head);
    if (above < 0 || core.Contains(static_cast<uint32_t>(above))) return false;
    const std::string_view relation = grammar_.relation(head);
    return relation == "compound" || relation == "amod" || relation == "nmod:desc" || relation == "flat";
  }

  void AddNoun(uint32_t at) {
    if (!grammar_.IsNoun(at)) return;
    for (uint32_t length = std::min(kNounTokensMax, at - grammar_.sentence(at).begin + 1); length > 0; --length) {
      const TokenSpan core = {at + 1 - length, at + 1};
      if (grammar_.folded(core.begin).empty()) continue;  // the mark of "the drivers' union"
      if (std::any_of(taken_.begin() + core.begin, taken_.begin() + core.end, [](bool taken) { return taken; }))
        continue;
      const std::string words = grammar_.FoldedText(core);
      const auto noun = scene_.titles.FindNoun(words);
      if (noun) return AddActorNoun(core, *noun);
    }
    const auto relative = scene_.titles.FindRelative(grammar_.folded(at));
    if (relative) AddRelative({at, at + 1}, *relative);
  }

  void AddActorNoun(TokenSpan core, const ActorNoun& noun) {
    const uint32_t head = grammar_.HeadOf(core);
    if (IsModifierOfNoun(head, core)) return;
    Draft draft = Nominal(core, Describe(scene_, core));
    draft.kind = NodeKindOf(noun.kind);
    if (draft.kind.empty()) return;
    draft.noun = noun.lemma;
    draft.office = noun.office;
    draft.gender = noun.gender;
    draft.plural = noun.plural || noun.collective;
    draft.relational = noun.relational;
    Take(core);
    scene_.drafts.push_back(std::move(draft));
  }

  void AddRelative(TokenSpan core, const Relative& relative) {
    Draft draft = Nominal(core, Describe(scene_, core));
    draft.kind = kPerson;
    draft.noun = relative.lemma;
    draft.gender = relative.gender;
    draft.plural = relative.plural;
    draft.relational = true;
    Take(core);
    scene_.drafts.push_back(std::move(draft));
  }

  bool AddPronoun(uint32_t at) {
    const std::string_view tag = grammar_.tag(at);
    const std::string& word = grammar_.folded(at);
    if (tag.starts_with("WP") || tag == "WDT") return AddRelativePronoun(at);
    const auto found = scene_.words.pronouns.find(word);
    if (found != scene_.words.pronouns.end() && tag.starts_with("PRP")) {
      scene_.drafts.push_back(PronounDraft(at, found->second));
      scene_.drafts.back().phrase.possessor = -1;
      return true;
    }
    return AddNumberPronoun(at);
  }

  Draft PronounDraft(uint32_t at, const Pronoun& pronoun) const {
    Draft draft;
    draft.mention.form = MentionForm::kPronoun;
    draft.mention.tokens = {at, at + 1};
    draft.mention.head = at;
    draft.pronoun = &pronoun;
    draft.gender = pronoun.gender;
    draft.plural = pronoun.plural;
    return draft;
  }

  bool AddRelativePronoun(uint32_t at) {
    static const Pronoun kRelative = {};
    if (scene_.words.relative_pronouns.count(grammar_.folded(at)) == 0) return false;
    scene_.drafts.push_back(PronounDraft(at, kRelative));
    return true;
  }

  // "both", "the two", "the pair", "all three" without a noun.
  bool AddNumberPronoun(uint32_t at) {
    static const Pronoun kSeveral = {3, "", true, false, false, {"person", "country", "organization"}};
    const auto number = scene_.words.number.find(grammar_.folded(at));
    if (number == scene_.words.number.end() || !MeansAllOfThem(at)) return false;
    const bool argument = grammar_.HasRelation(at, "nsubj") || grammar_.HasRelation(at, "obj") ||
                          grammar_.HasRelation(at, "obl") || grammar_.relation(at) == "nmod:poss";
    if (!argument) return false;
    Draft draft = PronounDraft(at, kSeveral);
    draft.phrase.number = number->second;
    scene_.drafts.push_back(std::move(draft));
    return true;
  }

  // Neither "two were hurt" nor "the other two", "a pair of shoes".
  bool MeansAllOfThem(uint32_t at) const {
    if (grammar_.tag(at).ends_with("DT")) return true;
    bool all = false;
    for (uint32_t child : grammar_.children(at)) {
      if (grammar_.HasRelation(child, "amod") || (grammar_.IsNoun(at) && grammar_.HasRelation(child, "nmod")))
        return false;
      const std::string& word = grammar_.folded(child);
      all |= child < at && (scene_.words.definite.count(word) > 0 || scene_.words.whole.count(word) > 0);
    }
    return all;
  }

  // "Presidents A and B": the plural title is everybody's.
  void ShareCoordinatedTitles() {
    std::map<uint32_t, size_t> by_head;
    for (size_t i = 0; i < scene_.drafts.size(); ++i) {
      const Draft& draft = scene_.drafts[i];
      by_head[draft.named < 0 ? draft.mention.head : scene_.named[static_cast<size_t>(draft.named)].head] = i;
    }
    std::map<size_t, std::vector<size_t>> sharing;  // the first of each list and the others
    for (size_t i = 0; i < scene_.drafts.size(); ++i) {
      const Draft& draft = scene_.drafts[i];
      const uint32_t head = draft.mention.head;
      if (draft.kind != kPerson || draft.named < 0 || !draft.mention.title.empty()) continue;
      if (grammar_.relation(head) != "conj") continue;
      const auto first = by_head.find(static_cast<uint32_t>(grammar_.head(head)));
      if (first == by_head.end()) continue;
      const Draft& other = scene_.drafts[first->second];
      if (other.named < 0 || other.mention.title.empty() || !IsPlural(other.mention.title_tokens)) continue;
      sharing[first->second].push_back(i);
    }
    for (const auto& [first, others] : sharing) ShareTitle(&scene_.drafts[first], others);
  }

  void ShareTitle(Draft* first, const std::vector<size_t>& others) {
    const std::vector<int32_t> owners = OwnersInFront(*first);
    const bool each = owners.size() == others.size() + 1;  // "the Utopian and Arcadian presidents A and B"
    if (each) first->phrase.owner = owners.front();
    const bool common =
        first->phrase.owner >= 0 &&
        scene_.named[static_cast<size_t>(first->phrase.owner)].tokens.begin < first->mention.title_tokens.begin;
    for (size_t i = 0; i < others.size(); ++i) {
      Draft& draft = scene_.drafts[others[i]];
      draft.mention.title = first->mention.title;
      draft.mention.title_tokens = first->mention.title_tokens;
      draft.mention.former = first->mention.former;
      draft.office = first->office;
      draft.government = first->government;
      const int32_t own = OwnerBehind(draft);
      draft.phrase.owner = own >= 0 ? own : each ? owners[i + 1] : common ? first->phrase.owner : -1;
    }
  }

  // The countries named between the beginning of the mention and its title, in order.
  std::vector<int32_t> OwnersInFront(const Draft& draft) const {
    std::vector<int32_t> owners;
    for (uint32_t i = draft.mention.tokens.begin; i < draft.mention.title_tokens.begin; ++i) {
      const NamedSpan* named = scene_.NamedAt(i);
      if (named != nullptr && named->country != kNotKnown && named->tokens.begin == i)
        owners.push_back(scene_.named_at[i]);
    }
    return owners;
  }

  // "A of Utopia and B of Arcadia".
  int32_t OwnerBehind(const Draft& draft) const {
    for (uint32_t child : grammar_.children(scene_.named[static_cast<size_t>(draft.named)].head)) {
      const NamedSpan* named = grammar_.Preposition(child) == "of" ? scene_.NamedAt(child) : nullptr;
      if (named != nullptr && named->country != kNotKnown) return scene_.named_at[child];
    }
    return -1;
  }

  bool IsPlural(TokenSpan title) const { return grammar_.tag(grammar_.HeadOf(title)).ends_with("S"); }

  Scene& scene_;
  const Grammar& grammar_;
  std::vector<bool> taken_;
};

}  // namespace

void FindMentions(Scene* scene) { MentionFinder(scene).Run(); }

}  // namespace entente::extract
