#include "graph/import/edge_lines.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/byte_order_mark.h"
#include "graph/merge.h"

namespace entente {
namespace {

ByteSpan Moved(const ByteSpan& span, uint32_t by) {
  return span.empty() ? ByteSpan{} : ByteSpan{span.begin + by, span.end + by};
}

}  // namespace

EdgeLines::EdgeLines(std::istream* in, std::string name, const Ontology& ontology)
    : in_(*in), name_(std::move(name)), ontology_(ontology) {}

std::optional<Result<Report>> EdgeLines::Next() {
  for (std::string text; std::getline(in_, text);) {
    if (++line_ == 1) text = WithoutByteOrderMark(text);
    if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
    Result<EdgeLine> line = Read(text);
    if (!line.ok()) {
      const Status why = line.status();
      return Result<Report>(Status(why.code(), fmt::format("{}:{}: {}", name_, line_, why.message())));
    }
    std::optional<Report> finished;
    if (article_ && article_->document.id != line.value().document.id) finished = Finish();
    if (!article_) Begin(line.value().document);
    Add(std::move(line).value());
    if (finished) return Result<Report>(std::move(*finished));
  }
  if (!article_) return std::nullopt;
  return Result<Report>(Finish());
}

Result<EdgeLine> EdgeLines::Read(const std::string& text) {
  Result<EdgeLine> line = ReadEdgeLine(text, ontology_);
  if (!line.ok()) return line;
  const SourceDocument& document = line.value().document;
  const bool goes_on = article_ && article_->document.id == document.id;
  if (!goes_on && begun_.contains(document.id)) {
    const std::string& name = document.source_id.empty() ? ToString(document.id) : document.source_id;
    return Status(ErrorCode::kInvalidInput,
                  fmt::format("article {} was told further above; the lines of an article must stand together", name));
  }
  return line;
}

void EdgeLines::Begin(const SourceDocument& document) {
  begun_.insert(document.id);
  article_.emplace().document = document;
  std::string& text = article_->document.text;
  if (!text.empty()) text += " -\n";
  if (!document.title.empty()) text.insert(0, document.title + "\n\n");
}

ByteSpan EdgeLines::Quote(const std::string& words) {
  const auto [place, is_new] = article_->sentences.try_emplace(words);
  if (!is_new) return place->second;
  std::string& text = article_->document.text;
  const auto begin = static_cast<uint32_t>(text.size());
  text.append(words).push_back('\n');
  place->second = {begin, begin + static_cast<uint32_t>(words.size())};
  return place->second;
}

void EdgeLines::Add(EdgeLine line) {
  for (Evidence& piece : line.edge.evidence) {
    piece.sentence_span = piece.words.empty() ? ByteSpan{} : Quote(piece.words);
    piece.trigger = Moved(piece.trigger, piece.sentence_span.begin);
    piece.from = Moved(piece.from, piece.sentence_span.begin);
    piece.to = Moved(piece.to, piece.sentence_span.begin);
    uint32_t& count = article_->document.sentence_count;
    count = std::max(count, piece.sentence + 1);
  }
  for (Actor* actor : {&line.from, &line.to}) {
    const auto [place, is_new] = article_->actors.try_emplace(actor->id);
    if (is_new) {
      place->second = std::move(*actor);
    } else if (place->second != *actor) {
      place->second = MergeActors(place->second, *actor);
    }
  }
  const auto [place, is_new] = article_->edges.try_emplace(line.edge.edge.id);
  if (is_new) {
    place->second = std::move(line.edge);
  } else {
    JoinEdges(line.edge, &place->second);
  }
}

Report EdgeLines::Finish() {
  Report report;
  report.document = std::move(article_->document);
  for (auto& [id, actor] : article_->actors) report.actors.push_back(std::move(actor));
  for (auto& [id, edge] : article_->edges) report.edges.push_back(std::move(edge));
  article_.reset();
  return report;
}

}  // namespace entente
