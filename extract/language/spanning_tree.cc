#include "extract/language/spanning_tree.h"

#include <algorithm>
#include <limits>

namespace entente::extract {
namespace {

constexpr float kNever = -1e9f;

// A full matrix of arcs between nodes, node 0 being the root: at(child, head).
class Arcs {
 public:
  explicit Arcs(size_t nodes) : nodes_(nodes), scores_(nodes * nodes, kNever) {}
  size_t nodes() const { return nodes_; }
  float& at(size_t child, size_t head) { return scores_[child * nodes_ + head]; }
  float at(size_t child, size_t head) const { return scores_[child * nodes_ + head]; }

 private:
  size_t nodes_;
  std::vector<float> scores_;
};

using Heads = std::vector<size_t>;

Heads BestHeads(const Arcs& arcs) {
  Heads heads(arcs.nodes(), 0);
  for (size_t child = 1; child < arcs.nodes(); ++child) {
    for (size_t head = 1; head < arcs.nodes(); ++head) {
      if (head != child && arcs.at(child, head) > arcs.at(child, heads[child])) heads[child] = head;
    }
  }
  return heads;
}

// The nodes of a cycle, or none.
std::vector<size_t> FindCycle(const Heads& heads) {
  std::vector<size_t> seen(heads.size(), 0);  // the node that the walk began with
  for (size_t begin = 1; begin < heads.size(); ++begin) {
    size_t node = begin;
    while (node != 0 && seen[node] == 0) {
      seen[node] = begin;
      node = heads[node];
    }
    if (node == 0 || seen[node] != begin) continue;
    std::vector<size_t> cycle{node};
    for (size_t next = heads[node]; next != node; next = heads[next]) cycle.push_back(next);
    return cycle;
  }
  return {};
}

Heads Solve(const Arcs& arcs);

// A graph whose last node stands for the nodes of a cycle.
class Contraction {
 public:
  Contraction(const Arcs& arcs, const Heads& heads, std::vector<size_t> cycle)
      : arcs_(arcs), heads_(heads), cycle_(std::move(cycle)) {
    std::vector<bool> inside(arcs.nodes());
    for (size_t node : cycle_) inside[node] = true;
    for (size_t node = 0; node < arcs.nodes(); ++node) {
      if (!inside[node]) outside_.push_back(node);
    }
  }

  Heads SolveAndExpand() const {
    const size_t all = outside_.size();
    Arcs smaller(all + 1);
    std::vector<size_t> enters(all), leaves(all);  // nodes of the cycle that arcs from and to outside belong to
    for (size_t i = 0; i < all; ++i) {
      for (size_t j = 0; j < all; ++j) smaller.at(i, j) = arcs_.at(outside_[i], outside_[j]);
      leaves[i] = BestHeadInside(outside_[i]);
      smaller.at(i, all) = i == 0 ? kNever : arcs_.at(outside_[i], leaves[i]);
      enters[i] = BestEntry(outside_[i]);
      smaller.at(all, i) = EntryGain(enters[i], outside_[i]);
    }
    const Heads solved = Solve(smaller);
    Heads heads = heads_;
    for (size_t i = 1; i < all; ++i) heads[outside_[i]] = solved[i] == all ? leaves[i] : outside_[solved[i]];
    heads[enters[solved[all]]] = outside_[solved[all]];
    return heads;
  }

 private:
  float EntryGain(size_t entry, size_t head) const { return arcs_.at(entry, head) - arcs_.at(entry, heads_[entry]); }

  size_t BestEntry(size_t head) const {
    return *std::max_element(cycle_.begin(), cycle_.end(),
                             [&](size_t a, size_t b) { return EntryGain(a, head) < EntryGain(b, head); });
  }

  size_t BestHeadInside(size_t child) const {
    return *std::max_element(cycle_.begin(), cycle_.end(),
                             [&](size_t a, size_t b) { return arcs_.at(child, a) < arcs_.at(child, b); });
  }

  const Arcs& arcs_;
  const Heads& heads_;
  std::vector<size_t> cycle_, outside_;
};

Heads Solve(const Arcs& arcs) {
  const Heads heads = BestHeads(arcs);
  std::vector<size_t> cycle = FindCycle(heads);
  return cycle.empty() ? heads : Contraction(arcs, heads, std::move(cycle)).SolveAndExpand();
}

std::vector<size_t> ChildrenOfRoot(const Heads& heads) {
  std::vector<size_t> children;
  for (size_t child = 1; child < heads.size(); ++child) {
    if (heads[child] == 0) children.push_back(child);
  }
  return children;
}

// The best tree in which only `child` hangs from the root.
Heads SolveWithRoot(const Arcs& arcs, size_t child) {
  Arcs one = arcs;
  for (size_t other = 1; other < arcs.nodes(); ++other) {
    if (other != child) one.at(other, 0) = kNever;
  }
  return Solve(one);
}

double Total(const Arcs& arcs, const Heads& heads) {
  double total = 0;
  for (size_t child = 1; child < heads.size(); ++child) total += arcs.at(child, heads[child]);
  return total;
}

// Where several hang from the root, the best tree that keeps one of them there.
Heads WithOneRoot(const Arcs& arcs, Heads heads) {
  const std::vector<size_t> candidates = ChildrenOfRoot(heads);
  if (candidates.size() == 1) return heads;
  double best = -std::numeric_limits<double>::infinity();
  for (size_t child : candidates) {
    Heads tree = SolveWithRoot(arcs, child);
    const double total = Total(arcs, tree);
    if (total <= best) continue;
    best = total;
    heads = std::move(tree);
  }
  return heads;
}

}  // namespace

std::vector<int32_t> BestTree(std::span<const float> scores, size_t tokens) {
  if (tokens == 0) return {};
  Arcs arcs(tokens + 1);
  for (size_t child = 1; child <= tokens; ++child) {
    for (size_t head = 0; head <= tokens; ++head) {
      if (head != child) arcs.at(child, head) = std::max(scores[(child - 1) * (tokens + 1) + head], kNever / 2);
    }
  }
  const Heads heads = WithOneRoot(arcs, Solve(arcs));
  std::vector<int32_t> result;
  for (size_t child = 1; child <= tokens; ++child) result.push_back(static_cast<int32_t>(heads[child]) - 1);
  return result;
}

}  // namespace entente::extract
