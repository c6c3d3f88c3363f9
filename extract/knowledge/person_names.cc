#include "extract/knowledge/person_names.h"

#include <algorithm>
#include <span>

namespace entente::extract {
namespace {

using Tokens = std::span<const std::string>;

std::vector<std::string> SplitTokens(std::string_view name) {
  std::vector<std::string> tokens;
  while (!name.empty()) {
    const size_t end = std::min(name.find(' '), name.size());
    if (end > 0) tokens.emplace_back(name.substr(0, end));
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return tokens;
}

std::string Join(Tokens tokens) {
  std::string text;
  for (const std::string& token : tokens) text.append(text.empty() ? "" : " ").append(token);
  return text;
}

bool BeginsSmall(const std::string& token) { return token[0] >= 'a' && token[0] <= 'z'; }

bool IsInitial(const std::string& token) { return token.size() <= 2 && (token.size() == 1 || token[1] == '.'); }

// "von", "bin", "Al", "Le": belongs to the name behind it.
bool IsParticle(const std::string& token) { return BeginsSmall(token) || (token.size() == 2 && !IsInitial(token)); }

bool IsGenerationMark(const std::string& token) {
  return token.ends_with('.') && token.size() == 3;  // "Jr.", "Sr."
}

// Where the last name begins, particles included.
size_t LastNameBegin(Tokens tokens) {
  size_t begin = tokens.size() - 1;
  while (begin > 1 && IsParticle(tokens[begin - 1])) --begin;
  return begin;
}

// "al-Sisi", "el-Sisi" -> "Sisi": the article goes in many newspapers.
void AddWithoutArticle(const std::string& family, std::vector<std::string>* forms) {
  const size_t hyphen = family.find('-');
  if (hyphen == 2 && hyphen + 1 < family.size()) forms->push_back(family.substr(hyphen + 1));
}

void AddLast(Tokens tokens, std::vector<std::string>* forms) {
  const size_t begin = LastNameBegin(tokens);
  forms->push_back(Join(tokens.subspan(begin)));
  if (begin + 1 < tokens.size()) forms->push_back(tokens.back());
  AddWithoutArticle(tokens.back(), forms);
}

Tokens WithoutGenerationMark(Tokens tokens) {
  return tokens.size() > 2 && IsGenerationMark(tokens.back()) ? tokens.first(tokens.size() - 1) : tokens;
}

}  // namespace

std::vector<std::string> FullForms(std::string_view name, FamilyName custom) {
  const std::vector<std::string> all = SplitTokens(name);
  const Tokens tokens = WithoutGenerationMark(all);
  std::vector<std::string> forms = {Join(tokens)};
  if (tokens.size() < 2) return forms;
  if (tokens.size() < all.size()) forms.push_back(Join(all));
  if (custom == FamilyName::kFirst || (custom == FamilyName::kEither && tokens.size() == 2)) {
    forms.push_back(Join(tokens.subspan(1)) + " " + tokens.front());
  }
  const size_t last = LastNameBegin(tokens);
  if (custom == FamilyName::kLast && last > 1) forms.push_back(tokens[0] + " " + Join(tokens.subspan(last)));
  if (custom == FamilyName::kLast && last + 1 < tokens.size()) forms.push_back(tokens[0] + " " + tokens.back());
  return forms;
}

std::vector<std::string> FamilyForms(std::string_view name, FamilyName custom) {
  const std::vector<std::string> all = SplitTokens(name);
  const Tokens tokens = WithoutGenerationMark(all);
  std::vector<std::string> forms;
  if (tokens.size() < 2) return forms;
  if (custom == FamilyName::kFirst) return {tokens.front()};
  if (custom == FamilyName::kNone) forms.push_back(tokens.front());
  AddLast(tokens, &forms);
  if (custom == FamilyName::kBoth && tokens.size() > 2 && !IsInitial(tokens[tokens.size() - 2])) {
    forms.push_back(Join(tokens.last(2)));
  }
  return forms;
}

}  // namespace entente::extract
