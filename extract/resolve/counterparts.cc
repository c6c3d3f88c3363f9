#include "extract/resolve/counterparts.h"

#include <algorithm>

namespace entente::extract {
namespace {

constexpr uint32_t kReach = 4;  // tokens between the possessor and the noun: "his newly elected Utopian counterpart"

class Counterparts {
 public:
  explicit Counterparts(Scene* scene) : scene_(*scene) {}

  void Share(Draft* draft) {
    const int64_t noun = NounInFront(draft->mention.tokens.begin);
    if (noun < 0) return;
    const Draft* owner = OwnerOf(static_cast<uint32_t>(noun));
    const Draft* called = owner == nullptr ? nullptr : TitledAs(*owner);
    if (called == nullptr || owner->mention.entity == draft->mention.entity) return;
    const auto at = static_cast<uint32_t>(noun);
    draft->mention.title = called->mention.title;
    draft->mention.title_tokens = {at, at + 1};
    draft->office = called->office;
    draft->mention.title_of = CountryOf(*draft, at);
    if (draft->mention.entity == kNoEntity) return;
    Figure& person = scene_.figures[draft->mention.entity];
    if (!draft->office.empty()) person.offices.insert(draft->office);
    if (person.country == kNotKnown && draft->mention.title_of != kNoEntity)
      person.country = scene_.figures[draft->mention.title_of].country;
  }

 private:
  // "his counterpart NAME", "his counterpart, NAME"; -1 for none.
  int64_t NounInFront(uint32_t begin) const {
    const auto is_counterpart = [&](uint32_t token) {
      return scene_.words.counterpart_nouns.count(scene_.grammar.folded(token)) > 0;
    };
    if (begin > 0 && is_counterpart(begin - 1)) return begin - 1;
    const bool apart = begin > 1 && scene_.grammar.text(begin - 1) == "," && is_counterpart(begin - 2);
    return apart ? static_cast<int64_t>(begin) - 2 : -1;
  }

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
      if (scene_.grammar.tag(at - 1) == "PRP$") {
        const Draft* owner = Covering(at - 1);
        return owner == nullptr ? TitledBefore(at - 1) : owner;
      }
      if (scene_.grammar.IsPossessiveMark(at - 1) && at - 1 > first) return Covering(at - 2);
      const NamedSpan* named = scene_.NamedAt(at - 1);
      const uint32_t begin = named == nullptr ? first : named->tokens.begin;
      const bool bare = begin > first && (scene_.grammar.tag(begin - 1) == "IN" || scene_.grammar.IsVerb(begin - 1));
      if (bare) return TitledBefore(begin);  // "met with Norlandic counterpart NAME"
    }
    return nullptr;
  }

  // Whose "his" is as long as pronouns are not resolved: the last person of the sentence who is named with a title.
  const Draft* TitledBefore(uint32_t pronoun) const {
    const uint32_t first = scene_.grammar.sentence(pronoun).begin;
    const Draft* last = nullptr;
    for (const Draft& draft : scene_.drafts) {
      if (draft.mention.tokens.begin < first || draft.mention.tokens.end > pronoun) continue;
      const bool titled = draft.named >= 0 && draft.kind == kPerson && draft.mention.entity != kNoEntity;
      if (titled && !draft.mention.title.empty()) last = &draft;
    }
    return last;
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
