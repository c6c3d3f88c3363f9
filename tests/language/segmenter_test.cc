#include "extract/language/segmenter.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>

#include "extract/language/characters.h"
#include "extract/language/print.h"

namespace entente::extract {
namespace {

const Segmenter& Shipped() {
  static const auto* segmenter = [] {
    Result<Segmenter> loaded = Segmenter::Load(ENTENTE_SOURCE_DIR "/models/segmenter.model");
    if (!loaded.ok()) ADD_FAILURE() << loaded.status().message();
    return new Segmenter(std::move(loaded).value());
  }();
  return *segmenter;
}

Document Split(const std::string& text) {
  Article article;
  article.text = text;
  return Shipped().Segment(std::move(article));
}

struct Row {
  std::string text, printed;
};

TEST(Segmenter, CutsTokens) {
  const Row rows[] = {
      {"", ""},
      {" \n\t ", ""},
      {"Talks ended.", "Talks ended .\n"},
      {"Lee's aides don't agree.", "Lee 's aides do n't agree .\n"},
      {"Lee’s aides don’t agree, they’ll wait.", "Lee ’s aides do n’t agree , they ’ll wait .\n"},
      {"the leaders' dinner", "the leaders ' dinner\n"},
      {"They cannot come, can't stay", "They can not come , ca n't stay\n"},
      {"O'Brien met Ma’ruf", "O'Brien met Ma’ruf\n"},
      {"Gen. Park met Lt. Col. Díaz in the U.S. capital", "Gen. Park met Lt. Col. Díaz in the U.S. capital\n"},
      {"the U.S.'s envoy", "the U.S. 's envoy\n"},
      {"J. K. Osei, J.K. Osei and U.Khan", "J. K. Osei , J.K. Osei and U. Khan\n"},
      {"No. 2 said No. Nothing", "No. 2 said No .\nNothing\n"},
      {"on Jan. 5, 2021, at 5:30 p.m. sharp", "on Jan. 5 , 2021 , at 5:30 p.m. sharp\n"},
      {"the Lee-Osei summit, Kim Yong-un", "the Lee - Osei summit , Kim Yong-un\n"},
      {"Seoul-based, Yo-jong’s", "Seoul - based , Yo-jong ’s\n"},
      {"a non-aggression pact, ex-minister, e-mail", "a non-aggression pact , ex-minister , e-mail\n"},
      {"a U.S.-led, 20-year-old plan", "a U.S. - led , 20 - year - old plan\n"},
      {"$3.5 billion, €20m, US$4 and 10,000 men", "$ 3.5 billion , € 20 m , US$ 4 and 10,000 men\n"},
      {"5-10%, 2018-2019, 2019-04-25, 9/11", "5 - 10 % , 2018 - 2019 , 2019-04-25 , 9/11\n"},
      {"in the '90s and the 1980s", "in the '90s and the 1980s\n"},
      {"“Yes,” he said. ‘No’", "“ Yes , ” he said .\n‘ No ’\n"},
      {"a pause... then—silence – and … more", "a pause ... then — silence – and … more\n"},
      {"see https://a.example.org/x?y=1, or www.b.com.", "see https://a.example.org/x?y=1 , or www.b.com .\n"},
      {"mail lee@ministry.gov.kr or @lee_kim (#peace)", "mail lee@ministry.gov.kr or @lee_kim ( #peace )\n"},
      {"Visit b.com today.Then go", "Visit b.com today .\nThen go\n"},
      {"AT&T and R&D at 5pm", "AT&T and R&D at 5 pm\n"},
      {"dont go, thats what Im Jong-seok said, im sure", "do nt go , that s what Im Jong-seok said , i m sure\n"},
      {"c’mon, y'all like him a alot", "c’m on , y' all like him a a lot\n"},
      {"thirty-five men of the 1970's, wheat at .45", "thirty - five men of the 1970's , wheat at .45\n"},
      {"call +41 or 4-5521, write to 53001-1123", "call +41 or 4-5521 , write to 53001-1123\n"},
      {"from 10-12 to 2001-2003", "from 10 - 12 to 2001 - 2003\n"},
      {"see minutes.doc and MAP.PDF", "see minutes.doc and MAP.PDF\n"},
      {"good :-) and ;) bad :(", "good :-) and ;) bad :(\n"},
      {"he said:<http://a.example.org/b>", "he said : < http://a.example.org/b >\n"},
      {"a th- the pre- and post-war deal, w/o him", "a th- the pre- and post-war deal , w/o him\n"},
      {"a <<draft>> for $$$, ----==>", "a << draft >> for $$$ , ----==>\n"},
      {"a Ph.D. student of Brandt Inc..", "a Ph.D. student of Brandt Inc. .\n"},
      {"apples, pears etc. Then", "apples , pears etc .\nThen\n"},
      {"apples, pears etc. and plums", "apples , pears etc. and plums\n"},
      {"и 北京 zażółć\u00A0gęślą", "и 北京 zażółć gęślą\n"},
      {"zero\u200Bwidth \u2028 lines", "zero width lines\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(Print(Split(row.text)), row.printed) << row.text;
}

TEST(Segmenter, CutsSentences) {
  const Row rows[] = {
      {"Osei flies to Bern\n\nOsei met Lee. They spoke.", "Osei flies to Bern\nOsei met Lee .\nThey spoke .\n"},
      {"One line\nanother line", "One line\nanother line\n"},
      {"“We agree. We will sign it tomorrow,” he said. She nodded.",
       "“ We agree .\nWe will sign it tomorrow , ” he said .\nShe nodded .\n"},
      {"\"Will it last?\" she asked.", "\" Will it last ? \" she asked .\n"},
      {"\"Will it last?\" Lee asked. He left.", "\" Will it last ? \" Lee asked .\nHe left .\n"},
      {"“Never!” President Ana Lindqvist said in Bern.", "“ Never ! ” President Ana Lindqvist said in Bern .\n"},
      {"“It will last.” Lee said no more.", "“ It will last . ”\nLee said no more .\n"},
      {"“Who knows?” Lee left. He was tired.", "“ Who knows ? ”\nLee left .\nHe was tired .\n"},
      {"Mr. Osei arrived. Dr. Lee left.", "Mr. Osei arrived .\nDr. Lee left .\n"},
      {"He lives in the U.S. The others do not.", "He lives in the U.S.\nThe others do not .\n"},
      {"Was it war? No! It was not.", "Was it war ?\nNo !\nIt was not .\n"},
      {"Lee (who had resigned.) came back.", "Lee ( who had resigned . ) came back .\n"},
      {"The minister told U.S. President Osei that Gen. Lindqvist and Sen. Ruiz would come on Jan. 5 or Feb. 11.",
       "The minister told U.S. President Osei that Gen. Lindqvist and Sen. Ruiz would come on Jan. 5 or Feb. 11 .\n"},
      {"President U.Davaadorj met J. P. Okafor under Resolution No. 14 in Ft. Brandt.",
       "President U. Davaadorj met J. P. Okafor under Resolution No. 14 in Ft. Brandt .\n"},
      {"\"We are ready. We will talk to anyone. That is all,\" Osei said. Lee did not answer.",
       "\" We are ready .\nWe will talk to anyone .\nThat is all , \" Osei said .\nLee did not answer .\n"},
      {"The law of Professor E. J. Brandt, Law No. (10) of 2021, was passed.",
       "The law of Professor E. J. Brandt , Law No. ( 10 ) of 2021 , was passed .\n"},
      {"Norland People's Party (NPP) Chairman Osei and the [old] Westland resistance met.",
       "Norland People 's Party ( NPP ) Chairman Osei and the [ old ] Westland resistance met .\n"},
      {"The Bank of Norland and the Foreign Ministry of Westland signed a deal with Prime Minister Ana Lindqvist.",
       "The Bank of Norland and the Foreign Ministry of Westland signed a deal with Prime Minister Ana Lindqvist .\n"},
      // A paragraph of lines that are about equally long is wrapped text.
      {"The delegations of both countries will meet again in the spring of next\n"
       "year, when the ministers hope that the borders will be open for those who\nlive there.",
       "The delegations of both countries will meet again in the spring of next year , when the ministers hope that "
       "the "
       "borders will be open for those who live there .\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(Print(Split(row.text)), row.printed) << row.text;
}

// The contract of Document, whatever the bytes are.
std::string Broken(const Document& document) {
  uint32_t end = 0, next = 0;
  for (const ByteSpan& token : document.tokens) {
    if (token.begin < end || token.empty() || token.end > document.article.text.size())
      return "a token is empty or overlaps";
    end = token.end;
  }
  for (const TokenSpan& sentence : document.sentences) {
    if (sentence.begin != next || sentence.empty()) return "a sentence is empty or leaves a gap";
    next = sentence.end;
  }
  return next == document.tokens.size() ? "" : "tokens are left over";
}

bool OnCharacterBorders(const Document& document) {
  const std::string& text = document.article.text;
  const auto inside = [&](uint32_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  for (const ByteSpan& token : document.tokens) {
    if (inside(token.begin) || inside(token.end)) return false;
  }
  return true;
}

TEST(Segmenter, EndsProseAtMarksAlone) {
  const Row rows[] = {
      {"The President of Norland U. Lindqvist received UNESCO Director Ann Lee on July 10.",
       "The President of Norland U. Lindqvist received UNESCO Director Ann Lee on July 10 .\n"},
      {"They had worked there for long -- Moss, Lee and Osei -- when it closed.",
       "They had worked there for long -- Moss , Lee and Osei -- when it closed .\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(Print(Split(row.text)), row.printed) << row.text;
}

TEST(Segmenter, EndsDatelines) {
  const Row rows[] = {
      {"OSLO — The minister met Lee.", "OSLO —\nThe minister met Lee .\n"},
      {"OSLO, May 3 (Agency) -- The minister met Lee.", "OSLO , May 3 ( Agency ) --\nThe minister met Lee .\n"},
      {"OSLO, June 10 - The minister met Lee.", "OSLO , June 10 -\nThe minister met Lee .\n"},
      {"Oslo /AGENCY/ The minister met Lee.", "Oslo / AGENCY /\nThe minister met Lee .\n"},
      {"OSLO - 3 May 2022: The minister met Lee.", "OSLO - 3 May 2022 :\nThe minister met Lee .\n"},
      {"OSLO: The minister met Lee in May to talk of trade and aid.",
       "OSLO :\nThe minister met Lee in May to talk of trade and aid .\n"},
      {"Oslo - The capital met Lee.", "Oslo - The capital met Lee .\n"},
      {"Lee met the PARTY (right) - Moss too.", "Lee met the PARTY ( right ) - Moss too .\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(Print(Split(row.text)), row.printed) << row.text;
}

TEST(Segmenter, KeepsItsContractOnRandomText) {
  const std::string_view pieces[] = {
      "a",    "B.",   "’s", "n't", "n’t",  "-", "--",     "“",      "”",          "'",       "\"",
      ".",    ",",    ":",  "/",   "&",    "@", "#",      "$",      "€",          "1",       "99",
      "é",    "İ",    "北", "\n",  "\n\n", " ", "\u00A0", "\u200D", "\U0001F600", "e\u0301", "http://",
      "www.", ".com", "(",  ")",   "…",    "_", "*",      "%",      "ß",          "ŉ",       "İ's"};
  std::mt19937 random(7);
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (size_t n = random() % 40; n > 0; --n) text += pieces[random() % std::size(pieces)];
    const Document document = Split(text);
    ASSERT_EQ(Broken(document), "") << text;
    ASSERT_TRUE(OnCharacterBorders(document)) << text;
  }
}

TEST(Segmenter, SurvivesRandomBytes) {
  std::mt19937 random(11);
  for (int i = 0; i < 1000; ++i) {
    std::string text(random() % 60, ' ');
    for (char& c : text) c = static_cast<char>(random());
    ASSERT_EQ(Broken(Split(text)), "") << testing::PrintToString(text);
  }
}

TEST(Segmenter, TakesLinearTimeOnWildText) {
  for (const std::string piece :
       {"a", ".", "-", "'", "a.", "a-", "1,", "1-", "@", "a@", "http://", "(", "\"", "’s", "é", "北", "x. ", "\n"}) {
    std::string text;
    while (text.size() < 300000) text += piece;
    const auto begin = std::chrono::steady_clock::now();
    ASSERT_EQ(Broken(Split(text)), "") << piece;
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10)) << piece;
  }
}

TEST(Characters, FoldsWordsForComparison) {
  EXPECT_EQ(FoldWord("Élysée’s"), "élysée's");
  EXPECT_EQ(FoldWord("ÇA\u2010VA"), "ça-va");
  EXPECT_EQ(FoldWord("bad\xff"), "bad\xff");
}

}  // namespace
}  // namespace entente::extract
