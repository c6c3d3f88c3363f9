#include "extract/knowledge/known_codes.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "extract/knowledge/knowledge_tables.h"
#include "extract/mapped_file.h"
#include "graph/name.h"

namespace entente::extract {
namespace {

constexpr std::string_view kCityId = "CITY:";
constexpr std::string_view kDeputy = "deputy-";
constexpr std::string_view kGroup = "group", kOrganization = "organization";
constexpr std::string_view kOf = " of ", kThe = "the ";

// The size where it is not among them.
size_t PlaceOf(const std::vector<std::string>& values, std::string_view value) {
  return static_cast<size_t>(std::find(values.begin(), values.end(), value) - values.begin());
}

bool Has(const std::vector<std::string>& values, std::string_view value) {
  return PlaceOf(values, value) < values.size();
}

bool HasSmallLetters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool IsCountry(const KnownActor& actor) { return actor.kind == "country"; }
bool IsCity(const KnownActor& actor) { return actor.kind == "place" && actor.sort == "city"; }

// Names of places, and what stands for a country where something happens; not its people.
bool NamesPlace(const NameMatch& match, const KnownActor& actor) {
  return match.use != NameUse::kDemonym && (IsCountry(actor) || actor.kind == "place");
}

// Which office names an actor's title: that of the first sector, then of the first class in it, then the latest begun.
struct Rank {
  size_t sector, office;
  Date first;

  bool ComesBefore(const Rank& other) const {
    return std::tie(sector, office, other.first) < std::tie(other.sector, other.office, first);
  }
};

}  // namespace

struct KnownCodes::Traits {
  std::set<size_t> sectors;  // places in codes_.sectors()
  bool has_state_office = false;
  std::optional<Rank> rank;  // of the office that gave the title
  std::string title;

