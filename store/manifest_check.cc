// The records are those of https://github.com/facebook/rocksdb/wiki/Write-Ahead-Log-File-Format: in blocks, each record
// under a masked CRC32C, its length and its type.
#include "store/manifest_check.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace entente::store {
namespace {

constexpr size_t kBlockSize = 32 * 1024;
constexpr size_t kHeaderSize = 7;
constexpr uint8_t kFirstType = 1, kLastType = 4;

constexpr std::array<uint32_t, 256> MakeTable() {
  constexpr uint32_t kReversedCastagnoli = 0x82f63b78;
  std::array<uint32_t, 256> table{};
  for (uint32_t i = 0; i < table.size(); ++i) {
    uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = value >> 1 ^ (value & 1 ? kReversedCastagnoli : 0);
    table[i] = value;
  }
  return table;
}

uint32_t MaskedCrc(std::string_view bytes) {
  static constexpr std::array<uint32_t, 256> kTable = MakeTable();
  uint32_t crc = ~uint32_t{0};
  for (const char byte : bytes) crc = kTable[(crc ^ static_cast<uint8_t>(byte)) & 0xff] ^ crc >> 8;
  crc = ~crc;
  return (crc >> 15 | crc << 17) + 0xa282ead8;
}

uint32_t ReadNumber(std::string_view bytes) {
  uint32_t number = 0;
  for (size_t i = bytes.size(); i-- > 0;) number = number << 8 | static_cast<uint8_t>(bytes[i]);
  return number;
}

size_t LeftInBlock(size_t at) { return kBlockSize - at % kBlockSize; }

// The size of the whole record at `at`; 0 where there is none.
size_t WholeRecord(std::string_view log, size_t at) {
  const std::string_view block = log.substr(at, LeftInBlock(at));
  if (block.size() < kHeaderSize) return 0;
  const size_t size = kHeaderSize + ReadNumber(block.substr(4, 2));
  const auto type = static_cast<uint8_t>(block[6]);
  if (size > block.size() || type < kFirstType || type > kLastType) return 0;
  return MaskedCrc(block.substr(6, size - 6)) == ReadNumber(block.substr(0, 4)) ? size : 0;
}

}  // namespace

std::optional<size_t> FindBreak(std::string_view manifest) {
  size_t at = 0;
  while (at < manifest.size()) {
    if (LeftInBlock(at) < kHeaderSize) {
      at += LeftInBlock(at);
      continue;
    }
    const size_t size = WholeRecord(manifest, at);
    if (size == 0) break;
    at += size;
  }
  for (size_t next = at + 1; next < manifest.size(); ++next) {
    if (WholeRecord(manifest, next) > kHeaderSize) return at;
  }
  return std::nullopt;
}

}  // namespace entente::store
