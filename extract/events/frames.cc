#include "extract/events/frames.h"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "extract/events/toml_table.h"
#include "extract/events/word_lists.h"

namespace entente::extract {
namespace {

constexpr std::array<std::string_view, kRoles> kRoleNames = {"from", "to", "theme", "place", "principal"};

constexpr auto kSourceNames = std::to_array<std::pair<std::string_view, Source>>({
    {"subject", Source::kSubject},     {"object", Source::kObject},
    {"indirect", Source::kIndirect},   {"possessor", Source::kPossessor},
    {"modifier", Source::kModifier},   {"clause", Source::kClause},
    {"statement", Source::kStatement}, {"office", Source::kOffice},
    {"adverb", Source::kAdverb},       {"trigger", Source::kTrigger},
    {"name", Source::kName},           {"context", Source::kContext},
    {"owner", Source::kOwner},         {"complement", Source::kComplement},
    {"affected", Source::kAffected},   {"company", Source::kCompany},
    {"setting", Source::kSetting},     {"lemma", Source::kLemma},
    {"doer", Source::kDoer},           {"gathering", Source::kGathering},
    {"speaker", Source::kSpeaker},     {"infinitive", Source::kInfinitive},
    {"homeland", Source::kHomeland},   {"occasion", Source::kOccasion},
    {"above", Source::kAbove},         {"answered", Source::kAnswered},
    {"partner", Source::kPartner},     {"told", Source::kTold},
    {"called", Source::kCalled},       {"culprit", Source::kCulprit},
    {"front", Source::kFront},
});

constexpr std::string_view kPrefix = "prep:";

std::optional<Role> FindRole(std::string_view name) {
  const auto found = std::find(kRoleNames.begin(), kRoleNames.end(), name);
  if (found == kRoleNames.end()) return std::nullopt;
  return static_cast<Role>(found - kRoleNames.begin());
}

std::vector<std::string_view> SourceNames() {
  std::vector<std::string_view> names;
  for (const auto& [name, source] : kSourceNames) names.push_back(name);
  return names;
}

std::vector<std::string> SplitWords(std::string_view text) {
  std::vector<std::string> words;
  std::istringstream stream{std::string(text)};
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

std::vector<std::string> Intersection(const std::vector<std::string>& wanted, const std::vector<std::string>& allowed) {
  std::vector<std::string> both;
  std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(both), [&](const std::string& kind) {
    return std::find(allowed.begin(), allowed.end(), kind) != allowed.end();
  });
  return both;
}

}  // namespace

std::optional<RoleSource> ReadRoleSource(std::string_view text) {
  for (const auto& [name, source] : kSourceNames) {
    if (text == name) return RoleSource{source, ""};
  }
  if (!text.starts_with(kPrefix) || text.size() == kPrefix.size()) return std::nullopt;
  std::string preposition(text.substr(kPrefix.size()));
  std::replace(preposition.begin(), preposition.end(), '_', ' ');
  return RoleSource{Source::kPreposition, preposition};
}

std::string Print(const RoleSource& source) {
  for (const auto& [name, known] : kSourceNames) {
    if (known == source.source) return std::string(name);
  }
  std::string text = std::string(kPrefix) + source.preposition;
  std::replace(text.begin(), text.end(), ' ', '_');
  return text;
}

size_t GroupOf(const RoleSource& source, const RoleRule& rule) {
  const auto group = std::ranges::find_if(
      rule.sources, [&](const auto& sources) { return std::ranges::find(sources, source) != sources.end(); });
  return static_cast<size_t>(group - rule.sources.begin());
}

bool Admits(const std::string& lemma, const RoleRule& rule) {
  return !Contains(rule.never, lemma) && (rule.only.empty() || Contains(rule.only, lemma));
}

// Reads the frames of one file.
class FrameReader {
 public:
  FrameReader(std::string_view file, const Ontology& ontology, WordLists* lists, Frames* frames)
      : reader_(file),
        ontology_(ontology),
        lists_(*lists),
        frames_(*frames),
        group_(std::filesystem::path(file).stem().string()) {}

  Status Read(const toml::table& root) {
    reader_.AllowOnly(root, {"frame", "words"});
    for (const toml::table* table : reader_.Tables(root, "frame")) ReadFrame(*table);
    return reader_.status();
  }

