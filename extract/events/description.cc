#include "extract/events/description.h"

#include <algorithm>

#include "extract/events/phrase.h"

namespace entente::extract {
namespace {

constexpr uint32_t kLongestList = 14;        // words; a longer one is cut to those in front
constexpr std::ptrdiff_t kLongestOwner = 4;  // words
constexpr uint32_t kMostSentencesBack = 12;  // to where a thing was told of in full

bool Joins(const Tree& tree, uint32_t token) {
  const Dep dep = tree.dep(token);
  return dep == Dep::kPunctuation || dep == Dep::kCoordinator || dep == Dep::kDeterminer || dep == Dep::kCase ||
         tree.tag(token) == "PRP$";
}

// "peace, aid and an end to the war": the phrase with those that the list adds right behind it.
TokenSpan ListSpan(const Tree& tree, const Cues& cues, uint32_t head) {
  TokenSpan span = PhraseSpan(tree, cues, head);
  for (uint32_t conjunct : tree.Conjuncts(head)) {
    if (conjunct < span.end) continue;
    const TokenSpan part = PhraseSpan(tree, cues, conjunct);
    if (part.empty() || !tree.IsNoun(conjunct) || part.end - span.begin > kLongestList) break;
    bool joined = true;
    for (uint32_t token = span.end; token < part.begin; ++token) joined = joined && Joins(tree, token);
    if (!joined) break;
    span.end = part.end;
  }
  return span;
}

// "measures announced by the council": a participle right behind a noun that nothing else behind it tells of, with what
// goes with it.
TokenSpan WithParticiple(const Tree& tree, const Cues& cues, TokenSpan span, uint32_t head) {
  if (span.end != head + 1) return span;
  for (uint32_t child : tree.children(head)) {
    if (child != span.end || tree.dep(child) != Dep::kAclause || tree.tag(child) != "VBN") continue;
    for (uint32_t part : tree.children(child)) {
      const Dep dep = tree.dep(part);
      const bool act = tree.tag(part) == "VB" && (dep == Dep::kXcomp || dep == Dep::kAdverbial);  // "taken to free her"
      const bool with = act || dep == Dep::kOblique || dep == Dep::kAgent || dep == Dep::kObject;
      if (part < child || !with || cues.IsTemporal(tree.Preposition(part))) continue;
      const TokenSpan phrase = PhraseSpan(tree, cues, part);
      if (!phrase.empty() && phrase.end - span.begin <= kLongestList) return {span.begin, phrase.end};
      break;
    }
  }
  return span;
}

// "preparations for the summit": what follows a noun that the tree ends there, and says what it is of.
TokenSpan WithPhraseBehind(const Tree& tree, const Cues& cues, TokenSpan span, uint32_t head) {
  const uint32_t behind = span.end == head + 1 ? LoosePhrase(tree, head) : Tree::kNone;
  if (behind == Tree::kNone || tree.tag(behind) == "CD") return span;
  const std::string preposition = tree.Preposition(behind);
  const bool says = preposition == "for" || preposition == "of" || preposition == "between" ||
                    preposition == "against" || preposition == "within";
  // "the crisis in Norland": nouns for what goes on somewhere say where.
  const bool where = cues.IsStateOfThings(tree.lemma(head)) && (preposition == "in" || preposition == "around");
  // "cooperation in trade and health"
  const bool field = cues.IsOfFields(tree.lemma(head)) && preposition == "in" && tree.tag(behind).starts_with("NN") &&
                     !tree.tag(behind).starts_with("NNP") && !tree.Has(behind, Dep::kDeterminer);
  if (field) return {span.begin, ListSpan(tree, cues, behind).end};
  const TokenSpan phrase = says || where ? PhraseSpan(tree, cues, behind) : TokenSpan{};
  return phrase.empty() || phrase.end - span.begin > kLongestList ? span : TokenSpan{span.begin, phrase.end};
}

// "plans to build a port": the act that a noun is for, where the tree has it for the purpose of a verb above.
TokenSpan WithActBehind(const Tree& tree, const Cues& cues, TokenSpan span, uint32_t head) {
  if (span.end != head + 1 || span.end == tree.size() || tree.tag(span.end) != "TO") return span;
  const uint32_t act = tree.head(span.end);
  const bool beside = act != Tree::kNone && tree.tag(act) == "VB" && tree.head(act) != Tree::kNone &&
                      tree.IsBelow(head, tree.head(act));
  if (!beside || cues.Find(CuePlace::kGovernor, tree.lemma(head)) == 0) return span;
  const TokenSpan phrase = PhraseSpan(tree, cues, act);
  return phrase.empty() || phrase.end - span.begin > kLongestList ? span : TokenSpan{span.begin, phrase.end};
}

// Whether words beside a noun say which is meant.
bool IsTold(const Tree& tree, const Cues& cues, uint32_t noun) {
  return std::ranges::any_of(tree.children(noun), [&](uint32_t child) {
    switch (tree.dep(child)) {
      case Dep::kCompound:
        return true;
      case Dep::kPossessor:
        return !tree.tag(child).starts_with("PRP");
      case Dep::kNominal:
        return !cues.IsTemporal(tree.Preposition(child));
      case Dep::kAclause:
        return child > noun && tree.tag(child) == "VB";
      default:
        return false;
    }
  });
}

// People are known by their sort and number too: "angry residents", "13 lawmakers".
bool AreTold(const Tree& tree, const Cues& cues, uint32_t noun) {
  return IsTold(tree, cues, noun) || std::ranges::any_of(tree.children(noun), [&](uint32_t child) {
           const Dep dep = tree.dep(child);
           return child < noun ? dep == Dep::kAdjectival || tree.tag(child) == "CD"
                               : dep == Dep::kAclause && tree.tag(child) == "VBN";
         });
}

// "the report", "this report", and no more.
bool PointsBack(const Tree& tree, const Cues& cues, uint32_t noun) {
  bool definite = false;
  for (uint32_t child : tree.children(noun)) {
    const Dep dep = tree.dep(child);
    if (dep == Dep::kDeterminer) {
      definite = cues.IsDefinite(tree.lemma(child));
    } else if (dep != Dep::kPunctuation && dep != Dep::kCase && dep != Dep::kConjunct && dep != Dep::kCoordinator) {
      return false;
    }
  }
  return definite && (tree.tag(noun) == "NN" || tree.tag(noun) == "NNS");
}

// "a minister, Ann Lee": who comes back is she.
bool IsNamed(const Tree& tree, uint32_t noun) {
  const uint32_t name = tree.Child(noun, Dep::kApposition);
  return name != Tree::kNone && tree.tag(name).starts_with("NNP");
}

// Where what `noun` points back to was told of in full, as `is_told` finds, not long before.
template <class IsFull>
uint32_t ToldBefore(const Tree& tree, const MentionIndex& mentions, uint32_t noun, IsFull is_told) {
  for (uint32_t token = noun; token-- > 0;) {
    if (tree.sentence(token) + kMostSentencesBack < tree.sentence(noun)) break;
    if (tree.lemma(token) != tree.lemma(noun) || tree.tag(token) != tree.tag(noun)) continue;
    const Mention* mention = mentions.At(token);
    if (mention != nullptr && mention->entity != kNoEntity) continue;
    if (IsNamed(tree, token)) break;
    if (tree.dep(token) != Dep::kCompound && is_told(token)) return token;
  }
  return Tree::kNone;
}

// In front of what is theirs; empty for several, and for a name too long to stand there.
std::string OwnerName(const Entity& owner) {
  const std::string& name = owner.actor.name;
  if (!owner.members.empty() || std::ranges::count(name, ' ') >= kLongestOwner) return {};
  return name + "'s ";
}

// The words as a name, and without the pronoun of an owner in front: "her record" is "Ann Lee's record".
std::string NameOf(const Resolved& resolved, const Tree& tree, const MentionIndex& mentions, TokenSpan* words) {
  std::string owner;
  if (words->size() > 1 && tree.tag(words->begin) == "PRP$") {
    const Mention* mention = mentions.At(words->begin);
    if (mention != nullptr && mention->entity != kNoEntity) owner = OwnerName(resolved.entities[mention->entity]);
    ++words->begin;
  }
  return owner + std::string(resolved.analysis.document.Text(*words));
}

// An act that stands behind people and is none of theirs: "told the public to leave", "accused officers of lying".
bool IsActAsked(const Tree& tree, uint32_t people, uint32_t child) {
  if (tree.dep(child) != Dep::kAclause) return false;
  const Dep dep = tree.dep(people);
  const bool asked = tree.tag(child) == "VB" && (dep == Dep::kIndirect || dep == Dep::kObject);
  return asked || (tree.tag(child) == "VBG" && tree.Has(child, Dep::kMark));
}

// "several guests including Ann": she goes by her name. "The arrest of envoys by Ann": she is none of them.
TokenSpan WithoutExamples(const Tree& tree, const Cues& cues, uint32_t head, TokenSpan words) {
  for (uint32_t child : tree.children(head)) {
    const std::string preposition =
        child > head && tree.dep(child) == Dep::kNominal ? tree.Preposition(child) : std::string();
    if (preposition == "by" || cues.IsExample(preposition) || IsActAsked(tree, head, child))
      words.end = std::min(words.end, std::max(head + 1, tree.reach(child).begin));
  }
  return WithoutOuterPunctuation(tree, words);
}

// "people who sang": of a noun that is too general to name anybody alone, what tells who is meant.
TokenSpan WithRelative(const Tree& tree, const Cues& cues, TokenSpan span, uint32_t head) {
  if (span.end != head + 1 || !cues.IsVague(tree.lemma(head))) return span;
  for (uint32_t child : tree.children(head)) {
    const TokenSpan reach = tree.reach(child);
    if (tree.dep(child) != Dep::kRelative || reach.begin != span.end) continue;
    return reach.end - span.begin <= kLongestList ? TokenSpan{span.begin, reach.end} : span;
  }
  return span;
}

// Behind a comma others follow, or the names of these: "ministers, Ann Lee and Ben Moss". Behind "with whom" somebody
// does something with them.
TokenSpan BeforeComma(const Tree& tree, uint32_t head, TokenSpan span) {
  for (uint32_t token = head + 1; token < span.end; ++token) {
    if (tree.form(token) == ",") span.end = token;
    if (tree.tag(token) == "WP" && tree.dep(token - 1) == Dep::kCase) span.end = token - 1;
  }
  return span;
}

TokenSpan PeopleSpan(const Tree& tree, const Cues& cues, uint32_t head) {
  const TokenSpan phrase = BeforeComma(tree, head, PhraseSpan(tree, cues, head));
  const TokenSpan span = WithoutExamples(tree, cues, head, phrase);
  return WithRelative(tree, cues, WithParticiple(tree, cues, span, head), head);
}

// "accused the officials of fraud", "praised volunteers for their work": what the tree hangs on the people and the verb
// brings. Behind "of" that is a bare noun that stands for nobody.
TokenSpan WithoutTheme(const Tree& tree, const MentionIndex& mentions, uint32_t head,
                       const std::vector<std::string>& apart, TokenSpan span) {
  for (uint32_t child : tree.children(head)) {
    if (child < head || child >= span.end || tree.dep(child) != Dep::kNominal) continue;
    const std::string preposition = tree.Preposition(child);
    if (std::ranges::find(apart, preposition) == apart.end()) continue;
    const Mention* mention = mentions.At(child);
    const bool actor = mention != nullptr && mention->head == child;
    const bool whose = preposition == "of" && (actor || tree.Has(child, Dep::kDeterminer));
    if (!whose) span.end = std::max(head + 1, tree.reach(child).begin);
  }
  return span;
}

}  // namespace

Description DescribePeople(const Resolved& resolved, const Tree& tree, const Cues& cues, const MentionIndex& mentions,
                           uint32_t head, const std::vector<std::string>& apart) {
  Description people;
  people.told = head;
  people.words = WithoutTheme(tree, mentions, head, apart, PeopleSpan(tree, cues, head));
  people.name = NameOf(resolved, tree, mentions, &people.words);
  if (people.words.size() != 1 || !PointsBack(tree, cues, head)) return people;
  const uint32_t before = ToldBefore(tree, mentions, head, [&](uint32_t token) { return AreTold(tree, cues, token); });
  if (before == Tree::kNone) return people;
  const uint32_t content = ContentHead(tree, cues, before);  // "a group of generals", but not "Group of 16"
  people.told = tree.IsNoun(content) ? content : before;
  TokenSpan full = PeopleSpan(tree, cues, people.told);
  people.name = NameOf(resolved, tree, mentions, &full);
  return people;
}

Description DescribeThing(const Resolved& resolved, const Tree& tree, const Cues& cues, const MentionIndex& mentions,
                          uint32_t head, bool whole, bool occasion) {
  Description description;
  description.told = head;
  description.words = whole ? ListSpan(tree, cues, head) : PhraseSpan(tree, cues, head);
  if (!occasion) description.words = WithParticiple(tree, cues, description.words, head);
  description.words = WithPhraseBehind(tree, cues, description.words, head);
  description.words = WithActBehind(tree, cues, description.words, head);
  description.name = NameOf(resolved, tree, mentions, &description.words);
  if (description.words.size() > 1 || !PointsBack(tree, cues, head)) return description;
  const uint32_t before = ToldBefore(tree, mentions, head, [&](uint32_t token) { return IsTold(tree, cues, token); });
  if (before == Tree::kNone) return description;
  description.told = before;
  TokenSpan full = PhraseSpan(tree, cues, before);
  if (tree.tag(full.begin) == "PRP$") ++full.begin;
  description.name = std::string(resolved.analysis.document.Text(full));
  return description;
}

}  // namespace entente::extract
