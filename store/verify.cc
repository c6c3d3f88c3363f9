// Reads the whole store and compares each part with the others: documents with what they gave, edges with their
// evidence and index entries, both ways.
#include <fmt/format.h>

#include <map>
#include <set>
#include <unordered_set>

#include "graph/merge.h"
#include "graph/name.h"
#include "store/certain.h"
#include "store/database.h"
#include "store/read.h"
#include "store/store.h"
#include "store/tally.h"

namespace entente::store {
namespace {

constexpr Family kIndexes[] = {Family::kAdjacency, Family::kTimeline, Family::kPair, Family::kTime};

class Verifier {
 public:
  Verifier(const Database& database, const Ontology& ontology) : database_(database), ontology_(ontology) {}

  Verification Run();

 private:
  template <class... Args>
  void Problem(fmt::format_string<Args...> format, Args&&... args);
  // Notes a failure to read as a problem; true where there is none.
  bool Readable(const Status& status);
  // Whether a record is there; a failure to read it is noted.
  bool Has(Family family, std::string_view key);
  template <class T>
  std::optional<T> Find(Family family, std::string_view key);
  // Calls `check(key, value)` for every record that can be decoded; notes the others.
  template <class T, class Check>
  void Each(Family family, const Check& check);
  // The same for records that are all key.
  template <class Check>
  void EachKey(Family family, size_t smallest_key, const Check& check);

  void CheckDocument(const StoredDocument& stored);
  void CheckLearned(std::string_view key);
  void CheckContribution(DocumentId document, const Contribution& contribution);
  void CheckGivenActor(DocumentId document, const Actor& given);
  void CheckGivenEdge(DocumentId document, const GivenEdge& given);
  void CheckActor(const Actor& actor);
  void CheckAlias(std::string_view key);
  void CheckEdge(const Edge& edge);
  void CheckSettled(const Edge& edge);
  void CheckCertain(std::string_view key);
  void CheckIndexes(const Edge& edge);
  void CheckEvidence(std::string_view key, const std::vector<Evidence>& evidence);
  void CheckIndexEntry(Family family, std::string_view key);
  void CheckText(std::string_view key);
  void CheckMention(std::string_view key);
  void CheckCounts();
  void CheckTally();
  void NameUnknown();

