#include "extract/language/biaffine_parser.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/small_biaffine.h"
#include "tests/support/temporary_directory.h"

namespace entente::extract {
namespace {

using Words = std::vector<std::string_view>;

std::string ModelBytes() { return SmallBiaffine::Model(SmallBiaffine::Sections()).Bytes(); }

std::vector<std::vector<ParsedWord>> Trees(const BiaffineParser& parser, const std::vector<Words>& sentences) {
  Words all;
  std::vector<TokenSpan> spans;
  for (const Words& sentence : sentences) {
    const auto begin = static_cast<uint32_t>(all.size());
    all.insert(all.end(), sentence.begin(), sentence.end());
    spans.push_back({begin, static_cast<uint32_t>(all.size())});
  }
  const std::vector<ParsedWord> parsed = parser.Parse(all, spans);
  std::vector<std::vector<ParsedWord>> trees;
  for (const TokenSpan span : spans) trees.emplace_back(parsed.begin() + span.begin, parsed.begin() + span.end);
  return trees;
}

std::string PrintAll(const BiaffineParser& parser, const std::vector<Words>& sentences) {
  std::string text;
  for (const std::vector<ParsedWord>& tree : Trees(parser, sentences)) {
    for (const ParsedWord& word : tree)
      text += fmt::format("{} {} {}, ", parser.tags()[word.tag], word.head, parser.relations()[word.relation]);
    text += "\n";
  }
  return text;
}

ptrdiff_t Roots(const std::vector<ParsedWord>& tree) {
  return std::count_if(tree.begin(), tree.end(), [](const ParsedWord& word) { return word.head == -1; });
}

BiaffineParser SmallParser(ProductKernel kernel = ProductKernel::kPortable) {
  return BiaffineParser::Load(TemporaryDirectory().Write("small.model", ModelBytes()), kernel).value();
}

const std::vector<Words> kSentences = {{"They", "met", "in", "spring", "."}, {}, {"Yes"}, {"The", "two", "spoke"}};

TEST(BiaffineParser, GivesEachSentenceATreeInItsPlace) {
  const BiaffineParser parser = SmallParser();
  std::string alone;
  for (const Words& sentence : kSentences) alone += PrintAll(parser, {sentence});
  EXPECT_EQ(PrintAll(parser, kSentences), alone);
  for (const std::vector<ParsedWord>& tree : Trees(parser, kSentences)) EXPECT_EQ(Roots(tree), tree.empty() ? 0 : 1);
}

TEST(BiaffineParser, EveryKernelGivesTheSameTrees) {
  for (ProductKernel kernel : {ProductKernel::kAvx2, ProductKernel::kAvx512Vnni}) {
    if (!CanRun(kernel)) continue;
    EXPECT_EQ(PrintAll(SmallParser(kernel), kSentences), PrintAll(SmallParser(), kSentences));
  }
}

TEST(BiaffineParser, HangsThePartsOfALongSentenceFromItsFirstRoot) {
  const BiaffineParser parser = SmallParser();
  const std::vector<ParsedWord> tree = Trees(parser, {Words(600, "peace")}).front();
  ASSERT_EQ(tree.size(), 600u);
  const auto is_root = [](const ParsedWord& word) { return word.head == -1; };
  const auto root = std::find_if(tree.begin(), tree.end(), is_root) - tree.begin();
  EXPECT_LT(root, 256);
  EXPECT_EQ(Roots(tree), 1);
  size_t joined = 0;
  for (size_t i = 256; i < tree.size(); ++i) {
    const bool joins = tree[i].head == root;
    joined += joins;
    EXPECT_TRUE(joins || tree[i].head / 256 == static_cast<int32_t>(i / 256)) << i;
  }
  EXPECT_EQ(joined, 2u);
}

std::string LoadMessage(const std::vector<std::pair<std::string, std::string>>& sections) {
  const TemporaryDirectory directory;
  const std::string path = directory.Write("changed.model", SmallBiaffine::Model(sections).Bytes());
  Result<BiaffineParser> parser = BiaffineParser::Load(path);
  if (parser.ok()) return "loaded";
  const std::string message = parser.status().message();
  return message.starts_with(path + ": ") ? message.substr(path.size() + 2) : message;
}

// The small model with one section changed: without its last byte, or gone.
std::string WithoutLastByte(const std::string& name) {
  auto sections = SmallBiaffine::Sections();
  for (auto& [section, bytes] : sections) {
    if (section == name) bytes.pop_back();
  }
  return LoadMessage(sections);
}

std::string Without(const std::string& name) {
  auto sections = SmallBiaffine::Sections();
  std::erase_if(sections, [&](const auto& section) { return section.first == name; });
  return LoadMessage(sections);
}

TEST(BiaffineParser, SaysWhatIsWrongWithAModel) {
  EXPECT_EQ(LoadMessage(SmallBiaffine::Sections()), "loaded");
  EXPECT_EQ(Without("tags"), "not a usable model: it has no section \"tags\"");
  EXPECT_EQ(Without("layer1.backward.input"), "not a usable model: it has no section \"layer1.backward.input\"");
  EXPECT_EQ(WithoutLastByte("layers"), "expected 1 to 8 layers");
  EXPECT_EQ(WithoutLastByte("vocabulary"), "section \"vocabulary\": its size is wrong");
  EXPECT_EQ(WithoutLastByte("embedding"), "section \"embedding\": expected 43 rows");
  EXPECT_EQ(WithoutLastByte("pieces"), "section \"pieces\": its size is wrong");
  EXPECT_EQ(WithoutLastByte("norm"), "section \"norm\": its size is wrong");
  EXPECT_EQ(WithoutLastByte("arc"), "section \"arc\": its size is wrong");
  auto sections = SmallBiaffine::Sections();
  for (auto& [section, bytes] : sections) {
    if (section == "relation.head") bytes = sections[8].second;
  }
  EXPECT_EQ(LoadMessage(sections), "section \"relation.head\": it maps 6 to 12 numbers");
}

}  // namespace
}  // namespace entente::extract
