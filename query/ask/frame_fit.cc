#include "query/ask/frame_fit.h"

#include <algorithm>

namespace entente::query {
namespace {

using extract::Frame;
using extract::Role;
using extract::RoleSource;
using extract::Source;

constexpr Role kRoleOrder[] = {Role::kFrom, Role::kTo, Role::kTheme, Role::kPlace};

bool Takes(const Frame& frame, Role role, const RoleSource& source) {
  return GroupOf(source, frame.rule(role)) < frame.rule(role).sources.size();
}

class Fitter {
 public:
  Fitter(const Frame& frame, const std::string& companion, const QuestionWords& words, const Ontology& ontology)
      : frame_(frame), companion_(companion), words_(words), relation_(*ontology.FindRelation(frame.relation)) {}

  std::optional<Fit> Take(const QuestionClause& clause, const std::vector<Slot>& slots) {
    fit_ = Fit();
    fit_.relations = {frame_.relation};
    if (!HasCompanion(clause, slots)) return std::nullopt;
    for (const Slot& slot : slots) {
      if (!TakeSlot(slot)) return std::nullopt;
    }
    for (const Slot& slot : clause.also) {
      if (!TakeAsk(slot)) return std::nullopt;
    }
    if (LacksTheme(slots)) return std::nullopt;
    fit_.joint = JoinsFrom();
    const auto to = fit_.roles.find(Role::kTo);
    fit_.no_person = to != fit_.roles.end() && to->second.wh == Wh::kThing && !MayBeThing(Role::kTo);
    SplitReciprocal();
    return std::move(fit_);
  }

 private:
  bool HasCompanion(const QuestionClause& clause, const std::vector<Slot>& slots) const {
    if (!clause.particle.empty()) return companion_ == clause.particle;
    return companion_.empty() || std::any_of(slots.begin(), slots.end(), [this](const Slot& slot) {
             return slot.source.preposition == companion_;
           });
  }

  // A frame that tells nothing but with certain themes, and the question has none.
  bool LacksTheme(const std::vector<Slot>& slots) const {
    const auto& rule = frame_.rule(Role::kTheme);
    const bool needs = rule.required && !rule.silent && !rule.only.empty();
    return needs && !fit_.roles.count(Role::kTheme) && std::ranges::none_of(slots, [&](const Slot& slot) {
             const bool asked = slot.phrase.wh == Wh::kThing || slot.phrase.wh == Wh::kWhich;
             const bool word = asked || Contains(rule.only, slot.phrase.head);
             return word && Takes(frame_, Role::kTheme, slot.source);
           });
  }

  // "Lee discussed the dam with Osei": the frame has both of them in one place.
  bool JoinsFrom() const {
    const auto& sources = frame_.rule(Role::kFrom).sources;
    return !frame_.reciprocal &&
           std::any_of(sources.begin(), sources.end(), [](const auto& alternative) { return alternative.size() > 1; });
  }

  bool Place(Role role, const Phrase& phrase) { return fit_.roles.emplace(role, phrase).second; }

  bool TakeSlot(const Slot& slot) {
    if (slot.phrase.quoted) return Place(Role::kTheme, slot.phrase);
    if (slot.source.source == Source::kModifier) return TakeNamesake(slot.phrase);
    if (AsksForTheme(slot)) return Place(Role::kTheme, slot.phrase);
    if (IsIdleTheme(slot)) return true;
    if (TellsTheme(slot) && Takes(frame_, Role::kTheme, slot.source)) return Place(Role::kTheme, slot.phrase);
    if (TakePartner(slot)) return true;
    if (const auto role = RoleOf(slot)) return Place(*role, slot.phrase);
    return TakePlace(slot) || TakeTopic(slot);
  }

  // "said that the deal holds", "resigned as president".
  static bool TellsTheme(const Slot& slot) {
    return slot.phrase.wh == Wh::kNone &&
           (slot.source.source == Source::kClause || slot.source.preposition == kPostPreposition);
  }

  // The first that takes the slot; of the subject the one that has it first among its places: of "won the election" who
  // wins is who is elected.
  std::optional<Role> RoleOf(const Slot& slot) const {
    std::optional<Role> best;
    for (Role role : kRoleOrder) {
      if (fit_.roles.count(role) || !Takes(frame_, role, slot.source)) continue;
      if (!SuitsAsk(role, slot.phrase)) continue;
      const bool subject = slot.source.source == Source::kSubject;
      if (!best || (subject && GroupOf(slot.source, frame_.rule(role)) < GroupOf(slot.source, frame_.rule(*best))))
        best = role;
    }
    return best;
  }

  bool TakePartner(const Slot& slot) {
    const bool joins = slot.source.source == Source::kPreposition && slot.phrase.wh == Wh::kNone && JoinsFrom() &&
                       fit_.roles.count(Role::kFrom) > 0;
    if (!joins || !Takes(frame_, Role::kFrom, slot.source)) return false;
    fit_.partners.push_back(slot.phrase);
    return true;
  }

