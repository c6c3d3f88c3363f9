#include "query/ask/whereabouts.h"

#include "query/ask/columns.h"

namespace entente::query {

std::string WriteWhereabouts(const QuestionClause& clause, const Phrase& who, const Phrase* at,
                             const AskContext& context, PatternWriter* writer) {
  Fit fit;
  fit.either_way = true;
  fit.roles[extract::Role::kFrom] = who;
  if (at) fit.places = {*at};
  const PatternNames names = writer->Add(clause, fit, ModalitiesFor(clause, context.words), "");
  if (at && clause.yes_no) return FinishQuery(*writer, {}, Pick::kAll, AnswerForm::kYesNo);
  if (at) {
    writer->AddCondition(names.edge + ".time IS NOT NULL");
    return FinishQuery(*writer, {{names.edge + ".time", ColumnName(Wh::kTime)}}, clause.pick, AnswerForm::kList);
  }
  writer->AddCondition(names.edge + ".place IS NOT NULL");
  return FinishQuery(*writer, {{names.edge + ".place", ColumnName(Wh::kPlace)}}, clause.pick, AnswerForm::kList);
}

}  // namespace entente::query
