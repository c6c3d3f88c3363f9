#include "extract/knowledge/compile.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <numeric>
#include <unordered_map>

#include "extract/knowledge/gazetteer.h"
#include "extract/knowledge/index_format.h"
#include "extract/knowledge/knowledge.h"
#include "extract/knowledge/person_names.h"
#include "extract/knowledge/prominence.h"
#include "graph/name.h"

namespace entente::extract {
namespace {

// An office that is only known to have been held at some time is taken to have lasted this long on either side.
constexpr int32_t kDaysAroundSeen = 540;

// Written in capitals, so that the same letters in small are another word: "US", "WHO", "U.S.".
bool IsInCapitals(std::string_view name) {
  const bool small = std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const bool ascii = std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
  return ascii && !small;
}

// "{demonym} Army" -> "Norlandish Army"; empty where the country has no such word.
std::string FillIn(std::string pattern, const CountryRow& country) {
  const std::string adjective = country.demonyms.empty() ? "" : country.demonyms.front();
  for (const auto& [mark, word] : {std::pair<std::string_view, std::string_view>("{country}", country.name),
                                   std::pair<std::string_view, std::string_view>("{demonym}", adjective)}) {
    const size_t at = pattern.find(mark);
    if (at == std::string::npos) continue;
    if (word.empty()) return "";
    pattern.replace(at, mark.size(), word);
  }
  return pattern;
}

class TextPool {
 public:
  index::Text Add(const std::string& text) {
    const auto [it, added] = places_.try_emplace(text, static_cast<uint32_t>(bytes_.size()));
    if (added) bytes_ += text;
    return {it->second, static_cast<uint32_t>(text.size())};
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::unordered_map<std::string, uint32_t> places_;  // looked up only, never walked
};

struct Actor {
  std::string id, kind, name, gender, sort, country;
  uint32_t prominence = 0;
  bool in_office = false;
  int64_t days = 0;  // in offices of that prominence
};

struct Match {
  uint32_t actor = 0;
  NameUse use = NameUse::kName;
  bool capitals = true;
  bool own = false;
};

struct Name {
  std::vector<Match> matches;
  uint32_t gazetteer = 0;
};

class Compiler {
 public:
  explicit Compiler(const KnowledgeTables& tables) : tables_(tables) {}

  Result<std::string> Compile() {
    AddCountries();
    AddOrganizations();
    for (const CountryRow& row : tables_.countries) AddInstitutions(row);
    AddPlaces();
    AddPeople();
    AddSeats();
    AddOffices();
    for (const GazetteerRow& row : tables_.gazetteer) AddGazetteer(row);
    for (const OwnName& name : tables_.own_names) MarkOwn(name);
    if (!status_.ok()) return status_;
    return Write();
  }

 private:
  uint32_t AddActor(Actor actor) {
    const auto number = static_cast<uint32_t>(actors_.size());
    numbers_.emplace(actor.id, number);
    actors_.push_back(std::move(actor));
    return number;
  }

  uint32_t Number(const std::string& id) const {
    const auto found = numbers_.find(id);
    return found == numbers_.end() ? index::kNone : found->second;
  }

  void AddName(std::string_view written, uint32_t actor, NameUse use, uint32_t gazetteer) {
    const std::string folded = FoldName(written);
    if (folded.empty()) return;
    Name& name = names_[folded];
    name.gazetteer |= gazetteer;
    const bool capitals = IsInCapitals(written);
    for (Match& match : name.matches) {
      if (match.actor != actor) continue;
      match.use = std::min(match.use, use);
      match.capitals = match.capitals && capitals;
      return;
    }
    name.matches.push_back({actor, use, capitals});
  }

  FamilyName CustomOf(const std::string& country) const {
    const auto custom = customs_.find(country);
    return custom == customs_.end() ? FamilyName::kLast : custom->second;
  }

  // A name that leads to others too leads to the researcher's actor first.
  void MarkOwn(const OwnName& own) {
    const uint32_t actor = Number(own.id);
    for (const std::string& form : FullForms(own.name, CustomOf(actors_[actor].country))) {
      const auto name = names_.find(FoldName(form));
      if (name == names_.end()) continue;
      for (Match& match : name->second.matches) match.own |= match.actor == actor && match.use == NameUse::kName;
    }
  }

