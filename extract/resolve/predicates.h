// Who is said to be what a description tells: "NAME was the first president", "they elected NAME president".
#ifndef ENTENTE_EXTRACT_RESOLVE_PREDICATES_H_
#define ENTENTE_EXTRACT_RESOLVE_PREDICATES_H_

#include <cstdint>
#include <string_view>

#include "extract/resolve/draft_index.h"
#include "extract/resolve/scene.h"

namespace entente::extract {

class Predicates {
 public:
  Predicates(const Scene& scene, const DraftIndex& index) : scene_(scene), grammar_(scene.grammar), index_(index) {}

  // The draft of the name; -1 where nobody who is named is said to be that.
  int32_t NameOf(const Draft& description) const;

 private:
  int32_t SubjectOfPredicate(const Draft& draft) const;
  int32_t NameAsPredicate(const Draft& draft) const;
  int32_t SubjectOfComplement(const Draft& draft) const;
  int32_t SubjectOfList(uint32_t verb) const;
  int32_t PersonOf(uint32_t noun) const;
  bool IsBroughtIn(uint32_t token) const;

  const Scene& scene_;
  const Grammar& grammar_;
  const DraftIndex& index_;
};

// Whether the sentence says that somebody is what the noun at `head` tells, or makes somebody that: "elected NAME as
// president".
bool IsSaidOfSomebody(const Scene& scene, uint32_t head);

// Sets of which pronouns offices are said: "She became president", "who is also a minister".
void JoinPredicates(Scene* scene);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_PREDICATES_H_
