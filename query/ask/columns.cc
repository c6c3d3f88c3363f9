#include "query/ask/columns.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace entente::query {
namespace {

// Some names of columns are words of Cypher.
std::string As(const std::string& name) { return " AS `" + name + "`"; }

}  // namespace

std::string ColumnName(Wh wh) {
  constexpr std::array<std::string_view, 9> kNames = {"answer", "who", "what",  "which", "where",
                                                      "when",   "who", "times", "who"};
  return std::string(kNames[static_cast<size_t>(wh)]);
}

void AddColumn(const std::string& value, const std::string& name, std::vector<AnswerColumn>* columns) {
  const auto same = std::count_if(columns->begin(), columns->end(),
                                  [&](const AnswerColumn& column) { return column.name.starts_with(name); });
  columns->push_back({value, same ? fmt::format("{} {}", name, same + 1) : name});
}

std::string FinishQuery(const PatternWriter& writer, const std::vector<AnswerColumn>& columns, Pick pick,
                        AnswerForm form) {
  std::vector<std::string> values, names;
  for (const AnswerColumn& column : columns) {
    values.push_back(column.value + As(column.name));
    names.push_back("`" + column.name + "`");
  }
  const std::string edge = writer.said()[0], text = writer.Text();
  if (form == AnswerForm::kTimes || form == AnswerForm::kMoreOften) {
    return fmt::format("{} WITH DISTINCT {} ORDER BY {}.start, {}.id RETURN count({}) AS times, collect({}) AS said",
                       text, edge, edge, edge, edge, edge);
  }
  if (pick == Pick::kMost || pick == Pick::kFewest) {
    return fmt::format("{} WITH {}, collect(DISTINCT {}) AS said RETURN {}, said ORDER BY size(said){}, {}", text,
                       fmt::join(values, ", "), edge, fmt::join(names, ", "), pick == Pick::kMost ? " DESC" : "",
                       names[0]);
  }
  values.push_back(fmt::format("[{}] AS said", fmt::join(writer.said(), ", ")));
  const std::string returns = fmt::format("RETURN {}", fmt::join(values, ", "));
  if (pick == Pick::kAll) {
    return fmt::format("{} {} ORDER BY {}.confidence DESC, {}.start, {}.id", text, returns, edge, edge, edge);
  }
  return fmt::format("{} {} ORDER BY {}.start{}, {}.id LIMIT 1", text, returns, edge,
                     pick == Pick::kLast ? " DESC" : "", edge);
}

}  // namespace entente::query