  const Database& database_;
  const Ontology& ontology_;
  Verification found_;
  GraphStatistics found_statistics_;
  std::unordered_set<uint64_t> given_actors_;
  std::map<std::pair<std::string_view, std::string>, uint64_t> unknown_;  // (what, name) -> uses
};

template <class... Args>
void Verifier::Problem(fmt::format_string<Args...> format, Args&&... args) {
  ++found_.problem_count;
  if (found_.problems.size() == Verification::kMostProblems) return;
  found_.problems.push_back(fmt::format(format, std::forward<Args>(args)...));
}

bool Verifier::Readable(const Status& status) {
  if (!status.ok()) Problem("{}", status.message());
  return status.ok();
}

bool Verifier::Has(Family family, std::string_view key) {
  Result<bool> has = database_.Has(family, key);
  return !Readable(has.status()) || has.value();
}

template <class T>
std::optional<T> Verifier::Find(Family family, std::string_view key) {
  Result<std::optional<T>> value = database_.Find<T>(family, key);
  if (!Readable(value.status())) return std::nullopt;
  return std::move(value).value();
}

template <class T, class Check>
void Verifier::Each(Family family, const Check& check) {
  Readable(database_.ScanAll(family, [&](std::string_view key, std::string_view value) {
    std::optional<T> decoded = DecodeRecord<T>(family, key, value, database_.names());
    if (decoded && key.size() >= kIdSize) {
      check(key, *decoded);
    } else {
      Readable(database_.Unreadable(family, key));
    }
    return true;
  }));
}

template <class Check>
void Verifier::EachKey(Family family, size_t smallest_key, const Check& check) {
  Readable(database_.ScanAll(family, [&](std::string_view key, std::string_view) {
    if (key.size() >= smallest_key) {
      check(key);
    } else {
      Readable(database_.Unreadable(family, key));
    }
    return true;
  }));
}

void Verifier::CheckDocument(const StoredDocument& stored) {
  const SourceDocument& document = stored.document;
  ++found_.counts.documents;
  const std::string key = Key(document.id);
  if (!Has(Family::kText, key)) Problem("document {} has no text", ToString(document.id));
  if (!Has(Family::kContribution, key)) Problem("of document {} it is not noted what it gave", ToString(document.id));
  if (!Has(Family::kLearned, LearnedKey(stored.learned, document.id))) {
    Problem("document {} is missing in index 'learned'", ToString(document.id));
  }
}

void Verifier::CheckLearned(std::string_view key) {
  const DocumentId id{ReadId(key, key.size() - kIdSize)};
  const std::optional<StoredDocument> stored = Find<StoredDocument>(Family::kDocument, Key(id));
  if (!stored || LearnedKey(stored->learned, id) != key) {
    Problem("index 'learned' has an entry that document {} does not account for", ToString(id));
  }
}

void Verifier::CheckText(std::string_view key) {
  if (!Has(Family::kDocument, key)) Problem("there is a text of document {}, which is not there", IdText(ReadId(key)));
}

void Verifier::CheckMention(std::string_view key) {
  const ActorId actor{ReadId(key)};
  bool given = false;
  const auto look = [&](DocumentId, const Contribution& contribution) {
    for (const Actor& brought : contribution.actors) given |= brought.id == actor;
    return !given;
  };
  if (!Readable(VisitContributions(database_, ReadDocumentHead(key), look))) return;
  if (!given) {
    Problem("it is noted that a document {:08x}... gave actor {}, which it did not", ReadDocumentHead(key),
            ToString(actor));
  }
}

void Verifier::CheckContribution(DocumentId document, const Contribution& contribution) {
  if (!Has(Family::kDocument, Key(document))) {
    Problem("it is noted what document {} gave, which is not there", ToString(document));
  }
  for (const Actor& actor : contribution.actors) CheckGivenActor(document, actor);
  for (const GivenEdge& edge : contribution.edges) CheckGivenEdge(document, edge);
}

void Verifier::CheckGivenActor(DocumentId document, const Actor& given) {
  given_actors_.insert(static_cast<uint64_t>(given.id));
  if (!Has(Family::kMention, MentionKey(given.id, document))) {
    Problem("it is not noted that document {} gave actor {}", ToString(document), ToString(given.id));
  }
  const std::optional<Actor> actor = Find<Actor>(Family::kActor, Key(given.id));
  if (!actor) {
    Problem("document {} gave actor {}, which is not there", ToString(document), ToString(given.id));
  } else if (MergeActors(*actor, given) != *actor) {
    Problem("actor {} lacks what document {} says of it", ToString(given.id), ToString(document));
  }
}

void Verifier::CheckGivenEdge(DocumentId document, const GivenEdge& given) {
  const std::string edge_id = ToString(given.edge.id);
  if (!Has(Family::kEdge, Key(given.edge.id))) {
    Problem("document {} gave edge {}, which is not there", ToString(document), edge_id);
  }
  const auto evidence = Find<std::vector<Evidence>>(Family::kEvidence, EvidenceKey(given.edge.id, document));
  if (!evidence || evidence->size() != given.evidence_count) {
    Problem("document {} gave {} evidence for edge {}, of which {} is there", ToString(document), given.evidence_count,
            edge_id, evidence ? evidence->size() : 0);
  }
}

void Verifier::CheckActor(const Actor& actor) {
  ++found_.counts.actors;
  ++found_statistics_.actors_by_kind[actor.kind];
  if (!ontology_.FindKind(actor.kind)) ++unknown_[{"kind", actor.kind}];
  if (!given_actors_.contains(static_cast<uint64_t>(actor.id))) {
    Problem("actor {} ({}) is in no document", ToString(actor.id), actor.name);
  }
  for (const std::string& name : actor.names) {
    if (!Has(Family::kAlias, AliasKey(FoldName(name), actor.id))) {
      Problem("actor {} cannot be found by its name '{}'", ToString(actor.id), name);
    }
  }
}

void Verifier::CheckAlias(std::string_view key) {
  const ActorId id{ReadId(key, key.size() - kIdSize)};
  const std::optional<Actor> actor = Find<Actor>(Family::kActor, Key(id));
  bool bears = false;
  if (actor) {
    for (const std::string& name : actor->names) bears |= AliasKey(FoldName(name), id) == key;
  }
  if (!bears) {
    Problem("the name '{}' leads to actor {}, which does not bear it", key.substr(0, key.size() - kIdSize - 1),
            ToString(id));
  }
}

void Verifier::CheckEdge(const Edge& edge) {
  ++found_.counts.edges;
  ++found_statistics_.edges_by_relation[edge.relation];
  if (edge.time.first.day != TimeSpan::kOpenPast) ++found_statistics_.edges_by_year[edge.time.first.year()];
  if (!ontology_.FindRelation(edge.relation)) ++unknown_[{"relation", edge.relation}];
  if (!ontology_.FindModality(edge.modality)) ++unknown_[{"modality", edge.modality}];
  for (ActorId end : {edge.from, edge.to}) {
    if (!Has(Family::kActor, Key(end))) {
      Problem("edge {} names actor {}, which is not there", ToString(edge.id), ToString(end));
    }
  }
  CheckSettled(edge);
  CheckIndexes(edge);
}

void Verifier::CheckSettled(const Edge& edge) {
  Result<std::vector<Evidence>> evidence = ReadEvidence(database_, edge.id);
  if (!Readable(evidence.status())) return;
  Edge settled = edge;
  SettleEdge(&evidence.value(), &settled);
  if (evidence.value().empty()) {
    Problem("edge {} has no evidence", ToString(edge.id));
    return;
  }
  if (settled != edge) Problem("edge {} does not say what its evidence says", ToString(edge.id));
  const auto strongest = Find<std::vector<Evidence>>(Family::kCertain, Key(edge.id));
  if (strongest && (settled.confidence != 1 || *strongest != StrongestOf(evidence.value()))) {
    Problem("edge {} is noted as certain by other evidence than it has", ToString(edge.id));
  }
}

void Verifier::CheckCertain(std::string_view key) {
  if (!Has(Family::kEdge, key)) Problem("edge {} is noted as certain, which is not there", IdText(ReadId(key)));
}

void Verifier::CheckIndexes(const Edge& edge) {
  for (const IndexKey& index : IndexKeys(edge, database_.names())) {
    const std::optional<Edge> entry = Find<Edge>(index.family, index.key);
    if (!entry) {
      Problem("edge {} is missing in index '{}'", ToString(edge.id), FamilyName(index.family));
    } else if (*entry != edge) {
      Problem("edge {} stands otherwise in index '{}'", ToString(edge.id), FamilyName(index.family));
    }
  }
}

void Verifier::CheckIndexEntry(Family family, std::string_view key) {
  EdgeHead head;
  if (!DecodeHead(family, key, database_.names(), &head)) {
    Readable(database_.Unreadable(family, key));
    return;
  }
  const EdgeId id = head.id();
  const std::optional<Edge> edge = Find<Edge>(Family::kEdge, Key(id));
  bool belongs = false;
  if (edge) {
    for (const IndexKey& index : IndexKeys(*edge, database_.names()))
      belongs |= index.family == family && index.key == key;
  }
  if (!belongs) Problem("index '{}' has an entry that edge {} does not account for", FamilyName(family), ToString(id));
}

void Verifier::CheckEvidence(std::string_view key, const std::vector<Evidence>& evidence) {
  found_.counts.evidence += evidence.size();
  const std::string edge = IdText(ReadId(key));
  const DocumentId document{ReadId(key, kIdSize)};
  if (!Has(Family::kEdge, key.substr(0, kIdSize))) Problem("there is evidence for edge {}, which is not there", edge);
  rocksdb::PinnableSlice text;
  Result<bool> found = database_.Get(Family::kText, Key(document), &text);
  if (!Readable(found.status())) return;
  if (!found.value()) {
    Problem("evidence for edge {} stands in document {}, whose text is not there", edge, ToString(document));
    return;
  }
  for (const Evidence& piece : evidence) {
    if (piece.document != document)
      Problem("evidence for edge {} in document {} names another", edge, ToString(document));
    if (piece.sentence_span.begin > piece.sentence_span.end || piece.sentence_span.end > text.size()) {
      Problem("evidence for edge {} lies outside the text of document {}", edge, ToString(document));
    }
  }
}

void Verifier::CheckCounts() {
  Result<GraphCounts> noted = ReadCounts(database_);
  if (!Readable(noted.status())) return;
  if (noted.value() == found_.counts) return CheckTally();
  const auto text = [](const GraphCounts& counts) {
    return fmt::format("{} documents, {} actors, {} edges, {} evidence", counts.documents, counts.actors, counts.edges,
                       counts.evidence);
  };
  Problem("the store counts {}, and has {}", text(noted.value()), text(found_.counts));
}

void Verifier::CheckTally() {
  const Result<GraphStatistics> noted = ReadStatistics(database_);
  if (!Readable(noted.status())) return;
  found_statistics_.actors = found_.counts.actors;
  found_statistics_.edges = found_.counts.edges;
  if (noted.value() != found_statistics_) Problem("the store's counts by kind, relation and year are not what it has");
}

void Verifier::NameUnknown() {
  for (const auto& [name, uses] : unknown_) {
    Problem("the ontology does not know {} '{}', which is used {} times", name.first, name.second, uses);
  }
}

Verification Verifier::Run() {
  Each<StoredDocument>(Family::kDocument, [this](auto, const StoredDocument& document) { CheckDocument(document); });
  EachKey(Family::kLearned, kIdSize, [this](std::string_view key) { CheckLearned(key); });
  EachKey(Family::kText, kIdSize, [this](std::string_view key) { CheckText(key); });
  Each<Contribution>(Family::kContribution, [this](std::string_view key, const Contribution& contribution) {
    CheckContribution(DocumentId{ReadId(key)}, contribution);
  });
  EachKey(Family::kMention, kIdSize + kDocumentHeadSize, [this](std::string_view key) { CheckMention(key); });
  Each<Actor>(Family::kActor, [this](auto, const Actor& actor) { CheckActor(actor); });
  EachKey(Family::kAlias, kIdSize + 1, [this](std::string_view key) { CheckAlias(key); });
  Each<Edge>(Family::kEdge, [this](auto, const Edge& edge) { CheckEdge(edge); });
  Each<std::vector<Evidence>>(Family::kEvidence, [this](std::string_view key, const std::vector<Evidence>& evidence) {
    CheckEvidence(key, evidence);
  });
  EachKey(Family::kCertain, kIdSize, [this](std::string_view key) { CheckCertain(key); });
  for (Family family : kIndexes) {
    EachKey(family, 0, [this, family](std::string_view key) { CheckIndexEntry(family, key); });
  }
  CheckCounts();
  NameUnknown();
  return std::move(found_);
}

}  // namespace

Verification Store::Verify() const {
  const Status indexed = Index();
  Verification found = Verifier(*database_, ontology_).Run();
  if (!indexed.ok()) found.problems.push_back(indexed.message());
  found.problem_count += indexed.ok() ? 0 : 1;
  return found;
}

}  // namespace entente::store
