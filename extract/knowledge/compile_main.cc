// entente-compile-knowledge FOLDER FILE: compiles the tables of FOLDER to the index FILE.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>

#include "extract/knowledge/compile.h"
#include "extract/knowledge/knowledge_tables.h"

namespace {

entente::Status CompileFolder(const std::string& folder, const std::string& file) {
  const entente::Result<entente::extract::KnowledgeTables> tables = entente::extract::ReadKnowledgeTables(folder);
  if (!tables.ok()) return tables.status();
  const entente::Result<std::string> bytes = entente::extract::CompileKnowledge(tables.value());
  if (!bytes.ok()) return bytes.status();
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(bytes.value().data(), static_cast<std::streamsize>(bytes.value().size()));
  out.close();
  if (!out) return entente::Status(entente::ErrorCode::kIo, fmt::format("{}: cannot be written", file));
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: entente-compile-knowledge FOLDER FILE\n");
    return 2;
  }
  const entente::Status status = CompileFolder(argv[1], argv[2]);
  if (!status.ok()) fmt::print(stderr, "{}\n", status.message());
  return status.ok() ? 0 : 3;
}
