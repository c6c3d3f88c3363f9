#include "extract/events/mention_index.h"

#include <algorithm>

namespace entente::extract {

MentionIndex::MentionIndex(const Resolved& resolved)
    : resolved_(resolved), by_token_(resolved.analysis.words.size(), 0) {
  const auto size_at = [&](uint32_t token) {
    return by_token_[token] == 0 ? UINT32_MAX : resolved.mentions[by_token_[token] - 1].tokens.size();
  };
  for (uint32_t i = 0; i < resolved.mentions.size(); ++i) {
    TokenSpan tokens = resolved.mentions[i].tokens;
    // In "the son of His Highness" what completes the description is somebody else.
    if (resolved.mentions[i].form == MentionForm::kNominal)
      tokens.end = std::max(tokens.begin, resolved.mentions[i].head) + 1;
    for (uint32_t token = tokens.begin; token < tokens.end; ++token) {
      if (tokens.size() < size_at(token)) by_token_[token] = i + 1;
    }
  }
  // In "UN Envoy for Peace Ann Lee" the tree may have the first word for the head: it stands for the whole then.
  std::vector<uint32_t> size_of_headed(by_token_.size(), 0);
  for (uint32_t i = 0; i < resolved.mentions.size(); ++i) {
    const Mention& mention = resolved.mentions[i];
    if (mention.tokens.size() < size_of_headed[mention.head]) continue;
    size_of_headed[mention.head] = mention.tokens.size();
    by_token_[mention.head] = i + 1;
  }
}

const Mention* MentionIndex::At(uint32_t token) const {
  return by_token_[token] == 0 ? nullptr : &resolved_.mentions[by_token_[token] - 1];
}

const Mention* MentionIndex::Whole(uint32_t token) const {
  const Mention* mention = At(token);
  if (mention == nullptr || mention->form != MentionForm::kName) return mention;
  const uint32_t begin = mention->tokens.begin;
  const auto begin_of = [](const Mention& one) { return one.tokens.begin; };
  const auto& all = resolved_.mentions;
  for (auto other = std::ranges::lower_bound(all, begin, {}, begin_of); other != all.end(); ++other) {
    if (other->tokens.begin > begin) break;
    const bool longer = other->tokens.end > mention->tokens.end;
    if (longer && other->form == MentionForm::kName && other->entity != kNoEntity) mention = &*other;
  }
  return mention;
}

}  // namespace entente::extract
