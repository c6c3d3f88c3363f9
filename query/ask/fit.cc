#include "query/ask/fit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "graph/edit_distance.h"
#include "graph/name.h"
#include "query/ask/office.h"

namespace entente::query {
namespace {

using extract::Frame;
using extract::Frames;
using extract::Role;
using extract::RoleSource;
using extract::Source;
using extract::TriggerKind;

constexpr Role kRoleOrder[] = {Role::kFrom, Role::kTo, Role::kTheme, Role::kPlace};

bool Takes(const Frame& frame, Role role, const RoleSource& source) {
  for (const auto& alternative : frame.rule(role).sources) {
    for (const RoleSource& allowed : alternative) {
      if (allowed.source == source.source && allowed.preposition == source.preposition) return true;
    }
  }
  return false;
}

// The clause's slots as a frame may see them. "What did A give B?" leaves open which of what and B is the object.
std::vector<std::vector<Slot>> SlotVariants(const std::vector<Slot>& slots) {
  std::vector<std::vector<Slot>> variants = {slots};
  std::vector<size_t> objects;
  for (size_t i = 0; i < slots.size(); ++i) {
    if (slots[i].source.source == Source::kObject || slots[i].source.source == Source::kIndirect) objects.push_back(i);
  }
  if (objects.size() != 2) return variants;
  variants.clear();
  for (const auto& [direct, indirect] : {std::pair(objects[0], objects[1]), std::pair(objects[1], objects[0])}) {
    std::vector<Slot> variant = slots;
    variant[direct].source.source = Source::kObject;
    variant[indirect].source.source = Source::kIndirect;
    variants.push_back(std::move(variant));
  }
  return variants;
}

class Fitter {
 public:
  Fitter(const Frame& frame, const std::string& companion, const QuestionWords& words, const Ontology& ontology)
      : frame_(frame), companion_(companion), words_(words), relation_(*ontology.FindRelation(frame.relation)) {}

  std::optional<Fit> Take(const QuestionClause& clause, const std::vector<Slot>& slots) {
    fit_ = Fit();
    fit_.relations = {frame_.relation};
    bool companion_seen = companion_.empty();
    for (const Slot& slot : slots) companion_seen = companion_seen || slot.source.preposition == companion_;
    if (!companion_seen) return std::nullopt;
    for (const Slot& slot : slots) {
      if (!TakeSlot(slot)) return std::nullopt;
    }
    for (const Slot& slot : clause.also) {
      if (!TakeAsk(slot)) return std::nullopt;
    }
    SplitReciprocal();
    return std::move(fit_);
  }

 private:
  bool Place(Role role, const Phrase& phrase) { return fit_.roles.emplace(role, phrase).second; }

  bool TakeSlot(const Slot& slot) {
    if (slot.phrase.quoted) return Place(Role::kTheme, slot.phrase);
    if (slot.source.source == Source::kModifier) return TakeNamesake(slot.phrase);
    if (AsksForTheme(slot)) return Place(Role::kTheme, slot.phrase);
    for (Role role : kRoleOrder) {
      if (fit_.roles.count(role) || !Takes(frame_, role, slot.source)) continue;
      if (SuitsAsk(role, slot.phrase)) return Place(role, slot.phrase);
    }
    return TakePlace(slot) || TakeTopic(slot);
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
    return role == Role::kTheme || MayBeThing(role);
  }

  bool MayBeThing(Role role) const {
    const auto& kinds = role == Role::kFrom ? relation_.from_kinds : relation_.to_kinds;
    return std::any_of(kinds.begin(), kinds.end(),
                       [&](const std::string& kind) { return Contains(words_.thing_kinds, kind); });
  }

