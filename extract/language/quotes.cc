#include "extract/language/quotes.h"

#include <algorithm>
#include <array>
#include <optional>

#include "extract/language/quotes_spans.h"

namespace entente::extract {
namespace {

constexpr uint32_t kFarthestCue = 25;  // tokens between a quotation and its verb
constexpr uint32_t kLongPhrase = 8;    // as many words are speech even without a verb of saying
constexpr int kLongestPath = 10;

bool IsOneOf(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool IsWord(std::string_view token) {
  const auto c = static_cast<unsigned char>(token[0]);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

class Attributor {
 public:
  Attributor(const Document& document, std::span<const Word> words, const SpeechWords& speech)
      : document_(document), words_(words), speech_(speech), spans_(FindQuotedSpans(document)) {
    quoted_.resize(document.tokens.size());
    for (const QuotedSpan& span : spans_) {
      std::fill(quoted_.begin() + span.tokens.begin, quoted_.begin() + span.tokens.end, true);
    }
    sentence_of_.resize(document.tokens.size());
    for (uint32_t s = 0; s < document.sentences.size(); ++s) {
      const TokenSpan sentence = document.sentences[s];
      std::fill(sentence_of_.begin() + sentence.begin, sentence_of_.begin() + sentence.end, s);
    }
  }

  std::vector<Quotation> Find() && {
    for (const QuotedSpan& span : spans_) {
      Quotation quotation{span.tokens, -1, -1};
      Attribute(&quotation);
      const bool runs_on = quotation.cue < 0 && (span.continues || RunsOn(span.tokens));
      if (runs_on) quotation.speaker = found_.back().speaker;
      const bool told = quotation.cue >= 0 && !IsModifier(span.tokens);
      if (told || runs_on || IsSentence(span.tokens)) found_.push_back(quotation);
    }
    return std::move(found_);
  }

 private:
  std::string_view Text(uint32_t token) const { return document_.TokenText(token); }
  const Word& At(int32_t token) const { return words_[static_cast<size_t>(token)]; }
  TokenSpan SentenceOf(uint32_t token) const { return document_.sentences[sentence_of_[token]]; }
  bool IsMark(uint32_t token) const {
    return IsOneOf(Text(token), {"\"", "“", "”", "``", "''", "‘", "’", "'", "«", "»"});
  }

  bool IsCueVerb(uint32_t token) const {
    if (quoted_[token] || !words_[token].tag.starts_with("VB") || words_[token].relation == "amod") return false;
    const bool compound =
        token > 0 && Text(token - 1) == "-" && document_.tokens[token - 1].end == document_.tokens[token].begin;
    if (compound) return false;  // "so-called"
    return speech_.IsCue(words_[token].lemma) || speech_.IsQuoted(words_[token].lemma);
  }

  // A sign that lets a clause of saying follow: "...,” he said", "...?” she asked", "...”, he said".
  bool LeadsToCue(TokenSpan quote) const {
    if (IsOneOf(Text(quote.end - 1), {",", "?", "!", "–", "—", "-", "…", "..."})) return true;
    return quote.end + 1 < document_.tokens.size() && Text(quote.end + 1) == ",";
  }

  void Attribute(Quotation* quotation) const {
    const int32_t before = CueBefore(quotation->tokens), behind = CueBehind(quotation->tokens);
    const bool introduced = before >= 0 && Introduced(quotation->tokens, static_cast<uint32_t>(before));
    int32_t cue = before;
    if (behind >= 0 && (before < 0 || (LeadsToCue(quotation->tokens) && !introduced))) cue = behind;
    if (cue >= 0) {
      quotation->cue = cue;
      quotation->speaker = SpeakerOf(cue, kLongestPath);
      if (quotation->speaker < 0 && !IsPassive(cue)) {
        quotation->speaker = NearestSpeaker(cue, cue == behind, quotation->tokens);
      }
      return;
    }
    const bool same_clause =
        !found_.empty() && found_.back().cue >= 0 &&
        sentence_of_[static_cast<size_t>(found_.back().cue)] == sentence_of_[quotation->tokens.begin];
    if (same_clause) {  // "they promised “work” and “bread”"
      quotation->cue = found_.back().cue;
      quotation->speaker = found_.back().speaker;
      return;
    }
    AttributeByAccording(quotation);
  }

  // A word or two that only qualify a noun or a verb: a distance kept, not speech.
  bool IsModifier(TokenSpan quote) const {
    if (quote.size() > 2) return false;
    for (uint32_t token = quote.begin; token < quote.end; ++token) {
      const bool top = !quote.Contains(static_cast<uint32_t>(At(static_cast<int32_t>(token)).head));
      if (top && IsOneOf(words_[token].relation, {"amod", "compound", "advmod", "nummod", "det", "nsubj", "nmod"}))
        return true;
    }
    return false;
  }

  // The last verb of saying in front of the quotation: in its sentence, or at the end of the one before a colon.
  int32_t CueBefore(TokenSpan quote) const {
    if (quote.begin < 2) return -1;
    const uint32_t mark = quote.begin - 1;
    uint32_t first = SentenceOf(quote.begin).begin;
    if (first >= mark) {
      if (Text(mark - 1) != ":") return -1;
      first = SentenceOf(mark - 1).begin;
    }
    const uint32_t nearest = mark > kFarthestCue ? mark - kFarthestCue : 0;
    for (uint32_t at = mark; at-- > std::max(first, nearest);) {
      if (quoted_[at]) return -1;
      if (IsCueVerb(at) && Reaches(quote, at)) return static_cast<int32_t>(at);
    }
    return -1;
  }

  // A colon or comma right in front, or the verb itself: "said: “", "added, “".
  bool Introduced(TokenSpan quote, uint32_t cue) const {
    const uint32_t mark = quote.begin - 1;
    return mark > 0 && (IsOneOf(Text(mark - 1), {":", ","}) || mark - 1 == cue);
  }

  // Whether what is quoted hangs on the verb: right behind it, or inside its clause by the tree.
  bool Reaches(TokenSpan quote, uint32_t cue) const {
    if (Introduced(quote, cue)) return true;
    bool any_head = false;
    for (uint32_t token = quote.begin; token < quote.end; ++token) {
      int32_t at = static_cast<int32_t>(token);
      for (int steps = 0; steps < kLongestPath && at >= 0; ++steps) {
        at = At(at).head;
        any_head = any_head || at >= 0;
        if (at == static_cast<int32_t>(cue)) return true;
      }
    }
    return !any_head;
  }

  // The first verb of saying behind the closing mark, in the same sentence and before the next quotation.
  int32_t CueBehind(TokenSpan quote) const {
    if (quote.end >= document_.tokens.size() || IsOneOf(Text(quote.end - 1), {".", "."})) return -1;
    const uint32_t last = SentenceAround(quote).end;
    for (uint32_t at = quote.end + 1; at < std::min(last, quote.end + kFarthestCue); ++at) {
      if (quoted_[at] || Text(at) == ":" || Text(at) == ";") return -1;
      if (IsCueVerb(at) && (LeadsToCue(quote) || HoldsQuote(quote, at))) return static_cast<int32_t>(at);
    }
    return -1;
  }

  // A splitter may end a sentence at "?”" although "she asked" follows it.
  TokenSpan SentenceAround(TokenSpan quote) const {
    const TokenSpan own = SentenceOf(quote.end);
    const uint32_t next = quote.end + 1;
    if (next != own.end || next >= document_.tokens.size() || !LeadsToCue(quote)) return own;
    return StartsParagraph(document_, next) ? own : SentenceOf(next);
  }

  bool HoldsQuote(TokenSpan quote, uint32_t cue) const {
    for (uint32_t token = quote.begin; token < quote.end; ++token) {
      if (words_[token].head == static_cast<int32_t>(cue)) return true;
    }
    return false;
  }

  void AttributeByAccording(Quotation* quotation) const {
    const TokenSpan sentence = SentenceOf(quotation->tokens.begin);
    for (uint32_t at = sentence.begin; at + 2 < sentence.end; ++at) {
      if (quoted_[at] || !speech_.IsAccording(words_[at].lemma)) continue;
      for (uint32_t token = at + 1; token < sentence.end; ++token) {
        const int32_t head = words_[token].head;
        const bool outside = head < static_cast<int32_t>(at) || head > static_cast<int32_t>(token);
        if (!IsNominal(token) || (!outside && head != static_cast<int32_t>(at))) continue;
        if (words_[token].relation == "compound" || words_[token].relation.starts_with("nmod:poss")) continue;
        quotation->cue = static_cast<int32_t>(at);
        quotation->speaker = static_cast<int32_t>(token);
        return;
      }
    }
  }

  bool IsNominal(uint32_t token) const {
    const std::string_view tag = words_[token].tag;
    return tag.starts_with("NN") || tag == "PRP" || tag == "WP" || tag == "DT";
  }

  // The subject of the verb, its own or that of the verb it depends on.
  int32_t SpeakerOf(int32_t verb, int steps) const {
    if (verb < 0 || steps == 0) return -1;
    const bool quoted = speech_.IsQuoted(At(verb).lemma);
    if (const int32_t subject = Child(verb, quoted ? "nsubj:pass" : "nsubj"); subject >= 0) return Antecedent(subject);
    if (quoted) {
      if (const int32_t subject = Child(verb, "nsubj"); subject >= 0) return Antecedent(subject);
    }
    if (!quoted && IsPassive(verb)) return Agent(verb);
    const std::string_view relation = At(verb).relation;
    if (relation.starts_with("acl")) return At(verb).head;
    if (!IsOneOf(relation, {"advcl", "xcomp", "conj", "ccomp", "parataxis"})) return -1;
    const int32_t governor = At(verb).head;
    if (governor < 0 || quoted_[static_cast<size_t>(governor)]) return -1;
    const bool shares = relation != "ccomp" && relation != "parataxis";
    return shares && At(governor).tag.starts_with("VB") ? SpeakerOf(governor, steps - 1) : -1;
  }

  bool IsPassive(int32_t verb) const { return Child(verb, "nsubj:pass") >= 0 && !speech_.IsQuoted(At(verb).lemma); }

  // "Called a hoax by the minister".
  int32_t Agent(int32_t verb) const {
    for (const std::string_view relation : {"obl:agent", "obl"}) {
      const int32_t agent = Child(verb, relation);
      const int32_t preposition = agent < 0 ? -1 : Child(agent, "case");
      if (preposition >= 0 && At(preposition).lemma == "by") return agent;
    }
    return -1;
  }

  int32_t Child(int32_t head, std::string_view relation) const {
    const TokenSpan sentence = SentenceOf(static_cast<uint32_t>(head));
    for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
      if (words_[token].head == head && words_[token].relation == relation && !quoted_[token]) {
        return static_cast<int32_t>(token);
      }
    }
    return -1;
  }

  // "the minister, who said": the noun, not the pronoun.
  int32_t Antecedent(int32_t subject) const {
    if (!IsOneOf(At(subject).tag, {"WP", "WDT"})) return subject;
    const int32_t verb = At(subject).head;
    return verb >= 0 && At(verb).relation.starts_with("acl") && At(verb).head >= 0 ? At(verb).head : subject;
  }

  // Where the tree names no subject: the noun right before the verb, or behind it ("said the minister").
  int32_t NearestSpeaker(int32_t cue, bool behind, TokenSpan quote) const {
    const TokenSpan sentence = SentenceOf(static_cast<uint32_t>(cue));
    const uint32_t first = behind ? std::max(sentence.begin, quote.end) : sentence.begin;
    for (auto at = static_cast<uint32_t>(cue); at-- > first;) {
      if (quoted_[at] || IsMark(at)) break;
      if (IsNominal(at) && words_[at].tag != "DT") return static_cast<int32_t>(at);
    }
    if (!behind) return -1;
    int32_t speaker = -1;
    for (auto at = static_cast<uint32_t>(cue) + 1; at < sentence.end && !quoted_[at] && !IsMark(at); ++at) {
      if (IsNominal(at) && words_[at].tag != "DT") speaker = static_cast<int32_t>(at);
      const bool modifier = words_[at].tag == "DT" || words_[at].tag.starts_with("JJ") || words_[at].tag == "PRP$";
      if (!IsNominal(at) && !modifier) break;
    }
    return speaker;
  }

  // Nothing stands between this quotation and the one before but its clause of saying.
  bool RunsOn(TokenSpan quote) const {
    if (found_.empty() || found_.back().speaker < 0 || !IsSentence(quote)) return false;
    const Quotation& previous = found_.back();
    const uint32_t gap = sentence_of_[quote.begin] - sentence_of_[previous.tokens.end - 1];
    if (quote.begin < 2 || gap > 1) return false;
    const bool starts = SentenceOf(quote.begin).begin + 1 >= quote.begin || IsMark(quote.begin - 2);
    return starts && (gap == 1 || !WordsBetween(previous.tokens.end, quote.begin));
  }

  bool WordsBetween(uint32_t begin, uint32_t end) const {
    for (uint32_t token = begin; token < end; ++token) {
      if (IsWord(Text(token))) return true;
    }
    return false;
  }

  bool IsSentence(TokenSpan quote) const {
    if (quote.size() >= kLongPhrase) return true;
    const char first = Text(quote.begin)[0];
    return first >= 'A' && first <= 'Z' && IsOneOf(Text(quote.end - 1), {".", ",", "?", "!", "…", "..."});
  }

  const Document& document_;
  std::span<const Word> words_;
  const SpeechWords& speech_;
  std::vector<QuotedSpan> spans_;
  std::vector<bool> quoted_;
  std::vector<uint32_t> sentence_of_;
  std::vector<Quotation> found_;
};

}  // namespace

Result<SpeechWords> SpeechWords::From(const Result<WordTables>& tables) {
  if (!tables.ok()) return tables.status();
  SpeechWords speech;
  for (const WordEntry& entry : tables.value().entries) {
    Words* words = entry.table == "cue"         ? &speech.cues_
                   : entry.table == "quoted"    ? &speech.quoted_
                   : entry.table == "according" ? &speech.according_
                                                : nullptr;
    if (words == nullptr) return tables.value().Refuse(entry, "one of the tables cue, quoted, according");
    if (entry.is_text || entry.number != 1) return tables.value().Refuse(entry, "the number 1");
    words->insert(entry.word);
  }
  return speech;
}

Result<SpeechWords> SpeechWords::Load(const std::string& path) { return From(WordTables::Load(path)); }

Result<SpeechWords> SpeechWords::Parse(std::string_view toml, std::string_view file) {
  return From(WordTables::Parse(toml, file));
}

std::vector<Quotation> FindQuotations(const Document& document, std::span<const Word> words,
                                      const SpeechWords& speech) {
  if (words.size() != document.tokens.size() || words.empty()) return {};
  return Attributor(document, words, speech).Find();
}

}  // namespace entente::extract
