#include "train/train_parser.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <optional>
#include <set>

#include "extract/language/parser.h"
#include "train/perceptron_trainer.h"
#include "train/shuffle.h"
#include "train/train_tagger.h"

namespace entente::train {
namespace {

using extract::FeatureHash;
using extract::ParseAction;
using extract::ParseState;

constexpr int kActionRowBits = 21;
constexpr int kLabelRowBits = 19;
constexpr uint64_t kSeed = 1;

struct Example {
  std::vector<extract::WordForm> words;
  std::vector<uint8_t> tags;
  std::vector<ParseAction> actions;
  std::vector<int> heads;
  std::vector<int> labels;
};

// Whether some token between a child and its head does not descend from that head.
bool Crosses(const std::vector<int>& heads, int child) {
  const int head = heads[static_cast<size_t>(child)];
  const int low = std::min(child, head), high = std::max(child, head);
  for (int token = low + 1; token < high; ++token) {
    int ancestor = token;
    while (ancestor >= 0 && ancestor != head) ancestor = heads[static_cast<size_t>(ancestor)];
    if (ancestor != head) return true;
  }
  return false;
}

class ParserTrainer {
 public:
  ParserTrainer(size_t relations, size_t beam)
      : actions_(extract::kParseActions, kActionRowBits),
        labels_(static_cast<int>(relations), kLabelRowBits),
        search_(actions_, labels_, beam) {}

  void Learn(const Example& example) {
    const extract::TaggedWords sentence{example.words, example.tags};
    actions_.Step();
    search_.Begin(sentence);
    gold_ = search_.beam().front();
    worst_gold_ = worst_guess_ = nullptr;
    worst_ = 0;
    for (ParseAction action : example.actions) {
      if (action != ParseAction::kShift) LearnLabel(example, sentence, action);
      search_.Step();
      const int32_t gold_score = gold_->score + search_.ScoreActions(*gold_)[static_cast<size_t>(action)];
      gold_ = search_.Apply(*gold_, action, gold_score);
      Compare(search_.beam().front()->score - gold_score);
    }
    if (worst_gold_ == nullptr) Compare(1);
    LearnActions(sentence);
  }

  std::string Actions() const { return actions_.Finish(); }
  std::string Labels() const { return labels_.Finish(); }

 private:
  static std::vector<const ParseState*> Path(const ParseState* end) {
    std::vector<const ParseState*> path;
    for (; end != nullptr; end = end->parent) path.push_back(end);
    std::reverse(path.begin(), path.end());
    return path;
  }

  // Keeps the place where the beam's best leads the gold states by most; at the end, any lead will do.
  void Compare(int32_t violation) {
    if (violation <= worst_) return;
    worst_ = violation;
    worst_gold_ = gold_;
    worst_guess_ = search_.beam().front();
  }

  void LearnActions(const extract::TaggedWords& sentence) {
    const std::vector<const ParseState*> gold = Path(worst_gold_), guess = Path(worst_guess_);
    size_t step = 1;
    while (step < gold.size() && gold[step]->action == guess[step]->action) ++step;
    for (; step < gold.size(); ++step) {
      Update(sentence, *gold[step - 1], gold[step]->action, 1);
      Update(sentence, *guess[step - 1], guess[step]->action, -1);
    }
  }

  void Update(const extract::TaggedWords& sentence, const ParseState& state, ParseAction action, int amount) {
    FeatureHash features[extract::kMaxParseFeatures];
    const size_t count = extract::ActionFeatures(sentence, extract::ActionView(state), features);
    actions_.Update({features, count}, static_cast<int>(action), amount);
  }

  void LearnLabel(const Example& example, const extract::TaggedWords& sentence, ParseAction action) {
    FeatureHash features[extract::kMaxParseFeatures];
    int32_t scores[256];
    const size_t count = extract::LabelFeatures(sentence, extract::ArcView(*gold_, action), features);
    labels_.Step();
    labels_.Score({features, count}, scores);
    const int guess = extract::BestClass({scores, static_cast<size_t>(labels_.classes())});
    const int truth = example.labels[static_cast<size_t>(extract::ArcChild(*gold_))];
    if (guess == truth) return;
    labels_.Update({features, count}, truth, 1);
    labels_.Update({features, count}, guess, -1);
  }

