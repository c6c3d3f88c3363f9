#include "graph/import/edge_line.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <nlohmann/json.hpp>

#include "graph/merge.h"

namespace entente {
namespace {

using ParsedJson = nlohmann::json;

// Reads fields of an object and keeps the first fault that it meets.
class FieldReader {
 public:
  FieldReader(const ParsedJson& object, std::string place, std::string* fault)
      : object_(object), place_(std::move(place)), fault_(*fault) {
    if (!object.is_object()) Fault("is no object");
  }

  // Empty where it is not there.
  std::string Text(const char* name) {
    const ParsedJson* value = Find(name);
    if (!value) return "";
    if (value->is_string()) return value->get<std::string>();
    Fault("is no text", name);
    return "";
  }
  std::string NeededText(const char* name) {
    std::string text = Text(name);
    if (text.empty()) Fault("is missing", name);
    return text;
  }
  double Fraction(const char* name, double otherwise) {
    const ParsedJson* value = Find(name);
    if (!value) return otherwise;
    if (value->is_number() && *value >= 0 && *value <= 1) return value->get<double>();
    Fault("is no number from 0 to 1", name);
    return otherwise;
  }
  uint32_t Number(const char* name) {
    const ParsedJson* value = Find(name);
    if (!value) return 0;
    if (value->is_number_unsigned() && *value <= UINT32_MAX) return value->get<uint32_t>();
    Fault("is no whole number", name);
    return 0;
  }
  std::optional<Date> Day(const char* name) {
    const std::string text = Text(name);
    if (text.empty()) return std::nullopt;
    const std::optional<Date> day = Date::Parse(text);
    if (!day) Fault("is no day such as 2019-04-25", name);
    return day;
  }
  template <class Id>
  std::optional<Id> GivenId(const char* name) {
    const std::string text = Text(name);
    if (text.empty()) return std::nullopt;
    const std::optional<uint64_t> id = ParseIdText(text);
    if (!id) Fault("is no id of sixteen digits", name);
    return id ? std::optional(Id{*id}) : std::nullopt;
  }
  ByteSpan Span(const char* name, size_t limit) {
    const ParsedJson* value = Find(name);
    if (!value) return {};
    const auto is_place = [&](const ParsedJson& place) { return place.is_number_unsigned() && place <= limit; };
    if (value->is_array() && value->size() == 2 && is_place((*value)[0]) && is_place((*value)[1]) &&
        (*value)[0] <= (*value)[1]) {
      return {(*value)[0].get<uint32_t>(), (*value)[1].get<uint32_t>()};
    }
    Fault("is no span within the words", name);
    return {};
  }
  std::vector<std::string> Texts(const char* name) {
    std::vector<std::string> texts;
    const ParsedJson* value = Find(name);
    if (!value) return texts;
    if (!value->is_array()) Fault("is no list", name);
    for (const ParsedJson& text : *value) {
      if (text.is_string()) {
        texts.push_back(text.get<std::string>());
      } else {
        Fault("has something else than texts", name);
      }
    }
    return texts;
  }
  // Null where it is not there.
  const ParsedJson& Part(const char* name) const {
    static const ParsedJson kNothing;
    const ParsedJson* value = Find(name);
    return value ? *value : kNothing;
  }
  std::string PlaceOf(const char* name) const { return place_.empty() ? name : fmt::format("{}.{}", place_, name); }
  void Fault(std::string_view what, const char* name = nullptr) {
    if (!fault_.empty()) return;
    const std::string place = name ? PlaceOf(name) : place_;
    fault_ = fmt::format("{} {}", place.empty() ? "the line" : place, what);
  }

 private:
  const ParsedJson* Find(const char* name) const {
    if (!object_.is_object()) return nullptr;
    const auto found = object_.find(name);
    return found == object_.end() || found->is_null() ? nullptr : &*found;
  }

