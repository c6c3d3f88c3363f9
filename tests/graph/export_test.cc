#include "graph/export/export.h"
#include "graph/independence.h"

#include <gtest/gtest.h>

#include <functional>
#include <sstream>

#include "graph/merge.h"
#include "read_back.h"
#include "sample.h"
#include "sample_coder.h"

namespace entente {
namespace {

using std::string_literals::operator""s;

// A name or sentence made to break things.
const std::string& Hostile() {
  static const std::string hostile =
      "a\"b'c<d>&amp;]]> \\N \\ {x} |pipe;, \t tab\r\nline"
      "\x01\x1f\x7f \xf0\x9f\x95\x8a \xe9\x87\x91 \xef\xbf\xbf nul\0 end"s;
  return hostile;
}

Report HostileReport() {
  Report report =
      SampleReport("Hostile", "2019-04-26",
                   {{"gifted", "Ann", Hostile(), "actual", "", Hostile(), Hostile(), 0.25, Hostile(), Hostile()}});
  report.document.outlet = Hostile();
  report.document.url = "https://example.org/?a=1&b=\"2\"";
  for (Actor& actor : report.actors) {
    actor.names.push_back(Hostile() + "2");
    actor.known_id = "Q<1>";
    actor.country = Hostile();
  }
  return report;
}

Graph Sample() {
  return SampleGraph(
      {SampleReport("One", "2019-04-26",
                    {{"met-with", "Ann", "Bob", "actual", "2019-04-25", "trade", "They met.", 0.9},
                     {"visited", "Bob", "place:Harbour", "planned", "2019-05", "", "", 0.1},
                     {"holds-office", "Ann", "country:Utopia", "actual", "2018/..", "President"},
                     {"praised", "Ann", "Ann", "negated"}}),
       SampleReport("Two", "",
                    {{"met-with", "Bob", "Ann", "actual", "2019-04-25", "fish", "Bob met Ann; fish.", 0.5},
                     {"holds-office", "Bob", "country:Utopia", "actual", "../2015-03-07", "Envoy"}}),
       HostileReport()});
}

void SetUnlessEmpty(const std::string& name, const std::string& text, Element* element) {
  if (!text.empty()) (*element)[name] = text;
}

std::string Joined(const std::vector<std::string>& texts) {
  std::string joined;
  for (size_t i = 0; i < texts.size(); ++i) joined += (i ? "\n" : "") + texts[i];
  return joined;
}

Element Expected(const Actor& actor) {
  Element element = {{"id", ToString(actor.id)}, {"name", actor.name}, {"kind", actor.kind}};
  SetUnlessEmpty("names", Joined(actor.names), &element);
  SetUnlessEmpty("known_id", actor.known_id, &element);
  SetUnlessEmpty("country", actor.country, &element);
  return element;
}

std::string Cited(const SourceDocument& document) {
  std::string citation = document.outlet.empty() ? "" : document.outlet + ", ";
  if (document.published) citation += document.published->ToString() + ", ";
  return citation + document.title + ", " + (document.url.empty() ? ToString(document.id) : document.url);
}

void SetTime(const TimeSpan& time, Element* element) {
  if (!time.known()) return;
  if (time.first.day != TimeSpan::kOpenPast) (*element)["start"] = time.first.ToString();
  if (time.last.day != TimeSpan::kOpenFuture) (*element)["end"] = time.last.ToString();
  const char* names[] = {"", "day", "month", "year"};
  (*element)["granularity"] = names[static_cast<int>(time.granularity)];
}

Element Expected(const Graph& graph, const Edge& edge) {
  const Relation& relation = *graph.ontology().FindRelation(edge.relation);
  Element element = {{"id", ToString(edge.id)},
                     {"source", ToString(edge.from)},
                     {"target", ToString(edge.to)},
                     {"relation", edge.relation},
                     {"symmetric", relation.symmetric ? "true" : "false"},
                     {"modality", edge.modality},
                     {"evidence_count", std::to_string(edge.evidence_count)},
                     {"document_count", std::to_string(edge.document_count)},
                     {"independent_sources", std::to_string(IndependentSources(graph, edge.id).value())}};
  SetTime(edge.time, &element);
  SetUnlessEmpty("theme", edge.theme, &element);
  SetUnlessEmpty("place", edge.place, &element);
  SetUnlessEmpty("attribution", edge.attribution, &element);
  SetUnlessEmpty("plover", relation.plover, &element);
  SetUnlessEmpty("plover_mode", relation.plover_mode, &element);
  SetUnlessEmpty("cameo", relation.cameo, &element);
  std::vector<std::string> sentences, sources;
  for (const Evidence& piece : graph.GetEvidence(edge.id).value()) {
    sentences.push_back(piece.words);
    sources.push_back(Cited(graph.GetDocument(piece.document).value()));
  }
  element["evidence"] = Joined(sentences);
  element["sources"] = Joined(sources);
  return element;
}

// `without` takes out of every text what the format cannot hold.
ReadGraph ExpectedGraph(const Graph& graph, const std::function<std::string(std::string)>& without) {
  ReadGraph expected;
  const auto clean = [&](Element element) {
    for (auto& [name, text] : element) text = without(text);
    return element;
  };
  EXPECT_TRUE(graph
                  .VisitActors([&](const Actor& actor) {
                    expected.nodes.push_back(clean(Expected(actor)));
                    return true;
                  })
                  .ok());
  EXPECT_TRUE(graph
                  .VisitEdges([&](const Edge& edge) {
                    expected.edges.push_back(clean(Expected(graph, edge)));
                    return true;
                  })
                  .ok());
  return expected;
}

// Confidences compare as numbers: readers print them in their own way.
void ExpectSame(ReadGraph read, const ReadGraph& expected, const Graph& graph) {
  size_t at = 0;
  EXPECT_TRUE(graph
                  .VisitEdges([&](const Edge& edge) {
                    EXPECT_EQ(std::stod(read.edges.at(at)["confidence"]), edge.confidence);
                    read.edges[at++].erase("confidence");
                    return true;
                  })
                  .ok());
  EXPECT_EQ(read.nodes, expected.nodes);
  EXPECT_EQ(read.edges, expected.edges);
}

std::string Without(std::string text, std::initializer_list<std::string_view> parts) {
  for (std::string_view part : parts) {
    for (size_t at = text.find(part); at != std::string::npos; at = text.find(part)) text.erase(at, part.size());
  }
  return text;
}

std::string AsInXml(std::string text) { return Without(std::move(text), {"\x01", "\x1f", "\0"s, "\xef\xbf\xbf"}); }
std::string AsItIs(std::string text) { return text; }

std::string Exported(const GraphView& graph, std::string_view format, const Selection& selection = {}) {
  std::ostringstream out;
  const Status status = Export(graph, *FindExportFormat(format), selection, {&out});
  EXPECT_TRUE(status.ok()) << status.message();
  return out.str();
}

TEST(ExportTest, GraphmlComesBack) {
  const Graph graph = Sample();
  ExpectSame(ReadGraphml(Exported(graph, "graphml")), ExpectedGraph(graph, AsInXml), graph);
}

TEST(ExportTest, GexfComesBack) {
  const Graph graph = Sample();
  ExpectSame(ReadGexf(Exported(graph, "gexf")), ExpectedGraph(graph, AsInXml), graph);
}

TEST(ExportTest, GexfTellsDirectionWeightAndColour) {
  const std::string text = Exported(Sample(), "gexf");
  EXPECT_NE(text.find("type=\"undirected\" label=\"met-with\" weight=\"2\" start=\"2019-04-25\" end=\"2019-04-25\">"),
            std::string::npos);
  EXPECT_NE(text.find("type=\"directed\" label=\"holds-office\" weight=\"1\" start=\"2018-01-01\">"),
            std::string::npos);
  EXPECT_NE(text.find("type=\"directed\" label=\"holds-office\" weight=\"1\" end=\"2015-03-07\">"), std::string::npos);
  EXPECT_NE(text.find("<viz:color r=\"207\" g=\"226\" b=\"243\"/>"), std::string::npos);
}

TEST(ExportTest, CytoscapeComesBack) {
  const Graph graph = Sample();
  ExpectSame(ReadCytoscape(Exported(graph, "cytoscape")), ExpectedGraph(graph, AsItIs), graph);
}

TEST(ExportTest, NodeLinkComesBack) {
  const Graph graph = Sample();
  ExpectSame(ReadNodeLink(Exported(graph, "node-link")), ExpectedGraph(graph, AsItIs), graph);
}

std::string BarsBroken(std::string text) {
  for (size_t at = text.find('|'); at != std::string::npos; at = text.find('|')) text.replace(at, 1, "\xc2\xa6");
  return text;
}

TEST(ExportTest, Neo4jCsvComesBack) {
  const Graph graph = Sample();
  std::ostringstream nodes, relationships;
  ASSERT_TRUE(WriteNeo4jCsv(graph, {}, nodes, relationships).ok());
  ReadGraph expected = ExpectedGraph(graph, [](std::string text) { return Without(std::move(text), {"\0"s}); });
  for (Element& node : expected.nodes) {
    node[":LABEL"] = graph.ontology().FindKind(node["kind"])->label;
    node["names"] = BarsBroken(node["names"]);
  }
  for (Element& edge : expected.edges) {
    edge[":TYPE"] = CypherType(edge["relation"]);
    edge["evidence"] = BarsBroken(edge["evidence"]);
    edge["sources"] = BarsBroken(edge["sources"]);
  }
  ExpectSame(ReadNeo4jCsv(nodes.str(), relationships.str()), expected, graph);
}

TEST(ExportTest, Neo4jCsvHasItsHeaders) {
  std::ostringstream nodes, relationships;
  ASSERT_TRUE(WriteNeo4jCsv(Graph(TestOntology()), {}, nodes, relationships).ok());
  EXPECT_EQ(nodes.str(), "id:ID,name,kind,names:string[],known_id,country,:LABEL\r\n");
  EXPECT_EQ(relationships.str(),
            ":START_ID,:END_ID,id,relation,symmetric:boolean,modality,start:date,end:date,granularity,theme,place,"
            "attribution,confidence:double,evidence_count:long,document_count:long,independent_sources:long,"
            "evidence:string[],sources:string[],"
            "plover,plover_mode,cameo,:TYPE\r\n");
}

TEST(ExportTest, AnEmptyGraphIsWellFormed) {
  const Graph graph(TestOntology());
  for (const ReadGraph& read :
       {ReadGraphml(Exported(graph, "graphml")), ReadGexf(Exported(graph, "gexf")),
        ReadCytoscape(Exported(graph, "cytoscape")), ReadNodeLink(Exported(graph, "node-link"))}) {
    EXPECT_EQ(read.nodes.size() + read.edges.size(), 0U);
  }
}

TEST(ExportTest, BrokenUtf8BecomesReplacementCharacters) {
  const Graph graph = SampleGraph({SampleReport("One", "", {{"hosted", "A\xff", "B", "actual", "", "\xc3("}})});
  for (const ReadGraph& read :
       {ReadGraphml(Exported(graph, "graphml")), ReadGexf(Exported(graph, "gexf")),
        ReadCytoscape(Exported(graph, "cytoscape")), ReadNodeLink(Exported(graph, "node-link"))}) {
    std::vector<std::string> names = {read.nodes.at(0).at("name"), read.nodes.at(1).at("name")};
    std::sort(names.begin(), names.end());
    EXPECT_EQ(names, (std::vector<std::string>{"A\xef\xbf\xbd", "B"}));
    EXPECT_EQ(read.edges.at(0).at("theme"), "\xef\xbf\xbd(");
  }
}

TEST(ExportTest, EveryFormatTakesTheSelection) {
  const Graph graph = Sample();
  const Selection selection = {{"met-with", "visited"}, {}, {}, 0.5, IdOf(graph, "Ann"), 1};
  for (const ReadGraph& read :
       {ReadGraphml(Exported(graph, "graphml", selection)), ReadGexf(Exported(graph, "gexf", selection)),
        ReadCytoscape(Exported(graph, "cytoscape", selection)),
        ReadNodeLink(Exported(graph, "node-link", selection))}) {
    EXPECT_EQ(read.nodes.size(), 2U);
    ASSERT_EQ(read.edges.size(), 1U);
    EXPECT_EQ(read.edges[0].at("relation"), "met-with");
  }
}

TEST(ExportTest, TheOrderOfReportsDoesNotMatter) {
  const std::vector<Report> reports = {SampleReport("One", "2019-04-26", {{"met-with", "Ann", "Bob"}}),
                                       SampleReport("Two", "2019-04-26", {{"met-with", "BOB", "ann"}}),
                                       HostileReport()};
  const Graph forwards = SampleGraph(reports);
  const Graph backwards = SampleGraph({reports.rbegin(), reports.rend()});
  for (const ExportFormat& format : ExportFormats()) {
    std::ostringstream a[2], b[2];
    ASSERT_LE(format.endings.size(), 2U);
    std::vector<std::ostream*> outs_a, outs_b;
    for (size_t i = 0; i < format.endings.size(); ++i) {
      outs_a.push_back(&a[i]);
      outs_b.push_back(&b[i]);
    }
    const SampleCoder coder;
    EXPECT_TRUE(Export(forwards, format, {}, outs_a, &coder).ok());
    EXPECT_TRUE(Export(backwards, format, {}, outs_b, &coder).ok());
    EXPECT_EQ(a[0].str() + a[1].str(), b[0].str() + b[1].str()) << format.name;
    EXPECT_FALSE(a[0].str().empty());
  }
}

TEST(ExportTest, AFullDiskIsToldOf) {
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  const Status status = WriteGraphml(Sample(), {}, out);
  EXPECT_EQ(status.code(), ErrorCode::kIo);
  EXPECT_EQ(status.message(), "the export cannot be written: the output takes no more bytes");
  std::ostringstream fine;
  EXPECT_EQ(WriteNeo4jCsv(Sample(), {}, fine, out).code(), ErrorCode::kIo);
  EXPECT_EQ(WriteNeo4jCsv(Sample(), {}, out, fine).code(), ErrorCode::kIo);
}

TEST(ExportTest, ABadSelectionWritesNothing) {
  std::ostringstream out;
  EXPECT_EQ(WriteDot(Sample(), {{"met"}, {}, {}, 0, {}, 1}, out).code(), ErrorCode::kInvalidInput);
  EXPECT_EQ(out.str(), "");
}

TEST(ExportTest, ListsItsFormats) {
  std::string names;
  for (const ExportFormat& format : ExportFormats()) {
    names += std::string(format.name) + " ";
    EXPECT_EQ(FindExportFormat(format.name), &format);
  }
  EXPECT_EQ(names, "graphml gexf dot cytoscape node-link neo4j-csv jsonl plover icews ");
  EXPECT_EQ(FindExportFormat("GraphML"), nullptr);
}

}  // namespace
}  // namespace entente
