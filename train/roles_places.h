// Which numbered argument of a PropBank sense stands where: "meet.03 subject=0 object=1 prep:with=1". The senses that
// are listed are those that a frame of schemas/frames means by one of its trigger words.
#ifndef ENTENTE_TRAIN_ROLES_PLACES_H_
#define ENTENTE_TRAIN_ROLES_PLACES_H_

#include <map>
#include <string>
#include <string_view>

#include "graph/status.h"

namespace entente::train {

// By place as frames write it; values are PropBank's roles ("ARG0").
using RolePlaces = std::map<std::string, std::string, std::less<>>;

// By sense.
using RoleMap = std::map<std::string, RolePlaces, std::less<>>;

// A line a sense, "#" begins a comment. Fails with the line that is no such line.
Result<RoleMap> ParseRoleMap(std::string_view text, const std::string& path);
Result<RoleMap> ReadRoleMap(const std::string& path);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_ROLES_PLACES_H_
