#include "graph/judgements.h"

#include <algorithm>
#include <map>
#include <set>

#include "graph/merge.h"
#include "graph/name.h"

namespace entente {
namespace {

std::pair<ActorId, ActorId> TheTwo(const Judgement& judgement) {
  return std::minmax({judgement.target.id, judgement.source.id});
}

// Whether the folded `text` has the words of the folded `part` in a row.
bool HasWords(std::string_view text, std::string_view part) {
  return !part.empty() && (" " + std::string(text) + " ").find(" " + std::string(part) + " ") != std::string::npos;
}

bool HasSomeName(std::string_view folded, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return HasWords(folded, FoldName(name)); });
}

bool IsNameOf(const std::string& name, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [&](const auto& other) { return FoldName(other) == FoldName(name); });
}

// An article's report told anew.
class Retelling {
 public:
  Retelling(const Judgements& judgements, const Report& report, const Ontology& ontology)
      : judgements_(judgements), report_(report), ontology_(ontology) {
    for (const Actor& actor : report.actors) given_.emplace(actor.id, &actor);
  }

  Report Tell() {
    for (const ReportedEdge& edge : report_.edges) TellEdge(edge);
    Report told;
    told.document = report_.document;
    for (auto& [id, edge] : edges_) {
      SettleEdge(&edge.evidence, &edge.edge);
      told.edges.push_back(std::move(edge));
    }
    for (auto& [id, actor] : actors_) {
      if (named_.count(id) > 0) told.actors.push_back(WithoutNamesOfOthers(std::move(actor)));
    }
    return told;
  }

 private:
  // A name that somebody else was said to have is no longer one of the actor.
  Actor WithoutNamesOfOthers(Actor actor) const {
    for (const Judgement& judgement : judgements_.all()) {
      if (judgement.positive || judgements_.CanonicalOf(judgement.target.id) != actor.id) continue;
      std::erase_if(actor.names, [&](const std::string& name) {
        return name != actor.name && IsNameOf(name, judgement.source.names);
      });
    }
    return actor;
  }

  void TellEdge(const ReportedEdge& given) {
    std::map<std::pair<ActorId, ActorId>, ReportedEdge> by_ends;
    for (const Evidence& piece : given.evidence) {
      const ActorId from = WhoIs(given.edge.from, piece.from), to = WhoIs(given.edge.to, piece.to);
      if (from == to) continue;
      ReportedEdge& edge = by_ends.try_emplace({from, to}, ReportedEdge{given.edge, {}}).first->second;
      edge.edge.from = from;
      edge.edge.to = to;
      edge.evidence.push_back(piece);
    }
    for (auto& [ends, edge] : by_ends) Keep(std::move(edge));
  }

  void Keep(ReportedEdge edge) {
    const Relation* relation = ontology_.FindRelation(edge.edge.relation);
    if (relation != nullptr) {
      Normalise(*relation, &edge);
      SettleEdge(&edge.evidence, &edge.edge);
      edge.edge.id = MakeEdgeId(*relation, edge.edge, report_.document.published);
    }
    const EdgeId id = edge.edge.id;
    named_.insert({edge.edge.from, edge.edge.to});
    const auto [place, is_new] = edges_.try_emplace(id, edge);
    if (!is_new) JoinEdges(edge, &place->second);
  }

  // Whom a mention of the given actor means; notes that actor.
  ActorId WhoIs(ActorId given, ByteSpan mention) {
    const auto found = given_.find(given);
    if (found == given_.end()) return given;
    const Actor& as_given = *found->second;
    const ActorId canonical = judgements_.CanonicalOf(given);
    for (const Judgement& judgement : judgements_.all()) {
      if (judgement.positive || judgements_.CanonicalOf(judgement.target.id) != canonical) continue;
      if (!Means(judgement, as_given, mention)) continue;
      const ActorId other = judgements_.CanonicalOf(judgement.source.id);
      Note(other, judgement.source, as_given);
      return other;
    }
    Note(canonical, RecordOf(canonical, as_given), as_given);
    return canonical;
  }

  bool Means(const Judgement& apart, const Actor& given, ByteSpan mention) const {
    const std::string words = FoldName(report_.document.text.substr(mention.begin, mention.size()));
    if (HasSomeName(words, apart.target.names) && !NamesInside(apart)) return false;
    if (HasSomeName(words, apart.source.names)) return true;
    return KnowsOnly(apart.source, given) && !HasSomeName(words, apart.target.names);
  }

  // Whether a name of the one kept apart holds one of the other ("Ann Lee Park", "Ann Lee"): the longer decides.
  static bool NamesInside(const Judgement& apart) {
    return std::any_of(apart.source.names.begin(), apart.source.names.end(),
                       [&](const std::string& name) { return HasSomeName(FoldName(name), apart.target.names); });
  }

