// Cases of questions in text files: a head that says what the graph is, then questions, each with what it gives.
//
//   ? Who met Kim?
//     MATCH ...
//   - Moon Jae-in | The words that say so.
#ifndef ENTENTE_TESTS_ASK_QUESTION_CASES_H_
#define ENTENTE_TESTS_ASK_QUESTION_CASES_H_

#include <string>
#include <vector>

namespace entente::query {

struct QuestionCase {
  std::string question;
  std::string expected;  // the lines below it
};

struct QuestionCases {
  std::string head;                 // the lines before the first question
  std::vector<QuestionCase> cases;  // remarks, lines that begin with "#", go with the case before them
};

QuestionCases ReadQuestionCases(const std::string& path);
void WriteQuestionCases(const std::string& path, const QuestionCases& cases);

}  // namespace entente::query

#endif  // ENTENTE_TESTS_ASK_QUESTION_CASES_H_
