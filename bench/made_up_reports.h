// Reports of a made-up world in which few actors have many edges, and most have few; the same each time.
#ifndef ENTENTE_BENCH_MADE_UP_REPORTS_H_
#define ENTENTE_BENCH_MADE_UP_REPORTS_H_

#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include "graph/ontology.h"
#include "graph/types.h"

namespace entente::bench {

// Articles are of these days.
inline constexpr int kFirstDay = 15000;
inline constexpr int kDays = 3000;

struct WorldSize {
  size_t actors = 5000;
  size_t edges_per_report = 10;
  size_t text_bytes = 3000;  // 0, or more than a sentence
};

class MadeUpReports {
 public:
  explicit MadeUpReports(const Ontology& ontology, const WorldSize& size = {}) : ontology_(ontology), size_(size) {}

  std::vector<Report> Make(size_t count);

  // The number of an actor, small ones more often.
  size_t SomeActor();
  static ActorId IdOf(size_t actor) { return ActorId{(actor + 1) * 0x9e3779b97f4a7c15}; }
  static std::string NameOf(size_t actor) { return "Actor " + std::to_string(actor); }

 private:
  int Below(int limit) { return static_cast<int>(random_() % static_cast<uint64_t>(limit)); }
  ReportedEdge MakeEdge(const SourceDocument& document, size_t from, size_t to);
  Report MakeReport();

  const Ontology& ontology_;
  WorldSize size_;
  std::mt19937_64 random_{1};
};

}  // namespace entente::bench

#endif  // ENTENTE_BENCH_MADE_UP_REPORTS_H_
