#include "query/ask/question_words.h"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <sstream>

#include "graph/table_reader.h"

namespace entente::query {
namespace {

class Reader {
 public:
  Reader(std::string_view file, const Ontology& ontology) : file_(file), ontology_(ontology) {}

  Result<QuestionWords> Read(const toml::table& root) {
    QuestionWords words;
    ReadLists(root, &words);
    ReadForms(root, &words);
    if (!failure_.ok()) return failure_;
    return words;
  }

 private:
  void Fail(const toml::node* node, std::string_view expected) {
    if (!failure_.ok()) return;
    const auto line = node ? node->source().begin.line : 1;
    failure_ = Status(ErrorCode::kInvalidInput, fmt::format("{}:{}: expected {}", file_, line, expected));
  }

  WordList List(const toml::table& table, const char* key) {
    WordList words;
    const toml::array* array = table[key].as_array();
    if (!array) Fail(&table, fmt::format("a list of words \"{}\"", key));
    if (!array) return words;
    for (const toml::node& node : *array) {
      if (const auto word = node.value<std::string>())
        words.push_back(*word);
      else
        Fail(&node, "a word in quotation marks");
    }
    return words;
  }

  WordList ListIn(const toml::table& root, const char* section, const char* key) {
    const toml::table* table = root[section].as_table();
    if (table) return List(*table, key);
    Fail(&root, fmt::format("a section [{}]", section));
    return {};
  }

  std::string RelationName(const toml::table& table) {
    const std::string name = table["relation"].value_or(std::string());
    if (ontology_.FindRelation(name)) return name;
    Fail(&table, fmt::format("a relation of the ontology in \"relation\" (\"{}\" is none; the nearest is \"{}\")", name,
                             ontology_.NearestRelation(name)));
    return name;
  }

  std::string RelationIn(const toml::table& root, const char* section) {
    if (const toml::table* table = root[section].as_table()) return RelationName(*table);
    Fail(&root, fmt::format("a section [{}]", section));
    return "";
  }

  extract::Role RoleName(const toml::table& table, const char* key) {
    const std::string name = table[key].value_or(std::string());
    if (name != "from" && name != "to") Fail(&table, fmt::format("\"from\" or \"to\" in \"{}\"", key));
    return name == "to" ? extract::Role::kTo : extract::Role::kFrom;
  }

  WordList Modalities(const toml::table& root, const char* key) {
    WordList names = ListIn(root, "modalities", key);
    for (const std::string& name : names) {
      if (!ontology_.FindModality(name)) Fail(&root, fmt::format("modalities of the ontology (\"{}\" is none)", name));
    }
    return names;
  }

