// entente: the command line.
#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>

#include "cli/command.h"

namespace entente::cli {
namespace {

int Run(int argc, char** argv) {
  CommandLine line;
  line.app.name("entente");
  line.app.set_version_flag("--version", std::string("entente ") + ENTENTE_VERSION);
  line.app.require_subcommand(0, 1);
  line.app.footer(
      "Examples:\n"
      "  entente ingest --date 2019-04-25 summit.txt\n"
      "  entente ask \"who accompanied Kim?\"\n"
      "  entente query \"MATCH (a)-[m:MET_WITH]->(b) RETURN a.name, b.name, m.time\"\n\n"
      "Every command has its own --help. Exit codes: 0 found, 1 nothing found, 2 usage, 3 some input failed, 4 store "
      "or output.");
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
  return line.run();
}

// A reader that has gone, as in `| head -1`, wants no more and hears of nothing.
int FailToPrint(int error) {
  if (error != EPIPE) std::fprintf(stderr, "entente: the output cannot be written: %s\n", std::strerror(error));
  return kStoreFailed;
}

}  // namespace
}  // namespace entente::cli

// What cannot be printed is met here, so that no command need look: fmt throws, the C library fails at last.
int main(int argc, char** argv) {
  using namespace entente::cli;
  try {
    const int code = Run(argc, argv);
    return std::fflush(stdout) == 0 && !std::ferror(stdout) ? code : FailToPrint(errno);
  } catch (const std::system_error& error) {
    if (!std::ferror(stdout) && !std::ferror(stderr)) throw;
    return FailToPrint(error.code().value());
  }
}
