#include <fmt/format.h>

#include "cli/command.h"
#include "cli/data_paths.h"

namespace entente::cli {
namespace {

int RunRepair(const std::string& store) {
  const auto ontology = Ontology::Load(FindDataPaths().schemas + "/ontology.toml");
  if (!ontology.ok()) return Fail(ontology.status());
  const auto repaired = store::Store::Repair(store, ontology.value());
  if (!repaired.ok()) return Fail(repaired.status());
  const auto& [kept, lost, more_lost] = repaired.value();
  fmt::print("{} articles kept, {} lost{}; the store as it was is in {}.damaged\n", kept, lost,
             more_lost ? ", and perhaps others of which nothing is left" : "", store);
  return lost == 0 && !more_lost ? kFound : kStoreFailed;
}

}  // namespace

void AddRepair(CommandLine* line) {
  auto store = std::make_shared<std::string>();
  CLI::App* command = line->app.add_subcommand("repair", "Write a damaged store anew by what its articles told");
  AddStoreOption(command, store.get());
  command->footer(
      "Examples:\n  entente repair --store broken.store\n\n"
      "Ingest the articles again that were lost. Exit codes: 0 all kept, 4 some were or may be lost, or nothing can be "
      "read.");
  command->callback([line, store] { line->run = [store] { return RunRepair(*store); }; });
}

}  // namespace entente::cli
