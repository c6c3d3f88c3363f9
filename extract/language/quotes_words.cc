#include "extract/language/quotes_words.h"

#include <array>
#include <utility>

namespace entente::extract {

Result<SpeechWords> SpeechWords::From(const Result<WordTables>& tables) {
  if (!tables.ok()) return tables.status();
  SpeechWords speech;
  const std::array<std::pair<std::string_view, Words*>, 8> known = {{{"cue", &speech.cues_},
                                                                     {"beside", &speech.beside_},
                                                                     {"indirect", &speech.indirect_},
                                                                     {"quoted", &speech.quoted_},
                                                                     {"according", &speech.according_},
                                                                     {"addressee", &speech.addressees_},
                                                                     {"person", &speech.persons_},
                                                                     {"mute", &speech.mute_}}};
  for (const WordEntry& entry : tables.value().entries) {
    Words* words = nullptr;
    for (const auto& [name, table] : known) {
      if (entry.table == name) words = table;
    }
    if (words == nullptr) {
      return tables.value().Refuse(
          entry, "one of the tables cue, beside, indirect, quoted, according, addressee, person, mute");
    }
    if (entry.is_text || entry.number != 1) return tables.value().Refuse(entry, "the number 1");
    words->insert(entry.word);
  }
  return speech;
}

Result<SpeechWords> SpeechWords::Load(const std::string& path) { return From(WordTables::Load(path)); }

Result<SpeechWords> SpeechWords::Parse(std::string_view toml, std::string_view file) {
  return From(WordTables::Parse(toml, file));
}

}  // namespace entente::extract
