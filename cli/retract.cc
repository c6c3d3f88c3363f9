#include <fmt/format.h>

#include "cli/command.h"
#include "cli/render.h"

namespace entente::cli {
namespace {

struct RetractOptions {
  std::string store;
  std::vector<std::string> articles;
  bool json = false;
};

// kInvalidInput where several articles bear the name.
Result<DocumentId> FindDocument(const store::Store& store, const std::string& name) {
  const auto named = store.DocumentsNamed(name);
  if (!named.ok()) return named.status();
  if (named.value().empty()) return Status(ErrorCode::kNotFound, fmt::format("no article is called \"{}\"", name));
  if (named.value().size() == 1) return named.value()[0];
  std::string ids;
  for (DocumentId id : named.value()) ids += (ids.empty() ? "" : ", ") + ToString(id);
  return Status(ErrorCode::kInvalidInput,
                fmt::format("{} articles are called \"{}\"; name one of them: {}", named.value().size(), name, ids));
}

Status RetractAll(const std::vector<std::string>& articles, store::Store* store) {
  for (const std::string& article : articles) {
    const auto id = FindDocument(*store, article);
    if (!id.ok()) return id.status();
    if (Status retracted = store->Retract(id.value()); !retracted.ok()) return retracted;
  }
  return store->Flush();
}

void PrintCounts(const GraphCounts& before, const GraphCounts& after, const RetractOptions& options) {
  if (options.json) {
    const Json result = {{"articles_retracted", before.documents - after.documents},
                         {"edges_retracted", before.edges - after.edges},
                         {"evidence_retracted", before.evidence - after.evidence},
                         {"actors_retracted", before.actors - after.actors},
                         {"documents", after.documents},
                         {"actors", after.actors},
                         {"edges", after.edges}};
    fmt::print("{}\n", result.dump());
    return;
  }
  fmt::print("{} articles retracted, and what they alone told: {} edges, {} pieces of evidence, {} actors\n",
             before.documents - after.documents, before.edges - after.edges, before.evidence - after.evidence,
             before.actors - after.actors);
  fmt::print("{} now holds {} articles, {} actors, {} edges\n", options.store, after.documents, after.actors,
             after.edges);
}

int RunRetract(const RetractOptions& options) {
  auto store = OpenStore(options.store, store::OpenMode::kMustExist);
  if (!store.ok()) return Fail(store.status());
  const auto before = store.value()->Counts();
  if (!before.ok()) return Fail(before.status());
  if (const Status status = RetractAll(options.articles, store.value().get()); !status.ok()) return Fail(status);
  const auto after = store.value()->Counts();
  if (!after.ok()) return Fail(after.status());
  PrintCounts(before.value(), after.value(), options);
  return kFound;
}

}  // namespace

void AddRetract(CommandLine* line) {
  auto options = std::make_shared<RetractOptions>();
  CLI::App* command = line->app.add_subcommand("retract", "Take articles out again, with all that they alone support");
  AddStoreOption(command, &options->store);
  AddJsonOption(command, &options->json);
  command->add_option("articles", options->articles, "The article's own id, its address, or its sixteen digits")
      ->required();
  command->footer(
      "Examples:\n  entente retract story-17\n  entente retract https://news.example/withdrawn\n\n"
      "Edges that other articles tell too stay, with their evidence. Ingesting the article again brings it back.\n"
      "Exit codes: 0 done, 1 no such article, 2 usage, 4 store.");
  command->callback([line, options] { line->run = [options] { return RunRetract(*options); }; });
}

}  // namespace entente::cli
