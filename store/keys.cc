#include "store/keys.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace entente::store {
namespace {

// Edges of known time stand in the time index under the class of their length: class c holds those of at most 2^c
// days, so that a search looks that far back and no further. Edges with an open end have a class of their own.
constexpr uint8_t kLongestClass = 32;
constexpr uint8_t kOpenClass = 254;
// Of two ids, newest and id, and more than any key of 0xff alone.
constexpr size_t kUsualKey = 3 * kIdSize + kNewestSize;

template <class Id>
void AppendId(std::string* key, Id id) {
  AppendNumber(static_cast<uint64_t>(id), key);
}

std::string PrefixEnd(std::string prefix) {
  while (!prefix.empty() && static_cast<uint8_t>(prefix.back()) == 0xff) prefix.pop_back();
  if (prefix.empty()) return std::string(kUsualKey + 1, '\xff');
  prefix.back() = static_cast<char>(static_cast<uint8_t>(prefix.back()) + 1);
  return prefix;
}

KeyRange Under(Family family, std::string prefix) {
  std::string until = PrefixEnd(prefix);
  return {family, std::move(prefix), std::move(until)};
}

// With memory for what else a key may have.
std::string BeginKey() {
  std::string key;
  key.reserve(kUsualKey);
  return key;
}

uint8_t TimeClass(const TimeSpan& time) {
  if (time.first.day == TimeSpan::kOpenPast || time.last.day == TimeSpan::kOpenFuture) return kOpenClass;
  const int64_t days_more = std::max<int64_t>(0, int64_t{time.last.day} - time.first.day);
  return static_cast<uint8_t>(std::bit_width(static_cast<uint64_t>(days_more)));
}

std::string TimePrefix(uint8_t time_class) { return std::string(1, static_cast<char>(time_class)); }

std::string WholeKey(std::string_view prefix, DocumentId document) {
  std::string key(prefix);
  AppendId(&key, document);
  return key;
}

}  // namespace

const std::string& FamilyName(Family family) {
  static const std::array<std::string, kFamilyCount> kNames = {
      "default", "document",  "text",     "contribution", "actor", "alias",   "edge",   "evidence",
      "certain", "adjacency", "timeline", "pair",         "time",  "mention", "learned"};
  return kNames[static_cast<size_t>(family)];
}

std::string IdKey(uint64_t id) {
  std::string key;
  AppendNumber(id, &key);
  return key;
}

void AppendNewestFirst(Date day, std::string* key) {
  AppendNumber(~(static_cast<uint32_t>(day.day) ^ 0x80000000u), key);
}

std::string EvidenceKey(EdgeId edge, DocumentId document) {
  std::string key;
  AppendId(&key, edge);
  AppendId(&key, document);
  return key;
}

uint32_t HeadOf(DocumentId document) {
  return static_cast<uint32_t>(static_cast<uint64_t>(document) >> 8 * (kIdSize - kDocumentHeadSize));
}

std::string MentionKey(ActorId actor, DocumentId document) {
  std::string key;
  AppendId(&key, actor);
  AppendNumber(HeadOf(document), &key);
  return key;
}

uint32_t ReadDocumentHead(std::string_view mention_key) {
  assert(mention_key.size() >= kIdSize + kDocumentHeadSize);
  return NumberOf<uint32_t>(mention_key.data() + kIdSize);
}

std::string LearnedKey(Date learned, DocumentId document) {
  std::string key;
  AppendNewestFirst(learned, &key);
  AppendId(&key, document);
  return key;
}

std::string AliasKey(std::string_view folded_name, ActorId actor) {
  std::string key(folded_name);
  key.push_back('\0');
  AppendId(&key, actor);
  return key;
}

std::string JudgementKey(ActorId a, ActorId b) {
  std::string key(kJudgementPrefix);
  AppendId(&key, std::min(a, b));
  AppendId(&key, std::max(a, b));
  return key;
}

std::string PendingKey(DocumentId document) { return WholeKey(kPendingPrefix, document); }

