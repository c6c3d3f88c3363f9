#include "store/codec.h"

#include <gtest/gtest.h>

#include <random>

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

std::vector<IndexKey> RecordKeys(const Edge& edge) {
  std::vector<IndexKey> keys = IndexKeys(edge);
  keys.push_back({Family::kEdge, Key(edge.id)});
  return keys;
}

std::string PrintHead(const EdgeHead& edge) {
  return ToString(edge.id) + " " + std::string(edge.relation) + " " + ToString(edge.from) + " " + ToString(edge.to) +
         " " + edge.time.ToString();
}

std::string HeadIn(const IndexKey& index, std::string_view value) {
  EdgeHead edge;
  return DecodeHead(index.family, index.key, value, &edge) ? PrintHead(edge) : "none";
}

// Family, key and value of every record of an edge, a line each.
std::string RecordsOf(const Edge& edge) {
  std::string lines;
  for (const IndexKey& index : RecordKeys(edge)) {
    const std::string value = EncodeEdge(index.family, index.key, edge);
    EXPECT_EQ(DecodeRecord<Edge>(index.family, index.key, value), edge) << FamilyName(index.family);
    EXPECT_EQ(HeadIn(index, value), PrintHead(HeadOf(edge))) << FamilyName(index.family);
    lines += FamilyName(index.family) + " " + Hex(index.key) + " " + Hex(value) + "\n";
  }
  return lines;
}

TEST(Codec, WritesTheDocumentedBytesOfAnEdge) {
  const std::string from = "0000000000000003", to = "0000000000000002", met = "036d6574", last = "8001",
                    newest = "80000000", id = "0000000000000001", rest = "01613fe0000000000000ac020200000174";
  EXPECT_EQ(RecordsOf(SomeEdge()), "adjacency " + from + "6d6574006f" + newest + id + " 25" + to + last + rest + "\n" +
                                       "adjacency " + to + "6d65740069" + newest + id + " 21" + from + last + rest +
                                       "\n" + "timeline " + from + newest + id + " 25" + to + met + last + rest + "\n" +
                                       "pair " + to + from + newest + id + " 21" + met + last + rest + "\n" +
                                       "timeline " + to + newest + id + " 21" + from + met + last + rest + "\n" +
                                       "time 07" + newest + id + " 21" + from + to + met + last + rest + "\n" +
                                       "edge " + id + " 21" + from + to + met + "01" + last + rest + "\n");
  Edge of_a_day = SomeEdge();
  of_a_day.time = TimeSpan::Day(Date{-1});
  const std::string key = Key(of_a_day.id);
  EXPECT_EQ(Hex(EncodeEdge(Family::kEdge, key, of_a_day)), "29" + from + to + met + "01" + rest);
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
            "02"
            "00"
            "01"
            "0000000000000001"
            "036d6574"
            "0000000000000003"
            "0000000000000002"
            "0161"
            "018001"
            "01"
            "ac02");
  const std::string bytes = EncodeEvidence({piece});
  EXPECT_EQ(Hex(bytes),
            "02"
            "01"
            "01"
            "02ac02"
            "0000"
            "0000"
            "0000"
            "00"
            "0172"
            "000000"
            "3fe0000000000000");
  const std::string key = EvidenceKey(edge.id, piece.document);
  EXPECT_EQ(DecodeRecord<std::vector<Evidence>>(Family::kEvidence, key, bytes), std::vector<Evidence>{piece});
  EXPECT_EQ(Decode<std::vector<Evidence>>(Encode(std::vector<Evidence>{piece})), std::vector<Evidence>{piece});
}

TEST(Codec, ReadsWhatItWrites) {
  for (const Report& report : RandomReports(1, 50)) {
    for (const Actor& actor : report.actors) EXPECT_EQ(Decode<Actor>(Encode(actor)), actor);
    for (const ReportedEdge& edge : report.edges) {
      EXPECT_NE(RecordsOf(edge.edge), "");
      EXPECT_EQ(Decode<std::vector<Evidence>>(Encode(edge.evidence)), edge.evidence);
    }
  }
}

void ExpectEdgesRefusedWhenCutOrLengthened(const Edge& edge) {
  for (const auto& [family, key] : RecordKeys(edge)) {
    const std::string bytes = EncodeEdge(family, key, edge);
    for (size_t size = 0; size < bytes.size(); ++size) {
      EXPECT_FALSE(DecodeRecord<Edge>(family, key, std::string_view(bytes).substr(0, size)).has_value()) << size;
    }
    EXPECT_FALSE(DecodeRecord<Edge>(family, key, bytes + '\0').has_value());
    EXPECT_FALSE(DecodeRecord<Edge>(family, key, '\1' + bytes.substr(1)).has_value());
    EXPECT_FALSE(DecodeRecord<Edge>(family, key.substr(0, 4), bytes).has_value());
    EXPECT_EQ(HeadIn({family, key.substr(0, 4)}, bytes), "none");
    EXPECT_EQ(HeadIn({family, key}, '\1' + bytes.substr(1)), "none");
    EXPECT_EQ(HeadIn({family, key}, ""), "none");
  }
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
  ExpectEdgesRefusedWhenCutOrLengthened(report.edges.front().edge);
  ExpectRefusedWhenCutOrLengthened(report.edges.front().evidence);
  ExpectRefusedWhenCutOrLengthened(StoredDocument{report.document, Date{7}});
}

TEST(Codec, SurvivesRandomBytes) {
  std::mt19937_64 random(3);
  const std::string whole = Encode(RandomReports(3, 1).front().edges.front().evidence);
  for (int i = 0; i < 20000; ++i) {
    std::string bytes = whole;
    for (int flips = 1 + static_cast<int>(random() % 4); flips > 0; --flips) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    (void)Decode<std::vector<Evidence>>(bytes);
    (void)Decode<Contribution>(bytes);
    (void)DecodeRecord<Edge>(Family::kTimeline, bytes, bytes);
    (void)DecodeRecord<std::vector<Evidence>>(Family::kEvidence, bytes.substr(0, 16), bytes);
  }
}

}  // namespace
}  // namespace entente::store
