#include "graph/same_actors.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>

#include "graph/name.h"
#include "graph/namesakes.h"
#include "graph/portrait.h"

namespace entente {
namespace {

constexpr size_t kEdgesMax = 100;  // of an actor that are looked at
constexpr size_t kTextsMax = 20;   // of its articles that are read
constexpr size_t kFewEdges = 10;   // who has more has to do with anybody
constexpr size_t kFewBearers = 2;  // of a word that is rare
constexpr int32_t kNearDays = 30;
constexpr double kShareOfPart = 0.4;  // of a known actor's name within a longer one: mostly a part of it, or a child

// What speaks for two being one takes this share of the doubt that is left.
struct Sign {
  const char* text;
  double share;
};

constexpr Sign kFullName = {"an article of the one has the other's full name", 0.6};
constexpr Sign kCalled = {"articles call the other so too", 0.2};
constexpr Sign kOrigin = {"told by the same outlet or agency", 0.3};
constexpr Sign kCountry = {"of the same country", 0.2};
constexpr Sign kNear = {"in articles of near days", 0.1};
constexpr Sign kRareName = {"fits nobody else", 0.5};
constexpr double kShareOfRareWord = 0.4;
constexpr double kShareOfRareOther = 0.4, kShareOfOther = 0.15;

Sign SignOf(NameLikeness likeness, bool person) {
  switch (likeness) {
    case NameLikeness::kSame:
      return {"the same name", person ? 0.7 : 0.5};
    case NameLikeness::kSpelled:
      return {"nearly the same spelling", 0.6};
    case NameLikeness::kInitials:
      return {"its given names as initials", 0.5};
    case NameLikeness::kAcronym:
      return {"its initials", 0.3};
    case NameLikeness::kWithoutEnd:
      return {"its name without the end", person ? 0.5 : 0.4};
    case NameLikeness::kWithoutMiddle:
      return {"its name without the middle", person ? 0.65 : 0.35};
    case NameLikeness::kWithoutFront:
      return {"its name without the front", person ? 0.35 : 0.3};
    case NameLikeness::kOneWord:
      return {"a word of its name", 0.1};
    case NameLikeness::kNone:
      break;
  }
  return {"", 0};
}

template <class T>
std::vector<T> Shared(const std::set<T>& a, const std::set<T>& b) {
  std::vector<T> shared;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
  return shared;
}

bool AreNear(const std::set<Date>& a, const std::set<Date>& b) {
  return std::any_of(a.begin(), a.end(), [&](Date day) {
    const auto next = b.lower_bound(Date{day.day - kNearDays});
    return next != b.end() && next->day <= day.day + kNearDays;
  });
}

// Whether a sentence tells of both.
bool ShareSentence(const Portrait& a, const Portrait& b) { return !Shared(a.sentences, b.sentences).empty(); }

bool IsCalled(const Actor& actor, const std::string& name) {
  const std::string folded = FoldName(name);
  return std::any_of(actor.names.begin(), actor.names.end(), [&](const auto& n) { return FoldName(n) == folded; });
}

bool IsPart(NameLikeness likeness) { return likeness >= NameLikeness::kWithoutEnd; }

// What speaks for two actors being one, and against it.
class Comparison {
 public:
  void Add(const Sign& sign) { Add(sign.text, sign.share); }
  void Add(std::string text, double share) {
    doubt_ *= 1 - share;
    reasons_.push_back(std::move(text));
  }
  void Weaken(std::string text, double share) {
    kept_ *= share;
    reasons_.push_back(std::move(text));
  }

  double score() const { return std::round((1 - doubt_) * kept_ * 100) / 100; }
  std::vector<std::string> TakeReasons() { return std::move(reasons_); }

 private:
  double doubt_ = 1, kept_ = 1;
  std::vector<std::string> reasons_;
};

class SameActorsFinder {
 public:
  SameActorsFinder(const GraphView& graph, const Judgements& judgements)
      : graph_(graph), decided_(judgements.DecidedPairs()) {}

  Result<std::vector<SameActors>> Find() {
    const Status visited = graph_.VisitActors([this](const Actor& actor) {
      const NodeKind* kind = graph_.ontology().FindKind(actor.kind);
      if (kind && (kind->given_names || kind->acronyms)) actors_.push_back(actor);
      return true;
    });
    if (!visited.ok()) return visited;
    for (const Namesakes& pair : FindNamesakes(actors_, graph_.ontology())) {
      if (Status compared = Compare(pair); !compared.ok()) return compared;
    }
    std::sort(found_.begin(), found_.end(), [](const SameActors& a, const SameActors& b) {
      return std::tuple(-a.score, a.target.name, a.source.name, a.target.id, a.source.id) <
             std::tuple(-b.score, b.target.name, b.source.name, b.target.id, b.source.id);
    });
    return std::move(found_);
  }

 private:
  Status Compare(const Namesakes& pair) {
    const Actor &shorter = actors_[pair.shorter], &longer = actors_[pair.longer];
    if (!MayBeOne(shorter, longer, decided_)) return Status();
    const auto joined = AreJoined(shorter.id, longer.id);
    if (!joined.ok()) return joined.status();
    const auto short_portrait = Look(shorter.id), long_portrait = Look(longer.id);
    if (!short_portrait.ok()) return short_portrait.status();
    if (!long_portrait.ok()) return long_portrait.status();
    const Portrait &a = *short_portrait.value(), &b = *long_portrait.value();
    if (joined.value() || ShareSentence(a, b)) return Status();
    Comparison comparison;
    AddNames(pair, &comparison);
    if (Status added = AddTexts(pair, a, &comparison); !added.ok()) return added;
    if (Status added = AddGraph(pair, a, b, &comparison); !added.ok()) return added;
    if (!shorter.country.empty() && shorter.country == longer.country) comparison.Add(kCountry);
    const bool turned = IsTarget(pair, a, b);
    found_.push_back(
        {turned ? shorter : longer, turned ? longer : shorter, comparison.score(), comparison.TakeReasons()});
    return Status();
  }

