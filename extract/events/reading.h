// What is known of an article while its events are read: the entities, the trees, and the words to look for.
#ifndef ENTENTE_EXTRACT_EVENTS_READING_H_
#define ENTENTE_EXTRACT_EVENTS_READING_H_

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/events/cues.h"
#include "extract/events/event.h"
#include "extract/events/frames.h"
#include "extract/events/mention_index.h"
#include "extract/events/tree.h"
#include "extract/resolve/resolved.h"
#include "graph/ontology.h"

namespace entente::extract {

struct Reading {
  Reading(const Resolved& of, const Frames& with_frames, const Cues& with_cues, const Ontology& with_ontology)
      : resolved(of),
        frames(with_frames),
        cues(with_cues),
        ontology(with_ontology),
        tree(of, with_cues),
        mentions(of),
        is_time(TimeTokens(of)),
        recurring_(RecurringNouns(tree)) {}

  const Resolved& resolved;
  const Frames& frames;
  const Cues& cues;
  const Ontology& ontology;
  const Tree tree;
  const MentionIndex mentions;
  const std::vector<bool> is_time;  // of each token whether a time expression holds it

  const Actor& ActorAt(const Mention& mention) const { return resolved.entities[mention.entity].actor; }
  // Whether the token is the head of a mention of a known person.
  bool IsPerson(uint32_t token) const {
    const Mention* mention = mentions.At(token);
    return mention != nullptr && mention->entity != kNoEntity && ActorAt(*mention).kind == "person";
  }
  // Whether more than one sentence has the noun at the token.
  bool Recurs(uint32_t token) const {
    return std::binary_search(recurring_.begin(), recurring_.end(), std::string_view(tree.lemma(token)));
  }
  // Whether a determiner points back from the noun: "the meeting".
  bool IsDefinite(uint32_t noun) const {
    const uint32_t determiner = tree.Child(noun, Dep::kDeterminer);
    return determiner != Tree::kNone && cues.IsDefinite(tree.lemma(determiner));
  }
  // The words of a span on one line.
  std::string Text(TokenSpan span) const;
  // An event of the frame at a trigger word, nothing else filled in.
  Event NewEvent(const Frame& frame, uint32_t trigger) const;

 private:
  static std::vector<bool> TimeTokens(const Resolved& resolved);
  static std::vector<std::string_view> RecurringNouns(const Tree& tree);

  const std::vector<std::string_view> recurring_;  // lemmas, sorted, in `tree`
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_READING_H_
