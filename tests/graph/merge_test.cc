#include "graph/merge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "graph/print.h"
#include "sample.h"

namespace entente {
namespace {

EdgeId IdOfTold(const Told& told, const char* published) {
  return SampleReport("a", published, {told}).edges.at(0).edge.id;
}

TEST(MakeEdgeIdTest, TellsTheSameFromTheDifferent) {
  struct Row {
    const char* why;
    Told a;
    const char* a_published;
    Told b;
    const char* b_published;
    bool same;
  };
  for (const Row& row : {
           Row{"relation", {"met-with", "A", "B"}, "", {"hosted", "A", "B"}, "", false},
           Row{"symmetric either way", {"met-with", "A", "B"}, "", {"met-with", "B", "A"}, "", true},
           Row{"directed", {"hosted", "A", "B"}, "", {"hosted", "B", "A"}, "", false},
           Row{"other actor", {"hosted", "A", "B"}, "", {"hosted", "A", "C"}, "", false},
           Row{"modality", {"hosted", "A", "B", "planned"}, "", {"hosted", "A", "B", "actual"}, "", false},
           Row{"day",
               {"hosted", "A", "B", "actual", "2019-04-25"},
               "",
               {"hosted", "A", "B", "actual", "2019-04-26"},
               "",
               false},
           Row{"granularity",
               {"hosted", "A", "B", "actual", "2019-04"},
               "",
               {"hosted", "A", "B", "actual", "2019-04-01/2019-04-30"},
               "",
               false},
           Row{"theme of an act",
               {"hosted", "A", "B", "actual", "", "tea"},
               "",
               {"hosted", "A", "B", "actual", "", "dinner"},
               "",
               true},
           Row{"theme that identifies",
               {"gifted", "A", "B", "actual", "", "a vase"},
               "",
               {"gifted", "A", "B", "actual", "", "a horse"},
               "",
               false},
           Row{"theme folded",
               {"gifted", "A", "B", "actual", "", "A Vase"},
               "",
               {"gifted", "A", "B", "actual", "", "a vase"},
               "",
               true},
           Row{"undated, another day's article",
               {"hosted", "A", "B"},
               "2019-04-25",
               {"hosted", "A", "B"},
               "2019-04-26",
               false},
           Row{"undated, the article's day",
               {"hosted", "A", "B"},
               "2019-04-25",
               {"hosted", "A", "B", "actual", "2019-04-25"},
               "2019-05-01",
               true},
           Row{"standing",
               {"member-of", "A", "organization:O"},
               "2019-04-25",
               {"member-of", "A", "organization:O"},
               "2020-01-01",
               true},
           Row{"dated, other articles",
               {"hosted", "A", "B", "actual", "2019-04-25"},
               "2019-04-25",
               {"hosted", "A", "B", "actual", "2019-04-25"},
               "2019-04-26",
               true},
       }) {
    EXPECT_EQ(IdOfTold(row.a, row.a_published) == IdOfTold(row.b, row.b_published), row.same) << row.why;
  }
}

// Stores on disk hold this value.
TEST(MakeEdgeIdTest, StaysWhatItWas) {
  EXPECT_EQ(ToString(IdOfTold({"met-with", "Ann", "Bob", "actual", "2019-04-25"}, "")), "0e9fd8fc8c468221");
}

TEST(NormaliseTest, TurnsSymmetricEdgesAndTheirEvidence) {
  ReportedEdge edge;
  edge.edge.from = ActorId{2};
  edge.edge.to = ActorId{1};
  edge.evidence.resize(1);
  edge.evidence[0].from = {1, 3};
  const ReportedEdge as_told = edge;
  Normalise(*TestOntology().FindRelation("hosted"), &edge);
  EXPECT_EQ(edge, as_told);
  Normalise(*TestOntology().FindRelation("met-with"), &edge);
  EXPECT_EQ(edge.edge.from, ActorId{1});
  EXPECT_EQ(edge.edge.to, ActorId{2});
  EXPECT_EQ(edge.evidence[0].to, (ByteSpan{1, 3}));
  EXPECT_TRUE(edge.evidence[0].from.empty());
  const ReportedEdge turned = edge;
  Normalise(*TestOntology().FindRelation("met-with"), &edge);
  EXPECT_EQ(edge, turned);
}

Evidence Piece(uint64_t document, uint32_t sentence, double confidence, const char* theme, const char* place) {
  Evidence piece;
  piece.document = DocumentId{document};
  piece.sentence = sentence;
  piece.confidence = confidence;
  piece.theme = theme;
  piece.place = place;
  return piece;
}

TEST(SettleEdgeTest, TakesWhatTheStrongestSay) {
  std::vector<Evidence> evidence = {Piece(2, 0, 0.5, "weak", "Here"), Piece(1, 4, 0.8, "strong", ""),
                                    Piece(1, 3, 0.5, "", "There"), Piece(1, 4, 0.8, "strong", "")};
  Edge edge;
  SettleEdge(&evidence, &edge);
  EXPECT_EQ(PrintEdge(edge),
            "edge 0000000000000000  0000000000000000 -> 0000000000000000  theme=\"strong\" place=\"There\" 0.9000 3/2");
  EXPECT_EQ(evidence[0].sentence, 3U);
  EXPECT_EQ(evidence[1].sentence, 4U);
  EXPECT_EQ(evidence[2].document, DocumentId{2});
}

TEST(SettleEdgeTest, AmongEqualsTheFirstSpeaks) {
  std::vector<Evidence> evidence;
  for (uint32_t sentence = 60; sentence-- > 0;) {
    evidence.push_back(Piece(1, sentence, 0.5, sentence == 0 ? "first" : "later", ""));
  }
  Edge edge;
  SettleEdge(&evidence, &edge);
  EXPECT_EQ(edge.theme, "first");
}

TEST(SettleEdgeTest, ForgetsWhatNoEvidenceSays) {
  std::vector<Evidence> evidence = {Piece(1, 0, 1, "", "")};
  Edge edge;
  edge.theme = edge.place = edge.attribution = "stale";
  SettleEdge(&evidence, &edge);
  EXPECT_EQ(edge.theme + edge.place + edge.attribution, "");
  EXPECT_EQ(edge.confidence, 1);
}

TEST(CompleteNamesTest, PutsTheNameAmongTheNames) {
  Actor actor{ActorId{7}, "person", "Ann Lee", {"Lee", "", "A. Lee", "Lee"}, "", ""};
  const Actor merged = MergeActors(actor, actor);
  CompleteNames(&actor);
  EXPECT_EQ(PrintActor(actor), "actor 0000000000000007 person \"Ann Lee\" names=\"A. Lee\" \"Ann Lee\" \"Lee\"");
  EXPECT_EQ(actor, merged);
}

TEST(MergeActorsTest, IsCommutativeAndAssociative) {
  const std::vector<Actor> actors = {
      {ActorId{7}, "person", "ANN LEE", {"ANN LEE"}, "", "Utopia"},
      {ActorId{7}, "person", "Ann Lee", {"Ann Lee", "Lee"}, "Q7", ""},
      {ActorId{7}, "group", "Ann-Lee", {"Ann-Lee"}, "", "Erewhon"},
      {ActorId{7}, "", "", {}, "", ""},
  };
  std::vector<size_t> order = {0, 1, 2, 3};
  std::set<std::string> printed;
  do {
    const Actor &a = actors[order[0]], &b = actors[order[1]], &c = actors[order[2]], &d = actors[order[3]];
    printed.insert(PrintActor(MergeActors(MergeActors(MergeActors(a, b), c), d)));
    printed.insert(PrintActor(MergeActors(MergeActors(a, b), MergeActors(c, d))));
    printed.insert(PrintActor(MergeActors(a, MergeActors(b, MergeActors(c, d)))));
  } while (std::next_permutation(order.begin(), order.end()));
  ASSERT_EQ(printed.size(), 1U);
  EXPECT_EQ(*printed.begin(),
            "actor 0000000000000007 group \"Ann Lee\" known=\"Q7\" country=\"Erewhon\" "
            "names=\"ANN LEE\" \"Ann Lee\" \"Ann-Lee\" \"Lee\"");
}

}  // namespace
}  // namespace entente
