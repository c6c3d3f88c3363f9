// The frame loader: what it takes and what it refuses.
#include "extract/events/frames.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

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

std::string Refusal(std::string_view toml) {
  Frames frames;
  return frames.Read(toml, "contact.toml", Shipped()).message();
}

TEST(Frames, ReadsAFrame) {
  Frames frames;
  const Status status = frames.Read(R"([[frame]]
name = "call-on"
relation = "urged"
verbs = ["call on", "urge"]
confidence = 0.9
from = { at = ["subject"] }
to = { at = ["prep:on", "object + prep:in_front_of"], kinds = ["person", "place"] }
)",
                                    "statements.toml", Shipped());
  ASSERT_TRUE(status.ok()) << status.message();
  const Frame& frame = frames.all().front();
  EXPECT_EQ("statements:call-on", frame.name);
  EXPECT_EQ("on", frames.Find("call").front().companion);
  EXPECT_EQ("", frames.Find("urge").front().companion);
  EXPECT_EQ("in front of", frame.rule(Role::kTo).sources[1][1].preposition);
  EXPECT_TRUE(frames.Find("praise").empty());
}

TEST(Frames, ReadsWhatKeepsAFrameFromFiring) {
  Frames frames;
  const Status status = frames.Read(R"([[frame]]
name = "trade-accusations"
relation = "accused"
nouns = ["accusation"]
mutual = true
unasked = true
from = { at = ["subject"] }
to = { at = ["office"] }
theme = { at = ["statement"] }
unless = { at = ["modifier", "adverb"], only = ["false"] }
)",
                                    "statements.toml", Shipped());
  ASSERT_TRUE(status.ok()) << status.message();
  const Frame& frame = frames.all().front();
  EXPECT_TRUE(frame.mutual);
  EXPECT_TRUE(frame.unasked);
  EXPECT_EQ("office", Print(frame.rule(Role::kTo).sources[0][0]));
  EXPECT_EQ("statement", Print(frame.rule(Role::kTheme).sources[0][0]));
  EXPECT_EQ("adverb", Print(frame.unless.sources[1][0]));
  EXPECT_EQ((std::vector<std::string>{"false"}), frame.unless.only);
}

TEST(Frames, KindsAreThoseThatTheRelationAllows) {
  Frames frames;
  const Status status = frames.Read(R"([[frame]]
name = "meet"
relation = "met-with"
verbs = ["meet"]
from = { at = ["subject"], kinds = ["person", "place"] }
to = { at = ["object"] }
)",
                                    "contact.toml", Shipped());
  ASSERT_TRUE(status.ok()) << status.message();
  EXPECT_EQ((std::vector<std::string>{"person"}), frames.all().front().rule(Role::kFrom).kinds);
}

TEST(Frames, ReadsTheWordsOfNamedLists) {
  Frames frames;
  const Status status = frames.Read(R"([words]
talking = ["talk", "speak to", "meet"]
nobody = ["i", "we"]
human = ["person"]

[[frame]]
name = "meet"
relation = "met-with"
verbs = ["meet", "@talking"]
from = { at = ["subject"], kinds = ["@human", "place"], never = ["one", "@nobody", "us"] }
to = { at = ["object"], never = ["@nobody", "@talking"] }
)",
                                    "contact.toml", Shipped());
  ASSERT_TRUE(status.ok()) << status.message();
  const Frame& frame = frames.all().front();
  EXPECT_EQ((std::vector<std::string>{"person"}), frame.rule(Role::kFrom).kinds);
  EXPECT_EQ((std::vector<std::string>{"one", "i", "we", "us"}), frame.rule(Role::kFrom).never);
  EXPECT_EQ((std::vector<std::string>{"i", "we", "talk", "speak to", "meet"}), frame.rule(Role::kTo).never);
  EXPECT_EQ((std::vector<std::string>{"meet", "speak", "talk"}), frames.VerbLemmas());
  EXPECT_EQ("to", frames.Find("speak").front().companion);
  EXPECT_EQ(1u, frames.Find("meet").size()) << "a word that stands beside its list counts once";
}

