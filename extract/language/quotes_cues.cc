#include "extract/language/quotes_cues.h"

#include <algorithm>

namespace entente::extract {
namespace {

constexpr uint32_t kFarthestCue = 25;  // tokens between a quotation and its verb
constexpr uint32_t kBeside = 4;        // tokens between a quotation and a verb that tells of speech only there
constexpr int kLongestPath = 10;

// The subject of verbs, where the tree has one and where it has none.
class Subjects {
 public:
  explicit Subjects(const QuoteText& text) : text_(text) {}

  // Its own, or that of the verb it depends on.
  int32_t Of(uint32_t verb, int steps) const {
    if (steps == 0) return -1;
    const Word& word = text_.word(verb);
    const bool quoted = text_.speech().IsQuoted(word.lemma);
    if (const int32_t subject = Own(verb, quoted); subject >= 0) return Antecedent(static_cast<uint32_t>(subject));
    if (!quoted && IsPassive(verb)) return Agent(verb);
    // "a man saying"; in "a book called" nobody speaks.
    if (word.relation.starts_with("acl")) return word.tag == "VBN" && !quoted ? Agent(verb) : word.head;
    if (!IsOneOf(word.relation, {"advcl", "xcomp", "ccomp", "conj"}) || word.head < 0) return -1;
    const auto governor = static_cast<uint32_t>(word.head);
    // "they heard the man say", "the agency quoted the man as saying"
    const bool objects = word.relation.ends_with("comp") || text_.speech().IsQuoted(text_.word(governor).lemma);
    const int32_t object = objects ? text_.Child(governor, {"obj"}) : -1;
    if (object >= 0 && object < static_cast<int32_t>(verb)) return object;
    if (word.relation == "ccomp") return -1;
    return text_.quoted(governor) || !text_.IsVerb(governor) ? -1 : Of(governor, steps - 1);
  }

  bool IsPassive(uint32_t verb) const {
    return text_.Child(verb, {"nsubj:pass"}) >= 0 && !text_.speech().IsQuoted(text_.word(verb).lemma);
  }

  // Where the tree names none: the noun right before the verb, or behind it ("said the minister").
  int32_t Nearest(uint32_t cue, bool behind, TokenSpan quote) const {
    const TokenSpan sentence = text_.sentence(cue);
    const uint32_t first = behind ? std::max(sentence.begin, quote.end) : sentence.begin;
    for (uint32_t at = cue; at-- > first;) {
      if (text_.quoted(at) || text_.IsMark(at)) break;
      if (IsSpeaking(at)) return static_cast<int32_t>(at);
    }
    return behind ? Behind(cue, sentence.end) : -1;
  }

  // The head of the noun phrase right behind the verb.
  int32_t Behind(uint32_t cue, uint32_t end) const {
    int32_t speaker = -1;
    for (uint32_t at = cue + 1; at < end && !text_.quoted(at) && !text_.IsMark(at); ++at) {
      const std::string_view tag = text_.word(at).tag;
      if (speaker < 0 && text_.word(at).tag == "PRP") return static_cast<int32_t>(at);
      if (IsSpeaking(at)) speaker = static_cast<int32_t>(at);
      const bool title = at + 1 < end && IsCapital(at) && IsCapital(at + 1);  // "Under Secretary Lee"
      if (!text_.IsNominal(at) && !tag.starts_with("JJ") && tag != "PRP$" && !title) break;
    }
    return speaker;
  }

 private:
  bool IsCapital(uint32_t token) const {
    const char first = text_.text(token).front();
    return first >= 'A' && first <= 'Z';
  }
  bool IsSpeaking(uint32_t token) const { return text_.IsNominal(token) && text_.word(token).tag != "DT"; }

  int32_t Own(uint32_t verb, bool quoted) const {
    if (quoted) {
      if (const int32_t subject = text_.Child(verb, {"nsubj:pass"}); subject >= 0) return subject;
    }
    return text_.Child(verb, {"nsubj"});
  }

