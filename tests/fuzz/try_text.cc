#include <cstdlib>

#include <fmt/format.h>

#include "extract/events/edge_json.h"
#include "extract/pipeline.h"
#include "extract/read/read.h"
#include "span_checks.h"
#include "targets.h"

namespace entente::extract {
namespace {

const Pipeline& Shipped() {
  static const std::unique_ptr<Pipeline>* const pipeline = [] {
    const std::string source = ENTENTE_SOURCE_DIR, binary = ENTENTE_BINARY_DIR;
    auto loaded = Pipeline::Load({source + "/schemas", source + "/models", binary + "/share/entente/knowledge.bin"});
    if (!loaded.ok()) {
      fmt::print(stderr, "{}\n", loaded.status().message());
      std::abort();
    }
    return new std::unique_ptr<Pipeline>(std::move(loaded).value());
  }();
  return **pipeline;
}

Result<Article> Read(char how, std::string_view bytes) {
  InputPlace place{"fuzz", 0, std::nullopt};
  const bool capital = how >= 'A' && how <= 'Z';
  if (!capital) place.date = Date::Parse("2019-04-25");
  switch (capital ? how - 'A' + 'a' : how) {
    case 'h':
      return ReadHtml(bytes, place);
    case 'j':
      return ReadJsonLine(bytes, place);
    case 'r': {
      Article article;
      article.published = place.date;
      article.text = bytes;
      return article;
    }
    default:
      return ReadPlainText(bytes, place);
  }
}

}  // namespace

std::string TryText(std::string_view bytes) {
  if (bytes.empty()) return "";
  Result<Article> article = Read(bytes[0], bytes.substr(1));
  if (!article.ok()) return article.status().message().empty() ? "refused without a message" : "";
  Document document = Shipped().Split(std::move(article).value());
  if (std::string broken = BrokenPromise(document); !broken.empty()) return broken;
  Analysis analysis = Shipped().Analyse(std::move(document));
  if (std::string broken = BrokenPromise(analysis); !broken.empty()) return broken;
  const Resolved resolved = Shipped().Resolve(std::move(analysis));
  if (std::string broken = BrokenPromise(resolved); !broken.empty()) return broken;
  const Report report = Shipped().Find(resolved);
  if (std::string broken = BrokenPromise(report); !broken.empty()) return broken;
  return EdgeJson(report).empty() ? "no JSON" : "";
}

}  // namespace entente::extract
