#include "extract/language/spanning_tree.h"

#include <algorithm>
#include <numeric>

namespace entente::extract {
namespace {

constexpr double kLeast = -1e8;  // of a score; -inf would be no number to reckon with

}  // namespace

std::span<const int32_t> TreeSearch::Best(std::span<const float> scores, size_t tokens) {
  heads_ = tokens + 1;
  TakeBestHeads(scores);
  if (IsTree()) return result_;
  Begin(scores);
  PunishRoots();
  for (size_t token = 1; token < heads_; ++token) {
    if (!nodes_[top_[token]].done) Walk(top_[token]);
  }
  Expand();
  return result_;
}

void TreeSearch::TakeBestHeads(std::span<const float> scores) {
  result_.clear();
  for (size_t token = 1; token < heads_; ++token) {
    const float* row = scores.data() + (token - 1) * heads_;
    size_t best = 0;
    float greatest = row[0];
    for (size_t head = 1; head < heads_; ++head) {
      const bool better = row[head] > greatest && head != token;
      best = better ? head : best;
      greatest = better ? row[head] : greatest;
    }
    result_.push_back(static_cast<int32_t>(best) - 1);
  }
}

// Whether one token hangs from the root and all others below it.
bool TreeSearch::IsTree() {
  if (std::count(result_.begin(), result_.end(), -1) != 1) return false;
  walked_from_.assign(result_.size(), 0);
  for (size_t token = 0; token < result_.size(); ++token) {
    size_t at = token;
    while (walked_from_[at] == 0) {
      walked_from_[at] = token + 1;
      if (result_[at] < 0) break;
      at = static_cast<size_t>(result_[at]);
    }
    const bool came_back = walked_from_[at] == token + 1 && result_[at] >= 0;
    if (came_back) return false;
  }
  return true;
}

void TreeSearch::Begin(std::span<const float> scores) {
  scores_.assign(heads_ * heads_, 2 * kLeast);
  entries_.resize(heads_ * heads_);
  nodes_.assign(heads_, Node());
  top_.resize(heads_);
  std::iota(top_.begin(), top_.end(), size_t{0});
  for (size_t child = 1; child < heads_; ++child) {
    nodes_[child].row = child;
    for (size_t head = 0; head < heads_; ++head) {
      if (head != child) scores_[child * heads_ + head] = std::max<double>(scores[(child - 1) * heads_ + head], kLeast);
      entries_[child * heads_ + head] = child;
    }
  }
}

// So much that a second token at the root costs more than any other heads can win.
void TreeSearch::PunishRoots() {
  double least = 0, greatest = 0;
  for (size_t i = heads_; i < scores_.size(); ++i) {
    if (scores_[i] < kLeast) continue;  // an arc of a token to itself
    least = std::min(least, scores_[i]);
    greatest = std::max(greatest, scores_[i]);
  }
  const double cost = (greatest - least + 1) * static_cast<double>(heads_);
  for (size_t child = 1; child < heads_; ++child) scores_[child * heads_] -= cost;
}

void TreeSearch::FindEntry(size_t node) {
  const size_t row = nodes_[node].row * heads_;
  size_t best = 0;  // the root is outside of every cycle
  for (size_t head = 1; head < heads_; ++head) {
    if (top_[head] != node && scores_[row + head] > scores_[row + best]) best = head;
  }
  nodes_[node].entry = {best, entries_[row + best], scores_[row + best]};
}

// From a node to the heads of its best arcs, up to the root or what hangs from it already.
void TreeSearch::Walk(size_t node) {
  path_.clear();
  while (node != 0 && !nodes_[node].done) {
    if (nodes_[node].on_path) node = Contract(node);
    path_.push_back(node);
    nodes_[node].on_path = true;
    FindEntry(node);
    node = top_[nodes_[node].entry.head];
  }
  for (size_t walked : path_) nodes_[walked].done = true;
}

// Makes one node of those of the path from `first` on.
size_t TreeSearch::Contract(size_t first) {
  const size_t cycle = nodes_.size();
  nodes_.emplace_back();
  nodes_[cycle].row = nodes_[first].row;
  const auto begin = std::find(path_.begin(), path_.end(), first);
  for (auto member = begin; member != path_.end(); ++member) {
    AddArcs(*member, *member == first, nodes_[cycle].row * heads_);
    nodes_[*member].within = cycle;
  }
  path_.erase(begin, path_.end());
  for (size_t token = 1; token < heads_; ++token) {
    if (nodes_[top_[token]].within == cycle) top_[token] = cycle;
  }
  return cycle;
}

// An arc into a member wins what it scores over the one that it breaks.
void TreeSearch::AddArcs(size_t member, bool first, size_t into) {
  const size_t row = nodes_[member].row * heads_;
  for (size_t head = 0; head < heads_; ++head) {
    const double gain = scores_[row + head] - nodes_[member].entry.score;
    if (!first && gain <= scores_[into + head]) continue;
    scores_[into + head] = gain;
    entries_[into + head] = entries_[row + head];
  }
}

// Cycles from the outermost in: the arc into one replaces that of the member that it leads into.
void TreeSearch::Expand() {
  for (size_t cycle = nodes_.size(); cycle-- > heads_;) {
    const Arc entry = nodes_[cycle].entry;
    size_t member = entry.child;
    while (nodes_[member].within != cycle) member = nodes_[member].within;
    nodes_[member].entry = entry;
  }
  result_.clear();
  for (size_t token = 1; token < heads_; ++token) {
    result_.push_back(static_cast<int32_t>(nodes_[token].entry.head) - 1);
  }
}

}  // namespace entente::extract
