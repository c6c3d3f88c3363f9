// Bytes of values: gathered, and read back.
#ifndef ENTENTE_STORE_BYTES_H_
#define ENTENTE_STORE_BYTES_H_

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace entente::store {

constexpr uint32_t ZigZag(int32_t value) {
  return (static_cast<uint32_t>(value) << 1) ^ static_cast<uint32_t>(value >> 31);
}

constexpr int32_t UnZigZag(uint32_t value) { return static_cast<int32_t>((value >> 1) ^ (~(value & 1) + 1)); }

// Big-endian, so that the order of bytes is that of numbers.
template <class Number>
void AppendNumber(Number number, std::string* bytes) {
  char big_endian[sizeof number];
  for (size_t i = 0; i < sizeof number; ++i) {
    big_endian[i] = static_cast<char>(number >> 8 * (sizeof number - 1 - i));
  }
  bytes->append(big_endian, sizeof number);
}

inline void AppendVarint(uint64_t number, std::string* bytes) {
  for (; number >= 0x80; number >>= 7) bytes->push_back(static_cast<char>(number | 0x80));
  bytes->push_back(static_cast<char>(number));
}

// Of the first bytes, as many as the number has, which must be there. Compilers make one load of the sum.
template <class Number, size_t... kPlaces>
Number NumberOf(const char* bytes, std::index_sequence<kPlaces...>) {
  return static_cast<Number>(
      ((Number{static_cast<uint8_t>(bytes[kPlaces])} << 8 * (sizeof(Number) - 1 - kPlaces)) | ...));
}
template <class Number>
Number NumberOf(const char* bytes) {
  return NumberOf<Number>(bytes, std::make_index_sequence<sizeof(Number)>());
}

// Gathers the bytes of a value.
class ByteWriter {
 public:
  ByteWriter() { bytes_.reserve(kUsualBytes); }

  std::string& bytes() { return bytes_; }
  const std::string& bytes() const { return bytes_; }
  void Byte(uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void Text(const void* data, size_t size) { bytes_.append(static_cast<const char*>(data), size); }
  void Varint(uint64_t value) { AppendVarint(value, &bytes_); }
  template <class Number>
  void Fixed(Number value) {
    AppendNumber(value, &bytes_);
  }

 private:
  static constexpr size_t kUsualBytes = 120;

  std::string bytes_;
};

// Apart from what throws, so that reading stays small enough to be inlined.
[[noreturn, gnu::cold, gnu::noinline]] inline void FailToRead(const char* why) { throw std::runtime_error(why); }

// The bytes of a value, from the first on. Throws std::runtime_error where they end early or a number is too large.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  size_t left() const { return bytes_.size(); }
  uint8_t Byte() { return static_cast<uint8_t>(Text(1).front()); }
  std::string_view Text(size_t size) {
    if (size > bytes_.size()) FailToRead("value ends early");
    const std::string_view text = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return text;
  }
  uint64_t Varint(uint64_t max) {
    uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const uint8_t byte = Byte();
      value |= static_cast<uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) {
        if (value > max) FailToRead("number too large");
        return value;
      }
    }
    FailToRead("number too long");
  }
  int32_t Signed() { return UnZigZag(static_cast<uint32_t>(Varint(UINT32_MAX))); }
  template <class Number = uint64_t>
  Number Fixed() {
    return NumberOf<Number>(Text(sizeof(Number)).data());
  }

 private:
  std::string_view bytes_;
};

}  // namespace entente::store

#endif  // ENTENTE_STORE_BYTES_H_
