// Edges as JSON Lines: out and in again, and what is refused.
#include "graph/import/edge_lines.h"

#include <gtest/gtest.h>

#include <sstream>

#include "graph/export/export.h"
#include "graph/graph.h"
#include "graph/independence.h"
#include "sample.h"

namespace entente {
namespace {

std::string Exported(const GraphView& graph, Status (*write)(const GraphView&, const Selection&, std::ostream&)) {
  std::ostringstream out;
  const Status status = write(graph, {}, out);
  return status.ok() ? out.str() : status.message();
}

// What is read, an article or a refusal a line.
std::string Read(const std::string& text, Graph* graph) {
  std::istringstream in(text);
  EdgeLines lines(&in, "f.jsonl", graph->ontology());
  std::string log;
  while (auto next = lines.Next()) {
    if (next->ok()) {
      log += ToString(next->value().document.id) + " " + std::to_string(next->value().edges.size()) + "\n";
      graph->Add(next->value());
    } else {
      log += next->status().message() + "\n";
    }
  }
  return log;
}

TEST(EdgeLines, BringBackTheGraphThatWasExported) {
  const Graph graph = SampleGraph(
      {SampleReport("One", "2019-04-26",
                    {{"met-with", "Ann", "Bob", "actual", "2019-04-25", "trade", "", 0.75, "Oslo"},
                     {"criticised", "Bob", "country:Utopia", "planned", "2019-05", "", "Bob \"may\" criticise Utopia."},
                     {"visited", "Ann", "country:Utopia", "actual", "2018/..", "", "", 0.3, "", "Cid"}}),
       SampleReport("Two", "2019-04-27",
                    {{"met-with", "Bob", "Ann", "actual", "2019-04-25", "", "They met, said Cid.", 0.6},
                     {"visited", "Cid", "country:Utopia"}})});
  const std::string lines = Exported(graph, WriteJsonLines);
  Graph again(graph.ontology());
  Read(lines, &again);
  for (const auto write : {WriteGraphml, WriteGexf, WriteNodeLink, WriteJsonLines}) {
    EXPECT_EQ(Exported(again, write), Exported(graph, write));
  }
}

TEST(EdgeLines, KeepTheDateline) {
  Report report = SampleReport("One", "2019-04-26", {{"met-with", "Ann", "Bob", "actual", "", "", "Ann met Bob."}});
  report.document.text.insert(0, "OSLO, 26 April (Agency) - ");
  Graph again(TestOntology());
  Read(Exported(SampleGraph({report}), WriteJsonLines), &again);
  EXPECT_TRUE(again
                  .VisitDocuments([](const SourceDocument& document) {
                    EXPECT_EQ(document.text, "One\n\nOSLO, 26 April (Agency) -\nAnn met Bob.\n");
                    EXPECT_EQ(DatelineOf(document), "OSLO, 26 April (Agency)");
                    return true;
                  })
                  .ok());
}

// As of a speaker who is named beside what he said in the sentences before.
TEST(EdgeLines, KeepAnEdgeWhoseEndsStandInOtherSentences) {
  Report report = SampleReport("One", "2019-04-26", {{"met-with", "Ann", "Bob", "actual", "", "", "They met."}});
  Evidence& piece = report.edges.front().evidence.front();
  piece.from = {piece.sentence_span.end + 1, piece.sentence_span.end + 4};
  piece.trigger = {piece.sentence_span.begin + 5, piece.sentence_span.end + 2};
  Graph again(TestOntology());
  const std::string log = Read(Exported(SampleGraph({report}), WriteJsonLines), &again);
  EXPECT_EQ(log.substr(log.find(" ")), " 1\n") << log;
  EXPECT_EQ(again.Counts().value().edges, 1u);
}

constexpr const char* kEnds =
    R"("from": {"kind": "person", "name": "Ann Lee"}, "to": {"kind": "person", "name": "Bo Ek"})";

std::string Line(const std::string& rest) { return std::string("{") + kEnds + ", " + rest + "}\n"; }

TEST(EdgeLines, MayHaveTheMarkOfUtf8InFront) {
  const std::string line = Line(R"("relation": "met-with", "modality": "actual", "evidence": [{}])");
  Graph plain(TestOntology()), marked(TestOntology());
  EXPECT_EQ(Read("\xef\xbb\xbf" + line, &marked), Read(line, &plain));
  EXPECT_EQ(marked.Counts().value().edges, 1u);
  EXPECT_NE(Read(line + "\xef\xbb\xbf" + line, &plain).find("the line is no JSON"), std::string::npos);
}

TEST(EdgeLines, AreReadWithoutIds) {
  Graph graph(TestOntology());
  const std::string article = R"("article": {"source_id": "s1", "title": "News", "published": "2020-02-03"}, )";
  const std::string log = Read(
      Line(article + R"("relation": "met-with", "modality": "actual", "time": "2020-02", )"
                     R"("evidence": [{"words": "Lee met Ek."}])") +
          "\n" +
          Line(article +
               R"("relation": "MET_WITH", "modality": "planned", "start": "2020-03-01", "end": "2020-03-02", )"
               R"("evidence": [{"words": "Lee met Ek.", "trigger": [4, 7], "confidence": 0.5}, {"place": "Rome"}])"),
      &graph);
  EXPECT_EQ(log.substr(log.find(' ')), " 2\n") << log;
  const auto ann = graph.ActorsNamed("ann lee").value();
  ASSERT_EQ(ann.size(), 1u);
  EXPECT_EQ(ann[0], MakeActorId("", "person", "Ann Lee"));
  std::string edges;
  ASSERT_TRUE(graph
                  .VisitEdgesOf(ann[0], {},
                                [&](const Edge& edge) {
                                  edges += edge.relation + " " + edge.modality + " " + edge.time.ToString() + " " +
                                           edge.place + " " + std::to_string(edge.evidence_count) + "\n";
                                  return true;
                                })
                  .ok());
  EXPECT_EQ(edges, "met-with planned 2020-03-01/2020-03-02 Rome 2\nmet-with actual 2020-02  1\n");
  EXPECT_TRUE(graph
                  .VisitDocuments([](const SourceDocument& document) {
                    EXPECT_EQ(document.text, "News\n\nLee met Ek.\n");
                    return true;
                  })
                  .ok());
}

TEST(EdgeLines, SayWhyALineIsLeftOut) {
  const std::string good = R"("relation": "met-with", "modality": "actual", "evidence": [{}])";
  const std::pair<std::string, std::string> rows[] = {
      {"met\n", "the line is no JSON"},
      {"[1]\n", "the line is no object"},
      {R"({"relation": "met-with"})"
       "\n",
       "from is no object"},
      {Line(R"("modality": "actual", "evidence": [{}])"), "relation is missing"},
      {Line(R"("relation": "meet-with", "modality": "actual", "evidence": [{}])"),
       "relation \"meet-with\" is not known; the nearest is \"met-with\""},
      {Line(R"("relation": "met-with", "modality": "real", "evidence": [{}])"), "modality \"real\" is not known"},
      {Line(R"("relation": "met-with", "modality": "actual")"), "evidence is missing"},
      {Line(R"("relation": "met-with", "modality": "actual", "evidence": [{"confidence": 2}])"),
       "evidence.confidence is no number from 0 to 1"},
      {Line(R"("relation": "met-with", "modality": "actual", "evidence": [{"words": "ab", "to": [1, 3]}])"),
       "evidence.to is no span within the words"},
      {Line(good + R"(, "time": "May")"), "time is no time such as 2019, 2019-04, 2019-04-25 or 2019-04-25/2019-04-27"},
      {Line(good + R"(, "start": "2019-02-30")"), "start is no day such as 2019-04-25"},
      {Line(good + R"(, "start": "2019-02-02", "end": "2019-02-01")"), "end is before start"},
      {Line(good + R"(, "article": {"id": "1"})"), "article.id is no id of sixteen digits"},
      {Line(good + R"(, "article": {"title": 7})"), "article.title is no text"},
  };
  for (const auto& [line, why] : rows) {
    Graph graph(TestOntology());
    EXPECT_EQ(Read(line, &graph), "f.jsonl:1: " + why + "\n") << line;
  }
}

TEST(EdgeLines, GoOnBehindABadLineAndWantAnArticleTogether) {
  const auto of = [](const char* article, const char* relation) {
    return Line(std::string(R"("article": {"source_id": ")") + article + R"("}, "relation": ")" + relation +
                R"(", "modality": "actual", "evidence": [{}])");
  };
  Graph graph(TestOntology());
  const std::string log =
      Read(of("a", "met-with") + "?\n" + of("a", "praised") + of("b", "praised") + of("a", "visited"), &graph);
  const std::string without_ids = log.substr(0, log.find('\n') + 1);
  EXPECT_EQ(without_ids, "f.jsonl:2: the line is no JSON\n");
  EXPECT_NE(log.find("f.jsonl:5: article a was told further above; the lines of an article must stand together\n"),
            std::string::npos)
      << log;
  EXPECT_EQ(graph.Counts().value(), (GraphCounts{2, 2, 3, 2}));
}

}  // namespace
}  // namespace entente
