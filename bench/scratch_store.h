// A store in a folder that goes with the object.
#ifndef ENTENTE_BENCH_SCRATCH_STORE_H_
#define ENTENTE_BENCH_SCRATCH_STORE_H_

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "bench/check.h"
#include "store/store.h"

namespace entente::bench {

// Stores have to be closed before it goes.
class ScratchStore {
 public:
  ScratchStore() {
    std::string pattern = (std::filesystem::temp_directory_path() / "entente-bench-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~ScratchStore() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::unique_ptr<store::Store> Open(const Ontology& ontology) const {
    return Value(store::Store::Open((path_ / "store").string(), store::OpenMode::kCreate, ontology));
  }
  uint64_t bytes() const {
    uint64_t bytes = 0;
    for (const auto& entry : std::filesystem::directory_iterator(path_ / "store")) bytes += entry.file_size();
    return bytes;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace entente::bench

#endif  // ENTENTE_BENCH_SCRATCH_STORE_H_
