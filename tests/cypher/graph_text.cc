#include "graph_text.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <sstream>

#include <fmt/format.h>

#include "graph/merge.h"

namespace entente::query {
namespace {

std::vector<std::string> Words(std::string_view line) {
  std::vector<std::string> words;
  for (size_t at = 0; at < line.size();) {
    if (line[at] == ' ') {
      ++at;
      continue;
    }
    const bool quoted = line[at] == '"';
    const size_t begin = at + quoted, end = std::min(line.find(quoted ? '"' : ' ', begin), line.size());
    words.emplace_back(line.substr(begin, end - begin));
    at = end + 1;
  }
  return words;
}

using Fields = std::map<std::string, std::string>;

Fields FieldsFrom(const std::vector<std::string>& words, size_t begin) {
  Fields fields;
  for (size_t i = begin; i + 1 < words.size(); i += 2) fields[words[i]] = words[i + 1];
  return fields;
}

std::string Get(const Fields& fields, const std::string& key, const std::string& otherwise = "") {
  const auto found = fields.find(key);
  return found != fields.end() ? found->second : otherwise;
}

class Reader {
 public:
  explicit Reader(const Ontology& ontology) : ontology_(ontology) {}

  Status Read(const std::string& line) {
    const auto words = Words(line);
    if (words.size() >= 2 && words[0] == "document") return ReadDocument(words);
    if (words.size() >= 4 && words[0] == "actor") return ReadActor(words);
    if (words.size() >= 4 && words[0] == "edge") return ReadEdge(words);
    return Fail("expected document, actor or edge: " + line);
  }

  std::vector<Report> Take() {
    std::vector<Report> reports;
    for (auto& [name, report] : reports_) {
      std::sort(report.actors.begin(), report.actors.end());
      report.actors.erase(std::unique(report.actors.begin(), report.actors.end()), report.actors.end());
      std::sort(report.edges.begin(), report.edges.end(),
                [](const ReportedEdge& a, const ReportedEdge& b) { return a.edge.id < b.edge.id; });
      reports.push_back(std::move(report));
    }
    return reports;
  }

 private:
  static Status Fail(const std::string& message) { return {ErrorCode::kInvalidInput, message}; }

  Status ReadDocument(const std::vector<std::string>& words) {
    const Fields fields = FieldsFrom(words, 2);
    SourceDocument& document = reports_[words[1]].document;
    document.id = DocumentId{reports_.size()};
    document.source_id = words[1];
    document.outlet = Get(fields, "outlet");
    document.title = Get(fields, "title");
    document.url = Get(fields, "url");
    document.published = Date::Parse(Get(fields, "published"));
    document.sentence_count = 100;
    document.text = std::string(10000, ' ');
    return {};
  }

  Status ReadActor(const std::vector<std::string>& words) {
    const Fields fields = FieldsFrom(words, 4);
    Actor actor;
    actor.kind = words[2];
    actor.name = words[3];
    actor.names = {actor.name};
    std::istringstream names(Get(fields, "names"));
    for (std::string name; std::getline(names, name, ',');) actor.names.push_back(name);
    std::sort(actor.names.begin(), actor.names.end());
    actor.country = Get(fields, "country");
    actor.known_id = Get(fields, "known");
    actor.id = MakeActorId(actor.known_id, actor.kind, actor.name);
    actors_[words[1]] = actor;
    return ontology_.FindKind(actor.kind) != nullptr ? Status() : Fail("unknown kind: " + actor.kind);
  }

  Status ReadEdge(const std::vector<std::string>& words) {
    const Fields fields = FieldsFrom(words, 4);
    const Relation* relation = ontology_.FindRelation(words[2]);
    const auto from = actors_.find(words[1]), to = actors_.find(words[3]);
    const auto report = reports_.find(Get(fields, "in"));
    const auto time = TimeSpan::Parse(Get(fields, "time"));
    if (relation == nullptr || from == actors_.end() || to == actors_.end() || report == reports_.end() || !time) {
      return Fail("unknown relation, actor, document or time: " + words[1] + " " + words[2] + " " + words[3]);
    }
    ReportedEdge reported;
    Edge& edge = reported.edge;
    edge.relation = words[2];
    edge.from = from->second.id;
    edge.to = to->second.id;
    edge.modality = Get(fields, "modality", "actual");
    edge.time = *time;
    reported.evidence = {EvidenceFrom(fields, report->second.document.id)};
    edge.theme = reported.evidence[0].theme;
    Normalise(*relation, &reported);
    edge.id = MakeEdgeId(*relation, edge, report->second.document.published);
    SettleEdge(&reported.evidence, &edge);
    report->second.actors.push_back(from->second);
    report->second.actors.push_back(to->second);
    report->second.edges.push_back(std::move(reported));
    return {};
  }

  Evidence EvidenceFrom(const Fields& fields, DocumentId document) {
    Evidence evidence;
    evidence.document = document;
    evidence.sentence = sentence_++;
    evidence.words = Get(fields, "words", "Words.");
    evidence.sentence_span = {0, static_cast<uint32_t>(evidence.words.size())};
    evidence.trigger = {0, 1};
    evidence.rule = "rule";
    evidence.theme = Get(fields, "theme");
    evidence.place = Get(fields, "place");
    evidence.attribution = Get(fields, "by");
    evidence.confidence = std::strtod(Get(fields, "confidence", "0.5").c_str(), nullptr);
    return evidence;
  }

  const Ontology& ontology_;
  std::map<std::string, Report> reports_;
  std::map<std::string, Actor> actors_;
  uint32_t sentence_ = 0;
};

}  // namespace

Result<std::vector<Report>> ReadGraphText(std::string_view text, const Ontology& ontology) {
  Reader reader(ontology);
  std::istringstream in{std::string(text)};
  std::string whole;
  size_t number = 0;
  const auto read = [&]() -> Status {
    if (whole.empty() || whole[0] == '#') return {};
    const Status status = reader.Read(whole);
    if (status.ok()) return {};
    return {status.code(), fmt::format("before line {}: {}", number, status.message())};
  };
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (!line.empty() && line[0] == ' ') {
      whole += line;
      continue;
    }
    if (const Status status = read(); !status.ok()) return status;
    whole = line;
  }
  if (const Status status = read(); !status.ok()) return status;
  return reader.Take();
}

}  // namespace entente::query
