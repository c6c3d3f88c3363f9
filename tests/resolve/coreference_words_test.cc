#include "extract/resolve/coreference_words.h"

#include <gtest/gtest.h>

#include "tests/resolve/small_world.h"

namespace entente::extract {
namespace {

TEST(CoreferenceWords, OfficesAgree) {
  const CoreferenceWords& words = ShippedCoreferenceWords();
  EXPECT_TRUE(words.OfficesAgree("leader", "head-of-state"));
  EXPECT_TRUE(words.OfficesAgree("minister", "foreign-minister"));
  EXPECT_FALSE(words.OfficesAgree("foreign-minister", "minister"));
  EXPECT_FALSE(words.OfficesAgree("head-of-state", "head-of-government"));
}

struct BadWords {
  const char* toml;
  const char* message;
};

TEST(CoreferenceWords, RefusesWithFileAndLine) {
  const BadWords kRows[] = {
      {"", "w.toml:1: expected a table [pronoun] with a list \"words\""},
      {"[[pronoun]]\nperson = 4\nwords = [\"he\"]\nstands_for = []\n", "w.toml:1: expected person = 1, 2 or 3"},
      {"[[pronoun]]\nperson = 3\nwords = \"he\"\nstands_for = []\n", "w.toml:3: expected a list of words"},
      {"[[pronoun]]\nperson = 3\nwords = [1]\nstands_for = []\n", "w.toml:3: expected a word in quotation marks"},
      {"[[pronoun]]\nperson = 3\nstands_for = []\n", "w.toml:1: expected a list \"words\""},
  };
  for (const BadWords& row : kRows) {
    const auto words = CoreferenceWords::Parse(row.toml, "w.toml");
    EXPECT_EQ(words.status().message(), row.message) << row.toml;
  }
  EXPECT_TRUE(CoreferenceWords::Parse("= 1", "w.toml").status().message().starts_with("w.toml:1: "));
  EXPECT_EQ(CoreferenceWords::Load("/nowhere/w.toml").status().message(),
            "/nowhere/w.toml: cannot be read; expected lists of words as TOML");
}

}  // namespace
}  // namespace entente::extract
