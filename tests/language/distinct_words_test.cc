#include "extract/language/distinct_words.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace entente::extract {
namespace {

struct Places {
  std::vector<uint32_t> of;
  std::vector<std::string_view> words;
};

Places PlacesOf(const std::vector<std::string_view>& words, DistinctWords* distinct) {
  Places places;
  distinct->Reset(words.size());
  for (std::string_view word : words) places.of.push_back(distinct->Add(word));
  places.words.assign(distinct->words().begin(), distinct->words().end());
  return places;
}

TEST(DistinctWords, NumbersWordsInTheOrderOfTheText) {
  struct Row {
    std::vector<std::string_view> words;
    std::vector<uint32_t> places;
    std::vector<std::string_view> distinct;
  };
  const std::vector<Row> rows = {
      {{}, {}, {}},
      {{"peace"}, {0}, {"peace"}},
      {{"the", "envoy", "of", "the", "The", "envoy"}, {0, 1, 2, 0, 3, 1}, {"the", "envoy", "of", "The"}},
      {{"", "a", ""}, {0, 1, 0}, {"", "a"}},
  };
  DistinctWords distinct;  // which forgets the words of the row before
  for (const Row& row : rows) {
    const Places places = PlacesOf(row.words, &distinct);
    EXPECT_EQ(places.of, row.places);
    EXPECT_EQ(places.words, row.distinct);
  }
}

TEST(DistinctWords, TakesAsManyAsAreToldBeforehand) {
  std::vector<std::string> texts;
  for (int i = 0; i < 2000; ++i) texts.push_back(std::to_string(i));
  DistinctWords distinct;
  const Places places = PlacesOf({texts.begin(), texts.end()}, &distinct);
  for (uint32_t i = 0; i < 2000; ++i) EXPECT_EQ(places.of[i], i);
}

}  // namespace
}  // namespace entente::extract
