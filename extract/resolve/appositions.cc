#include "extract/resolve/appositions.h"

#include "extract/resolve/draft_index.h"
#include "extract/resolve/predicates.h"

namespace entente::extract {
namespace {

constexpr int kLongestPath = 10;  // up a tree

class Appositions {
 public:
  explicit Appositions(Scene* scene)
      : scene_(*scene), grammar_(scene->grammar), index_(*scene), predicates_(*scene, index_) {}

  // A nominal beside a name in apposition stands for whom the name stands.
  void Run() {
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

 private:
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
      const int32_t first = index_.nominal_of_head[static_cast<uint32_t>(grammar_.head(head))];
      if (first < 0) continue;
      const Draft& other = scene_.drafts[static_cast<size_t>(first)];
      if (other.office.empty() || other.phrase.owner < 0) continue;
      draft.phrase.owner = other.phrase.owner;
      draft.phrase.determiner = other.phrase.determiner;
    }
  }

  int32_t ApposedName(const Draft& draft) const {
    if (draft.behind >= 0) return index_.draft_of_named[static_cast<size_t>(draft.behind)];
    const uint32_t head = draft.mention.head;
    if (grammar_.relation(head) == "appos" && grammar_.head(head) >= 0) {
      const int32_t name = index_.draft_of_head[static_cast<uint32_t>(grammar_.head(head))];
      if (name >= 0) return name;
    }
    for (uint32_t child : grammar_.children(head)) {
      const int32_t name = grammar_.relation(child) == "appos" ? index_.draft_of_head[child] : -1;
      // In "the head of the League (LG), NAME" the tree may have both beside the head.
      if (name >= 0 && MayBeSame(draft, scene_.drafts[static_cast<size_t>(name)])) return name;
    }
    if (const int32_t behind = NameBehind(draft); behind >= 0) return behind;
    if (const int32_t behind = JoinedTitle(draft); behind >= 0) return behind;
    if (const int32_t acronym = AcronymBehind(draft); acronym >= 0) return acronym;
    if (const int32_t name = predicates_.NameOf(draft); name >= 0) return name;
    if (const int32_t coordinated = ApposedTogether(draft); coordinated >= 0) return coordinated;
    const int32_t listed = ListedBehindName(draft);
    return listed >= 0 ? listed : BehindComma(draft);
  }

  // "the state agency NAME": right behind the noun, which the tree joins to it in some way.
  int32_t NameBehind(const Draft& draft) const {
    const uint32_t head = draft.mention.head, next = head + 1;
    if (draft.kind != kOrganization || next >= grammar_.sentence(head).end || index_.name_at_begin[next] < 0) return -1;
    const uint32_t name = scene_.drafts[static_cast<size_t>(index_.name_at_begin[next])].mention.head;
    const bool joined =
        grammar_.head(name) == static_cast<int32_t>(head) || grammar_.head(head) == static_cast<int32_t>(name);
    return joined ? index_.name_at_begin[next] : -1;
  }

  // "the party's president and former minister NAME": an office in small letters without an article is one more of the
  // person's.
  int32_t JoinedTitle(const Draft& draft) const {
    const uint32_t end = draft.mention.head + 1;
    if (draft.office.empty() || draft.plural || end + 1 >= grammar_.size() || grammar_.folded(end) != "and") return -1;
    const int32_t index = index_.name_at_begin[end + 1];
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
    return grammar_.text(open + 2) == ")" ? index_.name_at_begin[open + 1] : -1;
  }

  // "his father and predecessor, NAME", "NAME, chairman of the party and son of the founder": what is coordinated with
  // a description of somebody, or by the tree with what that is of, describes him too.
  int32_t ApposedTogether(const Draft& draft) const {
    const uint32_t head = draft.mention.head;
    if (grammar_.relation(head) != "conj" || grammar_.head(head) < 0 || draft.kind != kPerson) return -1;
    const bool tight = IsJoinedTightly(draft);
    if (draft.phrase.determiner != Determiner::kNone && !tight) return -1;
    if (tight && IsSetApart(grammar_.head(head)))
      return index_.draft_of_head[static_cast<uint32_t>(grammar_.head(head))];
    int32_t above = grammar_.head(head);
    while (IsComplement(static_cast<uint32_t>(above))) above = grammar_.head(static_cast<uint32_t>(above));
    const int32_t first = index_.nominal_of_head[static_cast<uint32_t>(above)];
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
    const int32_t name = index_.draft_of_head[static_cast<uint32_t>(token)];
    if (name < 0 || scene_.drafts[static_cast<size_t>(name)].kind != kPerson) return false;
    const uint32_t end = scene_.drafts[static_cast<size_t>(name)].mention.tokens.end;
    return end < grammar_.size() && grammar_.text(end) == ",";
  }

  // A name of no person that completes a noun.
  bool IsComplement(uint32_t token) const {
    const int32_t name = index_.draft_of_head[token];
    return grammar_.HasRelation(token, "nmod") && grammar_.head(token) >= 0 && name >= 0 &&
           scene_.drafts[static_cast<size_t>(name)].kind != kPerson && index_.nominal_of_head[token] < 0;
  }

  // "NAME, vice-president and prime minister of Utopia and ruler of Arcville,": offices without an article, which the
  // tree has for others in a list.
  int32_t ListedBehindName(const Draft& draft) const {
    const uint32_t head = draft.mention.head;
    const bool bare = draft.kind == kPerson && draft.named < 0 && !draft.office.empty() && !draft.plural &&
                      draft.phrase.determiner == Determiner::kNone &&
                      (draft.phrase.possessor < 0 || draft.phrase.possessor > static_cast<int32_t>(head));
    if (!bare || grammar_.relation(head) != "conj" || grammar_.head(head) < 0) return -1;
    const int32_t first = index_.draft_of_head[static_cast<uint32_t>(grammar_.head(head))];
    if (first < 0 || scene_.drafts[static_cast<size_t>(first)].kind != kPerson) return -1;
    const uint32_t end = scene_.drafts[static_cast<size_t>(first)].mention.tokens.end;
    if (end >= draft.mention.tokens.begin || grammar_.text(end) != ",") return -1;
    for (uint32_t token = end; token < draft.mention.tokens.begin; ++token) {
      const bool other = index_.name_at_begin[token] >= 0 &&
                         scene_.drafts[static_cast<size_t>(index_.name_at_begin[token])].kind == kPerson;
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
    if (above >= 0 && index_.nominal_of_head[static_cast<uint32_t>(above)] >= 0 &&
        scene_.drafts[static_cast<size_t>(index_.nominal_of_head[static_cast<uint32_t>(above)])].kind == kPerson) {
      return -1;
    }
    const int32_t index = index_.name_at_begin[comma + 1];
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
    return !open && index_.name_at_begin[at] < 0;
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
  const DraftIndex index_;
  const Predicates predicates_;
};

}  // namespace

void JoinAppositions(Scene* scene) { Appositions(scene).Run(); }

}  // namespace entente::extract
