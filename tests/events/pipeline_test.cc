// Plain sentences through the shipped models and schemas: the edges that they tell.
#include "extract/pipeline.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "extract/events/edge_json.h"
#include "extract/events/edge_scorer.h"
#include "extract/events/find.h"
#include "extract/pipeline_parts.h"

namespace entente::extract {
namespace {

const Pipeline& Shipped() {
  static const std::unique_ptr<Pipeline>* const pipeline = [] {
    const std::string source = ENTENTE_SOURCE_DIR, binary = ENTENTE_BINARY_DIR;
    auto loaded = Pipeline::Load({source + "/schemas", source + "/models", binary + "/share/entente/knowledge.bin"});
    EXPECT_TRUE(loaded.ok()) << loaded.status().message();
    return new std::unique_ptr<Pipeline>(std::move(loaded).value());
  }();
  return **pipeline;
}

Article MakeArticle(std::string text) {
  Article article;
  article.id = DocumentId{1};
  article.published = Date::Parse("2019-04-25");
  article.text = std::move(text);
  return article;
}

std::vector<std::string> EdgesOf(std::string text) {
  const Report report = Shipped().Extract(MakeArticle(std::move(text)));
  const auto name = [&](ActorId id) {
    const auto actor =
        std::find_if(report.actors.begin(), report.actors.end(), [&](const Actor& one) { return one.id == id; });
    return actor == report.actors.end() ? "?" : actor->name;
  };
  std::vector<std::string> lines;
  for (const ReportedEdge& reported : report.edges) {
    const Edge& edge = reported.edge;
    const bool symmetric = Shipped().ontology().FindRelation(edge.relation)->symmetric;
    std::string from = name(edge.from), to = name(edge.to);
    if (symmetric && to < from) std::swap(from, to);
    lines.push_back(fmt::format("{}({} -> {}) [{}]{}{}", edge.relation, from, to, edge.modality,
                                edge.time.known() ? " " : "", edge.time.ToString()));
  }
  return lines;
}

TEST(Pipeline, ReadsPlainSentences) {
  const struct {
    const char *text, *edge;
  } rows[] = {
      {"Angela Merkel met Emmanuel Macron in Paris on Tuesday.",
       "met-with(Angela Merkel -> Emmanuel Macron) [actual] 2019-04-23"},
      {"Kim Jong Un and his wife Ri Sol Ju met Putin.", "met-with(Ri Sol-ju -> Vladimir Putin) [actual]"},
      {"Ann Osei was president of the Coral Reef Institute in 2014.",
       "holds-office(Ann Osei -> Coral Reef Institute) [actual] 2014"},
      {"Ann Osei served as foreign minister of Norway from 2010 until 2014.",
       "holds-office(Ann Osei -> Norway) [actual] 2010/2014"},
      {"Ann Osei was foreign minister of Norway on Monday when the bridge fell.",
       "holds-office(Ann Osei -> Norway) [actual]"},
      {"Norland Police Agency (NPA) Director-General Ann Osei yesterday praised Norway.",
       "holds-office(Ann Osei -> Norland Police Agency) [actual]"},
      {"Norland Police Agency (NPA) Director-General Ann Osei yesterday praised Norway.",
       "praised(Ann Osei -> Norway) [actual] 2019-04-24"},
      {"Norway's ambassador to China since 3 May 2016, Ann Osei, praised Emmanuel Macron.",
       "holds-office(Ann Osei -> Norway) [actual] 2016-05-03/.."},
      {"The former president of Norway, Ann Osei (2001-2009), met Emmanuel Macron.",
       "holds-office(Ann Osei -> Norway) [actual] 2001/2009"},
      {"The former president of Norway, Ann Osei (2001-2009), met Emmanuel Macron.",
       "met-with(Ann Osei -> Emmanuel Macron) [actual]"},
      {"The first president of Norway, Ann Osei (1918-2013), met Emmanuel Macron.",
       "holds-office(Ann Osei -> Norway) [actual]"},
      {"Angela Merkel recalled the Oslo summit on 7 May 2017, at which she met Emmanuel Macron.",
       "met-with(Angela Merkel -> Emmanuel Macron) [actual] 2017-05-07"},
      {"Under the treaty signed between Norway and China in 1960, ships are free to pass.",
       "signed-with(China -> Norway) [actual] 1960"},
      {"“We talked about grain exports,” Emmanuel Macron said after the talks.",
       "discussed(Emmanuel Macron -> grain exports) [actual]"},
      {"China's Xinjiang autonomous region borders Kazakhstan.", "located-in(Xinjiang -> China) [actual]"},
      {"Coral Bank Chairman General John Moss met Emmanuel Macron.", "holds-office(John Moss -> Coral Bank) [actual]"},
      {"Egyptian Minister of Communication and Information Technology Amr Osei met Emmanuel Macron.",
       "holds-office(Amr Osei -> Egypt) [actual]"},
      {"The Labour Party lawmaker Ann Osei met Emmanuel Macron.", "member-of(Ann Osei -> Labour Party) [actual]"},
      {"Ann Osei, a research fellow at the Oslo-based Coral Reef Institute, praised Norway.",
       "holds-office(Ann Osei -> Coral Reef Institute) [actual]"},
      {"Labour Party leaders Ann Osei and Ben Moss met Emmanuel Macron.",
       "member-of(Ben Moss -> Labour Party) [actual]"},
      {"Ann Osei, a leader of the Labour Party, met Emmanuel Macron.", "member-of(Ann Osei -> Labour Party) [actual]"},
      {"Emmanuel Macron met Ben Moss and Ann Osei from the ruling Labour Party.",
       "member-of(Ann Osei -> Labour Party) [actual]"},
      {"Emmanuel Macron met Ann Osei, from the Coral Reef Institute, in Paris.",
       "member-of(Ann Osei -> Coral Reef Institute) [actual]"},
      {"Emmanuel Macron met Senator Ann Osei (PRD).", "member-of(Ann Osei -> PRD) [actual]"},
      {"Emmanuel Macron met Ann Osei, part of the Coral Reef Committee.",
       "member-of(Ann Osei -> Coral Reef Committee) [actual]"},
      {"Emmanuel Macron met Ann Osei, a researcher from the Coral Reef Institute.",
       "holds-office(Ann Osei -> Coral Reef Institute) [actual]"},
      {"Emmanuel Macron met senior Labour Party leader Ann Osei.", "holds-office(Ann Osei -> Labour Party) [actual]"},
      {"Emmanuel Macron accused a former chancellor of the University of Oslo (UIO), Ann Osei, of fraud.",
       "accused(Emmanuel Macron -> Ann Osei) [actual]"},
      {"Ann Osei, chief data officer at the Coral Reef Institute, praised Norway.",
       "holds-office(Ann Osei -> Coral Reef Institute) [actual]"},
      {"Vice-Chancellor Ann Osei of Coral University praised Norway.",
       "holds-office(Ann Osei -> Coral University) [actual]"},
      {"Norwegian President-elect Ann Osei met Emmanuel Macron.", "holds-office(Ann Osei -> Norway) [actual]"},
      {"Labour Party leader Ann Osei met Emmanuel Macron.", "holds-office(Ann Osei -> Labour Party) [actual]"},
      {"The Norwegian government, headed by Ann Osei, resigned.", "holds-office(Ann Osei -> Norway) [actual]"},
      {"Chinese foreign ministry spokesman Wang Wenbin criticised Norway.",
       "holds-office(Wang Wenbin -> Foreign Ministry of China) [actual]"},
      {"Emmanuel Macron received Prime Minister retired General Sheikh Omar Haddad in Paris.",
       "hosted(Emmanuel Macron -> Omar Haddad) [actual]"},
      {"Police arrested the president of the National Union of Teachers, Ann Osei, and its secretary, Ben Moss.",
       "detained(Police -> Ben Moss) [actual]"},
      {"India's external affairs minister S. Osei and his Maldivian counterpart Ben Moss signed an agreement in Oslo.",
       "signed-with(Ben Moss -> S. Osei) [actual]"},
      {"Norway's opposition leader, Ann Osei of the Reform Party, met Emmanuel Macron.",
       "member-of(Ann Osei -> Reform Party) [actual]"},
      {"Norwegian Prime Minister Ann Osei dismissed Defence Minister General Ben Moss.",
       "holds-office(Ben Moss -> Norway) [actual]"},
      {"The Norwegian foreign minister, Ann Osei, the head of the Coral Reef Institute, Ben Moss, and Denmark's envoy, "
       "Cay "
       "Dale, criticised Egypt.",
       "criticised(Ben Moss -> Egypt) [actual]"},
      {"The Norwegian envoy for Sudan, Ann Osei, and Danish Deputy Foreign Minister Ben Moss thanked the African "
       "Union.",
       "thanked(Ben Moss -> African Union) [actual]"},
      {"Norwegian Prime Minister Ann Osei, chair of the Coral Reef Institute, met Emmanuel Macron.",
       "holds-office(Ann Osei -> Coral Reef Institute) [actual]"},
      {"Angela Merkel was received by Emmanuel Macron in Paris.", "hosted(Emmanuel Macron -> Angela Merkel) [actual]"},
      {"Vladimir Putin plans to visit China.", "visited(Vladimir Putin -> China) [planned]"},
      {"Vladimir Putin refused to meet Angela Merkel.", "met-with(Angela Merkel -> Vladimir Putin) [negated]"},
      {"Angela Merkel thanked Emmanuel Macron for his support.", "thanked(Angela Merkel -> Emmanuel Macron) [actual]"},
      {"France and Germany signed a treaty on Monday.", "signed-with(France -> Germany) [actual] 2019-04-22"},
      {"Russia condemned the sanctions that the United States imposed on Iran.",
       "sanctioned(United States -> Iran) [actual]"},
      {"French President Emmanuel Macron smiled.", "holds-office(Emmanuel Macron -> France) [actual]"},
      {"Sheikh Tamim bin Hamad Al Thani, emir and prime minister of Qatar, thanked France.",
       "thanked(Tamim bin Hamad Al Thani -> France) [actual]"},
      {"Iranian and Saudi officials held talks in Oslo.", "met-with(Iranian officials -> Saudi officials) [actual]"},
      {"Norwegian Prime Minister Ann Osei spoke on Monday. Four of Osei's ministers stepped down.",
       "resigned-from(Osei's ministers -> Norway) [actual] 2019-04-22"},
      {"Several meetings were held between Norwegian and French officials in Doha.",
       "met-with(French officials -> Norwegian officials) [actual]"},
      {"Negotiations between the government and the rebels began in Oslo.",
       "negotiated-with(government -> rebels) [actual]"},
      {"Emmanuel Macron met Angela Merkel in Paris. French Foreign Minister Ann Osei was also present.",
       "accompanied-by(Emmanuel Macron -> Ann Osei) [actual]"},
      {"Emmanuel Macron inaugurated a new hospital in Lyon.",
       "attended(Emmanuel Macron -> inauguration of new hospital) [actual]"},
      {"Emmanuel Macron is expected in Oslo for talks with Angela Merkel.",
       "met-with(Angela Merkel -> Emmanuel Macron) [planned]"},
      {"Emmanuel Macron met Angela Merkel in Paris. The two sides touched on the situation in Mali and Chad.",
       "discussed(Angela Merkel -> situation in Mali and Chad) [actual]"},
      {"Angela Merkel attended the funeral of Norwegian leader Ann Osei.",
       "attended(Angela Merkel -> funeral of Norwegian leader Ann Osei) [actual]"},
      {"Emmanuel Macron held talks with Angela Merkel. They discussed the future of the euro.",
       "discussed(Angela Merkel -> future of the euro) [actual]"},
      {"Norwegian Foreign Minister Ann Osei met Danish Foreign Minister Ben Moss in Norburg, where the two sides "
       "discussed herring quotas.",
       "discussed(Ann Osei -> herring quotas) [actual]"},
      {"\"France should leave Mali,\" Angela Merkel said.", "urged(Angela Merkel -> France) [actual]"},
      {"Angela Merkel said that France has to leave Mali.", "withdrew-from(France -> Mali) [called-for]"},
      {"\"It is time for France to leave Mali,\" said Angela Merkel.", "urged(Angela Merkel -> France) [actual]"},
      {"\"Russia has violated the treaty,\" Angela Merkel said.", "accused(Angela Merkel -> Russia) [actual]"},
      {"According to Angela Merkel, Russia never respected the treaty.",
       "criticised(Angela Merkel -> Russia) [actual]"},
      {"In the view of Angela Merkel, Russia is an obstacle to peace.", "criticised(Angela Merkel -> Russia) [actual]"},
      {"\"France has played a vital role in Europe,\" Angela Merkel said.",
       "praised(Angela Merkel -> France) [actual]"},
      {"Angela Merkel told Vladimir Putin to withdraw.", "urged(Angela Merkel -> Vladimir Putin) [actual]"},
      {"Angela Merkel questioned the motives of Vladimir Putin.",
       "criticised(Angela Merkel -> Vladimir Putin) [actual]"},
      {"Angela Merkel praised the efforts of the volunteers.", "praised(Angela Merkel -> volunteers) [actual]"},
      {"Germany turned to France for help.", "urged(Germany -> France) [actual]"},
      {"Refugees told reporters about abuses by Russia.", "accused(Refugees -> Russia) [actual]"},
      {"Emmanuel Macron left France. He won the presidential election.", "elected(France -> Emmanuel Macron) [actual]"},
      {"Emmanuel Macron left France. He became finance minister in 2014.",
       "holds-office(Emmanuel Macron -> France) [actual] 2014"},
      {"Norway appointed Ann Osei as director of the Coral Bank.", "holds-office(Ann Osei -> Coral Bank) [actual]"},
      {"Ann Osei left Norway and took over as director of the Coral Bank.",
       "holds-office(Ann Osei -> Coral Bank) [actual]"},
      {"Ann Osei, director of Norway's ruling Labour Party, smiled.",
       "holds-office(Ann Osei -> Labour Party) [actual]"},
      {"Former UN chief Ann Osei praised Norway.", "holds-office(Ann Osei -> United Nations) [actual]"},
      {"Ann Osei, chairwoman of the Coral Bank and daughter of the late president John Moss, met Emmanuel Macron.",
       "related-to(John Moss -> Ann Osei) [actual]"},
      {"Ann Osei, a former president of Norway and the daughter of General John Moss, smiled.",
       "related-to(John Moss -> Ann Osei) [actual]"},
      {"Ann Osei is the daughter of His Highness the Emir John Moss of Qatar.",
       "related-to(John Moss -> Ann Osei) [actual]"},
      {"Ann Osei of the opposition Labour Party met Emmanuel Macron.", "member-of(Ann Osei -> Labour Party) [actual]"},
      {"Ann Osei, a member of the Upper House from the Labour Party, met Emmanuel Macron.",
       "member-of(Ann Osei -> Labour Party) [actual]"},
      {"A bomb exploded in Norburg, northern Norway.", "located-in(Norburg -> Norway) [actual]"},
      {"Emmanuel Macron flew to Kabul, the capital of Afghanistan.", "located-in(Kabul -> Afghanistan) [actual]"},
      {"The blast hit Jalrez district of Wardak province in Afghanistan.", "located-in(Jalrez -> Wardak) [actual]"},
      {"The court sits in Norburg Municipality of the Lowland Region.",
       "located-in(Norburg Municipality -> Lowland Region) [actual]"},
      {"Police detained up to 200 students.", "detained(Police -> up to 200 students) [actual]"},
      {"Emmanuel Macron's chosen successor, Ann Osei, smiled.", "appointed(Emmanuel Macron -> Ann Osei) [actual]"},
      {"Emmanuel Macron will host foreign and defence ministers of the Arab League.",
       "hosted(Emmanuel Macron -> defence ministers of the Arab League) [planned]"},
      {"Emmanuel Macron dissolved the government.", "dismissed(Emmanuel Macron -> government) [actual]"},
      {"A court ordered the arrest of Ann Osei.", "detained(court -> Ann Osei) [actual]"},
      {"Prime Minister Ann Osei's Labour Party lost.", "member-of(Ann Osei -> Labour Party) [actual]"},
      {"Emmanuel Macron named Ann Osei prime minister on Saturday.", "holds-office(Ann Osei -> France) [actual]"},
      {"A bomb exploded in Xinjiang in western China.", "located-in(Xinjiang -> China) [actual]"},
      {"The commission declared Ann Osei the winner of Kenya's presidential election.",
       "elected(Kenya -> Ann Osei) [actual]"},
      {"Norway's parliament elected Ann Osei to replace John Moss.", "succeeded(Ann Osei -> John Moss) [actual]"},
      {"Thousands rallied in Oslo calling for Emmanuel Macron to resign.",
       "protested-against(Thousands -> Emmanuel Macron) [actual]"},
  };
  for (const auto& row : rows) {
    const std::vector<std::string> edges = EdgesOf(row.text);
    EXPECT_NE(edges.end(), std::find(edges.begin(), edges.end(), row.edge))
        << row.text << "\n expected " << row.edge << "\n given " << testing::PrintToString(edges);
  }
}

TEST(Pipeline, SeveralTitlesInOneStateAreOneOffice) {
  const std::vector<std::string> edges =
      EdgesOf("French President Emmanuel Macron smiled. Emmanuel Macron, the leader of France, left.");
  EXPECT_EQ(1, std::count(edges.begin(), edges.end(), "holds-office(Emmanuel Macron -> France) [actual]"));
}

TEST(Pipeline, DatesWhatLastsByItsOwnTimeAlone) {
  const struct {
    std::string text, edge;
  } rows[] = {
      {"Norway rejected the 2016 deal with Iran.", "rejected(Norway -> 2016 deal with Iran) [actual]"},
      {"A 2014 report by the Zeta Bank said that Norway had failed.", "said(Zeta Bank -> Norway) [actual] 2014"},
      {"Ann Osei was a member of the Labour Party from 1990 to 1995.",
       "member-of(Ann Osei -> Labour Party) [actual] 1990/1995"},
      {"Ann Osei belonged to the Labour Party from 1990 to 1995.",
       "member-of(Ann Osei -> Labour Party) [actual] 1990/1995"},
      {"The mine was bought from US-based Zeta Corporation in December 2018.",
       "located-in(Zeta Corporation -> United States) [actual]"},
      {"Zeta Corporation has been based in Oslo since 1937.", "located-in(Zeta Corporation -> Oslo) [actual] 1937/.."},
      {"Ann Osei grieved in 2009 after her son, John Moss, was murdered.",
       "related-to(Ann Osei -> John Moss) [actual]"},
      {"Ann Osei became president of Kenya in 2013.", "holds-office(Ann Osei -> Kenya) [actual] 2013"},
  };
  for (const auto& row : rows) {
    const std::vector<std::string> edges = EdgesOf(row.text);
    EXPECT_NE(edges.end(), std::find(edges.begin(), edges.end(), row.edge))
        << row.text << "\n expected " << row.edge << "\n given " << testing::PrintToString(edges);
  }
}

TEST(Pipeline, APlaceIsAlsoWhereAnOrganizationIsAtHome) {
  const struct {
    std::string text, place;
  } rows[] = {
      {"Ann Osei met Carl Dale at NATO on Monday.", "NATO"},
      {"Ann Osei met Carl Dale in Oslo at NATO.", "Oslo"},
      {"Ann Osei laughed at NATO when she met Carl Dale.", ""},
  };
  for (const auto& row : rows) {
    const Report report = Shipped().Extract(MakeArticle(row.text));
    const auto met =
        std::ranges::find(report.edges, "met-with", [](const ReportedEdge& one) { return one.edge.relation; });
    ASSERT_NE(met, report.edges.end()) << row.text;
    EXPECT_EQ(met->edge.place, row.place) << row.text;
  }
}

// Ends that only words describe.
TEST(Pipeline, DescribesThoseWithoutANameInFull) {
  const struct {
    const char *text, *edge;
  } rows[] = {
      {"Angela Merkel met families displaced by the floods.",
       "met-with(Angela Merkel -> families displaced by the floods) [actual]"},
      {"France released dozens of women who had been held in a camp.",
       "released(France -> women who had been held in a camp) [actual]"},
      {"Striking miners from the north met Angela Merkel. The miners thanked Norway.",
       "thanked(Striking miners from the north -> Norway) [actual]"},
      {"A group of retired generals met Angela Merkel. The group thanked Norway.",
       "thanked(retired generals -> Norway) [actual]"},
      {"Truck drivers blocked a road. They criticised Angela Merkel.",
       "criticised(Truck drivers -> Angela Merkel) [actual]"},
      {"Emmanuel Macron received a delegation of farmers and thanked them.",
       "thanked(Emmanuel Macron -> delegation of farmers) [actual]"},
      {"The drivers' union accused Angela Merkel of delay.", "accused(The drivers' union -> Angela Merkel) [actual]"},
      {"Angela Merkel accused customs officers of taking bribes.",
       "accused(Angela Merkel -> customs officers) [actual]"},
      {"Angela Merkel denounced the lawmakers as traitors.", "criticised(Angela Merkel -> lawmakers) [actual]"},
      {"Angela Merkel criticised the mayor, Emmanuel Macron, on Monday.",
       "criticised(Angela Merkel -> Emmanuel Macron) [actual] 2019-04-22"},
      {"Angela Merkel assured the residents of help.", "pledged-to(Angela Merkel -> residents) [actual]"},
      {"Shopkeepers staged a strike against new taxes.", "protested-against(Shopkeepers -> new taxes) [actual]"},
      {"Nurses from the north discussed their pay.", "discussed(Nurses from the north -> pay) [actual]"},
      {"The crowd chanted slogans against the port authority.", "protested-against(crowd -> port authority) [actual]"},
      {"Angela Merkel discussed the harvest with dairy farmers.", "met-with(Angela Merkel -> dairy farmers) [actual]"},
  };
  for (const auto& row : rows) {
    const std::vector<std::string> edges = EdgesOf(row.text);
    EXPECT_NE(edges.end(), std::find(edges.begin(), edges.end(), row.edge))
        << row.text << "\n expected " << row.edge << "\n given " << testing::PrintToString(edges);
  }
}

// Stances whose other end stands in another phrase or sentence.
TEST(Pipeline, FindsWhomStancesAreTowards) {
  const struct {
    const char *text, *edge;
  } rows[] = {
      {"Angela Merkel accused Vladimir Putin of fraud. Putin denied the accusation.",
       "denied(Vladimir Putin -> Angela Merkel) [actual]"},
      {"The drivers' union urged Angela Merkel to resign. She rejected the demand.",
       "rejected(Angela Merkel -> The drivers' union) [actual]"},
      {"Norway rejected an offer of mediation from Denmark.", "rejected(Norway -> Denmark) [actual]"},
      {"Shopkeepers said that the town council had ignored the floods.",
       "criticised(Shopkeepers -> town council) [actual]"},
      {"Angela Merkel described the lawmakers as liars.", "criticised(Angela Merkel -> lawmakers) [actual]"},
      {"Angela Merkel demanded the resignation of Emmanuel Macron.",
       "urged(Angela Merkel -> Emmanuel Macron) [actual]"},
      {"Emmanuel Macron is blamed by farmers for the drought.", "accused(farmers -> Emmanuel Macron) [actual]"},
      {"Opposition lawmakers voted against the budget.", "rejected(Opposition lawmakers -> budget) [actual]"},
      {"Angela Merkel said in a report that Danish troops had tortured prisoners.",
       "accused(Angela Merkel -> Denmark) [actual]"},
      {"Norway condemned the arrest of students by the police.", "criticised(Norway -> police) [actual]"},
      {"Farmers called for the mayor's resignation.", "urged(Farmers -> mayor) [actual]"},
      {"Many in Norway praised Angela Merkel.", "praised(Many in Norway -> Angela Merkel) [actual]"},
      {"Denmark pushed Norway to sign the pact.", "urged(Denmark -> Norway) [actual]"},
      {"Norway expressed alarm over Denmark's arrest of students.", "criticised(Norway -> Denmark) [actual]"},
  };
  for (const auto& row : rows) {
    const std::vector<std::string> edges = EdgesOf(row.text);
    EXPECT_NE(edges.end(), std::find(edges.begin(), edges.end(), row.edge))
        << row.text << "\n expected " << row.edge << "\n given " << testing::PrintToString(edges);
  }
}

TEST(Pipeline, DoesNotReadMoreThanIsSaid) {
  const struct {
    std::string text, edge;
  } rows[] = {
      {"Emmanuel Macron met Angela Merkel. It was a summit of the leaders of Germany and France.",
       "holds-office(Emmanuel Macron -> Germany) [actual]"},
      {"Norway's army thanked the Norwegian analyst Ann Osei.", "holds-office(Ann Osei -> Norway) [actual]"},
      {"Norway's army thanked the Norwegian analyst Ann Osei.",
       "located-in(Armed Forces of Norway -> Norway) [actual]"},
      {"Angela Merkel called on Emmanuel Macron to resign.", "urged(Emmanuel Macron -> Emmanuel Macron) [actual]"},
      {"Norway's parliament voted Ann Osei in as president.", "dismissed(Parliament of Norway -> Ann Osei) [actual]"},
      {"Emmanuel Macron left France. He may become finance minister.",
       "holds-office(Emmanuel Macron -> France) [actual]"},
      {"Ann Osei of Norway followed John Moss as president of the Coral Bank.",
       "holds-office(John Moss -> Coral Bank) [actual]"},
      {"Emmanuel Macron appointed Ann Osei, a banker, to head the Coral Bank.",
       "holds-office(Emmanuel Macron -> Coral Bank) [planned]"},
      {"The leaders of Germany and France, Angela Merkel and Emmanuel Macron, will travel to Kenya.",
       "visited(leaders of France -> Kenya) [planned]"},
      {"Angela Merkel demanded the release of Emmanuel Macron.", "urged(Angela Merkel -> Emmanuel Macron) [actual]"},
      {"Norway dismissed the claims by Denmark as absurd.", "criticised(Norway -> Denmark) [actual]"},
      {"Norway hit back at claims by Denmark.", "criticised(Norway -> Denmark) [actual]"},
      {"Norway is ready to discuss trade with Denmark.", "pledged-to(Norway -> Denmark) [actual]"},
      {"Angela Merkel accused Vladimir Putin of fraud. Norway denied the accusation.",
       "denied(Norway -> Angela Merkel) [actual]"},
      {"Denmark pushed Angela Merkel across the border.", "urged(Denmark -> Angela Merkel) [actual]"},
      {"Norway defended the border.", "supported(Norway -> border) [actual]"},
      {"Angela Merkel attends meetings.", "attended(Angela Merkel -> meetings) [actual]"},
      {"Angela Merkel took part in large numbers.", "attended(Angela Merkel -> large numbers) [actual]"},
      {"Angela Merkel met the emergency session.", "met-with(Angela Merkel -> emergency session) [actual]"},
      {"Angela Merkel led Germany. The Bank of Germany, Germany said, left.",
       "located-in(Central Bank of Germany -> Germany) [actual]"},
      {"German officials in Germany met club president Ben Moss.", "holds-office(Ben Moss -> Germany) [actual]"},
      {"German officials in Germany met peasant leader Ben Moss.", "holds-office(Ben Moss -> Germany) [actual]"},
  };
  for (const auto& row : rows) {
    const std::vector<std::string> edges = EdgesOf(row.text);
    EXPECT_EQ(edges.end(), std::find(edges.begin(), edges.end(), row.edge)) << row.text;
    EXPECT_EQ(std::set<std::string>(edges.begin(), edges.end()).size(), edges.size()) << row.text;
  }
}

TEST(Pipeline, EvidencePointsAtTheWords) {
  const Report report = Shipped().Extract(MakeArticle("Angela Merkel met Emmanuel Macron in Paris."));
  const auto met = std::find_if(report.edges.begin(), report.edges.end(),
                                [](const ReportedEdge& edge) { return edge.edge.relation == "met-with"; });
  ASSERT_NE(report.edges.end(), met);
  const Evidence& evidence = met->evidence.front();
  const std::string& text = report.document.text;
  const auto words = [&](ByteSpan span) { return text.substr(span.begin, span.size()); };
  EXPECT_EQ("met", words(evidence.trigger));
  EXPECT_EQ("contact:meet", evidence.rule);
  EXPECT_EQ("Paris", evidence.place);
  EXPECT_EQ("Angela Merkel met Emmanuel Macron in Paris.", words(evidence.sentence_span));
  const std::string from = words(evidence.from), to = words(evidence.to);
  EXPECT_EQ("Angela Merkel|Emmanuel Macron", std::min(from, to) + "|" + std::max(from, to));
}

TEST(Pipeline, PeopleOfNoOrganizationBelongWhereTheyAct) {
  const Report report = Shipped().Extract(
      MakeArticle("Demonstrators protested against Russia in Oslo. NATO officers praised France in Oslo."));
  std::vector<std::string> groups;
  for (const Actor& actor : report.actors) {
    if (actor.kind == "group") groups.push_back(actor.name + ": " + actor.country);
  }
  std::sort(groups.begin(), groups.end());
  EXPECT_EQ(groups, (std::vector<std::string>{"Demonstrators: Norway", "NATO officers: "}));
}

TEST(Pipeline, AGovernmentIsNoPlace) {
  const Report report =
      Shipped().Extract(MakeArticle("Students blocked streets in Oslo in defiance of Chinese authorities."));
  ASSERT_EQ(report.edges.size(), 1u);
  EXPECT_EQ(report.edges.front().edge.place, "Oslo");
}

TEST(Pipeline, TextWithoutEventsGivesNone) {
  for (const char* text : {"", " ", "...", "The weather was fine.", "\"", "met met met", "of of of , , and and"}) {
    EXPECT_TRUE(EdgesOf(text).empty()) << text;
  }
}

// What the scorer of edges weighs: bench/fit_edges.py learns by these names.
TEST(Pipeline, NamesWhatSpeaksForAnEdge) {
  const Resolved resolved = Shipped().Resolve(Shipped().Analyse(Shipped().Split(MakeArticle("Ann Lee may meet Ben."))));
  const Pipeline::Parts& parts = Shipped().parts();
  const std::vector<Event> events = ReadEvents(resolved, parts.frames, parts.cues, parts.ontology);
  const std::vector<ToldEdge> edges = TellEdges(events, resolved, parts.ontology);
  ASSERT_EQ(edges.size(), 1U);
  const std::vector<std::string> features = EdgeFeatures(edges.front(), resolved);
  for (const char* feature : {"relation=met-with", "frame=contact:meet", "lemma=meet met-with", "modality=2", "tag=VB",
                              "from=person", "to-distance=1", "to-known", "from-count=1", "length=6", "quotes=0"}) {
    EXPECT_EQ(std::count(features.begin(), features.end(), feature), 1) << feature;
  }
}

TEST(Pipeline, ManyThreadsShareOne) {
  std::vector<std::string> texts = {"Vladimir Putin plans to visit China.",
                                    "\"We met,\" Angela Merkel said on Monday."};
  for (const auto& file : std::filesystem::directory_iterator(ENTENTE_SOURCE_DIR "/examples/articles")) {
    std::ostringstream text;
    text << std::ifstream(file.path()).rdbuf();
    texts.push_back(text.str());
  }
  std::vector<std::string> alone;
  for (const std::string& text : texts) alone.push_back(EdgeJson(Shipped().Extract(MakeArticle(text))));
  constexpr size_t kThreads = 4;
  std::vector<std::vector<std::string>> together(kThreads, std::vector<std::string>(texts.size()));
  std::vector<std::thread> threads;
  for (size_t thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      for (size_t i = 0; i < texts.size(); ++i) {
        const size_t at = (i + thread) % texts.size();
        together[thread][at] = EdgeJson(Shipped().Extract(MakeArticle(texts[at])));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::vector<std::string>& one : together) EXPECT_EQ(alone, one);
}

TEST(Pipeline, LoadNamesTheFileThatIsMissing) {
  const auto loaded = Pipeline::Load({"nowhere", "nowhere", "nowhere"});
  ASSERT_FALSE(loaded.ok());
  EXPECT_NE(std::string::npos, loaded.status().message().find("nowhere/ontology.toml"));
}

}  // namespace
}  // namespace entente::extract
