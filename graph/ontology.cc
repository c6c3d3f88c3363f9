#include "graph/ontology.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "graph/edit_distance.h"
#include "graph/table_reader.h"

namespace entente {
namespace {

using NameSets = std::map<std::string, std::vector<std::string>, std::less<>>;

bool IsRelationName(std::string_view text) {
  return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos;
}

// The kinds in the list of that name, with the names of sets replaced by what they hold.
std::vector<std::string> ReadKinds(std::string_view key, const NameSets& sets, const Ontology& ontology,
                                   TableReader& reader) {
  std::vector<std::string> kinds;
  for (const std::string& name : reader.Texts(key)) {
    const auto set = sets.find(name);
    if (set != sets.end()) {
      kinds.insert(kinds.end(), set->second.begin(), set->second.end());
    } else if (const NodeKind* kind = ontology.FindKind(name); kind && kind->name == name) {
      kinds.push_back(name);
    } else {
      reader.SayOf(key, fmt::format("`{}` names \"{}\", which is neither a kind nor a set of kinds", key, name));
    }
  }
  std::sort(kinds.begin(), kinds.end());
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  return kinds;
}

NodeKind ReadKind(TableReader& reader) {
  NodeKind kind;
  kind.name = reader.Text("name");
  kind.label = reader.Text("label");
  kind.shape = reader.Text("shape");
  kind.colour = reader.Colour("colour");
  kind.given_names = reader.FlagOrFalse("given_names");
  kind.acronyms = reader.FlagOrFalse("acronyms");
  kind.description = reader.Text("description");
  return kind;
}

Modality ReadModality(TableReader& reader) {
  Modality modality;
  modality.name = reader.Text("name");
  modality.line = reader.Text("line");
  modality.colour = reader.Colour("colour");
  modality.description = reader.Text("description");
  return modality;
}

Relation ReadRelation(TableReader& reader, const NameSets& sets, const Ontology& ontology) {
  Relation relation;
  relation.name = reader.Text("name");
  relation.group = reader.Text("group");
  relation.symmetric = reader.FlagOrFalse("symmetric");
  relation.standing = reader.FlagOrFalse("standing");
  relation.theme_identifies = reader.FlagOrFalse("theme_identifies");
  relation.marginal = reader.FlagOrFalse("marginal");
  relation.together = reader.FlagOrFalse("together");
  relation.goes = reader.FlagOrFalse("goes");
  relation.at_from = reader.FlagOrFalse("at_from");
  relation.at_to = reader.FlagOrFalse("at_to");
  relation.spoken = reader.FlagOrFalse("spoken");
  relation.from_kinds = ReadKinds("from", sets, ontology, reader);
  relation.to_kinds = ReadKinds("to", sets, ontology, reader);
  relation.theme = reader.TextOrEmpty("theme");
  relation.plover = reader.TextOrEmpty("plover");
  relation.plover_mode = reader.TextOrEmpty("plover_mode");
  relation.cameo = reader.TextOrEmpty("cameo");
  relation.plover_within = reader.TextOrEmpty("plover_within");
  relation.cameo_within = reader.TextOrEmpty("cameo_within");
  relation.description = reader.Text("description");
  return relation;
}

void CheckRelation(const Relation& relation, TableReader& reader) {
  if (!relation.name.empty() && !IsRelationName(relation.name)) {
    reader.Say(fmt::format("\"{}\" is no name for a relation; expected small letters and hyphens", relation.name));
  }
  if (relation.symmetric && relation.from_kinds != relation.to_kinds) {
    reader.Say(fmt::format("\"{}\" is symmetric, so `from` and `to` must name the same kinds", relation.name));
  }
  if (relation.theme_identifies && relation.theme.empty()) {
    reader.Say(fmt::format("\"{}\" has `theme_identifies`, so `theme` must say what the theme is", relation.name));
  }
  if (relation.at_from && relation.at_to) {
    reader.Say(fmt::format("\"{}\" has both `at_from` and `at_to`; expected one", relation.name));
  }
  if (!relation.plover_mode.empty() && relation.plover.empty()) {
    reader.Say(fmt::format("\"{}\" has a `plover_mode` without `plover`", relation.name));
  }
  if ((!relation.plover_within.empty() && relation.plover.empty()) ||
      (!relation.cameo_within.empty() && relation.cameo.empty())) {
    reader.Say(fmt::format("\"{}\" has a code within one country and none between two", relation.name));
  }
}

NameSets ReadSets(const toml::table& root, const Ontology& ontology, Complaint* complaint) {
  NameSets sets;
  const toml::node* node = root.get("sets");
  if (!node) return sets;
  if (!node->is_table()) {
    complaint->Say(*node, "expected a table [sets]");
    return sets;
  }
  TableReader reader("[sets]", *node->as_table(), complaint);
  for (const auto& [key, value] : *node->as_table()) {
    const std::string name(key.str());
    if (ontology.FindKind(name)) reader.SayOf(name, fmt::format("\"{}\" is the name of a kind already", name));
    sets[name] = ReadKinds(name, {}, ontology, reader);
  }
  return sets;
}

constexpr std::string_view kSections[] = {"sets", "kind", "modality", "relation"};

template <class Item, class Matches>
const Item* FindIf(const std::vector<Item>& items, Matches matches) {
  const auto found = std::find_if(items.begin(), items.end(), matches);
  return found == items.end() ? nullptr : &*found;
}

char TypeLetter(char c) {
  if (c == '-') return '_';
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool IsTypeOf(std::string_view type, std::string_view name) {
  return std::equal(type.begin(), type.end(), name.begin(), name.end(),
                    [](char in_type, char in_name) { return in_type == TypeLetter(in_name); });
}

// To leave out a name's later words costs one: "met" is nearer to "met-with" than to any other name of four letters.
size_t NameDistance(std::string_view wanted, std::string_view name) {
  size_t least = EditDistance(wanted, name);
  for (size_t end = name.find('-'); end != std::string_view::npos; end = name.find('-', end + 1)) {
    least = std::min(least, EditDistance(wanted, name.substr(0, end)) + 1);
  }
  return least;
}

// Names as people may write them ("Met With", "MET_WITH") brought to the form of the file.
std::string RelationSpelling(std::string_view text) {
  std::string name;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    name += c == '_' || c == ' ' ? '-' : c;
  }
  return name;
}

}  // namespace

Result<Ontology> Ontology::Parse(std::string_view toml, std::string_view file) {
  const auto parsed = ParseToml(toml, file);
  if (!parsed.ok()) return parsed.status();
  const toml::table& root = parsed.value();
  Complaint complaint(file);
  Ontology ontology;
  RefuseUnknownSections(root, kSections, &complaint);
  ReadTables(root, "kind", &complaint, [&](TableReader& reader) {
    NodeKind kind = ReadKind(reader);
    for (const std::string& name : {kind.name, kind.label}) {
      if (ontology.FindKind(name)) reader.Say(fmt::format("there is a kind \"{}\" already", name));
    }
    ontology.kinds_.push_back(std::move(kind));
  });
  ReadTables(root, "modality", &complaint, [&](TableReader& reader) {
    Modality modality = ReadModality(reader);
    if (ontology.FindModality(modality.name)) {
      reader.Say(fmt::format("there is a modality \"{}\" already", modality.name));
    }
    ontology.modalities_.push_back(std::move(modality));
  });
  const NameSets sets = ReadSets(root, ontology, &complaint);
  ReadTables(root, "relation", &complaint, [&](TableReader& reader) {
    Relation relation = ReadRelation(reader, sets, ontology);
    CheckRelation(relation, reader);
    if (ontology.FindRelation(relation.name)) {
      reader.Say(fmt::format("there is a relation \"{}\" already", relation.name));
    }
    ontology.relations_.push_back(std::move(relation));
  });
  if (!complaint.status().ok()) return complaint.status();
  return ontology;
}

Result<Ontology> Ontology::Load(const std::string& path) {
  const auto text = ReadTomlFile(path, "the ontology");
  if (!text.ok()) return text.status();
  return Parse(text.value(), path);
}

const NodeKind* Ontology::FindKind(std::string_view name_or_label) const {
  return FindIf(kinds_, [&](const NodeKind& k) { return k.name == name_or_label || k.label == name_or_label; });
}

const Relation* Ontology::FindRelation(std::string_view name_or_type) const {
  return FindIf(relations_,
                [&](const Relation& r) { return r.name == name_or_type || IsTypeOf(name_or_type, r.name); });
}

const Modality* Ontology::FindModality(std::string_view name) const {
  return FindIf(modalities_, [&](const Modality& m) { return m.name == name; });
}

std::string Ontology::NearestRelation(std::string_view name) const {
  const std::string wanted = RelationSpelling(name);
  std::string nearest;
  size_t least = std::string::npos;
  for (const Relation& relation : relations_) {
    const size_t distance = NameDistance(wanted, relation.name);
    if (distance < least) nearest = relation.name;
    least = std::min(least, distance);
  }
  return nearest;
}

std::string CypherType(std::string_view relation_name) {
  std::string type(relation_name);
  std::transform(type.begin(), type.end(), type.begin(), TypeLetter);
  return type;
}

}  // namespace entente
