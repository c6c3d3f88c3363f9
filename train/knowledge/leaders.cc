#include <fmt/format.h>

#include <map>
#include <set>

#include "extract/knowledge/tsv.h"
#include "train/knowledge/source_table.h"
#include "train/knowledge/sources.h"

namespace entente::train {
namespace {

struct Ids {
  std::map<std::pair<std::string, std::string>, std::string> of;  // by country and name
  std::set<std::string> taken;
};

// The person whom one of the names leads to, or a new one under the first.
RosterPerson& Find(const std::vector<std::string>& names, std::string_view country, const RosterOffice& held,
                   const std::set<std::string>& taken, Roster* roster) {
  for (const std::string& name : names) {
    if (RosterPerson* person = roster->MatchExact(name, country)) return *person;
  }
  for (const std::string& name : names) {
    if (RosterPerson* person = roster->FindLife(name)) return *person;
  }
  RosterPerson* like = roster->Match(names.front(), "", country, held);
  return like && !taken.contains(like->id) ? *like : roster->Add(names.front(), country);
}

// One line: a person and, where it says one, an office.
void ReadLine(extract::TsvReader& row, const SourceContext& context, Ids* ids, Roster* roster) {
  const std::string name(row.Field(1)), country(row.Field(5)), of(row.Field(6));
  const std::string title(row.Field(7));
  const std::string office = row.Field(8).empty() ? context.titles.OfficeOf(title) : std::string(row.Field(8));
  std::vector<std::string> names = row.List(2);
  names.insert(names.begin(), name);
  const RosterOffice held{of.empty() ? country : of,  title, office, std::string(row.Field(9)),
                          std::string(row.Field(10)), ""};
  std::string& id = ids->of[{country, name}];
  if (id.empty()) id = row.Field(0).empty() ? Find(names, country, held, ids->taken, roster).id : row.Field(0);
  ids->taken.insert(id);
  RosterPerson& person = roster->ById(id);
  names.push_back(person.name);
  person.name = name;
  person.country = country;
  person.names.insert(names.begin(), names.end());
  for (const std::string& other : row.List(3)) person.family.insert(other);
  if (!row.Field(4).empty()) person.gender = row.Field(4);
  roster->ReplaceOffice(person.id, held);
}

}  // namespace

Status ReadLeaders(const std::string& path, const SourceContext& context, Roster* roster) {
  Result<std::string> text = ReadSourceFile(path);
  if (!text.ok()) return text.status();
  extract::TsvReader row(
      text.value(), path,
      {"id", "name", "names", "family", "gender", "country", "of", "title", "office", "first", "last"});
  Ids ids;
  while (row.Next()) {
    for (const size_t column : {9, 10}) {
      if (!row.Field(column).empty() && !TimeSpan::Parse(row.Field(column))) {
        row.Refuse(fmt::format("\"{}\" is no day, month or year such as 2019-04-25", row.Field(column)));
      }
    }
    if (row.status().ok()) ReadLine(row, context, &ids, roster);
  }
  return row.status();
}

}  // namespace entente::train
