#include "extract/knowledge/own_actors.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "extract/knowledge/compile.h"
#include "extract/knowledge/tsv.h"
#include "extract/mapped_file.h"
#include "graph/export/fields.h"
#include "graph/name.h"

namespace entente::extract {
namespace {

enum Column { kId, kName, kNames, kKind, kCountry, kGender, kSort, kDemonyms, kOffice, kOf, kFrom, kTo, kColumns };
constexpr std::array<std::string_view, kColumns> kColumnNames = {
    "id", "name", "names", "kind", "country", "gender", "sort", "demonyms", "office", "of", "from", "to"};
constexpr std::array<std::string_view, 4> kKinds = {"person", "country", "organization", "place"};
constexpr std::string_view kOrdinarySort = "organization";
constexpr std::string_view kState = "state";

using Ids = std::map<std::string, std::string>;  // by folded name or code

// The fields of one row, whatever the order of the columns.
class OwnRow {
 public:
  OwnRow(TsvReader* in, const std::array<std::optional<size_t>, kColumns>& places) : in_(*in), places_(places) {}

  std::string Text(Column column) const {
    return places_[column] ? std::string(in_.Field(*places_[column])) : std::string();
  }
  std::vector<std::string> List(Column column) const {
    return places_[column] ? in_.List(*places_[column]) : std::vector<std::string>();
  }
  void Expect(Column column, std::string_view what) {
    in_.Refuse(fmt::format("{} is \"{}\"; expected {}", kColumnNames[column], ValidUtf8(Text(column)), what));
  }
  TimeSpan Time(Column column) {
    const std::string text = Text(column);
    const std::optional<TimeSpan> time = TimeSpan::Parse(text);
    if (text.empty()) return TimeSpan::Unknown();
    if (!time || text.find('/') != std::string::npos) Expect(column, "a day, month or year such as 2019-04-25");
    return time.value_or(TimeSpan::Unknown());
  }

 private:
  TsvReader& in_;
  const std::array<std::optional<size_t>, kColumns>& places_;
};

template <class Row>
Row* FindRow(std::vector<Row>* rows, std::string_view id) {
  const auto found = std::find_if(rows->begin(), rows->end(), [&](const Row& row) { return row.id == id; });
  return found == rows->end() ? nullptr : &*found;
}

void AddMissing(const std::vector<std::string>& more, std::vector<std::string>* names) {
  for (const std::string& name : more) {
    if (std::find(names->begin(), names->end(), name) == names->end()) names->push_back(name);
  }
}

void Replace(const std::string& told, std::string* value) {
  if (!told.empty()) *value = told;
}

class OwnActors {
 public:
  OwnActors(std::string_view text, std::string_view file, const Titles& titles, KnowledgeTables* tables)
      : in_(text, file), titles_(titles), tables_(*tables) {}

  std::vector<Status> Add() {
    if (!FindColumns()) return std::move(refused_);
    for (const CountryRow& row : tables_.countries) Define(row);
    for (const OrganizationRow& row : tables_.organizations) DefineNames(row.id, row.name, row.names, &organizations_);
    do {
      while (in_.Next()) {
        OwnRow row(&in_, places_);
        AddRow(&row);
        if (!in_.status().ok()) refused_.push_back(in_.TakeRefusal());
      }
    } while (TakeRefusal());
    return std::move(refused_);
  }

 private:
  bool TakeRefusal() {
    if (in_.status().ok()) return false;
    refused_.push_back(in_.TakeRefusal());
    return true;
  }

  bool FindColumns() {
    const std::vector<std::string>& header = in_.header();
    for (size_t i = 0; i < header.size(); ++i) {
      const auto column = std::find(kColumnNames.begin(), kColumnNames.end(), header[i]);
      if (column == kColumnNames.end()) {
        in_.Refuse(fmt::format("there is no column \"{}\"; expected any of {}, separated by tabs", header[i],
                               fmt::join(kColumnNames, " ")));
      } else {
        places_[static_cast<size_t>(column - kColumnNames.begin())] = i;
      }
    }
    if (!places_[kName] || !places_[kKind]) {
      in_.Refuse("expected a header line with the columns name and kind, separated by tabs");
    }
    return !TakeRefusal();
  }

