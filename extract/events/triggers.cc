#include "extract/events/triggers.h"

#include <algorithm>

#include "extract/events/control.h"
#include "extract/events/neighbours.h"
#include "extract/language/characters.h"

namespace entente::extract {
namespace {

constexpr std::string_view kAsked = "called-for";  // of modalities

// What somebody is still to do by an auxiliary or a verb like one: "leave" of "Ann should leave", "Ann has to leave",
// but not of "should have left", "must be joking", "what should Ann do?", "should be told", "having to leave".
uint32_t ActToDo(const Tree& tree, uint32_t token) {
  uint32_t act = tree.head(token), clause = act;
  if (tree.dep(token) == Dep::kAuxiliary) {
    if (tree.tag(token) != "MD") return Tree::kNone;  // "has been"
  } else {
    act = tree.Child(token, Dep::kXcomp);
    clause = token;
    const bool finite = tree.tag(token) == "VBZ" || tree.tag(token) == "VBP" ||
                        (tree.tag(token) == "VBD" && tree.dep(token) == Dep::kCcomp);
    if (!finite || act == Tree::kNone || tree.MarkTag(act) != "TO") return Tree::kNone;
  }
  if (IsPassive(tree, act)) return Tree::kNone;
  const uint32_t doer = OwnSubject(tree, clause);
  if (doer != Tree::kNone && doer > token) return Tree::kNone;
  for (uint32_t child : tree.children(act)) {
    const bool other = child != token && tree.dep(child) == Dep::kAuxiliary && tree.tag(child) != "TO";
    if (other || tree.tag(child).starts_with('W')) return Tree::kNone;
  }
  return tree.tag(act) == "VB" || tree.Has(act, Dep::kCopula) ? act : Tree::kNone;
}

// "elect" of "President-elect Lee"
bool IsBetweenTitleAndName(const Reading& reading, uint32_t token) {
  const Mention* mention = reading.mentions.At(token);
  return mention != nullptr && !mention->title_tokens.empty() && mention->title_tokens.end <= token &&
         mention->tokens.Contains(token) && mention->head > token;
}

bool IsTrigger(const Reading& reading, uint32_t token, const Trigger& trigger) {
  const Tree& tree = reading.tree;
  const Dep dep = tree.dep(token);
  switch (trigger.kind) {
    case TriggerKind::kVerb:
      return tree.IsVerb(token) && dep != Dep::kAuxiliary && dep != Dep::kCase &&
             !IsBetweenTitleAndName(reading, token) &&
             (dep != Dep::kAdjectival || IsMisreadVerb(reading, token) || IsNameParticiple(reading, token));
    case TriggerKind::kNoun:
      return tree.IsNoun(token);
    case TriggerKind::kAdjective:
      return tree.tag(token).starts_with('J') || tree.tag(token) == "VBN" ||
             (tree.tag(token) == "RB" && tree.Has(token, Dep::kCopula));  // "it is up to Ann"
    case TriggerKind::kAuxiliary:
      return ActToDo(tree, token) != Tree::kNone;
    default:
      return false;
  }
}

bool HasCompanion(const Tree& tree, uint32_t token, const std::string& companion,
                  const std::vector<Argument>& arguments) {
  if (companion.empty()) return true;
  const bool followed = token + 1 < tree.size() && tree.sentence(token + 1) == tree.sentence(token);
  if (followed && tree.lemma(token + 1) == companion) return true;
  for (uint32_t child : tree.children(token)) {
    const bool beside = tree.dep(child) == Dep::kParticle || tree.dep(child) == Dep::kAdverb;
    if (beside && tree.lemma(child) == companion) return true;
  }
  return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& argument) {
    if (argument.source != Source::kPreposition) return false;
    return argument.preposition == companion + " of" ||  // "forced them out of"
           (argument.preposition == companion && argument.certainty == 1);
  });
}

bool HasAdverb(const Tree& tree, uint32_t token, const RoleRule& rule) {
  const std::span<const uint32_t> children = tree.children(token);
  return std::any_of(children.begin(), children.end(), [&](uint32_t child) {
    const bool speech = tree.dep(child) == Dep::kAdverbial && tree.tag(child) == "VBG";  // "attacked Ann, calling her"
    const bool adverb = speech || tree.dep(child) == Dep::kAdverb || tree.dep(child) == Dep::kParticle;
    return adverb && Contains(rule.only, tree.lemma(child));
  });
}

// Whether what keeps the frame from firing stands at the token: "phone talks" are no meeting.
bool IsBarred(const Tree& tree, uint32_t token, const RoleRule& unless, const std::vector<Argument>& arguments) {
  if (unless.sources.empty()) return false;
  if (IsSourceOf({token, Source::kAdverb, "", 1}, unless) && HasAdverb(tree, token, unless)) return true;
  return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& argument) {
    const bool listed = unless.only.empty() || Contains(unless.only, tree.lemma(argument.head));
    return listed && IsSourceOf(argument, unless);
  });
}

