// Whose turn it is to speak: speakers of quotations whose own sentence names none.
#ifndef ENTENTE_EXTRACT_LANGUAGE_QUOTES_TURNS_H_
#define ENTENTE_EXTRACT_LANGUAGE_QUOTES_TURNS_H_

#include <vector>

#include "extract/language/quotes_cues.h"
#include "extract/language/quotes_text.h"

namespace entente::extract {

// A quotation with what its own sentence told.
struct Speech {
  QuotedSpan span;
  Attributed told;
};

// Fills in speakers where there is none. Quotations of one turn share one: those of a sentence, of a paragraph, of
// paragraphs that open with a mark that nothing closed before. Then, in a conversation (where quotations ask and
// address), turns take the subject of the narrative beside them, somebody whom the turn before addressed by name, or
// alternate; in a report they take who spoke last, in direct or indirect speech.
void AssignTurns(const QuoteText& text, std::vector<Speech>* speeches);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_QUOTES_TURNS_H_
