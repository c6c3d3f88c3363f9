// What the subcommands of `entente` share.
#ifndef ENTENTE_CLI_COMMAND_H_
#define ENTENTE_CLI_COMMAND_H_

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>

#include "extract/knowledge/knowledge.h"
#include "extract/pipeline.h"
#include "graph/confident_view.h"
#include "graph/status.h"
#include "store/store.h"

namespace entente::cli {

// Exit codes of the command.
enum ExitCode : int { kFound = 0, kNothingFound = 1, kUsage = 2, kInputFailed = 3, kStoreFailed = 4 };

// The command line as it is being read: the subcommand that was named sets `run`.
struct CommandLine {
  CLI::App app{"Reads news articles into a graph of who did what to whom, and answers questions over it."};
  std::function<int()> run;
};

// Each adds one subcommand.
void AddIngest(CommandLine* line);
void AddExtract(CommandLine* line);
void AddAsk(CommandLine* line);
void AddQuery(CommandLine* line);
void AddActor(CommandLine* line);
void AddExplain(CommandLine* line);
void AddPath(CommandLine* line);
void AddStats(CommandLine* line);
void AddTimeline(CommandLine* line);
void AddCommon(CommandLine* line);
void AddCommunities(CommandLine* line);
void AddExport(CommandLine* line);
void AddLoad(CommandLine* line);
void AddRetract(CommandLine* line);
void AddCompact(CommandLine* line);
void AddVerify(CommandLine* line);
void AddBackup(CommandLine* line);
void AddRestore(CommandLine* line);
void AddRepair(CommandLine* line);

// Options that many subcommands have; the target must live as long as the command line.
void AddStoreOption(CLI::App* command, std::string* store);
void AddJsonOption(CLI::App* command, bool* json);

// Which graph to read: a store, perhaps as it was on an earlier day.
struct ReadOptions {
  std::string store;
  std::optional<Date> as_of;
  double min_confidence = 0;
};
void AddReadOptions(CLI::App* command, ReadOptions* options);
// A number from one to the other; CLI::Range would let NaN pass.
CLI::Validator Between(double least, double most);
void AddMinConfidenceOption(CLI::App* command, double* min_confidence);
// A date YYYY-MM-DD; anything else is a usage error that says so.
void AddDateOption(CLI::App* command, const std::string& name, std::optional<Date>* date, const std::string& help);

// How articles are read.
struct ReadingOptions {
  extract::Profile profile = extract::Profile::kDefault;
  std::string actors;
};
void AddReadingOptions(CLI::App* command, ReadingOptions* options);
void AddActorsOption(CLI::App* command, std::string* actors);

// Says on standard error what went wrong, and gives the exit code for it.
int Fail(const Status& status);

// Says on standard error which rows of the researcher's own actors were left out.
Result<std::unique_ptr<extract::Pipeline>> LoadPipeline(const ReadingOptions& options);
// The actors that are known, with those of the researcher's own table where there is one. Says the same.
Result<std::unique_ptr<extract::Knowledge>> LoadKnowledge(const std::string& actors);
// The store must be there.
Result<std::unique_ptr<store::Store>> OpenStore(const std::string& path,
                                                store::OpenMode mode = store::OpenMode::kReadOnly);

// A store that is open, and what of it is looked at.
class OpenedGraph {
 public:
  OpenedGraph(std::unique_ptr<store::Store> store, std::unique_ptr<GraphView> earlier, double min_confidence)
      : store_(std::move(store)), earlier_(std::move(earlier)) {
    if (min_confidence > 0) sure_ = std::make_unique<ConfidentView>(all(), min_confidence);
  }
  const GraphView& view() const { return sure_ ? *sure_ : all(); }

 private:
  const GraphView& all() const { return earlier_ ? *earlier_ : *store_; }

  std::unique_ptr<store::Store> store_;
  std::unique_ptr<GraphView> earlier_;  // of store_; null for the store as it is
  std::unique_ptr<GraphView> sure_;     // of those before; null where every edge is looked at
};
Result<OpenedGraph> OpenGraph(const ReadOptions& options);

// The day on which something is learned now, by the clock in UTC.
Date Today();

// The actor that a name or id (known id or sixteen digits) means: the one with most edges where several bear the name.
// kNotFound, naming near ones, where there is none.
Result<Actor> FindActor(const GraphView& graph, const std::string& name);

}  // namespace entente::cli

#endif  // ENTENTE_CLI_COMMAND_H_
