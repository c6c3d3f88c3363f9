// Writes a damaged store anew from what its articles told: the documents, their texts, what each gave, and the
// evidence. Everything else follows from these.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "graph/merge.h"
#include "store/database.h"
#include "store/read.h"
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

// Writes what `database` tells of articles that `store` does not have; notes of which articles it knows. `whole`:
// whether no others can have been noted there.
Status WriteAnew(const Database& database, Store* store, std::set<DocumentId>* known, bool* whole) {
  const Result<std::vector<Judgement>> judgements = ReadJudgements(database);
  for (size_t i = 0; judgements.ok() && i < judgements.value().size(); ++i) {
    if (Status judged = store->Judge(judgements.value()[i]).status(); !judged.ok()) return judged;
  }
  const auto write = [&](DocumentId id, const std::optional<Told>& told) {
    known->insert(id);
    const Status written = told ? store->Write(told->report, told->learned) : Status();
    return written.code() == ErrorCode::kInvalidInput ? Status() : written;
  };
  for (const DocumentId id : DocumentsIn(database)) {
    const std::optional<Told> original = ReadOriginal(database, id);
    if (Status written = write(id, original ? original : ReadBack(database, id)); !written.ok()) return written;
  }
  std::vector<DocumentId> pending;
  const Status scanned = FindWhole(database, AllPending(), &pending);
  for (const DocumentId id : pending) {
    const auto told = database.Find<Told>(Family::kMeta, PendingKey(id));
    if (Status written = write(id, told.ok() ? told.value() : std::nullopt); !written.ok()) return written;
  }
  *whole = judgements.ok() && scanned.ok();
  return Status();
}

// The databases in which articles are to be looked for, the most trusted first: the one at `path`, where its manifest
// is whole and names its newest files; else what these and the logs hold, copied below `copies`, before it.
// `whole_logs`: whether no log is damaged.
Result<std::vector<std::unique_ptr<Database>>> Salvage(const std::string& path, const std::string& copies,
                                                       bool* whole_logs) {
  const std::string sorted = copies + "/sorted", logs = copies + "/logs";
  std::error_code error;
  fs::create_directories(copies, error);
  *whole_logs = Database::RebuildFromLogs(path, logs).ok();
  std::vector<std::unique_ptr<Database>> sources;
  auto own = Database::Open(path, Database::Access::kSalvage);
  const bool current = own.ok() && Database::CheckManifest(path).ok() && !own.value()->HasNewerFiles();
  if (!current) {
    fs::copy(path, sorted, fs::copy_options::recursive, error);
    if (error) return CannotBe("copied", path, error);
    const bool rebuilt = Database::RebuildManifest(sorted).ok();
    for (const std::string& copy : rebuilt ? std::vector{sorted, logs} : std::vector{logs}) {
      auto database = Database::Open(copy, Database::Access::kSalvage);
      if (database.ok()) sources.push_back(std::move(database).value());
    }
  }
  if (own.ok()) sources.push_back(std::move(own).value());
  if (sources.empty()) return own.status();
  return sources;
}

Status Exchange(const std::string& path, const std::string& anew, const std::string& damaged) {
  std::error_code error;
  fs::rename(path, damaged, error);
  if (error) return CannotBe("renamed", path, error);
  fs::rename(anew, path, error);
  if (error) return CannotBe("renamed", anew, error);
  return Status();
}

Result<Repaired> RepairInto(const std::string& path, const std::string& copies, const std::string& anew,
                            const Ontology& ontology) {
  bool whole_logs = true;
  const auto sources = Salvage(path, copies, &whole_logs);
  if (!sources.ok()) return sources.status();
  const Result<std::unique_ptr<Store>> store = Store::Open(anew, OpenMode::kCreate, ontology);
  if (!store.ok()) return store.status();
  std::set<DocumentId> known;
  Repaired repaired;
  repaired.more_lost = !whole_logs;
  for (const std::unique_ptr<Database>& source : sources.value()) {
    bool whole = true;
    if (Status written = WriteAnew(*source, store.value().get(), &known, &whole); !written.ok()) return written;
    if (source == sources.value().front() && !whole) repaired.more_lost = true;
  }
  if (Status flushed = store.value()->Flush(); !flushed.ok()) return flushed;
  const Result<GraphCounts> counts = store.value()->Counts();
  if (!counts.ok()) return counts.status();
  repaired.kept = counts.value().documents;
  repaired.lost = known.size() - repaired.kept;
  return repaired;
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