  void Define(const CountryRow& row) {
    DefineNames(row.id, row.name, row.names, &countries_);
    countries_.emplace(FoldName(row.iso3), row.id);
    countries_.emplace(FoldName(row.id.substr(row.id.find(':') + 1)), row.id);
  }

  static void DefineNames(const std::string& id, const std::string& name, const std::vector<std::string>& names,
                          Ids* ids) {
    ids->emplace(FoldName(id), id);
    ids->emplace(FoldName(name), id);
    for (const std::string& other : names) ids->emplace(FoldName(other), id);
  }

  static std::string Find(const Ids& ids, const std::string& text) {
    const auto found = ids.find(FoldName(text));
    return found == ids.end() ? std::string() : found->second;
  }

  // Empty for an empty field; refuses what is no country.
  std::string Country(OwnRow* row) const {
    const std::string id = Find(countries_, row->Text(kCountry));
    if (id.empty() && !row->Text(kCountry).empty()) row->Expect(kCountry, "a country's name or ISO code");
    return id;
  }

  void AddRow(OwnRow* row) {
    const std::string kind = row->Text(kKind);
    for (int column = 0; column < kColumns; ++column) {
      const std::string text = row->Text(static_cast<Column>(column));
      if (ValidUtf8(text) != text) return row->Expect(static_cast<Column>(column), "text in UTF-8");
    }
    if (std::find(kKinds.begin(), kKinds.end(), kind) == kKinds.end()) {
      return row->Expect(kKind, fmt::format("{}", fmt::join(kKinds, ", ")));
    }
    if (FoldName(row->Text(kName)).empty()) return row->Expect(kName, "the name that newspapers use");
    const std::string gender = row->Text(kGender);
    if (!gender.empty() && gender != "male" && gender != "female") row->Expect(kGender, "male, female or nothing");
    const std::string country = Country(row), id = IdOf(*row);
    const std::optional<OfficeRow> office = Office(row, id, country);
    if (!in_.status().ok() || IsOfOtherKind(row, id)) return;
    if (kind == "person") AddPerson(*row, id, country);
    if (kind == "country") AddCountry(*row, id);
    if (kind == "organization") AddOrganization(*row, id, country);
    if (kind == "place") AddPlace(*row, id, country);
    if (office) AddOffice(*office);
    tables_.own_names.push_back({id, row->Text(kName)});
    for (const std::string& name : row->List(kNames)) tables_.own_names.push_back({id, name});
  }

  static std::string IdOf(const OwnRow& row) {
    const std::string id = row.Text(kId);
    return id.empty() ? fmt::format("{}{}:{}", kWithoutId, row.Text(kKind), FoldName(row.Text(kName))) : id;
  }

  bool IsOfOtherKind(OwnRow* row, const std::string& id) {
    const std::array<bool, kKinds.size()> there = {
        FindRow(&tables_.people, id) != nullptr, FindRow(&tables_.countries, id) != nullptr,
        FindRow(&tables_.organizations, id) != nullptr, FindRow(&tables_.places, id) != nullptr};
    for (size_t i = 0; i < kKinds.size(); ++i) {
      if (!there[i] || kKinds[i] == row->Text(kKind)) continue;
      row->Expect(kKind, fmt::format("{}, which {} is", kKinds[i], id));
      return true;
    }
    return false;
  }

  // nullopt where the row tells none.
  std::optional<OfficeRow> Office(OwnRow* row, const std::string& person, const std::string& country) {
    const std::string title = row->Text(kOffice), of = row->Text(kOf);
    const TimeSpan first = row->Time(kFrom), last = row->Time(kTo);
    if (title.empty()) return std::nullopt;
    if (row->Text(kKind) != "person") row->Expect(kOffice, "nothing, as only a person holds an office");
    OfficeRow office{person,
                     of.empty() ? country : Find(countries_, of),
                     title,
                     titles_.OfficeOf(title),
                     first,
                     last,
                     TimeSpan::Unknown()};
    if (office.of.empty()) office.of = Find(organizations_, of);
    if (office.of.empty()) row->Expect(kOf, "the country or organization whose office it is, by name or id");
    return office;
  }

