#include "extract/events/name_phrases.h"

#include <algorithm>

#include "extract/events/mention_index.h"

namespace entente::extract {
namespace {

constexpr uint32_t kNone = Tree::kNone;
constexpr uint32_t kMostBetween = 10;  // tokens between a description and the name in apposition: "for peace (ABC),"

class Mender {
 public:
  Mender(const Resolved& resolved, std::vector<uint32_t>* heads, std::vector<Dep>* deps)
      : resolved_(resolved), mentions_(resolved), heads_(*heads), deps_(*deps) {}

  void Run() {
    for (const Mention& mention : resolved_.mentions) {
      if (IsTitledName(mention)) Unite(mention.tokens, mention.head);
    }
    const std::vector<Mention>& mentions = resolved_.mentions;
    for (const Mention& mention : mentions) {
      if (mention.form == MentionForm::kNominal && IsPerson(mention)) JoinNameBehind(mention);
    }
    for (const Mention& mention : mentions) {
      if (mention.form != MentionForm::kPronoun && IsPerson(mention)) LiftPeople(mention);
      if (mention.form == MentionForm::kName && IsPerson(mention)) PartFromThings(mention);
    }
    for (const Mention& mention : mentions) {
      if (mention.form == MentionForm::kName && IsPerson(mention)) MendList(mention);
    }
    for (uint32_t token = 0; token < heads_.size(); ++token) {
      if (deps_[token] == Dep::kApposition && AreTwoPeople(token, heads_[token])) deps_[token] = Dep::kConjunct;
    }
  }

 private:
  bool IsPerson(const Mention& mention) const {
    return mention.entity != kNoEntity && resolved_.entities[mention.entity].actor.kind == "person";
  }

  // "the minister, NAME, the head of the bank, NAME, and NAME": a list, and no apposition of others.
  bool AreTwoPeople(uint32_t token, uint32_t above) const {
    const Mention *one = mentions_.At(token), *other = above == kNone ? nullptr : mentions_.At(above);
    const bool people = one != nullptr && other != nullptr && IsPerson(*one) && IsPerson(*other);
    const std::string_view before = people && one->tokens.begin > 0 ? Text(one->tokens.begin - 1) : "";
    const bool listed = before == "," || before == ";";
    return listed && one->entity != other->entity && resolved_.entities[other->entity].members.empty() &&
           !resolved_.entities[other->entity].plural;
  }

  std::string_view Tag(uint32_t token) const { return resolved_.analysis.words[token].tag; }

  // "NAME and his counterpart NAME": no list of three; "with his counterpart NAME": one phrase. "NAME and visiting
  // Minister NAME", where the tree has somebody visit the minister: a list of two.
  void MendList(const Mention& name) {
    const uint32_t above = heads_[name.head], before = name.tokens.begin - 1;
    if (name.tokens.begin < 3 || above == kNone) return;
    const Dep dep = deps_[before];
    const bool list = dep == Dep::kConjunct, twice = list || dep == Dep::kOblique || dep == Dep::kNominal;
    if (twice && Tag(before) == "NN" && deps_[name.head] == deps_[before] && heads_[before] == above) {
      DescribeBy(before, name.head);
    } else if (above == before && Tag(before) == "VBG" && deps_[name.head] == Dep::kObject) {
      if (list) JoinToList(name, before);
      if (!list) TakeForGuest(name, before);
    }
  }

  // "talks with visiting Minister NAME", "a banquet for visiting President NAME": nobody visits the minister. Thanks
  // and criticism for visiting one are another thing.
  void TakeForGuest(const Mention& name, uint32_t participle) {
    const uint32_t above = heads_[participle], preposition = participle - 1;
    if (heads_[preposition] != participle || deps_[preposition] != Dep::kMark || above == kNone) return;
    const bool of_noun = deps_[participle] == Dep::kAclause;
    const bool guest = Text(preposition) == "with"
                           ? of_noun || (deps_[participle] == Dep::kAdverbial && !name.title_tokens.empty())
                           : Text(preposition) == "for" && of_noun && HasDeterminer(above);
    if (!guest) return;
    heads_[name.head] = above;
    deps_[name.head] = of_noun ? Dep::kNominal : Dep::kOblique;
    heads_[preposition] = heads_[participle] = name.head;
    deps_[preposition] = Dep::kCase;
    deps_[participle] = Dep::kAdjectival;
  }

  // The noun describes the name, which its preposition leads too.
  void DescribeBy(uint32_t noun, uint32_t name) {
    heads_[noun] = name;
    deps_[noun] = Dep::kCompound;
    for (uint32_t token = SentenceOf(noun).begin; token < noun; ++token) {
      if (heads_[token] == noun && deps_[token] == Dep::kCase) heads_[token] = name;
    }
  }

  bool HasDeterminer(uint32_t noun) const {
    for (uint32_t token = SentenceOf(noun).begin; token < noun; ++token) {
      if (heads_[token] == noun && deps_[token] == Dep::kDeterminer) return true;
    }
    return false;
  }