 private:
  void ReadFrame(const toml::table& table) {
    reader_.AllowOnly(table, {"name",       "relation",       "verbs",      "nouns",     "adjectives", "construction",
                              "light",      "light_required", "reciprocal", "gathering", "performed",  "compatriots",
                              "leads",      "from",           "to",         "theme",     "place",      "modality",
                              "complement", "told",           "confidence", "further",   "mutual",     "unasked",
                              "unless",     "auxiliaries",    "stated",     "otherwise", "answers",    "several",
                              "lingering"});
    Frame frame;
    frame.name = fmt::format("{}:{}", group_, reader_.Text(table, "name"));
    frame.line = table.source().begin.line;
    if (frame.name.ends_with(':')) reader_.Complain(table, "a frame needs a 'name'");
    frame.relation = ReadRelation(table);
    frame.light = Texts(table, "light");
    frame.light_required = reader_.Flag(table, "light_required");
    frame.reciprocal = reader_.Flag(table, "reciprocal");
    frame.mutual = reader_.Flag(table, "mutual");
    frame.otherwise = reader_.Flag(table, "otherwise");
    frame.several = reader_.Flag(table, "several");
    frame.unasked = reader_.Flag(table, "unasked");
    frame.compatriots = reader_.Flag(table, "compatriots");
    frame.gathering = reader_.Flag(table, "gathering");
    frame.lingering = reader_.Flag(table, "lingering");
    frame.leads = reader_.Flag(table, "leads");
    frame.performed = reader_.Flag(table, "performed");
    frame.modality = ReadModality(table, "modality");
    frame.complement = ReadModality(table, "complement");
    frame.told = ReadModality(table, "told");
    frame.stated = ReadModality(table, "stated");
    ReadAnswers(table, &frame);
    frame.confidence = reader_.Number(table, "confidence", 0.7);
    ReadRoles(table, &frame);
    if (table.contains("unless")) {
      if (const toml::table* unless = reader_.Table(table, "unless")) ReadRole(*unless, &frame.unless);
    }
    if (table.contains("further")) {
      for (const toml::table* further : reader_.Tables(table, "further")) ReadFurther(*further, &frame);
    }
    ReadTriggers(table);
    if (reader_.status().ok()) frames_.frames_.push_back(std::move(frame));
  }

  std::vector<std::string> Texts(const toml::table& table, std::string_view key) {
    return lists_.Texts(table, key, &reader_);
  }

  std::string ReadRelation(const toml::table& table) {
    const std::string name = reader_.Text(table, "relation");
    if (ontology_.FindRelation(name) != nullptr || !reader_.status().ok()) return name;
    const toml::node* node = table.get("relation");
    if (node == nullptr) {
      reader_.Complain(table, "a frame needs a 'relation'");
    } else {
      reader_.Complain(
          *node, fmt::format("unknown relation '{}', the nearest is '{}'", name, ontology_.NearestRelation(name)));
    }
    return name;
  }

  std::string ReadModality(const toml::table& table, std::string_view key) {
    const std::string name = reader_.Text(table, key);
    if (!name.empty() && ontology_.FindModality(name) == nullptr) {
      reader_.Complain(*table.get(key), fmt::format("unknown modality '{}'", name));
    }
    return name;
  }

  void ReadRoles(const toml::table& table, Frame* frame) {
    const Relation* relation = ontology_.FindRelation(frame->relation);
    for (size_t i = 0; i < kRoles; ++i) {
      if (!table.contains(kRoleNames[i]) || Role(i) == Role::kPrincipal) continue;
      RoleRule& rule = frame->roles[i];
      if (const toml::table* role = reader_.Table(table, kRoleNames[i])) ReadRole(*role, &rule);
      if (relation == nullptr || i > 1) continue;
      const std::vector<std::string>& allowed = i == 0 ? relation->from_kinds : relation->to_kinds;
      rule.namable = allowed;
      rule.kinds = rule.kinds.empty() ? allowed : Intersection(rule.kinds, allowed);
    }
    SetThemeApart(frame);
    frame->known_roles = frame->roles;
    for (RoleRule& rule : frame->known_roles) rule.open.clear();
  }

