// Tags, trees and names allocate far less than once a token; what mentions and events allocate is bounded too.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "extract/pipeline.h"
#include "extract/pipeline_parts.h"
#include "extract/read/read.h"
#include "tests/support/allocation_counter.h"

namespace entente::extract {
namespace {

const Pipeline& Shipped() {
  static const std::unique_ptr<Pipeline>* const pipeline = [] {
    const std::string source = ENTENTE_SOURCE_DIR, binary = ENTENTE_BINARY_DIR;
    auto loaded = Pipeline::Load({source + "/schemas", source + "/models", binary + "/share/entente/knowledge.bin"});
    EXPECT_TRUE(loaded.ok()) << loaded.status().message();
    return new std::unique_ptr<Pipeline>(std::move(loaded).value());
  }();
  return **pipeline;
}

// The example articles as one, `copies` times over.
Article LongArticle(int copies) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(ENTENTE_SOURCE_DIR "/examples/articles"))
    paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::ostringstream text;
  for (int copy = 0; copy < copies; ++copy) {
    for (const auto& path : paths) text << std::ifstream(path).rdbuf() << "\n\n";
  }
  return ReadPlainText(text.str(), {"long", 0, Date::Parse("2019-04-25")}).value();
}

// Adds to `count` what `stage` allocates.
template <class Stage>
auto Counted(uint64_t* count, const Stage& stage) {
  const uint64_t before = AllocationsOfThisThread();
  auto result = stage();
  *count += AllocationsOfThisThread() - before;
  return result;
}

struct Counts {
  uint64_t tokens = 0, split = 0, parse = 0, names = 0, times = 0, quotations = 0, resolve = 0, find = 0;
};

Counts CountStages(Article article) {
  const auto& parts = Shipped().parts();
  Counts counts;
  Document document = Counted(&counts.split, [&] { return parts.language.Split(std::move(article)); });
  counts.tokens = document.tokens.size();
  Analysis analysis = Counted(&counts.parse, [&] { return parts.language.Parse(std::move(document)); });
  analysis.names = Counted(&counts.names, [&] { return parts.names.Find(analysis.document, analysis.words); });
  analysis.times = Counted(&counts.times, [&] { return parts.times.Find(analysis.document, analysis.words); });
  analysis.quotations = Counted(&counts.quotations, [&] {
    return FindQuotations(analysis.document, analysis.words, analysis.names, parts.speech);
  });
  const Resolved resolved = Counted(&counts.resolve, [&] { return Shipped().Resolve(std::move(analysis)); });
  const Report report = Counted(&counts.find, [&] { return Shipped().Find(resolved); });
  return counts;
}

// What a longer text costs more, for each token that it has more: buffers that are kept count for nothing.
TEST(Allocations, AreBoundedByTheToken) {
  (void)CountStages(LongArticle(1));
  const Counts shorter = CountStages(LongArticle(2)), longer = CountStages(LongArticle(6));
  const auto tokens = static_cast<double>(longer.tokens - shorter.tokens);
  const struct {
    const char* stage;
    uint64_t Counts::*count;
    double most;
  } rows[] = {
      {"split", &Counts::split, 0.05}, {"tags, lemmas, trees", &Counts::parse, 0.05}, {"names", &Counts::names, 0.05},
      {"times", &Counts::times, 0.5},  {"quotations", &Counts::quotations, 0.05},     {"resolve", &Counts::resolve, 7},
      {"find", &Counts::find, 9},
  };
  for (const auto& row : rows) {
    const double each = (static_cast<double>(longer.*row.count) - static_cast<double>(shorter.*row.count)) / tokens;
    RecordProperty(row.stage, std::to_string(each));
    EXPECT_LT(each, row.most) << row.stage;
  }
}

}  // namespace
}  // namespace entente::extract
