#include "tests/support/conllu.h"

#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace entente::extract {
namespace {

// Tags, relations and labels are views in an Analysis: here they live until the program ends.
std::string_view Keep(const std::string& text) {
  static std::set<std::string> kept;
  return *kept.insert(text).first;
}

[[noreturn]] void Fail(int line, const std::string& why) {
  std::fprintf(stderr, "ReadConllu: line %d: %s\n", line, why.c_str());
  std::abort();
}

bool JoinsLeft(const std::string& form) {
  static const std::set<std::string> kForms = {".",   ",",   ";", ":",  "?", "!", ")",   "]",   "%",   "'s", "’s",
                                               "n't", "n’t", "”", "''", "'", "’", "'ll", "'re", "'ve", "'d", "'m"};
  return kForms.count(form) > 0;
}

bool JoinsRight(const std::string& form) {
  static const std::set<std::string> kForms = {"(", "[", "“", "``", "$", "#"};
  return kForms.count(form) > 0;
}

std::string Lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

class Reader {
 public:
  Analysis Read(std::string_view text) {
    std::istringstream lines{std::string(text)};
    std::string line;
    while (std::getline(lines, line)) {
      ++line_;
      std::istringstream fields(line);
      std::vector<std::string> columns;
      for (std::string field; fields >> field;) columns.push_back(field);
      if (columns.empty()) {
        EndSentence();
      } else if (columns[0] == "#" && columns.size() > 1) {
        ReadNote(columns, line);
      } else {
        ReadToken(columns);
      }
    }
    EndSentence();
    return std::move(analysis_);
  }

 private:
  uint32_t count() const { return static_cast<uint32_t>(analysis_.words.size()); }

  int Number(const std::string& text) const {
    char* end = nullptr;
    const long value = std::strtol(text.c_str(), &end, 10);
    if (text.empty() || *end != '\0' || value < 0) Fail(line_, "expected a number, found " + text);
    return static_cast<int>(value);
  }

  TokenSpan Span(const std::string& text) const {
    const size_t dash = text.find('-');
    const int first = Number(text.substr(0, dash));
    const int last = dash == std::string::npos ? first : Number(text.substr(dash + 1));
    if (first < 1 || last < first) Fail(line_, "expected tokens as 3 or 3-5, found " + text);
    return {start_ + static_cast<uint32_t>(first) - 1, start_ + static_cast<uint32_t>(last)};
  }

  int32_t Token(const std::string& text) const { return static_cast<int32_t>(start_) + Number(text) - 1; }

  void ReadNote(const std::vector<std::string>& columns, const std::string& line) {
    const std::string& key = columns[1];
    const size_t after_key = line.find(key) + key.size();
    const size_t rest = line.find_first_not_of(' ', after_key);
    const std::string value = rest == std::string::npos ? "" : line.substr(rest);
    if (key == "date") {
      analysis_.document.article.published = Date::Parse(value);
    } else if (key == "outlet") {
      analysis_.document.article.outlet = value;
    } else if (key == "title") {
      analysis_.document.article.title = value;
    } else if (key == "time" && columns.size() == 4) {
      const auto span = TimeSpan::Parse(columns[3]);
      if (!span) Fail(line_, "no time span: " + columns[3]);
      analysis_.times.push_back({Span(columns[2]), *span, columns[3]});
    } else if (key == "quote" && columns.size() == 5) {
      const int32_t speaker = columns[3] == "0" ? -1 : Token(columns[3]);
      analysis_.quotations.push_back({Span(columns[2]), speaker, columns[4] == "0" ? -1 : Token(columns[4])});
    } else {
      Fail(line_, "unknown note " + key);
    }
  }

  void ReadToken(const std::vector<std::string>& columns) {
    if (columns.size() < 5 || columns.size() > 6) Fail(line_, "expected FORM TAG LEMMA HEAD RELATION [NAME]");
    AppendForm(columns[0]);
    Word word;
    word.tag = Keep(columns[1]);
    word.lemma = columns[2] == "=" ? Lower(columns[0]) : columns[2] == "_" ? columns[0] : columns[2];
    word.head = columns[3] == "0" ? -1 : Token(columns[3]);
    word.relation = Keep(columns[4]);
    const std::string label = columns.size() == 6 ? columns[5] : "-";
    if (label == "+") {
      if (analysis_.names.empty() || analysis_.names.back().tokens.end != count()) Fail(line_, "no name to continue");
      analysis_.names.back().tokens.end = count() + 1;
    } else if (label != "-") {
      analysis_.names.push_back({{count(), count() + 1}, Keep(label)});
    }
    analysis_.words.push_back(std::move(word));
  }

  void AppendForm(const std::string& form) {
    std::string& text = analysis_.document.article.text;
    if (!text.empty() && !joined_ && !JoinsLeft(form)) text += ' ';
    const auto begin = static_cast<uint32_t>(text.size());
    text += form;
    analysis_.document.tokens.push_back({begin, static_cast<uint32_t>(text.size())});
    joined_ = JoinsRight(form);
  }

  void EndSentence() {
    if (start_ == count()) return;
    for (uint32_t i = start_; i < count(); ++i) {
      if (analysis_.words[i].head >= static_cast<int32_t>(count())) Fail(line_, "a head lies outside its sentence");
    }
    analysis_.document.sentences.push_back({start_, count()});
    start_ = count();
  }

  Analysis analysis_;
  int line_ = 0;
  uint32_t start_ = 0;   // first token of the sentence being read
  bool joined_ = false;  // no blank before the next form
};

}  // namespace

Analysis ReadConllu(std::string_view text) { return Reader().Read(text); }

}  // namespace entente::extract
