// Articles one after another from files, folders and standard input.
#ifndef ENTENTE_CLI_ARTICLE_SOURCE_H_
#define ENTENTE_CLI_ARTICLE_SOURCE_H_

#include <fstream>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extract/read/read.h"
#include "graph/status.h"

namespace entente::cli {

// Reads `paths` in the order given; folders give their .txt, .html, .htm, .json, .jsonl and .ndjson files, sorted, with
// those of their subfolders; "-" is standard input. JSON Lines are read a line at a time.
class ArticleSource {
 public:
  // `date` is the publication date of articles that bring none. kNotFound where a path does not exist.
  static Result<ArticleSource> Open(const std::vector<std::string>& paths, std::optional<Date> date);

  // The next article, or why it could not be read (the following call goes on behind it); nullopt at the end.
  std::optional<Result<extract::Article>> Next();

  size_t file_count() const { return files_.size(); }
  size_t files_begun() const { return next_file_; }

 private:
  std::optional<Result<extract::Article>> NextLine();
  Result<extract::Article> ReadWhole(const std::string& file, const std::string& bytes) const;

  std::vector<std::string> files_;
  size_t next_file_ = 0;
  std::optional<Date> date_;
  std::unique_ptr<std::istream> lines_;  // the JSON Lines file that is being read
  extract::InputPlace line_place_;
};

}  // namespace entente::cli

#endif  // ENTENTE_CLI_ARTICLE_SOURCE_H_
