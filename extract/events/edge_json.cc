#include "extract/events/edge_json.h"

#include <cmath>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace entente::extract {
namespace {

using Json = nlohmann::ordered_json;

Json TextOrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json ActorJson(const Actor& actor, const std::string& id) {
  return {{"id", id},
          {"kind", actor.kind},
          {"name", actor.name},
          {"names", actor.names},
          {"known", TextOrNull(actor.known_id)},
          {"country", TextOrNull(actor.country)}};
}

Json EdgeToJson(const ReportedEdge& reported, const std::map<ActorId, std::string>& ids) {
  const Edge& edge = reported.edge;
  return {{"type", edge.relation},
          {"from", ids.at(edge.from)},
          {"to", ids.at(edge.to)},
          {"modality", edge.modality},
          {"date", TextOrNull(edge.time.ToString())},
          {"place", TextOrNull(edge.place)},
          {"theme", TextOrNull(edge.theme)},
          {"attribution", TextOrNull(edge.attribution)},
          {"quote", reported.evidence.front().words},
          {"rule", reported.evidence.front().rule},
          {"confidence", std::round(edge.confidence * 1000) / 1000}};
}

}  // namespace

std::string EdgeJson(const Report& report) {
  std::map<ActorId, std::string> ids;
  Json actors = Json::array(), edges = Json::array();
  for (const Actor& actor : report.actors) {
    const std::string id = fmt::format("a{}", ids.size() + 1);
    ids.emplace(actor.id, id);
    actors.push_back(ActorJson(actor, id));
  }
  for (const ReportedEdge& edge : report.edges) edges.push_back(EdgeToJson(edge, ids));
  const Json root = {{"id", report.document.source_id},
                     {"date", report.document.published ? Json(report.document.published->ToString()) : Json()},
                     {"actors", actors},
                     {"edges", edges}};
  return root.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace entente::extract
