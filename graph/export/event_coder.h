// What an export of coded events asks of somebody who knows the actors: countries, sectors and places as codes.
#ifndef ENTENTE_GRAPH_EXPORT_EVENT_CODER_H_
#define ENTENTE_GRAPH_EXPORT_EVENT_CODER_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/event_codes.h"
#include "graph/types.h"

namespace entente {

// Empty where not known.
struct CountryCode {
  std::string iso3;  // ISO 3166 alpha-3, or the code of an international sector ("IGO")
  std::string name;
};

struct ActorCode {
  CountryCode country;                 // its own, or that of the country it belongs to
  std::vector<const Sector*> sectors;  // in the order of EventCodes::sectors
  std::string title;                   // of the office it has
};

struct PlaceCode {
  std::string city;
  std::string geonames;  // GeoNames' number of the city
  CountryCode country;
};

class EventCoder {
 public:
  virtual ~EventCoder() = default;
  virtual const EventCodes& codes() const = 0;
  // `time`: when the act took place, unknown where nobody knows; offices count where they were held at that time.
  virtual ActorCode CodeActor(const Actor& actor, const TimeSpan& time) const = 0;
  virtual PlaceCode CodePlace(std::string_view place) const = 0;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_EXPORT_EVENT_CODER_H_
