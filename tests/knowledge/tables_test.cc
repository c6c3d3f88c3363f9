#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "extract/knowledge/compile.h"
#include "extract/knowledge/knowledge_tables.h"
#include "tests/support/temporary_directory.h"

namespace entente::extract {
namespace {

const char kCountryHeader[] = "id\tiso3\tstatus\tname\tnames\tdemonyms\tcapitals\tfamily_name\n";
const char kPersonHeader[] = "id\tname\tnames\tfamily\tgender\tborn\tdied\tcountry\n";
const char kOfficeHeader[] = "person\tof\ttitle\toffice\tfirst\tlast\tseen\n";

template <class Row>
std::string ErrorOf(const Result<std::vector<Row>>& rows) {
  return rows.ok() ? "none" : rows.status().message();
}

TEST(KnowledgeTables, RefusesBadLinesWithPlaceAndExpectation) {
  EXPECT_EQ(ErrorOf(ParseCountries("id\tname\n", "c.tsv")),
            "c.tsv:1: expected the header line \"id iso3 status name names demonyms capitals family_name\", fields "
            "separated by tabs");
  EXPECT_EQ(ErrorOf(ParseCountries("", "c.tsv")).substr(0, 35), "c.tsv:1: expected the header line \"");
  EXPECT_EQ(ErrorOf(ParseCountries(std::string(kCountryHeader) + "\nISO:XA\tXXA\n", "c.tsv")),
            "c.tsv:3: expected 8 fields separated by tabs, found 2");
  EXPECT_EQ(ErrorOf(ParseCountries(std::string(kCountryHeader) + "ISO:XA\t\tstate\tAland\t\t\t\tmiddle\n", "c.tsv")),
            "c.tsv:2: family_name is \"middle\"; expected last, first, either, both or none");
  EXPECT_EQ(ErrorOf(ParseCountries(std::string(kCountryHeader) + "ISO:XA\t\tstate\t\t\t\t\tlast\n", "c.tsv")),
            "c.tsv:2: name is missing");
  EXPECT_EQ(ErrorOf(ParsePeople(std::string(kPersonHeader) + "P:1\tAda Lund\t\t\ttall\t\t\t\n", "p.tsv")),
            "p.tsv:2: gender is \"tall\"; expected male, female or nothing");
  EXPECT_EQ(ErrorOf(ParsePeople(std::string(kPersonHeader) + "P:1\tAda Lund\t\t\t\t1960-13\t\t\n", "p.tsv")),
            "p.tsv:2: born is \"1960-13\"; expected a day, month or year such as 2019-04-25");
  EXPECT_EQ(ErrorOf(ParseOffices(std::string(kOfficeHeader) + "P:1\tISO:XA\tKing\troyal\t2010/2011\t\t\n", "o.tsv")),
            "o.tsv:2: first is \"2010/2011\"; expected a day, month or year such as 2019-04-25");
  EXPECT_EQ(ErrorOf(ParseOffices(std::string(kOfficeHeader) + "P:1\tISO:XA\tKing\troyal\t2010\t\t\r\n", "o.tsv")),
            "none");
}

// A folder of tables that fit together but for what a test writes into them.
class Folder {
 public:
  Folder() {
    Write("countries.tsv", std::string(kCountryHeader) + "ISO:XA\t\tstate\tNorthland\t\t\t\tlast\n");
    Write("seats.tsv", "name\tnames\tcountry\n");
    Write("organizations.tsv", "id\tname\tnames\tsort\tcountry\n");
    Write("institutions.tsv", "id\tname\tnames\tsort\n");
    Write("places.tsv", "id\tname\tnames\tcountry\n");
    Write("cities.tsv", "id\tname\tnames\tcountry\n");
    Write("people.tsv", std::string(kPersonHeader) + "P:1\tAda Lund\t\t\t\t\t\tISO:XA\n");
    Write("offices.tsv", kOfficeHeader);
    Write("words.tsv", "words\tclasses\n");
    Write("given_names.tsv", "words\tclasses\n");
  }

  void Write(const std::string& file, const std::string& text) { directory_.Write(file, text); }
  std::string Error() const { return ReadKnowledgeTables(directory_.path("")).status().message(); }

 private:
  TemporaryDirectory directory_;
};

TEST(KnowledgeTables, RefusesTablesThatDoNotFitTogether) {
  Folder folder;
  EXPECT_EQ(folder.Error(), "");
  folder.Write("seats.tsv", "name\tnames\tcountry\nGrey House\t\tISO:XB\n");
  EXPECT_EQ(folder.Error(), "seats.tsv: Grey House has the country \"ISO:XB\"; expected an id of countries.tsv");
  folder.Write("seats.tsv", "name\tnames\tcountry\n");
  folder.Write("offices.tsv", std::string(kOfficeHeader) + "P:2\tISO:XA\tKing\troyal\t\t\t\n");
  EXPECT_EQ(folder.Error(), "offices.tsv: the person \"P:2\" is not in people.tsv");
  folder.Write("offices.tsv", std::string(kOfficeHeader) + "P:1\tORG:x\tChair\torganization\t\t\t\n");
  EXPECT_EQ(folder.Error(), "offices.tsv: P:1 is in office of \"ORG:x\"; expected a country or an organization");
  folder.Write("offices.tsv", kOfficeHeader);
  folder.Write("organizations.tsv", "id\tname\tnames\tsort\tcountry\nORG:x\tA\t\tbloc\t\nORG:x\tB\t\tbloc\t\n");
  EXPECT_EQ(folder.Error(), "organizations.tsv: the id ORG:x is given twice");
  EXPECT_EQ(ReadKnowledgeTables("/nowhere").status().message(), "/nowhere/countries.tsv: cannot be read");
}

TEST(KnowledgeTables, RefusesAnUnknownGazetteerClass) {
  KnowledgeTables tables;
  tables.gazetteer.push_back({"teapot", {"crockery"}});
  EXPECT_EQ(CompileKnowledge(tables).status().message().substr(0, 73),
            "gazetteer.tsv: \"teapot\" has the class \"crockery\"; expected one of country");
}

TEST(KnowledgeTables, EqualTablesGiveEqualBytes) {
  const Result<KnowledgeTables> tables = ReadKnowledgeTables(ENTENTE_SOURCE_DIR "/schemas/knowledge");
  ASSERT_TRUE(tables.ok()) << tables.status().message();
  std::ifstream in(ENTENTE_BINARY_DIR "/share/entente/knowledge.bin", std::ios::binary);
  const std::string built(std::istreambuf_iterator<char>(in), {});
  const Result<std::string> compiled = CompileKnowledge(tables.value());
  ASSERT_TRUE(compiled.ok());
  EXPECT_TRUE(compiled.value() == built);
}

}  // namespace
}  // namespace entente::extract
