// A shortest way between two nodes of any graph, by a search from both ends.
#ifndef ENTENTE_QUERY_WAY_SEARCH_H_
#define ENTENTE_QUERY_WAY_SEARCH_H_

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace entente::query {

// From which end of the way a search goes: from the first node along links as they point, from the last against them.
enum class WayEnd { kFirst, kLast };

// `Links` reads the graph. Its Node can be hashed, and it has
//   void Visit(WayEnd end, Node node, std::optional<Node> other, visit)
// which calls `visit(Node neighbour)` for the links of a node, in the same order each time, until that returns false;
// of `other` only those that lead there. And it has
//   bool Keep()
// which is called for each node that the search remembers, and
//   bool ok()
// Either is false where the search is to give up.
template <class Links>
class WaySearch {
 public:
  using Node = typename Links::Node;

  struct Hop {
    WayEnd end;  // that the search came from
    Node from, to;
  };

  // Two different nodes. `links` must outlive the search.
  WaySearch(Links& links, const Node& first, const Node& last) : links_(links) {
    sides_[0].start = first;
    sides_[1].start = last;
    Restart(0);
    Restart(1);
  }

  // False where no way has at most `most` links, and where the search gave up.
  bool Find(int64_t most) {
    if (most < 1) return false;
    LookUp(0, sides_[1].start);
    if (most == 1) return HasFound();
    if (GoesOn()) SpreadFromEnds();
    for (int64_t length = sides_[0].radius + sides_[1].radius; length < most && GoesOn(); ++length) {
      if (sides_[0].front.empty() || sides_[1].front.empty()) return false;
      const size_t nearer = sides_[1].front.size() < sides_[0].front.size() ? 1 : 0;
      Spread(nearer, kAllLinks);
      Advance(nearer);
    }
    return HasFound();
  }

  // The way that was found, from the first node to the last.
  std::vector<Hop> Way() const {
    std::vector<Hop> way = WayTo(*meeting_, 0);
    std::reverse(way.begin(), way.end());
    const std::vector<Hop> rest = WayTo(*meeting_, 1);
    way.insert(way.end(), rest.begin(), rest.end());
    return way;
  }

 private:
  static constexpr size_t kAllLinks = std::numeric_limits<size_t>::max();
  static constexpr size_t kFirstLinks = 16, kMoreLinks = 4;
  // To look for the links between two nodes takes about as long as to visit so many.
  static constexpr size_t kLinksOfLookUp = 16;

  struct Side {
    Node start{};
    int64_t radius = 0;                       // how far all is reached
    absl::flat_hash_map<Node, Node> reached;  // from which node: from itself where the side began
    std::vector<Node> front;                  // as far away as that
    std::vector<Node> next;                   // one link further, as far as they are known
  };

  static WayEnd EndOf(size_t side) { return side == 0 ? WayEnd::kFirst : WayEnd::kLast; }
  bool HasFound() const { return meeting_.has_value() && links_.ok(); }
  bool GoesOn() const { return !meeting_ && links_.ok(); }

  void Restart(size_t at) {
    Side& side = sides_[at];
    side.reached.clear();
    side.reached.emplace(side.start, side.start);
    side.front = {side.start};
    side.next.clear();
  }

  void Advance(size_t at) {
    Side& side = sides_[at];
    side.front = std::exchange(side.next, {});
    ++side.radius;
  }

  // Notes where a link leads; false where the sides have met.
  bool Reach(size_t at, const Node& from, const Node& to) {
    if (!sides_[at].reached.try_emplace(to, from).second) return true;
    sides_[at].next.push_back(to);
    if (sides_[1 - at].reached.contains(to)) meeting_ = to;
    return !meeting_ && links_.Keep();
  }

  // Goes along one link that joins the start of a side to `to`, where there is one.
  void LookUp(size_t at, const Node& to) {
    const Node& start = sides_[at].start;
    links_.Visit(EndOf(at), start, to, [&](const Node& neighbour) {
      Reach(at, start, neighbour);
      return false;
    });
  }

  // Goes one link on from all of the front, along the first `most` of each; false where there are more of them. As both
  // sides have gone all shorter ways, the first meeting is by a shortest one.
  bool Spread(size_t at, size_t most) {
    bool all = true;
    for (const Node& node : sides_[at].front) {
      size_t visited = 0;
      links_.Visit(EndOf(at), node, std::nullopt, [&](const Node& neighbour) {
        all &= ++visited <= most;
        return visited <= most && Reach(at, node, neighbour);
      });
      if (!GoesOn()) break;
    }
    return all;
  }

  // Ways of two links, where there is none of one. Nodes that have very many links are most often joined by one that
  // both have among their first; where one of them has few, looking these up spares to visit those of the other.
  void SpreadFromEnds() {
    bool all[2] = {false, false}, looked_up = false;
    for (size_t most = kFirstLinks; !(all[0] && all[1]) && !looked_up; most *= kMoreLinks) {
      for (const size_t at : {0, 1}) {
        if (!all[at]) all[at] = Spread(at, most);
        if (!GoesOn()) return;
      }
      if (all[0] == all[1]) continue;
      const std::vector<Node>& few = sides_[all[0] ? 0 : 1].next;
      looked_up = few.size() * kLinksOfLookUp <= most;
      for (size_t i = 0; looked_up && i < few.size() && GoesOn(); ++i) LookUp(all[0] ? 1 : 0, few[i]);
    }
    if (!GoesOn()) return;
    for (const size_t at : {0, 1}) all[at] ? Advance(at) : Restart(at);
  }

  std::vector<Hop> WayTo(Node node, size_t at) const {
    std::vector<Hop> way;
    while (node != sides_[at].start) {
      const Node from = sides_[at].reached.at(node);
      way.push_back({EndOf(at), from, node});
      node = from;
    }
    return way;
  }

  Links& links_;
  Side sides_[2];
  std::optional<Node> meeting_;
};

}  // namespace entente::query

#endif  // ENTENTE_QUERY_WAY_SEARCH_H_
