// cereal archives of the store's own: numbers kept short, and nothing allocated that the bytes do not account for.
#ifndef ENTENTE_STORE_ARCHIVE_H_
#define ENTENTE_STORE_ARCHIVE_H_

#include <bit>
#include <cereal/cereal.hpp>
#include <cstdint>

#include "store/bytes.h"

namespace entente::store {

class Writer : public cereal::OutputArchive<Writer, cereal::AllowEmptyClassElision>, public ByteWriter {
 public:
  Writer() : OutputArchive(this) {}
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
