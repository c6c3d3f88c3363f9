#include "extract/events/modality.h"

#include <algorithm>

#include "extract/events/control.h"
#include "extract/events/neighbours.h"

namespace entente::extract {
namespace {

constexpr std::string_view kAsked = "called-for";  // of modalities

class ModalityWalk {
 public:
  ModalityWalk(const Tree& tree, const Cues& cues, const Frames& frames, const Ontology& ontology)
      : tree_(tree), cues_(cues), frames_(frames), ontology_(ontology) {}

  ModalityRank Run(uint32_t trigger) {
    uint32_t token = tree_.dep(trigger) == Dep::kCopula ? tree_.head(trigger) : trigger;
    ReadOwn(token);
    for (int steps = 0; steps < 10 && token != Tree::kNone; ++steps) token = Climb(token);
    return rank_;
  }

 private:
  void Raise(ModalityRank rank) { rank_ = std::max(rank_, rank); }

  // Words that hang on the token itself.
  void ReadOwn(uint32_t token) {
    bool finite = false;
    for (uint32_t child : tree_.children(token)) {
      const std::string& lemma = tree_.lemma(child);
      switch (tree_.dep(child)) {
        case Dep::kAuxiliary:
          finite = true;
          Raise(cues_.Find(CuePlace::kAuxiliary, lemma));
          break;
        case Dep::kAdverb:
        case Dep::kDeterminer:
          Raise(cues_.Find(CuePlace::kNegation, lemma));
          if (tree_.dep(child) == Dep::kAdverb) Raise(cues_.Find(CuePlace::kModifier, lemma));
          break;
        case Dep::kAdjectival:
        case Dep::kCompound:
          Raise(cues_.Find(CuePlace::kModifier, lemma));
          break;
        case Dep::kMark:
          Raise(cues_.Find(CuePlace::kMark, lemma));
          break;
        case Dep::kAclause:  // "talks to be held in May"
          if (!tree_.IsVerb(token) && tree_.tag(child) != "VBG" && !IsPurpose(child) && !HasContent(token))
            ReadAcl(child);
          break;
        default:
          break;
      }
    }
    const bool destined = tree_.dep(token) == Dep::kRoot || tree_.Has(token, Dep::kCopula);  // "is to visit"
    if (!finite && destined && tree_.tag(token) == "VB" && HasTo(token)) Raise(cues_.infinitive());
  }

  // Whether the clause behind the noun says what it is about: "an invitation to visit", but not "talks to be held".
  bool HasContent(uint32_t noun) const {
    const std::span<const Trigger> triggers = frames_.Find(tree_.lemma(noun));
    return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
      const RoleRule& theme = frames_.all()[trigger.frame].rule(Role::kTheme);
      return trigger.kind == TriggerKind::kNoun && IsSourceOf({0, Source::kClause, "", 1}, theme);
    });
  }

  // "a rally to demand reforms".
  bool IsPurpose(uint32_t verb) const {
    return tree_.tag(verb) == "VB" && tree_.Has(verb, Dep::kObject) && !tree_.Has(verb, Dep::kPassiveAuxiliary);
  }

  void ReadAcl(uint32_t verb) {
    if (tree_.tag(verb) == "VB" || (tree_.Has(verb, Dep::kPassiveAuxiliary) && HasTo(verb))) Raise(cues_.infinitive());
    Raise(Governs(verb));
  }

  bool HasTo(uint32_t verb) const {
    for (uint32_t child : tree_.children(verb)) {
      if (tree_.tag(child) == "TO") return true;
    }
    return false;
  }

  // "down" of "turned the offer down", "on" of "called on Ann".
  bool HasBeside(uint32_t token, const std::string& companion) const {
    if (token + 1 < tree_.size() && tree_.lemma(token + 1) == companion) return true;
    const std::span<const uint32_t> children = tree_.children(token);
    return std::any_of(children.begin(), children.end(), [&](uint32_t child) {
      return tree_.lemma(child) == companion || tree_.Preposition(child) == companion;
    });
  }

