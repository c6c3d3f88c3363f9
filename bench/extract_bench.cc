// extract_bench: CPU time and allocations of every stage over a folder of articles, on one thread and on two that share
// one pipeline. CPU time rather than wall time, so that other work on the machine does not change the figures.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <thread>
#include <vector>

#include "extract/pipeline.h"
#include "extract/pipeline_parts.h"
#include "extract/read/read.h"
#include "tests/support/allocation_counter.h"

namespace entente::bench {
namespace {

using extract::Analysis;
using extract::Article;
using extract::Document;
using extract::Pipeline;
using extract::Resolved;

constexpr int kRuns = 3;
constexpr std::array kStages = {"split", "tags, lemmas, trees", "names", "times", "quotations", "resolve", "find"};

struct Cost {
  double seconds = 0;
  uint64_t allocations = 0;
};
using Costs = std::array<Cost, kStages.size()>;

double Seconds(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::vector<Article> ReadArticles(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<Article> articles;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    auto article = extract::ReadPlainText(bytes.str(), {path.string(), 0, Date::Parse("2019-04-25")});
    if (article.ok()) articles.push_back(std::move(article).value());
  }
  return articles;
}

template <class Stage>
auto Measure(Cost* cost, const Stage& stage) {
  const uint64_t allocations = AllocationsOfThisThread();
  const double begin = Seconds(CLOCK_THREAD_CPUTIME_ID);
  auto result = stage();
  cost->seconds += Seconds(CLOCK_THREAD_CPUTIME_ID) - begin;
  cost->allocations += AllocationsOfThisThread() - allocations;
  return result;
}

struct Counts {
  size_t sentences = 0, tokens = 0;
};

Counts RunStages(const Pipeline& pipeline, Article article, Costs* costs) {
  const auto& parts = pipeline.parts();
  auto& [split, parse, names, times, quotations, resolve, find] = *costs;
  Document document = Measure(&split, [&] { return parts.language.Split(std::move(article)); });
  const Counts counts{document.sentences.size(), document.tokens.size()};
  Analysis analysis = Measure(&parse, [&] { return parts.language.Parse(std::move(document)); });
  analysis.names = Measure(&names, [&] { return parts.names.Find(analysis.document, analysis.words); });
  analysis.times = Measure(&times, [&] { return parts.times.Find(analysis.document, analysis.words); });
  analysis.quotations = Measure(
      &quotations, [&] { return FindQuotations(analysis.document, analysis.words, analysis.names, parts.speech); });
  const Resolved resolved = Measure(&resolve, [&] { return pipeline.Resolve(std::move(analysis)); });
  const Report report = Measure(&find, [&] { return pipeline.Find(resolved); });
  return counts;
}

// The least that each stage took in any run.
Costs BestCosts(const Pipeline& pipeline, const std::vector<Article>& articles, Counts* counts) {
  Costs best;
  for (int run = 0; run < kRuns; ++run) {
    Costs costs;
    *counts = {};
    for (const Article& article : articles) {
      const Counts one = RunStages(pipeline, article, &costs);
      counts->sentences += one.sentences;
      counts->tokens += one.tokens;
    }
    for (size_t i = 0; i < costs.size(); ++i) {
      if (run == 0 || costs[i].seconds < best[i].seconds) best[i] = costs[i];
    }
  }
  return best;
}

void PrintStages(const Pipeline& pipeline, const std::vector<Article>& articles) {
  Counts counts;
  const Costs costs = BestCosts(pipeline, articles, &counts);
  fmt::print("{} articles, {} sentences, {} tokens; CPU time, best of {}\n", articles.size(), counts.sentences,
             counts.tokens, kRuns);
  fmt::print("{:<20} {:>8} {:>12} {:>12} {:>18}\n", "stage", "CPU ms", "sentences/s", "tokens/s", "allocations/token");
  Cost all;
  const auto print = [&](std::string_view name, const Cost& cost) {
    fmt::print("{:<20} {:>8.0f} {:>12.0f} {:>12.0f} {:>18.3f}\n", name, cost.seconds * 1e3,
               static_cast<double>(counts.sentences) / cost.seconds, static_cast<double>(counts.tokens) / cost.seconds,
               static_cast<double>(cost.allocations) / static_cast<double>(counts.tokens));
  };
  for (size_t i = 0; i < costs.size(); ++i) {
    print(kStages[i], costs[i]);
    all.seconds += costs[i].seconds;
    all.allocations += costs[i].allocations;
  }
  print("all", all);
}

struct Shared {
  double seconds = 0;  // CPU time of all threads together
  uint64_t waits = 0;  // times that a thread gave up its core to wait
};

// Threads take the articles one by one from one pipeline.
Shared RunShared(const Pipeline& pipeline, const std::vector<Article>& articles, size_t threads) {
  std::atomic<size_t> next = 0;
  std::vector<Shared> each(threads);
  std::vector<std::thread> running;
  for (Shared& mine : each) {
    running.emplace_back([&] {
      for (size_t at = next++; at < articles.size(); at = next++) (void)pipeline.Extract(articles[at]);
      mine.seconds = Seconds(CLOCK_THREAD_CPUTIME_ID);
      rusage usage{};
      getrusage(RUSAGE_THREAD, &usage);
      mine.waits = static_cast<uint64_t>(usage.ru_nvcsw);
    });
  }
  Shared all;
  for (size_t i = 0; i < threads; ++i) {
    running[i].join();
    all.seconds += each[i].seconds;
    all.waits += each[i].waits;
  }
  return all;
}

void PrintThreads(const Pipeline& pipeline, const std::vector<Article>& articles) {
  Shared one, two;
  for (int run = 0; run < kRuns; ++run) {
    const Shared alone = RunShared(pipeline, articles, 1), both = RunShared(pipeline, articles, 2);
    if (run == 0 || alone.seconds < one.seconds) one = alone;
    if (run == 0 || both.seconds < two.seconds) two = both;
  }
  fmt::print(
      "one pipeline on two threads: {:.2f} times the speed of one thread "
      "({:.2f} s of CPU time on one, {:.2f} s on two together; {} and {} waits)\n",
      2 * one.seconds / two.seconds, one.seconds, two.seconds, one.waits, two.waits);
}

int Run(const std::string& data, const std::string& folder) {
  const auto pipeline = Pipeline::Load({data + "/schemas", data + "/models", data + "/knowledge.bin"});
  if (!pipeline.ok()) {
    fmt::print(stderr, "extract_bench: {}\n", pipeline.status().message());
    return 1;
  }
  const std::vector<Article> articles = ReadArticles(folder);
  PrintStages(*pipeline.value(), articles);
  PrintThreads(*pipeline.value(), articles);
  return 0;
}

}  // namespace
}  // namespace entente::bench

int main(int argc, char** argv) {
  if (argc == 2) return entente::bench::Run(ENTENTE_BINARY_DIR "/share/entente", argv[1]);
  fmt::print(stderr, "usage: extract_bench FOLDER\n");
  return 2;
}
