// A news article as it was read, before anything is understood of it.
#ifndef ENTENTE_EXTRACT_ARTICLE_H_
#define ENTENTE_EXTRACT_ARTICLE_H_

#include <optional>
#include <string>

#include "graph/date.h"
#include "graph/types.h"

namespace entente::extract {

struct Article {
  DocumentId id{};        // hash of title, text and published date
  std::string source_id;  // the id that its file gives, or the file's name without ending
  std::string outlet;
  std::string title;
  std::string url;
  std::optional<Date> published;
  std::string text;  // valid UTF-8; title, blank line, body (body alone where there is no title)
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_ARTICLE_H_
