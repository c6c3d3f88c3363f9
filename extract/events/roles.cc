#include "extract/events/roles.h"

#include <algorithm>
#include <array>

#include "extract/events/control.h"
#include "extract/events/modality.h"
#include "extract/events/neighbours.h"
#include "extract/events/phrase.h"
#include "extract/events/speaker.h"
#include "extract/events/topic.h"

namespace entente::extract {
namespace {

constexpr uint32_t kLongestJoin = 4;      // words of "in addition to the"
constexpr uint32_t kAnswerReach = 3;      // sentences back to what is answered
constexpr uint32_t kLingeringReach = 10;  // to an accusation
constexpr uint32_t kGroupReach = 8;       // to what was done to several of whom some are named later

bool Fits(const Argument& argument, const RoleSource& source) {
  return argument.source == source.source && argument.preposition == source.preposition;
}

// Whether a token gave a known actor in the other role: its words are then no theme.
bool IsKnownParticipant(uint32_t token, const Event& event) {
  const std::vector<Participant>& to = event.in(Role::kTo);
  return std::any_of(to.begin(), to.end(), [&](const Participant& participant) {
    return participant.head == token && !participant.described;
  });
}

// Of these a trigger may have several that all count: "with Ann, with Ben".
bool MayRepeat(Source source) { return source == Source::kModifier || source == Source::kPreposition; }

// Where the phrase as a whole takes part, and not a word in front of another.
bool IsOwnPhrase(Source source) {
  return source == Source::kSubject || source == Source::kObject || source == Source::kIndirect ||
         source == Source::kPreposition || source == Source::kCompany || source == Source::kSpeaker;
}

bool IsClause(Source source) {
  return source == Source::kClause || source == Source::kStatement || source == Source::kInfinitive;
}

// Whose office or land it is, or who met them, may only be known by who is in the other role.
bool LeansOnOtherRole(const RoleRule& rule) {
  return std::ranges::any_of(std::array{Source::kOffice, Source::kHomeland, Source::kPartner}, [&](Source source) {
    return IsSourceOf({0, source, "", 1}, rule);
  });
}

}  // namespace

bool Admits(const std::string& lemma, const RoleRule& rule) {
  return !Contains(rule.never, lemma) && (rule.only.empty() || Contains(rule.only, lemma));
}

bool IsSourceOf(const Argument& argument, const RoleRule& rule) {
  return std::any_of(rule.sources.begin(), rule.sources.end(), [&](const std::vector<RoleSource>& group) {
    return std::any_of(group.begin(), group.end(), [&](const RoleSource& source) { return Fits(argument, source); });
  });
}

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
  if (open && !found) FillByDoers(from_rule, event);
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
      return FillByAnswered(rule, role, event);
    case Source::kTold:
      return FillByTold(rule, role, event);
    case Source::kCulprit:
      return FillByCulprit(rule, role, event);
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

// "criticised the wife of Ben": not him.
bool RoleFiller::IsPerson(uint32_t token) const {
  const Mention* mention = reading_.mentions.At(token);
  return mention != nullptr && mention->entity != kNoEntity && reading_.ActorAt(*mention).kind == "person";
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
      if ((people && IsPerson(owner.head)) || IsUndergoing(argument.head, owner.head)) continue;
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

// Whether the event answers an earlier one, in which the one in the other role is whom it is done to.
bool RoleFiller::IsAnswered(const Event& earlier, const Event& event, Role role) const {
  if (!Contains(event.frame->answers, earlier.frame->relation)) return false;
  const std::vector<Participant>& others = event.in(role == Role::kTo ? Role::kFrom : Role::kTo);
  const std::vector<Participant>& undergoing = earlier.in(Role::kTo);
  return std::ranges::any_of(others, [&](const Participant& other) {
    return std::ranges::any_of(undergoing, [&](const Participant& one) {
      return ActorOf(one, reading_.resolved).id == ActorOf(other, reading_.resolved).id;
    });
  });
}

// Ann in "Ann accused Ben of fraud. Ben denied it": who did last what the frame answers.
bool RoleFiller::FillByAnswered(const RoleRule& rule, Role role, Event* event) {
  constexpr double kCertainty = 0.85;
  const uint32_t reach = event->frame->lingering ? kLingeringReach : kAnswerReach;
  for (auto earlier = told_.rbegin(); earlier != told_.rend(); ++earlier) {
    if (earlier->sentence + reach < event->sentence) return false;
    if (!IsAnswered(*earlier, *event, role)) continue;
    for (Participant one : earlier->in(Role::kFrom)) {
      if (!Contains(rule.kinds, ActorOf(one, reading_.resolved).kind)) continue;
      one.certainty *= kCertainty;
      event->in(role).push_back(std::move(one));
    }
    return !event->in(role).empty();
  }
  return false;
}

// The last event of the same relation that was told before.
const Event* RoleFiller::LastTold(const Event& event) const {
  const auto earlier = std::find_if(told_.rbegin(), told_.rend(), [&](const Event& one) {
    return one.frame->relation == event.frame->relation && one.trigger != event.trigger;
  });
  return earlier == told_.rend() ? nullptr : &*earlier;
}

// Those in the same role of an earlier event; they have words of their own there.
bool RoleFiller::TakeFrom(const Event& earlier, const RoleRule& rule, Role role, Event* event) const {
  constexpr double kCertainty = 0.75;
  for (Participant one : earlier.in(role)) {
    if (!Contains(rule.kinds, ActorOf(one, reading_.resolved).kind)) continue;
    one.certainty *= kCertainty;
    event->in(role).push_back(std::move(one));
  }
  return !event->in(role).empty();
}

// "joined the protest": what the last such event was done to; a noun has to speak of it as known.
bool RoleFiller::FillByTold(const RoleRule& rule, Role role, Event* event) const {
  if (reading_.tree.IsNoun(event->trigger) && !reading_.IsDefinite(event->trigger)) return false;
  const Event* earlier = LastTold(*event);
  return earlier != nullptr && TakeFrom(*earlier, rule, role, event);
}

// How many sentences before it an act may be told that the same ones did: "Police arrested ten people. Among those
// arrested was Ann", "Ben was also arrested", "Nine were killed".
uint32_t RoleFiller::ReachOfDoers(uint32_t act) const {
  const Tree& tree = reading_.tree;
  if (tree.dep(act) == Dep::kAclause) return tree.tag(act) == "VBN" && IsIdentified(tree.head(act)) ? kGroupReach : 0;
  if (!IsPassive(tree, act)) return 0;
  const bool also = std::ranges::any_of(tree.children(act), [&](uint32_t child) {
    return tree.dep(child) == Dep::kAdverb && reading_.cues.IsGoingOn(tree.lemma(child));
  });
  const bool done = FindModality(tree, reading_.cues, reading_.frames, reading_.ontology, act) == 0;
  return also ? kAnswerReach : done ? 1 : 0;
}

// Who does what the sentence tells without a doer: those who did last what is told so.
bool RoleFiller::FillByDoers(const RoleRule& rule, Event* event) const {
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
  return reach > 0 && earlier->sentence + reach >= event->sentence && TakeFrom(*earlier, rule, Role::kFrom, event);
}

// Whether the noun is a word for such a deed as the event is: "the execution" of what is told by "executed".
bool RoleFiller::IsWordFor(uint32_t noun, const Event& deed) const {
  if (deed.modality != 0 || reading_.ontology.FindRelation(deed.frame->relation)->symmetric) return false;
  const std::span<const Trigger> triggers = reading_.frames.Find(reading_.tree.lemma(noun));
  return std::ranges::any_of(triggers, [&](const Trigger& trigger) {
    return trigger.kind == TriggerKind::kNoun && reading_.frames.all()[trigger.frame].relation == deed.frame->relation;
  });
}

// Norland in "Norland invaded Sudland. Ann condemned the invasion": who did it, by what was told last of such deeds.
bool RoleFiller::FillByCulprit(const RoleRule& rule, Role role, Event* event) {
  constexpr double kCertainty = 0.8;
  constexpr uint32_t kReach = 8;  // sentences back
  const std::vector<Participant>& others = event->in(role == Role::kTo ? Role::kFrom : Role::kTo);
  for (const Argument& argument : arguments_) {
    const bool deed = argument.source == Source::kObject || IsSourceOf(argument, rule);
    if (!deed || IsClause(argument.source) || !reading_.IsDefinite(argument.head)) continue;
    for (auto earlier = told_.rbegin(); earlier != told_.rend(); ++earlier) {
      if (earlier->sentence + kReach < event->sentence) break;
      if (earlier->trigger == event->trigger || !IsWordFor(argument.head, *earlier)) continue;
      for (Participant one : earlier->in(Role::kFrom)) {
        const Actor& actor = ActorOf(one, reading_.resolved);
        const bool oneself = std::ranges::any_of(
            others, [&](const Participant& other) { return ActorOf(other, reading_.resolved).id == actor.id; });
        if (oneself || one.described || !Contains(rule.kinds, actor.kind)) continue;
        one.certainty *= kCertainty;
        event->in(role).push_back(std::move(one));
      }
      return !event->in(role).empty();
    }
  }
  return false;
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

// "Ann, together with Ben, arrived": he did too. The tree may hang "together" elsewhere.
bool RoleFiller::IsJoined(uint32_t phrase, uint32_t child) const {
  const Tree& tree = reading_.tree;
  const bool names = tree.tag(phrase).starts_with("NNP") && tree.tag(child).starts_with("NNP");
  return names && tree.dep(child) == Dep::kNominal && tree.Preposition(child) == "with";
}

// "leaders including Ann and Ben", "the leaders Ann and Ben": those whom a phrase names.
void RoleFiller::AddExamples(std::vector<uint32_t>* heads) const {
  const Tree& tree = reading_.tree;
  std::vector<uint32_t> added, replaced;
  for (const uint32_t phrase : *heads) {
    for (uint32_t child : tree.children(phrase)) {
      const bool example = tree.dep(child) == Dep::kNominal && reading_.cues.IsExample(tree.Preposition(child));
      const bool listed = tree.dep(child) == Dep::kApposition && tree.tag(phrase) == "NNS" &&
                          tree.tag(child).starts_with("NNP") && tree.Conjuncts(child).size() > 1;
      if (!example && !listed && !IsJoined(phrase, child)) continue;
      std::vector<uint32_t> named = tree.Conjuncts(child);
      AddListed(reading_, child, &named);
      added.insert(added.end(), named.begin(), named.end());
      if (listed && ArePeople(named)) replaced.push_back(phrase);  // "the ministers Ann and Ben" are those two
    }
  }
  for (uint32_t phrase : replaced) std::erase(*heads, phrase);
  heads->insert(heads->end(), added.begin(), added.end());
}

// A name, or a description that has one: "the senator Ann".
bool RoleFiller::IsNamed(uint32_t token) const {
  const Mention* mention = reading_.mentions.At(token);
  const bool named = mention != nullptr && mention->entity != kNoEntity && mention->form == MentionForm::kName;
  return named || reading_.tree.tag(token).starts_with("NNP");
}

// Who the clause says that those of the phrase are: "Among those arrested were Ann and Ben", "Those arrested were Ann
// and Ben", "Leaders attending the summit included Ann".
uint32_t RoleFiller::PredicateOf(uint32_t phrase) const {
  const Tree& tree = reading_.tree;
  const uint32_t above = tree.head(phrase);
  uint32_t named = Tree::kNone;
  if (tree.Has(phrase, Dep::kCopula)) {
    if (reading_.cues.IsPicking(tree.Preposition(phrase))) named = tree.Child(phrase, Dep::kSubject);
  } else if (above != Tree::kNone && tree.Has(above, Dep::kCopula) &&
             reading_.cues.IsPicking(tree.Preposition(phrase))) {
    named = above;
  } else if (tree.dep(phrase) == Dep::kSubject && tree.Has(phrase, Dep::kAclause)) {
    if (tree.Has(above, Dep::kCopula) && tree.Preposition(above).empty()) named = above;
    if (reading_.cues.IsNamingExamples(tree.lemma(above))) named = tree.Child(above, Dep::kObject);
  }
  return named != Tree::kNone && named > phrase ? named : Tree::kNone;
}

uint32_t RoleFiller::IdentifiedAs(uint32_t phrase) const {
  const uint32_t named = PredicateOf(phrase);
  return named != Tree::kNone && IsNamed(named) ? named : Tree::kNone;
}

void RoleFiller::AddIdentified(std::vector<uint32_t>* heads) const {
  for (size_t i = heads->size(); i-- > 0;) {
    const uint32_t named = IdentifiedAs((*heads)[i]);
    if (named == Tree::kNone) continue;
    const std::vector<uint32_t> all = reading_.tree.Conjuncts(named);
    heads->insert(heads->end(), all.begin(), all.end());
  }
}

// Whether a phrase of the verb behind the plural names examples of it: "brought 30 delegates together, including Ann",
// where the tree has the verb take them.
bool RoleFiller::IsExampleBehind(uint32_t child, uint32_t plural) const {
  const Tree& tree = reading_.tree;
  if (child < plural || tree.dep(child) != Dep::kOblique || !IsNamed(child)) return false;
  const uint32_t preposition = tree.Child(child, Dep::kCase);
  return preposition != Tree::kNone && preposition > plural && tree.form(preposition - 1) == "," &&
         reading_.cues.IsExample(tree.Preposition(child));
}

void RoleFiller::AddExamplesBehind(const Argument& argument, std::vector<uint32_t>* heads) const {
  const Tree& tree = reading_.tree;
  const uint32_t plural = argument.head, verb = tree.head(plural);
  if (tree.tag(plural) != "NNS" || verb == Tree::kNone || !tree.IsVerb(verb)) return;
  for (uint32_t child : tree.children(verb)) {
    const Dep dep = tree.dep(child);
    const bool example = IsExampleBehind(child, plural);
    if (!example && child > plural && (dep == Dep::kObject || dep == Dep::kSubject || dep == Dep::kAgent)) return;
    if (!example) continue;
    const std::vector<uint32_t> named = tree.Conjuncts(child);
    heads->insert(heads->end(), named.begin(), named.end());
  }
}

bool RoleFiller::ArePeople(const std::vector<uint32_t>& tokens) const {
  return std::ranges::all_of(tokens, [&](uint32_t token) { return IsPerson(token); });
}

// Whether the clause tells by whom the people of the phrase are led.
bool RoleFiller::IsLedBy(uint32_t phrase, uint32_t clause) const {
  const Tree& tree = reading_.tree;
  if (tree.dep(clause) != Dep::kAclause || clause < phrase || !IsPassive(tree, clause)) return false;
  const std::span<const Trigger> triggers = reading_.frames.Find(tree.lemma(clause));
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
    const Frame& frame = reading_.frames.all()[trigger.frame];
    return trigger.kind == TriggerKind::kVerb && frame.leads && Admits(tree.lemma(phrase), frame.rule(Role::kTo));
  });
}

void RoleFiller::AddLeadersOf(uint32_t phrase, uint32_t noun, std::vector<uint32_t>* heads) const {
  for (uint32_t clause : reading_.tree.children(noun)) {
    if (!IsLedBy(phrase, clause)) continue;
    std::vector<Argument> agents;
    AddAgent(reading_.tree, clause, &agents);
    for (const Argument& agent : agents) heads->push_back(agent.head);
  }
}

// "a delegation led by Ann arrived": she did too.
void RoleFiller::AddLeaders(std::vector<uint32_t>* heads) const {
  const Tree& tree = reading_.tree;
  const size_t phrases = heads->size();
  for (size_t i = 0; i < phrases; ++i) {
    const uint32_t phrase = (*heads)[i];
    AddLeadersOf(phrase, phrase, heads);
    for (uint32_t child : tree.children(phrase)) {  // "a group of envoys headed by Ann"
      const bool of = tree.dep(child) == Dep::kNominal && tree.Preposition(child) == "of";
      if (of) AddLeadersOf(phrase, child, heads);
    }
  }
}

// Whether words in front of a name have it take part like the argument, and in no place of its own in the frame.
bool RoleFiller::JoinsTo(const Argument& argument, std::string_view words, const Event& event) const {
  const bool acts = argument.source == Source::kSubject && reading_.cues.IsJoining(words);
  const bool undergoes = argument.source == Source::kObject && reading_.cues.IsAdding(words);
  if (!acts && !undergoes) return false;
  const std::string last(words.substr(words.rfind(' ') + 1));
  return !IsSourceOf({argument.head, Source::kPreposition, std::string(words), 1}, event.frame->rule(Role::kTo)) &&
         !IsSourceOf({argument.head, Source::kPreposition, last, 1}, event.frame->rule(Role::kTo));
}

// "Together with Ben, Ann visited Oslo", "besides Oslo, Ann visited Rome": names of the same clause and kind.
void RoleFiller::AddJoined(const Argument& argument, const Event& event, std::vector<uint32_t>* heads) const {
  if (argument.source != Source::kSubject && argument.source != Source::kObject) return;
  const Tree& tree = reading_.tree;
  const Mention* known = reading_.mentions.At(argument.head);
  if (known == nullptr || known->entity == kNoEntity) return;
  const TokenSpan sentence = reading_.resolved.analysis.document.sentences[event.sentence];
  for (uint32_t token = sentence.begin + 1; token < sentence.end; ++token) {
    const Mention* mention = reading_.mentions.Whole(token);
    if (mention == nullptr || mention->tokens.begin != token || mention->form != MentionForm::kName) continue;
    if (mention->entity == kNoEntity || mention->entity == known->entity) continue;
    if (reading_.ActorAt(*mention).kind != reading_.ActorAt(*known).kind) continue;
    if (ClauseOf(tree, mention->head) != ClauseOf(tree, argument.head)) continue;
    std::string words;
    for (uint32_t before = token; before > sentence.begin && before + kLongestJoin > token;) {
      --before;
      if (tree.dep(before) == Dep::kDeterminer && words.empty()) continue;
      words = tree.lemma(before) + (words.empty() ? "" : " ") + words;
      if (JoinsTo(argument, words, event)) heads->push_back(mention->head);
    }
  }
}

// "Chadian and Nigerien officials", which the tree has for a country and officials, are those of both.
void RoleFiller::DropWithinOthers(std::vector<uint32_t>* heads) const {
  if (heads->size() < 2) return;
  const std::vector<uint32_t> all = *heads;
  std::erase_if(*heads, [&](uint32_t token) {
    return std::ranges::any_of(all, [&](uint32_t other) {
      const Mention* mention = other == token ? nullptr : reading_.mentions.At(other);
      const bool several = mention != nullptr && mention->form == MentionForm::kNominal &&
                           mention->entity != kNoEntity && !reading_.resolved.entities[mention->entity].members.empty();
      return several && mention->head == other && mention->tokens.Contains(token);
    });
  });
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
  std::vector<uint32_t> heads = Heads(argument, rule);
  AddJoined(argument, *event, &heads);
  DropWithinOthers(&heads);
  for (uint32_t token : heads) {
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

// The tokens that an argument stands for: each of a list; for a clause what it is about.
std::vector<uint32_t> RoleFiller::Heads(const Argument& argument, const RoleRule& rule) const {
  if (argument.source == Source::kTrigger) return {argument.head};
  const bool open = !rule.open.empty();
  if (IsClause(argument.source)) {
    const uint32_t topic = open ? TopicOfClause(reading_, argument.head, !rule.whole) : Tree::kNone;
    return topic == Tree::kNone ? std::vector<uint32_t>{} : std::vector<uint32_t>{topic};
  }
  const bool things = open && !rule.people;
  uint32_t content = open ? ContentHead(reading_.tree, reading_.cues, argument.head) : argument.head;
  if (things && IsOfPronoun(content)) return {};
  if (things && reading_.cues.IsVague(reading_.tree.lemma(content))) {  // "among the issues discussed was trade"
    if (const uint32_t told = PredicateOf(content); told != Tree::kNone) return ListedThings(reading_.tree, told);
  }
  if (things) content = FurtheredBy(content, rule.whole);
  if (things && rule.whole) return {content};
  std::vector<uint32_t> heads = things ? ListedThings(reading_.tree, content) : reading_.tree.Conjuncts(content);
  if (things) {
    AddAddedThings(argument, &heads);
    if (reading_.cues.IsEmptyHead(reading_.tree.lemma(argument.head))) {
      AddExampleThings(argument.head, &heads);
      const uint32_t verb = reading_.tree.head(argument.head);
      if (argument.source == Source::kObject && verb != Tree::kNone) AddExampleThings(verb, &heads);
    }
    std::erase_if(heads, [&](uint32_t head) { return IsOfPronoun(ContentHead(reading_.tree, reading_.cues, head)); });
  }
  if (heads.size() < 2 || !open) AddListed(reading_, content, &heads);
  if (argument.source == Source::kSubject && heads.size() == 1) AddListedBefore(reading_, content, &heads);
  if (!things && IsOwnPhrase(argument.source)) {
    AddIdentified(&heads);
    AddExamples(&heads);
  }
  if (!things && IsOwnPhrase(argument.source)) AddExamplesBehind(argument, &heads);
  if (!things && (IsOwnPhrase(argument.source) || argument.source == Source::kContext)) AddLeaders(&heads);
  return heads;
}

// "discussed trade, in addition to the war": what it is done to as well, behind such words.
void RoleFiller::AddAddedThings(const Argument& argument, std::vector<uint32_t>* heads) const {
  const Tree& tree = reading_.tree;
  const uint32_t clause = ClauseOf(tree, argument.head), last = heads->back();
  const TokenSpan reach = tree.reach(clause);
  for (uint32_t token = last + 1; token < reach.end; ++token) {
    const uint32_t thing = tree.dep(token) == Dep::kCase ? tree.head(token) : Tree::kNone;
    if (thing == Tree::kNone || thing < token || !tree.IsNoun(thing) || ClauseOf(tree, thing) != clause) continue;
    std::string words = tree.lemma(token);
    for (uint32_t before = token;
         before > last + 1 && !reading_.cues.IsAdding(words) && before + kLongestJoin > token;) {
      --before;
      words = tree.lemma(before) + " " + words;
    }
    if (!reading_.cues.IsAdding(words)) continue;
    const std::vector<uint32_t> added = ListedThings(tree, thing);
    heads->insert(heads->end(), added.begin(), added.end());
    return;
  }
}

// "issues of common concern, including trade": what is named as one of them. The tree may hang it on the verb.
void RoleFiller::AddExampleThings(uint32_t phrase, std::vector<uint32_t>* heads) const {
  const Tree& tree = reading_.tree;
  for (uint32_t child : tree.children(phrase)) {
    const bool beside = tree.IsVerb(phrase) && tree.dep(child) == Dep::kOblique;
    if ((tree.dep(child) != Dep::kNominal && !beside) || child < phrase) continue;
    if (reading_.cues.IsExample(tree.Preposition(child))) {
      const std::vector<uint32_t> named = ListedThings(tree, child);
      for (uint32_t one : named) {
        if (std::find(heads->begin(), heads->end(), one) == heads->end()) heads->push_back(one);
      }
    } else if (!beside) {
      AddExampleThings(child, heads);
    }
  }
}

// Whether only a pronoun tells what is to be done to what: "enhancing them".
bool RoleFiller::IsOfPronoun(uint32_t content) const {
  const Tree& tree = reading_.tree;
  if (!tree.IsVerb(content)) return false;
  const std::vector<uint32_t> verbs = tree.Conjuncts(content);
  return std::any_of(verbs.begin(), verbs.end(), [&](uint32_t verb) {
    const uint32_t object = tree.Child(verb, Dep::kObject);
    return object != Tree::kNone && tree.tag(object).starts_with("PRP");
  });
}

// "enhancing trade" is about trade; where a description is one whole, any verb is about something.
uint32_t RoleFiller::FurtheredBy(uint32_t content, bool any) const {
  const Tree& tree = reading_.tree;
  if (!tree.IsVerb(content) || (!any && !reading_.cues.IsFurthering(tree.lemma(content)))) return content;
  const uint32_t topic = TopicOfClause(reading_, content, true);
  return topic == Tree::kNone ? content : ContentHead(tree, reading_.cues, topic);
}

std::string RoleFiller::TextOf(const Argument& argument) const {
  return reading_.Text(IsClause(argument.source) ? ClauseSpan(reading_.tree, argument.head)
                                                 : PhraseSpan(reading_.tree, reading_.cues, argument.head));
}

}  // namespace entente::extract
