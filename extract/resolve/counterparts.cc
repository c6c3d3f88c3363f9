#include "extract/resolve/counterparts.h"

#include <algorithm>

namespace entente::extract {
namespace {

constexpr uint32_t kReach = 4;  // tokens between the possessor and the noun: "his newly elected Utopian counterpart"

class Counterparts {
 public:
  explicit Counterparts(Scene* scene) : scene_(*scene) {}

  void Share(Draft* draft) {
    const uint32_t begin = draft->mention.tokens.begin;
    if (begin == 0 || scene_.words.counterpart_nouns.count(scene_.grammar.folded(begin - 1)) == 0) return;
    const uint32_t noun = begin - 1;
    const Draft* owner = OwnerOf(noun);
    const Draft* called = owner == nullptr ? nullptr : TitledAs(*owner);
    if (called == nullptr || owner->mention.entity == draft->mention.entity) return;
    draft->mention.title = called->mention.title;
    draft->mention.title_tokens = {noun, noun + 1};
    draft->office = called->office;
    draft->mention.title_of = CountryOf(*draft, noun);
  }

 private:
  // The shortest draft of an entity around the token.
  const Draft* Covering(uint32_t token) const {
    const Draft* best = nullptr;
    for (const Draft& draft : scene_.drafts) {
      if (draft.mention.entity == kNoEntity || !draft.mention.tokens.Contains(token)) continue;
      if (best == nullptr || draft.mention.tokens.size() < best->mention.tokens.size()) best = &draft;
    }
    return best;
  }

  const Draft* OwnerOf(uint32_t noun) const {
    const uint32_t first = std::max(scene_.grammar.sentence(noun).begin, noun - std::min(noun, kReach));
    for (uint32_t at = noun; at > first; --at) {
      if (scene_.grammar.tag(at - 1) == "PRP$") return Covering(at - 1);
      if (scene_.grammar.IsPossessiveMark(at - 1) && at - 1 > first) return Covering(at - 2);
    }
    return nullptr;
  }

  // The last draft by which the article gave the person a title.
  const Draft* TitledAs(const Draft& owner) const {
    const std::vector<uint32_t>& drafts = scene_.figures[owner.mention.entity].drafts;
    const auto titled = std::find_if(drafts.rbegin(), drafts.rend(),
                                     [&](uint32_t draft) { return !scene_.drafts[draft].mention.title.empty(); });
    return titled == drafts.rend() ? nullptr : &scene_.drafts[*titled];
  }

  uint32_t CountryOf(const Draft& draft, uint32_t noun) {
    const Draft* named = noun == 0 ? nullptr : Covering(noun - 1);
    if (named != nullptr && scene_.figures[named->mention.entity].kind == kCountry) return named->mention.entity;
    const Figure* person = scene_.FigureOf(draft);
    return person == nullptr || person->country == kNotKnown ? kNoEntity : scene_.KnownFigure(person->country);
  }

  Scene& scene_;
};

}  // namespace

void ShareCounterpartTitles(Scene* scene) {
  Counterparts counterparts(scene);
  for (Draft& draft : scene->drafts) {
    if (draft.named >= 0 && draft.kind == kPerson && draft.mention.title.empty()) counterparts.Share(&draft);
  }
}

}  // namespace entente::extract
