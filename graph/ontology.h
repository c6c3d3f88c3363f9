// Which kinds of actor, relations and modalities there are: read from schemas/ontology.toml, the one place that lists
// them.
#ifndef ENTENTE_GRAPH_ONTOLOGY_H_
#define ENTENTE_GRAPH_ONTOLOGY_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/status.h"

namespace entente {

struct NodeKind {
  std::string name;
  std::string label;         // its label in Cypher ("Person")
  std::string shape;         // how pictures draw it: a Graphviz shape
  std::string colour;        // "#rrggbb"
  bool given_names = false;  // names of its actors have given names in front
  bool acronyms = false;     // names of its actors are shortened to their initials
  std::string description;
};

struct Modality {
  std::string name;
  std::string line;    // how pictures draw it: a Graphviz line style
  std::string colour;  // "#rrggbb"
  std::string description;
};

struct Relation {
  std::string name;   // "met-with"; its type in Cypher is MET_WITH
  std::string group;  // heading it stands under
  bool symmetric = false;
  bool standing = false;                // holds over time rather than happens: undated reports of it are one edge
  bool theme_identifies = false;        // edges that differ in theme alone are different edges
  bool spoken = false;                  // done by saying something: news of it is of the day on which it was said
  bool marginal = false;                // scored apart from the core (said, holds-office, ...)
  bool together = false;                // who it points to is where the other one is
  bool goes = false;                    // whoever it points from is then where it points to
  bool at_from = false, at_to = false;  // takes place there, where nothing else says where
  std::vector<std::string> from_kinds, to_kinds;  // node kinds allowed at each end
  std::string theme;                              // what the theme is ("the gift"); empty where there is none
  std::string plover, plover_mode, cameo;         // codes it exports as; empty where it has none
  std::string plover_within, cameo_within;        // codes where both ends are of one country; empty where the same
  std::string description;
};

class Ontology {
 public:
  // Reads a TOML text; `file` is named in errors, with line and what was expected.
  static Result<Ontology> Parse(std::string_view toml, std::string_view file);
  static Result<Ontology> Load(const std::string& path);

  const std::vector<NodeKind>& kinds() const { return kinds_; }
  const std::vector<Relation>& relations() const { return relations_; }
  // In order of precedence: where several are said of one event, the later in this list stands. The first is what an
  // event has when nothing is said.
  const std::vector<Modality>& modalities() const { return modalities_; }
  const NodeKind* FindKind(std::string_view name_or_label) const;     // nullptr where unknown
  const Relation* FindRelation(std::string_view name_or_type) const;  // "met-with" or "MET_WITH"
  const Modality* FindModality(std::string_view name) const;
  // The relation whose name is nearest to `name` by edit distance, for error messages; later words of the name ("with")
  // may be left out.
  std::string NearestRelation(std::string_view name) const;

 private:
  std::vector<NodeKind> kinds_;
  std::vector<Relation> relations_;
  std::vector<Modality> modalities_;
};

// "met-with" -> "MET_WITH".
std::string CypherType(std::string_view relation_name);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ONTOLOGY_H_
