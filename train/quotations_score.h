// How many quotations are found in a novel, and of how many the speaker is right.
#ifndef ENTENTE_TRAIN_QUOTATIONS_SCORE_H_
#define ENTENTE_TRAIN_QUOTATIONS_SCORE_H_

#include <array>
#include <cstddef>
#include <string>

#include "extract/language/quotes.h"
#include "extract/resolve/resolved.h"
#include "train/quotations_corpus.h"

namespace entente::train {

// How the text tells who speaks: a verb of saying beside the quotation with a name of the speaker, with another mention
// ("he said", "said the captain"), or nothing beside it.
enum class Attribution : uint8_t { kByName, kByOther, kImplicit };
constexpr size_t kAttributions = 3;

struct SpeakerTally {
  size_t gold = 0;
  size_t told = 0;      // the system has a speaker for it
  size_t mention = 0;   // and the speaker's words are, in the gold chains, a mention of the speaker's entity
  size_t resolved = 0;  // and the entity that the system takes them for stands mostly for the speaker's
};

struct QuotationScores {
  size_t gold = 0, system = 0;
  size_t exact = 0;       // from first to last letter the same
  size_t unlabelled = 0;  // gold quotations whose speaker is no entity: not in the tallies below
  std::array<SpeakerTally, kAttributions> speakers;

  void Add(const QuotationScores& other);
  SpeakerTally all() const;
};

// What a gold quotation and the system's were judged, for looking at errors.
struct JudgedQuotation {
  const GoldQuotation* gold = nullptr;
  const extract::Quotation* system = nullptr;  // nullptr where none shares letters with it
  Attribution attribution = Attribution::kImplicit;
  bool right = false;
};

// A gold quotation is judged by the system's quotation that shares most bytes with it. A speaker is right where the
// smallest gold mention around the head of the speaker's words is of the gold entity; words in no gold mention are
// right where the system's entity for them stands mostly, over its other mentions, for the gold entity.
QuotationScores ScoreQuotations(const QuotedText& gold, const extract::Resolved& system,
                                const extract::SpeechWords& speech, std::vector<JudgedQuotation>* judged = nullptr);

// A line with found, precision and recall, then a line a kind of attribution and one for all.
std::string Print(const QuotationScores& scores);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_QUOTATIONS_SCORE_H_
