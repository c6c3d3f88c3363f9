// Reads PropBank annotation over Universal Dependencies trees: a CoNLL table whose eighth column names the sense of a
// predicate and whose further columns, one a predicate, bracket its arguments.
#ifndef ENTENTE_TRAIN_ROLES_CORPUS_H_
#define ENTENTE_TRAIN_ROLES_CORPUS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/document.h"
#include "graph/status.h"
#include "train/treebank.h"

namespace entente::train {

// One argument of a predicate. What stands apart from it ("C-ARG1") and the relative word that takes it up ("R-ARG1")
// are heads of it too.
struct GoldArgument {
  std::string role;             // "ARG0", "ARGM-TMP"
  std::vector<uint32_t> heads;  // tokens of the sentence; its own first
};

struct Predicate {
  uint32_t token = 0;   // of the sentence
  std::string roleset;  // "meet.03"
  std::vector<GoldArgument> arguments;
};

struct RoleSentence {
  GoldSentence tree;
  std::vector<Predicate> predicates;
};

using RoleCorpus = std::vector<RoleSentence>;

// Fails with the line of what is no such table.
Result<RoleCorpus> ParseRoles(std::string_view text, const std::string& path);
Result<RoleCorpus> ReadRoles(const std::string& path);

// The first and last sentence of each document, half open. A document is the sentences in a row whose ids differ in
// their last part.
std::vector<extract::TokenSpan> DocumentsOf(const RoleCorpus& corpus);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_ROLES_CORPUS_H_
