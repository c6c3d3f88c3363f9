#include <fmt/format.h>

#include "graph/name.h"
#include "train/knowledge/source_table.h"
#include "train/knowledge/sources.h"
#include "train/knowledge/spelling.h"

namespace entente::train {
namespace {

std::string Capitalised(std::string title) {
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

// "President of Albania" -> "President".
std::string WithoutCountry(const std::string& title, const std::string& country, const CountryFinder& countries) {
  const size_t of = title.rfind(" of ");
  if (of == std::string::npos || countries.Find(title.substr(of + 4)) != country) return title;
  return title.substr(0, of);
}

// The organization named in the title with the most letters; empty where none is.
std::string OrganizationIn(const std::string& title, const std::vector<extract::OrganizationRow>& organizations) {
  const std::string words = " " + FoldName(title) + " ";
  size_t longest = 0;
  std::string id;
  for (const extract::OrganizationRow& row : organizations) {
    std::vector<std::string> names = row.names;
    names.push_back(row.name);
    for (const std::string& name : names) {
      const std::string folded = " " + FoldName(name) + " ";
      if (folded.size() <= longest || words.find(folded) == std::string::npos) continue;
      longest = folded.size();
      id = row.id;
    }
  }
  return id;
}

void AddName(const std::string& name, RosterPerson* person) {
  if (!HasLatinLetters(name)) return;
  if (person->name.empty()) person->name = name;
  person->names.insert(name);
}

Status ReadRoleHolders(const SourceContext& context, Roster* roster) {
  Result<SourceTable> table = SourceTable::Load(context.folder + "/every-politician/role_holders.tsv");
  if (!table.ok()) return table.status();
  const SourceTable& rows = table.value();
  for (size_t i = 0; i < rows.size(); ++i) {
    const std::string title = Capitalised(rows.Get(i, "position"));
    const std::string country = context.countries.FindAtBegin(rows.Get(i, "source_repo"));
    const std::string of = country.empty() ? OrganizationIn(title, context.organizations) : country;
    const std::string& id = rows.Get(i, "person_qid");
    if (of.empty() || id.empty()) continue;
    RosterPerson& person = roster->ById(id);
    AddName(rows.Get(i, "person"), &person);
    if (person.name.empty()) continue;
    if (person.country.empty()) person.country = country;
    const std::string plain = country.empty() ? title : WithoutCountry(title, country, context.countries);
    roster->AddOffice(id, {of, plain, context.titles.OfficeOf(plain), rows.Get(i, "start"), rows.Get(i, "end"), ""});
  }
  return {};
}

Status ReadHeads(const SourceContext& context, Roster* roster) {
  Result<SourceTable> table =
      SourceTable::Load(context.folder + "/every-politician/heads_of_state_government_2021.csv");
  if (!table.ok()) return table.status();
  const SourceTable& rows = table.value();
  for (size_t i = 0; i < rows.size(); ++i) {
    const std::string country = context.countries.Find(rows.Get(i, "country"));
    const std::string& id = rows.Get(i, "officeholder");
    if (country.empty() || id.empty()) continue;
    RosterPerson& person = roster->ById(id);
    AddName(rows.Get(i, "officeholderLabel"), &person);
    if (person.name.empty()) continue;
    if (person.country.empty()) person.country = country;
    const std::string title = WithoutCountry(rows.Get(i, "positionLabel"), country, context.countries);
    roster->AddOffice(
        id, {country, title, context.titles.OfficeOf(title), rows.Get(i, "start_year"), rows.Get(i, "end_year"), ""});
  }
  return {};
}

Status ReadForeignMinisters(const SourceContext& context, Roster* roster) {
  Result<SourceTable> table = SourceTable::Load(context.folder + "/every-politician/foreign_ministers_2022.csv");
  if (!table.ok()) return table.status();
  const SourceTable& rows = table.value();
  for (size_t i = 0; i < rows.size(); ++i) {
    const std::string country = context.countries.Find(rows.Get(i, "countryLabel"));
    const std::string& id = rows.Get(i, "person");
    if (country.empty() || id.empty()) continue;
    RosterPerson& person = roster->ById(id);
    AddName(rows.Get(i, "name"), &person);
    if (person.name.empty()) continue;
    if (person.country.empty()) person.country = country;
    const std::string title = WithoutCountry(rows.Get(i, "positionLabel"), country, context.countries);
    const std::string& start = rows.Get(i, "start");
    roster->AddOffice(id, {country, title, "foreign-minister", start, "", start.empty() ? "2022" : ""});
  }
  return {};
}

// A time as tables write it; other text ("-0500") is left out.
std::string TimeOrEmpty(const std::string& text) { return TimeSpan::Parse(text) ? text : ""; }

Status ReadLives(const SourceContext& context, Roster* roster) {
  Result<SourceTable> table = SourceTable::Load(context.folder + "/every-politician/bio.tsv");
  if (!table.ok()) return table.status();
  const SourceTable& rows = table.value();
  for (size_t i = 0; i < rows.size(); ++i) {
    RosterPerson& person = roster->ById(rows.Get(i, "person_qid"));
    const std::string& gender = rows.Get(i, "gender");
    if (gender == "male" || gender == "female") person.gender = gender;
    person.born = TimeOrEmpty(rows.Get(i, "dob"));
    person.died = TimeOrEmpty(rows.Get(i, "dod"));
    // An encyclopedia's heading is the form that newspapers use.
    const std::string heading = WithoutBrackets(rows.Get(i, "enwiki"));
    const std::string plain = heading.substr(0, heading.find(','));
    if (!HasLatinLetters(plain)) continue;
    person.names.insert(plain);
    person.name = plain;
    roster->AddLife(person.id);
  }
  return {};
}

}  // namespace

Status ReadEveryPolitician(const SourceContext& context, Roster* roster) {
  Status status = ReadRoleHolders(context, roster);
  if (status.ok()) status = ReadHeads(context, roster);
  if (status.ok()) status = ReadForeignMinisters(context, roster);
  if (status.ok()) status = ReadLives(context, roster);
  return status;
}

}  // namespace entente::train
