#include "extract/events/event.h"

#include <fmt/format.h>

namespace entente::extract {
namespace {

std::string Names(const std::vector<Participant>& participants, const Resolved& resolved) {
  std::string names;
  for (const Participant& participant : participants) {
    if (!names.empty()) names += ", ";
    names += ActorOf(participant, resolved).name;
  }
  return names;
}

}  // namespace

const Actor& ActorOf(const Participant& participant, const Resolved& resolved) {
  return participant.described ? *participant.described : resolved.entities[participant.entity].actor;
}

std::set<uint32_t> EntitiesOf(const Event& event) {
  std::set<uint32_t> entities;
  for (Role role : {Role::kFrom, Role::kTo, Role::kPrincipal}) {
    for (const Participant& participant : event.in(role)) {
      if (!participant.described) entities.insert(participant.entity);
    }
  }
  return entities;
}

std::string Print(const Event& event, const Resolved& resolved, const Ontology& ontology) {
  std::string line = fmt::format("{}({} -> {}) [{}]", event.frame->name, Names(event.in(Role::kFrom), resolved),
                                 Names(event.in(Role::kTo), resolved), ontology.modalities()[event.modality].name);
  if (event.time.known()) line += " " + event.time.ToString();
  if (!event.place.empty()) line += " in " + event.place;
  if (!event.theme.empty()) line += " about " + event.theme;
  if (!event.attribution.empty()) line += " according to " + event.attribution;
  return line + fmt::format(" {:.2f}", event.confidence);
}

}  // namespace entente::extract
