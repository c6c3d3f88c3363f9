// Compiled without type information, as store/quiet_log.cc.
#include "store/late_deletion.h"

#include <rocksdb/file_system.h>

#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace entente::store {

using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;

class DeletingFiles : public rocksdb::FileSystemWrapper {
 public:
  using FileSystemWrapper::FileSystemWrapper;

  const char* Name() const override { return "DeletingFiles"; }

  IOStatus DeleteFile(const std::string& name, const IOOptions& options, IODebugContext* context) override {
    {
      const std::lock_guard lock(mutex_);
      if (put_off_) {
        put_off_files_.push_back(name);
        return IOStatus::OK();
      }
    }
    return FileSystemWrapper::DeleteFile(name, options, context);
  }

  void PutOff() {
    const std::lock_guard lock(mutex_);
    put_off_ = true;
  }
  std::vector<std::string> GoOn() {
    const std::lock_guard lock(mutex_);
    put_off_ = false;
    return std::exchange(put_off_files_, {});
  }

 private:
  std::mutex mutex_;
  bool put_off_ = false;
  std::vector<std::string> put_off_files_;
};

LateDeletion::LateDeletion(rocksdb::Env* files)
    : files_(std::make_shared<DeletingFiles>(files ? files->GetFileSystem() : rocksdb::FileSystem::Default())),
      env_(rocksdb::NewCompositeEnv(files_)) {}

LateDeletion::~LateDeletion() = default;

void LateDeletion::PutOff() { files_->PutOff(); }

void LateDeletion::Delete() {
  for (const std::string& name : files_->GoOn()) files_->DeleteFile(name, IOOptions(), nullptr).PermitUncheckedError();
}

void LateDeletion::GiveUp() { (void)files_->GoOn(); }

}  // namespace entente::store
