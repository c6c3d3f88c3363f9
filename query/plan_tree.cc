#include "query/plan_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace entente::query {
namespace {

struct TreeRow {
  std::string name, details, estimated, rows, look_ups;
};

std::string RowsText(double rows) {
  if (rows >= 1e6) return fmt::format("{:.1e}", rows);
  if (rows >= 10 || rows == std::floor(rows)) return fmt::format("{:.0f}", rows);
  return rows >= 0.1 ? fmt::format("{:.1f}", rows) : fmt::format("{:.1g}", rows);
}

// The input that feeds a node stands below it, the others a step to the right.
void AddRows(const PlanNode& node, const std::string& margin, std::vector<TreeRow>* rows) {
  TreeRow row{margin + "+ " + node.name, node.details, RowsText(node.estimated_rows), "", ""};
  if (node.did) {
    row.rows = std::to_string(node.did->rows);
    row.look_ups = std::to_string(node.did->look_ups);
  }
  rows->push_back(std::move(row));
  for (size_t i = 0; i < node.inputs.size(); ++i) {
    AddRows(node.inputs[i], i + 1 < node.inputs.size() ? margin + "| " : margin, rows);
  }
}

size_t Width(const std::vector<TreeRow>& rows, std::string TreeRow::*column) {
  size_t width = 0;
  for (const TreeRow& row : rows) width = std::max(width, (row.*column).size());
  return width;
}

nlohmann::ordered_json JsonOf(const PlanNode& node) {
  nlohmann::ordered_json json = {
      {"operator", node.name}, {"details", node.details}, {"estimated_rows", node.estimated_rows}};
  if (node.did) {
    json["rows"] = node.did->rows;
    json["look_ups"] = node.did->look_ups;
  }
  json["inputs"] = nlohmann::ordered_json::array();
  for (const PlanNode& input : node.inputs) json["inputs"].push_back(JsonOf(input));
  return json;
}

}  // namespace

std::string PrintTree(const PlanNode& root) {
  std::vector<TreeRow> rows = {{"operator", "details", "expected", "rows", "look-ups"}};
  AddRows(root, "", &rows);
  if (!root.did) rows[0].rows = rows[0].look_ups = "";
  const size_t name = Width(rows, &TreeRow::name), details = Width(rows, &TreeRow::details);
  const size_t estimated = Width(rows, &TreeRow::estimated), count = Width(rows, &TreeRow::rows);
  std::string text;
  for (const TreeRow& row : rows) {
    text += fmt::format("{:<{}}  {:<{}}  {:>{}}", row.name, name, row.details, details, row.estimated, estimated);
    if (root.did) text += fmt::format("  {:>{}}  {:>8}", row.rows, count, row.look_ups);
    text += "\n";
  }
  return text;
}

std::string TreeToJson(const PlanNode& root) {
  return JsonOf(root).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace entente::query
