#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "extract/read/read.h"
#include "extract/read/text.h"

namespace entente::extract {
namespace {

using nlohmann::json;

// The text under `key`; empty where it is not there or null. Numbers are taken as they are written (ids).
Status TakeText(const json& record, const char* key, const InputPlace& place, std::string* text) {
  const auto found = record.find(key);
  if (found == record.end() || found->is_null()) return {};
  if (found->is_number_integer()) {
    *text = found->dump();
    return {};
  }
  if (!found->is_string()) {
    return InputError(place, fmt::format("\"{}\" is {}; expected text", key, found->type_name()));
  }
  *text = found->get<std::string>();
  return {};
}

Status TakeDate(const json& record, const InputPlace& place, std::optional<Date>* date) {
  std::string text;
  if (Status status = TakeText(record, "date", place, &text); !status.ok()) return status;
  if (text.empty()) return {};
  *date = ParseIsoDay(text);
  if (*date) return {};
  return InputError(place, fmt::format("\"{}\" is no date; expected YYYY-MM-DD", text));
}

}  // namespace

Result<Article> ReadJsonLine(std::string_view line, const InputPlace& place) {
  if (Status status = CheckBytes(line, place); !status.ok()) return status;
  json record;
  try {
    record = json::parse(line);
  } catch (const json::parse_error& error) {
    return InputError(place, fmt::format("broken JSON at byte {}; expected one object on the line", error.byte));
  } catch (const json::exception&) {  // a number beyond all bounds
    return InputError(place, "JSON with a number too large; expected one object on the line");
  }
  if (!record.is_object()) return InputError(place, fmt::format("a JSON {}; expected an object", record.type_name()));
  Article article;
  std::string title, text;
  for (const auto& [key, target] : {std::pair{"id", &article.source_id},
                                    {"title", &title},
                                    {"url", &article.url},
                                    {"outlet", &article.outlet},
                                    {"text", &text}}) {
    if (Status status = TakeText(record, key, place, target); !status.ok()) return status;
  }
  if (text.empty()) {
    if (Status status = TakeText(record, "event_text", place, &text); !status.ok()) return status;
  }
  if (Status status = TakeDate(record, place, &article.published); !status.ok()) return status;
  if (text.empty()) return InputError(place, "no text; expected \"text\" or \"event_text\"");
  return FinishArticle(std::move(article), title, text, place);
}

}  // namespace entente::extract
