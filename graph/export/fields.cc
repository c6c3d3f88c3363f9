#include "graph/export/fields.h"

#include <fmt/format.h>
#include <utf8proc.h>

namespace entente {
namespace {

FieldValue TextOrNothing(std::string text) {
  if (text.empty()) return {};
  return text;
}

FieldValue TextsOrNothing(std::vector<std::string> texts) {
  if (texts.empty()) return {};
  return texts;
}

std::vector<std::string> Sentences(const ExportedEdge& told) {
  std::vector<std::string> sentences;
  for (const Evidence& piece : told.evidence) sentences.push_back(piece.words);
  return sentences;
}

std::vector<std::string> Citations(const ExportedEdge& told) {
  std::vector<std::string> citations;
  for (const Source& source : told.sources) citations.push_back(source.citation);
  return citations;
}

FieldValue OfRelation(const ExportedEdge& told, std::string Relation::*code) {
  return told.relation ? TextOrNothing(told.relation->*code) : FieldValue();
}

constexpr Field<Actor> kActorFields[] = {
    {"name", FieldType::kText, [](const Actor& a) { return TextOrNothing(a.name); }},
    {"kind", FieldType::kText, [](const Actor& a) { return TextOrNothing(a.kind); }},
    {"names", FieldType::kTexts, [](const Actor& a) { return TextsOrNothing(a.names); }},
    {"known_id", FieldType::kText, [](const Actor& a) { return TextOrNothing(a.known_id); }},
    {"country", FieldType::kText, [](const Actor& a) { return TextOrNothing(a.country); }},
};

using E = ExportedEdge;
constexpr Field<E> kEdgeFields[] = {
    {"relation", FieldType::kText, [](const E& e) { return TextOrNothing(e.edge.relation); }},
    {"symmetric", FieldType::kFlag, [](const E& e) { return FieldValue(e.relation && e.relation->symmetric); }},
    {"modality", FieldType::kText, [](const E& e) { return TextOrNothing(e.edge.modality); }},
    {"start", FieldType::kDate, [](const E& e) { return TextOrNothing(StartOf(e.edge)); }},
    {"end", FieldType::kDate, [](const E& e) { return TextOrNothing(EndOf(e.edge)); }},
    {"granularity", FieldType::kText, [](const E& e) { return TextOrNothing(GranularityOf(e.edge)); }},
    {"theme", FieldType::kText, [](const E& e) { return TextOrNothing(e.edge.theme); }},
    {"place", FieldType::kText, [](const E& e) { return TextOrNothing(e.edge.place); }},
    {"attribution", FieldType::kText, [](const E& e) { return TextOrNothing(e.edge.attribution); }},
    {"confidence", FieldType::kNumber, [](const E& e) { return FieldValue(e.edge.confidence); }},
    {"evidence_count", FieldType::kInteger, [](const E& e) { return FieldValue(int64_t{e.edge.evidence_count}); }},
    {"document_count", FieldType::kInteger, [](const E& e) { return FieldValue(int64_t{e.edge.document_count}); }},
    {"independent_sources", FieldType::kInteger, [](const E& e) { return FieldValue(int64_t{e.independent_sources}); }},
    {"evidence", FieldType::kTexts, [](const E& e) { return TextsOrNothing(Sentences(e)); }},
    {"sources", FieldType::kTexts, [](const E& e) { return TextsOrNothing(Citations(e)); }},
    {"plover", FieldType::kText, [](const E& e) { return OfRelation(e, &Relation::plover); }},
    {"plover_mode", FieldType::kText, [](const E& e) { return OfRelation(e, &Relation::plover_mode); }},
    {"cameo", FieldType::kText, [](const E& e) { return OfRelation(e, &Relation::cameo); }},
};

struct TextOf {
  std::string_view separator;

  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(double number) const { return fmt::format("{}", number); }
  std::string operator()(int64_t number) const { return fmt::format("{}", number); }
  std::string operator()(bool flag) const { return flag ? "true" : "false"; }
  std::string operator()(const std::vector<std::string>& texts) const {
    std::string joined;
    for (size_t i = 0; i < texts.size(); ++i) joined.append(i ? separator : "").append(texts[i]);
    return joined;
  }
};

}  // namespace

std::span<const Field<Actor>> ActorFields() { return kActorFields; }
std::span<const Field<ExportedEdge>> EdgeFields() { return kEdgeFields; }

std::string FieldText(const FieldValue& value, std::string_view separator) {
  return std::visit(TextOf{separator}, value);
}

std::string StartOf(const Edge& edge) {
  return edge.time.known() && edge.time.first.day != TimeSpan::kOpenPast ? edge.time.first.ToString() : "";
}

std::string EndOf(const Edge& edge) {
  return edge.time.known() && edge.time.last.day != TimeSpan::kOpenFuture ? edge.time.last.ToString() : "";
}

std::string GranularityOf(const Edge& edge) {
  switch (edge.time.granularity) {
    case Granularity::kDay:
      return "day";
    case Granularity::kMonth:
      return "month";
    case Granularity::kYear:
      return "year";
    case Granularity::kNone:
      break;
  }
  return "";
}

std::string ValidUtf8(std::string_view text) {
  constexpr std::string_view kReplacement = "\xef\xbf\xbd";
  std::string valid;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (size_t at = 0; at < text.size();) {
    utf8proc_int32_t code_point = 0;
    const auto size = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
    valid.append(size > 0 ? text.substr(at, static_cast<size_t>(size)) : kReplacement);
    at += size > 0 ? static_cast<size_t>(size) : 1;
  }
  return valid;
}

}  // namespace entente
