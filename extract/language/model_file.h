// The container that every trained model is kept in: named sections of bytes under one checksum, read through a memory
// map. Layout (little-endian): magic "ENTMODEL", format version, kind, size, XXH3 of all that follows the header, then
// the table of sections and the sections, each on a 64-byte border.
#ifndef ENTENTE_EXTRACT_LANGUAGE_MODEL_FILE_H_
#define ENTENTE_EXTRACT_LANGUAGE_MODEL_FILE_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/mapped_file.h"
#include "graph/status.h"

namespace entente::extract {

// An opened model file. Cheap to move; sections stay readable as long as the file object lives.
class ModelFile {
 public:
  // Maps the file and checks magic, version, kind, size and checksum: kIo where it cannot be read, kWrongVersion for
  // another format version, kCorrupt for all else, each with a message that names the file.
  static Result<ModelFile> Open(const std::string& path, std::string_view kind);

  // The bytes of a section, aligned to 64; kCorrupt where the file has none of that name.
  Result<std::string_view> Section(std::string_view name) const;
  const std::string& path() const { return path_; }

 private:
  struct Entry {
    std::string name;
    std::string_view bytes;
  };

  ModelFile(std::string path, MappedFile mapped) : path_(std::move(path)), mapped_(std::move(mapped)) {}
  Status Read(std::string_view kind);
  Status ReadTable(std::string_view file, size_t count);
  Status Corrupt(std::string_view why) const;

  std::string path_;
  MappedFile mapped_;
  std::vector<Entry> sections_;
};

// Collects sections and writes them; the same sections give the same bytes.
class ModelFileWriter {
 public:
  // `kind` ("tagger", "names") and section names have 1 to 31 bytes.
  explicit ModelFileWriter(std::string kind) : kind_(std::move(kind)) {}
  void Add(std::string name, std::string bytes) { sections_.emplace_back(std::move(name), std::move(bytes)); }

  std::string Bytes() const;
  Status Write(const std::string& path) const;

 private:
  std::string kind_;
  std::vector<std::pair<std::string, std::string>> sections_;
};

// A list of strings without line breaks as a section, and back; the views point into `bytes`.
std::string JoinLines(std::span<const std::string> lines);
std::vector<std::string_view> SplitLines(std::string_view bytes);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_MODEL_FILE_H_
