// Opening: what lies at the path is looked at before RocksDB touches it, and a new store appears there whole or not at
// all.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>

#include "store/database.h"
#include "store/store.h"

namespace entente::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFormatFile = "FORMAT";
constexpr std::string_view kFormatPrefix = "entente store format ";
constexpr size_t kLongestFormat = 64;

fs::path FormatPath(const fs::path& path) { return path / kFormatFile; }

std::string ReadShortFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(kLongestFormat, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<size_t>(file.gcount()));
  return text;
}

std::optional<int> ParseFormat(std::string_view text) {
  if (!text.starts_with(kFormatPrefix) || !text.ends_with('\n')) return std::nullopt;
  text.remove_prefix(kFormatPrefix.size());
  text.remove_suffix(1);
  int version = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return version;
}

Status CheckFormat(const std::string& path) {
  const std::optional<int> version = ParseFormat(ReadShortFile(FormatPath(path)));
  if (!version) {
    return Status(ErrorCode::kCorrupt, fmt::format("store '{}' is damaged: its file {} should read '{}{}'", path,
                                                   kFormatFile, kFormatPrefix, kFormatVersion));
  }
  if (*version == kFormatVersion) return Status();
  return Status(ErrorCode::kWrongVersion,
                fmt::format("store '{}' has format version {}, expected {}: read it with the release that wrote it, or "
                            "ingest its articles into a new store",
                            path, *version, kFormatVersion));
}

Status IoError(const std::string& path, std::string_view what, int number) {
  return Status(ErrorCode::kIo, fmt::format("store '{}': {}: {}", path, what, std::strerror(number)));
}

Status SyncPath(const fs::path& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return IoError(path, "cannot be opened", errno);
  const int failure = fsync(file) == 0 ? 0 : errno;
  close(file);
  return failure == 0 ? Status() : IoError(path, "cannot be written to the disk", failure);
}

Status WriteFormat(const fs::path& path) {
  std::ofstream file(FormatPath(path), std::ios::binary);
  file << kFormatPrefix << kFormatVersion << '\n';
  file.close();
  if (!file) return IoError(path, "its format cannot be written", errno);
  return SyncPath(FormatPath(path));
}

// Fills `path` with an empty store.
Status Fill(const std::string& path) {
  std::error_code error;
  fs::remove_all(path, error);
  fs::create_directories(path, error);
  if (error) return IoError(path, "cannot be made", error.value());
  Result<std::unique_ptr<Database>> database = Database::Open(path, Database::Access::kCreate);
  if (!database.ok()) return database.status();
  return WriteFormat(path);
}

// Fills a directory beside `path` and gives it its name when it is whole. Where another process was faster, its store
// stands.
Status Create(const fs::path& path) {
  const fs::path beside = fmt::format("{}.new.{}", path.string(), getpid());
  Status filled = Fill(beside);
  std::error_code error;
  if (filled.ok()) fs::rename(beside, path, error);
  const bool lost = filled.ok() && error && fs::exists(FormatPath(path));
  if (!filled.ok() || error) {
    std::error_code ignored;
    fs::remove_all(beside, ignored);
  }
  if (!filled.ok() || lost) return filled;
  if (error) return IoError(path, "cannot be made", error.value());
  return SyncPath(path.has_parent_path() ? path.parent_path() : fs::path("."));
}

enum class Place { kNothing, kEmptyDirectory, kStore, kSomethingElse };

Result<Place> Look(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return Place::kNothing;
  if (error) return IoError(path, "cannot be looked at", error.value());
  if (status.type() != fs::file_type::directory) return Place::kSomethingElse;
  const bool empty = fs::is_empty(path, error);
  if (error) return IoError(path, "cannot be looked at", error.value());
  if (empty) return Place::kEmptyDirectory;
  return fs::exists(FormatPath(path), error) ? Place::kStore : Place::kSomethingElse;
}

Status CheckPlace(const std::string& path, Place place, OpenMode mode) {
  if (place == Place::kStore) return CheckFormat(path);
  if (place == Place::kSomethingElse) {
    return Status(ErrorCode::kInvalidInput,
                  fmt::format("'{}' is no store: expected a directory with a file {} in it", path, kFormatFile));
  }
  if (mode == OpenMode::kCreate) return Create(path);
  return Status(ErrorCode::kNotFound, fmt::format("there is no store at '{}'", path));
}

// "a/b/" and "a/b" are one place; a new store's neighbour is named after the latter.
std::string WithoutEndSlashes(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

}  // namespace

Result<std::unique_ptr<Store>> Store::Open(const std::string& given_path, OpenMode mode, const Ontology& ontology) {
  const std::string path = WithoutEndSlashes(given_path);
  if (path.empty()) return Status(ErrorCode::kInvalidInput, "the path of the store is empty");
  Result<Place> place = Look(path);
  if (!place.ok()) return place.status();
  if (Status checked = CheckPlace(path, place.value(), mode); !checked.ok()) return checked;
  const bool read_only = mode == OpenMode::kReadOnly;
  Result<std::unique_ptr<Database>> database =
      Database::Open(path, read_only ? Database::Access::kRead : Database::Access::kWrite);
  if (!database.ok()) return database.status();
  return std::unique_ptr<Store>(new Store(std::move(database).value(), ontology));
}

Store::Store(std::unique_ptr<Database> database, const Ontology& ontology)
    : ontology_(ontology), database_(std::move(database)) {}

Store::~Store() = default;

}  // namespace entente::store
