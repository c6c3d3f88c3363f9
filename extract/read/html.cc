#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "extract/read/read.h"
#include "extract/read/text.h"

namespace entente::extract {
namespace {

constexpr int kDepthMax = 256;

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using HtmlDocument = std::unique_ptr<xmlDoc, FreeDocument>;

std::string_view ElementName(const xmlNode* node) { return reinterpret_cast<const char*>(node->name); }

std::string Attribute(const xmlNode* node, const char* name) {
  xmlChar* value = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  if (!value) return "";
  std::string text(reinterpret_cast<const char*>(value));
  xmlFree(value);
  return text;
}

template <size_t N>
bool IsOneOf(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 14> kPassedOver = {"script", "style",    "nav",      "footer", "aside",
                                                          "form",   "noscript", "template", "figure", "button",
                                                          "header", "iframe",   "svg",      "select"};
constexpr std::array<std::string_view, 8> kBlocks = {"p", "h1", "h2", "h3", "h4", "li", "blockquote", "pre"};
constexpr std::array<std::string_view, 2> kArticleElements = {"article", "main"};

// All text under `node`, white space folded.
void AppendText(const xmlNode* node, int depth, std::string* text) {
  if (depth > kDepthMax) return;
  for (const xmlNode* child = node->children; child; child = child->next) {
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
      for (const xmlChar* c = child->content; c && *c; ++c) {
        const bool space = *c == ' ' || *c == '\n' || *c == '\t' || *c == '\r';
        if (!space) text->push_back(static_cast<char>(*c));
        if (space && !text->empty() && text->back() != ' ') text->push_back(' ');
      }
    } else if (child->type == XML_ELEMENT_NODE && !IsOneOf(ElementName(child), kPassedOver)) {
      if (ElementName(child) == "br") text->push_back(' ');
      AppendText(child, depth + 1, text);
    }
  }
}

std::string TextOf(const xmlNode* node) {
  std::string text;
  AppendText(node, 0, &text);
  return CleanText(text);
}

// Visits elements in document order; `visit` says whether to go on into the element's children.
template <class Visit>
void VisitElements(const xmlNode* node, int depth, const Visit& visit) {
  for (; node && depth <= kDepthMax; node = node->next) {
    if (node->type == XML_ELEMENT_NODE && visit(node)) VisitElements(node->children, depth + 1, visit);
  }
}

struct PageMetadata {
  std::string title, site, address;
  std::optional<Date> published;
};

void TakeMeta(const xmlNode* meta, PageMetadata* page) {
  std::string key = Attribute(meta, "property");
  if (key.empty()) key = Attribute(meta, "name");
  if (key.empty()) key = Attribute(meta, "itemprop");
  const std::string content = Attribute(meta, "content");
  if (key == "og:title") page->title = content;
  if (key == "og:site_name") page->site = content;
  if (key == "og:url") page->address = content;
  constexpr std::array<std::string_view, 7> kDateKeys = {
      "article:published_time", "datePublished", "date", "pubdate", "publishdate", "dc.date", "DC.date.issued"};
  if (IsOneOf(key, kDateKeys) && !page->published) page->published = ParseIsoDay(content);
}

void TakeLinkedData(const xmlNode* script, PageMetadata* page) {
  if (Attribute(script, "type") != "application/ld+json" || !script->children || !script->children->content) return;
  const auto data = nlohmann::json::parse(reinterpret_cast<const char*>(script->children->content), nullptr, false);
  const auto& record = data.is_array() && !data.empty() ? data[0] : data;
  if (!record.is_object()) return;
  const auto found = record.find("datePublished");
  if (found != record.end() && found->is_string() && !page->published) {
    page->published = ParseIsoDay(found->get<std::string>());
  }
}

PageMetadata ReadMetadata(const xmlNode* root) {
  PageMetadata page;
  std::string title, heading, canonical;
  std::optional<Date> time;
  VisitElements(root, 0, [&](const xmlNode* node) {
    const std::string_view name = ElementName(node);
    if (name == "meta") TakeMeta(node, &page);
    if (name == "script") TakeLinkedData(node, &page);
    if (name == "title" && title.empty()) title = TextOf(node);
    if (name == "h1" && heading.empty()) heading = TextOf(node);
    if (name == "link" && Attribute(node, "rel") == "canonical") canonical = Attribute(node, "href");
    if (name == "time" && !time) time = ParseIsoDay(Attribute(node, "datetime"));
    return true;
  });
  if (page.title.empty()) page.title = heading.empty() ? title : heading;
  if (page.address.empty()) page.address = canonical;
  if (!page.published) page.published = time;
  return page;
}

const xmlNode* FindArticle(const xmlNode* root) {
  const xmlNode* found = nullptr;
  VisitElements(root, 0, [&](const xmlNode* node) {
    if (!found && IsOneOf(ElementName(node), kArticleElements)) found = node;
    return !found;
  });
  return found;
}

std::string BodyText(const xmlNode* root, const std::string& title) {
  std::string body;
  VisitElements(root, 0, [&](const xmlNode* node) {
    const std::string_view name = ElementName(node);
    if (IsOneOf(name, kPassedOver) || name == "head") return false;
    if (!IsOneOf(name, kBlocks)) return true;
    const std::string paragraph = TextOf(node);
    if (!paragraph.empty() && paragraph != title) body.append(body.empty() ? "" : "\n\n").append(paragraph);
    return false;
  });
  return body;
}

}  // namespace

Result<Article> ReadHtml(std::string_view bytes, const InputPlace& place) {
  if (Status status = CheckBytes(bytes, place); !status.ok()) return status;
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
  const HtmlDocument document(htmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, "UTF-8", options));
  const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (!root) return InputError(place, "no HTML in it; expected a page with an article");
  const PageMetadata page = ReadMetadata(root);
  Article article;
  article.outlet = page.site;
  article.url = page.address;
  article.published = page.published;
  const xmlNode* part = FindArticle(root);
  std::string body = BodyText(part ? part->children : root, page.title);
  if (body.empty() && part) body = BodyText(root, page.title);
  if (body.empty()) return InputError(place, "a page without text; expected paragraphs");
  return FinishArticle(std::move(article), page.title, body, place);
}

}  // namespace entente::extract
