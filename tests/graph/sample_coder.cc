#include "sample_coder.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

const Sector* SectorOf(std::string_view plover) {
  for (const Sector& sector : TestEventCodes().sectors()) {
    if (sector.plover == plover) return &sector;
  }
  ADD_FAILURE() << plover;
  return nullptr;
}

}  // namespace

const EventCodes& TestEventCodes() {
  static const EventCodes codes = [] {
    auto loaded = EventCodes::Load(ENTENTE_SOURCE_DIR "/schemas/event_codes.toml");
    EXPECT_TRUE(loaded.ok()) << loaded.status().message();
    return std::move(loaded).value();
  }();
  return codes;
}

ActorCode SampleCoder::CodeActor(const Actor& actor, const TimeSpan& time) const {
  if (actor.name == "Utopia") return {{"UTO", "Utopia"}, {SectorOf("GOV")}, ""};
  if (actor.name != "Ann") return {};
  if (!time.Overlaps(TimeSpan::Year(2019))) return {{"UTO", "Utopia"}, {}, ""};
  return {{"UTO", "Utopia"}, {SectorOf("GOV"), SectorOf("LEG")}, "President"};
}

PlaceCode SampleCoder::CodePlace(std::string_view place) const {
  return place == "Harbour" ? PlaceCode{"Harbour", "42", {"UTO", "Utopia"}} : PlaceCode();
}

}  // namespace entente
