#include "cli/data_paths.h"

#include <cstdlib>
#include <filesystem>

namespace entente::cli {

extract::PipelinePaths FindDataPaths() {
  namespace fs = std::filesystem;
  fs::path data;
  if (const char* named = std::getenv("ENTENTE_DATA"); named && *named) {
    data = named;
  } else {
    std::error_code error;
    data = fs::read_symlink("/proc/self/exe", error).parent_path().parent_path() / "share" / "entente";
  }
  return {(data / "schemas").string(), (data / "models").string(), (data / "knowledge.bin").string(), ""};
}

}  // namespace entente::cli
