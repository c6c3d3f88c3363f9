#include "train/print_spacing.h"

#include <algorithm>
#include <array>

namespace entente::train {
namespace {

constexpr std::array<std::string_view, 14> kCloses = {",", ".", ";", ":",  "?", "!",   ")",
                                                      "]", "”", "’", "''", "%", "...", "…"};
constexpr std::array<std::string_view, 7> kOpens = {"(", "[", "“", "‘", "``", "$", "`"};

constexpr std::array<std::string_view, 1> kIntroduces = {":"};

template <class List>
bool IsIn(const List& list, std::string_view token) {
  return std::find(list.begin(), list.end(), token) != list.end();
}

bool IsWord(std::string_view token) {
  const char c = token.back();
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// "'s", "’ll", "n't": written onto the word before.
bool IsClitic(std::string_view token) {
  if (token.size() < 2) return false;
  if (token == "n't" || token == "n’t") return true;
  const size_t mark = token.starts_with('\'') ? 1 : token.starts_with("’") ? std::string_view("’").size() : 0;
  return mark > 0 && token.size() > mark && token.size() <= mark + 2 && IsWord(token);
}

class Printer {
 public:
  explicit Printer(std::string_view between) : between_(between) {}

  void Add(const std::vector<std::string>& sentence) {
    for (size_t i = 0; i < sentence.size(); ++i) {
      const std::string& token = sentence[i];
      if (i == 0 && !out_.text.empty() && !after_opening_) out_.text += between_;
      const bool straight = token == "\"" || token == "'";
      const bool opens = straight ? Opens(sentence, i) : IsIn(kOpens, token);
      const bool glued = i == 0 || after_opening_ || (straight ? !opens : IsIn(kCloses, token) || IsClitic(token));
      if (!glued) out_.text += ' ';
      const auto begin = static_cast<uint32_t>(out_.text.size());
      out_.text += token;
      out_.tokens.push_back({begin, static_cast<uint32_t>(out_.text.size())});
      after_opening_ = opens;
    }
  }

  PrintedText Take() && { return std::move(out_); }

 private:
  // A single mark that closes nothing is an apostrophe: "the boys' boat".
  bool Opens(const std::vector<std::string>& sentence, size_t at) {
    bool& open = sentence[at] == "'" ? single_ : double_;
    if (sentence[at] == "'" && open && at > 0 && sentence[at - 1].ends_with('s')) return false;
    const bool lone = sentence.size() == 1;
    const bool introduced = at > 0 && IsIn(kIntroduces, sentence[at - 1]);
    const bool opens =
        ((at == 0 && !lone) || !open || introduced) && !(sentence[at] == "'" && at > 0 && IsWord(sentence[at - 1]));
    open = opens;
    return opens;
  }

  std::string_view between_;
  PrintedText out_;
  bool double_ = false, single_ = false, after_opening_ = false;
};

}  // namespace

PrintedText PrintSentences(const std::vector<std::vector<std::string>>& sentences, std::string_view between) {
  Printer printer(between);
  for (const auto& sentence : sentences) printer.Add(sentence);
  return std::move(printer).Take();
}

}  // namespace entente::train
