#include "store/batch.h"

#include <set>

#include "graph/name.h"

namespace entente::store {
namespace {

std::set<std::string> FoldedNames(const Actor& actor) {
  std::set<std::string> folded;
  for (const std::string& name : actor.names) folded.insert(FoldName(name));
  return folded;
}

}  // namespace

void Batch::Put(Family family, std::string_view key, std::string_view value) {
  records_[static_cast<size_t>(family)].push_back({std::string(key), std::string(value)});
}

void Batch::Delete(Family family, std::string_view key) {
  records_[static_cast<size_t>(family)].push_back({std::string(key), std::nullopt});
}

void Batch::PutEdge(const Edge& edge, const std::optional<Edge>& before) {
  const std::string value = Encode(edge);
  if (before && before->time != edge.time) {
    for (const IndexKey& index : IndexKeys(*before)) Delete(index.family, index.key);
  }
  for (const IndexKey& index : IndexKeys(edge)) Put(index.family, index.key, value);
  Put(Family::kEdge, Key(edge.id), value);
}

void Batch::DeleteEdge(const Edge& edge) {
  for (const IndexKey& index : IndexKeys(edge)) Delete(index.family, index.key);
  Delete(Family::kEdge, Key(edge.id));
}

void Batch::PutActor(const Actor& actor, const std::optional<Actor>& before) {
  const std::set<std::string> names = FoldedNames(actor);
  const std::set<std::string> earlier = before ? FoldedNames(*before) : std::set<std::string>();
  for (const std::string& name : earlier) {
    if (!names.contains(name)) Delete(Family::kAlias, AliasKey(name, actor.id));
  }
  for (const std::string& name : names) {
    if (!earlier.contains(name)) Put(Family::kAlias, AliasKey(name, actor.id), "");
  }
  Put(Family::kActor, Key(actor.id), Encode(actor));
}

void Batch::DeleteActor(const Actor& actor) {
  for (const std::string& name : FoldedNames(actor)) Delete(Family::kAlias, AliasKey(name, actor.id));
  Delete(Family::kActor, Key(actor.id));
}

Status Batch::Commit() {
  rocksdb::WriteBatch batch;
  for (size_t i = 0; i < kFamilyCount; ++i) {
    rocksdb::ColumnFamilyHandle* family = database_.family(static_cast<Family>(i));
    for (const Record& record : records_[i]) {
      const rocksdb::Status status = record.value ? batch.Put(family, ToSlice(record.key), ToSlice(*record.value))
                                                  : batch.Delete(family, ToSlice(record.key));
      if (!status.ok()) return database_.Checked(status);
    }
  }
  return database_.Commit(&batch);
}

}  // namespace entente::store
