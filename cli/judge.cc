#include "cli/judge.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>

#include "graph/byte_order_mark.h"
#include "graph/judgements.h"
#include "graph/name.h"

namespace entente::cli {
namespace {

struct JudgeOptions {
  std::string* store = nullptr;
  std::string first, second;  // actors, or in `first` a file
  std::string user, created_at;
};

Judgement MakeJudgement(Actor target, Actor source, bool positive, const JudgeOptions& options) {
  return {std::move(target), std::move(source), positive, options.user,
          options.created_at.empty() ? NowText() : options.created_at};
}

// Those of `of` that do not name the other as well; all where none is left.
std::vector<std::string> NamesApart(const Actor& of, const Actor& other) {
  std::vector<std::string> names;
  for (const std::string& name : of.names) {
    const bool shared = std::any_of(other.names.begin(), other.names.end(),
                                    [&](const std::string& n) { return FoldName(n) == FoldName(name); });
    if (!shared) names.push_back(name);
  }
  return names.empty() ? of.names : names;
}

int Judge(store::Store* store, const Judgement& judgement) {
  const auto changed = store->Judge(judgement);
  if (!changed.ok()) return Fail(changed.status());
  if (const Status flushed = store->Flush(); !flushed.ok()) return Fail(flushed);
  fmt::print("{} and {} {} from now on; {} article{} told anew\n", judgement.target.name, judgement.source.name,
             judgement.positive ? "are one" : "are two", changed.value(), changed.value() == 1 ? "" : "s");
  return kFound;
}

// An actor of the store, or one of whom a judgement left nothing there.
Result<Actor> FindJudged(const store::Store& store, const std::string& name) {
  Result<Actor> found = FindActor(store, name);
  if (found.ok()) return found;
  for (const Judgement& judgement : store.judgements().all()) {
    for (const Actor* actor : {&judgement.target, &judgement.source}) {
      if (PublicId(*actor) == name) return *actor;
    }
  }
  return found;
}

int RunMerge(const JudgeOptions& options) {
  const auto store = OpenStore(*options.store, store::OpenMode::kMustExist);
  if (!store.ok()) return Fail(store.status());
  const auto target = FindJudged(*store.value(), options.first), source = FindJudged(*store.value(), options.second);
  if (!target.ok()) return Fail(target.status());
  if (!source.ok()) return Fail(source.status());
  if (target.value().id == source.value().id) {
    fmt::print(stderr, "entente: \"{}\" and \"{}\" are one already: {}\n", options.first, options.second,
               target.value().name);
    return kUsage;
  }
  return Judge(store.value().get(), MakeJudgement(target.value(), source.value(), true, options));
}

// Somebody of that name apart from `target`, whom nobody knows otherwise.
Actor NewActor(const std::string& name, const Actor& target) {
  Actor actor;
  actor.id = MakeActorId("", target.kind, name);
  actor.kind = target.kind;
  actor.name = name;
  actor.names = {name};
  return actor;
}

// What `split` decides: undone where the two were merged, else between two that are there, else between an actor and
// whoever is called by one of its names.
Judgement SplitOf(const store::Store& store, const Actor& target, const JudgeOptions& options) {
  if (const Judgement* merged = store.judgements().FindMerged(target.id, options.second)) {
    Actor source = merged->source;
    source.names = NamesApart(source, merged->target);
    return MakeJudgement(merged->target, source, false, options);
  }
  const auto other = FindActor(store, options.second);
  if (!other.ok() || other.value().id == target.id) {
    Actor known = target;
    std::erase_if(known.names, [&](const std::string& name) { return FoldName(name) == FoldName(options.second); });
    return MakeJudgement(known, NewActor(options.second, target), false, options);
  }
  Actor source = other.value();
  source.names = NamesApart(source, target);
  return MakeJudgement(target, source, false, options);
}

int RunSplit(const JudgeOptions& options) {
  const auto store = OpenStore(*options.store, store::OpenMode::kMustExist);
  if (!store.ok()) return Fail(store.status());
  const auto target = FindActor(*store.value(), options.first);
  if (!target.ok()) return Fail(target.status());
  const Judgement judgement = SplitOf(*store.value(), target.value(), options);
  if (judgement.target.id == judgement.source.id) {
    fmt::print(stderr, "entente: \"{}\" is the name that {} goes by; name it by another, or by its id\n",
               options.second, target.value().name);
    return kUsage;
  }
  return Judge(store.value().get(), judgement);
}

int RunJudgements(const JudgeOptions& options) {
  const auto store = OpenStore(*options.store);
  if (!store.ok()) return Fail(store.status());
  for (const Judgement& judgement : store.value()->judgements().all()) fmt::print("{}", ToJsonLine(judgement));
  return store.value()->judgements().empty() ? kNothingFound : kFound;
}

// What the store knows of an actor of whom the line tells nothing but the id.
void FillIn(const store::Store& store, Actor* actor) {
  const auto known = store.GetActor(actor->id);
  if (actor->name.empty() && known.ok()) *actor = known.value();
}

enum class Taken { kKept, kUndecided, kRefused };

Taken Refuse(const std::string& place, const std::string& fault) {
  fmt::print(stderr, "entente: {}: {}\n", place, fault);
  return Taken::kRefused;
}

Result<Taken> TakeLine(store::Store* store, const std::string& line, const std::string& place) {
  const auto parsed = ParseJudgement(line);
  if (!parsed.ok()) return Refuse(place, parsed.status().message());
  if (!parsed.value()) return Taken::kUndecided;
  Judgement judgement = *parsed.value();
  for (Actor* actor : {&judgement.target, &judgement.source}) {
    FillIn(*store, actor);
    if (actor->name.empty()) {
      return Refuse(place,
                    fmt::format("{} is no actor of this store, and the line does not tell its name", PublicId(*actor)));
    }
  }
  const auto changed = store->Judge(judgement);
  if (!changed.ok()) return changed.status();
  return Taken::kKept;
}

int RunJudge(const JudgeOptions& options) {
  const auto store = OpenStore(*options.store, store::OpenMode::kMustExist);
  if (!store.ok()) return Fail(store.status());
  std::ifstream file;
  const bool from_file = options.first != "-";
  if (from_file) file.open(options.first);
  if (!file) {
    fmt::print(stderr, "entente: {}: cannot be opened\n", options.first);
    return kInputFailed;
  }
  size_t number = 0, taken = 0, undecided = 0, refused = 0;
  for (std::string line; std::getline(from_file ? file : std::cin, line);) {
    if (++number == 1) line = WithoutByteOrderMark(line);
    if (line.empty()) continue;
    const auto judged = TakeLine(store.value().get(), line, fmt::format("{}:{}", options.first, number));
    if (!judged.ok()) return Fail(judged.status());
    ++(judged.value() == Taken::kKept ? taken : judged.value() == Taken::kUndecided ? undecided : refused);
  }
  if (const Status flushed = store.value()->Flush(); !flushed.ok()) return Fail(flushed);
  const std::string passed = undecided > 0 ? fmt::format("{} undecided, ", undecided) : "";
  fmt::print("{} judgements taken, {}{} lines refused\n", taken, passed, refused);
  if (refused > 0) return kInputFailed;
  return taken > 0 ? kFound : kNothingFound;
}

using Run = int (*)(const JudgeOptions&);

CLI::App* AddOne(CLI::App* actor, CommandLine* line, std::shared_ptr<JudgeOptions> options, const std::string& name,
                 const std::string& help, Run run) {
  CLI::App* command = actor->add_subcommand(name, help);
  // Of the environment only `actor` reads, or that would win over what stands before the subcommand.
  command->add_option("--store", *options->store, "Folder of the store, here or before the subcommand");
  command->callback([line, options, run] { line->run = [options, run] { return run(*options); }; });
  return command;
}

void AddDecision(CLI::App* command, JudgeOptions* options) {
  command->add_option("--user", options->user, "Who decides this")->envname("USER");
  command->add_option("--created-at", options->created_at,
                      "When it was decided (default: now), as 2019-04-25T12:00:00");
}

}  // namespace

std::string NowText() {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}", fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)));
}

void AddJudging(CLI::App* actor, std::string* store, CommandLine* line) {
  auto options = std::make_shared<JudgeOptions>();
  options->store = store;
  actor->require_subcommand(0, 1);
  CLI::App* merge = AddOne(actor, line, options, "merge", "Decide that two actors are one", RunMerge);
  AddDecision(merge, options.get());
  merge->add_option("actor", options->first, "The actor whose name and id stay")->required();
  merge->add_option("other", options->second, "The actor that it is too")->required();
  CLI::App* split =
      AddOne(actor, line, options, "split", "Decide that two are two, or that a name is somebody else's", RunSplit);
  AddDecision(split, options.get());
  split->add_option("actor", options->first, "The actor")->required();
  split->add_option("other", options->second, "Another actor, one merged with it, or a name that is not its own")
      ->required();
  AddOne(actor, line, options, "judgements", "Print what was decided, as JSON Lines", RunJudgements);
  CLI::App* judge = AddOne(actor, line, options, "judge", "Take in decisions from a file of JSON Lines", RunJudge);
  judge->add_option("file", options->first, "File, or - for standard input")->required();
  AddSuggest(actor, store, line);
}

}  // namespace entente::cli
