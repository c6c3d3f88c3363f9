#include "cli/command.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "cli/data_paths.h"
#include "extract/knowledge/own_actors.h"
#include "graph/name.h"

namespace entente::cli {
namespace {

constexpr const char* kDefaultStore = "./entente.store";

// Actors of whose names one holds `folded` as a part, most connected first.
std::vector<std::string> NearNames(const GraphView& graph, const std::string& folded) {
  std::vector<std::string> names;
  const Status status = graph.VisitActors([&](const Actor& actor) {
    const bool near = std::any_of(actor.names.begin(), actor.names.end(), [&](const std::string& name) {
      return FoldName(name).find(folded) != std::string::npos;
    });
    if (near) names.push_back(actor.name);
    return true;
  });
  if (!status.ok()) names.clear();
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

size_t CountEdges(const GraphView& graph, ActorId actor) {
  size_t count = 0;
  const Status status = graph.VisitEdgesOf(actor, {}, [&](const Edge&) {
    ++count;
    return true;
  });
  return status.ok() ? count : 0;
}

Status NoSuchActor(const GraphView& graph, const std::string& name) {
  constexpr size_t kNearMax = 5;
  std::vector<std::string> near = NearNames(graph, FoldName(name));
  if (near.size() > kNearMax) near.resize(kNearMax);
  std::string message = fmt::format("no actor is called \"{}\"", name);
  for (size_t i = 0; i < near.size(); ++i) message += (i ? ", " : "; near it: ") + near[i];
  return {ErrorCode::kNotFound, message};
}

}  // namespace

void AddStoreOption(CLI::App* command, std::string* store) {
  *store = kDefaultStore;
  command->add_option("--store", *store, "Folder of the store")->envname("ENTENTE_STORE")->capture_default_str();
}

void AddReadOptions(CLI::App* command, ReadOptions* options) {
  AddStoreOption(command, &options->store);
  AddDateOption(command, "--as-of", &options->as_of, "By the articles that were ingested by this day alone");
}

CLI::Validator Between(double least, double most) {
  CLI::Validator range = CLI::Range(least, most);
  const auto check = [=](std::string& text) {
    return std::isnan(std::strtod(text.c_str(), nullptr)) ? fmt::format("{} is no number", text) : range(text);
  };
  return {check, range.get_description()};
}

void AddMinConfidenceOption(CLI::App* command, double* min_confidence) {
  command->add_option("--min-confidence", *min_confidence, "Only edges at least this sure, 0 to 1")
      ->check(Between(0, 1));
}

void AddJsonOption(CLI::App* command, bool* json) { command->add_flag("--json", *json, "Print JSON"); }

void AddDateOption(CLI::App* command, const std::string& name, std::optional<Date>* date, const std::string& help) {
  command
      ->add_option_function<std::string>(
          name,
          [date, name](const std::string& text) {
            *date = Date::Parse(text);
            if (!*date) throw CLI::ValidationError(name, fmt::format("\"{}\" is no date; expected YYYY-MM-DD", text));
          },
          help)
      ->type_name("YYYY-MM-DD");
}

int Fail(const Status& status) {
  fmt::print(stderr, "entente: {}\n", status.message());
  switch (status.code()) {
    case ErrorCode::kNotFound:
      return kNothingFound;
    case ErrorCode::kInvalidInput:
      return kUsage;
    case ErrorCode::kCancelled:
      return kNothingFound;
    default:
      return kStoreFailed;
  }
}

void AddActorsOption(CLI::App* command, std::string* actors) {
  command->add_option("--actors", *actors, "Table (TSV) of actors of your own, which win over those that are known")
      ->check(CLI::ExistingFile);
}

void AddReadingOptions(CLI::App* command, ReadingOptions* options) {
  const auto set = [options](const std::string& name) {
    options->profile = name == "accurate" ? extract::Profile::kAccurate : extract::Profile::kDefault;
  };
  command->add_option_function<std::string>("--profile", set, "How sentences are parsed: accurate is slower")
      ->check(CLI::IsMember({"default", "accurate"}));
  AddActorsOption(command, &options->actors);
}

Result<std::unique_ptr<extract::Pipeline>> LoadPipeline(const ReadingOptions& options) {
  extract::PipelinePaths paths = FindDataPaths();
  paths.actors = options.actors;
  auto pipeline = extract::Pipeline::Load(paths, options.profile);
  if (!pipeline.ok()) return pipeline;
  for (const Status& refused : pipeline.value()->refused_actors())
    fmt::print(stderr, "entente: {}\n", refused.message());
  return pipeline;
}

Result<std::unique_ptr<extract::Knowledge>> LoadKnowledge(const std::string& actors) {
  const extract::PipelinePaths paths = FindDataPaths();
  if (actors.empty()) return extract::Knowledge::Load(paths.knowledge);
  const auto titles = extract::Titles::Load(paths.schemas + "/words/titles.toml");
  if (!titles.ok()) return titles.status();
  auto own = extract::LoadWithOwnActors(paths.schemas + "/knowledge", actors, titles.value());
  if (!own.ok()) return own.status();
  for (const Status& refused : own.value().refused) fmt::print(stderr, "entente: {}\n", refused.message());
  return std::move(own.value().knowledge);
}

Result<std::unique_ptr<store::Store>> OpenStore(const std::string& path, store::OpenMode mode) {
  auto ontology = Ontology::Load(FindDataPaths().schemas + "/ontology.toml");
  if (!ontology.ok()) return ontology.status();
  auto opened = store::Store::Open(path, mode, ontology.value());
  if (!opened.ok()) {
    const Status status = opened.status();
    return Status(status.code() == ErrorCode::kCorrupt ? ErrorCode::kCorrupt : ErrorCode::kIo, status.message());
  }
  return opened;
}

Result<OpenedGraph> OpenGraph(const ReadOptions& options) {
  auto store = OpenStore(options.store);
  if (!store.ok()) return store.status();
  std::unique_ptr<GraphView> earlier;
  if (options.as_of) {
    auto view = store.value()->AsOf(*options.as_of);
    if (!view.ok()) return view.status();
    earlier = std::move(view).value();
  }
  return OpenedGraph(std::move(store).value(), std::move(earlier), options.min_confidence);
}

Date Today() {
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch();
  return Date{static_cast<int32_t>(days.count())};
}

Result<Actor> FindActor(const GraphView& graph, const std::string& name) {
  if (const auto id = ParseIdText(name)) {
    auto actor = graph.GetActor(ActorId{*id});
    if (actor.ok()) return actor;
  }
  auto known = graph.GetActor(MakeActorId(name, "", ""));
  if (known.ok()) return known;
  auto ids = graph.ActorsNamed(name);
  if (!ids.ok()) return ids.status();
  if (ids.value().empty()) return NoSuchActor(graph, name);
  ActorId best = ids.value()[0];
  size_t most = 0;
  for (ActorId id : ids.value()) {
    const size_t edges = CountEdges(graph, id);
    if (edges > most) best = id;
    most = std::max(most, edges);
  }
  return graph.GetActor(best);
}

}  // namespace entente::cli
