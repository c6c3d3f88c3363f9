// Where somebody was: the places of whatever is told of them.
#ifndef ENTENTE_QUERY_ASK_WHEREABOUTS_H_
#define ENTENTE_QUERY_ASK_WHEREABOUTS_H_

#include <string>

#include "query/ask/pattern_writer.h"

namespace entente::query {

// "Where was Kim?": gives the places; with `at`, "Was Kim in Singapore?", what is told of Kim there.
std::string WriteWhereabouts(const QuestionClause& clause, const Phrase& who, const Phrase* at,
                             const AskContext& context, PatternWriter* writer);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ASK_WHEREABOUTS_H_
