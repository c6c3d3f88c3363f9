#include <array>

#include <fmt/format.h>

#include "extract/events/frames.h"
#include "extract/knowledge/knowledge_tables.h"
#include "extract/knowledge/titles.h"
#include "extract/language/quotes.h"
#include "extract/language/time_reader.h"
#include "extract/resolve/coreference_words.h"
#include "graph/ontology.h"
#include "targets.h"

namespace entente::extract {
namespace {

const Ontology& ShippedOntology() {
  static const auto* const ontology = new Ontology(Ontology::Load(ENTENTE_SOURCE_DIR "/schemas/ontology.toml").value());
  return *ontology;
}

using Reader = Status (*)(std::string_view text);

template <class Value>
Status StatusOf(const Result<Value>& result) {
  return result.ok() ? Status() : result.status();
}

constexpr std::string_view kFile = "fuzz";

constexpr std::array<Reader, 14> kReaders = {
    [](std::string_view text) { return StatusOf(Ontology::Parse(text, kFile)); },
    [](std::string_view text) { return Frames().Read(text, kFile, ShippedOntology()); },
    [](std::string_view text) { return StatusOf(Titles::Parse(text, kFile)); },
    [](std::string_view text) { return StatusOf(CoreferenceWords::Parse(text, kFile)); },
    [](std::string_view text) { return StatusOf(TimeReader::Parse(text, kFile)); },
    [](std::string_view text) { return StatusOf(SpeechWords::Parse(text, kFile)); },
    [](std::string_view text) { return StatusOf(ParseCountries(text, kFile)); },
    [](std::string_view text) { return StatusOf(ParseSeats(text, kFile)); },
    [](std::string_view text) { return StatusOf(ParseOrganizations(text, kFile)); },
    [](std::string_view text) { return StatusOf(ParseInstitutions(text, kFile)); },
    [](std::string_view text) { return StatusOf(ParsePlaces(text, kFile)); },
    [](std::string_view text) { return StatusOf(ParsePeople(text, kFile)); },
    [](std::string_view text) { return StatusOf(ParseOffices(text, kFile)); },
    [](std::string_view text) { return StatusOf(ParseGazetteer(text, kFile)); },
};

}  // namespace

std::string TrySchemas(std::string_view bytes) {
  for (size_t i = 0; i < kReaders.size(); ++i) {
    const Status status = kReaders[i](bytes);
    if (!status.ok() && !status.message().starts_with("fuzz:"))
      return fmt::format("reader {} refuses without its file: {}", i, status.message());
  }
  return "";
}

}  // namespace entente::extract
