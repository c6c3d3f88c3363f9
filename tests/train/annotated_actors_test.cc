#include "train/annotated_actors.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>
#include <utility>

#include "tests/support/temporary_directory.h"

namespace entente::train {
namespace {

AnnotatedActors Annotated() {
  const std::string text =
      "The Delta Union sued Ann Osei. The union won. She thanked John Moss. “He helped me,” she said.";
  AnnotatedActors annotated;
  annotated.article.text = text;
  annotated.actors = {{"organization", {"delta union", "union"}, false},
                      {"person", {"ann osei", "author"}, false},
                      {"person", {"john moss", "author"}, false},
                      {"group", {"shoppers"}, true}};
  const auto span = [&](const std::string& words) {
    const auto at = static_cast<uint32_t>(text.find(words));
    return ByteSpan{at, at + static_cast<uint32_t>(words.size())};
  };
  annotated.ends = {{span("She thanked John Moss"), 1},
                    {span("She thanked John Moss"), 2},
                    {span("“He helped me,” she said."), 1},
                    {span("“He helped me,” she said."), 2}};
  return annotated;
}

TEST(AnnotatedActors, AreCalledByDescriptions) {
  const AnnotatedActors annotated = Annotated();
  const std::pair<const char*, int> rows[] = {
      {"The union", 0}, {"that union", 0}, {"the author", -1}, {"the shoppers", -1}, {"the army", -1}};
  for (const auto& [words, actor] : rows) {
    const AnnotatedActor* called = ActorCalled(annotated, words);
    EXPECT_EQ(called, actor < 0 ? nullptr : &annotated.actors[static_cast<size_t>(actor)]) << words;
  }
}

TEST(AnnotatedActors, AreMeantByPronounsWhereTheWordsNameThemNot) {
  const AnnotatedActors annotated = Annotated();
  const std::string& text = annotated.article.text;
  const auto at = [&](const char* words) {
    const auto begin = static_cast<uint32_t>(text.find(words));
    return ByteSpan{begin, begin + 3};
  };
  EXPECT_EQ(PersonMeant(annotated, at("She thanked")), &annotated.actors[1]);
  EXPECT_EQ(PersonMeant(annotated, at("she said")), nullptr) << "two people that are not named";
  EXPECT_EQ(PersonMeant(annotated, at("The union")), nullptr) << "outside the words of edges";
}

TEST(AnnotatedActors, AreReadFromAFolder) {
  const TemporaryDirectory folder;
  std::filesystem::create_directories(folder.path("corpus/gold"));
  const std::string corpus = folder.path("corpus");
  folder.Write("corpus/articles.jsonl", R"({"id": "a", "date": null, "text": "The Delta Union met Ann Osei."})"
                                        "\n"
                                        R"({"id": "b", "date": null, "text": "Not annotated."})"
                                        "\n");
  folder.Write(
      "corpus/gold/a.json",
      R"({"actors": [{"id": "1", "kind": "organization", "name": "Delta Union", "names": ["the union"]},)"
      R"({"id": "2", "kind": "topic", "name": "wages", "names": []}],)"
      R"("edges": [{"from": "1", "to": "2", "quote": "met Ann Osei"}, {"from": "1", "to": "2", "quote": "elsewhere"}]})");
  const auto articles = ReadAnnotatedActors(corpus);
  ASSERT_TRUE(articles.ok()) << articles.status().message();
  ASSERT_EQ(articles.value().size(), 1u);
  const AnnotatedActors& one = articles.value().front();
  ASSERT_EQ(one.actors.size(), 2u);
  EXPECT_EQ(one.actors[0].names, (std::set<std::string>{"delta union", "union"}));
  EXPECT_TRUE(one.actors[1].described);
  EXPECT_EQ(one.ends.size(), 2u) << "both ends of the edge whose words stand in the text";

  folder.Write("corpus/gold/a.json", "[]");
  EXPECT_EQ(ReadAnnotatedActors(corpus).status().message(),
            corpus + "/gold/a.json: expected an object with actors and edges");
  EXPECT_FALSE(ReadAnnotatedActors(corpus + "/gold").ok());
}

}  // namespace
}  // namespace entente::train
