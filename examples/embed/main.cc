// Reads one article and prints who did what to whom. usage: embed DATA FILE [YYYY-MM-DD]
#include <extract/pipeline.h>
#include <extract/read/read.h>
#include <graph/graph.h>

#include <fstream>
#include <iostream>
#include <sstream>

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: embed DATA FILE [YYYY-MM-DD]\n";
    return 2;
  }
  const std::string data = argv[1];
  const auto pipeline =
      entente::extract::Pipeline::Load({data + "/schemas", data + "/models", data + "/knowledge.bin"});
  if (!pipeline.ok()) {
    std::cerr << pipeline.status().message() << "\n";
    return 1;
  }
  std::ostringstream bytes;
  bytes << std::ifstream(argv[2], std::ios::binary).rdbuf();
  const auto date = argc > 3 ? entente::Date::Parse(argv[3]) : std::nullopt;
  auto article = entente::extract::ReadPlainText(bytes.str(), {argv[2], 0, date});
  if (!article.ok()) {
    std::cerr << article.status().message() << "\n";
    return 1;
  }

  entente::Graph graph(pipeline.value()->ontology());
  graph.Add(pipeline.value()->Extract(std::move(article).value()));
  const entente::Status status = graph.VisitEdges([&](const entente::Edge& edge) {
    std::cout << graph.GetActor(edge.from).value().name << " " << edge.relation << " "
              << graph.GetActor(edge.to).value().name << " " << edge.time.ToString() << "\n";
    return true;
  });
  return status.ok() ? 0 : 1;
}
