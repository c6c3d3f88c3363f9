#include "extract/read/read.h"
#include "extract/read/text.h"

namespace entente::extract {
namespace {

constexpr size_t kTitleBytesMax = 200;

bool IsAddress(std::string_view line) {
  return (line.starts_with("http://") || line.starts_with("https://")) && line.find(' ') == std::string_view::npos;
}

// Cuts the first line off `text`, with the line feeds that follow it.
std::string_view TakeLine(std::string_view* text) {
  const size_t end = text->find('\n');
  const std::string_view line = text->substr(0, end);
  const size_t next = text->find_first_not_of('\n', line.size());
  *text = next == std::string_view::npos ? std::string_view() : text->substr(next);
  return line;
}

bool EndsSentence(std::string_view line) {
  for (std::string_view mark : {".", "!", "?", ":", ";", ",", "\"", "”", "’"}) {
    if (line.ends_with(mark)) return true;
  }
  return false;
}

bool StartsWithTitle(std::string_view text) {
  const size_t end = text.find('\n');
  if (end == std::string_view::npos || end > kTitleBytesMax) return false;
  return text.substr(end).starts_with("\n\n") && !EndsSentence(text.substr(0, end));
}

// The host of an address without "www.".
std::string Host(std::string_view url) {
  std::string_view host = url.substr(url.find("//") + 2);
  host = host.substr(0, host.find_first_of("/:?#"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return std::string(host);
}

}  // namespace

ArticleFormat GuessFormat(std::string_view file_name, std::string_view first_bytes) {
  for (std::string_view ending : {".jsonl", ".ndjson", ".json"}) {
    if (file_name.ends_with(ending)) return ArticleFormat::kJsonLines;
  }
  for (std::string_view ending : {".html", ".htm", ".xhtml"}) {
    if (file_name.ends_with(ending)) return ArticleFormat::kHtml;
  }
  const size_t begin = first_bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin != std::string_view::npos) {
    for (std::string_view tag : {"<!doctype html", "<!DOCTYPE html", "<!DOCTYPE HTML", "<html", "<HTML"}) {
      if (first_bytes.substr(begin).starts_with(tag)) return ArticleFormat::kHtml;
    }
  }
  return ArticleFormat::kPlainText;
}

Result<Article> ReadPlainText(std::string_view bytes, const InputPlace& place) {
  if (Status status = CheckBytes(bytes, place); !status.ok()) return status;
  const std::string clean = CleanText(bytes);
  std::string_view rest = clean;
  Article article;
  if (IsAddress(rest.substr(0, rest.find('\n')))) {
    article.url = TakeLine(&rest);
    article.outlet = Host(article.url);
  }
  std::string_view title;
  if (StartsWithTitle(rest)) title = TakeLine(&rest);
  return FinishArticle(std::move(article), title, rest, place);
}

}  // namespace entente::extract
