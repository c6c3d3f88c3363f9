#include "store/codec.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "graph/merge.h"
#include "random_reports.h"

namespace entente::store {
namespace {

std::string Hex(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) {
    text += "0123456789abcdef"[static_cast<uint8_t>(byte) >> 4];
    text += "0123456789abcdef"[static_cast<uint8_t>(byte) & 15];
  }
  return text;
}

// The bytes of docs/store-format.md: a change here is a new format version.
TEST(Codec, WritesTheDocumentedBytes) {
  const Actor actor{ActorId{0x0102030405060708}, "person", "Ann", {"A", "Ann"}, "Q1", ""};
  EXPECT_EQ(Hex(Encode(actor)),
            "01"
            "0102030405060708"
            "06706572736f6e"
            "03416e6e"
            "02"
            "0141"
            "03416e6e"
            "025131"
            "00");

  SourceDocument document;
  document.id = DocumentId{9};
  document.published = Date{1};
  document.text = "not here";
  document.sentence_count = 3;
  EXPECT_EQ(Hex(Encode(StoredDocument{document, Date{2}})),
            "01"
            "0000000000000009"
            "00"
            "00"
            "00"
            "00"
            "00"
            "02"
            "03"
            "04");
  document.published.reset();
  EXPECT_EQ(Hex(Encode(StoredDocument{document, Date{2}})),
            "01"
            "0000000000000009"
            "00"
            "00"
            "00"
            "00"
            "01"
            "03"
            "04");

  EXPECT_EQ(Hex(Encode(GraphCounts{1, 2, 3, 4})),
            "01"
            "0000000000000001"
            "0000000000000002"
            "0000000000000003"
            "0000000000000004");
}

Edge SomeEdge() {
  Edge edge;
  edge.id = EdgeId{1};
  edge.relation = "met";
  edge.from = ActorId{3};
  edge.to = ActorId{2};
  edge.modality = "a";
  edge.time = {Date{-1}, Date{64}, Granularity::kDay};
  edge.theme = "t";
  edge.confidence = 0.5;
  edge.evidence_count = 300;
  edge.document_count = 2;
  return edge;
}

// What the edges of these tests are made of, "met" under number 1.
const Names& SomeNames() {
  static const Names names = [] {
    std::vector<std::string> all = {"a", "met"};
    for (std::string& name : Names().With(TestOntology())) all.push_back(std::move(name));
    while (all.size() < 300) all.push_back("name " + std::to_string(all.size()));
    return Names(std::move(all));
  }();
  return names;
}

std::vector<IndexKey> RecordKeys(const Edge& edge) {
  std::vector<IndexKey> keys = IndexKeys(edge, SomeNames());
  keys.push_back({Family::kEdge, Key(edge.id)});
  return keys;
}

std::string EncodeEdge(const IndexKey& index, const Edge& edge) {
  return std::string(EdgeValues(edge, SomeNames()).In(index.family));
}

std::optional<Edge> EdgeIn(const IndexKey& index, std::string_view value) {
  return DecodeRecord<Edge>(index.family, index.key, value, SomeNames());
}

std::optional<std::vector<Evidence>> EvidenceIn(std::string_view key, std::string_view value) {
  return DecodeRecord<std::vector<Evidence>>(Family::kEvidence, key, value, SomeNames());
}

std::string PrintHead(const EdgeHead& edge) {
  return ToString(edge.id()) + " " + std::string(edge.relation) + " " + ToString(edge.from) + " " + ToString(edge.to) +
         " " + edge.time.ToString();
}

std::string HeadIn(const IndexKey& index) {
  EdgeHead edge;
  return DecodeHead(index.family, index.key, SomeNames(), &edge) ? PrintHead(edge) : "none";
}

// Family, key and value of every record of an edge, a line each.
std::string RecordsOf(const Edge& edge) {
  std::string lines;
  for (const IndexKey& index : RecordKeys(edge)) {
    const std::string value = EncodeEdge(index, edge);
    EXPECT_EQ(EdgeIn(index, value), edge) << FamilyName(index.family);
    if (index.family != Family::kEdge) {
      EXPECT_EQ(HeadIn(index), PrintHead(HeadOf(edge))) << FamilyName(index.family);
    }
    lines += FamilyName(index.family) + " " + Hex(index.key) + " " + Hex(value) + "\n";
  }
  return lines;
}

TEST(Codec, WritesTheDocumentedBytesOfAnEdge) {
  const std::string from = "0000000000000003", to = "0000000000000002", met = "01", first = "ffffffff",
                    last = "00000040", newest = "80000000", id = "0000000000000001", said = "028827ac020274";
  const std::string a = "00", of_from = "25" + a, of_to = "21" + a;
  EXPECT_EQ(RecordsOf(SomeEdge()),
            "adjacency " + from + "00016f" + newest + to + of_from + last + id + " " + said + "\n" +    //
                "adjacency " + to + "000169" + newest + from + of_to + last + id + " " + said + "\n" +  //
                "timeline " + from + newest + to + of_from + met + last + id + " " + said + "\n" +      //
                "pair " + to + from + newest + of_to + met + last + id + " " + said + "\n" +            //
                "timeline " + to + newest + from + of_to + met + last + id + " " + said + "\n" +        //
                "time 07" + newest + from + to + of_from + met + last + id + " " + said + "\n" +        //
                "edge " + id + " " + first + from + to + "0500" + met + last + said + "\n");
  Edge other = SomeEdge();
  other.time = TimeSpan::Day(Date{-1});
  other.id = EdgeIdByTime(HeadOf(other));
  EXPECT_EQ(Hex(RecordKeys(other)[0].key), from + "00016f" + newest + to + "0d00");
  const IndexKey index{Family::kEdge, Key(other.id)};
  const std::string ends = first + from + to;
  EXPECT_EQ(Hex(EncodeEdge(index, other)), ends + "0d0001" + said);
  other.evidence_count = 1;
  EXPECT_EQ(Hex(EncodeEdge(index, other)), ends + "0d0001" + "028827010274");
  other.document_count = 1;
  EXPECT_EQ(Hex(EncodeEdge(index, other)), ends + "0d0001" + "00882774");
  other.attribution = "b";
  other.confidence = 1 / 3.0;
  EXPECT_EQ(Hex(EncodeEdge(index, other)), ends + "0d0001" + "053fd555555555555500016274");
  other.relation = "name 299";
  EXPECT_EQ(Hex(EncodeEdge(index, other)), ends + "1d00012b" + "053fd555555555555500016274");
  EXPECT_EQ(EdgeIn(index, EncodeEdge(index, other)), other);
}

TEST(Codec, WritesTheDocumentedBytesOfWhatAnArticleGave) {
  const Edge edge = SomeEdge();
  Evidence piece;
  piece.document = DocumentId{9};
  piece.sentence = 1;
  piece.sentence_span = {2, 300};
  piece.rule = "r";
  piece.confidence = 0.5;
  EXPECT_EQ(Hex(EncodeContribution({}, {{edge, {piece}}})),
            "03"
            "00"
            "01"
            "01"
            "0000000000000001"
            "036d6574"
            "00"
            "0000000000000003"
            "00"
            "0000000000000002"
            "0161"
            "01"
            "8001"
            "ac02");
  const Actor ann{edge.from, "person", "Ann", {"A", "Ann"}, "", "Ruritania"};
  const Actor bob{MakeActorId("Q1", "person", "Bob"), "person", "Bob", {"Bob"}, "Q1", ""};
  Edge of_a_day = edge;
  of_a_day.to = bob.id;
  of_a_day.time = TimeSpan::Day(Date{-1});
  of_a_day.id = EdgeIdByTime(HeadOf(of_a_day));
  of_a_day.evidence_count = 1;
  const std::string given = EncodeContribution({ann, bob}, {{of_a_day, {piece}}});
  EXPECT_EQ(Hex(given),
            "03"
            "02"
            "00"
            "0000000000000003"
            "06706572736f6e"
            "03416e6e"
            "02"
            "0141"
            "03416e6e"
            "00"
            "0952757269"
            "74616e6961"
            "03"
            "06706572736f6e"
            "03426f62"
            "025131"
            "00"
            "01"
            "1d"
            "036d6574"
            "00"
            "01"
            "0161"
            "01");
  const Actor zoe{MakeActorId("", "person", "Zo\xc3\xab"), "person", "Zo\xc3\xab", {"Zo\xc3\xab"}, "", ""};
  EXPECT_EQ(Hex(EncodeContribution({zoe}, {})),
            "030102" + ToString(zoe.id) + "06706572736f6e" + "045a6fc3ab" + "000000");
  const std::optional<Contribution> contribution = Decode<Contribution>(given);
  ASSERT_TRUE(contribution.has_value());
  EXPECT_EQ(contribution->actors, (std::vector<Actor>{ann, bob}));
  EXPECT_EQ(contribution->edges.front().edge.id, of_a_day.id);
  const std::string bytes = EncodeEvidence({piece});
  EXPECT_EQ(Hex(bytes),
            "03"
            "01"
            "03"
            "01"
            "04d404"
            "00"
            "0172"
            "00"
            "8827");
  const std::string key = EvidenceKey(edge.id, piece.document);
  EXPECT_EQ(EvidenceIn(key, bytes), std::vector<Evidence>{piece});
  piece.trigger = {1, 3};
  piece.to = {7, 5};
  piece.place = "p";
  piece.confidence = 1 / 3.0;
  const std::string more = EncodeEvidence({piece});
  EXPECT_EQ(Hex(more),
            "03"
            "01"
            "77"
            "01"
            "04d404"
            "0104"
            "0a03"
            "00"
            "0172"
            "00"
            "0170"
            "00"
            "3fd5555555555555");
  EXPECT_EQ(EvidenceIn(key, more), std::vector<Evidence>{piece});
  EXPECT_EQ(Decode<std::vector<Evidence>>(Encode(std::vector<Evidence>{piece})), std::vector<Evidence>{piece});
}

void ExpectGiven(const GivenEdge& given, const Edge& edge) {
  EXPECT_EQ(PrintHead(HeadOf(given.edge)), PrintHead(HeadOf(edge)));
  EXPECT_EQ(given.edge.modality, edge.modality);
  EXPECT_EQ(given.evidence_count, edge.evidence_count);
}

TEST(Codec, ReadsWhatItWrites) {
  for (const Report& report : RandomReports(1, 50)) {
    for (const Actor& actor : report.actors) EXPECT_EQ(Decode<Actor>(Encode(actor)), actor);
    for (const ReportedEdge& edge : report.edges) {
      EXPECT_NE(RecordsOf(edge.edge), "");
      EXPECT_EQ(Decode<std::vector<Evidence>>(Encode(edge.evidence)), edge.evidence);
      const std::string key = EvidenceKey(edge.edge.id, report.document.id);
      EXPECT_EQ(EvidenceIn(key, EncodeEvidence(edge.evidence)), edge.evidence);
    }
    const auto contribution = Decode<Contribution>(EncodeContribution(report.actors, report.edges));
    ASSERT_TRUE(contribution.has_value());
    EXPECT_EQ(contribution->actors, report.actors);
    ASSERT_EQ(contribution->edges.size(), report.edges.size());
    for (size_t i = 0; i < report.edges.size(); ++i) ExpectGiven(contribution->edges[i], report.edges[i].edge);
  }
}

std::optional<Told> ToldIn(DocumentId document, std::string_view bytes) {
  return DecodeRecord<Told>(Family::kMeta, PendingKey(document), bytes, Names());
}

TEST(Codec, WritesAndReadsArticlesInOneValue) {
  Report report;
  report.document.id = DocumentId{9};
  report.document.text = "A b";
  const std::string document = Hex(Encode(StoredDocument{report.document, Date{2}}));
  EXPECT_EQ(Hex(EncodeTold(report, Date{2})),
            "01"
            "10" +
                document +
                "03412062"
                "03"
                "030000");
  for (const Report& random : RandomReports(4, 50)) {
    const std::string bytes = EncodeTold(random, Date{3});
    const std::optional<Told> told = ToldIn(random.document.id, bytes);
    ASSERT_TRUE(told.has_value());
    EXPECT_EQ(told->report, random);
    EXPECT_EQ(told->learned, Date{3});
    for (size_t size = 0; size < bytes.size(); size += 7) {
      EXPECT_FALSE(ToldIn(random.document.id, bytes.substr(0, size)).has_value()) << size;
    }
    EXPECT_FALSE(ToldIn(random.document.id, bytes + '\0').has_value());
    EXPECT_FALSE(ToldIn(random.document.id, '\2' + bytes.substr(1)).has_value());
  }
}

// A theme ends where the value ends: one that is longer has another theme.
void ExpectEdgesRefusedWithoutEndOrWithAnotherKey(const Edge& edge) {
  for (const IndexKey& index : RecordKeys(edge)) {
    const std::string bytes = EncodeEdge(index, edge);
    const IndexKey shorter{index.family, index.key.substr(0, 4)}, longer{index.family, index.key + '\1'};
    for (const IndexKey& wrong : {shorter, longer}) {
      EXPECT_FALSE(EdgeIn(wrong, bytes).has_value());
      if (index.family == Family::kEdge) continue;
      EXPECT_EQ(HeadIn(wrong), "none");
    }
    const size_t least = bytes.size() - edge.theme.size();
    for (size_t size = 0; size < least; ++size) EXPECT_FALSE(EdgeIn(index, bytes.substr(0, size)).has_value()) << size;
  }
}

TEST(Codec, RefusesEdgesOfUnknownNames) {
  const Edge edge = SomeEdge();
  for (const IndexKey& index : RecordKeys(edge)) {
    const std::string value = EncodeEdge(index, edge);
    for (const Names& too_few : {Names({"a"}), Names()}) {
      EXPECT_FALSE(DecodeRecord<Edge>(index.family, index.key, value, too_few).has_value());
      EdgeHead head;
      EXPECT_TRUE(index.family == Family::kEdge || !DecodeHead(index.family, index.key, too_few, &head));
    }
  }
}

TEST(Codec, NumbersNames) {
  const Names names({"b", "a"});
  EXPECT_EQ(names.NumberOf("a"), 1);
  EXPECT_EQ(names.NumberOf("c"), kNoName);
  EXPECT_EQ(*names.NameOf(0), "b");
  EXPECT_EQ(names.NameOf(2), nullptr);
  EXPECT_EQ(Hex(Encode(names.all())), "010201620161");
  const std::vector<std::string> more = names.With(TestOntology());
  EXPECT_EQ(more.size(), 2 + TestOntology().relations().size() + TestOntology().modalities().size());
  EXPECT_EQ(Names(more).With(TestOntology()), more);
}

template <class T>
void ExpectRefusedWhenCutOrLengthened(const T& value) {
  const std::string bytes = Encode(value);
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(Decode<T>(std::string_view(bytes).substr(0, size)).has_value()) << size;
  }
  EXPECT_FALSE(Decode<T>(bytes + '\0').has_value());
  EXPECT_FALSE(Decode<T>('\2' + bytes.substr(1)).has_value());
}

