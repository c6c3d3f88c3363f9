#include "extract/knowledge/knowledge_tables.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

#include "extract/knowledge/tsv.h"
#include "graph/name.h"

namespace entente::extract {
namespace {

constexpr std::array<std::pair<std::string_view, FamilyName>, 5> kFamilyNames = {{{"last", FamilyName::kLast},
                                                                                  {"first", FamilyName::kFirst},
                                                                                  {"either", FamilyName::kEither},
                                                                                  {"both", FamilyName::kBoth},
                                                                                  {"none", FamilyName::kNone}}};

FamilyName ReadFamilyName(TsvReader& in, size_t column) {
  for (const auto& [word, value] : kFamilyNames) {
    if (in.Field(column) == word) return value;
  }
  in.Refuse(fmt::format("family_name is \"{}\"; expected last, first, either, both or none", in.Field(column)));
  return FamilyName::kLast;
}

std::string Needed(TsvReader& in, size_t column, std::string_view name) {
  if (FoldName(in.Field(column)).empty()) in.Refuse(fmt::format("{} is missing", name));
  return std::string(in.Field(column));
}

std::string GenderOrEmpty(TsvReader& in, size_t column) {
  const std::string_view gender = in.Field(column);
  if (!gender.empty() && gender != "male" && gender != "female") {
    in.Refuse(fmt::format("gender is \"{}\"; expected male, female or nothing", gender));
  }
  return std::string(gender);
}

// "2019", "2019-04", "2019-04-25" or nothing.
TimeSpan Time(TsvReader& in, size_t column, std::string_view name) {
  if (in.Field(column).empty()) return TimeSpan::Unknown();
  const std::optional<TimeSpan> time = TimeSpan::Parse(in.Field(column));
  if (!time || in.Field(column).find('/') != std::string_view::npos) {
    in.Refuse(fmt::format("{} is \"{}\"; expected a day, month or year such as 2019-04-25", name, in.Field(column)));
    return TimeSpan::Unknown();
  }
  return *time;
}

template <class Row, class ReadRow>
Result<std::vector<Row>> Rows(TsvReader in, const ReadRow& read) {
  std::vector<Row> rows;
  while (in.Next()) rows.push_back(read(in));
  if (!in.status().ok()) return in.status();
  return rows;
}

Result<std::string> ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Status(ErrorCode::kIo, fmt::format("{}: cannot be read", path));
  return std::string(std::istreambuf_iterator<char>(in), {});
}

template <class Row>
using Parser = Result<std::vector<Row>> (*)(std::string_view, std::string_view);

template <class Row>
Status Append(const std::string& folder, std::string_view file, Parser<Row> parse, std::vector<Row>* rows) {
  const std::string path = fmt::format("{}/{}", folder, file);
  Result<std::string> text = ReadFile(path);
  if (!text.ok()) return text.status();
  Result<std::vector<Row>> more = parse(text.value(), path);
  if (!more.ok()) return more.status();
  rows->insert(rows->end(), std::make_move_iterator(more.value().begin()), std::make_move_iterator(more.value().end()));
  return {};
}

// That the ids fit together: which line is at fault is told by its id.
class References {
 public:
  explicit References(const KnowledgeTables& tables) {
    for (const CountryRow& row : tables.countries) Define("countries.tsv", row.id, &countries_);
    for (const OrganizationRow& row : tables.organizations) Define("organizations.tsv", row.id, &organizations_);
    for (const PlaceRow& row : tables.places) Define("places.tsv or cities.tsv", row.id, &places_);
    for (const PersonRow& row : tables.people) Define("people.tsv", row.id, &people_);
    for (const SeatRow& row : tables.seats) NeedCountry("seats.tsv", row.name, row.country);
    for (const OrganizationRow& row : tables.organizations) MayHaveCountry("organizations.tsv", row.id, row.country);
    for (const PlaceRow& row : tables.places) MayHaveCountry("places.tsv or cities.tsv", row.id, row.country);
    for (const PersonRow& row : tables.people) MayHaveCountry("people.tsv", row.id, row.country);
    for (const OfficeRow& row : tables.offices) CheckOffice(row);
  }
  const Status& status() const { return status_; }

 private:
  using Ids = std::set<std::string_view>;

  void Refuse(std::string_view file, std::string_view what) {
    if (status_.ok()) status_ = Status(ErrorCode::kInvalidInput, fmt::format("{}: {}", file, what));
  }
  void Define(std::string_view file, std::string_view id, Ids* ids) {
    if (!ids->insert(id).second) Refuse(file, fmt::format("the id {} is given twice", id));
  }
  void NeedCountry(std::string_view file, std::string_view row, std::string_view country) {
    if (!countries_.contains(country)) {
      Refuse(file, fmt::format("{} has the country \"{}\"; expected an id of countries.tsv", row, country));
    }
  }
  void MayHaveCountry(std::string_view file, std::string_view row, std::string_view country) {
    if (!country.empty()) NeedCountry(file, row, country);
  }
  void CheckOffice(const OfficeRow& row) {
    if (!people_.contains(row.person)) {
      Refuse("offices.tsv", fmt::format("the person \"{}\" is not in people.tsv", row.person));
    }
    if (!countries_.contains(row.of) && !organizations_.contains(row.of)) {
      Refuse("offices.tsv",
             fmt::format("{} is in office of \"{}\"; expected a country or an organization", row.person, row.of));
    }
  }

