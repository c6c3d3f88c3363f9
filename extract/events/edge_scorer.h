// How far an edge that a frame read is likely to be right, beside what is known of the frame: a log-linear model over
// features that a person can read (models/edges.tsv), fitted on annotated articles.
#ifndef ENTENTE_EXTRACT_EVENTS_EDGE_SCORER_H_
#define ENTENTE_EXTRACT_EVENTS_EDGE_SCORER_H_

#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/events/told_edges.h"
#include "extract/resolve/resolved.h"
#include "graph/status.h"

namespace entente::extract {

// Tells what speaks for and against an edge, each once: "relation=met-with", "lemma=meet", "from=person", "to-sure>7"
// (the certainty of its end is over 0.7), ...
void ForEachFeature(const ToldEdge& edge, const Resolved& resolved, const std::function<void(std::string_view)>& visit);
std::vector<std::string> EdgeFeatures(const ToldEdge& edge, const Resolved& resolved);

class EdgeScorer {
 public:
  // Of what a feature makes the odds: the logarithm of the factor.
  struct Signal {
    std::string feature;
    double weight = 0;
  };

  // Without weights: every share is 1.
  EdgeScorer() = default;
  // A table with the columns class (core or marginal, as relations are in the ontology), feature and weight; the
  // feature "bias" is there for each edge. Other bytes are refused with `file`, line and what was expected.
  static Result<EdgeScorer> Parse(std::string_view tsv, std::string_view file);
  static Result<EdgeScorer> Load(const std::string& path);

  // From 0 to 1, in thousandths, so that every machine says the same.
  double Share(bool marginal, const std::vector<std::string>& features) const;
  double Share(bool marginal, const ToldEdge& edge, const Resolved& resolved) const;
  // The features that weigh most, heaviest first.
  std::vector<Signal> Strongest(bool marginal, const std::vector<std::string>& features, size_t count) const;

 private:
  using Weights = std::map<std::string, double, std::less<>>;

  double WeightOf(bool marginal, std::string_view feature) const;  // 0 for one that has none
  double ShareOf(bool marginal, double sum) const;

  std::array<Weights, 2> weights_;  // core, marginal
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_EDGE_SCORER_H_
