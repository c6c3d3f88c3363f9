#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>

#include "graph/name.h"
#include "train/knowledge/source_table.h"
#include "train/knowledge/sources.h"
#include "train/knowledge/spelling.h"

namespace entente::train {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};

// "13 December 2019" -> "2019-12-13", "April 2018" -> "2018-04", "1997" -> "1997"; empty for other text.
std::string IsoDay(std::string_view text) {
  const std::vector<std::string> words = Words(text);
  if (words.empty()) return "";
  std::string day = words.back();
  if (words.size() > 1) {
    const auto* month = std::find(kMonths.begin(), kMonths.end(), words[words.size() - 2]);
    if (month == kMonths.end()) return "";
    day += fmt::format("-{:02}", month - kMonths.begin() + 1);
  }
  if (words.size() > 2) day += fmt::format("-{:0>2}", words[words.size() - 3]);
  return TimeSpan::Parse(day) ? day : "";
}

struct Leader {
  std::string title, name, family, since;
};

bool IsLink(std::string_view word) { return word == "and" || word == "of" || word == "the"; }

// How many of the words are a title, with what links it to a second one; the rest is the name.
size_t TitleWords(const std::vector<std::string>& words, const extract::Titles& titles) {
  std::vector<std::string> folded;
  for (const std::string& word : words) folded.push_back(FoldName(word));
  size_t end = 0;
  for (size_t at = 0; at < words.size();) {
    const auto match = titles.MatchTitle(std::span(folded).subspan(at));
    if (match) {
      at += match->tokens;
      end = at;
    } else if (end == 0 || (at == end && at < words.size() && IsLink(words[at]))) {
      ++at;
    } else {
      break;
    }
  }
  return end;
}

// "President Ada LUND (since 4 May 2019); represented by ..." -> President, Ada Lund, Lund, 2019-05-04.
std::optional<Leader> ReadLeader(std::string_view text, const extract::Titles& titles) {
  const std::string decoded = DecodeEntities(text.substr(0, text.find(';')));
  const size_t since = decoded.find("(since ");
  if (since == std::string::npos || text.find("represented by") != std::string_view::npos) return std::nullopt;
  Leader leader;
  leader.since = IsoDay(std::string_view(decoded).substr(since + 7, decoded.find(')', since) - since - 7));
  std::vector<std::string> words = Words(WithoutBrackets(decoded.substr(0, since)));
  std::erase_if(words, [](const std::string& word) { return word.front() == '"' || word.ends_with('.'); });
  const auto title_size = static_cast<ptrdiff_t>(TitleWords(words, titles));
  leader.title = JoinWords({words.begin(), words.begin() + title_size});
  std::string person = JoinWords({words.begin() + title_size, words.end()});
  if (person.ends_with(',')) person.pop_back();
  const MarkedName marked = ReadMarkedName(person);
  leader.name = marked.name;
  leader.family = marked.family;
  if (leader.title.empty() || leader.name.empty() || leader.since.empty()) return std::nullopt;
  return leader;
}

// The title's own class where it is one of the two, else that of the column it stands in.
void AddLeader(const Leader& leader, const std::string& country, std::string office, const extract::Titles& titles,
               Roster* roster) {
  const std::string told = titles.OfficeOf(leader.title);
  if (told.starts_with("head-of-") || told == "leader") office = told;
  const RosterOffice held{country, leader.title, office, leader.since, "", ""};
  RosterPerson* holder = roster->HolderOf(held);
  RosterPerson& person = holder ? *holder : roster->MatchOrAdd(leader.name, leader.family, country, held);
  person.names.insert(leader.name);
  if (!leader.family.empty()) person.family.insert(leader.family);
  roster->AddOffice(person.id, held);
}

}  // namespace

Status ReadFactbookLeaders(const SourceContext& context, Roster* roster) {
  Result<SourceTable> table = SourceTable::Load(context.folder + "/factbook/country_names.tsv");
  if (!table.ok()) return table.status();
  const SourceTable& rows = table.value();
  for (size_t i = 0; i < rows.size(); ++i) {
    std::string country = context.countries.Find(DecodeEntities(rows.Get(i, "short")));
    if (country.empty()) country = context.countries.Find(DecodeEntities(rows.Get(i, "long")));
    if (!context.countries.IsState(country)) continue;
    const auto state = ReadLeader(rows.Get(i, "chief_of_state"), context.titles);
    const auto government = ReadLeader(rows.Get(i, "head_of_government"), context.titles);
    if (state) AddLeader(*state, country, "head-of-state", context.titles, roster);
    if (government && (!state || government->name != state->name)) {
      AddLeader(*government, country, "head-of-government", context.titles, roster);
    }
  }
  return {};
}

}  // namespace entente::train
