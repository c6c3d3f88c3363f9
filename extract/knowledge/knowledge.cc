#include "extract/knowledge/knowledge.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>

#include "extract/knowledge/index_format.h"
#include "extract/mapped_file.h"

namespace entente::extract {
namespace {

template <class T>
bool Fits(const index::Section& section, size_t file_size) {
  return section.offset % 8 == 0 && section.offset <= file_size &&
         section.count <= (file_size - section.offset) / sizeof(T) && section.count < index::kNone;
}

// Whether the header describes this file and nothing in it has changed. What the sections hold is still checked at each
// step of a lookup: a checksum does not say that who wrote the file did it right.
bool IsWhole(const index::Header& header, std::string_view bytes) {
  const size_t file_size = bytes.size();
  return header.checksum == XXH3_64bits(&header, offsetof(index::Header, checksum)) && header.file_size == file_size &&
         header.sections_checksum == XXH3_64bits(bytes.data() + sizeof(header), file_size - sizeof(header)) &&
         Fits<char>(header.text, file_size) && Fits<index::ActorRecord>(header.actors, file_size) &&
         Fits<uint32_t>(header.by_id, file_size) && Fits<index::OfficeRecord>(header.offices, file_size) &&
         Fits<uint32_t>(header.offices_in, file_size) && Fits<index::NameRecord>(header.names, file_size) &&
         Fits<index::MatchRecord>(header.matches, file_size) && Fits<uint32_t>(header.buckets, file_size) &&
         std::has_single_bit(header.buckets.count);
}

}  // namespace

struct Knowledge::Index {
  Index(std::string_view whole, std::shared_ptr<const void> keeper_of_whole, const index::Header& header)
      : bytes(whole),
        keeper(std::move(keeper_of_whole)),
        text(Records<char>(header.text)),
        actors(Records<index::ActorRecord>(header.actors)),
        by_id(Records<uint32_t>(header.by_id)),
        offices(Records<index::OfficeRecord>(header.offices)),
        offices_in(Records<uint32_t>(header.offices_in)),
        names(Records<index::NameRecord>(header.names)),
        matches(Records<index::MatchRecord>(header.matches)),
        buckets(Records<uint32_t>(header.buckets)) {}

  template <class T>
  std::span<const T> Records(const index::Section& section) const {
    return {reinterpret_cast<const T*>(bytes.data() + section.offset), static_cast<size_t>(section.count)};
  }

  std::string_view TextOf(index::Text range) const {
    if (range.begin > text.size() || range.size > text.size() - range.begin) return {};
    return {text.data() + range.begin, range.size};
  }

  template <class T>
  static std::span<const T> Slice(std::span<const T> records, index::Range range) {
    if (range.begin > range.end || range.end > records.size()) return {};
    return records.subspan(range.begin, range.end - range.begin);
  }

  const index::NameRecord* FindName(std::string_view folded) const {
    const size_t mask = buckets.size() - 1;
    size_t at = XXH3_64bits(folded.data(), folded.size()) & mask;
    for (size_t probes = 0; probes < buckets.size() && buckets[at] < names.size(); ++probes, at = (at + 1) & mask) {
      const index::NameRecord& name = names[buckets[at]];
      if (TextOf(name.folded) == folded) return &name;
    }
    return nullptr;
  }

  KnownOffice Office(const index::OfficeRecord& office) const {
    return {office.person, office.of, TextOf(office.title), {office.first}, {office.last}, TextOf(office.office)};
  }

  bool IsActor(uint32_t actor) const { return actor < actors.size(); }

