#include "graph/independence.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

struct Said {
  const char* outlet;
  const char* text;  // of the article; its last line is the evidence
  const char* attribution = "";
  const char* url = "";
};

uint32_t Count(const std::vector<Said>& all) {
  std::vector<Telling> tellings;
  for (const Said& said : all) {
    SourceDocument document;
    document.id = DocumentId{tellings.size() + 1};
    document.outlet = said.outlet;
    document.url = said.url;
    document.text = said.text;
    document.title = "Ministers meet";
    Evidence evidence;
    evidence.attribution = said.attribution;
    evidence.words = document.text.substr(document.text.rfind('\n') + 1);
    tellings.push_back(TellingOf(evidence, document));
  }
  return CountIndependent(tellings);
}

TEST(Independence, CountsSourcesNotArticles) {
  const char* const kWire = "The foreign ministers of Norland and Sudland met in Oslo on Monday to speak about fish";
  const char* const kEdited = "Foreign ministers of Norland and Sudland met in Oslo on Monday to speak about fish.";
  const char* const kOther = "In Oslo the two chief diplomats sat down for talks on the fishing quarrel this Monday";
  const struct {
    const char* why;
    std::vector<Said> said;
    uint32_t expected;
  } rows[] = {
      {"nobody", {}, 0},
      {"one", {{"Post", kWire}}, 1},
      {"two outlets in words of their own", {{"Post", kWire}, {"Mail", kOther}}, 2},
      {"one outlet twice", {{"Post", kWire}, {"post", kOther}}, 1},
      {"one wire story, edited", {{"Post", kWire}, {"Mail", kEdited}}, 1},
      {"short sentences are alike by chance", {{"Post", "The ministers met."}, {"Mail", "The ministers met."}}, 2},
      {"one agency by its dateline",
       {{"Post", "OSLO (Newsline) - It began.\nThe ministers met."},
        {"Mail", "Oslo, 3 May (NEWSLINE) \xe2\x80\x94 So.\nThey met."}},
       1},
      {"behind the title",
       {{"Post", "Ministers meet\n\nOSLO (Newsline) - It began.\nThe ministers met."}, {"Newsline", "They met."}},
       1},
      {"brackets without a dash are no dateline",
       {{"Post", "Oslo (Norland) is cold.\nThe ministers met."}, {"Mail", "Oslo (Norland) is cold.\nThey met."}},
       2},
      {"after the same", {{"Post", kWire, "Newsline"}, {"Mail", kOther, "Newsline"}}, 1},
      {"after another", {{"Post", kWire, "Newsline"}, {"Mail", kOther, "the ministry"}}, 2},
      {"an outlet and who cites it", {{"Post", kWire}, {"Mail", kOther, "Post"}}, 1},
      {"without outlet by the host",
       {{"", kWire, "", "https://post.example/1"}, {"", kOther, "", "https://post.example/2"}},
       1},
      {"without any each for itself", {{"", kWire}, {"", kOther}}, 2},
      {"joined by a third", {{"Post", kWire}, {"Mail", kEdited}, {"Mail", kOther}}, 1},
  };
  for (const auto& row : rows) EXPECT_EQ(Count(row.said), row.expected) << row.why;
}

}  // namespace
}  // namespace entente
