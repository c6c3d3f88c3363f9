#include "sample.h"

#include <gtest/gtest.h>
#include <xxhash.h>

#include <algorithm>
#include <map>

#include "graph/merge.h"

namespace entente {
namespace {

Evidence EvidenceOf(const Told& told, const SourceDocument& document, uint32_t sentence) {
  Evidence evidence;
  evidence.document = document.id;
  evidence.sentence = sentence;
  evidence.words = told.words.empty() ? told.from + " " + told.relation + " " + told.to + "." : told.words;
  const auto begin = static_cast<uint32_t>(document.text.size());
  evidence.sentence_span = {begin, begin + static_cast<uint32_t>(evidence.words.size())};
  evidence.trigger = {begin + 1, begin + 2};
  evidence.from = {begin, begin + 1};
  evidence.rule = "sample";
  evidence.theme = told.theme;
  evidence.place = told.place;
  evidence.attribution = told.attribution;
  evidence.confidence = told.confidence;
  return evidence;
}

ReportedEdge EdgeOf(const Told& told, const SourceDocument& document, uint32_t sentence) {
  ReportedEdge reported;
  reported.edge.relation = told.relation;
  reported.edge.from = SampleActor(told.from).id;
  reported.edge.to = SampleActor(told.to).id;
  reported.edge.modality = told.modality;
  reported.edge.time = TimeSpan::Parse(told.day).value();
  reported.edge.theme = told.theme;
  reported.evidence.push_back(EvidenceOf(told, document, sentence));
  const Relation* relation = TestOntology().FindRelation(told.relation);
  EXPECT_NE(relation, nullptr) << told.relation;
  Normalise(*relation, &reported);
  reported.edge.id = MakeEdgeId(*relation, reported.edge, document.published);
  SettleEdge(&reported.evidence, &reported.edge);
  return reported;
}

}  // namespace

const Ontology& TestOntology() {
  static const Ontology ontology = [] {
    auto loaded = Ontology::Load(ENTENTE_SOURCE_DIR "/schemas/ontology.toml");
    EXPECT_TRUE(loaded.ok()) << loaded.status().message();
    return std::move(loaded).value();
  }();
  return ontology;
}

Actor SampleActor(std::string_view name) {
  Actor actor;
  const size_t colon = name.find(':');
  const bool has_kind = colon != std::string_view::npos && TestOntology().FindKind(name.substr(0, colon));
  actor.kind = has_kind ? name.substr(0, colon) : "person";
  actor.name = has_kind ? name.substr(colon + 1) : name;
  actor.names = {actor.name};
  actor.id = MakeActorId("", actor.kind, actor.name);
  return actor;
}

Report SampleReport(std::string_view title, std::string_view published, const std::vector<Told>& told) {
  Report report;
  report.document.id = DocumentId{XXH3_64bits(title.data(), title.size())};
  report.document.title = title;
  report.document.published = Date::Parse(published);
  std::map<ActorId, Actor> actors;
  std::map<EdgeId, ReportedEdge> edges;
  for (const Told& one : told) {
    for (const std::string& end : {one.from, one.to}) actors.emplace(SampleActor(end).id, SampleActor(end));
    const ReportedEdge edge = EdgeOf(one, report.document, report.document.sentence_count++);
    report.document.text += edge.evidence[0].words + "\n";
    const auto [place, is_new] = edges.emplace(edge.edge.id, edge);
    if (!is_new) JoinEdges(edge, &place->second);
  }
  for (const auto& [id, actor] : actors) report.actors.push_back(actor);
  for (const auto& [id, edge] : edges) report.edges.push_back(edge);
  return report;
}

Graph SampleGraph(const std::vector<Report>& reports) {
  Graph graph(TestOntology());
  for (const Report& report : reports) graph.Add(report);
  return graph;
}

ActorId IdOf(const GraphView& graph, std::string_view name) {
  const auto ids = graph.ActorsNamed(name);
  EXPECT_EQ(ids.value().size(), 1U) << name;
  return ids.value().at(0);
}

}  // namespace entente
