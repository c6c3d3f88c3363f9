// Our own store, through its C++ interface and by Cypher.
#include <fmt/format.h>

#include <future>
#include <unordered_map>
#include <unordered_set>

#include "bench/peers/peer.h"
#include "bench/peers/search.h"
#include "query/cypher/prepare.h"
#include "query/execute.h"
#include "store/store.h"

namespace entente::bench {
namespace {

constexpr size_t kEventsPerLoad = 200'000;

ActorId IdOf(uint32_t actor) { return MakeActorId("", "person", World::NameOf(actor)); }

std::unique_ptr<store::Store> Open(const std::string& folder, const Ontology& ontology) {
  return Value(store::Store::Open(folder, store::OpenMode::kCreate, ontology));
}

class StorePeer : public Peer {
 public:
  StorePeer(const World& world, std::unique_ptr<store::Store> store) : world_(world), store_(std::move(store)) {
    for (uint32_t actor = 0; actor < world.actor_count; ++actor) ids_.push_back(IdOf(actor));
  }

  size_t ById(uint32_t actor) override { return store_->GetActor(ids_[actor]).ok() ? 1 : 0; }
  size_t ByName(uint32_t actor) override { return Value(store_->ActorsNamed(World::NameOf(actor))).size(); }
  size_t Latest(const Hub& hub) override {
    size_t rows = 0;
    const EdgeFilter filter{{world_.relations[hub.relation]}, Direction::kOut, std::nullopt};
    Check(store_->VisitHeadsOf(ids_[hub.actor], filter, [&](const EdgeHead&) { return ++rows < kLatest; }));
    return rows;
  }
  size_t Between(const ActorPair& pair) override {
    size_t rows = 0;
    const EdgeFilter filter{{}, Direction::kBoth, ids_[pair.to]};
    Check(store_->VisitHeadsOf(ids_[pair.from], filter, [&](const EdgeHead&) { return ++rows > 0; }));
    return rows;
  }
  size_t TwoHops(const Walk& walk) override {
    std::unordered_set<ActorId> middle, ends;
    VisitOut(ids_[walk.actor], walk, [&](ActorId id) { middle.insert(id); });
    for (ActorId id : middle) VisitOut(id, walk, [&](ActorId end) { ends.insert(end); });
    return ends.size();
  }
  size_t Distance(const ActorPair& pair) override {
    return HopsBetween(ids_[pair.from], ids_[pair.to], kMostHops, [&](ActorId id, auto other, const auto& visit) {
      const EdgeFilter filter{{}, Direction::kBoth, other};
      Check(store_->VisitHeadsOf(id, filter, [&](const EdgeHead& e) { return visit(e.from == id ? e.to : e.from); }));
    });
  }
  size_t MostActive(const Walk& year) override {
    std::unordered_map<ActorId, size_t> edges;
    Check(store_->VisitHeadsBetweenDates(Date{year.first_day}, Date{year.last_day}, [&](const EdgeHead& edge) {
      ++edges[edge.from];
      ++edges[edge.to];
      return true;
    }));
    return SumOfLargest(edges, kMostActive);
  }
  size_t OfDay(int32_t day) override {
    size_t rows = 0;
    Check(store_->VisitHeadsBetweenDates(Date{day}, Date{day}, [&](const EdgeHead&) { return ++rows > 0; }));
    return rows;
  }

 private:
  template <class Visit>
  void VisitOut(ActorId id, const Walk& walk, const Visit& visit) {
    const EdgeFilter days{{}, Direction::kOut, std::nullopt, Date{walk.first_day}, Date{walk.last_day}};
    Check(store_->VisitHeadsOf(id, days, [&](const EdgeHead& edge) {
      visit(edge.to);
      return true;
    }));
  }

  const World& world_;
  std::unique_ptr<store::Store> store_;
  std::vector<ActorId> ids_;
};

class CypherPeer : public Peer {
 public:
  CypherPeer(const World& world, const Ontology& ontology, const std::string& folder)
      : world_(world), store_(Value(store::Store::Open(folder, store::OpenMode::kMustExist, ontology))) {}