  void AddNames(const std::vector<std::string>& written, uint32_t actor, NameUse use, uint32_t gazetteer) {
    for (const std::string& name : written) AddName(name, actor, use, gazetteer);
  }

  void AddCountries() {
    for (const CountryRow& row : tables_.countries) {
      const uint32_t actor = AddActor({row.id, "country", row.name, "", row.status, row.id, kCountryProminence});
      AddName(row.name, actor, NameUse::kName, GazetteerBit("country"));
      AddNames(row.names, actor, NameUse::kName, GazetteerBit("country"));
      AddNames(row.demonyms, actor, NameUse::kDemonym, GazetteerBit("demonym"));
      AddNames(row.capitals, actor, NameUse::kCapital, GazetteerBit("capital"));
      customs_.emplace(row.id, row.family_name);
      for (const std::string& capital : row.capitals) capitals_.emplace(FoldName(capital), row.id);
    }
  }

  void AddSeats() {
    for (const SeatRow& row : tables_.seats) {
      const uint32_t country = Number(row.country);
      AddName(row.name, country, NameUse::kSeat, GazetteerBit("seat"));
      AddNames(row.names, country, NameUse::kSeat, GazetteerBit("seat"));
    }
  }

  void AddOrganizations() {
    for (const OrganizationRow& row : tables_.organizations) {
      const uint32_t actor =
          AddActor({row.id, "organization", row.name, "", row.sort, row.country, kOrganizationProminence});
      AddName(row.name, actor, NameUse::kName, GazetteerBit("organization"));
      AddNames(row.names, actor, NameUse::kName, GazetteerBit("organization"));
    }
  }

  // The organization of that country whom one of the names leads to already; kNone for none.
  uint32_t FindOrganization(const std::vector<std::string>& written, const std::string& country) const {
    for (const std::string& name : written) {
      const auto found = names_.find(FoldName(name));
      if (found == names_.end()) continue;
      for (const Match& match : found->second.matches) {
        const Actor& actor = actors_[match.actor];
        if (actor.kind == "organization" && actor.country == country) return match.actor;
      }
    }
    return index::kNone;
  }

  void AddInstitutions(const CountryRow& country) {
    if (country.status != "state") return;
    for (const InstitutionRow& row : tables_.institutions) {
      std::vector<std::string> written = {FillIn(row.name, country)};
      for (const std::string& name : row.names) written.push_back(FillIn(name, country));
      std::erase(written, "");
      uint32_t actor = FindOrganization(written, country.id);
      if (actor == index::kNone) {
        const std::string id = fmt::format("ORG:{}:{}", country.id.substr(country.id.find(':') + 1), row.id);
        actor = AddActor({id, "organization", written.front(), "", row.sort, country.id, kInstitutionProminence});
      }
      AddNames(written, actor, NameUse::kName, GazetteerBit("organization"));
    }
  }

  bool IsCapital(const PlaceRow& row) const {
    const auto [begin, end] = capitals_.equal_range(FoldName(row.name));
    return std::any_of(begin, end, [&](const auto& capital) { return capital.second == row.country; });
  }

  void AddPlaces() {
    for (const PlaceRow& row : tables_.places) {
      const bool city = row.id.starts_with("CITY:");
      const bool region = row.id.starts_with("REGION:");
      const uint32_t prominence = city && IsCapital(row) ? kCapitalCityProminence
                                  : city                 ? kCityProminence
                                  : region               ? kRegionProminence
                                                         : kPlaceProminence;
      const uint32_t actor = AddActor({row.id, "place", row.name, "", city ? "city" : "", row.country, prominence});
      const uint32_t bit = GazetteerBit(city ? "city" : "place");
      AddName(row.name, actor, NameUse::kName, bit);
      AddNames(row.names, actor, NameUse::kName, bit);
    }
  }

  void AddPeople() {
    for (const PersonRow& row : tables_.people) {
      const uint32_t actor = AddActor({row.id, "person", row.name, row.gender, "", row.country, kPersonProminence});
      AddPersonNames(row, actor, CustomOf(row.country));
    }
  }

  void AddPersonNames(const PersonRow& row, uint32_t actor, FamilyName custom) {
    AddFullNames(row.name, actor, custom);
    AddFamilyNames(FamilyForms(row.name, custom), actor);
    for (const std::string& name : row.names) {
      AddFullNames(name, actor, custom);
      if (row.family.empty()) AddFamilyNames(FamilyForms(name, custom), actor);
    }
    AddFamilyNames(row.family, actor);
  }

