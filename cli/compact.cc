#include <fmt/format.h>

#include "cli/command.h"

namespace entente::cli {
namespace {

int RunCompact(const std::string& path) {
  const auto store = OpenStore(path, store::OpenMode::kMustExist);
  if (!store.ok()) return Fail(store.status());
  const Status compacted = store.value()->Compact();
  if (!compacted.ok()) {
    Fail(compacted);
    return kStoreFailed;
  }
  fmt::print("{} is compact\n", path);
  return kFound;
}

}  // namespace

void AddCompact(CommandLine* line) {
  auto path = std::make_shared<std::string>();
  CLI::App* command = line->app.add_subcommand("compact", "Merge the store's files: smaller, and faster to ask");
  AddStoreOption(command, path.get());
  command->footer(
      "Examples:\n  entente load edges.jsonl\n  entente compact\n\n"
      "The store does so by and by; after much has been loaded, this is sooner.\n"
      "Exit codes: 0 done, 4 the store cannot be read or written.");
  command->callback([line, path] { line->run = [path] { return RunCompact(*path); }; });
}

}  // namespace entente::cli
