#include <gtest/gtest.h>
#include <rocksdb/db.h>

#include <fstream>
#include <functional>
#include <sstream>

#include "graph/merge.h"
#include "graph/name.h"
#include "opened_store.h"
#include "random_reports.h"
#include "store/database.h"

namespace entente::store {
namespace {

constexpr DocumentId kDocument{0xd1};
constexpr ActorId kAnn{0xa1}, kBob{0xb1};
constexpr EdgeId kEdge{0xe1};

Report Meeting() {
  Report report;
  report.document.id = kDocument;
  report.document.text = "Ann met Bob.";
  report.document.sentence_count = 1;
  report.actors = {{kAnn, "person", "Ann", {"Ann"}, "", ""}, {kBob, "person", "Bob", {"Bob"}, "", ""}};
  ReportedEdge edge;
  edge.edge.id = kEdge;
  edge.edge.relation = "met-with";
  edge.edge.from = kAnn;
  edge.edge.to = kBob;
  edge.edge.modality = TestOntology().modalities().front().name;
  edge.edge.time = TimeSpan::Day(Date{18000});
  edge.evidence.resize(1);
  edge.evidence[0].document = kDocument;
  edge.evidence[0].sentence_span = {0, 12};
  edge.evidence[0].words = report.document.text;
  edge.evidence[0].confidence = 0.5;
  SettleEdge(&edge.evidence, &edge.edge);
  report.edges = {edge};
  return report;
}

Edge StoredEdge() { return Meeting().edges.front().edge; }

// Of a store that was begun with this ontology.
const Names& StoredNames() {
  static const Names names(Names().With(TestOntology()));
  return names;
}

std::string KeyIn(Family family) {
  for (const IndexKey& index : IndexKeys(StoredEdge(), StoredNames())) {
    if (index.family == family) return index.key;
  }
  return "";
}

class Damager {
 public:
  explicit Damager(const std::string& path) : database_(Database::Open(path, Database::Access::kWrite)) {}
  void Delete(Family family, const std::string& key) {
    rocksdb::DB* db = database_.value()->rocks();
    EXPECT_TRUE(database_.value()->Has(family, key).value());
    EXPECT_TRUE(db->Delete({}, database_.value()->family(family), key).ok());
  }
  void PutEdge(Family family, const std::string& key, const Edge& edge) {
    Put(family, key, std::string(EdgeValues(edge, StoredNames()).In(family)));
  }
  void Put(Family family, const std::string& key, const std::string& value) {
    EXPECT_TRUE(database_.value()->rocks()->Put({}, database_.value()->family(family), key, value).ok());
  }

