#include <algorithm>

#include "extract/events/arguments.h"
#include "extract/events/circumstance.h"
#include "extract/events/constructions.h"
#include "extract/events/find.h"
#include "extract/events/gatherings.h"
#include "extract/events/modality.h"
#include "extract/events/participants.h"
#include "extract/events/reading.h"
#include "extract/events/roles.h"
#include "extract/events/stances.h"
#include "extract/events/story_days.h"
#include "extract/events/story_places.h"
#include "extract/events/triggers.h"

namespace entente::extract {
namespace {

constexpr std::string_view kGroup = "group", kCountry = "country", kOrganization = "organization",
                           kTopic = "topic";  // of node kinds
constexpr size_t kMostTopics = 4;             // of one meeting, by the rules of annotation
constexpr uint32_t kLongSentence = 40;        // tokens; parses of longer ones are wrong more often
constexpr double kLongFactor = 0.9;
constexpr double kPrincipalCertainty = 0.8;  // that a delegation goes with the person of its country named most

class EventReader {
 public:
  EventReader(const Resolved& resolved, const Frames& frames, const Cues& cues, const Ontology& ontology)
      : reading_(resolved, frames, cues, ontology),
        circumstances_(resolved, reading_.tree, cues, reading_.mentions),
        participants_(resolved, reading_.tree, cues, reading_.mentions),
        story_(reading_, circumstances_),
        gatherings_(reading_),
        triggers_(reading_) {}

  std::vector<Event> Read() {
    const Frames& frames = reading_.frames;
    const Tree& tree = reading_.tree;
    for (uint32_t token = 0; token < tree.size(); ++token) {
      gatherings_.MoveTo(tree.sentence(token));
      for (const Trigger& trigger : frames.Find(tree.lemma(token))) ReadOrPutOff(token, trigger);
      for (const Trigger& trigger : frames.Find(HyphenatedWord(tree, token))) ReadOrPutOff(token, trigger);
      if (token + 1 == tree.size() || tree.sentence(token + 1) != tree.sentence(token)) ReadPutOff();
    }
    gatherings_.ShareTimes(&events_);
    SortByTrigger();
    DropSpare();
    DropReplaced();
    DropDoubled();
    for (uint32_t frame : frames.Constructions(TriggerKind::kQuotation)) {
      ReadQuotations(reading_, participants_, circumstances_, frames.all()[frame], &events_);
    }
    for (uint32_t frame : frames.Constructions(TriggerKind::kAttribution)) {
      ReadAttributions(reading_, participants_, circumstances_, frames.all()[frame], &events_);
    }
    for (uint32_t frame : frames.Constructions(TriggerKind::kTitle)) {
      ReadTitles(reading_, participants_, circumstances_, frames.all()[frame], &events_);
    }
    for (uint32_t frame : frames.Constructions(TriggerKind::kWithin)) {
      ReadWithin(reading_, participants_, frames.all()[frame], &events_);
    }
    SortByTrigger();
    story_.Share(&events_);
    SharePlaces(reading_, circumstances_, &events_);
    return std::move(events_);
  }

 private:
  void SortByTrigger() {
    std::stable_sort(events_.begin(), events_.end(),
                     [](const Event& a, const Event& b) { return a.trigger < b.trigger; });
  }

  // Those who meet may be told behind what they do there: "trade came up during Ann's talks with Ben".
  void ReadOrPutOff(uint32_t token, const Trigger& trigger) {
    const bool waits = trigger.kind == TriggerKind::kVerb && TakesGathering(reading_.frames.all()[trigger.frame]);
    if (waits) {
      put_off_.emplace_back(token, trigger);
    } else {
      ReadTrigger(token, trigger);
    }
  }

  void ReadPutOff() {
    for (const auto& [token, trigger] : put_off_) ReadTrigger(token, trigger);
    put_off_.clear();
  }

  static bool TakesGathering(const Frame& frame) {
    const Argument gathering{0, Source::kGathering, "", 1};
    return IsSourceOf(gathering, frame.rule(Role::kFrom)) || IsSourceOf(gathering, frame.rule(Role::kTo));
  }

