// The one way over a graph that all exports take.
#ifndef ENTENTE_GRAPH_EXPORT_WALK_H_
#define ENTENTE_GRAPH_EXPORT_WALK_H_

#include <ostream>

#include "graph/export/fields.h"
#include "graph/selection.h"

namespace entente {

// Takes a graph in this order: Begin, every actor, BeginEdges, every edge, End.
class GraphWriter {
 public:
  virtual ~GraphWriter() = default;
  virtual void Begin() {}
  virtual void WriteActor(const Actor& actor) = 0;
  virtual void BeginEdges() {}
  virtual void WriteEdge(const ExportedEdge& told) = 0;
  virtual void End() {}
};

// Leads `writer` over what is selected; stops at the first thing that cannot be read.
Status Walk(const GraphView& graph, const Selection& selection, GraphWriter* writer);

// `status`, or kIo where `out` did not take all that was written.
Status Finished(Status status, std::ostream& out);

}  // namespace entente

#endif  // ENTENTE_GRAPH_EXPORT_WALK_H_
