// What lies at the path of a store, and how a new one appears there: whole or not at all.
#ifndef ENTENTE_STORE_PLACE_H_
#define ENTENTE_STORE_PLACE_H_

#include <functional>
#include <string>
#include <string_view>

#include "graph/status.h"

namespace entente::store {

inline constexpr std::string_view kFormatFile = "FORMAT";

enum class Place { kNothing, kEmptyDirectory, kStore, kSomethingElse };

Result<Place> Look(const std::string& path);

// What the file FORMAT of this version reads.
std::string FormatLine();
// Whether the store at `path` has this version or one that this one adds to; the other one, given what its FORMAT
// reads.
Status CheckFormat(const std::string& path);
Status CheckFormatLine(const std::string& path, const std::string& line);
// Notes that this program has written to the store at `path`, whose version CheckFormat let pass.
Status RaiseFormat(const std::string& path);

// Lets `fill` put a database into a directory beside `path`, and gives it that name when it is whole. At `path` is
// nothing or an empty directory. Where another process was faster, its store stands.
Status MakeWhole(const std::string& path, const std::function<Status(const std::string&)>& fill);

// "a/b/" and "a/b" are one place; what lies beside it is named after the latter.
std::string WithoutEndSlashes(std::string path);

}  // namespace entente::store

#endif  // ENTENTE_STORE_PLACE_H_
