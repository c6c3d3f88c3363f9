#include "extract/language/names.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <memory>
#include <string>

#include "extract/knowledge/knowledge.h"
#include "extract/language/language_model.h"
#include "extract/language/names_features.h"
#include "tests/support/temporary_directory.h"

namespace entente::extract {
namespace {

constexpr const char* kModel = ENTENTE_SOURCE_DIR "/models/names.model";

struct Models {
  std::unique_ptr<Knowledge> knowledge;
  LanguageModel language;
  NameFinder names;
};

const Models& TheModels() {
  static const Models* models = [] {
    auto knowledge = Knowledge::Load(ENTENTE_BINARY_DIR "/share/entente/knowledge.bin");
    EXPECT_TRUE(knowledge.ok()) << knowledge.status().message();
    const Knowledge* known = knowledge.value().get();
    auto language = LanguageModel::Load(ENTENTE_SOURCE_DIR "/models");
    EXPECT_TRUE(language.ok()) << language.status().message();
    auto names = NameFinder::Load(kModel, {[known](std::string_view folded) { return known->GazetteerBits(folded); },
                                           [known](std::string_view folded) { return known->IsNamePrefix(folded); }});
    EXPECT_TRUE(names.ok()) << names.status().message();
    return new Models{std::move(knowledge).value(), std::move(language).value(), std::move(names).value()};
  }();
  return *models;
}

std::string Print(const Document& document, const std::vector<Name>& names) {
  std::string printed;
  for (const Name& name : names) {
    if (!printed.empty()) printed += "; ";
    printed.append(name.label).append(" ").append(document.Text(name.tokens));
  }
  return printed;
}

struct Row {
  const char* text;
  const char* names;
};

class NamesTest : public testing::TestWithParam<Row> {};

TEST_P(NamesTest, Finds) {
  Article article;
  article.text = GetParam().text;
  const Analysis analysis = TheModels().language.Parse(TheModels().language.Split(article));
  EXPECT_EQ(Print(analysis.document, TheModels().names.Find(analysis.document, analysis.words)), GetParam().names);
}

INSTANTIATE_TEST_SUITE_P(
    News, NamesTest,
    testing::Values(Row{"", ""}, Row{"The talks went on for hours.", ""},
                    Row{"Angela Merkel received Emmanuel Macron in Berlin.",
                        "Person Angela Merkel; Person Emmanuel Macron; Location Berlin"},
                    Row{"Angela Merkel met Emmanuel Macron. Merkel gave Macron a painting.",
                        "Person Angela Merkel; Person Emmanuel Macron; Person Merkel; Person Macron"},
                    Row{"President Moon Jae-in met Chinese officials.", "Person Moon Jae-in; NORP Chinese"},
                    Row{"The United Nations sent Antonio Guterres to Addis Ababa.",
                        "Organization United Nations; Person Antonio Guterres; Location Addis Ababa"},
                    // A family name that the text brought before with the given name.
                    Row{"Tarja Halonen visited Kenya. Halonen praised the government.",
                        "Person Tarja Halonen; Location Kenya; Person Halonen"},
                    Row{"JEDDAH: Saudi Arabia welcomed the deal.", "Location JEDDAH; Location Saudi Arabia"},
                    Row{"RUSSIA AND CHINA SIGN A TREATY IN MOSCOW",
                        "Location RUSSIA; Location CHINA; Location MOSCOW"}));

// What the model says does not depend on how long a document is before it is read in stretches.
TEST(Names, ReadsLongDocumentsInStretches) {
  Document document;
  const std::string sentence = "Angela Merkel visited Kenya . ";
  for (uint32_t i = 0; i < kNameStretch; ++i) {
    const auto first = static_cast<uint32_t>(document.tokens.size());
    uint32_t at = static_cast<uint32_t>(document.article.text.size());
    document.article.text += sentence;
    for (uint32_t size : {6, 6, 7, 5, 1}) {
      document.tokens.push_back({at, at + size});
      at += size + 1;
    }
    document.sentences.push_back({first, first + 5});
  }
  const auto stretches = NameStretches(document);
  EXPECT_EQ(stretches.size(), 5u);
  size_t sentences = 0;
  for (const auto& stretch : stretches) sentences += stretch.size();
  EXPECT_EQ(sentences, document.sentences.size());
  EXPECT_EQ(TheModels().names.Find(document, {}).size(), 2 * document.sentences.size());
}

TEST(Names, CutsEndlessSentences) {
  Document document;
  document.article.text.assign(3 * kNameStretch, 'A');
  for (uint32_t i = 0; i < 3 * kNameStretch; ++i) document.tokens.push_back({i, i + 1});
  document.sentences.push_back({0, 3 * kNameStretch});
  EXPECT_EQ(NameStretches(document).size(), 3u);
  TheModels().names.Find(document, {});
}

TEST(Names, TakeBytesThatAreNoText) {
  Document document;
  uint32_t state = 1;
  for (int i = 0; i < 4096; ++i) {
    state = state * 1664525 + 1013904223;
    document.article.text += static_cast<char>(state >> 24);
  }
  for (uint32_t i = 0; i + 8 <= 4096; i += 8) document.tokens.push_back({i, i + 1 + i % 7});
  document.sentences.push_back({0, static_cast<uint32_t>(document.tokens.size())});
  TheModels().names.Find(document, {});
}

TEST(NameLabels, MarkNames) {
  const NameLabels labels({"Place", "Person"});
  std::vector<Name> names;
  labels.AppendNames(std::vector<uint8_t>{0, 1, 2, 1, 3, 0, 3, 4, 4}, 10, &names);
  std::string printed;
  for (const Name& name : names) {
    printed += std::string(name.label) + " " + std::to_string(name.tokens.begin) + "-" +
               std::to_string(name.tokens.end) + "; ";
  }
  EXPECT_EQ(printed, "Place 11-13; Place 13-14; Person 14-15; Person 16-19; ");
}

// Known names are found over several tokens, whatever their case and hyphens.
TEST(Gazetteer, MarksTokensOfKnownNames) {
  const std::map<std::string, uint32_t, std::less<>> known = {{"korea", 1}, {"north korea", 2}};
  const Gazetteer gazetteer{
      [&](std::string_view folded) { return known.contains(folded) ? known.find(folded)->second : 0u; },
      [&](std::string_view folded) {
        const auto next = known.lower_bound(folded);
        return next != known.end() && next->first.starts_with(folded);
      }};
  Document document;
  document.article.text = "north NORTH - Korea";
  document.tokens = {{0, 5}, {6, 11}, {12, 13}, {14, 19}};
  document.sentences = {{0, 4}};
  std::string printed;
  for (const GazetteerHit& hit : FindInGazetteer(document, {0, 4}, gazetteer)) {
    printed += std::to_string(hit.begins) + std::to_string(hit.inside) + std::to_string(hit.longer) + " ";
  }
  EXPECT_EQ(printed, "000 222 022 132 ");
}

class BadModel : public testing::Test {
 protected:
  void SetUp() override {
    std::ifstream in(kModel, std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    ASSERT_GT(bytes_.size(), 1000u);
  }

  ErrorCode Load(const std::string& bytes) {
    return NameFinder::Load(TemporaryDirectory().Write("bad_names.model", bytes), {}).status().code();
  }

  std::string bytes_;
};

TEST_F(BadModel, IsRefused) {
  EXPECT_EQ(NameFinder::Load("/nowhere/names.model", {}).status().code(), ErrorCode::kIo);
  EXPECT_EQ(Load(""), ErrorCode::kCorrupt);
  EXPECT_EQ(Load(bytes_.substr(0, bytes_.size() / 2)), ErrorCode::kCorrupt);
  std::string changed = bytes_;
  changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] + 1);
  EXPECT_EQ(Load(changed), ErrorCode::kCorrupt);
}

TEST_F(BadModel, OfOtherKindOrShapeIsRefused) {
  ModelFileWriter other("tagger");
  other.Add("classes", "Person");
  EXPECT_EQ(Load(other.Bytes()), ErrorCode::kCorrupt);
  ModelFileWriter shape("names");
  shape.Add("classes", "Person");
  shape.Add("first", Quantise(std::vector<float>(16, 1.0f), 2));
  shape.Add("second", Quantise(std::vector<float>(16, 1.0f), 2));
  EXPECT_EQ(Load(shape.Bytes()), ErrorCode::kCorrupt);
}

}  // namespace
}  // namespace entente::extract
