// Reports from JSON Lines of edges, an article after another.
#ifndef ENTENTE_GRAPH_IMPORT_EDGE_LINES_H_
#define ENTENTE_GRAPH_IMPORT_EDGE_LINES_H_

#include <istream>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>

#include "graph/import/edge_line.h"

namespace entente {

class EdgeLines {
 public:
  // `name` is the file's, for messages. Both must outlive this.
  EdgeLines(std::istream* in, std::string name, const Ontology& ontology);

  // What the next article tells, or why a line was left out ("FILE:LINE: ..."; the following call goes on behind it);
  // nullopt at the end. The text of the article is its dateline and the sentences that its lines quote. Lines of an
  // article that do not stand together are refused.
  std::optional<Result<Report>> Next();

 private:
  struct Article {
    SourceDocument document;
    std::map<std::string, ByteSpan> sentences;
    std::map<ActorId, Actor> actors;
    std::map<EdgeId, ReportedEdge> edges;
  };

  Result<EdgeLine> Read(const std::string& text);
  void Begin(const SourceDocument& document);
  void Add(EdgeLine line);
  ByteSpan Quote(const std::string& words);
  Report Finish();

  std::istream& in_;
  std::string name_;
  const Ontology& ontology_;
  size_t line_ = 0;
  std::optional<Article> article_;  // that is being read
  std::unordered_set<DocumentId> begun_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_IMPORT_EDGE_LINES_H_
