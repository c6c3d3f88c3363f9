#include "extract/language/model_file.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <cassert>
#include <cstdint>
#include <cstring>
#include <fstream>

namespace entente::extract {
namespace {

constexpr std::string_view kMagic = "ENTMODEL";
constexpr uint32_t kFormatVersion = 1;
constexpr size_t kNameBytes = 32;
constexpr size_t kAlignment = 64;

struct Header {
  char magic[8];
  uint32_t version;
  uint32_t section_count;
  char kind[kNameBytes];
  uint64_t file_bytes;
  uint64_t checksum;
};
static_assert(sizeof(Header) == 64);

struct SectionRecord {
  char name[kNameBytes];
  uint64_t begin;
  uint64_t size;
};
static_assert(sizeof(SectionRecord) == 48);

size_t AlignUp(size_t offset) { return (offset + kAlignment - 1) / kAlignment * kAlignment; }

std::string_view FixedText(const char (&field)[kNameBytes]) {
  const char* end = static_cast<const char*>(std::memchr(field, '\0', kNameBytes));
  return end == nullptr ? std::string_view() : std::string_view(field, static_cast<size_t>(end - field));
}

void SetFixedText(std::string_view text, char (&field)[kNameBytes]) {
  assert(!text.empty() && text.size() < kNameBytes);
  std::memset(field, 0, kNameBytes);
  std::memcpy(field, text.data(), text.size());
}

}  // namespace

Result<ModelFile> ModelFile::Open(const std::string& path, std::string_view kind) {
  Result<MappedFile> mapped = MappedFile::Open(path);
  if (!mapped.ok()) return mapped.status();
  ModelFile file(path, std::move(mapped).value());
  Status status = file.Read(kind);
  if (!status.ok()) return status;
  return file;
}

Status ModelFile::Corrupt(std::string_view why) const {
  return Status(ErrorCode::kCorrupt, fmt::format("{}: not a usable model: {}", path_, why));
}

Status ModelFile::Read(std::string_view kind) {
  const std::string_view file = mapped_.bytes();
  Header header;
  if (file.empty()) return Corrupt("it is empty");
  if (file.substr(0, kMagic.size()) != kMagic) return Corrupt("it does not begin as a model file does");
  if (file.size() < sizeof(header)) return Corrupt("it ends within its header");
  std::memcpy(&header, file.data(), sizeof(header));
  if (header.version != kFormatVersion) {
    return Status(ErrorCode::kWrongVersion,
                  fmt::format("{}: model format version {}, expected {}; train the model again", path_, header.version,
                              kFormatVersion));
  }
  if (header.file_bytes != file.size()) {
    return Corrupt(fmt::format("it has {} bytes, expected {}", file.size(), header.file_bytes));
  }
  const std::string_view body = file.substr(sizeof(header));
  if (XXH3_64bits(body.data(), body.size()) != header.checksum) return Corrupt("its checksum does not match its bytes");
  if (FixedText(header.kind) != kind) {
    return Corrupt(fmt::format("it holds a model of kind \"{}\", expected \"{}\"", FixedText(header.kind), kind));
  }
  return ReadTable(file, header.section_count);
}

Status ModelFile::ReadTable(std::string_view file, size_t count) {
  if (count > (file.size() - sizeof(Header)) / sizeof(SectionRecord))
    return Corrupt("its table of sections is cut off");
  for (size_t i = 0; i < count; ++i) {
    SectionRecord record;
    std::memcpy(&record, file.data() + sizeof(Header) + i * sizeof(record), sizeof(record));
    if (record.begin > file.size() || record.size > file.size() - record.begin || record.begin % kAlignment != 0) {
      return Corrupt(fmt::format("section \"{}\" lies outside of it", FixedText(record.name)));
    }
    sections_.push_back({std::string(FixedText(record.name)), file.substr(record.begin, record.size)});
  }
  return Status();
}

Result<std::string_view> ModelFile::Section(std::string_view name) const {
  for (const Entry& section : sections_) {
    if (section.name == name) return section.bytes;
  }
  return Corrupt(fmt::format("it has no section \"{}\"", name));
}

std::string ModelFileWriter::Bytes() const {
  std::string file(sizeof(Header) + sections_.size() * sizeof(SectionRecord), '\0');
  for (size_t i = 0; i < sections_.size(); ++i) {
    file.resize(AlignUp(file.size()));
    SectionRecord record{};
    SetFixedText(sections_[i].first, record.name);
    record.begin = file.size();
    record.size = sections_[i].second.size();
    std::memcpy(file.data() + sizeof(Header) + i * sizeof(record), &record, sizeof(record));
    file += sections_[i].second;
  }
  Header header{};
  std::memcpy(header.magic, kMagic.data(), kMagic.size());
  header.version = kFormatVersion;
  header.section_count = static_cast<uint32_t>(sections_.size());
  SetFixedText(kind_, header.kind);
  header.file_bytes = file.size();
  header.checksum = XXH3_64bits(file.data() + sizeof(header), file.size() - sizeof(header));
  std::memcpy(file.data(), &header, sizeof(header));
  return file;
}

Status ModelFileWriter::Write(const std::string& path) const {
  const std::string bytes = Bytes();
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) return Status(ErrorCode::kIo, fmt::format("{}: cannot write this model", path));
  return Status();
}

std::string JoinLines(std::span<const std::string> lines) {
  std::string bytes;
  for (const std::string& line : lines) bytes.append(line).push_back('\n');
  return bytes;
}

std::vector<std::string_view> SplitLines(std::string_view bytes) {
  std::vector<std::string_view> lines;
  while (!bytes.empty()) {
    const size_t end = bytes.find('\n');
    lines.push_back(bytes.substr(0, end));
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  }
  return lines;
}

}  // namespace entente::extract
