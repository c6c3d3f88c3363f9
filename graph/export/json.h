// Fields as JSON, for the formats that are made of it.
#ifndef ENTENTE_GRAPH_EXPORT_JSON_H_
#define ENTENTE_GRAPH_EXPORT_JSON_H_

#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

#include "graph/export/fields.h"

namespace entente {

using Json = nlohmann::ordered_json;

// The fields that have something to tell, added to `object`.
void AddFields(const Actor& actor, Json* object);
void AddFields(const ExportedEdge& told, Json* object);

// On one line.
std::string DumpJson(const Json& value);

// Writes the elements of an array one by one, each on its own line, so that no whole document need be held.
class JsonArrayWriter {
 public:
  explicit JsonArrayWriter(std::ostream& out) : out_(out) {}
  void Begin(std::string_view name);  // `"name": [`
  void Write(const Json& element);
  void End();

 private:
  std::ostream& out_;
  bool empty_ = true;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_EXPORT_JSON_H_
