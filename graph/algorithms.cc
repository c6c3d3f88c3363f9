#include "graph/algorithms.h"

#include <algorithm>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/page_rank.hpp>
#include <cmath>
#include <map>
#include <set>

#include "graph/internal/csr_graph.h"
#include "graph/vertex_pairs.h"

namespace entente {
namespace {

// Sums taken in another order differ in the last bits; rounded, equals compare equal.
double Rounded(double value) { return std::round(value * 1e12) / 1e12; }

std::vector<ActorScore> Ranked(const Subgraph& subgraph, const std::vector<double>& scores) {
  std::vector<ActorScore> ranked;
  for (size_t i = 0; i < scores.size(); ++i) ranked.push_back({subgraph.actors[i], Rounded(scores[i])});
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const ActorScore& a, const ActorScore& b) { return a.score > b.score; });
  return ranked;
}

// True once no rank moves any more. Copies share what they saw, because the algorithm takes it by value.
class RanksAreStill {
 public:
  RanksAreStill(std::vector<double>* before, size_t rounds_max) : before_(before), rounds_left_(rounds_max) {}

  template <class RankMap>
  bool operator()(const RankMap& ranks, const CsrGraph& graph) {
    constexpr double kStill = 1e-13;
    double moved = 0;
    for (size_t i = 0; i < num_vertices(graph); ++i) {
      const double rank = get(ranks, static_cast<Vertex>(i));
      moved = std::max(moved, std::abs(rank - (*before_)[i]));
      (*before_)[i] = rank;
    }
    return moved < kStill || rounds_left_-- == 0;
  }

 private:
  std::vector<double>* before_;
  size_t rounds_left_;
};

// Actors without edges out leak rank. To scale the rest up gives what an even spread of the leak would give.
void ScaleToOne(std::vector<double>* ranks) {
  double sum = 0;
  for (double rank : *ranks) sum += rank;
  for (double& rank : *ranks) rank /= sum;
}

}  // namespace

Result<std::vector<ActorScore>> PageRank(const GraphView& graph, const Selection& selection, double damping) {
  constexpr size_t kRoundsMax = 1000;
  const auto subgraph = Select(graph, selection);
  if (!subgraph.ok()) return subgraph.status();
  if (subgraph.value().actors.empty()) return std::vector<ActorScore>();
  const CsrGraph directed = MakeCsr(DirectedPairs(subgraph.value()), subgraph.value().actors.size());
  std::vector<double> ranks(num_vertices(directed)), spare(ranks), before(ranks);
  boost::graph::page_rank(directed, MapOver(&ranks, directed), RanksAreStill(&before, kRoundsMax), damping,
                          num_vertices(directed), MapOver(&spare, directed));
  ScaleToOne(&ranks);
  return Ranked(subgraph.value(), ranks);
}

Result<std::vector<ActorScore>> Betweenness(const GraphView& graph, const Selection& selection) {
  const auto subgraph = Select(graph, selection);
  if (!subgraph.ok()) return subgraph.status();
  const CsrGraph joined = MakeCsr(JoinedPairs(subgraph.value()), subgraph.value().actors.size());
  std::vector<double> scores(num_vertices(joined));
  boost::brandes_betweenness_centrality(joined, MapOver(&scores, joined));
  for (double& score : scores) score /= 2;  // the snapshot has each pair in both orders
  return Ranked(subgraph.value(), scores);
}

Result<std::vector<ActorDegree>> Degrees(const GraphView& graph, const Selection& selection) {
  const auto selected = Select(graph, selection);
  if (!selected.ok()) return selected.status();
  const Subgraph& subgraph = selected.value();
  std::vector<ActorDegree> degrees;
  for (ActorId actor : subgraph.actors) degrees.push_back({actor, 0, 0});
  for (const Link& link : subgraph.links) {
    ++degrees[VertexOf(subgraph, link.from)].edges;
    if (link.from != link.to) ++degrees[VertexOf(subgraph, link.to)].edges;
  }
  for (const auto& [vertex, neighbour] : JoinedPairs(subgraph)) ++degrees[vertex].neighbours;
  std::stable_sort(degrees.begin(), degrees.end(),
                   [](const ActorDegree& a, const ActorDegree& b) { return a.edges > b.edges; });
  return degrees;
}

namespace {

// The name of the year or month that the whole time lies in; empty where it is not as sharp as that.
std::string PeriodOf(const TimeSpan& time, Granularity unit) {
  const bool open = time.first.day == TimeSpan::kOpenPast || time.last.day == TimeSpan::kOpenFuture;
  if (!time.known() || open) return "";
  const auto period = [&](Date day) {
    return (unit == Granularity::kYear    ? TimeSpan::Year(day.year())
            : unit == Granularity::kMonth ? TimeSpan::Month(day.year(), day.month())
                                          : TimeSpan::Day(day))
        .ToString();
  };
  const std::string first = period(time.first);
  return first == period(time.last) ? first : "";
}

ActorId OtherEnd(const Link& link, ActorId actor) { return link.from == actor ? link.to : link.from; }

bool IsEnd(const Link& link, ActorId actor) { return link.from == actor || link.to == actor; }

}  // namespace

Result<std::vector<PeriodDegree>> DegreeOverTime(const GraphView& graph, ActorId actor, const Selection& selection,
                                                 Granularity unit) {
  const auto subgraph = Select(graph, selection);
  if (!subgraph.ok()) return subgraph.status();
  std::map<std::string, std::pair<size_t, std::set<ActorId>>> periods;
  for (const Link& link : subgraph.value().links) {
    const std::string period = IsEnd(link, actor) ? PeriodOf(link.time, unit) : "";
    if (period.empty()) continue;
    auto& [edges, neighbours] = periods[period];
    ++edges;
    if (link.from != link.to) neighbours.insert(OtherEnd(link, actor));
  }
  std::vector<PeriodDegree> degrees;
  for (const auto& [period, counted] : periods) degrees.push_back({period, counted.first, counted.second.size()});
  return degrees;
}

Result<std::vector<CommonNeighbour>> CommonNeighbours(const GraphView& graph, ActorId first, ActorId second,
                                                      const Selection& selection) {
  const auto subgraph = Select(graph, selection);
  if (!subgraph.ok()) return subgraph.status();
  std::map<ActorId, CommonNeighbour> counted;
  for (const Link& link : subgraph.value().links) {
    for (ActorId actor : {first, second}) {
      if (!IsEnd(link, actor) || link.from == link.to) continue;
      CommonNeighbour& neighbour = counted[OtherEnd(link, actor)];
      ++(actor == first ? neighbour.edges_to_first : neighbour.edges_to_second);
    }
  }
  std::vector<CommonNeighbour> common;
  for (auto& [actor, neighbour] : counted) {
    neighbour.actor = actor;
    const bool joins = neighbour.edges_to_first > 0 && neighbour.edges_to_second > 0;
    if (joins && actor != first && actor != second) common.push_back(neighbour);
  }
  std::stable_sort(common.begin(), common.end(), [](const CommonNeighbour& a, const CommonNeighbour& b) {
    return std::min(a.edges_to_first, a.edges_to_second) > std::min(b.edges_to_first, b.edges_to_second);
  });
  return common;
}

}  // namespace entente
