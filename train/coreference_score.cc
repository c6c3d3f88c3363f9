#include "train/coreference_score.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace entente::train {
namespace {

using ChainOf = std::map<ByteSpan, size_t>;

ChainOf IndexChains(const Chains& chains) {
  ChainOf chain_of;
  for (size_t i = 0; i < chains.size(); ++i) {
    for (const ByteSpan mention : chains[i]) chain_of.emplace(mention, i);
  }
  return chain_of;
}

// How many mentions of `chain` stand in each chain of the other side; those that stand in none are counted in `alone`.
std::map<size_t, size_t> Parts(const Chain& chain, const ChainOf& other, size_t* alone) {
  std::map<size_t, size_t> parts;
  *alone = 0;
  for (const ByteSpan mention : chain) {
    const auto found = other.find(mention);
    if (found == other.end()) {
      ++*alone;
    } else {
      ++parts[found->second];
    }
  }
  return parts;
}

// Links of `chains` that the other side keeps, and all of them.
void AddLinks(const Chains& chains, const ChainOf& other, double* kept, double* all) {
  for (const Chain& chain : chains) {
    size_t alone = 0;
    const size_t parts = Parts(chain, other, &alone).size() + alone;
    *kept += static_cast<double>(chain.size() - parts);
    *all += static_cast<double>(chain.size() - 1);
  }
}

// The share of each mention's chain that the other side has with it, and the number of mentions.
void AddMentions(const Chains& chains, const ChainOf& other, double* shares, double* all) {
  for (const Chain& chain : chains) {
    size_t alone = 0;
    for (const auto& [_, common] : Parts(chain, other, &alone)) {
      *shares += static_cast<double>(common * common) / static_cast<double>(chain.size());
    }
    *all += static_cast<double>(chain.size());
  }
}

CoreferenceTally ScoreAssignment(const Chains& gold, const Chains& system, const ChainOf& gold_of) {
  std::vector<std::vector<double>> similarity(system.size(), std::vector<double>(gold.size(), 0));
  for (size_t s = 0; s < system.size(); ++s) {
    size_t alone = 0;
    for (const auto& [g, common] : Parts(system[s], gold_of, &alone)) {
      similarity[s][g] = 2.0 * static_cast<double>(common) / static_cast<double>(system[s].size() + gold[g].size());
    }
  }
  const double best = BestAssignment(similarity);
  return {best, static_cast<double>(gold.size()), best, static_cast<double>(system.size())};
}

CoreferenceTally ScoreFound(const ChainOf& gold, const ChainOf& system) {
  CoreferenceTally found{0, static_cast<double>(gold.size()), 0, static_cast<double>(system.size())};
  for (const auto& [mention, _] : system) found.recalled += gold.count(mention) > 0 ? 1 : 0;
  found.precise = found.recalled;
  return found;
}

// Kuhn-Munkres with potentials over costs; rows must not outnumber columns. Own code since
// boost::maximum_weighted_matching is for general graphs and, with weights that are fractions, does not always end at
// the optimum.
class Assignment {
 public:
  explicit Assignment(const std::vector<std::vector<double>>& cost)
      : cost_(cost), rows_(cost.size()), columns_(cost.front().size()) {
    row_potential_.assign(rows_ + 1, 0);
    column_potential_.assign(columns_ + 1, 0);
    row_of_.assign(columns_ + 1, 0);
    for (size_t row = 1; row <= rows_; ++row) Augment(row);
  }

  double Cost() const {
    double sum = 0;
    for (size_t column = 1; column <= columns_; ++column) {
      if (row_of_[column] > 0) sum += cost_[row_of_[column] - 1][column - 1];
    }
    return sum;
  }

 private:
  // Finds the cheapest path of changes that frees a column for the row, counted from 1, and makes them.
  void Augment(size_t row) {
    row_of_[0] = row;
    from_.assign(columns_ + 1, 0);
    slack_.assign(columns_ + 1, std::numeric_limits<double>::infinity());
    visited_.assign(columns_ + 1, false);
    size_t column = 0;
    while (row_of_[column] != 0) column = NextColumn(column);
    for (; column != 0; column = from_[column]) row_of_[column] = row_of_[from_[column]];
  }

  size_t NextColumn(size_t at) {
    visited_[at] = true;
    const size_t row = row_of_[at];
    size_t next = 0;
    double least = std::numeric_limits<double>::infinity();
    for (size_t column = 1; column <= columns_; ++column) {
      if (visited_[column]) continue;
      const double reduced = cost_[row - 1][column - 1] - row_potential_[row] - column_potential_[column];
      if (reduced < slack_[column]) {
        slack_[column] = reduced;
        from_[column] = at;
      }
      if (slack_[column] < least) {
        least = slack_[column];
        next = column;
      }
    }
    ShiftPotentials(least);
    return next;
  }

  void ShiftPotentials(double by) {
    for (size_t column = 0; column <= columns_; ++column) {
      if (visited_[column]) {
        row_potential_[row_of_[column]] += by;
        column_potential_[column] -= by;
      } else {
        slack_[column] -= by;
      }
    }
  }

  const std::vector<std::vector<double>>& cost_;
  const size_t rows_, columns_;
  std::vector<double> row_potential_, column_potential_, slack_;
  std::vector<size_t> row_of_, from_;
  std::vector<bool> visited_;
};

}  // namespace

double CoreferenceTally::f1() const {
  const double sum = recall() + precision();
  return sum == 0 ? 0 : 2 * recall() * precision() / sum;
}

CoreferenceTally& CoreferenceTally::operator+=(const CoreferenceTally& other) {
  recalled += other.recalled;
  gold += other.gold;
  precise += other.precise;
  system += other.system;
  return *this;
}

CoreferenceScores& CoreferenceScores::operator+=(const CoreferenceScores& other) {
  muc += other.muc;
  b_cubed += other.b_cubed;
  ceaf += other.ceaf;
  found += other.found;
  return *this;
}

double BestAssignment(const std::vector<std::vector<double>>& similarity) {
  if (similarity.empty() || similarity.front().empty()) return 0;
  const size_t rows = similarity.size(), columns = similarity.front().size();
  const bool turned = rows > columns;
  std::vector<std::vector<double>> cost(std::min(rows, columns), std::vector<double>(std::max(rows, columns)));
  for (size_t row = 0; row < rows; ++row) {
    for (size_t column = 0; column < columns; ++column) {
      (turned ? cost[column][row] : cost[row][column]) = -similarity[row][column];
    }
  }
  return -Assignment(cost).Cost();
}

CoreferenceScores ScoreChains(const Chains& gold, const Chains& system) {
  const ChainOf gold_of = IndexChains(gold), system_of = IndexChains(system);
  CoreferenceScores scores;
  AddLinks(gold, system_of, &scores.muc.recalled, &scores.muc.gold);
  AddLinks(system, gold_of, &scores.muc.precise, &scores.muc.system);
  AddMentions(gold, system_of, &scores.b_cubed.recalled, &scores.b_cubed.gold);
  AddMentions(system, gold_of, &scores.b_cubed.precise, &scores.b_cubed.system);
  scores.ceaf = ScoreAssignment(gold, system, gold_of);
  scores.found = ScoreFound(gold_of, system_of);
  return scores;
}

}  // namespace entente::train
