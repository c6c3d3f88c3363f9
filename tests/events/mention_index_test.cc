#include "extract/events/mention_index.h"

#include <gtest/gtest.h>

namespace entente::extract {
namespace {

Mention Name(TokenSpan tokens, uint32_t head, uint32_t entity) {
  Mention mention;
  mention.tokens = tokens;
  mention.head = head;
  mention.entity = entity;
  return mention;
}

// "UN Envoy for Peace Lee", in which the tree has the first word or the last for the head.
TEST(MentionIndex, LetsASharedHeadStandForTheWhole) {
  for (const bool whole_first : {true, false}) {
    for (const uint32_t head : {0u, 4u}) {
      Resolved resolved;
      resolved.analysis.words.resize(5);
      resolved.mentions = {Name({0, 1}, 0, 1), Name({0, 5}, head, 2)};
      if (whole_first) std::swap(resolved.mentions[0], resolved.mentions[1]);
      const MentionIndex index(resolved);
      EXPECT_EQ(index.At(0)->entity, head == 0 ? 2u : 1u);
      EXPECT_EQ(index.At(4)->entity, 2u);
    }
  }
}

}  // namespace
}  // namespace entente::extract
