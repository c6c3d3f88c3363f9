// One frame held against the slots of a clause: which of them stands in which of its roles.
#ifndef ENTENTE_QUERY_ASK_FRAME_FIT_H_
#define ENTENTE_QUERY_ASK_FRAME_FIT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/ask/fit.h"

namespace entente::query {

constexpr std::string_view kPostPreposition = "as";  // "resigned as president"

// `slots` are those of the clause as the frame is to see them; `companion` is the particle or preposition that must
// stand with the trigger, or empty. Nothing where the frame has no place for one of them.
std::optional<Fit> FitFrame(const extract::Frame& frame, const std::string& companion, const QuestionClause& clause,
                            const std::vector<Slot>& slots, const QuestionWords& words, const Ontology& ontology);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ASK_FRAME_FIT_H_
