#include "extract/resolve/find_mentions.h"

#include <algorithm>
#include <map>

#include "extract/resolve/describe.h"
#include "extract/resolve/offices.h"

namespace entente::extract {
namespace {

constexpr uint32_t kNounTokensMax = 3;
constexpr int kLongestPath = 10;  // up a tree

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
    JoinAppositions();
    JoinPredicates();
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
    if (PredicateIn(head) >= 0 || IsGiven(head)) return false;
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

  // A nominal beside a name in apposition stands for whom the name stands.
  void JoinAppositions() {
    FindHeads();
    ShareOwners();
    for (Draft& draft : scene_.drafts) {
      if (draft.mention.form != MentionForm::kNominal || draft.plural) continue;
      const int32_t name = ApposedName(draft);
      if (name < 0) continue;
      Draft& named = scene_.drafts[static_cast<size_t>(name)];
      if (!MayBeSame(draft, named)) continue;
      draft.same_as = name;
      if (named.kind == kPerson && named.mention.title.empty() && !draft.mention.title.empty())
        MoveTitle(&draft, &named);
    }
  }

  bool MayBeSame(const Draft& nominal, const Draft& name) const {
    const bool seat = scene_.named[static_cast<size_t>(name.named)].seat_of != kNotKnown;
    const bool kind = name.kind == nominal.kind || (nominal.kind == kOrganization && seat);
    return kind && !IsOfAnotherCountry(nominal, name);
  }

  // "A, ambassador of Norland, B, the Utopian ambassador, and others" are a list.
  bool IsOfAnotherCountry(const Draft& nominal, const Draft& name) const {
    if (nominal.phrase.owner < 0 || name.phrase.owner < 0) return false;
    const KnownIndex one = scene_.named[static_cast<size_t>(nominal.phrase.owner)].country;
    const KnownIndex other = scene_.named[static_cast<size_t>(name.phrase.owner)].country;
    return one != kNotKnown && other != kNotKnown && one != other;
  }

  // "the Greek president and prime minister": the owner of the first office has the second too.
  void ShareOwners() {
    for (Draft& draft : scene_.drafts) {
      const uint32_t head = draft.mention.head;
      const bool bare = draft.phrase.owner < 0 && draft.phrase.possessor < 0 &&
                        draft.phrase.determiner == Determiner::kNone && draft.mention.form == MentionForm::kNominal;
      if (!bare || draft.office.empty() || grammar_.relation(head) != "conj" || grammar_.head(head) < 0) continue;
      const int32_t first = nominal_of_head_[static_cast<uint32_t>(grammar_.head(head))];
      if (first < 0) continue;
      const Draft& other = scene_.drafts[static_cast<size_t>(first)];
      if (other.office.empty() || other.phrase.owner < 0) continue;
      draft.phrase.owner = other.phrase.owner;
      draft.phrase.determiner = other.phrase.determiner;
    }
  }

  void FindHeads() {
    draft_of_named_.assign(scene_.named.size(), -1);
    draft_of_head_.assign(grammar_.size(), -1);
    name_at_begin_.assign(grammar_.size(), -1);
    nominal_of_head_.assign(grammar_.size(), -1);
    for (size_t i = 0; i < scene_.drafts.size(); ++i) {
      const Draft& draft = scene_.drafts[i];
      if (draft.mention.form == MentionForm::kNominal) nominal_of_head_[draft.mention.head] = static_cast<int32_t>(i);
      if (draft.named < 0) continue;
      name_at_begin_[draft.mention.tokens.begin] = static_cast<int32_t>(i);
      draft_of_named_[static_cast<size_t>(draft.named)] = static_cast<int32_t>(i);
      draft_of_head_[draft.mention.head] = static_cast<int32_t>(i);
    }
  }

