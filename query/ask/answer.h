// Answers a question in English over a graph: the question is read like a sentence, becomes Cypher, and its rows are
// gathered into answers, each with the edges that say so.
#ifndef ENTENTE_QUERY_ASK_ANSWER_H_
#define ENTENTE_QUERY_ASK_ANSWER_H_

#include <optional>
#include <string>
#include <vector>

#include "extract/language/analysis.h"
#include "query/ask/reading.h"
#include "query/execute.h"

namespace entente::query {

struct Answer {
  std::vector<std::string> values;  // one for each column of the reading; empty where the graph does not tell
  std::vector<EdgeId> edges;        // that say so, the surest first
};

enum class Verdict : uint8_t { kNone, kYes, kDenied };

// A name in the question that no actor of the graph bears, and the names that are nearest to it.
struct UnknownName {
  std::string name;
  std::vector<std::string> near;
};

struct Answers {
  Reading reading;
  std::vector<Answer> answers;             // different values; the surest first
  Verdict verdict = Verdict::kNone;        // of a yes-or-no question: kNone where nothing is told of it
  std::vector<size_t> counts;              // of a question of more or less often: how often each of the two happened
  std::vector<UnknownName> unknown_names;  // where there are any, nothing is answered
};

// The number that a question of count asks for: different answers, or events where it asks how often.
size_t CountOf(const Answers& answers);

// `question` is the analysed sentence. Fails with kInvalidInput where it cannot be read, saying which word is not
// understood and which forms of question are near it, and as executing a query fails.
Result<Answers> AnswerQuestion(const extract::Analysis& question, const AskContext& context, const GraphView& graph,
                               const ExecuteOptions& options);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ASK_ANSWER_H_