  size_t ById(uint32_t actor) override { return ByName(actor); }
  size_t ByName(uint32_t actor) override { return Run("MATCH (a:Person {name: $a}) RETURN a.kind", Named(actor)); }
  size_t Latest(const Hub& hub) override {
    return Run(fmt::format("MATCH (a:Person {{name: $a}})-[r:{}]->(b) RETURN b.id, r.start ORDER BY r.start DESC "
                           "LIMIT {}",
                           CypherType(world_.relations[hub.relation]), kLatest),
               Named(hub.actor));
  }
  size_t Between(const ActorPair& pair) override {
    return Run("MATCH (a:Person {name: $a})-[r]-(b:Person {name: $b}) RETURN type(r), r.start", Named(pair));
  }
  size_t TwoHops(const Walk& walk) override {
    query::Parameters parameters = Named(walk.actor);
    AddDays(walk, &parameters);
    return Run(
        "MATCH (a:Person {name: $a})-[r]->(b)-[s]->(c) WHERE r.start >= $from AND r.start <= $to AND "
        "s.start >= $from AND s.start <= $to RETURN DISTINCT c.id",
        parameters);
  }
  size_t Distance(const ActorPair& pair) override {
    return RunForNumber(fmt::format("MATCH p = shortestPath((a:Person {{name: $a}})-[*..{}]-(b:Person {{name: $b}})) "
                                    "RETURN length(p)",
                                    kMostHops),
                        Named(pair));
  }
  size_t MostActive(const Walk& year) override {
    query::Parameters parameters;
    AddDays(year, &parameters);
    return RunForNumber(fmt::format("MATCH (a)-[r]-() WHERE r.start >= $from AND r.start <= $to WITH a, count(r) AS "
                                    "edges ORDER BY edges DESC LIMIT {} RETURN sum(edges)",
                                    kMostActive),
                        parameters);
  }
  size_t OfDay(int32_t day) override {
    query::Parameters parameters;
    parameters["day"] = Date{day};
    return Run("MATCH (a)-[r]->(b) WHERE r.start = $day RETURN a.id, b.id, type(r)", parameters);
  }

 private:
  static query::Parameters Named(uint32_t actor) { return {{"a", World::NameOf(actor)}}; }
  static query::Parameters Named(const ActorPair& pair) {
    return {{"a", World::NameOf(pair.from)}, {"b", World::NameOf(pair.to)}};
  }
  static void AddDays(const Walk& walk, query::Parameters* parameters) {
    (*parameters)["from"] = Date{walk.first_day};
    (*parameters)["to"] = Date{walk.last_day};
  }
  size_t Run(const std::string& cypher, const query::Parameters& parameters, size_t* number = nullptr) {
    auto plan = plans_.find(cypher);
    if (plan == plans_.end()) plan = plans_.emplace(cypher, Value(query::Prepare(cypher, *store_))).first;
    size_t rows = 0;
    Check(query::Execute(plan->second, *store_, parameters, {}, [&](const std::vector<query::Value>& row) {
      if (number) *number = static_cast<size_t>(row.front().integer());
      return ++rows > 0;
    }));
    return rows;
  }
  size_t RunForNumber(const std::string& cypher, const query::Parameters& parameters) {
    size_t number = 0;
    Run(cypher, parameters, &number);
    return number;
  }

  const World& world_;
  std::unique_ptr<store::Store> store_;
  std::unordered_map<std::string, query::Plan> plans_;
};

}  // namespace

std::unique_ptr<Peer> MakeStorePeer(const World& world, const Ontology& ontology, const std::string& folder) {
  auto store = Open(folder, ontology);
  // As `entente load` does: while some are loaded the next are made.
  const auto make = [&](size_t begin) {
    return std::async(std::launch::async, [&, begin] { return ReportsOf(world, ontology, begin, kEventsPerLoad); });
  };
  std::future<std::vector<Report>> next = make(0);
  for (size_t loaded = 0; loaded < world.events.size(); loaded += kEventsPerLoad) {
    std::vector<Report> reports = next.get();
    next = make(loaded + kEventsPerLoad);
    Check(store->Load(std::move(reports)));
  }
  return std::make_unique<StorePeer>(world, std::move(store));
}

std::unique_ptr<Peer> OpenStorePeer(const World& world, const Ontology& ontology, const std::string& folder) {
  return std::make_unique<StorePeer>(world, Open(folder, ontology));
}

std::unique_ptr<Peer> OpenCypherPeer(const World& world, const Ontology& ontology, const std::string& folder) {
  return std::make_unique<CypherPeer>(world, ontology, folder);
}

}  // namespace entente::bench
