#include <fmt/format.h>

#include <fstream>
#include <future>
#include <iostream>
#include <utility>

#include "cli/command.h"
#include "cli/data_paths.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/render.h"
#include "graph/import/edge_lines.h"

namespace entente::cli {
namespace {

// So many edges are sorted in memory and taken in as one; fewer at first, since until then nothing is loaded.
constexpr size_t kEdgesPerGroup = 200'000, kEdgesOfFirstGroup = 50'000;
// From so many files side by side on every look-up is several times slower.
constexpr size_t kFilesToMerge = 8;
constexpr std::string_view kStandardInput = "-";

struct LoadOptions {
  std::string store;
  std::vector<std::string> files;
  std::optional<Date> learned;
  bool json = false, no_merge = false;
};

struct LoadCounts {
  size_t articles = 0, edges = 0, refused = 0;
};

// Edges flow from files into one store, a group after another: while one is loaded the next is read.
class Loading {
 public:
  Loading(store::Store* store, Date learned) : store_(*store), learned_(learned), progress_("articles") {}

  Status Read(std::istream* in, const std::string& name) {
    EdgeLines lines(in, name, store_.ontology());
    while (!Interrupted()) {
      auto next = lines.Next();
      if (!next) break;
      if (next->ok()) {
        if (Status taken = Take(std::move(*next).value()); !taken.ok()) return taken;
      } else {
        ++counts_.refused;
        fmt::print(stderr, "entente: {}\n", next->status().message());
      }
    }
    return Status();
  }

  // Loads what was read and not loaded yet.
  Status Finish() {
    Status loaded = LoadGroup();
    return loaded.ok() ? Wait() : loaded;
  }

  const LoadCounts& counts() const { return counts_; }

 private:
  Status Take(Report report) {
    progress_.Show(++counts_.articles, 0);
    counts_.edges += report.edges.size();
    edges_in_group_ += report.edges.size();
    group_.push_back(std::move(report));
    return edges_in_group_ < (loading_.valid() ? kEdgesPerGroup : kEdgesOfFirstGroup) ? Status() : LoadGroup();
  }

  // Begins to, when the group before is loaded.
  Status LoadGroup() {
    if (Status loaded = Wait(); !loaded.ok()) return loaded;
    loading_ = std::async(std::launch::async, [this, group = std::exchange(group_, {})]() mutable {
      return store_.Load(std::move(group), learned_);
    });
    edges_in_group_ = 0;
    return Status();
  }

  Status Wait() { return loading_.valid() ? loading_.get() : Status(); }

  store::Store& store_;
  Date learned_;
  Progress progress_;
  std::vector<Report> group_;
  size_t edges_in_group_ = 0;
  LoadCounts counts_;
  std::future<Status> loading_;
};

Status ReadFiles(const std::vector<std::string>& files, Loading* loading) {
  for (const std::string& file : files) {
    std::ifstream opened;
    if (file != kStandardInput) opened.open(file, std::ios::binary);
    if (!opened) return {ErrorCode::kNotFound, fmt::format("{}: cannot be opened", file)};
    Status read = loading->Read(file == kStandardInput ? &std::cin : &opened, file);
    if (!read.ok()) return read;
  }
  return loading->Finish();
}

void PrintCounts(const LoadCounts& counts, size_t stored, const GraphCounts& graph, const LoadOptions& options) {
  const size_t known = counts.articles - stored;
  if (options.json) {
    const Json result = {{"articles", counts.articles},   {"stored", stored},
                         {"already_there", known},        {"refused", counts.refused},
                         {"edges", counts.edges},         {"actors_in_store", graph.actors},
                         {"edges_in_store", graph.edges}, {"documents_in_store", graph.documents}};
    fmt::print("{}\n", result.dump());
    return;
  }
  fmt::print("{} edges of {} articles read: {} stored, {} were there already; {} lines refused\n", counts.edges,
             counts.articles, stored, known, counts.refused);
  fmt::print("{} now holds {} articles, {} actors, {} edges\n", options.store, graph.documents, graph.actors,
             graph.edges);
}

// Files that a large load leaves side by side.
Status Merge(store::Store* store, const LoadOptions& options) {
  if (options.no_merge || Interrupted()) return Status();
  const Result<uint64_t> files = store->FilesSideBySide();
  if (!files.ok()) return files.status();
  if (files.value() < kFilesToMerge) return Status();
  fmt::print(stderr, "entente: loaded; merging its files, which takes longer than loading (--no-merge leaves that)\n");
  return store->Compact();
}

int RunLoad(const LoadOptions& options) {
  const auto ontology = Ontology::Load(FindDataPaths().schemas + "/ontology.toml");
  if (!ontology.ok()) return Fail(ontology.status());
  const auto store = store::Store::Open(options.store, store::OpenMode::kCreate, ontology.value());
  if (!store.ok()) {
    Fail(store.status());
    return kStoreFailed;
  }
  const auto before = store.value()->Counts();
  if (!before.ok()) return Fail(before.status());
  CatchInterrupts();
  Loading loading(store.value().get(), options.learned.value_or(Today()));
  if (const Status status = ReadFiles(options.files, &loading); !status.ok()) {
    Fail(status);
    return status.code() == ErrorCode::kNotFound ? kInputFailed : kStoreFailed;
  }
  if (const Status merged = Merge(store.value().get(), options); !merged.ok()) {
    Fail(merged);
    return kStoreFailed;
  }
  const auto after = store.value()->Counts();
  if (!after.ok()) return Fail(after.status());
  PrintCounts(loading.counts(), after.value().documents - before.value().documents, after.value(), options);
  if (Interrupted()) fmt::print(stderr, "entente: stopped; run the same command again to go on\n");
  if (loading.counts().refused > 0 || Interrupted()) return kInputFailed;
  return loading.counts().articles > 0 ? kFound : kNothingFound;
}

}  // namespace

void AddLoad(CommandLine* line) {
  auto options = std::make_shared<LoadOptions>();
  CLI::App* command = line->app.add_subcommand("load", "Load edges that are known already, as JSON Lines");
  AddStoreOption(command, &options->store);
  AddJsonOption(command, &options->json);
  AddDateOption(command, "--learned", &options->learned, "Day on which these edges became known (default: today)");
  command->add_flag("--no-merge", options->no_merge, "Leave the files of a large load side by side");
  command->add_option("files", options->files, "Files of JSON Lines, or - for standard input")->required();
  command->footer(
      "Examples:\n  entente export --format jsonl --out edges.jsonl\n  entente load --store copy.store edges.jsonl\n\n"
      "A line is an edge as one article tells it; the lines of an article stand together:\n"
      "  {\"article\": {\"source_id\": \"story-1\", \"published\": \"2019-04-26\"}, \"relation\": \"met-with\",\n"
      "   \"from\": {\"kind\": \"person\", \"name\": \"Ann Lee\"}, \"to\": {\"kind\": \"person\", \"name\": \"Bo "
      "Ek\"},\n"
      "   \"modality\": \"actual\", \"time\": \"2019-04-25\", \"evidence\": [{\"words\": \"Lee met Ek.\"}]}\n"
      "A line that cannot be read is named and left out. An article that is there already is passed over.\n"
      "A load of millions leaves files side by side, which are merged at the end so that questions are answered fast;\n"
      "with --no-merge that is left to `entente compact`.\n"
      "Exit codes: 0 done, 1 no edge, 2 usage, 3 some lines were refused, 4 store.");
  command->callback([line, options] { line->run = [options] { return RunLoad(*options); }; });
}

}  // namespace entente::cli