  PerceptronTrainer actions_, labels_;
  extract::BeamSearch search_;
  const ParseState* gold_ = nullptr;
  const ParseState* worst_gold_ = nullptr;
  const ParseState* worst_guess_ = nullptr;
  int32_t worst_ = 0;
};

std::vector<Example> Prepare(const Treebank& treebank, const std::vector<std::string>& tags,
                             const std::vector<std::string>& relations) {
  std::vector<Example> examples;
  std::vector<std::vector<uint8_t>> tagged = JackknifedTags(treebank, tags);
  for (size_t i = 0; i < treebank.size(); ++i) {
    if (treebank[i].tokens.size() > extract::kLongestParsedSentence) continue;
    Example& example = examples.emplace_back();
    example.words = WordForms(treebank[i]);
    example.tags = std::move(tagged[i]);
    for (const GoldToken& token : treebank[i].tokens) {
      example.heads.push_back(token.head);
      const auto relation = std::lower_bound(relations.begin(), relations.end(), token.relation);
      example.labels.push_back(static_cast<int>(relation - relations.begin()));
    }
    example.heads = Projective(std::move(example.heads));
    example.actions = GoldActions(example.heads);
  }
  return examples;
}

}  // namespace

std::vector<std::string> RelationNames(const Treebank& treebank) {
  std::set<std::string> names;
  for (const GoldSentence& sentence : treebank) {
    for (const GoldToken& token : sentence.tokens) names.insert(token.relation);
  }
  return {names.begin(), names.end()};
}

std::vector<int> Projective(std::vector<int> heads) {
  for (;;) {
    std::optional<int> lifted;  // the shortest crossing arc
    for (int child = 0; child < static_cast<int>(heads.size()); ++child) {
      const int head = heads[static_cast<size_t>(child)];
      if (head < 0 || !Crosses(heads, child)) continue;
      if (!lifted || std::abs(head - child) < std::abs(heads[static_cast<size_t>(*lifted)] - *lifted)) lifted = child;
    }
    if (!lifted) return heads;
    int& head = heads[static_cast<size_t>(*lifted)];
    head = heads[static_cast<size_t>(head)];
    assert(head >= 0);  // an arc from the root word crosses nothing
  }
}

std::vector<ParseAction> GoldActions(const std::vector<int>& heads) {
  const int root = static_cast<int>(heads.size());
  std::vector<int> head_of, missing(heads.size() + 1), stack;
  for (int head : heads) head_of.push_back(head < 0 ? root : head);
  for (int child = 0; child < root; ++child) ++missing[static_cast<size_t>(head_of[static_cast<size_t>(child)])];
  std::vector<ParseAction> actions;
  for (int next = 0; next < root || !stack.empty();) {
    const int top = stack.empty() ? -1 : stack.back();
    const int head = top < 0 ? -1 : head_of[static_cast<size_t>(top)];
    const bool complete = top >= 0 && missing[static_cast<size_t>(top)] == 0;
    const bool left = complete && head == next, right = complete && stack.size() > 1 && head == stack[stack.size() - 2];
    actions.push_back(left ? ParseAction::kLeft : right ? ParseAction::kRight : ParseAction::kShift);
    if (left || right) {
      --missing[static_cast<size_t>(head)];
      stack.pop_back();
    } else {
      stack.push_back(next++);
    }
  }
  return actions;
}

extract::ModelFileWriter TrainParser(const Treebank& treebank, const std::vector<std::string>& tags,
                                     const ParserSettings& settings) {
  const std::vector<std::string> relations = RelationNames(treebank);
  const std::vector<Example> examples = Prepare(treebank, tags, relations);
  ParserTrainer trainer(relations.size(), settings.beam);
  Shuffler shuffler(kSeed);
  for (int round = 1; round <= settings.rounds; ++round) {
    for (size_t i : shuffler.Order(examples.size())) trainer.Learn(examples[i]);
    if (settings.after_round) settings.after_round(round);
  }
  extract::ModelFileWriter writer("parser");
  writer.Add("tags", extract::JoinLines(tags));
  writer.Add("relations", extract::JoinLines(relations));
  writer.Add("beam", std::to_string(settings.beam));
  writer.Add("actions", trainer.Actions());
  writer.Add("labels", trainer.Labels());
  return writer;
}

}  // namespace entente::train
