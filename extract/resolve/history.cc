#include "extract/resolve/history.h"

#include <algorithm>

namespace entente::extract {
namespace {

constexpr double kSubjectWeight = 4;
constexpr double kObjectWeight = 2;
constexpr double kOwnerWeight = 1.5;
constexpr double kOtherWeight = 1;
constexpr double kSentenceCost = 2.5;
constexpr double kOftenWeight = 0.35;
constexpr uint32_t kOftenMax = 6;
// The best must lead by so much.
constexpr double kMarginMin = 0.25;

double RoleWeight(const Grammar& grammar, uint32_t token) {
  const uint32_t bearer = grammar.RoleBearer(token);
  if (grammar.HasRelation(bearer, "nsubj")) return kSubjectWeight;
  if (grammar.HasRelation(bearer, "obj") || grammar.HasRelation(bearer, "iobj")) return kObjectWeight;
  if (grammar.relation(bearer) == "nmod:poss") return kOwnerWeight;
  if (grammar.head(bearer) < 0) return kObjectWeight;
  // A name in front of the noun that heads the sentence is often a subject whose verb was taken for a noun.
  const bool under_root = grammar.head(static_cast<uint32_t>(grammar.head(bearer))) < 0;
  return under_root && grammar.relation(bearer) == "compound" ? kObjectWeight : kOtherWeight;
}

}  // namespace

History::History(const Scene& scene) : scene_(scene), draft_of_head_(scene.grammar.size(), -1) {
  for (size_t i = 0; i < scene.drafts.size(); ++i) {
    int32_t& at = draft_of_head_[scene.drafts[i].mention.head];
    // Of two mentions with one head the name, or the longer, stands.
    if (at < 0 || scene.drafts[static_cast<size_t>(at)].named < 0) at = static_cast<int32_t>(i);
  }
}

Past History::MakePast(uint32_t draft) const {
  const Mention& mention = scene_.drafts[draft].mention;
  return {draft, mention.entity, mention.head, scene_.grammar.sentence_of(mention.head),
          RoleWeight(scene_.grammar, mention.head)};
}

void History::Note(uint32_t draft) {
  const uint32_t figure = scene_.drafts[draft].mention.entity;
  if (counts_.size() <= figure) counts_.resize(figure + 1, 0);
  ++counts_[figure];
  past_.push_back(MakePast(draft));
}

void History::NoteUnknown(uint32_t draft) { unknown_.push_back(MakePast(draft)); }

int32_t History::DraftCovering(int32_t token) const {
  const int32_t at_head = DraftAt(token);
  if (token < 0 || at_head >= 0) return at_head;
  const auto at = static_cast<uint32_t>(token);
  for (size_t i = 0; i < scene_.drafts.size() && scene_.drafts[i].mention.tokens.begin <= at; ++i) {
    const Draft& draft = scene_.drafts[i];
    if (draft.named >= 0 && draft.mention.tokens.Contains(at)) return static_cast<int32_t>(i);
  }
  return -1;
}

void History::AddScore(const Past& past, uint32_t sentence, std::vector<Scored>* scored) const {
  const double often = kOftenWeight * std::min(Count(past.figure), kOftenMax);
  const double score = past.weight + often - kSentenceCost * (sentence - past.sentence);
  const auto found =
      std::find_if(scored->begin(), scored->end(), [&](const Scored& s) { return s.figure == past.figure; });
  if (found == scored->end()) {
    scored->push_back({past.figure, score});
  } else {
    found->score = std::max(found->score, score);
  }
}

uint32_t History::Winner(const std::vector<Scored>& scored) {
  const Scored* best = nullptr;
  double second = 0;
  for (const Scored& candidate : scored) {
    if (best == nullptr || candidate.score > best->score) {
      second = best == nullptr ? candidate.score - 2 * kMarginMin : best->score;
      best = &candidate;
    } else {
      second = std::max(second, candidate.score);
    }
  }
  return best == nullptr || best->score - second < kMarginMin ? kNoEntity : best->figure;
}

}  // namespace entente::extract
