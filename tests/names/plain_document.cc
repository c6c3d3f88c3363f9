#include "plain_document.h"

namespace entente::extract {
namespace {

bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

bool IsQuote(std::string_view text, size_t at) {
  return text.substr(at, 3) == "“" || text.substr(at, 3) == "”" || text.substr(at, 3) == "’" ||
         text.substr(at, 3) == "‘";
}

size_t EndOfToken(std::string_view text, size_t at) {
  if (IsQuote(text, at)) return at + 3;
  if (text.substr(at, 2) == "'s") return at + 2;
  size_t end = at;
  while (end < text.size() && IsWordByte(text[end]) && !IsQuote(text, end)) ++end;
  return end == at ? at + 1 : end;
}

}  // namespace

Document PlainDocument(std::string_view text, std::string_view published) {
  Document document;
  document.article.text = text;
  document.article.published = Date::Parse(published);
  uint32_t sentence_begin = 0;
  const auto end_sentence = [&] {
    const auto end = static_cast<uint32_t>(document.tokens.size());
    if (end > sentence_begin) document.sentences.push_back({sentence_begin, end});
    sentence_begin = end;
  };
  for (size_t at = 0; at < text.size();) {
    if (text[at] == '\n') end_sentence();
    if (text[at] == '\n' || text[at] == ' ') {
      ++at;
      continue;
    }
    const size_t end = EndOfToken(text, at);
    document.tokens.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end)});
    at = end;
  }
  end_sentence();
  return document;
}

}  // namespace entente::extract
