// Joins the mentions of an article into entities and links them to known actors.
#ifndef ENTENTE_EXTRACT_RESOLVE_RESOLVE_H_
#define ENTENTE_EXTRACT_RESOLVE_RESOLVE_H_

#include "extract/knowledge/knowledge.h"
#include "extract/knowledge/titles.h"
#include "extract/resolve/antecedents.h"
#include "extract/resolve/coreference_words.h"
#include "extract/resolve/resolved.h"

namespace entente::extract {

// Pure: the same analysis, knowledge, words and ranker give the same entities in the same order. Never joins two people
// only because they share a family name, and links to a known actor only where name, office, date or country support
// it.
Resolved Resolve(Analysis analysis, const Knowledge& knowledge, const Titles& titles, const CoreferenceWords& words,
                 const AntecedentRanker& ranker);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_RESOLVE_H_
