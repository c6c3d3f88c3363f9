#include "extract/language/quotes_turns.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

namespace entente::extract {
namespace {

constexpr size_t kFewestOfConversation = 3;
constexpr double kLivelyShare = 0.3;         // of quotations that ask, exclaim or address
constexpr uint32_t kReportSentences = 3;     // between who spoke last and speech without a speaker
constexpr size_t kTurnsAhead = 8;            // as far as turns are counted
constexpr uint32_t kNarrativeSentences = 4;  // in which a conversation goes on

struct Turn {
  size_t begin = 0, end = 0;  // speeches
  int32_t speaker = -1;
  bool adjacent = false;  // follows the turn before at once, or after that turn's clause of saying
};

class Conversation {
 public:
  Conversation(const QuoteText& text, std::vector<Speech>* speeches)
      : text_(text), speeches_(*speeches), lively_(IsLively()) {
    for (const Speech& speech : speeches_) {
      if (speech.told.speaker >= 0) speaking_.insert(text_.word(static_cast<uint32_t>(speech.told.speaker)).lemma);
    }
  }

  void Run() {
    GroupTurns();
    for (Turn& turn : turns_) turn.speaker = TellingSpeaker(turn);
    if (lively_) {
      Fill(&Conversation::SubjectBefore);
      Fill(&Conversation::AddressedBefore);
      Alternate();
      Fill(&Conversation::SubjectBehind);
      Alternate();
      TakeNearest();
    } else {
      TakeReported();
    }
    for (const Turn& turn : turns_) Spread(turn);
  }

 private:
  TokenSpan Tokens(size_t speech) const { return speeches_[speech].span.tokens; }

  bool IsLively() const {
    size_t lively = 0;
    for (const Speech& speech : speeches_) lively += Asks(speech.span.tokens) || Addresses(speech.span.tokens) ? 1 : 0;
    return speeches_.size() >= kFewestOfConversation &&
           static_cast<double>(lively) >= kLivelyShare * static_cast<double>(speeches_.size());
  }

  bool Asks(TokenSpan tokens) const { return IsOneOf(text_.text(tokens.end - 1), {"?", "!"}); }

  bool Addresses(TokenSpan tokens) const {
    for (uint32_t token = tokens.begin; token < tokens.end; ++token) {
      if (text_.speech().IsAddressee(text_.word(token).lemma)) return true;
    }
    return false;
  }

  void GroupTurns() {
    for (size_t i = 0; i < speeches_.size(); ++i) {
      if (i > 0 && GoesOn(i)) {
        turns_.back().end = i + 1;
      } else {
        turns_.push_back({i, i + 1, -1, i > 0 && IsAdjacent(i)});
      }
    }
  }

  bool TellsSpeaker(size_t speech) const { return speeches_[speech].told.speaker >= 0; }

  std::string_view SpeakerText(size_t speech) const {
    return text_.text(static_cast<uint32_t>(speeches_[speech].told.speaker));
  }

  // Whether a speech belongs to the turn of the one before.
  bool GoesOn(size_t at) const {
    if (speeches_[at].span.continues) return true;
    const TokenSpan before = Tokens(at - 1), own = Tokens(at);
    const bool told_apart =
        TellsSpeaker(at - 1) && TellsSpeaker(at) && speeches_[at - 1].told.speaker != speeches_[at].told.speaker;
    if (told_apart) return SpeakerText(at - 1) == SpeakerText(at) && SameParagraph(before, own);
    if (!text_.WordsBetween(before.end, own.begin)) return !lively_ && SameParagraph(before, own);
    if (text_.sentence_of(before.end - 1) == text_.sentence_of(own.begin)) return true;
    if (text_.has_paragraphs()) return SameParagraph(before, own);
    if (!OnlyClauseBetween(at)) return false;
    const std::optional<bool> told = ToldByTurnsAhead(at);
    return told ? *told : !(lively_ && IsOneOf(text_.text(before.end - 1), {"?"}));
  }

  // Where lost paragraphs leave open whether a speech belongs to the turn before: the next speaker who is told decides,
  // if two speak by turns up to there.
  std::optional<bool> ToldByTurnsAhead(size_t at) const {
    if (!lively_ || !TellsSpeaker(at - 1) || TellsSpeaker(at)) return std::nullopt;
    for (size_t next = at + 1; next < speeches_.size() && next < at + kTurnsAhead; ++next) {
      if (text_.WordsBetween(Tokens(next - 1).end, Tokens(next).begin)) return std::nullopt;
      if (!TellsSpeaker(next)) continue;
      const std::optional<bool> same = SameSpeaker(speeches_[at - 1].told.speaker, speeches_[next].told.speaker);
      if (!same) return std::nullopt;
      return *same == ((next - at) % 2 == 0);
    }
    return std::nullopt;
  }

