// Whether the clause around a time expression speaks of what was or of what is to come.
#ifndef ENTENTE_EXTRACT_LANGUAGE_TIME_TENSE_H_
#define ENTENTE_EXTRACT_LANGUAGE_TIME_TENSE_H_

#include <cstdint>
#include <span>

#include "extract/language/analysis.h"
#include "extract/language/time_words.h"

namespace entente::extract {

enum class Tense : uint8_t { kUnknown, kPast, kFuture };

// The tense of the verb that governs `token`, by the tree; without one, by the words before it in the sentence. `words`
// may be empty.
Tense TenseAt(const Document& document, std::span<const Word> words, TokenSpan sentence, uint32_t token,
              const TimeWords& time_words);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_TIME_TENSE_H_
