#include "extract/events/reading.h"

#include <algorithm>
#include <utility>

namespace entente::extract {

std::string Reading::Text(TokenSpan span) const {
  std::string text(resolved.analysis.document.Text(span));
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

Event Reading::NewEvent(const Frame& frame, uint32_t trigger) const {
  Event event;
  event.frame = &frame;
  event.trigger = trigger;
  event.trigger_words = {trigger, trigger + 1};
  event.sentence = tree.sentence(trigger);
  return event;
}

std::vector<bool> Reading::TimeTokens(const Resolved& resolved) {
  std::vector<bool> is_time(resolved.analysis.words.size(), false);
  for (const TimeExpression& time : resolved.analysis.times) {
    for (uint32_t token = time.tokens.begin; token < time.tokens.end; ++token) is_time[token] = true;
  }
  return is_time;
}

std::vector<std::string_view> Reading::RecurringNouns(const Tree& tree) {
  std::vector<std::pair<std::string_view, uint32_t>> nouns;  // with the sentences that have them
  for (uint32_t token = 0; token < tree.size(); ++token) {
    if (tree.IsNoun(token)) nouns.emplace_back(tree.lemma(token), tree.sentence(token));
  }
  std::sort(nouns.begin(), nouns.end());
  nouns.erase(std::unique(nouns.begin(), nouns.end()), nouns.end());
  std::vector<std::string_view> recurring;
  for (size_t i = 1; i < nouns.size(); ++i) {
    const std::string_view lemma = nouns[i].first;
    if (nouns[i - 1].first == lemma && (recurring.empty() || recurring.back() != lemma)) recurring.push_back(lemma);
  }
  return recurring;
}

}  // namespace entente::extract