  int32_t ApposedName(const Draft& draft) const {
    if (draft.behind >= 0) return draft_of_named_[static_cast<size_t>(draft.behind)];
    const uint32_t head = draft.mention.head;
    if (grammar_.relation(head) == "appos" && grammar_.head(head) >= 0) {
      const int32_t name = draft_of_head_[static_cast<uint32_t>(grammar_.head(head))];
      if (name >= 0) return name;
    }
    for (uint32_t child : grammar_.children(head)) {
      const int32_t name = grammar_.relation(child) == "appos" ? draft_of_head_[child] : -1;
      // In "the head of the League (LG), NAME" the tree may have both beside the head.
      if (name >= 0 && MayBeSame(draft, scene_.drafts[static_cast<size_t>(name)])) return name;
    }
    if (const int32_t behind = NameBehind(draft); behind >= 0) return behind;
    if (const int32_t behind = JoinedTitle(draft); behind >= 0) return behind;
    if (const int32_t acronym = AcronymBehind(draft); acronym >= 0) return acronym;
    if (const int32_t subject = SubjectOfPredicate(draft); subject >= 0) return subject;
    if (const int32_t subject = SubjectOfComplement(draft); subject >= 0) return subject;
    if (const int32_t name = NameAsPredicate(draft); name >= 0) return name;
    if (const int32_t coordinated = ApposedTogether(draft); coordinated >= 0) return coordinated;
    const int32_t listed = ListedBehindName(draft);
    return listed >= 0 ? listed : BehindComma(draft);
  }

  // "the state agency NAME": right behind the noun, which the tree joins to it in some way.
  int32_t NameBehind(const Draft& draft) const {
    const uint32_t head = draft.mention.head, next = head + 1;
    if (draft.kind != kOrganization || next >= grammar_.sentence(head).end || name_at_begin_[next] < 0) return -1;
    const uint32_t name = scene_.drafts[static_cast<size_t>(name_at_begin_[next])].mention.head;
    const bool joined =
        grammar_.head(name) == static_cast<int32_t>(head) || grammar_.head(head) == static_cast<int32_t>(name);
    return joined ? name_at_begin_[next] : -1;
  }

  // "the party's president and former minister NAME": an office in small letters without an article is one more of the
  // person's.
  int32_t JoinedTitle(const Draft& draft) const {
    const uint32_t end = draft.mention.head + 1;
    if (draft.office.empty() || draft.plural || end + 1 >= grammar_.size() || grammar_.folded(end) != "and") return -1;
    const int32_t index = name_at_begin_[end + 1];
    if (index < 0 || draft.phrase.determiner == Determiner::kIndefinite) return -1;
    const Draft& name = scene_.drafts[static_cast<size_t>(index)];
    const bool further = name.kind == kPerson && name.mention.former && !draft.mention.former &&
                         name.phrase.determiner == Determiner::kNone &&
                         !grammar_.IsCapitalised(name.mention.title_tokens.end - 1);
    return further ? index : -1;
  }

  // "the League's mission in Utopia (LMU)".
  int32_t AcronymBehind(const Draft& draft) const {
    const TokenSpan sentence = grammar_.sentence(draft.mention.head);
    uint32_t open = draft.mention.head + 1;
    while (open < sentence.end && grammar_.text(open) != "(" && grammar_.text(open) != "," &&
           IsBelow(open, draft.mention.head)) {
      ++open;
    }
    if (draft.kind != kOrganization || open + 2 >= sentence.end || grammar_.text(open) != "(") return -1;
    return grammar_.text(open + 2) == ")" ? name_at_begin_[open + 1] : -1;
  }

  // "NAME was the first president": who is said to be somebody is he.
  int32_t SubjectOfPredicate(const Draft& draft) const {
    int32_t subject = -1;
    bool copula = false;
    for (uint32_t child : grammar_.children(draft.mention.head)) {
      const std::string_view relation = grammar_.relation(child);
      copula |= relation == "cop";
      if (relation == "nsubj") subject = draft_of_head_[child];
      if (relation == "aux" || grammar_.tag(child) == "RB") return -1;  // "may be", "is not"
    }
    return copula && draft.kind == kPerson ? subject : -1;
  }

