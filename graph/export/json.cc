#include "graph/export/json.h"

namespace entente {
namespace {

struct JsonOf {
  Json operator()(std::monostate) const { return nullptr; }
  template <class Value>
  Json operator()(const Value& value) const {
    return value;
  }
};

template <class Told>
void AddFieldsOf(std::span<const Field<Told>> fields, const Told& told, Json* object) {
  for (const auto& field : fields) {
    Json value = std::visit(JsonOf(), field.value(told));
    if (!value.is_null()) (*object)[std::string(field.name)] = std::move(value);
  }
}

}  // namespace

void AddFields(const Actor& actor, Json* object) { AddFieldsOf(ActorFields(), actor, object); }
void AddFields(const ExportedEdge& told, Json* object) { AddFieldsOf(EdgeFields(), told, object); }

std::string DumpJson(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

void JsonArrayWriter::Begin(std::string_view name) {
  out_ << DumpJson(Json(name)) << ": [";
  empty_ = true;
}

void JsonArrayWriter::Write(const Json& element) {
  out_ << (empty_ ? "\n" : ",\n") << DumpJson(element);
  empty_ = false;
}

void JsonArrayWriter::End() { out_ << "\n]"; }

}  // namespace entente
