// The word lists of modality and circumstance: what they give and what they refuse.
#include "extract/events/cues.h"

#include <gtest/gtest.h>

namespace entente::extract {
namespace {

const Ontology& Shipped() {
  static const Ontology* const ontology = [] {
    auto loaded = Ontology::Load(std::string(ENTENTE_SOURCE_DIR) + "/schemas/ontology.toml");
    EXPECT_TRUE(loaded.ok()) << loaded.status().message();
    return new Ontology(std::move(loaded).value());
  }();
  return *ontology;
}

TEST(Cues, ShippedWordsColourByPlace) {
  const auto cues = Cues::Load(std::string(ENTENTE_SOURCE_DIR) + "/schemas/words", Shipped());
  ASSERT_TRUE(cues.ok()) << cues.status().message();
  const auto name = [&](CuePlace place, std::string_view lemma) {
    return Shipped().modalities()[cues.value().Find(place, lemma)].name;
  };
  EXPECT_EQ("planned", name(CuePlace::kAuxiliary, "will"));
  EXPECT_EQ("possible", name(CuePlace::kAuxiliary, "may"));
  EXPECT_EQ("planned", name(CuePlace::kGovernor, "plan"));
  EXPECT_EQ("actual", name(CuePlace::kAuxiliary, "plan"));
  EXPECT_EQ("called-for", name(CuePlace::kGovernor, "urge"));
  EXPECT_EQ("negated", name(CuePlace::kNegation, "not"));
  EXPECT_TRUE(cues.value().IsLocative("in"));
  EXPECT_TRUE(cues.value().IsAnswering("refuse") && cues.value().IsAnswered("offer"));
  EXPECT_FALSE(cues.value().IsAnswering("make") || cues.value().IsAnswered("meeting"));
  EXPECT_FALSE(cues.value().IsLocative("with"));
  EXPECT_TRUE(cues.value().IsReporting("say"));
}

TEST(Cues, RefusesWithFileAndLine) {
  const struct {
    std::string toml, message;
  } rows[] = {
      {"[auxiliaries]\nsurely = [\"will\"]\n", "m.toml:2: unknown modality 'surely'"},
      {"[auxiliaries]\nplanned = \"will\"\n", "m.toml:2: 'planned' must be a list of texts"},
      {"[auxiliary]\nplanned = [\"will\"]\n", "m.toml:1: unknown key 'auxiliary'"},
      {"infinitive = 3\n", "m.toml:1: 'infinitive' must be a text in quotes"},
  };
  for (const auto& row : rows) {
    Cues cues;
    const std::string message = cues.ReadModality(row.toml, "m.toml", Shipped()).message();
    EXPECT_EQ(row.message, message.substr(0, row.message.size())) << row.toml;
  }
  Cues cues;
  EXPECT_EQ("c.toml:1: unknown key 'places'", cues.ReadCircumstance("places = []\n", "c.toml").message().substr(0, 30));
}

}  // namespace
}  // namespace entente::extract
