#include "read_back.h"

#include <gtest/gtest.h>
#include <libxml/parser.h>

#include <nlohmann/json.hpp>

namespace entente {
namespace {

class XmlDocument {
 public:
  explicit XmlDocument(const std::string& text)
      : document_(xmlReadMemory(text.data(), static_cast<int>(text.size()), "export.xml", nullptr, XML_PARSE_NONET)) {
    EXPECT_NE(document_, nullptr);
  }
  ~XmlDocument() { xmlFreeDoc(document_); }
  XmlDocument(const XmlDocument&) = delete;
  XmlDocument& operator=(const XmlDocument&) = delete;

  xmlNode* root() const { return xmlDocGetRootElement(document_); }

 private:
  xmlDoc* document_;
};

std::string Take(xmlChar* text) {
  const std::string taken = text ? reinterpret_cast<const char*>(text) : "";
  xmlFree(text);
  return taken;
}

std::string Attribute(xmlNode* node, const char* name) {
  return Take(xmlGetProp(node, reinterpret_cast<const xmlChar*>(name)));
}

// Every element of that name below `node`, in order.
std::vector<xmlNode*> Descendants(xmlNode* node, std::string_view name) {
  std::vector<xmlNode*> found;
  for (xmlNode* child = node->children; child; child = child->next) {
    if (child->type != XML_ELEMENT_NODE) continue;
    if (reinterpret_cast<const char*>(child->name) == name) found.push_back(child);
    const auto below = Descendants(child, name);
    found.insert(found.end(), below.begin(), below.end());
  }
  return found;
}

Element WithAttributes(xmlNode* node, std::initializer_list<const char*> names) {
  Element element;
  for (const char* name : names) {
    if (xmlHasProp(node, reinterpret_cast<const xmlChar*>(name))) element[name] = Attribute(node, name);
  }
  return element;
}

std::vector<Element> ReadGraphmlElements(xmlNode* root, const char* of, std::initializer_list<const char*> attributes) {
  std::map<std::string, std::string> names;  // of the fields, by key
  for (xmlNode* key : Descendants(root, "key")) {
    if (Attribute(key, "for") == of) names[Attribute(key, "id")] = Attribute(key, "attr.name");
  }
  std::vector<Element> elements;
  for (xmlNode* node : Descendants(root, of)) {
    Element element = WithAttributes(node, attributes);
    for (xmlNode* data : Descendants(node, "data")) {
      element[names.at(Attribute(data, "key"))] = Take(xmlNodeGetContent(data));
    }
    elements.push_back(element);
  }
  return elements;
}

std::vector<Element> ReadGexfElements(xmlNode* root, const char* of, std::initializer_list<const char*> attributes) {
  std::map<std::string, std::string> names;
  for (xmlNode* group : Descendants(root, "attributes")) {
    if (Attribute(group, "class") != of) continue;
    for (xmlNode* attribute : Descendants(group, "attribute")) {
      names[Attribute(attribute, "id")] = Attribute(attribute, "title");
    }
  }
  std::vector<Element> elements;
  for (xmlNode* node : Descendants(root, of)) {
    Element element = WithAttributes(node, attributes);
    for (xmlNode* value : Descendants(node, "attvalue")) {
      element[names.at(Attribute(value, "for"))] = Attribute(value, "value");
    }
    elements.push_back(element);
  }
  return elements;
}

std::string JsonText(const nlohmann::json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string joined;
  for (size_t i = 0; i < value.size(); ++i) joined += (i ? "\n" : "") + value[i].get<std::string>();
  return joined;
}

Element JsonElement(const nlohmann::json& object) {
  Element element;
  for (const auto& [name, value] : object.items()) element[name == "key" ? "id" : name] = JsonText(value);
  return element;
}

// Rows of fields by RFC 4180.
std::vector<std::vector<std::string>> ReadCsv(const std::string& text) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row(1);
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      row.back() += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == ',') {
      row.emplace_back();
    } else if (!quoted && c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
      rows.push_back(row);
      row.assign(1, "");
      ++i;
    } else {
      row.back() += c;
    }
  }
  EXPECT_FALSE(quoted);
  EXPECT_EQ(row, std::vector<std::string>(1)) << "the last line does not end";
  return rows;
}

// A column's field: "names:string[]" is "names"; the columns that Neo4j itself reads have names of their own.
std::string FieldOf(const std::string& header) {
  if (header == ":START_ID") return "source";
  if (header == ":END_ID") return "target";
  const size_t colon = header.find(':');
  return colon == 0 ? header : header.substr(0, colon);
}

std::vector<Element> ReadCsvElements(const std::string& text) {
  const auto rows = ReadCsv(text);
  std::vector<Element> elements;
  for (size_t i = 1; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i].size(), rows[0].size()) << "row " << i;
    Element element;
    for (size_t column = 0; column < rows[i].size(); ++column) {
      std::string value = rows[i][column];
      if (rows[0][column].ends_with("[]")) std::replace(value.begin(), value.end(), '|', '\n');
      if (!value.empty()) element[FieldOf(rows[0][column])] = value;
    }
    elements.push_back(element);
  }
  return elements;
}

}  // namespace

ReadGraph ReadGraphml(const std::string& text) {
  const XmlDocument document(text);
  return {ReadGraphmlElements(document.root(), "node", {"id"}),
          ReadGraphmlElements(document.root(), "edge", {"id", "source", "target"})};
}

ReadGraph ReadGexf(const std::string& text) {
  const XmlDocument document(text);
  return {ReadGexfElements(document.root(), "node", {"id"}),
          ReadGexfElements(document.root(), "edge", {"id", "source", "target", "start", "end"})};
}

ReadGraph ReadCytoscape(const std::string& text) {
  const auto elements = nlohmann::json::parse(text).at("elements");
  ReadGraph graph;
  for (const auto& node : elements.at("nodes")) graph.nodes.push_back(JsonElement(node.at("data")));
  for (const auto& edge : elements.at("edges")) graph.edges.push_back(JsonElement(edge.at("data")));
  return graph;
}

ReadGraph ReadNodeLink(const std::string& text) {
  const auto whole = nlohmann::json::parse(text);
  EXPECT_TRUE(whole.at("directed").get<bool>() && whole.at("multigraph").get<bool>());
  ReadGraph graph;
  for (const auto& node : whole.at("nodes")) graph.nodes.push_back(JsonElement(node));
  for (const auto& link : whole.at("links")) graph.edges.push_back(JsonElement(link));
  return graph;
}

ReadGraph ReadNeo4jCsv(const std::string& nodes, const std::string& relationships) {
  return {ReadCsvElements(nodes), ReadCsvElements(relationships)};
}

}  // namespace entente
