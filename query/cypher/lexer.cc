#include "query/cypher/lexer.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <optional>

#include "query/error.h"

namespace entente::query {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }
bool IsWordStart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool IsWordPart(char c) { return IsWordStart(c) || IsDigit(c); }

std::optional<size_t> FirstBadByte(std::string_view text) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (size_t at = 0; at < text.size();) {
    utf8proc_int32_t code_point = 0;
    const auto size = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
    if (size <= 0) return at;
    at += static_cast<size_t>(size);
  }
  return std::nullopt;
}

// Where a name has a character that is neither letter, mark, digit nor connector.
std::optional<size_t> FirstNoLetter(std::string_view name) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(name.data());
  for (size_t at = 0; at < name.size();) {
    utf8proc_int32_t code_point = 0;
    const auto size = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(name.size() - at), &code_point);
    const utf8proc_category_t category = utf8proc_category(code_point);
    const bool fits = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
    if (size <= 0 || (!fits && category != UTF8PROC_CATEGORY_PC)) return at;
    at += static_cast<size_t>(size);
  }
  return std::nullopt;
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Result<std::vector<Token>> Run() {
    if (const auto bad = FirstBadByte(text_)) {
      return ErrorAt(text_.substr(0, *bad), *bad, fault::kInvalidUnicodeCharacter, "a byte that is no UTF-8");
    }
    while (failure_.ok() && SkipBlank() && at_ < text_.size()) ReadToken();
    if (!failure_.ok()) return failure_;
    tokens_.push_back({TokenKind::kEnd, "", {text_.size(), text_.size()}});
    return std::move(tokens_);
  }

 private:
  char Peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool At(std::string_view expected) const { return text_.substr(at_, expected.size()) == expected; }

  void Fail(size_t offset, std::string_view message, const Fault& fault = fault::kUnexpectedSyntax) {
    if (failure_.ok()) failure_ = ErrorAt(text_, offset, fault, message);
  }

  void Push(TokenKind kind, size_t begin, std::string text) {
    tokens_.push_back({kind, std::move(text), {begin, at_}});
  }

  bool SkipBlank() {
    while (at_ < text_.size()) {
      if (IsSpace(Peek())) {
        ++at_;
      } else if (At("//")) {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (At("/*")) {
        const size_t end = text_.find("*/", at_ + 2);
        if (end == std::string_view::npos) return Fail(at_, "a comment that does not end; expected */"), false;
        at_ = end + 2;
      } else {
        break;
      }
    }
    return true;
  }

  void ReadToken() {
    const char c = Peek();
    if (IsWordStart(c)) return ReadWord();
    if (IsDigit(c) || (c == '.' && IsDigit(Peek(1)))) return ReadNumber();
    if (c == '\'' || c == '"') return ReadString(c);
    if (c == '`') return ReadQuotedWord(TokenKind::kQuotedWord, at_);
    if (c == '$') return ReadParameter();
    ReadSymbol();
  }

  void ReadWord() {
    const size_t begin = at_;
    while (IsWordPart(Peek())) ++at_;
    if (const auto bad = FirstNoLetter(text_.substr(begin, at_ - begin))) {
      return Fail(begin + *bad, "a character that has no meaning here", fault::kInvalidUnicodeCharacter);
    }
    Push(TokenKind::kWord, begin, std::string(text_.substr(begin, at_ - begin)));
  }

  void ReadDigits() {
    while (IsDigit(Peek())) ++at_;
  }

  // A point belongs to the number only where a digit follows: "1..3" is a range.
  void ReadNumber() {
    const size_t begin = at_;
    if (Peek() == '0' && (Peek(1) == 'x' || Peek(1) == 'o')) return ReadBased(begin);
    TokenKind kind = TokenKind::kInteger;
    ReadDigits();
    if (Peek() == '.' && IsDigit(Peek(1))) {
      kind = TokenKind::kFloat;
      ++at_;
      ReadDigits();
    }
    if (AtExponent()) {
      kind = TokenKind::kFloat;
      at_ += 2;
      ReadDigits();
    }
    EndNumber(kind, begin);
  }

  bool AtExponent() const {
    if (Peek() != 'e' && Peek() != 'E') return false;
    return IsDigit(Peek(1)) || ((Peek(1) == '-' || Peek(1) == '+') && IsDigit(Peek(2)));
  }

  void ReadBased(size_t begin) {
    at_ += 2;
    while (IsWordPart(Peek())) ++at_;
    EndNumber(TokenKind::kInteger, begin);
  }

  void EndNumber(TokenKind kind, size_t begin) {
    if (IsWordStart(Peek())) kind = TokenKind::kBrokenNumber;
    while (IsWordPart(Peek())) ++at_;
    Push(kind, begin, std::string(text_.substr(begin, at_ - begin)));
  }

  void ReadString(char quote) {
    const size_t begin = at_++;
    std::string value;
    while (at_ < text_.size() && Peek() != quote) {
      if (Peek() == '\\') {
        if (!ReadEscape(&value)) return;
      } else {
        value += text_[at_++];
      }
    }
    if (at_ >= text_.size()) return Fail(begin, fmt::format("a string that does not end; expected {}", quote));
    ++at_;
    Push(TokenKind::kString, begin, std::move(value));
  }

  bool ReadEscape(std::string* value) {
    constexpr std::string_view kEscapes = "bfnrt'\"\\`", kMeanings = "\b\f\n\r\t'\"\\`";
    const size_t begin = at_++;
    const char c = Peek();
    ++at_;
    if (c == 'u' || c == 'U') return ReadCodePoint(begin, c == 'u' ? 4 : 8, value);
    const size_t which = kEscapes.find(c);
    if (c == '\0' || which == std::string_view::npos) return Fail(begin, "an unknown escape in a string"), false;
    *value += kMeanings[which];
    return true;
  }

  bool ReadCodePoint(size_t begin, size_t digits, std::string* value) {
    int32_t code_point = 0;
    for (size_t i = 0; i < digits; ++i, ++at_) {
      const size_t digit = std::string_view("0123456789abcdef").find(static_cast<char>(Peek() | 0x20));
      if (Peek() == '\0' || digit == std::string_view::npos || code_point > 0x10FFFF) {
        return Fail(begin, fmt::format("expected {} hexadecimal digits", digits), fault::kInvalidUnicodeLiteral), false;
      }
      code_point = code_point * 16 + static_cast<int32_t>(digit);
    }
    if (!utf8proc_codepoint_valid(code_point)) {
      return Fail(begin, "there is no such character", fault::kInvalidUnicodeLiteral), false;
    }
    utf8proc_uint8_t bytes[4];
    const auto size = utf8proc_encode_char(code_point, bytes);
    value->append(reinterpret_cast<const char*>(bytes), static_cast<size_t>(size));
    return true;
  }

  void ReadQuotedWord(TokenKind kind, size_t begin) {
    std::string name;
    for (++at_; at_ < text_.size(); ++at_) {
      if (Peek() != '`') {
        name += Peek();
      } else if (Peek(1) == '`') {
        name += text_[at_++];
      } else {
        break;
      }
    }
    if (at_ >= text_.size()) return Fail(begin, "a quoted name that does not end; expected `");
    ++at_;
    Push(kind, begin, std::move(name));
  }

  void ReadParameter() {
    const size_t begin = at_++;
    if (Peek() == '`') return ReadQuotedWord(TokenKind::kParameter, begin);
    while (IsWordPart(Peek())) ++at_;
    if (at_ == begin + 1) return Fail(begin, "expected the name of a parameter after $");
    Push(TokenKind::kParameter, begin, std::string(text_.substr(begin + 1, at_ - begin - 1)));
  }

  void ReadSymbol() {
    constexpr std::string_view kLong[] = {"<>", "<=", ">=", "=~", "..", "+="};
    constexpr std::string_view kShort = "()[]{},.:;|=<>+-*/%^!&";
    const size_t begin = at_;
    for (std::string_view symbol : kLong) {
      if (!At(symbol)) continue;
      at_ += symbol.size();
      return Push(TokenKind::kSymbol, begin, std::string(symbol));
    }
    if (kShort.find(Peek()) == std::string_view::npos || Peek() == '\0') {
      const bool ascii = static_cast<unsigned char>(Peek()) < 0x80;
      return Fail(at_, "a character that has no meaning here",
                  ascii ? fault::kUnexpectedSyntax : fault::kInvalidUnicodeCharacter);
    }
    ++at_;
    Push(TokenKind::kSymbol, begin, std::string(1, text_[begin]));
  }

  std::string_view text_;
  size_t at_ = 0;
  std::vector<Token> tokens_;
  Status failure_;
};

}  // namespace

Result<std::vector<Token>> Lex(std::string_view query) { return Lexer(query).Run(); }

}  // namespace entente::query