  // "Called a hoax by the minister".
  int32_t Agent(uint32_t verb) const {
    for (const std::string_view relation : {"obl:agent", "obl"}) {
      const int32_t agent = text_.Child(verb, {relation});
      const int32_t preposition = agent < 0 ? -1 : text_.Child(static_cast<uint32_t>(agent), {"case"});
      if (preposition >= 0 && text_.word(static_cast<uint32_t>(preposition)).lemma == "by") return agent;
    }
    return -1;
  }

  // "the minister, who said": the noun, not the pronoun.
  int32_t Antecedent(uint32_t subject) const {
    const auto kept = static_cast<int32_t>(subject);
    if (!IsOneOf(text_.word(subject).tag, {"WP", "WDT"}) || text_.word(subject).head < 0) return kept;
    const Word& verb = text_.word(static_cast<uint32_t>(text_.word(subject).head));
    return verb.relation.starts_with("acl") && verb.head >= 0 ? verb.head : kept;
  }

  const QuoteText& text_;
};

class CueReader {
 public:
  CueReader(const QuoteText& text, TokenSpan quote) : text_(text), quote_(quote), subjects_(text) {}

  Attributed Read(const Attributed& previous) const {
    const int32_t before = CueBefore(), behind = CueBehind();
    const bool introduced = before >= 0 && Introduces(static_cast<uint32_t>(before));
    const bool takes_behind = behind >= 0 && (before < 0 || (LeadsToCue() && !introduced));
    const int32_t cue = takes_behind ? behind : before;
    if (cue >= 0) return {SpeakerAt(static_cast<uint32_t>(cue), takes_behind), cue};
    const bool same_clause = previous.cue >= 0 && !text_.IsMark(quote_.begin < 2 ? 0 : quote_.begin - 2) &&
                             text_.sentence_of(static_cast<uint32_t>(previous.cue)) == text_.sentence_of(quote_.begin);
    if (same_clause) return previous;  // "they promised “work” and “bread”"
    if (const Attributed told = According(); told.cue >= 0) return told;
    return {BeforeColon(), -1};
  }

 private:
  std::string_view Text(uint32_t token) const { return text_.text(token); }

  int32_t SpeakerAt(uint32_t cue, bool behind) const {
    // "said he": the pronoun behind the verb cannot be its object.
    const bool inverted = behind && cue + 1 < text_.size() && text_.word(cue + 1).tag == "PRP" && cue <= quote_.end + 2;
    const bool free = inverted && text_.Child(cue, {"nsubj"}) < static_cast<int32_t>(quote_.end);
    if (free && !text_.quoted(cue + 1)) return static_cast<int32_t>(cue) + 1;
    const int32_t speaker = subjects_.Of(cue, kLongestPath);
    if (speaker >= 0 && behind && speaker < static_cast<int32_t>(quote_.begin)) {
      // The subject stands before the quotation: rather the noun beside the verb, if there is one.
      const int32_t beside = subjects_.Nearest(cue, behind, quote_);
      return WithPerson(beside >= 0 ? beside : speaker, cue);
    }
    if (speaker >= 0 || subjects_.IsPassive(cue)) return WithPerson(speaker, cue);
    return WithPerson(subjects_.Nearest(cue, behind, quote_), cue);
  }

  // The person named behind a description or an organization that the tree takes for the subject ("party member NAME"),
  // or in front of a place in apposition ("NAME, envoy to PLACE, said").
  int32_t WithPerson(int32_t speaker, uint32_t cue) const {
    if (speaker < 0 || text_.InPerson(static_cast<uint32_t>(speaker))) return speaker;
    const auto head = static_cast<uint32_t>(speaker);
    for (uint32_t at = head + 1; at < text_.sentence(head).end && at != cue && IsInPhrase(at); ++at) {
      if (text_.InPerson(at)) return static_cast<int32_t>(text_.NameAt(at)->tokens.end) - 1;
    }
    if (text_.NameAt(head) == nullptr || cue < 2 || text_.text(cue - 1) != ",") return speaker;
    for (uint32_t at = head; at-- > text_.sentence(head).begin;) {
      if (text_.InPerson(at) && text_.text(at + 1) == ",") return static_cast<int32_t>(at);
    }
    return speaker;
  }

  bool IsInPhrase(uint32_t token) const {
    return !text_.quoted(token) && !text_.IsMark(token) && text_.word(token).tag.starts_with("NN");
  }

