#include "graph/merge.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

#include "graph/name.h"

namespace entente {
namespace {

constexpr char kFieldEnd = '\n';  // stands in no field of an edge's key

// On the stack where it is as short as keys are: ids of stored edges are made whenever somebody asks for them.
using EdgeKey = fmt::basic_memory_buffer<char, 256>;

void AppendField(std::string_view field, EdgeKey* key) {
  key->append(field);
  key->push_back(kFieldEnd);
}

void AppendId(ActorId id, EdgeKey* key) {
  const auto digits = IdDigits(static_cast<uint64_t>(id));
  AppendField({digits.data(), digits.size()}, key);
}

void AppendNumber(int64_t number, char end, EdgeKey* key) {
  const fmt::format_int digits(number);
  key->append(std::string_view(digits.data(), digits.size()));
  key->push_back(end);
}

// Numbers, not the printed form: a span that is printed by months may begin in the middle of one.
void AppendTime(const TimeSpan& time, EdgeKey* key) {
  AppendNumber(time.first.day, '/', key);
  AppendNumber(time.last.day, '/', key);
  AppendNumber(static_cast<int>(time.granularity), kFieldEnd, key);
}

EdgeId HashOf(const EdgeHead& edge, const TimeSpan& time, std::string_view theme) {
  EdgeKey key;
  AppendField(edge.relation, &key);
  AppendId(edge.from, &key);
  AppendId(edge.to, &key);
  AppendField(edge.modality, &key);
  AppendTime(time, &key);
  key.append(theme);
  return EdgeId{XXH3_64bits(key.data(), key.size())};
}

TimeSpan IdentifyingTime(const Relation& relation, const TimeSpan& time, std::optional<Date> published) {
  return time.known() || relation.standing || !published ? time : TimeSpan::Day(*published);
}

// As the strongest evidence has it of that which has it; among equals the first in the order of evidence.
const std::string& Strongest(const std::vector<Evidence>& evidence, std::string Evidence::*field) {
  static const std::string kNothing;
  const Evidence* strongest = nullptr;
  for (const Evidence& piece : evidence) {
    if (!(piece.*field).empty() && (!strongest || piece.confidence > strongest->confidence)) strongest = &piece;
  }
  return strongest ? strongest->*field : kNothing;
}

// An all-capital headline form gives way to a name in small letters; then the order of bytes decides.
const std::string& PreferredName(const std::string& a, const std::string& b) {
  const auto shouts = [](const std::string& name) {
    return std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  };
  return std::pair(shouts(a), std::string_view(a)) <= std::pair(shouts(b), std::string_view(b)) ? a : b;
}

const std::string& LeastKnown(const std::string& a, const std::string& b) {
  return std::pair(a.empty(), std::string_view(a)) <= std::pair(b.empty(), std::string_view(b)) ? a : b;
}

void SortUnique(std::vector<std::string>* names) {
  std::erase(*names, "");
  std::sort(names->begin(), names->end());
  names->erase(std::unique(names->begin(), names->end()), names->end());
}

}  // namespace

EdgeId MakeEdgeId(const Relation& relation, const Edge& edge, std::optional<Date> published) {
  const std::string theme = relation.theme_identifies ? FoldName(edge.theme) : "";
  EdgeHead head = HeadOf(edge);
  head.relation = relation.name;
  return HashOf(head, IdentifyingTime(relation, edge.time, published), theme);
}

EdgeId EdgeIdByTime(const EdgeHead& edge) { return HashOf(edge, edge.time, ""); }

void Normalise(const Relation& relation, ReportedEdge* edge) {
  if (!relation.symmetric || edge->edge.from <= edge->edge.to) return;
  std::swap(edge->edge.from, edge->edge.to);
  for (Evidence& piece : edge->evidence) std::swap(piece.from, piece.to);
}

void SettleEdge(std::vector<Evidence>* evidence, Edge* edge) {
  std::sort(evidence->begin(), evidence->end());
  evidence->erase(std::unique(evidence->begin(), evidence->end()), evidence->end());

  edge->theme = Strongest(*evidence, &Evidence::theme);
  edge->place = Strongest(*evidence, &Evidence::place);
  edge->attribution = Strongest(*evidence, &Evidence::attribution);

  double doubt = 1;
  edge->document_count = 0;
  for (auto piece = evidence->begin(); piece != evidence->end();) {
    const DocumentId document = piece->document;
    double best = 0;
    for (; piece != evidence->end() && piece->document == document; ++piece) best = std::max(best, piece->confidence);
    doubt *= 1 - best;
    ++edge->document_count;
  }
  edge->confidence = 1 - doubt;
  edge->evidence_count = static_cast<uint32_t>(evidence->size());
}

void JoinEdges(const ReportedEdge& other, ReportedEdge* edge) {
  if (!edge->edge.time.known()) edge->edge.time = other.edge.time;
  edge->evidence.insert(edge->evidence.end(), other.evidence.begin(), other.evidence.end());
  SettleEdge(&edge->evidence, &edge->edge);
}

void CompleteNames(Actor* actor) {
  actor->names.push_back(actor->name);
  SortUnique(&actor->names);
}

Actor MergeActors(const Actor& a, const Actor& b) {
  Actor merged;
  merged.id = a.id;
  merged.kind = LeastKnown(a.kind, b.kind);
  merged.name = PreferredName(a.name, b.name);
  merged.known_id = LeastKnown(a.known_id, b.known_id);
  merged.country = LeastKnown(a.country, b.country);
  merged.names = a.names;
  merged.names.insert(merged.names.end(), b.names.begin(), b.names.end());
  merged.names.insert(merged.names.end(), {a.name, b.name});
  SortUnique(&merged.names);
  return merged;
}

}  // namespace entente