  void Take(const Rank& of, std::string_view its_title) {
    sectors.insert(of.sector);
    if (rank && !of.ComesBefore(*rank)) return;
    rank = of;
    title = its_title;
  }
};

KnownCodes::KnownCodes(EventCodes codes, std::unique_ptr<Knowledge> knowledge)
    : codes_(std::move(codes)), knowledge_(std::move(knowledge)) {}

Result<std::unique_ptr<KnownCodes>> KnownCodes::Load(const std::string& schemas, std::unique_ptr<Knowledge> knowledge) {
  auto codes = EventCodes::Load(schemas + "/event_codes.toml");
  if (!codes.ok()) return codes.status();
  const std::string path = schemas + "/knowledge/countries.tsv";
  const auto file = MappedFile::Open(path);
  if (!file.ok()) return file.status();
  const auto rows = ParseCountries(file.value().bytes(), path);
  if (!rows.ok()) return rows.status();
  std::unique_ptr<KnownCodes> known(new KnownCodes(std::move(codes).value(), std::move(knowledge)));
  for (const CountryRow& row : rows.value()) {
    for (const std::string& key : {row.id, row.name}) known->countries_[key] = {row.iso3, row.name};
  }
  return known;
}

ActorCode KnownCodes::CodeActor(const Actor& actor, const TimeSpan& time) const {
  const KnownIndex known = KnownOf(actor);
  const std::string_view sort = known == kNotKnown ? std::string_view() : knowledge_->Get(known).sort;
  Traits traits;
  for (size_t i = 0; i < codes_.sectors().size(); ++i) {
    const Sector& sector = codes_.sectors()[i];
    if (Has(sector.kinds, actor.kind) || Has(sector.sorts, sort)) traits.sectors.insert(i);
  }
  if (known != kNotKnown) TakeOffices(known, time, &traits);

  ActorCode code;
  code.country = CountryOf(actor, known);
  code.title = traits.title;
  for (size_t i : traits.sectors) {
    const Sector& sector = codes_.sectors()[i];
    code.sectors.push_back(&sector);
    // An official of an international body acts for it, wherever that person comes from.
    const bool acts_for_it = code.country.iso3.empty() || (traits.rank && !traits.has_state_office);
    if (sector.international && acts_for_it) code.country = {sector.plover, ""};
  }
  return code;
}

CountryCode KnownCodes::CountryWith(std::string_view id_or_name) const {
  const auto found = countries_.find(id_or_name);
  return found == countries_.end() ? CountryCode() : found->second;
}

CountryCode KnownCodes::CountryOf(const Actor& actor, KnownIndex known) const {
  if (const CountryCode own = CountryWith(actor.known_id); !own.name.empty()) return own;
  const std::string& name = actor.kind == "country" ? actor.name : actor.country;
  if (!name.empty()) return CountryWith(name);
  const KnownIndex country = known == kNotKnown ? kNotKnown : knowledge_->Get(known).country;
  return country == kNotKnown ? CountryCode() : CountryWith(knowledge_->Get(country).id);
}

// Who has no id: one of the researcher's own, as whom the name was read, or people of an organization.
KnownIndex KnownCodes::KnownOf(const Actor& actor) const {
  if (!actor.known_id.empty()) return knowledge_->FindId(actor.known_id);
  for (const NameMatch& match : knowledge_->Find(FoldName(actor.name))) {
    if (match.own && match.use == NameUse::kName && knowledge_->Get(match.actor).kind == actor.kind) return match.actor;
  }
  return actor.kind == kGroup && actor.country.empty() ? OrganizationIn(actor.name) : kNotKnown;
}

// The longest known name at the beginning of the words, or behind an "of" in them.
KnownIndex KnownCodes::OrganizationIn(std::string_view description) const {
  for (std::string_view rest = description;;) {
    if (rest.starts_with(kThe)) rest.remove_prefix(kThe.size());
    for (size_t end = rest.size(); end != 0 && end != std::string_view::npos; end = rest.rfind(' ', end - 1)) {
      const std::string_view words = rest.substr(0, end);
      for (const NameMatch& match : knowledge_->Find(FoldName(words))) {
        const bool its_name = match.use == NameUse::kName && (!match.capitals || !HasSmallLetters(words));
        if (its_name && knowledge_->Get(match.actor).kind == kOrganization) return match.actor;
      }
    }
    const size_t of = rest.find(kOf);
    if (of == std::string_view::npos) return kNotKnown;
    rest.remove_prefix(of + kOf.size());
  }
}

void KnownCodes::TakeOffices(KnownIndex person, const TimeSpan& time, Traits* traits) const {
  if (!time.known()) return;
  for (const KnownOffice& office : knowledge_->OfficesOf(person)) {
    if (!time.Overlaps({office.first, office.last, Granularity::kDay})) continue;
    const KnownActor of = knowledge_->Get(office.of);
    traits->has_state_office |= IsCountry(of);
    const std::string_view name =
        office.office.starts_with(kDeputy) ? office.office.substr(kDeputy.size()) : office.office;
    for (size_t i = 0; i < codes_.sectors().size(); ++i) {
      const Sector& sector = codes_.sectors()[i];
      const size_t place = PlaceOf(sector.offices, name);
      const bool is_of_it = IsCountry(of) ? place < sector.offices.size() : Has(sector.sorts, of.sort);
      if (is_of_it) traits->Take({i, place, office.first}, office.title);
    }
  }
}

PlaceCode KnownCodes::CodePlace(std::string_view place) const {
  PlaceCode code;
  std::optional<KnownIndex> country;
  for (const NameMatch& match : knowledge_->Find(FoldName(place))) {
    const KnownActor actor = knowledge_->Get(match.actor);
    if (!NamesPlace(match, actor)) continue;
    const KnownIndex its_country = IsCountry(actor) ? match.actor : actor.country;
    if (!country) country = its_country;
    if (!IsCity(actor) || its_country != *country) continue;
    code.city = actor.name;
    if (actor.id.starts_with(kCityId)) code.geonames = actor.id.substr(kCityId.size());
    break;
  }
  if (country && *country != kNotKnown) code.country = CountryWith(knowledge_->Get(*country).id);
  return code;
}

}  // namespace entente::extract
