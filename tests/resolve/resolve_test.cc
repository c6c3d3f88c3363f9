// Runs cases/*.txt: "== what it shows", an analysis as tests/support/conllu.h reads it, "----", what Print gives.
// With ENTENTE_UPDATE_CASES in the environment the expected halves are rewritten instead.
#include "extract/resolve/resolve.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/resolve/small_world.h"
#include "tests/support/conllu.h"

namespace entente::extract {
namespace {

struct Case {
  std::string title, analysis, expected;
};

std::string ResolveText(const std::string& conllu) {
  return Print(
      Resolve(ReadConllu(conllu), SmallWorld(), ShippedTitles(), ShippedCoreferenceWords(), ShippedCoreferenceModel()));
}

std::vector<Case> ReadCases(const std::string& path) {
  std::vector<Case> cases;
  std::ifstream in(path);
  bool expected = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("== ")) {
      cases.push_back({line.substr(3), "", ""});
      expected = false;
    } else if (line == "----") {
      expected = true;
    } else if (!cases.empty()) {
      (expected ? cases.back().expected : cases.back().analysis) += line + "\n";
    }
  }
  return cases;
}

void WriteCases(const std::string& path, const std::vector<Case>& cases) {
  std::ofstream out(path);
  for (const Case& row : cases) {
    out << "== " << row.title << "\n" << row.analysis << "----\n" << ResolveText(row.analysis) << "\n";
  }
}

class ResolveCases : public testing::TestWithParam<const char*> {};

TEST_P(ResolveCases, GiveTheseEntities) {
  const std::string path = std::string(ENTENTE_SOURCE_DIR "/tests/resolve/cases/") + GetParam() + ".txt";
  const std::vector<Case> cases = ReadCases(path);
  ASSERT_FALSE(cases.empty()) << path;
  if (std::getenv("ENTENTE_UPDATE_CASES") != nullptr) return WriteCases(path, cases);
  for (const Case& row : cases) EXPECT_EQ(ResolveText(row.analysis) + "\n", row.expected) << path << ": " << row.title;
}

INSTANTIATE_TEST_SUITE_P(Files, ResolveCases,
                         testing::Values("people", "offices", "countries", "names", "references", "pronouns",
                                         "collectives"));

TEST(Resolve, FindsTheMentionOfAWord) {
  const Resolved resolved =
      Resolve(ReadConllu(R"(
Mayor   NNP _ 2 nmod:desc
Ann     NNP _ 4 nsubj     Person
Brook   NNP _ 2 flat      +
greeted VBD _ 0 root
guests  NNS _ 4 obj
)"),
              SmallWorld(), ShippedTitles(), ShippedCoreferenceWords(), ShippedCoreferenceModel());
  for (const uint32_t word : {0u, 1u, 2u}) {
    const Mention* mention = FindMention(resolved, word);
    ASSERT_NE(mention, nullptr);
    EXPECT_EQ(resolved.analysis.document.Text(mention->tokens), "Mayor Ann Brook");
  }
  EXPECT_EQ(FindMention(resolved, 3), nullptr);
}

TEST(Resolve, BrokenTreesAndEmptyArticlesDoNoHarm) {
  EXPECT_EQ(ResolveText(""), "");
  // Every word hangs on the next, the last on the first.
  EXPECT_EQ(ResolveText("He PRP he 2 nsubj\ntold VBD tell 3 acl:relcl\nher PRP she 1 obj\n"),
            "none: \"He\" | \"her\"\n");
}

TEST(Resolve, DescribedActorsOfTwoArticlesAreTwo) {
  const char* text = "A DT = 2 det\nceremony NN = 3 nsubj\nbegan VBD begin 0 root\n";
  Analysis first = ReadConllu(text), second = ReadConllu(text);
  second.document.article.id = DocumentId{7};
  const auto id = [](Analysis analysis) {
    return Resolve(std::move(analysis), SmallWorld(), ShippedTitles(), ShippedCoreferenceWords(),
                   ShippedCoreferenceModel())
        .entities.at(0)
        .actor.id;
  };
  EXPECT_EQ(id(first), id(first));
  EXPECT_NE(id(first), id(second));
}

// The canonical name of the organization that the text names, then its names.
std::vector<std::string> OrganizationNames(const char* text) {
  const Resolved resolved =
      Resolve(ReadConllu(text), SmallWorld(), ShippedTitles(), ShippedCoreferenceWords(), ShippedCoreferenceModel());
  std::vector<std::string> names;
  for (const Entity& entity : resolved.entities) {
    if (entity.actor.kind != "organization") continue;
    names.push_back(entity.actor.name);
    names.insert(names.end(), entity.actor.names.begin(), entity.actor.names.end());
  }
  return names;
}

TEST(Resolve, NamesWithPrintedApostrophesMayBeTyped) {
  EXPECT_EQ(OrganizationNames("Farmers’ NNP _ 2 nmod:poss Organization\n"
                              "Union NNP _ 3 nsubj +\n"
                              "won VBD win 0 root\n"),
            (std::vector<std::string>{"Farmers’ Union", "Farmers' Union", "Farmers’ Union"}));
}

TEST(Resolve, OrganizationsHaveTheirNameWithItsCountryToo) {
  EXPECT_EQ(OrganizationNames("Egypt NNP _ 4 nmod:poss Location\n"
                              "'s POS = 1 case\n"
                              "Electoral NNP _ 4 amod Organization\n"
                              "Commission NNP _ 5 nsubj +\n"
                              "met VBD meet 0 root\n"),
            (std::vector<std::string>{"Electoral Commission of Egypt", "Egypt's Electoral Commission",
                                      "Electoral Commission", "Electoral Commission of Egypt"}));
}

TEST(Resolve, PartiesHaveTheirNameWithItsNounToo) {
  EXPECT_EQ(OrganizationNames("Roots NNP _ 3 compound Organization\n"
                              "party NN = 3 compound\n"
                              "leader NN = 4 nmod:desc\n"
                              "Lee NNP _ 5 nsubj Person\n"
                              "won VBD win 0 root\n"),
            (std::vector<std::string>{"Roots", "Roots", "Roots party"}));
}

}  // namespace
}  // namespace entente::extract