  // A word whose complement the event is; frames say the same of their triggers.
  ModalityRank Governs(uint32_t token) const {
    const std::string& lemma = tree_.lemma(token);
    const uint32_t particle = tree_.Child(token, Dep::kParticle);
    if (particle != Tree::kNone) {
      const ModalityRank of_both = cues_.Find(CuePlace::kGovernor, lemma + " " + tree_.lemma(particle));
      if (of_both != 0) return of_both;
    }
    ModalityRank rank = cues_.Find(CuePlace::kGovernor, lemma);
    if (rank != 0) return rank;
    for (const Trigger& trigger : frames_.Find(lemma)) {
      if (!trigger.companion.empty() && !HasBeside(token, trigger.companion)) continue;
      const std::string& complement = frames_.all()[trigger.frame].complement;
      if (complement.empty() || (trigger.kind == TriggerKind::kVerb) != tree_.IsVerb(token)) continue;
      for (size_t i = 0; i < ontology_.modalities().size(); ++i) {
        if (ontology_.modalities()[i].name == complement) rank = std::max(rank, i);
      }
    }
    return rank;
  }

  bool IsToldAsPast(uint32_t verb) const {
    bool finite = tree_.tag(verb) == "VBD";
    for (uint32_t child : tree_.children(verb)) {
      if (tree_.tag(child) == "MD" || tree_.tag(child) == "TO") return false;
      if (tree_.dep(child) == Dep::kAuxiliary && tree_.tag(verb) == "VBN") finite = true;
    }
    return finite;
  }

  // "told Ann that Ben will come": nobody asks for what is said to be so.
  bool IsToldAsFact(uint32_t verb) const {
    const std::string_view tag = tree_.tag(verb);  // "asked that they leave" has the tag of a present
    const std::span<const uint32_t> children = tree_.children(verb);
    return tag == "VBZ" || tag == "VBD" || std::any_of(children.begin(), children.end(), [&](uint32_t child) {
             const bool verbal = tree_.dep(child) == Dep::kAuxiliary || tree_.dep(child) == Dep::kCopula;
             return verbal && tree_.tag(child) != "VB" && tree_.tag(child) != "TO";
           });
  }

  // "I would like to", "we want to", and not that one does not.
  bool IsOwnWish(uint32_t verb) const {
    const uint32_t subject = OwnSubject(tree_, verb);
    if (subject == Tree::kNone || (tree_.lemma(subject) != "i" && tree_.lemma(subject) != "we")) return false;
    const std::span<const uint32_t> children = tree_.children(verb);
    return std::none_of(children.begin(), children.end(),
                        [&](uint32_t child) { return cues_.Find(CuePlace::kNegation, tree_.lemma(child)) != 0; });
  }

  // Whether the word tells that people come together.
  bool IsGathering(uint32_t verb) const { return Triggers(verb, TriggerKind::kVerb, &Frame::gathering); }
  bool IsMeeting(uint32_t noun) const { return Triggers(noun, TriggerKind::kNoun, &Frame::gathering); }
  bool IsPerformed(uint32_t verb) const { return Triggers(verb, TriggerKind::kVerb, &Frame::performed); }

