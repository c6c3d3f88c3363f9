#include "extract/language/quotes_text.h"

#include <algorithm>

#include "extract/language/quotes_dashes.h"
#include "extract/language/quotes_paragraphs.h"

namespace entente::extract {

bool IsOneOf(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

QuoteText::QuoteText(const Document& document, std::span<const Word> words, std::span<const Name> names,
                     const SpeechWords& speech)
    : document_(document), words_(words), names_(names), speech_(speech), paragraph_of_(Paragraphs(document)) {
  name_of_.assign(words.size(), -1);
  for (size_t i = 0; i < names.size(); ++i) {
    const TokenSpan tokens = names[i].tokens;
    std::fill(name_of_.begin() + tokens.begin, name_of_.begin() + tokens.end, static_cast<int32_t>(i));
  }
  quoted_.resize(words.size());
  sentence_of_.resize(words.size());
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    const TokenSpan sentence = document.sentences[s];
    std::fill(sentence_of_.begin() + sentence.begin, sentence_of_.begin() + sentence.end, s);
  }
  spans_ = FindQuotedSpans(document, paragraph_of_);
  if (spans_.empty()) spans_ = FindDashedSpans(*this);
  for (const QuotedSpan& span : spans_) {
    std::fill(quoted_.begin() + span.tokens.begin, quoted_.begin() + span.tokens.end, true);
  }
}

bool QuoteText::IsMark(uint32_t token) const { return IsQuotationMark(text(token)); }

bool QuoteText::IsWord(uint32_t token) const {
  const auto c = static_cast<unsigned char>(text(token)[0]);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool QuoteText::IsNominal(uint32_t token) const {
  const std::string_view tag = words_[token].tag;
  if (IsMark(token)) return false;
  return tag.starts_with("NN") || tag == "PRP" || tag == "WP" || tag == "DT";
}

bool QuoteText::WordsBetween(uint32_t begin, uint32_t end) const {
  for (uint32_t token = begin; token < end; ++token) {
    if (IsWord(token)) return true;
  }
  return false;
}

int32_t QuoteText::Child(uint32_t head, std::initializer_list<std::string_view> relations) const {
  const TokenSpan span = sentence(head);
  for (uint32_t token = span.begin; token < span.end; ++token) {
    const bool child = words_[token].head == static_cast<int32_t>(head) && !quoted_[token] && !IsMark(token);
    if (child && IsOneOf(words_[token].relation, relations)) return static_cast<int32_t>(token);
  }
  return -1;
}

}  // namespace entente::extract