  static void SetThemeApart(Frame* frame) {
    std::vector<std::string> prepositions;
    for (const std::vector<RoleSource>& group : frame->rule(Role::kTheme).sources) {
      for (const RoleSource& source : group) {
        if (source.source == Source::kPreposition) prepositions.push_back(source.preposition);
      }
    }
    for (RoleRule& rule : frame->roles) rule.apart = prepositions;
  }

  void ReadRole(const toml::table& table, RoleRule* rule) {
    reader_.AllowOnly(table, {"at", "kinds", "open", "people", "specified", "whole", "no_gathering", "silent", "only",
                              "never", "required", "calls"});
    rule->required = reader_.Flag(table, "required");
    rule->kinds = Texts(table, "kinds");
    rule->open = reader_.Text(table, "open");
    rule->calls = reader_.Text(table, "calls");
    rule->people = reader_.Flag(table, "people");
    rule->specified = reader_.Flag(table, "specified");
    rule->whole = reader_.Flag(table, "whole");
    rule->no_gathering = reader_.Flag(table, "no_gathering");
    rule->silent = reader_.Flag(table, "silent");
    rule->only = Texts(table, "only");
    rule->never = Texts(table, "never");
    for (const std::string& kind : rule->kinds) CheckKind(table, kind);
    if (!rule->open.empty()) CheckKind(table, rule->open);
    for (const std::string& text : Texts(table, "at")) {
      rule->sources.push_back(ReadSources(table, text));
    }
    if (rule->sources.empty()) reader_.Complain(table, "a role needs 'at', a list of places such as \"subject\"");
  }

  void CheckKind(const toml::table& table, std::string_view kind) {
    if (ontology_.FindKind(kind) == nullptr) reader_.Complain(table, fmt::format("unknown node kind '{}'", kind));
  }

  std::vector<RoleSource> ReadSources(const toml::table& table, std::string_view text) {
    std::vector<RoleSource> sources;
    for (const std::string& word : SplitWords(text)) {
      if (word == "+") continue;
      if (auto source = ReadRoleSource(word)) {
        sources.push_back(*source);
      } else {
        reader_.Complain(table, fmt::format("unknown place '{}' for a role, expected prep:with or one of: {}", word,
                                            fmt::join(SourceNames(), ", ")));
      }
    }
    return sources;
  }

  Role ReadRoleName(const toml::table& table, std::string_view key, Role fallback) {
    const std::string name = reader_.Text(table, key);
    if (name.empty()) return fallback;
    const std::optional<Role> role = FindRole(name);
    if (!role)
      reader_.Complain(table, fmt::format("unknown role '{}', expected from, to, theme, place or principal", name));
    return role.value_or(fallback);
  }

  void ReadFurther(const toml::table& table, Frame* frame) {
    reader_.AllowOnly(table, {"relation", "from", "to", "theme", "modality"});
    FurtherEdge further;
    further.relation = ReadRelation(table);
    further.from = ReadRoleName(table, "from", Role::kFrom);
    further.to = ReadRoleName(table, "to", Role::kTo);
    if (table.contains("theme")) further.theme = ReadRoleName(table, "theme", Role::kTheme);
    further.modality = ReadModality(table, "modality");
    frame->further.push_back(std::move(further));
  }

  void ReadAnswers(const toml::table& table, Frame* frame) {
    frame->answers = Texts(table, "answers");
    for (const std::string& name : frame->answers) {
      if (ontology_.FindRelation(name) != nullptr) continue;
      reader_.Complain(
          table, fmt::format("unknown relation '{}', the nearest is '{}'", name, ontology_.NearestRelation(name)));
    }
  }