  // "The first president to resign was NAME."
  int32_t NameAsPredicate(const Draft& draft) const {
    const uint32_t head = draft.mention.head;
    const int32_t name = grammar_.head(head);
    if (draft.kind != kPerson || draft.plural || name < 0 || !grammar_.HasRelation(head, "nsubj")) return -1;
    const auto predicate = static_cast<uint32_t>(name);
    return HasChild(predicate, "cop") && !IsUnreal(predicate) ? draft_of_head_[predicate] : -1;
  }

  // "NAME became president", "served as president", "was named president", "they elected NAME president".
  int32_t SubjectOfComplement(const Draft& draft) const {
    const uint32_t head = draft.mention.head;
    if (draft.kind != kPerson || draft.plural || grammar_.head(head) < 0) return -1;
    const auto governor = static_cast<uint32_t>(grammar_.head(head));
    const bool as = grammar_.Preposition(head) == "as";
    if (!grammar_.IsVerb(governor)) return as && grammar_.HasRelation(head, "nmod") ? PersonOf(governor) : -1;
    const bool complement = grammar_.HasRelation(head, "xcomp") || grammar_.HasRelation(head, "obj");
    if (!complement && (!as || !grammar_.HasRelation(head, "obl"))) return -1;
    const bool given = as && scene_.words.office_verbs.count(grammar_.lemma(governor)) > 0;
    int32_t subject = -1, object = -1;
    for (uint32_t child : grammar_.children(governor)) {
      if (grammar_.lemma(child) == "not") return -1;
      if (child >= head) break;
      if (grammar_.HasRelation(child, "nsubj")) subject = draft_of_head_[child];
      if (grammar_.HasRelation(child, "obj")) object = draft_of_head_[child];
      // "announced the appointment of NAME as envoy"
      if (as && grammar_.HasRelation(child, "obj") && PersonOf(child) >= 0) return PersonOf(child);
      if (as && IsBroughtIn(child)) return -1;
    }
    if (object >= 0 && as) return given ? object : -1;  // "replaced NAME as president"
    if (subject < 0 && !given && object < 0) subject = SubjectOfList(governor);
    return object >= 0 || grammar_.HasRelation(head, "obj") ? object : subject;
  }

  // "NAME left and took over as head": who does the first of coordinated verbs does the others.
  int32_t SubjectOfList(uint32_t verb) const {
    if (HasChild(verb, "nsubj") || grammar_.relation(verb) != "conj" || grammar_.head(verb) < 0) return -1;
    for (uint32_t child : grammar_.children(static_cast<uint32_t>(grammar_.head(verb)))) {
      if (grammar_.relation(child) == "nsubj") return draft_of_head_[child];
    }
    return -1;
  }

  // "She became president", "he was named envoy", "who is also a minister".
  void JoinPredicates() {
    std::map<uint32_t, int32_t> pronoun_of;  // by the verb or noun that it is the subject of
    for (size_t i = 0; i < scene_.drafts.size(); ++i) {
      const Draft& draft = scene_.drafts[i];
      const uint32_t head = draft.mention.head;
      const bool subject = draft.pronoun != nullptr && grammar_.HasRelation(head, "nsubj") && grammar_.head(head) >= 0;
      if (subject && IsSomebody(draft))
        pronoun_of[static_cast<uint32_t>(grammar_.head(head))] = static_cast<int32_t>(i);
    }
    for (Draft& draft : scene_.drafts) {
      const bool office = draft.mention.form == MentionForm::kNominal && draft.kind == kPerson && !draft.plural;
      if (!office || draft.office.empty() || draft.same_as >= 0) continue;
      const int32_t clause = PredicateIn(draft.mention.head);
      const auto found = clause < 0 ? pronoun_of.end() : pronoun_of.find(static_cast<uint32_t>(clause));
      const bool before = found != pronoun_of.end() &&
                          scene_.drafts[static_cast<size_t>(found->second)].mention.head < draft.mention.head;
      if (before && !IsUnreal(static_cast<uint32_t>(clause))) draft.predicate_of = found->second;
    }
  }

