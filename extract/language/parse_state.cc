#include "extract/language/parse_state.h"

#include <cassert>

#include "extract/language/perceptron.h"

namespace entente::extract {
namespace {

uint8_t Counted(uint8_t count) { return count < 3 ? static_cast<uint8_t>(count + 1) : count; }

Subtree WithLeftChild(Subtree head, int16_t child, uint8_t label) {
  head.left2 = head.left;
  head.left2_label = head.left_label;
  head.left = child;
  head.left_label = label;
  head.left_count = Counted(head.left_count);
  head.left_labels |= uint64_t{1} << (label % 64);
  return head;
}

Subtree WithRightChild(Subtree head, int16_t child, uint8_t label) {
  head.right2 = head.right;
  head.right2_label = head.right_label;
  head.right = child;
  head.right_label = label;
  head.right_count = Counted(head.right_count);
  head.right_labels |= uint64_t{1} << (label % 64);
  return head;
}

Subtree Leaf(int token) {
  Subtree tree;
  tree.token = static_cast<int16_t>(token);
  return tree;
}

}  // namespace

uint32_t Subtree::Hash() const {
  const auto pair = [](int a, int b) { return static_cast<uint32_t>(a) << 16 ^ static_cast<uint32_t>(b & 0xFFFF); };
  return Mix(Mix(pair(token, left), pair(right, left2)), pair(left_label, right_label));
}

const ParseState* ParseStates::Begin(int tokens) {
  assert(tokens < INT16_MAX);
  tokens_ = tokens;
  states_.Clear();
  cells_.Clear();
  ParseState state;
  state.next = Leaf(0);
  return states_.New(state);
}

bool ParseStates::IsAllowed(const ParseState& state, ParseAction action) const {
  switch (action) {
    case ParseAction::kShift:
      return state.next.token < tokens_;
    case ParseAction::kLeft:  // the root takes one child
      return state.stack != nullptr && (state.next.token < tokens_ || state.stack->below == nullptr);
    default:
      return state.stack != nullptr && state.stack->below != nullptr;
  }
}

const ParseState* ParseStates::After(const ParseState& state, ParseAction action, uint8_t label, int32_t score) {
  ParseState after = state;
  after.parent = &state;
  after.action = action;
  after.label = label;
  after.score = score;
  switch (action) {
    case ParseAction::kShift:
      after.stack = cells_.New({state.next, state.stack});
      after.next = Leaf(state.next.token + 1);
      break;
    case ParseAction::kLeft:
      after.stack = state.stack->below;
      after.next = WithLeftChild(state.next, state.stack->tree.token, label);
      break;
    case ParseAction::kRight: {
      const StackCell& head = *state.stack->below;
      after.stack = cells_.New({WithRightChild(head.tree, state.stack->tree.token, label), head.below});
      break;
    }
  }
  return states_.New(after);
}

int ArcHead(const ParseState& state, ParseAction action) {
  return action == ParseAction::kLeft ? state.next.token : state.stack->below->tree.token;
}

}  // namespace entente::extract
