// Procedures: what CALL runs.
#ifndef ENTENTE_QUERY_PROCEDURE_H_
#define ENTENTE_QUERY_PROCEDURE_H_

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/property_graph.h"
#include "query/value.h"

namespace entente::query {

enum class FieldType { kAny, kBoolean, kInteger, kFloat, kNumber, kString, kList, kMap, kNode, kRelationship, kPath };

struct ProcedureField {
  std::string name;
  FieldType type = FieldType::kAny;
};

// Takes one row, as many values as there are outputs; returns false to stop.
using ProcedureVisitor = std::function<bool(List row)>;

struct Procedure {
  std::string name;  // "db.labels"
  std::vector<ProcedureField> inputs, outputs;
  std::function<Status(const PropertyGraph& graph, const List& arguments, const ProcedureVisitor& visit)> run;
};

// Whether a value may be given for a field; null may always.
bool Accepts(FieldType type, const Value& value);
std::string_view FieldTypeName(FieldType type);  // "an integer", ...

class Procedures {
 public:
  // Those that every graph has: db.labels, db.relationshipTypes and db.propertyKeys.
  static const Procedures& BuiltIn();

  void Add(Procedure procedure);
  // nullptr where there is none.
  std::shared_ptr<const Procedure> Find(std::string_view name) const;
  // The name nearest to `name`, for error messages; empty where there are no procedures.
  std::string NearestName(std::string_view name) const;

 private:
  std::map<std::string, std::shared_ptr<const Procedure>, std::less<>> procedures_;
};

}  // namespace entente::query

#endif  // ENTENTE_QUERY_PROCEDURE_H_