  std::string_view bytes;
  std::shared_ptr<const void> keeper;  // what holds the bytes
  std::span<const char> text;
  std::span<const index::ActorRecord> actors;
  std::span<const uint32_t> by_id;
  std::span<const index::OfficeRecord> offices;
  std::span<const uint32_t> offices_in;
  std::span<const index::NameRecord> names;
  std::span<const index::MatchRecord> matches;
  std::span<const uint32_t> buckets;
};

Knowledge::Knowledge(std::unique_ptr<Index> index) : index_(std::move(index)) {}
Knowledge::~Knowledge() = default;

Result<std::unique_ptr<Knowledge>> Knowledge::Load(const std::string& path) {
  Result<MappedFile> file = MappedFile::Open(path);
  if (!file.ok()) return file.status();
  auto keeper = std::make_shared<const MappedFile>(std::move(file).value());
  return Read(keeper->bytes(), keeper, path);
}

Result<std::unique_ptr<Knowledge>> Knowledge::FromBytes(std::string bytes, const std::string& name) {
  auto keeper = std::make_shared<const std::string>(std::move(bytes));
  Result<std::unique_ptr<Knowledge>> knowledge = Read(*keeper, keeper, name);
  if (!knowledge.ok()) return knowledge;
  const std::span<const index::MatchRecord> matches = knowledge.value()->index_->matches;
  knowledge.value()->has_own_names_ =
      std::any_of(matches.begin(), matches.end(), [](const auto& match) { return (match.flags & index::kOwn) != 0; });
  return knowledge;
}

Result<std::unique_ptr<Knowledge>> Knowledge::Read(std::string_view bytes, std::shared_ptr<const void> keeper,
                                                   const std::string& name) {
  index::Header header{};
  if (bytes.size() >= sizeof(header)) std::memcpy(&header, bytes.data(), sizeof(header));
  if (header.magic != index::kMagic) {
    return Status(ErrorCode::kCorrupt, fmt::format("{}: is no compiled knowledge index", name));
  }
  if (header.version != index::kVersion || header.header_size != sizeof(header)) {
    return Status(ErrorCode::kWrongVersion, fmt::format("{}: is a knowledge index of version {}; expected version {}",
                                                        name, header.version, index::kVersion));
  }
  if (!IsWhole(header, bytes)) {
    return Status(ErrorCode::kCorrupt, fmt::format("{}: is a damaged knowledge index; build it again", name));
  }
  return std::unique_ptr<Knowledge>(new Knowledge(std::make_unique<Index>(bytes, std::move(keeper), header)));
}

uint32_t Knowledge::size() const { return static_cast<uint32_t>(index_->actors.size()); }

KnownActor Knowledge::Get(KnownIndex actor) const {
  if (!index_->IsActor(actor)) return {};
  const index::ActorRecord& record = index_->actors[actor];
  return {index_->TextOf(record.id),
          index_->TextOf(record.kind),
          index_->TextOf(record.name),
          index_->TextOf(record.gender),
          index_->IsActor(record.country) ? record.country : kNotKnown,
          index_->TextOf(record.sort),
          record.prominence};
}

KnownIndex Knowledge::FindId(std::string_view id) const {
  const auto text = [&](uint32_t actor) {
    return index_->IsActor(actor) ? index_->TextOf(index_->actors[actor].id) : std::string_view();
  };
  const auto found = std::lower_bound(index_->by_id.begin(), index_->by_id.end(), id,
                                      [&](uint32_t actor, std::string_view wanted) { return text(actor) < wanted; });
  return found != index_->by_id.end() && index_->IsActor(*found) && text(*found) == id ? *found : kNotKnown;
}

std::vector<NameMatch> Knowledge::Find(std::string_view folded) const {
  std::vector<NameMatch> found;
  const index::NameRecord* name = index_->FindName(folded);
  if (!name) return found;
  const std::span<const index::MatchRecord> matches = Index::Slice(index_->matches, name->matches);
  found.reserve(matches.size());
  for (const index::MatchRecord& match : matches) {
    if (!index_->IsActor(match.actor) || match.use > static_cast<uint16_t>(NameUse::kSeat)) continue;
    found.push_back({match.actor, static_cast<NameUse>(match.use), (match.flags & index::kCapitals) != 0,
                     (match.flags & index::kOwn) != 0});
  }
  return found;
}

std::vector<KnownOffice> Knowledge::OfficesOf(KnownIndex person) const {
  std::vector<KnownOffice> offices;
  if (!index_->IsActor(person)) return offices;
  for (const index::OfficeRecord& office : Index::Slice(index_->offices, index_->actors[person].offices)) {
    offices.push_back(index_->Office(office));
  }
  return offices;
}

std::vector<KnownOffice> Knowledge::OfficesIn(KnownIndex country_or_organization) const {
  std::vector<KnownOffice> offices;
  if (!index_->IsActor(country_or_organization)) return offices;
  const index::Range range = index_->actors[country_or_organization].offices_in;
  for (const uint32_t office : Index::Slice(index_->offices_in, range)) {
    if (office < index_->offices.size()) offices.push_back(index_->Office(index_->offices[office]));
  }
  return offices;
}

uint32_t Knowledge::GazetteerBits(std::string_view folded) const {
  const index::NameRecord* name = index_->FindName(folded);
  return name ? name->gazetteer : 0;
}

bool Knowledge::IsNamePrefix(std::string_view folded) const {
  const auto at = std::lower_bound(
      index_->names.begin(), index_->names.end(), folded,
      [&](const index::NameRecord& name, std::string_view wanted) { return index_->TextOf(name.folded) < wanted; });
  if (folded.empty() || at == index_->names.end()) return false;
  const std::string_view first = index_->TextOf(at->folded);
  // A space sorts before every letter, so that the first name not before the words is one that begins with them.
  return first.starts_with(folded) && (first.size() == folded.size() || first[folded.size()] == ' ');
}

}  // namespace entente::extract
