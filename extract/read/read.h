// Stage "read": bytes of a file to articles. Pure: who opens files passes their bytes in.
#ifndef ENTENTE_EXTRACT_READ_READ_H_
#define ENTENTE_EXTRACT_READ_READ_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "extract/article.h"
#include "graph/status.h"

namespace entente::extract {

enum class ArticleFormat { kPlainText, kHtml, kJsonLines };

// An article larger than this, in bytes, is refused.
constexpr size_t kArticleBytesMax = 8u << 20;

// Where bytes come from, for error messages and for what an article does not say of itself.
struct InputPlace {
  std::string file;          // as the user named it
  size_t line = 0;           // from 1; 0 where the whole file is one article
  std::optional<Date> date;  // publication date of articles that bring none
};

// By ending (.html .htm .jsonl .ndjson .json, anything else is text); text that begins like HTML is HTML.
ArticleFormat GuessFormat(std::string_view file_name, std::string_view first_bytes);

// One article. kInvalidInput, naming file and place, where the bytes are empty, no UTF-8, too large or not of the
// format.
//
// Plain text: a first line that is nothing but an address is the url. A first paragraph of one line without a full stop
// is the title.
Result<Article> ReadPlainText(std::string_view bytes, const InputPlace& place);
// HTML (libxml2's forgiving parser): title, date, outlet and address from the page's metadata (Open Graph, JSON-LD,
// <time>, <title>), text from its paragraphs and headings outside navigation, scripts and the like.
Result<Article> ReadHtml(std::string_view bytes, const InputPlace& place);
// One line of JSON Lines: {"id","date","title","text","url","outlet"}, or POLECAT's {"id","date","event_text"}. `text`
// (or `event_text`) must be there; unknown keys are passed over.
Result<Article> ReadJsonLine(std::string_view line, const InputPlace& place);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_READ_READ_H_
