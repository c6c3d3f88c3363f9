#include "train/knowledge/roster.h"

#include <fmt/format.h>

#include <algorithm>

#include "extract/knowledge/person_names.h"
#include "graph/name.h"
#include "train/knowledge/spelling.h"

namespace entente::train {
namespace {

using extract::FamilyName;

// "al", "bin", "de": words that some spellings leave out.
bool IsArticle(std::string_view word) { return word.size() <= 3; }

std::string From(const RosterOffice& office) { return office.first.empty() ? office.seen : office.first; }

// After every day that the text may mean.
std::string Until(const RosterOffice& office) {
  if (!office.last.empty()) return office.last + "~";
  return office.first.empty() && !office.seen.empty() ? office.seen + "~" : "~";
}

bool Overlap(const RosterOffice& a, const RosterOffice& b) { return From(a) < Until(b) && From(b) < Until(a); }

// One person at a time holds such an office in a country.
bool IsSingle(std::string_view office) {
  if (office.starts_with("deputy-")) return false;
  return office.starts_with("head-of-") || office.ends_with("-minister");
}

bool IsSameOffice(const RosterOffice& a, const RosterOffice& b) {
  return a.of == b.of && a.office == b.office && Overlap(a, b) &&
         (IsSingle(a.office) || FoldName(a.title) == FoldName(b.title));
}

// The same office from the same month on; from the same day on, where the titles differ ("King", "Monarch").
bool IsSameTerm(const RosterOffice& a, const RosterOffice& b) {
  const size_t sharpness = FoldName(a.title) == FoldName(b.title) ? 7 : 10;
  return a.of == b.of && a.office == b.office && a.first.size() >= sharpness &&
         a.first.substr(0, sharpness) == b.first.substr(0, sharpness);
}

// "Premier" and "Premier of the State Council" are one office.
bool OneTitle(std::string_view a, std::string_view b) {
  const std::string first = FoldName(a), second = FoldName(b);
  return first.starts_with(second) || second.starts_with(first);
}

bool HasWordLike(const std::vector<std::string>& words, std::string_view skeleton) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return Skeleton(word) == skeleton; });
}

// Whether the words of the family name, articles aside, are in the other name too, after its first word.
bool SharesFamily(const std::vector<std::string>& family, std::vector<std::string> words) {
  if (words.size() > 1) words.erase(words.begin());
  const bool short_only = std::all_of(family.begin(), family.end(), IsArticle);
  if (short_only) return std::find(words.begin(), words.end(), family.back()) != words.end();
  return std::all_of(family.begin(), family.end(),
                     [&](const std::string& word) { return IsArticle(word) || HasWordLike(words, Skeleton(word)); });
}

// Whether one name's first word is in the other, before its last.
bool SharesGiven(std::vector<std::string> a, std::vector<std::string> b) {
  const std::string first_a = Skeleton(a[0]);
  const std::string first_b = Skeleton(b[0]);
  if (a.size() > 1) a.pop_back();
  if (b.size() > 1) b.pop_back();
  return HasWordLike(b, first_a) || HasWordLike(a, first_b);
}

// "yerlan" and "erlan", "lukasz" and "łukasz": alike but for how they begin.
bool AlikeBehindFirst(std::string_view a, std::string_view b) {
  const std::string one = Skeleton(a), other = Skeleton(b);
  return one.size() > 2 && other.size() > 2 && std::string_view(one).substr(1) == std::string_view(other).substr(1);
}

// Whether the first words may be one given name, for two who are known to hold one office: spelled otherwise,
// shortened, or in another place of the other name.
bool MayShareGiven(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  constexpr std::pair<std::string_view, std::string_view> kShortForms[] = {
      {"bill", "william"},  {"bob", "robert"}, {"dick", "richard"},  {"jack", "john"},
      {"rick", "patrick"},  {"ted", "edward"}, {"tony", "antonio"},  {"tony", "anthony"},
      {"liz", "elizabeth"}, {"pepe", "jose"},  {"paco", "francisco"}};
  if (a[0].front() == b[0].front() || AlikeBehindFirst(a[0], b[0])) return true;
  if (HasWordLike(a, Skeleton(b[0])) || HasWordLike(b, Skeleton(a[0]))) return true;
  return std::any_of(std::begin(kShortForms), std::end(kShortForms), [&](const auto& pair) {
    return (a[0] == pair.first && b[0] == pair.second) || (b[0] == pair.first && a[0] == pair.second);
  });
}

// "kim jong un" and "kim jongun": family name first, the rest taken together.
bool SameFamilyFirst(std::vector<std::string> a, std::vector<std::string> b) {
  if (a.size() < 2 || b.size() < 2 || a[0] != b[0]) return false;
  std::string rest_a, rest_b;
  for (size_t i = 1; i < a.size(); ++i) rest_a += a[i];
  for (size_t i = 1; i < b.size(); ++i) rest_b += b[i];
  return rest_a == rest_b;
}

std::string Slug(std::string_view name) {
  std::string slug = FoldName(name);
  std::replace(slug.begin(), slug.end(), ' ', '-');
  return slug;
}

