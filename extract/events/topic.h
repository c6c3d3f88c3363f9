// What words are about: the noun among those of a clause that tells a reader most.
#ifndef ENTENTE_EXTRACT_EVENTS_TOPIC_H_
#define ENTENTE_EXTRACT_EVENTS_TOPIC_H_

#include <functional>

#include "extract/events/reading.h"

namespace entente::extract {

// The noun that a clause and those inside it are about. What a verb is done to comes before who does it, where that is
// no thing; a noun with a complement, or one that the article comes back to, before one that could be anything ("the
// example"); people last. Tree::kNone where the clause names nothing, or, unless `passing`, only a bare noun that the
// article has once.
uint32_t TopicOfClause(const Reading& reading, uint32_t head, bool passing);

// What words in front of a verb of saying and of who says it set as its topic: the port in "Regarding the port, Ann
// said" and "Asked about the port, Ann said"; Tree::kNone where none do.
uint32_t TopicInFront(const Reading& reading, uint32_t verb);

// The same of all clauses of direct speech, the earlier ones first, and nothing in passing, nor of clauses that
// `is_told` says tell something else.
uint32_t TopicOfSpeech(const Reading& reading, TokenSpan tokens, const std::function<bool(uint32_t)>& is_told);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_TOPIC_H_
