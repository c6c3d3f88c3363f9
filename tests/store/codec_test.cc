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

  Edge edge;
  edge.id = EdgeId{1};
  edge.relation = "met";
  edge.from = ActorId{2};
  edge.to = ActorId{3};
  edge.modality = "a";
  edge.time = {Date{-1}, Date{64}, Granularity::kDay};
  edge.theme = "t";
  edge.confidence = 0.5;
  edge.evidence_count = 300;
  edge.document_count = 2;
  EXPECT_EQ(Hex(Encode(edge)),
            "01"
            "0000000000000001"
            "036d6574"
            "0000000000000002"
            "0000000000000003"
            "0161"
            "01"
            "8001"
            "01"
            "0174"
            "00"
            "00"
            "3fe0000000000000"
            "ac02"
            "02");

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

TEST(Codec, ReadsWhatItWrites) {
  for (const Report& report : RandomReports(1, 50)) {
    for (const Actor& actor : report.actors) EXPECT_EQ(Decode<Actor>(Encode(actor)), actor);
    for (const ReportedEdge& edge : report.edges) {
      EXPECT_EQ(Decode<Edge>(Encode(edge.edge)), edge.edge);
      EXPECT_EQ(Decode<std::vector<Evidence>>(Encode(edge.evidence)), edge.evidence);
    }
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
  ExpectRefusedWhenCutOrLengthened(report.edges.front().edge);
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
    (void)Decode<Edge>(bytes);
  }
}

}  // namespace
}  // namespace entente::store
