#include "extract/events/gatherings.h"

#include <algorithm>

#include "extract/events/control.h"
#include "extract/events/neighbours.h"

namespace entente::extract {
namespace {

constexpr uint32_t kPassingReach = 2;    // over which it may be one of long ago
constexpr uint32_t kReach = 12;          // sentences over which "the meeting" is the last one told of
constexpr uint32_t kAgentlessReach = 4;  // over which what "was discussed" was so there
constexpr double kCertainty = 0.75;      // that those who met last are meant
constexpr size_t kNone = SIZE_MAX;

// Participants taken over from the last gathering have no words of their own.
bool IsTakenOver(const Event& event) { return event.in(Role::kFrom).front().words.empty(); }

}  // namespace

bool Gatherings::IsNear(const Event& event) const {
  return !open_.empty() && event.sentence - Last().sentence <= kReach;
}

bool Gatherings::AllAt(const std::vector<Participant>& participants) const {
  return std::all_of(participants.begin(), participants.end(), [&](const Participant& participant) {
    if (participant.described) return true;
    for (Role end : {Role::kFrom, Role::kTo}) {
      for (const Participant& other : Last().in(end)) {
        if (other.entity == participant.entity) return true;
      }
    }
    return false;
  });
}

bool Gatherings::IsAt(const Event& event) const {
  return IsNear(event) && event.modality == 0 && Last().modality == 0 &&
         !reading_.ontology.FindRelation(event.frame->relation)->standing && AllAt(event.in(Role::kFrom));
}

bool Gatherings::IsLast(uint32_t token) const {
  return !open_.empty() && reading_.tree.sentence(token) - Last().sentence <= kReach &&
         IsGatheringNoun(reading_, token) && reading_.IsDefinite(token);
}

bool Gatherings::NamesOthers(uint32_t noun) const {
  for (uint32_t child : reading_.tree.children(noun)) {
    const Dep dep = reading_.tree.dep(child);
    if (dep != Dep::kCompound && dep != Dep::kPossessor && dep != Dep::kNominal) continue;
    const Mention* mention = reading_.mentions.At(child);
    if (mention == nullptr || mention->entity == kNoEntity || mention->tokens.Contains(noun)) continue;
    Participant named;
    named.entity = mention->entity;
    if (!AllAt({named})) return true;
  }
  return false;
}

bool Gatherings::IsOpen(uint32_t token) const {
  const Tree& tree = reading_.tree;
  const Mention* mention = reading_.mentions.At(token);
  const Entity* found =
      mention == nullptr || mention->entity == kNoEntity ? nullptr : &reading_.resolved.entities[mention->entity];
  if (reading_.cues.IsCollective(tree.lemma(token))) return found == nullptr;
  if (found != nullptr && (found->actor.kind != "group" || !found->members.empty())) return false;
  if (tree.lemma(token) == "two" && tree.Has(token, Dep::kDeterminer)) return true;
  if (tree.tag(token) != "NNS") return false;
  bool both = false;
  for (uint32_t child : tree.children(token)) {
    both |= child < token && (reading_.cues.IsCollective(tree.lemma(child)) || tree.lemma(child) == "two");
    const Dep dep = tree.dep(child);
    if (dep == Dep::kNominal || dep == Dep::kPossessor || dep == Dep::kRelative || dep == Dep::kAclause) return false;
    if (dep == Dep::kAdjectival && reading_.mentions.At(child) != mention) return false;  // "the Norlandic leaders"
  }
  return (both && mention != nullptr) ||
         ((both || reading_.IsDefinite(token)) && reading_.cues.IsParty(tree.lemma(token)));
}

bool Gatherings::IsAgenda(uint32_t token) const {
  return reading_.cues.IsAgenda(reading_.tree.lemma(token)) && !reading_.tree.Has(token, Dep::kPossessor) &&
         !NamesOthers(token);
}

bool Gatherings::IsThere(const Argument& argument) const {
  const std::string& preposition = argument.preposition;
  const bool there = preposition == "during" || preposition == "at" || preposition == "in";
  if (argument.source != Source::kPreposition || !there || !IsGatheringNoun(reading_, argument.head)) return false;
  return argument.head == Last().trigger || (reading_.IsDefinite(argument.head) && !NamesOthers(argument.head));
}

bool Gatherings::AreSpokenOf(const std::vector<Argument>& arguments, const Event& event) const {
  const Frame& last = *Last().frame;
  const auto is_open = [&](const Argument& one) {
    return one.source == Source::kSubject && one.certainty == 1 && IsOpen(one.head);
  };
  if (reading_.tree.IsNoun(event.trigger)) {
    if (IsAgenda(event.trigger)) return true;
    if (!event.frame->reciprocal && std::any_of(arguments.begin(), arguments.end(), is_open)) return true;
    const bool other_kind = last.relation != event.frame->relation && last.reciprocal;
    return !other_kind && IsGatheringNoun(reading_, event.trigger) && reading_.IsDefinite(event.trigger) &&
           !NamesOthers(event.trigger);
  }
  if (reading_.tree.tag(event.trigger).starts_with('J')) {  // "Also present were the ministers"
    const auto is_elsewhere = [&](const Argument& one) {
      return one.source == Source::kPreposition && !IsThere(one) && one.preposition != "from";
    };
    return event.sentence - last_told_ <= kAgentlessReach && std::ranges::none_of(arguments, is_elsewhere);
  }
  const auto has = [&](Source source) {
    return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& one) { return one.source == source; });
  };
  const bool done_by_some = has(Source::kSubject) && has(Source::kObject);
  bool has_subject = false;
  for (const Argument& argument : arguments) {
    if (!done_by_some && IsThere(argument)) return true;
    if (argument.source != Source::kSubject && argument.source != Source::kObject) continue;
    if (IsGatheringNoun(reading_, argument.head) || IsAgenda(argument.head) || is_open(argument)) return true;
    has_subject |= argument.source == Source::kSubject;
  }
  const bool past = reading_.tree.dep(event.trigger) == Dep::kAclause &&  // "the pact signed last year"
                    !reading_.tree.Has(event.trigger, Dep::kPassiveAuxiliary) && has(Source::kPreposition);
  return !past && !has_subject && IsPassive(reading_.tree, event.trigger) &&
         event.sentence - last_told_ <= kAgentlessReach;
}

