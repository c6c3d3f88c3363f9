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
constexpr size_t kLongestFixedKey = 2 * kIdSize + kRecencySize;
constexpr size_t kMostIndexKeys = 6;

template <class Number>
void AppendNumber(std::string* key, Number number) {
  char bytes[sizeof number];
  for (size_t i = 0; i < sizeof number; ++i) bytes[i] = static_cast<char>(number >> 8 * (sizeof number - 1 - i));
  key->append(bytes, sizeof number);
}

void AppendNewestFirst(std::string* key, int32_t day) {
  AppendNumber(key, ~(static_cast<uint32_t>(day) ^ 0x80000000u));
}

template <class Id>
void AppendId(std::string* key, Id id) {
  AppendNumber(key, static_cast<uint64_t>(id));
}

std::string PrefixEnd(std::string prefix) {
  while (!prefix.empty() && static_cast<uint8_t>(prefix.back()) == 0xff) prefix.pop_back();
  if (prefix.empty()) return std::string(kLongestFixedKey + 1, '\xff');
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
  key.reserve(kLongestFixedKey);
  return key;
}

std::string AdjacencyPrefix(ActorId actor, uint16_t relation, Side side) {
  std::string key = BeginKey();
  AppendId(&key, actor);
  AppendNumber(&key, relation);
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

uint8_t TimeClass(const TimeSpan& time) {
  if (time.first.day == TimeSpan::kOpenPast || time.last.day == TimeSpan::kOpenFuture) return kOpenClass;
  const int64_t days_more = std::max<int64_t>(0, int64_t{time.last.day} - time.first.day);
  return static_cast<uint8_t>(std::bit_width(static_cast<uint64_t>(days_more)));
}

std::string TimePrefix(uint8_t time_class) { return std::string(1, static_cast<char>(time_class)); }

std::string EndWithRecency(std::string prefix, const Edge& edge) {
  AppendNewestFirst(&prefix, edge.time.first.day);
  AppendId(&prefix, edge.id);
  return prefix;
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
  AppendNumber(&key, id);
  return key;
}

uint64_t ReadId(std::string_view key, size_t offset) {
  assert(key.size() >= offset + kIdSize);
  uint64_t id = 0;
  for (const char byte : key.substr(offset, kIdSize)) id = id << 8 | static_cast<uint8_t>(byte);
  return id;
}

Date ReadNewest(std::string_view key) {
  assert(key.size() >= kRecencySize);
  uint32_t order = 0;
  for (const char byte : key.substr(key.size() - kRecencySize, 4)) order = order << 8 | static_cast<uint8_t>(byte);
  return Date{static_cast<int32_t>(~order ^ 0x80000000u)};
}

std::string EvidenceKey(EdgeId edge, DocumentId document) {
  std::string key;
  AppendId(&key, edge);
  AppendId(&key, document);
  return key;
}

std::string MentionKey(ActorId actor, DocumentId document) {
  std::string key;
  AppendId(&key, actor);
  AppendId(&key, document);
  return key;
}

std::string LearnedKey(Date learned, DocumentId document) {
  std::string key;
  AppendNewestFirst(&key, learned.day);
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

KeyRange AllJudgements() { return Under(Family::kMeta, std::string(kJudgementPrefix)); }

KeyRange EvidenceOf(EdgeId edge) { return Under(Family::kEvidence, Key(edge)); }

KeyRange MentionsOf(ActorId actor) { return Under(Family::kMention, Key(actor)); }

KeyRange LearnedAfter(Date day) {
  KeyRange range{Family::kLearned, "", ""};
  AppendNewestFirst(&range.until, day.day);
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
  AppendNewestFirst(&range.until, oldest == TimeSpan::kOpenPast ? oldest : oldest - 1);
  if (until) AppendNewestFirst(&range.from, until->day);
  return range;
}

KeyRange Undated(KeyRange range) {
  AppendNewestFirst(&range.from, TimeSpan::kOpenPast);
  return range;
}

KeyRange TimesOfClass(int time_class, Date from, Date to) {
  KeyRange range = Under(Family::kTime, TimePrefix(static_cast<uint8_t>(time_class)));
  AppendNewestFirst(&range.from, to.day);
  if (time_class > kLongestClass) return range;
  const int64_t oldest = int64_t{from.day} - (int64_t{1} << time_class);
  if (oldest <= TimeSpan::kOpenPast) return range;
  range.until = TimePrefix(static_cast<uint8_t>(time_class));
  AppendNewestFirst(&range.until, static_cast<int32_t>(oldest));
  return range;
}

int TimeClassOf(std::string_view time_key) {
  return time_key.empty() ? kTimeClassEnd : static_cast<uint8_t>(time_key.front());
}

std::vector<IndexKey> IndexKeys(const Edge& edge, const Names& names) {
  const uint16_t relation = names.NumberOf(edge.relation);
  std::vector<IndexKey> keys;
  keys.reserve(kMostIndexKeys);
  const auto add = [&](Family family, std::string prefix) {
    keys.push_back({family, EndWithRecency(std::move(prefix), edge)});
  };
  add(Family::kAdjacency, AdjacencyPrefix(edge.from, relation, Side::kOutgoing));
  add(Family::kAdjacency, AdjacencyPrefix(edge.to, relation, Side::kIncoming));
  add(Family::kTimeline, TimelinePrefix(edge.from));
  add(Family::kPair, PairPrefix(edge.from, edge.to));
  if (edge.from != edge.to) add(Family::kTimeline, TimelinePrefix(edge.to));
  if (edge.time.known()) add(Family::kTime, TimePrefix(TimeClass(edge.time)));
  return keys;
}

}  // namespace entente::store
