// Questions about an analysed article's trees that the resolving passes ask again and again.
#ifndef ENTENTE_EXTRACT_RESOLVE_GRAMMAR_H_
#define ENTENTE_EXTRACT_RESOLVE_GRAMMAR_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/analysis.h"

namespace entente::extract {

// Keeps a reference to the analysis, which must outlive it. Safe on trees with cycles or heads out of range.
class Grammar {
 public:
  explicit Grammar(const Analysis& analysis);

  uint32_t size() const { return static_cast<uint32_t>(folded_.size()); }
  uint32_t sentence_of(uint32_t token) const { return sentence_of_[token]; }
  TokenSpan sentence(uint32_t token) const { return analysis_->document.sentences[sentence_of_[token]]; }
  // The token's text by FoldName; empty for punctuation.
  const std::string& folded(uint32_t token) const { return folded_[token]; }
  std::span<const std::string> folded(TokenSpan span) const {
    return std::span(folded_).subspan(span.begin, span.size());
  }
  // The words of a span, folded and joined by one blank.
  std::string FoldedText(TokenSpan span) const;
  std::string_view text(uint32_t token) const { return analysis_->document.TokenText(token); }
  std::string_view tag(uint32_t token) const { return analysis_->words[token].tag; }
  const std::string& lemma(uint32_t token) const { return analysis_->words[token].lemma; }
  std::string_view relation(uint32_t token) const { return analysis_->words[token].relation; }
  bool HasRelation(uint32_t token, std::string_view relation) const;  // with or without subtype
  int32_t head(uint32_t token) const { return analysis_->words[token].head; }
  std::span<const uint32_t> children(uint32_t token) const {
    return std::span(children_).subspan(child_begin_[token], child_begin_[token + 1] - child_begin_[token]);
  }

  bool IsProper(uint32_t token) const { return tag(token).starts_with("NNP"); }
  bool IsNoun(uint32_t token) const { return tag(token).starts_with("NN"); }
  bool IsVerb(uint32_t token) const { return tag(token).starts_with("VB") || tag(token) == "MD"; }
  bool IsCapitalised(uint32_t token) const;
  bool IsPossessiveMark(uint32_t token) const { return tag(token) == "POS"; }

  // The token of the span that hangs on no other of it, by whatever words between: "ministers" of "defence ministers"
  // in "foreign and defence ministers" (the first of several).
  uint32_t HeadOf(TokenSpan span) const;
  // The token that fills a role in the clause in place of `token`: climbs out of coordinations, appositions and the
  // inside of names.
  uint32_t RoleBearer(uint32_t token) const;
  // The preposition of a noun ("with", "in"), folded; empty where there is none.
  std::string_view Preposition(uint32_t token) const;
  // The verb (or other predicate) whose clause `token` stands in; the token itself where it heads its sentence.
  uint32_t Clause(uint32_t token) const;
  // The noun phrase around `head`: modifiers in front of it and an "of" phrase behind it, without appositions,
  // relative clauses, coordinated nouns and punctuation at the borders.
  TokenSpan NounPhrase(uint32_t head) const;
  // Index of the quotation that the token stands in; -1 outside.
  int32_t quotation(uint32_t token) const { return quotation_[token]; }

 private:
  void FindChildren();
  uint32_t LeftEdge(uint32_t token) const;
  uint32_t RightEdge(uint32_t token) const;
  bool HangsOn(uint32_t token, TokenSpan span) const;

  const Analysis* analysis_;
  std::vector<std::string> folded_;
  std::vector<uint32_t> sentence_of_;
  std::vector<uint32_t> child_begin_;
  std::vector<uint32_t> children_;
  std::vector<int32_t> quotation_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_GRAMMAR_H_
