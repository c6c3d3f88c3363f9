#include <gtest/gtest.h>
#include <libxml/parser.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "graph/export/export.h"
#include "sample.h"
#include "tests/support/temporary_directory.h"

namespace entente {
namespace {

std::string Dot(const Graph& graph) {
  std::ostringstream out;
  const Status status = WriteDot(graph, {}, out);
  EXPECT_TRUE(status.ok()) << status.message();
  return out.str();
}

// The attributes of the one line that begins with `start`.
std::string LineOf(const std::string& dot, const std::string& start) {
  const size_t at = dot.find("\n" + start);
  EXPECT_NE(at, std::string::npos) << start << "\n" << dot;
  const size_t begin = at + 1 + start.size();
  return dot.substr(begin, dot.find('\n', begin) - begin);
}

TEST(DotTest, DrawsKindsAndModalities) {
  const Graph graph =
      SampleGraph({SampleReport("One", "",
                                {{"met-with", "Ann", "Bob", "actual", "2019-04-25", "", "They met."},
                                 {"visited", "Cid", "country:Utopia", "planned", "2019-05", "", "He will."},
                                 {"gifted", "Dov", "Eve", "negated", "",
                                  "an extremely long and winding description of the gift that "
                                  "nobody reads",
                                  "He did not."}})});
  const std::string dot = Dot(graph);
  const auto node = [&](const char* name) { return "\"" + ToString(IdOf(graph, name)) + "\""; };
  EXPECT_EQ(LineOf(dot, node("Utopia") + " ["),
            "label=\"Utopia\", shape=\"box\", fillcolor=\"#f9cb9c\", tooltip=\"country\"]");
  EXPECT_EQ(LineOf(dot, node("Ann") + " ["),
            "label=\"Ann\", shape=\"ellipse\", fillcolor=\"#cfe2f3\", tooltip=\"person\"]");
  const auto after_id = [](const std::string& line) { return line.substr(line.find("label=")); };
  EXPECT_EQ(after_id(LineOf(dot, node("Cid") + " -> " + node("Utopia") + " [")),
            "label=\"visited\\n2019-05\", style=\"dashed\", color=\"#1155cc\", fontcolor=\"#1155cc\", "
            "tooltip=\"planned\\nHe will.\"]");
  EXPECT_EQ(after_id(LineOf(dot, node("Dov") + " -> " + node("Eve") + " [")),
            "label=\"gifted\\nan extremely long and\\nwinding description of …\", style=\"dotted\", color=\"#990000\", "
            "fontcolor=\"#990000\", tooltip=\"negated\\nHe did not.\"]");
  const ActorId ann = IdOf(graph, "Ann"), bob = IdOf(graph, "Bob");
  const std::string met =
      LineOf(dot, node(ann < bob ? "Ann" : "Bob") + " -> " + node(ann < bob ? "Bob" : "Ann") + " [");
  EXPECT_NE(met.find("style=\"solid\""), std::string::npos);
  EXPECT_TRUE(met.ends_with(", dir=none]")) << met;
}

// What Graphviz itself makes of `dot`, or nothing where it is not installed.
std::string Svg(const std::string& dot) {
  if (std::system("command -v dot >/dev/null 2>&1") != 0) return "";
  const TemporaryDirectory directory;
  const std::string path = directory.Write("graph.dot", dot);
  FILE* pipe = popen(("dot -Tsvg '" + path + "' 2>&1").c_str(), "r");
  std::string svg;
  char block[4096];
  for (size_t size = 0; (size = fread(block, 1, sizeof block, pipe)) > 0;) svg.append(block, size);
  EXPECT_EQ(pclose(pipe), 0) << svg;
  return svg;
}

// Every text that SVG shows, a line each.
void CollectTexts(const xmlNode* node, std::string* texts) {
  for (const xmlNode* child = node->children; child; child = child->next) {
    if (child->type == XML_ELEMENT_NODE && std::string_view("text") == reinterpret_cast<const char*>(child->name)) {
      xmlChar* content = xmlNodeGetContent(child);
      *texts += reinterpret_cast<const char*>(content) + std::string("\n");
      xmlFree(content);
    }
    CollectTexts(child, texts);
  }
}

TEST(DotTest, GraphvizDrawsHostileNames) {
  const std::string hostile = "a\"b\\N\\\\ <i>&lt; {x|y} \x01 \xf0\x9f\x95\x8a \xe9\x87\x91\xff";
  const Graph graph =
      SampleGraph({SampleReport("One", "", {{"hosted", "Ann", hostile, "actual", "", hostile, hostile}})});
  const std::string svg = Svg(Dot(graph));
  if (svg.empty()) GTEST_SKIP() << "Graphviz is not installed";
  xmlDoc* document = xmlReadMemory(svg.data(), static_cast<int>(svg.size()), "a.svg", nullptr, XML_PARSE_NONET);
  ASSERT_NE(document, nullptr) << svg;
  std::string texts;
  CollectTexts(xmlDocGetRootElement(document), &texts);
  xmlFreeDoc(document);
  // Graphviz shows runs of spaces as no-break spaces in some versions; both sides are compared without them.
  std::string shown;
  for (size_t i = 0; i < texts.size(); ++i) {
    if (texts.compare(i, 2, "\xc2\xa0") == 0) {
      ++i;
    } else if (texts[i] != ' ' && texts[i] != '\n') {
      shown += texts[i];
    }
  }
  EXPECT_NE(shown.find("a\"b\\N\\\\<i>&lt;{x|y}\xf0\x9f\x95\x8a\xe9\x87\x91\xef\xbf\xbd"), std::string::npos) << texts;
}

}  // namespace
}  // namespace entente
