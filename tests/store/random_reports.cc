#include "random_reports.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <random>
#include <set>

#include "graph/merge.h"

namespace entente {
namespace {

constexpr int kFirstDay = 17000;
constexpr int kDays = 40;

class World {
 public:
  World(uint64_t seed, size_t actor_count) : random_(seed), actor_count_(actor_count) {}

  Report MakeReport() {
    Report report;
    report.document = MakeDocument();
    const size_t edges = 1 + Below(8);
    std::set<ActorId> named;
    for (size_t i = 0; i < edges; ++i) {
      ReportedEdge edge = MakeEdge(report.document);
      named.insert({edge.edge.from, edge.edge.to});
      const auto same = [&edge](const ReportedEdge& other) { return other.edge.id == edge.edge.id; };
      if (std::none_of(report.edges.begin(), report.edges.end(), same)) report.edges.push_back(std::move(edge));
    }
    for (size_t i = 0; i < actor_count_; ++i) {
      if (named.contains(IdOf(i))) report.actors.push_back(MakeActor(i));
    }
    std::sort(report.actors.begin(), report.actors.end());
    std::sort(report.edges.begin(), report.edges.end(),
              [](const ReportedEdge& a, const ReportedEdge& b) { return a.edge.id < b.edge.id; });
    return report;
  }

 private:
  size_t Below(size_t limit) { return random_() % limit; }
  bool Often() { return Below(3) != 0; }
  static std::string NameOf(size_t actor) { return fmt::format("Anna Nummer-{}", actor); }
  static ActorId IdOf(size_t actor) { return MakeActorId("", "person", NameOf(actor)); }
  std::string Word(std::string_view what, size_t limit) {
    return Often() ? fmt::format("{} {}", what, Below(limit)) : "";
  }

  // Small numbers are met far more often than large ones.
  size_t SomeActor() { return std::min(Below(actor_count_), Below(actor_count_)); }

  SourceDocument MakeDocument() {
    SourceDocument document;
    document.id = DocumentId{random_()};
    document.source_id = fmt::format("a{}", Below(1000));
    document.outlet = Word("outlet", 3);
    document.title = fmt::format("Title {}", Below(1000));
    document.text = document.title + "\n\n";
    if (Often()) document.published = Date{kFirstDay + static_cast<int>(Below(kDays))};
    document.sentence_count = 1 + static_cast<uint32_t>(Below(20));
    for (uint32_t i = 0; i < document.sentence_count; ++i)
      document.text += fmt::format("They met {} times. ", Below(100));
    return document;
  }

  Actor MakeActor(size_t number) {
    Actor actor{IdOf(number), "person", NameOf(number), {NameOf(number)}, "", Word("Land", 1)};
    if (Often()) actor.names.push_back(fmt::format("Frau {}", number % 3));
    if (Often()) actor.names.push_back(fmt::format("N. {}", number));
    std::sort(actor.names.begin(), actor.names.end());
    return actor;
  }

  TimeSpan MakeTime() {
    const Date day{kFirstDay + static_cast<int>(Below(kDays))};
    switch (Below(8)) {
      case 0:
        return TimeSpan::Unknown();
      case 1:
        return TimeSpan::Month(day.year(), day.month());
      case 2:
        return TimeSpan::Year(day.year());
      case 3:
        return TimeSpan::Between(TimeSpan::Day(day), TimeSpan::Day(Date{day.day + static_cast<int>(Below(9))}));
      case 4:
        return {day, Date{TimeSpan::kOpenFuture}, Granularity::kDay};
      case 5:
        return {Date{TimeSpan::kOpenPast}, day, Granularity::kDay};
      default:
        return TimeSpan::Day(day);
    }
  }

  Evidence MakeEvidence(const SourceDocument& document) {
    Evidence evidence;
    const uint32_t begin = static_cast<uint32_t>(Below(document.text.size() - 5));
    evidence.document = document.id;
    evidence.sentence = static_cast<uint32_t>(Below(document.sentence_count));
    evidence.sentence_span = {begin, begin + 5};
    evidence.trigger = {begin, begin + 2};
    if (Often()) evidence.from = {begin + 2, begin + 3};
    evidence.words = document.text.substr(begin, 5);
    evidence.rule = "rule";
    evidence.theme = Word("theme", 4);
    evidence.place = Word("place", 4);
    evidence.attribution = Word("speaker", 4);
    evidence.confidence = static_cast<double>(1 + Below(99)) / 100;
    return evidence;
  }

  ReportedEdge MakeEdge(const SourceDocument& document) {
    const auto& relations = TestOntology().relations();
    const auto& modalities = TestOntology().modalities();
    const Relation& relation = relations[std::min(Below(relations.size()), Below(relations.size()))];
    ReportedEdge edge;
    edge.edge.relation = relation.name;
    edge.edge.from = IdOf(SomeActor());
    edge.edge.to = IdOf(SomeActor());
    edge.edge.modality = modalities[Below(2)].name;
    edge.edge.time = MakeTime();
    Normalise(relation, &edge);
    for (size_t i = 1 + Below(3); i > 0; --i) edge.evidence.push_back(MakeEvidence(document));
    SettleEdge(&edge.evidence, &edge.edge);
    edge.edge.id = MakeEdgeId(relation, edge.edge, document.published);
    return edge;
  }

  std::mt19937_64 random_;
  size_t actor_count_;
};

}  // namespace

const Ontology& TestOntology() {
  static const Ontology ontology = [] {
    Result<Ontology> loaded = Ontology::Load(ENTENTE_SOURCE_DIR "/schemas/ontology.toml");
    if (!loaded.ok()) {
      std::cerr << loaded.status().message() << "\n";
      std::abort();
    }
    return std::move(loaded).value();
  }();
  return ontology;
}

std::vector<Report> RandomReports(uint64_t seed, size_t count, size_t actor_count) {
  World world(seed, actor_count);
  std::vector<Report> reports;
  for (size_t i = 0; i < count; ++i) reports.push_back(world.MakeReport());
  return reports;
}

std::vector<Report> UndatedAndDated(uint64_t seed) {
  const Relation& relation = *TestOntology().FindRelation("met-with");
  std::vector<Report> reports = RandomReports(seed, 2);
  for (size_t i = 0; i < 2; ++i) {
    reports[i].document.published = Date{17000};
    ReportedEdge& edge = reports[i].edges.front();
    edge.edge.relation = relation.name;
    edge.edge.modality = TestOntology().modalities().front().name;
    edge.edge.from = reports[0].actors.front().id;
    edge.edge.to = reports[0].actors.back().id;
    edge.edge.time = i == 0 ? TimeSpan::Unknown() : TimeSpan::Day(Date{17000});
    Normalise(relation, &edge);
    edge.edge.id = MakeEdgeId(relation, edge.edge, reports[i].document.published);
    reports[i].edges.resize(1);
    reports[i].actors = reports[0].actors;
  }
  return reports;
}

}  // namespace entente
