#include "extract/events/roles.h"

#include <algorithm>
#include <array>

#include "extract/events/neighbours.h"
#include "extract/events/phrase.h"
#include "extract/events/speaker.h"
#include "extract/events/topic.h"

namespace entente::extract {
namespace {

// Whether a token gave a known actor in the other role: its words are then no theme.
bool IsKnownParticipant(uint32_t token, const Event& event) {
  const std::vector<Participant>& to = event.in(Role::kTo);
  return std::any_of(to.begin(), to.end(), [&](const Participant& participant) {
    return participant.head == token && !participant.described;
  });
}

// Of these a trigger may have several that all count: "with Ann, with Ben".
bool MayRepeat(Source source) { return source == Source::kModifier || source == Source::kPreposition; }

// Whose office or land it is, or who met them, may only be known by who is in the other role.
bool LeansOnOtherRole(const RoleRule& rule) {
  return std::ranges::any_of(std::array{Source::kOffice, Source::kHomeland, Source::kPartner}, [&](Source source) {
    return IsSourceOf({0, source, "", 1}, rule);
  });
}

}  // namespace

bool RoleFiller::Fill(Event* event) {
  taken_ = {event->trigger};
  mutual_ = false;
  for (Role role : {Role::kFrom, Role::kTo, Role::kTheme, Role::kPlace}) {
    const RoleRule& rule = event->frame->rule(role);
    if (!FillRole(rule, role, event) && rule.required) return false;
  }
  const bool open = event->in(Role::kFrom).empty() && !event->in(Role::kTo).empty();
  const RoleRule& from_rule = event->frame->rule(Role::kFrom);
  const bool found = open && LeansOnOtherRole(from_rule) && FillRole(from_rule, Role::kFrom, event);
  if (open && !found) earlier_.FillByDoers(from_rule, event);
  if (event->frame->mutual && event->in(Role::kTo).empty()) FillMutually(event);
  if (!event->frame->reciprocal && !event->frame->mutual && !mutual_) DropOneself(event);
  const size_t from = event->in(Role::kFrom).size(), to = event->in(Role::kTo).size();
  if (event->frame->several && from < 2 && !IsWithOthers(*event)) return false;
  if (event->frame->reciprocal && to == 0 && from > 1 && (AreAttendants(*event) || IsDoneToThings(*event)))
    return false;
  return from > 0 && (to > 0 || (event->frame->reciprocal && from > 1));
}

// "We talked about trade", said by Ann.
bool RoleFiller::IsWithOthers(const Event& event) const {
  const std::vector<Participant>& from = event.in(Role::kFrom);
  return !from.empty() && reading_.cues.IsInclusive(reading_.tree.lemma(from.front().head));
}

// "Ann and Ben attended the meeting", "were present at the talks", "took part in them": at what others held.
bool RoleFiller::AreAttendants(const Event& event) const {
  const Tree& tree = reading_.tree;
  const std::vector<Participant>& people = event.in(Role::kFrom);
  const bool outside = std::none_of(people.begin(), people.end(), [&](const Participant& participant) {
    return participant.words.empty() || tree.IsBelow(participant.head, event.trigger);
  });
  const uint32_t above = tree.head(event.trigger);
  if (!outside || !tree.IsNoun(event.trigger) || above == Tree::kNone) return false;
  if (tree.dep(event.trigger) == Dep::kOblique && tree.Preposition(event.trigger) == "for") return false;
  // The seventh meeting of some council is those who take part in it; "the meeting" was told of before.
  const bool told_before = reading_.IsDefinite(event.trigger) && tree.reach(event.trigger).end == event.trigger + 1 &&
                           tree.Child(event.trigger, Dep::kDeterminer) + 1 == event.trigger;
  if (TellsOfOccasion(above, event.trigger, told_before)) return true;
  const uint32_t part = tree.Child(above, Dep::kObject);
  return part != Tree::kNone && part != event.trigger && TellsOfOccasion(part, event.trigger, told_before);
}

// "The shops and the banks met the targets": not each other.
bool RoleFiller::IsDoneToThings(const Event& event) const {
  if (mutual_ || !IsSourceOf({0, Source::kObject, "", 1}, event.frame->rule(Role::kTo))) return false;
  return std::ranges::any_of(arguments_, [&](const Argument& argument) {
    const std::string_view tag = reading_.tree.tag(argument.head);
    const bool thing = (tag == "NN" || tag == "NNS") && !reading_.is_time[argument.head];
    return argument.source == Source::kObject && argument.certainty == 1 && thing &&
           reading_.mentions.At(argument.head) == nullptr;
  });
}

// Whether frames take the noun for an occasion at which the word tells who was: any occasion, or one of a list too.
bool RoleFiller::TellsOfOccasion(uint32_t word, uint32_t noun, bool of_list) const {
  const std::span<const Trigger> triggers = reading_.frames.Find(reading_.tree.lemma(word));
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
    const Frame& frame = reading_.frames.all()[trigger.frame];
    const RoleRule& occasions = frame.rule(Role::kTo);
    return trigger.companion.empty() && frame.IsOfOccasion() && (of_list || occasions.only.empty()) &&
           Admits(reading_.tree.lemma(noun), occasions);
  });
}

