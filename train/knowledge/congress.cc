#include <fmt/format.h>

#include <optional>

#include "train/knowledge/source_table.h"
#include "train/knowledge/sources.h"
#include "train/knowledge/spelling.h"

namespace entente::train {
namespace {

constexpr std::string_view kSince = "1974";     // earlier terms are left out
constexpr std::string_view kNotEnded = "2026";  // terms that end later are still held

struct Term {
  std::string type, start, end;
};

struct Member {
  std::string wikidata, bioguide, first, last, full, birthday, gender;
  std::vector<Term> terms;
};

// The files are regular YAML: "key: value" lines, a member begins at "- id:", a term at "  - type:".
class MemberReader {
 public:
  explicit MemberReader(std::string_view text) : rest_(text) {}

  std::vector<Member> ReadAll() {
    while (!rest_.empty()) {
      const size_t end = std::min(rest_.find('\n'), rest_.size());
      ReadLine(rest_.substr(0, end));
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
    }
    return std::move(members_);
  }

 private:
  void ReadLine(std::string_view line) {
    if (line == "- id:") members_.emplace_back();
    const size_t key_begin = line.find_first_not_of(" -");
    const size_t colon = line.find(": ");
    if (members_.empty() || key_begin == std::string_view::npos || colon == std::string_view::npos) return;
    std::string value(line.substr(colon + 2));
    std::erase_if(value, [](char c) { return c == '\'' || c == '"'; });
    Take(line.substr(key_begin, colon - key_begin), key_begin, value);
  }

  void Take(std::string_view key, size_t indent, const std::string& value) {
    Member& member = members_.back();
    if (key == "type" && indent == 4) member.terms.push_back({value, "", ""});
    if (indent != 4) return;
    if (key == "wikidata") member.wikidata = value;
    if (key == "bioguide") member.bioguide = value;
    if (key == "first") member.first = value;
    if (key == "last") member.last = value;
    if (key == "official_full") member.full = value;
    if (key == "birthday") member.birthday = value;
    if (key == "gender") member.gender = value == "F" ? "female" : "male";
    if (!member.terms.empty() && key == "start") member.terms.back().start = value;
    if (!member.terms.empty() && key == "end") member.terms.back().end = value;
  }

  std::string_view rest_;
  std::vector<Member> members_;
};

std::string TitleOf(std::string_view type) {
  if (type == "prez") return "President";
  if (type == "viceprez") return "Vice President";
  return type == "sen" ? "Senator" : "Representative";
}

// Terms that follow each other are one time in office.
std::vector<Term> Joined(const std::vector<Term>& terms) {
  std::vector<Term> joined;
  for (const Term& term : terms) {
    const bool follows =
        !joined.empty() && joined.back().type == term.type && joined.back().end.substr(0, 4) >= term.start.substr(0, 4);
    if (follows) {
      joined.back().end = term.end;
    } else if (term.end >= kSince) {
      joined.push_back(term);
    }
  }
  return joined;
}

RosterPerson& PersonOf(const Member& member, const std::string& country, const RosterOffice& held, Roster* roster) {
  const std::string name = member.full.empty() ? member.first + " " + member.last : member.full;
  RosterPerson* person = member.wikidata.empty() ? nullptr : &roster->ById(member.wikidata);
  if (!person) person = roster->HolderOf(held);
  if (!person) person = &roster->MatchOrAdd(name, member.last, country, held);
  if (person->name.empty()) person->name = member.first + " " + member.last;
  person->names.insert(name);
  person->names.insert(member.first + " " + member.last);
  person->family.insert(member.last);
  person->gender = member.gender;
  person->born = member.birthday;
  person->country = country;
  return *person;
}

void AddMember(const Member& member, const std::string& country, const extract::Titles& titles, Roster* roster) {
  for (const Term& term : Joined(member.terms)) {
    const std::string title = TitleOf(term.type);
    const RosterOffice held{country, title, titles.OfficeOf(title), term.start, term.end > kNotEnded ? "" : term.end,
                            ""};
    roster->AddOffice(PersonOf(member, country, held, roster).id, held);
  }
}

}  // namespace

Status ReadCongress(const SourceContext& context, Roster* roster) {
  const std::string country = context.countries.Find("US");
  for (const char* file : {"/congress/executive.yaml", "/congress/legislators-current.yaml"}) {
    Result<std::string> text = ReadSourceFile(context.folder + file);
    if (!text.ok()) return text.status();
    for (const Member& member : MemberReader(text.value()).ReadAll()) {
      AddMember(member, country, context.titles, roster);
    }
  }
  return {};
}

}  // namespace entente::train