  void AddFullNames(const std::string& name, uint32_t actor, FamilyName custom) {
    AddNames(FullForms(name, custom), actor, NameUse::kName, GazetteerBit("person"));
  }

  void AddFamilyNames(const std::vector<std::string>& names, uint32_t actor) {
    AddNames(names, actor, NameUse::kFamily, GazetteerBit("family-name"));
  }

  static Date FirstDay(const OfficeRow& row) {
    if (row.first.known()) return row.first.first;
    return {row.seen.known() ? row.seen.first.day - kDaysAroundSeen : TimeSpan::kOpenPast};
  }

  static Date LastDay(const OfficeRow& row) {
    if (row.last.known()) return row.last.last;
    return {row.seen.known() ? row.seen.last.day + kDaysAroundSeen : TimeSpan::kOpenFuture};
  }

  // The newest day that the tables name: offices that are still held are counted until then.
  int32_t NewestDay() const {
    int32_t newest = TimeSpan::kOpenPast;
    for (const OfficeRow& row : tables_.offices) {
      if (row.first.known()) newest = std::max(newest, row.first.first.day);
    }
    return newest;
  }

  static void AddProminence(const OfficeRow& row, const index::OfficeRecord& office, int32_t newest, Actor* holder) {
    const bool heads_organization = row.office == "organization" && row.of.starts_with("ORG:");
    const uint32_t prominence = heads_organization ? kHeadOfOrganization : OfficeProminence(row.office);
    if (prominence < holder->prominence) return;
    if (prominence > holder->prominence) {
      holder->days = 0;
      holder->in_office = false;
    }
    holder->prominence = prominence;
    holder->in_office |= office.last == TimeSpan::kOpenFuture;
    if (row.first.known()) holder->days += std::min(office.last, newest) - office.first;
  }

  void AddOffices() {
    const int32_t newest = NewestDay();
    for (const OfficeRow& row : tables_.offices) {
      const uint32_t person = Number(row.person);
      const index::OfficeRecord office{
          person, Number(row.of), pool_.Add(row.title), pool_.Add(row.office), FirstDay(row).day, LastDay(row).day};
      offices_.push_back(office);
      AddProminence(row, office, newest, &actors_[person]);
    }
    const auto key = [](const index::OfficeRecord& office) {
      return std::tuple(office.person, office.first, office.last, office.of, office.title.begin);
    };
    std::stable_sort(offices_.begin(), offices_.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  }

  void AddGazetteer(const GazetteerRow& row) {
    for (const std::string& name : row.classes) {
      const uint32_t bit = GazetteerBit(name);
      if (bit == 0 && status_.ok()) {
        status_ = Status(ErrorCode::kInvalidInput,
                         fmt::format("gazetteer.tsv: \"{}\" has the class \"{}\"; expected one of {}", row.words, name,
                                     fmt::join(kGazetteerClasses, ", ")));
      }
      names_[FoldName(row.words)].gazetteer |= bit;
    }
  }

  // The researcher's own, then best known first; among equals who is in office, then who was so longest, then in the
  // order of the tables.
  void SortMatches(std::vector<Match>* matches) const {
    std::sort(matches->begin(), matches->end(), [&](const Match& a, const Match& b) {
      if (a.own != b.own) return a.own;
      const Actor& first = actors_[a.actor];
      const Actor& second = actors_[b.actor];
      if (first.prominence != second.prominence) return first.prominence > second.prominence;
      if (first.in_office != second.in_office) return first.in_office;
      if (first.days != second.days) return first.days > second.days;
      return a.actor < b.actor;
    });
  }

  std::vector<index::ActorRecord> ActorRecords() {
    std::vector<index::ActorRecord> records;
    for (const Actor& actor : actors_) {
      records.push_back({pool_.Add(actor.id),
                         pool_.Add(actor.kind),
                         pool_.Add(actor.name),
                         pool_.Add(actor.gender),
                         pool_.Add(actor.sort),
                         Number(actor.country),
                         actor.prominence,
                         {0, 0},
                         {0, 0}});
    }
    return records;
  }

  static void Extend(index::Range* range, uint32_t at) {
    if (range->begin == range->end) range->begin = at;
    range->end = at + 1;
  }

  // Numbers of offices, ordered by what they are of; also notes each actor's ranges.
  std::vector<uint32_t> OfficesIn(std::vector<index::ActorRecord>* actors) const {
    std::vector<uint32_t> order(offices_.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      return std::pair(offices_[a].of, offices_[a].first) < std::pair(offices_[b].of, offices_[b].first);
    });
    for (uint32_t i = 0; i < order.size(); ++i) {
      Extend(&(*actors)[offices_[i].person].offices, i);
      Extend(&(*actors)[offices_[order[i]].of].offices_in, i);
    }
    return order;
  }

