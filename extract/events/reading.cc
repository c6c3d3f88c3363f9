#include "extract/events/reading.h"

#include <algorithm>

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

}  // namespace entente::extract