  // Whether the one of the shorter name is whose name and id stay.
  bool IsTarget(const Namesakes& pair, const Portrait& a, const Portrait& b) const {
    if (!actors_[pair.shorter].known_id.empty() || !actors_[pair.longer].known_id.empty())
      return !actors_[pair.shorter].known_id.empty();
    const bool as_long = pair.likeness == NameLikeness::kSame || pair.likeness == NameLikeness::kSpelled;
    return as_long && a.documents.size() > b.documents.size();
  }

  void AddNames(const Namesakes& pair, Comparison* comparison) const {
    const Actor &shorter = actors_[pair.shorter], &longer = actors_[pair.longer];
    const NodeKind* kind = graph_.ontology().FindKind(shorter.kind);
    comparison->Add(SignOf(pair.likeness, kind->given_names));
    if (pair.likeness == NameLikeness::kOneWord && pair.rivals == 0) comparison->Add(kRareName);
    const bool whole = !kind->given_names && (IsPart(pair.likeness) || pair.likeness == NameLikeness::kSame);
    if (whole && pair.likeness != NameLikeness::kOneWord && pair.bearers <= kFewBearers)
      comparison->Add(fmt::format("no other has the word \"{}\"", pair.word), kShareOfRareWord);
    if (pair.likeness != NameLikeness::kSame && IsCalled(longer, shorter.name)) comparison->Add(kCalled);
    if (pair.rivals > 0)
      comparison->Weaken(fmt::format("but fits {} other{}", pair.rivals, pair.rivals == 1 ? "" : "s"),
                         1.0 / static_cast<double>(1 + pair.rivals));
    if (IsPart(pair.likeness) && !shorter.known_id.empty()) {
      comparison->Weaken("but known without the rest", kShareOfPart);
    }
  }

  Status AddTexts(const Namesakes& pair, const Portrait& portrait, Comparison* comparison) const {
    if (pair.likeness == NameLikeness::kSame) return Status();
    const std::string full = " " + FoldName(actors_[pair.longer].name) + " ";
    size_t read = 0, full_names = 0;
    for (DocumentId id : portrait.documents) {
      if (read == kTextsMax) break;
      const auto document = graph_.GetDocument(id);
      if (!document.ok()) return document.status();
      ++read;
      full_names += (" " + FoldName(document.value().text) + " ").find(full) != std::string::npos ? 1 : 0;
    }
    if (full_names == 0) return Status();
    const double share = static_cast<double>(full_names) / static_cast<double>(read);
    comparison->Add(kFullName.text, kFullName.share * share);
    return Status();
  }

  Status AddGraph(const Namesakes& pair, const Portrait& a, const Portrait& b, Comparison* comparison) const {
    const size_t origins = Shared(a.origins, b.origins).size();
    if (pair.likeness == NameLikeness::kOneWord ? origins > 0 && origins == a.origins.size() : origins > 0)
      comparison->Add(kOrigin);
    if (AreNear(a.days, b.days)) comparison->Add(kNear);
    return AddOthers(Shared(a.others, b.others), comparison);
  }

  // The first that has few edges, else the first.
  Status AddOthers(const std::vector<ActorId>& others, Comparison* comparison) const {
    std::optional<ActorId> best;
    double share = kShareOfOther;
    for (ActorId other : others) {
      const auto few = HasFewEdges(other);
      if (!few.ok()) return few.status();
      if (few.value()) share = kShareOfRareOther;
      if (few.value() || !best) best = other;
      if (few.value()) break;
    }
    if (!best) return Status();
    const auto other = graph_.GetActor(*best);
    if (!other.ok()) return other.status();
    comparison->Add(fmt::format("both have to do with {}", other.value().name), share);
    return Status();
  }

  Result<bool> AreJoined(ActorId a, ActorId b) const {
    EdgeFilter between;
    between.other = b;
    bool joined = false;
    const Status visited = graph_.VisitHeadsOf(a, between, [&](const EdgeHead&) {
      joined = true;
      return false;
    });
    if (!visited.ok()) return visited;
    return joined;
  }

  Result<bool> HasFewEdges(ActorId actor) const {
    size_t edges = 0;
    const Status visited = graph_.VisitHeadsOf(actor, {}, [&](const EdgeHead&) { return ++edges <= kFewEdges; });
    if (!visited.ok()) return visited;
    return edges <= kFewEdges;
  }

  Result<const Portrait*> Look(ActorId actor) {
    const auto known = portraits_.find(actor);
    if (known != portraits_.end()) return &known->second;
    auto portrait = PortraitOf(graph_, actor, kEdgesMax);
    if (!portrait.ok()) return portrait.status();
    return &portraits_.emplace(actor, std::move(portrait).value()).first->second;
  }

  const GraphView& graph_;
  ActorPairs decided_;
  std::vector<Actor> actors_;
  std::map<ActorId, Portrait> portraits_;
  std::vector<SameActors> found_;
};

}  // namespace

bool MayBeOne(const Actor& a, const Actor& b, const ActorPairs& decided) {
  if (a.kind != b.kind || (!a.known_id.empty() && !b.known_id.empty())) return false;
  if (!a.country.empty() && !b.country.empty() && a.country != b.country) return false;
  return decided.count(std::minmax({a.id, b.id})) == 0;
}

Result<std::vector<SameActors>> FindSameActors(const GraphView& graph, const Judgements& judgements) {
  return SameActorsFinder(graph, judgements).Find();
}

}  // namespace entente
