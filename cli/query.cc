#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <sstream>

#include "cli/command.h"
#include "cli/limit_options.h"
#include "cli/render.h"
#include "graph/byte_order_mark.h"
#include "query/cypher/prepare.h"
#include "query/execute.h"

namespace entente::cli {
namespace {

struct QueryOptions {
  ReadOptions read;
  std::string cypher;
  std::vector<std::string> parameters;
  LimitOptions limits;
  bool json = false;
};

// "name=value"; the value is read as JSON where it is that, else taken as text.
Result<query::Parameters> ReadParameters(const std::vector<std::string>& texts) {
  query::Parameters parameters;
  for (const std::string& text : texts) {
    const size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      return Status(ErrorCode::kInvalidInput, fmt::format("--param {}: expected NAME=VALUE", text));
    }
    parameters[text.substr(0, equals)] = query::ReadValue(text.substr(equals + 1));
  }
  return parameters;
}

using Row = std::vector<query::Value>;

void PrintTextRow(const Row& row) {
  for (size_t i = 0; i < row.size(); ++i) fmt::print("{}{}", i ? "\t" : "", query::ToPlainText(row[i]));
  fmt::print("\n");
}

void PrintJsonRow(const std::vector<std::string>& columns, const Row& row) {
  std::string line = "{";
  for (size_t i = 0; i < row.size(); ++i) {
    line += fmt::format("{}{}: {}", i ? ", " : "", Json(columns[i]).dump(), query::ToJson(row[i]));
  }
  fmt::print("{}}}\n", line);
}

void PrintHeader(const std::vector<std::string>& columns) {
  for (size_t i = 0; i < columns.size(); ++i) fmt::print("{}{}", i ? "\t" : "", columns[i]);
  fmt::print("\n");
}

std::string ReadAll(std::istream& in) {
  std::ostringstream text;
  text << in.rdbuf();
  return std::string(WithoutByteOrderMark(text.view()));
}

query::ExecuteOptions LimitsOf(const QueryOptions& options) {
  query::ExecuteOptions limits = MakeLimits(options.limits);
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()).time_since_epoch();
  limits.now = query::Instant{now.count() / 1000, now.count() % 1000 * 1'000'000};
  return limits;
}

int PrintPlan(const query::Plan& plan, const GraphView& graph, const query::Parameters& parameters,
              const QueryOptions& options) {
  const auto tree = query::Explain(plan, graph, parameters, LimitsOf(options));
  if (!tree.ok()) return Fail(tree.status());
  fmt::print("{}", options.json ? query::TreeToJson(tree.value()) + "\n" : query::PrintTree(tree.value()));
  return kFound;
}

int PrintRows(const query::Plan& plan, const GraphView& graph, const query::Parameters& parameters,
              const QueryOptions& options) {
  size_t rows = 0;
  const Status status = query::Execute(plan, graph, parameters, LimitsOf(options), [&](const Row& row) {
    if (options.json) {
      PrintJsonRow(plan.columns, row);
    } else {
      if (rows == 0) PrintHeader(plan.columns);
      PrintTextRow(row);
    }
    ++rows;
    return true;
  });
  if (!status.ok()) return Fail(status);
  return rows ? kFound : kNothingFound;
}

int RunQuery(const QueryOptions& options) {
  const auto opened = OpenGraph(options.read);
  if (!opened.ok()) return Fail(opened.status());
  const GraphView& graph = opened.value().view();
  const auto parameters = ReadParameters(options.parameters);
  if (!parameters.ok()) return Fail(parameters.status());
  const auto plan = query::Prepare(options.cypher == "-" ? ReadAll(std::cin) : options.cypher, graph);
  if (!plan.ok()) return Fail(plan.status());
  const auto print = plan.value().show == query::Show::kRows ? PrintRows : PrintPlan;
  return print(plan.value(), graph, parameters.value(), options);
}

}  // namespace

void AddQuery(CommandLine* line) {
  auto options = std::make_shared<QueryOptions>();
  CLI::App* command = line->app.add_subcommand("query", "Answer a query in openCypher");
  AddReadOptions(command, &options->read);
  AddMinConfidenceOption(command, &options->read.min_confidence);
  AddJsonOption(command, &options->json);
  command->add_option("--param", options->parameters, "NAME=VALUE for $NAME; the value is JSON or text");
  AddLimitOptions(command, &options->limits);
  command->add_option("cypher", options->cypher, "The query, or - to read it from standard input")->required();
  command->footer(
      "Examples:\n"
      "  entente query \"MATCH (k:Person)-[m:MET_WITH]->(p) WHERE k IN actor('Kim') RETURN p.name, m.place, m.time\"\n"
      "  entente query --param who=Putin \"MATCH (a)-[r]->(b) WHERE a IN actor(\\$who) RETURN type(r), b.name\"\n"
      "  entente query \"MATCH (a)-[m:MET_WITH]->(b) WHERE within(m, '2019-04') RETURN a.name, b.name, m.time\"\n"
      "  entente query \"EXPLAIN MATCH (a)-[:VISITED]->(b) RETURN a.name, b.name\"\n"
      "  entente query --json \"PROFILE MATCH (a)-[:VISITED]->(b) RETURN count(*)\"\n"
      "  entente query --timeout 5 --memory 64MB \"MATCH (a)-[r]->(b) RETURN a.name, b.name ORDER BY r.start\"\n\n"
      "Nodes are actors, labelled by kind (Person, Country, ...), with name, names, kind, country, known_id.\n"
      "Relationships are edges (MET_WITH, ACCOMPANIED_BY, ...), with start, end, time, modality, theme, place,\n"
      "attribution, confidence, evidence, count (pieces of evidence), documents, independent_sources.\n\n"
      "When things happened: before(a, b), meets, overlaps, starts, during, finishes, equals, their inverses after,\n"
      "metBy, overlappedBy, startedBy, contains, finishedBy, and within and shareDay, which join several of them.\n"
      "Each takes edges, dates and texts ('2019', '2019-04', '2019-04-25/2019-05'). An edge of which only the month "
      "or\n"
      "year is known gives null where that does not decide: a condition then does not let it pass.\n"
      "timeRelations(a, b) lists which of the thirteen are possible.\n\n"
      "EXPLAIN before a query shows how it would be answered, PROFILE answers it and shows what each step did.");
  command->callback([line, options] { line->run = [options] { return RunQuery(*options); }; });
}

}  // namespace entente::cli
