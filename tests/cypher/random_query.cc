#include "random_query.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <random>
#include <vector>

#include "graph/merge.h"

namespace entente::query {
namespace {

class Writer {
 public:
  explicit Writer(uint64_t seed) : random_(seed) {}

  RandomQuery Write() {
    if (Below(6) == 0) return WriteNewest();
    if (Below(6) == 0) return WriteLatest();
    if (Below(10) == 0) return WriteCounts();
    if (Below(8) == 0) return WriteWalk();
    std::string text = "MATCH " + Pattern();
    if (Below(4) == 0) text += ", " + Pattern();
    text += Where();
    if (Below(4) == 0) {
      text += std::string(Below(2) == 0 ? " OPTIONAL" : "") + " MATCH " + Pattern() + Where();
    }
    return Finish(std::move(text));
  }

 private:
  size_t Below(size_t limit) { return random_() % limit; }
  template <size_t kSize>
  std::string_view OneOf(const std::string_view (&choices)[kSize]) {
    return choices[Below(kSize)];
  }

  // The newest or oldest edges of one actor, whose order the graph may give by itself.
  RandomQuery WriteNewest() {
    nodes_ = "ab";
    relationships_ = 1;
    constexpr std::string_view kArrows[] = {"-[r0]-", "<-[r0]-", "-[r0]->", "-[r0:MET_WITH|VISITED]-"};
    std::string text = fmt::format("MATCH (a){}(b)", OneOf(kArrows));
    if (Below(3) == 0) text += Relationship() + Node();
    text += fmt::format(" WHERE a.id = '{}' AND ", Id());
    text += Below(2) == 0 ? "r0.start IS NOT NULL" : Day() + (Below(2) == 0 ? " < r0.start" : " >= r0.start");
    RandomQuery query;
    query.sorted_columns = 1;
    query.cut = Below(2) == 0;
    query.cypher = fmt::format("{} RETURN {}r0.start AS c0, b.name ORDER BY c0{}{}", text, Below(4) ? "" : "DISTINCT ",
                               Below(3) == 0 ? "" : " DESC", query.cut ? " LIMIT 3" : "");
    return query;
  }

  // The newest few edges of one actor, several or all, those without a date among them.
  RandomQuery WriteLatest() {
    nodes_ = "ab";
    relationships_ = 1;
    constexpr std::string_view kMatches[] = {"MATCH", "MATCH", "MATCH", "MATCH (x)-[:MET_WITH]-(a) MATCH",
                                             "MATCH (a) OPTIONAL MATCH"};
    constexpr std::string_view kArrows[] = {"-[r0]-", "<-[r0]-", "-[r0]->", "-[r0:MET_WITH|VISITED]-",
                                            "-[r0:VISITED]->"};
    std::string text = fmt::format("{} (a){}(b)", OneOf(kMatches), OneOf(kArrows));
    if (Below(4) == 0) text += Relationship() + Node();
    std::vector<std::string> conditions;
    if (Below(3) != 0) conditions.push_back(Below(2) == 0 ? fmt::format("a IN actor('{}')", Name()) : "a.id < b.id");
    if (Below(3) == 0) conditions.push_back("r0.start >= " + Day());
    if (Below(4) == 0) conditions.push_back(RelationshipCondition());
    if (!conditions.empty()) text += fmt::format(" WHERE {}", fmt::join(conditions, " AND "));
    if (Below(4) == 0) text += " WITH a, b, r0, r0.place AS place";
    RandomQuery query;
    query.cut = true;
    query.sorted_columns = 1 + Below(3);
    constexpr std::string_view kLater[] = {"", "", ", c1", ", c1 DESC", ", c1, c2", ", c1 DESC, c2 DESC"};
    query.cypher = fmt::format("{} RETURN {}r0.start AS c0, {} AS c1, {} AS c2 ORDER BY c0 DESC{}{} LIMIT {}", text,
                               Below(4) ? "" : "DISTINCT ", Below(2) ? "b.name" : "r0.theme",
                               Below(2) ? "a.id" : "r0.id", kLater[2 * (query.sorted_columns - 1) + Below(2)],
                               Below(3) == 0 ? fmt::format(" SKIP {}", Below(4)) : "", Below(9));
    return query;
  }

