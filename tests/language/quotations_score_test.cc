#include "train/quotations_score.h"

#include <gtest/gtest.h>

#include <string>

#include "extract/language/word_tables.h"
#include "train/print_spacing.h"

namespace entente::train {
namespace {

bool IsFirstPerson(std::string_view word) { return word == "I" || word == "me"; }

// The rows of LitBank's CoNLL form for sentences of token or token/entities, one sentence a line.
std::string Rows(const std::string& sentences) {
  std::string rows = "#begin document (x); part 0\n", item;
  for (const char c : sentences + "\n") {
    if (c != ' ' && c != '\n') {
      item += c;
      continue;
    }
    const size_t slash = item.find('/');
    rows += "x\t0\t0\t" + item.substr(0, slash) + "\t_\t_\t_\t_\t_\t_\t_\t_\t" +
            (slash == std::string::npos ? "_" : item.substr(slash + 1)) + "\n";
    item.clear();
    if (c == '\n') rows += "\n";
  }
  return rows;
}

QuotedText Read(const std::string& sentences, const std::string& quotations) {
  Result<QuotedText> text = ReadQuotedText("x", Rows(sentences), quotations, " ", IsFirstPerson);
  EXPECT_TRUE(text.ok()) << text.status().message();
  return text.ok() ? std::move(text).value() : QuotedText{};
}

std::string Print(const QuotedText& text) {
  std::string printed;
  for (const GoldQuotation& quotation : text.quotations) {
    printed +=
        text.text.substr(quotation.bytes.begin, quotation.bytes.size()) + " " + std::to_string(quotation.speaker) + "|";
  }
  return printed;
}

TEST(QuotedText, IsPutTogetherAsPrintHasIt) {
  const auto print = [](const std::vector<std::vector<std::string>>& sentences) {
    return PrintSentences(sentences, "\n").text;
  };
  EXPECT_EQ(print({{"\"", "No", ",", "\"", "said", "Ann", ",", "\"", "I", "do", "n't", ".", "\""}}),
            "\"No,\" said Ann, \"I don't.\"");
  EXPECT_EQ(print({{"“", "Is", "it", "Ann", "’s", "?", "”"}, {"(", "It", "was", ".", ")"}}),
            "“Is it Ann’s?”\n(It was.)");
  EXPECT_EQ(print({{"'", "The", "boys", "'", "boat", "?", "'"}}), "'The boys' boat?'");
  // A paragraph of speech that stays open: the next opens again.
  EXPECT_EQ(print({{"\"", "One", "."}, {"\"", "Two", ".", "\""}}), "\"One.\n\"Two.\"");
}

TEST(QuotedText, HasPlacesInTheText) {
  const QuotedText text = Read("“ Go , ” said the/(1 tall man/1) .", "QUOTE\tQ1\t0\t0\t0\t3\t“ Go , ”\n");
  EXPECT_EQ(text.text, "“Go,” said the tall man.");
  ASSERT_EQ(text.mentions.size(), 1u);
  EXPECT_EQ(text.text.substr(text.mentions[0].bytes.begin, text.mentions[0].bytes.size()), "the tall man");
}

TEST(QuotedText, FindsTheEntityOfASpeakersLabel) {
  const std::string sentences = "“ Go , ” said Ann/(7) .\n“ I/(3) may . ” “ No . ”";
  const std::string quotations =
      "QUOTE\tQ1\t0\t0\t0\t3\t\nQUOTE\tQ2\t1\t0\t1\t4\t\nQUOTE\tQ3\t1\t5\t1\t8\t\n"
      "ATTRIB\tQ1\tAnn-6\nATTRIB\tQ2\tNarrator-2\nATTRIB\tQ3\tNobody-9\n";
  EXPECT_EQ(Print(Read(sentences, quotations)), "“Go,” 7|“I may.” 3|“No.” -1|");
}

TEST(QuotedText, RefusesBadRows) {
  const auto message = [](const std::string& rows, const std::string& quotations) {
    return ReadQuotedText("x", rows, quotations, " ", IsFirstPerson).status().message();
  };
  EXPECT_EQ(message("x\t0\n", ""), "x:1: expected 13 columns");
  EXPECT_EQ(message(Rows("Ann/(a)"), ""), "x:2: expected numbers of entities");
  EXPECT_EQ(message(Rows("Ann/3)"), ""), "x:2: expected mention 3 to begin before it ends");
  EXPECT_EQ(message(Rows("Ann"), "QUOTE\tQ1\t0\t0\t4\t0\t"), "x:1: expected a quotation inside the text");
}

// Three quotations; the system is made of the same tokens, its speakers given as token numbers.
struct Sample {
  QuotedText gold;
  extract::Resolved system;
};

constexpr std::string_view kSentences =
    "“ Go , ” said Ann/(1) .\n“ Why ? ” he/(2) said .\n“ Because . ”\nBob/(2) left Ann/(1) .";

Sample MakeSample(std::vector<int32_t> speakers) {
  Sample sample;
  sample.gold = Read(std::string(kSentences),
                     "QUOTE\tQ1\t0\t0\t0\t3\t\nQUOTE\tQ2\t1\t0\t1\t3\t\nQUOTE\tQ3\t2\t0\t2\t3\t\n"
                     "ATTRIB\tQ1\tAnn-1\nATTRIB\tQ2\tBob-2\nATTRIB\tQ3\tAnn-1\n");
  extract::Analysis& analysis = sample.system.analysis;
  const std::vector<std::vector<std::string>> sentences = {{"“", "Go", ",", "”", "said", "Ann", "."},
                                                           {"“", "Why", "?", "”", "he", "said", "."},
                                                           {"“", "Because", ".", "”"},
                                                           {"Bob", "left", "Ann", "."}};
  const PrintedText printed = PrintSentences(sentences, " ");
  analysis.document.article.text = printed.text;
  analysis.document.tokens = printed.tokens;
  analysis.document.sentences = {{0, 7}, {7, 14}, {14, 18}, {18, 22}};
  for (uint32_t token = 0; token < 22; ++token) {
    const std::string_view words = analysis.document.TokenText(token);
    const bool name = words == "Ann" || words == "Bob", said = words == "said";
    analysis.words.push_back({name ? "NNP" : said ? "VBD" : "PRP", said ? "say" : std::string(words), -1, "dep"});
  }
  analysis.quotations = {{{1, 3}, speakers[0], 4}, {{8, 10}, speakers[1], 12}, {{15, 17}, speakers[2], -1}};
  // The system takes "he" for Ann.
  for (const auto& [token, entity] : {std::pair{5u, 0u}, {11u, 0u}, {18u, 1u}, {20u, 0u}}) {
    extract::Mention mention;
    mention.tokens = {token, token + 1};
    mention.head = token;
    mention.entity = entity;
    sample.system.mentions.push_back(mention);
  }
  sample.system.entities.resize(2);
  return sample;
}

std::string Score(const Sample& sample) {
  const Result<extract::SpeechWords> speech = extract::SpeechWords::Parse("[cue]\nsay = 1", "speech.toml");
  return Print(ScoreQuotations(sample.gold, sample.system, speech.value()));
}

TEST(QuotationScores, CountRightSpeakersByKind) {
  EXPECT_EQ(Score(MakeSample({5, 11, 20})),
            "quotations: P 100.00  R 100.00  of 3; 0 by nobody known left out below\n"
            "verb and name              told 100.00  right 100.00  by system's entity 100.00  of 1\n"
            "verb and other mention     told 100.00  right 100.00  by system's entity   0.00  of 1\n"
            "implicit                   told 100.00  right 100.00  by system's entity 100.00  of 1\n"
            "all                        told 100.00  right 100.00  by system's entity  66.67  of 3\n");
  EXPECT_EQ(Score(MakeSample({-1, 18, 18})),
            "quotations: P 100.00  R 100.00  of 3; 0 by nobody known left out below\n"
            "verb and name              told   0.00  right   0.00  by system's entity   0.00  of 1\n"
            "verb and other mention     told 100.00  right 100.00  by system's entity 100.00  of 1\n"
            "implicit                   told 100.00  right   0.00  by system's entity   0.00  of 1\n"
            "all                        told  66.67  right  33.33  by system's entity  33.33  of 3\n");
}

TEST(QuotationScores, CountSpansFromFirstToLastLetter) {
  Sample sample = MakeSample({5, 11, 20});
  sample.system.analysis.quotations[0].tokens = {0, 4};  // with its marks
  sample.system.analysis.quotations[1].tokens = {8, 12};
  sample.system.analysis.quotations.pop_back();
  const std::string printed = Score(sample);
  EXPECT_EQ(printed.substr(0, printed.find(';')), "quotations: P 50.00  R 33.33  of 3");
}

}  // namespace
}  // namespace entente::train
