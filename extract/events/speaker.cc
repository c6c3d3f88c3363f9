#include "extract/events/speaker.h"

#include <algorithm>

#include "extract/events/arguments.h"

namespace entente::extract {
namespace {

constexpr std::string_view kPerson = "person";  // of node kinds
constexpr int kMaxClauses = 6;                  // how far up the speaker may be

const Quotation* QuotationAt(const Reading& reading, uint32_t token) {
  const std::vector<Quotation>& quotations = reading.resolved.analysis.quotations;
  const auto next = std::upper_bound(quotations.begin(), quotations.end(), token,
                                     [](uint32_t at, const Quotation& one) { return at < one.tokens.begin; });
  if (next == quotations.begin()) return nullptr;
  return (next - 1)->tokens.Contains(token) ? &*(next - 1) : nullptr;
}

// Ann in "in the view of Ann", "in Ann's opinion".
uint32_t WhoseOpinion(const Reading& reading, uint32_t noun) {
  const Tree& tree = reading.tree;
  if (tree.Preposition(noun) != "in" || !reading.cues.IsOpinion(tree.lemma(noun))) return Tree::kNone;
  for (uint32_t child : tree.children(noun)) {
    const bool of = tree.dep(child) == Dep::kNominal && tree.Preposition(child) == "of";
    if (of || tree.dep(child) == Dep::kPossessor) return child;
  }
  return Tree::kNone;
}

// "For Ann, the pact is a mistake": somebody named in front of a sentence, with a comma behind.
bool Opines(const Reading& reading, uint32_t token) {
  const Tree& tree = reading.tree;
  const TokenSpan sentence = reading.resolved.analysis.document.sentences[tree.sentence(token)];
  const TokenSpan phrase = tree.reach(token);
  const bool front = phrase.begin == sentence.begin && phrase.end < sentence.end && tree.form(phrase.end) == ",";
  const Mention* mention =
      front && reading.cues.IsOpining(tree.Preposition(token)) ? reading.mentions.At(token) : nullptr;
  return mention != nullptr && mention->entity != kNoEntity && reading.ActorAt(*mention).kind == kPerson;
}

// Whose word the clause is by what hangs on it: "according to Ann", ", Ann said".
std::optional<Inferred> SpeakerBeside(const Reading& reading, uint32_t clause) {
  const Tree& tree = reading.tree;
  for (uint32_t child : tree.children(clause)) {
    const Dep dep = tree.dep(child);
    if (dep == Dep::kOblique && reading.cues.IsAttributive(tree.Preposition(child))) return Inferred{child, 0.9};
    const uint32_t whose = dep == Dep::kOblique ? WhoseOpinion(reading, child) : Tree::kNone;
    if (whose != Tree::kNone) return Inferred{whose, 0.9};
    if (dep == Dep::kOblique && Opines(reading, child)) return Inferred{child, 0.8};
    if (dep != Dep::kParataxis || !reading.cues.IsReporting(tree.lemma(child))) continue;
    const uint32_t speaker = OwnSubject(tree, child);
    if (speaker != Tree::kNone) return Inferred{speaker, 0.95};
  }
  return std::nullopt;
}

// The clause of which this one is a part that the same person says: not the ground or condition of it, nor what
// describes one of its nouns, which may be the reporter's own words.
uint32_t Whole(const Tree& tree, uint32_t clause) {
  const Dep dep = tree.dep(clause);
  if (dep == Dep::kXcomp || dep == Dep::kConjunct) return tree.head(clause);
  return Tree::kNone;
}

// The verb that the clause completes: in "said in a report that troops fled" too, where the tree may have it describe
// the last noun.
uint32_t VerbCompletedBy(const Tree& tree, uint32_t clause) {
  const uint32_t above = tree.head(clause);
  if (above == Tree::kNone || (tree.dep(clause) == Dep::kCcomp && tree.IsVerb(above))) return above;
  const bool noun_clause =
      tree.IsNoun(above) && tree.MarkTag(clause) == "IN" && OwnSubject(tree, clause) != Tree::kNone;
  if (!noun_clause) return Tree::kNone;
  const uint32_t phrase = tree.dep(above) == Dep::kNominal ? tree.head(above) : above;
  return tree.dep(phrase) == Dep::kOblique && phrase > tree.head(phrase) ? tree.head(phrase) : Tree::kNone;
}

std::optional<Inferred> ReportedSpeaker(const Reading& reading, uint32_t token) {
  const Tree& tree = reading.tree;
  uint32_t clause = ClauseOf(tree, token);
  for (int steps = 0; steps < kMaxClauses && clause != Tree::kNone; ++steps) {
    if (const std::optional<Inferred> beside = SpeakerBeside(reading, clause)) return beside;
    const bool described = tree.dep(clause) == Dep::kAclause || tree.dep(clause) == Dep::kRelative;
    const uint32_t above = described || tree.dep(clause) == Dep::kCcomp ? VerbCompletedBy(tree, clause) : Tree::kNone;
    if (above != Tree::kNone) {
      if (!reading.cues.IsReporting(tree.lemma(above)) || IsPassive(tree, above)) return std::nullopt;
      return SurfaceSubject(tree, above);
    }
    clause = Whole(tree, clause);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Inferred> SpeakerOf(const Reading& reading, uint32_t token) {
  const std::optional<Inferred> reported = ReportedSpeaker(reading, token);
  if (reported) return reported;
  const Quotation* quotation = QuotationAt(reading, token);
  if (quotation == nullptr || quotation->speaker < 0) return std::nullopt;
  return Inferred{static_cast<uint32_t>(quotation->speaker), 1};
}

}  // namespace entente::extract
