// A coder that knows the made-up countries of the tests.
#ifndef ENTENTE_TESTS_GRAPH_SAMPLE_CODER_H_
#define ENTENTE_TESTS_GRAPH_SAMPLE_CODER_H_

#include "graph/export/event_coder.h"

namespace entente {

// The codes of schemas/.
const EventCodes& TestEventCodes();

// Utopia is UTO, and Ann is its president in 2019 and a member of its parliament.
class SampleCoder : public EventCoder {
 public:
  const EventCodes& codes() const override { return TestEventCodes(); }
  ActorCode CodeActor(const Actor& actor, const TimeSpan& time) const override;
  PlaceCode CodePlace(std::string_view place) const override;
};

}  // namespace entente

#endif  // ENTENTE_TESTS_GRAPH_SAMPLE_CODER_H_
