// Text and types within XML, for the formats that are made of it.
#ifndef ENTENTE_GRAPH_EXPORT_XML_H_
#define ENTENTE_GRAPH_EXPORT_XML_H_

#include <string>
#include <string_view>

#include "graph/export/fields.h"

namespace entente {

// Fit for both element content and quoted attributes; characters that XML 1.0 does not allow are left out.
std::string EscapeXml(std::string_view text);

// The name of a type as both GraphML and GEXF have it; lists are strings.
std::string_view XmlTypeName(FieldType type);

}  // namespace entente

#endif  // ENTENTE_GRAPH_EXPORT_XML_H_
