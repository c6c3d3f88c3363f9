// The forms of verbs, for words that no treebank has seen: the regular ones by the rules of English spelling as any
// grammar gives them (silent e, doubled consonants, y and i, -es after a hiss), the others from a table.
#ifndef ENTENTE_TRAIN_VERB_FORMS_H_
#define ENTENTE_TRAIN_VERB_FORMS_H_

#include <string>
#include <vector>

#include "graph/status.h"

namespace entente::train {

struct VerbForm {
  std::string form, tag, lemma;  // tag: VBZ, VBG, VBD or VBN
  bool certain = false;          // whatever a treebank says
};

// A verb a line, in small letters; what is no plain word of a-z and hyphens is passed over.
Result<std::vector<std::string>> ReadVerbs(const std::string& path);

// All forms, sorted; a form that two verbs share ("scraped" would be if scrap did not double its p) is left out.
std::vector<VerbForm> RegularForms(const std::vector<std::string>& verbs);

// A line "freeze froze frozen": verb, past, participle, each perhaps several with a slash between them; lines that
// begin with # are passed over. Either form under both tags, since taggers take the one for the other; certain, since
// treebanks err in rare ones ("fled" of "flead").
Result<std::vector<VerbForm>> ReadIrregularForms(const std::string& path);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_VERB_FORMS_H_