TEST(Codec, RefusesBytesThatEndEarlyOrLateAndOtherVersions) {
  const Report report = RandomReports(2, 1).front();
  ExpectRefusedWhenCutOrLengthened(report.actors.front());
  ExpectEdgesRefusedWithoutEndOrWithAnotherKey(report.edges.front().edge);
  ExpectRefusedWhenCutOrLengthened(report.edges.front().evidence);
  ExpectRefusedWhenCutOrLengthened(StoredDocument{report.document, Date{7}});
}

TEST(Codec, SurvivesRandomBytes) {
  std::mt19937_64 random(3);
  const Report report = RandomReports(3, 1).front();
  const std::string whole = Encode(report.edges.front().evidence);
  const std::string contribution = EncodeContribution(report.actors, report.edges);
  const std::string article = EncodeTold(report, Date{3});
  const std::vector<IndexKey> keys = RecordKeys(report.edges.front().edge);
  const std::string edge = EncodeEdge(keys.back(), report.edges.front().edge);
  for (int i = 0; i < 20000; ++i) {
    std::string bytes = whole;
    for (int flips = 1 + static_cast<int>(random() % 4); flips > 0; --flips) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    (void)Decode<std::vector<Evidence>>(bytes);
    (void)Decode<Contribution>(bytes);
    for (const IndexKey& index : keys) {
      std::string value = edge;
      value[random() % value.size()] = static_cast<char>(random());
      value.resize(random() % 2 == 0 ? random() % value.size() : value.size());
      (void)EdgeIn(index, value);
      IndexKey other = index;
      other.key[random() % other.key.size()] = static_cast<char>(random());
      other.key.resize(random() % 2 == 0 ? random() % other.key.size() : other.key.size());
      (void)EdgeIn(other, edge);
      if (other.family != Family::kEdge) (void)HeadIn(other);
    }
    std::string told = contribution;
    told[random() % told.size()] = static_cast<char>(random());
    (void)Decode<Contribution>(told);
    std::string all = article;
    all[random() % all.size()] = static_cast<char>(random());
    (void)ToldIn(report.document.id, all);
    (void)EvidenceIn(bytes.substr(0, 16), bytes);
    (void)EvidenceIn(bytes.substr(0, 16), '\3' + bytes.substr(1));
  }
}

}  // namespace
}  // namespace entente::store
