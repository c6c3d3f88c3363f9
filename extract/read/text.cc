#include "extract/read/text.h"

#include <fmt/format.h>
#include <utf8proc.h>
#include <xxhash.h>

#include "graph/byte_order_mark.h"

namespace entente::extract {
namespace {

constexpr std::string_view kWhiteSpace = " \t\n";

std::string_view Trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(kWhiteSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kWhiteSpace) - begin + 1);
}

std::string FileStem(std::string_view file) {
  const size_t slash = file.find_last_of('/');
  if (slash != std::string_view::npos) file.remove_prefix(slash + 1);
  const size_t dot = file.find_last_of('.');
  return std::string(dot == std::string_view::npos || dot == 0 ? file : file.substr(0, dot));
}

DocumentId ContentId(const Article& article) {
  std::string key = article.published ? article.published->ToString() : "";
  key.append("\n").append(article.text);
  return DocumentId{XXH3_64bits(key.data(), key.size())};
}

}  // namespace

std::optional<size_t> FirstInvalidUtf8(std::string_view bytes) {
  const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(bytes.data());
  for (size_t at = 0; at < bytes.size();) {
    if (data[at] < 0x80) {
      ++at;
      continue;
    }
    utf8proc_int32_t code_point = 0;
    const auto size = utf8proc_iterate(data + at, static_cast<utf8proc_ssize_t>(bytes.size() - at), &code_point);
    if (size <= 0) return at;
    at += static_cast<size_t>(size);
  }
  return std::nullopt;
}

std::string CleanText(std::string_view text) {
  text = WithoutByteOrderMark(text);
  std::string clean;
  clean.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '\r') {
      if (i + 1 == text.size() || text[i + 1] != '\n') clean += '\n';
    } else if (c < 0x20 && c != '\n' && c != '\t') {
      clean += ' ';
    } else {
      clean += c == 0x7F ? ' ' : text[i];
    }
  }
  return std::string(Trim(clean));
}

Status InputError(const InputPlace& place, std::string_view message) {
  const std::string where = place.line ? fmt::format("{}:{}", place.file, place.line) : place.file;
  return {ErrorCode::kInvalidInput, fmt::format("{}: {}", where, message)};
}

Status CheckBytes(std::string_view bytes, const InputPlace& place) {
  if (bytes.empty()) return InputError(place, "empty; expected an article");
  if (bytes.size() > kArticleBytesMax) {
    return InputError(
        place, fmt::format("{} bytes long; an article may have at most {} MiB", bytes.size(), kArticleBytesMax >> 20));
  }
  if (const auto bad = FirstInvalidUtf8(bytes)) {
    return InputError(place, fmt::format("byte {} (0x{:02X}) is not valid UTF-8; expected text in UTF-8", *bad,
                                         static_cast<unsigned char>(bytes[*bad])));
  }
  return {};
}

Result<Article> FinishArticle(Article article, std::string_view title, std::string_view body, const InputPlace& place) {
  article.title = CleanText(title);
  const std::string text = CleanText(body);
  if (text.empty()) return InputError(place, "no text in it; expected the words of an article");
  article.text = article.title.empty() ? text : article.title + "\n\n" + text;
  if (!article.published) article.published = place.date;
  if (article.source_id.empty()) {
    article.source_id = FileStem(place.file) + (place.line ? ":" + std::to_string(place.line) : "");
  }
  article.id = ContentId(article);
  return article;
}

std::optional<Date> ParseIsoDay(std::string_view text) {
  const bool has_time = text.size() > 10 && (text[10] == 'T' || text[10] == ' ');
  if (text.size() != 10 && !has_time) return std::nullopt;
  return Date::Parse(text.substr(0, 10));
}

}  // namespace entente::extract
