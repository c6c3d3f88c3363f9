#include <algorithm>
#include <array>
#include <map>

#include "train/knowledge/source_table.h"
#include "train/knowledge/sources.h"
#include "train/knowledge/spelling.h"

namespace entente::train {
namespace {

constexpr std::string_view kSeen = "2019-06";

void ReplaceAll(std::string_view from, std::string_view to, std::string* text) {
  for (size_t at = text->find(from); at != std::string::npos; at = text->find(from, at + to.size())) {
    text->replace(at, from.size(), to);
  }
}

// Abbreviations written out, remarks in brackets left out.
std::string PlainTitle(std::string_view office) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kAbbreviations = {
      {{", & ", " and "}, {" & ", " and "}, {"Intl.", "International"}, {"Govt.", "Government"}, {"Dep.", "Deputy"}}};
  std::string title = WithoutBrackets(office);
  for (const auto& [from, to] : kAbbreviations) ReplaceAll(from, to, &title);
  return title;
}

// Nicknames in quotes and ranks before the name are no part of it.
std::string PlainPerson(std::string_view person) {
  std::vector<std::string> words = Words(WithoutBrackets(person));
  std::erase_if(words, [](const std::string& word) { return word.front() == '"' || word.ends_with('.'); });
  std::string plain = JoinWords(words);
  if (plain.ends_with(',')) plain.pop_back();
  return plain;
}

struct Official {
  std::string country;
  MarkedName name;
  std::string title, office;
};

void AddOfficials(const std::vector<Official>& officials, Roster* roster) {
  std::map<std::pair<std::string, std::string>, std::string> ids;  // by country and name
  for (const Official& official : officials) {
    const RosterOffice held{official.country, official.title, official.office, "", "", std::string(kSeen)};
    std::string& id = ids[{official.country, official.name.name}];
    if (id.empty()) id = roster->MatchOrAdd(official.name.name, official.name.family, official.country, held).id;
    RosterPerson& person = roster->ById(id);
    person.names.insert(official.name.name);
    person.family.insert(official.name.family);
    roster->AddOffice(id, held);
  }
}

}  // namespace

Status ReadOfficials2019(const SourceContext& context, Roster* roster) {
  Result<SourceTable> table = SourceTable::Load(context.folder + "/cia-world-leaders-2019/officials_2019.tsv");
  if (!table.ok()) return table.status();
  const SourceTable& rows = table.value();
  std::vector<Official> officials;
  for (size_t i = 0; i < rows.size(); ++i) {
    Official official{context.countries.Find(rows.Get(i, "country")),
                      ReadMarkedName(PlainPerson(rows.Get(i, "person"))), PlainTitle(rows.Get(i, "office")), ""};
    if (official.country.empty() || official.name.family.empty() || official.title.empty()) continue;
    official.office = context.titles.OfficeOf(official.title);
    officials.push_back(std::move(official));
  }
  // Ministers first: their office tells who they are, so that their lesser offices find them.
  std::stable_partition(officials.begin(), officials.end(),
                        [](const Official& one) { return one.office.ends_with("-minister"); });
  AddOfficials(officials, roster);
  return {};
}

}  // namespace entente::train
