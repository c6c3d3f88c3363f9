#include "extract/language/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace entente::extract {
namespace {

Result<size_t> ReadBeamWidth(const ModelFile& file) {
  Result<std::string_view> section = file.Section("beam");
  if (!section.ok()) return section.status();
  size_t width = 0;
  std::from_chars(section.value().data(), section.value().data() + section.value().size(), width);
  if (width > 0 && width <= 64) return width;
  return Status(ErrorCode::kCorrupt, fmt::format("{}: the beam is not 1 to 64 wide", file.path()));
}

}  // namespace
BeamSearch::BeamSearch(const LinearScorer& actions, const LinearScorer& labels, size_t width)
    : actions_(actions), labels_(labels), width_(width) {}

void BeamSearch::Begin(const TaggedWords& sentence) {
  sentence_ = sentence;
  action_cache_.Clear();
  label_cache_.Clear();
  beam_.assign(1, states_.Begin(sentence.size()));
}

std::array<int32_t, kParseActions> BeamSearch::ScoreActions(const ParseState& state) {
  const ActionView view(state);
  return action_cache_.Get(view, [&] {
    FeatureHash features[kMaxParseFeatures];
    std::array<int32_t, kParseActions> scores;
    actions_.Score({features, ActionFeatures(sentence_, view, features)}, scores.data());
    return scores;
  });
}

uint8_t BeamSearch::BestLabel(const ArcView& view) {
  return label_cache_.Get(view, [&] {
    FeatureHash features[kMaxParseFeatures];
    int32_t scores[256];
    labels_.Score({features, LabelFeatures(sentence_, view, features)}, scores);
    return static_cast<uint8_t>(BestClass({scores, static_cast<size_t>(labels_.classes())}));
  });
}

const ParseState* BeamSearch::Apply(const ParseState& state, ParseAction action, int32_t score) {
  const uint8_t label = action == ParseAction::kShift ? kNoLabel : BestLabel(ArcView(state, action));
  return states_.After(state, action, label, score);
}

void BeamSearch::Collect() {
  candidates_.clear();
  for (uint32_t i = 0; i < beam_.size(); ++i) {
    const std::array<int32_t, kParseActions> scores = ScoreActions(*beam_[i]);
    for (ParseAction action : {ParseAction::kShift, ParseAction::kLeft, ParseAction::kRight}) {
      if (!states_.IsAllowed(*beam_[i], action)) continue;
      candidates_.push_back({beam_[i]->score + scores[static_cast<size_t>(action)], i, action});
    }
  }
}

bool BeamSearch::Step() {
  Collect();
  if (candidates_.empty()) return false;
  const auto better = [](const Candidate& a, const Candidate& b) {
    if (a.score != b.score) return a.score > b.score;
    return a.state != b.state ? a.state < b.state : a.action < b.action;
  };
  const size_t kept = std::min(width_, candidates_.size());
  std::partial_sort(candidates_.begin(), candidates_.begin() + static_cast<ptrdiff_t>(kept), candidates_.end(), better);
  next_.clear();
  for (size_t i = 0; i < kept; ++i)
    next_.push_back(Apply(*beam_[candidates_[i].state], candidates_[i].action, candidates_[i].score));
  beam_.swap(next_);
  return true;
}

Parser::Parser(ModelFile file, Perceptron actions, Perceptron labels, size_t width)
    : file_(std::move(file)), actions_(std::move(actions)), labels_(std::move(labels)), width_(width) {}

uint8_t Parser::Relation(std::string_view name) const {
  const auto found = std::find(relations_.begin(), relations_.end(), name);
  return static_cast<uint8_t>(found == relations_.end() ? 0 : found - relations_.begin());
}

Result<Parser> Parser::Load(const std::string& path) {
  Result<ModelFile> file = ModelFile::Open(path, "parser");
  if (!file.ok()) return file.status();
  Result<std::string_view> relations = file.value().Section("relations"), tags = file.value().Section("tags");
  if (!relations.ok()) return relations.status();
  if (!tags.ok()) return tags.status();
  Result<size_t> width = ReadBeamWidth(file.value());
  if (!width.ok()) return width.status();
  const std::vector<std::string_view> names = SplitLines(relations.value());
  Result<Perceptron> actions = ReadPerceptron(file.value(), "actions", kParseActions);
  if (!actions.ok()) return actions.status();
  Result<Perceptron> labels = ReadPerceptron(file.value(), "labels", names.size());
  if (!labels.ok()) return labels.status();
  Parser parser(std::move(file).value(), std::move(actions).value(), std::move(labels).value(), width.value());
  parser.relations_ = names;
  parser.tags_ = SplitLines(tags.value());
  parser.root_ = parser.Relation("root");
  parser.loose_ = parser.Relation("parataxis");
  return parser;
}

void Parser::ParsePiece(const TaggedWords& sentence, BeamSearch* search, size_t begin, size_t end,
                        ParseTree* tree) const {
  const size_t size = end - begin;
  search->Begin({sentence.words.subspan(begin, size), sentence.tags.subspan(begin, size)});
  while (search->Step()) {
  }
  for (const ParseState* state = search->beam().front(); state->parent != nullptr; state = state->parent) {
    if (state->action == ParseAction::kShift) continue;
    const auto child = begin + static_cast<size_t>(ArcChild(*state->parent));
    const auto head = static_cast<size_t>(ArcHead(*state->parent, state->action));
    const bool root = head == size;
    tree->heads[child] = root ? -1 : static_cast<int32_t>(begin + head);
    tree->labels[child] = root ? root_ : state->label == root_ ? loose_ : state->label;
  }
}

void Parser::Parse(const TaggedWords& sentence, BeamSearch* search, ParseTree* tree) const {
  const size_t size = sentence.words.size();
  tree->heads.assign(size, -1);
  tree->labels.assign(size, 0);
  for (size_t begin = 0; begin < size; begin += kLongestParsedSentence)
    ParsePiece(sentence, search, begin, std::min(begin + kLongestParsedSentence, size), tree);
  JoinPieces(loose_, tree);
}

void JoinPieces(uint8_t loose, ParseTree* tree) {
  int32_t root = -1;
  for (size_t i = 0; i < tree->heads.size(); ++i) {
    if (tree->heads[i] >= 0) continue;
    if (root < 0) {
      root = static_cast<int32_t>(i);
    } else {
      tree->heads[i] = root;
      tree->labels[i] = loose;
    }
  }
}

}  // namespace entente::extract
