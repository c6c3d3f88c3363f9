// A file's bytes, mapped read-only rather than read.
#ifndef ENTENTE_EXTRACT_MAPPED_FILE_H_
#define ENTENTE_EXTRACT_MAPPED_FILE_H_

#include <string>
#include <string_view>

#include "graph/status.h"

namespace entente::extract {

// Cheap to move; the bytes stay where they are.
class MappedFile {
 public:
  // kIo, naming the file and what the system says, where it is no regular file that can be read.
  static Result<MappedFile> Open(const std::string& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::string_view bytes() const { return bytes_; }  // begin at a page; empty for an empty file

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}

  std::string_view bytes_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_MAPPED_FILE_H_
