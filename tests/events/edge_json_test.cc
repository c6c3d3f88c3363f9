// The JSON form of a report.
#include "extract/events/edge_json.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace entente::extract {
namespace {

TEST(EdgeJson, NamesActorsOnceAndLeavesUnknownNull) {
  Report report;
  report.document.source_id = "story-1";
  report.document.published = Date::Parse("2020-02-03");
  report.actors = {{ActorId{1}, "person", "Ann Lee", {"Ann Lee", "Lee"}, "", ""},
                   {ActorId{2}, "country", "Norland", {"Norland"}, "ISO:XA", ""}};
  ReportedEdge edge;
  edge.edge.relation = "visited";
  edge.edge.from = ActorId{1};
  edge.edge.to = ActorId{2};
  edge.edge.modality = "planned";
  edge.edge.time = TimeSpan::Month(2020, 3);
  edge.edge.confidence = 0.8126;
  edge.evidence.emplace_back().words = "Lee will go to Norland.";
  edge.evidence.back().rule = "contact:travel";
  report.edges.push_back(edge);
  EXPECT_EQ(R"({"id":"story-1","date":"2020-02-03","actors":[{"id":"a1","kind":"person","name":"Ann Lee",)"
            R"("names":["Ann Lee","Lee"],"known":null,"country":null},{"id":"a2","kind":"country","name":"Norland",)"
            R"("names":["Norland"],"known":"ISO:XA","country":null}],)"
            R"("edges":[{"type":"visited","from":"a1","to":"a2","modality":"planned","date":"2020-03","place":null,)"
            R"("theme":null,"attribution":null,"quote":"Lee will go to Norland.","rule":"contact:travel",)"
            R"("confidence":0.813}]})",
            nlohmann::ordered_json::parse(EdgeJson(report)).dump());
}

}  // namespace
}  // namespace entente::extract