  void ReadLists(const toml::table& root, QuestionWords* words) {
    const struct {
      const char *section, *key;
      WordList QuestionWords::*list;
    } kLists[] = {
        {"asks", "person", &QuestionWords::person},
        {"asks", "thing", &QuestionWords::thing},
        {"asks", "which", &QuestionWords::which},
        {"asks", "place", &QuestionWords::place},
        {"asks", "time", &QuestionWords::time},
        {"asks", "count", &QuestionWords::count},
        {"asks", "times", &QuestionWords::times},
        {"asks", "since", &QuestionWords::since},
        {"asks", "refused", &QuestionWords::refused},
        {"asks", "theme_nouns", &QuestionWords::theme_nouns},
        {"asks", "place_nouns", &QuestionWords::place_nouns},
        {"asks", "examples", &QuestionWords::examples},
        {"verbs", "any", &QuestionWords::any_verbs},
        {"verbs", "link", &QuestionWords::link_verbs},
        {"verbs", "existential", &QuestionWords::existential},
        {"verbs", "occur", &QuestionWords::occur},
        {"picks", "first", &QuestionWords::first},
        {"picks", "last", &QuestionWords::last},
        {"picks", "most", &QuestionWords::most},
        {"picks", "fewest", &QuestionWords::fewest},
        {"picks", "more_than", &QuestionWords::more_than},
        {"picks", "fewer_than", &QuestionWords::fewer_than},
        {"phrases", "alternatives", &QuestionWords::alternatives},
        {"phrases", "people", &QuestionWords::people},
        {"phrases", "pronouns", &QuestionWords::pronouns},
        {"phrases", "possessive_pronouns", &QuestionWords::possessive_pronouns},
        {"phrases", "relatives", &QuestionWords::relatives},
        {"phrases", "idle_modifiers", &QuestionWords::idle_modifiers},
        {"phrases", "idle_themes", &QuestionWords::idle_themes},
        {"phrases", "belonging", &QuestionWords::belonging},
        {"phrases", "deputies", &QuestionWords::deputies},
        {"frames", "narrow", &QuestionWords::narrow_frames},
        {"phrases", "anything", &QuestionWords::anything},
        {"phrases", "except", &QuestionWords::except},
        {"phrases", "according", &QuestionWords::according},
        {"phrases", "any_office", &QuestionWords::any_office},
        {"prepositions", "during", &QuestionWords::during_prepositions},
        {"prepositions", "between", &QuestionWords::between_prepositions},
        {"kinds", "person", &QuestionWords::person_kinds},
        {"kinds", "thing", &QuestionWords::thing_kinds},
        {"kinds", "place", &QuestionWords::place_kinds},
        {"opening", "words", &QuestionWords::opening},
        {"auxiliaries", "past", &QuestionWords::past},
        {"auxiliaries", "present", &QuestionWords::present},
        {"auxiliaries", "future", &QuestionWords::future},
        {"auxiliaries", "copula", &QuestionWords::copula},
        {"auxiliaries", "have", &QuestionWords::have},
        {"auxiliaries", "future_phrases", &QuestionWords::future_phrases},
        {"auxiliaries", "possible", &QuestionWords::possible},
        {"auxiliaries", "planned", &QuestionWords::planned},
        {"auxiliaries", "called_for", &QuestionWords::called_for},
        {"auxiliaries", "negation_phrases", &QuestionWords::negation_phrases},
        {"auxiliaries", "negation", &QuestionWords::negation},
        {"phrases", "determiners", &QuestionWords::determiners},
        {"phrases", "conjunctions", &QuestionWords::conjunctions},
        {"phrases", "both", &QuestionWords::both},
        {"phrases", "possessives", &QuestionWords::possessives},
        {"phrases", "inside", &QuestionWords::inside},
        {"phrases", "adverbs", &QuestionWords::adverbs},
        {"prepositions", "words", &QuestionWords::prepositions},
        {"prepositions", "place", &QuestionWords::place_prepositions},
        {"prepositions", "topic", &QuestionWords::topic_prepositions},
        {"prepositions", "agent", &QuestionWords::agent_prepositions},
        {"prepositions", "after", &QuestionWords::after_prepositions},
        {"prepositions", "before", &QuestionWords::before_prepositions},
    };
    for (const auto& entry : kLists) words->*entry.list = ListIn(root, entry.section, entry.key);
    words->past_modalities = Modalities(root, "past");
    words->present_modalities = Modalities(root, "present");
    words->future_modalities = Modalities(root, "future");
    words->negated_modalities = Modalities(root, "negated");
    words->possible_modalities = Modalities(root, "possible");
    words->called_for_modalities = Modalities(root, "called_for");
  }

  std::string TextIn(const toml::table& root, const char* section, const char* key) {
    const auto text = root[section][key].value<std::string>();
    if (!text) Fail(root[section].node(), fmt::format("a text \"{}\" in [{}]", key, section));
    return text.value_or("");
  }

  static WordList Split(const std::string& text) {
    std::istringstream in(text);
    WordList words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
  }

