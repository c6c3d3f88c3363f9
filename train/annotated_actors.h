// Articles of which it is told who their actors are and by which words they call them, descriptions among them.
#ifndef ENTENTE_TRAIN_ANNOTATED_ACTORS_H_
#define ENTENTE_TRAIN_ANNOTATED_ACTORS_H_

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/article.h"
#include "graph/status.h"

namespace entente::train {

struct AnnotatedActor {
  std::string kind;
  std::set<std::string> names;  // by BareWords
  bool described = false;       // a topic, thing, occasion or group, which have no name
};

// Words of the article that tell an edge, and one of those whom it joins: an index of actors.
struct AnnotatedEnd {
  ByteSpan quote;
  size_t actor = 0;
};

struct AnnotatedActors {
  extract::Article article;
  std::vector<AnnotatedActor> actors;
  std::vector<AnnotatedEnd> ends;
};

// Folded, without article or demonstrative in front.
std::string BareWords(std::string_view words);

// FOLDER/articles.jsonl with FOLDER/gold/ID.json, as bench/annotations.py unpacks them; articles without gold are left
// out. Fails with file and line.
Result<std::vector<AnnotatedActors>> ReadAnnotatedActors(const std::string& folder);

// The actor that has a name and whom the annotation alone calls so; nullptr where there is none or several are.
const AnnotatedActor* ActorCalled(const AnnotatedActors& annotated, std::string_view description);

// Whom "he" or "she" in the words of edges stands for: the one person whom those join and do not name; nullptr where
// there is none or several.
const AnnotatedActor* PersonMeant(const AnnotatedActors& annotated, ByteSpan pronoun);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_ANNOTATED_ACTORS_H_
