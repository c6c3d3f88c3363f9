#include "extract/knowledge/titles.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "graph/name.h"

namespace entente::extract {
namespace {

const Titles& ShippedTitles() {
  static const Result<Titles> titles = Titles::Load(ENTENTE_SOURCE_DIR "/schemas/words/titles.toml");
  if (!titles.ok()) ADD_FAILURE() << titles.status().message();
  return titles.value();
}

// Tokens are separated by spaces: "3 tokens | Foreign Minister | foreign-minister".
std::string PrintTitle(std::string_view text) {
  std::vector<std::string> tokens;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    tokens.push_back(FoldName(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  const std::optional<TitleMatch> match = ShippedTitles().MatchTitle(tokens);
  if (!match) return "none";
  return fmt::format("{} | {} | {}{}{}", match->tokens, match->title, match->office,
                     match->gender.empty() ? "" : " " + match->gender, match->plural ? " plural" : "");
}

TEST(Titles, MatchesTheLongestTitle) {
  const std::pair<const char*, const char*> rows[] = {
      {"President Halvorsen", "1 | President | head-of-state"},
      {"First Vice Foreign Minister Choe", "4 | First Vice Foreign Minister | deputy-foreign-minister"},
      {"foreign ministers met", "2 | Foreign Minister | foreign-minister plural"},
      {"Minister of Foreign Affairs and Trade Ada", "6 | Minister of Foreign Affairs and Trade | foreign-minister"},
      {"Secretary of State Brown", "3 | Secretary of State | foreign-minister"},
      {"secretaries of state", "3 | Secretary of State | foreign-minister plural"},
      {"Secretary of State for Defence Brown", "5 | Secretary of State for Defence | defence-minister"},
      {"Defense Secretary", "2 | Defense Secretary | defence-minister"},
      {"deputy prime minister", "3 | Deputy Prime Minister | deputy-head-of-government"},
      {"Vice President", "2 | Vice President | deputy-head-of-state"},
      {"president of the Senate", "4 | President of the Senate | speaker"},
      {"Secretary-General Lund", "1 | Secretary General | organization"},
      {"Gen. Marlow", "1 | General | military"},
      {"PM Okoro", "1 | Prime Minister | head-of-government"},
      {"crown prince", "2 | Crown Prince | royal male"},
      {"chief of staff", "3 | Chief of Staff | adviser"},
      {"spokeswomen said", "1 | Spokeswoman | spokesperson female plural"},
      {"unification minister", "2 | Unification Minister | unification-minister"},
      {"foreign policy", "none"},
      {"first", "none"},
      {"", "none"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(PrintTitle(text), expected) << text;
}

TEST(Titles, ClassesWrittenTitles) {
  const std::pair<const char*, const char*> rows[] = {
      {"Minister of Foreign Affairs & Intl. Cooperation", "foreign-minister"},
      {"President of the Republic", "head-of-state"},
      {"President of the Rowing Club", "organization"},
      {"President of the Council of Ministers", "head-of-government"},
      {"Minister for Sport and Mountains", "culture-minister"},
      {"ambassador to France", "envoy"},
      {"Permanent Representative to the UN, New York", "envoy"},
      {"Federal Minister of the Interior", "interior-minister"},
      {"Keeper of the Seals", "official"},
  };
  for (const auto& [title, expected] : rows) EXPECT_EQ(ShippedTitles().OfficeOf(title), expected) << title;
}

TEST(Titles, TellsHonorificsFromOtherWords) {
  const auto print = [](std::vector<std::string_view> tokens) -> std::string {
    const std::optional<Honorific> match = ShippedTitles().MatchHonorific(tokens);
    return match ? fmt::format("{} {}", match->tokens, match->gender) : "none";
  };
  EXPECT_EQ(print({"Mr.", "Lund"}), "1 male");
  EXPECT_EQ(print({"Mrs", "Lund"}), "1 female");
  EXPECT_EQ(print({"His", "Royal", "Highness", "Prince"}), "3 male");
  EXPECT_EQ(print({"H.E.", "Lund"}), "1 ");
  EXPECT_EQ(print({"He", "said"}), "none");
  EXPECT_EQ(print({"miss", "it"}), "none");
}

TEST(Titles, KnowsNounsMarkersAndRelatives) {
  const auto noun = [](const char* form) -> std::string {
    const std::optional<ActorNoun> found = ShippedTitles().FindNoun(form);
    if (!found) return "none";
    return fmt::format("{} {} {}{}{}{}", found->lemma, found->kind, found->office, found->plural ? " plural" : "",
                       found->collective ? " collective" : "", found->relational ? " relational" : "");
  };
  EXPECT_EQ(noun("leaders"), "leader person leader plural");
  EXPECT_EQ(noun("countries"), "country country  plural");
  EXPECT_EQ(noun("counterpart"), "counterpart person  relational");
  EXPECT_EQ(noun("delegation"), "delegation group  collective");
  EXPECT_EQ(noun("teapot"), "none");
  EXPECT_EQ(ShippedTitles().FindMarker("then"), OfficeMarker::kFormer);
  EXPECT_EQ(ShippedTitles().FindMarker("acting"), OfficeMarker::kActing);
  EXPECT_EQ(ShippedTitles().FindMarker("foreign"), std::nullopt);
  EXPECT_EQ(ShippedTitles().FindRelative("wives").value().lemma, "wife");
  EXPECT_EQ(ShippedTitles().FindRelative("sisters in law").value().gender, "female");
}

TEST(Titles, RefusesBadFilesWithPlaceAndExpectation) {
  const std::pair<const char*, const char*> rows[] = {
      {"[[head]]\nwords = [\"King\"]\noffice = \"x\"", "t:2: \"King\" must be written folded: \"king\""},
      {"[[head]]\nwords = [\"king\"]", "t:1: `office` is missing"},
      {"[[head]]\nwords = [\"king\", \"king\"]\noffice = \"x\"", "t:1: \"king\" is given twice"},
      {"\n[[rank]]\nword = [\"first\"]", "t:3: [[rank]] has no key `word`; expected one of words"},
      {"[[noun]]\nkind = 3\nwords = [\"a\"]", "t:2: `kind` must be a text"},
      {"[[relative]]\ngender = \"tall\"\nwords = [\"a\"]", "t:2: `gender` must be \"male\" or \"female\""},
      {"[[marker]]\nis = \"soon\"\nwords = [\"a\"]", "t:1: `is` must be one of former, incoming, acting, late"},
      {"[[crown]]\nwords = [\"a\"]", "t:1: unknown section [[crown]]"},
  };
  for (const auto& [toml, expected] : rows) {
    const Result<Titles> titles = Titles::Parse(toml, "t");
    EXPECT_EQ(titles.status().message(), expected) << toml;
  }
  EXPECT_EQ(Titles::Load("/nowhere/titles.toml").status().message(),
            "/nowhere/titles.toml: cannot be read; expected titles as TOML");
}

}  // namespace
}  // namespace entente::extract
