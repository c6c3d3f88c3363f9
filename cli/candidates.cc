#include "cli/candidates.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "graph/name.h"

namespace entente::cli {
namespace {

using extract::KnownActor;
using extract::KnownOffice;
using extract::NameMatch;
using extract::NameUse;

std::string_view TextOf(NameUse use) {
  switch (use) {
    case NameUse::kName:
      return "known by this name";
    case NameUse::kFamily:
      return "known by this family name";
    case NameUse::kDemonym:
      return "called so are its people";
    case NameUse::kCapital:
      return "its capital, which may stand for it";
    case NameUse::kSeat:
      return "its seat of power, which may stand for it";
  }
  return "";
}

std::string EndText(Date day) {
  return day.day == TimeSpan::kOpenPast || day.day == TimeSpan::kOpenFuture ? "" : day.ToString();
}

bool Holds(const KnownOffice& office, Date day) { return office.first <= day && day <= office.last; }

// "7 edges, most with Bo Ek (3)"; counts the edges.
Result<std::string> GraphText(const GraphView& graph, ActorId actor, size_t* edges) {
  std::map<ActorId, size_t> others;
  const Status visited = graph.VisitEdgesOf(actor, {}, [&](const Edge& edge) {
    ++*edges;
    ++others[edge.from == actor ? edge.to : edge.from];
    return true;
  });
  if (!visited.ok()) return visited;
  if (others.empty()) return std::string("no edge");
  const auto most =
      std::max_element(others.begin(), others.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  const auto other = graph.GetActor(most->first);
  if (!other.ok()) return other.status();
  return fmt::format("{} edge{}, most with {} ({})", *edges, *edges == 1 ? "" : "s", other.value().name, most->second);
}

Actor MakeActor(const extract::Knowledge& knowledge, const KnownActor& known) {
  Actor actor;
  actor.id = MakeActorId(known.id, "", "");
  actor.kind = known.kind;
  actor.name = known.name;
  actor.known_id = known.id;
  if (known.country != extract::kNotKnown && known.kind != "country") actor.country = knowledge.Get(known.country).name;
  return actor;
}

class CandidateFinder {
 public:
  CandidateFinder(const GraphView& graph, const extract::Knowledge& knowledge, const std::string& name,
                  std::optional<Date> day)
      : graph_(graph), knowledge_(knowledge), folded_(FoldName(name)), day_(day) {}

  Result<std::vector<Candidate>> Find() {
    for (const NameMatch& match : knowledge_.Find(folded_)) {
      const KnownActor known = knowledge_.Get(match.actor);
      if (Status added = Add(MakeActor(knowledge_, known), std::string(TextOf(match.use))); !added.ok()) return added;
    }
    const auto named = graph_.ActorsNamed(folded_);
    if (!named.ok()) return named.status();
    for (ActorId id : named.value()) {
      const auto actor = graph_.GetActor(id);
      if (!actor.ok()) return actor.status();
      const bool canonical = FoldName(actor.value().name) == folded_;
      if (Status added = Add(actor.value(), canonical ? "its name" : "called so in articles"); !added.ok())
        return added;
    }
    if (Status added = AddLongerNames(); !added.ok()) return added;
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Candidate& a, const Candidate& b) { return a.edges > b.edges; });
    return std::move(found_);
  }

 private:
  // Actors of the graph of whose names the name is a part: "Ann Lee" for "Lee".
  Status AddLongerNames() {
    Status failure;
    const Status visited = graph_.VisitActors([&](const Actor& actor) {
      const bool longer = std::any_of(actor.names.begin(), actor.names.end(), [&](const std::string& name) {
        return (" " + FoldName(name) + " ").find(" " + folded_ + " ") != std::string::npos;
      });
      if (longer) failure = Add(actor, "the name is a part of its name");
      return failure.ok();
    });
    return visited.ok() ? failure : visited;
  }

  Status Add(const Actor& actor, const std::string& by_name) {
    const auto same = std::find_if(found_.begin(), found_.end(),
                                   [&](const Candidate& candidate) { return candidate.actor.id == actor.id; });
    if (same != found_.end()) return Status();
    Candidate candidate{actor, {by_name}, 0};
    const std::string office = OfficeText(knowledge_, actor.known_id, day_);
    if (!office.empty()) candidate.reasons.push_back(office);
    const auto in_graph = graph_.GetActor(actor.id);
    if (in_graph.ok()) {
      candidate.actor = in_graph.value();
      const auto told = GraphText(graph_, actor.id, &candidate.edges);
      if (!told.ok()) return told.status();
      candidate.reasons.push_back(told.value());
    }
    found_.push_back(std::move(candidate));
    return Status();
  }

  const GraphView& graph_;
  const extract::Knowledge& knowledge_;
  std::string folded_;
  std::optional<Date> day_;
  std::vector<Candidate> found_;
};

}  // namespace

Result<std::vector<Candidate>> FindCandidates(const GraphView& graph, const extract::Knowledge& knowledge,
                                              const std::string& name, std::optional<Date> day) {
  return CandidateFinder(graph, knowledge, name, day).Find();
}

std::string OfficeText(const extract::Knowledge& knowledge, const std::string& known_id, std::optional<Date> day) {
  const extract::KnownIndex person = known_id.empty() ? extract::kNotKnown : knowledge.FindId(known_id);
  if (person == extract::kNotKnown) return "";
  const std::vector<KnownOffice> offices = knowledge.OfficesOf(person);
  const KnownOffice* chosen = nullptr;
  for (const KnownOffice& office : offices) {
    const bool later = !chosen || std::pair(office.last, office.first) >= std::pair(chosen->last, chosen->first);
    if (day ? Holds(office, *day) && !chosen : later) chosen = &office;
  }
  if (!chosen) return "";
  return fmt::format("{} of {} {}/{}", chosen->title, knowledge.Get(chosen->of).name, EndText(chosen->first),
                     EndText(chosen->last));
}

}  // namespace entente::cli
