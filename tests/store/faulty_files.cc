// Compiled without type information, as Debian's RocksDB is.
#include "faulty_files.h"

#include <rocksdb/file_system.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>

namespace entente::store {

using rocksdb::FileOptions;
using rocksdb::FSWritableFile;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
using rocksdb::Slice;

class FaultyDisk : public rocksdb::FileSystemWrapper {
 public:
  explicit FaultyDisk(Calls counted) : FileSystemWrapper(rocksdb::FileSystem::Default()), counted_(counted) {}

  const char* Name() const override { return "FaultyDisk"; }

  IOStatus NewWritableFile(const std::string& name, const FileOptions& options, std::unique_ptr<FSWritableFile>* file,
                           IODebugContext* context) override;
  IOStatus DeleteFile(const std::string& name, const IOOptions& options, IODebugContext* context) override {
    if (Fails(/*deletes=*/true)) return Full();
    Forget(name);
    return FileSystemWrapper::DeleteFile(name, options, context);
  }
  IOStatus RenameFile(const std::string& from, const std::string& to, const IOOptions& options,
                      IODebugContext* context) override {
    if (Fails()) return Full();
    Move(from, to);
    return FileSystemWrapper::RenameFile(from, to, options, context);
  }
  IOStatus LinkFile(const std::string& from, const std::string& to, const IOOptions& options,
                    IODebugContext* context) override {
    if (Fails()) return Full();
    Copy(from, to);
    return FileSystemWrapper::LinkFile(from, to, options, context);
  }

  bool Fails(bool deletes = false) { return counted_ == Calls::kAll && FailsNow(deletes); }
  bool SyncFails(const std::string& name) {
    const bool manifest = std::filesystem::path(name).filename().string().starts_with("MANIFEST");
    return (counted_ == Calls::kAll || manifest) && FailsNow(/*deletes=*/false);
  }
  static IOStatus Full() { return IOStatus::NoSpace("No space left on device"); }

  size_t calls() {
    const std::lock_guard lock(mutex_);
    return calls_;
  }
  void FailAt(size_t call, bool for_ever) {
    const std::lock_guard lock(mutex_);
    fail_at_ = call;
    for_ever_ = for_ever;
  }
  void NoteSynced(const std::string& name, uint64_t size) {
    const std::lock_guard lock(mutex_);
    synced_[name] = size;
  }
  void CutToSynced() {
    const std::lock_guard lock(mutex_);
    std::error_code ignored;
    for (const auto& [name, size] : synced_) {
      if (std::filesystem::exists(name)) std::filesystem::resize_file(name, size, ignored);
    }
  }

 private:
  bool FailsNow(bool deletes) {
    const std::lock_guard lock(mutex_);
    ++calls_;
    return calls_ == fail_at_ || (for_ever_ && !deletes && fail_at_ != 0 && calls_ > fail_at_);
  }
  void Forget(const std::string& name) {
    const std::lock_guard lock(mutex_);
    synced_.erase(name);
  }
  void Copy(const std::string& from, const std::string& to) {
    const std::lock_guard lock(mutex_);
    if (synced_.contains(from)) synced_[to] = synced_[from];
  }
  void Move(const std::string& from, const std::string& to) {
    Copy(from, to);
    Forget(from);
  }

  const Calls counted_;
  std::mutex mutex_;
  size_t calls_ = 0, fail_at_ = 0;
  bool for_ever_ = false;
  std::map<std::string, uint64_t> synced_;  // of the files made here
};

namespace {

class FaultyFile : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  FaultyFile(std::unique_ptr<FSWritableFile> file, std::string name, FaultyDisk* disk)
      : FSWritableFileOwnerWrapper(std::move(file)), name_(std::move(name)), disk_(*disk) {}

  IOStatus Append(const Slice& data, const IOOptions& options, IODebugContext* context) override {
    if (!disk_.Fails()) return Write(data, options, context);
    const IOStatus half = Write(Slice(data.data(), data.size() / 2), options, context);
    return half.ok() ? FaultyDisk::Full() : half;
  }
  IOStatus Append(const Slice& data, const IOOptions& options, const rocksdb::DataVerificationInfo&,
                  IODebugContext* context) override {
    return Append(data, options, context);
  }
  IOStatus Sync(const IOOptions& options, IODebugContext* context) override {
    if (disk_.SyncFails(name_)) return FaultyDisk::Full();
    const IOStatus status = FSWritableFileOwnerWrapper::Sync(options, context);
    if (status.ok()) disk_.NoteSynced(name_, size_);
    return status;
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* context) override { return Sync(options, context); }

 private:
  IOStatus Write(const Slice& data, const IOOptions& options, IODebugContext* context) {
    const IOStatus status = FSWritableFileOwnerWrapper::Append(data, options, context);
    if (status.ok()) size_ += data.size();
    return status;
  }

  std::string name_;
  FaultyDisk& disk_;
  uint64_t size_ = 0;
};

}  // namespace

IOStatus FaultyDisk::NewWritableFile(const std::string& name, const FileOptions& options,
                                     std::unique_ptr<FSWritableFile>* file, IODebugContext* context) {
  if (Fails()) return Full();
  std::unique_ptr<FSWritableFile> made;
  const IOStatus status = FileSystemWrapper::NewWritableFile(name, options, &made, context);
  if (!status.ok()) return status;
  NoteSynced(name, 0);
  file->reset(new FaultyFile(std::move(made), name, this));
  return status;
}

FaultyFiles::FaultyFiles(Calls counted)
    : disk_(std::make_shared<FaultyDisk>(counted)), env_(rocksdb::NewCompositeEnv(disk_)) {}

FaultyFiles::~FaultyFiles() = default;

size_t FaultyFiles::calls() const { return disk_->calls(); }

void FaultyFiles::FailAt(size_t call, bool for_ever) { disk_->FailAt(call, for_ever); }

void FaultyFiles::LosePower() { disk_->CutToSynced(); }

}  // namespace entente::store
