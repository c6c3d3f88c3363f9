#include "tests/resolve/small_world.h"

#include <cstdio>
#include <cstdlib>
#include <string>

#include "extract/knowledge/compile.h"
#include "extract/knowledge/knowledge_tables.h"
#include "tests/support/temporary_directory.h"

namespace entente::extract {
namespace {

constexpr char kCountries[] =
    "id\tiso3\tstatus\tname\tnames\tdemonyms\tcapitals\tfamily_name\n"
    "ISO:EG\tEGY\tstate\tEgypt\tArab Republic of Egypt\tEgyptian|Egyptians\tCairo\tlast\n"
    "ISO:FR\tFRA\tstate\tFrance\tFrench Republic\tFrench\tParis\tlast\n"
    "ISO:JO\tJOR\tstate\tJordan\tHashemite Kingdom of Jordan|Kingdom of Jordan\tJordanian\tAmman\tlast\n"
    "ISO:KP\tPRK\tstate\tNorth Korea\tDPRK|Democratic People's Republic of Korea\tNorth Korean|North Koreans|Korean\tPyongyang\tfirst\n"
    "ISO:KR\tKOR\tstate\tSouth Korea\tRepublic of Korea\tSouth Korean|South Koreans|Korean\tSeoul\tfirst\n"
    "ISO:RU\tRUS\tstate\tRussia\tRussian Federation\tRussian|Russians\tMoscow\tlast\n"
    "ISO:US\tUSA\tstate\tUnited States\tUS|U.S.|America\tAmerican|Americans\tWashington\tlast\n"
    "ISO:ZA\tZAF\tstate\tSouth Africa\t\tSouth African\tPretoria\tlast\n";

constexpr char kSeats[] = "name\tnames\tcountry\nKremlin\t\tISO:RU\nWhite House\t\tISO:US\n";

constexpr char kOrganizations[] =
    "id\tname\tnames\tsort\tcountry\n"
    "ORG:nato\tNATO\tNorth Atlantic Treaty Organization\talliance\t\n"
    "ORG:herald\tThe Herald\t\toutlet\tISO:US\n"
    "ORG:cairo-news\tCairo News\t\tnews-agency\tISO:EG\n"
    "ORG:kcna\tKCNA\tKorean Central News Agency\tnews-agency\tISO:KP\n"
    "ORG:congress-ru\tRussian Popular Congress\tCongress\tparty\tISO:RU\n"
    "ORG:council\tCouncil of States\t\tbloc\t\n";

constexpr char kInstitutions[] =
    "id\tname\tnames\tsort\n"
    "interior-ministry\tInterior Ministry of {country}\t{demonym} Interior Ministry\tministry\n";

constexpr char kPlaces[] =
    "id\tname\tnames\tcountry\n"
    "CITY:moscow-ru\tMoscow\t\tISO:RU\n"
    "CITY:seoul-kr\tSeoul\t\tISO:KR\n"
    "CITY:vladivostok-ru\tVladivostok\t\tISO:RU\n"
    "REGION:RU-karelia\tKarelia\t\tISO:RU\n";

constexpr char kPeople[] =
    "id\tname\tnames\tfamily\tgender\tborn\tdied\tcountry\n"
    "Q1\tVladimir Putin\t\tPutin\tmale\t1952\t\tISO:RU\n"
    "Q2\tDmitry Medvedev\tDmitri Medvedev\tMedvedev\tmale\t1965\t\tISO:RU\n"
    "Q3\tSergey Lavrov\tSergei Lavrov\tLavrov\tmale\t1950\t\tISO:RU\n"
    "Q4\tKim Jong-un\t\tKim\tmale\t1984\t\tISO:KP\n"
    "Q5\tMoon Jae-in\t\tMoon\tmale\t1953\t\tISO:KR\n"
    "Q6\tSameh Shoukry\t\tShoukry\tmale\t1952\t\tISO:EG\n"
    "Q7\tEmmanuel Macron\t\tMacron\tmale\t1977\t\tISO:FR\n"
    "Q8\tFrancois Hollande\t\tHollande\tmale\t1954\t\tISO:FR\n"
    "Q9\tJacques Corbin\t\tCorbin\tmale\t1950\t\tISO:FR\n"
    "Q10\tMarie Corbin\t\tCorbin\tfemale\t1960\t\tISO:FR\n";

constexpr char kOffices[] =
    "person\tof\ttitle\toffice\tfirst\tlast\tseen\n"
    "Q1\tISO:RU\tPresident\thead-of-state\t2012-05-07\t\t\n"
    "Q2\tISO:RU\tPresident\thead-of-state\t2008-05-07\t2012-05-07\t\n"
    "Q2\tISO:RU\tPrime Minister\thead-of-government\t2012-05-08\t2020-01-16\t\n"
    "Q3\tISO:RU\tMinister of Foreign Affairs\tforeign-minister\t2004-03-09\t\t\n"
    "Q4\tISO:KP\tSupreme Leader\tleader\t2011-12-17\t\t\n"
    "Q5\tISO:KR\tPresident\thead-of-state\t2017-05-10\t2022-05-09\t\n"
    "Q6\tISO:EG\tMinister of Foreign Affairs\tforeign-minister\t2014-06-17\t2024-07-03\t\n"
    "Q7\tISO:FR\tPresident\thead-of-state\t2017-05-14\t\t\n"
    "Q8\tISO:FR\tPresident\thead-of-state\t2012-05-15\t2017-05-14\t\n"
    "Q9\tISO:FR\tPrime Minister\thead-of-government\t2003-05-15\t2007-05-14\t\n"
    "Q10\tISO:FR\tMinister of Foreign Affairs\tforeign-minister\t2009-05-15\t2010-05-14\t\n";

template <class T>
T Take(Result<T> result) {
  if (result.ok()) return std::move(result).value();
  std::fprintf(stderr, "%s\n", result.status().message().c_str());
  std::abort();
}

std::unique_ptr<Knowledge> Compile() {
  KnowledgeTables tables;
  tables.countries = Take(ParseCountries(kCountries, "countries"));
  tables.seats = Take(ParseSeats(kSeats, "seats"));
  tables.organizations = Take(ParseOrganizations(kOrganizations, "organizations"));
  tables.institutions = Take(ParseInstitutions(kInstitutions, "institutions"));
  tables.places = Take(ParsePlaces(kPlaces, "places"));
  tables.people = Take(ParsePeople(kPeople, "people"));
  tables.offices = Take(ParseOffices(kOffices, "offices"));
  return Take(Knowledge::Load(TemporaryDirectory().Write("knowledge.bin", Take(CompileKnowledge(tables)))));
}

}  // namespace

const Knowledge& SmallWorld() {
  static const std::unique_ptr<Knowledge> knowledge = Compile();
  return *knowledge;
}

const Titles& ShippedTitles() {
  static const Titles titles = Take(Titles::Load(ENTENTE_SOURCE_DIR "/schemas/words/titles.toml"));
  return titles;
}

const CoreferenceWords& ShippedCoreferenceWords() {
  static const CoreferenceWords words =
      Take(CoreferenceWords::Load(ENTENTE_SOURCE_DIR "/schemas/words/coreference.toml"));
  return words;
}

const CoreferenceModel& ShippedCoreferenceModel() {
  static const CoreferenceModel model = Take(CoreferenceModel::Load(ENTENTE_SOURCE_DIR "/models/coreference.model"));
  return model;
}

}  // namespace entente::extract
