// What a sentence itself says about who speaks: a verb of saying beside a quotation, "according to", a name and a
// colon.
#ifndef ENTENTE_EXTRACT_LANGUAGE_QUOTES_CUES_H_
#define ENTENTE_EXTRACT_LANGUAGE_QUOTES_CUES_H_

#include "extract/language/quotes_text.h"

namespace entente::extract {

// Head token of the words that name the speaker, and the verb of saying; -1 where there is none.
struct Attributed {
  int32_t speaker = -1;
  int32_t cue = -1;
};

// `previous` is what the quotation before in the document got, or empty.
Attributed AttributeByCue(const QuoteText& text, TokenSpan quote, const Attributed& previous);

// The subject of a verb of saying, its own or that of the verb it depends on; -1 for none.
int32_t SpeakerOfCue(const QuoteText& text, uint32_t cue);

bool IsCueVerb(const QuoteText& text, uint32_t token);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_QUOTES_CUES_H_
