// Reads the scenarios of a Gherkin file.
#ifndef ENTENTE_TESTS_CYPHER_FEATURE_H_
#define ENTENTE_TESTS_CYPHER_FEATURE_H_

#include <string>
#include <string_view>
#include <vector>

namespace entente::query {

using Table = std::vector<std::vector<std::string>>;  // rows of cells

struct Step {
  std::string text;    // without Given, When, Then, And
  std::string quoted;  // what stands between """
  Table table;
};

struct Scenario {
  std::string name;
  std::vector<Step> steps;
};

// Scenario outlines are given once for each of their examples.
std::vector<Scenario> ReadFeature(std::string_view text);

}  // namespace entente::query

#endif  // ENTENTE_TESTS_CYPHER_FEATURE_H_
