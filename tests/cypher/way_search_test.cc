// The search from both ends against one from the first, on graphs in which few nodes have very many links.
#include "query/way_search.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>
#include <string>

namespace entente::query {
namespace {

struct TestLink {
  uint32_t from, to;
};

class TestLinks {
 public:
  using Node = uint32_t;

  TestLinks(std::vector<TestLink> links, bool directed, size_t most) : links_(std::move(links)), left_(most) {
    for (size_t i = 0; i < links_.size(); ++i) {
      forwards_[links_[i].from].push_back(i);
      backwards_[links_[i].to].push_back(i);
      if (directed) continue;
      forwards_[links_[i].to].push_back(i);
      backwards_[links_[i].from].push_back(i);
    }
  }

  template <class VisitLink>
  void Visit(WayEnd end, uint32_t node, std::optional<uint32_t> other, const VisitLink& visit) {
    for (const size_t link : (end == WayEnd::kFirst ? forwards_ : backwards_)[node]) {
      const uint32_t neighbour = links_[link].from == node ? links_[link].to : links_[link].from;
      if (other && neighbour != *other) continue;
      ++visited_;
      if (!visit(neighbour)) return;
    }
  }
  bool Keep() { return left_ > 0 && --left_ > 0; }
  bool ok() const { return left_ > 0; }

  bool LeadsTo(WayEnd end, uint32_t from, uint32_t to) const {
    const auto& links = (end == WayEnd::kFirst ? forwards_ : backwards_).at(from);
    return std::any_of(links.begin(), links.end(),
                       [&](size_t link) { return links_[link].from == to || links_[link].to == to; });
  }
  size_t visited() const { return visited_; }

  int64_t DistanceByBreadth(uint32_t from, uint32_t to) {
    std::map<uint32_t, int64_t> distances = {{from, 0}};
    std::vector<uint32_t> queue = {from};
    for (size_t i = 0; i < queue.size() && distances.count(to) == 0; ++i) {
      const int64_t next = distances[queue[i]] + 1;
      Visit(WayEnd::kFirst, queue[i], std::nullopt, [&](uint32_t neighbour) {
        if (distances.try_emplace(neighbour, next).second) queue.push_back(neighbour);
        return true;
      });
    }
    const auto found = distances.find(to);
    return found == distances.end() ? 0 : found->second;
  }

 private:
  std::vector<TestLink> links_;
  std::map<uint32_t, std::vector<size_t>> forwards_, backwards_;
  size_t left_, visited_ = 0;
};

constexpr size_t kAll = SIZE_MAX;

// Length of the way, each hop of which the graph has; 0 where there is none.
int64_t LengthFound(TestLinks& links, uint32_t from, uint32_t to, int64_t most) {
  WaySearch<TestLinks> search(links, from, to);
  if (!search.Find(most)) return 0;
  uint32_t at = from;
  for (const auto& hop : search.Way()) {
    const bool forwards = hop.end == WayEnd::kFirst;
    EXPECT_EQ(at, forwards ? hop.from : hop.to);
    at = forwards ? hop.to : hop.from;
    EXPECT_TRUE(links.LeadsTo(hop.end, hop.from, hop.to));
  }
  EXPECT_EQ(to, at);
  return static_cast<int64_t>(search.Way().size());
}

std::vector<TestLink> LinksByZipf(uint64_t seed, size_t nodes, size_t links) {
  std::mt19937_64 random(seed);
  const auto node = [&] {
    const double chance = static_cast<double>(random() >> 11) * 0x1p-53;
    return static_cast<uint32_t>(std::pow(static_cast<double>(nodes), chance)) - 1;
  };
  std::vector<TestLink> made;
  while (made.size() < links) made.push_back({node(), node()});
  return made;
}

TEST(WaySearch, FindsAsShortAWayAsBreadthFirst) {
  for (const bool directed : {false, true}) {
    std::map<int64_t, size_t> found;
    for (uint64_t seed = 1; seed <= 12; ++seed) {
      TestLinks links(LinksByZipf(seed, 60 + 100 * seed, 80 * seed), directed, kAll);
      for (uint32_t from = 0; from < 120; from += 7) {
        for (uint32_t to = 1; to < 300; to += 11) {
          if (from == to) continue;
          const int64_t shortest = links.DistanceByBreadth(from, to);
          ASSERT_EQ(shortest, LengthFound(links, from, to, 20)) << seed << ": " << from << " to " << to;
          if (shortest > 0) {
            ASSERT_EQ(0, LengthFound(links, from, to, shortest - 1));
          }
          ++found[shortest];
        }
      }
    }
    for (int64_t length = 0; length <= 5; ++length) EXPECT_GT(found[length], 20) << length << (directed ? " ->" : "");
  }
}

// Two hubs of so many links each, and a node that has few.
std::vector<TestLink> TwoHubs(uint32_t links, bool joined) {
  std::vector<TestLink> made;
  for (uint32_t i = 0; i < links; ++i) {
    made.push_back({0, 10 + i});
    made.push_back({1, 10 + (i < 5 ? i : links + i)});
  }
  made.push_back({2, 10 + links - 1});
  if (joined) made.push_back({0, 1});
  return made;
}

TEST(WaySearch, ReadsFewLinksOfHubs) {
  struct Row {
    bool joined;
    uint32_t from, to;
    int64_t most;
    std::string_view expected;
  };
  constexpr Row kRows[] = {{true, 0, 1, 6, "length 1, visited 1"},
                           {false, 0, 1, 6, "length 2, visited 18"},
                           {false, 2, 0, 6, "length 2, visited 19"},
                           {false, 0, 1, 1, "length 0, visited 0"},
                           {false, 0, 2, 6, "length 2, visited 19"}};
  for (const Row& row : kRows) {
    TestLinks links(TwoHubs(10'000, row.joined), false, kAll);
    const int64_t length = LengthFound(links, row.from, row.to, row.most);
    EXPECT_EQ(row.expected, fmt::format("length {}, visited {}", length, links.visited()));
  }
}

TEST(WaySearch, GivesUpWhenItMayKeepNoMore) {
  TestLinks links(LinksByZipf(1, 5000, 6000), false, 10);
  EXPECT_EQ(0, LengthFound(links, 3000, 4000, 20));
  EXPECT_FALSE(links.ok());
}

}  // namespace
}  // namespace entente::query
