#include "extract/language/print.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace entente::extract {
namespace {

// Calls line(sentence, token) for each token; what it returns is joined with spaces, a line a sentence.
template <class Item>
std::string Lines(const Document& document, Item item) {
  std::string out;
  for (TokenSpan sentence : document.sentences) {
    for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
      if (token > sentence.begin) out += ' ';
      out += item(sentence, token);
    }
    out += '\n';
  }
  return out;
}

std::string Numbered(const Document& document, TokenSpan sentence, uint32_t token) {
  return fmt::format("{}-{}", document.TokenText(token), token - sentence.begin + 1);
}

std::string Arc(const Analysis& analysis, TokenSpan sentence, uint32_t token) {
  const Word& word = analysis.words[token];
  const std::string child = Numbered(analysis.document, sentence, token);
  if (word.head < 0) return fmt::format("{}({})", word.relation, child);
  return fmt::format("{}({}, {})", word.relation,
                     Numbered(analysis.document, sentence, static_cast<uint32_t>(word.head)), child);
}

std::string OneLine(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return line;
}

bool SpaceAfter(const Document& document, TokenSpan sentence, uint32_t token) {
  return token + 1 == sentence.end || document.tokens[token].end < document.tokens[token + 1].begin;
}

void AppendConlluRow(const Analysis& analysis, TokenSpan sentence, uint32_t token, std::string* out) {
  const Word& word = analysis.words[token];
  const int head = word.head < 0 ? 0 : word.head - static_cast<int>(sentence.begin) + 1;
  fmt::format_to(std::back_inserter(*out), "{}\t{}\t{}\t_\t{}\t_\t{}\t{}\t_\t{}\n", token - sentence.begin + 1,
                 analysis.document.TokenText(token), word.lemma, word.tag, head, word.relation,
                 SpaceAfter(analysis.document, sentence, token) ? "_" : "SpaceAfter=No");
}

}  // namespace

std::string Print(const Document& document) {
  return Lines(document, [&](TokenSpan, uint32_t token) { return std::string(document.TokenText(token)); });
}

std::string PrintTags(const Analysis& analysis) {
  return Lines(analysis.document, [&](TokenSpan, uint32_t token) {
    const Word& word = analysis.words[token];
    return fmt::format("{}/{}/{}", analysis.document.TokenText(token), word.tag, word.lemma);
  });
}

std::string PrintTrees(const Analysis& analysis) {
  return Lines(analysis.document, [&](TokenSpan sentence, uint32_t token) { return Arc(analysis, sentence, token); });
}

std::string Print(const TimeExpression& time) {
  constexpr const char* kTypes[] = {"DATE", "TIME", "DURATION", "SET"};
  std::string text = fmt::format("{} {}", kTypes[static_cast<size_t>(time.type)], time.value);
  if (time.span.known()) text += fmt::format(" [{}]", time.span.ToString());
  return text;
}

std::string PrintConllu(const Analysis& analysis) {
  std::string out;
  for (TokenSpan sentence : analysis.document.sentences) {
    out += fmt::format("# text = {}\n", OneLine(analysis.document.Text(sentence)));
    for (uint32_t token = sentence.begin; token < sentence.end; ++token)
      AppendConlluRow(analysis, sentence, token, &out);
    out += '\n';
  }
  return out;
}

}  // namespace entente::extract