  // A person by the word itself.
  bool IsSomebody(const Draft& draft) const {
    const bool spoken_of = !draft.pronoun->plural && draft.pronoun->person == 3;
    return spoken_of && (!draft.gender.empty() || grammar_.tag(draft.mention.head) == "WP");
  }

  // "named Lee minister", "elected Lee as president".
  bool IsGiven(uint32_t head) const {
    if (grammar_.head(head) < 0) return false;
    const auto verb = static_cast<uint32_t>(grammar_.head(head));
    const bool as = grammar_.HasRelation(head, "obl") && grammar_.Preposition(head) == "as";
    const bool complement = as || grammar_.relation(head) == "obj" || grammar_.relation(head) == "xcomp";
    return complement && scene_.words.office_verbs.count(grammar_.lemma(verb)) > 0;
  }

  // The verb or noun whose subject is said to be what `head` tells; -1 where nobody is.
  int32_t PredicateIn(uint32_t head) const {
    if (HasChild(head, "cop")) return static_cast<int32_t>(head);
    const int32_t verb = grammar_.head(head);
    if (verb < 0 || !grammar_.IsVerb(static_cast<uint32_t>(verb))) return -1;
    const bool object = grammar_.relation(head) == "obj";  // "was elected president"
    if (object) return HasChild(static_cast<uint32_t>(verb), "nsubj:pass") ? verb : -1;
    const bool as = grammar_.Preposition(head) == "as" && grammar_.HasRelation(head, "obl");
    const bool replaced = HasChild(static_cast<uint32_t>(verb), "obj");  // "replaced her as president"
    return !replaced && (as || grammar_.relation(head) == "xcomp") ? verb : -1;
  }

  // "may become", "is not".
  bool IsUnreal(uint32_t clause) const {
    const auto children = grammar_.children(clause);
    return std::any_of(children.begin(), children.end(),
                       [&](uint32_t child) { return grammar_.lemma(child) == "not" || grammar_.tag(child) == "MD"; });
  }

  bool HasChild(uint32_t head, std::string_view relation) const {
    const auto children = grammar_.children(head);
    return std::any_of(children.begin(), children.end(),
                       [&](uint32_t child) { return grammar_.HasRelation(child, relation); });
  }

  // The person named whose the noun is: "the resignation of NAME", "NAME's election"; -1 for nobody.
  int32_t PersonOf(uint32_t noun) const {
    for (uint32_t child : grammar_.children(noun)) {
      const bool of = grammar_.HasRelation(child, "nmod") && grammar_.Preposition(child) == "of";
      if (!of && grammar_.relation(child) != "nmod:poss") continue;
      const int32_t draft = draft_of_head_[child];
      if (draft >= 0 && scene_.drafts[static_cast<size_t>(draft)].kind == kPerson) return draft;
    }
    return -1;
  }

  // "brought in NAME", "swore in NAME": the tree has the particle for a preposition, and nobody is in a person.
  bool IsBroughtIn(uint32_t token) const {
    const int32_t draft = draft_of_head_[token];
    return draft >= 0 && grammar_.HasRelation(token, "obl") && grammar_.Preposition(token) == "in" &&
           scene_.drafts[static_cast<size_t>(draft)].kind == kPerson;
  }

  // "his father and predecessor, NAME", "NAME, chairman of the party and son of the founder": what is coordinated with
  // a description of somebody, or by the tree with what that is of, describes him too.
  int32_t ApposedTogether(const Draft& draft) const {
    const uint32_t head = draft.mention.head;
    if (grammar_.relation(head) != "conj" || grammar_.head(head) < 0 || draft.kind != kPerson) return -1;
    const bool tight = IsJoinedTightly(draft);
    if (draft.phrase.determiner != Determiner::kNone && !tight) return -1;
    if (tight && IsSetApart(grammar_.head(head))) return draft_of_head_[static_cast<uint32_t>(grammar_.head(head))];
    int32_t above = grammar_.head(head);
    while (IsComplement(static_cast<uint32_t>(above))) above = grammar_.head(static_cast<uint32_t>(above));
    const int32_t first = nominal_of_head_[static_cast<uint32_t>(above)];
    const int32_t name = first < 0 ? -1 : scene_.drafts[static_cast<size_t>(first)].same_as;
    return above == grammar_.head(head) || (name >= 0 && !draft.plural && draft.relational) ? name : -1;
  }

