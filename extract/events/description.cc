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
      const bool with = dep == Dep::kOblique || dep == Dep::kAgent || dep == Dep::kObject;
      if (part < child || !with || cues.IsTemporal(tree.Preposition(part))) continue;
      const TokenSpan phrase = PhraseSpan(tree, cues, part);
      if (!phrase.empty() && phrase.end - span.begin <= kLongestList) return {span.begin, phrase.end};
      break;
    }
  }
  return span;
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

// Where the thing that `noun` points back to was told of in full, not long before.
uint32_t ToldBefore(const Tree& tree, const Cues& cues, const MentionIndex& mentions, uint32_t noun) {
  for (uint32_t token = noun; token-- > 0;) {
    if (tree.sentence(token) + kMostSentencesBack < tree.sentence(noun)) break;
    if (tree.lemma(token) != tree.lemma(noun) || tree.tag(token) != tree.tag(noun)) continue;
    const Mention* mention = mentions.At(token);
    if (mention != nullptr && mention->entity != kNoEntity) continue;
    if (tree.dep(token) != Dep::kCompound && IsTold(tree, cues, token)) return token;
  }
  return Tree::kNone;
}

// In front of what is theirs; empty for several, and for a name too long to stand there.
std::string OwnerName(const Entity& owner) {
  const std::string& name = owner.actor.name;
  if (!owner.members.empty() || std::ranges::count(name, ' ') >= kLongestOwner) return {};
  return name + "'s ";
}

}  // namespace

Description DescribeThing(const Resolved& resolved, const Tree& tree, const Cues& cues, const MentionIndex& mentions,
                          uint32_t head, bool whole) {
  const auto text = [&](TokenSpan span) { return std::string(resolved.analysis.document.Text(span)); };
  Description description;
  description.words = whole ? ListSpan(tree, cues, head) : PhraseSpan(tree, cues, head);
  TokenSpan& words = description.words;
  words = WithParticiple(tree, cues, words, head);
  std::string owner;
  if (words.size() > 1 && tree.tag(words.begin) == "PRP$") {
    const Mention* mention = mentions.At(words.begin);
    if (mention != nullptr && mention->entity != kNoEntity) owner = OwnerName(resolved.entities[mention->entity]);
    ++words.begin;
  }
  description.name = owner + text(words);
  if (words.size() > 1 || !PointsBack(tree, cues, head)) return description;
  const uint32_t before = ToldBefore(tree, cues, mentions, head);
  if (before == Tree::kNone) return description;
  TokenSpan full = PhraseSpan(tree, cues, before);
  if (tree.tag(full.begin) == "PRP$") ++full.begin;
  description.name = text(full);
  return description;
}

}  // namespace entente::extract
