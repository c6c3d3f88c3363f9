// A graph as data sets of coded events have it: one record for each act and direction, with the codes of its actors.
#ifndef ENTENTE_GRAPH_EXPORT_CODED_EVENTS_H_
#define ENTENTE_GRAPH_EXPORT_CODED_EVENTS_H_

#include <map>
#include <string>

#include "graph/export/event_coder.h"
#include "graph/export/walk.h"

namespace entente {

struct CodedActor {
  const Actor* actor = nullptr;
  ActorCode code;
};

// Points into what is being visited.
struct CodedEvent {
  std::string id;    // the edge's; with "-r" for the way back of a symmetric one
  std::string date;  // ISO; empty unless the day is known, the first day where it took several
  const ExportedEdge* told = nullptr;
  CodedActor source, target;
  PlaceCode place;
  std::string plover, plover_mode;
  std::vector<std::string> contexts;      // PLOVER's
  std::string cameo;                      // three or four digits, a root as "not specified below" ("04" is "040")
  const CameoCode* cameo_code = nullptr;  // nullptr where there is none
  bool actual = false;                    // it took place, as far as the text says
  const Evidence* evidence = nullptr;     // the strongest piece, and where it stands
  const Source* article = nullptr;
};

// Gives a format its events: each selected edge whose relation has a code in `code`, by id, symmetric ones both ways.
class CodedEventWriter : public GraphWriter {
 public:
  // Both must outlive the writer.
  CodedEventWriter(const Ontology& ontology, const EventCoder& coder, std::string Relation::*code)
      : ontology_(ontology), coder_(coder), code_(code) {}

  void WriteActor(const Actor& actor) final { actors_.emplace(actor.id, actor); }
  void WriteEdge(const ExportedEdge& told) final;

 protected:
  virtual void WriteEvent(const CodedEvent& event) = 0;

 private:
  CodedEvent EventOf(const ExportedEdge& told) const;
  CodedActor CodedActorOf(ActorId id, const TimeSpan& time) const;

  const Ontology& ontology_;
  const EventCoder& coder_;
  std::string Relation::*code_;
  std::map<ActorId, Actor> actors_;
};

// A column of such a data set, and what an event has there; empty where nothing is known.
struct CodedColumn {
  std::string_view name;
  std::string (*text)(const CodedEvent&);
};

inline std::string NotTold(const CodedEvent&) { return {}; }

// The names that `scheme` gives the actor's sectors.
std::string SectorText(const ActorCode& code, std::string Sector::*scheme, std::string_view separator);

// `selection`, or where it names no modality what took place: the codes are those of acts that did.
Selection ActualUnlessNamed(Selection selection, const Ontology& ontology);

}  // namespace entente

#endif  // ENTENTE_GRAPH_EXPORT_CODED_EVENTS_H_
