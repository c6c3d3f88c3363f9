#include "extract/resolve/coreference_words.h"

#include <fmt/core.h>

#include <toml++/toml.h>
#include <algorithm>
#include <optional>

#include "graph/table_reader.h"

namespace entente::extract {
namespace {

constexpr int kPersons = 3;

// Reads the tables one by one and keeps the first thing that is wrong.
class WordsReader {
 public:
  WordsReader(const toml::table& root, std::string_view file) : root_(root), file_(file) {}

  Result<CoreferenceWords> Read() {
    ReadPronouns();
    words_.relative_pronouns = Words("relative", "words");
    words_.definite = Words("determiner", "definite");
    words_.demonstrative = Words("determiner", "demonstrative");
    words_.indefinite = Words("determiner", "indefinite");
    words_.whole = Words("determiner", "whole");
    ReadNumbers();
    words_.together_verbs = Words("together", "verbs");
    words_.together_nouns = Words("together", "nouns");
    words_.together_people = Words("together", "people");
    words_.together_sides = Words("together", "sides");
    words_.together_countries = Words("together", "countries");
    ReadCompass();
    ReadOffices();
    ReadCountries();
    ReadOrganizations();
    ReadVenues();
    if (!error_.ok()) return error_;
    return std::move(words_);
  }

 private:
  void Fail(const toml::node& node, std::string_view expected) {
    if (!error_.ok()) return;
    error_ =
        Status(ErrorCode::kInvalidInput, fmt::format("{}:{}: expected {}", file_, node.source().begin.line, expected));
  }

  void FailMissing(std::string_view table, std::string_view key) {
    if (!error_.ok()) return;
    error_ = Status(ErrorCode::kInvalidInput,
                    fmt::format("{}:1: expected a table [{}] with a list \"{}\"", file_, table, key));
  }

  std::vector<std::string> Strings(const toml::node& node) {
    std::vector<std::string> strings;
    const toml::array* list = node.as_array();
    if (list == nullptr) {
      Fail(node, "a list of words");
      return strings;
    }
    for (const toml::node& item : *list) {
      if (const auto word = item.value_exact<std::string>()) {
        strings.push_back(*word);
      } else {
        Fail(item, "a word in quotation marks");
      }
    }
    return strings;
  }

  WordSet Words(std::string_view table, std::string_view key) {
    const toml::node* list = root_[table][key].node();
    if (list == nullptr) {
      FailMissing(table, key);
      return {};
    }
    const auto words = Strings(*list);
    return WordSet(words.begin(), words.end());
  }

  const toml::array* Tables(std::string_view key) {
    const toml::array* tables = root_[key].as_array();
    if (tables == nullptr || !tables->is_array_of_tables()) {
      FailMissing(key, "words");
      return nullptr;
    }
    return tables;
  }

  std::vector<std::string> Member(const toml::table& table, std::string_view key) {
    const toml::node* list = table[key].node();
    if (list != nullptr) return Strings(*list);
    Fail(table, fmt::format("a list \"{}\"", key));
    return {};
  }

  void ReadPronouns() {
    const toml::array* tables = Tables("pronoun");
    if (tables == nullptr) return;
    for (const toml::node& node : *tables) {
      const toml::table& table = *node.as_table();
      Pronoun pronoun;
      pronoun.person = static_cast<int>(table["person"].value_or(int64_t{0}));
      if (pronoun.person < 1 || pronoun.person > kPersons) Fail(table, "person = 1, 2 or 3");
      pronoun.gender = table["gender"].value_or(std::string());
      pronoun.plural = table["plural"].value_or(false);
      pronoun.possessive = table["possessive"].value_or(false);
      pronoun.reflexive = table["reflexive"].value_or(false);
      pronoun.stands_for = Member(table, "stands_for");
      for (const std::string& word : Member(table, "words")) words_.pronouns[word] = pronoun;
    }
  }

  void ReadNumbers() {
    const toml::table* table = root_["number"].as_table();
    if (table == nullptr) return FailMissing("number", "both");
    for (const auto& [word, value] : *table) {
      const auto number = value.value_exact<int64_t>();
      if (!number || *number < 2) {
        Fail(value, "a number from 2 up");
        return;
      }
      words_.number[std::string(word.str())] = static_cast<int>(*number);
    }
  }

  void ReadCompass() {
    const toml::array* pairs = root_["compass"]["pairs"].as_array();
    if (pairs == nullptr) return FailMissing("compass", "pairs");
    for (const toml::node& node : *pairs) {
      const auto pair = Strings(node);
      if (pair.size() != 2) return Fail(node, "a pair of opposite points");
      words_.compass[pair[0]] = pair[1];
      words_.compass[pair[1]] = pair[0];
    }
  }

  // From the [[section]] tables: what each has under `key`, a text as `expected` shows, to its list of `words`.
  template <class Sets>
  bool ReadSets(const char* section, const char* key, const char* expected, const char* words, Sets* sets) {
    const toml::array* tables = Tables(section);
    if (tables == nullptr) return false;
    for (const toml::node& node : *tables) {
      const toml::table& table = *node.as_table();
      const auto name = table[key].value<std::string>();
      if (!name) {
        Fail(table, expected);
        return false;
      }
      const auto members = Member(table, words);
      (*sets)[*name].insert(members.begin(), members.end());
    }
    return true;
  }

