// Direct speech: what is quoted, who says it and which verb tells so.
#ifndef ENTENTE_EXTRACT_LANGUAGE_QUOTES_H_
#define ENTENTE_EXTRACT_LANGUAGE_QUOTES_H_

#include <span>
#include <vector>

#include "extract/language/analysis.h"
#include "extract/language/quotes_words.h"

namespace entente::extract {

// In text order. A quotation takes its speaker from the verb of saying before or behind it, from "according to", or,
// where it has none of these, from the turns of the conversation or report that it stands in (its cue is then -1).
// Words in quotation marks that nobody is said to say and that are no sentence are left out. `words` holds one word a
// token.
std::vector<Quotation> FindQuotations(const Document& document, std::span<const Word> words,
                                      std::span<const Name> names, const SpeechWords& speech);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_QUOTES_H_