  // How many edges of some days each actor has.
  RandomQuery WriteCounts() {
    constexpr std::string_view kArrows[] = {"-[r0]-", "<-[r0]-", "-[r0]->", "-[r0:MET_WITH|VISITED]-",
                                            "<-[r0:VISITED]-"};
    constexpr std::string_view kCounted[] = {"*", "r0", "b", "a", "DISTINCT b", "r0.place"};
    constexpr std::string_view kBorders[] = {">=", "<=", "=", "<", ">"};
    std::string text = fmt::format("MATCH (a){}({})", OneOf(kArrows), Below(9) == 0 ? "a" : "b");
    if (Below(5) != 0) text += fmt::format(" WHERE r0.start {} {}", OneOf(kBorders), Day());
    if (text.back() == ')' && text.find("WHERE") != std::string::npos && Below(2) == 0) {
      text += fmt::format(" AND r0.start {} {}", OneOf(kBorders), Day());
    }
    std::string counted(OneOf(kCounted));
    if (counted.find('b') != std::string::npos && text.find("(b)") == std::string::npos) counted = "*";
    RandomQuery query;
    query.cypher = fmt::format("{} WITH {} AS k, count({}) AS n RETURN k.name, n", text,
                               Below(3) == 0 && text.find("(b)") != std::string::npos ? "b" : "a", counted);
    return query;
  }

  // Whom walks of two or three edges lead to, each once: rows that lead to the same may be left out on the way.
  RandomQuery WriteWalk() {
    const std::string_view arrow = Below(4) == 0 ? "<-[{}]-" : Below(6) == 0 ? "-[{}]-" : "-[{}]->";
    const size_t edges = 2 + Below(2);
    std::string text = "MATCH (a)", type = Below(2) == 0 ? ":" + Type() : "";
    std::vector<std::string> conditions;
    if (Below(3) == 0) conditions.push_back(fmt::format("a.id = '{}'", Id()));
    for (size_t i = 0; i < edges; ++i) {
      text += fmt::format(fmt::runtime(arrow), fmt::format("r{}{}", i, type));
      text += fmt::format("({})", Below(9) == 0 ? 'a' : "bcd"[i]);
      if (Below(2) == 0) conditions.push_back(fmt::format("r{}.start >= {}", i, Day()));
      if (Below(9) == 0) conditions.push_back(fmt::format("r{}.start < r0.start", i));
    }
    if (Below(6) == 0) conditions.push_back("a.name < r1.start");
    if (!conditions.empty()) text += fmt::format(" WHERE {}", fmt::join(conditions, " AND "));
    const std::string last(1, text.find("(d)") != std::string::npos   ? 'd'
                              : text.find("(c)") != std::string::npos ? 'c'
                                                                      : 'a');
    const std::string endings[] = {fmt::format("RETURN DISTINCT {}.name", last),
                                   fmt::format("RETURN DISTINCT a.name, {}.name", last),
                                   fmt::format("RETURN count(DISTINCT {})", last),
                                   fmt::format("RETURN a.name, count(DISTINCT {}.name), max(r1.start)", last),
                                   fmt::format("WITH DISTINCT {0} MATCH ({0})-[s]-(x) RETURN x.name, count(s)", last),
                                   fmt::format("MATCH ({0})-->(x) RETURN DISTINCT x.name", last),
                                   fmt::format("WITH {0} AS e, rand() AS u RETURN DISTINCT e.name, u < 2", last)};
    RandomQuery query;
    query.cypher = text + " " + endings[Below(std::size(endings))];
    return query;
  }

  std::string Name() {
    const size_t number = Below(10);
    switch (Below(4)) {
      case 0:
        return fmt::format("Frau {}", number % 4);
      case 1:
        return fmt::format("N. {}", number);
      default:
        return fmt::format("Anna Nummer-{}", number);
    }
  }
  std::string Id() { return ToString(MakeActorId("", "person", fmt::format("Anna Nummer-{}", Below(6)))); }
  std::string Day() { return fmt::format("date('2016-{:02}-{:02}')", 7 + Below(2), 1 + Below(28)); }
  std::string Type() {
    constexpr std::string_view kTypes[] = {"MET_WITH", "SPOKE_WITH", "NEGOTIATED_WITH", "VISITED", "HOSTED"};
    return std::string(OneOf(kTypes));
  }

  // Of few variables, so that patterns meet.
  std::string Node() {
    const std::string variable(1, static_cast<char>('a' + Below(4)));
    if (Below(6) == 0) return "()";
    if (nodes_.find(variable) == std::string::npos) nodes_ += variable;
    std::string text = "(" + variable;
    if (Below(8) == 0) text += ":Person";
    if (Below(10) == 0) text += fmt::format(" {{name: '{}'}}", Name());
    return text + ")";
  }
  std::string Relationship() {
    std::string text = "[";
    const bool far = Below(10) == 0;
    if (!far && Below(4) != 0) {
      const std::string variable = fmt::format("r{}", relationships_++);
      text += variable;
    }
    if (Below(2) == 0) text += ":" + Type();
    if (text.back() != '[' && Below(4) == 0 && text.find(':') != std::string::npos) text += "|" + Type();
    if (far) text += Below(2) == 0 ? "*1..2" : "*0..1";
    text += "]";
    switch (Below(3)) {
      case 0:
        return "-" + text + "->";
      case 1:
        return "<-" + text + "-";
      default:
        return "-" + text + "-";
    }
  }
  std::string Pattern() {
    std::string text = Node();
    for (size_t hops = Below(3); hops > 0; --hops) text += Relationship() + Node();
    return text;
  }

