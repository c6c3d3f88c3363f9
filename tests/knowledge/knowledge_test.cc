#include "extract/knowledge/knowledge.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "extract/knowledge/compile.h"
#include "extract/knowledge/gazetteer.h"
#include "graph/name.h"
#include "tests/support/temporary_directory.h"

namespace entente::extract {
namespace {

const char kShippedIndex[] = ENTENTE_BINARY_DIR "/share/entente/knowledge.bin";

const Knowledge& Shipped() {
  static const std::unique_ptr<Knowledge> knowledge = [] {
    Result<std::unique_ptr<Knowledge>> loaded = Knowledge::Load(kShippedIndex);
    if (!loaded.ok()) ADD_FAILURE() << loaded.status().message();
    return std::move(loaded).value();
  }();
  return *knowledge;
}

// The best known match: "ISO:RU country Russia, demonym".
std::string Best(std::string_view name) {
  static const char* const kUses[] = {"name", "family", "demonym", "capital", "seat"};
  const std::vector<NameMatch> matches = Shipped().Find(FoldName(name));
  if (matches.empty()) return "none";
  const KnownActor actor = Shipped().Get(matches[0].actor);
  return fmt::format("{} {}, {}", actor.kind, actor.name, kUses[static_cast<int>(matches[0].use)]);
}

TEST(Knowledge, FindsTheBestKnownActorOfAName) {
  const std::pair<const char*, const char*> rows[] = {
      {"Russia", "country Russia, name"},
      {"Russian Federation", "country Russia, name"},
      {"DPRK", "country North Korea, name"},
      {"South Koreans", "country South Korea, demonym"},
      {"U.S.", "country United States, name"},
      {"Washington", "country United States, capital"},
      {"Pyongyang", "country North Korea, capital"},
      {"Kremlin", "country Russia, seat"},
      {"the White House", "none"},
      {"White House", "country United States, seat"},
      {"Cheong Wa Dae", "country South Korea, seat"},
      {"Élysée", "country France, seat"},
      {"NATO", "organization NATO, name"},
      {"UN Security Council", "organization UN Security Council, name"},
      {"Islamic Revolutionary Guard Corps", "organization Revolutionary Guards, name"},
      {"Omani foreign ministry", "organization Foreign Ministry of Oman, name"},
      {"Embassy of the Netherlands", "organization Embassy of Netherlands, name"},
      {"Foreign Ministry of Russia", "organization Foreign Ministry of Russia, name"},
      {"Bundestag", "organization Bundestag, name"},
      {"Tass", "organization TASS, name"},
      {"Vladimir Putin", "person Vladimir Putin, name"},
      {"Putin", "person Vladimir Putin, family"},
      {"KIM Jong Un", "person Kim Jong-un, name"},
      {"Jong-un Kim", "person Kim Jong-un, name"},
      {"Kim", "person Kim Jong-un, family"},
      {"Choe Son Hui", "person Choe Son-hui, name"},
      {"Sergei Lavrov", "person Sergey Lavrov, name"},
      {"Merkel", "person Angela Merkel, family"},
      {"Abdel Fattah el-Sisi", "person Abdel Fattah al-Sisi, name"},
      {"Sisi", "person Abdel Fattah al-Sisi, family"},
      {"von der Leyen", "person Ursula von der Leyen, family"},
      {"Vladivostok", "place Vladivostok, name"},
      {"Korean Peninsula", "place Korean Peninsula, name"},
      {"a teapot", "none"},
      {"", "none"},
  };
  for (const auto& [name, expected] : rows) EXPECT_EQ(Best(name), expected) << name;
}

TEST(Knowledge, TellsNamesThatAreWrittenInCapitalsOnly) {
  EXPECT_TRUE(Shipped().Find("us")[0].capitals);
  EXPECT_TRUE(Shipped().Find("who")[0].capitals);
  EXPECT_FALSE(Shipped().Find("russia")[0].capitals);
}

// "Dmitry Medvedev, President" for each who held an office of that class in the country on that day.
std::string InOffice(std::string_view country, std::string_view office, const char* day) {
  std::string text;
  const Date date = *Date::Parse(day);
  for (const KnownOffice& held : Shipped().OfficesIn(Shipped().FindId(country))) {
    if (held.office != office || held.first > date || held.last < date) continue;
    text += fmt::format("{}{}, {}", text.empty() ? "" : "; ", Shipped().Get(held.person).name, held.title);
  }
  return text;
}

TEST(Knowledge, KnowsWhoWasInOfficeOnADay) {
  EXPECT_EQ(InOffice("ISO:RU", "head-of-state", "2011-08-24"), "Dmitry Medvedev, President");
  EXPECT_EQ(InOffice("ISO:RU", "head-of-state", "2019-04-25"), "Vladimir Putin, President");
  EXPECT_EQ(InOffice("ISO:RU", "foreign-minister", "2019-04-25"), "Sergey Lavrov, Minister of Foreign Affairs");
  EXPECT_EQ(InOffice("ISO:US", "head-of-state", "2019-02-27"), "Donald Trump, President");
  EXPECT_EQ(InOffice("ISO:US", "head-of-state", "1990-08-02"), "George H. W. Bush, President");
  EXPECT_EQ(InOffice("ISO:KR", "head-of-state", "2018-04-27"), "Moon Jae-in, President");
  EXPECT_EQ(InOffice("ISO:DE", "head-of-government", "2010-01-01"), "Angela Merkel, Chancellor");
  EXPECT_EQ(InOffice("ISO:DE", "foreign-minister", "2019-04-25"), "Heiko Maas, Minister of Foreign Affairs");
  EXPECT_EQ(InOffice("ISO:TH", "head-of-government", "2012-06-01"), "Yingluck Shinawatra, Prime Minister");
  EXPECT_EQ(InOffice("ISO:AF", "head-of-state", "2005-06-01"), "Hamid Karzai, President");
  EXPECT_EQ(InOffice("ISO:CO", "foreign-minister", "2015-06-01"), "Maria Angela Holguin, Minister of Foreign Affairs");
  EXPECT_EQ(InOffice("ORG:un", "organization", "2010-06-01"), "Ban Ki-moon, Secretary-General of the United Nations");
}

TEST(Knowledge, GivesAPersonsOfficesByFirstDay) {
  const std::vector<NameMatch> found = Shipped().Find("dmitry medvedev");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(Shipped().Get(found[0].actor).id, "Q23530");
  EXPECT_EQ(Shipped().Get(found[0].actor).gender, "male");
  EXPECT_EQ(Shipped().Get(Shipped().Get(found[0].actor).country).name, "Russia");
  std::string titles;
  Date last{TimeSpan::kOpenPast};
  for (const KnownOffice& office : Shipped().OfficesOf(found[0].actor)) {
    EXPECT_LE(last, office.first);
    last = office.first;
    if (office.office.starts_with("head-of-")) titles += fmt::format("{} {};", office.title, office.first.ToString());
  }
  EXPECT_EQ(titles, "President 2008-05-07;Prime Minister 2012-05-08;");
}

TEST(Knowledge, StopsAScanWhereNoNameGoesOn) {
  EXPECT_TRUE(Shipped().IsNamePrefix("kim jong"));
  EXPECT_TRUE(Shipped().IsNamePrefix("kim jong un"));
  EXPECT_TRUE(Shipped().IsNamePrefix("un security"));
  EXPECT_FALSE(Shipped().IsNamePrefix("kim jong un teapot"));
  EXPECT_FALSE(Shipped().IsNamePrefix("kim jo"));
  EXPECT_FALSE(Shipped().IsNamePrefix(""));
}

TEST(Knowledge, ClassesWordsForTheNameModel) {
  const auto classes = [](const char* folded) {
    std::string text;
    const uint32_t bits = Shipped().GazetteerBits(folded);
    for (const std::string_view name : kGazetteerClasses) {
      if (bits & GazetteerBit(name)) text.append(text.empty() ? "" : " ").append(name);
    }
    return text;
  };
  EXPECT_EQ(classes("russia"), "country");
  EXPECT_EQ(classes("kremlin"), "seat");
  EXPECT_EQ(classes("angela merkel"), "person");
  EXPECT_EQ(classes("merkel"), "family-name");
  EXPECT_EQ(classes("ministry"), "organization-word");
  EXPECT_EQ(classes("sunni"), "people");
  EXPECT_EQ(classes("vladivostok"), "city");
  EXPECT_EQ(classes("xyzzy"), "");
  EXPECT_TRUE(Shipped().GazetteerBits("sergey") & GazetteerBit("given-name"));
}

TEST(Knowledge, FindsById) {
  EXPECT_EQ(Shipped().Get(Shipped().FindId("Q7747")).name, "Vladimir Putin");
  EXPECT_EQ(Shipped().FindId("Q0"), kNotKnown);
  EXPECT_EQ(Shipped().Get(kNotKnown).id, "");
  EXPECT_TRUE(Shipped().OfficesOf(kNotKnown).empty());
}

KnowledgeTables SmallTables() {
  KnowledgeTables tables;
  tables.countries.push_back(
      {"ISO:XA", "", "state", "Northland", {"Norland"}, {"Northlander"}, {"Norburg"}, FamilyName::kLast});
  tables.people.push_back({"P:1", "Ada Lund", {}, {}, "female", "", "", "ISO:XA"});
  tables.offices.push_back({"P:1", "ISO:XA", "President", "head-of-state", TimeSpan::Year(2010), {}, {}});
  return tables;
}

TEST(Knowledge, RefusesWhatIsNoIndex) {
  const auto error = [](const std::string& bytes) {
    const TemporaryDirectory directory;
    const std::string path = directory.Write("bad.bin", bytes);
    const Status status = Knowledge::Load(path).status();
    return fmt::format("{} {}", static_cast<int>(status.code()), status.message().substr(path.size()));
  };
  const auto code = [](ErrorCode value) { return std::to_string(static_cast<int>(value)); };
  EXPECT_EQ(error(""), code(ErrorCode::kCorrupt) + " : is no compiled knowledge index");
  EXPECT_EQ(error("id\tname\n"), code(ErrorCode::kCorrupt) + " : is no compiled knowledge index");
  const std::string good = CompileKnowledge(SmallTables()).value();
  std::string bytes = good;
  bytes[8] = 77;
  EXPECT_EQ(error(bytes), code(ErrorCode::kWrongVersion) + " : is a knowledge index of version 77; expected version 2");
  EXPECT_EQ(error(good.substr(0, good.size() - 1)),
            code(ErrorCode::kCorrupt) + " : is a damaged knowledge index; build it again");
  bytes = good;
  for (const size_t at : {size_t{40}, size_t{200}, good.size() - 1}) {
    bytes = good;
    bytes[at] = static_cast<char>(bytes[at] + 1);
    EXPECT_EQ(error(bytes), code(ErrorCode::kCorrupt) + " : is a damaged knowledge index; build it again") << at;
  }
  EXPECT_EQ(Knowledge::Load("/nowhere/knowledge.bin").status().message(),
            "/nowhere/knowledge.bin: cannot be read: No such file or directory");
}

TEST(Knowledge, KnowsOnlyWhatTheTablesSay) {
  const Result<std::unique_ptr<Knowledge>> loaded =
      Knowledge::Load(TemporaryDirectory().Write("small.bin", CompileKnowledge(SmallTables()).value()));
  ASSERT_TRUE(loaded.ok());
  const Knowledge& knowledge = *loaded.value();
  EXPECT_EQ(knowledge.size(), 2u);
  const std::vector<KnownOffice> offices = knowledge.OfficesIn(knowledge.FindId("ISO:XA"));
  ASSERT_EQ(offices.size(), 1u);
  EXPECT_EQ(offices[0].first.ToString(), "2010-01-01");
  EXPECT_EQ(offices[0].last.day, TimeSpan::kOpenFuture);
  EXPECT_EQ(knowledge.Get(offices[0].person).name, "Ada Lund");
}

}  // namespace
}  // namespace entente::extract
