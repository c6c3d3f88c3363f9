#include "graph/ontology.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "sample.h"

namespace entente {
namespace {

constexpr std::string_view kSmall = R"([sets]
actor = ["person", "country"]

[[kind]]
name = "person"
label = "Person"
shape = "ellipse"
colour = "#ffffff"
description = "One."

[[kind]]
name = "country"
label = "Country"
shape = "box"
colour = "#00aa11"
description = "A state."

[[modality]]
name = "actual"
line = "solid"
colour = "#000000"
description = "It was."

[[relation]]
name = "met-with"
group = "Contact"
symmetric = true
from = ["actor"]
to = ["actor"]
description = "They met."
)";

std::string Message(const std::string& toml) {
  const auto parsed = Ontology::Parse(toml, "o.toml");
  return parsed.ok() ? "ok" : parsed.status().message();
}

std::string With(std::string_view old_text, std::string_view new_text) {
  std::string text(kSmall);
  const size_t at = text.find(old_text);
  EXPECT_NE(at, std::string::npos) << old_text;
  return text.replace(at, old_text.size(), new_text);
}

std::string InOneLine(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

TEST(OntologyTest, ReadsASmallOne) {
  const auto parsed = Ontology::Parse(kSmall, "o.toml");
  ASSERT_TRUE(parsed.ok()) << parsed.status().message();
  const Ontology& ontology = parsed.value();
  const Relation* met = ontology.FindRelation("MET_WITH");
  ASSERT_NE(met, nullptr);
  EXPECT_EQ(met, ontology.FindRelation("met-with"));
  EXPECT_TRUE(met->symmetric);
  EXPECT_FALSE(met->standing || met->theme_identifies || met->marginal);
  EXPECT_EQ(InOneLine(met->from_kinds), "country person");
  EXPECT_EQ(ontology.FindKind("Country"), ontology.FindKind("country"));
  EXPECT_EQ(ontology.FindKind("Country")->colour, "#00aa11");
  EXPECT_EQ(ontology.FindModality("actual")->line, "solid");
  EXPECT_EQ(ontology.FindRelation("met"), nullptr);
  EXPECT_EQ(ontology.FindRelation("MET-WITH"), nullptr);
  EXPECT_EQ(ontology.FindKind("PERSON"), nullptr);
  EXPECT_EQ(ontology.FindModality(""), nullptr);
}

TEST(OntologyTest, RefusesBadFiles) {
  struct Row {
    std::string_view old_text, new_text, message;
  };
  for (const Row& row : {
           Row{"symmetric", "symetric", "o.toml:27: [[relation]]: unknown key `symetric`"},
           Row{"group = \"Contact\"\n", "", "o.toml:24: [[relation]]: `group` is missing; expected a text"},
           Row{"to = [\"actor\"]\n", "", "o.toml:24: [[relation]]: `to` is missing; expected a list of texts"},
           Row{"from = [\"actor\"]", "from = [\"planet\"]",
               "o.toml:28: [[relation]]: `from` names \"planet\", which is neither a kind nor a set of kinds"},
           Row{"from = [\"actor\"]", "from = \"actor\"",
               "o.toml:28: [[relation]]: `from` must be a list of texts with at least one"},
           Row{"from = [\"actor\"]", "from = []",
               "o.toml:28: [[relation]]: `from` must be a list of texts with at least one"},
           Row{"from = [\"actor\"]", "from = [1]",
               "o.toml:28: [[relation]]: `from` must be a text in quotes that is not empty"},
           Row{"from = [\"actor\"]", "from = [\"person\"]",
               "o.toml:24: [[relation]]: \"met-with\" is symmetric, so `from` and `to` must name the same kinds"},
           Row{"symmetric = true", "symmetric = 1", "o.toml:27: [[relation]]: `symmetric` must be true or false"},
           Row{"\"met-with\"", "\"Met With\"",
               "o.toml:24: [[relation]]: \"Met With\" is no name for a relation; expected small letters and hyphens"},
           Row{"symmetric = true", "theme_identifies = true",
               "o.toml:24: [[relation]]: \"met-with\" has `theme_identifies`, so `theme` must say what the theme is"},
           Row{"symmetric = true", "plover_mode = \"visit\"",
               "o.toml:24: [[relation]]: \"met-with\" has a `plover_mode` without `plover`"},
           Row{"symmetric = true", "cameo_within = \"172\"",
               "o.toml:24: [[relation]]: \"met-with\" has a code within one country and none between two"},
           Row{"symmetric = true", "at_from = true\nat_to = true",
               "o.toml:24: [[relation]]: \"met-with\" has both `at_from` and `at_to`; expected one"},
           Row{"\"#00aa11\"", "\"green\"",
               "o.toml:15: [[kind]]: `colour` must be a colour like \"#00aaff\", not \"green\""},
           Row{"label = \"Country\"", "label = \"Person\"", "o.toml:11: [[kind]]: there is a kind \"Person\" already"},
           Row{"\"One.\"", "\"\"", "o.toml:9: [[kind]]: `description` must be a text in quotes that is not empty"},
           Row{"[[modality]]", "[[modalities]]",
               "o.toml:18: unknown section `modalities`; expected sets, kind, modality or relation"},
           Row{"[[modality]]", "[modality]", "o.toml: no [[modality]]; expected at least one"},
           Row{"actor = [\"person\", \"country\"]", "person = [\"country\"]",
               "o.toml:2: [sets]: \"person\" is the name of a kind already"},
           Row{"actor = [\"person\", \"country\"]", "actor = [\"actor\"]",
               "o.toml:2: [sets]: `actor` names \"actor\", which is neither a kind nor a set of kinds"},
       }) {
    EXPECT_EQ(Message(With(row.old_text, row.new_text)), row.message);
  }
}

TEST(OntologyTest, RefusesDuplicatesAndNonsense) {
  const std::string text(kSmall);
  EXPECT_EQ(Message(text + text.substr(text.find("[[relation]]"))),
            "o.toml:31: [[relation]]: there is a relation \"met-with\" already");
  EXPECT_EQ(Message(""), "o.toml: no [[kind]]; expected at least one");
  EXPECT_EQ(Message("kind = [1]"), "o.toml:1: expected [[kind]]");
  EXPECT_EQ(Message("sets = 1\n" + text.substr(text.find("[[kind]]"))), "o.toml:1: expected a table [sets]");
  EXPECT_EQ(Message("a = \n").substr(0, 20), "o.toml:1: not TOML: ");
  EXPECT_EQ(Message("\xff\xfe\x01").substr(0, 20), "o.toml:1: not TOML: ");
}

TEST(OntologyTest, EveryCutOfTheFileIsReadOrRefused) {
  for (size_t size = 0; size < kSmall.size(); ++size) {
    const auto parsed = Ontology::Parse(kSmall.substr(0, size), "o.toml");
    if (parsed.ok()) continue;
    EXPECT_EQ(parsed.status().message().substr(0, 6), "o.toml");
  }
}

TEST(OntologyTest, ScrambledBytesAreReadOrRefused) {
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    std::string text(kSmall);
    for (int i = 0; i < 3; ++i) text[random() % text.size()] = static_cast<char>(random());
    const auto parsed = Ontology::Parse(text, "o.toml");
    if (parsed.ok()) continue;
    EXPECT_EQ(parsed.status().message().substr(0, 6), "o.toml");
  }
}

TEST(OntologyTest, LoadNamesTheFileThatIsNotThere) {
  EXPECT_EQ(Ontology::Load("/nowhere/o.toml").status().message(),
            "/nowhere/o.toml: cannot be read; expected the ontology as TOML");
  EXPECT_EQ(Ontology::Load("/").status().code(), ErrorCode::kIo);
}

TEST(OntologyTest, FindsTheNearestName) {
  struct Row {
    const char* name;
    const char* nearest;
  };
  for (const Row& row : {
           Row{"met", "met-with"},
           Row{"MEET_WITH", "met-with"},
           Row{"acompanied-by", "accompanied-by"},
           Row{"critisized", "criticised"},
           Row{"SIGNED WITH", "signed-with"},
           Row{"hostd", "hosted"},
       }) {
    EXPECT_EQ(TestOntology().NearestRelation(row.name), row.nearest) << row.name;
  }
}

TEST(ShippedOntologyTest, HoldsTheAgreedRelations) {
  std::vector<std::string> symmetric, standing, marginal, spoken, together, goes, at_from, at_to;
  std::set<std::string> names;
  for (const Relation& relation : TestOntology().relations()) {
    names.insert(relation.name);
    if (relation.symmetric) symmetric.push_back(relation.name);
    if (relation.standing) standing.push_back(relation.name);
    if (relation.marginal) marginal.push_back(relation.name);
    if (relation.spoken) spoken.push_back(relation.name);
    if (relation.together) together.push_back(relation.name);
    if (relation.goes) goes.push_back(relation.name);
    if (relation.at_from) at_from.push_back(relation.name);
    if (relation.at_to) at_to.push_back(relation.name);
  }
  EXPECT_EQ(names.size(), 58U);
  EXPECT_EQ(InOneLine(symmetric),
            "met-with spoke-with negotiated-with agreed-with signed-with set-up-ties-with exercised-with "
            "ceased-fire-with");
  EXPECT_EQ(InOneLine(standing), "holds-office member-of related-to located-in");
  EXPECT_EQ(InOneLine(marginal), "said holds-office member-of related-to located-in");
  EXPECT_EQ(InOneLine(together), "accompanied-by");
  EXPECT_EQ(InOneLine(goes), "visited");
  EXPECT_EQ(InOneLine(at_from), "hosted elected");
  EXPECT_EQ(InOneLine(at_to), "deployed-to attacked");
  EXPECT_EQ(InOneLine(spoken),
            "said praised supported congratulated thanked apologised-to criticised accused denied "
            "rejected urged warned threatened pledged-to agreed-with");
}

TEST(ShippedOntologyTest, HoldsTheAgreedKindsAndModalities) {
  std::vector<std::string> kinds, modalities;
  for (const NodeKind& kind : TestOntology().kinds()) kinds.push_back(kind.name);
  for (const Modality& modality : TestOntology().modalities()) modalities.push_back(modality.name);
  EXPECT_EQ(InOneLine(kinds), "person country organization place group occasion thing topic");
  EXPECT_EQ(InOneLine(modalities), "actual planned possible called-for negated");
}

TEST(ShippedOntologyTest, ExportsToTheCodebooks) {
  struct Row {
    const char* name;
    const char* plover;
    const char* mode;
    const char* cameo;
  };
  for (const Row& row : {
           Row{"met-with", "CONSULT", "", "040"},
           Row{"visited", "CONSULT", "visit", "042"},
           Row{"said", "", "", "01"},
           Row{"accompanied-by", "CONSULT", "", ""},
           Row{"withdrew-from", "RETREAT", "withdraw", "087"},
           Row{"attacked", "ASSAULT", "", "19"},
           Row{"holds-office", "", "", ""},
       }) {
    const Relation* relation = TestOntology().FindRelation(row.name);
    ASSERT_NE(relation, nullptr) << row.name;
    EXPECT_EQ(relation->plover, row.plover) << row.name;
    EXPECT_EQ(relation->plover_mode, row.mode) << row.name;
    EXPECT_EQ(relation->cameo, row.cameo) << row.name;
  }
}

}  // namespace
}  // namespace entente
