// Titles in the text, and which person's name each belongs to.
#ifndef ENTENTE_EXTRACT_RESOLVE_OFFICES_H_
#define ENTENTE_EXTRACT_RESOLVE_OFFICES_H_

#include <string>
#include <vector>

#include "extract/resolve/scene.h"

namespace entente::extract {

// A title where it stands in the text.
struct OfficeSpan {
  TokenSpan title;
  TitleMatch match;
  Description phrase;
  std::string words;      // the title with what completes it ("Minister for the Development of the Far East")
  int32_t person = -1;    // named span of the person it stands in front of or behind; -1 where it stands alone
  bool in_front = false;  // "President Macron", not "Macron, the president"
  bool further = false;   // one more office of the person, whose own is told nearer to the name
};

// All titles, in text order, not overlapping.
std::vector<OfficeSpan> FindOffices(const Scene& scene);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_OFFICES_H_
