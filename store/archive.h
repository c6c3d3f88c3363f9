// cereal archives of the store's own: numbers kept short, and nothing allocated that the bytes do not account for.
#ifndef ENTENTE_STORE_ARCHIVE_H_
#define ENTENTE_STORE_ARCHIVE_H_

#include <bit>
#include <cereal/cereal.hpp>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente::store {

constexpr uint32_t ZigZag(int32_t value) {
  return (static_cast<uint32_t>(value) << 1) ^ static_cast<uint32_t>(value >> 31);
}

constexpr int32_t UnZigZag(uint32_t value) { return static_cast<int32_t>((value >> 1) ^ (~(value & 1) + 1)); }

class Writer : public cereal::OutputArchive<Writer, cereal::AllowEmptyClassElision> {
 public:
  Writer() : OutputArchive(this) { bytes_.reserve(kUsualBytes); }

  std::string& bytes() { return bytes_; }
  void Byte(uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void Text(const void* data, size_t size) { bytes_.append(static_cast<const char*>(data), size); }
  void Varint(uint64_t value) {
    for (; value >= 0x80; value >>= 7) Byte(static_cast<uint8_t>(value | 0x80));
    Byte(static_cast<uint8_t>(value));
  }
  void Fixed(uint64_t value) {
    char bytes[sizeof value];
    for (size_t i = 0; i < sizeof value; ++i) bytes[i] = static_cast<char>(value >> (56 - 8 * i));
    Text(bytes, sizeof bytes);
  }

 private:
  static constexpr size_t kUsualBytes = 120;

  std::string bytes_;
};

// The bytes of a value, from the first on. Throws cereal::Exception where they end early or a number is too large.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  size_t left() const { return bytes_.size(); }
  uint8_t Byte() { return static_cast<uint8_t>(Text(1).front()); }
  std::string_view Text(size_t size) {
    if (size > bytes_.size()) throw cereal::Exception("value ends early");
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
        if (value > max) throw cereal::Exception("number too large");
        return value;
      }
    }
    throw cereal::Exception("number too long");
  }
  int32_t Signed() { return UnZigZag(static_cast<uint32_t>(Varint(UINT32_MAX))); }
  uint64_t Fixed() {
    uint64_t value = 0;
    for (const char byte : Text(sizeof value)) value = value << 8 | static_cast<uint8_t>(byte);
    return value;
  }

 private:
  std::string_view bytes_;
};

class Reader : public cereal::InputArchive<Reader, cereal::AllowEmptyClassElision>, public ByteReader {
 public:
  explicit Reader(std::string_view bytes) : InputArchive(this), ByteReader(bytes) {}
};

inline void save(Writer& writer, const bool& value) { writer.Byte(value ? 1 : 0); }
inline void save(Writer& writer, const uint8_t& value) { writer.Byte(value); }
inline void save(Writer& writer, const uint32_t& value) { writer.Varint(value); }
inline void save(Writer& writer, const int32_t& value) { writer.Varint(ZigZag(value)); }
inline void save(Writer& writer, const uint64_t& value) { writer.Fixed(value); }
inline void save(Writer& writer, const double& value) { writer.Fixed(std::bit_cast<uint64_t>(value)); }

inline void load(Reader& reader, bool& value) { value = reader.Byte() != 0; }
inline void load(Reader& reader, uint8_t& value) { value = reader.Byte(); }
inline void load(Reader& reader, uint32_t& value) { value = static_cast<uint32_t>(reader.Varint(UINT32_MAX)); }
inline void load(Reader& reader, int32_t& value) { value = reader.Signed(); }
inline void load(Reader& reader, uint64_t& value) { value = reader.Fixed(); }
inline void load(Reader& reader, double& value) { value = std::bit_cast<double>(reader.Fixed()); }

template <class T>
void serialize(Writer& writer, cereal::NameValuePair<T>& pair) {
  writer(pair.value);
}
template <class T>
void serialize(Reader& reader, cereal::NameValuePair<T>& pair) {
  reader(pair.value);
}

template <class T>
void serialize(Writer& writer, cereal::SizeTag<T>& tag) {
  writer.Varint(tag.size);
}
template <class T>
void serialize(Reader& reader, cereal::SizeTag<T>& tag) {
  tag.size = reader.Varint(reader.left());  // every element takes a byte or more
}

template <class T>
inline void save(Writer& writer, const cereal::BinaryData<T>& data) {
  writer.Text(data.data, data.size);
}
template <class T>
inline void load(Reader& reader, cereal::BinaryData<T>& data) {
  reader.Text(data.size).copy(static_cast<char*>(data.data), data.size);
}

}  // namespace entente::store

CEREAL_SETUP_ARCHIVE_TRAITS(entente::store::Reader, entente::store::Writer)

#endif  // ENTENTE_STORE_ARCHIVE_H_
