// Analyses written by hand for tests, in a short form of CoNLL-U.
#ifndef ENTENTE_TESTS_SUPPORT_CONLLU_H_
#define ENTENTE_TESTS_SUPPORT_CONLLU_H_

#include <string_view>

#include "extract/language/analysis.h"

namespace entente::extract {

// One token a line, columns separated by blanks; an empty line ends a sentence:
//
//   FORM TAG LEMMA HEAD RELATION [NAME]
//
// HEAD counts from 1 within the sentence, 0 is the root. A LEMMA of "=" is the form in lower case, of "_" the form.
// NAME is the label of a name that starts here, "+" continues it, "-" or nothing is outside. The text is the forms
// joined by blanks, without one before closing punctuation and clitics or after opening punctuation.
//
// Lines that start with "#" say more; token numbers count within the sentence that they stand in, before its tokens:
//
//   # date 2019-04-25                 the article's day
//   # outlet The Gazette              the article's outlet
//   # title A title                   the article's title (not part of the text)
//   # time 3-4 2019-04-24             time expression over tokens 3 and 4 (TimeSpan::Parse; value is the same text)
//   # quote 2-7 9 10                  quotation over tokens 2 to 7, its speaker token (0: none) and cue (0: none)
//
// Aborts with a message naming the line when a line is wrong: it is a bug of the test.
Analysis ReadConllu(std::string_view text);

}  // namespace entente::extract

#endif  // ENTENTE_TESTS_SUPPORT_CONLLU_H_
