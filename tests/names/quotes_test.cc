#include "extract/language/quotes.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <deque>
#include <sstream>
#include <string>

#include "extract/language/quotes_paragraphs.h"
#include "extract/language/quotes_spans.h"
#include "plain_document.h"

namespace entente::extract {
namespace {

const SpeechWords& Speech() {
  static const auto* speech =
      new Result<SpeechWords>(SpeechWords::Load(ENTENTE_SOURCE_DIR "/schemas/words/speech.toml"));
  EXPECT_TRUE(speech->ok()) << speech->status().message();
  return speech->value();
}

// A text whose tokens stand apart, as token or token/TAG/lemma/head/relation with the head's token index; one sentence
// a line, or up to "||", an empty line between paragraphs.
struct Annotated {
  Document document;
  std::vector<Word> words;
  std::deque<std::string> kept;  // what the words' views point to

  std::string_view Keep(std::string text) { return kept.emplace_back(std::move(text)); }
};

void AddToken(const std::string& item, Annotated* out) {
  std::istringstream parts(item);
  std::string form, tag = "NN", lemma, head, relation = "dep";
  std::getline(parts, form, '/');
  const bool letters = (form[0] >= 'a' && form[0] <= 'z') || (form[0] >= 'A' && form[0] <= 'Z');
  if (!letters) tag = ".";
  if (std::getline(parts, tag, '/')) std::getline(parts, lemma, '/');
  if (std::getline(parts, head, '/')) std::getline(parts, relation, '/');
  const auto begin = static_cast<uint32_t>(out->document.article.text.size());
  out->document.tokens.push_back({begin, begin + static_cast<uint32_t>(form.size())});
  out->document.article.text += form + " ";
  out->words.push_back(
      {out->Keep(tag), lemma.empty() ? form : lemma, head.empty() ? -1 : std::atoi(head.c_str()), out->Keep(relation)});
}

Annotated Annotate(const std::string& text) {
  Annotated out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    auto begin = static_cast<uint32_t>(out.document.tokens.size());
    const auto end_sentence = [&] {
      const auto end = static_cast<uint32_t>(out.document.tokens.size());
      if (end > begin) out.document.sentences.push_back({begin, end});
      begin = end;
    };
    std::istringstream items(line);
    for (std::string item; items >> item;) {
      if (item == "||") {
        end_sentence();
      } else {
        AddToken(item, &out);
      }
    }
    end_sentence();
    out.document.article.text += "\n";
  }
  return out;
}

std::string Print(const Document& document, const std::vector<Quotation>& quotations) {
  const auto word = [&](int32_t token) {
    return token < 0 ? std::string("-") : std::string(document.TokenText(static_cast<uint32_t>(token)));
  };
  std::string printed;
  for (const Quotation& quotation : quotations) {
    if (!printed.empty()) printed += "; ";
    printed.append(document.Text(quotation.tokens)).append(" | ").append(word(quotation.speaker)).append(" | ");
    printed.append(word(quotation.cue));
  }
  return printed;
}

struct Row {
  const char* text;
  const char* quotations;
};

class QuotesTest : public testing::TestWithParam<Row> {};

TEST_P(QuotesTest, Finds) {
  const Annotated text = Annotate(GetParam().text);
  EXPECT_EQ(Print(text.document, FindQuotations(text.document, text.words, {}, Speech())), GetParam().quotations);
}

INSTANTIATE_TEST_SUITE_P(
    Attribution, QuotesTest,
    testing::Values(
        Row{"“ We agree , ” Kim/NNP/Kim/5/nsubj said/VBD/say/-1/root .", "We agree , | Kim | said"},
        Row{"“ We agree , ” said/VBD/say/-1/root the/DT/the/7/det minister/NN/minister/5/nsubj .",
            "We agree , | minister | said"},
        // The tree gives no subject: the noun behind the verb is taken.
        Row{"“ We agree , ” said/VBD/say the/DT/the senior/JJ/senior minister/NN/minister .",
            "We agree , | minister | said"},
        Row{"Kim/NNP/Kim/1/nsubj said/VBD/say/-1/root : “ We agree . ”", "We agree . | Kim | said"},
        Row{"Kim/NNP/Kim/1/nsubj added/VBD/add/-1/root , “ We agree . ”", "We agree . | Kim | added"},
        // Interrupted by its clause of saying.
        Row{"“ Yes , ” Kim/NNP/Kim/5/nsubj said/VBD/say/-1/root , “ we agree . ”",
            "Yes , | Kim | said; we agree . | Kim | said"},
        // A sentence that runs on without a verb of saying.
        Row{"“ Yes , ” Kim/NNP/Kim/5/nsubj said/VBD/say/-1/root .\n“ We do agree . ”",
            "Yes , | Kim | said; We do agree . | Kim | -"},
        Row{"“ It is over , ” Putin/NNP/Putin/8/nsubj:pass was/VBD/be/8/aux:pass quoted/VBN/quote/-1/root "
            "by/IN/by/10/case "
            "TASS/NNP/TASS/8/obl as/IN/as/12/mark saying/VBG/say/8/advcl .",
            "It is over , | Putin | quoted"},
        // "Under" is tagged as what it mostly is.
        Row{"“ It is over , ” said/VBD/say/-1/root Under/IN/under/8/case Secretary/NNP/Secretary/8/compound "
            "Zeya/NNP/Zeya/5/obl .",
            "It is over , | Zeya | said"},
        // Of "the agency quoted him as saying" he is the speaker.
        Row{"“ It is over , ” TASS/NNP/TASS/7/nsubj quoted/VBD/quote/-1/root Putin/NNP/Putin/7/obj "
            "as/IN/as/10/mark saying/VBG/say/7/advcl .",
            "It is over , | Putin | saying"},
        Row{"Kim/NNP/Kim/1/nsubj spoke/VBD/speak/-1/root , adding/VBG/add/1/advcl that/IN/that “ all went well . ”",
            "all went well . | Kim | adding"},
        Row{"He/PRP/he/1/nsubj called/VBD/call/-1/root it/PRP/it/1/obj “ a/DT/a/5/det success/NN/success/1/xcomp ” .",
            "a success | He | called"},
        Row{"According/VBG/accord/1/case to/IN/to/2/fixed Lee/NNP/Lee/9/obl , “ the whole thing was/VBD/be/-1/root "
            "over ” .",
            ""},
        Row{"“ The talks are over , ” according/VBG/according/9/case to/IN/to/7/fixed Lee/NNP/Lee/-1/obl .",
            "The talks are over , | Lee | according"}));

INSTANTIATE_TEST_SUITE_P(
    BehindCut, QuotesTest,
    testing::Values(
        // The splitter has ended the sentence at the question.
        Row{"“ Is it so ? ” || Lee/NNP/Lee/7/nsubj asked/VBD/ask/-1/root .", "Is it so ? | Lee | asked"},
        Row{"“ Is it so ? ” || Lee/NNP/Lee/8/nsubj had/VBD/have/8/aux asked/VBN/ask/-1/root them/PRP/they/8/obj .",
            "Is it so ? | Lee | asked"},
        Row{"“ It is ! ” || shouted/VBD/shout/-1/root Lee/NNP/Lee/6/nsubj .", "It is ! | Lee | shouted"},
        // What the next sentence tells of after its own verb is not said of the question.
        Row{"“ Is it so ? ” || Kim/NNP/Kim/7/nsubj left/VBD/leave/-1/root when/WRB/when/10/advmod Lee/NNP/Lee/10/nsubj "
            "said/VBD/say/7/advcl no .",
            "Is it so ? | - | -"},
        // The verb introduces the next quotation.
        Row{"“ Is it so ? ” || Lee/NNP/Lee/7/nsubj said/VBD/say/-1/root : “ It is . ”",
            "Is it so ? | - | -; It is . | Lee | said"}));

INSTANTIATE_TEST_SUITE_P(
    Marks, QuotesTest,
    testing::Values(
        // Words in marks inside a noun phrase are no speech.
        Row{"He/PRP/he/1/nsubj praised/VBD/praise/-1/root a/DT/a/5/det “ new/JJ/new/5/amod era/NN/era/1/obj ” .",
            "new era | He | praised"},
        Row{"He/PRP/he/1/nsubj stressed/VBD/stress/-1/root an/DT/an/6/det “ open/JJ/open/6/amod ” door/NN/door/1/obj .",
            ""},
        Row{"It/PRP/it/2/nsubj:pass was/VBD/be/2/aux:pass called/VBN/call/-1/root “ a/DT/a/5/det hoax/NN/hoax/2/xcomp "
            "” "
            "by/IN/by/8/case Lee/NNP/Lee/2/obl .",
            "a hoax | Lee | called"},
        Row{"They/PRP/they/1/nsubj promised/VBD/promise/-1/root “ more/JJR/more/4/amod work/NN/work/1/obj ” "
            "and/CC/and/8/cc "
            "“ less/JJR/less/9/amod tax/NN/tax/4/conj ” .",
            "more work | They | promised; less tax | They | promised"},
        Row{"The/DT/the/3/det “ hermit/NN/hermit/3/compound kingdom/NN/kingdom/5/nsubj ” opened/VBD/open/-1/root .",
            ""},
        Row{"Kim/NNP/Kim/1/nsubj said/VBD/say/-1/root : “ We agree . We always did . ”",
            "We agree . We always did . | Kim | said"},
        // The opening mark comes again with each paragraph of one speech.
        Row{"Kim/NNP/Kim/1/nsubj said/VBD/say/-1/root : “ We agree .\n\n“ And we hope . ”",
            "We agree . | Kim | said; And we hope . | Kim | -"},
        Row{"Kim/NNP/Kim/1/nsubj said/VBD/say/-1/root : \" We agree . \"", "We agree . | Kim | said"},
        Row{"“ Nobody closes this .\n\nHe left .", ""}));

INSTANTIATE_TEST_SUITE_P(Turns, QuotesTest,
                         testing::Values(
                             // Two who speak by turns.
                             Row{"“ Why ? ” Kim/NNP/Kim/5/nsubj asked/VBD/ask/-1/root .\n"
                                 "“ We know , ” Lee/NNP/Lee/13/nsubj said/VBD/say/-1/root .\n“ No ? ”\n“ Yes . ”",
                                 "Why ? | Kim | asked; We know , | Lee | said; No ? | Kim | -; Yes . | Lee | -"},
                             // A report goes on with who was said to think something.
                             Row{"Kim/NNP/Kim/1/nsubj hoped/VBD/hope/-1/root .\n“ We will see . ”",
                                 "We will see . | Kim | -"},
                             Row{"— Yes , he/PRP/he/4/nsubj said/VBD/say/-1/root .\n— No .\n— Why ?",
                                 "Yes | he | said; No . | - | -; Why ? | he | -"}));

TEST(QuotedSpans, TellApostrophesFromSingleMarks) {
  const auto printed = [](std::string_view text) {
    const Document document = PlainDocument(text, "");
    std::string out;
    for (const QuotedSpan& span : FindQuotedSpans(document, Paragraphs(document)))
      out.append(document.Text(span.tokens)).append("|");
    return out;
  };
  EXPECT_EQ(printed("He said: ‘we agree’, and left"), "we agree|");
  EXPECT_EQ(printed("He said: 'we agree', and left"), "we agree|");
  EXPECT_EQ(printed("The leaders' talks and Kim’s visit"), "");
  EXPECT_EQ(printed("“They are ‘calm’ now”"), "They are ‘calm’ now|");
  EXPECT_EQ(printed("\"One\" and \"two\""), "One|two|");
  EXPECT_EQ(printed("He saw 'em go and 'twas late"), "");
  EXPECT_EQ(printed("“One.\n\nTwo.” Three"), "One.\n\nTwo.|");
  EXPECT_EQ(printed("“”"), "");
}

TEST(Paragraphs, AreLostWhereEachSentenceHasItsLine) {
  const auto count = [](const std::string& text) {
    const Annotated annotated = Annotate(text);
    const std::vector<uint32_t> paragraphs = Paragraphs(annotated.document);
    return paragraphs.empty() ? 0 : paragraphs.back() + 1;
  };
  std::string lines;
  for (int i = 0; i < 9; ++i) lines += "They talked .\n";
  EXPECT_EQ(count(lines), 9);  // a newspaper may print them so
  EXPECT_EQ(count(lines + "“ One .\nTwo . ”\n"), 1);
  EXPECT_EQ(count(lines + "“ One .\n“ Two . ”\n"), 11);  // speech of two paragraphs
  EXPECT_EQ(count("“ One .\nTwo . ”\n"), 2);             // too short to tell
  EXPECT_EQ(count(lines + "So . || And so . || And so .\n“ One .\nTwo . ”\n"), 12);
}

TEST(SpeechWords, RefuseBadFiles) {
  const auto message = [](std::string_view toml) { return SpeechWords::Parse(toml, "speech.toml").status().message(); };
  EXPECT_EQ(message("[verbs]\nsay = 1"),
            "speech.toml:2: expected one of the tables cue, beside, indirect, quoted, according, addressee, person, "
            "mute for \"say\" in [verbs]");
  EXPECT_EQ(message("[cue]\nsay = 2"), "speech.toml:2: expected the number 1 for \"say\" in [cue]");
}

}  // namespace
}  // namespace entente::extract