// What several do for themselves is done to nobody: "both promised to strengthen their ties".
void RoleFiller::DropOneself(Event* event) {
  const std::vector<Participant>& from = event->in(Role::kFrom);
  if (from.size() < 2) return;
  std::erase_if(event->in(Role::kTo), [&](const Participant& participant) {
    return !participant.described && std::any_of(from.begin(), from.end(), [&](const Participant& other) {
      return !other.described && other.entity == participant.entity;
    });
  });
}

void RoleFiller::FillMutually(Event* event) {
  if (event->in(Role::kFrom).size() > 1) event->in(Role::kTo) = event->in(Role::kFrom);
}

// The first group of sources that gives a participant, or a text for the theme. Actors go before descriptions.
bool RoleFiller::FillRole(const RoleRule& rule, Role role, Event* event) {
  if (!rule.open.empty() && FillRole(event->frame->known_rule(role), role, event)) return true;
  for (const std::vector<RoleSource>& group : rule.sources) {
    bool filled = false;
    for (const RoleSource& source : group) filled |= FillFrom(source, rule, role, event);
    if (filled) return true;
  }
  return false;
}

bool RoleFiller::FillFrom(const RoleSource& source, const RoleRule& rule, Role role, Event* event) {
  switch (source.source) {
    case Source::kLemma:
      event->theme = reading_.tree.lemma(event->trigger);
      return true;
    case Source::kTrigger:
      return FillWith({event->trigger, source.source, "", 1}, rule, role, event);
    case Source::kGathering:
      return may_gather_ && gatherings_.Fill(arguments_, rule, role, event);
    case Source::kOffice:
      return FillByOffice(rule, role, event);
    case Source::kSpeaker:
      return FillBySpeaker(rule, role, event);
    case Source::kFront:
      return FillByFront(rule, role, event);
    case Source::kPartner:
      return gatherings_.FillPartner(rule, role, event);
    case Source::kOccasion:
      return gatherings_.FillOccasion(role, event);
    case Source::kHomeland:
      return FillByHomeland(rule, role, event);
    case Source::kAnswered:
      return earlier_.FillByAnswered(rule, role, event);
    case Source::kTold:
      return earlier_.FillByTold(rule, role, event);
    case Source::kCulprit:
      return earlier_.FillByCulprit(rule, role, event);
    case Source::kOwner:
      return FillByOwners(rule, role, event);
    default:
      return FillByArguments(source, rule, role, event);
  }
}

bool RoleFiller::FillByArguments(const RoleSource& source, const RoleRule& rule, Role role, Event* event) {
  bool filled = false;
  for (const Argument& argument : arguments_) {
    if (!Fits(argument, source) || !IsUsable(argument, rule, role, *event)) continue;
    const bool last = role == Role::kFrom && argument.source == Source::kSubject &&
                      gatherings_.FillFor(argument.head, rule, role, event);
    if (!last && !FillWith(argument, rule, role, event)) continue;
    if (role != Role::kTheme) taken_.push_back(argument.head);
    filled = true;
    if (!MayRepeat(source.source) || role == Role::kTheme) break;
  }
  return filled;
}

bool RoleFiller::IsUsable(const Argument& argument, const RoleRule& rule, Role role, const Event& event) const {
  if (reading_.is_time[argument.head] && !IsClause(argument.source)) return false;  // "said the fire was in May"
  if (rule.no_gathering && gatherings_.IsLast(argument.head)) return false;
  if (role == Role::kTheme) return !IsKnownParticipant(argument.head, event);
  if (role == Role::kTo && argument.source == Source::kAffected && IsWhoActs(argument.head, event)) return false;
  return std::find(taken_.begin(), taken_.end(), argument.head) == taken_.end();
}

