// The dependency tree with the greatest sum of arc scores (Chu and Liu 1965, Edmonds 1967; McDonald et al. 2005).
#ifndef ENTENTE_EXTRACT_LANGUAGE_SPANNING_TREE_H_
#define ENTENTE_EXTRACT_LANGUAGE_SPANNING_TREE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::extract {

// Keeps its room from one sentence to the next. Most often the best arc into each token makes a tree already; where
// not, cycles of best arcs are contracted while a path of them is walked, each node's arcs in one row that a
// contraction keeps (Tarjan 1977): O(tokens^2) whatever the scores are.
class TreeSearch {
 public:
  // scores[token * (tokens + 1) + head]: of the arc from `head` (0 for the root, i + 1 for token i) to `token`; arcs of
  // a token to itself do not count. Gives the heads, -1 for the one token that hangs from the root; of equal trees the
  // same one always. They are there until the next search.
  std::span<const int32_t> Best(std::span<const float> scores, size_t tokens);

 private:
  struct Arc {
    size_t head = 0, child = 0;  // tokens, or the root
    double score = 0;
  };

  // Node 0 is the root; nodes behind the tokens are cycles.
  struct Node {
    size_t row = 0;
    size_t within = SIZE_MAX;  // the cycle that it is part of
    Arc entry;                 // the best arc into it
    bool on_path = false, done = false;
  };

  void TakeBestHeads(std::span<const float> scores);
  bool IsTree();
  void Begin(std::span<const float> scores);
  void PunishRoots();
  void FindEntry(size_t node);
  void Walk(size_t node);
  size_t Contract(size_t first);
  void AddArcs(size_t member, bool first, size_t into);
  void Expand();

  size_t heads_ = 0;             // the tokens and the root
  std::vector<double> scores_;   // of arcs, a row a node
  std::vector<size_t> entries_;  // the token of the node that each of them leads to
  std::vector<Node> nodes_;
  std::vector<size_t> top_;  // of each token the outermost cycle around it
  std::vector<size_t> path_;
  std::vector<int32_t> result_;
  std::vector<size_t> walked_from_;  // of each token, 0 where no walk has come by
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_SPANNING_TREE_H_