  // The participle describes the name, and that goes on the list of the one in front of "and".
  void JoinToList(const Mention& name, uint32_t participle) {
    const uint32_t verb = heads_[participle];
    const Mention* first = Tag(participle - 1) == "CC" ? mentions_.At(participle - 2) : nullptr;
    if (first == nullptr || first->form != MentionForm::kName || !IsPerson(*first)) return;
    if (first->entity == name.entity || verb == kNone || !IsVerb(verb) || Tag(verb) == "VBG") return;
    if (IsAbove(name.head, first->head)) return;
    heads_[name.head] = first->head;
    deps_[name.head] = Dep::kConjunct;
    heads_[participle] = name.head;
    deps_[participle] = Dep::kAdjectival;
  }

  // A name with its title in front; "leaders Lee and Moss" have one title for several names.
  bool IsTitledName(const Mention& mention) const {
    if (!mention.title_tokens.empty() && IsPlural(mention.title_tokens.end - 1)) return false;
    return mention.form == MentionForm::kName && !mention.title_tokens.empty() &&
           mention.tokens.begin <= mention.title_tokens.begin && mention.title_tokens.end < mention.tokens.end;
  }

  bool IsPlural(uint32_t token) const { return resolved_.analysis.words[token].tag == "NNS"; }
  bool IsVerb(uint32_t token) const { return resolved_.analysis.words[token].tag.starts_with('V'); }

  bool LeadsOut(uint32_t token, TokenSpan span) const {
    return heads_[token] == kNone || !span.Contains(heads_[token]);
  }

  // Whether nothing above the token is in the span.
  bool IsTop(uint32_t token, TokenSpan span) const {
    for (uint32_t at = heads_[token]; at != kNone; at = heads_[at]) {
      if (span.Contains(at)) return false;
    }
    return true;
  }

  static bool IsInner(Dep dep) {
    return dep == Dep::kPunctuation || dep == Dep::kCase || dep == Dep::kCoordinator || dep == Dep::kDeterminer;
  }

  // The words of a titled name hang together: where several lead out of it, or a verb does ("retired General NAME"),
  // the name is what the first of them is.
  void Unite(TokenSpan phrase, uint32_t name) {
    uint32_t link = kNone;
    int links = 0;
    for (uint32_t token = phrase.begin; token < phrase.end; ++token) {
      if (IsInner(deps_[token]) || !LeadsOut(token, phrase)) continue;
      ++links;
      if (link == kNone && IsTop(token, phrase)) link = token;
    }
    const bool seat = link != kNone && IsLedInside(link, phrase);
    if (link == kNone || (links < 2 && !IsVerb(link) && !seat)) return;
    const uint32_t above = heads_[link];
    const Dep dep = IsVerb(link) ? DepBelow(link, phrase) : seat ? DepOfEnvoy(link) : deps_[link];
    if (above == kNone || dep == Dep::kOther) return;
    const std::vector<uint32_t> before(heads_.begin() + phrase.begin, heads_.begin() + phrase.end);
    heads_[name] = above;
    deps_[name] = dep;
    for (uint32_t token = phrase.begin; token < phrase.end; ++token) {
      if (token == name || (!LeadsOut(token, phrase) && token != link)) continue;
      heads_[token] = name;
      if (!IsInner(deps_[token])) deps_[token] = token < name ? Dep::kCompound : Dep::kFlat;
    }
    Rehang(phrase, name, IsVerb(link) ? link : kNone, before);
  }

  // "the Utopian envoy to Arcadia NAME", hung on the verb by "to": that leads to where the envoy goes, and no further.
  bool IsLedInside(uint32_t link, TokenSpan phrase) const {
    if (deps_[link] != Dep::kOblique || heads_[link] == kNone || !IsVerb(heads_[link])) return false;
    for (uint32_t token = phrase.begin + 1; token < link; ++token) {
      if (deps_[token] == Dep::kCase && heads_[token] == link && Text(token) == "to") return true;
    }
    return false;
  }

  // Who acts in front of the verb and whom it is done to behind it; kOther where somebody else does or is.
  Dep DepOfEnvoy(uint32_t link) const {
    const uint32_t verb = heads_[link];
    const Dep dep = link < verb ? Dep::kSubject : Dep::kObject;
    const TokenSpan sentence = SentenceOf(link);
    for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
      const bool taken = heads_[token] == verb && (deps_[token] == dep || deps_[token] == Dep::kPassiveAuxiliary);
      if (taken) return Dep::kOther;
    }
    return dep;
  }

  // What hung on words of the phrase that led out of it hangs on the name now; what hung on the verb, on what is above.
  void Rehang(TokenSpan phrase, uint32_t name, uint32_t verb, const std::vector<uint32_t>& before) {
    const TokenSpan sentence = SentenceOf(name);
    for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
      const uint32_t head = heads_[token];
      if (phrase.Contains(token) || head == kNone || !phrase.Contains(head) || head == name) continue;
      const uint32_t led = before[head - phrase.begin];
      if (head == verb) {
        heads_[token] = heads_[name];
      } else if (led == kNone || !phrase.Contains(led)) {
        heads_[token] = name;
      }
    }
  }