  // A rewriting for each way of saying that the table lists.
  void ReadRewrites(const toml::table& table, QuestionWords* words) {
    RewriteForm form;
    form.becomes = Split(table["as"].value_or(std::string()));
    form.source = table["source"].value_or(false);
    if (!table["as"].is_string()) Fail(&table, "a text \"as\"");
    for (const std::string& say : List(table, "say")) {
      WordList parts = Split(say);
      const auto star = std::find(parts.begin(), parts.end(), kStar);
      form.before.assign(parts.begin(), star);
      form.star = star != parts.end();
      form.after.assign(form.star ? star + 1 : star, parts.end());
      if (form.star && form.after.empty()) Fail(&table, fmt::format("words behind the star of \"{}\"", say));
      words->rewrites.push_back(form);
    }
  }

  void ReadWordings(const toml::table& table, QuestionWords* words) {
    if (!table["as"].is_string()) Fail(&table, "a text \"as\"");
    for (const std::string& say : List(table, "say")) {
      words->wordings.push_back({Split(say), Split(table["as"].value_or(std::string()))});
    }
  }

  // The longest first, so that what begins alike is no matter of order.
  static void SortRewrites(std::vector<RewriteForm>* rewrites) {
    std::stable_sort(rewrites->begin(), rewrites->end(), [](const RewriteForm& a, const RewriteForm& b) {
      return a.before.size() + a.after.size() > b.before.size() + b.after.size();
    });
  }

  // The tables of an array of tables; none where the array is missing.
  std::vector<const toml::table*> Tables(const toml::table& root, const char* key) {
    std::vector<const toml::table*> tables;
    const toml::array* array = root[key].as_array();
    if (!array) return tables;
    for (const toml::node& node : *array) {
      if (node.as_table())
        tables.push_back(node.as_table());
      else
        Fail(&node, fmt::format("[[{}]] tables", key));
    }
    return tables;
  }

  void ReadForms(const toml::table& root, QuestionWords* words) {
    for (const toml::table* table : Tables(root, "rewrite")) ReadRewrites(*table, words);
    SortRewrites(&words->rewrites);
    for (const toml::table* table : Tables(root, "wording")) ReadWordings(*table, words);
    words->one_of_people = TextIn(root, "phrases", "one_of_people");
    words->past_copula = TextIn(root, "auxiliaries", "past_copula");
    words->comma = TextIn(root, "phrases", "comma");
    words->goal_preposition = TextIn(root, "prepositions", "goal");
    for (const Relation& relation : ontology_.relations()) {
      if (relation.standing) words->standing.push_back(relation.name);
    }
    for (const toml::table* table : Tables(root, "copula")) {
      words->copula_forms.push_back({List(*table, "prepositions"), RelationName(*table), RoleName(*table, "subject"),
                                     RoleName(*table, "object")});
    }
    for (const toml::table* table : Tables(root, "implied")) {
      words->implied.push_back({RelationName(*table), List(*table, "by")});
      for (const std::string& name : words->implied.back().by) {
        if (!ontology_.FindRelation(name)) Fail(table, fmt::format("relations in \"by\" (\"{}\" is none)", name));
      }
    }
    words->office_relation = RelationIn(root, "office");
    words->kin_relation = RelationIn(root, "kin");
  }

  std::string file_;
  const Ontology& ontology_;
  Status failure_;
};

}  // namespace

Result<QuestionWords> ParseQuestionWords(std::string_view toml, std::string_view file, const Ontology& ontology) {
  const Result<toml::table> root = ParseToml(toml, file);
  if (!root.ok()) return root.status();
  return Reader(file, ontology).Read(root.value());
}

Result<QuestionWords> LoadQuestionWords(const std::string& path, const Ontology& ontology) {
  const Result<std::string> text = ReadTomlFile(path, "words of questions");
  if (!text.ok()) return text.status();
  return ParseQuestionWords(text.value(), path, ontology);
}

bool Contains(const WordList& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace entente::query
