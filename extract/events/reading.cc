#include "extract/events/reading.h"

#include <algorithm>
#include <unordered_map>

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

std::unordered_set<std::string_view> Reading::RecurringNouns(const Tree& tree) {
  std::unordered_map<std::string_view, uint32_t> first_sentence;
  std::unordered_set<std::string_view> recurring;
  for (uint32_t token = 0; token < tree.size(); ++token) {
    if (!tree.IsNoun(token)) continue;
    const auto first = first_sentence.emplace(tree.lemma(token), tree.sentence(token)).first;
    if (first->second != tree.sentence(token)) recurring.insert(first->first);
  }
  return recurring;
}

}  // namespace entente::extract