TEST(Frames, RefusesWithFileLineAndWhatWasExpected) {
  const struct {
    std::string toml, message;
  } rows[] = {
      {"frame = 1\n", "contact.toml:1: 'frame' must be a list of tables"},
      {"[[frame]\n", "contact.toml:1: not TOML: "},
      {"[[frame]]\nname = \"a\"\nrelation = \"met-wth\"\nverbs = [\"meet\"]\n",
       "contact.toml:3: unknown relation 'met-wth', the nearest is 'met-with'"},
      {"[[frame]]\nname = \"a\"\nverbs = [\"meet\"]\n", "contact.toml:1: a frame needs a 'relation'"},
      {"[[frame]]\nrelation = \"met-with\"\nverbs = [\"meet\"]\n", "contact.toml:1: a frame needs a 'name'"},
      {"[[frame]]\nname = \"a\"\nrelation = \"met-with\"\n", "contact.toml:1: a frame needs a trigger"},
      {"[[frame]]\nname = \"a\"\nrelation = \"met-with\"\nverb = [\"meet\"]\n", "contact.toml:4: unknown key 'verb'"},
      {"[[frame]]\nname = \"a\"\nrelation = \"met-with\"\nverbs = \"meet\"\n",
       "contact.toml:4: 'verbs' must be a list of texts"},
      {"[[frame]]\nname = \"a\"\nrelation = \"met-with\"\nverbs = [\"meet\"]\nfrom = { at = [\"left\"] }\n",
       "contact.toml:5: unknown place 'left' for a role"},
      {"[[frame]]\nname = \"a\"\nrelation = \"met-with\"\nverbs = [\"meet\"]\nfrom = { kinds = [\"person\"] }\n",
       "contact.toml:5: a role needs 'at'"},
      {"[[frame]]\nname = \"a\"\nrelation = \"met-with\"\nverbs = [\"meet\"]\nfrom = { at = [\"subject\"], open = "
       "\"thng\" }\n",
       "contact.toml:5: unknown node kind 'thng'"},
      {"[[frame]]\nname = \"a\"\nrelation = \"met-with\"\nverbs = [\"meet\"]\nmodality = \"maybe\"\n",
       "contact.toml:5: unknown modality 'maybe'"},
      {"[[frame]]\nname = \"a\"\nrelation = \"met-with\"\nconstruction = \"verse\"\n",
       "contact.toml:4: unknown construction 'verse', expected title, within, quotation or attribution"},
      {"[[frame]]\nname = \"a\"\nrelation = \"met-with\"\nverbs = [\"go up to\"]\n",
       "contact.toml:1: trigger 'go up to' must be a word, or a word and its particle"},
      {"[[frame]]\nname = \"a\"\nrelation = \"met-with\"\nverbs = [\"meet\"]\n"
       "further = [{ relation = \"visited\", from = \"whom\" }]\n",
       "contact.toml:5: unknown role 'whom', expected from, to, theme, place or principal"},
      {"words = [\"aid\"]\n", "contact.toml:1: 'words' must be a table"},
      {"[words]\naid = \"rice\"\n", "contact.toml:2: 'aid' must be a list of texts"},
      {"[words]\naid = []\n", "contact.toml:2: list 'aid' needs a word"},
      {"[words]\naid = [\"rice\"]\naid = [\"tent\"]\n", "contact.toml:3: not TOML: "},
      {"[words]\naid = [\"rice\"]\ngoods = [\"car\", \"@aid\"]\n",
       "contact.toml:3: list 'goods' names '@aid', expected words: only frames name lists"},
      {"[words]\naid = [\"rice\"]\n", "contact.toml:2: list 'aid' is used by no frame"},
      {"[[frame]]\nname = \"a\"\nrelation = \"met-with\"\nverbs = [\"@met\"]\n",
       "contact.toml:4: unknown list '@met', expected a list of a table [words]"},
      {"[words]\naid = [\"rice\"]\nmeeting = [\"meet\"]\n[[frame]]\nname = \"a\"\nrelation = \"met-with\"\n"
       "verbs = [\"@meetings\"]\n",
       "contact.toml:7: unknown list '@meetings', the nearest is '@meeting'"},
  };
  for (const auto& row : rows) EXPECT_EQ(row.message, Refusal(row.toml).substr(0, row.message.size())) << row.toml;
}

TEST(Frames, LoadNamesAFolderThatHasNone) {
  const auto loaded = Frames::Load("no-such-folder", Shipped());
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ("no-such-folder: expected a folder of frame files", loaded.status().message());
}

TEST(Frames, FilesOfAFolderShareTheirLists) {
  const TemporaryDirectory folder;
  folder.Write("contact.toml", "[[frame]]\nname = \"meet\"\nrelation = \"met-with\"\nverbs = [\"@meeting\"]\n");
  const std::string words = folder.Write("words.toml", "[words]\nmeeting = [\"meet\"]\n");
  const auto loaded = Frames::Load(folder.path(""), Shipped());
  ASSERT_TRUE(loaded.ok()) << loaded.status().message();
  EXPECT_EQ(1u, loaded.value().Find("meet").size());

  const std::string verbs = folder.Write("verbs.toml", "[words]\n# Of talks.\nmeeting = [\"see\"]\n");
  EXPECT_EQ(words + ":2: there is a list 'meeting' already, at " + verbs + ":3",
            Frames::Load(folder.path(""), Shipped()).status().message());
}

// The relations that a graph may hold are those that something can read.
TEST(Frames, EveryRelationHasAFrame) {
  const auto frames = Frames::Load(std::string(ENTENTE_SOURCE_DIR) + "/schemas/frames", Shipped());
  ASSERT_TRUE(frames.ok()) << frames.status().message();
  for (const Relation& relation : Shipped().relations()) {
    bool found = false;
    for (const Frame& frame : frames.value().all()) found |= frame.relation == relation.name;
    EXPECT_TRUE(found) << relation.name;
  }
}

}  // namespace
}  // namespace entente::extract
