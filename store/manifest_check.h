// Looks for rot in a manifest that RocksDB takes for its torn end.
#ifndef ENTENTE_STORE_MANIFEST_CHECK_H_
#define ENTENTE_STORE_MANIFEST_CHECK_H_

#include <cstddef>
#include <optional>
#include <string_view>

namespace entente::store {

// Where the records of this manifest break off though whole ones follow; nullopt where they do not. A record that is
// longer than the file looks like one whose writing a crash cut short: RocksDB passes over it and all that follows,
// and so over files that hold a part of the store.
std::optional<size_t> FindBreak(std::string_view manifest);

}  // namespace entente::store

#endif  // ENTENTE_STORE_MANIFEST_CHECK_H_
