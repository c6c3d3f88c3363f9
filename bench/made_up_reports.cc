#include "bench/made_up_reports.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/merge.h"

namespace entente::bench {
namespace {

constexpr uint32_t kSentenceBytes = 150;

Actor MakeActor(size_t actor) {
  const std::string name = MadeUpReports::NameOf(actor);
  return {MadeUpReports::IdOf(actor), "person", name, {name}, "", ""};
}

}  // namespace

std::vector<Report> MadeUpReports::Make(size_t count) {
  std::vector<Report> reports;
  for (size_t i = 0; i < count; ++i) reports.push_back(MakeReport());
  return reports;
}

size_t MadeUpReports::SomeActor() {
  const double chance = static_cast<double>(Below(1 << 20)) / (1 << 20);
  return static_cast<size_t>(std::pow(static_cast<double>(size_.actors), chance)) - 1;
}

Report MadeUpReports::MakeReport() {
  Report report;
  report.document.id = DocumentId{random_()};
  report.document.published = Date{kFirstDay + Below(kDays)};
  for (size_t i = 0; i < size_.text_bytes; ++i) report.document.text += static_cast<char>('a' + Below(26));
  for (size_t i = 0; i < size_.edges_per_report; ++i) {
    const size_t from = SomeActor(), to = SomeActor();
    report.edges.push_back(MakeEdge(report.document, from, to));
    for (size_t end : {from, to}) report.actors.push_back(MakeActor(end));
  }
  std::sort(report.actors.begin(), report.actors.end());
  report.actors.erase(std::unique(report.actors.begin(), report.actors.end()), report.actors.end());
  return report;
}

ReportedEdge MadeUpReports::MakeEdge(const SourceDocument& document, size_t from, size_t to) {
  const auto& relations = ontology_.relations();
  const Relation& relation = relations[static_cast<size_t>(Below(static_cast<int>(relations.size())))];
  ReportedEdge edge;
  edge.edge.relation = relation.name;
  edge.edge.from = IdOf(from);
  edge.edge.to = IdOf(to);
  edge.edge.modality = ontology_.modalities().front().name;
  edge.edge.time = TimeSpan::Day(*document.published);
  Normalise(relation, &edge);
  Evidence evidence;
  evidence.document = document.id;
  if (size_.text_bytes > 0) {
    const uint32_t begin = static_cast<uint32_t>(Below(static_cast<int>(size_.text_bytes - kSentenceBytes)));
    evidence.sentence_span = {begin, begin + kSentenceBytes};
    evidence.words = document.text.substr(begin, kSentenceBytes);
  }
  evidence.rule = relation.name;
  evidence.theme = fmt::format("theme {}", Below(1000));
  evidence.confidence = 0.7;
  edge.evidence = {evidence};
  SettleEdge(&edge.evidence, &edge.edge);
  edge.edge.id = MakeEdgeId(relation, edge.edge, document.published);
  return edge;
}

}  // namespace entente::bench
