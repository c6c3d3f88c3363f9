#include "graph/judgements.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "graph/graph.h"
#include "graph/merge.h"
#include "sample.h"

namespace entente {
namespace {

Actor Person(const std::string& name, std::vector<std::string> names = {}, const std::string& known_id = "") {
  Actor actor;
  actor.kind = "person";
  actor.name = name;
  actor.names = std::move(names);
  actor.names.push_back(name);
  std::sort(actor.names.begin(), actor.names.end());
  actor.known_id = known_id;
  actor.id = MakeActorId(known_id, actor.kind, name);
  return actor;
}

const Actor kAnne = Person("Anne Lee", {}, "Q1"), kAnn = Person("Ann Lee"), kBo = Person("Bo Ek");

// One article in which each sentence "NAME met NAME2" is an edge between the actors given.
struct Sentence {
  Actor from;
  std::string from_words;
  Actor to;
  std::string to_words;
};

Report Article(const std::vector<Sentence>& all, const char* relation = "praised") {
  Report report;
  report.document.id = DocumentId{7};
  report.document.published = Date::Parse("2019-04-25");
  std::map<ActorId, Actor> actors;
  for (const Sentence& told : all) {
    ReportedEdge edge;
    edge.edge.relation = relation;
    edge.edge.modality = "actual";
    edge.edge.from = told.from.id;
    edge.edge.to = told.to.id;
    Evidence piece;
    piece.document = report.document.id;
    piece.words = told.from_words + " " + relation + " " + told.to_words;
    const auto begin = static_cast<uint32_t>(report.document.text.size());
    piece.from = {begin, begin + static_cast<uint32_t>(told.from_words.size())};
    const auto end = static_cast<uint32_t>(begin + piece.words.size());
    piece.to = {end - static_cast<uint32_t>(told.to_words.size()), end};
    piece.sentence_span = {begin, end};
    piece.confidence = 0.5;
    report.document.text += piece.words + "\n";
    edge.evidence.push_back(piece);
    const Relation& known = *TestOntology().FindRelation(relation);
    Normalise(known, &edge);
    SettleEdge(&edge.evidence, &edge.edge);
    edge.edge.id = MakeEdgeId(known, edge.edge, report.document.published);
    report.edges.push_back(edge);
    for (const Actor& actor : {told.from, told.to}) actors.try_emplace(actor.id, actor);
  }
  for (const auto& [id, actor] : actors) report.actors.push_back(actor);
  std::sort(report.edges.begin(), report.edges.end(),
            [](const auto& a, const auto& b) { return a.edge.id < b.edge.id; });
  return report;
}

// "Anne Lee > Bo Ek (2)" for each edge with its evidence, sorted; then the actors with their names.
std::string Print(const Report& report) {
  std::map<ActorId, std::string> names;
  std::string text;
  for (const Actor& actor : report.actors) names[actor.id] = actor.name;
  std::vector<std::string> lines;
  for (const ReportedEdge& edge : report.edges) {
    lines.push_back(fmt::format("{} > {} ({})", names[edge.edge.from], names[edge.edge.to], edge.evidence.size()));
  }
  for (const Actor& actor : report.actors) {
    std::string line = actor.name + ":";
    for (const std::string& name : actor.names) line += " [" + name + "]";
    lines.push_back(line + (actor.known_id.empty() ? "" : " " + actor.known_id));
  }
  std::sort(lines.begin(), lines.end());
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

Judgement One(const Actor& target, const Actor& source) { return {target, source, true, "ann", "2020-01-01T00:00:00"}; }
Judgement Two(const Actor& target, const Actor& source) {
  return {target, source, false, "ann", "2020-01-02T00:00:00"};
}

Judgements Made(const std::vector<Judgement>& all) {
  Judgements judgements;
  for (const Judgement& judgement : all) judgements.Add(judgement);
  return judgements;
}

TEST(Judgements, MergeAndSplitWhatAnArticleTells) {
  const Actor chair = Person("Chair Lee"), linked = Person("Anne Lee", {"Ann Lee"}, "Q1");
  const Actor mixed = Person("Anne Lee", {"Ann Lee", "Ms Anne Lee"}, "Q1");
  const struct {
    const char* why;
    std::vector<Judgement> judgements;
    Report article;
    const char* expected;
  } rows[] = {
      {"nothing decided",
       {},
       Article({{kAnn, "Ann Lee", kBo, "Bo Ek"}}),
       "Ann Lee > Bo Ek (1)\nAnn Lee: [Ann Lee]\nBo Ek: [Bo Ek]\n"},
      {"merged",
       {One(kAnne, kAnn)},
       Article({{kAnn, "Ann Lee", kBo, "Bo Ek"}}),
       "Anne Lee > Bo Ek (1)\nAnne Lee: [Ann Lee] [Anne Lee] Q1\nBo Ek: [Bo Ek]\n"},
      {"two edges become one",
       {One(kAnne, kAnn)},
       Article({{kAnn, "Ann Lee", kBo, "Bo Ek"}, {kAnne, "Anne Lee", kBo, "Ek"}}),
       "Anne Lee > Bo Ek (2)\nAnne Lee: [Ann Lee] [Anne Lee] Q1\nBo Ek: [Bo Ek]\n"},
      {"nobody praises themselves", {One(kAnne, kAnn)}, Article({{kAnn, "Ann Lee", kAnne, "Anne Lee"}}), ""},
      {"through a third",
       {One(kAnn, chair), One(kAnne, kAnn)},
       Article({{chair, "Chair Lee", kBo, "Bo Ek"}}),
       "Anne Lee > Bo Ek (1)\nAnne Lee: [Anne Lee] [Chair Lee] Q1\nBo Ek: [Bo Ek]\n"},
      {"kept apart: all of an article that knows the name alone",
       {Two(kAnne, kAnn)},
       Article({{linked, "Ann Lee", kBo, "Bo Ek"}, {linked, "she", kBo, "him"}}),
       "Ann Lee > Bo Ek (2)\nAnn Lee: [Ann Lee]\nBo Ek: [Bo Ek]\n"},
      {"kept apart: by the words where it knows both",
       {Two(kAnne, kAnn)},
       Article({{mixed, "Ann Lee", kBo, "Bo Ek"}, {mixed, "Ms Anne Lee", kBo, "Ek"}, {mixed, "she", kBo, "Ek"}}),
       "Ann Lee > Bo Ek (1)\nAnn Lee: [Ann Lee]\nAnne Lee > Bo Ek (2)\n"
       "Anne Lee: [Anne Lee] [Ms Anne Lee] Q1\nBo Ek: [Bo Ek]\n"},
      {"other articles stay",
       {Two(kAnne, kAnn)},
       Article({{kAnne, "Anne Lee", kBo, "Bo Ek"}}),
       "Anne Lee > Bo Ek (1)\nAnne Lee: [Anne Lee] Q1\nBo Ek: [Bo Ek]\n"},
      {"the last word counts",
       {One(kAnne, kAnn), Two(kAnne, kAnn)},
       Article({{kAnn, "Ann Lee", kBo, "Bo Ek"}}),
       "Ann Lee > Bo Ek (1)\nAnn Lee: [Ann Lee]\nBo Ek: [Bo Ek]\n"},
  };
  for (const auto& row : rows) {
    const Judgements judgements = Made(row.judgements);
    const Report once = judgements.Apply(row.article, TestOntology());
    EXPECT_EQ(Print(once), row.expected) << row.why;
    EXPECT_TRUE(judgements.Apply(once, TestOntology()) == once) << "again: " << row.why;
  }
}

TEST(Judgements, UndoneTellWhatWasToldBefore) {
  const Report before = Article({{kAnn, "Ann Lee", kBo, "Bo Ek"}});
  const Report merged = Made({One(kAnne, kAnn)}).Apply(before, TestOntology());
  EXPECT_EQ(Print(Made({Two(kAnne, kAnn)}).Apply(merged, TestOntology())), Print(before));
}

TEST(Judgements, DecideAlsoAboutThoseWhoStandForTheTwo) {
  const Judgements judgements = Made({One(kAnne, kAnn), Two(kAnn, kBo)});
  using Pairs = std::set<std::pair<ActorId, ActorId>>;
  const auto pair = [](const Actor& a, const Actor& b) { return std::pair(std::minmax({a.id, b.id})); };
  EXPECT_EQ(judgements.DecidedPairs(),
            (Pairs{pair(kAnne, kAnn), pair(kAnn, kBo), pair(kAnne, kBo), pair(kAnne, kAnne)}));
}

TEST(Judgements, AreLinesInTheFormOfNomenklatura) {
  const Judgement judgement = One(kAnne, kAnn);
  const std::string line = ToJsonLine(judgement);
  EXPECT_EQ(
      line,
      fmt::format("{{\"target\":\"Q1\",\"source\":\"{}\",\"judgement\":\"positive\",\"score\":null,\"user\":\"ann\","
                  "\"created_at\":\"2020-01-01T00:00:00\",\"entities\":{{\"target\":{{\"kind\":\"person\",\"name\":"
                  "\"Anne Lee\",\"names\":[\"Anne Lee\"],\"known_id\":\"Q1\",\"country\":null}},\"source\":{{"
                  "\"kind\":\"person\",\"name\":\"Ann Lee\",\"names\":[\"Ann Lee\"],\"known_id\":null,"
                  "\"country\":null}}}}}}\n",
                  ToString(kAnn.id)));
  EXPECT_TRUE(ParseJudgement(line).value() == judgement);
  const auto listed = ParseJudgement(R"(["Q1", "Q2", "negative", null, "bo", "2021-05-06T07:08:09"])").value();
  EXPECT_EQ(PublicId(listed->target), "Q1");
  EXPECT_EQ(listed->source.id, MakeActorId("Q2", "", ""));
  EXPECT_FALSE(listed->positive);
  EXPECT_EQ(listed->user, "bo");
  for (const char* undecided : {R"(["Q1", "Q2", "unsure"])", R"(["Q1", "Q2", "no_judgement", 0.9])"}) {
    EXPECT_TRUE(ParseJudgement(undecided).value() == std::nullopt) << undecided;
  }
}

TEST(Judgements, RefuseOtherLines) {
  const std::pair<const char*, const char*> rows[] = {
      {"nonsense", "expected one object or list of JSON on the line"},
      {"{}", "expected the ids of two actors as target and source"},
      {R"(["Q1", "Q1", "positive"])", "expected the ids of two actors as target and source"},
      {R"(["Q1", "Q2", "perhaps"])", "expected positive or negative as judgement"},
      {R"({"target": 1, "source": "Q2", "judgement": "positive"})",
       "expected the ids of two actors as target and source"},
  };
  for (const auto& [line, message] : rows) EXPECT_EQ(ParseJudgement(line).status().message(), message) << line;
}

}  // namespace
}  // namespace entente
