#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <thread>
#include <unordered_set>

#include "cli/article_source.h"
#include "cli/command.h"
#include "cli/data_paths.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/render.h"

namespace entente::cli {
namespace {

struct IngestOptions {
  std::string store;
  std::vector<std::string> paths;
  std::optional<Date> date, learned;
  unsigned threads = 0;
  bool json = false;
  ReadingOptions reading;
};

struct IngestCounts {
  size_t read = 0, stored = 0, known = 0, refused = 0, edges = 0;
};

// Articles flow from one source through the pipeline, on several threads, into one store.
class Ingest {
 public:
  Ingest(const IngestOptions& options, const extract::Pipeline& pipeline, ArticleSource source, store::Store* store)
      : options_(options),
        pipeline_(pipeline),
        source_(std::move(source)),
        store_(store),
        learned_(options.learned.value_or(Today())),
        progress_("files") {}

  Status Run() {
    CatchInterrupts();
    const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
    const unsigned count = options_.threads ? options_.threads : cores;
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < count; ++i) threads.emplace_back([this] { Work(); });
    Work();
    for (std::thread& thread : threads) thread.join();
    if (failure_.ok()) failure_ = store_->Flush();
    return failure_;
  }

  const IngestCounts& counts() const { return counts_; }

 private:
  void Work() {
    while (auto article = NextArticle()) {
      const Report report = pipeline_.Extract(std::move(*article));
      if (!Keep(report)) return;
    }
  }

  // The next article that is new; nullopt at the end, after a failure and after Ctrl-C. Of articles with the same text
  // the first is kept, whichever thread is the faster.
  std::optional<extract::Article> NextArticle() {
    const std::lock_guard lock(source_mutex_);
    while (!stopped_ && !Interrupted()) {
      progress_.Show(source_.files_begun(), source_.file_count());
      auto next = source_.Next();
      if (!next) return std::nullopt;
      if (!next->ok()) {
        Refuse(next->status());
        continue;
      }
      ++counts_.read;
      const DocumentId id = next->value().id;
      const auto known = store_->HasDocument(id);
      if (!known.ok()) {
        Stop(known.status());
        return std::nullopt;
      }
      if (!known.value() && begun_.insert(id).second) return std::move(*next).value();
      ++counts_.known;
    }
    return std::nullopt;
  }

  void Refuse(const Status& status) {
    ++counts_.refused;
    fmt::print(stderr, "entente: {}\n", status.message());
  }

  void Stop(Status status) {
    stopped_ = true;
    failure_ = std::move(status);
  }

  bool Keep(const Report& report) {
    Status status = store_->Write(report, learned_);
    const std::lock_guard lock(source_mutex_);
    if (!status.ok()) {
      Stop(std::move(status));
      return false;
    }
    ++counts_.stored;
    counts_.edges += report.edges.size();
    return true;
  }

  const IngestOptions& options_;
  const extract::Pipeline& pipeline_;
  ArticleSource source_;
  store::Store* store_;
  Date learned_;
  Progress progress_;
  std::mutex source_mutex_;
  std::unordered_set<DocumentId> begun_;
  IngestCounts counts_;
  Status failure_;
  bool stopped_ = false;
};

void PrintCounts(const IngestCounts& counts, const GraphCounts& graph, const IngestOptions& options) {
  if (options.json) {
    const Json result = {{"read", counts.read},       {"stored", counts.stored},     {"already_there", counts.known},
                         {"refused", counts.refused}, {"edges_told", counts.edges},  {"actors", graph.actors},
                         {"edges", graph.edges},      {"documents", graph.documents}};
    fmt::print("{}\n", result.dump());
    return;
  }
  fmt::print("{} articles read: {} stored with {} edges, {} were there already; {} refused\n", counts.read,
             counts.stored, counts.edges, counts.known, counts.refused);
  fmt::print("{} now holds {} articles, {} actors, {} edges\n", options.store, graph.documents, graph.actors,
             graph.edges);
}

int RunIngest(const IngestOptions& options) {
  auto source = ArticleSource::Open(options.paths, options.date);
  if (!source.ok()) {
    Fail(source.status());
    return kInputFailed;
  }
  auto pipeline = LoadPipeline(options.reading);
  if (!pipeline.ok()) return Fail(pipeline.status());
  auto store = store::Store::Open(options.store, store::OpenMode::kCreate, pipeline.value()->ontology());
  if (!store.ok()) {
    Fail(store.status());
    return kStoreFailed;
  }
  Ingest ingest(options, *pipeline.value(), std::move(source).value(), store.value().get());
  if (const Status status = ingest.Run(); !status.ok()) {
    Fail(status);
    return kStoreFailed;
  }
  const auto graph = store.value()->Counts();
  if (!graph.ok()) return Fail(graph.status());
  PrintCounts(ingest.counts(), graph.value(), options);
  if (Interrupted()) fmt::print(stderr, "entente: stopped; run the same command again to go on\n");
  if (ingest.counts().refused > 0 || !pipeline.value()->refused_actors().empty() || Interrupted()) return kInputFailed;
  return ingest.counts().read > 0 ? kFound : kNothingFound;
}

}  // namespace

void AddIngest(CommandLine* line) {
  auto options = std::make_shared<IngestOptions>();
  CLI::App* command = line->app.add_subcommand("ingest", "Read articles into the store");
  AddStoreOption(command, &options->store);
  AddJsonOption(command, &options->json);
  AddDateOption(command, "--date", &options->date, "Publication date of articles that bring none");
  AddDateOption(command, "--learned", &options->learned, "Day on which these articles became known (default: today)");
  command->add_option("--threads", options->threads, "Threads that read articles (default: one a core)")
      ->check(CLI::Range(1u, 256u));
  AddReadingOptions(command, &options->reading);
  command->add_option("paths", options->paths, "Files (.txt .html .jsonl), folders, or - for standard input")
      ->required();
  command->footer(
      "Examples:\n"
      "  entente ingest articles/\n"
      "  entente ingest --date 2019-04-25 summit.txt\n"
      "  entente ingest --actors envoys.tsv articles/\n"
      "  zcat polecat.jsonl.gz | entente ingest -\n\n"
      "An article that is there already is passed over, so that a stopped ingest can simply be run again.\n"
      "A table of actors has a header line with the columns name and kind (person, country, organization, place) and\n"
      "any of id, names, country, gender, sort, demonyms, office, of, from, to; names are separated by |.\n"
      "Exit codes: 0 done, 1 no article, 2 usage, 3 some articles or actors were refused, 4 store.");
  command->callback([line, options] { line->run = [options] { return RunIngest(*options); }; });
}

}  // namespace entente::cli