  // A sign that lets a clause of saying follow: "...,” he said", "...?” she asked", "...”, he said".
  bool LeadsToCue() const {
    if (IsOneOf(Text(quote_.end - 1), {",", "?", "!", "–", "—", "-", "--", "…", "..."})) return true;
    return quote_.end + 1 < text_.size() && Text(quote_.end + 1) == ",";
  }

  // The last verb of saying in front of the quotation: in its sentence, or at the end of the one before a colon.
  int32_t CueBefore() const {
    if (quote_.begin < 2) return -1;
    const uint32_t mark = quote_.begin - 1;
    uint32_t first = text_.sentence(quote_.begin).begin;
    if (first >= mark) {
      if (!IsOneOf(Text(mark - 1), {":", ","})) return -1;
      first = text_.sentence(mark - 1).begin;
    }
    const uint32_t nearest = mark > kFarthestCue ? mark - kFarthestCue : 0;
    for (uint32_t at = mark; at-- > std::max(first, nearest);) {
      if (text_.quoted(at)) return -1;
      const bool beside = Introduces(at) && IsBesideVerb(at);
      if ((IsCueVerb(text_, at) && Reaches(at)) || beside) return static_cast<int32_t>(at);
    }
    return -1;
  }

  bool IsBesideVerb(uint32_t token) const {
    return text_.IsVerb(token) && !text_.quoted(token) && text_.speech().IsBeside(text_.word(token).lemma);
  }

  // A colon or comma right in front, or the verb itself: "said: “", "added, “".
  bool Introduces(uint32_t cue) const {
    const uint32_t mark = quote_.begin - 1;
    return mark > 0 && (IsOneOf(Text(mark - 1), {":", ","}) || mark - 1 == cue);
  }

  // Whether what is quoted hangs on the verb: right behind it, or inside its clause by the tree.
  bool Reaches(uint32_t cue) const {
    if (cue < quote_.begin && Introduces(cue)) return true;
    bool any_head = false;
    for (uint32_t token = quote_.begin; token < quote_.end; ++token) {
      int32_t at = static_cast<int32_t>(token);
      for (int steps = 0; steps < kLongestPath && at >= 0; ++steps) {
        at = text_.word(static_cast<uint32_t>(at)).head;
        any_head = any_head || at >= 0;
        if (at == static_cast<int32_t>(cue)) return true;
      }
    }
    return !any_head && cue < quote_.begin;
  }

  // The first verb of saying behind the closing mark, in the same sentence and before the next quotation.
  int32_t CueBehind() const {
    if (quote_.end + 1 >= text_.size() || !RunsInto()) return -1;
    const uint32_t last = SentenceBehind().end;
    const bool starts_sentence = quote_.end + 1 == SentenceBehind().begin && !GoesOnSmall(quote_.end + 1);
    for (uint32_t at = quote_.end + 1; at < std::min(last, quote_.end + kFarthestCue); ++at) {
      if (text_.quoted(at) || text_.IsMark(at) || IsOneOf(Text(at), {":", ";"})) return -1;
      const bool near = at <= quote_.end + kBeside;
      if (starts_sentence && IsMainVerb(at)) return StartsClause(at) ? static_cast<int32_t>(at) : -1;
      if (starts_sentence) continue;
      if (near && LeadsToCue() && (IsBesideVerb(at) || IsAnyVerb(at))) return static_cast<int32_t>(at);
      if (IsCueVerb(text_, at) && (LeadsToCue() || near || Reaches(at))) return static_cast<int32_t>(at);
    }
    return -1;
  }

  bool IsMainVerb(uint32_t token) const {
    return text_.IsVerb(token) && !text_.word(token).relation.starts_with("aux");
  }

  // Behind a question that the splitter has cut off, "Lee asked" and "asked Lee" begin a sentence. One that has a colon
  // behind its verb introduces what follows.
  bool StartsClause(uint32_t cue) const {
    const bool introduces = cue + 1 < text_.size() && Text(cue + 1) == ":";
    const bool beside = cue <= quote_.end + kBeside && IsBesideVerb(cue);
    return LeadsToCue() && !introduces && (beside || IsCueVerb(text_, cue));
  }

