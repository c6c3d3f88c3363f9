#include "extract/language/parse_features.h"

#include <algorithm>
#include <cstdlib>

namespace entente::extract {
namespace {

constexpr Subtree kNoTree;
constexpr int kFarthest = 6;

// Numbers the templates in the order they are added.
class Collector {
 public:
  explicit Collector(FeatureHash* features) : features_(features) {}

  template <class... Values>
  void operator()(Values... values) {
    uint32_t hash = static_cast<uint32_t>(count_) + 1;
    ((hash = Mix(hash, values)), ...);
    features_[count_++] = hash;
  }
  size_t count() const { return count_; }

 private:
  FeatureHash* features_;
  size_t count_ = 0;
};

const Subtree& TreeAt(const StackCell* cell) { return cell == nullptr ? kNoTree : cell->tree; }
uint32_t Fold(uint64_t set) { return Mix(static_cast<uint32_t>(set >> 32), static_cast<uint32_t>(set)); }
const StackCell* Below(const StackCell* cell) { return cell == nullptr ? nullptr : cell->below; }

}  // namespace

ActionView::ActionView(const ParseState& state)
    : top(TreeAt(state.stack)),
      second(TreeAt(Below(state.stack))),
      next(state.next),
      third(TreeAt(Below(Below(state.stack))).token) {}

ArcView::ArcView(const ParseState& state, ParseAction action)
    : child(state.stack->tree), head(action == ParseAction::kLeft ? state.next : state.stack->below->tree) {}

size_t ActionFeatures(const TaggedWords& sentence, const ActionView& view, FeatureHash* features) {
  const Subtree &s0 = view.top, &s1 = view.second, &n0 = view.next;
  const int n1 = std::min(n0.token + 1, sentence.size()), n2 = std::min(n0.token + 2, sentence.size());
  const auto tag = [&](int token) { return sentence.Tag(token); };
  const auto word = [&](int token) { return sentence.Word(token); };
  const uint32_t s0t = tag(s0.token), s0w = word(s0.token), s1t = tag(s1.token), s1w = word(s1.token);
  const uint32_t s2t = tag(view.third);
  const uint32_t n0t = tag(n0.token), n0w = word(n0.token), n1t = tag(n1), n1w = word(n1), n2t = tag(n2),
                 n2w = word(n2);
  const uint32_t distance = s0.token < 0 ? 0 : static_cast<uint32_t>(std::min(n0.token - s0.token, kFarthest));
  const uint32_t s0_left = s0.left_label, s0_right = s0.right_label, n0_left = n0.left_label;
  Collector add(features);
  add(s0w), add(s0t), add(s0w, s0t), add(n0w), add(n0t), add(n0w, n0t);
  add(n1w), add(n1t), add(n1w, n1t), add(n2w), add(n2t), add(s1w, s1t), add(s1t);
  add(s0w, s0t, n0w, n0t), add(s0w, s0t, n0w), add(s0w, n0w, n0t), add(s0w, s0t, n0t), add(s0t, n0w, n0t);
  add(s0w, n0w), add(s0t, n0t), add(n0t, n1t), add(n0t, n1t, n2t), add(s0t, n0t, n1t), add(s1t, s0t, n0t);
  add(s0t, tag(s0.left), n0t), add(s0t, tag(s0.right), n0t), add(s0t, n0t, tag(n0.left)), add(s2t, s1t, s0t);
  add(s0w, distance), add(s0t, distance), add(n0w, distance), add(n0t, distance);
  add(s0w, n0w, distance), add(s0t, n0t, distance);
  add(s0w, uint32_t{s0.right_count}), add(s0t, uint32_t{s0.right_count}), add(s0w, uint32_t{s0.left_count});
  add(s0t, uint32_t{s0.left_count}), add(n0w, uint32_t{n0.left_count}), add(n0t, uint32_t{n0.left_count});
  add(word(s0.left), tag(s0.left)), add(s0_left), add(word(s0.right), tag(s0.right)), add(s0_right);
  add(word(n0.left), tag(n0.left)), add(n0_left);
  add(s0t, tag(s0.left), tag(s0.left2)), add(s0t, tag(s0.right), tag(s0.right2)), add(n0t, tag(n0.left), tag(n0.left2));
  add(s0t, s0_left, s0_right), add(s0w, s0_right), add(n0w, n0_left), add(s0t, s0_left);
  add(s1w, s0w), add(s1t, s0t), add(s1t, s0t, tag(s1.right)), add(s1w, s0t, n0t), add(s1t, s0w, n0t);
  add(s1t, s0t, n0t, n1t), add(s0w, n1w), add(s0w, n0t, n1t), add(s1t, s0t, n0w), add(s0_right, s0t, n0t);
  add(n0_left, s0t, n0t), add(0u);
  add(s1w, s0w, n0w), add(s1w, s0t, word(s0.left)), add(s1w, s1t, n0w, n0t),
      add(s1t, uint32_t{s1.right_label}, s0t, s0_left);
  add(sentence.Suffix(s0.token), n0t), add(s0t, sentence.Suffix(n0.token)), add(n0w, n1w), add(n0w, n1t, n2t);
  const uint32_t s0_lefts = Fold(s0.left_labels), s0_rights = Fold(s0.right_labels), n0_lefts = Fold(n0.left_labels);
  add(s0w, s0_lefts), add(s0t, s0_lefts), add(s0w, s0_rights), add(s0t, s0_rights, n0t), add(n0w, n0_lefts),
      add(n0t, n0_lefts, s0t);
  add(s0t, s0_lefts, s0_rights, s1t), add(n0t, n1t, n0_lefts);
  return add.count();
}

size_t LabelFeatures(const TaggedWords& sentence, const ArcView& view, FeatureHash* features) {
  const Subtree &child = view.child, &head = view.head;
  const int c = child.token, h = head.token;
  const uint32_t right = h > c, distance = static_cast<uint32_t>(std::min(std::abs(h - c), kFarthest));
  const uint32_t ct = sentence.Tag(c), cw = sentence.Word(c), ht = sentence.Tag(h), hw = sentence.Word(h);
  const uint32_t before = sentence.Tag(c - 1), after = sentence.Tag(c + 1);
  const uint32_t child_left = child.left_label, child_right = child.right_label, head_left = head.left_label,
                 head_right = head.right_label;
  Collector add(features);
  add(cw, right), add(ct, right), add(hw, right), add(ht, right), add(hw, cw), add(ht, ct, right), add(hw, ct, right);
  add(ht, cw, right), add(ct, distance, right), add(before, ct, after), add(ht, ct, before), add(ht, ct, after);
  add(child_left, ct, ht), add(sentence.Word(child.left), ct, ht), add(child_right, ct),
      add(sentence.Suffix(c), ht, right);
  add(sentence.Suffix(h), ct, right), add(uint32_t{child.left2_label}, child_left, ct);
  add(head_left, ct, right), add(head_right, ct, right), add(head_left, head_right, ht);
  add(uint32_t{head.left_count}, ct, ht, right), add(sentence.Word(c - 1), ct), add(sentence.Word(c + 1), ct);
  add(sentence.Shape(c), ht), add(0u), add(sentence.Word(child.left), cw), add(hw, head_left, ct),
      add(hw, head_right, ct);
  add(sentence.Word(child.left), hw, ct), add(ht, ct, child_left, child_right, right),
      add(hw, sentence.Word(child.left), child_left);
  add(cw, distance, right, ht), add(sentence.Word(head.left), ct, ht, right),
      add(sentence.Word(head.right), ct, ht, right);
  add(Fold(head.left_labels), ct, ht, right), add(Fold(head.right_labels), ct, ht, right),
      add(Fold(child.left_labels), ct, ht, right);
  add(Fold(head.left_labels), hw, ct), add(Fold(child.left_labels), cw);
  return add.count();
}

}  // namespace entente::extract