bool Gatherings::AreLandsOfLast(uint32_t token) const {
  const Mention* mention = reading_.mentions.At(token);
  if (mention == nullptr || mention->entity == kNoEntity || !reading_.cues.IsParty(reading_.tree.lemma(token)))
    return false;
  const std::vector<Entity>& entities = reading_.resolved.entities;
  const std::vector<uint32_t>& sides = entities[mention->entity].members;
  return !sides.empty() && std::all_of(sides.begin(), sides.end(), [&](uint32_t side) {
    const auto comes_from = [&](const Participant& participant) {
      return !participant.described && entities[participant.entity].actor.kind == "person" &&
             entities[participant.entity].actor.country == entities[side].actor.name;
    };
    const std::vector<Participant>&from = Last().in(Role::kFrom), &to = Last().in(Role::kTo);
    return std::any_of(from.begin(), from.end(), comes_from) || std::any_of(to.begin(), to.end(), comes_from);
  });
}

bool Gatherings::FillFor(uint32_t token, const RoleRule& rule, Role role, Event* event) const {
  if (!IsNear(*event) || event->sentence - last_told_ > kAgentlessReach) return false;
  if (reading_.cues.IsCollective(reading_.tree.lemma(token))) return false;  // "they" may be others, named nowhere
  const std::vector<Participant>&from = Last().in(Role::kFrom), &to = Last().in(Role::kTo);
  const auto is_named = [](const Participant& one) { return !one.described; };
  const size_t named = static_cast<size_t>(std::ranges::count_if(from, is_named) + std::ranges::count_if(to, is_named));
  const bool two = named == 2 || from.size() + to.size() == 2;  // others who sat in are no side
  const bool open = IsOpen(token) || (event->sentence - Last().sentence <= 1 && AreLandsOfLast(token));
  return two && open && TakeLast(rule, role, event);
}

bool Gatherings::Fill(const std::vector<Argument>& arguments, const RoleRule& rule, Role role, Event* event) const {
  return IsNear(*event) && AreSpokenOf(arguments, *event) && TakeLast(rule, role, event);
}

bool Gatherings::TakeLast(const RoleRule& rule, Role role, Event* event) const {
  const Event& last = Last();
  const bool two_sides = event->frame->reciprocal && role == Role::kFrom && !last.in(Role::kTo).empty();
  for (Role end : {Role::kFrom, Role::kTo}) {
    for (Participant participant : last.in(end)) {
      const std::string& kind = ActorOf(participant, reading_.resolved).kind;
      if (std::find(rule.kinds.begin(), rule.kinds.end(), kind) == rule.kinds.end()) continue;
      participant.certainty *= kCertainty;
      participant.words = {};
      event->in(two_sides ? end : role).push_back(std::move(participant));
    }
  }
  return !event->in(role).empty();
}

