#include "extract/events/phrase.h"

#include <algorithm>

#include "extract/events/arguments.h"

namespace entente::extract {
namespace {

constexpr uint32_t kLongestPhrase = 14;  // words; longer ones are parser errors or whole stories

bool IsPunctuation(const Tree& tree, uint32_t token) {
  return tree.dep(token) == Dep::kPunctuation;
}

bool Continues(const Tree& tree, uint32_t child, bool outermost) {
  switch (tree.dep(child)) {
    case Dep::kRelative:
    case Dep::kApposition:
    case Dep::kParataxis:
    case Dep::kAdverbial:
    case Dep::kPunctuation:
    case Dep::kCopula:
      return true;
    case Dep::kConjunct:
    case Dep::kCoordinator:
      return outermost;
    case Dep::kAclause:
      return tree.tag(child) != "VB" && !tree.Has(child, Dep::kMark);
    default:
      return false;
  }
}

// Where the phrase of `token` ends: before the first thing that only continues it.
uint32_t PhraseEnd(const Tree& tree, uint32_t token, bool outermost) {
  uint32_t end = token + 1;
  for (uint32_t child : tree.children(token)) {
    if (child < token) continue;
    if (Continues(tree, child, outermost) || tree.reach(child).begin > end) {
      if (IsPunctuation(tree, child) && tree.form(child) == "-") continue;
      break;
    }
    const uint32_t child_end = PhraseEnd(tree, child, false);
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

TokenSpan WithoutOuterPunctuation(const Tree& tree, TokenSpan span) {
  while (span.begin < span.end && IsPunctuation(tree, span.begin)) ++span.begin;
  while (span.begin < span.end && (IsPunctuation(tree, span.end - 1) || tree.tag(span.end - 1) == "POS")) --span.end;
  return span;
}

bool IsPronoun(const Tree& tree, uint32_t token) {
  return tree.tag(token).starts_with("PRP") || tree.tag(token).starts_with('W') || tree.tag(token) == "DT" ||
         tree.tag(token) == "EX";
}

}  // namespace

TokenSpan PhraseSpan(const Tree& tree, uint32_t head) {
  if (IsPronoun(tree, head)) return {};
  TokenSpan span = {PhraseBegin(tree, head), PhraseEnd(tree, head, true)};
  if (span.size() > kLongestPhrase) span.end = std::max(head + 1, span.begin + kLongestPhrase);
  while (span.end > head + 1 && (tree.dep(span.end - 1) == Dep::kCase || tree.dep(span.end - 1) == Dep::kDeterminer ||
                                 tree.dep(span.end - 1) == Dep::kCoordinator)) {
    --span.end;
  }
  return WithoutOuterPunctuation(tree, span);
}

uint32_t ContentHead(const Tree& tree, const Cues& cues, uint32_t head) {
  if (!cues.IsEmptyHead(tree.lemma(head))) return head;
  for (uint32_t child : tree.children(head)) {
    if (child < head || (tree.dep(child) != Dep::kNominal && tree.dep(child) != Dep::kAclause)) continue;
    const std::string preposition = tree.Preposition(child);
    if (preposition == "of" || preposition == "like" || preposition == "such as" || preposition == "including" ||
        preposition == "in" || preposition == "to") {
      return tree.dep(child) == Dep::kNominal ? ContentHead(tree, cues, child) : child;
    }
  }
  return head;
}

TokenSpan ClauseSpan(const Tree& tree, uint32_t head) {
  TokenSpan span = tree.reach(head);
  while (span.begin < head && tree.dep(span.begin) == Dep::kMark && tree.tag(span.begin) == "IN") ++span.begin;
  return WithoutOuterPunctuation(tree, span);
}

uint32_t TopicOfClause(const Tree& tree, uint32_t head) {
  uint32_t object = Tree::kNone, subject = Tree::kNone, oblique = Tree::kNone;
  for (uint32_t child : tree.children(head)) {
    if (IsPronoun(tree, child)) continue;
    if (tree.dep(child) == Dep::kObject && object == Tree::kNone) object = child;
    if (tree.dep(child) == Dep::kSubject || tree.dep(child) == Dep::kPassiveSubject) subject = child;
    if (tree.dep(child) == Dep::kOblique && oblique == Tree::kNone && !tree.Preposition(child).empty()) oblique = child;
  }
  if (IsPassive(tree, head) && subject != Tree::kNone) return subject;
  if (object != Tree::kNone) return object;
  for (uint32_t child : tree.children(head)) {
    if (tree.dep(child) != Dep::kXcomp && tree.dep(child) != Dep::kCcomp) continue;
    if (const uint32_t inner = TopicOfClause(tree, child); inner != Tree::kNone) return inner;
  }
  if (subject != Tree::kNone) return subject;
  if (oblique != Tree::kNone) return oblique;
  return tree.IsNoun(head) ? head : Tree::kNone;
}

}  // namespace entente::extract
