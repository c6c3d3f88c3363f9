#include "extract/events/earlier_ends.h"

#include <algorithm>

#include "extract/events/control.h"
#include "extract/events/modality.h"

namespace entente::extract {
namespace {

constexpr uint32_t kAnswerReach = 3;         // sentences back to what is answered
constexpr uint32_t kLingeringReach = 10;     // to an accusation
constexpr uint32_t kGroupReach = 8;          // to what was done to several of whom some are named later
constexpr uint32_t kCulpritReach = 8;        // to a deed that is spoken of
constexpr double kSameRoleCertainty = 0.75;  // that those who had a role in the last such event have it again

}  // namespace

// The last event of the same relation that was told before.
const Event* EarlierEnds::LastTold(const Event& event) const {
  const auto earlier = std::find_if(told_.rbegin(), told_.rend(), [&](const Event& one) {
    return one.frame->relation == event.frame->relation && one.trigger != event.trigger;
  });
  return earlier == told_.rend() ? nullptr : &*earlier;
}

const Event* EarlierEnds::LastWithin(uint32_t reach, const Event& event,
                                     const std::function<bool(const Event&)>& fits) const {
  for (auto earlier = told_.rbegin(); earlier != told_.rend(); ++earlier) {
    if (earlier->sentence + reach < event.sentence) return nullptr;
    if (fits(*earlier)) return &*earlier;
  }
  return nullptr;
}

bool EarlierEnds::Take(const std::vector<Participant>& ends, double certainty, const RoleRule& rule, Role role,
                       Event* event) const {
  for (Participant one : ends) {
    if (!Contains(rule.kinds, ActorOf(one, reading_.resolved).kind)) continue;
    one.certainty *= certainty;
    event->in(role).push_back(std::move(one));
  }
  return !event->in(role).empty();
}

bool EarlierEnds::FillByTold(const RoleRule& rule, Role role, Event* event) const {
  if (reading_.tree.IsNoun(event->trigger) && !reading_.IsDefinite(event->trigger)) return false;
  const Event* earlier = LastTold(*event);
  return earlier != nullptr && Take(earlier->in(role), kSameRoleCertainty, rule, role, event);
}

// Whether the event answers an earlier one, in which the one in the other role is whom it is done to.
bool EarlierEnds::IsAnswered(const Event& earlier, const Event& event, Role role) const {
  if (!Contains(event.frame->answers, earlier.frame->relation)) return false;
  const std::vector<Participant>& others = event.in(role == Role::kTo ? Role::kFrom : Role::kTo);
  const std::vector<Participant>& undergoing = earlier.in(Role::kTo);
  return std::ranges::any_of(others, [&](const Participant& other) {
    return std::ranges::any_of(undergoing, [&](const Participant& one) {
      return ActorOf(one, reading_.resolved).id == ActorOf(other, reading_.resolved).id;
    });
  });
}

bool EarlierEnds::FillByAnswered(const RoleRule& rule, Role role, Event* event) const {
  constexpr double kCertainty = 0.85;
  const uint32_t reach = event->frame->lingering ? kLingeringReach : kAnswerReach;
  const Event* earlier = LastWithin(reach, *event, [&](const Event& one) { return IsAnswered(one, *event, role); });
  return earlier != nullptr && Take(earlier->in(Role::kFrom), kCertainty, rule, role, event);
}

// How many sentences before it an act may be told that the same ones did: "Police arrested ten people. Among those
// arrested was Ann", "Ben was also arrested", "Nine were killed".
uint32_t EarlierEnds::ReachOfDoers(uint32_t act) const {
  const Tree& tree = reading_.tree;
  if (tree.dep(act) == Dep::kAclause) {
    return tree.tag(act) == "VBN" && ArgumentHeads(reading_).IsIdentified(tree.head(act)) ? kGroupReach : 0;
  }
  if (!IsPassive(tree, act)) return 0;
  const bool also = std::ranges::any_of(tree.children(act), [&](uint32_t child) {
    return tree.dep(child) == Dep::kAdverb && reading_.cues.IsGoingOn(tree.lemma(child));
  });
  const bool done = FindModality(tree, reading_.cues, reading_.frames, reading_.ontology, act) == 0;
  return also ? kAnswerReach : done ? 1 : 0;
}

bool EarlierEnds::FillByDoers(const RoleRule& rule, Event* event) const {
  const Tree& tree = reading_.tree;
  const uint32_t act = event->trigger, first = tree.dep(act) == Dep::kConjunct ? tree.head(act) : act;
  std::vector<Argument> agents;  // "was shot and killed by Ann"
  for (uint32_t verb : tree.Conjuncts(first)) AddAgent(tree, verb, &agents);
  const auto is_doer = [](const Argument& argument) { return argument.source == Source::kSubject; };
  if (!tree.IsVerb(act) || !agents.empty() || std::ranges::any_of(arguments_, is_doer)) return false;
  if (reading_.ontology.FindRelation(event->frame->relation)->spoken) return false;
  const Event* earlier = LastTold(*event);
  if (earlier == nullptr || earlier->modality != 0) return false;
  const uint32_t reach = ReachOfDoers(act);
  return reach > 0 && earlier->sentence + reach >= event->sentence &&
         Take(earlier->in(Role::kFrom), kSameRoleCertainty, rule, Role::kFrom, event);
}

// Whether the noun is a word for such a deed as the event is: "the execution" of what is told by "executed".
bool EarlierEnds::IsWordFor(uint32_t noun, const Event& deed) const {
  if (deed.modality != 0 || reading_.ontology.FindRelation(deed.frame->relation)->symmetric) return false;
  const std::span<const Trigger> triggers = reading_.frames.Find(reading_.tree.lemma(noun));
  return std::ranges::any_of(triggers, [&](const Trigger& trigger) {
    return trigger.kind == TriggerKind::kNoun && reading_.frames.all()[trigger.frame].relation == deed.frame->relation;
  });
}

bool EarlierEnds::FillByCulprit(const RoleRule& rule, Role role, Event* event) const {
  constexpr double kCertainty = 0.8;
  const std::vector<Participant>& others = event->in(role == Role::kTo ? Role::kFrom : Role::kTo);
  const auto takes_part = [&](const Participant& one) {
    return std::ranges::any_of(others, [&](const Participant& other) {
      return ActorOf(other, reading_.resolved).id == ActorOf(one, reading_.resolved).id;
    });
  };
  for (const Argument& argument : arguments_) {
    const bool deed = argument.source == Source::kObject || IsSourceOf(argument, rule);
    if (!deed || IsClause(argument.source) || !reading_.IsDefinite(argument.head)) continue;
    const Event* earlier = LastWithin(kCulpritReach, *event, [&](const Event& one) {
      return one.trigger != event->trigger && IsWordFor(argument.head, one);
    });
    if (earlier == nullptr) continue;
    std::vector<Participant> culprits = earlier->in(Role::kFrom);
    std::erase_if(culprits, [&](const Participant& one) { return one.described || takes_part(one); });
    return Take(culprits, kCertainty, rule, role, event);
  }
  return false;
}

}  // namespace entente::extract
