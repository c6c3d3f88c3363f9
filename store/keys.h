// The keys of the store, as docs/store-format.md lays them out: in byte order, so that what is asked for is one range.
#ifndef ENTENTE_STORE_KEYS_H_
#define ENTENTE_STORE_KEYS_H_

#include <array>
#include <cassert>
#include <optional>
#include <string>
#include <string_view>

#include "graph/types.h"
#include "store/bytes.h"

namespace entente::store {

// The column families, by what they keep.
enum class Family {
  kMeta,
  kDocument,
  kText,
  kContribution,
  kActor,
  kAlias,
  kEdge,
  kEvidence,
  kCertain,
  kAdjacency,
  kTimeline,
  kPair,
  kTime,
  kMention,
  kLearned
};
inline constexpr size_t kFamilyCount = 15;
const std::string& FamilyName(Family family);

inline constexpr std::string_view kCountsKey = "counts";
inline constexpr std::string_view kNamesKey = "names";
inline constexpr std::string_view kJudgementPrefix = "judgement";
inline constexpr std::string_view kPendingPrefix = "pending";
inline constexpr std::string_view kOriginalPrefix = "original";
inline constexpr size_t kIdSize = 8;
// Behind the actor of a key of `adjacency`: the number of the relation, then the side.
inline constexpr size_t kRelationSize = 2;
// Keys of the four indexes of edges have this many bytes that order edges newest first.
inline constexpr size_t kNewestSize = 4;

// Which end of an edge its adjacency posting stands for.
enum class Side : char { kIncoming = 'i', kOutgoing = 'o' };

// All keys from `from` up to, and without, `until`.
struct KeyRange {
  Family family;
  std::string from, until;
};

std::string IdKey(uint64_t id);
template <class Id>
std::string Key(Id id) {
  return IdKey(static_cast<uint64_t>(id));
}
inline uint64_t ReadId(std::string_view key, size_t offset = 0) {
  assert(key.size() >= offset + kIdSize);
  return NumberOf<uint64_t>(key.data() + offset);
}
// Of kNewestSize bytes: the complement, in which later days come first.
inline Date ReadNewest(std::string_view bytes) {
  assert(bytes.size() == kNewestSize);
  return Date{static_cast<int32_t>(~NumberOf<uint32_t>(bytes.data()) ^ 0x80000000u)};
}

std::string EvidenceKey(EdgeId edge, DocumentId document);
// Mentions name documents by so much of their ids: enough to look for them, at half the size.
inline constexpr size_t kDocumentHeadSize = 4;
uint32_t HeadOf(DocumentId document);
std::string MentionKey(ActorId actor, DocumentId document);
// Of a mention's key.
uint32_t ReadDocumentHead(std::string_view mention_key);
std::string LearnedKey(Date learned, DocumentId document);
std::string AliasKey(std::string_view folded_name, ActorId actor);

// Of a judgement on two actors, in the order of their ids.
std::string JudgementKey(ActorId a, ActorId b);

// Of an article that is noted and in no index yet.
std::string PendingKey(DocumentId document);
// Of an article as it was told, where judgements make it tell something else.
std::string OriginalKey(DocumentId document);
// Of either; nullopt for another key.
std::optional<DocumentId> DocumentOfWhole(std::string_view key);

KeyRange AllJudgements();
KeyRange AllPending();
KeyRange AllOriginals();
KeyRange EvidenceOf(EdgeId edge);
KeyRange MentionsOf(ActorId actor);
// What documents gave whose ids begin so: mostly one.
KeyRange ContributionsOf(uint32_t document_head);
// The documents learned on later days.
KeyRange LearnedAfter(Date day);
KeyRange AliasesOf(std::string_view folded_name);
// `relation` is its number (store/names.h).
KeyRange AdjacencyOf(ActorId actor, uint16_t relation, Side side);
KeyRange TimelineOf(ActorId actor);
KeyRange PairOf(ActorId a, ActorId b);
// Of a whole range whose keys go on with recency, the part whose first day is known and lies in [from, until].
KeyRange StartedBetween(KeyRange range, std::optional<Date> from, std::optional<Date> until);
// Of such a range the part whose first day is not known.
KeyRange Undated(KeyRange range);
// Edges of known time stand in the time index by classes of their length. Of those of the class, the range holds all
// that overlap [from, to], and others; kTimeClassEnd and all above is no class.
inline constexpr int kTimeClassEnd = 255;
KeyRange TimesOfClass(int time_class, Date from, Date to);
int TimeClassOf(std::string_view time_key);

// What the keys of an index begin with, before the newest first.
std::string AdjacencyPrefix(ActorId actor, uint16_t relation, Side side);
std::string TimelinePrefix(ActorId actor);
std::string PairPrefix(ActorId a, ActorId b);
std::string TimePrefix(const TimeSpan& time);
// Its size; of no other family.
constexpr size_t IndexPrefixSize(Family family) {
  switch (family) {
    case Family::kAdjacency:
      return kIdSize + kRelationSize + 1;
    case Family::kTimeline:
      return kIdSize;
    case Family::kPair:
      return 2 * kIdSize;
    default:
      return 1;
  }
}
void AppendNewestFirst(Date day, std::string* key);

}  // namespace entente::store

#endif  // ENTENTE_STORE_KEYS_H_