  // Whether all names under which the article met the actor are names of `other` or parts of them.
  static bool KnowsOnly(const Actor& other, const Actor& given) {
    bool met = false;
    for (const std::string& name : given.names) {
      if (name == given.name && !HasSomeName(FoldName(name), other.names)) continue;  // canonical, perhaps not met
      const std::string folded = FoldName(name);
      const bool part = std::any_of(other.names.begin(), other.names.end(),
                                    [&](const std::string& full) { return HasWords(FoldName(full), folded); });
      if (!part) return false;
      met = met || HasSomeName(folded, other.names);
    }
    return met;
  }

  // What is known of the canonical actor; of one that nobody judged what the article says.
  Actor RecordOf(ActorId canonical, const Actor& given) const {
    if (given.id == canonical) return given;
    for (const Judgement& judgement : judgements_.all()) {
      if (judgement.positive && judgement.target.id == canonical) return judgement.target;
    }
    return given;
  }

  // The actor with the names under which this article met it.
  void Note(ActorId id, const Actor& record, const Actor& given) {
    Actor actor = record;
    actor.id = id;
    const bool merged = judgements_.CanonicalOf(given.id) == id;
    if (merged && actor.country.empty()) actor.country = given.country;
    if (given.id != id || record.id != given.id) actor.names = NamesMet(record, given, id);
    const auto [place, is_new] = actors_.try_emplace(id, actor);
    if (!is_new) place->second = MergeActors(place->second, actor);
  }

  std::vector<std::string> NamesMet(const Actor& record, const Actor& given, ActorId id) const {
    std::set<std::string> names = {record.name};
    const bool merged = judgements_.CanonicalOf(given.id) == id;
    for (const std::string& name : given.names) {
      if (merged || HasSomeName(FoldName(name), record.names)) names.insert(name);
    }
    return {names.begin(), names.end()};
  }

  const Judgements& judgements_;
  const Report& report_;
  const Ontology& ontology_;
  std::map<ActorId, const Actor*> given_;
  std::map<ActorId, Actor> actors_;
  std::set<ActorId> named_;  // by an edge
  std::map<EdgeId, ReportedEdge> edges_;
};

}  // namespace

std::string PublicId(const Actor& actor) { return actor.known_id.empty() ? ToString(actor.id) : actor.known_id; }

void Judgements::Add(const Judgement& judgement) {
  const auto place = std::lower_bound(all_.begin(), all_.end(), judgement,
                                      [](const auto& a, const auto& b) { return TheTwo(a) < TheTwo(b); });
  if (place != all_.end() && TheTwo(*place) == TheTwo(judgement)) {
    *place = judgement;
  } else {
    all_.insert(place, judgement);
  }
}

ActorPairs Judgements::DecidedPairs() const {
  ActorPairs pairs;
  for (const Judgement& judgement : all_) {
    pairs.insert(TheTwo(judgement));
    pairs.insert(std::minmax({CanonicalOf(judgement.target.id), CanonicalOf(judgement.source.id)}));
  }
  return pairs;
}

ActorId Judgements::CanonicalOf(ActorId id) const {
  std::set<ActorId> seen;
  while (seen.insert(id).second) {
    const auto merged =
        std::find_if(all_.begin(), all_.end(), [&](const Judgement& j) { return j.positive && j.source.id == id; });
    if (merged == all_.end()) return id;
    id = merged->target.id;
  }
  return *seen.begin();  // a ring of them: the one of least id
}

const Judgement* Judgements::FindMerged(ActorId target, std::string_view name) const {
  const std::string folded = FoldName(name);
  for (const Judgement& judgement : all_) {
    if (!judgement.positive || CanonicalOf(judgement.source.id) != CanonicalOf(target)) continue;
    const std::vector<std::string>& names = judgement.source.names;
    const bool called = std::any_of(names.begin(), names.end(), [&](const auto& n) { return FoldName(n) == folded; });
    if (called || FoldName(judgement.source.name) == folded || PublicId(judgement.source) == name) return &judgement;
  }
  return nullptr;
}

Report Judgements::Apply(const Report& report, const Ontology& ontology) const {
  const bool judged = std::any_of(report.actors.begin(), report.actors.end(), [&](const Actor& actor) {
    return CanonicalOf(actor.id) != actor.id || std::any_of(all_.begin(), all_.end(), [&](const Judgement& j) {
             return !j.positive && CanonicalOf(j.target.id) == actor.id;
           });
  });
  return judged ? Retelling(*this, report, ontology).Tell() : report;
}

}  // namespace entente
