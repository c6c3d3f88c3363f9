#include "extract/language/quotes_spans.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace entente::extract {
namespace {

// The kinds of marks that match each other.
enum class Mark { kNone, kOpenDouble, kCloseDouble, kStraightDouble, kOpenSingle, kCloseSingle, kStraightSingle };

Mark MarkOf(std::string_view token) {
  if (token == "\"") return Mark::kStraightDouble;
  if (token == "“" || token == "„" || token == "``" || token == "«") return Mark::kOpenDouble;
  if (token == "”" || token == "''" || token == "»") return Mark::kCloseDouble;
  if (token == "‘" || token == "`") return Mark::kOpenSingle;
  if (token == "’") return Mark::kCloseSingle;
  return token == "'" ? Mark::kStraightSingle : Mark::kNone;
}

class Scanner {
 public:
  explicit Scanner(const Document& document) : document_(document) {}

  std::vector<QuotedSpan> Scan() && {
    for (uint32_t token = 0; token < document_.tokens.size(); ++token) {
      if (open_ && StartsParagraph(document_, token)) EndParagraph(token);
      const Mark mark = MarkOf(document_.TokenText(token));
      if (mark == Mark::kNone) continue;
      if (open_ && Closes(mark, token)) {
        Close(token);
      } else if (!open_ && Opens(mark, token)) {
        open_ = token;
        open_mark_ = mark;
      }
    }
    return std::move(spans_);
  }

 private:
  bool Glued(uint32_t token) const {  // to the token before it
    return token > 0 && document_.tokens[token - 1].end == document_.tokens[token].begin;
  }
  bool GluedBehind(uint32_t token) const { return token + 1 < document_.tokens.size() && Glued(token + 1); }

  // Single marks need a space before them and none behind, so that an apostrophe opens nothing.
  bool Opens(Mark mark, uint32_t token) const {
    if (mark == Mark::kOpenDouble) return true;
    if (mark == Mark::kStraightDouble) return !Glued(token) || GluedBehind(token);
    if (mark != Mark::kOpenSingle && mark != Mark::kStraightSingle) return false;
    return !Glued(token) && GluedBehind(token);
  }

  bool Closes(Mark mark, uint32_t token) const {
    switch (open_mark_) {
      case Mark::kOpenDouble:
        return mark == Mark::kCloseDouble || mark == Mark::kStraightDouble;
      case Mark::kStraightDouble:
        return mark == Mark::kStraightDouble || mark == Mark::kCloseDouble;
      case Mark::kOpenSingle:
        return mark == Mark::kCloseSingle && Glued(token) && !GluedToWord(token);
      default:
        return mark == Mark::kStraightSingle && Glued(token) && !GluedToWord(token);
    }
  }

  bool GluedToWord(uint32_t token) const {
    if (!GluedBehind(token)) return false;
    const char next = document_.TokenText(token + 1)[0];
    return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
  }

  void EndParagraph(uint32_t next) {
    const bool speech_goes_on = MarkOf(document_.TokenText(next)) == open_mark_;
    const bool left_open = speech_goes_on && (open_mark_ == Mark::kOpenDouble || open_mark_ == Mark::kStraightDouble);
    if (left_open) Close(next);
    open_.reset();
    continues_ = left_open;
  }

  void Close(uint32_t end) {
    if (*open_ + 1 < end) spans_.push_back({{*open_ + 1, end}, continues_});
    open_.reset();
    continues_ = false;
  }

  const Document& document_;
  std::optional<uint32_t> open_;
  Mark open_mark_ = Mark::kNone;
  bool continues_ = false;
  std::vector<QuotedSpan> spans_;
};

}  // namespace

std::vector<QuotedSpan> FindQuotedSpans(const Document& document) { return Scanner(document).Scan(); }

// A blank line, or a line break in front of a quotation mark or behind the end of a sentence.
bool StartsParagraph(const Document& document, uint32_t token) {
  if (token == 0) return true;
  const std::string_view gap = document.Text(ByteSpan{document.tokens[token - 1].end, document.tokens[token].begin});
  const auto breaks = std::count(gap.begin(), gap.end(), '\n');
  if (breaks != 1) return breaks > 1;
  const auto starts = std::any_of(document.sentences.begin(), document.sentences.end(),
                                  [&](const TokenSpan& sentence) { return sentence.begin == token; });
  return starts || MarkOf(document.TokenText(token)) != Mark::kNone;
}

}  // namespace entente::extract
