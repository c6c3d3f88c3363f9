// The same made-up graph and the same questions for every store that is compared: few actors have very many edges.
#ifndef ENTENTE_BENCH_PEERS_WORLD_H_
#define ENTENTE_BENCH_PEERS_WORLD_H_

#include <cstdint>
#include <string>
#include <vector>

#include "graph/ontology.h"
#include "graph/types.h"

namespace entente::bench {

struct Event {
  uint32_t from = 0, to = 0;  // numbers of actors
  uint32_t relation = 0;      // in World::relations
  int32_t day = 0;
  uint32_t theme = 0;

  friend auto operator<=>(const Event&, const Event&) = default;
};

struct Hub {
  uint32_t actor, relation;
};
struct ActorPair {
  uint32_t from, to;
};
struct Walk {
  uint32_t actor;
  int32_t first_day, last_day;
};

struct Questions {
  std::vector<uint32_t> actors;
  std::vector<Hub> hubs;
  std::vector<ActorPair> pairs, far_pairs;
  std::vector<Walk> walks, years;
  std::vector<int32_t> days;
};

// The number of edges that "the latest" asks for, and of actors that "the most active" asks for.
inline constexpr size_t kLatest = 100, kMostActive = 10;
inline constexpr int kMostHops = 6;

struct World {
  size_t actor_count = 0;
  std::vector<std::string> relations;  // directed ones of the ontology
  std::vector<Event> events;           // by day, and without two that are alike but for the theme
  Questions questions;

  static std::string NameOf(uint32_t actor) { return "Actor " + std::to_string(actor); }
  static std::string ThemeOf(uint32_t theme) { return "theme " + std::to_string(theme); }
};

World MakeWorld(const Ontology& ontology, size_t actor_count, size_t event_count);

// The events from `begin` on, ten an article, as many as `count`.
std::vector<Report> ReportsOf(const World& world, const Ontology& ontology, size_t begin, size_t count);

// actors.tsv, events.tsv, questions.tsv for other programs, and events.jsonl for `entente load`.
void WriteFiles(const World& world, const std::string& folder);

}  // namespace entente::bench

#endif  // ENTENTE_BENCH_PEERS_WORLD_H_
