#include "graph/print.h"

#include <gtest/gtest.h>

#include "sample.h"

namespace entente {
namespace {

TEST(PrintTest, ShowsAWholeGraph) {
  const Graph graph =
      SampleGraph({SampleReport("Tea", "2019-04-26",
                                {{"hosted", "Ann", "country:Utopia", "planned", "2019-05", "tea \"green\"",
                                  "Ann hosts\nthem.", 0.75, "Harbour", "the Gazette"}})});
  EXPECT_EQ(PrintGraph(graph).value(),
            R"(document 2ac06981baff365d 2019-04-26 "Tea" 1 sentences, 16 bytes
actor a172df07ffce4077 person "Ann" names="Ann"
actor b5dd4bf252ea994a country "Utopia" names="Utopia"
edge 581c5e07cc17aeaf hosted a172df07ffce4077 -> b5dd4bf252ea994a planned 2019-05 theme="tea \"green\"" place="Harbour" by="the Gazette" 0.7500 1/1
  evidence 2ac06981baff365d:0 [0,15) trigger=[1,2) from=[0,1) rule=sample theme="tea \"green\"" place="Harbour" by="the Gazette" 0.7500 "Ann hosts\x0athem."
)");
}

TEST(PrintTest, LeavesOutWhatIsEmpty) {
  EXPECT_EQ(PrintEvidence(Evidence()), "evidence 0000000000000000:0 [0,0) rule= 0.0000 \"\"");
  EXPECT_EQ(PrintDocument(SourceDocument()), "document 0000000000000000 \"\" 0 sentences, 0 bytes");
  EXPECT_EQ(PrintActor(Actor()), "actor 0000000000000000  \"\" names=");
}

TEST(PrintTest, KeepsEveryFieldOnItsLine) {
  Actor actor;
  actor.name = "a\"b\\c\nd\x01";
  EXPECT_EQ(PrintActor(actor), R"(actor 0000000000000000  "a\"b\\c\x0ad\x01" names=)");
}

}  // namespace
}  // namespace entente
