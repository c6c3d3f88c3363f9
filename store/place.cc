#include "store/place.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>

#include "store/store.h"

namespace entente::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFormatPrefix = "entente store format ";
constexpr size_t kLongestFormat = 64;
// From the first on Repair can read them, from the other on they lack no more than what this version adds.
constexpr int kOldestReadable = 2, kOldestOpened = 5;

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

// Whole or not at all.
Status WriteFormat(const std::string& path) {
  const fs::path beside = fs::path(path) / (std::string(kFormatFile) + ".new");
  std::ofstream file(beside, std::ios::binary);
  file << FormatLine();
  file.close();
  if (!file) return IoError(path, "its format cannot be written", errno);
  if (Status synced = SyncPath(beside); !synced.ok()) return synced;
  std::error_code error;
  fs::rename(beside, FormatPath(path), error);
  if (error) return IoError(path, "its format cannot be written", error.value());
  return SyncPath(path);
}

}  // namespace

std::string FormatLine() { return fmt::format("{}{}\n", kFormatPrefix, kFormatVersion); }

Status CheckFormat(const std::string& path) {
  const std::string line = ReadShortFile(FormatPath(path));
  const std::optional<int> version = ParseFormat(line);
  if (!version || *version < kOldestReadable || *version >= kOldestOpened) return CheckFormatLine(path, line);
  return Status(
      ErrorCode::kWrongVersion,
      fmt::format("store '{}' has format version {}, expected {}: `entente repair` writes it anew, and keeps it "
                  "as it was",
                  path, *version, kFormatVersion));
}

Status CheckFormatLine(const std::string& path, const std::string& line) {
  const std::optional<int> version = ParseFormat(line);
  if (!version) {
    return Status(ErrorCode::kCorrupt, fmt::format("store '{}' is damaged: its file {} should read '{}{}'", path,
                                                   kFormatFile, kFormatPrefix, kFormatVersion));
  }
  if (*version >= kOldestOpened && *version <= kFormatVersion) return Status();
  return Status(ErrorCode::kWrongVersion,
                fmt::format("store '{}' has format version {}, expected {}: read it with the release that wrote it, or "
                            "ingest its articles into a new store",
                            path, *version, kFormatVersion));
}

Status RaiseFormat(const std::string& path) {
  if (ReadShortFile(FormatPath(path)) == FormatLine()) return Status();
  return WriteFormat(path);
}

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

Status MakeWhole(const std::string& place, const std::function<Status(const std::string&)>& fill) {
  const fs::path path = place;
  const std::string beside = fmt::format("{}.new.{}", place, getpid());
  std::error_code error;
  fs::remove_all(beside, error);
  fs::create_directories(beside, error);
  if (error) return IoError(beside, "cannot be made", error.value());
  Status filled = fill(beside);
  if (filled.ok()) filled = WriteFormat(beside);
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

// "a/b/" and "a/b" are one place; a new store's neighbour is named after the latter.
std::string WithoutEndSlashes(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

}  // namespace entente::store
