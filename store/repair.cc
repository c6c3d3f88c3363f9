// Writes a damaged store anew from what its articles told: the documents, their texts, what each gave, and the
// evidence. Everything else follows from these.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "graph/merge.h"
#include "store/database.h"
#include "store/pending.h"
#include "store/place.h"
#include "store/read_back.h"
#include "store/store.h"

namespace entente::store {
namespace {

namespace fs = std::filesystem;

Status CannotBe(std::string_view what, const std::string& path, const std::error_code& error) {
  return Status(ErrorCode::kIo, fmt::format("'{}' cannot be {}: {}", path, what, error.message()));
}

// All of which some record can be read.
std::set<DocumentId> DocumentsIn(const Database& database) {
  std::set<DocumentId> documents;
  for (Family family : {Family::kDocument, Family::kText, Family::kContribution}) {
    const Status scanned = database.ScanAll(family, [&documents](std::string_view key, std::string_view) {
      if (key.size() == kIdSize) documents.insert(DocumentId{ReadId(key)});
      return true;
    });
    if (!scanned.ok()) continue;  // what comes behind the damage is known from the other families
  }
  return documents;
}

Result<Repaired> WriteAnew(const Database& database, Store* store) {
  Repaired repaired;
  const Result<std::vector<Judgement>> judgements = ReadJudgements(database);
  for (size_t i = 0; judgements.ok() && i < judgements.value().size(); ++i) {
    if (Status judged = store->Judge(judgements.value()[i]).status(); !judged.ok()) return judged;
  }
  Status failure;
  const auto write = [&](const std::optional<Told>& told) {
    const Status written = told ? store->Write(told->report, told->learned) : Status();
    if (!written.ok() && written.code() != ErrorCode::kInvalidInput) failure = written;
    ++(told && written.ok() ? repaired.kept : repaired.lost);
    return failure.ok();
  };
  const std::set<DocumentId> documents = DocumentsIn(database);
  for (const DocumentId id : documents) {
    if (!write(ReadBack(database, id))) return failure;
  }
  const Result<std::vector<DocumentId>> pending = PendingIn(database);
  for (size_t i = 0; pending.ok() && i < pending.value().size(); ++i) {
    if (documents.contains(pending.value()[i])) continue;
    const auto told = database.Find<Told>(Family::kMeta, PendingKey(pending.value()[i]));
    if (!write(told.ok() ? told.value() : std::nullopt)) return failure;
  }
  if (Status flushed = store->Flush(); !flushed.ok()) return flushed;
  return repaired;
}

// The database at `path`, or where it cannot be opened at all what its files hold, copied to `copy`.
Result<std::unique_ptr<Database>> Salvage(const std::string& path, const std::string& copy) {
  if (Database::CheckManifest(path).ok()) {
    Result<std::unique_ptr<Database>> database = Database::Open(path, Database::Access::kSalvage);
    if (database.ok()) return database;
  }
  std::error_code error;
  fs::copy(path, copy, fs::copy_options::recursive, error);
  if (error) return CannotBe("copied", path, error);
  if (Status rebuilt = Database::RebuildManifest(copy); !rebuilt.ok()) return rebuilt;
  return Database::Open(copy, Database::Access::kSalvage);
}

Status Exchange(const std::string& path, const std::string& anew, const std::string& damaged) {
  std::error_code error;
  fs::rename(path, damaged, error);
  if (error) return CannotBe("renamed", path, error);
  fs::rename(anew, path, error);
  if (error) return CannotBe("renamed", anew, error);
  return Status();
}

Result<Repaired> RepairInto(const std::string& path, const std::string& copy, const std::string& anew,
                            const Ontology& ontology) {
  const Result<std::unique_ptr<Database>> database = Salvage(path, copy);
  if (!database.ok()) return database.status();
  const Result<std::unique_ptr<Store>> store = Store::Open(anew, OpenMode::kCreate, ontology);
  if (!store.ok()) return store.status();
  return WriteAnew(*database.value(), store.value().get());
}

}  // namespace

Result<Repaired> Store::Repair(const std::string& given_path, const Ontology& ontology) {
  const std::string path = WithoutEndSlashes(given_path);
  const std::string anew = path + ".repaired", copy = path + ".salvage", damaged = path + ".damaged";
  std::error_code error;
  if (!fs::exists(path + "/CURRENT", error) && !fs::exists(fs::path(path) / kFormatFile, error)) {
    return Status(ErrorCode::kNotFound, fmt::format("there is no store at '{}'", path));
  }
  if (fs::exists(damaged, error)) {
    return Status(ErrorCode::kInvalidInput,
                  fmt::format("'{}' of an earlier repair is there; move it away first", damaged));
  }
  if (Status unused = Database::CheckUnused(path); !unused.ok()) return unused;
  fs::remove_all(anew, error);  // of a repair that was killed
  fs::remove_all(copy, error);
  const Result<Repaired> repaired = RepairInto(path, copy, anew, ontology);
  fs::remove_all(copy, error);
  if (!repaired.ok()) return repaired;
  if (Status exchanged = Exchange(path, anew, damaged); !exchanged.ok()) return exchanged;
  return repaired;
}

}  // namespace entente::store
