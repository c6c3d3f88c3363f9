#include "query/ask/question_words.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace entente::query {
namespace {

std::string Shipped() {
  std::ostringstream text;
  text << std::ifstream(ENTENTE_SOURCE_DIR "/schemas/words/questions.toml").rdbuf();
  return text.str();
}

// Reads the shipped words with `from` replaced by `to`; the error, or "ok".
std::string Changed(const std::string& from, const std::string& to) {
  const auto ontology = Ontology::Load(ENTENTE_SOURCE_DIR "/schemas/ontology.toml");
  std::string text = Shipped();
  text.replace(text.find(from), from.size(), to);
  const auto words = ParseQuestionWords(text, "q.toml", ontology.value());
  const std::string message = words.status().message();
  return words.ok() ? "ok" : message.substr(0, 7) + message.substr(message.find(": "));
}

TEST(QuestionWords, RefuseWhatTheyDoNotKnow) {
  const struct {
    const char *from, *to, *expected;
  } kRows[] = {
      {"[asks]", "[asks]", "ok"},
      {"place = [\"where\"]", "place = \"where\"", "q.toml:: expected a list of words \"place\""},
      {"place = [\"where\"]", "place = [7]", "q.toml:: expected a word in quotation marks"},
      {"relation = \"visited\"", "relation = \"visitd\"",
       "q.toml:: expected a relation of the ontology in \"relation\" (\"visitd\" is none; the nearest is \"visited\")"},
      {"past = [\"actual\"]", "past = [\"real\"]", "q.toml:: expected modalities of the ontology (\"real\" is none)"},
      {"as = \"when first\"", "is = 1", "q.toml:: expected a text \"as\""},
      {"\"when was the first time that\"", "\"when was *\"",
       "q.toml:: expected words behind the star of \"when was *\""},
      {"one_of_people = \"person\"", "", "q.toml:: expected a text \"one_of_people\" in [phrases]"},
      {"subject = \"from\"", "subject = \"by\"", "q.toml:: expected \"from\" or \"to\" in \"subject\""},
  };
  for (const auto& row : kRows) EXPECT_EQ(Changed(row.from, row.to), row.expected) << row.to;
}

TEST(QuestionWords, NameFileAndLineOfBrokenToml) {
  const auto ontology = Ontology::Load(ENTENTE_SOURCE_DIR "/schemas/ontology.toml");
  const auto words = ParseQuestionWords("[asks]\nperson = [\n", "q.toml", ontology.value());
  EXPECT_TRUE(words.status().message().starts_with("q.toml:")) << words.status().message();
}

}  // namespace
}  // namespace entente::query
