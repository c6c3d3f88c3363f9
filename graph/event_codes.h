// What data sets of coded events (PLOVER, ICEWS) call actors and acts: read from schemas/event_codes.toml.
#ifndef ENTENTE_GRAPH_EVENT_CODES_H_
#define ENTENTE_GRAPH_EVENT_CODES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/status.h"

namespace entente {

// What an actor does: "GOV" in PLOVER, "Government" in ICEWS.
struct Sector {
  std::string plover;
  std::string icews;
  bool international = false;        // an actor of it that belongs to no country has its code for one
  std::vector<std::string> kinds;    // of actors that are of it
  std::vector<std::string> sorts;    // of organizations that are of it ("ministry")
  std::vector<std::string> offices;  // classes of the offices of a state that are of it ("foreign-minister")
};

// What an act is about in PLOVER where every act of a relation is about it.
struct Context {
  std::string plover;                  // "military"
  std::vector<std::string> relations;  // by name
};

struct CameoCode {
  std::string code;                 // "042"
  std::string text;                 // "Make a visit"
  std::optional<double> intensity;  // Goldstein's scale, -10 to 10
};

class EventCodes {
 public:
  // Reads a TOML text; `file` is named in errors, with line and what was expected.
  static Result<EventCodes> Parse(std::string_view toml, std::string_view file);
  static Result<EventCodes> Load(const std::string& path);

  const std::vector<Sector>& sectors() const { return sectors_; }
  const std::vector<Context>& contexts() const { return contexts_; }
  const std::vector<CameoCode>& cameo() const { return cameo_; }
  const CameoCode* FindCameo(std::string_view code) const;  // nullptr where unknown

 private:
  std::vector<Sector> sectors_;
  std::vector<Context> contexts_;
  std::vector<CameoCode> cameo_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_EVENT_CODES_H_
