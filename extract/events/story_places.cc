#include "extract/events/story_places.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "extract/events/arguments.h"

namespace entente::extract {
namespace {

constexpr std::string_view kOccasionKind = "occasion", kPlaceKind = "place", kCountryKind = "country";
constexpr uint32_t kSameDayReach = 20;  // sentences over which what two did on one day was done at one place
constexpr uint32_t kVisitReach = 12;    // over which those who came are still there
constexpr int32_t kVisitDays = 3;       // that a visit lasts

class PlaceSharing {
 public:
  PlaceSharing(const Reading& reading, const Circumstances& circumstances, std::vector<Event>* events)
      : reading_(reading), circumstances_(circumstances), events_(*events) {
    for (const Event& event : events_) entities_.push_back(EntitiesOf(event));
  }

  void Run() {
    FindOccasions();
    for (size_t i = 0; i < events_.size(); ++i) {
      Event& event = events_[i];
      if (!event.place.empty() || RelationOf(event).standing) continue;
      event.place = PlaceTheClauseIsAbout(event);
      if (event.place.empty()) event.place = PlaceOfOccasion(event);
      if (event.place.empty()) event.place = PlaceOfThatDay(i);
      if (event.place.empty()) event.place = PlaceOfEnd(event);
      if (event.place.empty()) event.place = PlaceOfVisit(i);
    }
  }

 private:
  const Relation& RelationOf(const Event& event) const {
    return *reading_.ontology.FindRelation(event.frame->relation);
  }

  // The place or country that the mention names; nullptr for anything else.
  const Actor* PlaceNamed(const Mention* mention) const {
    if (mention == nullptr || mention->entity == kNoEntity) return nullptr;
    const Actor& actor = reading_.ActorAt(*mention);
    return actor.kind == kPlaceKind || actor.kind == kCountryKind ? &actor : nullptr;
  }

  // "Norburg, where Ann met Ben".
  std::string PlaceTheClauseIsAbout(const Event& event) const {
    const Tree& tree = reading_.tree;
    const uint32_t clause = ClauseOf(tree, event.trigger);
    const bool relative = tree.dep(clause) == Dep::kRelative || tree.dep(clause) == Dep::kAclause;
    const auto children = tree.children(clause);
    const bool where = std::any_of(children.begin(), children.end(),
                                   [&](uint32_t child) { return tree.tag(child) == "WRB" && child < clause; });
    if (!relative || !where) return {};
    const Actor* place = PlaceNamed(reading_.mentions.At(tree.head(clause)));
    return place == nullptr ? std::string() : place->name;
  }

  // By the place in its name ("the Norburg Forum") or in the words behind it ("the forum in Norburg").
  void FindOccasions() {
    for (const Mention& mention : reading_.resolved.mentions) {
      if (mention.entity == kNoEntity || reading_.ActorAt(mention).kind != kOccasionKind) continue;
      const std::string place = PlaceOfMention(mention);
      if (!place.empty()) place_of_.emplace(mention.entity, place);
    }
    for (const Event& event : events_) {
      if (event.place.empty() || !event.frame->IsOfOccasion()) continue;
      for (const Participant& participant : event.in(Role::kTo)) {
        if (!participant.described) place_of_.emplace(participant.entity, event.place);
      }
    }
  }

  std::string PlaceOfMention(const Mention& mention) const {
    const std::string behind = circumstances_.PlaceBehind(mention.head);
    if (!behind.empty()) return behind;
    for (uint32_t token = mention.tokens.begin; token < mention.tokens.end; ++token) {
      const Actor* place = PlaceNamed(reading_.mentions.At(token));
      if (place != nullptr && place->kind == kPlaceKind) return place->name;
    }
    return {};
  }

  std::string PlaceOfOccasion(const Event& event) const {
    if (!event.frame->IsOfOccasion()) return {};
    for (const Participant& participant : event.in(Role::kTo)) {
      const auto found = participant.described ? place_of_.end() : place_of_.find(participant.entity);
      if (found != place_of_.end()) return found->second;
    }
    return {};
  }

