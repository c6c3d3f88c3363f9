#include "query/ask/fit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "graph/edit_distance.h"
#include "graph/name.h"
#include "query/ask/frame_fit.h"
#include "query/ask/office.h"

namespace entente::query {
namespace {

using extract::Frame;
using extract::Frames;
using extract::Role;
using extract::Source;
using extract::TriggerKind;

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

// "Who was elected president?": the other object is what somebody became.
std::vector<std::vector<Slot>> WithPost(const std::vector<std::vector<Slot>>& variants) {
  std::vector<std::vector<Slot>> with = variants;
  for (const auto& variant : variants) {
    std::vector<Slot> other = variant;
    bool moved = false;
    for (Slot& slot : other) {
      if (slot.source.source != Source::kObject || slot.phrase.wh != Wh::kNone || variants.size() < 2) continue;
      slot.source = {Source::kPreposition, std::string(kPostPreposition)};
      moved = true;
    }
    if (moved) with.push_back(std::move(other));
  }
  return with;
}

// "meetings of Kim" are Kim's.
std::vector<Slot> AsPossessor(std::vector<Slot> slots) {
  for (Slot& slot : slots) {
    if (slot.source.source == Source::kObject) slot.source.source = Source::kPossessor;
  }
  return slots;
}

// Adds the relation to a fit that has the same roles, or the fit to the list.
void AddFit(Fit fit, std::vector<Fit>* fits) {
  for (Fit& other : *fits) {
    const bool same = other.roles == fit.roles && other.places == fit.places && other.topics == fit.topics &&
                      other.namesakes == fit.namesakes && other.place_ask == fit.place_ask &&
                      other.partners == fit.partners && other.frames == fit.frames && other.events == fit.events;
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
      for (const auto& variant : Variants(slots, use)) {
        auto fit = FitFrame(frames_.all()[trigger.frame], trigger.companion, clause_, variant, words_, ontology_);
        if (!fit) continue;
        fit->events = events;
        const std::string& name = frames_.all()[trigger.frame].name;
        if (Contains(words_.narrow_frames, name)) fit->frames = {name};
        fit->by_noun = use == TriggerUse::kLightNoun;
        const bool gathers = use == TriggerUse::kEventNoun && frames_.all()[trigger.frame].gathering;
        if (gathers && !gathered_) fits_.clear();
        if (!gathers && gathered_) continue;
        gathered_ = gathers;
        AddFit(std::move(*fit), &fits_);
        break;
      }
    }
  }

  static std::vector<std::vector<Slot>> Variants(const std::vector<Slot>& slots, TriggerUse use) {
    if (use == TriggerUse::kEventNoun) return {slots, AsPossessor(slots)};
    return WithPost(SlotVariants(slots));
  }

  // A frame that has a place for everything knows better than one that has none for "about grain".
  std::vector<Fit> TakeFits() {
    const bool whole = std::any_of(fits_.begin(), fits_.end(), [](const Fit& fit) { return fit.topics.empty(); });
    if (whole) std::erase_if(fits_, [](const Fit& fit) { return !fit.topics.empty(); });
    DropStrayThings();
    return std::move(fits_);
  }

 private:
  // "What did Kim receive?" asks for gifts, not for whom he hosted.
  void DropStrayThings() {
    const std::vector<Fit> all = fits_;
    const bool others = std::ranges::any_of(all, [](const Fit& fit) { return !fit.no_person; });
    std::erase_if(fits_, [&](const Fit& fit) {
      return others && fit.no_person && std::ranges::none_of(all, [&](const Fit& other) {
               return !other.no_person && Contains(other.relations, fit.relations[0]);
             });
    });
  }

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

// "How many meetings did Kim hold?": who holds a meeting holds nobody.
void AddFitsOfNoun(std::vector<Fit> of_noun, const Phrase& noun, std::vector<Fit>* fits) {
  if (of_noun.empty()) return;
  std::erase_if(*fits, [&](const Fit& fit) {
    return std::any_of(fit.roles.begin(), fit.roles.end(),
                       [&](const auto& role) { return role.first != Role::kTheme && role.second == noun; });
  });
  for (Fit& fit : of_noun) AddFit(std::move(fit), fits);
}

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
  std::vector<Fit> fits = fitter.TakeFits();
  for (size_t i = 0; i < clause.slots.size(); ++i) {
    const Phrase& phrase = clause.slots[i].phrase;
    if (clause.slots[i].source.source != Source::kObject || phrase.head.empty()) continue;
    std::vector<Slot> others = clause.slots;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    FrameFitter by_noun(clause, frames, words, ontology);
    by_noun.Add(others, phrase.head, TriggerUse::kLightNoun, IsAsk(phrase.wh));
    AddFitsOfNoun(by_noun.TakeFits(), phrase, &fits);
  }
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

std::vector<Fit> FitCopula(const QuestionClause& clause, const QuestionWords& words) {
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
      return {};
    }
  }
  std::vector<Fit> fits;
  if (!other || !subject) return fits;
  for (const CopulaForm& form : words.copula_forms) {
    if (!Contains(form.prepositions, other->source.preposition)) continue;
    Fit fit;
    fit.relations = {form.relation};
    fit.roles = {{form.subject, subject->phrase}, {form.object, other->phrase}};
    fit.places = places;
    fits.push_back(std::move(fit));
  }
  return fits;
}

Status NoFit(const QuestionClause& clause, const Frames& frames) {
  std::string word = clause.verb_form.empty() ? "be" : clause.verb_form;
  if (!clause.particle.empty()) word += " " + clause.particle;
  const auto triggers = frames.Find(clause.verb.empty() ? clause.noun : clause.verb);
  const bool known = std::any_of(triggers.begin(), triggers.end(), [&](const extract::Trigger& trigger) {
    return !frames.all()[trigger.frame].unasked && (clause.particle.empty() || trigger.companion == clause.particle);
  });
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