// Whether the forms made from the main name lead to the spelling already.
bool IsForm(const std::vector<std::string>& folded_forms, const std::string& name) {
  return std::find(folded_forms.begin(), folded_forms.end(), FoldName(name)) != folded_forms.end();
}

std::vector<std::string> FoldAll(const std::vector<std::string>& names) {
  std::vector<std::string> folded;
  for (const std::string& name : names) folded.push_back(FoldName(name));
  return folded;
}

extract::OfficeRow MakeRow(const std::string& person, const RosterOffice& office) {
  const auto time = [](const std::string& text) { return TimeSpan::Parse(text).value_or(TimeSpan::Unknown()); };
  return {person, office.of, office.title, office.office, time(office.first), time(office.last), time(office.seen)};
}

}  // namespace

RosterPerson& Roster::ById(const std::string& id) {
  RosterPerson& person = people_[id];
  person.id = id;
  return person;
}

bool Roster::SameName(const RosterPerson& person, std::string_view name, std::string_view family,
                      bool family_is_enough) const {
  const FamilyName custom = countries_.CustomOf(person.country);
  const std::vector<std::string> words = Words(FoldName(name));
  const std::vector<std::string> family_words =
      family.empty() ? std::vector<std::string>(words.end() - 1, words.end()) : Words(FoldName(family));
  return std::any_of(person.names.begin(), person.names.end(), [&](const std::string& known) {
    const std::vector<std::string> known_words = Words(FoldName(known));
    if (known_words.empty()) return false;
    if (words == known_words) return true;
    if (custom == FamilyName::kFirst) return SameFamilyFirst(words, known_words);
    return SharesFamily(family_words, known_words) &&
           (family_is_enough ? MayShareGiven(words, known_words) : SharesGiven(words, known_words));
  });
}

RosterPerson* Roster::Match(std::string_view name, std::string_view family, std::string_view country,
                            const RosterOffice& office) {
  const auto ids = by_country_.find(country);
  if (ids == by_country_.end() || FoldName(name).empty()) return nullptr;
  // The better the reason, the higher: an equal name tells more than an office, and that more than a likeness.
  int best = 0;
  std::vector<RosterPerson*> matches;
  for (const std::string& id : ids->second) {
    RosterPerson& person = people_.at(id);
    const bool same_office = IsSingle(office.office) && HasOffice(id, office);
    const bool alike = SameName(person, name, family, false);
    if (!alike && !(same_office && SameName(person, name, family, true))) continue;
    const bool equal = person.names.contains(std::string(name));
    const int reason = 1 + (alike ? 1 : 0) + (same_office ? 2 : 0) + (equal ? 4 : 0);
    if (reason > best) matches.clear();
    best = std::max(best, reason);
    if (reason == best) matches.push_back(&person);
  }
  return matches.size() == 1 ? matches.front() : nullptr;
}

void Roster::AddLife(const std::string& id) { lives_[FoldName(people_.at(id).name)].push_back(id); }

RosterPerson* Roster::FindLife(std::string_view name) {
  const auto found = lives_.find(FoldName(name));
  if (found == lives_.end() || found->second.size() != 1) return nullptr;
  RosterPerson& person = people_.at(found->second.front());
  return person.country.empty() ? &person : nullptr;
}

RosterPerson& Roster::MatchOrAdd(std::string_view name, std::string_view family, std::string_view country,
                                 const RosterOffice& office) {
  RosterPerson* match = Match(name, family, country, office);
  return match ? *match : Add(name, country);
}

RosterPerson* Roster::MatchExact(std::string_view name, std::string_view country) {
  const auto ids = by_country_.find(country);
  if (ids == by_country_.end()) return nullptr;
  const std::string folded = FoldName(name);
  RosterPerson* match = nullptr;
  for (const std::string& id : ids->second) {
    RosterPerson& person = people_.at(id);
    const bool equal = std::any_of(person.names.begin(), person.names.end(),
                                   [&](const std::string& known) { return FoldName(known) == folded; });
    if (equal && match) return nullptr;
    if (equal) match = &person;
  }
  return match;
}

RosterPerson& Roster::Add(std::string_view name, std::string_view country) {
  const std::string place = country.empty() ? "int" : std::string(country.substr(country.find(':') + 1));
  RosterPerson& person = ById(fmt::format("PER:{}-{}", place, Slug(name)));
  if (person.name.empty()) person.name = name;
  person.country = country;
  return person;
}

bool Roster::HasOffice(const std::string& person, const RosterOffice& like) const {
  const auto held = offices_.find(person);
  return held != offices_.end() && std::any_of(held->second.begin(), held->second.end(),
                                               [&](const RosterOffice& one) { return IsSameOffice(one, like); });
}

void Roster::AddOffice(const std::string& person, const RosterOffice& office) {
  const std::string& country = people_.at(person).country;
  by_country_[country].insert(person);
  by_country_[office.of].insert(person);
  if (!HasOffice(person, office)) offices_[person].push_back(office);
}

