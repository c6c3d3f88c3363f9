#include "graph/export/xml.h"

namespace entente {
namespace {

// U+FFFE and U+FFFF, which are UTF-8 and yet no characters of XML.
bool IsNonCharacter(std::string_view text, size_t at) {
  const std::string_view three = text.substr(at, 3);
  return three == "\xef\xbf\xbe" || three == "\xef\xbf\xbf";
}

void AppendEscaped(char c, std::string* escaped) {
  switch (c) {
    case '&':
      *escaped += "&amp;";
      break;
    case '<':
      *escaped += "&lt;";
      break;
    case '>':
      *escaped += "&gt;";
      break;
    case '"':
      *escaped += "&quot;";
      break;
    // Readers turn these into spaces in attributes, and a carriage return into a line feed.
    case '\t':
      *escaped += "&#9;";
      break;
    case '\n':
      *escaped += "&#10;";
      break;
    case '\r':
      *escaped += "&#13;";
      break;
    default:
      if (static_cast<unsigned char>(c) >= ' ') *escaped += c;
  }
}

}  // namespace

std::string EscapeXml(std::string_view text) {
  const std::string valid = ValidUtf8(text);
  std::string escaped;
  for (size_t at = 0; at < valid.size(); ++at) {
    if (IsNonCharacter(valid, at)) {
      at += 2;
    } else {
      AppendEscaped(valid[at], &escaped);
    }
  }
  return escaped;
}

std::string_view XmlTypeName(FieldType type) {
  switch (type) {
    case FieldType::kNumber:
      return "double";
    case FieldType::kInteger:
      return "long";
    case FieldType::kFlag:
      return "boolean";
    case FieldType::kText:
    case FieldType::kDate:
    case FieldType::kTexts:
      break;
  }
  return "string";
}

}  // namespace entente
