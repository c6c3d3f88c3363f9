#include "bench/peers/world.h"

#include <fmt/format.h>
#include <fmt/os.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "graph/merge.h"

namespace entente::bench {
namespace {

constexpr int32_t kFirstDay = 15000, kDays = 3650, kYear = 365;
constexpr uint32_t kThemes = 1000;
constexpr size_t kEventsPerArticle = 10;
constexpr size_t kHubs = 20, kLookups = 1000, kPairs = 300, kWalks = 100, kFarPairs = 60, kYears = 5, kAskedDays = 50;

class Maker {
 public:
  explicit Maker(World* world) : world_(*world) {}

  void MakeEvents(size_t count) {
    while (world_.events.size() < count) {
      const int32_t day = kFirstDay + static_cast<int32_t>(Below(kDays));
      const Event event{SomeActor(), SomeActor(), Below(world_.relations.size()), day, Below(kThemes)};
      if (event.from != event.to) world_.events.push_back(event);
    }
    const auto key = [](const Event& e) { return std::tuple(e.day, e.from, e.to, e.relation); };
    std::sort(world_.events.begin(), world_.events.end());
    const auto order = [&](const Event& a, const Event& b) { return key(a) < key(b); };
    std::stable_sort(world_.events.begin(), world_.events.end(), order);
    const auto alike = [&](const Event& a, const Event& b) { return key(a) == key(b); };
    world_.events.erase(std::unique(world_.events.begin(), world_.events.end(), alike), world_.events.end());
  }

  void MakeQuestions() {
    Questions& asked = world_.questions;
    for (size_t i = 0; i < kLookups; ++i) asked.actors.push_back(SomeEvent().from);
    for (uint32_t i = 0; i < kHubs; ++i) asked.hubs.push_back({i, Below(world_.relations.size())});
    for (size_t i = 0; i < kPairs; ++i) asked.pairs.push_back({SomeEvent().from, SomeEvent().to});
    for (ActorPair& pair : asked.pairs) {
      const Event& event = SomeEvent();
      pair = {event.from, event.to};
    }
    for (size_t i = 0; i < kFarPairs; ++i) asked.far_pairs.push_back({SomeEvent().from, SomeEvent().to});
    for (size_t i = 0; i < kWalks; ++i) {
      const int32_t day = kFirstDay + static_cast<int32_t>(Below(kDays - kYear));
      asked.walks.push_back({SomeEvent().from, day, day + kYear / 12});
    }
    for (size_t i = 0; i < kYears; ++i) {
      const int32_t day = kFirstDay + static_cast<int32_t>(i) * kYear;
      asked.years.push_back({0, day, day + kYear - 1});
    }
    for (size_t i = 0; i < kAskedDays; ++i) asked.days.push_back(kFirstDay + static_cast<int32_t>(Below(kDays)));
  }

 private:
  uint32_t Below(size_t limit) { return static_cast<uint32_t>(random_() % limit); }
  uint32_t SomeActor() {
    const double chance = static_cast<double>(random_() >> 11) * 0x1p-53;
    return static_cast<uint32_t>(std::pow(static_cast<double>(world_.actor_count), chance)) - 1;
  }
  const Event& SomeEvent() { return world_.events[Below(world_.events.size())]; }

