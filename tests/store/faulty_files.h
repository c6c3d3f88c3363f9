// A disk that fails when told to, and that forgets what was not synced.
#ifndef ENTENTE_TESTS_STORE_FAULTY_FILES_H_
#define ENTENTE_TESTS_STORE_FAULTY_FILES_H_

#include <rocksdb/env.h>

#include <memory>

namespace entente::store {

class FaultyDisk;

class FaultyFiles {
 public:
  FaultyFiles();
  ~FaultyFiles();

  rocksdb::Env* env() const { return env_.get(); }
  // Calls so far that make, write, sync, rename or delete a file.
  size_t calls() const;
  // The call of this number fails as on a full disk, after having written half; so do all later ones, or none.
  void FailAt(size_t call, bool for_ever);
  // After the database is closed: cuts each file to what had been synced of it.
  void LosePower();

 private:
  std::shared_ptr<FaultyDisk> disk_;
  std::unique_ptr<rocksdb::Env> env_;
};

}  // namespace entente::store

#endif  // ENTENTE_TESTS_STORE_FAULTY_FILES_H_
