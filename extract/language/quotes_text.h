// A document as the attribution of quotations sees it: quoted spans, and the narrative around them.
#ifndef ENTENTE_EXTRACT_LANGUAGE_QUOTES_TEXT_H_
#define ENTENTE_EXTRACT_LANGUAGE_QUOTES_TEXT_H_

#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "extract/language/analysis.h"
#include "extract/language/quotes_spans.h"
#include "extract/language/quotes_words.h"

namespace entente::extract {

// Views of a document and its words, which outlive it. There is one word a token.
class QuoteText {
 public:
  QuoteText(const Document& document, std::span<const Word> words, std::span<const Name> names,
            const SpeechWords& speech);

  const Document& document() const { return document_; }
  const SpeechWords& speech() const { return speech_; }
  const std::vector<QuotedSpan>& spans() const { return spans_; }
  uint32_t size() const { return static_cast<uint32_t>(words_.size()); }

  std::string_view text(uint32_t token) const { return document_.TokenText(token); }
  const Word& word(uint32_t token) const { return words_[token]; }
  bool quoted(uint32_t token) const { return quoted_[token]; }
  uint32_t sentence_of(uint32_t token) const { return sentence_of_[token]; }
  TokenSpan sentence(uint32_t token) const { return document_.sentences[sentence_of_[token]]; }
  uint32_t paragraph_of(uint32_t token) const { return paragraph_of_[token]; }
  bool has_paragraphs() const { return !paragraph_of_.empty() && paragraph_of_.back() > 0; }

  bool IsMark(uint32_t token) const;  // a quotation mark
  bool IsWord(uint32_t token) const;  // letters or digits
  bool IsVerb(uint32_t token) const { return words_[token].tag.starts_with("VB"); }
  bool IsNominal(uint32_t token) const;  // noun, name or pronoun that may be a subject
  bool WordsBetween(uint32_t begin, uint32_t end) const;
  const Name* NameAt(uint32_t token) const {
    return name_of_[token] < 0 ? nullptr : &names_[static_cast<size_t>(name_of_[token])];
  }
  bool InPerson(uint32_t token) const { return NameAt(token) != nullptr && NameAt(token)->label == "Person"; }
  // The first word outside quotations that depends on `head` by one of the relations; -1 for none.
  int32_t Child(uint32_t head, std::initializer_list<std::string_view> relations) const;

 private:
  const Document& document_;
  std::span<const Word> words_;
  std::span<const Name> names_;
  const SpeechWords& speech_;
  std::vector<QuotedSpan> spans_;
  std::vector<bool> quoted_;
  std::vector<uint32_t> sentence_of_, paragraph_of_;
  std::vector<int32_t> name_of_;  // by token; -1 outside names
};

bool IsOneOf(std::string_view text, std::initializer_list<std::string_view> list);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_QUOTES_TEXT_H_
