// Reads the documents of a PropBank corpus with the pipeline, over its trees and over the pipeline's own, and gathers
// what frames find around each predicate.
#ifndef ENTENTE_TRAIN_ROLES_READER_H_
#define ENTENTE_TRAIN_ROLES_READER_H_

#include <functional>
#include <memory>
#include <vector>

#include "extract/events/circumstance.h"
#include "extract/events/reading.h"
#include "extract/pipeline.h"
#include "train/roles_corpus.h"
#include "train/roles_score.h"

namespace entente::train {

// One document as events are read from it.
class RoleDocument {
 public:
  RoleDocument(extract::Resolved resolved, const extract::Pipeline::Parts& parts);

  // What stands where a frame that `token` fires looks for its roles, by whichever role, and the place and time of the
  // event. Nothing where no frame fires.
  std::vector<FoundArgument> Find(uint32_t token) const;
  bool Fires(uint32_t token) const;
  const extract::Tree& tree() const { return reading_.tree; }

 private:
  const extract::Resolved resolved_;
  const extract::Reading reading_;
  const extract::Circumstances circumstances_;
};

// A predicate that a frame fires at on the gold tree, and what is found there. Heads count within the sentence.
struct ReadPredicate {
  const RoleSentence* sentence = nullptr;
  const Predicate* predicate = nullptr;
  std::vector<FoundArgument> on_gold, on_predicted;
};

// Every such predicate, in text order.
std::vector<ReadPredicate> ReadPredicates(const RoleCorpus& corpus, const extract::Pipeline& pipeline);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_ROLES_READER_H_