  // "restored ties": the relation says so by itself.
  bool IsIdleTheme(const Slot& slot) const {
    return slot.phrase.wh == Wh::kNone && Contains(words_.idle_themes, slot.phrase.head) &&
           Contains(frame_.rule(Role::kTheme).only, slot.phrase.head) && Takes(frame_, Role::kTheme, slot.source);
  }

  // "What gifts did Kim give?": the noun is one that the frame's theme may be.
  bool AsksForTheme(const Slot& slot) const {
    if (slot.phrase.wh != Wh::kWhich && slot.phrase.wh != Wh::kCount) return false;
    return Contains(frame_.rule(Role::kTheme).only, slot.phrase.noun) && Takes(frame_, Role::kTheme, slot.source);
  }

  bool TakeNamesake(const Phrase& phrase) {
    fit_.namesakes.push_back(phrase);
    return true;
  }

  // "in Hanoi", "in which city".
  bool TakePlace(const Slot& slot) {
    if (slot.source.source != Source::kPreposition) return false;
    if (!Contains(words_.place_prepositions, slot.source.preposition)) return false;
    if (slot.phrase.wh == Wh::kNone) {
      fit_.places.push_back(slot.phrase);
      return true;
    }
    if (slot.phrase.wh != Wh::kWhich || !Contains(words_.place_nouns, slot.phrase.noun)) return false;
    fit_.place_ask = slot.phrase;
    return true;
  }

  // "What did Kim say about grain?"
  bool TakeTopic(const Slot& slot) {
    if (slot.source.source != Source::kPreposition || slot.phrase.wh != Wh::kNone) return false;
    if (!Contains(words_.topic_prepositions, slot.source.preposition)) return false;
    fit_.topics.push_back(slot.phrase);
    return true;
  }

  // "Who" asks for an actor and never for a theme; "what topic" for a theme or one that is a topic.
  bool SuitsAsk(Role role, const Phrase& phrase) const {
    const bool end = role == Role::kFrom || role == Role::kTo;
    if (phrase.wh == Wh::kPerson || phrase.wh == Wh::kThose || phrase.wh == Wh::kGap) return end;
    if (phrase.wh == Wh::kWhich && Contains(words_.theme_nouns, phrase.noun)) return !end || MayBeThing(role);
    if (phrase.wh != Wh::kThing) return true;
    return role == Role::kTheme || MayBeThing(role) || IsOnlyThing(role);
  }

  // "What did Norland attack?": there is no theme to ask for.
  bool IsOnlyThing(Role role) const { return role == Role::kTo && frame_.rule(Role::kTheme).sources.empty(); }

  bool MayBeThing(Role role) const {
    const auto& own = frame_.rule(role).kinds;
    const auto& kinds = !own.empty() ? own : role == Role::kFrom ? relation_.from_kinds : relation_.to_kinds;
    return Contains(words_.thing_kinds, frame_.rule(role).open) ||
           std::any_of(kinds.begin(), kinds.end(),
                       [&](const std::string& kind) { return Contains(words_.thing_kinds, kind); });
  }

  bool TakeAsk(const Slot& slot) {
    if (slot.phrase.wh == Wh::kPlace || slot.phrase.wh == Wh::kTime || slot.phrase.wh == Wh::kTimes ||
        slot.phrase.wh == Wh::kEvents) {
      return true;
    }
    const bool place = Contains(words_.place_nouns, slot.phrase.noun);
    if (place && slot.source.source == Source::kPreposition) return TakePlace(slot);
    for (Role role : {Role::kTheme, Role::kTo, Role::kFrom}) {
      if (fit_.roles.count(role) || !SuitsAsk(role, slot.phrase)) continue;
      const bool theme = role == Role::kTheme && !relation_.theme.empty();
      if (theme || Takes(frame_, role, slot.source)) return Place(role, slot.phrase);
    }
    return false;
  }

  // "Kim and Putin meet": the two are both ends.
  void SplitReciprocal() {
    const auto from = fit_.roles.find(Role::kFrom);
    if (!frame_.reciprocal || from == fit_.roles.end() || fit_.roles.count(Role::kTo)) return;
    const Phrase both = from->second;
    if (both.parts.size() != 2 || both.wh != Wh::kNone || both.either) return;
    for (Role role : {Role::kFrom, Role::kTo}) {
      Phrase part = both;
      part.parts = {both.parts[role == Role::kFrom ? 0 : 1]};
      part.both = false;
      fit_.roles[role] = std::move(part);
    }
  }

  const Frame& frame_;
  const std::string& companion_;
  const QuestionWords& words_;
  const Relation& relation_;
  Fit fit_;
};

}  // namespace

std::optional<Fit> FitFrame(const Frame& frame, const std::string& companion, const QuestionClause& clause,
                            const std::vector<Slot>& slots, const QuestionWords& words, const Ontology& ontology) {
  return Fitter(frame, companion, words, ontology).Take(clause, slots);
}

}  // namespace entente::query
