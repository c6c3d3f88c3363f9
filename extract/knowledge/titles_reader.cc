// Reads schemas/words/titles.toml, refusing unknown keys, unfolded words and words given twice.
#include <fmt/format.h>
#include <toml++/toml.h>

#include <array>
#include <set>

#include "extract/knowledge/titles.h"
#include "graph/name.h"
#include "graph/table_reader.h"

namespace entente::extract {
namespace {

bool IsSmallWord(std::string_view word) {
  static constexpr std::array<std::string_view, 8> kSmall = {"of", "the", "for", "and", "in", "to", "at", "d"};
  return std::find(kSmall.begin(), kSmall.end(), word) != kSmall.end();
}

// "secretary of state" -> "Secretary of State".
std::string TitleCase(std::string_view words) {
  std::string text(words);
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    char& first = text[begin];
    if (!IsSmallWord(std::string_view(text).substr(begin, end - begin)) && first >= 'a' && first <= 'z') {
      first = static_cast<char>(first - 'a' + 'A');
    }
    begin = end + 1;
  }
  return text;
}

bool EndsWithAny(std::string_view word, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return word.ends_with(end); });
}

std::string RegularPlural(std::string_view word) {
  if (word.ends_with("y") && !EndsWithAny(word, {"ay", "ey", "oy", "uy"})) {
    return fmt::format("{}ies", word.substr(0, word.size() - 1));
  }
  return fmt::format("{}{}", word, EndsWithAny(word, {"s", "x", "sh", "ch"}) ? "es" : "s");
}

}  // namespace

class TitlesReader {
 public:
  explicit TitlesReader(std::string_view file) : file_(file) {}

  Result<Titles> Read(std::string_view text) {
    const Result<toml::table> parsed = ParseToml(text, file_);
    if (!parsed.ok()) return parsed.status();
    for (size_t i = 0; status_.ok() && i < kSections.size(); ++i) ReadSection(parsed.value(), kSections[i]);
    for (const auto& [name, node] : parsed.value()) {
      if (!known_.contains(std::string(name.str()))) Refuse(node, fmt::format("unknown section [[{}]]", name.str()));
    }
    if (!status_.ok()) return status_;
    NoteFirstWords(titles_.heads_);
    NoteFirstWords(titles_.modifiers_);
    return std::move(titles_);
  }

 private:
  using Plurals = std::map<std::string, std::string, std::less<>>;
  struct Section {
    const char* name;
    void (TitlesReader::*read)(const toml::table&);
    std::vector<std::string_view> keys;
  };
  static const std::vector<Section> kSections;

  void Refuse(const toml::node& where, std::string_view what) {
    if (!status_.ok()) return;
    status_ = Status(ErrorCode::kInvalidInput, fmt::format("{}:{}: {}", file_, where.source().begin.line, what));
  }

  template <class Table>
  void NoteFirstWords(const Table& table) {
    for (const auto& entry : table) titles_.first_words_.insert(entry.first.substr(0, entry.first.find(' ')));
  }

  void ReadSection(const toml::table& root, const Section& section) {
    known_.insert(section.name);
    const toml::node* node = root.get(section.name);
    if (!node) return;
    const toml::array* entries = node->as_array();
    if (!entries) return Refuse(*node, fmt::format("expected a list of tables [[{}]]", section.name));
    for (const toml::node& entry : *entries) {
      const toml::table* table = entry.as_table();
      if (!table) return Refuse(entry, fmt::format("expected a table [[{}]]", section.name));
      CheckKeys(*table, section);
      (this->*section.read)(*table);
    }
  }

  void CheckKeys(const toml::table& table, const Section& section) {
    for (const auto& [key, node] : table) {
      if (std::find(section.keys.begin(), section.keys.end(), key.str()) == section.keys.end()) {
        Refuse(node, fmt::format("[[{}]] has no key `{}`; expected one of {}", section.name, key.str(),
                                 fmt::join(section.keys, ", ")));
      }
    }
  }

  std::string Text(const toml::table& table, std::string_view key, bool required) {
    const toml::node* node = table.get(key);
    if (node && node->is_string()) return node->as_string()->get();
    if (node) Refuse(*node, fmt::format("`{}` must be a text", key));
    if (!node && required) Refuse(table, fmt::format("`{}` is missing", key));
    return "";
  }

