#include "extract/events/cues.h"

#include <optional>

#include <fmt/format.h>

#include "extract/events/toml_table.h"

namespace entente::extract {
namespace {

constexpr std::array<std::string_view, kCuePlaces> kPlaceNames = {"auxiliaries", "governors", "gerund_governors",
                                                                  "modifiers",   "marks",     "negations"};

std::optional<ModalityRank> FindRank(const Ontology& ontology, std::string_view name) {
  for (size_t i = 0; i < ontology.modalities().size(); ++i) {
    if (ontology.modalities()[i].name == name) return i;
  }
  return std::nullopt;
}

ModalityRank ReadRank(TomlReader* reader, const toml::table& table, std::string_view key, const Ontology& ontology) {
  const std::string name = reader->Text(table, key);
  if (name.empty()) return 0;
  const std::optional<ModalityRank> rank = FindRank(ontology, name);
  if (!rank) reader->Complain(*table.get(key), fmt::format("unknown modality '{}'", name));
  return rank.value_or(0);
}

}  // namespace

Status Cues::ReadModality(std::string_view toml, std::string_view file, const Ontology& ontology) {
  Result<toml::table> root = ParseToml(toml, file);
  if (!root.ok()) return root.status();
  TomlReader reader(file);
  reader.AllowOnly(root.value(), {"auxiliaries", "governors", "gerund_governors", "modifiers", "marks", "negations",
                                  "infinitive", "purpose", "answering", "answered", "implicative", "doing"});
  infinitive_ = ReadRank(&reader, root.value(), "infinitive", ontology);
  purpose_ = ReadRank(&reader, root.value(), "purpose", ontology);
  for (const std::string& verb : reader.Texts(root.value(), "answering")) answering_.insert(verb);
  for (const std::string& noun : reader.Texts(root.value(), "answered")) answered_.insert(noun);
  for (const std::string& word : reader.Texts(root.value(), "implicative")) implicative_.insert(word);
  for (const std::string& verb : reader.Texts(root.value(), "doing")) doing_.insert(verb);
  for (size_t place = 0; place < kCuePlaces; ++place) {
    const toml::table* table = reader.Table(root.value(), kPlaceNames[place]);
    if (table == nullptr) continue;
    for (const auto& [key, node] : *table) {
      const std::optional<ModalityRank> rank = FindRank(ontology, key.str());
      if (!rank) reader.Complain(node, fmt::format("unknown modality '{}'", key.str()));
      for (const std::string& word : reader.Texts(*table, key.str())) cues_[place][word] = rank.value_or(0);
    }
  }
  return reader.status();
}

Status Cues::ReadCircumstance(std::string_view toml, std::string_view file) {
  Result<toml::table> root = ParseToml(toml, file);
  if (!root.ok()) return root.status();
  TomlReader reader(file);
  const auto lists = std::to_array<std::pair<std::string_view, Words*>>({{"locative_prepositions", &locative_},
                                                                         {"temporal_prepositions", &temporal_},
                                                                         {"course_prepositions", &course_},
                                                                         {"eras", &eras_},
                                                                         {"taking_place", &taking_place_},
                                                                         {"becoming", &becoming_},
                                                                         {"attributive_prepositions", &attributive_},
                                                                         {"opinion_nouns", &opinions_},
                                                                         {"opinion_prepositions", &opining_},
                                                                         {"reporting_verbs", &reporting_},
                                                                         {"empty_heads", &empty_heads_},
                                                                         {"furthering_verbs", &furthering_},
                                                                         {"vague_nouns", &vague_},
                                                                         {"informants", &informants_},
                                                                         {"lands", &lands_},
                                                                         {"definite", &definite_},
                                                                         {"collective_pronouns", &collective_},
                                                                         {"inclusive_pronouns", &inclusive_},
                                                                         {"mutual_pronouns", &mutual_},
                                                                         {"example_prepositions", &examples_},
                                                                         {"joining_prepositions", &joining_},
                                                                         {"picking_prepositions", &picking_},
                                                                         {"going_on_adverbs", &going_on_},
                                                                         {"any_occasions", &any_occasions_},
                                                                         {"adding_prepositions", &adding_},
                                                                         {"content_prepositions", &content_},
                                                                         {"act_prepositions", &act_},
                                                                         {"subject_prepositions", &subject_},
                                                                         {"parties", &parties_},
                                                                         {"agendas", &agendas_},
                                                                         {"states_of_things", &states_of_things_},
                                                                         {"nouns_of_fields", &of_fields_},
                                                                         {"vague_adjectives", &vague_adjectives_},
                                                                         {"addressing_words", &addressing_},
                                                                         {"example_verbs", &naming_examples_},
                                                                         {"place_nouns", &place_nouns_},
                                                                         {"undergone_nouns", &undergone_},
                                                                         {"topic_words", &topical_}});
  std::set<std::string_view> keys;
  for (const auto& [key, words] : lists) keys.insert(key);
  reader.AllowOnly(root.value(), keys);
  for (const auto& [key, words] : lists) {
    for (std::string& word : reader.Texts(root.value(), key)) words->insert(std::move(word));
  }
  return reader.status();
}

Result<Cues> Cues::Load(const std::string& folder, const Ontology& ontology) {
  constexpr std::string_view kWords = "lists of words";
  Cues cues;
  const std::string modality = folder + "/modality.toml", circumstance = folder + "/circumstance.toml";
  Result<std::string> text = ReadTomlFile(modality, kWords);
  if (!text.ok()) return text.status();
  if (Status status = cues.ReadModality(text.value(), modality, ontology); !status.ok()) return status;
  text = ReadTomlFile(circumstance, kWords);
  if (!text.ok()) return text.status();
  if (Status status = cues.ReadCircumstance(text.value(), circumstance); !status.ok()) return status;
  return cues;
}

ModalityRank Cues::Find(CuePlace place, std::string_view lemma) const {
  const auto& words = cues_[static_cast<size_t>(place)];
  const auto found = words.find(lemma);
  return found == words.end() ? 0 : found->second;
}

}  // namespace entente::extract
