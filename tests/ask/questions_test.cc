// Questions in English, the Cypher they become and their answers with the words that say so: tests/ask/cases/*.txt,
// over graphs that the files describe edge by edge and over the example articles.
//
// With ENTENTE_REWRITE_CASES set what is expected is written anew.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <sstream>

#include "../cypher/graph_text.h"
#include "cli/article_source.h"
#include "extract/pipeline_parts.h"
#include "graph/graph.h"
#include "query/ask/answer.h"
#include "question_cases.h"

namespace entente::query {
namespace {

namespace fs = std::filesystem;

const std::string kCases = ENTENTE_SOURCE_DIR "/tests/ask/cases/";

const extract::Pipeline& SharedPipeline() {
  static const auto pipeline = [] {
    const std::string share = ENTENTE_BINARY_DIR "/share/entente";
    return extract::Pipeline::Load({share + "/schemas", share + "/models", share + "/knowledge.bin"});
  }();
  return *pipeline.value();
}

const QuestionWords& SharedWords() {
  static const auto words =
      LoadQuestionWords(ENTENTE_SOURCE_DIR "/schemas/words/questions.toml", SharedPipeline().ontology());
  return words.value();
}

extract::Analysis Analyse(const std::string& question) {
  extract::Article article;
  article.text = question;
  article.published = Date::Parse("2019-05-01");
  return SharedPipeline().Analyse(SharedPipeline().Split(std::move(article)));
}

// The path and the day of articles that bring none, from "articles PATH DAY".
std::pair<std::string, std::optional<Date>> ArticlesIn(const std::string& head) {
  std::istringstream in(head);
  std::string word, path, day;
  in >> word >> path >> day;
  if (word != "articles") return {};
  return {(fs::path(ENTENTE_SOURCE_DIR) / path).string(), Date::Parse(day)};
}

// The graph of a file: what its head tells edge by edge, or the articles it names.
Graph GraphOf(const QuestionCases& file) {
  Graph graph(SharedPipeline().ontology());
  const auto [path, day] = ArticlesIn(file.head);
  if (path.empty()) {
    const auto reports = ReadGraphText(file.head, SharedPipeline().ontology());
    EXPECT_TRUE(reports.ok()) << reports.status().message();
    for (const Report& report : reports.value()) graph.Add(report);
    return graph;
  }
  auto source = cli::ArticleSource::Open({path}, day);
  EXPECT_TRUE(source.ok()) << source.status().message();
  while (auto article = source.value().Next()) graph.Add(SharedPipeline().Extract(article->value()));
  return graph;
}

std::string Join(const std::vector<std::string>& texts, const char* between) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() || text.empty() ? "" : between) + text;
  return all;
}

// How much of an answer a file shows.
enum class Shown { kValues, kAll };

// "- Moon Jae-in, 2018-04-27 | The words of its first piece of evidence."
std::string AnswerLine(const Answer& answer, const Graph& graph, Shown shown) {
  const std::string values = Join(answer.values, ", ");
  std::string line = values.empty() ? "-" : "- " + values;
  if (shown == Shown::kValues) return line + "\n";
  if (answer.edges.size() > 1) line += " x" + std::to_string(answer.edges.size());
  const auto evidence = graph.GetEvidence(answer.edges.at(0));
  std::string words = evidence.value().at(0).words;
  std::replace(words.begin(), words.end(), '\n', ' ');
  return line + " | " + words + "\n";
}

std::string Counted(const Answers& answers) {
  const AnswerForm form = answers.reading.form;
  std::string text;
  const bool number = form == AnswerForm::kCount || form == AnswerForm::kTimes;
  if (number && !answers.answers.empty()) text = std::to_string(CountOf(answers)) + "\n";
  for (size_t count : answers.counts) text += "= " + std::to_string(count) + "\n";
  if (answers.verdict != Verdict::kNone) text += answers.verdict == Verdict::kYes ? "Yes\n" : "No\n";
  return text;
}

std::string Ask(const std::string& question, const Graph& graph, Shown shown) {
  const auto& parts = SharedPipeline().parts();
  const AskContext context{parts.frames, parts.titles, *parts.knowledge, SharedWords()};
  const auto answers = AnswerQuestion(Analyse(question), context, graph, {});
  if (!answers.ok()) return "! " + answers.status().message() + "\n";
  std::string text;
  for (const AskQuery& query : answers.value().reading.queries)
    text += shown == Shown::kAll ? "  " + query.cypher + "\n" : "";
  for (const AskQuery& query : answers.value().reading.than)
    text += shown == Shown::kAll ? "  than " + query.cypher + "\n" : "";
  for (const UnknownName& unknown : answers.value().unknown_names) {
    text += "! unknown: " + unknown.name + "; near it: " + Join(unknown.near, ", ") + "\n";
  }
  text += Counted(answers.value());
  for (const Answer& answer : answers.value().answers) text += AnswerLine(answer, graph, shown);
  if (answers.value().answers.empty() && answers.value().unknown_names.empty()) text += "nothing\n";
  return text;
}

void Rewrite(const std::string& path, const QuestionCases& file) {
  if (std::getenv("ENTENTE_REWRITE_CASES") != nullptr) WriteQuestionCases(path, file);
}

void Check(const std::string& path, Shown shown) {
  QuestionCases file = ReadQuestionCases(path);
  ASSERT_FALSE(file.cases.empty());
  const Graph graph = GraphOf(file);
  for (QuestionCase& one : file.cases) {
    const std::string answer = Ask(one.question, graph, shown);
    EXPECT_EQ(one.expected, answer) << one.question;
    one.expected = answer;
  }
  Rewrite(path, file);
}

// What was read out of articles may come to more with better models: every line that is expected must be there.
void CheckArticles(const std::string& path) {
  QuestionCases file = ReadQuestionCases(path);
  ASSERT_FALSE(file.cases.empty());
  const Graph graph = GraphOf(file);
  for (QuestionCase& one : file.cases) {
    const std::string answer = "\n" + Ask(one.question, graph, Shown::kValues);
    std::istringstream lines(one.expected);
    for (std::string line; std::getline(lines, line);) {
      EXPECT_NE(answer.find("\n" + line + "\n"), std::string::npos) << one.question << "\n" << line << answer;
    }
    one.expected = answer.substr(1);
  }
  Rewrite(path, file);
}

TEST(Questions, OverEdges) { Check(kCases + "edges.txt", Shown::kAll); }

TEST(Questions, AsPeopleAskThem) { Check(kCases + "people.txt", Shown::kAll); }

TEST(Questions, OverTheExampleArticles) { CheckArticles(kCases + "examples.txt"); }

TEST(Questions, OverTheShowcase) {
  const std::string path = kCases + "showcase.txt";
  const std::string article = ArticlesIn(ReadQuestionCases(path).head).first;
  if (!fs::exists(article)) GTEST_SKIP() << article << " is not there";
  CheckArticles(path);
}

TEST(Questions, ThatCannotBeRead) { Check(kCases + "refused.txt", Shown::kValues); }

TEST(Questions, AreAnsweredOrRefusedWhateverTheirBytes) {
  const Graph graph = GraphOf(ReadQuestionCases(kCases + "edges.txt"));
  uint32_t state = 20190425;
  for (int i = 0; i < 200; ++i) {
    std::string bytes;
    for (int k = 0; k < 40; ++k) {
      state = state * 1664525 + 1013904223;
      bytes.push_back(static_cast<char>(state >> 24));
    }
    EXPECT_FALSE(Ask(bytes, graph, Shown::kValues).empty());
  }
}

}  // namespace
}  // namespace entente::query