  // "NAME, a former president and the daughter of the founder": with no comma in front, one is meant.
  bool IsJoinedTightly(const Draft& draft) const {
    const uint32_t begin = draft.mention.tokens.begin;
    const bool joined = draft.relational && !draft.plural && begin > 1 && grammar_.folded(begin - 1) == "and";
    return joined && draft.phrase.determiner == Determiner::kDefinite && grammar_.text(begin - 2) != ",";
  }

  // A person's name with a comma behind it.
  bool IsSetApart(int32_t token) const {
    const int32_t name = draft_of_head_[static_cast<uint32_t>(token)];
    if (name < 0 || scene_.drafts[static_cast<size_t>(name)].kind != kPerson) return false;
    const uint32_t end = scene_.drafts[static_cast<size_t>(name)].mention.tokens.end;
    return end < grammar_.size() && grammar_.text(end) == ",";
  }

  // A name of no person that completes a noun.
  bool IsComplement(uint32_t token) const {
    const int32_t name = draft_of_head_[token];
    return grammar_.HasRelation(token, "nmod") && grammar_.head(token) >= 0 && name >= 0 &&
           scene_.drafts[static_cast<size_t>(name)].kind != kPerson && nominal_of_head_[token] < 0;
  }

  // "NAME, vice-president and prime minister of Utopia and ruler of Arcville,": offices without an article, which the
  // tree has for others in a list.
  int32_t ListedBehindName(const Draft& draft) const {
    const uint32_t head = draft.mention.head;
    const bool bare = draft.kind == kPerson && draft.named < 0 && !draft.office.empty() && !draft.plural &&
                      draft.phrase.determiner == Determiner::kNone &&
                      (draft.phrase.possessor < 0 || draft.phrase.possessor > static_cast<int32_t>(head));
    if (!bare || grammar_.relation(head) != "conj" || grammar_.head(head) < 0) return -1;
    const int32_t first = draft_of_head_[static_cast<uint32_t>(grammar_.head(head))];
    if (first < 0 || scene_.drafts[static_cast<size_t>(first)].kind != kPerson) return -1;
    const uint32_t end = scene_.drafts[static_cast<size_t>(first)].mention.tokens.end;
    if (end >= draft.mention.tokens.begin || grammar_.text(end) != ",") return -1;
    for (uint32_t token = end; token < draft.mention.tokens.begin; ++token) {
      const bool other =
          name_at_begin_[token] >= 0 && scene_.drafts[static_cast<size_t>(name_at_begin_[token])].kind == kPerson;
      if (other) return -1;
    }
    return first;
  }

