// Compiled without type information, as Debian's RocksDB is: a class derived from one of its own needs the base's.
#include "store/quiet_log.h"

namespace entente::store {
namespace {

class QuietLog : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

}  // namespace

std::shared_ptr<rocksdb::Logger> MakeQuietLog() {
  std::shared_ptr<rocksdb::Logger> log(new QuietLog);
  log->SetInfoLogLevel(rocksdb::InfoLogLevel::FATAL_LEVEL);
  return log;
}

}  // namespace entente::store