  void AddPerson(const OwnRow& row, const std::string& id, const std::string& country) {
    PersonRow* person = FindRow(&tables_.people, id);
    if (!person) person = &tables_.people.emplace_back(PersonRow{id, row.Text(kName), {}, {}, "", "", "", ""});
    AddNames(row, &person->name, &person->names);
    Replace(row.Text(kGender), &person->gender);
    Replace(country, &person->country);
  }

  // The name that was canonical stays one of its names.
  static void AddNames(const OwnRow& row, std::string* name, std::vector<std::string>* names) {
    AddMissing(row.List(kNames), names);
    if (row.Text(kName) != *name) AddMissing({*name}, names);
    *name = row.Text(kName);
  }

  void AddCountry(const OwnRow& row, const std::string& id) {
    CountryRow* country = FindRow(&tables_.countries, id);
    if (!country) {
      country = &tables_.countries.emplace_back();
      country->id = id;
      country->name = row.Text(kName);
      country->status = kState;
    }
    AddNames(row, &country->name, &country->names);
    AddMissing(row.List(kDemonyms), &country->demonyms);
    Define(*country);
  }

  void AddOrganization(const OwnRow& row, const std::string& id, const std::string& country) {
    OrganizationRow* organization = FindRow(&tables_.organizations, id);
    if (!organization) {
      organization =
          &tables_.organizations.emplace_back(OrganizationRow{id, row.Text(kName), {}, std::string(kOrdinarySort), ""});
    }
    AddNames(row, &organization->name, &organization->names);
    Replace(row.Text(kSort), &organization->sort);
    Replace(country, &organization->country);
    DefineNames(id, organization->name, organization->names, &organizations_);
  }

  void AddPlace(const OwnRow& row, const std::string& id, const std::string& country) {
    PlaceRow* place = FindRow(&tables_.places, id);
    if (!place) place = &tables_.places.emplace_back(PlaceRow{id, row.Text(kName), {}, ""});
    AddNames(row, &place->name, &place->names);
    Replace(country, &place->country);
  }

  // What was known of the same office of the person gives way, save what earlier rows told.
  void AddOffice(const OfficeRow& own) {
    const auto same = [&](const OfficeRow& row) {
      return row.person == own.person && row.of == own.of && row.office == own.office;
    };
    const std::string key = own.person + "\t" + own.of + "\t" + own.office;
    if (std::find(own_offices_.begin(), own_offices_.end(), key) == own_offices_.end()) {
      std::erase_if(tables_.offices, same);
      own_offices_.push_back(key);
    }
    tables_.offices.push_back(own);
  }

  TsvReader in_;
  const Titles& titles_;
  KnowledgeTables& tables_;
  std::array<std::optional<size_t>, kColumns> places_;
  Ids countries_, organizations_;
  std::vector<std::string> own_offices_;
  std::vector<Status> refused_;
};

}  // namespace

std::vector<Status> AddOwnActors(std::string_view text, std::string_view file, const Titles& titles,
                                 KnowledgeTables* tables) {
  return OwnActors(text, file, titles, tables).Add();
}

Result<OwnKnowledge> LoadWithOwnActors(const std::string& folder, const std::string& file, const Titles& titles) {
  const Result<MappedFile> own = MappedFile::Open(file);
  if (!own.ok()) return own.status();
  Result<KnowledgeTables> tables = ReadKnowledgeTables(folder);
  if (!tables.ok()) return tables.status();
  std::vector<Status> refused = AddOwnActors(own.value().bytes(), file, titles, &tables.value());
  Result<std::string> compiled = CompileKnowledge(tables.value());
  if (!compiled.ok()) return compiled.status();
  Result<std::unique_ptr<Knowledge>> knowledge = Knowledge::FromBytes(std::move(compiled).value(), file);
  if (!knowledge.ok()) return knowledge.status();
  return OwnKnowledge{std::move(knowledge).value(), std::move(refused)};
}

}  // namespace entente::extract
