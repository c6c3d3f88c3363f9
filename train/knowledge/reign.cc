#include <fmt/format.h>

#include <map>

#include "graph/name.h"
#include "train/knowledge/source_table.h"
#include "train/knowledge/sources.h"
#include "train/knowledge/spelling.h"

namespace entente::train {
namespace {

constexpr std::string_view kSince = "1990";
constexpr std::string_view kUntil = "2021";  // the source ends here

std::string Month(const std::string& year, const std::string& month) {
  if (month.empty() || month.size() > 2) return year;
  return fmt::format("{}-{:0>2}", year, month);
}

}  // namespace

Status ReadReign(const SourceContext& context, Roster* roster) {
  Result<SourceTable> codes = SourceTable::Load(context.folder + "/reign/regime_list.csv");
  Result<SourceTable> table = SourceTable::Load(context.folder + "/reign/leaderlist_3_21.csv");
  if (!codes.ok()) return codes.status();
  if (!table.ok()) return table.status();
  std::map<std::string, std::string> countries;  // by the code of the Correlates of War
  for (size_t i = 0; i < codes.value().size(); ++i) {
    const std::string country = context.countries.Find(codes.value().Get(i, "gwf_country"));
    if (!country.empty()) countries.emplace(codes.value().Get(i, "cowcode"), country);
  }
  const SourceTable& rows = table.value();
  for (size_t i = 0; i < rows.size(); ++i) {
    const auto country = countries.find(rows.Get(i, "ccode"));
    const std::string name = WithoutBrackets(rows.Get(i, "leader"));
    if (country == countries.end() || rows.Get(i, "eyear") < kSince || FoldName(name).empty()) continue;
    const std::string last = rows.Get(i, "eyear") >= kUntil ? "" : Month(rows.Get(i, "eyear"), rows.Get(i, "emonth"));
    const RosterOffice held{
        country->second, "Leader", "leader", Month(rows.Get(i, "syear"), rows.Get(i, "smonth")), last, ""};
    if (roster->HasLeaderLike(name, held)) continue;
    RosterPerson& person = roster->Add(name, country->second);
    person.names.insert(name);
    person.family.insert(name);
    person.gender = rows.Get(i, "gender") == "0" ? "female" : "male";
    roster->AddOffice(person.id, held);
  }
  return {};
}

}  // namespace entente::train