  void ReadTrigger(uint32_t token, const Trigger& trigger) {
    const std::vector<Argument>* arguments = triggers_.Arguments(token, trigger);
    if (arguments == nullptr) return;
    const Frame& frame = reading_.frames.all()[trigger.frame];
    Event event = reading_.NewEvent(frame, token);
    const bool told = IsTold(event);
    if (!RoleFiller(reading_, participants_, gatherings_, *arguments, events_, !told).Fill(&event))
      return NoteOccasionOf(&event);
    if (told && TellsTopicsAlone(event)) return;
    gatherings_.NameOccasion(&event);
    Complete(&event);
    if (!frame.stated.empty() && !TakeStated(frame, &event)) return;
    if (IsUntaken(event)) return;
    if (NeedsPrincipal(frame)) FindPrincipal(&event);
    gatherings_.Note(event, !circumstances_.IsBackground(event.time));
    events_.push_back(std::move(event));
  }

  // "A workshop was held": who attended may be told later.
  void NoteOccasionOf(Event* event) {
    if (!event->frame->IsOfOccasion() || event->in(Role::kTo).empty()) return;
    Complete(event);
    gatherings_.NoteOccasion(*event);
  }

  // "Ann failed", said by Ben, faults her where it is said so, and not that she did not or may: to say it is the event.
  bool TakeStated(const Frame& frame, Event* event) const {
    if (reading_.ontology.modalities()[event->modality].name != frame.stated) return false;
    event->modality = OwnModality(frame);
    event->attribution.clear();  // who says it acts
    return true;
  }

  // Events of frames that count where their trigger tells nothing else. Those of one trigger stand together.
  void DropSpare() {
    const auto is_spare = [](const Event& event) { return event.frame->otherwise; };
    for (auto first = events_.begin(); first != events_.end();) {
      const auto same = [&](const Event& event) { return event.trigger == first->trigger; };
      auto last = std::find_if_not(first, events_.end(), same);
      const bool spare = std::any_of(first, last, is_spare) && !std::all_of(first, last, is_spare);
      const auto kept = spare ? std::remove_if(first, last, is_spare) : last;
      first = events_.erase(kept, last);
    }
  }

  // Who takes a stance towards somebody says no more by the same words, and what nobody said yet is no speech.
  void DropReplaced() {
    const Stances stances(reading_, events_);
    std::erase_if(events_, [&](const Event& event) {
      const bool speech = IsMereSpeech(*reading_.ontology.FindRelation(event.frame->relation));
      return speech && (event.modality != 0 || stances.Replace(event));
    });
  }

  // "signed agreements" and the "agreements" signed tell one event: the words above tell it. "Accused Ann of lying" has
  // told what lying would tell.
  void DropDoubled() {
    const auto is_told_above = [&](const Event& below) {
      const auto in_front = [&](const Event& event) { return event.sentence < below.sentence; };
      const auto first = std::partition_point(events_.begin(), events_.end(), in_front);
      const auto here = [&](const Event& event) { return event.sentence == below.sentence; };
      return std::any_of(first, std::find_if_not(first, events_.end(), here), [&](const Event& above) {
        const bool alike = above.frame->relation == below.frame->relation && above.modality == below.modality;
        const bool inside = above.frame->reciprocal && reading_.tree.IsBelow(below.trigger, above.trigger);
        const bool detail = above.frame->stated.empty() && !below.frame->stated.empty();
        return alike && (inside || detail) && above.trigger != below.trigger && AreSame(above, below);
      });
    };
    std::vector<bool> doubled;
    for (const Event& event : events_) doubled.push_back(is_told_above(event));
    size_t at = 0;
    std::erase_if(events_, [&](const Event&) { return doubled[at++]; });
  }

  // Whether both are of the same known actors.
  static bool AreSame(const Event& one, const Event& other) {
    const auto entities = [](const Event& event) {
      std::vector<uint32_t> all;
      for (Role role : {Role::kFrom, Role::kTo}) {
        for (const Participant& participant : event.in(role)) all.push_back(participant.entity);
      }
      std::sort(all.begin(), all.end());
      return all;
    };
    const std::vector<uint32_t> all = entities(one);
    return all == entities(other) && std::find(all.begin(), all.end(), kNoEntity) == all.end();
  }

  // Whether an event of the same relation was read at the same trigger.
  bool IsTold(const Event& event) const {
    for (auto other = events_.rbegin(); other != events_.rend() && other->sentence == event.sentence; ++other) {
      if (other->trigger == event.trigger && other->frame->relation == event.frame->relation) return true;
    }
    return false;
  }

