// Writes the tables of schemas/knowledge/ as extract/knowledge/knowledge_tables.h reads them.
#ifndef ENTENTE_TRAIN_KNOWLEDGE_WRITE_TABLES_H_
#define ENTENTE_TRAIN_KNOWLEDGE_WRITE_TABLES_H_

#include <string>
#include <vector>

#include "extract/knowledge/knowledge_tables.h"
#include "graph/status.h"

namespace entente::train {

Status WritePeople(const std::string& path, const std::vector<extract::PersonRow>& rows);
Status WriteOffices(const std::string& path, const std::vector<extract::OfficeRow>& rows);
Status WritePlaces(const std::string& path, const std::vector<extract::PlaceRow>& rows);
// One class for all the words.
Status WriteGazetteer(const std::string& path, const std::vector<std::string>& words, const std::string& name);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_KNOWLEDGE_WRITE_TABLES_H_
