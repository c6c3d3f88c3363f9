#include "span_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "extract/read/text.h"

namespace entente::extract {
namespace {

// Keeps the first broken promise.
class Promises {
 public:
  explicit Promises(std::string_view text) : text_(text), is_utf8_(!FirstInvalidUtf8(text)) {}

  template <class... Values>
  void Keep(bool kept, fmt::format_string<Values...> promise, Values&&... values) {
    if (!kept && broken_.empty()) broken_ = fmt::format(promise, std::forward<Values>(values)...);
  }

  // Bytes that are no UTF-8 have no character borders.
  void KeepInText(ByteSpan span, std::string_view what, size_t index) {
    Keep(span.begin <= span.end && span.end <= text_.size(), "{} {}: [{}, {}) leaves the text of {} bytes", what, index,
         span.begin, span.end, text_.size());
    Keep(IsBorder(span.begin) && IsBorder(span.end), "{} {}: [{}, {}) cuts a character", what, index, span.begin,
         span.end);
  }

  std::string broken() const { return broken_; }

 private:
  bool IsBorder(uint32_t at) const {
    return !is_utf8_ || at >= text_.size() || (static_cast<unsigned char>(text_[at]) & 0xC0) != 0x80;
  }

  std::string_view text_;
  bool is_utf8_;
  std::string broken_;
};

void CheckTokens(const Document& document, Promises* promises) {
  uint32_t end = 0;
  for (size_t i = 0; i < document.tokens.size(); ++i) {
    const ByteSpan token = document.tokens[i];
    promises->KeepInText(token, "token", i);
    promises->Keep(!token.empty() && token.begin >= end, "token {}: empty, or begins before {}", i, end);
    end = token.end;
  }
}

void CheckSentences(const Document& document, Promises* promises) {
  uint32_t end = 0;
  for (size_t i = 0; i < document.sentences.size(); ++i) {
    const TokenSpan sentence = document.sentences[i];
    promises->Keep(sentence.begin == end && sentence.begin < sentence.end, "sentence {}: [{}, {}) after {}", i,
                   sentence.begin, sentence.end, end);
    end = sentence.end;
  }
  promises->Keep(end == document.tokens.size(), "sentences end at token {} of {}", end, document.tokens.size());
}

// Steps from a token to the root of its sentence; more than the sentence has words where there is a circle.
uint32_t StepsToRoot(const Analysis& analysis, TokenSpan sentence, uint32_t token) {
  uint32_t steps = 0;
  for (auto at = static_cast<int32_t>(token); at >= 0 && steps <= sentence.size(); ++steps)
    at = analysis.words[static_cast<size_t>(at)].head;
  return steps;
}

void CheckTree(const Analysis& analysis, TokenSpan sentence, Promises* promises) {
  uint32_t roots = 0;
  for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
    const int32_t head = analysis.words[token].head;
    roots += head == -1;
    const bool inside = head == -1 || (head >= 0 && sentence.Contains(static_cast<uint32_t>(head)));
    promises->Keep(inside, "token {}: head {} outside of its sentence", token, head);
    if (!inside) return;
  }
  promises->Keep(roots == 1, "sentence at token {}: {} roots", sentence.begin, roots);
  for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
    promises->Keep(StepsToRoot(analysis, sentence, token) <= sentence.size(), "token {}: its heads run in a circle",
                   token);
  }
}

// Spans of tokens in text order, each with words in it, none in another.
template <class Item>
void CheckApart(const std::vector<Item>& items, size_t tokens, std::string_view what, Promises* promises) {
  uint32_t end = 0;
  for (size_t i = 0; i < items.size(); ++i) {
    const TokenSpan span = items[i].tokens;
    promises->Keep(span.begin < span.end && span.end <= tokens && span.begin >= end, "{} {}: [{}, {}) after {}", what,
                   i, span.begin, span.end, end);
    end = span.end;
  }
}

void CheckQuotations(const Analysis& analysis, Promises* promises) {
  const auto tokens = static_cast<int32_t>(analysis.words.size());
  uint32_t begin = 0;
  for (size_t i = 0; i < analysis.quotations.size(); ++i) {
    const Quotation& quote = analysis.quotations[i];
    promises->Keep(quote.tokens.begin >= begin && quote.tokens.begin <= quote.tokens.end &&
                       quote.tokens.end <= analysis.words.size(),
                   "quotation {}: [{}, {}) after {}", i, quote.tokens.begin, quote.tokens.end, begin);
    promises->Keep(quote.speaker >= -1 && quote.speaker < tokens && quote.cue >= -1 && quote.cue < tokens,
                   "quotation {}: speaker {}, cue {} of {} tokens", i, quote.speaker, quote.cue, tokens);
    begin = quote.tokens.begin;
  }
}

}  // namespace

