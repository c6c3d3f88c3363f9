// Whether a word of the text fires a frame, and what then stands around it: the syntactic half of reading an event, of
// which it does not matter yet who is an actor.
#ifndef ENTENTE_EXTRACT_EVENTS_TRIGGERS_H_
#define ENTENTE_EXTRACT_EVENTS_TRIGGERS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/events/arguments.h"
#include "extract/events/reading.h"

namespace entente::extract {

// The word by which frames are looked up where it is written with hyphens, which stand alone in the tree: "go-between"
// at the part that the others hang on. Empty where the token is no such part.
std::string HyphenatedWord(const Tree& tree, uint32_t token);

class TriggerReader {
 public:
  // `reading` must outlive this.
  explicit TriggerReader(const Reading& reading) : reading_(reading) {}

  // The arguments of `token`, whose lemma `trigger` was found by; nullptr where it is no verb (noun, adjective) here or
  // lacks the particle, preposition or light verb that the frame asks for. Lives until the next call.
  const std::vector<Argument>* Arguments(uint32_t token, const Trigger& trigger);

 private:
  // What arguments follow from: most frames of a word have the same.
  struct Asked {
    uint32_t token;
    TriggerKind kind;
    const std::vector<std::string>* light;
    bool has_light;
  };

  const Reading& reading_;
  std::vector<Argument> arguments_;
  std::optional<Asked> of_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_TRIGGERS_H_
