#include "question_cases.h"

#include <fstream>

namespace entente::query {

QuestionCases ReadQuestionCases(const std::string& path) {
  QuestionCases file;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("?")) {
      file.cases.push_back({line.size() > 2 ? line.substr(2) : "", ""});
    } else if (file.cases.empty()) {
      file.head += line + "\n";
    } else if (!line.empty()) {
      file.cases.back().expected += line + "\n";
    }
  }
  return file;
}

void WriteQuestionCases(const std::string& path, const QuestionCases& file) {
  std::ofstream out(path);
  out << file.head;
  for (size_t i = 0; i < file.cases.size(); ++i) {
    const QuestionCase& one = file.cases[i];
    out << (i ? "\n" : "") << "?" << (one.question.empty() ? "" : " ") << one.question << "\n" << one.expected;
  }
}

}  // namespace entente::query
