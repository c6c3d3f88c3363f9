#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rocksdb/db.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "child_process.h"
#include "opened_store.h"
#include "random_reports.h"
#include "store/database.h"

namespace entente::store {
namespace {

namespace fs = std::filesystem;

void WriteFile(const fs::path& path, std::string_view text) { std::ofstream(path, std::ios::binary) << text; }

std::string FirstLineOf(const fs::path& path) {
  std::string line;
  std::getline(std::ifstream(path), line);
  return line;
}

// The code and message of an opening, with `path` as P; "ok" where it succeeds.
std::string TryOpen(const std::string& path, OpenMode mode) {
  const Status status = Store::Open(path, mode, TestOntology()).status();
  if (status.ok()) return "ok";
  std::string message = status.message();
  for (size_t place = message.find(path); !path.empty() && place != std::string::npos; place = message.find(path)) {
    message.replace(place, path.size(), "P");
  }
  return fmt::format("{} {}", static_cast<int>(status.code()), message);
}

std::string Failure(ErrorCode code, std::string_view message) {
  return fmt::format("{} {}", static_cast<int>(code), message);
}

void MakeStore(const std::string& path, size_t reports = 0) {
  std::unique_ptr<Store> store = OpenOrFail(path);
  ASSERT_TRUE(store->Write(RandomReports(21, reports)).ok());
  ASSERT_TRUE(store->Flush().ok());
}

TEST(Open, MakesAStoreOnlyWhereAsked) {
  TemporaryDirectory directory;
  const std::string path = directory.path();
  const std::string nothing = Failure(ErrorCode::kNotFound, "there is no store at 'P'");
  EXPECT_EQ(TryOpen(path, OpenMode::kMustExist), nothing);
  EXPECT_EQ(TryOpen(path, OpenMode::kReadOnly), nothing);
  EXPECT_FALSE(fs::exists(path));
  fs::create_directory(path);
  EXPECT_EQ(TryOpen(path, OpenMode::kMustExist), nothing);
  EXPECT_EQ(TryOpen(path + "//", OpenMode::kCreate), "ok");
  EXPECT_EQ(TryOpen(path, OpenMode::kMustExist), "ok");
  EXPECT_EQ(TryOpen(path, OpenMode::kReadOnly), "ok");
  EXPECT_EQ(TryOpen(path, OpenMode::kCreate), "ok");
  EXPECT_EQ(TryOpen(directory.path("a/b/c"), OpenMode::kCreate), "ok");
  EXPECT_EQ(TryOpen("", OpenMode::kCreate), Failure(ErrorCode::kInvalidInput, "the path of the store is empty"));
  for (const auto& entry : fs::directory_iterator(directory.path(""))) {
    EXPECT_EQ(entry.path().string().find(".new."), std::string::npos) << entry.path();
  }
}

TEST(Open, LeavesAloneWhatIsNoStore) {
  TemporaryDirectory directory;
  const std::string refused =
      Failure(ErrorCode::kInvalidInput, "'P' is no store: expected a directory with a file FORMAT in it");
  WriteFile(directory.path("file"), "text");
  EXPECT_EQ(TryOpen(directory.path("file"), OpenMode::kCreate), refused);
  fs::create_directory(directory.path("photos"));
  WriteFile(directory.path("photos/1.jpg"), "image");
  EXPECT_EQ(TryOpen(directory.path("photos"), OpenMode::kCreate), refused);
  EXPECT_EQ(TryOpen(directory.path("photos"), OpenMode::kReadOnly), refused);
  EXPECT_EQ(std::distance(fs::directory_iterator(directory.path("photos")), fs::directory_iterator()), 1);
  EXPECT_EQ(TryOpen(directory.path("file/below"), OpenMode::kCreate).substr(0, 2),
            fmt::format("{} ", static_cast<int>(ErrorCode::kIo)));
}

TEST(Open, ChecksTheFormatVersion) {
  TemporaryDirectory directory;
  MakeStore(directory.path());
  const std::string format = directory.path("store/FORMAT");
  WriteFile(format, "entente store format 1\n");
  const std::string advice = ": read it with the release that wrote it, or ingest its articles into a new store";
  for (OpenMode mode : {OpenMode::kCreate, OpenMode::kMustExist, OpenMode::kReadOnly}) {
    EXPECT_EQ(TryOpen(directory.path(), mode),
              Failure(ErrorCode::kWrongVersion, "store 'P' has format version 1, expected 7" + advice));
  }
  for (const int version : {2, 3, 4}) {
    WriteFile(format, fmt::format("entente store format {}\n", version));
    EXPECT_EQ(TryOpen(directory.path(), OpenMode::kReadOnly),
              Failure(ErrorCode::kWrongVersion, fmt::format("store 'P' has format version {}, expected 7: `entente "
                                                            "repair` writes it anew, and keeps it as it was",
                                                            version)));
  }
  for (const char* text : {"", "entente store format\n", "entente store format 7", "entente store format 7x\n"}) {
    WriteFile(format, text);
    EXPECT_EQ(
        TryOpen(directory.path(), OpenMode::kCreate),
        Failure(ErrorCode::kCorrupt, "store 'P' is damaged: its file FORMAT should read 'entente store format 7'"));
  }
  WriteFile(format, "entente store format 8\n");
  EXPECT_EQ(TryOpen(directory.path(), OpenMode::kReadOnly),
            Failure(ErrorCode::kWrongVersion, "store 'P' has format version 8, expected 7" + advice));
  // Versions 6 and 7 add to version 5; who only reads changes nothing.
  WriteFile(format, "entente store format 5\n");
  for (const auto& [mode, version] : {std::pair(OpenMode::kReadOnly, 5), {OpenMode::kMustExist, 7}}) {
    EXPECT_EQ(TryOpen(directory.path(), mode), "ok");
    EXPECT_EQ(FirstLineOf(format), fmt::format("entente store format {}", version));
  }
}

TEST(Open, SaysWhoUsesTheStore) {
  TemporaryDirectory directory;
  MakeStore(directory.path());
  {
    ChildProcess child({"hold", directory.path()});
    ASSERT_EQ(child.ReadLine(), "ready");
    const std::string in_use =
        Failure(ErrorCode::kInUse,
                fmt::format("store 'P' is in use by process {}; close it there first, or open it for reading only",
                            child.id()));
    EXPECT_EQ(TryOpen(directory.path(), OpenMode::kCreate), in_use);
    EXPECT_EQ(TryOpen(directory.path(), OpenMode::kMustExist), in_use);
    EXPECT_EQ(TryOpen(directory.path(), OpenMode::kReadOnly), "ok");
  }
  const std::unique_ptr<Store> store = OpenOrFail(directory.path());
  EXPECT_EQ(TryOpen(directory.path(), OpenMode::kMustExist),
            Failure(ErrorCode::kInUse,
                    "store 'P' is already open in this process; close it there first, or open it for "
                    "reading only"));
  // A failed try must not have dropped the lock.
  ChildProcess child({"hold", directory.path()});
  EXPECT_EQ(child.ReadLine().substr(0, 6), "store ");
}

TEST(Open, ReadsBesideAWriter) {
  TemporaryDirectory directory;
  const std::vector<Report> reports = RandomReports(22, 50);
  const std::span<const Report> all(reports);
  const std::unique_ptr<Store> writer = OpenOrFail(directory.path());
  ASSERT_TRUE(writer->Write(all.first(10)).ok());
  const std::unique_ptr<Store> reader = OpenOrFail(directory.path(), OpenMode::kReadOnly);
  const std::string then = Print(*writer);
  EXPECT_EQ(Print(*reader), then);
  for (size_t i = 10; i < reports.size(); i += 5) {
    ASSERT_TRUE(writer->Write(all.subspan(i, 5)).ok());
    ASSERT_TRUE(writer->Flush().ok());
    const std::unique_ptr<Store> newcomer = OpenOrFail(directory.path(), OpenMode::kReadOnly);
    EXPECT_EQ(Print(*newcomer), Print(*writer));
    EXPECT_EQ(Problems(*newcomer), "");
  }
  EXPECT_EQ(Print(*reader), then);
  EXPECT_NE(Print(*writer), then);
}

TEST(Open, ReadsBesideAWriterInAnotherProcess) {
  TemporaryDirectory directory;
  MakeStore(directory.path());
  ChildProcess child({"write", directory.path(), "23", "100"});
  ASSERT_EQ(child.ReadLine(), "1");
  uint64_t documents = 1;
  for (int i = 0; i < 20 && documents < 80; ++i) {
    const std::unique_ptr<Store> reader = OpenOrFail(directory.path(), OpenMode::kReadOnly);
    ASSERT_NE(reader, nullptr);
    EXPECT_EQ(Problems(*reader), "");
    EXPECT_GE(reader->Counts().value().documents, documents);
    documents = reader->Counts().value().documents;
  }
}

TEST(Open, SaysWhichFileIsMissing) {
  TemporaryDirectory directory;
  MakeStore(directory.path(), 5);
  for (const auto& entry : fs::directory_iterator(directory.path())) {
    if (entry.path().extension() != ".sst" && entry.path().filename() != "CURRENT") continue;
    const std::string copy = directory.path("copy");
    fs::remove_all(copy);
    fs::copy(directory.path(), copy);
    fs::remove(copy / entry.path().filename());
    for (OpenMode mode : {OpenMode::kCreate, OpenMode::kReadOnly}) {
      const std::string failure = TryOpen(copy, mode);
      EXPECT_EQ(failure.substr(0, 24), Failure(ErrorCode::kCorrupt, "store 'P' is damaged: ")) << failure;
      EXPECT_NE(failure.find(entry.path().filename().string()), std::string::npos) << failure;
    }
  }
}

// Opens, prints and verifies; what fails, or the graph.
std::string ReadAll(const std::string& path, OpenMode mode) {
  Result<std::unique_ptr<Store>> store = Store::Open(path, mode, TestOntology());
  if (!store.ok()) return store.status().message();
  const std::string problems = Problems(*store.value());
  return problems.empty() ? Print(*store.value()) : problems;
}

void FlipByte(const fs::path& path, uint64_t position) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  file.seekg(static_cast<std::streamoff>(position));
  const int byte = file.get();
  file.seekp(static_cast<std::streamoff>(position));
  file.put(static_cast<char>(byte ^ 0x20));
}

// Nothing crashes, and no wrong graph is given, whichever file has a flipped byte. What the log holds may end at the
// damage, at the border of an article; in files that RocksDB writes for people a byte may go unnoticed.
TEST(Open, NoticesFlippedBytes) {
  TemporaryDirectory directory;
  const std::vector<Report> reports = RandomReports(21, 18);
  std::set<std::string> right;
  {
    const std::unique_ptr<Store> store = OpenOrFail(directory.path());
    ASSERT_TRUE(store->Write(std::span<const Report>(reports).first(12)).ok());
    ASSERT_TRUE(store->Flush().ok());
    right.insert(Print(*store));
    for (const Report& report : std::span<const Report>(reports).subspan(12)) {
      ASSERT_TRUE(store->Write(report).ok());
      right.insert(Print(*store));
    }
  }
  const std::string whole = ReadAll(directory.path(), OpenMode::kReadOnly);
  EXPECT_TRUE(right.contains(whole));
  size_t tries = 0, noticed = 0, guarded = 0;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(directory.path())) files.push_back(entry.path().filename());
  std::sort(files.begin(), files.end());
  const std::string copy = directory.path("copy");
  for (const fs::path& file : files) {
    const uint64_t size = fs::file_size(directory.path() / file);
    const bool checked =
        file.extension() == ".sst" || file.extension() == ".log" || file.string().starts_with("MANIFEST");
    for (uint64_t position = tries % 7; position < size; position += size / (checked ? 3 : 1) + 1) {
      fs::remove_all(copy);
      fs::copy(directory.path(), copy);
      FlipByte(copy / file, position);
      const std::string read = ReadAll(copy, ++tries % 2 == 0 ? OpenMode::kReadOnly : OpenMode::kMustExist);
      guarded += checked;
      if (read == whole) continue;
      noticed += checked;
      const bool earlier = file.extension() == ".log" && right.contains(read);
      EXPECT_TRUE(earlier || read.starts_with("store '"))
          << file << " at " << position << " of " << size << ": " << read;
    }
  }
  EXPECT_GT(guarded, 45u);
  EXPECT_GT(noticed, guarded * 8 / 10) << guarded;
}

}  // namespace
}  // namespace entente::store
