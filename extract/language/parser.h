// Dependency trees by a beam search over arc-hybrid transitions, judged by two perceptrons: one for the actions, one
// for the labels of arcs.
#ifndef ENTENTE_EXTRACT_LANGUAGE_PARSER_H_
#define ENTENTE_EXTRACT_LANGUAGE_PARSER_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/model_file.h"
#include "extract/language/parse_features.h"
#include "extract/language/parse_state.h"
#include "extract/language/perceptron.h"
#include "extract/language/score_cache.h"
#include "graph/status.h"

namespace entente::extract {

// Longer sentences are parsed in pieces, so that time stays linear; each later piece hangs from the first one's root.
inline constexpr size_t kLongestParsedSentence = 256;

// Head (-1 for the root) and label of each token of a sentence.
struct ParseTree {
  std::vector<int32_t> heads;
  std::vector<uint8_t> labels;
};

// Where a tree has several roots, the later ones hang from the first with label `loose`.
void JoinPieces(uint8_t loose, ParseTree* tree);

// The states that a search keeps after one more action each: the best of a beam. Scratch memory is reused.
class BeamSearch {
 public:
  BeamSearch(const LinearScorer& actions, const LinearScorer& labels, size_t width);

  // Starts with a sentence, which must stay in place while it is parsed.
  void Begin(const TaggedWords& sentence);
  // Every state of the beam does one action; false when the sentence is done.
  bool Step();
  // Best first; never empty.
  std::span<const ParseState* const> beam() const { return beam_; }
  // The state after `action`, with the label that the model gives the new arc and a score from the action's alone.
  const ParseState* Apply(const ParseState& state, ParseAction action, int32_t score);
  std::array<int32_t, kParseActions> ScoreActions(const ParseState& state);
  ParseStates& states() { return states_; }

 private:
  struct Candidate {
    int32_t score;
    uint32_t state;
    ParseAction action;
  };

  void Collect();
  uint8_t BestLabel(const ArcView& view);

  const LinearScorer& actions_;
  const LinearScorer& labels_;
  size_t width_;
  TaggedWords sentence_;
  ParseStates states_;
  std::vector<const ParseState*> beam_, next_;
  std::vector<Candidate> candidates_;

  // The states of a beam look much alike: what was scored is kept until the sentence ends.
  ScoreCache<ActionView, std::array<int32_t, kParseActions>> action_cache_;
  ScoreCache<ArcView, uint8_t> label_cache_;
};

// Immutable after loading; may be used from many threads at once.
class Parser {
 public:
  static Result<Parser> Load(const std::string& path);

  std::span<const std::string_view> relations() const { return relations_; }
  // The tags that it was trained with: TaggedWords::tags are indices of these.
  std::span<const std::string_view> tags() const { return tags_; }
  // Scratch for Parse: one a thread, used for any number of sentences while the parser lives.
  BeamSearch MakeSearch() const { return BeamSearch(actions_, labels_, width_); }
  // The tree of one sentence; exactly one token is its root. An empty sentence has an empty tree.
  void Parse(const TaggedWords& sentence, BeamSearch* search, ParseTree* tree) const;

 private:
  Parser(ModelFile file, Perceptron actions, Perceptron labels, size_t width);
  uint8_t Relation(std::string_view name) const;
  void ParsePiece(const TaggedWords& sentence, BeamSearch* search, size_t begin, size_t end, ParseTree* tree) const;

  ModelFile file_;
  std::vector<std::string_view> relations_, tags_;
  uint8_t root_ = 0, loose_ = 0;  // the relations "root" and, of a later piece to the first one's root, "parataxis"
  Perceptron actions_;
  Perceptron labels_;
  size_t width_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_PARSER_H_
