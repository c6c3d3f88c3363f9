#include "query/ask/office.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <span>
#include <sstream>

#include "graph/name.h"
#include "query/ask/reading.h"

namespace entente::query {
namespace {

constexpr std::string_view kPlace = "place";
constexpr std::string_view kGroup = "group";  // the kind of those whom no name tells

std::string Join(const std::vector<std::string>& words, size_t begin, size_t end) {
  std::string text;
  for (size_t i = begin; i < end; ++i) text += (i > begin ? " " : "") + words[i];
  return text;
}

std::vector<std::string> WordsOf(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

// The actor of one of the kinds that bears the name in the graph; empty where none does.
std::string NameOfKind(const std::vector<std::string>& kinds, const std::string& name, const GraphView& graph) {
  const auto ids = graph.ActorsNamed(name);
  if (!ids.ok()) return "";
  for (ActorId id : ids.value()) {
    const auto actor = graph.GetActor(id);
    if (actor.ok() && Contains(kinds, actor.value().kind)) return actor.value().name;
  }
  return "";
}

// The actor of one of the kinds that a name, demonym, capital or seat stands for; empty where it is none.
std::string NameOfKind(const std::vector<std::string>& kinds, const std::string& name, const AskContext& context,
                       const GraphView& graph) {
  for (const auto& match : context.knowledge.Find(FoldName(name))) {
    const auto actor = context.knowledge.Get(match.actor);
    if (Contains(kinds, std::string(actor.kind))) return std::string(actor.name);
  }
  return NameOfKind(kinds, name, graph);
}

std::string OwnerNamed(const std::string& name, const AskContext& context, const GraphView& graph) {
  return NameOfKind({"country", "organization"}, name, context, graph);
}

void VisitHolders(const OfficePhrase& office, const std::string& wanted, const AskContext& context,
                  const GraphView& graph, const std::function<void(const Edge&)>& visit) {
  const auto owners = graph.ActorsNamed(office.of);
  if (!owners.ok()) return;
  const std::string folded = FoldName(office.title);
  for (ActorId owner : owners.value()) {
    const EdgeFilter filter{{context.words.office_relation}, Direction::kIn, {}};
    (void)graph.VisitEdgesOf(owner, filter, [&](const Edge& edge) {
      const std::string theme = FoldName(edge.theme);
      if (theme == folded || (!wanted.empty() && context.titles.OfficeOf(edge.theme) == wanted)) visit(edge);
      return true;
    });
  }
}

// The class of the office; empty for one that no class tells apart.
std::string OfficeClass(const std::string& title, const AskContext& context) {
  const auto match = MatchOffice(title, context.titles);
  return match ? match->office : "";
}

}  // namespace

std::optional<extract::TitleMatch> MatchOffice(const std::string& title, const extract::Titles& titles) {
  std::vector<std::string> folded;
  for (const std::string& word : WordsOf(title)) folded.push_back(FoldName(word));
  return titles.MatchTitle(folded);
}

bool NamesSomebody(const std::string& name, const AskContext& context, const GraphView& graph) {
  std::vector<std::string> kinds = context.words.person_kinds;
  std::erase(kinds, kGroup);
  const std::string found = NameOfKind(kinds, name, graph);
  return !found.empty() && std::isupper(static_cast<unsigned char>(found[0]));
}

bool IsSeat(const std::string& name, const AskContext& context) {
  bool seat = false, own = false;
  for (const auto& match : context.knowledge.Find(FoldName(name))) {
    const bool country = context.knowledge.Get(match.actor).kind == "country";
    own = own || (country && match.use == extract::NameUse::kName);
    seat = seat || match.use == extract::NameUse::kCapital || match.use == extract::NameUse::kSeat;
  }
  return seat && !own;
}

std::string CountryNamed(const std::string& name, const AskContext& context, const GraphView& graph) {
  return IsSeat(name, context) ? "" : NameOfKind({"country"}, name, context, graph);
}

std::vector<std::string> PlacesIn(const std::string& country, const AskContext& context, const GraphView& graph) {
  std::vector<std::string> names;
  const extract::Knowledge& known = context.knowledge;
  for (uint32_t i = 0; i < known.size(); ++i) {
    const auto place = known.Get(extract::KnownIndex{i});
    if (place.kind != kPlace || place.country == extract::kNotKnown || known.Get(place.country).name != country)
      continue;
    if (!NameOfKind({std::string(kPlace)}, std::string(place.name), graph).empty()) names.emplace_back(place.name);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

OwnedPhrase CutOwner(const std::string& phrase, const AskContext& context, const GraphView& graph) {
  for (const std::string& mark : context.words.possessives) {
    const size_t at = phrase.find(mark + " ");
    if (at == std::string::npos) continue;
    const std::string owner = OwnerNamed(phrase.substr(0, at), context, graph);
    if (!owner.empty()) return {owner, phrase.substr(at + mark.size() + 1)};
  }
  if (!OwnerNamed(phrase, context, graph).empty()) return {"", phrase};  // "Saudi Arabia" is no Arabia of the Saudis
  const std::vector<std::string> words = WordsOf(phrase);
  for (size_t i = words.size(); i-- > 1;) {
    if (!Contains(context.words.inside, words[i]) || i + 1 == words.size()) continue;
    size_t begin = i + 1;
    while (begin + 1 < words.size() && Contains(context.words.determiners, words[begin])) ++begin;
    const std::string owner = OwnerNamed(Join(words, begin, words.size()), context, graph);
    if (!owner.empty()) return {owner, Join(words, 0, i)};
  }
  for (size_t n = std::min<size_t>(words.size() - 1, 3); n > 0 && !words.empty(); --n) {
    const std::string owner = OwnerNamed(Join(words, 0, n), context, graph);
    if (!owner.empty()) return {owner, Join(words, n, words.size())};
  }
  return {"", phrase};
}

std::string WithoutTitle(const std::string& phrase, const AskContext& context, const GraphView& graph) {
  std::vector<std::string> words = WordsOf(phrase);
  const OwnedPhrase owned = CutOwner(phrase, context, graph);
  if (!owned.owner.empty()) words = WordsOf(owned.rest);
  std::vector<std::string> folded;
  for (const std::string& word : words) folded.push_back(FoldName(word));
  std::vector<std::string_view> written(words.begin(), words.end());
  const std::span<const std::string> all(folded);
  size_t begin = 0;
  for (size_t next = 1; next > 0 && begin < words.size(); begin += next) {
    const auto title = context.titles.MatchTitle(all.subspan(begin));
    const auto honorific = context.titles.MatchHonorific(std::span<const std::string_view>(written).subspan(begin));
    next = title ? title->tokens : honorific ? honorific->tokens : 0;
  }
  return begin > 0 && begin < words.size() ? Join(words, begin, words.size()) : phrase;
}

KinPhrase CutKin(const std::string& phrase, const AskContext& context) {
  const auto relative = [&](const std::string& word) {
    const auto found = context.titles.FindRelative(FoldName(word));
    return found ? found->lemma : "";
  };
  for (const std::string& mark : context.words.possessives) {
    const size_t at = phrase.find(mark + " ");
    if (at == std::string::npos || at == 0) continue;
    return {phrase.substr(0, at), relative(phrase.substr(at + mark.size() + 1))};
  }
  const std::vector<std::string> words = WordsOf(phrase);
  if (words.size() < 3 || !Contains(context.words.inside, words[1])) return {};
  return {Join(words, 2, words.size()), relative(words[0])};
}

OfficePhrase ReadOffice(const std::string& phrase, const AskContext& context, const GraphView& graph) {
  const OwnedPhrase cut = CutOwner(phrase, context, graph);
  if (cut.rest.empty() || !MatchOffice(cut.rest, context.titles)) return {};
  OfficePhrase office{cut.rest, cut.owner, {}};
  VisitHolders(office, OfficeClass(cut.rest, context), context, graph,
               [&](const Edge& edge) { office.titles.push_back(edge.theme); });
  std::sort(office.titles.begin(), office.titles.end());
  office.titles.erase(std::unique(office.titles.begin(), office.titles.end()), office.titles.end());
  if (office.titles.empty()) office.titles.push_back(cut.rest);
  return office;
}

std::optional<HeldOffice> CutHolder(const std::string& phrase, const AskContext& context, const GraphView& graph) {
  const std::vector<std::string> words = WordsOf(phrase);
  for (size_t i = 1; i < words.size(); ++i) {
    OfficePhrase office = ReadOffice(Join(words, i, words.size()), context, graph);
    const auto match = MatchOffice(office.title, context.titles);
    if (match && match->tokens == WordsOf(office.title).size()) return HeldOffice{Join(words, 0, i), std::move(office)};
  }
  return std::nullopt;
}

std::vector<std::string> HoldersOf(const std::string& phrase, const AskContext& context, const GraphView& graph) {
  const OfficePhrase office = ReadOffice(phrase, context, graph);
  std::vector<std::string> names;
  if (office.title.empty() || office.of.empty()) return names;
  VisitHolders(office, OfficeClass(office.title, context), context, graph, [&](const Edge& edge) {
    const auto holder = graph.GetActor(edge.from);
    if (holder.ok()) names.push_back(holder.value().name);
  });
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace entente::query
