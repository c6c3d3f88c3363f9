// Backups of a store, and a store from the latest of them, by RocksDB's BackupEngine.
#include <fmt/format.h>
#include <rocksdb/utilities/backup_engine.h>

#include <filesystem>

#include "store/database.h"
#include "store/place.h"
#include "store/store.h"

namespace entente::store {
namespace {

namespace fs = std::filesystem;
using rocksdb::BackupEngine;
using rocksdb::BackupEngineReadOnly;

constexpr const char* kBackupFolder = "meta";  // stands in every directory of backups

Status CannotBeDone(const std::string& directory, std::string_view what, const rocksdb::Status& status) {
  const ErrorCode code = status.IsCorruption() ? ErrorCode::kCorrupt : ErrorCode::kIo;
  return Status(code, fmt::format("the backup in '{}' cannot be {}: {}", directory, what, status.ToString()));
}

// Anything else than backups is left alone.
Status CheckDirectory(const std::string& directory) {
  std::error_code error;
  if (!fs::exists(directory, error) || fs::exists(fs::path(directory) / kBackupFolder, error)) return Status();
  if (fs::is_directory(directory, error) && fs::is_empty(directory, error)) return Status();
  return Status(ErrorCode::kInvalidInput,
                fmt::format("'{}' holds something else than backups; name a new directory", directory));
}

Status RestoreInto(const std::string& backup, const std::string& path) {
  BackupEngineReadOnly* opened = nullptr;
  rocksdb::Status status =
      BackupEngineReadOnly::Open(rocksdb::Env::Default(), rocksdb::BackupEngineOptions(backup), &opened);
  const std::unique_ptr<BackupEngineReadOnly> backups(opened);
  if (!status.ok()) return CannotBeDone(backup, "read", status);
  std::vector<rocksdb::BackupInfo> infos;
  backups->GetBackupInfo(&infos);
  if (infos.empty()) return Status(ErrorCode::kNotFound, fmt::format("there is no whole backup in '{}'", backup));
  if (Status checked = CheckFormatLine(backup, infos.back().app_metadata); !checked.ok()) return checked;
  status = backups->RestoreDBFromLatestBackup(path, path);
  return status.ok() ? Status() : CannotBeDone(backup, "restored", status);
}

}  // namespace

Result<uint32_t> Store::BackUp(const std::string& directory) {
  if (Status checked = CheckDirectory(directory); !checked.ok()) return checked;
  const Result<WriteLock> lock = LockIndexed();
  if (!lock.ok()) return lock.status();
  BackupEngine* opened = nullptr;
  std::error_code error;
  fs::create_directories(directory, error);
  rocksdb::Status status =
      BackupEngine::Open(rocksdb::Env::Default(), rocksdb::BackupEngineOptions(directory), &opened);
  const std::unique_ptr<BackupEngine> backups(opened);
  if (!status.ok()) return CannotBeDone(directory, "written", status);
  rocksdb::CreateBackupOptions options;
  options.flush_before_backup = true;
  rocksdb::BackupID number = 0;
  status = backups->CreateNewBackupWithMetadata(options, database_->rocks(), FormatLine(), &number);
  if (!status.ok()) return CannotBeDone(directory, "written", status);
  return uint32_t{number};
}

Status Store::Restore(const std::string& backup, const std::string& given_path) {
  const std::string path = WithoutEndSlashes(given_path);
  std::error_code error;
  if (!fs::exists(fs::path(backup) / kBackupFolder, error)) {
    return Status(ErrorCode::kNotFound, fmt::format("there is no backup in '{}'", backup));
  }
  const Result<Place> place = Look(path);
  if (!place.ok()) return place.status();
  if (place.value() != Place::kNothing && place.value() != Place::kEmptyDirectory) {
    return Status(ErrorCode::kInvalidInput,
                  fmt::format("there is something at '{}' already; restore to a new place", path));
  }
  return MakeWhole(path, [&backup](const std::string& beside) { return RestoreInto(backup, beside); });
}

}  // namespace entente::store
