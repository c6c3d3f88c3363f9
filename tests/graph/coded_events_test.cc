// The exports of coded events, read back line by line.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "graph/export/export.h"
#include "sample.h"
#include "sample_coder.h"

namespace entente {
namespace {

std::string Coded(const GraphView& graph, std::string_view format, const Selection& selection = {}) {
  std::ostringstream out;
  const SampleCoder coder;
  const Status status = Export(graph, *FindExportFormat(format), selection, {&out}, &coder);
  EXPECT_TRUE(status.ok()) << status.message();
  return out.str();
}

std::vector<std::string> Split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, at);) parts.push_back(part);
  if (text.ends_with(at) && at != '\n') parts.emplace_back();
  return parts;
}

// The named columns of every event, by " | ", sorted; null is "-".
std::vector<std::string> Plover(const std::string& text, const std::vector<std::string>& columns) {
  std::vector<std::string> rows;
  for (const std::string& line : Split(text, '\n')) {
    const auto event = nlohmann::json::parse(line);
    EXPECT_EQ(event.size(), 45U) << line;
    std::string row;
    for (const std::string& column : columns) {
      const auto& value = event.at(column);
      row += (row.empty() ? "" : " | ") + (value.is_null() ? "-" : value.get<std::string>());
    }
    rows.push_back(row);
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

std::vector<std::string> Icews(const std::string& text, const std::vector<std::string>& columns) {
  const std::vector<std::string> lines = Split(text, '\n');
  const std::vector<std::string> header = Split(lines.at(0), '\t');
  std::vector<std::string> rows;
  for (size_t i = 1; i < lines.size(); ++i) {
    const std::vector<std::string> cells = Split(lines[i], '\t');
    EXPECT_EQ(cells.size(), header.size()) << lines[i];
    std::string row;
    for (const std::string& column : columns) {
      const auto at = std::find(header.begin(), header.end(), column) - header.begin();
      row += (row.empty() ? "" : " | ") + cells.at(static_cast<size_t>(at));
    }
    rows.push_back(row);
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

using Rows = std::vector<std::string>;

Report One(const Told& told) { return SampleReport("One", "2019-04-26", {told}); }

TEST(CodedEventsTest, PloverNamesActorsCountriesAndSectors) {
  const Graph graph = SampleGraph(
      {One({"visited", "Ann", "country:Utopia", "actual", "2019-04-25", "trade", "Ann went.", 0.5, "Harbour"})});
  const std::string text = Coded(graph, "plover");
  EXPECT_EQ(Plover(text, {"Event Date", "Event Type", "Event Mode", "Contexts", "Modality"}),
            Rows{"2019-04-25 | CONSULT | visit | - | actual"});
  EXPECT_EQ(Plover(text, {"Actor Name", "Actor Country", "Primary Actor Sector", "Actor Sectors", "Actor Title"}),
            Rows{"Ann | UTO | GOV | GOV;LEG | President"});
  EXPECT_EQ(Plover(text, {"Recipient Name", "Recipient Country", "Primary Recipient Sector", "Recipient Sectors",
                          "Recipient Title"}),
            Rows{"Utopia | UTO | GOV | GOV | -"});
  EXPECT_EQ(Plover(text, {"Placename", "City", "Country", "GeoNames ID", "Latitude"}),
            Rows{"Harbour | Harbour | UTO | 42 | -"});
  EXPECT_EQ(Plover(text, {"Event Text", "Publication Date", "URL", "Intensity"}),
            Rows{"Ann went. | 2019-04-26 | - | -"});
  EXPECT_NE(text.find("\"Confidence\":0.5}"), std::string::npos);
}

TEST(CodedEventsTest, DatesAreNotInvented) {
  const std::pair<const char*, const char*> rows[] = {
      {"2019-04-25", "2019-04-25"},
      {"2019-04-25/2019-04-27", "2019-04-25"},
      {"2019-04", "-"},
      {"2019", "-"},
      {"", "-"},
      {"../2019-04-25", "-"},
      {"2018/..", "-"},
  };
  for (const auto& [time, date] : rows) {
    const Graph graph = SampleGraph({One({"visited", "Ann", "country:Utopia", "actual", time})});
    EXPECT_EQ(Plover(Coded(graph, "plover"), {"Event Date"}), Rows{date}) << time;
  }
}

TEST(CodedEventsTest, AnUndatedActIsCodedAtTheDayOfItsArticle) {
  for (const auto& [published, title] : {std::pair("2019-04-26", "President"), {"2025-01-01", "-"}, {"", "-"}}) {
    const Graph graph = SampleGraph({SampleReport("One", published, {{"visited", "Ann", "country:Utopia"}})});
    EXPECT_EQ(Plover(Coded(graph, "plover"), {"Actor Title"}), Rows{title}) << published;
  }
}

TEST(CodedEventsTest, SymmetricActsGoBothWays) {
  const Graph graph = SampleGraph({One({"exercised-with", "Ann", "country:Utopia", "actual", "2019-04-25"})});
  const Rows both = {"Ann | Utopia | COOPERATE | military", "Utopia | Ann | COOPERATE | military"};
  const std::string text = Coded(graph, "plover");
  EXPECT_EQ(Plover(text, {"Actor Name", "Recipient Name", "Event Type", "Contexts"}), both);
  const Rows ids = Plover(text, {"Event ID"});
  EXPECT_EQ(ids[0] + "-r", ids[1]);
  EXPECT_EQ(Icews(Coded(graph, "icews"), {"Source Name", "Target Name", "CAMEO Code"}),
            (Rows{"Ann | Utopia | 062", "Utopia | Ann | 062"}));
}

TEST(CodedEventsTest, WithinACountryAnActHasAnotherCode) {
  const Graph graph = SampleGraph(
      {SampleReport("One", "2019-04-26", {{"sanctioned", "Ann", "country:Utopia"}, {"sanctioned", "Ann", "Bob"}})});
  EXPECT_EQ(Plover(Coded(graph, "plover"), {"Event Type", "Recipient Name"}),
            (Rows{"COERCE | Utopia", "SANCTION | Bob"}));
  EXPECT_EQ(
      Icews(Coded(graph, "icews"), {"CAMEO Code", "Target Name", "Event Text"}),
      (Rows{"163 | Bob | Impose embargo, boycott, or sanctions", "172 | Utopia | Impose administrative sanctions"}));
}

TEST(CodedEventsTest, RelationsWithoutACodeAreLeftOut) {
  const Graph graph = SampleGraph({SampleReport("One", "2019-04-26",
                                                {{"holds-office", "Ann", "country:Utopia", "actual", "2019", "King"},
                                                 {"said", "Ann", "topic:Fish", "actual", "", "Fish swim"},
                                                 {"accompanied-by", "Ann", "Bob"},
                                                 {"attacked", "Bob", "country:Utopia"}})});
  EXPECT_EQ(Plover(Coded(graph, "plover"), {"Event Type", "Actor Name"}), (Rows{"ASSAULT | Bob", "CONSULT | Ann"}));
  EXPECT_EQ(Icews(Coded(graph, "icews"), {"CAMEO Code", "Source Name", "Event Text", "Intensity"}),
            (Rows{"010 | Ann | Make statement | 0.0", "190 | Bob | Use conventional military force | -10.0"}));
}

TEST(CodedEventsTest, OnlyWhatTookPlaceUnlessAskedFor) {
  const Graph graph = SampleGraph({SampleReport("One", "2019-04-26",
                                                {{"visited", "Ann", "country:Utopia", "actual", "2019-04-25"},
                                                 {"visited", "Ann", "country:Utopia", "negated", "2019-04-24"},
                                                 {"visited", "Ann", "country:Utopia", "planned", "2019-05-01"}})});
  EXPECT_EQ(Plover(Coded(graph, "plover"), {"Event Date", "Modality"}), Rows{"2019-04-25 | actual"});
  EXPECT_EQ(Icews(Coded(graph, "icews"), {"Event Date"}), Rows{"2019-04-25"});
  Selection selection;
  selection.modalities = {"actual", "negated"};
  EXPECT_EQ(Plover(Coded(graph, "plover", selection), {"Event Date", "Event Type", "Modality"}),
            (Rows{"2019-04-24 | CONSULT | negated", "2019-04-25 | CONSULT | actual"}));
  EXPECT_EQ(Icews(Coded(graph, "icews", selection), {"Event Date", "Event Text", "CAMEO Code", "Intensity"}),
            (Rows{"2019-04-24 | Make a visit (negated) |  | ", "2019-04-25 | Make a visit | 042 | 1.9"}));
}

TEST(CodedEventsTest, IcewsHasItsColumns) {
  Report report = One({"visited", "Ann", "country:Utopia", "actual", "2019-04-25", "", "Ann went.", 0.5, "Harbour"});
  report.document.outlet = "The \"Post\"\tof\r\nUtopia";
  report.document.source_id = "post-7";
  EXPECT_EQ(Split(Coded(SampleGraph({report}), "icews"), '\n').at(0),
            "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\t"
            "Target Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\t"
            "Province\tCountry\tLatitude\tLongitude");
  EXPECT_EQ(
      Icews(Coded(SampleGraph({report}), "icews"), {"Source Sectors", "Source Country", "Target Country", "Story ID",
                                                    "Sentence Number", "Publisher", "City", "Country", "Latitude"}),
      Rows{"Government,Legislative / Parliamentary | Utopia | Utopia | post-7 | 1 | The 'Post' of  Utopia | "
           "Harbour | Utopia | "});
}

TEST(CodedEventsTest, TheStrongestEvidenceStandsForTheEvent) {
  const auto told = [](const char* title, const char* words, double confidence) {
    return SampleReport(title, "2019-04-26",
                        {{"visited", "Ann", "country:Utopia", "actual", "2019-04-25", "", words, confidence}});
  };
  const Graph graph =
      SampleGraph({told("One", "Weak.", 0.4), told("Two", "Strong.", 0.9), told("Three", "Fair.", 0.6)});
  EXPECT_EQ(Plover(Coded(graph, "plover"), {"Event Text"}), Rows{"Strong."});
}

TEST(CodedEventsTest, AnEmptyGraphHasNoEvents) {
  EXPECT_EQ(Coded(Graph(TestOntology()), "plover"), "");
  EXPECT_EQ(Icews(Coded(Graph(TestOntology()), "icews"), {}), Rows{});
}

}  // namespace
}  // namespace entente
