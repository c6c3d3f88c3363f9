#include "query/ask/question.h"

#include <gtest/gtest.h>

#include "extract/pipeline_parts.h"

namespace entente::query {
namespace {

const extract::Pipeline& SharedPipeline() {
  static const auto pipeline = [] {
    const std::string share = ENTENTE_BINARY_DIR "/share/entente";
    return extract::Pipeline::Load({share + "/schemas", share + "/models", share + "/knowledge.bin"});
  }();
  return *pipeline.value();
}

std::string ReadAndPrint(const std::string& question) {
  const auto words = LoadQuestionWords(ENTENTE_SOURCE_DIR "/schemas/words/questions.toml", SharedPipeline().ontology());
  if (!words.ok()) return words.status().message();
  extract::Article article;
  article.text = question;
  article.published = Date::Parse("2019-04-25");
  const auto analysis = SharedPipeline().Analyse(SharedPipeline().Split(std::move(article)));
  const auto read = ReadQuestion(analysis, SharedPipeline().parts().frames, words.value());
  const std::string message = read.status().message();
  return read.ok() ? Print(read.value()) : "! " + message.substr(0, message.find("; forms"));
}

TEST(Clause, IsReadFromTheOrderOfWords) {
  const struct {
    const char *question, *expected;
  } kRows[] = {
      {"Who accompanied Kim?", "accompany past who:subject Kim:object"},
      {"Who will Merkel meet?", "meet future who:object Merkel:subject"},
      {"Whom will Putin brief, and on what?", "brief future who:object Putin:subject also what:on"},
      {"Where did Kim and Putin meet, and when?", "meet past Kim|Putin:subject also where:object also when:object"},
      {"Which country will Macron visit?", "visit future which(country):object Macron:subject"},
      {"What did Kim give Putin?", "give past what:object Kim:subject Putin:object"},
      {"Who met Abe in 2018?", "meet past who:subject Abe:object in 2018"},
      {"Who met Abe since March 2018?", "meet past who:subject Abe:object after 2018-03/.."},
      {"Who met Abe before 2018?", "meet past who:subject Abe:object before ../2017"},
      {"Who met both Abe and Trudeau?", "meet past who:subject Abe|Trudeau(both):object"},
      {"Who was invited by Macron?", "invite past passive who:object Macron:subject"},
      {"Did Kim meet Trump in Hanoi in February 2019?",
       "meet past yes/no Kim:subject Hanoi:in Trump:object in 2019-02"},
      {"Is Macron going to visit China?", "visit future yes/no Macron:subject China:object"},
      {"How many countries expelled Russian diplomats?",
       "expel past how-many(country):subject Russian diplomats:object"},
      {"How often did Lavrov meet Kerry?", "meet past Lavrov:subject Kerry:object also how-often:object"},
      {"With whom did Merkel meet?", "meet past who:with Merkel:subject"},
      {"Who did Merkel meet with?", "meet past who:with Merkel:subject"},
      {"Who said \"We agreed.\"", "say past who:subject \"We agreed.\":object"},
      {"Who was in the Russian delegation?", "be past who:subject Russian delegation:in"},
      {"Who is the president of France?", "be present who:subject president of France:object"},
      {"Who did not sign the agreement?", "sign past negated who:subject agreement:object"},
      {"Tell me who criticised Israel.", "criticise past who:subject Israel:object"},
  };
  for (const auto& row : kRows) EXPECT_EQ(ReadAndPrint(row.question), row.expected) << row.question;
}

TEST(Clause, SaysWhatItCannotRead) {
  const struct {
    const char *question, *expected;
  } kRows[] = {
      {"", "! there is no question"},
      {"Banana?", "! no verb in it that the frames know: \"Banana\""},
      {"Kim met Putin.",
       "! no question word in it; begin with one such as who, what, where, when, which, how many, did, "
       "has or will"},
  };
  for (const auto& row : kRows) EXPECT_EQ(ReadAndPrint(row.question), row.expected) << row.question;
}

}  // namespace
}  // namespace entente::query
