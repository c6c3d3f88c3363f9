#include "train/verb_forms.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string_view>
#include <utility>

namespace entente::train {
namespace {

bool IsVowel(char letter) { return std::string_view("aeiou").find(letter) != std::string_view::npos; }

size_t CountVowelGroups(std::string_view verb) {
  size_t groups = 0;
  for (size_t i = 0; i < verb.size(); ++i) groups += IsVowel(verb[i]) && (i == 0 || !IsVowel(verb[i - 1]));
  return groups;
}

// One vowel and one consonant at the end: the consonant is doubled, in longer words depending on the stress.
bool MayDouble(std::string_view verb) {
  const size_t size = verb.size();
  if (size < 3 || IsVowel(verb[size - 1]) || std::string_view("wxy").find(verb[size - 1]) != std::string_view::npos)
    return false;
  const bool after_q = size > 3 && verb[size - 3] == 'u' && verb[size - 4] == 'q';  // "quit", "equip"
  return IsVowel(verb[size - 2]) && (!IsVowel(verb[size - 3]) || after_q);
}

// What -ed and -ing are put behind.
std::vector<std::string> Stems(const std::string& verb, bool before_ing) {
  const size_t size = verb.size();
  const char last = verb[size - 1], before = verb[size - 2];
  if (last == 'e' && before_ing && before == 'i') return {verb.substr(0, size - 2) + "y"};  // "lying"
  if (last == 'e' && (!before_ing || (before != 'e' && before != 'o' && before != 'y')))
    return {verb.substr(0, size - 1)};
  if (last == 'y' && !IsVowel(before) && !before_ing) return {verb.substr(0, size - 1) + "i"};
  if (last == 'c') return {verb + "k"};
  std::vector<std::string> stems;
  if (MayDouble(verb)) stems.push_back(verb + last);
  if (!MayDouble(verb) || CountVowelGroups(verb) > 1) stems.push_back(verb);
  return stems;
}

std::string ThirdPerson(const std::string& verb) {
  const char last = verb.back(), before = verb[verb.size() - 2];
  if (last == 'y' && !IsVowel(before)) return verb.substr(0, verb.size() - 1) + "ies";
  const bool hisses = last == 's' || last == 'x' || last == 'z' || (last == 'h' && (before == 's' || before == 'c'));
  return verb + (hisses || (last == 'o' && !IsVowel(before)) ? "es" : "s");
}

}  // namespace

Result<std::vector<std::string>> ReadVerbs(const std::string& path) {
  std::ifstream in(path);
  if (!in) return Status(ErrorCode::kIo, path + ": cannot read this file");
  std::vector<std::string> verbs;
  for (std::string line; std::getline(in, line);) {
    const bool plain = line.size() > 2 &&
                       std::all_of(line.begin(), line.end(), [](char c) { return c == '-' || (c >= 'a' && c <= 'z'); });
    if (plain) verbs.push_back(line);
  }
  return verbs;
}

std::vector<VerbForm> RegularForms(const std::vector<std::string>& verbs) {
  std::map<std::pair<std::string, std::string>, std::set<std::string>> lemmas;  // by form and tag
  for (const std::string& verb : verbs) {
    for (const std::string& stem : Stems(verb, false)) {
      for (const char* tag : {"VBD", "VBN"}) lemmas[{stem + "ed", tag}].insert(verb);
    }
    for (const std::string& stem : Stems(verb, true)) lemmas[{stem + "ing", "VBG"}].insert(verb);
    lemmas[{ThirdPerson(verb), "VBZ"}].insert(verb);
  }
  std::vector<VerbForm> forms;
  for (const auto& [key, of] : lemmas) {
    if (of.size() == 1) forms.push_back({key.first, key.second, *of.begin()});
  }
  return forms;
}

Result<std::vector<VerbForm>> ReadIrregularForms(const std::string& path) {
  std::ifstream in(path);
  if (!in) return Status(ErrorCode::kIo, path + ": cannot read this file");
  std::vector<VerbForm> forms;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    std::replace(line.begin(), line.end(), '/', ' ');
    std::istringstream words(line);
    std::string verb, form;
    for (words >> verb; words >> form;) {
      for (const char* tag : {"VBD", "VBN"}) forms.push_back({form, tag, verb, true});
    }
  }
  return forms;
}

}  // namespace entente::train
