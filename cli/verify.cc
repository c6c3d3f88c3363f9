#include <fmt/format.h>

#include "cli/command.h"
#include "cli/render.h"

namespace entente::cli {
namespace {

struct VerifyOptions {
  std::string store;
  bool json = false;
};

int RunVerify(const VerifyOptions& options) {
  auto store = OpenStore(options.store);
  if (!store.ok()) return Fail(store.status());
  const store::Verification result = store.value()->Verify();
  if (options.json) {
    const Json json = {{"articles", result.counts.documents},   {"actors", result.counts.actors},
                       {"edges", result.counts.edges},          {"evidence", result.counts.evidence},
                       {"problem_count", result.problem_count}, {"problems", result.problems}};
    fmt::print("{}\n", json.dump());
  } else {
    for (const std::string& problem : result.problems) fmt::print("{}\n", problem);
    fmt::print("{}: {} articles, {} actors, {} edges, {} pieces of evidence; {}\n", options.store,
               result.counts.documents, result.counts.actors, result.counts.edges, result.counts.evidence,
               result.problem_count ? fmt::format("{} problems", result.problem_count) : "whole");
  }
  return result.problem_count ? kStoreFailed : kFound;
}

}  // namespace

void AddVerify(CommandLine* line) {
  auto options = std::make_shared<VerifyOptions>();
  CLI::App* command = line->app.add_subcommand("verify", "Check that every stored article is whole");
  AddStoreOption(command, &options->store);
  AddJsonOption(command, &options->json);
  command->footer(
      "Examples:\n  entente verify\n  entente verify --store pile.store --json\n\n"
      "Exit codes: 0 whole, 4 problems found or the store cannot be read.");
  command->callback([line, options] { line->run = [options] { return RunVerify(*options); }; });
}

}  // namespace entente::cli
