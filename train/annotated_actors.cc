#include "train/annotated_actors.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "extract/read/read.h"
#include "graph/name.h"
#include "train/read_file.h"

namespace entente::train {
namespace {

constexpr std::array<std::string_view, 4> kDescribed = {"topic", "thing", "occasion", "group"};

AnnotatedActor ReadActor(const nlohmann::json& line) {
  AnnotatedActor actor;
  actor.kind = line.value("kind", "");
  actor.described = std::ranges::find(kDescribed, actor.kind) != kDescribed.end();
  actor.names.insert(BareWords(line.value("name", "")));
  for (const nlohmann::json& name : line.value("names", nlohmann::json::array())) {
    if (name.is_string()) actor.names.insert(BareWords(name.get<std::string>()));
  }
  return actor;
}

// Edges whose words do not stand in the article as they are given tell nothing.
Status ReadGold(const std::string& path, AnnotatedActors* article) {
  const Result<std::string> text = ReadFile(path);
  if (!text.ok()) return text.status();
  const nlohmann::json gold = nlohmann::json::parse(text.value(), nullptr, false);
  if (!gold.is_object() || !gold.contains("actors") || !gold.contains("edges"))
    return Status(ErrorCode::kInvalidInput, fmt::format("{}: expected an object with actors and edges", path));
  std::map<std::string, size_t> index;
  for (const nlohmann::json& line : gold["actors"]) {
    index.emplace(line.value("id", ""), article->actors.size());
    article->actors.push_back(ReadActor(line));
  }
  for (const nlohmann::json& edge : gold["edges"]) {
    const std::string quote =
        edge.contains("quote") && edge["quote"].is_string() ? edge["quote"].get<std::string>() : "";
    const size_t at = quote.empty() ? std::string::npos : article->article.text.find(quote);
    if (at == std::string::npos) continue;
    const ByteSpan span = {static_cast<uint32_t>(at), static_cast<uint32_t>(at + quote.size())};
    for (const char* end : {"from", "to"}) {
      const auto actor = index.find(edge.value(end, ""));
      if (actor != index.end()) article->ends.push_back({span, actor->second});
    }
  }
  return {};
}

// By a name of two letters or more, or the last word of one.
bool IsNamedIn(const std::string& folded_quote, const AnnotatedActor& actor) {
  const std::string quote = " " + folded_quote + " ";
  return std::ranges::any_of(actor.names, [&](const std::string& name) {
    const std::string last = name.substr(name.rfind(' ') + 1);
    const auto has = [&](const std::string& words) {
      return words.size() > 1 && quote.find(" " + words + " ") != std::string::npos;
    };
    return has(name) || (actor.kind == "person" && has(last));
  });
}

}  // namespace

std::string BareWords(std::string_view words) {
  std::string folded = FoldName(words);
  for (const std::string_view article : {"the ", "a ", "an ", "this ", "that ", "these ", "those "}) {
    if (folded.starts_with(article)) return folded.substr(article.size());
  }
  return folded;
}

Result<std::vector<AnnotatedActors>> ReadAnnotatedActors(const std::string& folder) {
  extract::InputPlace place;
  place.file = folder + "/articles.jsonl";
  std::ifstream in(place.file);
  if (!in.good()) return Status(ErrorCode::kIo, fmt::format("{}: cannot be opened", place.file));
  std::vector<AnnotatedActors> annotated;
  for (std::string line; std::getline(in, line);) {
    ++place.line;
    Result<extract::Article> article = extract::ReadJsonLine(line, place);
    if (!article.ok()) return article.status();
    const std::string gold = fmt::format("{}/gold/{}.json", folder, article.value().source_id);
    if (!std::filesystem::exists(gold)) continue;
    AnnotatedActors& one = annotated.emplace_back();
    one.article = std::move(article).value();
    const Status read = ReadGold(gold, &one);
    if (!read.ok()) return read;
  }
  return annotated;
}

const AnnotatedActor* ActorCalled(const AnnotatedActors& annotated, std::string_view description) {
  const std::string words = BareWords(description);
  const AnnotatedActor* own = nullptr;
  for (const AnnotatedActor& actor : annotated.actors) {
    if (!actor.names.contains(words)) continue;
    if (own != nullptr) return nullptr;
    own = &actor;
  }
  return own == nullptr || own->described ? nullptr : own;
}

const AnnotatedActor* PersonMeant(const AnnotatedActors& annotated, ByteSpan pronoun) {
  const AnnotatedActor* meant = nullptr;
  for (const AnnotatedEnd& end : annotated.ends) {
    if (pronoun.begin < end.quote.begin || end.quote.end < pronoun.end) continue;
    const AnnotatedActor& actor = annotated.actors[end.actor];
    if (&actor == meant || actor.kind != "person") continue;
    const std::string_view text = annotated.article.text;
    if (IsNamedIn(FoldName(text.substr(end.quote.begin, end.quote.size())), actor)) continue;
    if (meant != nullptr) return nullptr;
    meant = &actor;
  }
  return meant;
}

}  // namespace entente::train