// "threatened to defend its border": it is not threatened. Nor are the two countries by those who speak for them.
bool RoleFiller::IsWhoActs(uint32_t token, const Event& event) const {
  const Mention* mention = reading_.mentions.At(token);
  if (mention == nullptr || mention->entity == kNoEntity) return false;
  const std::vector<Entity>& entities = reading_.resolved.entities;
  const std::vector<uint32_t>& members = entities[mention->entity].members;
  const std::vector<Participant>& from = event.in(Role::kFrom);
  return std::any_of(from.begin(), from.end(), [&](const Participant& participant) {
    if (participant.described) return false;
    const Actor& actor = entities[participant.entity].actor;
    return participant.entity == mention->entity || std::any_of(members.begin(), members.end(), [&](uint32_t member) {
             return member == participant.entity || entities[member].actor.name == actor.country;
           });
  });
}

// "condemned the killing of Ben": it is done to him.
bool RoleFiller::IsUndergoing(uint32_t deed, uint32_t token) const {
  const Tree& tree = reading_.tree;
  const uint32_t above = tree.head(token);
  if (above != deed && above != Tree::kNone && tree.head(above) == deed) token = above;  // "of Norlandic schools"
  if (tree.head(token) != deed || tree.dep(token) != Dep::kNominal || tree.Preposition(token) != "of") return false;
  if (reading_.cues.IsUndergone(tree.lemma(deed))) return true;
  const std::span<const Trigger> triggers = reading_.frames.Find(tree.lemma(deed));
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
    const Frame& frame = reading_.frames.all()[trigger.frame];
    const Argument of{token, Source::kPreposition, "of", 1};
    return trigger.kind == TriggerKind::kNoun && !frame.light_required && IsSourceOf(of, frame.rule(Role::kTo)) &&
           !IsSourceOf(of, frame.rule(Role::kFrom));
  });
}

// The owners of what stands in the other places of the rule, or of the object.
bool RoleFiller::FillByOwners(const RoleRule& rule, Role role, Event* event) {
  const bool things = !rule.open.empty() && !rule.people;
  for (const Argument& argument : arguments_) {
    if (IsClause(argument.source)) continue;
    if (argument.source != Source::kObject && !IsSourceOf(argument, rule)) continue;
    const Mention* owned = reading_.mentions.At(argument.head);
    const bool named = owned != nullptr && owned->form == MentionForm::kName;
    const bool people = owned != nullptr && !named && owned->kind != "place";
    const bool told = reading_.tree.head(event->trigger) == argument.head;  // the trigger tells of it
    for (const Argument& owner : OwnersOf(reading_.tree, argument.head)) {
      if (named && owned->tokens.Contains(owner.head)) continue;               // a word of it
      if (told && reading_.tree.head(owner.head) == event->trigger) continue;  // "forces deployed in Norland"
      if (things && reading_.mentions.At(owner.head) == nullptr) continue;     // no actor: oil in "the transfer of oil"
      if ((people && reading_.IsPerson(owner.head)) || IsUndergoing(argument.head, owner.head)) continue;
      if (std::find(taken_.begin(), taken_.end(), owner.head) != taken_.end()) continue;
      if (FillWith(owner, rule, role, event)) return true;
    }
  }
  return false;
}

// Who says the words in which the trigger stands.
bool RoleFiller::FillBySpeaker(const RoleRule& rule, Role role, Event* event) {
  const std::optional<Inferred> speaker = SpeakerOf(reading_, event->trigger);
  return speaker && FillWith({speaker->token, Source::kSpeaker, "", speaker->certainty}, rule, role, event);
}

// "As for Ann, she said": she is no topic of her own.
bool RoleFiller::FillByFront(const RoleRule& rule, Role role, Event* event) {
  const uint32_t topic = TopicInFront(reading_, event->trigger);
  if (topic == Tree::kNone || reading_.is_time[topic] || IsWhoActs(topic, *event)) return false;
  return FillWith({topic, Source::kFront, "", 1}, rule, role, event);
}

// Where the one in the other role holds the office that was told last: "the Norlandic minister Lee resigned".
bool RoleFiller::FillByOffice(const RoleRule& rule, Role role, Event* event) {
  const std::vector<Participant>& holders = event->in(role == Role::kTo ? Role::kFrom : Role::kTo);
  if (holders.size() != 1 || holders.front().entity == kNoEntity) return false;
  const Mention* office = nullptr;
  for (const Mention& mention : reading_.resolved.mentions) {
    if (mention.entity != holders.front().entity || mention.title_of == kNoEntity) continue;
    if (reading_.tree.sentence(mention.head) <= event->sentence) office = &mention;
  }
  if (office == nullptr) return false;
  participants_.AddEntity(office->title_of, *office, 0.85, rule, &event->in(role));
  return !event->in(role).empty();
}