  void ReadTriggers(const toml::table& table) {
    const uint32_t frame = static_cast<uint32_t>(frames_.frames_.size());
    size_t count = 0;
    for (const auto& [key, kind] :
         {std::pair{"verbs", TriggerKind::kVerb}, std::pair{"nouns", TriggerKind::kNoun},
          std::pair{"adjectives", TriggerKind::kAdjective}, std::pair{"auxiliaries", TriggerKind::kAuxiliary}}) {
      for (const std::string& words : Texts(table, key)) {
        AddTrigger(table, frame, kind, words);
        ++count;
      }
    }
    const std::string construction = reader_.Text(table, "construction");
    if (construction == "title") {
      frames_.titles_.push_back(frame);
    } else if (construction == "within") {
      frames_.within_.push_back(frame);
    } else if (construction == "quotation") {
      frames_.quotations_.push_back(frame);
    } else if (construction == "attribution") {
      frames_.attributions_.push_back(frame);
    } else if (!construction.empty()) {
      reader_.Complain(
          *table.get("construction"),
          fmt::format("unknown construction '{}', expected title, within, quotation or attribution", construction));
    } else if (count == 0) {
      reader_.Complain(table,
                       "a frame needs a trigger: 'verbs', 'nouns', 'adjectives', 'auxiliaries' or 'construction'");
    }
  }

  void AddTrigger(const toml::table& table, uint32_t frame, TriggerKind kind, std::string_view text) {
    std::vector<std::string> words = SplitWords(text);
    if (words.empty() || words.size() > 2) {
      reader_.Complain(table, fmt::format("trigger '{}' must be a word, or a word and its particle", text));
      return;
    }
    frames_.triggers_[words[0]].push_back({frame, kind, words.size() == 2 ? words[1] : ""});
  }

  TomlReader reader_;
  const Ontology& ontology_;
  WordLists& lists_;
  Frames& frames_;
  std::string group_;
};

namespace {

struct FrameFile {
  std::string name;
  toml::table root;
};

// A file may use lists of another that comes after it: all lists are read before all frames.
Status ReadFiles(const std::vector<FrameFile>& files, const Ontology& ontology, Frames* frames) {
  WordLists lists;
  for (const FrameFile& file : files) {
    if (Status status = lists.Read(file.root, file.name); !status.ok()) return status;
  }
  for (const FrameFile& file : files) {
    Status status = FrameReader(file.name, ontology, &lists, frames).Read(file.root);
    if (!status.ok()) return status;
  }
  return lists.CheckUse();
}

}  // namespace

Status Frames::Read(std::string_view toml, std::string_view file, const Ontology& ontology) {
  Result<toml::table> root = ParseToml(toml, file);
  if (!root.ok()) return root.status();
  std::vector<FrameFile> files;  // moved into, as a copied table forgets its lines
  files.push_back({std::string(file), std::move(root).value()});
  return ReadFiles(files, ontology, this);
}

Result<Frames> Frames::Load(const std::string& folder, const Ontology& ontology) {
  std::error_code error;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".toml") paths.push_back(entry.path());
  }
  if (error || paths.empty())
    return Status(ErrorCode::kIo, fmt::format("{}: expected a folder of frame files", folder));
  std::sort(paths.begin(), paths.end());
  std::vector<FrameFile> files;
  for (const auto& path : paths) {
    const Result<std::string> text = ReadTomlFile(path.string(), "frames");
    if (!text.ok()) return text.status();
    Result<toml::table> root = ParseToml(text.value(), path.string());
    if (!root.ok()) return root.status();
    files.push_back({path.string(), std::move(root).value()});
  }
  Frames frames;
  if (Status status = ReadFiles(files, ontology, &frames); !status.ok()) return status;
  return frames;
}

std::span<const Trigger> Frames::Find(std::string_view lemma) const {
  const auto found = triggers_.find(lemma);
  if (found == triggers_.end()) return {};
  return found->second;
}

std::vector<std::string> Frames::VerbLemmas() const {
  std::vector<std::string> lemmas;
  for (const auto& [lemma, triggers] : triggers_) {
    for (const Trigger& trigger : triggers) {
      if (trigger.kind == TriggerKind::kVerb && !frames_[trigger.frame].unasked) lemmas.push_back(lemma);
    }
  }
  std::sort(lemmas.begin(), lemmas.end());
  lemmas.erase(std::unique(lemmas.begin(), lemmas.end()), lemmas.end());
  return lemmas;
}

std::span<const uint32_t> Frames::Constructions(TriggerKind kind) const {
  if (kind == TriggerKind::kTitle) return titles_;
  if (kind == TriggerKind::kWithin) return within_;
  if (kind == TriggerKind::kQuotation) return quotations_;
  if (kind == TriggerKind::kAttribution) return attributions_;
  return {};
}

}  // namespace entente::extract
