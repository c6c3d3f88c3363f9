#include "extract/events/story_days.h"

#include <algorithm>
#include <map>
#include <set>

#include "extract/events/arguments.h"

namespace entente::extract {
namespace {

constexpr std::string_view kOccasionKind = "occasion", kTopicKind = "topic";  // of node kinds
constexpr uint32_t kDaySentences = 20;  // over which two who met are still told of on that day, and one who spoke
constexpr uint32_t kDaySentencesOfOne = 8;

class Sharing {
 public:
  Sharing(const StoryDays& story, const Reading& reading, const Circumstances& circumstances,
          std::vector<Event>* events)
      : story_(story), reading_(reading), circumstances_(circumstances), events_(*events) {
    for (const Event& event : events_) entities_.push_back(EntitiesOf(event));
  }

  void Run() {
    FindOccasions();
    FindDeeds();
    const TimeSpan news = circumstances_.OnlyNewsDay();
    for (Event& event : events_) TakeOccasion(&event);
    for (size_t i = 0; i < events_.size(); ++i) TakeDay(i);
    for (Event& event : events_) {
      if (NeedsDay(event) && (IsSpoken(event) || event.frame->IsOfOccasion())) event.time = news;
    }
  }

 private:
  // How many of those at one event were at the other.
  size_t Shared(size_t a, size_t b) const {
    return static_cast<size_t>(std::count_if(entities_[a].begin(), entities_[a].end(),
                                             [&](uint32_t entity) { return entities_[b].count(entity) > 0; }));
  }

  const Relation& RelationOf(const Event& event) const {
    return *reading_.ontology.FindRelation(event.frame->relation);
  }
  bool IsSpoken(const Event& event) const { return RelationOf(event).spoken; }

  bool NeedsDay(const Event& event) const {
    return !event.time.known() && !story_.IsTimeless(event) && story_.IsToldInThePast(event.trigger);
  }

  const Mention* OccasionAt(uint32_t token) const {
    const Mention* mention = reading_.mentions.At(token);
    const bool occasion =
        mention != nullptr && mention->entity != kNoEntity && reading_.ActorAt(*mention).kind == kOccasionKind;
    return occasion ? mention : nullptr;
  }

  // Whether those at the event take part in the occasion it leads to, rather than speak of it.
  bool TakesPart(const Event& event) const {
    const Relation& relation = RelationOf(event);
    return !relation.spoken && !relation.standing && Contains(relation.to_kinds, kOccasionKind) &&
           !Contains(relation.to_kinds, kTopicKind);
  }

  void FindOccasions() {
    for (const Mention& mention : reading_.resolved.mentions) {
      if (OccasionAt(mention.head) != &mention) continue;
      const TimeSpan time = circumstances_.OccasionTime(mention.head);
      if (time.known()) times_of_.emplace(mention.entity, time);
    }
    for (const Event& event : events_) {
      if (!event.time.known() || !TakesPart(event)) continue;
      for (const Participant& participant : event.in(Role::kTo)) {
        if (participant.described || reading_.resolved.entities[participant.entity].actor.kind != kOccasionKind)
          continue;
        times_of_.emplace(participant.entity, event.time);
      }
    }
  }

  TimeSpan TimeOf(uint32_t occasion) const {
    const auto found = times_of_.find(occasion);
    return found == times_of_.end() ? TimeSpan::Unknown() : found->second;
  }

  void TakeOccasion(Event* event) const {
    if (event->time.known() || RelationOf(*event).standing) return;
    if (TakesPart(*event)) {
      for (const Participant& participant : event->in(Role::kTo)) {
        if (!participant.described && !event->time.known()) event->time = TimeOf(participant.entity);
      }
    }
    const Tree& tree = reading_.tree;
    const uint32_t clause = ClauseOf(tree, event->trigger);
    for (uint32_t place : {event->trigger, clause}) {
      for (uint32_t child : tree.children(place)) {
        if (event->time.known() || (tree.dep(child) != Dep::kOblique && tree.dep(child) != Dep::kNominal)) continue;
        if (!reading_.cues.IsInCourse(tree.Preposition(child))) continue;
        const Mention* occasion = OccasionAt(child);
        if (occasion != nullptr) event->time = TimeOf(occasion->entity);
      }
    }
  }

