#include "train/text_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace entente::train {
namespace {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> FilesBelow(const std::vector<std::string>& folders) {
  std::vector<fs::path> files;
  for (const std::string& folder : folders) {
    std::error_code error;
    for (auto entry = fs::recursive_directory_iterator(folder, error); !error && entry != end(entry);
         entry.increment(error)) {
      if (entry->is_regular_file()) files.push_back(entry->path());
    }
    if (error) return Status(ErrorCode::kIo, folder + ": cannot read this folder");
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string TextOf(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (text.starts_with("http")) text.erase(0, std::min(text.find('\n'), text.size()));
  return text;
}

}  // namespace

Result<std::vector<extract::Document>> ReadTextFolders(const std::vector<std::string>& folders,
                                                       const extract::Segmenter& segmenter) {
  Result<std::vector<fs::path>> files = FilesBelow(folders);
  if (!files.ok()) return files.status();
  std::vector<extract::Document> documents;
  for (const fs::path& path : files.value()) {
    extract::Article article;
    article.text = TextOf(path);
    documents.push_back(segmenter.Segment(std::move(article)));
  }
  return documents;
}

}  // namespace entente::train
