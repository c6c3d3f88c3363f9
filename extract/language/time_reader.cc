#include "extract/language/time_reader.h"

#include <algorithm>

#include "extract/language/time_grammar.h"

namespace entente::extract {
namespace {

// The first day of the month or year around `day`: spans keep to the borders of their granularity.
Date Begin(Date day, Granularity granularity) {
  if (granularity == Granularity::kYear) return TimeSpan::Year(day.year()).first;
  return granularity == Granularity::kMonth ? TimeSpan::Month(day.year(), day.month()).first : day;
}

TimeSpan Open(TimeSpan span, TimeSignal signal, std::optional<Date> published) {
  switch (signal) {
    case TimeSignal::kSince:
      span.last = Date{TimeSpan::kOpenFuture};
      break;
    case TimeSignal::kUntil:
      span.first = Date{TimeSpan::kOpenPast};
      break;
    case TimeSignal::kBy:
      span.first =
          published && *published <= span.last ? Begin(*published, span.granularity) : Date{TimeSpan::kOpenPast};
      break;
    case TimeSignal::kBefore:
      span = {Date{TimeSpan::kOpenPast}, Date{span.first.day - 1}, span.granularity};
      break;
    case TimeSignal::kAfter:
      span = {Date{span.last.day + 1}, Date{TimeSpan::kOpenFuture}, span.granularity};
      break;
    case TimeSignal::kNone:
      break;
  }
  return span;
}

class Finder {
 public:
  Finder(const Document& document, std::span<const Word> words, const TimeWords& time_words)
      : document_(document), words_(words), time_words_(time_words) {}

  void AddSentence(TokenSpan sentence) {
    const std::vector<TimePiece> pieces = SplitIntoPieces(document_, sentence, time_words_);
    for (size_t at = 0; at < pieces.size();) at = AddAt(pieces, sentence, at);
  }

  std::vector<TimeExpression> Take() && { return std::move(found_); }

 private:
  // Reads at one piece and gives the piece to go on with.
  size_t AddAt(std::span<const TimePiece> pieces, TokenSpan sentence, size_t at) {
    const TimePiece& piece = pieces[at];
    const bool starts_inside = at > 0 && pieces[at - 1].token == piece.token && !IsPrefix(pieces[at - 1]);
    if ((piece.senses == nullptr && piece.digits == 0) || starts_inside) return at + 1;
    const TimeSignal signal = SignalBefore(pieces, at);
    const Tense tense = TenseOf(signal, sentence, piece);
    const TimeSetting setting{document_.article.published, mentioned_, named_ ? &*named_ : nullptr, tense, words_};
    const auto reading = TimeGrammar(pieces, setting).Read(at);
    if (!reading) return at + 1;
    const size_t begin = FirstSpoken(pieces, at, reading->end);
    const TokenSpan tokens{pieces[begin].token, pieces[reading->end - 1].token + 1};
    if (!found_.empty() && tokens.begin < found_.back().tokens.end) return at + 1;
    const bool opens = signal != TimeSignal::kNone && reading->span.known() && !Modifies(tokens);
    if (reading->span.granularity == Granularity::kDay && reading->span.first == reading->span.last) {
      mentioned_ = reading->span.first;
    }
    if (IsPeriod(*reading)) named_ = Period{reading->span, reading->value};
    const TimeSpan span = opens ? Open(reading->span, signal, setting.published) : reading->span;
    const bool deadline = signal == TimeSignal::kBy && reading->last_part && span.known();
    found_.push_back({tokens, span, deadline ? span.last.ToString() : reading->value, reading->type});
    return reading->end;
  }

  static bool IsPrefix(const TimePiece& piece) {
    return piece.text.size() == 1 && std::string_view("-'\"([").find(piece.text[0]) != std::string_view::npos;
  }

  // A time with both borders that is no reference ("PAST_REF") and no length.
  static bool IsPeriod(const TimeReading& reading) {
    const bool closed = reading.span.first.day != TimeSpan::kOpenPast && reading.span.last.day != TimeSpan::kOpenFuture;
    return closed && reading.span.known() && reading.value.find_first_of("0123456789(") == 0;
  }

  // Expressions do not begin with "in" or "the", but ranges keep their "from".
  static size_t FirstSpoken(std::span<const TimePiece> pieces, size_t at, size_t end) {
    while (at + 1 < end && pieces[at].Is(TimeClass::kThe)) ++at;
    return at;
  }

  static TimeSignal SignalBefore(std::span<const TimePiece> pieces, size_t at) {
    while (at > 0 && pieces[at - 1].Is(TimeClass::kThe)) --at;
    if (at == 0) return TimeSignal::kNone;
    const TimeSense* signal = pieces[at - 1].In(TimeClass::kSignal);
    return signal == nullptr ? TimeSignal::kNone : static_cast<TimeSignal>(signal->value);
  }

  // "Since" looks back whatever the verb does; "by" and "until" look ahead, or stay near where the verb looks back.
  Tense TenseOf(TimeSignal signal, TokenSpan sentence, const TimePiece& piece) const {
    if (signal == TimeSignal::kSince) return Tense::kPast;
    const Tense tense = TenseAt(document_, words_, sentence, piece.token, time_words_);
    if (signal != TimeSignal::kBy && signal != TimeSignal::kUntil) return tense;
    return tense == Tense::kUnknown ? Tense::kFuture : tense == Tense::kPast ? Tense::kUnknown : tense;
  }

  // "After Thursday's meeting", "before the 2018 election": the signal belongs to another noun.
  bool Modifies(TokenSpan tokens) const {
    if (tokens.end >= document_.tokens.size()) return false;
    const std::string_view next = document_.TokenText(tokens.end);
    if (next.ends_with("'s") || next.ends_with("’s")) return true;
    const std::string_view last = document_.TokenText(tokens.end - 1);
    if (last.ends_with("'s") || last.ends_with("’s")) return true;
    return !words_.empty() && words_[tokens.end].tag.starts_with("NN");
  }

  const Document& document_;
  std::span<const Word> words_;
  const TimeWords& time_words_;
  std::optional<Date> mentioned_;
  std::optional<Period> named_;
  std::vector<TimeExpression> found_;
};

Result<TimeReader> Make(const Result<WordTables>& tables, TimeReader (*make)(TimeWords)) {
  if (!tables.ok()) return tables.status();
  Result<TimeWords> words = TimeWords::From(tables.value());
  if (!words.ok()) return words.status();
  return make(std::move(words).value());
}

}  // namespace

Result<TimeReader> TimeReader::Load(const std::string& path) {
  return Make(WordTables::Load(path), [](TimeWords words) { return TimeReader(std::move(words)); });
}

Result<TimeReader> TimeReader::Parse(std::string_view toml, std::string_view file) {
  return Make(WordTables::Parse(toml, file), [](TimeWords words) { return TimeReader(std::move(words)); });
}

std::vector<TimeExpression> TimeReader::Find(const Document& document, std::span<const Word> words) const {
  Finder finder(document, words, words_);
  for (const TokenSpan sentence : document.sentences) finder.AddSentence(sentence);
  return std::move(finder).Take();
}

}  // namespace entente::extract
