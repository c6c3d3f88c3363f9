// Judgements, and pairs to be judged, as lines of JSON.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "graph/export/fields.h"
#include "graph/export/json.h"
#include "graph/judgements.h"
#include "graph/same_actors.h"

namespace entente {
namespace {

constexpr std::string_view kPositive = "positive", kNegative = "negative";
constexpr std::string_view kUnsure = "unsure", kNoJudgement = "no_judgement";

Json TextOrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json EntityJson(const Actor& actor) {
  return {{"kind", actor.kind},
          {"name", actor.name},
          {"names", actor.names},
          {"known_id", TextOrNull(actor.known_id)},
          {"country", TextOrNull(actor.country)}};
}

// Empty where there is no such text.
std::string TextIn(const Json& object, const char* name) {
  if (!object.is_object() || !object.contains(name) || !object[name].is_string()) return "";
  return object[name].get<std::string>();
}

Json PartOf(const Json& object, const char* name) {
  return object.is_object() && object.contains(name) ? object[name] : Json();
}

Actor ReadEntity(const std::string& id, const Json& entity) {
  Actor actor;
  const std::optional<uint64_t> hash = ParseIdText(id);
  actor.id = hash ? ActorId{*hash} : MakeActorId(id, "", "");
  actor.kind = TextIn(entity, "kind");
  actor.name = TextIn(entity, "name");
  actor.known_id = hash ? TextIn(entity, "known_id") : id;
  actor.country = TextIn(entity, "country");
  for (const Json& name : PartOf(entity, "names")) {
    if (name.is_string()) actor.names.push_back(name.get<std::string>());
  }
  return actor;
}

// nomenklatura's own lists: [target, source, judgement, score, user, created_at].
Json AsObject(const Json& line) {
  constexpr const char* kFields[] = {"target", "source", "judgement", "score", "user", "created_at"};
  if (!line.is_array()) return line;
  Json object = Json::object();
  for (size_t i = 0; i < line.size() && i < std::size(kFields); ++i) object[kFields[i]] = line[i];
  return object;
}

// Undecided, as nomenklatura writes its candidates.
Json LineAbout(const Actor& target, const Actor& source) {
  return {{"target", PublicId(target)},
          {"source", PublicId(source)},
          {"judgement", kNoJudgement},
          {"score", nullptr},
          {"user", nullptr},
          {"created_at", nullptr},
          {"entities", {{"target", EntityJson(target)}, {"source", EntityJson(source)}}}};
}

std::string Dump(const Json& line) { return line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

Status Expected(std::string_view what) { return Status(ErrorCode::kInvalidInput, fmt::format("expected {}", what)); }

}  // namespace

std::string ToJsonLine(const Judgement& judgement) {
  Json line = LineAbout(judgement.target, judgement.source);
  line["judgement"] = judgement.positive ? kPositive : kNegative;
  line["user"] = TextOrNull(judgement.user);
  line["created_at"] = TextOrNull(judgement.created_at);
  return Dump(line);
}

std::string ToJsonLine(const SameActors& pair) {
  Json line = LineAbout(pair.target, pair.source);
  line["score"] = pair.score;
  line["reasons"] = pair.reasons;
  return Dump(line);
}

Result<std::optional<Judgement>> ParseJudgement(std::string_view text) {
  const Json parsed = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (parsed.is_discarded()) return Expected("one object or list of JSON on the line");
  const Json line = AsObject(parsed);
  const std::string target = TextIn(line, "target"), source = TextIn(line, "source");
  const std::string judgement = TextIn(line, "judgement");
  if (target.empty() || source.empty() || target == source)
    return Expected("the ids of two actors as target and source");
  if (judgement == kUnsure || judgement == kNoJudgement) return std::optional<Judgement>();
  if (judgement != kPositive && judgement != kNegative) return Expected("positive or negative as judgement");
  const Json entities = PartOf(line, "entities");
  return std::optional(Judgement{ReadEntity(target, PartOf(entities, "target")),
                                 ReadEntity(source, PartOf(entities, "source")), judgement == kPositive,
                                 TextIn(line, "user"), TextIn(line, "created_at")});
}

}  // namespace entente
