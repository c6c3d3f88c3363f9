#include "extract/knowledge/own_actors.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "extract/knowledge/compile.h"
#include "graph/name.h"

namespace entente::extract {
namespace {

const Titles& ShippedTitles() {
  static const Titles titles = Titles::Load(ENTENTE_SOURCE_DIR "/schemas/words/titles.toml").value();
  return titles;
}

KnowledgeTables SmallTables() {
  KnowledgeTables tables;
  tables.countries = {{"ISO:NO", "NOR", "state", "Norland", {"Kingdom of Norland"}, {"Norlandish"}, {"Nort"}, {}}};
  tables.organizations = {{"ORG:league", "League of Lakes", {"LL"}, "alliance", ""}};
  tables.people = {{"Q1", "Ann Lee", {}, {}, "female", "", "", "ISO:NO"},
                   {"Q2", "Bo Ek", {}, {}, "", "", "", "ISO:NO"}};
  const auto time = [](std::string_view text) { return *TimeSpan::Parse(text); };
  tables.offices = {
      {"Q1", "ISO:NO", "Foreign Minister", "foreign-minister", time("2010"), time("2012"), TimeSpan::Unknown()},
      {"Q1", "ISO:NO", "President", "head-of-state", time("2013"), TimeSpan::Unknown(), TimeSpan::Unknown()}};
  return tables;
}

std::vector<std::string> Refused(std::string_view text) {
  KnowledgeTables tables = SmallTables();
  std::vector<std::string> messages;
  for (const Status& status : AddOwnActors(text, "own.tsv", ShippedTitles(), &tables)) {
    messages.push_back(status.message());
  }
  return messages;
}

// Everyone whom a name leads to, best first: "Q1 Ann Lee of Norland own; President of Norland 2013/".
std::string Found(std::string_view own, std::string_view name) {
  KnowledgeTables tables = SmallTables();
  for (const Status& status : AddOwnActors(own, "own.tsv", ShippedTitles(), &tables)) ADD_FAILURE() << status.message();
  const auto knowledge = Knowledge::FromBytes(CompileKnowledge(tables).value(), "own.tsv");
  std::vector<std::string> found;
  for (const NameMatch& match : knowledge.value()->Find(FoldName(name))) {
    const KnownActor actor = knowledge.value()->Get(match.actor);
    std::string text = fmt::format("{} {}", actor.id, actor.name);
    if (actor.country != kNotKnown) text += fmt::format(" of {}", knowledge.value()->Get(actor.country).name);
    if (match.own) text += " own";
    for (const KnownOffice& office : knowledge.value()->OfficesOf(match.actor)) {
      const auto day = [](Date date) { return date.day == TimeSpan::kOpenFuture ? "" : date.ToString(); };
      text += fmt::format("; {} {}/{}", office.office, day(office.first), day(office.last));
    }
    found.push_back(text);
  }
  return fmt::format("{}", fmt::join(found, " | "));
}

TEST(OwnActors, AddToWhatIsKnownAndCorrectIt) {
  const struct {
    const char* own;
    const char* name;
    const char* expected;
  } rows[] = {
      {"name\tkind\nCy Dow\tperson\n", "Cy Dow", "OWN:person:cy dow Cy Dow own"},
      {"kind\tname\tcountry\tnames\nperson\tCy Dow\tnorland\tThe Owl|Cyd\n", "cyd",
       "OWN:person:cy dow Cy Dow of Norland own"},
      {"name\tkind\tcountry\nBo Ek\tperson\tNO\n", "Bo Ek",
       "OWN:person:bo ek Bo Ek of Norland own | Q2 Bo Ek of Norland"},
      {"name\tkind\tid\nBob Ek\tperson\tQ2\n", "Bo Ek", "Q2 Bob Ek of Norland"},
      {"name\tkind\tid\nBob Ek\tperson\tQ2\n", "Bob Ek", "Q2 Bob Ek of Norland own"},
      // the dates of one office are corrected, the other stays
      {"id\tname\tkind\toffice\tof\tfrom\tto\nQ1\tAnn Lee\tperson\tMinister of Foreign Affairs\tNOR\t2011-02\t2012\n",
       "Ann Lee", "Q1 Ann Lee of Norland own; foreign-minister 2011-02-01/2012-12-31; head-of-state 2013-01-01/"},
      // two lines, two offices
      {"name\tkind\toffice\tof\tfrom\tto\nCy Dow\tperson\tChairman\tLL\t2001\t2002\nCy "
       "Dow\tperson\tChairman\tLL\t2004\t\n",
       "Cy Dow", "OWN:person:cy dow Cy Dow own; organization 2001-01-01/2002-12-31; organization 2004-01-01/"},
      {"name\tkind\tsort\nLL\torganization\tparty\n", "LL", "OWN:organization:ll LL own | ORG:league League of Lakes"},
      {"\xef\xbb\xbfname\tkind\tdemonyms\r\nSudland\tcountry\tSudlandish\r\nEd Fay\tperson\r\n", "Sudlandish",
       "OWN:country:sudland Sudland of Sudland"},
      {"name\tkind\tcountry\nSudland\tcountry\nEd Fay\tperson\tSudland\n", "Ed Fay",
       "OWN:person:ed fay Ed Fay of Sudland own"},
  };
  for (const auto& row : rows) EXPECT_EQ(Found(row.own, row.name), row.expected) << row.own;
}

TEST(OwnActors, SayWhatCannotBeRead) {
  using Messages = std::vector<std::string>;
  const std::string columns = "id name names kind country gender sort demonyms office of from to";
  EXPECT_EQ(Refused(""),
            Messages({"own.tsv:0: expected a header line with the columns name and kind, separated by tabs"}));
  EXPECT_EQ(Refused("name,kind\n"), Messages({"own.tsv:1: there is no column \"name,kind\"; expected any of " +
                                              columns + ", separated by tabs"}));
  EXPECT_EQ(Refused("name\tkind\tid\nA\tplace\t\t\nB\tplace\nC\t\nLL\tplace\tORG:league\n"),
            Messages({"own.tsv:2: expected 3 fields separated by tabs, found 4",
                      "own.tsv:4: kind is \"\"; expected person, country, organization, place",
                      "own.tsv:5: kind is \"place\"; expected organization, which ORG:league is"}));
}

}  // namespace
}  // namespace entente::extract
