#include "query/ask/answer.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/command.h"
#include "cli/data_paths.h"
#include "cli/limit_options.h"
#include "cli/render.h"
#include "extract/pipeline_parts.h"

namespace entente::cli {
namespace {

struct AskOptions {
  ReadOptions read;
  ReadingOptions reading;
  std::string question;
  std::optional<Date> date;
  bool explain = false;
  bool json = false;
  size_t limit = 20;
  size_t evidence = 2;
  LimitOptions limits;
};

extract::Analysis AnalyseQuestion(const extract::Pipeline& pipeline, const AskOptions& options) {
  extract::Article article;
  article.text = options.question;
  article.published = options.date;
  if (!article.text.ends_with('?')) article.text += "?";
  return pipeline.Analyse(pipeline.Split(std::move(article)));
}

std::string AnswerText(const query::Answer& answer) {
  std::string text;
  for (const std::string& value : answer.values) text += (text.empty() || value.empty() ? "" : ", ") + value;
  return text;
}

Status PrintEdges(const GraphView& graph, const query::Answer& answer, const AskOptions& options) {
  for (EdgeId id : answer.edges) {
    const auto edge = graph.GetEdge(id);
    if (!edge.ok()) return edge.status();
    const auto text = EdgeLine(graph, edge.value());
    if (!text.ok()) return text.status();
    const auto evidence = EvidenceLines(graph, edge.value(), options.evidence);
    if (!evidence.ok()) return evidence.status();
    fmt::print("  {}\n{}", text.value(), evidence.value());
  }
  return {};
}

bool AsksNumber(const query::Answers& answers) {
  return answers.reading.form == query::AnswerForm::kCount || answers.reading.form == query::AnswerForm::kTimes;
}

void PrintVerdict(const query::Answers& answers) {
  switch (answers.verdict) {
    case query::Verdict::kYes:
      fmt::print("Yes\n");
      break;
    case query::Verdict::kDenied:
      fmt::print("No\n");
      break;
    case query::Verdict::kNone:
      break;
  }
  if (AsksNumber(answers)) fmt::print("{}\n", query::CountOf(answers));
  if (answers.counts.size() == 2) fmt::print("{} and {} times\n", answers.counts[0], answers.counts[1]);
}

Status PrintAnswersAsText(const GraphView& graph, const query::Answers& answers, const AskOptions& options) {
  PrintVerdict(answers);
  for (size_t i = 0; i < answers.answers.size() && i < options.limit; ++i) {
    const std::string text = AnswerText(answers.answers[i]);
    if (!text.empty()) fmt::print("{}\n", text);
    if (Status status = PrintEdges(graph, answers.answers[i], options); !status.ok()) return status;
  }
  if (answers.answers.size() > options.limit) fmt::print("and {} more\n", answers.answers.size() - options.limit);
  return {};
}

Status PrintAnswersAsJson(const GraphView& graph, const query::Answers& answers, const AskOptions& options) {
  Json result = {{"question", options.question},
                 {"columns", answers.reading.columns},
                 {"cypher", Json::array()},
                 {"answers", Json::array()}};
  for (const auto& query : answers.reading.queries) result["cypher"].push_back(query.cypher);
  if (AsksNumber(answers)) result["count"] = query::CountOf(answers);
  if (!answers.counts.empty()) result["counts"] = answers.counts;
  for (const query::UnknownName& unknown : answers.unknown_names) {
    result["unknown"].push_back({{"name", unknown.name}, {"near", unknown.near}});
  }
  if (answers.verdict != query::Verdict::kNone) result["yes"] = answers.verdict == query::Verdict::kYes;
  for (const query::Answer& answer : answers.answers) {
    Json edges = Json::array();
    for (EdgeId id : answer.edges) {
      const auto edge = graph.GetEdge(id);
      if (!edge.ok()) return edge.status();
      const auto json = EdgeWithEvidenceJson(graph, edge.value());
      if (!json.ok()) return json.status();
      edges.push_back(json.value());
    }
    result["answers"].push_back({{"values", answer.values}, {"edges", edges}});
  }
  fmt::print("{}\n", result.dump());
  return {};
}

int SayNothingFound(const query::Answers& answers, const AskOptions& options) {
  if (options.json) return kNothingFound;
  fmt::print(stderr, "entente: nothing in {} tells that\n", options.read.store);
  for (const query::UnknownName& unknown : answers.unknown_names) {
    fmt::print(stderr, "entente: nobody and nothing there is called \"{}\"{}{}\n", unknown.name,
               unknown.near.empty() ? "" : "; near it: ", fmt::join(unknown.near, ", "));
  }
  return kNothingFound;
}

int RunAsk(const AskOptions& options) {
  const auto opened = OpenGraph(options.read);
  if (!opened.ok()) return Fail(opened.status());
  const GraphView& graph = opened.value().view();
  auto pipeline = LoadPipeline(options.reading);
  if (!pipeline.ok()) return Fail(pipeline.status());
  auto words =
      query::LoadQuestionWords(FindDataPaths().schemas + "/words/questions.toml", pipeline.value()->ontology());
  if (!words.ok()) return Fail(words.status());
  const auto& parts = pipeline.value()->parts();
  const query::AskContext context{parts.frames, parts.titles, *parts.knowledge, words.value()};
  auto answers =
      query::AnswerQuestion(AnalyseQuestion(*pipeline.value(), options), context, graph, MakeLimits(options.limits));
  if (!answers.ok()) return Fail(answers.status());
  if (options.explain) {
    for (const auto& query : answers.value().reading.queries) fmt::print("{}\n", query.cypher);
  }
  if (answers.value().answers.empty() && !options.json) return SayNothingFound(answers.value(), options);
  const auto print = options.json ? PrintAnswersAsJson : PrintAnswersAsText;
  if (const Status status = print(graph, answers.value(), options); !status.ok()) return Fail(status);
  return answers.value().answers.empty() ? kNothingFound : kFound;
}

}  // namespace

void AddAsk(CommandLine* line) {
  auto options = std::make_shared<AskOptions>();
  CLI::App* command = line->app.add_subcommand("ask", "Answer a question in English");
  AddReadOptions(command, &options->read);
  AddMinConfidenceOption(command, &options->read.min_confidence);
  AddJsonOption(command, &options->json);
  AddDateOption(command, "--date", &options->date, "Day of asking, for words such as \"yesterday\"");
  AddActorsOption(command, &options->reading.actors);
  command->add_flag("--explain", options->explain, "Show the Cypher that the question becomes");
  command->add_option("--limit", options->limit, "Answers shown at most")->capture_default_str();
  command->add_option("--evidence", options->evidence, "Pieces of evidence shown for each edge")->capture_default_str();
  AddLimitOptions(command, &options->limits);
  command->add_option("question", options->question, "The question")->required();
  command->footer(
      "Examples:\n"
      "  entente ask \"Who accompanied Kim?\"\n"
      "  entente ask \"Whom will Putin brief, and on what?\"\n"
      "  entente ask --explain \"Did Kim meet Trump in Hanoi in February 2019?\"\n"
      "  entente ask \"Whom did Kim meet after the summit in Singapore?\"\n"
      "  entente ask \"Who accompanied those who met Putin?\"\n"
      "  entente ask \"Did Kim meet Trump more often than Moon?\"\n"
      "  entente ask \"Who says that Kim met Putin?\"\n"
      "  entente ask \"Meetings of Kim in 2018\"\n"
      "  entente ask \"Who met Kim other than Trump?\"\n\n"
      "Questions begin with who, whom, what, which, where, when, how many, how often, did, has, is or will;\n"
      "others ask for a list, for who says so, for what happened or how two are connected.\n"
      "Where a question cannot be read, the answer names the word and offers the nearest forms.");
  command->callback([line, options] { line->run = [options] { return RunAsk(*options); }; });
}

}  // namespace entente::cli
