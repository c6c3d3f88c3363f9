// The arc-hybrid transition system: states of a half-built dependency tree as immutable, linked values, so that the
// states of a beam share what they have in common.
#ifndef ENTENTE_EXTRACT_LANGUAGE_PARSE_STATE_H_
#define ENTENTE_EXTRACT_LANGUAGE_PARSE_STATE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace entente::extract {

inline constexpr int kNoToken = -1;
inline constexpr uint8_t kNoLabel = 255;

// A token with the outermost two children on each side that it has so far.
struct Subtree {
  int16_t token = kNoToken;
  int16_t left = kNoToken, left2 = kNoToken, right = kNoToken, right2 = kNoToken;
  uint8_t left_label = kNoLabel, left2_label = kNoLabel, right_label = kNoLabel, right2_label = kNoLabel;
  uint8_t left_count = 0, right_count = 0;
  uint64_t left_labels = 0, right_labels = 0;  // sets of labels, one bit each

  friend bool operator==(const Subtree&, const Subtree&) = default;
  // Equal for equal trees, and seldom for others.
  uint32_t Hash() const;
};

enum class ParseAction : uint8_t {
  kShift,  // the next token goes onto the stack
  kLeft,   // the top of the stack becomes a child of the next token
  kRight,  // the top of the stack becomes a child of the token below it
};
inline constexpr int kParseActions = 3;

struct StackCell {
  Subtree tree;
  const StackCell* below = nullptr;
};

// Tokens are 0 to n - 1; n is the root, which waits behind the last token.
struct ParseState {
  const StackCell* stack = nullptr;
  Subtree next;
  const ParseState* parent = nullptr;
  int32_t score = 0;
  ParseAction action = ParseAction::kShift;  // what led here, and the label it gave
  uint8_t label = kNoLabel;
};

// Values that live until Clear(), which keeps their memory for the next sentence.
template <class T>
class Arena {
 public:
  T* New(const T& value) {
    if (used_ == blocks_.size() * kBlock) blocks_.push_back(std::make_unique<T[]>(kBlock));
    T* place = &blocks_[used_ / kBlock][used_ % kBlock];
    ++used_;
    *place = value;
    return place;
  }
  void Clear() { used_ = 0; }

 private:
  static constexpr size_t kBlock = 256;
  std::vector<std::unique_ptr<T[]>> blocks_;
  size_t used_ = 0;
};

// Makes the states of one sentence of `tokens` tokens.
class ParseStates {
 public:
  const ParseState* Begin(int tokens);
  bool IsAllowed(const ParseState& state, ParseAction action) const;
  // The state after an allowed action; `label` is that of the new arc (any for a shift).
  const ParseState* After(const ParseState& state, ParseAction action, uint8_t label, int32_t score);

 private:
  int tokens_ = 0;
  Arena<ParseState> states_;
  Arena<StackCell> cells_;
};

// The arc that an action makes in `state` (the one before it); not for a shift.
int ArcHead(const ParseState& state, ParseAction action);
inline int ArcChild(const ParseState& state) { return state.stack->tree.token; }

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_PARSE_STATE_H_
