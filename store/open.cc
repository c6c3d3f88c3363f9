// Opening: what lies at the path is looked at before RocksDB touches it.
#include <fmt/format.h>

#include "store/database.h"
#include "store/pending.h"
#include "store/place.h"
#include "store/read_back.h"
#include "store/store.h"

namespace entente::store {
namespace {

Status CheckPlace(const std::string& path, Place place, OpenMode mode, rocksdb::Env* files) {
  if (place == Place::kStore) return CheckFormat(path);
  if (place == Place::kSomethingElse) {
    return Status(ErrorCode::kInvalidInput,
                  fmt::format("'{}' is no store: expected a directory with a file {} in it", path, kFormatFile));
  }
  if (mode == OpenMode::kCreate) {
    return MakeWhole(path, [files](const std::string& beside) {
      return Database::Open(beside, Database::Access::kCreate, files).status();
    });
  }
  return Status(ErrorCode::kNotFound, fmt::format("there is no store at '{}'", path));
}

}  // namespace

Result<std::unique_ptr<Store>> Store::Open(const std::string& given_path, OpenMode mode, const Ontology& ontology,
                                           rocksdb::Env* files) {
  const std::string path = WithoutEndSlashes(given_path);
  if (path.empty()) return Status(ErrorCode::kInvalidInput, "the path of the store is empty");
  Result<Place> place = Look(path);
  if (!place.ok()) return place.status();
  if (Status checked = CheckPlace(path, place.value(), mode, files); !checked.ok()) return checked;
  const bool read_only = mode == OpenMode::kReadOnly;
  Result<std::unique_ptr<Database>> database =
      Database::Open(path, read_only ? Database::Access::kRead : Database::Access::kWrite, files);
  if (!database.ok()) return database.status();
  if (!read_only) {
    if (Status raised = RaiseFormat(path); !raised.ok()) return raised;
    if (Status added = database.value()->AddNames(ontology); !added.ok()) return added;
  }
  const Result<std::vector<Judgement>> judgements = ReadJudgements(*database.value());
  if (!judgements.ok()) return judgements.status();
  std::unique_ptr<Store> store(new Store(std::move(database).value(), ontology));
  for (const Judgement& judgement : judgements.value()) store->judgements_.Add(judgement);
  if (Status recovered = store->pending_->Recover(); !recovered.ok()) return recovered;
  // What is only read is indexed in memory.
  if (read_only && !store->pending_->empty()) store->database_->BeginGroup();
  return store;
}

Store::Store(std::unique_ptr<Database> database, const Ontology& ontology)
    : ontology_(ontology), database_(std::move(database)), pending_(std::make_unique<Pending>(database_.get())) {
  for (const Relation& relation : ontology_.relations()) {
    if (relation.symmetric) symmetric_.insert(relation.name);
  }
}

// What cannot be indexed now is when the store is opened again.
Store::~Store() {
  if (!database_->read_only()) (void)Index();
}

}  // namespace entente::store
