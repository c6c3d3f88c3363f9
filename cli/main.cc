// entente: the command line.
#include <fmt/format.h>

#include <cstdio>

#include "cli/command.h"

int main(int argc, char** argv) {
  using namespace entente::cli;
  CommandLine line;
  line.app.name("entente");
  line.app.set_version_flag("--version", std::string("entente ") + ENTENTE_VERSION);
  line.app.require_subcommand(0, 1);
  line.app.footer(
      "Examples:\n"
      "  entente ingest --date 2019-04-25 summit.txt\n"
      "  entente ask \"who accompanied Kim?\"\n"
      "  entente query \"MATCH (a)-[m:MET_WITH]->(b) RETURN a.name, b.name, m.time\"\n\n"
      "Every command has its own --help. Exit codes: 0 found, 1 nothing found, 2 usage, 3 some input failed, 4 store.");
  for (const auto add :
       {AddIngest, AddLoad, AddRetract, AddAsk, AddQuery, AddActor, AddExplain, AddPath, AddCommon, AddTimeline,
        AddStats, AddCommunities, AddExport, AddExtract, AddVerify, AddCompact, AddBackup, AddRestore, AddRepair}) {
    add(&line);
  }
  try {
    line.app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return line.app.exit(error) == 0 ? kFound : kUsage;
  }
  if (!line.run) {
    fmt::print(stderr, "entente: expected a command\n\n{}", line.app.help());
    return kUsage;
  }
  const int code = line.run();
  return std::fflush(stdout) == 0 ? code : kStoreFailed;
}
