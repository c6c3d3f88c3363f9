// Files as RocksDB sees them, whose deletion can be put off and given up.
#ifndef ENTENTE_STORE_LATE_DELETION_H_
#define ENTENTE_STORE_LATE_DELETION_H_

#include <rocksdb/env.h>

#include <memory>

namespace entente::store {

class DeletingFiles;

class LateDeletion {
 public:
  // Over `files`, or the machine's own where that is nullptr.
  explicit LateDeletion(rocksdb::Env* files);
  ~LateDeletion();

  rocksdb::Env* env() const { return env_.get(); }
  // From here on files that are to be deleted stay.
  void PutOff();
  // Deletes them, and deletes at once again.
  void Delete();
  // Lets them be, and deletes at once again. RocksDB deletes files that it knows nothing of when it opens.
  void GiveUp();

 private:
  std::shared_ptr<DeletingFiles> files_;
  std::unique_ptr<rocksdb::Env> env_;
};

}  // namespace entente::store

#endif  // ENTENTE_STORE_LATE_DELETION_H_
