// Two CSV files for neo4j-admin: https://neo4j.com/docs/operations-manual/current/tools/neo4j-admin/neo4j-admin-import/
#include "graph/export/export.h"
#include "graph/export/walk.h"

namespace entente {
namespace {

constexpr char kElementSeparator = '|';
constexpr std::string_view kSeparatorInElement = "\xc2\xa6";  // U+00A6, a bar with a gap

// A field of RFC 4180, always in quotes.
std::string EscapeCsv(std::string_view text) {
  std::string escaped = "\"";
  for (char c : ValidUtf8(text)) {
    if (c == '\0') continue;
    if (c == '"') escaped += '"';
    escaped += c;
  }
  return escaped + "\"";
}

std::string JoinedElements(const std::vector<std::string>& elements) {
  std::string joined;
  for (size_t i = 0; i < elements.size(); ++i) {
    if (i) joined += kElementSeparator;
    for (char c : elements[i]) {
      if (c == kElementSeparator) {
        joined += kSeparatorInElement;
      } else {
        joined += c;
      }
    }
  }
  return joined;
}

std::string CsvText(const FieldValue& value) {
  const auto* elements = std::get_if<std::vector<std::string>>(&value);
  return elements ? JoinedElements(*elements) : FieldText(value, "");
}

std::string_view TypeSuffix(FieldType type) {
  switch (type) {
    case FieldType::kText:
      return "";
    case FieldType::kDate:
      return ":date";
    case FieldType::kNumber:
      return ":double";
    case FieldType::kInteger:
      return ":long";
    case FieldType::kFlag:
      return ":boolean";
    case FieldType::kTexts:
      return ":string[]";
  }
  return "";
}

class CsvPairWriter : public GraphWriter {
 public:
  CsvPairWriter(const Ontology& ontology, std::ostream& nodes, std::ostream& relationships)
      : ontology_(ontology), nodes_(nodes), relationships_(relationships) {}

  void Begin() override {
    nodes_ << "id:ID";
    WriteHeaders(ActorFields(), nodes_);
    nodes_ << ",:LABEL\r\n";
    relationships_ << ":START_ID,:END_ID,id";
    WriteHeaders(EdgeFields(), relationships_);
    relationships_ << ",:TYPE\r\n";
  }

  void WriteActor(const Actor& actor) override {
    nodes_ << EscapeCsv(ToString(actor.id));
    WriteValues(ActorFields(), actor, nodes_);
    const NodeKind* kind = ontology_.FindKind(actor.kind);
    nodes_ << ',' << EscapeCsv(kind ? kind->label : actor.kind) << "\r\n";
  }

  void WriteEdge(const ExportedEdge& told) override {
    relationships_ << EscapeCsv(ToString(told.edge.from)) << ',' << EscapeCsv(ToString(told.edge.to)) << ','
                   << EscapeCsv(ToString(told.edge.id));
    WriteValues(EdgeFields(), told, relationships_);
    relationships_ << ',' << EscapeCsv(CypherType(told.edge.relation)) << "\r\n";
  }

 private:
  template <class Told>
  void WriteHeaders(std::span<const Field<Told>> fields, std::ostream& out) {
    for (const auto& field : fields) out << ',' << field.name << TypeSuffix(field.type);
  }

  // A field that has nothing to tell is empty without quotes: Neo4j reads that as no property.
  template <class Told>
  void WriteValues(std::span<const Field<Told>> fields, const Told& told, std::ostream& out) {
    for (const auto& field : fields) {
      const std::string text = CsvText(field.value(told));
      out << ',' << (text.empty() ? "" : EscapeCsv(text));
    }
  }

  const Ontology& ontology_;
  std::ostream& nodes_;
  std::ostream& relationships_;
};

}  // namespace

Status WriteNeo4jCsv(const GraphView& graph, const Selection& selection, std::ostream& nodes,
                     std::ostream& relationships) {
  CsvPairWriter writer(graph.ontology(), nodes, relationships);
  return Finished(Finished(Walk(graph, selection, &writer), nodes), relationships);
}

}  // namespace entente