 private:
  Result<std::unique_ptr<Database>> database_;
};

struct Case {
  const char* name;
  void (*damage)(Damager* store);
  const char* problems;
};

const Case kCases[] = {
    {"NoDocument", [](Damager* store) { store->Delete(Family::kDocument, Key(kDocument)); },
     "index 'learned' has an entry that document 00000000000000d1 does not account for\n"
     "there is a text of document 00000000000000d1, which is not there\n"
     "it is noted what document 00000000000000d1 gave, which is not there\n"
     "the store counts 1 documents, 2 actors, 1 edges, 1 evidence, and has 0 documents, 2 actors, 1 edges, 1 "
     "evidence\n"},
    {"NoText", [](Damager* store) { store->Delete(Family::kText, Key(kDocument)); },
     "document 00000000000000d1 has no text\n"
     "evidence for edge 00000000000000e1 stands in document 00000000000000d1, whose text is not there\n"},
    {"ShortText", [](Damager* store) { store->Put(Family::kText, Key(kDocument), "Ann"); },
     "evidence for edge 00000000000000e1 lies outside the text of document 00000000000000d1\n"},
    {"NoContribution", [](Damager* store) { store->Delete(Family::kContribution, Key(kDocument)); },
     "of document 00000000000000d1 it is not noted what it gave\n"
     "it is noted that a document 00000000... gave actor 00000000000000a1, which it did not\n"
     "it is noted that a document 00000000... gave actor 00000000000000b1, which it did not\n"
     "actor 00000000000000a1 (Ann) is in no document\n"
     "actor 00000000000000b1 (Bob) is in no document\n"},
    {"NoLearned", [](Damager* store) { store->Delete(Family::kLearned, LearnedKey(kAlwaysKnown, kDocument)); },
     "document 00000000000000d1 is missing in index 'learned'\n"},
    {"NoMention", [](Damager* store) { store->Delete(Family::kMention, MentionKey(kAnn, kDocument)); },
     "it is not noted that document 00000000000000d1 gave actor 00000000000000a1\n"},
    {"NoActor", [](Damager* store) { store->Delete(Family::kActor, Key(kBob)); },
     "document 00000000000000d1 gave actor 00000000000000b1, which is not there\n"
     "the name 'bob' leads to actor 00000000000000b1, which does not bear it\n"
     "edge 00000000000000e1 names actor 00000000000000b1, which is not there\n"
     "the store counts 1 documents, 2 actors, 1 edges, 1 evidence, and has 1 documents, 1 actors, 1 edges, 1 "
     "evidence\n"},
    {"PoorerActor",
     [](Damager* store) {
       store->Put(Family::kActor, Key(kBob), Encode(Actor{kBob, "person", "Rob", {"Rob"}, "", ""}));
       store->Put(Family::kAlias, AliasKey("rob", kBob), "");
     },
     "actor 00000000000000b1 lacks what document 00000000000000d1 says of it\n"
     "the name 'bob' leads to actor 00000000000000b1, which does not bear it\n"},
    {"NoAlias", [](Damager* store) { store->Delete(Family::kAlias, AliasKey("ann", kAnn)); },
     "actor 00000000000000a1 cannot be found by its name 'Ann'\n"},
    {"NoEdge", [](Damager* store) { store->Delete(Family::kEdge, Key(kEdge)); },
     "document 00000000000000d1 gave edge 00000000000000e1, which is not there\n"
     "there is evidence for edge 00000000000000e1, which is not there\n"
     "index 'adjacency' has an entry that edge 00000000000000e1 does not account for\n"
     "index 'adjacency' has an entry that edge 00000000000000e1 does not account for\n"
     "index 'timeline' has an entry that edge 00000000000000e1 does not account for\n"
     "index 'timeline' has an entry that edge 00000000000000e1 does not account for\n"
     "index 'pair' has an entry that edge 00000000000000e1 does not account for\n"
     "index 'time' has an entry that edge 00000000000000e1 does not account for\n"
     "the store counts 1 documents, 2 actors, 1 edges, 1 evidence, and has 1 documents, 2 actors, 0 edges, 1 "
     "evidence\n"},
    {"NoEvidence", [](Damager* store) { store->Delete(Family::kEvidence, EvidenceKey(kEdge, kDocument)); },
     "document 00000000000000d1 gave 1 evidence for edge 00000000000000e1, of which 0 is there\n"
     "edge 00000000000000e1 has no evidence\n"
     "the store counts 1 documents, 2 actors, 1 edges, 1 evidence, and has 1 documents, 2 actors, 1 edges, 0 "
     "evidence\n"},
    {"ForeignEvidence",
     [](Damager* store) {
       store->Put(Family::kEvidence, EvidenceKey(EdgeId{0xe2}, kDocument), EncodeEvidence(Meeting().edges[0].evidence));
     },
     "there is evidence for edge 00000000000000e2, which is not there\n"
     "the store counts 1 documents, 2 actors, 1 edges, 1 evidence, and has 1 documents, 2 actors, 1 edges, 2 "
     "evidence\n"},
    {"MoreEvidence",
     [](Damager* store) {
       std::vector<Evidence> evidence = Meeting().edges[0].evidence;
       evidence.push_back(evidence.front());
       evidence.back().confidence = 0.75;
       store->Put(Family::kEvidence, EvidenceKey(kEdge, kDocument), EncodeEvidence(evidence));
     },
     "document 00000000000000d1 gave 1 evidence for edge 00000000000000e1, of which 2 is there\n"
     "edge 00000000000000e1 does not say what its evidence says\n"
     "the store counts 1 documents, 2 actors, 1 edges, 1 evidence, and has 1 documents, 2 actors, 1 edges, 2 "
     "evidence\n"},
    {"NoAdjacency", [](Damager* store) { store->Delete(Family::kAdjacency, KeyIn(Family::kAdjacency)); },
     "edge 00000000000000e1 is missing in index 'adjacency'\n"},
    {"NoTimeline", [](Damager* store) { store->Delete(Family::kTimeline, KeyIn(Family::kTimeline)); },
     "edge 00000000000000e1 is missing in index 'timeline'\n"},
    {"NoPair", [](Damager* store) { store->Delete(Family::kPair, KeyIn(Family::kPair)); },
     "edge 00000000000000e1 is missing in index 'pair'\n"},
    {"NoTime", [](Damager* store) { store->Delete(Family::kTime, KeyIn(Family::kTime)); },
     "edge 00000000000000e1 is missing in index 'time'\n"},
    {"OtherPosting",
     [](Damager* store) {
       Edge edge = StoredEdge();
       edge.place = "elsewhere";
       store->PutEdge(Family::kPair, KeyIn(Family::kPair), edge);
     },
     "edge 00000000000000e1 stands otherwise in index 'pair'\n"},
    {"StrayPosting",
     [](Damager* store) {
       Edge edge = StoredEdge();
       edge.time = TimeSpan::Day(Date{1});
       store->PutEdge(Family::kTimeline, IndexKeys(edge, StoredNames())[2].key, edge);
     },
     "index 'timeline' has an entry that edge 00000000000000e1 does not account for\n"},
    {"OtherEdge",
     [](Damager* store) {
       Edge edge = StoredEdge();
       edge.confidence = 0.9;
       for (const IndexKey& index : IndexKeys(edge, StoredNames())) store->PutEdge(index.family, index.key, edge);
       store->PutEdge(Family::kEdge, Key(kEdge), edge);
     },
     "edge 00000000000000e1 does not say what its evidence says\n"},
    {"StrayCertain",
     [](Damager* store) { store->Put(Family::kCertain, Key(EdgeId{0xe2}), Encode(std::vector<Evidence>())); },
     "edge 00000000000000e2 is noted as certain, which is not there\n"},
    {"WrongCertain", [](Damager* store) { store->Put(Family::kCertain, Key(kEdge), Encode(std::vector<Evidence>())); },
     "edge 00000000000000e1 is noted as certain by other evidence than it has\n"},
    {"WrongCounts",
     [](Damager* store) {
       store->Put(Family::kMeta, std::string(kCountsKey), Encode(GraphCounts{2, 7, 1, 1}));
     },
     "the store counts 1 documents, 2 actors, 7 edges, 1 evidence, and has 1 documents, 2 actors, 1 edges, 1 "
     "evidence\n"},
    {"WrongTally", [](Damager* store) { store->Put(Family::kMeta, "tally/relation/met-with", Encode(uint64_t{2})); },
     "the store's counts by kind, relation and year are not what it has\n"},
    {"Rubbish", [](Damager* store) { store->Put(Family::kAlias, "x", "rubbish"); },
     "store 'P' is damaged: the record 78 of 'alias' cannot be read\n"},
    {"RubbishActor", [](Damager* store) { store->Put(Family::kActor, Key(ActorId{1}), "rubbish"); },
     "store 'P' is damaged: the record 0000000000000001 of 'actor' cannot be read\n"},
    {"RubbishPending", [](Damager* store) { store->Put(Family::kMeta, PendingKey(DocumentId{1}), "rubbish"); },
     "store 'P' is damaged: the record 70656e64696e670000000000000001 of 'default' cannot be read\n"},
};

std::string ProblemsAt(const std::string& path) {
  std::string problems = Problems(*OpenOrFail(path, OpenMode::kMustExist));
  for (size_t place = problems.find(path); place != std::string::npos; place = problems.find(path)) {
    problems.replace(place, path.size(), "P");
  }
  return problems;
}

class VerifyTest : public testing::TestWithParam<Case> {};

TEST_P(VerifyTest, Finds) {
  TemporaryDirectory directory;
  ASSERT_TRUE(OpenOrFail(directory.path())->Write(Meeting()).ok());
  EXPECT_EQ(ProblemsAt(directory.path()), "");
  {
    Damager damager(directory.path());
    GetParam().damage(&damager);
  }
  EXPECT_EQ(ProblemsAt(directory.path()), GetParam().problems);
}

INSTANTIATE_TEST_SUITE_P(Damage, VerifyTest, testing::ValuesIn(kCases),
                         [](const auto& test) { return std::string(test.param.name); });

Ontology OntologyWithout(const std::string& name) {
  std::ostringstream text;
  text << std::ifstream(ENTENTE_SOURCE_DIR "/schemas/ontology.toml").rdbuf();
  std::string toml = text.str();
  const std::string quoted = '"' + name + '"';
  for (size_t place = toml.find(quoted); place != std::string::npos; place = toml.find(quoted)) {
    toml.replace(place, quoted.size(), "\"other\"");
  }
  return Ontology::Parse(toml, "changed").value();
}

TEST(Verify, NamesWhatTheOntologyDoesNotKnow) {
  TemporaryDirectory directory;
  ASSERT_TRUE(OpenOrFail(directory.path())->Write(Meeting()).ok());
  const auto store = Store::Open(directory.path(), OpenMode::kReadOnly, OntologyWithout("met-with"));
  EXPECT_EQ(Problems(*store.value()), "the ontology does not know relation 'met-with', which is used 1 times\n");
}

TEST(Verify, CountsWhatItReads) {
  TemporaryDirectory directory;
  const std::unique_ptr<Store> store = OpenOrFail(directory.path());
  ASSERT_TRUE(store->Write(RandomReports(41, 20)).ok());
  EXPECT_EQ(store->Verify().counts, store->Counts().value());
}

}  // namespace
}  // namespace entente::store
