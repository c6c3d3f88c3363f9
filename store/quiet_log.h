// A log for RocksDB that keeps nothing: its own would be written into the store, by readers too.
#ifndef ENTENTE_STORE_QUIET_LOG_H_
#define ENTENTE_STORE_QUIET_LOG_H_

#include <rocksdb/env.h>

#include <memory>

namespace entente::store {

std::shared_ptr<rocksdb::Logger> MakeQuietLog();

}  // namespace entente::store

#endif  // ENTENTE_STORE_QUIET_LOG_H_
