// Codes of known actors and places for exports of coded events: countries by ISO 3166, sectors by organization and
// office.
#ifndef ENTENTE_EXTRACT_KNOWLEDGE_KNOWN_CODES_H_
#define ENTENTE_EXTRACT_KNOWLEDGE_KNOWN_CODES_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/knowledge/knowledge.h"
#include "graph/export/event_coder.h"

namespace entente::extract {

class KnownCodes : public EventCoder {
 public:
  // `schemas`: the folder with event_codes.toml and knowledge/countries.tsv. Fails with the file, place and what was
  // expected.
  static Result<std::unique_ptr<KnownCodes>> Load(const std::string& schemas, std::unique_ptr<Knowledge> knowledge);

  const EventCodes& codes() const override { return codes_; }
  // An actor that nobody knows has what its kind and its country tell.
  ActorCode CodeActor(const Actor& actor, const TimeSpan& time) const override;
  // As the best known bearer of the name; a city only where it lies in the country that the name alone would mean.
  PlaceCode CodePlace(std::string_view place) const override;

 private:
  // What tells an actor's sectors, country and title: filled as its organization and its offices are looked at.
  struct Traits;

  KnownCodes(EventCodes codes, std::unique_ptr<Knowledge> knowledge);
  CountryCode CountryWith(std::string_view id_or_name) const;
  KnownIndex KnownOf(const Actor& actor) const;
  // The organization that a description of people names: "NATO soldiers", "members of the African Union".
  KnownIndex OrganizationIn(std::string_view description) const;
  CountryCode CountryOf(const Actor& actor, KnownIndex known) const;
  void TakeOffices(KnownIndex person, const TimeSpan& time, Traits* traits) const;

  EventCodes codes_;
  std::unique_ptr<Knowledge> knowledge_;
  std::map<std::string, CountryCode, std::less<>> countries_;  // by id ("ISO:RU") and by name
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_KNOWLEDGE_KNOWN_CODES_H_
