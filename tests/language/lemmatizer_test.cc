#include "extract/language/lemmatizer.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace entente::extract {
namespace {

TEST(LemmaRule, ExchangesTheEnding) {
  const struct {
    const char* form;
    LemmaRule rule;
    const char* lemma;
  } rows[] = {
      {"Envoys", {1, "", false}, "Envoy"},
      {"Envoys", {1, "", true}, "envoy"},
      {"parties", {3, "y", true}, "party"},
      {"an", {2, "a", false}, "a"},
      {"an", {3, "a", false}, "an"},             // too short for it
      {"20\u2033", {1, "", false}, "20\u2033"},  // not into a character
      {"20\u2033", {3, "", false}, "20"},
  };
  for (const auto& row : rows) EXPECT_EQ(ApplyLemmaRule(row.form, row.rule), row.lemma) << row.form;
}

// What a lemmatizer with this exception and this rule makes of a form, or why it cannot be read.
std::string Lemma(const std::string& exceptions, const std::string& rules, std::string_view tag,
                  std::string_view form = "Met") {
  ModelFileWriter writer("lemmatizer");
  writer.Add("exceptions", exceptions);
  writer.Add("rules", rules);
  const TemporaryDirectory directory;
  const std::string path = directory.Write("lemmatizer.model", writer.Bytes());
  const Result<Lemmatizer> lemmatizer = Lemmatizer::Load(path);
  return lemmatizer.ok() ? lemmatizer.value().Lemma(form, tag) : lemmatizer.status().message().substr(path.size());
}

TEST(Lemmatizer, TriesExceptionsThenRules) {
  const std::string exceptions = "met\tVBD\tmeet\n", rules = "et\tNN\t1\t1\t1\tss\n";
  EXPECT_EQ(Lemma(exceptions, rules, "VBD"), "meet");
  EXPECT_EQ(Lemma(exceptions, rules, "NN"), "mess");
  EXPECT_EQ(Lemma(exceptions, rules, "JJ"), "Met");
  EXPECT_EQ(Lemma("Met\tNNP\tMet Office\n", rules, "NNP"), "Met Office");
  EXPECT_EQ(Lemma("", "ising\tVBG\t0\t3\t1\te\n", "VBG", "Praising"),
            "praise");  // a verb is capital by its place alone
  EXPECT_EQ(Lemma("met\n", rules, "NN"), ": \"met\" is no exception of a lemmatizer");
  EXPECT_EQ(Lemma("", "et\tNN\t1\tx\t1\tss\n", "NN"), ": \"et\tNN\t1\tx\t1\tss\" is no rule of a lemmatizer");
}

TEST(Lemmatizer, FindsRulesByTheFoldedEnding) {
  const struct {
    const char* rules;
    const char* form;
    const char* lemma;
  } rows[] = {
      {"aties\tNNS\t0\t3\t0\ty\n", "treaties", "treaty"},
      {"aties\tNNS\t1\t3\t1\ty\n", "TREATIES", "treaty"},
      {"aties\tNNS\t0\t3\t0\ty\n", "ties", "ties"},  // shorter than the ending
      {"as\tNNS\t0\t1\t0\t\n", "as", "a"},
      {"\tNNS\t0\t1\t0\t\n", "envoys", "envoy"},  // any ending
      {"\u00e9s\tNNS\t0\t1\t0\t\n", "caf\u00e9s", "caf\u00e9"},
      {"\u00e9s\tNNS\t1\t1\t1\t\n", "CAF\u00c9S", "caf\u00e9"},
      {"'s\tNNS\t0\t2\t0\t\n", "envoy\u2019s", "envoy"},
  };
  for (const auto& row : rows) EXPECT_EQ(Lemma("", row.rules, "NNS", row.form), row.lemma) << row.form;
}

}  // namespace
}  // namespace entente::extract
