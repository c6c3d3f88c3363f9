#include "scenario_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>

#include "canonical.h"
#include "query/compare.h"
#include "query/error.h"
#include "run_cypher.h"

namespace entente::query {
namespace {

using Fields = std::vector<ProcedureField>;

Verdict Failed(std::string why) { return {Outcome::kFailed, std::move(why)}; }

std::string ReadAll(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// The kit writes points in time and durations as strings.
Value Quoted(const Value& value) {
  if (value.is_temporal() || value.is(Type::kDuration)) return ToText(value);
  if (value.is(Type::kList)) {
    List list;
    for (const Value& item : value.list()) list.push_back(Quoted(item));
    return list;
  }
  if (!value.is(Type::kMap)) return value;
  Map map;
  for (const auto& [key, item] : value.map()) map[key] = Quoted(item);
  return map;
}

std::vector<std::string> Lines(const Table& table, bool any_list_order, bool any_order) {
  std::vector<std::string> lines;
  for (const auto& row : table) {
    std::string line;
    for (const std::string& cell : row) line += Canonical(cell, any_list_order) + " | ";
    lines.push_back(line);
  }
  if (any_order) std::sort(lines.begin(), lines.end());
  return lines;
}

Table Texts(const std::vector<List>& rows) {
  Table table;
  for (const List& row : rows) {
    std::vector<std::string> cells;
    for (const Value& value : row) cells.push_back(ToText(Quoted(value)));
    table.push_back(std::move(cells));
  }
  return table;
}

FieldType ReadFieldType(std::string_view name) {
  constexpr std::pair<std::string_view, FieldType> kTypes[] = {
      {"BOOLEAN?", FieldType::kBoolean}, {"INTEGER?", FieldType::kInteger}, {"FLOAT?", FieldType::kFloat},
      {"NUMBER?", FieldType::kNumber},   {"STRING?", FieldType::kString},   {"MAP?", FieldType::kMap}};
  for (const auto& [text, type] : kTypes) {
    if (text == name) return type;
  }
  return FieldType::kAny;
}

// Reads "name :: STRING?, id :: INTEGER?".
Fields ReadFields(std::string_view text) {
  Fields fields;
  std::istringstream in{std::string(text)};
  for (std::string field; std::getline(in, field, ',');) {
    std::istringstream words(field);
    std::string name, colons, type;
    if (words >> name >> colons >> type) fields.push_back({name, ReadFieldType(type)});
  }
  return fields;
}

bool Same(const Value& a, const Value& b) { return (a.is_null() && b.is_null()) || Equals(a, b) == true; }

class World {
 public:
  explicit World(const std::filesystem::path& graphs) : graphs_(graphs) {}

  // nullopt where the scenario goes on.
  std::optional<Verdict> Take(const Step& step) {
    const std::string& text = step.text;
    if (text == "any graph" || text == "an empty graph") return std::nullopt;
    if (text.starts_with("having executed")) return SetUp(step.quoted);
    if (text.starts_with("the binary-tree")) return SetUpNamed(text.substr(4, text.find(' ', 4) - 4));
    if (text.starts_with("parameters are")) return TakeParameters(step.table);
    if (text.starts_with("there exists a procedure")) return AddProcedure(step);
    if (text.starts_with("executing")) return Execute(step.quoted);
    if (text.starts_with("the result should be")) return CompareRows(step);
    if (text.starts_with("the side effects should be")) return CompareChanges(step.table);
    if (text == "no side effects") return CompareChanges({});
    if (text.find("should be raised") != std::string::npos) return CompareError(text);
    return Verdict{Outcome::kSkipped, "unknown step: " + text};
  }

 private:
  std::optional<Verdict> SetUp(const std::string& cypher) {
    const CypherAnswer answer = RunCypher(cypher, &graph_);
    if (!answer.status.ok()) return Failed("setup: " + answer.status.message());
    return std::nullopt;
  }

  std::optional<Verdict> SetUpNamed(const std::string& name) {
    return SetUp(ReadAll(graphs_ / name / (name + ".cypher")));
  }

  std::optional<Verdict> TakeParameters(const Table& table) {
    for (const auto& row : table) parameters_[row.at(0)] = EvaluateText(row.at(1));
    return std::nullopt;
  }

  std::optional<Verdict> AddProcedure(const Step& step) {
    const std::string& text = step.text;
    const size_t name = std::string_view("there exists a procedure ").size(), open = text.find('(');
    const size_t close = text.find(')', open), open2 = text.find('(', close), close2 = text.find(')', open2);
    Procedure procedure;
    procedure.name = text.substr(name, open - name);
    procedure.inputs = ReadFields(text.substr(open + 1, close - open - 1));
    procedure.outputs = ReadFields(text.substr(open2 + 1, close2 - open2 - 1));
    procedure.run = [rows = ReadRows(step.table), inputs = procedure.inputs.size()](
                        const PropertyGraph&, const List& arguments, const ProcedureVisitor& visit) -> Status {
      for (const List& row : rows) {
        const bool fits = std::equal(arguments.begin(), arguments.end(), row.begin(), Same);
        if (fits && !visit(List(row.begin() + static_cast<ptrdiff_t>(inputs), row.end()))) break;
      }
      return {};
    };
    procedures_.Add(std::move(procedure));
    return std::nullopt;
  }

  static std::vector<List> ReadRows(const Table& table) {
    std::vector<List> rows;
    for (size_t i = 1; i < table.size(); ++i) {
      List& row = rows.emplace_back();
      for (const std::string& cell : table[i]) row.push_back(EvaluateText(cell));
    }
    return rows;
  }

  std::optional<Verdict> Execute(const std::string& cypher) {
    const Snapshot before(graph_);
    answer_ = RunCypher(cypher, &graph_, parameters_, procedures_);
    texts_ = Texts(answer_.rows);
    changes_ = Snapshot(graph_).ChangesSince(before);
    return std::nullopt;
  }

  std::optional<Verdict> CompareRows(const Step& step) const {
    if (!answer_.status.ok()) return Failed(answer_.status.message());
    if (step.text.find("be empty") != std::string::npos) {
      return answer_.rows.empty() ? std::nullopt : std::optional(Failed("rows where none should be"));
    }
    Table expected = step.table;
    const bool any_order =
        step.text.find("in any order") != std::string::npos || step.text.find("in order") == std::string::npos;
    const bool any_list_order = step.text.find("ignoring element order") != std::string::npos;
    if (!expected.empty()) {
      if (expected[0] != answer_.columns) return Failed(fmt::format("columns {}", fmt::join(answer_.columns, ", ")));
      expected.erase(expected.begin());
    }
    const auto want = Lines(expected, any_list_order, any_order), got = Lines(texts_, any_list_order, any_order);
    if (want == got) return std::nullopt;
    return Failed(fmt::format("wanted\n  {}\ngot\n  {}", fmt::join(want, "\n  "), fmt::join(got, "\n  ")));
  }

  std::optional<Verdict> CompareChanges(const Table& table) const {
    if (!answer_.status.ok()) return Failed(answer_.status.message());
    std::map<std::string, int64_t> expected;
    for (const auto& row : table) {
      const int64_t count = EvaluateText(row.at(1)).integer();
      if (count != 0) expected[row.at(0)] = count;
    }
    if (expected == changes_) return std::nullopt;
    std::string why = "changes";
    for (const auto& [what, count] : changes_) why += fmt::format(" {} {}", what, count);
    return Failed(why);
  }

  // "a SyntaxError should be raised at compile time: UndefinedVariable"
  std::optional<Verdict> CompareError(const std::string& text) const {
    if (answer_.status.ok()) return Failed("no error");
    if (!changes_.empty()) return Failed("a query that failed has changed the graph");
    const std::string& detail = answer_.status.detail();
    const size_t type = text.find(' ') + 1, at = text.find(" at ") + 4, colon = text.find(": ", at);
    const std::string phase = text.substr(at, colon - at), want_type = text.substr(type, text.find(' ', type) - type);
    const std::string want_detail = text.substr(colon + 2);
    // Parameters are looked at before anything is run.
    const bool compiled = answer_.prepared && detail != DetailOf(fault::kMissingParameter);
    const std::string got_phase = compiled ? "runtime" : "compile time";
    const bool right_phase = phase == "any time" || phase == got_phase;
    const bool right_type = detail.starts_with(want_type + ": ");
    const bool right_detail = want_detail == "*" || detail == want_type + ": " + want_detail;
    if (right_phase && right_type && right_detail) return std::nullopt;
    return Failed(fmt::format("'{}' at {}: {}", detail, got_phase, answer_.status.message()));
  }

  const std::filesystem::path& graphs_;
  MemoryGraph graph_;
  Parameters parameters_;
  Procedures procedures_;
  CypherAnswer answer_;
  Table texts_;
  std::map<std::string, int64_t> changes_;
};

}  // namespace

Verdict Judge(const Scenario& scenario, const std::filesystem::path& graphs) {
  World world(graphs);
  for (const Step& step : scenario.steps) {
    if (const auto verdict = world.Take(step)) return *verdict;
  }
  return {};
}

}  // namespace entente::query
