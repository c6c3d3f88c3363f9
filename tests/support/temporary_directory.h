// A directory of its own for each test, gone when the test ends: tests run beside one another, so no two may write
// the same file.
#ifndef ENTENTE_TESTS_SUPPORT_TEMPORARY_DIRECTORY_H_
#define ENTENTE_TESTS_SUPPORT_TEMPORARY_DIRECTORY_H_

#include <filesystem>
#include <string>

namespace entente {

class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  // Where a file or folder of this name would be.
  std::string path(const std::string& name = "store") const { return (path_ / name).string(); }
  // Writes a file of this name; gives its path.
  std::string Write(const std::string& name, const std::string& bytes) const;

 private:
  std::filesystem::path path_;
};

}  // namespace entente

#endif  // ENTENTE_TESTS_SUPPORT_TEMPORARY_DIRECTORY_H_