  bool GoesOnSmall(uint32_t token) const {
    const char first = Text(token)[0];
    return first >= 'a' && first <= 'z';
  }

  // "...?” he teased": the narrative goes on inside the sentence, with a pronoun and its verb.
  bool IsAnyVerb(uint32_t token) const {
    const uint32_t first = quote_.end + 1;
    return GoesOnSmall(first) && token == first + 1 && text_.word(first).tag == "PRP" && text_.IsVerb(token) &&
           !text_.speech().IsMute(text_.word(first).lemma);
  }

  // A full stop ends the sentence, unless a small letter follows: "...done.” he said".
  bool RunsInto() const {
    if (Text(quote_.end - 1) != ".") return true;
    return GoesOnSmall(quote_.end + 1) && text_.paragraph_of(quote_.end + 1) == text_.paragraph_of(quote_.end);
  }

  // A splitter may end a sentence at "?”" although "she asked" follows it.
  TokenSpan SentenceBehind() const {
    const TokenSpan own = text_.sentence(quote_.end);
    const uint32_t next = quote_.end + 1;
    if (next != own.end || next >= text_.size()) return own;
    return text_.paragraph_of(next) != text_.paragraph_of(quote_.end) ? own : text_.sentence(next);
  }

  Attributed According() const {
    const TokenSpan sentence = text_.sentence(quote_.begin);
    for (uint32_t at = sentence.begin; at + 2 < sentence.end; ++at) {
      if (text_.quoted(at) || !text_.speech().IsAccording(text_.word(at).lemma)) continue;
      for (uint32_t token = at + 1; token < sentence.end; ++token) {
        if (IsHeadBehind(token, at)) return {static_cast<int32_t>(token), static_cast<int32_t>(at)};
      }
    }
    return {};
  }

  // The noun that "according to" introduces, not one that modifies it.
  bool IsHeadBehind(uint32_t token, uint32_t according) const {
    const Word& word = text_.word(token);
    const bool outside = word.head <= static_cast<int32_t>(according) || word.head > static_cast<int32_t>(token);
    return text_.IsNominal(token) && outside && word.relation != "compound" && !word.relation.starts_with("nmod:poss");
  }

  // "He was blunt: “...”", "Kim: “...”": who the sentence in front of the colon is about.
  int32_t BeforeColon() const {
    if (quote_.begin < 3 || Text(quote_.begin - 2) != ":") return -1;
    const uint32_t colon = quote_.begin - 2;
    const TokenSpan sentence = {text_.sentence(colon).begin, colon};
    if (sentence.empty() || text_.paragraph_of(sentence.begin) + 1 < text_.paragraph_of(quote_.begin)) return -1;
    for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
      const int32_t head = text_.word(token).head;
      const bool top = head < 0 || !sentence.Contains(static_cast<uint32_t>(head));
      if (!top || text_.quoted(token)) continue;
      const int32_t subject = text_.Child(token, {"nsubj", "nsubj:pass"});
      if (subject >= 0) return subject;
      if (text_.IsNominal(token)) return static_cast<int32_t>(token);
    }
    return -1;
  }

  const QuoteText& text_;
  const TokenSpan quote_;
  const Subjects subjects_;
};

}  // namespace

Attributed AttributeByCue(const QuoteText& text, TokenSpan quote, const Attributed& previous) {
  return CueReader(text, quote).Read(previous);
}

int32_t SpeakerOfCue(const QuoteText& text, uint32_t cue) { return Subjects(text).Of(cue, kLongestPath); }

bool IsCueVerb(const QuoteText& text, uint32_t token) {
  if (text.quoted(token) || !text.IsVerb(token) || text.word(token).relation == "amod") return false;
  const bool compound = token > 0 && text.text(token - 1) == "-" &&
                        text.document().tokens[token - 1].end == text.document().tokens[token].begin;
  if (compound) return false;  // "so-called"
  if (text.speech().IsCue(text.word(token).lemma)) return true;
  return text.speech().IsQuoted(text.word(token).lemma) && text.word(token).tag == "VBN";
}

}  // namespace entente::extract