void Roster::ReplaceOffice(const std::string& person, const RosterOffice& office) {
  if (RosterPerson* holder = HolderOf(office); holder && holder->id != person) {
    std::erase_if(offices_[holder->id], [&](const RosterOffice& one) { return IsSameTerm(one, office); });
  }
  std::erase_if(offices_[person], [&](const RosterOffice& one) { return IsSameOffice(one, office); });
  AddOffice(person, office);
}

bool Roster::HasLeaderLike(std::string_view name, const RosterOffice& office) const {
  const auto ids = by_country_.find(office.of);
  if (ids == by_country_.end()) return false;
  std::vector<std::string> words = Words(FoldName(name));
  std::erase_if(words, IsArticle);
  const auto leads = [&](const RosterOffice& one) {
    const bool leads_state = one.office.starts_with("head-of-") || one.office == "leader";
    return leads_state && one.of == office.of && Overlap(one, office);
  };
  const auto like = [&](const std::string& known) {
    const std::vector<std::string> known_words = Words(FoldName(known));
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return HasWordLike(known_words, Skeleton(word)); });
  };
  return std::any_of(ids->second.begin(), ids->second.end(), [&](const std::string& id) {
    const auto held = offices_.find(id);
    const std::set<std::string>& names = people_.at(id).names;
    return held != offices_.end() && std::any_of(held->second.begin(), held->second.end(), leads) &&
           std::any_of(names.begin(), names.end(), like);
  });
}

RosterPerson* Roster::HolderOf(const RosterOffice& office) {
  if (!IsSingle(office.office)) return nullptr;
  const auto ids = by_country_.find(office.of);
  if (ids == by_country_.end()) return nullptr;
  for (const std::string& id : ids->second) {
    const std::vector<RosterOffice>& held = offices_[id];
    if (std::any_of(held.begin(), held.end(), [&](const RosterOffice& one) { return IsSameTerm(one, office); })) {
      return &people_.at(id);
    }
  }
  return nullptr;
}

void Roster::CloseSucceeded() {
  std::map<std::string, std::vector<std::pair<std::string, RosterOffice*>>> holders;
  for (auto& [person, held] : offices_) {
    for (RosterOffice& office : held) {
      if (!IsSingle(office.office) || office.first.empty()) continue;
      holders[fmt::format("{}\t{}", office.of, office.office)].emplace_back(person, &office);
    }
  }
  for (auto& [key, list] : holders) {
    std::stable_sort(list.begin(), list.end(),
                     [](const auto& a, const auto& b) { return a.second->first < b.second->first; });
    for (auto at = list.begin(); at != list.end(); ++at) {
      if (!at->second->last.empty()) continue;
      const auto next = std::find_if(at + 1, list.end(), [&](const auto& later) {
        return later.first != at->first && OneTitle(later.second->title, at->second->title);
      });
      if (next != list.end()) at->second->last = next->second->first;
    }
  }
}

extract::PersonRow Roster::MakeRow(const RosterPerson& person) const {
  const FamilyName custom = countries_.CustomOf(person.country);
  std::vector<std::string> forms = FoldAll(extract::FullForms(person.name, custom));
  extract::PersonRow row{person.id, person.name, {}, {}, person.gender, person.born, person.died, person.country};
  for (const std::string& name : person.names) {
    if (IsForm(forms, name) || FoldName(name).empty()) continue;
    row.names.push_back(name);
    const std::vector<std::string> more = FoldAll(extract::FullForms(name, custom));
    forms.insert(forms.end(), more.begin(), more.end());
  }
  std::vector<std::string> family = FoldAll(extract::FamilyForms(person.name, custom));
  const bool told_by_rule = std::all_of(person.family.begin(), person.family.end(),
                                        [&](const std::string& name) { return IsForm(family, name); });
  if (!told_by_rule) row.family.assign(person.family.begin(), person.family.end());
  return row;
}

std::vector<extract::PersonRow> Roster::People() const {
  std::vector<extract::PersonRow> rows;
  for (const auto& [id, person] : people_) {
    if (offices_.contains(id) && !offices_.at(id).empty()) rows.push_back(MakeRow(person));
  }
  return rows;
}

std::vector<extract::OfficeRow> Roster::Offices() const {
  std::set<std::string> with_foreign_minister;
  for (const auto& [person, held] : offices_) {
    for (const RosterOffice& office : held) {
      if (office.office == "foreign-minister" && office.title.find("Minister") != std::string::npos) {
        with_foreign_minister.insert(office.of);
      }
    }
  }
  std::vector<extract::OfficeRow> rows;
  for (const auto& [person, held] : offices_) {
    for (RosterOffice office : held) {
      // Beside a minister of foreign affairs, a secretary of state is a minister's deputy.
      const bool junior = office.title.starts_with("Secretary of State") && with_foreign_minister.contains(office.of);
      if (junior) office.office = "deputy-minister";
      rows.push_back(::entente::train::MakeRow(person, office));
    }
  }
  const auto key = [](const extract::OfficeRow& row) {
    return std::tie(row.person, row.first.first.day, row.of, row.title, row.last.last.day);
  };
  std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  return rows;
}

}  // namespace entente::train
