#include "extract/events/stances.h"

#include <algorithm>

#include "extract/events/arguments.h"
#include "extract/events/control.h"

namespace entente::extract {
namespace {

// The clause above that tells the same: not that of which this one is a sentence of its own.
uint32_t SameWordsAbove(const Tree& tree, uint32_t token) {
  const Dep dep = tree.dep(token);
  if (dep == Dep::kParataxis || (dep == Dep::kConjunct && OwnSubject(tree, token) != Tree::kNone)) return Tree::kNone;
  return tree.head(token);
}

}  // namespace

bool IsStance(const Relation& relation) { return relation.spoken && !relation.marginal && !relation.symmetric; }

bool IsMereSpeech(const Relation& relation) { return relation.spoken && relation.marginal; }

Stances::Stances(const Reading& reading, const std::vector<Event>& events) : reading_(reading) {
  for (const Event& event : events) {
    if (!IsStance(*reading.ontology.FindRelation(event.frame->relation))) continue;
    for (const Participant& from : event.in(Role::kFrom)) {
      stances_.push_back({ClauseOf(reading.tree, event.trigger), ActorOf(from, reading.resolved).id});
    }
  }
  std::ranges::sort(stances_, {}, &Stance::clause);
}

bool Stances::IsTakenIn(uint32_t clause, const std::vector<Participant>& speakers) const {
  const auto before = [](const Stance& stance, uint32_t wanted) { return stance.clause < wanted; };
  auto stance = std::lower_bound(stances_.begin(), stances_.end(), clause, before);
  for (; stance != stances_.end() && stance->clause == clause; ++stance) {
    const auto is_theirs = [&](const Participant& speaker) {
      return ActorOf(speaker, reading_.resolved).id == stance->from;
    };
    if (std::any_of(speakers.begin(), speakers.end(), is_theirs)) return true;
  }
  return false;
}

bool Stances::Cover(uint32_t token, const std::vector<Participant>& speakers) const {
  for (uint32_t at = token; at != Tree::kNone; at = SameWordsAbove(reading_.tree, at)) {
    if (IsTakenIn(at, speakers)) return true;
  }
  return false;
}

bool Stances::IsAddressee(const Participant& participant, uint32_t verb) const {
  return !participant.described && reading_.tree.head(participant.head) == verb;
}

bool Stances::Replace(const Event& speech) const {
  return std::ranges::all_of(speech.in(Role::kTo), [&](const Participant& to) {
    return !IsAddressee(to, speech.trigger) && Cover(to.head, speech.in(Role::kFrom));
  });
}

}  // namespace entente::extract
