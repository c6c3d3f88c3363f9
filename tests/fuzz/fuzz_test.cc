// What the fuzz targets do to their seeds, to seeds with random changes, and to inputs that once broke something.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <vector>

#include "small_models.h"
#include "targets.h"

namespace entente::extract {
namespace {

std::vector<std::string> Seeds(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(ENTENTE_SOURCE_DIR "/" + folder)) {
    if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> seeds;
  for (const auto& path : paths) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    seeds.push_back(bytes.str());
  }
  return seeds;
}

// Bytes changed, dropped and doubled at random places.
class Changes {
 public:
  std::string Make(std::string bytes) {
    for (size_t count = 1 + Pick(8); count > 0 && !bytes.empty(); --count) {
      const size_t at = Pick(bytes.size()), size = std::min(Pick(20), bytes.size() - at);
      switch (Pick(4)) {
        case 0:
          bytes[at] = static_cast<char>(random_());
          break;
        case 1:
          bytes[at] = static_cast<char>(bytes[at] ^ (1 << Pick(8)));
          break;
        case 2:
          bytes.erase(at, size);
          break;
        default:
          bytes.insert(Pick(bytes.size()), bytes.substr(at, size));
      }
    }
    return bytes;
  }

 private:
  size_t Pick(size_t count) { return random_() % count; }

  std::mt19937 random_{20190425};
};

using Target = std::string (*)(std::string_view);

void TryChanged(const std::vector<std::string>& seeds, Target target, int cases) {
  Changes changes;
  ASSERT_FALSE(seeds.empty());
  for (const std::string& seed : seeds) EXPECT_EQ(target(seed), "") << testing::PrintToString(seed);
  for (int i = 0; i < cases; ++i) {
    const std::string bytes = changes.Make(seeds[static_cast<size_t>(i) % seeds.size()]);
    ASSERT_EQ(target(bytes), "") << testing::PrintToString(bytes);
  }
}

TEST(Fuzz, TextKeepsItsOffsets) { TryChanged(Seeds("tests/fuzz/seeds/text"), TryText, 150); }

TEST(Fuzz, SchemasAreRefusedWithTheirFile) {
  TryChanged(Seeds("tests/fuzz/seeds/schemas"), TrySchemas, 200);
  TryChanged(Seeds("schemas/words"), TrySchemas, 0);
}

TEST(Fuzz, ModelsAreRefusedOrWork) {
  const std::vector<std::string> models = SmallModels();
  TryChanged(models, TryModel, 200);
  Changes changes;
  for (int i = 0; i < 1500; ++i) {
    std::string bytes = changes.Make(models[static_cast<size_t>(i) % models.size()]);
    Reseal(&bytes);
    ASSERT_EQ(TryModel(bytes), "") << testing::PrintToString(bytes);
  }
}

// Found by fuzzing.
TEST(Fuzz, WhatOnceBroke) {
  const struct {
    Target target;
    std::string bytes;
  } rows[] = {
      {TryText, "tThey met 99999999 centuries ago, after 88888888 decades."},
      {TryText, "j{\"text\": \"They met.\", \"n\": 1e999}"},
      {TryText,
       "tWe must recreate in the public mind that Anna Berg, who 40 percent of the nation thought should have been "
       "indicted for "
       "lying "
       "in the scandal and who two-thirds of the nation said was dishonest or untrustworthy."},
  };
  for (const auto& row : rows) EXPECT_EQ(row.target(row.bytes), "") << testing::PrintToString(row.bytes);
}

}  // namespace
}  // namespace entente::extract