  // What the noun in front of a misread verb was taken for; kOther for nothing.
  Dep DepBelow(uint32_t verb, TokenSpan phrase) const {
    if (deps_[verb] != Dep::kXcomp && deps_[verb] != Dep::kCcomp) return Dep::kOther;
    return std::any_of(heads_.begin() + phrase.begin, heads_.begin() + verb,
                       [&](uint32_t head) { return head == verb; })
               ? Dep::kObject
               : Dep::kOther;
  }

  TokenSpan SentenceOf(uint32_t token) const {
    const std::vector<TokenSpan>& sentences = resolved_.analysis.document.sentences;
    const auto behind = std::upper_bound(sentences.begin(), sentences.end(), token,
                                         [](uint32_t at, const TokenSpan& one) { return at < one.end; });
    return *behind;
  }

  std::string_view Text(uint32_t token) const { return resolved_.analysis.document.TokenText(token); }

  // "the president of the Union, NAME": hung on the "Union", it is the president's all the same.
  void JoinNameBehind(const Mention& nominal) {
    const uint32_t last = SentenceOf(nominal.head).end;
    for (uint32_t at = nominal.tokens.end; at < last && at < nominal.tokens.end + kMostBetween; ++at) {
      const Mention* name = mentions_.At(at);
      const bool apposed = name != nullptr && name->form == MentionForm::kName && name->entity == nominal.entity &&
                           name->tokens.begin == at && Text(at - 1) == ",";
      if (!apposed) continue;
      const uint32_t inner = heads_[name->head];
      if (inner == kNone || inner == nominal.head || inner < nominal.tokens.begin || inner >= at) return;
      if (nominal.tokens.Contains(name->head) || !IsAbove(nominal.head, inner)) return;
      heads_[name->head] = nominal.head;
      deps_[name->head] = Dep::kApposition;
      for (uint32_t token = name->tokens.end; token < last; ++token) {
        if (heads_[token] == inner && deps_[token] == Dep::kConjunct) heads_[token] = nominal.head;
      }
      return;
    }
  }

  bool IsAbove(uint32_t upper, uint32_t token) const {
    for (; token != kNone; token = heads_[token]) {
      if (token == upper) return true;
    }
    return false;
  }

  // "NAME, head of the Union, and NAME", "Minister NAME and his counterpart": who is coordinated with the "Union" or
  // with the name goes with the phrase as a whole.
  void LiftPeople(const Mention& mention) {
    const uint32_t last = SentenceOf(mention.head).end;
    for (uint32_t token = mention.tokens.end; token < last; ++token) {
      const uint32_t inner = heads_[token];
      if (deps_[token] != Dep::kConjunct || inner == kNone) continue;
      if (!mention.tokens.Contains(inner) || !IsAbove(mention.head, inner)) continue;
      const Mention *other = mentions_.At(token), *owner = mentions_.At(inner);
      const bool person = other != nullptr && IsPerson(*other) && other->entity != mention.entity;
      const bool named = owner != nullptr && owner->entity != kNoEntity;
      if (person && named && (owner->entity == mention.entity || !IsPerson(*owner))) heads_[token] = HolderOf(mention);
    }
  }

  // "discussed with NAME ways to boost trade": things right behind a name are not called by it, they are discussed.
  void PartFromThings(const Mention& mention) {
    constexpr uint32_t kMostModifiers = 2;
    const uint32_t name = mention.head, things = heads_[name], end = mention.tokens.end;
    if (deps_[name] != Dep::kCompound || things == kNone || mention.tokens.begin == 0) return;
    if (things < end || things > end + kMostModifiers || !IsPlural(things) || mentions_.At(things) != nullptr) return;
    const uint32_t preposition = mention.tokens.begin - 1, verb = heads_[things];
    const bool with = deps_[preposition] == Dep::kCase && heads_[preposition] == things && Text(preposition) == "with";
    if (!with || verb == kNone || verb > preposition || !IsVerb(verb) || deps_[things] != Dep::kOblique) return;
    heads_[preposition] = name;
    heads_[name] = verb;
    deps_[name] = Dep::kOblique;
    deps_[things] = Dep::kObject;
  }

  // The head of the name or description that it stands behind; else its own.
  uint32_t HolderOf(const Mention& mention) const {
    const uint32_t above = heads_[mention.head];
    const Mention* name = deps_[mention.head] == Dep::kApposition && above != kNone ? mentions_.At(above) : nullptr;
    return name != nullptr && name->entity == mention.entity ? above : mention.head;
  }

  const Resolved& resolved_;
  const MentionIndex mentions_;
  std::vector<uint32_t>& heads_;
  std::vector<Dep>& deps_;
};

}  // namespace

void MendNamePhrases(const Resolved& resolved, std::vector<uint32_t>* heads, std::vector<Dep>* deps) {
  Mender(resolved, heads, deps).Run();
}

}  // namespace entente::extract
