#include "extract/resolve/draft_index.h"

namespace entente::extract {

DraftIndex::DraftIndex(const Scene& scene)
    : draft_of_named(scene.named.size(), -1),
      draft_of_head(scene.grammar.size(), -1),
      name_at_begin(scene.grammar.size(), -1),
      nominal_of_head(scene.grammar.size(), -1) {
  for (size_t i = 0; i < scene.drafts.size(); ++i) {
    const Draft& draft = scene.drafts[i];
    const auto index = static_cast<int32_t>(i);
    if (draft.mention.form == MentionForm::kNominal) nominal_of_head[draft.mention.head] = index;
    if (draft.named < 0) continue;
    name_at_begin[draft.mention.tokens.begin] = index;
    draft_of_named[static_cast<size_t>(draft.named)] = index;
    draft_of_head[draft.mention.head] = index;
  }
}

}  // namespace entente::extract
