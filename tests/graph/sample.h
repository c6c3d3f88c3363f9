// Small reports and graphs that the tests of graph/ are written in.
#ifndef ENTENTE_TESTS_GRAPH_SAMPLE_H_
#define ENTENTE_TESTS_GRAPH_SAMPLE_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.h"

namespace entente {

// The ontology of schemas/.
const Ontology& TestOntology();

// A person unless `name` begins with a kind and a colon ("country:Utopia").
Actor SampleActor(std::string_view name);

// An edge as an article tells it; `day` is what TimeSpan::Parse reads.
struct Told {
  std::string relation;
  std::string from, to;  // as SampleActor takes them
  std::string modality = "actual";
  std::string day = "";
  std::string theme = "";
  std::string words = "";  // the sentence; made from the rest where empty
  double confidence = 0.5;
  std::string place = "";
  std::string attribution = "";
};

// The report of an article called `title`, one sentence for each edge told.
Report SampleReport(std::string_view title, std::string_view published, const std::vector<Told>& told);

Graph SampleGraph(const std::vector<Report>& reports);

// The id of the one actor called so.
ActorId IdOf(const GraphView& graph, std::string_view name);

}  // namespace entente

#endif  // ENTENTE_TESTS_GRAPH_SAMPLE_H_