// Of "is", whose predicate stands above it: "Ann is in Oslo".
std::vector<Argument> CopulaArguments(const Tree& tree, uint32_t copula) {
  const uint32_t predicate = tree.head(copula);
  std::vector<Argument> arguments;
  if (predicate == Tree::kNone) return arguments;
  if (const auto subject = SurfaceSubject(tree, predicate)) {
    arguments.push_back({subject->token, Source::kSubject, "", subject->certainty});
  }
  const std::string preposition = tree.Preposition(predicate);
  const Source place = preposition.empty() ? Source::kObject : Source::kPreposition;
  arguments.push_back({predicate, place, preposition, 1});
  AddPrepositional(tree, predicate, 0.8, &arguments);
  for (uint32_t child : tree.children(predicate)) {  // "is in Oslo to meet"
    const Dep dep = tree.dep(child);
    const bool purpose = dep == Dep::kAdverbial || dep == Dep::kAclause || dep == Dep::kClausalSubject;
    if (purpose && child > predicate && tree.MarkTag(child) == "TO")
      arguments.push_back({child, Source::kClause, "", 0.8});
  }
  return arguments;
}

std::vector<Argument> ArgumentsOf(const Reading& reading, uint32_t token, TriggerKind kind, const Frame& frame,
                                  bool* has_light) {
  const Tree& tree = reading.tree;
  if (kind == TriggerKind::kNoun) return NounArguments(tree, token, frame.light, has_light);
  if (tree.dep(token) == Dep::kCopula) return CopulaArguments(tree, token);
  if (kind == TriggerKind::kAuxiliary) {
    const uint32_t act = ActToDo(tree, token);
    std::vector<Argument> told = VerbArguments(tree, act);
    told.push_back({act, Source::kClause, "", 1});
    SortByCertainty(&told);
    return told;
  }
  std::vector<Argument> arguments = VerbArguments(tree, token);
  if (kind == TriggerKind::kVerb) AddNeighbours(reading, token, &arguments);
  return arguments;
}

// "asked that Ann leave", but not "asked to leave".
bool IsSubjunctive(const Tree& tree, uint32_t clause) {
  const bool bare = tree.tag(clause) == "VB" && !tree.Has(clause, Dep::kAuxiliary) && !tree.Has(clause, Dep::kCopula);
  return bare && tree.dep(clause) == Dep::kCcomp && tree.MarkTag(clause) != "TO" &&
         OwnSubject(tree, clause) != Tree::kNone;
}

// Whether the complement clause has an auxiliary of the modality: "said that Ann must leave"; a subjunctive is
// as good as one that asks, behind verbs that ask.
bool IsTold(const Reading& reading, uint32_t token, const std::string& modality,
            const std::vector<Argument>& arguments) {
  const bool asks = reading.cues.Find(CuePlace::kGovernor, reading.tree.lemma(token)) != 0;
  const std::vector<Modality>& modalities = reading.ontology.modalities();
  return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& argument) {
    if (argument.source != Source::kClause) return false;
    if (modality == kAsked && asks && IsSubjunctive(reading.tree, argument.head)) return true;
    for (uint32_t child : reading.tree.children(argument.head)) {
      if (reading.tree.dep(child) != Dep::kAuxiliary) continue;
      if (modality == kAsked && ActToDo(reading.tree, child) == Tree::kNone) continue;
      if (modalities[reading.cues.Find(CuePlace::kAuxiliary, reading.tree.lemma(child))].name == modality) return true;
    }
    return false;
  });
}

bool IsHyphen(const Tree& tree, uint32_t token) { return token < tree.size() && tree.tag(token) == "HYPH"; }

}  // namespace

std::string HyphenatedWord(const Tree& tree, uint32_t token) {
  uint32_t begin = token, last = token;
  while (begin >= 2 && IsHyphen(tree, begin - 1) && tree.sentence(begin - 2) == tree.sentence(token)) begin -= 2;
  while (IsHyphen(tree, last + 1) && last + 2 < tree.size()) last += 2;
  const uint32_t head = tree.head(token);
  const bool hangs_within = head != Tree::kNone && head >= begin && head <= last;
  if (begin == last || hangs_within) return {};
  std::string word;
  for (uint32_t part = begin; part < last; ++part) word += tree.form(part);
  return FoldWord(word) + tree.lemma(last);
}

const std::vector<Argument>* TriggerReader::Arguments(uint32_t token, const Trigger& trigger) {
  if (!IsTrigger(reading_, token, trigger)) return nullptr;
  const Frame& frame = reading_.frames.all()[trigger.frame];
  if (!of_ || of_->token != token || of_->kind != trigger.kind || *of_->light != frame.light) {
    of_ = {token, trigger.kind, &frame.light, false};
    arguments_ = ArgumentsOf(reading_, token, trigger.kind, frame, &of_->has_light);
  }
  if (frame.light_required && !of_->has_light) return nullptr;
  if (!HasCompanion(reading_.tree, token, trigger.companion, arguments_)) return nullptr;
  if (IsBarred(reading_.tree, token, frame.unless, arguments_)) return nullptr;
  if (!frame.told.empty() && !IsTold(reading_, token, frame.told, arguments_)) return nullptr;
  return &arguments_;
}

}  // namespace entente::extract