std::string BrokenPromise(const Document& document) {
  Promises promises(document.article.text);
  CheckTokens(document, &promises);
  CheckSentences(document, &promises);
  return promises.broken();
}

std::string BrokenPromise(const Analysis& analysis) {
  const Document& document = analysis.document;
  Promises promises(document.article.text);
  promises.Keep(analysis.words.size() == document.tokens.size(), "{} words for {} tokens", analysis.words.size(),
                document.tokens.size());
  if (!promises.broken().empty()) return promises.broken();
  for (const TokenSpan sentence : document.sentences) CheckTree(analysis, sentence, &promises);
  const bool is_utf8 = !FirstInvalidUtf8(document.article.text);
  for (size_t i = 0; i < analysis.words.size(); ++i) {
    const Word& word = analysis.words[i];
    promises.Keep(!word.tag.empty() && !word.relation.empty(), "token {}: no tag or no relation", i);
    promises.Keep(!is_utf8 || !FirstInvalidUtf8(word.lemma), "token {}: its lemma is not UTF-8", i);
  }
  CheckApart(analysis.names, document.tokens.size(), "name", &promises);
  CheckApart(analysis.times, document.tokens.size(), "time", &promises);
  CheckQuotations(analysis, &promises);
  return promises.broken();
}

std::string BrokenPromise(const Resolved& resolved) {
  const size_t tokens = resolved.analysis.words.size(), entities = resolved.entities.size();
  Promises promises(resolved.analysis.document.article.text);
  const auto is_entity = [&](uint32_t entity) { return entity == kNoEntity || entity < entities; };
  uint32_t begin = 0;
  for (size_t i = 0; i < resolved.mentions.size(); ++i) {
    const Mention& mention = resolved.mentions[i];
    promises.Keep(
        mention.tokens.begin >= begin && mention.tokens.begin < mention.tokens.end && mention.tokens.end <= tokens,
        "mention {}: [{}, {}) after {}", i, mention.tokens.begin, mention.tokens.end, begin);
    promises.Keep(mention.tokens.Contains(mention.head), "mention {}: head {} outside of it", i, mention.head);
    promises.Keep(mention.title_tokens.begin <= mention.title_tokens.end && mention.title_tokens.end <= tokens,
                  "mention {}: title [{}, {})", i, mention.title_tokens.begin, mention.title_tokens.end);
    promises.Keep(is_entity(mention.entity) && is_entity(mention.title_of), "mention {}: no such entity", i);
    begin = mention.tokens.begin;
  }
  for (size_t i = 0; i < entities; ++i) {
    for (const uint32_t member : resolved.entities[i].members) {
      promises.Keep(member < entities, "entity {}: no such member {}", i, member);
    }
  }
  return promises.broken();
}

std::string BrokenPromise(const Report& report) {
  const std::string& text = report.document.text;
  Promises promises(text);
  const auto is_actor = [&](ActorId id) {
    return std::any_of(report.actors.begin(), report.actors.end(), [&](const Actor& actor) { return actor.id == id; });
  };
  for (size_t i = 0; i < report.edges.size(); ++i) {
    const auto& [edge, evidence] = report.edges[i];
    promises.Keep(is_actor(edge.from) && is_actor(edge.to), "edge {}: an actor that the report has not", i);
    promises.Keep(!evidence.empty(), "edge {}: no evidence", i);
    for (const Evidence& item : evidence) {
      const ByteSpan sentence = item.sentence_span;
      for (const ByteSpan span : {sentence, item.trigger, item.from, item.to}) promises.KeepInText(span, "edge", i);
      promises.Keep(item.sentence < report.document.sentence_count, "edge {}: sentence {}", i, item.sentence);
      if (promises.broken().empty())
        promises.Keep(item.words == text.substr(sentence.begin, sentence.size()), "edge {}: other words", i);
      promises.Keep(item.confidence >= 0 && item.confidence <= 1, "edge {}: confidence {}", i, item.confidence);
    }
  }
  return promises.broken();
}

}  // namespace entente::extract
