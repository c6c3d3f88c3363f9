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

std::string ReadAndPrint(const std::string& question, const char* asked_on = "2019-04-25") {
  const auto words = LoadQuestionWords(ENTENTE_SOURCE_DIR "/schemas/words/questions.toml", SharedPipeline().ontology());
  if (!words.ok()) return words.status().message();
  extract::Article article;
  article.text = question;
  article.published = Date::Parse(asked_on);
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
      {"Who accompanied those who met Abe?", "accompany past who:subject those[meet past *:subject Abe:object]:object"},
      {"Who accompanied the leaders whom Abe met?",
       "accompany past who:subject those(leader)[meet past *:object Abe:subject]:object"},
      {"Which leaders who met Abe also met Macron?",
       "meet past which(leader)[meet past *:subject Abe:object]:subject Macron:object"},
      {"Whom did Abe meet before he met Macron?",
       "meet past who:object Abe:subject before [meet past Abe:subject Macron:object]"},
      {"Who met Abe after meeting Macron?",
       "meet past who:subject Abe:object after [meet past *:subject Macron:object]"},
      {"Who met Abe after Macron?", "meet past who:subject Abe:object after [meet past Macron:subject Abe:object]"},
      {"After the summit in Oslo, whom did Abe meet?", "meet past who:object Abe:subject after [summit past Oslo:in]"},
      {"Whom did Abe meet between his talks with Macron and his talks with Modi?",
       "meet past who:object Abe:subject after [talk past Abe:possessor Macron:with] "
       "before [talk past Abe:possessor Modi:with]"},
      {"When was the first meeting between Abe and Macron?", "meeting past first Abe|Macron:between also when:object"},
      {"When was the last time that Abe met Macron?", "meet past last Abe:subject Macron:object also when:object"},
      {"How many meetings did Abe have with Macron?",
       "meeting past Abe:possessor Macron:with also how-often(meeting):object"},
      {"Did Abe meet Macron more often than Modi?",
       "meet past yes/no Abe:subject Macron:object more than [meet past yes/no Abe:subject Modi:object]"},
      {"Who met Abe more often, Macron or Modi?", "meet past most who(Macron|Modi):subject Abe:object"},
      {"Who met Macron or Modi?", "meet past who:subject Macron/Modi:object"},
      {"Who says that Abe met Macron?", "meet past yes/no Abe:subject Macron:object source"},
      {"What did Abe accuse Macron of?", "accuse past what:of Abe:subject Macron:object"},
      {"Who urged Abe to stay in Oslo?", "urge past who:subject stay in Oslo:clause Abe:object"},
      {"Who met whom?", "meet past who:subject who:object"},
      {"How is Abe connected to Modi?", "connects past Abe|Modi:object"},
      {"List all meetings.", "meeting past also events:object"},
      {"List everyone Abe met.", "meet past who:object Abe:subject"},
      {"Name all the European leaders Abe met in 2018.", "meet past which(European leader):object Abe:subject in 2018"},
      {"When will Abe be briefed by Macron?", "brief future passive Abe:object Macron:subject also when:object"},
      {"Will Abe be invited?", "invite future passive yes/no Abe:object"},
      {"Is Abe being invited by Macron?", "invite present passive yes/no Abe:object Macron:subject"},
  };
  for (const auto& row : kRows) EXPECT_EQ(ReadAndPrint(row.question), row.expected) << row.question;
}

TEST(Clause, NeedsADayOfAskingForSomeDates) {
  const struct {
    const char *question, *expected;
  } kRows[] = {
      {"Who met Abe in April?", "! \"April\" says no day without its year or a day of asking (--date)"},
      {"Who met Abe yesterday?", "! \"yesterday\" says no day without its year or a day of asking (--date)"},
      {"Whom will Abe meet next week?", "! \"next week\" says no day without its year or a day of asking (--date)"},
      {"Who is now meeting Abe?", "meet present who:subject Abe:object"},
      {"Who met Abe in April 2018?", "meet past who:subject Abe:object in 2018-04"},
      {"What did May accuse Abe of?", "accuse past what:of May:subject Abe:object"},
  };
  for (const auto& row : kRows) EXPECT_EQ(ReadAndPrint(row.question, ""), row.expected) << row.question;
}

TEST(Clause, SaysWhatItCannotRead) {
  const struct {
    const char *question, *expected;
  } kRows[] = {
      {"", "! there is no question"},
      {"Meetings?", "! no verb in it that the frames know: \"Meetings\""},
      {"Banana?", "! no verb in it that the frames know: \"Banana\""},
      {"Kim met Putin.",
       "! no question word in it; begin with one such as who, what, where, when, which, how many, did, "
       "has or will"},
  };
  for (const auto& row : kRows) EXPECT_EQ(ReadAndPrint(row.question), row.expected) << row.question;
}

}  // namespace
}  // namespace entente::query