  // "a plan to support trade", "was asked to back the bill": of a thing alone no side is taken before it is, unless it
  // is said so: "will support trade".
  bool IsUntaken(const Event& event) const {
    const bool denied = event.modality + 1 == reading_.ontology.modalities().size();
    const bool stance = IsStance(*reading_.ontology.FindRelation(event.frame->relation));
    if (event.modality == 0 || denied || !stance || !TellsTopicsAlone(event)) return false;
    const Tree& tree = reading_.tree;
    return std::ranges::none_of(tree.children(event.trigger), [&](uint32_t child) {
      return tree.dep(child) == Dep::kAuxiliary &&
             reading_.cues.Find(CuePlace::kAuxiliary, tree.lemma(child)) == event.modality;
    });
  }

  // Whether no end is a known actor: "told Ann that the war is over" is told to Ann, of the war is its theme.
  static bool TellsTopicsAlone(const Event& event) {
    const std::vector<Participant>& to = event.in(Role::kTo);
    return !to.empty() && std::all_of(to.begin(), to.end(), [](const Participant& participant) {
      return participant.described && participant.described->kind == kTopic;
    });
  }

  // Everything but the participants.
  void Complete(Event* event) const {
    const uint32_t act = ActOf(*event);
    event->time = TimeOf(*event, act);
    event->place = event->in(Role::kPlace).empty() ? circumstances_.Place(event->trigger, HeadsOf(*event))
                                                   : ActorOf(event->in(Role::kPlace).front(), reading_.resolved).name;
    GiveCountry(event);
    event->attribution = circumstances_.Attribution(event->trigger);
    event->modality = std::max(FindModality(reading_.tree, reading_.cues, reading_.frames, reading_.ontology, act),
                               OwnModality(*event->frame));
    event->confidence = event->frame->confidence * LengthFactor(event->sentence);
    LimitTopics(&event->in(Role::kTo));
    if (story_.IsTimeless(*event)) return;
    gatherings_.Complete(event);
    const bool here = event->modality == 0 && !circumstances_.IsBackground(event->time);
    if (event->place.empty() && here && IsFaceToFace(*event->frame))
      event->place = circumstances_.DatelinePlace(event->sentence);
    if (!event->time.known() && story_.IsToldInThePast(event->trigger))
      event->time = circumstances_.StoryDay(event->sentence);
  }

  TimeSpan TimeOf(const Event& event, uint32_t act) const {
    const Relation& relation = *reading_.ontology.FindRelation(event.frame->relation);
    if (relation.standing) return circumstances_.Tenure(act);
    if (relation.spoken && circumstances_.IsOfObject(act)) return TimeSpan::Unknown();
    const TimeSpan time = circumstances_.Time(act);
    return time.known() || act == event.trigger ? time : circumstances_.Time(event.trigger);
  }

  // People come together for it, or for an occasion.
  static bool IsFaceToFace(const Frame& frame) { return frame.gathering || frame.IsOfOccasion(); }

  // "the pact signed by Ann": what the participle tells was done, whatever is planned for the pact.
  uint32_t ActOf(const Event& event) const {
    for (uint32_t child : reading_.tree.children(event.trigger)) {
      const bool told = reading_.tree.dep(child) == Dep::kAclause && reading_.tree.tag(child) == "VBN";
      if (told && Contains(event.frame->light, reading_.tree.lemma(child))) return child;
    }
    return event.trigger;
  }

  // People whom only a description names belong where they act, if no other country or organization is told:
  // "demonstrators rallied in Norburg", but not "NATO officers flew to Norburg".
  void GiveCountry(Event* event) const {
    const uint32_t token = circumstances_.PlaceToken(event->trigger, HeadsOf(*event));
    const Mention* mention = token == Tree::kNone ? nullptr : reading_.mentions.At(token);
    if (mention == nullptr || mention->entity == kNoEntity) return;
    const Actor& place = reading_.ActorAt(*mention);
    for (Role role : {Role::kFrom, Role::kTo}) {
      for (Participant& participant : event->in(role)) {
        const bool people = participant.described && participant.described->kind == kGroup;
        if (people && participant.described->country.empty() && !NamesOrganization(participant.words))
          participant.described->country = place.kind == kCountry ? place.name : place.country;
      }
    }
  }