  // By their words alone; nothing where a pronoun may stand for the noun.
  std::optional<bool> SameSpeaker(int32_t a, int32_t b) const {
    const Word &one = text_.word(static_cast<uint32_t>(a)), &other = text_.word(static_cast<uint32_t>(b));
    if (one.lemma == other.lemma) return true;
    const bool comparable = (one.tag == "PRP") == (other.tag == "PRP");
    return comparable ? std::optional<bool>(false) : std::nullopt;
  }

  bool SameParagraph(TokenSpan before, TokenSpan own) const {
    return text_.paragraph_of(before.end - 1) == text_.paragraph_of(own.begin);
  }

  // Nothing stands between a speech and the one before but the clause that says who spoke that one.
  bool OnlyClauseBetween(size_t at) const {
    const TokenSpan before = Tokens(at - 1), own = Tokens(at);
    const int32_t cue = speeches_[at - 1].told.cue;
    if (cue < static_cast<int32_t>(before.end) || cue >= static_cast<int32_t>(own.begin)) return false;
    return text_.sentence(static_cast<uint32_t>(cue)).end + 1 >= own.begin;
  }

  bool IsAdjacent(size_t at) const {
    if (!text_.WordsBetween(Tokens(at - 1).end, Tokens(at).begin) || OnlyClauseBetween(at)) return true;
    // The next paragraph begins with the words that say who speaks.
    const int32_t cue = speeches_[at].told.cue;
    const bool leads = cue >= static_cast<int32_t>(Tokens(at - 1).end) && cue < static_cast<int32_t>(Tokens(at).begin);
    return leads && text_.sentence(static_cast<uint32_t>(cue)).begin <= Tokens(at - 1).end + 1;
  }

  // A verb of saying behind the turn's first quotation tells more than one before a later quotation.
  int32_t TellingSpeaker(const Turn& turn) const {
    for (size_t i = turn.begin; i < turn.end; ++i) {
      if (TellsSpeaker(i)) return speeches_[i].told.speaker;
    }
    return -1;
  }

  void Spread(const Turn& turn) {
    int32_t speaker = turn.speaker;
    for (size_t i = turn.begin; i < turn.end; ++i) {
      if (TellsSpeaker(i)) speaker = speeches_[i].told.speaker;
      if (!TellsSpeaker(i)) speeches_[i].told.speaker = speaker;
    }
  }

  void Fill(int32_t (Conversation::*find)(size_t) const) {
    for (size_t t = 0; t < turns_.size(); ++t) {
      if (turns_[t].speaker < 0) turns_[t].speaker = (this->*find)(t);
    }
  }

  uint32_t EndOfPrevious(size_t turn) const { return turn == 0 ? 0 : Tokens(turns_[turn].begin - 1).end; }
  uint32_t BeginOfNext(size_t turn) const {
    return turn + 1 < turns_.size() ? Tokens(turns_[turn].end).begin : text_.size();
  }

  // The subject of the narrative sentence in front of a turn.
  int32_t SubjectBefore(size_t turn) const {
    const TokenSpan first = Tokens(turns_[turn].begin);
    if (turns_[turn].adjacent || first.begin < 2) return -1;
    const TokenSpan sentence = text_.sentence(first.begin - 2);
    const uint32_t begin = std::max(sentence.begin, EndOfPrevious(turn));
    if (text_.has_paragraphs() && text_.paragraph_of(first.begin - 2) != text_.paragraph_of(first.begin)) return -1;
    return SubjectIn({begin, first.begin - 1});
  }

  int32_t SubjectBehind(size_t turn) const {
    const TokenSpan last = Tokens(turns_[turn].end - 1);
    const uint32_t next = last.end + 1;
    if (next >= text_.size() || text_.quoted(next) || text_.IsMark(next)) return -1;
    if (text_.paragraph_of(next) != text_.paragraph_of(last.begin)) return -1;
    return SubjectIn({next, std::min(text_.sentence(next).end, BeginOfNext(turn))});
  }

  // The first subject that may speak.
  int32_t SubjectIn(TokenSpan span) const {
    for (uint32_t token = span.begin; token < span.end; ++token) {
      if (text_.quoted(token)) continue;
      if (text_.word(token).relation == "nsubj" && MaySpeak(token)) return static_cast<int32_t>(token);
    }
    return -1;
  }

  bool MaySpeak(uint32_t token) const {
    const Word& word = text_.word(token);
    if (text_.speech().IsMute(word.lemma)) return false;
    if (word.tag == "PRP" || word.tag.starts_with("NNP")) return true;
    return word.tag.starts_with("NN") && (text_.speech().IsPerson(word.lemma) || speaking_.contains(word.lemma));
  }

