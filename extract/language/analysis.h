// Stage "analyse": a document with tags, lemmas, a dependency tree a sentence, names, time expressions and quotations.
#ifndef ENTENTE_EXTRACT_LANGUAGE_ANALYSIS_H_
#define ENTENTE_EXTRACT_LANGUAGE_ANALYSIS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/document.h"
#include "graph/date.h"

namespace entente::extract {

// What the models say of one token. `tag` and `relation` point into the model that gave them (or are literals in
// tests) and live as long as the pipeline.
struct Word {
  std::string_view tag;  // Penn Treebank tag ("NNP", "VBD", "``", ",")
  std::string lemma;
  int32_t head = -1;          // token index in the document; -1 for the root of a sentence
  std::string_view relation;  // Universal Dependencies v2 relation with subtype ("nsubj:pass", "obl", "root")
};

// A name found in the text; `label` is one of the classes of the name model ("Person", "Location", "Organization",
// "NORP", "Facility", "Event", "Product", "Date", "Money", "Misc"; README of models/ lists them).
struct Name {
  TokenSpan tokens;
  std::string_view label;
};

// The types of TIMEX3: a calendar date or period, a part of a day, a length, a repetition.
enum class TimexType : uint8_t { kDate, kTime, kDuration, kSet };

// A time expression and what it means on the day the article was published.
struct TimeExpression {
  TokenSpan tokens;
  TimeSpan span;      // unknown for lengths and repetitions, and where it needs a publication date that is missing
  std::string value;  // TIMEX3 value ("2019-04-25", "2019-W17", "P3D", "(2019-04-03,2019-04-07,P4D)", "PRESENT_REF")
  TimexType type = TimexType::kDate;
};

// Direct speech. `speaker` is the head token of the words that name who speaks, `cue` the verb of saying; -1 where the
// text does not tell.
struct Quotation {
  TokenSpan tokens;  // without the quotation marks
  int32_t speaker = -1;
  int32_t cue = -1;
};

struct Analysis {
  Document document;
  std::vector<Word> words;            // one for each token
  std::vector<Name> names;            // in text order, not nested
  std::vector<TimeExpression> times;  // in text order, not overlapping
  std::vector<Quotation> quotations;  // in text order
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_ANALYSIS_H_
