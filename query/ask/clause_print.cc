// The printed form of clauses, for tests and messages.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "query/ask/clause.h"

namespace entente::query {
namespace {

using extract::Source;

std::string_view WhName(Wh wh) {
  constexpr std::array<std::string_view, 11> kNames = {"-",        "who",       "what",   "which", "where", "when",
                                                       "how-many", "how-often", "events", "those", "*"};
  return kNames[static_cast<size_t>(wh)];
}

std::string PrintPhrase(const Phrase& phrase) {
  std::string text = fmt::format("{}", fmt::join(phrase.parts, phrase.either ? "/" : "|"));
  if (phrase.pronoun && text.empty()) text = "he";
  if (phrase.wh != Wh::kNone) {
    text = std::string(WhName(phrase.wh)) + (phrase.parts.empty() ? "" : "(" + text + ")");
  }
  if (!phrase.noun.empty()) {
    text += "(" + phrase.modifiers + (phrase.modifiers.empty() ? "" : " ") + phrase.noun + ")";
  }
  if (phrase.both) text += "(both)";
  if (phrase.quoted) text = "\"" + text + "\"";
  if (!phrase.except.empty()) text += fmt::format("(not {})", fmt::join(phrase.except, ", "));
  if (phrase.relative) text += "[" + Print(*phrase.relative) + "]";
  return text;
}

std::string PrintSource(const extract::RoleSource& source) {
  switch (source.source) {
    case Source::kSubject:
      return "subject";
    case Source::kObject:
      return "object";
    case Source::kIndirect:
      return "indirect";
    case Source::kPossessor:
      return "possessor";
    case Source::kModifier:
      return "modifier";
    case Source::kClause:
      return "clause";
    default:
      return source.preposition;
  }
}

std::string PrintSlot(const Slot& slot) { return PrintPhrase(slot.phrase) + ":" + PrintSource(slot.source); }

}  // namespace

std::string Print(const QuestionClause& clause) {
  constexpr std::array<std::string_view, 5> kTenses = {"past", "present", "future", "possible", "called-for"};
  constexpr std::array<std::string_view, 3> kOrders = {"in", "after", "before"};
  constexpr std::array<std::string_view, 3> kAnchors = {"during", "after", "before"};
  constexpr std::array<std::string_view, 5> kPicks = {"", " first", " last", " most", " fewest"};
  const std::string word = !clause.noun.empty() ? clause.noun : clause.verb.empty() ? "be" : clause.verb;
  std::string text = fmt::format("{} {}", word, kTenses[static_cast<size_t>(clause.tense)]);
  if (!clause.particle.empty()) text += " " + clause.particle;
  if (clause.passive) text += " passive";
  if (clause.negated) text += " negated";
  if (clause.yes_no) text += " yes/no";
  text += kPicks[static_cast<size_t>(clause.pick)];
  for (const Slot& slot : clause.slots) text += " " + PrintSlot(slot);
  if (clause.time.known()) {
    text += fmt::format(" {} {}", kOrders[static_cast<size_t>(clause.order)], clause.time.ToString());
  }
  for (const Anchor& anchor : clause.anchors) {
    text += fmt::format(" {} [{}]", kAnchors[static_cast<size_t>(anchor.order)], Print(*anchor.event));
  }
  if (!clause.according.empty()) text += " according to " + clause.according;
  for (const Slot& slot : clause.also) text += " also " + PrintSlot(slot);
  return text;
}

}  // namespace entente::query
