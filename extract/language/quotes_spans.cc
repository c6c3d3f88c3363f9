#include "extract/language/quotes_spans.h"

#include <optional>

namespace entente::extract {
namespace {

// The kinds of marks that match each other.
enum class Mark { kNone, kOpenDouble, kCloseDouble, kStraightDouble, kOpenSingle, kCloseSingle, kStraightSingle };

Mark MarkOf(std::string_view token) {
  if (token == "\"") return Mark::kStraightDouble;
  if (token == "“" || token == "„" || token == "``" || token == "«") return Mark::kOpenDouble;
  if (token == "”" || token == "''" || token == "»") return Mark::kCloseDouble;
  if (token == "‘" || token == "`" || token == "‚" || token == "‹") return Mark::kOpenSingle;
  if (token == "’" || token == "›") return Mark::kCloseSingle;
  return token == "'" ? Mark::kStraightSingle : Mark::kNone;
}

bool IsSingle(Mark mark) {
  return mark == Mark::kOpenSingle || mark == Mark::kCloseSingle || mark == Mark::kStraightSingle;
}

class Scanner {
 public:
  Scanner(const Document& document, std::span<const uint32_t> paragraphs)
      : document_(document), paragraphs_(paragraphs) {
    for (uint32_t token = 0; token < size(); ++token) {
      const Mark mark = MarkOf(document_.TokenText(token));
      balance_ += mark == Mark::kNone ? 0 : IsSingle(mark) ? (!Glued(token) && GluedBehind(token) ? -2 : 0) : 1;
    }
  }

  std::vector<QuotedSpan> Scan() && {
    for (uint32_t token = 0; token < size(); ++token) {
      if (open_ && StartsParagraph(token)) EndParagraph(token);
      const Mark mark = MarkOf(document_.TokenText(token));
      if (mark == Mark::kNone) continue;
      if (open_ && OpensAgain(mark, token)) {
        const bool goes_on = IsEndOfSentence(token);
        if (goes_on) Close(token);
        Open(mark, token, goes_on);
      } else if (open_ && Closes(mark, token)) {
        Close(token);
      } else if (!open_ && Opens(mark, token)) {
        Open(mark, token, continues_);
      }
    }
    return std::move(spans_);
  }

 private:
  uint32_t size() const { return static_cast<uint32_t>(document_.tokens.size()); }
  bool StartsParagraph(uint32_t token) const { return token > 0 && paragraphs_[token] != paragraphs_[token - 1]; }

  bool Glued(uint32_t token) const {  // to the token before it
    return token > 0 && document_.tokens[token - 1].end == document_.tokens[token].begin;
  }
  bool GluedBehind(uint32_t token) const { return token + 1 < size() && Glued(token + 1); }

  // Single marks need a space before them and none behind, so that an apostrophe opens nothing.
  bool Opens(Mark mark, uint32_t token) const {
    if (mark == Mark::kOpenDouble) return true;
    if (mark == Mark::kStraightDouble) return !Glued(token) || GluedBehind(token);
    // ”so” and »so«
    const bool reversed = mark == Mark::kCloseDouble && document_.TokenText(token) != "''";
    if (!reversed && mark != Mark::kOpenSingle && mark != Mark::kStraightSingle) return false;
    return !Glued(token) && GluedBehind(token) && IsClosedAhead(mark, token);
  }

  // "'em" and the like open nothing: no mark of the same kind closes before the next one opens, or, where double marks
  // are the rule, before one of these.
  bool IsClosedAhead(Mark open, uint32_t at) const {
    for (uint32_t token = at + 1; token < size() && !StartsParagraph(token); ++token) {
      const Mark mark = MarkOf(document_.TokenText(token));
      if (mark == open && !Glued(token) && GluedBehind(token)) return false;
      if (IsSingle(open) && mark != Mark::kNone && !IsSingle(mark) && balance_ > 0) return false;
      if (Matches(open, mark) && EndsWord(token)) return true;
    }
    return false;
  }

