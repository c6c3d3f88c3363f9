#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/interrupt.h"
#include "cli/judge.h"
#include "graph/same_actors.h"

namespace entente::cli {
namespace {

constexpr size_t kLinesMax = 50;
constexpr double kShown = 0.7, kAccepted = 0.8;  // nine in ten are right, and more (docs/quality.md)

struct SuggestOptions {
  std::string* store = nullptr;
  std::optional<double> min_score;
  std::optional<size_t> limit;
  bool json = false, accept = false;
  std::string user = "entente", created_at;

  double least() const { return min_score.value_or(accept ? kAccepted : kShown); }
};

Result<std::vector<SameActors>> Suggest(const store::Store& store, const SuggestOptions& options) {
  auto found = FindSameActors(store, store.judgements());
  if (!found.ok()) return found;
  std::vector<SameActors> pairs = std::move(found).value();
  std::erase_if(pairs, [&](const SameActors& pair) { return pair.score < options.least(); });
  if (options.limit && pairs.size() > *options.limit) pairs.resize(*options.limit);
  return pairs;
}

void PrintTable(const std::vector<SameActors>& pairs, size_t most) {
  for (size_t i = 0; i < pairs.size() && i < most; ++i) {
    fmt::print("{:.2f}  {}  ({})  {}  ({})\n        {}\n", pairs[i].score, pairs[i].target.name,
               PublicId(pairs[i].target), pairs[i].source.name, PublicId(pairs[i].source),
               fmt::join(pairs[i].reasons, "; "));
  }
  if (pairs.size() > most) fmt::print("and {} more\n", pairs.size() - most);
  const SameActors& first = pairs[0];
  fmt::print("If the two are one: entente actor merge {0} {1}; if not: entente actor split {0} {1}\n",
             PublicId(first.target), PublicId(first.source));
}

// Whom an actor is told as now; nullopt where nobody is left of it.
std::optional<Actor> Canonical(const store::Store& store, const Actor& actor) {
  const auto found = store.GetActor(store.judgements().CanonicalOf(actor.id));
  return found.ok() ? std::optional(found.value()) : std::nullopt;
}

// Joins the two, or those that stand for them by now. False where what was joined before forbids it.
Result<bool> Accept(store::Store* store, const SameActors& pair, const SuggestOptions& options) {
  std::optional<Actor> target = Canonical(*store, pair.target), source = Canonical(*store, pair.source);
  if (!target || !source || !MayBeOne(*target, *source, store->judgements().DecidedPairs())) return false;
  if (target->known_id.empty() && !source->known_id.empty()) std::swap(target, source);
  const std::string when = options.created_at.empty() ? NowText() : options.created_at;
  const auto changed = store->Judge({*target, *source, true, options.user, when});
  if (!changed.ok()) return changed.status();
  fmt::print("{:.2f}  {} ({}) is {} ({}) too; {} article{} told anew\n", pair.score, target->name, PublicId(*target),
             source->name, PublicId(*source), changed.value(), changed.value() == 1 ? "" : "s");
  return true;
}

int AcceptAll(store::Store* store, const std::vector<SameActors>& pairs, const SuggestOptions& options) {
  CatchInterrupts();
  size_t joined = 0;
  for (size_t i = 0; i < pairs.size() && !Interrupted(); ++i) {
    const auto accepted = Accept(store, pairs[i], options);
    if (!accepted.ok()) return Fail(accepted.status());
    joined += accepted.value() ? 1 : 0;
  }
  if (const Status flushed = store->Flush(); !flushed.ok()) return Fail(flushed);
  fmt::print("{} joined; entente actor split undoes each\n", joined);
  if (Interrupted()) fmt::print(stderr, "entente: stopped; run the same command again to go on\n");
  if (Interrupted()) return kInputFailed;
  return joined > 0 ? kFound : kNothingFound;
}

int RunSuggest(const SuggestOptions& options) {
  const auto mode = options.accept ? store::OpenMode::kMustExist : store::OpenMode::kReadOnly;
  const auto store = OpenStore(*options.store, mode);
  if (!store.ok()) return Fail(store.status());
  const auto pairs = Suggest(*store.value(), options);
  if (!pairs.ok()) return Fail(pairs.status());
  if (pairs.value().empty()) {
    fmt::print(stderr, "entente: no two actors are likely to be one by {:.2f} or more\n", options.least());
    return kNothingFound;
  }
  if (options.accept) return AcceptAll(store.value().get(), pairs.value(), options);
  if (!options.json) PrintTable(pairs.value(), options.limit.value_or(kLinesMax));
  for (const SameActors& pair : pairs.value()) {
    if (options.json) fmt::print("{}", ToJsonLine(pair));
  }
  return kFound;
}

}  // namespace

void AddSuggest(CLI::App* actor, std::string* store, CommandLine* line) {
  auto options = std::make_shared<SuggestOptions>();
  options->store = store;
  CLI::App* command = actor->add_subcommand("suggest", "Show which actors may be one");
  // Of the environment only `actor` reads, as for the other decisions.
  command->add_option("--store", *store, "Folder of the store, here or before the subcommand");
  command
      ->add_option("--min-score", options->min_score,
                   fmt::format("Only pairs at least this likely (default: {}, with --accept {})", kShown, kAccepted))
      ->check(Between(0, 1));
  command
      ->add_option("--limit", options->limit,
                   fmt::format("Pairs at most, the likeliest first (default: all, of a table {})", kLinesMax))
      ->check(CLI::PositiveNumber);
  CLI::Option* json = command->add_flag("--json", options->json, "Print JSON Lines, to be edited and judged");
  CLI::Option* accept = command->add_flag("--accept", options->accept, "Decide that they are one")->excludes(json);
  command->add_option("--user", options->user, "Who accepts")->capture_default_str()->needs(accept);
  command->add_option("--created-at", options->created_at, "When (default: now), as 2019-04-25T12:00:00")
      ->needs(accept);
  command->footer(
      "Examples:\n"
      "  entente actor suggest --min-score 0.6\n"
      "  entente actor suggest --json > pairs.jsonl   # change no_judgement to positive or negative, then\n"
      "  entente actor judge pairs.jsonl              # lines that stay no_judgement or unsure decide nothing\n"
      "  entente actor suggest --accept --min-score 0.85\n\n"
      "The first name is the one that stays. What was decided already, two known actors, actors of two countries and\n"
      "two of one sentence are never suggested.\n"
      "Exit codes: 0 found, 1 no such pair, 2 usage, 3 stopped, 4 store.");
  command->callback([line, options] { line->run = [options] { return RunSuggest(*options); }; });
}

}  // namespace entente::cli
