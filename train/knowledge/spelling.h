// Names as sources spell them: capitals for the family name, several ways out of another script.
#ifndef ENTENTE_TRAIN_KNOWLEDGE_SPELLING_H_
#define ENTENTE_TRAIN_KNOWLEDGE_SPELLING_H_

#include <string>
#include <string_view>
#include <vector>

namespace entente::train {

std::vector<std::string> Words(std::string_view text);
std::string JoinWords(const std::vector<std::string>& words);

// "KIM Jong Un" -> {"Kim Jong Un", "Kim"}; "Nicolas MADURO Moros" -> {"Nicolas Maduro Moros", "Maduro"}.
struct MarkedName {
  std::string name;
  std::string family;  // empty where nothing is in capitals
};
MarkedName ReadMarkedName(std::string_view text);

// What spellings of one word have in common: the kind of its first letter and its consonants, alike ones made equal.
// "Mohammed" and "Muhamad" give the same.
std::string Skeleton(std::string_view folded_word);

bool HasLatinLetters(std::string_view text);
// "Ri Yong-ho (diplomat)" -> "Ri Yong-ho".
std::string WithoutBrackets(std::string_view text);
// "C&ocirc;te" -> "Côte", for the letters of western European languages.
std::string DecodeEntities(std::string_view text);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_KNOWLEDGE_SPELLING_H_
