#include <fmt/format.h>

#include "cli/command.h"

namespace entente::cli {
namespace {

struct RestoreOptions {
  std::string store;
  std::string directory;
};

int RunRestore(const RestoreOptions& options) {
  if (const Status status = store::Store::Restore(options.directory, options.store); !status.ok()) return Fail(status);
  const auto store = OpenStore(options.store);
  if (!store.ok()) return Fail(store.status());
  const auto counts = store.value()->Counts();
  if (!counts.ok()) return Fail(counts.status());
  fmt::print("{} holds {} articles, {} actors, {} edges\n", options.store, counts.value().documents,
             counts.value().actors, counts.value().edges);
  return kFound;
}

}  // namespace

void AddRestore(CommandLine* line) {
  auto options = std::make_shared<RestoreOptions>();
  CLI::App* command = line->app.add_subcommand("restore", "Make a store of the latest backup");
  AddStoreOption(command, &options->store);
  command->add_option("directory", options->directory, "Where the backups are")->required();
  command->footer("Examples:\n  entente restore /mnt/backups --store again.store\n\nThe store must not be there yet.");
  command->callback([line, options] { line->run = [options] { return RunRestore(*options); }; });
}

}  // namespace entente::cli
