#include "extract/resolve/antecedents.h"

#include <algorithm>

#include "extract/resolve/antecedent_features.h"
#include "extract/resolve/scene.h"

namespace entente::extract {
namespace {

constexpr uint32_t kSentencesBack = 4;

class AntecedentFinder {
 public:
  AntecedentFinder(const Scene& scene, uint32_t pronoun)
      : scene_(scene),
        pronoun_(scene.drafts[pronoun]),
        token_(pronoun_.mention.head),
        sentence_(scene.grammar.sentence_of(token_)) {}

  std::vector<Antecedent> Find() {
    const TokenSpan here = scene_.analysis.document.sentences[sentence_];
    const uint32_t first_sentence = sentence_ < kSentencesBack ? 0 : sentence_ - kSentencesBack;
    const uint32_t first = scene_.analysis.document.sentences[first_sentence].begin;
    const auto begin = std::lower_bound(scene_.drafts.begin(), scene_.drafts.end(), first,
                                        [](const Draft& d, uint32_t token) { return d.mention.tokens.begin < token; });
    AddLastSpeaker(first);
    for (auto draft = begin; draft != scene_.drafts.end() && draft->mention.tokens.begin < here.end; ++draft) {
      Add(static_cast<uint32_t>(draft - scene_.drafts.begin()));
    }
    std::erase_if(found_, [&](const Antecedent& one) { return IsToldOf(one); });
    found_.emplace_back();
    return std::move(found_);
  }

 private:
  // "“Lee has failed,” he said" is not said by Lee.
  bool IsToldOf(const Antecedent& antecedent) const {
    return std::ranges::any_of(scene_.analysis.quotations, [&](const Quotation& quotation) {
      if (quotation.speaker != static_cast<int32_t>(token_)) return false;
      return std::ranges::any_of(antecedent.before, [&](uint32_t draft) {
        return quotation.tokens.Contains(scene_.drafts[draft].mention.head);
      });
    });
  }

  // "..., he added": who spoke before, behind however long a quotation.
  void AddLastSpeaker(uint32_t before) {
    const int32_t speaker = LastSpeaker(scene_, pronoun_);
    if (speaker < 0 || static_cast<uint32_t>(speaker) >= before) return;
    for (uint32_t i = 0; i < scene_.drafts.size(); ++i) {
      const TokenSpan tokens = scene_.drafts[i].mention.tokens;
      if (tokens.begin > static_cast<uint32_t>(speaker)) break;
      if (tokens.Contains(static_cast<uint32_t>(speaker))) Add(i);
    }
  }

  void Add(uint32_t index) {
    const Draft& draft = scene_.drafts[index];
    const uint32_t head = draft.mention.head;
    if (head == token_ || draft.plural || !IsPerson(draft)) return;
    const bool behind = head > token_;
    if (behind && (draft.named < 0 || IsInside(draft))) return;
    const uint32_t figure = draft.mention.entity;
    if (figure != kNoEntity && !MayBe(scene_.figures[figure])) return;
    if (figure == kNoEntity && !draft.gender.empty() && draft.gender != pronoun_.gender) return;
    Antecedent& antecedent = Group(index);
    (behind ? antecedent.behind : antecedent.before).push_back(index);
  }

  bool IsPerson(const Draft& draft) const {
    if (draft.pronoun != nullptr && draft.pronoun->person != 3) return false;
    if (draft.mention.entity != kNoEntity) return true;
    if (draft.pronoun != nullptr) return draft.follows >= 0;
    return draft.kind == kPerson;
  }

  // "his brother NAME" names the brother; so does "NAME, his brother".
  bool IsInside(const Draft& draft) const {
    return draft.mention.tokens.Contains(token_) || draft.phrase.possessor == static_cast<int32_t>(token_);
  }

  bool MayBe(const Figure& figure) const {
    if (figure.kind != kPerson || figure.plural) return false;
    return figure.gender.empty() || figure.gender == pronoun_.gender;
  }

  Antecedent& Group(uint32_t index) {
    const Draft& draft = scene_.drafts[index];
    const uint32_t figure = draft.mention.entity;
    const int32_t root = figure != kNoEntity ? -1 : draft.follows >= 0 ? draft.follows : static_cast<int32_t>(index);
    const auto same =
        std::find_if(found_.begin(), found_.end(), [&](const auto& a) { return a.figure == figure && a.root == root; });
    if (same != found_.end()) return *same;
    found_.emplace_back();
    found_.back().figure = figure;
    found_.back().root = root;
    return found_.back();
  }

  const Scene& scene_;
  const Draft& pronoun_;
  const uint32_t token_;
  const uint32_t sentence_;
  std::vector<Antecedent> found_;
};

}  // namespace

Ranking RankingOf(const Scene& scene, uint32_t draft) {
  return scene.drafts[draft].pronoun != nullptr ? Ranking::kPronouns : Ranking::kDescriptions;
}

std::vector<Antecedent> FindAntecedents(const Scene& scene, uint32_t pronoun) {
  std::vector<Antecedent> antecedents = AntecedentFinder(scene, pronoun).Find();
  AddAntecedentFeatures(scene, pronoun, &antecedents);
  return antecedents;
}

}  // namespace entente::extract
