#include "extract/language/language_model.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "extract/language/print.h"
#include "tests/support/temporary_directory.h"

namespace entente::extract {
namespace {

constexpr char kModels[] = ENTENTE_SOURCE_DIR "/models";

const LanguageModel& Shipped() {
  static const auto* language = [] {
    Result<LanguageModel> loaded = LanguageModel::Load(kModels);
    if (!loaded.ok()) ADD_FAILURE() << loaded.status().message();
    return new LanguageModel(std::move(loaded).value());
  }();
  return *language;
}

Analysis Parse(const std::string& text) {
  Article article;
  article.text = text;
  return Shipped().Parse(Shipped().Split(std::move(article)));
}

struct Row {
  std::string text, printed;
};

TEST(LanguageModel, TagsAndLemmatises) {
  const Row rows[] = {
      {"The envoys were quietly meeting two older ministers.",
       "The/DT/the envoys/NNS/envoy were/VBD/be quietly/RB/quietly meeting/VBG/meet two/CD/two "
       "older/JJR/old ministers/NNS/minister ././.\n"},
      {"Lee’s deputies didn't say they’d visit Oslo’s talks.",
       "Lee/NNP/Lee ’s/POS/'s deputies/NNS/deputy did/VBD/do n't/RB/not say/VB/say they/PRP/they "
       "’d/MD/would visit/VB/visit Oslo/NNP/Oslo ’s/POS/'s talks/NNS/talk ././.\n"},
      {"He has met the women who lost their lives' work.",
       "He/PRP/he has/VBZ/have met/VBN/meet the/DT/the women/NNS/woman who/WP/who lost/VBD/lose "
       "their/PRP$/their lives/NNS/life '/POS/'s work/NN/work ././.\n"},
      {"“It’s ours,” she said in 1998.",
       "“/``/\" It/PRP/it ’s/VBZ/be ours/PRP/our ,/,/, ”/''/\" she/PRP/she said/VBD/say in/IN/in 1998/CD/1998 "
       "././.\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(PrintTags(Parse(row.text)), row.printed) << row.text;
}

TEST(LanguageModel, BuildsTrees) {
  const Row rows[] = {
      {"The minister met his counterpart in Geneva on Monday.",
       "det(minister-2, The-1) nsubj(met-3, minister-2) root(met-3) nmod:poss(counterpart-5, his-4) "
       "obj(met-3, counterpart-5) case(Geneva-7, in-6) obl(met-3, Geneva-7) case(Monday-9, on-8) obl(met-3, "
       "Monday-9) punct(met-3, .-10)\n"},
      {"The agreement was signed by both presidents.",
       "det(agreement-2, The-1) nsubj:pass(signed-4, agreement-2) aux:pass(signed-4, was-3) root(signed-4) "
       "case(presidents-7, by-5) det(presidents-7, both-6) obl:agent(signed-4, presidents-7) "
       "punct(signed-4, .-8)\n"},
      {"The envoy who visited Tokyo left.",
       "det(envoy-2, The-1) nsubj(left-6, envoy-2) nsubj(visited-4, who-3) acl:relcl(envoy-2, visited-4) "
       "obj(visited-4, Tokyo-5) root(left-6) punct(left-6, .-7)\n"},
      {"Accompanying the president were Foreign Minister Anna Lee and two aides.",
       "root(Accompanying-1) det(president-3, the-2) obj(Accompanying-1, president-3) aux(Accompanying-1, "
       "were-4) amod(Minister-6, Foreign-5) nmod:desc(Anna-7, Minister-6) nsubj(Accompanying-1, Anna-7) "
       "flat(Anna-7, Lee-8) cc(aides-11, and-9) nummod(aides-11, two-10) conj(Anna-7, aides-11) "
       "punct(Accompanying-1, .-12)\n"},
      {"She promised to lift sanctions.",
       "nsubj(promised-2, She-1) root(promised-2) mark(lift-4, to-3) xcomp(promised-2, lift-4) obj(lift-4, "
       "sanctions-5) punct(promised-2, .-6)\n"},
      {"Prime Minister Anna Osei gave him a vase.",
       "amod(Minister-2, Prime-1) nmod:desc(Anna-3, Minister-2) nsubj(gave-5, Anna-3) flat(Anna-3, Osei-4) "
       "root(gave-5) iobj(gave-5, him-6) det(vase-8, a-7) obj(gave-5, vase-8) punct(gave-5, .-9)\n"},
      {"“We will sign it,” the chancellor said.",
       "punct(sign-4, “-1) nsubj(sign-4, We-2) aux(sign-4, will-3) ccomp(said-10, sign-4) obj(sign-4, it-5) "
       "punct(sign-4, ,-6) punct(sign-4, ”-7) det(chancellor-9, the-8) nsubj(said-10, chancellor-9) "
       "root(said-10) punct(said-10, .-11)\n"},
      {"Osei is the foreign minister of Kenya.",
       "nsubj(minister-5, Osei-1) cop(minister-5, is-2) det(minister-5, the-3) amod(minister-5, foreign-4) "
       "root(minister-5) case(Kenya-7, of-6) nmod(minister-5, Kenya-7) punct(minister-5, .-8)\n"},
      {"Poland, which borders Ukraine, closed its embassy.",
       "nsubj(closed-7, Poland-1) punct(borders-4, ,-2) nsubj(borders-4, which-3) acl:relcl(Poland-1, "
       "borders-4) obj(borders-4, Ukraine-5) punct(borders-4, ,-6) root(closed-7) nmod:poss(embassy-9, "
       "its-8) obj(closed-7, embassy-9) punct(closed-7, .-10)\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(PrintTrees(Parse(row.text)), row.printed) << row.text;
}

TEST(LanguageModel, PrintsConllu) {
  EXPECT_EQ(PrintConllu(Parse("Lee’s aide\nhas left.")),
            "# text = Lee’s aide\n"
            "1\tLee\tLee\t_\tNNP\t_\t3\tnmod:poss\t_\tSpaceAfter=No\n"
            "2\t’s\t's\t_\tPOS\t_\t1\tcase\t_\t_\n"
            "3\taide\taide\t_\tNN\t_\t0\troot\t_\t_\n"
            "\n"
            "# text = has left.\n"
            "1\thas\thave\t_\tVBZ\t_\t2\taux\t_\t_\n"
            "2\tleft\tleave\t_\tVBN\t_\t0\troot\t_\tSpaceAfter=No\n"
            "3\t.\t.\t_\t.\t_\t2\tpunct\t_\t_\n"
            "\n");
}

// What is wrong with the tree of a sentence, if anything: one root, every head in the sentence, no cycle.
std::string Fault(const Analysis& analysis, TokenSpan sentence) {
  int roots = 0;
  for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
    roots += analysis.words[token].head < 0;
    if ((analysis.words[token].head < 0) != (analysis.words[token].relation == "root"))
      return "a root is not called one";
    int32_t ancestor = static_cast<int32_t>(token);
    for (uint32_t steps = 0; ancestor >= 0; ancestor = analysis.words[static_cast<size_t>(ancestor)].head, ++steps) {
      if (!sentence.Contains(static_cast<uint32_t>(ancestor))) return "a head is outside of its sentence";
      if (steps > sentence.size()) return "there is a cycle";
    }
  }
  return roots == 1 ? "" : "there is not one root";
}

std::string Fault(const Analysis& analysis) {
  if (analysis.words.size() != analysis.document.tokens.size()) return "words and tokens differ in number";
  for (TokenSpan sentence : analysis.document.sentences) {
    if (std::string fault = Fault(analysis, sentence); !fault.empty()) return fault;
  }
  return "";
}

TEST(LanguageModel, GivesATreeForAnyWords) {
  const std::string_view pieces[] = {"the", "met",   "Lee",  ",",    ".", "”", "“",  "北京",
                                     "of",  "which", "\xff", "\n\n", "3", "-", "'s", "is"};
  std::mt19937 random(5);
  for (int i = 0; i < 300; ++i) {
    std::string text;
    for (size_t n = random() % 50; n > 0; --n) text.append(pieces[random() % std::size(pieces)]).append(" ");
    ASSERT_EQ(Fault(Parse(text)), "") << text;
  }
}

TEST(LanguageModel, CutsSentencesThatNeverEnd) {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "envoys and ";
  const Analysis analysis = Parse(text);
  ASSERT_EQ(analysis.document.sentences.size(), 1u);
  EXPECT_EQ(Fault(analysis), "");
}

TEST(LanguageModel, TakesAWordOfAMegabyte) {
  const Analysis analysis = Parse(std::string(1 << 20, 'x') + " met Lee.");
  ASSERT_EQ(analysis.words.size(), 4u);
  EXPECT_EQ(analysis.words[0].lemma.size(), size_t{1} << 20);
}

TEST(LanguageModel, SaysTheSameInEveryThread) {
  const std::string text =
      "The ministers who signed the accord left Lima. Both praised it, saying “we did what we could.”";
  const std::string expected = PrintTrees(Parse(text));
  std::vector<std::string> printed(4);
  std::vector<std::thread> threads;
  for (std::string& out : printed) threads.emplace_back([&] { out = PrintTrees(Parse(text)); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& out : printed) EXPECT_EQ(out, expected);
}

// A copy of the shipped models in which `name` holds other bytes.
std::string LoadWith(const std::string& name, const std::string& bytes) {
  const TemporaryDirectory directory;
  const std::filesystem::path folder = directory.path("");
  for (const std::string model : {"segmenter", "lemmatizer", "parser"}) {
    if (model == name) continue;
    std::filesystem::copy_file(std::filesystem::path(kModels) / (model + ".model"), folder / (model + ".model"));
  }
  directory.Write(name + ".model", bytes);
  const Result<LanguageModel> loaded = LanguageModel::Load(folder.string());
  std::string message = loaded.ok() ? "loaded" : loaded.status().message();
  const size_t at = message.find(folder.string());
  if (at != std::string::npos) message.replace(at, folder.string().size(), "DIR");
  return message;
}

std::string Lemmatizer(const std::string& exceptions, const std::string& rules) {
  ModelFileWriter writer("lemmatizer");
  writer.Add("exceptions", exceptions);
  writer.Add("rules", rules);
  return writer.Bytes();
}

TEST(LanguageModel, RefusesModelsThatDoNotFit) {
  EXPECT_EQ(LoadWith("segmenter", ""), "DIR/segmenter.model: not a usable model: it is empty");
  EXPECT_EQ(LoadWith("parser", "words"),
            "DIR/parser.model: not a usable model: it does not begin as a model file does");
  EXPECT_EQ(LoadWith("parser", Lemmatizer("", "")),
            "DIR/parser.model: not a usable model: it holds a model of kind \"lemmatizer\", expected \"biaffine\"");
  EXPECT_EQ(LoadWith("lemmatizer", Lemmatizer("went\tVBD\n", "")),
            "DIR/lemmatizer.model: \"went\tVBD\" is no exception of a lemmatizer");
  EXPECT_EQ(LoadWith("lemmatizer", Lemmatizer("", "ed\tVBD\t0\tmany\t0\t\n")),
            "DIR/lemmatizer.model: \"ed\tVBD\t0\tmany\t0\t\" is no rule of a lemmatizer");
  EXPECT_EQ(LanguageModel::Load("/no/such").status().message(),
            "/no/such/segmenter.model: cannot be read: No such file or directory");
}

}  // namespace
}  // namespace entente::extract
