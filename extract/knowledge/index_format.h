// The bytes of a compiled knowledge index: a header, then sections of plain records in the byte order of the machine.
#ifndef ENTENTE_EXTRACT_KNOWLEDGE_INDEX_FORMAT_H_
#define ENTENTE_EXTRACT_KNOWLEDGE_INDEX_FORMAT_H_

#include <cstdint>
#include <type_traits>

namespace entente::extract::index {

constexpr uint64_t kMagic = 0x0A58444E49544E45;  // "ENTINDX\n" on a little-endian machine
constexpr uint32_t kVersion = 2;
constexpr uint32_t kNone = UINT32_MAX;

// A range of the text section.
struct Text {
  uint32_t begin;
  uint32_t size;
};

struct Range {
  uint32_t begin;
  uint32_t end;
};

struct ActorRecord {
  Text id, kind, name, gender, sort;
  uint32_t country;
  uint32_t prominence;
  Range offices;     // held, in the section of offices
  Range offices_in;  // of this country or organization, in the section offices_in
};

struct OfficeRecord {
  uint32_t person, of;
  Text title, office;
  int32_t first, last;
};

// Sorted by text.
struct NameRecord {
  Text folded;
  Range matches;
  uint32_t gazetteer;
};

constexpr uint16_t kCapitals = 1;
constexpr uint16_t kOwn = 2;

struct MatchRecord {
  uint32_t actor;
  uint16_t use;
  uint16_t flags;  // kCapitals, kOwn
};

// A section: where it begins in the file and how many records it has.
struct Section {
  uint64_t offset;
  uint64_t count;
};

struct Header {
  uint64_t magic;
  uint32_t version;
  uint32_t header_size;
  uint64_t file_size;
  Section text;                // bytes
  Section actors;              // ActorRecord
  Section by_id;               // uint32_t, actors sorted by id
  Section offices;             // OfficeRecord, by person and first day
  Section offices_in;          // uint32_t, offices by country or organization
  Section names;               // NameRecord
  Section matches;             // MatchRecord
  Section buckets;             // uint32_t, names by hash of their text, kNone where empty; a power of two
  uint64_t sections_checksum;  // XXH3 of all that follows the header
  uint64_t checksum;           // XXH3 of the header before this field
};

static_assert(std::is_trivially_copyable_v<Header> && sizeof(Header) % 8 == 0);

}  // namespace entente::extract::index

#endif  // ENTENTE_EXTRACT_KNOWLEDGE_INDEX_FORMAT_H_