  // An opening mark inside an open quotation: behind a sentence the speech goes on, in a paragraph whose beginning is
  // lost; elsewhere the mark that is open was none.
  bool OpensAgain(Mark mark, uint32_t token) const {
    if (mark != open_mark_ || low_) return false;
    if (mark == Mark::kOpenDouble) return IsEndOfSentence(token);
    return mark == Mark::kStraightDouble && !Glued(token) && GluedBehind(token);
  }

  bool IsEndOfSentence(uint32_t token) const {
    const std::string_view before = document_.TokenText(token - 1);
    return before == "." || before == "?" || before == "!" || before == "…";
  }

  static bool Matches(Mark open, Mark mark) {
    switch (open) {
      case Mark::kOpenDouble:
      case Mark::kStraightDouble:
        return mark == Mark::kCloseDouble || mark == Mark::kStraightDouble;
      case Mark::kCloseDouble:
        return !IsSingle(mark);
      case Mark::kOpenSingle:
        return mark == Mark::kCloseSingle;
      default:
        return mark == Mark::kStraightSingle;
    }
  }

  bool Closes(Mark mark, uint32_t token) const {
    const bool german = open_mark_ == Mark::kOpenDouble && mark == Mark::kOpenDouble && low_;
    if (german) return true;
    if (!Matches(open_mark_, mark)) return false;
    return !IsSingle(mark) || (EndsWord(token) && !IsPossessive(token));
  }

  bool EndsWord(uint32_t token) const { return Glued(token) && !GluedToWord(token); }

  // "the boys’ boat’": an s in front of the mark, and another that closes behind.
  bool IsPossessive(uint32_t token) const {
    if (!document_.TokenText(token - 1).ends_with('s')) return false;
    for (uint32_t next = token + 1; next < size() && !StartsParagraph(next); ++next) {
      const Mark mark = MarkOf(document_.TokenText(next));
      if (mark == open_mark_ && !Glued(next)) return false;
      if (Matches(open_mark_, mark) && EndsWord(next)) return true;
    }
    return false;
  }

  bool GluedToWord(uint32_t token) const {
    if (!GluedBehind(token)) return false;
    const char next = document_.TokenText(token + 1)[0];
    return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
  }

  void EndParagraph(uint32_t next) {
    if (ClosesLater(next)) return;
    const bool speech_goes_on = MarkOf(document_.TokenText(next)) == open_mark_;
    const bool left_open = speech_goes_on && open_mark_ != Mark::kStraightSingle;
    if (left_open) Close(next);
    open_.reset();
    continues_ = left_open;
  }

  // The first mark of the paragraph closes what the one before has opened: one quotation of two paragraphs.
  bool ClosesLater(uint32_t begin) const {
    if (open_mark_ != Mark::kOpenDouble || low_) return false;
    for (uint32_t token = begin; token < size() && (token == begin || !StartsParagraph(token)); ++token) {
      const Mark mark = MarkOf(document_.TokenText(token));
      if (mark != Mark::kNone && !IsSingle(mark)) return mark == Mark::kCloseDouble && Glued(token);
    }
    return false;
  }

  void Open(Mark mark, uint32_t token, bool continues) {
    open_ = token;
    open_mark_ = mark;
    continues_ = continues;
    low_ = document_.TokenText(token) == "„";
  }

  void Close(uint32_t end) {
    if (*open_ + 1 < end) spans_.push_back({{*open_ + 1, end}, continues_ && !spans_.empty()});
    open_.reset();
    continues_ = false;
  }

  const Document& document_;
  const std::span<const uint32_t> paragraphs_;
  std::optional<uint32_t> open_;
  Mark open_mark_ = Mark::kNone;
  int64_t balance_ = 0;  // more than 0 where double marks are the rule
  bool low_ = false;     // opened by „, which “ closes
  bool continues_ = false;
  std::vector<QuotedSpan> spans_;
};

}  // namespace

std::vector<QuotedSpan> FindQuotedSpans(const Document& document, std::span<const uint32_t> paragraphs) {
  return Scanner(document, paragraphs).Scan();
}

bool IsQuotationMark(std::string_view token) { return MarkOf(token) != Mark::kNone; }

}  // namespace entente::extract