  bool Flag(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node && !node->is_boolean()) Refuse(*node, fmt::format("`{}` must be true or false", key));
    return node && node->is_boolean() && node->as_boolean()->get();
  }

  std::string Gender(const toml::table& table) {
    const std::string gender = Text(table, "gender", false);
    if (!gender.empty() && gender != "male" && gender != "female") {
      Refuse(*table.get("gender"), "`gender` must be \"male\" or \"female\"");
    }
    return gender;
  }

  std::vector<std::string> Texts(const toml::table& table, std::string_view key) {
    std::vector<std::string> texts;
    const toml::node* node = table.get(key);
    if (!node) return texts;
    const toml::array* list = node->as_array();
    if (!list) Refuse(*node, fmt::format("`{}` must be a list of texts", key));
    for (size_t i = 0; list && i < list->size(); ++i) {
      if (const auto* text = (*list)[i].as_string()) {
        texts.push_back(text->get());
      } else {
        Refuse((*list)[i], fmt::format("`{}` must hold texts only", key));
      }
    }
    return texts;
  }

  std::vector<std::string> FoldedTexts(const toml::table& table, std::string_view key) {
    std::vector<std::string> texts = Texts(table, key);
    for (const std::string& text : texts) CheckFolded(*table.get(key), text);
    return texts;
  }

  void CheckFolded(const toml::node& where, const std::string& text) {
    if (text.empty() || FoldName(text) != text) {
      Refuse(where, fmt::format("\"{}\" must be written folded: \"{}\"", text, FoldName(text)));
    }
  }

  Plurals Pairs(const toml::table& table, std::string_view key) {
    Plurals pairs;
    const toml::node* node = table.get(key);
    const toml::table* inner = node ? node->as_table() : nullptr;
    if (node && !inner) Refuse(*node, fmt::format("`{}` must be a table of texts", key));
    for (auto it = inner ? inner->begin() : toml::table{}.begin(); inner && it != inner->end(); ++it) {
      const auto* text = it->second.as_string();
      if (!text) return Refuse(it->second, fmt::format("`{}` must hold texts only", key)), pairs;
      CheckFolded(it->second, text->get());
      pairs.emplace(it->first.str(), text->get());
    }
    return pairs;
  }

  // Calls add(form, singular, plural?) for each word and its plural.
  template <class Add>
  void EachForm(const toml::table& table, const Add& add) {
    const Plurals irregular = Pairs(table, "plural");
    std::set<std::string> words;
    for (const std::string& word : FoldedTexts(table, "words")) {
      const auto plural = irregular.find(word);
      const std::string many = plural == irregular.end() ? RegularPlural(word) : plural->second;
      add(word, word, false);
      if (many != word) add(many, word, true);
      words.insert(word);
    }
    for (const auto& [word, plural] : irregular) {
      if (!words.contains(word)) Refuse(*table.get("plural"), fmt::format("\"{}\" is not among `words`", word));
    }
  }

  template <class T>
  void Add(const toml::node& where, std::map<std::string, T, std::less<>>& words, const std::string& form, T value) {
    if (!words.emplace(form, std::move(value)).second) Refuse(where, fmt::format("\"{}\" is given twice", form));
  }

  void ReadHead(const toml::table& table) {
    const Titles::Head head{.title = "",
                            .office = Text(table, "office", true),
                            .gender = Gender(table),
                            .portfolio = Flag(table, "portfolio"),
                            .government = Flag(table, "government")};
    const auto add = [&](const std::string& form, const std::string& singular, bool plural) {
      Titles::Head entry = head;
      entry.title = TitleCase(singular);
      entry.plural = plural;
      Add(table, titles_.heads_, form, std::move(entry));
    };
    EachForm(table, add);
    for (const auto& [form, full] : Pairs(table, "abbreviations")) {
      add(form, full, false);
      add(form + "s", full, true);
    }
  }

  void ReadRank(const toml::table& table) { ReadModifiers(table, "words", {.title = "", .portfolio = ""}); }
  void ReadDeputy(const toml::table& table) {
    ReadModifiers(table, "words", {.title = "", .deputy = true, .portfolio = ""});
  }

  void ReadModifiers(const toml::table& table, std::string_view key, Titles::Modifier modifier) {
    for (const std::string& words : FoldedTexts(table, key)) {
      modifier.title = TitleCase(words);
      Add(table, titles_.modifiers_, words, modifier);
    }
  }

  void ReadPortfolio(const toml::table& table) {
    const std::string name = Text(table, "name", true);
    ReadModifiers(table, "before", {.title = "", .portfolio = name});
    AddSubjects(table, {.title = "", .portfolio = name, .office = "", .heads = {}});
  }

  void ReadSubject(const toml::table& table) {
    std::vector<std::string> heads = FoldedTexts(table, "heads");
    for (std::string& head : heads) head = TitleCase(head);
    AddSubjects(table, {.title = "", .portfolio = "", .office = Text(table, "office", true), .heads = heads});
  }

  void AddSubjects(const toml::table& table, Titles::Subject subject) {
    for (const std::string& words : FoldedTexts(table, "of")) {
      subject.title = TitleCase(words);
      titles_.subjects_[words].push_back(subject);
    }
  }

  void ReadHonorific(const toml::table& table) {
    const std::string gender = Gender(table);
    for (const std::string& words : FoldedTexts(table, "words")) Add(table, titles_.honorifics_, words, gender);
    for (const std::string& words : Texts(table, "written")) Add(table, titles_.written_honorifics_, words, gender);
  }

  void ReadMarker(const toml::table& table) {
    static const std::map<std::string, OfficeMarker> kMarkers = {{"former", OfficeMarker::kFormer},
                                                                 {"incoming", OfficeMarker::kIncoming},
                                                                 {"acting", OfficeMarker::kActing},
                                                                 {"late", OfficeMarker::kLate}};
    const auto marker = kMarkers.find(Text(table, "is", true));
    if (marker == kMarkers.end()) return Refuse(table, "`is` must be one of former, incoming, acting, late");
    for (const std::string& words : FoldedTexts(table, "words")) {
      Add(table, titles_.markers_, words, marker->second);
    }
  }

  void ReadNoun(const toml::table& table) {
    const ActorNoun noun{.lemma = "",
                         .kind = Text(table, "kind", true),
                         .office = Text(table, "office", false),
                         .gender = Gender(table),
                         .plural = false,
                         .collective = Flag(table, "collective"),
                         .relational = Flag(table, "relational")};
    EachForm(table, [&](const std::string& form, const std::string& singular, bool plural) {
      ActorNoun entry = noun;
      entry.lemma = singular;
      entry.plural = plural;
      titles_.nouns_.emplace(form, std::move(entry));
    });
  }

  void ReadRelative(const toml::table& table) {
    const std::string gender = Gender(table);
    EachForm(table, [&](const std::string& form, const std::string& singular, bool plural) {
      Add(table, titles_.relatives_, form, Relative{singular, gender, plural});
    });
  }

  std::string file_;
  Status status_;
  Titles titles_;
  std::set<std::string, std::less<>> known_;
};