  size_t Shared(size_t a, size_t b) const {
    return static_cast<size_t>(std::count_if(entities_[a].begin(), entities_[a].end(),
                                             [&](uint32_t entity) { return entities_[b].count(entity) > 0; }));
  }

  // What those who take part do on the same day they do at the place last told of.
  std::string PlaceOfThatDay(size_t index) const {
    const Event& event = events_[index];
    if (event.modality != 0 || !event.time.known()) return {};
    for (size_t i = index; i-- > 0 && event.sentence - events_[i].sentence <= kSameDayReach;) {
      const Event& other = events_[i];
      if (other.place.empty() || other.modality != 0 || other.time != event.time || Shared(index, i) < 2) continue;
      return other.place;
    }
    return {};
  }

  // Whether the one can have taken place during the other, a visit.
  bool MayBeDuring(const Event& event, const Event& visit) const {
    if (event.modality != visit.modality && visit.modality != 0) return false;
    if (!event.time.known()) return !circumstances_.IsBackground(visit.time);
    if (!visit.time.known()) return !circumstances_.IsBackground(event.time);
    return event.time.first.day <= visit.time.last.day + kVisitDays &&
           event.time.last.day >= visit.time.first.day - kVisitDays;
  }

  // Where one of those who take part went: "Ann flew to Norburg. She met Ben."
  std::string PlaceOfVisit(size_t index) const {
    const Event& event = events_[index];
    if (RelationOf(event).spoken || RelationOf(event).goes) return {};
    for (size_t i = LastOf(event.sentence); i-- > 0 && event.sentence - events_[i].sentence <= kVisitReach;) {
      const Event& visit = events_[i];
      if (!RelationOf(visit).goes || !IsOneWhoWent(index, visit) || !MayBeDuring(event, visit)) continue;
      for (const Participant& to : visit.in(Role::kTo)) {
        const Actor& place = ActorOf(to, reading_.resolved);
        if (place.kind == kPlaceKind || place.kind == kCountryKind) return place.name;
      }
    }
    return {};
  }

  // "Norland hosted Ann", "shelled Norburg": at the end that the relation says, a host's own country.
  std::string PlaceOfEnd(const Event& event) const {
    const Relation& relation = RelationOf(event);
    if (!relation.at_from && !relation.at_to) return {};
    const std::vector<Participant>& end = event.in(relation.at_from ? Role::kFrom : Role::kTo);
    if (end.size() != 1) return {};
    const Actor& actor = ActorOf(end.front(), reading_.resolved);
    if (actor.kind == kPlaceKind || actor.kind == kCountryKind) return actor.name;
    return relation.at_from ? actor.country : std::string();
  }

  // Behind the last event of the sentence.
  size_t LastOf(uint32_t sentence) const {
    const auto behind = std::partition_point(events_.begin(), events_.end(),
                                             [&](const Event& event) { return event.sentence <= sentence; });
    return static_cast<size_t>(behind - events_.begin());
  }

  bool IsOneWhoWent(size_t index, const Event& visit) const {
    const std::vector<Participant>& from = visit.in(Role::kFrom);
    return std::any_of(from.begin(), from.end(), [&](const Participant& one) {
      return !one.described && entities_[index].count(one.entity) > 0 &&
             reading_.resolved.entities[one.entity].actor.kind != kCountryKind;
    });
  }

  const Reading& reading_;
  const Circumstances& circumstances_;
  std::vector<Event>& events_;
  std::vector<std::set<uint32_t>> entities_;  // of each event
  std::map<uint32_t, std::string> place_of_;  // occasions by entity
};

}  // namespace

void SharePlaces(const Reading& reading, const Circumstances& circumstances, std::vector<Event>* events) {
  PlaceSharing(reading, circumstances, events).Run();
}

}  // namespace entente::extract
