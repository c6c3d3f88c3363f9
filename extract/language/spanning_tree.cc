#include "extract/language/spanning_tree.h"

#include <algorithm>
#include <numeric>

namespace entente::extract {
namespace {

constexpr double kLeast = -1e8;  // of a score; -inf would be no number to reckon with
constexpr size_t kNone = SIZE_MAX;

// The cycles of best arcs are contracted while a path of them is walked, each node's arcs in one row that a contraction
// keeps (Tarjan 1977): O(tokens^2) whatever the scores are. Node 0 is the root; nodes behind the tokens are cycles.
class Contraction {
 public:
  Contraction(std::span<const float> scores, size_t tokens)
      : heads_(tokens + 1),
        scores_(heads_ * heads_, 2 * kLeast),
        entries_(heads_ * heads_),
        nodes_(heads_),
        top_(heads_) {
    std::iota(top_.begin(), top_.end(), size_t{0});
    for (size_t child = 1; child < heads_; ++child) {
      nodes_[child].row = child;
      for (size_t head = 0; head < heads_; ++head) {
        if (head != child)
          scores_[child * heads_ + head] = std::max<double>(scores[(child - 1) * heads_ + head], kLeast);
        entries_[child * heads_ + head] = child;
      }
    }
    PunishRoots();
  }

  // The head of each token.
  std::vector<size_t> Solve() {
    for (size_t token = 1; token < heads_; ++token) {
      if (!nodes_[top_[token]].done) Walk(top_[token]);
    }
    return Expand();
  }

 private:
  struct Arc {
    size_t head = 0, child = 0;  // tokens, or the root
    double score = 0;
  };

  struct Node {
    size_t row = 0;
    size_t within = kNone;        // the cycle that it is part of
    std::vector<size_t> members;  // of a cycle
    Arc entry;                    // the best arc into it
    bool on_path = false, done = false;
  };

  // So much that a second token at the root costs more than any other heads can win.
  void PunishRoots() {
    double least = 0, greatest = 0;
    for (size_t i = heads_; i < scores_.size(); ++i) {
      if (scores_[i] < kLeast) continue;  // an arc of a token to itself
      least = std::min(least, scores_[i]);
      greatest = std::max(greatest, scores_[i]);
    }
    const double cost = (greatest - least + 1) * static_cast<double>(heads_);
    for (size_t child = 1; child < heads_; ++child) scores_[child * heads_] -= cost;
  }

  void FindEntry(size_t node) {
    const size_t row = nodes_[node].row * heads_;
    size_t best = 0;  // the root is outside of every cycle
    for (size_t head = 1; head < heads_; ++head) {
      if (top_[head] != node && scores_[row + head] > scores_[row + best]) best = head;
    }
    nodes_[node].entry = {best, entries_[row + best], scores_[row + best]};
  }

  // From a node to the heads of its best arcs, up to the root or what hangs from it already.
  void Walk(size_t node) {
    std::vector<size_t> path;
    while (node != 0 && !nodes_[node].done) {
      if (nodes_[node].on_path) node = Contract(node, &path);
      path.push_back(node);
      nodes_[node].on_path = true;
      FindEntry(node);
      node = top_[nodes_[node].entry.head];
    }
    for (size_t walked : path) nodes_[walked].done = true;
  }

  // Makes one node of those of `path` from `first` on.
  size_t Contract(size_t first, std::vector<size_t>* path) {
    const auto begin = std::find(path->begin(), path->end(), first);
    const size_t cycle = nodes_.size();
    nodes_.emplace_back();
    nodes_[cycle].members.assign(begin, path->end());
    nodes_[cycle].row = nodes_[first].row;
    path->erase(begin, path->end());
    for (size_t member : nodes_[cycle].members) AddArcs(member, member == first, nodes_[cycle].row * heads_);
    for (size_t member : nodes_[cycle].members) nodes_[member].within = cycle;
    for (size_t token = 1; token < heads_; ++token) {
      if (nodes_[top_[token]].within == cycle) top_[token] = cycle;
    }
    return cycle;
  }

  // An arc into a member wins what it scores over the one that it breaks.
  void AddArcs(size_t member, bool first, size_t into) {
    const size_t row = nodes_[member].row * heads_;
    for (size_t head = 0; head < heads_; ++head) {
      const double gain = scores_[row + head] - nodes_[member].entry.score;
      if (!first && gain <= scores_[into + head]) continue;
      scores_[into + head] = gain;
      entries_[into + head] = entries_[row + head];
    }
  }

  // Cycles from the outermost in: the arc into one replaces that of the member that it leads into.
  std::vector<size_t> Expand() {
    for (size_t cycle = nodes_.size(); cycle-- > heads_;) {
      const Arc entry = nodes_[cycle].entry;
      size_t member = entry.child;
      while (nodes_[member].within != cycle) member = nodes_[member].within;
      nodes_[member].entry = entry;
    }
    std::vector<size_t> heads(heads_, 0);
    for (size_t token = 1; token < heads_; ++token) heads[token] = nodes_[token].entry.head;
    return heads;
  }

  size_t heads_;                 // the tokens and the root
  std::vector<double> scores_;   // of arcs, a row a node
  std::vector<size_t> entries_;  // the token of the node that each of them leads to
  std::vector<Node> nodes_;
  std::vector<size_t> top_;  // of each token the outermost cycle around it
};

}  // namespace

std::vector<int32_t> BestTree(std::span<const float> scores, size_t tokens) {
  const std::vector<size_t> heads = Contraction(scores, tokens).Solve();
  std::vector<int32_t> result;
  for (size_t child = 1; child <= tokens; ++child) result.push_back(static_cast<int32_t>(heads[child]) - 1);
  return result;
}

}  // namespace entente::extract
