#include "graph/event_codes.h"

#include <gtest/gtest.h>

#include <set>

#include "sample.h"
#include "sample_coder.h"

namespace entente {
namespace {

constexpr std::string_view kFewCodes = R"([[sector]]
plover = "GOV"
icews = "Government"
kinds = ["country"]

[[context]]
plover = "military"
relations = ["tested"]

[[cameo]]
code = "042"
text = "Make a visit"
intensity = 1.9
)";

std::string MessageWith(std::string_view old_text, std::string_view new_text) {
  std::string text(kFewCodes);
  const size_t at = text.find(old_text);
  EXPECT_NE(at, std::string::npos) << old_text;
  const auto parsed = EventCodes::Parse(text.replace(at, old_text.size(), new_text), "e.toml");
  return parsed.ok() ? "ok" : parsed.status().message();
}

TEST(EventCodesTest, RefusesWhatItCannotRead) {
  struct Row {
    std::string_view old_text, new_text, message;
  };
  const Row rows[] = {
      {"", "", "ok"},
      {"intensity = 1.9\n", "", "ok"},
      {"intensity = 1.9", "intensity = -2", "ok"},
      {"\"042\"", "\"42\"", "e.toml:11: [[cameo]]: `code` must be three or four digits, not \"42\""},
      {"\"042\"", "\"04x\"", "e.toml:11: [[cameo]]: `code` must be three or four digits, not \"04x\""},
      {"1.9", "\"1.9\"", "e.toml:13: [[cameo]]: `intensity` must be a number"},
      {"1.9", "19", "e.toml:13: [[cameo]]: `intensity` must be a number from -10 to 10"},
      {"kinds", "kind", "e.toml:4: [[sector]]: unknown key `kind`"},
      {"icews = \"Government\"\n", "", "e.toml:1: [[sector]]: `icews` is missing; expected a text"},
      {"[[context]]", "[[topic]]", "e.toml:6: unknown section `topic`; expected sector, context or cameo"},
      {"= 1.9\n", "= 1.9\n[[cameo]]\ncode = \"042\"\ntext = \"Go\"\n",
       "e.toml:14: [[cameo]]: there is a code \"042\" already"},
  };
  for (const Row& row : rows) EXPECT_EQ(MessageWith(row.old_text, row.new_text), row.message);
  EXPECT_EQ(EventCodes::Parse("x", "e.toml").status().message().substr(0, 19), "e.toml:1: not TOML:");
  EXPECT_EQ(EventCodes::Load("no/such.toml").status().message(),
            "no/such.toml: cannot be read; expected the codes of events as TOML");
}

TEST(EventCodesTest, KnowsEveryCameoCodeOfTheOntology) {
  std::set<std::string> used;
  for (const Relation& relation : TestOntology().relations()) {
    for (const std::string& told : {relation.cameo, relation.cameo_within}) {
      if (told.empty()) continue;
      const std::string code = told.size() == 2 ? told + "0" : told;
      EXPECT_NE(TestEventCodes().FindCameo(code), nullptr) << relation.name << " " << code;
      used.insert(code);
    }
  }
  for (const CameoCode& cameo : TestEventCodes().cameo()) EXPECT_TRUE(used.contains(cameo.code)) << cameo.code;
}

TEST(EventCodesTest, NamesRelationsThatHaveACategory) {
  for (const Context& context : TestEventCodes().contexts()) {
    for (const std::string& name : context.relations) {
      const Relation* relation = TestOntology().FindRelation(name);
      ASSERT_NE(relation, nullptr) << name;
      EXPECT_FALSE(relation->plover.empty()) << name;
    }
  }
}

}  // namespace
}  // namespace entente