// The country of the one in the other role, by its mention told last: "Lee won the presidential election".
bool RoleFiller::FillByHomeland(const RoleRule& rule, Role role, Event* event) {
  const std::vector<Participant>& people = event->in(role == Role::kTo ? Role::kFrom : Role::kTo);
  if (people.size() != 1) return false;
  const std::string& country = ActorOf(people.front(), reading_.resolved).country;
  if (country.empty()) return false;
  const Mention* homeland = nullptr;
  for (const Mention& mention : reading_.resolved.mentions) {
    if (mention.entity == kNoEntity || mention.form != MentionForm::kName) continue;
    if (homeland != nullptr && reading_.tree.sentence(mention.head) > event->sentence) continue;
    if (reading_.ActorAt(mention).kind == "country" && reading_.ActorAt(mention).name == country) homeland = &mention;
  }
  if (homeland == nullptr) return false;
  participants_.AddEntity(homeland->entity, *homeland, 0.8, rule, &event->in(role));
  return !event->in(role).empty();
}

bool RoleFiller::IsMutual(uint32_t token) const {
  const Tree& tree = reading_.tree;
  return token + 1 < tree.size() && reading_.cues.IsMutual(tree.lemma(token) + " " + tree.lemma(token + 1));
}

bool RoleFiller::FillWith(const Argument& argument, const RoleRule& rule, Role role, Event* event) {
  const size_t before = event->in(role).size();
  AddParticipants(argument, rule, role, event);
  if (role != Role::kTheme) return event->in(role).size() > before;
  if (!AdmitsPhrase(argument.head, rule)) return false;
  if (rule.silent) return true;
  event->theme = TextOf(argument);
  return !event->theme.empty();
}

// One of a list is enough, and what a measure is of: "maps and weapons", "worth of goods".
bool RoleFiller::AdmitsPhrase(uint32_t head, const RoleRule& rule) const {
  const Tree& tree = reading_.tree;
  if (Admits(tree.lemma(head), rule)) return true;
  if (rule.only.empty()) return false;
  for (uint32_t one : tree.Conjuncts(head)) {
    if (Admits(tree.lemma(one), rule)) return true;
    for (uint32_t child : tree.children(one)) {
      const bool measured = tree.dep(child) == Dep::kNominal && tree.Preposition(child) == "of";
      if (measured && Admits(tree.lemma(child), rule)) return true;
    }
  }
  return false;
}

// Each of a list; where one is known, the others may be descriptions: "the minister Lee and other officials".
void RoleFiller::AddParticipants(const Argument& argument, const RoleRule& rule, Role role, Event* event) {
  std::vector<Participant>& participants = event->in(role);
  if (role == Role::kTo && event->in(Role::kFrom).size() > 1 && IsMutual(argument.head)) {
    if (!event->frame->reciprocal) FillMutually(event);
    mutual_ = true;
    return;
  }
  const size_t before = participants.size();
  std::vector<uint32_t> unknown;
  RoleRule content;  // "the issue of visas" is an issue
  const bool introduced = Contains(rule.only, reading_.tree.lemma(argument.head)) &&
                          ContentHead(reading_.tree, reading_.cues, argument.head) != argument.head;
  if (introduced) {
    content = rule;
    content.only.clear();
  }
  for (uint32_t token : heads_.Of(argument, rule, *event)) {
    const Mention* whole = IsOwnPhrase(argument.source) ? reading_.mentions.Whole(token) : nullptr;
    if (whole != nullptr) token = whole->head;
    const size_t known = participants.size();
    participants_.Add(token, argument.certainty, introduced ? content : rule, &participants);
    if (participants.size() == known) unknown.push_back(token);
  }
  const RoleRule& full = event->frame->rule(role);
  if (participants.size() == before || rule.open == full.open) return;
  if (argument.source == Source::kOwner && !full.people) return;  // what stands beside an owner is owned too
  for (uint32_t token : unknown) participants_.Add(token, argument.certainty, full, &participants);
}

std::string RoleFiller::TextOf(const Argument& argument) const {
  return reading_.Text(IsClause(argument.source) ? ClauseSpan(reading_.tree, argument.head)
                                                 : PhraseSpan(reading_.tree, reading_.cues, argument.head));
}

}  // namespace entente::extract
