// Stage "resolve": mentions joined into entities, entities linked to known actors.
#ifndef ENTENTE_EXTRACT_RESOLVE_RESOLVED_H_
#define ENTENTE_EXTRACT_RESOLVE_RESOLVED_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/analysis.h"
#include "graph/types.h"

namespace entente::extract {

enum class MentionForm : uint8_t { kName, kNominal, kPronoun };

constexpr uint32_t kNoEntity = UINT32_MAX;

// Words that stand for an entity. A mention that nothing could be made of has entity == kNoEntity. A name in apposition
// to a description ("the leader, Kim", "Kim, the leader") gives two mentions of one entity; the title is the name's,
// and its title_tokens lie in the description.
struct Mention {
  TokenSpan tokens;   // maximal: title, name and modifiers ("North Korean leader Kim Jong-un")
  uint32_t head = 0;  // syntactic head token
  MentionForm form = MentionForm::kName;
  uint32_t entity = kNoEntity;
  // Of a description: the kind of actor that its noun stands for ("group" for "the delegation"); else empty.
  std::string_view kind;
  // A pronoun of nobody who is an actor ("she" for "the woman"): the place of the description among the mentions.
  int32_t follows = -1;
  // What stands in the same phrase about the person's office ("then Russian President"): empty title where nothing
  // does.
  std::string title;  // "President", "Foreign Minister", without country
  TokenSpan title_tokens;
  uint32_t title_of = kNoEntity;  // the country or organization the title belongs to
  bool former = false;            // "former", "then", "ex-"
};

struct Entity {
  Actor actor;         // id, kind, canonical name, names met in this article, country, known id
  std::string gender;  // "male", "female" or empty
  bool plural = false;
  std::vector<uint32_t> members;  // entities that a collective mention ("the leaders", "both sides") stands for
};

struct Resolved {
  Analysis analysis;
  std::vector<Mention> mentions;  // sorted by tokens.begin, then longest first
  std::vector<Entity> entities;   // in the order of their first mention
};

// The mention that a word belongs to: the one that it heads (a name before a description), else the shortest around
// it; nullptr where no mention covers it.
const Mention* FindMention(const Resolved& resolved, uint32_t token);

// One line an entity, in order: kind, name, identifier, country, gender, members, and its mentions in text order, with
// titles in braces:
//
//   person Vladimir Putin [Q7747] of Russia, male: "Russian President Vladimir Putin" {President of Russia} | "he"
//
// then a line for the mentions of nobody: none: "the man" | "it".
std::string Print(const Resolved& resolved);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_RESOLVED_H_
