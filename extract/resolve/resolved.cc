#include "extract/resolve/resolved.h"

#include <fmt/core.h>

namespace entente::extract {
namespace {

std::string PrintMention(const Resolved& resolved, const Mention& mention) {
  std::string text = fmt::format("\"{}\"", resolved.analysis.document.Text(mention.tokens));
  if (mention.title.empty()) return text;
  text += fmt::format(" {{{}{}", mention.former ? "former " : "", mention.title);
  if (mention.title_of != kNoEntity) text += " of " + resolved.entities[mention.title_of].actor.name;
  return text + "}";
}

std::string PrintEntity(const Resolved& resolved, const Entity& entity) {
  std::string text = entity.actor.kind + " " + entity.actor.name;
  if (!entity.actor.known_id.empty()) text += fmt::format(" [{}]", entity.actor.known_id);
  if (!entity.actor.country.empty()) text += " of " + entity.actor.country;
  if (!entity.gender.empty()) text += ", " + entity.gender;
  for (size_t i = 0; i < entity.members.size(); ++i) {
    text += (i == 0 ? " = " : " + ") + resolved.entities[entity.members[i]].actor.name;
  }
  return text;
}

}  // namespace

const Mention* FindMention(const Resolved& resolved, uint32_t token) {
  const Mention* found = nullptr;
  const auto rank = [&](const Mention& mention) {
    return mention.head != token ? 0 : mention.form == MentionForm::kName ? 2 : 1;
  };
  for (const Mention& mention : resolved.mentions) {
    if (mention.tokens.begin > token) break;
    if (!mention.tokens.Contains(token)) continue;
    const bool better = found == nullptr || rank(mention) > rank(*found) ||
                        (rank(mention) == rank(*found) && mention.tokens.size() < found->tokens.size());
    if (better) found = &mention;
  }
  return found;
}

std::string Print(const Resolved& resolved) {
  std::vector<std::string> mentions(resolved.entities.size());
  std::string nobody;
  for (const Mention& mention : resolved.mentions) {
    std::string& line = mention.entity == kNoEntity ? nobody : mentions[mention.entity];
    if (!line.empty()) line += " | ";
    line += PrintMention(resolved, mention);
  }
  std::string text;
  for (size_t i = 0; i < resolved.entities.size(); ++i) {
    text += PrintEntity(resolved, resolved.entities[i]) + ": " + mentions[i] + "\n";
  }
  if (!nobody.empty()) text += "none: " + nobody + "\n";
  return text;
}

}  // namespace entente::extract
