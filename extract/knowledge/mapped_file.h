// A file's bytes, mapped read-only rather than read.
#ifndef ENTENTE_EXTRACT_KNOWLEDGE_MAPPED_FILE_H_
#define ENTENTE_EXTRACT_KNOWLEDGE_MAPPED_FILE_H_

#include <span>
#include <string>

#include "graph/status.h"

namespace entente::extract {

class MappedFile {
 public:
  static Result<MappedFile> Open(const std::string& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::span<const char> bytes() const { return bytes_; }

 private:
  explicit MappedFile(std::span<const char> bytes) : bytes_(bytes) {}

  std::span<const char> bytes_;  // begins at a page
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_KNOWLEDGE_MAPPED_FILE_H_