bool Gatherings::FillPartner(const RoleRule& rule, Role role, Event* event) const {
  const std::vector<Participant>& others = event->in(role == Role::kTo ? Role::kFrom : Role::kTo);
  if (!IsNear(*event) || event->sentence - last_told_ > kAgentlessReach || Last().modality != 0) return false;
  std::vector<Participant> two = Last().in(Role::kFrom);
  two.insert(two.end(), Last().in(Role::kTo).begin(), Last().in(Role::kTo).end());
  if (two.size() != 2 || others.size() != 1 || others.front().described) return false;
  const auto is_other = [&](const Participant& one) { return one.entity == others.front().entity; };
  if (std::ranges::count_if(two, is_other) != 1) return false;
  Participant partner = is_other(two.front()) ? two.back() : two.front();
  if (!Contains(rule.kinds, ActorOf(partner, reading_.resolved).kind)) return false;
  partner.certainty *= kCertainty;
  partner.words = {};
  event->in(role).push_back(std::move(partner));
  return true;
}

bool Gatherings::FillOccasion(Role role, Event* event) const {
  if (!occasion_ || event->sentence - occasion_sentence_ > kReach) return false;
  Participant occasion = *occasion_;
  occasion.certainty *= kCertainty;
  occasion.words = {};
  event->in(role).push_back(std::move(occasion));
  return true;
}

void Gatherings::NameOccasion(Event* event) const {
  if (!occasion_ || !event->frame->IsOfOccasion() || event->sentence - occasion_sentence_ > kReach) return;
  for (Participant& there : event->in(Role::kTo)) {
    if (!there.described || there.words.size() > 1 || !reading_.IsDefinite(there.head)) continue;
    const std::string& noun = reading_.tree.lemma(there.head);
    if (noun != reading_.tree.lemma(occasion_->head) && !reading_.cues.IsAnyOccasion(noun)) continue;
    there.described = occasion_->described;
    there.entity = occasion_->entity;
  }
}

void Gatherings::NoteOccasion(const Event& event) {
  if (event.modality != 0 || !event.frame->IsOfOccasion() || event.in(Role::kTo).empty()) return;
  if (event.in(Role::kTo).front().words.empty()) return;  // taken over
  occasion_ = event.in(Role::kTo).front();
  occasion_sentence_ = event.sentence;
}

void Gatherings::Complete(Event* event) const {
  if (!IsAt(*event)) return;
  const Event& last = Last();
  const bool undated = !event->time.known();
  if (undated) event->time = last.time;
  const bool all = reading_.ontology.FindRelation(event->frame->relation)->together || AllAt(event->in(Role::kTo));
  const bool there = undated ? !last.time.known() || all : event->time == last.time && all;
  if (event->place.empty() && there) event->place = last.place;
}

void Gatherings::Note(const Event& event, bool is_news) {
  NoteOccasion(event);
  const bool same = IsAt(event);
  gathering_of_.push_back(same ? open_.back() : kNone);
  if (same && IsTakenOver(event) && !Last().time.known()) gatherings_[open_.back()].time = event.time;
  if (same && IsTakenOver(event)) last_told_ = event.sentence;
  if (!event.frame->gathering || IsTakenOver(event)) return;
  // What is only planned takes nothing from a meeting that took place.
  if (event.modality != 0 && IsNear(event) && Last().modality == 0) return;
  // Of long ago only what a sentence is about is followed up: "they met in April".
  if (!is_news && reading_.tree.dep(event.trigger) != Dep::kRoot) return;
  last_told_ = event.sentence;
  open_.push_back(gatherings_.size());
  gatherings_.push_back(event);
  in_passing_.push_back(!is_news);
}

void Gatherings::MoveTo(uint32_t sentence) {
  while (!open_.empty() && in_passing_[open_.back()] && sentence - Last().sentence > kPassingReach) open_.pop_back();
}

void Gatherings::ShareTimes(std::vector<Event>* events) const {
  for (size_t i = 0; i < gathering_of_.size(); ++i) {
    if (gathering_of_[i] == kNone || (*events)[i].time.known()) continue;
    (*events)[i].time = gatherings_[gathering_of_[i]].time;
  }
}

}  // namespace entente::extract