  // "announced the appointment of Lee": the light verb is how such a thing is done.
  bool IsPerformedBy(uint32_t noun, uint32_t verb) const {
    const std::span<const Trigger> triggers = frames_.Find(tree_.lemma(noun));
    return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
      const Frame& frame = frames_.all()[trigger.frame];
      return trigger.kind == TriggerKind::kNoun && frame.performed && Contains(frame.light, tree_.lemma(verb));
    });
  }

  // Whether the word triggers a frame of that flag.
  bool Triggers(uint32_t token, TriggerKind kind, bool Frame::*flag) const {
    const std::span<const Trigger> triggers = frames_.Find(tree_.lemma(token));
    return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
      return trigger.kind == kind && frames_.all()[trigger.frame].*flag;
    });
  }

  // Reads what stands above and returns where to go on; kNone ends the way.
  uint32_t Climb(uint32_t token) {
    const uint32_t above = tree_.head(token);
    if (above == Tree::kNone) return Tree::kNone;
    switch (tree_.dep(token)) {
      case Dep::kConjunct:
        return ClimbConjunct(token, above);
      case Dep::kXcomp:
        if (IsPerformed(token) && IsOwnWish(above)) return Tree::kNone;
        if (const ModalityRank rank = Governs(above); rank != 0) {
          Raise(rank);
        } else if (IsOpenInfinitive(token, above)) {
          Raise(cues_.infinitive());
        }
        if (HasTo(token) && !IsPast(above)) Raise(cues_.Find(CuePlace::kAuxiliary, tree_.lemma(above) + " to"));
        ReadOwn(above);
        return above;
      case Dep::kCcomp: {
        // "announced that Ann had met Ben": what is told as past was planned, feared or asked for by nobody.
        const ModalityRank rank = Governs(above);
        const bool denied = rank + 1 == ontology_.modalities().size();
        const bool asked = ontology_.modalities()[rank].name == kAsked;
        if (denied || !(asked ? IsToldAsFact(token) : IsToldAsPast(token))) Raise(rank);
        return above;
      }
      case Dep::kAclause:
        return ClimbAclause(token, above);
      case Dep::kAdverbial:
        return ClimbAdverbial(token, above);
      case Dep::kSubject:
      case Dep::kPassiveSubject:
      case Dep::kObject:
      case Dep::kOblique:
      case Dep::kAgent:
        return ClimbNominal(token, above);
      case Dep::kNominal:
        Raise(Governs(above));
        return Governs(above) != 0 ? above : Tree::kNone;
      default:
        return Tree::kNone;
    }
  }

  uint32_t ClimbAclause(uint32_t token, uint32_t above) {
    if (IsFirstTo(tree_, token)) {
      ReadAuxiliaries(above);
      return above;
    }
    if (tree_.tag(token) == "VB") {
      const ModalityRank rank = Governs(above);
      Raise(rank != 0 ? rank : cues_.purpose());
      if (rank != 0) ReadNone(above);
    } else if (IsGerund(tree_, token)) {
      if (tree_.Preposition(token) == "of") Raise(Governs(above));  // "the prospect of meeting Ben"
      Raise(cues_.Find(CuePlace::kGerund, tree_.lemma(above)));
    }
    return Tree::kNone;
  }

  // "has no plans to visit".
  void ReadNone(uint32_t noun) {
    for (uint32_t child : tree_.children(noun)) {
      if (tree_.dep(child) == Dep::kDeterminer) Raise(cues_.Find(CuePlace::kNegation, tree_.lemma(child)));
    }
  }

  // "is bound to meet", but not "is happy to meet", "is unlikely to have met".
  bool IsOpenInfinitive(uint32_t verb, uint32_t above) const {
    const auto children = tree_.children(verb);
    const bool perfect = std::ranges::any_of(
        children, [&](uint32_t child) { return tree_.dep(child) == Dep::kAuxiliary && tree_.lemma(child) == "have"; });
    return tree_.tag(above).starts_with("JJ") && HasTo(verb) && !perfect && !cues_.IsImplicative(tree_.lemma(above));
  }

  // Past tenses that a plain infinitive has none of.
  bool IsPast(uint32_t verb) const { return tree_.tag(verb) == "VBD" || tree_.tag(verb) == "VBN"; }

  // The first verb above that is no infinitive; kNone where there is none.
  uint32_t AboveInfinitives(uint32_t verb) const {
    for (int steps = 0; steps < 10 && verb != Tree::kNone && tree_.tag(verb) == "VB"; ++steps) {
      const bool completes = tree_.dep(verb) == Dep::kXcomp || tree_.dep(verb) == Dep::kConjunct;
      verb = completes ? tree_.head(verb) : Tree::kNone;
    }
    return verb;
  }

  uint32_t ClimbConjunct(uint32_t token, uint32_t above) {
    const bool own = tree_.Has(token, Dep::kSubject) || tree_.Has(token, Dep::kPassiveSubject);
    if (own) return Tree::kNone;
    // "agreed to meet and exchanged views": what is told as past goes on the list of the finite verb further up.
    if (tree_.tag(token).starts_with("VB") && IsPast(token) && tree_.tag(above) == "VB") return AboveInfinitives(above);
    if (!tree_.Has(token, Dep::kAuxiliary)) {
      const bool same_form = !tree_.IsVerb(token) || tree_.tag(token) == tree_.tag(above);
      if (same_form) ReadOwn(above);
    }
    return above;
  }

  uint32_t ClimbAdverbial(uint32_t token, uint32_t above) {
    if (AskedToDo(tree_, frames_, token) != Tree::kNone) {  // "called on Ben to leave"
      Raise(Governs(above));
      ReadOwn(above);
      return above;
    }
    if (tree_.tag(token) == "VB" && HasTo(token) && !tree_.Has(token, Dep::kAuxiliary)) {
      // "met to discuss", "walked out to protest": who did the one did the other by it.
      if (IsGathering(above) || IsPerformed(token)) {
        ReadOwn(above);
        return above;
      }
      Raise(cues_.purpose());
      return Tree::kNone;
    }
    if (tree_.tag(token) == "VBG" || tree_.tag(token) == "VBN") ReadAuxiliaries(above);
    const std::string preposition = tree_.tag(token) == "VBG" ? tree_.Preposition(token) : "";
    Raise(cues_.Find(CuePlace::kNegation, preposition));  // "left without meeting Ben"
    if (cues_.IsOfAct(preposition)) {                     // "warned Ann against going", "committed to going"
      Raise(Governs(above));
      Raise(cues_.Find(CuePlace::kGerund, tree_.lemma(above)));
    }
    return Tree::kNone;
  }

  void ReadAuxiliaries(uint32_t verb) {
    for (uint32_t child : tree_.children(verb)) {
      if (tree_.dep(child) == Dep::kAuxiliary) Raise(cues_.Find(CuePlace::kAuxiliary, tree_.lemma(child)));
    }
  }

  uint32_t ClimbNominal(uint32_t token, uint32_t above) {
    if (!tree_.IsVerb(above) && !tree_.Has(above, Dep::kCopula)) return Tree::kNone;
    const bool central = tree_.dep(token) != Dep::kOblique;
    if (central && cues_.IsAnswered(tree_.lemma(token)) && cues_.IsAnswering(tree_.lemma(above))) return Tree::kNone;
    if (central) {
      const bool done = tree_.dep(token) == Dep::kObject && cues_.IsDoing(tree_.lemma(above));
      if (!done && !IsPerformedBy(token, above)) Raise(Governs(above));
      ReadOwn(above);
    } else {
      const std::string preposition = tree_.Preposition(token);
      if (cues_.IsOfSubject(preposition)) return Tree::kNone;
      const bool aimed = (preposition == "for" || preposition == "to") && !IsPerformedBy(token, above);
      const ModalityRank rank = aimed ? Governs(above) : 0;
      Raise(rank);
      const bool goes = IsMeeting(token) && !tree_.Has(above, Dep::kObject);  // "will fly in for talks"
      if (preposition == "for" && rank == 0 && !goes) return Tree::kNone;     // "will thank her for the visit"
      if (goes && tree_.dep(above) == Dep::kXcomp) return above;
      ReadAuxiliaries(above);
    }
    return above;
  }

  const Tree& tree_;
  const Cues& cues_;
  const Frames& frames_;
  const Ontology& ontology_;
  ModalityRank rank_ = 0;
};

}  // namespace

ModalityRank FindModality(const Tree& tree, const Cues& cues, const Frames& frames, const Ontology& ontology,
                          uint32_t trigger) {
  return ModalityWalk(tree, cues, frames, ontology).Run(trigger);
}

}  // namespace entente::extract
