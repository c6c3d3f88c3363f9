// Printed forms of the language stages.
#ifndef ENTENTE_EXTRACT_LANGUAGE_PRINT_H_
#define ENTENTE_EXTRACT_LANGUAGE_PRINT_H_

#include <string>

#include "extract/language/analysis.h"
#include "extract/language/document.h"

namespace entente::extract {

// A line a sentence, its tokens between spaces ("Kim 's train arrived .").
std::string Print(const Document& document);

// A line a sentence: "train/NN/train" for each token, form, tag and lemma.
std::string PrintTags(const Analysis& analysis);

// A line a sentence: "nsubj(arrived-3, train-2)" for each token, numbered from 1 in the sentence; "root(arrived-3)".
std::string PrintTrees(const Analysis& analysis);

// "DATE 2019-04-25 [2019-04-25]": type and value as in TIMEX3, and the span of days where it is known.
std::string Print(const TimeExpression& time);

// CoNLL-U with the columns that we know; others hold "_".
std::string PrintConllu(const Analysis& analysis);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_PRINT_H_