  // A name between commas in the turn before: "Come here, Lee," asks Lee to speak next.
  int32_t AddressedBefore(size_t turn) const {
    if (turn == 0 || !turns_[turn].adjacent) return -1;
    for (size_t i = turns_[turn - 1].begin; i < turns_[turn - 1].end; ++i) {
      const TokenSpan tokens = Tokens(i);
      for (uint32_t token = tokens.begin; token < tokens.end; ++token) {
        if (IsVocative(token, tokens)) return static_cast<int32_t>(token);
      }
    }
    return -1;
  }

  bool IsVocative(uint32_t token, TokenSpan tokens) const {
    if (!text_.word(token).tag.starts_with("NNP")) return false;
    if (text_.word(token).relation == "vocative") return true;
    uint32_t first = token;
    while (first > tokens.begin && text_.word(first - 1).tag.starts_with("NNP")) --first;
    const bool opens = first == tokens.begin || text_.text(first - 1) == ",";
    const bool closes = token + 1 == tokens.end || IsOneOf(text_.text(token + 1), {",", "?", "!", "."});
    return opens && closes && tokens.size() > token + 1 - first + 1;
  }

  bool SameText(int32_t a, int32_t b) const {
    return a == b || text_.text(static_cast<uint32_t>(a)) == text_.text(static_cast<uint32_t>(b));
  }

  // Two who speak by turns.
  void Alternate() {
    for (size_t t = 2; t < turns_.size(); ++t) {
      if (turns_[t].speaker < 0 && turns_[t].adjacent && turns_[t - 1].adjacent) {
        turns_[t].speaker = turns_[t - 2].speaker;
      }
    }
    for (size_t t = turns_.size(); t-- > 0;) {
      const bool follows = t + 2 < turns_.size() && turns_[t + 1].adjacent && turns_[t + 2].adjacent;
      if (turns_[t].speaker < 0 && follows) turns_[t].speaker = turns_[t + 2].speaker;
    }
  }

  // The last one to speak who is not the speaker of the turn before, else of the turn behind.
  void TakeNearest() {
    for (size_t t = 0; t < turns_.size(); ++t) {
      if (turns_[t].speaker >= 0) continue;
      const int32_t other = t > 0 && turns_[t].adjacent ? turns_[t - 1].speaker : -1;
      for (size_t back = t; back-- > 0 && turns_[t].speaker < 0;) {
        const int32_t speaker = turns_[back].speaker;
        if (speaker >= 0 && (other < 0 || !SameText(speaker, other))) turns_[t].speaker = speaker;
      }
      if (turns_[t].speaker < 0) turns_[t].speaker = NearestSubject(t, other);
    }
  }

  int32_t NearestSubject(size_t turn, int32_t other) const {
    const uint32_t begin = Tokens(turns_[turn].begin).begin;
    const uint32_t sentence = text_.sentence_of(begin);
    for (uint32_t at = begin; at-- > 0 && text_.sentence_of(at) + kNarrativeSentences >= sentence;) {
      const bool subject = !text_.quoted(at) && text_.word(at).relation == "nsubj" && MaySpeak(at);
      if (subject && (other < 0 || !SameText(static_cast<int32_t>(at), other))) return static_cast<int32_t>(at);
    }
    return -1;
  }

  void TakeReported() {
    for (size_t t = 0; t < turns_.size(); ++t) {
      if (turns_[t].speaker >= 0) continue;
      turns_[t].speaker = ReportedBefore(t);
      if (turns_[t].speaker < 0 && text_.has_paragraphs()) turns_[t].speaker = SubjectBefore(t);
      if (turns_[t].speaker >= 0 || t == 0) continue;
      const uint32_t begin = text_.sentence_of(Tokens(turns_[t].begin).begin);
      const uint32_t end = text_.sentence_of(Tokens(turns_[t].begin - 1).end - 1);
      if (begin <= end + kReportSentences) turns_[t].speaker = turns_[t - 1].speaker;
    }
  }

  // Who is said to have said something between the quotation before and this one.
  int32_t ReportedBefore(size_t turn) const {
    const uint32_t begin = Tokens(turns_[turn].begin).begin;
    const uint32_t sentence = text_.sentence_of(begin);
    for (uint32_t at = begin; at-- > EndOfPrevious(turn) && text_.sentence_of(at) + kReportSentences >= sentence;) {
      const bool tells = IsCueVerb(text_, at) || (text_.IsVerb(at) && text_.speech().IsIndirect(text_.word(at).lemma));
      if (!tells || text_.quoted(at)) continue;
      const int32_t speaker = SpeakerOfCue(text_, at);
      if (speaker >= 0 && MaySpeak(static_cast<uint32_t>(speaker))) return speaker;
    }
    return -1;
  }

  const QuoteText& text_;
  std::vector<Speech>& speeches_;
  const bool lively_;
  std::vector<Turn> turns_;
  std::set<std::string_view> speaking_;  // nouns that verbs of saying have as subject
};

}  // namespace

void AssignTurns(const QuoteText& text, std::vector<Speech>* speeches) { Conversation(text, speeches).Run(); }

}  // namespace entente::extract