  std::string SomeNode() { return nodes_.empty() ? "" : std::string(1, nodes_[Below(nodes_.size())]); }
  std::string SomeRelationship() { return relationships_ == 0 ? "" : fmt::format("r{}", Below(relationships_)); }

  std::string NodeCondition() {
    const std::string node = SomeNode(), other = SomeNode();
    switch (Below(11)) {
      case 9:
      case 10:
        return fmt::format("{}.id = '{}'", node, Id());
      case 0:
      case 1:
        return fmt::format("{} IN actor('{}')", node, Name());
      case 2:
        return fmt::format("'{}' IN {}.names", Name(), node);
      case 3:
        return fmt::format("{}.name = '{}'", node, Name());
      case 4:
        return fmt::format("{}.name < {}.name", node, other);
      case 5:
        return fmt::format("{} = {}", node, other);
      case 6:
        return fmt::format("({})-[:{}]->()", node, Type());
      case 7:
        return fmt::format("EXISTS {{ ({})-[q:{}]-(z) WHERE q.start >= {} }}", node, Type(), Day());
      default:
        return fmt::format("{}.country = 'Land 0'", node);
    }
  }
  std::string RelationshipCondition() {
    constexpr std::string_view kComparisons[] = {"<", "<=", ">", ">=", "="};
    const std::string relationship = SomeRelationship();
    switch (Below(8)) {
      case 0:
      case 1:
        return fmt::format("{}.start {} {}", relationship, OneOf(kComparisons), Day());
      case 2:
        return fmt::format("{} {} {}.start", Day(), OneOf(kComparisons), relationship);
      case 3:
        return fmt::format("{}.start IS NOT NULL", relationship);
      case 4:
        return fmt::format("{}.start {} {}.start", relationship, OneOf(kComparisons), SomeRelationship());
      case 5:
        return fmt::format("within({}, '2016-0{}')", relationship, 7 + Below(2));
      case 6:
        return fmt::format("before({}, {})", relationship, SomeRelationship());
      default:
        return fmt::format("{}.confidence > 0.{}", relationship, 1 + Below(9));
    }
  }
  std::string Condition() {
    const bool about_node = !nodes_.empty() && (relationships_ == 0 || Below(2) == 0);
    if (nodes_.empty() && relationships_ == 0) return "true";
    const std::string condition = about_node ? NodeCondition() : RelationshipCondition();
    switch (Below(8)) {
      case 0:
        return "NOT " + condition;
      case 1:
        return fmt::format("({} OR {})", condition, about_node ? NodeCondition() : RelationshipCondition());
      default:
        return condition;
    }
  }
  std::string Where() {
    std::string text;
    for (size_t conditions = Below(3); conditions > 0; --conditions) {
      text += (text.empty() ? " WHERE " : " AND ") + Condition();
    }
    return text;
  }

  std::vector<std::string> Columns() {
    std::vector<std::string> columns;
    for (const char node : nodes_) columns.push_back(std::string(1, node) + ".name");
    for (size_t i = 0; i < relationships_; ++i)
      columns.push_back(fmt::format("r{}.{}", i, Below(3) == 0 ? "id" : Below(4) == 0 ? "theme" : "start"));
    if (columns.empty()) columns.emplace_back("1");
    std::shuffle(columns.begin(), columns.end(), random_);
    columns.resize(1 + Below(columns.size()));
    return columns;
  }

  RandomQuery Finish(std::string text) {
    std::vector<std::string> columns = Columns();
    std::string returned, order;
    for (size_t i = 0; i < columns.size(); ++i) {
      returned += fmt::format("{}{} AS c{}", i > 0 ? ", " : "", columns[i], i);
    }
    RandomQuery query;
    if (Below(4) == 0) returned += ", count(*) AS n";
    const bool distinct = Below(5) == 0;
    if (Below(2) == 0) query.sorted_columns = 1 + Below(columns.size());
    for (size_t i = 0; i < query.sorted_columns; ++i) {
      order += fmt::format("{} c{}{}", i > 0 ? "," : " ORDER BY", i, Below(2) == 0 ? " DESC" : "");
    }
    if (!order.empty() && Below(2) == 0) {
      query.cut = true;
      if (Below(3) == 0) order += fmt::format(" SKIP {}", Below(4));
      order += fmt::format(" LIMIT {}", Below(6));
    }
    query.cypher = text + " RETURN " + (distinct ? "DISTINCT " : "") + returned + order;
    return query;
  }

  std::mt19937_64 random_;
  std::string nodes_;
  size_t relationships_ = 0;
};

}  // namespace

RandomQuery MakeRandomQuery(uint64_t seed) { return Writer(seed).Write(); }

}  // namespace entente::query