  const ParsedJson& object_;
  std::string place_;
  std::string& fault_;
};

DocumentId HashOf(std::string_view text) { return DocumentId{XXH3_64bits(text.data(), text.size())}; }

SourceDocument ReadDocument(const ParsedJson& json, std::string_view line, std::string* fault) {
  SourceDocument document;
  document.id = HashOf(line);
  if (json.is_null()) return document;
  FieldReader fields(json, "article", fault);
  document.source_id = fields.Text("source_id");
  document.outlet = fields.Text("outlet");
  document.title = fields.Text("title");
  document.url = fields.Text("url");
  document.published = fields.Day("published");
  document.id = fields.GivenId<DocumentId>("id").value_or(HashOf(json.dump()));
  return document;
}

Actor ReadActor(const ParsedJson& json, const char* place, const Ontology& ontology, std::string* fault) {
  FieldReader fields(json, place, fault);
  Actor actor;
  actor.name = fields.NeededText("name");
  actor.kind = fields.NeededText("kind");
  actor.names = fields.Texts("names");
  actor.known_id = fields.Text("known_id");
  actor.country = fields.Text("country");
  if (!ontology.FindKind(actor.kind)) fields.Fault(fmt::format("\"{}\" is no kind of actor", actor.kind), "kind");
  actor.id = fields.GivenId<ActorId>("id").value_or(MakeActorId(actor.known_id, actor.kind, actor.name));
  return MergeActors(actor, actor);
}

Granularity ReadGranularity(FieldReader* fields) {
  const std::string name = fields->Text("granularity");
  if (name.empty() || name == "day") return Granularity::kDay;
  if (name == "month") return Granularity::kMonth;
  if (name == "year") return Granularity::kYear;
  fields->Fault("is not day, month or year", "granularity");
  return Granularity::kDay;
}

// Either `time` as text ("2019-04", "2019-04-26/2019-04-27") or first and last day.
TimeSpan ReadTime(FieldReader* fields) {
  if (const std::string text = fields->Text("time"); !text.empty()) {
    const std::optional<TimeSpan> time = TimeSpan::Parse(text);
    if (!time) fields->Fault("is no time such as 2019, 2019-04, 2019-04-25 or 2019-04-25/2019-04-27", "time");
    return time.value_or(TimeSpan());
  }
  const std::optional<Date> start = fields->Day("start"), end = fields->Day("end");
  if (!start && !end) return TimeSpan::Unknown();
  TimeSpan time;
  time.first = start.value_or(time.first);
  time.last = end.value_or(time.last);
  time.granularity = ReadGranularity(fields);
  if (time.last < time.first) fields->Fault("is before start", "end");
  return time;
}

Evidence ReadEvidence(const ParsedJson& json, std::string* fault) {
  FieldReader fields(json, "evidence", fault);
  Evidence piece;
  piece.sentence = fields.Number("sentence");
  piece.words = fields.Text("words");
  piece.trigger = fields.Span("trigger", piece.words.size());
  piece.from = fields.Span("from", piece.words.size());
  piece.to = fields.Span("to", piece.words.size());
  piece.rule = fields.Text("rule");
  piece.theme = fields.Text("theme");
  piece.place = fields.Text("place");
  piece.attribution = fields.Text("attribution");
  piece.confidence = fields.Fraction("confidence", 1);
  return piece;
}

ReportedEdge ReadEdge(FieldReader* fields, const Ontology& ontology, std::string* fault) {
  ReportedEdge edge;
  edge.edge.relation = fields->NeededText("relation");
  edge.edge.modality = fields->NeededText("modality");
  edge.edge.time = ReadTime(fields);
  const ParsedJson& evidence = fields->Part("evidence");
  if (!evidence.is_array() || evidence.empty()) fields->Fault("is missing", "evidence");
  if (evidence.is_array()) {
    for (const ParsedJson& piece : evidence) edge.evidence.push_back(ReadEvidence(piece, fault));
  }
  if (!ontology.FindModality(edge.edge.modality)) {
    fields->Fault(fmt::format("\"{}\" is not known", edge.edge.modality), "modality");
  }
  return edge;
}

// What follows from the parts: which way a symmetric edge stands, and its id.
void Identify(const Relation& relation, std::optional<EdgeId> given, EdgeLine* line) {
  line->edge.edge.relation = relation.name;
  line->edge.edge.from = line->from.id;
  line->edge.edge.to = line->to.id;
  Normalise(relation, &line->edge);
  for (Evidence& piece : line->edge.evidence) piece.document = line->document.id;
  SettleEdge(&line->edge.evidence, &line->edge.edge);
  line->edge.edge.id = given.value_or(MakeEdgeId(relation, line->edge.edge, line->document.published));
}

}  // namespace

Result<EdgeLine> ReadEdgeLine(std::string_view line, const Ontology& ontology) {
  const ParsedJson json = ParsedJson::parse(line.begin(), line.end(), nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded()) return Status(ErrorCode::kInvalidInput, "the line is no JSON");
  std::string fault;
  FieldReader fields(json, "", &fault);
  EdgeLine read;
  read.document = ReadDocument(fields.Part("article"), line, &fault);
  read.from = ReadActor(fields.Part("from"), "from", ontology, &fault);
  read.to = ReadActor(fields.Part("to"), "to", ontology, &fault);
  read.edge = ReadEdge(&fields, ontology, &fault);
  const std::optional<EdgeId> id = fields.GivenId<EdgeId>("id");
  const Relation* relation = ontology.FindRelation(read.edge.edge.relation);
  if (!relation) {
    fields.Fault(fmt::format("\"{}\" is not known; the nearest is \"{}\"", read.edge.edge.relation,
                             ontology.NearestRelation(read.edge.edge.relation)),
                 "relation");
  }
  if (!fault.empty()) return Status(ErrorCode::kInvalidInput, fault);
  Identify(*relation, id, &read);
  return read;
}

}  // namespace entente
