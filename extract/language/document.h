// Stage "split": an article's text, fixed for ever, with token and sentence spans over it.
#ifndef ENTENTE_EXTRACT_LANGUAGE_DOCUMENT_H_
#define ENTENTE_EXTRACT_LANGUAGE_DOCUMENT_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/article.h"

namespace entente::extract {

// Half-open range of token indices in a document.
struct TokenSpan {
  uint32_t begin = 0;
  uint32_t end = 0;

  friend auto operator<=>(const TokenSpan&, const TokenSpan&) = default;
  bool empty() const { return begin == end; }
  uint32_t size() const { return end - begin; }
  bool Contains(uint32_t token) const { return begin <= token && token < end; }
};

struct Document {
  Article article;
  std::vector<ByteSpan> tokens;      // in text order, never empty, never overlapping
  std::vector<TokenSpan> sentences;  // cover all tokens

  std::string_view TokenText(uint32_t token) const {
    return std::string_view(article.text).substr(tokens[token].begin, tokens[token].size());
  }
  // From the first byte of the span's first token to the last of its last; empty for an empty span.
  ByteSpan Bytes(TokenSpan span) const {
    return span.empty() ? ByteSpan{} : ByteSpan{tokens[span.begin].begin, tokens[span.end - 1].end};
  }
  std::string_view Text(ByteSpan bytes) const {
    return std::string_view(article.text).substr(bytes.begin, bytes.size());
  }
  std::string_view Text(TokenSpan span) const { return Text(Bytes(span)); }
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_DOCUMENT_H_
