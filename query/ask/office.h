// Offices in questions: "Russia's foreign minister", "the president of France".
#ifndef ENTENTE_QUERY_ASK_OFFICE_H_
#define ENTENTE_QUERY_ASK_OFFICE_H_

#include <optional>
#include <string>
#include <vector>

#include "extract/knowledge/titles.h"
#include "graph/graph_view.h"

namespace entente::query {

struct AskContext;

// The office that a written title begins with: "minister of foreign affairs".
std::optional<extract::TitleMatch> MatchOffice(const std::string& title, const extract::Titles& titles);

// The country that a name stands for; empty where it is none, and where it names a capital or seat of one.
std::string CountryNamed(const std::string& name, const AskContext& context, const GraphView& graph);

// Whether somebody in the graph bears the name, be it in small letters: "israel" is no description.
bool NamesSomebody(const std::string& name, const AskContext& context, const GraphView& graph);

// Whether a name is that of a capital or seat of power, which may stand for its country: "Beijing".
bool IsSeat(const std::string& name, const AskContext& context);

// The places of a country that the graph knows, by name.
std::vector<std::string> PlacesIn(const std::string& country, const AskContext& context, const GraphView& graph);

// "Russian diplomats", "the embassy of France": the country or organization that a phrase begins or ends with, and the
// rest of it. Empty owner where there is none.
struct OwnedPhrase {
  std::string owner, rest;
};
OwnedPhrase CutOwner(const std::string& phrase, const AskContext& context, const GraphView& graph);

// The name at the end of a phrase that a title stands before: "Mohammed bin Salman" of "Crown Prince Mohammed bin
// Salman"; the phrase where there is none.
std::string WithoutTitle(const std::string& phrase, const AskContext& context, const GraphView& graph);

// "Kim's sister", "the sister of Kim": whose relative, and which. Empty `relative` where the phrase names none.
struct KinPhrase {
  std::string whose, relative;
};
KinPhrase CutKin(const std::string& phrase, const AskContext& context);

struct OfficePhrase {
  std::string title;                // as asked, "foreign minister"; empty where the phrase names no office
  std::string of;                   // the country or organization: a name for actor()
  std::vector<std::string> titles;  // the titles in the graph that are this office
};

OfficePhrase ReadOffice(const std::string& phrase, const AskContext& context, const GraphView& graph);

// "Macron president of France", as in "When was Macron president of France?": who holds an office, and that.
struct HeldOffice {
  std::string holder;
  OfficePhrase office;
};
// nullopt where the phrase does not end with an office behind other words.
std::optional<HeldOffice> CutHolder(const std::string& phrase, const AskContext& context, const GraphView& graph);

// Names of those who hold the office that the phrase describes; empty where it describes none, or nobody is known to.
std::vector<std::string> HoldersOf(const std::string& phrase, const AskContext& context, const GraphView& graph);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ASK_OFFICE_H_