std::string OriginalKey(DocumentId document) { return WholeKey(kOriginalPrefix, document); }

std::optional<DocumentId> DocumentOfWhole(std::string_view key) {
  for (const std::string_view prefix : {kPendingPrefix, kOriginalPrefix}) {
    if (key.size() == prefix.size() + kIdSize && key.starts_with(prefix)) {
      return DocumentId{ReadId(key, prefix.size())};
    }
  }
  return std::nullopt;
}

KeyRange AllJudgements() { return Under(Family::kMeta, std::string(kJudgementPrefix)); }

KeyRange AllPending() { return Under(Family::kMeta, std::string(kPendingPrefix)); }

KeyRange AllOriginals() { return Under(Family::kMeta, std::string(kOriginalPrefix)); }

KeyRange EvidenceOf(EdgeId edge) { return Under(Family::kEvidence, Key(edge)); }

KeyRange MentionsOf(ActorId actor) { return Under(Family::kMention, Key(actor)); }

KeyRange ContributionsOf(uint32_t document_head) {
  std::string key;
  AppendNumber(document_head, &key);
  return Under(Family::kContribution, std::move(key));
}

KeyRange LearnedAfter(Date day) {
  KeyRange range{Family::kLearned, "", ""};
  AppendNewestFirst(day, &range.until);
  return range;
}

KeyRange AliasesOf(std::string_view folded_name) {
  return Under(Family::kAlias, std::string(folded_name).append(1, '\0'));
}

KeyRange AdjacencyOf(ActorId actor, uint16_t relation, Side side) {
  return Under(Family::kAdjacency, AdjacencyPrefix(actor, relation, side));
}

KeyRange TimelineOf(ActorId actor) { return Under(Family::kTimeline, TimelinePrefix(actor)); }

KeyRange PairOf(ActorId a, ActorId b) { return Under(Family::kPair, PairPrefix(a, b)); }

KeyRange StartedBetween(KeyRange range, std::optional<Date> from, std::optional<Date> until) {
  const int32_t oldest = from ? from->day : TimeSpan::kOpenPast;
  range.until = range.from;
  AppendNewestFirst(Date{oldest == TimeSpan::kOpenPast ? oldest : oldest - 1}, &range.until);
  if (until) AppendNewestFirst(*until, &range.from);
  return range;
}

KeyRange Undated(KeyRange range) {
  AppendNewestFirst(Date{TimeSpan::kOpenPast}, &range.from);
  return range;
}

KeyRange TimesOfClass(int time_class, Date from, Date to) {
  KeyRange range = Under(Family::kTime, TimePrefix(static_cast<uint8_t>(time_class)));
  AppendNewestFirst(to, &range.from);
  if (time_class > kLongestClass) return range;
  const int64_t oldest = int64_t{from.day} - (int64_t{1} << time_class);
  if (oldest <= TimeSpan::kOpenPast) return range;
  range.until = TimePrefix(static_cast<uint8_t>(time_class));
  AppendNewestFirst(Date{static_cast<int32_t>(oldest)}, &range.until);
  return range;
}

int TimeClassOf(std::string_view time_key) {
  return time_key.empty() ? kTimeClassEnd : static_cast<uint8_t>(time_key.front());
}

std::string AdjacencyPrefix(ActorId actor, uint16_t relation, Side side) {
  std::string key = BeginKey();
  AppendId(&key, actor);
  AppendNumber(relation, &key);
  key.push_back(static_cast<char>(side));
  return key;
}

std::string TimelinePrefix(ActorId actor) {
  std::string key = BeginKey();
  AppendId(&key, actor);
  return key;
}

std::string PairPrefix(ActorId a, ActorId b) {
  std::string key = BeginKey();
  AppendId(&key, std::min(a, b));
  AppendId(&key, std::max(a, b));
  return key;
}

std::string TimePrefix(const TimeSpan& time) { return TimePrefix(TimeClass(time)); }

}  // namespace entente::store
