#include "extract/resolve/scene.h"

#include <algorithm>
#include <array>

#include "graph/name.h"

namespace entente::extract {

std::string_view KindLiteral(std::string_view kind) {
  static constexpr std::array<std::string_view, 6> kKinds = {kPerson, kCountry, kOrganization,
                                                             kPlace,  kGroup,   kOccasion};
  const auto found = std::find(kKinds.begin(), kKinds.end(), kind);
  return found == kKinds.end() ? std::string_view() : *found;
}

uint32_t Scene::KnownFigure(KnownIndex actor) {
  const auto next = static_cast<uint32_t>(figures.size());
  const auto [at, made] = figure_of_known.emplace(actor, next);
  if (!made) return at->second;
  const KnownActor known = knowledge.Get(actor);
  Figure figure;
  figure.kind = KindLiteral(known.kind);
  figure.known = actor;
  figure.name = known.name;
  figure.gender = known.gender;
  figure.country = known.kind == kCountry ? actor : known.country;
  figures.push_back(std::move(figure));
  return next;
}

uint32_t Scene::NamedFigure(std::string_view kind, const std::string& name) {
  const auto next = static_cast<uint32_t>(figures.size());
  const auto [at, made] = figure_of_name.emplace(std::pair(KindLiteral(kind), FoldName(name)), next);
  if (!made) return at->second;
  Figure figure;
  figure.kind = KindLiteral(kind);
  figure.name = name;
  figures.push_back(std::move(figure));
  return next;
}

std::string Scene::Words(TokenSpan span) const {
  std::string text;
  for (const char c : Text(span)) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) {
      text += c;
    } else if (!text.empty() && text.back() != ' ') {
      text += ' ';
    }
  }
  return text;
}

void Scene::Assign(uint32_t draft, uint32_t figure) {
  drafts[draft].mention.entity = figure;
  figures[figure].drafts.push_back(draft);
}

}  // namespace entente::extract
