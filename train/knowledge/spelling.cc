#include "train/knowledge/spelling.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <map>

#include "graph/name.h"

namespace entente::train {
namespace {

using CodePoints = std::vector<utf8proc_int32_t>;

CodePoints Decode(std::string_view text) {
  CodePoints points;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (size_t at = 0; at < text.size();) {
    utf8proc_int32_t point = 0;
    const utf8proc_ssize_t size = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &point);
    if (size > 0) points.push_back(point);
    at += static_cast<size_t>(std::max<utf8proc_ssize_t>(size, 1));
  }
  return points;
}

std::string Encode(const CodePoints& points) {
  std::string text;
  for (const utf8proc_int32_t point : points) {
    utf8proc_uint8_t bytes[4];
    const utf8proc_ssize_t size = utf8proc_encode_char(point, bytes);
    text.append(reinterpret_cast<const char*>(bytes), static_cast<size_t>(size));
  }
  return text;
}

bool IsUpper(utf8proc_int32_t point) { return utf8proc_category(point) == UTF8PROC_CATEGORY_LU; }
bool IsLower(utf8proc_int32_t point) { return utf8proc_category(point) == UTF8PROC_CATEGORY_LL; }

// "MADURO", "al-SISI", "McCAIN": two capitals in a row, or none small at all.
bool IsMarked(const CodePoints& word) {
  const auto both_upper = [](auto a, auto b) { return IsUpper(a) && IsUpper(b); };
  const auto pair = std::adjacent_find(word.begin(), word.end(), both_upper);
  return pair != word.end();
}

bool IsRomanNumber(std::string_view word) {
  return !word.empty() && word.find_first_not_of("IVX") == std::string_view::npos;
}

// Small letters after the first capital of each run of letters.
std::string InSmall(CodePoints word) {
  bool first = true;
  for (utf8proc_int32_t& point : word) {
    const bool letter = IsUpper(point) || IsLower(point);
    if (letter && !first) point = utf8proc_tolower(point);
    first = !letter;
  }
  return Encode(word);
}

char Alike(char c) {
  switch (c) {
    case 'q':
    case 'c':
      return 'k';
    case 'v':
      return 'w';
    case 'z':
      return 's';
    case 'g':
      return 'j';
    default:
      return c;
  }
}

bool IsVowelLike(char c) { return std::string_view("aeiouyhw").find(c) != std::string_view::npos; }

}  // namespace

std::vector<std::string> Words(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string JoinWords(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

MarkedName ReadMarkedName(std::string_view text) {
  std::vector<std::string> all, family;
  for (const std::string& word : Words(text)) {
    const CodePoints points = Decode(word);
    const bool marked = IsMarked(points) && !IsRomanNumber(word);
    all.push_back(marked ? InSmall(points) : word);
    if (marked) family.push_back(all.back());
  }
  return {JoinWords(all), JoinWords(family)};
}

std::string Skeleton(std::string_view folded_word) {
  std::string skeleton;
  for (const char c : folded_word) {
    if (skeleton.empty()) {
      skeleton += std::string_view("aeiou").find(c) != std::string_view::npos ? 'a' : Alike(c);
    } else if (!IsVowelLike(c) && skeleton.back() != Alike(c)) {
      skeleton += Alike(c);
    }
  }
  return skeleton;
}

bool HasLatinLetters(std::string_view text) {
  const std::string folded = FoldName(text);
  return std::any_of(folded.begin(), folded.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string WithoutBrackets(std::string_view text) {
  std::string plain;
  int depth = 0;
  for (const char c : text) {
    if (c == '(') ++depth;
    if (depth == 0) plain += c;
    if (c == ')') depth = std::max(0, depth - 1);
  }
  return JoinWords(Words(plain));
}

std::string DecodeEntities(std::string_view text) {
  // Entities are a letter and the name of its mark; the mark follows the letter, and composing joins the two.
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kMarks = {{{"acute", "\u0301"},
                                                                                           {"grave", "\u0300"},
                                                                                           {"circ", "\u0302"},
                                                                                           {"tilde", "\u0303"},
                                                                                           {"uml", "\u0308"},
                                                                                           {"cedil", "\u0327"},
                                                                                           {"ring", "\u030A"}}};
  std::string decoded;
  for (size_t at = 0; at < text.size(); ++at) {
    const size_t end = text[at] == '&' ? text.find(';', at) : std::string_view::npos;
    if (end == std::string_view::npos || end < at + 3) {
      decoded += text[at];
      continue;
    }
    const std::string_view mark = text.substr(at + 2, end - at - 2);
    const auto is_mark = [&](const auto& known) { return known.first == mark; };
    const auto* found = std::find_if(kMarks.begin(), kMarks.end(), is_mark);
    if (found != kMarks.end()) decoded.append(1, text[at + 1]).append(found->second);
    at = end;
  }
  utf8proc_uint8_t* composed = utf8proc_NFC(reinterpret_cast<const utf8proc_uint8_t*>(decoded.c_str()));
  if (composed) decoded = reinterpret_cast<const char*>(composed);
  std::free(composed);
  return decoded;
}

}  // namespace entente::train
