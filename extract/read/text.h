// Text made fit for an article: valid UTF-8, one kind of line end, no control characters.
#ifndef ENTENTE_EXTRACT_READ_TEXT_H_
#define ENTENTE_EXTRACT_READ_TEXT_H_

#include <optional>
#include <string>
#include <string_view>

#include "extract/article.h"
#include "extract/read/read.h"
#include "graph/status.h"

namespace entente::extract {

// Offset of the first byte that is not well-formed UTF-8; nullopt where all of it is.
std::optional<size_t> FirstInvalidUtf8(std::string_view bytes);

// LF line ends, no byte order mark; control characters other than line feed and tab become spaces; outer white space
// is cut off.
std::string CleanText(std::string_view text);

// "FILE: " or "FILE:LINE: " before a message, as an error.
Status InputError(const InputPlace& place, std::string_view message);

// kInvalidInput where `bytes` are empty, too large or not UTF-8.
Status CheckBytes(std::string_view bytes, const InputPlace& place);

// Joins title and body, falls back to the place's date and file name, and gives the content its id. kInvalidInput where
// there is no text.
Result<Article> FinishArticle(Article article, std::string_view title, std::string_view body, const InputPlace& place);

// Day of an ISO 8601 date or date-time ("2019-04-25", "2019-04-25T08:00:00Z"); nullopt for anything else.
std::optional<Date> ParseIsoDay(std::string_view text);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_READ_TEXT_H_
