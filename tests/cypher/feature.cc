#include "feature.h"

#include <array>
#include <sstream>

namespace entente::query {
namespace {

std::string Trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r"), end = text.find_last_not_of(" \t\r");
  return begin == std::string_view::npos ? "" : std::string(text.substr(begin, end - begin + 1));
}

std::vector<std::string> Cells(const std::string& line) {
  std::vector<std::string> cells;
  std::string cell;
  for (size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && (line[i + 1] == '|' || line[i + 1] == '\\')) {
      cell += line[++i];
    } else if (line[i] == '|') {
      cells.push_back(Trim(cell));
      cell.clear();
    } else {
      cell += line[i];
    }
  }
  return cells;
}

std::string Fill(std::string text, const std::vector<std::string>& names, const std::vector<std::string>& values) {
  for (size_t i = 0; i < names.size() && i < values.size(); ++i) {
    const std::string place = "<" + names[i] + ">";
    for (size_t at = 0; (at = text.find(place, at)) != std::string::npos; at += values[i].size()) {
      text.replace(at, place.size(), values[i]);
    }
  }
  return text;
}

Scenario FillAll(const Scenario& outline, const std::vector<std::string>& names,
                 const std::vector<std::string>& values) {
  Scenario filled = outline;
  filled.name = Fill(filled.name, names, values);
  for (Step& step : filled.steps) {
    step.text = Fill(step.text, names, values);
    step.quoted = Fill(step.quoted, names, values);
    for (auto& row : step.table) {
      for (std::string& cell : row) cell = Fill(cell, names, values);
    }
  }
  return filled;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : in_(std::string(text)) {}

  std::vector<Scenario> Read() {
    for (std::string line; std::getline(in_, line);) ReadLine(Trim(line));
    End();
    return std::move(scenarios_);
  }

 private:
  void ReadLine(const std::string& line) {
    constexpr std::array<std::string_view, 5> kWords = {"Given ", "When ", "Then ", "And ", "But "};
    if (line.starts_with("Background:")) {
      open_ = in_background_ = true;
    } else if (line.starts_with("Scenario")) {
      End();
      open_ = true;
      current_.steps = background_;
      current_.name = Trim(line.substr(line.find(':') + 1));
    } else if (line.starts_with("Examples:")) {
      in_examples_ = true;
    } else if (line.starts_with("|")) {
      if (in_examples_)
        examples_.push_back(Cells(line));
      else if (!current_.steps.empty())
        current_.steps.back().table.push_back(Cells(line));
    } else if (line == "\"\"\"") {
      ReadQuoted();
    }
    for (std::string_view word : kWords) {
      if (open_ && line.starts_with(word)) current_.steps.push_back({line.substr(word.size()), "", {}});
    }
  }

  void ReadQuoted() {
    std::string quoted;
    for (std::string line; std::getline(in_, line) && Trim(line) != "\"\"\"";) {
      quoted += (quoted.empty() ? "" : "\n") + Trim(line);
    }
    if (!current_.steps.empty()) current_.steps.back().quoted = quoted;
  }

  void End() {
    if (in_background_)
      background_ = current_.steps;
    else if (open_ && examples_.empty())
      scenarios_.push_back(current_);
    in_background_ = false;
    for (size_t i = 1; i < examples_.size(); ++i) {
      scenarios_.push_back(FillAll(current_, examples_[0], examples_[i]));
    }
    current_ = {};
    examples_.clear();
    in_examples_ = false;
  }

  std::istringstream in_;
  std::vector<Scenario> scenarios_;
  Scenario current_;
  Table examples_;
  std::vector<Step> background_;
  bool open_ = false;
  bool in_background_ = false;
  bool in_examples_ = false;
};

}  // namespace

std::vector<Scenario> ReadFeature(std::string_view text) { return Reader(text).Read(); }

}  // namespace entente::query