  // Who does something in the past tense does it on the day last told of those who take part, if both do; who speaks on
  // the day on which he spoke before.
  void TakeDay(size_t index) {
    Event& event = events_[index];
    if (!NeedsDay(event)) return;
    const Event* best = nullptr;
    size_t most = 0;
    const bool speaks = IsSpoken(event);
    for (size_t i = index; i-- > 0;) {
      const Event& other = events_[i];
      if (other.sentence > event.sentence) continue;
      if (event.sentence - other.sentence > kDaySentences) break;
      if (other.modality != 0 || !Circumstances::IsDay(other.time) || taken_.count(i) > 0) continue;
      const size_t shared = Shared(index, i);
      const bool spoke = speaks && SameSpeaker(event, other) && IsSpoken(other);
      const uint32_t reach = shared > 1 || spoke ? kDaySentences : kDaySentencesOfOne;
      if (shared <= most || event.sentence - other.sentence > reach) continue;
      most = shared;
      best = &other;
    }
    if (best == nullptr) return TakeDayOfDoer(&event);
    event.time = best->time;
    taken_.insert(index);
  }

  // That of what the same one did before, whatever it was: "Ann toured the port on Monday. She praised the workers".
  void TakeDayOfDoer(Event* event) const {
    const std::vector<Participant>& doers = event->in(Role::kFrom);
    if (doers.empty() || doers.front().described) return;
    for (const Deed& deed : deeds_) {
      if (deed.sentence > event->sentence) break;
      if (deed.doer == doers.front().entity && event->sentence - deed.sentence <= kDaySentencesOfOne)
        event->time = deed.day;
    }
  }

  // What a clause in the past tense tells that somebody did on a day.
  struct Deed {
    uint32_t sentence;
    uint32_t doer;  // entity
    TimeSpan day;
  };

  void FindDeeds() {
    const Tree& tree = reading_.tree;
    for (const auto& [clause, day] : circumstances_.DatedClauses()) {
      if (!story_.IsToldInThePast(clause) || circumstances_.IsBackground(day)) continue;
      for (uint32_t child : tree.children(clause)) {
        const Mention* doer = tree.dep(child) == Dep::kSubject ? reading_.mentions.At(child) : nullptr;
        if (doer != nullptr && doer->entity != kNoEntity) deeds_.push_back({tree.sentence(clause), doer->entity, day});
      }
    }
  }

  static bool SameSpeaker(const Event& a, const Event& b) {
    const std::vector<Participant>&one = a.in(Role::kFrom), &other = b.in(Role::kFrom);
    return !one.empty() && !other.empty() && !one.front().described && one.front().entity == other.front().entity;
  }

  const StoryDays& story_;
  const Reading& reading_;
  const Circumstances& circumstances_;
  std::vector<Event>& events_;
  std::vector<std::set<uint32_t>> entities_;  // of each event
  std::map<uint32_t, TimeSpan> times_of_;     // occasions by entity
  std::set<size_t> taken_;                    // events that have the day of another
  std::vector<Deed> deeds_;                   // in text order
};

}  // namespace

bool StoryDays::IsTimeless(const Event& event) const {
  const bool lasts = reading_.ontology.FindRelation(event.frame->relation)->standing && event.frame->further.empty();
  return event.modality != 0 || lasts || IsOfAnotherTime(event.trigger);
}

// "during the presidency of Ben".
bool StoryDays::IsOfAnotherTime(uint32_t trigger) const {
  const Tree& tree = reading_.tree;
  const auto children = tree.children(ClauseOf(tree, trigger));
  return std::any_of(children.begin(), children.end(), [&](uint32_t child) {
    const std::string preposition = tree.Preposition(child);
    return tree.dep(child) == Dep::kOblique && reading_.cues.IsEra(tree.lemma(child)) &&
           (reading_.cues.IsTemporal(preposition) || reading_.cues.IsInCourse(preposition));
  });
}

bool StoryDays::IsToldInThePast(uint32_t trigger) const {
  const Tree& tree = reading_.tree;
  const uint32_t clause = ClauseOf(tree, trigger);
  const auto children = tree.children(clause);
  const bool was = std::any_of(children.begin(), children.end(), [&](uint32_t child) {
    const Dep dep = tree.dep(child);
    return tree.tag(child) == "VBD" && (dep == Dep::kCopula || dep == Dep::kAuxiliary);
  });
  return tree.tag(clause) == "VBD" || tree.Has(clause, Dep::kPassiveAuxiliary) || (tree.tag(clause) == "VBG" && was) ||
         (tree.tag(clause) == "VBN" && !tree.Has(clause, Dep::kAuxiliary));
}

void StoryDays::Share(std::vector<Event>* events) const { Sharing(*this, reading_, circumstances_, events).Run(); }

}  // namespace entente::extract
