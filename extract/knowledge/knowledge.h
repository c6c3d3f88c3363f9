// Actors that the project knows: countries, people with dated offices, organizations, places; looked up by any name.
// A memory-mapped index compiled at build time from the tables in schemas/knowledge/.
#ifndef ENTENTE_EXTRACT_KNOWLEDGE_KNOWLEDGE_H_
#define ENTENTE_EXTRACT_KNOWLEDGE_KNOWLEDGE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/date.h"
#include "graph/status.h"

namespace entente::extract {

// Index of a known actor in the compiled knowledge.
using KnownIndex = uint32_t;
constexpr KnownIndex kNotKnown = UINT32_MAX;

struct KnownActor {
  std::string_view id;      // "Q7747" for Wikidata, "ISO:RU" for countries, "ORG:nato", "CITY:1835848" (GeoNames)
  std::string_view kind;    // node kind of the ontology
  std::string_view name;    // canonical
  std::string_view gender;  // people: "male", "female" or empty
  KnownIndex country = kNotKnown;  // the country it belongs to
  std::string_view sort;           // organizations: "alliance", "news-agency", "party" ...; places: "city"; else empty
  uint32_t prominence = 0;         // the higher the better known; only to compare
};

// How a name leads to an actor.
enum class NameUse : uint8_t {
  kName,     // a name of it
  kFamily,   // a person's family name alone
  kDemonym,  // "Russian", "Russians" for a country
  kCapital,  // a capital that may stand for its country's government
  kSeat,     // a seat of power that stands for it ("Kremlin", "White House")
};

struct NameMatch {
  KnownIndex actor;
  NameUse use;
  bool capitals = false;  // only ever written in capitals ("US", "WHO"): small letters are another word
  bool own = false;       // a name that the researcher gave it (own_actors.h): it wins over others
};

struct KnownOffice {
  KnownIndex person;
  KnownIndex of;            // the country or organization
  std::string_view title;   // "President", "Minister of Foreign Affairs"
  Date first, last;         // TimeSpan::kOpenPast / kOpenFuture where not known
  std::string_view office;  // class of office, as in schemas/words/titles.toml: "head-of-state", "envoy" ...
};

class Knowledge {
 public:
  // Maps the index; kWrongVersion or kCorrupt where it is not one.
  static Result<std::unique_ptr<Knowledge>> Load(const std::string& path);
  // The same for an index that lies in memory (compile.h); `name` stands for it in errors.
  static Result<std::unique_ptr<Knowledge>> FromBytes(std::string bytes, const std::string& name);
  ~Knowledge();

  uint32_t size() const;
  // Whether some name is a researcher's own; an index that was mapped from a file has none.
  bool has_own_names() const { return has_own_names_; }
  KnownActor Get(KnownIndex actor) const;
  KnownIndex FindId(std::string_view id) const;  // kNotKnown where there is none
  // Every actor that `folded` (FoldName) may mean; best known first.
  std::vector<NameMatch> Find(std::string_view folded) const;
  std::vector<KnownOffice> OfficesOf(KnownIndex person) const;  // by first day
  std::vector<KnownOffice> OfficesIn(KnownIndex country_or_organization) const;
  // Gazetteer classes that the folded phrase belongs to, as a bit set for the name model (bit meanings in
  // schemas/knowledge/README.md); 0 for none.
  uint32_t GazetteerBits(std::string_view folded) const;
  // True where some known name starts with these folded words: lets a scan for longest matches stop early.
  bool IsNamePrefix(std::string_view folded) const;

 private:
  struct Index;
  explicit Knowledge(std::unique_ptr<Index> index);
  static Result<std::unique_ptr<Knowledge>> Read(std::string_view bytes, std::shared_ptr<const void> keeper,
                                                 const std::string& name);
  std::unique_ptr<Index> index_;
  bool has_own_names_ = false;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_KNOWLEDGE_KNOWLEDGE_H_
