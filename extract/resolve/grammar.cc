#include "extract/resolve/grammar.h"

#include <algorithm>
#include <array>

#include "graph/name.h"

namespace entente::extract {
namespace {

// A chain of heads longer than this is a broken tree.
constexpr int kClimbMax = 64;
constexpr int kDescendMax = 256;

bool IsOneOf(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool IsPlainAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

std::string Fold(std::string_view text) {
  if (!IsPlainAscii(text)) return FoldName(text);
  std::string folded(text);
  for (char& c : folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return folded;
}

bool Extends(std::string_view base, std::string_view relation) {
  return relation.starts_with(base) && (relation.size() == base.size() || relation[base.size()] == ':');
}

}  // namespace

Grammar::Grammar(const Analysis& analysis) : analysis_(&analysis) {
  const Document& document = analysis.document;
  const auto count = static_cast<uint32_t>(document.tokens.size());
  folded_.reserve(count);
  for (uint32_t i = 0; i < count; ++i) folded_.push_back(Fold(document.TokenText(i)));
  sentence_of_.resize(count);
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    const TokenSpan span = document.sentences[s];
    std::fill(sentence_of_.begin() + span.begin, sentence_of_.begin() + span.end, s);
  }
  quotation_.assign(count, -1);
  for (size_t q = 0; q < analysis.quotations.size(); ++q) {
    const TokenSpan span = analysis.quotations[q].tokens;
    std::fill(quotation_.begin() + span.begin, quotation_.begin() + span.end, static_cast<int32_t>(q));
  }
  FindChildren();
}

void Grammar::FindChildren() {
  child_begin_.assign(size() + 1, 0);
  const auto has_head = [&](uint32_t i) { return head(i) >= 0 && head(i) < static_cast<int32_t>(size()); };
  for (uint32_t i = 0; i < size(); ++i) {
    if (has_head(i)) ++child_begin_[static_cast<uint32_t>(head(i)) + 1];
  }
  for (uint32_t i = 0; i < size(); ++i) child_begin_[i + 1] += child_begin_[i];
  children_.resize(child_begin_[size()]);
  std::vector<uint32_t> next(child_begin_.begin(), child_begin_.end() - 1);
  for (uint32_t i = 0; i < size(); ++i) {
    if (has_head(i)) children_[next[static_cast<uint32_t>(head(i))]++] = i;
  }
}

std::string Grammar::FoldedText(TokenSpan span) const {
  std::string text;
  for (uint32_t i = span.begin; i < span.end; ++i) {
    if (folded_[i].empty()) continue;
    if (!text.empty() && !IsPossessiveMark(i)) text += ' ';  // "people's" folds as one word
    text += folded_[i];
  }
  return text;
}

bool Grammar::HasRelation(uint32_t token, std::string_view base) const { return Extends(base, relation(token)); }

bool Grammar::IsCapitalised(uint32_t token) const {
  const std::string_view word = text(token);
  const auto first = static_cast<unsigned char>(word.front());
  return first >= 0x80 ? IsProper(token) : first >= 'A' && first <= 'Z';
}

bool Grammar::HangsOn(uint32_t token, TokenSpan span) const {
  int32_t at = head(token);
  for (int step = 0; step < kClimbMax && at >= 0; ++step) {
    if (span.Contains(static_cast<uint32_t>(at))) return true;
    at = head(static_cast<uint32_t>(at));
  }
  return false;
}

uint32_t Grammar::HeadOf(TokenSpan span) const {
  for (uint32_t i = span.begin; i < span.end; ++i) {
    if (!HangsOn(i, span)) return i;
  }
  return span.begin;
}

uint32_t Grammar::RoleBearer(uint32_t token) const {
  static constexpr std::array<std::string_view, 5> kInside = {"conj", "appos", "flat", "nmod:desc", "fixed"};
  for (int step = 0; step < kClimbMax && head(token) >= 0; ++step) {
    if (!IsOneOf(relation(token), kInside)) return token;
    token = static_cast<uint32_t>(head(token));
  }
  return token;
}

std::string_view Grammar::Preposition(uint32_t token) const {
  for (uint32_t child : children(token)) {
    if (child < token && HasRelation(child, "case") && !IsPossessiveMark(child)) return folded_[child];
  }
  return {};
}

uint32_t Grammar::Clause(uint32_t token) const {
  for (int step = 0; step < kClimbMax && head(token) >= 0; ++step) {
    token = static_cast<uint32_t>(head(token));
    if (IsVerb(token)) return token;
  }
  return token;
}

uint32_t Grammar::LeftEdge(uint32_t token) const {
  uint32_t edge = token;
  for (int step = 0; step < kDescendMax; ++step) {
    const auto below = children(edge);
    if (below.empty() || below.front() >= edge) break;
    edge = below.front();
  }
  return edge;
}

uint32_t Grammar::RightEdge(uint32_t token) const {
  uint32_t edge = token;
  for (int step = 0; step < kDescendMax; ++step) {
    const auto below = children(edge);
    if (below.empty() || below.back() <= edge) break;
    edge = below.back();
  }
  return edge;
}

TokenSpan Grammar::NounPhrase(uint32_t head_token) const {
  static constexpr std::array<std::string_view, 8> kBefore = {"det",    "amod",      "nmod",      "compound",
                                                              "nummod", "nmod:poss", "nmod:desc", "flat"};
  static constexpr std::array<std::string_view, 3> kInName = {"flat", "compound", "nmod:desc"};
  TokenSpan phrase = {head_token, head_token + 1};
  const auto below = children(head_token);
  for (auto child = below.rbegin(); child != below.rend(); ++child) {
    if (*child > head_token) continue;
    const bool modifier = IsOneOf(relation(*child), kBefore) && Preposition(*child).empty();
    const bool quantity = HasRelation(*child, "advmod") && *child + 2 == phrase.begin;
    if (modifier || quantity || relation(*child) == "det:predet")
      phrase.begin = std::min(phrase.begin, LeftEdge(*child));
  }
  for (uint32_t child : below) {
    if (child < head_token) continue;
    const bool of_phrase = HasRelation(child, "nmod") && Preposition(child) == "of";
    if (of_phrase) {
      phrase.end = std::max(phrase.end, NounPhrase(child).end);
    } else if (IsOneOf(relation(child), kInName)) {
      phrase.end = std::max(phrase.end, RightEdge(child) + 1);
    }
  }
  const TokenSpan bounds = sentence(head_token);
  phrase.begin = std::max(phrase.begin, bounds.begin);
  phrase.end = std::min(phrase.end, bounds.end);
  while (phrase.begin < head_token && folded(phrase.begin).empty()) ++phrase.begin;
  return phrase;
}

}  // namespace entente::extract
