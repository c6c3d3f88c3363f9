#include "train/roles_command.h"

#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <string>

#include "train/roles_report.h"

namespace entente::train {
namespace {

struct RolesOptions {
  std::string treebanks = "treebanks";
  std::string part = "dev";
  std::string roles = "train/propbank_roles.txt";
  extract::PipelinePaths paths = {"schemas", "models", "build/release/share/entente/knowledge.bin"};
  size_t errors = 0;
  bool align = false;
};

size_t CountScored(const std::vector<ReadPredicate>& predicates, const RoleMap& map) {
  size_t scored = 0;
  for (const ReadPredicate& read : predicates) scored += map.contains(read.predicate->roleset);
  return scored;
}

Status Run(const RolesOptions& options) {
  const Result<std::unique_ptr<extract::Pipeline>> pipeline = extract::Pipeline::Load(options.paths);
  if (!pipeline.ok()) return pipeline.status();
  const Result<RoleCorpus> corpus =
      ReadRoles(fmt::format("{}/propbank-ewt/en_ewt-srl-{}.conll", options.treebanks, options.part));
  if (!corpus.ok()) return corpus.status();
  const std::vector<ReadPredicate> predicates = ReadPredicates(corpus.value(), *pipeline.value());
  if (options.align) {
    fmt::print("{}", PrintAlignment(predicates));
    return {};
  }
  const Result<RoleMap> map = ReadRoleMap(options.roles);
  if (!map.ok()) return map.status();
  fmt::print("{} predicates at which a frame fires, {} of them in a sense that frames mean\n", predicates.size(),
             CountScored(predicates, map.value()));
  for (const auto& [trees, name] :
       {std::pair(Trees::kGold, "gold trees"), std::pair(Trees::kPredicted, "predicted trees")}) {
    fmt::print("{}", PrintScores(name, ScoreAll(predicates, map.value(), trees)));
    if (options.errors > 0) fmt::print("{}", PrintErrors(predicates, map.value(), trees, options.errors));
  }
  return {};
}

}  // namespace

void AddRolesCommand(CLI::App* app, int* exit_code) {
  const auto options = std::make_shared<RolesOptions>();
  CLI::App* roles = app->add_subcommand("roles", "Score the arguments that frames find against PropBank");
  roles->add_option("--treebanks", options->treebanks, "folder with propbank-ewt");
  roles->add_option("--part", options->part, "of the corpus")->check(CLI::IsMember({"dev", "train"}));
  roles->add_option("--roles", options->roles, "which numbered argument of a sense stands where");
  roles->add_option("--schemas", options->paths.schemas, "folder of frames, words and ontology");
  roles->add_option("--models", options->paths.models, "folder of the models");
  roles->add_option("--knowledge", options->paths.knowledge, "compiled knowledge");
  roles->add_option("--errors", options->errors, "how many kinds of errors to print, the commonest first");
  roles->add_flag("--align", options->align, "print which number the arguments at each place have most often");
  roles->callback([options, exit_code] {
    const Status status = Run(*options);
    if (!status.ok()) fmt::print(stderr, "entente-train: {}\n", status.message());
    *exit_code = status.ok() ? 0 : 1;
  });
}

}  // namespace entente::train