  bool NamesOrganization(TokenSpan words) const {
    for (uint32_t token = words.begin; token < words.end; ++token) {
      const Mention* mention = reading_.mentions.At(token);
      if (mention == nullptr || mention->entity == kNoEntity) continue;
      if (reading_.ActorAt(*mention).kind == kOrganization) return true;
    }
    return false;
  }

  static std::vector<uint32_t> HeadsOf(const Event& event) {
    std::vector<uint32_t> heads;
    for (Role role : {Role::kFrom, Role::kTo}) {
      for (const Participant& participant : event.in(role)) heads.push_back(participant.head);
    }
    return heads;
  }

  ModalityRank OwnModality(const Frame& frame) const {
    const std::vector<Modality>& modalities = reading_.ontology.modalities();
    for (size_t i = 0; i < modalities.size(); ++i) {
      if (modalities[i].name == frame.modality) return i;
    }
    return 0;
  }

  double LengthFactor(uint32_t sentence) const {
    return reading_.resolved.analysis.document.sentences[sentence].size() <= kLongSentence ? 1 : kLongFactor;
  }

  static void LimitTopics(std::vector<Participant>* to) {
    size_t topics = 0;
    std::erase_if(*to, [&](const Participant& participant) { return participant.described && ++topics > kMostTopics; });
  }

  static bool NeedsPrincipal(const Frame& frame) {
    return std::any_of(frame.further.begin(), frame.further.end(),
                       [](const FurtherEdge& further) { return further.from == Role::kPrincipal; });
  }

  // Who was told to lead the group: "Ann heads a delegation that includes Ben".
  const Event* LedBy(const Participant& group) const {
    for (auto event = events_.rbegin(); event != events_.rend(); ++event) {
      if (!event->frame->leads) continue;
      for (const Participant& led : event->in(Role::kTo)) {
        if (led.head == group.head) return &*event;
      }
    }
    return nullptr;
  }

  // Whose delegation it is: who leads it, or the one of its country, of the kind that belongs to it, whom the article
  // named most so far.
  void FindPrincipal(Event* event) const {
    const RoleRule& members = event->frame->rule(Role::kFrom);
    for (const Participant& group : event->in(Role::kTo)) {
      if (const Event* led = LedBy(group); led != nullptr) {
        event->in(Role::kPrincipal) = led->in(Role::kFrom);
        continue;
      }
      const std::string country = CountryIn(group.words);
      if (country.empty() || members.kinds.empty()) continue;
      std::vector<uint32_t> count(reading_.resolved.entities.size(), 0);
      const Mention* best = nullptr;
      for (const Mention& mention : reading_.resolved.mentions) {
        if (mention.entity == kNoEntity || mention.head >= event->trigger) continue;
        const Actor& actor = reading_.ActorAt(mention);
        if (actor.country != country || actor.kind != members.kinds.front()) continue;
        if (++count[mention.entity] > (best == nullptr ? 0 : count[best->entity])) best = &mention;
      }
      if (best == nullptr) continue;
      participants_.AddEntity(best->entity, *best, kPrincipalCertainty, members, &event->in(Role::kPrincipal));
    }
  }

  // The country that the words name, or that one named in them belongs to.
  std::string CountryIn(TokenSpan words) const {
    for (const Mention& mention : reading_.resolved.mentions) {
      if (mention.entity == kNoEntity || !words.Contains(mention.tokens.begin)) continue;
      const Actor& actor = reading_.ActorAt(mention);
      if (!actor.country.empty()) return actor.country;
      if (actor.kind == "country") return actor.name;
    }
    return {};
  }

  const Reading reading_;
  const Circumstances circumstances_;
  const Participants participants_;
  const StoryDays story_;
  Gatherings gatherings_;
  TriggerReader triggers_;
  std::vector<Event> events_;
  std::vector<std::pair<uint32_t, Trigger>> put_off_;  // tokens of the sentence to read at its end
};

}  // namespace

std::vector<Event> ReadEvents(const Resolved& resolved, const Frames& frames, const Cues& cues,
                              const Ontology& ontology) {
  return EventReader(resolved, frames, cues, ontology).Read();
}

}  // namespace entente::extract