  Ids countries_, organizations_, places_, people_;
  Status status_;
};

}  // namespace

Result<std::vector<CountryRow>> ParseCountries(std::string_view text, std::string_view file) {
  TsvReader in(text, file, {"id", "iso3", "status", "name", "names", "demonyms", "capitals", "family_name"});
  return Rows<CountryRow>(in, [](TsvReader& row) {
    return CountryRow{Needed(row, 0, "id"),
                      std::string(row.Field(1)),
                      std::string(row.Field(2)),
                      Needed(row, 3, "name"),
                      row.List(4),
                      row.List(5),
                      row.List(6),
                      ReadFamilyName(row, 7)};
  });
}

Result<std::vector<SeatRow>> ParseSeats(std::string_view text, std::string_view file) {
  TsvReader in(text, file, {"name", "names", "country"});
  return Rows<SeatRow>(in, [](TsvReader& row) {
    return SeatRow{Needed(row, 0, "name"), row.List(1), Needed(row, 2, "country")};
  });
}

Result<std::vector<OrganizationRow>> ParseOrganizations(std::string_view text, std::string_view file) {
  TsvReader in(text, file, {"id", "name", "names", "sort", "country"});
  return Rows<OrganizationRow>(in, [](TsvReader& row) {
    return OrganizationRow{Needed(row, 0, "id"), Needed(row, 1, "name"), row.List(2), Needed(row, 3, "sort"),
                           std::string(row.Field(4))};
  });
}

Result<std::vector<InstitutionRow>> ParseInstitutions(std::string_view text, std::string_view file) {
  TsvReader in(text, file, {"id", "name", "names", "sort"});
  return Rows<InstitutionRow>(in, [](TsvReader& row) {
    return InstitutionRow{Needed(row, 0, "id"), Needed(row, 1, "name"), row.List(2), Needed(row, 3, "sort")};
  });
}

Result<std::vector<PlaceRow>> ParsePlaces(std::string_view text, std::string_view file) {
  TsvReader in(text, file, {"id", "name", "names", "country"});
  return Rows<PlaceRow>(in, [](TsvReader& row) {
    return PlaceRow{Needed(row, 0, "id"), Needed(row, 1, "name"), row.List(2), std::string(row.Field(3))};
  });
}

Result<std::vector<PersonRow>> ParsePeople(std::string_view text, std::string_view file) {
  TsvReader in(text, file, {"id", "name", "names", "family", "gender", "born", "died", "country"});
  return Rows<PersonRow>(in, [](TsvReader& row) {
    Time(row, 5, "born");
    Time(row, 6, "died");
    return PersonRow{Needed(row, 0, "id"),
                     Needed(row, 1, "name"),
                     row.List(2),
                     row.List(3),
                     GenderOrEmpty(row, 4),
                     std::string(row.Field(5)),
                     std::string(row.Field(6)),
                     std::string(row.Field(7))};
  });
}

Result<std::vector<OfficeRow>> ParseOffices(std::string_view text, std::string_view file) {
  TsvReader in(text, file, {"person", "of", "title", "office", "first", "last", "seen"});
  return Rows<OfficeRow>(in, [](TsvReader& row) {
    return OfficeRow{Needed(row, 0, "person"), Needed(row, 1, "of"), Needed(row, 2, "title"), Needed(row, 3, "office"),
                     Time(row, 4, "first"),    Time(row, 5, "last"), Time(row, 6, "seen")};
  });
}

Result<std::vector<GazetteerRow>> ParseGazetteer(std::string_view text, std::string_view file) {
  TsvReader in(text, file, {"words", "classes"});
  return Rows<GazetteerRow>(in, [](TsvReader& row) { return GazetteerRow{Needed(row, 0, "words"), row.List(1)}; });
}

Result<KnowledgeTables> ReadKnowledgeTables(const std::string& folder) {
  KnowledgeTables tables;
  Status status = Append(folder, "countries.tsv", ParseCountries, &tables.countries);
  if (status.ok()) status = Append(folder, "seats.tsv", ParseSeats, &tables.seats);
  if (status.ok()) status = Append(folder, "organizations.tsv", ParseOrganizations, &tables.organizations);
  if (status.ok()) status = Append(folder, "institutions.tsv", ParseInstitutions, &tables.institutions);
  if (status.ok()) status = Append(folder, "places.tsv", ParsePlaces, &tables.places);
  if (status.ok()) status = Append(folder, "cities.tsv", ParsePlaces, &tables.places);
  if (status.ok()) status = Append(folder, "people.tsv", ParsePeople, &tables.people);
  if (status.ok()) status = Append(folder, "offices.tsv", ParseOffices, &tables.offices);
  if (status.ok()) status = Append(folder, "words.tsv", ParseGazetteer, &tables.gazetteer);
  if (status.ok()) status = Append(folder, "given_names.tsv", ParseGazetteer, &tables.gazetteer);
  if (status.ok()) status = References(tables).status();
  if (!status.ok()) return status;
  return tables;
}

}  // namespace entente::extract