  bool TakeAsk(const Slot& slot) {
    if (slot.phrase.wh == Wh::kPlace || slot.phrase.wh == Wh::kTime || slot.phrase.wh == Wh::kTimes) return true;
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

// Adds the relation to a fit that has the same roles, or the fit to the list.
void AddFit(Fit fit, std::vector<Fit>* fits) {
  for (Fit& other : *fits) {
    const bool same = other.roles == fit.roles && other.places == fit.places && other.topics == fit.topics &&
                      other.namesakes == fit.namesakes && other.place_ask == fit.place_ask &&
                      other.events == fit.events;
    if (!same) continue;
    if (!Contains(other.relations, fit.relations[0])) other.relations.push_back(fit.relations[0]);
    return;
  }
  fits->push_back(std::move(fit));
}

// How the word triggers frames: as the clause's verb, as a noun that its light verb governs, as the noun of an event.
enum class TriggerUse { kVerb, kLightNoun, kEventNoun };

class FrameFitter {
 public:
  FrameFitter(const QuestionClause& clause, const Frames& frames, const QuestionWords& words, const Ontology& ontology)
      : clause_(clause), frames_(frames), words_(words), ontology_(ontology) {}

  void Add(const std::vector<Slot>& slots, const std::string& lemma, TriggerUse use, bool events) {
    for (const extract::Trigger& trigger : frames_.Find(lemma)) {
      if (!Triggers(trigger, use)) continue;
      for (const auto& variant : SlotVariants(slots)) {
        auto fit = Fitter(frames_.all()[trigger.frame], trigger.companion, words_, ontology_).Take(clause_, variant);
        if (!fit) continue;
        fit->events = events;
        const bool gathers = use == TriggerUse::kEventNoun && frames_.all()[trigger.frame].gathering;
        if (gathers && !gathered_) fits_.clear();
        if (!gathers && gathered_) continue;
        gathered_ = gathers;
        AddFit(std::move(*fit), &fits_);
        break;
      }
    }
  }

  // A frame that has a place for everything knows better than one that has none for "about grain".
  std::vector<Fit> TakeFits() {
    const bool whole = std::any_of(fits_.begin(), fits_.end(), [](const Fit& fit) { return fit.topics.empty(); });
    if (whole) std::erase_if(fits_, [](const Fit& fit) { return !fit.topics.empty(); });
    return std::move(fits_);
  }

 private:
  bool Triggers(const extract::Trigger& trigger, TriggerUse use) const {
    const Frame& frame = frames_.all()[trigger.frame];
    if (frame.unasked) return false;
    if (trigger.kind != (use == TriggerUse::kVerb ? TriggerKind::kVerb : TriggerKind::kNoun)) return false;
    if (use == TriggerUse::kLightNoun) return Contains(frame.light, clause_.verb);
    return use == TriggerUse::kVerb || (!frame.light_required && !Contains(words_.standing, frame.relation));
  }

  const QuestionClause& clause_;
  const Frames& frames_;
  const QuestionWords& words_;
  const Ontology& ontology_;
  std::vector<Fit> fits_;
  // Of the noun of an event those who came together were asked for, where that is what it means: "the talks between
  // ...".
  bool gathered_ = false;
};

// The clause with what stands behind a preposition as part of the object before it: "a declaration on peace". Nothing
// where no preposition stands so.
std::optional<QuestionClause> WithLongerObject(const QuestionClause& clause) {
  for (size_t k = 0; k < clause.slots.size(); ++k) {
    const Slot& behind = clause.slots[k];
    if (behind.source.source != Source::kPreposition || behind.phrase.parts.size() != 1 || behind.end == 0) continue;
    for (size_t i = 0; i < clause.slots.size(); ++i) {
      const Slot& object = clause.slots[i];
      const bool touches = i != k && object.end == behind.begin && object.phrase.parts.size() == 1;
      const bool named = touches && std::isupper(static_cast<unsigned char>(object.phrase.parts[0][0]));
      if (!touches || named || object.source.source == Source::kSubject) continue;
      QuestionClause longer = clause;
      longer.slots[i].phrase.parts[0] += " " + behind.source.preposition + " " + behind.phrase.parts[0];
      longer.slots[i].end = behind.end;
      longer.slots.erase(longer.slots.begin() + static_cast<std::ptrdiff_t>(k));
      return longer;
    }
  }
  return std::nullopt;
}

}  // namespace

size_t Fit::AskCount() const {
  return static_cast<size_t>(
      std::count_if(roles.begin(), roles.end(), [](const auto& role) { return IsAsk(role.second.wh); }));
}

std::vector<Fit> FitFrames(const QuestionClause& clause, const Frames& frames, const QuestionWords& words,
                           const Ontology& ontology) {
  FrameFitter fitter(clause, frames, words, ontology);
  if (!clause.noun.empty()) {
    fitter.Add(clause.slots, clause.noun, TriggerUse::kEventNoun, false);
    return fitter.TakeFits();
  }
  fitter.Add(clause.slots, clause.verb, TriggerUse::kVerb, false);
  for (size_t i = 0; i < clause.slots.size(); ++i) {
    const Phrase& phrase = clause.slots[i].phrase;
    if (clause.slots[i].source.source != Source::kObject || phrase.head.empty()) continue;
    std::vector<Slot> others = clause.slots;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    fitter.Add(others, phrase.head, TriggerUse::kLightNoun, IsAsk(phrase.wh));
  }
  std::vector<Fit> fits = fitter.TakeFits();
  if (fits.empty()) {
    if (const auto longer = WithLongerObject(clause)) return FitFrames(*longer, frames, words, ontology);
  }
  return fits;
}

std::optional<Fit> FitAny(const QuestionClause& clause, const QuestionWords& words) {
  Fit fit;
  fit.either_way = true;
  for (const Slot& slot : clause.slots) {
    const bool place = Contains(words.place_prepositions, slot.source.preposition);
    const bool both = slot.phrase.parts.size() == 2 && !slot.phrase.either;
    if (both && fit.roles.empty() && (clause.linked || Contains(words.between_prepositions, slot.source.preposition))) {
      for (Role role : {Role::kFrom, Role::kTo}) {
        Phrase part;
        part.parts = {slot.phrase.parts[role == Role::kFrom ? 0 : 1]};
        fit.roles[role] = part;
      }
    } else if (slot.source.source == Source::kSubject) {
      fit.either_way = false;
      fit.roles[Role::kFrom] = slot.phrase;
    } else if (place && slot.source.preposition != words.goal_preposition) {
      fit.places.push_back(slot.phrase);
    } else if (!fit.roles.emplace(fit.roles.empty() ? Role::kFrom : Role::kTo, slot.phrase).second) {
      return std::nullopt;
    }
  }
  return fit;
}

std::optional<Fit> FitCopula(const QuestionClause& clause, const QuestionWords& words) {
  const Slot *other = nullptr, *subject = nullptr;
  std::vector<Phrase> places;  // "in Hanoi", behind the first
  for (const Slot& slot : clause.slots) {
    if (slot.source.source != Source::kPreposition && !subject) {
      subject = &slot;
    } else if (slot.source.source == Source::kPreposition && !other) {
      other = &slot;
    } else if (Contains(words.place_prepositions, slot.source.preposition) && slot.phrase.wh == Wh::kNone) {
      places.push_back(slot.phrase);
    } else {
      return std::nullopt;
    }
  }
  if (!other || !subject) return std::nullopt;
  for (const CopulaForm& form : words.copula_forms) {
    if (!Contains(form.prepositions, other->source.preposition)) continue;
    Fit fit;
    fit.relations = {form.relation};
    fit.roles = {{form.subject, subject->phrase}, {form.object, other->phrase}};
    fit.places = std::move(places);
    return fit;
  }
  return std::nullopt;
}

Status NoFit(const QuestionClause& clause, const Frames& frames) {
  const std::string word = clause.verb_form.empty() ? "be" : clause.verb_form;
  const bool known = !frames.Find(clause.verb.empty() ? clause.noun : clause.verb).empty();
  if (known || clause.verb.empty() || clause.any || clause.linked) {
    return {ErrorCode::kInvalidInput,
            fmt::format("\"{}\" is understood, but not what stands around it (read as: {})", word, Print(clause))};
  }
  std::vector<std::pair<size_t, std::string>> near;
  for (const std::string& verb : frames.VerbLemmas()) near.emplace_back(EditDistance(verb, clause.verb), verb);
  std::sort(near.begin(), near.end());
  std::string nearest;
  for (size_t i = 0; i < std::min<size_t>(3, near.size()); ++i) nearest += (i ? ", " : "") + near[i].second;
  return {ErrorCode::kInvalidInput,
          fmt::format("\"{}\" is no verb that questions are answered about; near it: {}", word, nearest)};
}

std::string KindOfNoun(const std::string& noun, const extract::Titles& titles, const Ontology& ontology) {
  if (noun.empty()) return "";
  const std::string folded = FoldName(noun);
  if (ontology.FindKind(folded)) return folded;
  if (const auto found = titles.FindNoun(folded)) return found->kind;
  if (MatchOffice(noun, titles)) return "person";
  return "";
}

}  // namespace entente::query
