#include "cli/article_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <sstream>

#include "extract/read/text.h"

namespace entente::cli {
namespace {

using extract::Article;
using extract::ArticleFormat;
using extract::InputError;
using extract::InputPlace;
namespace fs = std::filesystem;

constexpr std::string_view kStandardInput = "-";

bool IsArticleFile(const fs::path& path) {
  for (const char* ending : {".txt", ".html", ".htm", ".json", ".jsonl", ".ndjson"}) {
    if (path.extension() == ending) return true;
  }
  return false;
}

void AddFolder(const fs::path& folder, std::vector<std::string>* files) {
  const size_t begin = files->size();
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->is_regular_file(error) && IsArticleFile(at->path())) files->push_back(at->path().string());
  }
  std::sort(files->begin() + static_cast<std::ptrdiff_t>(begin), files->end());
}

// The next line without its line feed. Of a line longer than the limit only as much is kept as shows that it is.
bool ReadLine(std::istream& in, std::string* line) {
  line->clear();
  std::streambuf* buffer = in.rdbuf();
  bool any = false;
  for (int c = buffer->sbumpc(); c != EOF; c = buffer->sbumpc()) {
    any = true;
    if (c == '\n') return true;
    if (line->size() <= extract::kArticleBytesMax) line->push_back(static_cast<char>(c));
  }
  return any;
}

}  // namespace

Result<ArticleSource> ArticleSource::Open(const std::vector<std::string>& paths, std::optional<Date> date) {
  ArticleSource source;
  source.date_ = date;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path != kStandardInput && !fs::exists(path, error)) {
      return Status(ErrorCode::kNotFound, fmt::format("{}: no such file or folder", path));
    }
    if (path != kStandardInput && fs::is_directory(path, error)) {
      AddFolder(path, &source.files_);
    } else {
      source.files_.push_back(path);
    }
  }
  return source;
}

std::optional<Result<Article>> ArticleSource::Next() {
  while (true) {
    if (lines_) {
      if (auto article = NextLine()) return article;
      lines_.reset();
    }
    if (next_file_ == files_.size()) return std::nullopt;
    const std::string& file = files_[next_file_++];
    const bool standard_input = file == kStandardInput;
    std::unique_ptr<std::istream> in;
    if (standard_input) {
      in = std::make_unique<std::istream>(std::cin.rdbuf());
    } else {
      in = std::make_unique<std::ifstream>(file, std::ios::binary);
    }
    if (!in->good()) return Result<Article>(Status(ErrorCode::kIo, fmt::format("{}: cannot be opened", file)));
    const bool is_json =
        extract::GuessFormat(file, "") == ArticleFormat::kJsonLines || (standard_input && in->rdbuf()->sgetc() == '{');
    if (is_json) {
      lines_ = std::move(in);
      line_place_ = InputPlace{file, 0, date_};
      if (lines_->rdbuf()->sgetc() == EOF) {
        lines_.reset();
        return Result<Article>(InputError(line_place_, "empty; expected an article a line"));
      }
      continue;
    }
    std::ostringstream bytes;
    if (in->rdbuf()->sgetc() != EOF) bytes << in->rdbuf();
    return ReadWhole(file, std::move(bytes).str());
  }
}

std::optional<Result<Article>> ArticleSource::NextLine() {
  std::string line;
  while (ReadLine(*lines_, &line)) {
    ++line_place_.line;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    if (line.size() > extract::kArticleBytesMax) {
      return Result<Article>(InputError(line_place_, fmt::format("line too long; an article may have at most {} MiB",
                                                                 extract::kArticleBytesMax >> 20)));
    }
    return ReadJsonLine(line, line_place_);
  }
  return std::nullopt;
}

Result<Article> ArticleSource::ReadWhole(const std::string& file, const std::string& bytes) const {
  const InputPlace place{file, 0, date_};
  if (extract::GuessFormat(file, bytes) == ArticleFormat::kHtml) return extract::ReadHtml(bytes, place);
  return extract::ReadPlainText(bytes, place);
}

}  // namespace entente::cli
