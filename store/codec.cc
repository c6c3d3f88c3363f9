#include "store/codec.h"

#include "store/serialize.h"

namespace entente::store {
namespace {

constexpr uint8_t kValueVersion = 1;

}  // namespace

template <class Archive>
void serialize(Archive& archive, StoredDocument& stored) {
  archive(stored.document, stored.learned);
}

template <class T>
std::string Encode(const T& value) {
  Writer writer;
  writer.Byte(kValueVersion);
  writer(value);
  return std::move(writer.bytes());
}

template <class T>
std::optional<T> Decode(std::string_view bytes) {
  return ReadWhole<T>(bytes, [](Reader* reader) -> std::optional<T> {
    T value;
    if (reader->Byte() != kValueVersion) return std::nullopt;
    (*reader)(value);
    return value;
  });
}

template <>
std::optional<Actor> Decode(std::string_view bytes) {
  std::optional<Actor> actor(std::in_place);
  const bool whole = ReadFields(bytes, [&](FieldReader* reader) {
    if (reader->Byte() != kValueVersion) return false;
    SerializeActor(*reader, *actor);
    return reader->left() == 0;
  });
  if (!whole) actor.reset();
  return actor;
}

template std::string Encode(const Actor&);
template std::string Encode(const std::vector<Evidence>&);
template std::string Encode(const std::vector<std::string>&);
template std::string Encode(const StoredDocument&);
template std::string Encode(const GraphCounts&);
template std::string Encode(const uint64_t&);
template std::optional<std::vector<Evidence>> Decode(std::string_view);
template std::optional<std::vector<std::string>> Decode(std::string_view);
template std::optional<StoredDocument> Decode(std::string_view);
template std::optional<GraphCounts> Decode(std::string_view);
template std::optional<uint64_t> Decode(std::string_view);

}  // namespace entente::store