  void ReadOffices() {
    if (!ReadSets("office", "class", "class = \"CLASS\"", "may_be", &words_.offices)) return;
    words_.top_offices = Words("office_rank", "top");
    words_.lone_offices = Words("office_rank", "alone");
    words_.high_offices = Words("office_rank", "high");
    words_.shared_offices = Words("office_rank", "shared");
    words_.local_offices = Words("office_rank", "local");
    words_.regional_offices = Words("office_rank", "regional");
    words_.offices_abroad = Words("office_rank", "abroad");
    words_.offices_of_any_body = Words("office_rank", "anybodys");
    words_.offices_by_family = Words("office_rank", "by_family");
    words_.offices_of_state = Words("office_rank", "of_state");
    words_.chief_nouns = Words("office_rank", "chief");
    ReadForemost();
  }

  void ReadForemost() {
    const toml::array* tables = Tables("foremost");
    if (tables == nullptr) return;
    for (const toml::node& node : *tables) {
      const toml::table& table = *node.as_table();
      const auto office = table["office"].value<std::string>();
      if (!office) return Fail(table, "office = \"CLASS\"");
      const auto countries = Member(table, "countries");
      if (countries.empty()) words_.foremost_office = *office;
      for (const std::string& country : countries) words_.foremost_offices[country] = *office;
    }
  }

  void ReadCountries() {
    words_.state_nouns = Words("country", "state");
    words_.government_nouns = Words("country", "government");
    words_.governing_nouns = Words("country", "governing");
    words_.irregular_nouns = Words("government", "irregular_nouns");
    words_.disowned_nouns = Words("government", "disowned");
    words_.irregular_governments = Words("government", "irregular");
    words_.local_governments = Words("government", "local");
    words_.central_governments = Words("government", "central");
    words_.earlier_governments = Words("government", "earlier");
    words_.self_governing = Words("government", "self_governing");
    words_.side_nouns = Words("country", "side");
    words_.force_nouns = Words("country", "forces");
    words_.descent = Words("country", "descent");
    words_.own_nouns = Words("country", "ours");
    words_.counterpart_nouns = Words("person", "counterpart");
    words_.another_holder = Words("person", "another_holder");
    words_.name_suffixes = Words("person", "name_suffixes");
    words_.settlement_nouns = Words("place", "settlement");
  }

  void ReadOrganizations() {
    words_.national_organizations = Words("organization", "of_a_country");
    words_.organization_tails = Words("organization", "tails");
    words_.organization_sorts = Words("organization", "sorts");
    ReadSets("known_organization", "sort", "sort = \"SORT\"", "nouns", &words_.sort_nouns);
    words_.party_nouns = Words("organization", "parties");
    words_.parliament_nouns = Words("organization", "parliaments");
    words_.parliament_titles = Words("organization", "parliamentary");
    words_.personal_organizations = Words("organization", "personal");
    words_.named_occasions = Words("occasion", "named");
    words_.mission_nouns = Words("organization", "missions");
    const toml::array* groups = root_["organization"]["same"].as_array();
    if (groups == nullptr) return FailMissing("organization", "same");
    for (const toml::node& node : *groups) {
      const auto names = Strings(node);
      if (names.size() < 2) return Fail(node, "two names or more");
      for (size_t i = 1; i < names.size(); ++i) words_.organization_names[names[i]] = names[0];
    }
  }

  void ReadVenues() {
    words_.venue_prepositions = Words("venue", "prepositions");
    words_.movement_prepositions = Words("venue", "movement_prepositions");
    words_.movement = Words("venue", "movement");
    words_.venue_objects = Words("venue", "objects");
    words_.venue_owned = Words("venue", "owned");
    words_.venue_sorts = Words("venue", "sorts");
    words_.aimed = Words("venue", "aimed");
    words_.messages = Words("venue", "messages");
    words_.company_verbs = Words("company", "verbs");
    words_.office_verbs = Words("office_change", "verbs");
    words_.acting_nouns = Words("acting", "nouns");
    words_.empty_it = Words("empty_it", "predicates");
    words_.acting_it = Words("acting_it", "verbs");
    words_.acted_on_it = Words("acted_on_it", "verbs");
  }

  const toml::table& root_;
  std::string file_;
  CoreferenceWords words_;
  Status error_;
};

}  // namespace

Result<CoreferenceWords> CoreferenceWords::Parse(std::string_view text, std::string_view file) {
  const Result<toml::table> root = ParseToml(text, file);
  if (!root.ok()) return root.status();
  return WordsReader(root.value(), file).Read();
}

Result<CoreferenceWords> CoreferenceWords::Load(const std::string& path) {
  const Result<std::string> text = ReadTomlFile(path, "lists of words");
  if (!text.ok()) return text.status();
  return Parse(text.value(), path);
}

std::string_view CoreferenceWords::ForemostOffice(std::string_view country_id) const {
  const auto found = foremost_offices.find(country_id);
  return found == foremost_offices.end() ? foremost_office : found->second;
}

bool CoreferenceWords::OfficesAgree(std::string_view said, std::string_view held) const {
  if (said == held) return true;
  const auto found = offices.find(said);
  if (found == offices.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(), [&](const std::string& pattern) {
    const std::string_view ending = std::string_view(pattern).substr(1);
    return pattern.starts_with('*') ? held.ends_with(ending) : held == pattern;
  });
}

}  // namespace entente::extract