  void NameRecords(std::vector<index::NameRecord>* names, std::vector<index::MatchRecord>* matches) {
    for (auto& [folded, name] : names_) {
      SortMatches(&name.matches);
      const auto begin = static_cast<uint32_t>(matches->size());
      for (const Match& match : name.matches) {
        matches->push_back(
            {match.actor, static_cast<uint16_t>(match.use),
             static_cast<uint16_t>((match.capitals ? index::kCapitals : 0) | (match.own ? index::kOwn : 0))});
      }
      names->push_back({pool_.Add(folded), {begin, static_cast<uint32_t>(matches->size())}, name.gazetteer});
    }
  }

  std::vector<uint32_t> Buckets() const {
    std::vector<uint32_t> buckets(std::bit_ceil(names_.size() * 2 + 1), index::kNone);
    uint32_t number = 0;
    for (const auto& entry : names_) {
      size_t at = XXH3_64bits(entry.first.data(), entry.first.size()) & (buckets.size() - 1);
      while (buckets[at] != index::kNone) at = (at + 1) & (buckets.size() - 1);
      buckets[at] = number++;
    }
    return buckets;
  }

  std::vector<uint32_t> ById() const {
    std::vector<uint32_t> order;
    for (const auto& entry : numbers_) order.push_back(entry.second);
    return order;
  }

  template <class Record>
  static index::Section AppendSection(const std::vector<Record>& records, std::string* bytes) {
    bytes->resize((bytes->size() + 7) / 8 * 8);
    const index::Section section{bytes->size(), records.size()};
    bytes->append(reinterpret_cast<const char*>(records.data()), records.size() * sizeof(Record));
    return section;
  }

  std::string Write() {
    std::vector<index::ActorRecord> actors = ActorRecords();
    const std::vector<uint32_t> offices_in = OfficesIn(&actors);
    std::vector<index::NameRecord> names;
    std::vector<index::MatchRecord> matches;
    NameRecords(&names, &matches);

    index::Header header{};
    std::string bytes(sizeof(header), '\0');
    header.magic = index::kMagic;
    header.version = index::kVersion;
    header.header_size = sizeof(header);
    header.text = AppendSection(std::vector<char>(pool_.bytes().begin(), pool_.bytes().end()), &bytes);
    header.actors = AppendSection(actors, &bytes);
    header.by_id = AppendSection(ById(), &bytes);
    header.offices = AppendSection(offices_, &bytes);
    header.offices_in = AppendSection(offices_in, &bytes);
    header.names = AppendSection(names, &bytes);
    header.matches = AppendSection(matches, &bytes);
    header.buckets = AppendSection(Buckets(), &bytes);
    header.file_size = bytes.size();
    header.sections_checksum = XXH3_64bits(bytes.data() + sizeof(header), bytes.size() - sizeof(header));
    header.checksum = XXH3_64bits(&header, offsetof(index::Header, checksum));
    std::memcpy(bytes.data(), &header, sizeof(header));
    return bytes;
  }

  const KnowledgeTables& tables_;
  Status status_;
  TextPool pool_;
  std::vector<Actor> actors_;
  std::map<std::string, uint32_t> numbers_;           // by id
  std::map<std::string, FamilyName> customs_;         // by country
  std::multimap<std::string, std::string> capitals_;  // folded name, country
  std::map<std::string, Name> names_;                 // by folded text, in the order of bytes
  std::vector<index::OfficeRecord> offices_;
};

}  // namespace

Result<std::string> CompileKnowledge(const KnowledgeTables& tables) { return Compiler(tables).Compile(); }

}  // namespace entente::extract
