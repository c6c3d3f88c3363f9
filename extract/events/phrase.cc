#include "extract/events/phrase.h"

#include <algorithm>

namespace entente::extract {
namespace {

constexpr int kMaxDepth = 40;            // deeper trees are errors of the parser
constexpr uint32_t kLongestPhrase = 14;  // words; longer ones are parser errors or whole stories

bool IsPunctuation(const Tree& tree, uint32_t token) { return tree.dep(token) == Dep::kPunctuation; }

bool IsCommonNoun(const Tree& tree, uint32_t token) { return tree.tag(token) == "NN" || tree.tag(token) == "NNS"; }

bool HasComplement(const Tree& tree, uint32_t noun) {
  const std::span<const uint32_t> children = tree.children(noun);
  return std::any_of(children.begin(), children.end(),
                     [&](uint32_t child) { return child > noun && tree.dep(child) == Dep::kNominal; });
}

// A common noun that the tree joins to a name, or one with a complement to one without: like goes with like, so that it
// goes on a list further out ("trade between the two lands, the exchange of experts").
bool IsUnlike(const Tree& tree, uint32_t conjunct) {
  if (!IsCommonNoun(tree, conjunct)) return false;
  const uint32_t joined = tree.head(conjunct);
  if (tree.tag(joined).starts_with("NNP")) return true;
  const uint32_t determiner = tree.Child(conjunct, Dep::kDeterminer);
  if (determiner == Tree::kNone || tree.lemma(determiner) != "the" || !HasComplement(tree, conjunct)) return false;
  return !HasComplement(tree, joined) && tree.Preposition(joined) != "of";
}

// "branded her critics as traitors": what the verb calls its object, where the tree hangs it on that. An act has both
// together: "the appointment of Ann as envoy", "his role as envoy".
bool IsWhatItIsCalled(const Tree& tree, uint32_t child) {
  const uint32_t noun = tree.head(child);
  const bool object = tree.dep(noun) == Dep::kObject || tree.dep(noun) == Dep::kPassiveSubject;
  return object && tree.Preposition(child) == "as" && !tree.Has(noun, Dep::kPossessor) &&
         std::ranges::none_of(tree.children(noun),
                              [&](uint32_t other) { return other != child && tree.dep(other) == Dep::kNominal; });
}

// Whether a phrase ends before a part behind its head. "The results during a forum": when it is told, not what it is.
bool Continues(const Tree& tree, const Cues& cues, uint32_t child, bool outermost) {
  switch (tree.dep(child)) {
    case Dep::kApposition:  // "the spy Lee" is one, "the spy, Lee" goes on
      return !tree.tag(child).starts_with("NNP") || tree.reach(child).begin == 0 ||
             IsPunctuation(tree, tree.reach(child).begin - 1);
    case Dep::kRelative:
    case Dep::kParataxis:
    case Dep::kAdverbial:
    case Dep::kPunctuation:
    case Dep::kCopula:
      return true;
    case Dep::kConjunct:
      return outermost || IsUnlike(tree, child);
    case Dep::kCoordinator:
      return outermost;
    case Dep::kNominal:
      return cues.IsTemporal(tree.Preposition(child)) || IsWhatItIsCalled(tree, child);
    case Dep::kAclause:
      return tree.tag(child) != "VB" && !tree.Has(child, Dep::kMark);
    default:
      return false;
  }
}

// Where the phrase of `token` ends: before the first thing that only continues it.
uint32_t PhraseEnd(const Tree& tree, const Cues& cues, uint32_t token, int depth) {
  uint32_t end = token + 1;
  if (depth > kMaxDepth) return end;
  for (uint32_t child : tree.children(token)) {
    if (child < token) continue;
    if (Continues(tree, cues, child, depth == 0) || tree.reach(child).begin > end) {
      if (!IsPunctuation(tree, child) || tree.form(child) != "-") break;
      if (child == end) ++end;  // "of al-Norburg"
      continue;
    }
    const uint32_t child_end = PhraseEnd(tree, cues, child, depth + 1);
    end = std::max(end, child_end);
    if (child_end < tree.reach(child).end) break;
  }
  return end;
}

uint32_t PhraseBegin(const Tree& tree, uint32_t head) {
  uint32_t begin = head;
  const auto children = tree.children(head);
  for (auto child = children.rbegin(); child != children.rend(); ++child) {
    if (*child > head) continue;
    const Dep dep = tree.dep(*child);
    if (dep == Dep::kDeterminer || dep == Dep::kCase || dep == Dep::kMark || dep == Dep::kCoordinator ||
        dep == Dep::kCopula || dep == Dep::kSubject || dep == Dep::kAuxiliary || dep == Dep::kAdverb) {
      break;
    }
    if (IsPunctuation(tree, *child) && tree.form(*child) != "-" && tree.form(*child) != ",") break;
    begin = tree.reach(*child).begin;
  }
  while (begin < head && IsPunctuation(tree, begin)) ++begin;
  return begin;
}

// "the swearing-in ceremony" read as a swearing in a ceremony.
uint32_t BeforeHyphenated(const Tree& tree, uint32_t begin) {
  constexpr uint32_t kParts = 3;
  const bool hyphenated = begin >= kParts && tree.dep(begin - 1) == Dep::kCase && tree.form(begin - 2) == "-" &&
                          tree.sentence(begin - kParts) == tree.sentence(begin);
  return hyphenated ? begin - kParts : begin;
}

bool IsPronoun(const Tree& tree, uint32_t token) {
  return tree.tag(token).starts_with("PRP") || tree.tag(token).starts_with('W') || tree.tag(token) == "DT" ||
         tree.tag(token) == "EX";
}

// The infinitive right behind a noun that the tree hangs beside it, on the verb: "discussed ways to help".
uint32_t NextInfinitive(const Tree& tree, uint32_t noun) {
  if (noun + 2 >= tree.size() || tree.tag(noun + 1) != "TO") return Tree::kNone;
  const uint32_t verb = tree.head(noun + 1);
  const bool beside = verb != Tree::kNone && tree.tag(verb) == "VB" && tree.head(verb) == tree.head(noun);
  return beside ? verb : Tree::kNone;
}

// "avenues for trade", where the tree has trade complete the verb; "the issue for years" tells when.
uint32_t NextContent(const Tree& tree, uint32_t noun) {
  const uint32_t phrase = tree.Has(noun, Dep::kDeterminer) ? Tree::kNone : LoosePhrase(tree, noun);
  if (phrase == Tree::kNone) return NextInfinitive(tree, noun);
  const std::string preposition = tree.Preposition(phrase);
  return preposition == "of" || preposition == "for" ? phrase : Tree::kNone;
}

// "issues related to trade", "matters relating to trade".
uint32_t RelatedTo(const Tree& tree, uint32_t noun) {
  for (uint32_t child : tree.children(noun)) {
    const Dep dep = tree.dep(child);
    if (child < noun || (dep != Dep::kAclause && dep != Dep::kAdjectival) || tree.tag(child) == "VB") continue;
    for (uint32_t part : tree.children(child)) {
      if (tree.dep(part) == Dep::kOblique && tree.Preposition(part) == "to") return part;
    }
  }
  return Tree::kNone;
}

// "three of the schools", "some of the aid", "most of it": how many or how much of what follows.
bool IsQuantity(const Tree& tree, uint32_t token) {
  const std::string_view tag = tree.tag(token);
  if (tag != "CD" && tag != "DT" && tag != "JJ" && tag != "JJS") return false;
  const uint32_t of = tree.Child(token, Dep::kNominal);
  return of != Tree::kNone && of > token && tree.Preposition(of) == "of";
}

// What an empty noun introduces: "of workers", "such as trade", "to reach".
uint32_t ContentChild(const Tree& tree, const Cues& cues, uint32_t head) {
  for (uint32_t child : tree.children(head)) {
    const Dep dep = tree.dep(child);
    if (child < head || (dep != Dep::kNominal && dep != Dep::kAclause && dep != Dep::kAdverbial)) continue;
    if (cues.IsOfContent(tree.Preposition(child))) return child;
  }
  const uint32_t related = RelatedTo(tree, head);
  return related != Tree::kNone ? related : NextContent(tree, head);
}

// Whether a list goes on behind an apposition: "trade, the war and aid" is no trade that is the war.
bool IsFollowedByConjunct(const Tree& tree, uint32_t apposition) {
  const TokenSpan reach = tree.reach(tree.head(apposition));
  for (uint32_t token = apposition + 1; token < reach.end; ++token) {
    if (tree.dep(token) != Dep::kCoordinator || tree.head(token) == Tree::kNone) continue;
    const uint32_t conjunct = tree.head(token);
    if (IsCommonNoun(tree, conjunct)) return true;
  }
  return false;
}

}  // namespace

TokenSpan WithoutOuterPunctuation(const Tree& tree, TokenSpan span) {
  while (span.begin < span.end && IsPunctuation(tree, span.begin)) ++span.begin;
  while (span.begin < span.end && (IsPunctuation(tree, span.end - 1) || tree.tag(span.end - 1) == "POS")) --span.end;
  return span;
}

uint32_t LoosePhrase(const Tree& tree, uint32_t noun) {
  if (noun + 2 >= tree.size() || tree.dep(noun + 1) != Dep::kCase) return Tree::kNone;
  const uint32_t phrase = tree.head(noun + 1);
  uint32_t first = noun;  // of a list
  while (tree.dep(first) == Dep::kConjunct) first = tree.head(first);
  const bool complements = tree.dep(first) == Dep::kObject || tree.dep(first) == Dep::kOblique;
  if (!complements || phrase == Tree::kNone || phrase < noun) return Tree::kNone;
  return tree.dep(phrase) == Dep::kOblique && tree.head(phrase) == tree.head(first) ? phrase : Tree::kNone;
}

TokenSpan PhraseSpan(const Tree& tree, const Cues& cues, uint32_t head) {
  if (IsPronoun(tree, head)) return {};
  TokenSpan span = {BeforeHyphenated(tree, PhraseBegin(tree, head)), PhraseEnd(tree, cues, head, 0)};
  for (uint32_t token = head + 1; token < span.end; ++token) {
    if (tree.form(token) == "(") span.end = token;
  }
  if (span.size() > kLongestPhrase) span.end = std::max(head + 1, span.begin + kLongestPhrase);
  while (span.end > head + 1 && (tree.dep(span.end - 1) == Dep::kCase || tree.dep(span.end - 1) == Dep::kDeterminer ||
                                 tree.dep(span.end - 1) == Dep::kCoordinator)) {
    --span.end;
  }
  while (span.begin < head && tree.dep(span.begin) == Dep::kCoordinator) ++span.begin;
  return WithoutOuterPunctuation(tree, span);
}

uint32_t ContentHead(const Tree& tree, const Cues& cues, uint32_t head) {
  for (int depth = 0; depth < kMaxDepth; ++depth) {
    if (!cues.IsEmptyHead(tree.lemma(head)) && !IsQuantity(tree, head)) break;
    const uint32_t content = ContentChild(tree, cues, head);
    if (content == Tree::kNone) break;
    head = content;
  }
  return head;
}

std::vector<uint32_t> ListedThings(const Tree& tree, uint32_t head) {
  std::vector<uint32_t> heads = tree.Conjuncts(head);
  const auto add = [&](uint32_t token) {
    for (uint32_t one : tree.Conjuncts(token)) {
      if (std::find(heads.begin(), heads.end(), one) == heads.end()) heads.push_back(one);
    }
  };
  const uint32_t verb = tree.head(head);
  if (verb != Tree::kNone && tree.IsVerb(verb)) {
    for (uint32_t child : tree.children(verb)) {
      if (child > head && tree.dep(child) == Dep::kConjunct && IsCommonNoun(tree, child)) add(child);
    }
  }
  const auto add_unlike = [&](uint32_t name) {
    for (uint32_t part : tree.children(name)) {
      const bool apposed =
          tree.dep(part) == Dep::kApposition && !tree.tag(name).starts_with("NNP") && IsFollowedByConjunct(tree, part);
      if ((tree.dep(part) == Dep::kConjunct || apposed) && IsUnlike(tree, part)) add(part);
    }
  };
  for (size_t i = 0; i < heads.size(); ++i) {
    const uint32_t behind = LoosePhrase(tree, heads[i]);
    if (behind != Tree::kNone) add_unlike(behind);
    for (uint32_t child : tree.children(heads[i])) {
      if (child < heads[i]) continue;
      if (tree.dep(child) == Dep::kApposition && IsCommonNoun(tree, child) && IsFollowedByConjunct(tree, child))
        add(child);
      if (tree.dep(child) == Dep::kNominal) add_unlike(child);
    }
  }
  std::sort(heads.begin(), heads.end());
  return heads;
}

TokenSpan ClauseSpan(const Tree& tree, uint32_t head) {
  TokenSpan span = tree.reach(head);
  while (span.begin < head && tree.dep(span.begin) == Dep::kMark && tree.tag(span.begin) == "IN") ++span.begin;
  return WithoutOuterPunctuation(tree, span);
}

}  // namespace entente::extract
