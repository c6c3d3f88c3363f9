#include "extract/knowledge/known_codes.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "extract/knowledge/knowledge_tables.h"
#include "extract/knowledge/own_actors.h"
#include "extract/mapped_file.h"
#include "tests/support/temporary_directory.h"

namespace entente::extract {
namespace {

const char kSchemas[] = ENTENTE_SOURCE_DIR "/schemas";
const char kIndex[] = ENTENTE_BINARY_DIR "/share/entente/knowledge.bin";

std::unique_ptr<Knowledge> ShippedKnowledge() {
  auto loaded = Knowledge::Load(kIndex);
  if (!loaded.ok()) ADD_FAILURE() << loaded.status().message();
  return std::move(loaded).value();
}

std::unique_ptr<KnownCodes> CodesOf(std::unique_ptr<Knowledge> knowledge) {
  auto loaded = KnownCodes::Load(kSchemas, std::move(knowledge));
  if (!loaded.ok()) ADD_FAILURE() << loaded.status().message();
  return std::move(loaded).value();
}

const KnownCodes& Shipped() {
  static const std::unique_ptr<KnownCodes> codes = CodesOf(ShippedKnowledge());
  return *codes;
}

Actor ActorOf(const char* kind, const char* name, const char* known_id, const char* country) {
  Actor actor;
  actor.kind = kind;
  actor.name = name;
  actor.known_id = known_id;
  actor.country = country;
  return actor;
}

// "USA GOV;MIL President"
std::string Coded(const Actor& actor, const char* time, const KnownCodes& codes = Shipped()) {
  const ActorCode code = codes.CodeActor(actor, TimeSpan::Parse(time).value());
  std::string text = code.country.iso3 + " ";
  for (const Sector* sector : code.sectors) text += (text.back() == ' ' ? "" : ";") + sector->plover;
  return text + (code.title.empty() ? "" : " " + code.title);
}

TEST(KnownCodes, CodesActors) {
  struct Row {
    const char *kind, *name, *known_id, *country, *time, *code;
  };
  const Row rows[] = {
      {"country", "Russia", "ISO:RU", "", "2019-04-25", "RUS GOV"},
      {"country", "Kosovo", "ISO:XK", "", "", "XKX GOV"},
      {"country", "Japan", "", "", "", "JPN GOV"},
      {"organization", "NATO", "ORG:nato", "", "2019-04-25", "IGO IGO"},
      {"organization", "Foreign Ministry of Oman", "ORG:OM:foreign-ministry", "Oman", "2019", "OMN GOV"},
      {"organization", "TASS", "ORG:tass", "Russia", "2019", "RUS MED"},
      {"organization", "Acme", "", "Norway", "2019", "NOR "},
      {"person", "Dmitry Medvedev", "Q23530", "Russia", "2011-08-24", "RUS GOV President"},
      {"person", "Dmitry Medvedev", "Q23530", "Russia", "2014-01-01", "RUS GOV Prime Minister"},
      {"person", "Dmitry Medvedev", "Q23530", "", "1970", "RUS "},
      {"person", "Benjamin Netanyahu", "Q43723", "Israel", "2019-04-25", "ISR GOV Prime Minister"},
      {"person", "Antonio Guterres", "Q311440", "Portugal", "2019-04-25",
       "IGO IGO Secretary-General of the United Nations"},
      {"person", "Nobody", "", "", "2019", " "},
      {"group", "NATO soldiers", "", "", "2019", "IGO IGO"},
      {"group", "envoys of the African Union in Oslo", "", "", "2019", "IGO IGO"},
      {"group", "European Union officials", "", "France", "2019", "FRA "},
      {"group", "crew of the ship", "", "", "2019", " "},
      {"place", "Vladivostok", "", "Russia", "2019", "RUS "},
      {"topic", "Fish", "", "", "2019", " "},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Coded(ActorOf(row.kind, row.name, row.known_id, row.country), row.time), row.code)
        << row.name << " " << row.time;
  }
}

TEST(KnownCodes, CodesOnesOwnActorsByName) {
  const std::string table =
      "name\tkind\tcountry\tsort\toffice\tfrom\n"
      "Ama Quartey\tperson\tGhana\t\tForeign Minister\t2018\n"
      "Hill Front\torganization\tGhana\tarmed-group\n";
  const auto titles = Titles::Load(std::string(kSchemas) + "/words/titles.toml");
  ASSERT_TRUE(titles.ok());
  auto own = LoadWithOwnActors(std::string(kSchemas) + "/knowledge", TemporaryDirectory().Write("own.tsv", table),
                               titles.value());
  ASSERT_TRUE(own.ok() && own.value().refused.empty());
  const auto codes = CodesOf(std::move(own.value().knowledge));
  const Actor minister = ActorOf("person", "Ama Quartey", "", "Ghana"),
              front = ActorOf("organization", "Hill Front", "", "");
  EXPECT_EQ(Coded(minister, "2019-04-25", *codes), "GHA GOV Foreign Minister");
  EXPECT_EQ(Coded(front, "2019", *codes), "GHA REB");
  EXPECT_EQ(Coded(front, "2019"), " ");
}

TEST(KnownCodes, CodesPlaces) {
  const std::pair<const char*, const char*> rows[] = {
      {"Vladivostok", "RUS Russia, Vladivostok"},
      {"Hanoi", "VNM Vietnam, Hanoi"},
      {"Egypt", "EGY Egypt, "},
      {"White House", "USA United States, "},
      {"the lake", " , "},
      {"", " , "},
  };
  for (const auto& [place, expected] : rows) {
    const PlaceCode code = Shipped().CodePlace(place);
    EXPECT_EQ(fmt::format("{} {}, {}", code.country.iso3, code.country.name, code.city), expected) << place;
    EXPECT_EQ(code.geonames.empty(), code.city.empty()) << place;
  }
}

TEST(KnownCodes, EveryCountryHasACodeOfThreeLetters) {
  const std::string path = std::string(kSchemas) + "/knowledge/countries.tsv";
  const auto file = MappedFile::Open(path);
  ASSERT_TRUE(file.ok());
  const auto countries = ParseCountries(file.value().bytes(), path);
  ASSERT_TRUE(countries.ok());
  std::set<std::string> codes;
  for (const CountryRow& row : countries.value()) {
    const ActorCode code = Shipped().CodeActor(ActorOf("country", row.name.c_str(), row.id.c_str(), ""), {});
    EXPECT_EQ(code.country.iso3.size(), 3U) << row.id;
    EXPECT_TRUE(codes.insert(code.country.iso3).second) << row.id;
  }
}

TEST(KnownCodes, NamesSortsAndOfficesThatThereAre) {
  const auto knowledge = Knowledge::Load(kIndex);
  ASSERT_TRUE(knowledge.ok());
  std::set<std::string, std::less<>> sorts, offices;
  for (KnownIndex i = 0; i < knowledge.value()->size(); ++i) {
    sorts.emplace(knowledge.value()->Get(i).sort);
    for (const KnownOffice& office : knowledge.value()->OfficesOf(i)) offices.emplace(office.office);
  }
  for (const Sector& sector : Shipped().codes().sectors()) {
    for (const std::string& sort : sector.sorts) EXPECT_TRUE(sorts.contains(sort)) << sort;
    for (const std::string& office : sector.offices) EXPECT_TRUE(offices.contains(office)) << office;
  }
}

TEST(KnownCodes, SaysWhatIsMissing) {
  EXPECT_EQ(KnownCodes::Load("no/schemas", ShippedKnowledge()).status().message(),
            "no/schemas/event_codes.toml: cannot be read; expected the codes of events as TOML");
}

}  // namespace
}  // namespace entente::extract
