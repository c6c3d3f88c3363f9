#include "extract/read/read.h"

#include <gtest/gtest.h>

#include <random>

#include "extract/read/text.h"

namespace entente::extract {
namespace {

// "source|outlet|title|url|date|text" or the error.
std::string Print(const Result<Article>& result) {
  if (!result.ok()) return result.status().message();
  const Article& a = result.value();
  return a.source_id + "|" + a.outlet + "|" + a.title + "|" + a.url + "|" +
         (a.published ? a.published->ToString() : "") + "|" + a.text;
}

const InputPlace kFile{"dir/a.b.txt", 0, {}};
const InputPlace kLine{"pile.jsonl", 3, Date::Parse("2020-01-02")};

TEST(PlainText, GivesTitleAddressAndText) {
  const struct {
    const char *bytes, *expected;
  } kRows[] = {
      {"Envoys meet again\n\nThe envoys met.\n", "a.b||Envoys meet again|||Envoys meet again\n\nThe envoys met."},
      {"The envoys met.\n\nThey left.", "a.b|||||The envoys met.\n\nThey left."},
      {"https://www.example.org/x/y\n\nOne.\r\nTwo.\r", "a.b|example.org||https://www.example.org/x/y||One.\nTwo."},
      {"\xEF\xBB\xBFOne\x01 two.", "a.b|||||One  two."},
      {"", "dir/a.b.txt: empty; expected an article"},
      {" \n\t", "dir/a.b.txt: no text in it; expected the words of an article"},
      {"ab\xC3(", "dir/a.b.txt: byte 2 (0xC3) is not valid UTF-8; expected text in UTF-8"},
  };
  for (const auto& row : kRows) EXPECT_EQ(Print(ReadPlainText(row.bytes, kFile)), row.expected);
}

TEST(PlainText, RefusesWhatIsTooLarge) {
  EXPECT_EQ(Print(ReadPlainText(std::string(50'000'000, 'a'), kFile)),
            "dir/a.b.txt: 50000000 bytes long; an article may have at most 8 MiB");
}

TEST(JsonLine, ReadsOurKeysAndPolecats) {
  const struct {
    const char *line, *expected;
  } kRows[] = {
      {R"({"id":"x1","date":"2019-04-25","title":"T","text":"Body.","url":"u","outlet":"o"})",
       "x1|o|T|u|2019-04-25|T\n\nBody."},
      {R"({"id":7,"date":"2019-04-25T10:00:00Z","event_text":"Body."})", "7||||2019-04-25|Body."},
      {R"({"text":"Body.","title":null})", "pile:3||||2020-01-02|Body."},
      {R"({"title":"T"})", "pile.jsonl:3: no text; expected \"text\" or \"event_text\""},
      {R"({"text":5})", "pile:3||||2020-01-02|5"},
      {R"({"text":["a"]})", "pile.jsonl:3: \"text\" is array; expected text"},
      {R"({"text":"a","date":"2019-02-30"})", "pile.jsonl:3: \"2019-02-30\" is no date; expected YYYY-MM-DD"},
      {R"([1])", "pile.jsonl:3: a JSON array; expected an object"},
      {R"({"text":" "})", "pile.jsonl:3: no text in it; expected the words of an article"},
  };
  for (const auto& row : kRows) EXPECT_EQ(Print(ReadJsonLine(row.line, kLine)), row.expected);
  EXPECT_EQ(Print(ReadJsonLine("{\"text\":", kLine)),
            "pile.jsonl:3: broken JSON at byte 9; expected one object on the line");
}

TEST(Html, TakesTheArticleOutOfThePage) {
  const char kPage[] = R"(<!DOCTYPE html><html><head><title>Ministers meet - The Post</title>
    <meta property="og:title" content="Ministers meet"><meta property="og:site_name" content="The Post">
    <meta property="article:published_time" content="2021-03-04T05:06:07Z">
    <link rel="canonical" href="https://post.example/1"><script>var x = "<p>no</p>";</script></head>
    <body><nav><p>Home</p></nav><article><h1>Ministers meet</h1><p>The ministers <b>met</b>
    in town &amp; spoke.</p><aside><p>Advert</p></aside><p>They left.</p></article><footer><p>c</p></footer></body></html>)";
  EXPECT_EQ(Print(ReadHtml(kPage, kFile)),
            "a.b|The Post|Ministers meet|https://post.example/1|2021-03-04|"
            "Ministers meet\n\nThe ministers met in town & spoke.\n\nThey left.");
  EXPECT_EQ(Print(ReadHtml("<html><body><script>x</script></body></html>", kFile)),
            "dir/a.b.txt: a page without text; expected paragraphs");
  EXPECT_EQ(
      Print(ReadHtml(R"(<script type="application/ld+json">{"datePublished":"2020-05-06"}</script><p>A.</p>)", kFile)),
      "a.b||||2020-05-06|A.");
}

TEST(Html, SurvivesDepth) {
  std::string page = "<p>deep</p>";
  for (int i = 0; i < 5000; ++i) page += "<div>";
  EXPECT_EQ(Print(ReadHtml(page, kFile)), "a.b|||||deep");
}

TEST(Format, IsGuessedFromNameAndBytes) {
  EXPECT_EQ(GuessFormat("a.jsonl", ""), ArticleFormat::kJsonLines);
  EXPECT_EQ(GuessFormat("a.htm", ""), ArticleFormat::kHtml);
  EXPECT_EQ(GuessFormat("a.txt", "  <!DOCTYPE html>"), ArticleFormat::kHtml);
  EXPECT_EQ(GuessFormat("-", "Plain words"), ArticleFormat::kPlainText);
}

TEST(Identity, ComesFromContentAndDate) {
  const auto id = [](const char* text, const char* file, const char* date) {
    return ReadPlainText(text, {file, 0, Date::Parse(date)}).value().id;
  };
  EXPECT_EQ(id("One.", "a", "2020-01-01"), id("One.\n", "b", "2020-01-01"));
  EXPECT_NE(id("One.", "a", "2020-01-01"), id("One.", "a", "2020-01-02"));
  EXPECT_NE(id("One.", "a", "2020-01-01"), id("Two.", "a", "2020-01-01"));
}

TEST(Readers, SurviveRandomBytes) {
  std::mt19937 random(1);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes(random() % 200, '\0');
    for (char& c : bytes) c = static_cast<char>(random() % 3 ? "<>/pa\"{}:, \n&;"[random() % 14] : random());
    for (const auto& result : {ReadPlainText(bytes, kFile), ReadHtml(bytes, kFile), ReadJsonLine(bytes, kLine)}) {
      EXPECT_FALSE(result.ok() && FirstInvalidUtf8(result.value().text));
    }
  }
}

}  // namespace
}  // namespace entente::extract
