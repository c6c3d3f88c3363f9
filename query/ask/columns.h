// The columns of an answer, and the end of the query that gives them.
#ifndef ENTENTE_QUERY_ASK_COLUMNS_H_
#define ENTENTE_QUERY_ASK_COLUMNS_H_

#include <string>
#include <vector>

#include "query/ask/clause.h"
#include "query/ask/pattern_writer.h"

namespace entente::query {

struct AnswerColumn {
  std::string value, name;  // its expression and its name
};

// "who", "where": what an ask is called.
std::string ColumnName(Wh wh);

// Under a name of its own: "Who met whom?" has two columns.
void AddColumn(const std::string& value, const std::string& name, std::vector<AnswerColumn>* columns);

// The whole query: the pattern, what it returns and in what order; the relationships that say so come last.
std::string FinishQuery(const PatternWriter& writer, const std::vector<AnswerColumn>& columns, Pick pick,
                        AnswerForm form);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ASK_COLUMNS_H_
