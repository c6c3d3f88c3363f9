// entente-train-knowledge SOURCES SCHEMAS LEADERS: builds people, offices, cities and given names of the folder
// SCHEMAS/knowledge from the sources; countries and organizations there, and SCHEMAS/words/titles.toml, are read.
#include <fmt/format.h>

#include <cstdio>

#include "train/knowledge/source_table.h"
#include "train/knowledge/sources.h"
#include "train/knowledge/write_tables.h"

namespace entente::train {
namespace {

struct OwnTables {
  std::vector<extract::CountryRow> countries;
  std::vector<extract::OrganizationRow> organizations;
};

Result<OwnTables> ReadOwnTables(const std::string& folder) {
  const std::string countries_file = folder + "/countries.tsv";
  const std::string organizations_file = folder + "/organizations.tsv";
  Result<std::string> countries_text = ReadSourceFile(countries_file);
  if (!countries_text.ok()) return countries_text.status();
  Result<std::string> organizations_text = ReadSourceFile(organizations_file);
  if (!organizations_text.ok()) return organizations_text.status();
  Result<std::vector<extract::CountryRow>> countries = extract::ParseCountries(countries_text.value(), countries_file);
  if (!countries.ok()) return countries.status();
  Result<std::vector<extract::OrganizationRow>> organizations =
      extract::ParseOrganizations(organizations_text.value(), organizations_file);
  if (!organizations.ok()) return organizations.status();
  return OwnTables{std::move(countries).value(), std::move(organizations).value()};
}

Status WriteRoster(const SourceContext& context, const std::string& leaders, const std::string& folder) {
  Roster roster(context.countries);
  Status status = ReadEveryPolitician(context, &roster);
  if (status.ok()) status = ReadLeaders(leaders, context, &roster);
  if (status.ok()) status = ReadFactbookLeaders(context, &roster);
  if (status.ok()) status = ReadCongress(context, &roster);
  if (status.ok()) status = ReadOfficials2019(context, &roster);
  if (status.ok()) status = ReadReign(context, &roster);
  if (!status.ok()) return status;
  roster.CloseSucceeded();
  status = WritePeople(folder + "/people.tsv", roster.People());
  return status.ok() ? WriteOffices(folder + "/offices.tsv", roster.Offices()) : status;
}

Status WriteWords(const SourceContext& context, const std::string& folder) {
  const Result<std::vector<extract::PlaceRow>> cities = ReadCities(context);
  if (!cities.ok()) return cities.status();
  const Result<std::vector<std::string>> names = ReadGivenNames(context);
  if (!names.ok()) return names.status();
  const Status status = WritePlaces(folder + "/cities.tsv", cities.value());
  return status.ok() ? WriteGazetteer(folder + "/given_names.tsv", names.value(), "given-name") : status;
}

Status TrainKnowledge(const std::string& sources, const std::string& schemas, const std::string& leaders) {
  const std::string folder = schemas + "/knowledge";
  const Result<OwnTables> own = ReadOwnTables(folder);
  if (!own.ok()) return own.status();
  const Result<extract::Titles> titles = extract::Titles::Load(schemas + "/words/titles.toml");
  if (!titles.ok()) return titles.status();
  const CountryFinder countries(own.value().countries);
  const SourceContext context{sources, countries, own.value().organizations, titles.value()};
  const Status status = WriteRoster(context, leaders, folder);
  return status.ok() ? WriteWords(context, folder) : status;
}

}  // namespace
}  // namespace entente::train

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: entente-train-knowledge SOURCES SCHEMAS LEADERS\n");
    return 2;
  }
  const entente::Status status = entente::train::TrainKnowledge(argv[1], argv[2], argv[3]);
  if (!status.ok()) fmt::print(stderr, "{}\n", status.message());
  return status.ok() ? 0 : 3;
}
