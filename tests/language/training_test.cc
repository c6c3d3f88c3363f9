#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "extract/language/lemmatizer.h"
#include "extract/language/perceptron.h"
#include "tests/support/temporary_directory.h"
#include "train/perceptron_trainer.h"
#include "train/shuffle.h"
#include "train/train_lemmatizer.h"

namespace entente::train {
namespace {

TEST(PerceptronTrainer, AveragesItsWeights) {
  PerceptronTrainer trainer(2, 1);
  const extract::FeatureHash feature[] = {0};
  trainer.Step();
  trainer.Update(feature, 0, 1);  // stands for 3 of 4 steps (the last one included)
  trainer.Step();
  trainer.Step();
  trainer.Update(feature, 1, 3);  // 3 for 1 of 4
  int32_t scores[2];
  trainer.Score(feature, scores);
  EXPECT_EQ(scores[0], 1);
  EXPECT_EQ(scores[1], 3);
  const std::string section = trainer.Finish();
  extract::Perceptron::Read(section, "test").value().Score(feature, scores);
  EXPECT_EQ(scores[0], 127);
  EXPECT_EQ(scores[1], 127);
}

TEST(Shuffler, GivesTheSameOrdersEverywhere) {
  Shuffler shuffler(1);
  EXPECT_EQ(fmt::format("{}", shuffler.Order(6)), "[1, 3, 0, 4, 5, 2]");
  EXPECT_EQ(fmt::format("{}", shuffler.Order(6)), "[4, 0, 2, 1, 5, 3]");
}

std::string LemmasOf(const Treebank& treebank, const std::vector<std::pair<std::string, std::string>>& words,
                     const std::vector<VerbForm>& verb_forms = {}) {
  const TemporaryDirectory directory;
  const std::string path = directory.path("lemmatizer.model");
  if (!TrainLemmatizer(treebank, verb_forms).Write(path).ok()) return "not written";
  Result<extract::Lemmatizer> lemmatizer = extract::Lemmatizer::Load(path);
  if (!lemmatizer.ok()) return lemmatizer.status().message();
  std::string lemmas;
  for (const auto& [form, tag] : words) lemmas += lemmatizer.value().Lemma(form, tag) + " ";
  return lemmas;
}

TEST(TrainLemmatizer, LearnsEndingsAndExceptions) {
  GoldSentence sentence;
  for (const auto& [form, lemma] : std::vector<std::pair<std::string, std::string>>{{"signed", "sign"},
                                                                                    {"walked", "walk"},
                                                                                    {"Visited", "visit"},
                                                                                    {"went", "go"},
                                                                                    {"tried", "try"},
                                                                                    {"cried", "cry"}}) {
    sentence.tokens.push_back({form, lemma, "VBD", "root", -1, true});
  }
  sentence.tokens.push_back({"it’s", "it’s", "NN", "root", -1, true});
  EXPECT_EQ(LemmasOf({sentence}, {{"talked", "VBD"},
                                  {"went", "VBD"},
                                  {"Went", "VBD"},
                                  {"dried", "VBD"},
                                  {"visited", "VBD"},
                                  {"it’s", "NN"},
                                  {"geese", "NNS"}}),
            "talk go go dry visit it's geese ");
}

TEST(TrainLemmatizer, LearnsTheRegularFormsOfFurtherVerbs) {
  std::string forms;
  for (const VerbForm& form :
       RegularForms({"bomb", "chair", "plan", "visit", "rely", "tie", "reach", "panic", "free"})) {
    if (form.tag != "VBN") forms += form.form + " " + form.tag + " " + form.lemma + "\n";
  }
  EXPECT_EQ(forms,
            "bombed VBD bomb\nbombing VBG bomb\nbombs VBZ bomb\nchaired VBD chair\nchairing VBG chair\n"
            "chairs VBZ chair\nfreed VBD free\nfreeing VBG free\nfrees VBZ free\npanicked VBD panic\n"
            "panicking VBG panic\npanics VBZ panic\nplanned VBD plan\nplanning VBG plan\nplans VBZ plan\n"
            "reached VBD reach\nreaches VBZ reach\nreaching VBG reach\nrelied VBD rely\nrelies VBZ rely\n"
            "relying VBG rely\ntied VBD tie\nties VBZ tie\ntying VBG tie\nvisited VBD visit\nvisiting VBG visit\n"
            "visits VBZ visit\nvisitted VBD visit\nvisitting VBG visit\n");
  // A form that two verbs share is left to the rules.
  for (const VerbForm& form : RegularForms({"lie", "ly"})) EXPECT_NE(form.tag, "VBG") << form.form;
}

TEST(TrainLemmatizer, LearnsTheIrregularFormsOfATable) {
  const TemporaryDirectory directory;
  const std::string path = directory.path("irregular_verbs.txt");
  std::ofstream(path) << "# verb past participle\nfreeze froze frozen\nput put put\nforbid forbade/forbad forbidden\n";
  const Result<std::vector<VerbForm>> forms = ReadIrregularForms(path);
  ASSERT_TRUE(forms.ok()) << forms.status().message();
  std::string printed;
  for (const VerbForm& form : forms.value()) {
    if (form.tag == "VBN") printed += form.form + " " + form.lemma + ", ";
  }
  EXPECT_EQ(printed,
            "froze freeze, frozen freeze, put put, put put, forbade forbid, forbad forbid, forbidden forbid, ");
  EXPECT_FALSE(ReadIrregularForms(path + ".none").ok());
}

TEST(TrainLemmatizer, BelievesATableMoreThanOneSighting) {
  GoldSentence sentence;
  sentence.tokens = {{"freed", "fre", "VBN", "root", -1, true}};
  EXPECT_EQ(LemmasOf({sentence}, {{"freed", "VBN"}}, {{"freed", "VBN", "free"}}), "free ");
  sentence.tokens = {{"fled", "flead", "VBD", "root", -1, true}, {"fled", "flead", "VBD", "root", -1, true}};
  EXPECT_EQ(LemmasOf({sentence}, {{"fled", "VBD"}}, {{"fled", "VBD", "flee"}}), "flead ");
  EXPECT_EQ(LemmasOf({sentence}, {{"fled", "VBD"}}, {{"fled", "VBD", "flee", /*certain=*/true}}), "flee ");
}

}  // namespace
}  // namespace entente::train
