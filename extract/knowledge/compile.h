// Makes the bytes of the knowledge index from the tables; equal tables give equal bytes.
#ifndef ENTENTE_EXTRACT_KNOWLEDGE_COMPILE_H_
#define ENTENTE_EXTRACT_KNOWLEDGE_COMPILE_H_

#include <string>

#include "extract/knowledge/knowledge_tables.h"
#include "graph/status.h"

namespace entente::extract {

// The tables must fit together, as ReadKnowledgeTables checks. Refuses a gazetteer class that is not known.
Result<std::string> CompileKnowledge(const KnowledgeTables& tables);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_KNOWLEDGE_COMPILE_H_