  World& world_;
  std::mt19937_64 random_{1};
};

Actor ActorOf(uint32_t number) {
  const std::string name = World::NameOf(number);
  return {MakeActorId("", "person", name), "person", name, {name}, "", ""};
}

ReportedEdge EdgeOf(const World& world, const Ontology& ontology, const Event& event, const SourceDocument& document) {
  ReportedEdge edge;
  edge.edge.relation = world.relations[event.relation];
  edge.edge.from = ActorOf(event.from).id;
  edge.edge.to = ActorOf(event.to).id;
  edge.edge.modality = ontology.modalities().front().name;
  edge.edge.time = TimeSpan::Day(Date{event.day});
  Evidence& piece = edge.evidence.emplace_back();
  piece.document = document.id;
  piece.theme = World::ThemeOf(event.theme);
  piece.confidence = 0.75;
  SettleEdge(&edge.evidence, &edge.edge);
  edge.edge.id = MakeEdgeId(*ontology.FindRelation(edge.edge.relation), edge.edge, document.published);
  return edge;
}

}  // namespace

World MakeWorld(const Ontology& ontology, size_t actor_count, size_t event_count) {
  World world;
  world.actor_count = actor_count;
  for (const Relation& relation : ontology.relations()) {
    if (!relation.symmetric && !relation.theme_identifies) world.relations.push_back(relation.name);
  }
  Maker maker(&world);
  maker.MakeEvents(event_count);
  maker.MakeQuestions();
  return world;
}

std::vector<Report> ReportsOf(const World& world, const Ontology& ontology, size_t begin, size_t count) {
  std::vector<Report> reports;
  const size_t end = std::min(world.events.size(), begin + count);
  for (size_t first = begin; first < end; first += kEventsPerArticle) {
    Report& report = reports.emplace_back();
    report.document.id = DocumentId{(first + 1) * 0x9e3779b97f4a7c15};
    report.document.published = Date{world.events[first].day};
    std::map<ActorId, Actor> actors;
    for (size_t i = first; i < std::min(end, first + kEventsPerArticle); ++i) {
      report.edges.push_back(EdgeOf(world, ontology, world.events[i], report.document));
      for (const uint32_t end_of_edge : {world.events[i].from, world.events[i].to}) {
        Actor actor = ActorOf(end_of_edge);
        actors.emplace(actor.id, std::move(actor));
      }
    }
    for (auto& [id, actor] : actors) report.actors.push_back(std::move(actor));
    std::sort(report.edges.begin(), report.edges.end(),
              [](const ReportedEdge& a, const ReportedEdge& b) { return a.edge.id < b.edge.id; });
  }
  return reports;
}

void WriteFiles(const World& world, const std::string& folder) {
  auto actors = fmt::output_file(folder + "/actors.tsv");
  for (uint32_t i = 0; i < world.actor_count; ++i) actors.print("{}\t{}\n", i, World::NameOf(i));
  auto events = fmt::output_file(folder + "/events.tsv");
  auto lines = fmt::output_file(folder + "/events.jsonl");
  for (size_t i = 0; i < world.events.size(); ++i) {
    const Event& event = world.events[i];
    events.print("{}\t{}\t{}\t{}\t{}\t{}\n", i, event.from, event.to, event.relation, event.day, event.theme);
    const std::string day = Date{event.day}.ToString();
    lines.print(R"({{"article": {{"source_id": "story-{}"}}, "relation": "{}", )"
                R"("from": {{"kind": "person", "name": "{}"}}, "to": {{"kind": "person", "name": "{}"}}, )"
                R"("modality": "actual", "time": "{}", "evidence": [{{"theme": "{}", "confidence": 0.75}}]}})"
                "\n",
                i / kEventsPerArticle, world.relations[event.relation], World::NameOf(event.from),
                World::NameOf(event.to), day, World::ThemeOf(event.theme));
  }
  const Questions& asked = world.questions;
  auto questions = fmt::output_file(folder + "/questions.tsv");
  for (uint32_t actor : asked.actors) questions.print("actor\t{}\n", actor);
  for (const Hub& hub : asked.hubs) questions.print("hub\t{}\t{}\n", hub.actor, hub.relation);
  for (const ActorPair& pair : asked.pairs) questions.print("pair\t{}\t{}\n", pair.from, pair.to);
  for (const ActorPair& pair : asked.far_pairs) questions.print("far\t{}\t{}\n", pair.from, pair.to);
  for (const Walk& w : asked.walks) questions.print("walk\t{}\t{}\t{}\n", w.actor, w.first_day, w.last_day);
  for (const Walk& year : asked.years) questions.print("year\t{}\t{}\n", year.first_day, year.last_day);
  for (int32_t day : asked.days) questions.print("day\t{}\n", day);
}

}  // namespace entente::bench
