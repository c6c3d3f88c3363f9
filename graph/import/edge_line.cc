#include "graph/import/edge_line.h"

#include <fmt/format.h>
#include <simdjson.h>
#include <xxhash.h>

#include <nlohmann/json.hpp>

#include "graph/merge.h"

namespace entente {
namespace {

using simdjson::dom::element;

// Reads fields of an object and keeps the first fault that it meets. Nothing is an object without fields.
class FieldReader {
 public:
  FieldReader(std::optional<element> object, const char* place, std::string* fault) : place_(place), fault_(*fault) {
    if (!object || !object->is_object()) {
      Fault("is no object");
      return;
    }
    fields_.reserve(kUsualFields);
    const simdjson::dom::object fields = object->get_object().value_unsafe();
    fields_.assign(fields.begin(), fields.end());
  }

  // Empty where it is not there.
  std::string Text(const char* name) {
    const std::optional<element> value = Part(name);
    if (!value) return "";
    std::string_view text;
    if (value->get_string().get(text) != simdjson::SUCCESS) Fault("is no text", name);
    return std::string(text);
  }
  std::string NeededText(const char* name) {
    std::string text = Text(name);
    if (text.empty()) Fault("is missing", name);
    return text;
  }
  double Fraction(const char* name, double otherwise) {
    const std::optional<element> value = Part(name);
    if (!value) return otherwise;
    double fraction = 0;
    if (value->get_double().get(fraction) == simdjson::SUCCESS && fraction >= 0 && fraction <= 1) return fraction;
    Fault("is no number from 0 to 1", name);
    return otherwise;
  }
  uint32_t Number(const char* name) {
    const std::optional<element> value = Part(name);
    if (!value) return 0;
    if (const std::optional<uint32_t> number = NumberIn(*value)) return *number;
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
    const std::optional<element> value = Part(name);
    if (!value) return {};
    std::vector<uint32_t> places;
    for (const element part : ListIn(*value)) places.push_back(NumberIn(part).value_or(UINT32_MAX));
    if (places.size() == 2 && places[0] <= places[1] && places[1] <= limit) return {places[0], places[1]};
    Fault("is no span within the words", name);
    return {};
  }
  std::vector<std::string> Texts(const char* name) {
    std::vector<std::string> texts;
    const std::optional<element> value = Part(name);
    if (!value) return texts;
    if (!value->is_array()) Fault("is no list", name);
    for (const element part : ListIn(*value)) {
      std::string_view text;
      if (part.get_string().get(text) != simdjson::SUCCESS) {
        Fault("has something else than texts", name);
      } else {
        texts.emplace_back(text);
      }
    }
    return texts;
  }
  // As the first of this name has it.
  std::optional<element> Part(std::string_view name) const {
    for (const simdjson::dom::key_value_pair& field : fields_) {
      if (field.key == name) return field.value.is_null() ? std::nullopt : std::optional(field.value);
    }
    return std::nullopt;
  }
  // Empty where it is not there or no list.
  std::vector<element> List(const char* name) const {
    const std::optional<element> value = Part(name);
    return value ? ListIn(*value) : std::vector<element>();
  }
  std::string PlaceOf(const char* name) const { return place_.empty() ? name : fmt::format("{}.{}", place_, name); }
  void Fault(std::string_view what, const char* name = nullptr) {
    if (!fault_.empty()) return;
    const std::string place = name ? PlaceOf(name) : std::string(place_);
    fault_ = fmt::format("{} {}", place.empty() ? "the line" : place, what);
  }

 private:
  static std::optional<uint32_t> NumberIn(const element& value) {
    uint64_t number = 0;
    if (value.get_uint64().get(number) != simdjson::SUCCESS || number > UINT32_MAX) return std::nullopt;
    return static_cast<uint32_t>(number);
  }
  static std::vector<element> ListIn(const element& value) {
    if (!value.is_array()) return {};
    const simdjson::dom::array list = value.get_array().value_unsafe();
    return std::vector<element>(list.begin(), list.end());
  }

  static constexpr size_t kUsualFields = 8;

  std::vector<simdjson::dom::key_value_pair> fields_;
  std::string_view place_;
  std::string& fault_;
};

DocumentId HashOf(std::string_view text) { return DocumentId{XXH3_64bits(text.data(), text.size())}; }

// The same for the same fields in whatever order they come. To sort them takes as long as all else of a line, and the
// lines of an article follow one another.
DocumentId HashOf(const element& article) {
  thread_local std::string last;
  thread_local DocumentId hash_of_last;
  std::string text = simdjson::minify(article);
  if (text != last) {
    hash_of_last = HashOf(nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false).dump());
    last = std::move(text);
  }
  return hash_of_last;
}

SourceDocument ReadDocument(const std::optional<element>& article, std::string_view line, std::string* fault) {
  SourceDocument document;
  document.id = HashOf(line);
  if (!article) return document;
  FieldReader fields(article, "article", fault);
  document.source_id = fields.Text("source_id");
  document.outlet = fields.Text("outlet");
  document.title = fields.Text("title");
  document.url = fields.Text("url");
  document.published = fields.Day("published");
  document.text = fields.Text("dateline");
  const std::optional<DocumentId> id = fields.GivenId<DocumentId>("id");
  document.id = id ? *id : HashOf(*article);
  return document;
}

Actor ReadActor(const std::optional<element>& json, const char* place, const Ontology& ontology, std::string* fault) {
  FieldReader fields(json, place, fault);
  Actor actor;
  actor.name = fields.NeededText("name");
  actor.kind = fields.NeededText("kind");
  actor.names = fields.Texts("names");
  actor.known_id = fields.Text("known_id");
  actor.country = fields.Text("country");
  if (!ontology.FindKind(actor.kind)) fields.Fault(fmt::format("\"{}\" is no kind of actor", actor.kind), "kind");
  const std::optional<ActorId> id = fields.GivenId<ActorId>("id");
  actor.id = id ? *id : MakeActorId(actor.known_id, actor.kind, actor.name);
  CompleteNames(&actor);
  return actor;
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

Evidence ReadEvidence(const element& json, std::string* fault) {
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
  for (const element piece : fields->List("evidence")) edge.evidence.push_back(ReadEvidence(piece, fault));
  if (edge.evidence.empty()) fields->Fault("is missing", "evidence");
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
  thread_local simdjson::dom::parser parser;  // keeps its memory
  element json;
  if (parser.parse(line.data(), line.size()).get(json) != simdjson::SUCCESS) {
    return Status(ErrorCode::kInvalidInput, "the line is no JSON");
  }
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