const std::vector<TitlesReader::Section> TitlesReader::kSections = {
    {"head",
     &TitlesReader::ReadHead,
     {"words", "plural", "abbreviations", "office", "gender", "portfolio", "government"}},
    {"rank", &TitlesReader::ReadRank, {"words"}},
    {"deputy", &TitlesReader::ReadDeputy, {"words"}},
    {"portfolio", &TitlesReader::ReadPortfolio, {"name", "before", "of"}},
    {"subject", &TitlesReader::ReadSubject, {"office", "of", "heads"}},
    {"honorific", &TitlesReader::ReadHonorific, {"words", "written", "gender"}},
    {"marker", &TitlesReader::ReadMarker, {"is", "words"}},
    {"noun", &TitlesReader::ReadNoun, {"words", "plural", "kind", "office", "gender", "collective", "relational"}},
    {"relative", &TitlesReader::ReadRelative, {"words", "plural", "gender"}},
};

Result<Titles> Titles::Parse(std::string_view toml, std::string_view file) { return TitlesReader(file).Read(toml); }

Result<Titles> Titles::Load(const std::string& path) {
  const Result<std::string> text = ReadTomlFile(path, "titles");
  if (!text.ok()) return text.status();
  return Parse(text.value(), path);
}

}  // namespace entente::extract
