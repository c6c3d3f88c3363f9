// The days of an article's story: what is told without a date of its own took place on the day of the occasion it was a
// part of, of what its people did before, or of the news.
#ifndef ENTENTE_EXTRACT_EVENTS_STORY_DAYS_H_
#define ENTENTE_EXTRACT_EVENTS_STORY_DAYS_H_

#include <vector>

#include "extract/events/circumstance.h"
#include "extract/events/event.h"
#include "extract/events/reading.h"

namespace entente::extract {

class StoryDays {
 public:
  StoryDays(const Reading& reading, const Circumstances& circumstances)
      : reading_(reading), circumstances_(circumstances) {}

  // Of what is planned, of what lasts and of what took place during a war the day of the story says nothing.
  bool IsTimeless(const Event& event) const;
  bool IsToldInThePast(uint32_t trigger) const;
  // Gives times to those of the article's events, sorted by trigger, that have none of their own.
  void Share(std::vector<Event>* events) const;

 private:
  bool IsOfAnotherTime(uint32_t trigger) const;

  const Reading& reading_;
  const Circumstances& circumstances_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_STORY_DAYS_H_
