#include "extract/events/triggers.h"

#include <algorithm>

#include "extract/events/neighbours.h"

namespace entente::extract {
namespace {

bool IsTrigger(const Reading& reading, uint32_t token, const Trigger& trigger) {
  const Tree& tree = reading.tree;
  const Dep dep = tree.dep(token);
  switch (trigger.kind) {
    case TriggerKind::kVerb:
      return tree.IsVerb(token) && dep != Dep::kAuxiliary && dep != Dep::kCopula && dep != Dep::kCase &&
             (dep != Dep::kAdjectival || IsMisreadVerb(reading, token));
    case TriggerKind::kNoun:
      return tree.IsNoun(token);
    case TriggerKind::kAdjective:
      return tree.tag(token).starts_with('J') || tree.tag(token) == "VBN";
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
    if (tree.dep(child) == Dep::kParticle && tree.lemma(child) == companion) return true;
  }
  return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& argument) {
    if (argument.source != Source::kPreposition) return false;
    return argument.preposition == companion + " of" ||  // "forced them out of"
           (argument.preposition == companion && argument.certainty == 1);
  });
}

// Whether the complement clause has an auxiliary of the modality: "said that Ann must leave".
bool IsTold(const Reading& reading, const std::string& modality, const std::vector<Argument>& arguments) {
  const std::vector<Modality>& modalities = reading.ontology.modalities();
  return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& argument) {
    if (argument.source != Source::kClause) return false;
    for (uint32_t child : reading.tree.children(argument.head)) {
      if (reading.tree.dep(child) != Dep::kAuxiliary) continue;
      if (modalities[reading.cues.Find(CuePlace::kAuxiliary, reading.tree.lemma(child))].name == modality) return true;
    }
    return false;
  });
}

}  // namespace

std::optional<std::vector<Argument>> TriggeredArguments(const Reading& reading, uint32_t token,
                                                        const Trigger& trigger) {
  if (!IsTrigger(reading, token, trigger)) return std::nullopt;
  const Frame& frame = reading.frames.all()[trigger.frame];
  bool has_light = false;
  std::vector<Argument> arguments = trigger.kind == TriggerKind::kNoun
                                        ? NounArguments(reading.tree, token, frame.light, &has_light)
                                        : VerbArguments(reading.tree, token);
  if (trigger.kind == TriggerKind::kVerb) AddNeighbours(reading, token, &arguments);
  if (frame.light_required && !has_light) return std::nullopt;
  if (!HasCompanion(reading.tree, token, trigger.companion, arguments)) return std::nullopt;
  if (!frame.told.empty() && !IsTold(reading, frame.told, arguments)) return std::nullopt;
  return arguments;
}

}  // namespace entente::extract
