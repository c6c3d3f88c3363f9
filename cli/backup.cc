#include <fmt/format.h>

#include "cli/command.h"

namespace entente::cli {
namespace {

struct BackupOptions {
  std::string store;
  std::string directory;
};

int RunBackup(const BackupOptions& options) {
  const auto store = OpenStore(options.store, store::OpenMode::kMustExist);
  if (!store.ok()) return Fail(store.status());
  const auto number = store.value()->BackUp(options.directory);
  if (!number.ok()) return Fail(number.status());
  fmt::print("backup {} of {} is in {}\n", number.value(), options.store, options.directory);
  return kFound;
}

}  // namespace

void AddBackup(CommandLine* line) {
  auto options = std::make_shared<BackupOptions>();
  CLI::App* command = line->app.add_subcommand("backup", "Add a backup of the store to a directory of backups");
  AddStoreOption(command, &options->store);
  command->add_option("directory", options->directory, "Where backups are kept; what they share is kept once")
      ->required();
  command->footer("Examples:\n  entente backup /mnt/backups\n  entente restore /mnt/backups --store again.store");
  command->callback([line, options] { line->run = [options] { return RunBackup(*options); }; });
}

}  // namespace entente::cli