  // "the former leader, NAME, ..." where the tree has it otherwise.
  int32_t BehindComma(const Draft& draft) const {
    const TokenSpan sentence = grammar_.sentence(draft.mention.head);
    const uint32_t comma = EndOfPhrase(draft, sentence);
    if (comma + 1 >= sentence.end || grammar_.text(comma) != "," || draft.kind != kPerson) return -1;
    if (draft.phrase.determiner == Determiner::kNone && draft.phrase.owner < 0) return -1;
    // In "widow of the late president, NAME" the widow is named.
    const int32_t above = grammar_.relation(draft.mention.head) == "nmod" ? grammar_.head(draft.mention.head) : -1;
    if (above >= 0 && nominal_of_head_[static_cast<uint32_t>(above)] >= 0 &&
        scene_.drafts[static_cast<size_t>(nominal_of_head_[static_cast<uint32_t>(above)])].kind == kPerson) {
      return -1;
    }
    const int32_t index = name_at_begin_[comma + 1];
    if (index < 0) return -1;
    const Draft& name = scene_.drafts[static_cast<size_t>(index)];
    const uint32_t end = name.mention.tokens.end;
    if (name.kind != kPerson) return -1;
    const std::string_view behind = end < sentence.end ? grammar_.text(end) : ".";
    const bool enclosed = behind == "," || behind == ";";
    const bool closed = enclosed || behind == "." || behind == ")";
    // What the tree has for a list of two, "the minister, NAME, met", commas on both sides set apart.
    const bool listed = grammar_.relation(name.mention.head) == "conj";
    const Determiner determiner = draft.phrase.determiner;
    const bool officer =
        determiner == Determiner::kIndefinite && !draft.office.empty() && enclosed && EndsList(end + 1);
    const bool somebody = determiner == Determiner::kDefinite || determiner == Determiner::kPossessive || officer;
    // "A, B and the minister, NAME.": the list is over in front of the minister.
    const bool last = draft.mention.tokens.begin > sentence.begin &&
                      grammar_.folded(draft.mention.tokens.begin - 1) == "and" && closed && !enclosed;
    return closed && (!listed || ((enclosed || last) && somebody)) ? index : -1;
  }

  // Whether the list is over behind the comma in front of `at`: not in "a minister, NAME, and".
  bool EndsList(uint32_t at) const {
    const bool open = at >= grammar_.size() || grammar_.tag(at) == "CC" || grammar_.tag(at) == "DT";
    return !open && name_at_begin_[at] < 0;
  }

  // Where what belongs to the description ends: "her counterpart from Utopia", "the envoy accredited in Utopia".
  uint32_t EndOfPhrase(const Draft& draft, TokenSpan sentence) const {
    uint32_t end = draft.mention.tokens.end;
    while (end < sentence.end && grammar_.text(end) != "," && IsBelow(end, draft.mention.head)) ++end;
    return draft.office.empty() ? end : BehindSeat(end, sentence);
  }

  // Behind "to the Kingdom" of "received the envoy of Utopia to the Kingdom, NAME", which the tree has for where the
  // verb leads.
  uint32_t BehindSeat(uint32_t at, TokenSpan sentence) const {
    if (at + 1 >= sentence.end || grammar_.folded(at) != "to") return at;
    uint32_t end = at + 1;
    if (grammar_.tag(end) == "DT") ++end;
    const uint32_t seat = end;
    while (end < sentence.end && grammar_.IsProper(end)) ++end;
    return end > seat ? end : at;
  }

  bool IsBelow(uint32_t token, uint32_t top) const {
    int32_t at = static_cast<int32_t>(token);
    for (int steps = 0; steps < kLongestPath && at >= 0; ++steps) {
      if (at == static_cast<int32_t>(top)) return true;
      at = grammar_.head(static_cast<uint32_t>(at));
    }
    return false;
  }

  static void MoveTitle(Draft* nominal, Draft* named) {
    named->mention.title = nominal->mention.title;
    named->mention.title_tokens = nominal->mention.title_tokens;
    named->mention.former = nominal->mention.former;
    named->office = nominal->office;
    named->government = nominal->government;
    named->phrase = nominal->phrase;
    if (named->gender.empty()) named->gender = nominal->gender;
    nominal->mention.title.clear();
    nominal->mention.title_tokens = {};
  }

  Scene& scene_;
  const Grammar& grammar_;
  std::vector<bool> taken_;
  std::vector<int32_t> draft_of_named_;  // by named span
  std::vector<int32_t> draft_of_head_;   // names by their head token
  std::vector<int32_t> nominal_of_head_;
  std::vector<int32_t> name_at_begin_;
};

}  // namespace

void FindMentions(Scene* scene) { MentionFinder(scene).Run(); }

}  // namespace entente::extract
