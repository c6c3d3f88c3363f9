// Fields of values one after another, as docs/store-format.md lays them out. What is read or written very often goes
// through these: making a cereal archive for each value would take longer than the reading.
#ifndef ENTENTE_STORE_FIELDS_H_
#define ENTENTE_STORE_FIELDS_H_

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "graph/date.h"
#include "store/bytes.h"

namespace entente::store {

class FieldWriter : public ByteWriter {
 public:
  template <class... Fields>
  void operator()(const Fields&... fields) {
    (Write(fields), ...);
  }

 private:
  template <class Id>
  void Write(Id id) requires(std::is_enum_v<Id>) {
    Fixed(static_cast<uint64_t>(id));
  }
  void Write(const std::string& text) {
    Varint(text.size());
    Text(text.data(), text.size());
  }
  void Write(const std::vector<std::string>& texts) {
    Varint(texts.size());
    for (const std::string& text : texts) Write(text);
  }
  void Write(Date date) { Varint(ZigZag(date.day)); }
  void Write(uint32_t number) { Varint(number); }
};

class FieldReader : public ByteReader {
 public:
  using ByteReader::ByteReader;

  template <class... Fields>
  void operator()(Fields&... fields) {
    (Read(&fields), ...);
  }

 private:
  template <class Id>
  void Read(Id* id) requires(std::is_enum_v<Id>) {
    *id = Id{Fixed()};
  }
  void Read(std::string* text) { text->assign(Text(Varint(left()))); }
  void Read(std::vector<std::string>* texts) {
    texts->resize(Varint(left()));
    for (std::string& text : *texts) Read(&text);
  }
  void Read(Date* date) { date->day = Signed(); }
  void Read(uint32_t* number) { *number = static_cast<uint32_t>(Varint(UINT32_MAX)); }
};

// Whether `read` says so of bytes that someone else may have written; false where they end early.
template <class Read>
bool ReadFields(std::string_view bytes, const Read& read) {
  try {
    FieldReader reader(bytes);
    return read(&reader);
  } catch (const std::exception&) {
    return false;
  }
}

// A fraction is kept by its ten-thousandths where these tell it exactly, as they do the most of those that are met.
constexpr double kFractionUnits = 10000;

// The ten-thousandths of which DecodeFraction makes the same fraction; nullopt where there are none.
inline std::optional<uint32_t> UnitsOf(double fraction) {
  if (!(fraction >= 0 && fraction <= 1)) return std::nullopt;
  const auto units = static_cast<uint32_t>(fraction * kFractionUnits + 0.5);
  const bool exact = std::bit_cast<uint64_t>(units / kFractionUnits) == std::bit_cast<uint64_t>(fraction);
  return exact ? std::optional(units) : std::nullopt;
}

inline void WriteFraction(double fraction, FieldWriter* writer) {
  if (const std::optional<uint32_t> units = UnitsOf(fraction)) {
    writer->Varint(*units);
  } else {
    writer->Fixed(std::bit_cast<uint64_t>(fraction));
  }
}

// `in_units`: as UnitsOf gives it.
inline double ReadFraction(bool in_units, FieldReader* reader) {
  return in_units ? static_cast<double>(reader->Varint(UINT32_MAX)) / kFractionUnits
                  : std::bit_cast<double>(reader->Fixed());
}

}  // namespace entente::store

#endif  // ENTENTE_STORE_FIELDS_H_
