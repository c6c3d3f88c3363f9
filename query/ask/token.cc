#include "query/ask/token.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <sstream>

#include "query/nearest.h"

namespace entente::query {
namespace {

constexpr size_t kLongestPhrase = 6;
constexpr std::string_view kPresent = "PRESENT_REF";  // the TIMEX3 value of "now"
constexpr size_t kLongestGap = 3;                     // words that a star stands for

bool OpensQuote(std::string_view text) { return text == "\"" || text == "“" || text == "``"; }
bool ClosesQuote(std::string_view text) { return text == "\"" || text == "”" || text == "''"; }
bool EndsQuestion(std::string_view text) {
  return !text.empty() && text.find_first_not_of("?.!") == std::string_view::npos;
}

const extract::TimeExpression* TimeAt(const extract::Analysis& question, uint32_t i) {
  for (const auto& time : question.times) {
    if (time.tokens.begin == i && time.span.known()) return &time;
  }
  return nullptr;
}

// The words of a date that begins at `i` and needs a day of asking, where none is known: "April".
std::string UndatedAt(const extract::Analysis& question, uint32_t i) {
  if (question.document.article.published) return "";
  for (const auto& time : question.times) {
    const bool date = time.type == extract::TimexType::kDate && time.value != kPresent;
    if (time.tokens.begin == i && date && !time.span.known()) return std::string(question.document.Text(time.tokens));
  }
  return "";
}

QuestionToken TimeToken(const extract::Analysis& question, const extract::TimeExpression& time) {
  QuestionToken token = MakeToken(std::string(question.document.Text(time.tokens)));
  token.time = time.span;
  return token;
}

bool IsClosed(const extract::Document& document, uint32_t i) {
  for (uint32_t k = i + 1; k < document.tokens.size(); ++k) {
    if (ClosesQuote(document.TokenText(k))) return true;
  }
  return false;
}

uint32_t CloseOf(const extract::Document& document, uint32_t i) {
  const auto end = static_cast<uint32_t>(document.tokens.size());
  uint32_t close = i + 1;
  while (close < end && !ClosesQuote(document.TokenText(close))) ++close;
  return close;
}

// Marks around a name, or around the whole question, quote nothing.
bool QuotesNothing(const extract::Document& document, uint32_t i) {
  const uint32_t close = CloseOf(document, i);
  if (i == 0 && close + 1 >= document.tokens.size()) return true;
  for (uint32_t k = i + 1; k < close; ++k) {
    if (!std::isupper(static_cast<unsigned char>(document.TokenText(k)[0]))) return false;
  }
  return true;
}

// Moves `i` to the token behind the quotation that begins at it.
QuestionToken QuoteToken(const extract::Document& document, uint32_t* i) {
  const uint32_t close = CloseOf(document, *i);
  QuestionToken token = MakeToken(std::string(document.Text(extract::TokenSpan{*i + 1, close})));
  token.quote = true;
  *i = close + 1;
  return token;
}

// Where the words of a pattern stand in the tokens: the places of its star, and the end of it all.
struct PatternMatch {
  size_t star_begin = 0, star_end = 0;
  size_t end = 0;
};

bool WordsAt(const QuestionTokens& tokens, size_t i, const WordList& words) {
  if (i + words.size() > tokens.size()) return false;
  for (size_t k = 0; k < words.size(); ++k) {
    if (tokens[i + k].lower != words[k]) return false;
  }
  return true;
}

std::optional<PatternMatch> MatchPattern(const QuestionTokens& tokens, const RewriteForm& form) {
  if (!WordsAt(tokens, 0, form.before)) return std::nullopt;
  const size_t begin = form.before.size();
  if (!form.star) return PatternMatch{begin, begin, begin};
  for (size_t n = 1; n <= kLongestGap && begin + n <= tokens.size(); ++n) {
    if (WordsAt(tokens, begin + n, form.after)) return PatternMatch{begin, begin + n, begin + n + form.after.size()};
  }
  return std::nullopt;
}

QuestionTokens Apply(const QuestionTokens& tokens, const RewriteForm& form, const PatternMatch& match) {
  QuestionTokens written;
  for (const std::string& word : form.becomes) {
    if (word == kStar) {
      const QuestionTokens kept = Slice(tokens, match.star_begin, match.star_end);
      written.insert(written.end(), kept.begin(), kept.end());
    } else {
      written.push_back(MakeToken(word));
    }
  }
  const QuestionTokens rest = Slice(tokens, match.end, tokens.size());
  written.insert(written.end(), rest.begin(), rest.end());
  return written;
}

bool LemmasAt(const QuestionTokens& tokens, size_t i, const WordList& lemmas) {
  if (i + lemmas.size() > tokens.size()) return false;
  for (size_t k = 0; k < lemmas.size(); ++k) {
    const QuestionToken& token = tokens[i + k];
    if (token.quote || (token.lemma != lemmas[k] && token.lower != lemmas[k])) return false;
  }
  return true;
}

// The longest wording that stands at `i`.
const Wording* WordingAt(const QuestionTokens& tokens, size_t i, const QuestionWords& words) {
  const Wording* longest = nullptr;
  for (const Wording& wording : words.wordings) {
    const bool longer = !longest || wording.say.size() > longest->say.size();
    if (longer && LemmasAt(tokens, i, wording.say)) longest = &wording;
  }
  return longest;
}

}  // namespace

QuestionToken MakeToken(const std::string& word) {
  QuestionToken token;
  token.text = word;
  token.lower = InLowerCase(word);
  token.lemma = token.lower;
  return token;
}

QuestionTokens TokensOf(const extract::Analysis& question) {
  const auto& document = question.document;
  const auto end = static_cast<uint32_t>(document.tokens.size());
  QuestionTokens tokens;
  for (uint32_t i = 0; i < end;) {
    const std::string text(document.TokenText(i));
    if (const auto* time = TimeAt(question, i)) {
      tokens.push_back(TimeToken(question, *time));
      i = time->tokens.end;
    } else if (OpensQuote(text) && IsClosed(document, i) && !QuotesNothing(document, i)) {
      tokens.push_back(QuoteToken(document, &i));
    } else if (OpensQuote(text) || ClosesQuote(text)) {
      ++i;
    } else {
      const bool last = i + 1 == end || (i + 2 == end && ClosesQuote(document.TokenText(i + 1)));
      if (!EndsQuestion(text) || !last) {
        tokens.push_back(MakeToken(text));
        tokens.back().lemma = question.words[i].lemma;
        tokens.back().tag = question.words[i].tag;
        tokens.back().undated = UndatedAt(question, i);
      }
      ++i;
    }
  }
  return tokens;
}

bool At(const QuestionTokens& tokens, size_t i, const WordList& words) {
  return i < tokens.size() && !tokens[i].quote && Contains(words, tokens[i].lower);
}

size_t MatchPhrase(const QuestionTokens& tokens, size_t i, const WordList& phrases) {
  size_t longest = 0;
  std::string phrase;
  for (size_t n = 0; n < kLongestPhrase && i + n < tokens.size(); ++n) {
    if (tokens[i + n].quote) break;
    phrase += (n ? " " : "") + tokens[i + n].lower;
    if (Contains(phrases, phrase)) longest = n + 1;
  }
  return longest;
}

QuestionTokens Slice(const QuestionTokens& tokens, size_t begin, size_t end) {
  return {tokens.begin() + static_cast<std::ptrdiff_t>(begin), tokens.begin() + static_cast<std::ptrdiff_t>(end)};
}

std::string TextOf(const QuestionTokens& tokens, size_t begin, size_t end) {
  std::string text;
  for (size_t i = begin; i < end; ++i) text += (i > begin ? " " : "") + tokens[i].text;
  return text;
}

QuestionTokens Rewrite(QuestionTokens tokens, const QuestionWords& words, bool* source) {
  for (const RewriteForm& form : words.rewrites) {
    const auto match = MatchPattern(tokens, form);
    if (!match) continue;
    *source = *source || form.source;
    return Apply(tokens, form, *match);
  }
  return tokens;
}

QuestionTokens Reword(QuestionTokens tokens, const QuestionWords& words) {
  QuestionTokens written;
  for (size_t i = 0; i < tokens.size();) {
    const Wording* wording = WordingAt(tokens, i, words);
    if (!wording) {
      written.push_back(std::move(tokens[i++]));
      continue;
    }
    for (const std::string& word : wording->as) {
      written.push_back(MakeToken(word));
      written.back().tag = tokens[i].tag;
    }
    i += wording->say.size();
  }
  return written;
}

}  // namespace entente::query
