// A disk that fails when told to, and that forgets what was not synced.
#ifndef ENTENTE_TESTS_STORE_FAULTY_FILES_H_
#define ENTENTE_TESTS_STORE_FAULTY_FILES_H_

#include <rocksdb/env.h>

#include <memory>

namespace entente::store {

class FaultyDisk;

// Which calls are counted and can fail.
enum class Calls {
  kAll,            // that make, write, sync, rename or delete a file
  kManifestSyncs,  // that put a manifest, written whole, on the disk
};

class FaultyFiles {
 public:
  explicit FaultyFiles(Calls counted = Calls::kAll);
  ~FaultyFiles();

  rocksdb::Env* env() const { return env_.get(); }
  size_t calls() const;  // so far
  // The call of this number fails as on a full disk, after having written half; so do all later ones but deletions, or
  // none.
  void FailAt(size_t call, bool for_ever);
  // After the database is closed: cuts each file to what had been synced of it.
  void LosePower();

 private:
  std::shared_ptr<FaultyDisk> disk_;
  std::unique_ptr<rocksdb::Env> env_;
};

}  // namespace entente::store

#endif  // ENTENTE_TESTS_STORE_FAULTY_FILES_H_
