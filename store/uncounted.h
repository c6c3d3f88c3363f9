// RocksDB counts its steps for whoever wants to know them (its PerfContext), through memory of the thread that a shared
// library looks up anew each time: a tenth of what a walk along records takes. Nobody asks here.
#ifndef ENTENTE_STORE_UNCOUNTED_H_
#define ENTENTE_STORE_UNCOUNTED_H_

#include <rocksdb/perf_level.h>

namespace entente::store {

// While it lives RocksDB does not count on this thread; whoever uses it besides this store finds it as it was.
class Uncounted {
 public:
  Uncounted() : before_(rocksdb::GetPerfLevel()) { rocksdb::SetPerfLevel(rocksdb::PerfLevel::kDisable); }
  ~Uncounted() { rocksdb::SetPerfLevel(before_); }
  Uncounted(const Uncounted&) = delete;
  Uncounted& operator=(const Uncounted&) = delete;

 private:
  rocksdb::PerfLevel before_;
};

}  // namespace entente::store

#endif  // ENTENTE_STORE_UNCOUNTED_H_
