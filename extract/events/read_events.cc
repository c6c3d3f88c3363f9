#include <algorithm>
#include <memory>

#include "extract/events/arguments.h"
#include "extract/events/circumstance.h"
#include "extract/events/find.h"
#include "extract/events/mention_index.h"
#include "extract/events/modality.h"
#include "extract/events/participants.h"
#include "extract/events/phrase.h"
#include "extract/events/tree.h"

namespace entente::extract {
namespace {

constexpr size_t kMostTopics = 4;       // of one meeting, by the rules of annotation
constexpr uint32_t kLongSentence = 40;  // tokens; parses of longer ones are wrong more often
constexpr uint32_t kMostTitleTokens = 3;
constexpr uint32_t kGatheringReach = 12;  // sentences over which "the meeting" is the last one told of

constexpr uint32_t kAgentlessReach = 4;    // sentences over which what "was discussed" was so at the last gathering
constexpr size_t kNoGathering = SIZE_MAX;

using Taken = std::vector<uint32_t>;

bool Fits(const Argument& argument, const RoleSource& source) {
  return argument.source == source.source && argument.preposition == source.preposition;
}

class EventReader {
 public:
  EventReader(const Resolved& resolved, const Frames& frames, const Cues& cues, const Ontology& ontology)
      : resolved_(resolved),
        frames_(frames),
        cues_(cues),
        ontology_(ontology),
        tree_(resolved.analysis),
        mentions_(resolved),
        circumstances_(resolved, tree_, cues, mentions_),
        participants_(resolved, tree_, cues, mentions_) {}

  std::vector<Event> Read() {
    for (uint32_t token = 0; token < tree_.size(); ++token) {
      for (const Trigger& trigger : frames_.Find(tree_.lemma(token))) ReadTrigger(token, trigger);
    }
    ShareGatheringTimes();
    for (uint32_t frame : frames_.Constructions(TriggerKind::kQuotation)) ReadQuotations(frames_.all()[frame]);
    for (uint32_t frame : frames_.Constructions(TriggerKind::kTitle)) ReadTitles(frames_.all()[frame]);
    for (uint32_t frame : frames_.Constructions(TriggerKind::kWithin)) ReadWithin(frames_.all()[frame]);
    std::stable_sort(events_.begin(), events_.end(),
                     [](const Event& a, const Event& b) { return a.trigger < b.trigger; });
    return std::move(events_);
  }

 private:
  bool IsTrigger(uint32_t token, const Trigger& trigger) const {
    switch (trigger.kind) {
      case TriggerKind::kVerb:
        return tree_.IsVerb(token) && tree_.dep(token) != Dep::kAuxiliary && tree_.dep(token) != Dep::kCopula &&
               tree_.dep(token) != Dep::kCase && (tree_.dep(token) != Dep::kAdjectival || IsMisreadVerb(token));
      case TriggerKind::kNoun:
        return tree_.IsNoun(token);
      case TriggerKind::kAdjective:
        return tree_.tag(token).starts_with('J') || tree_.tag(token) == "VBN";
      default:
        return false;
    }
  }

  // "Lee urged local authorities" read as authorities that are urged: a name stands right in front of the verb.
  bool IsMisreadVerb(uint32_t token) const {
    if (tree_.dep(token) != Dep::kAdjectival || tree_.tag(token) == "VBG" || token == 0) return false;
    const Mention* before = mentions_.At(token - 1);
    return before != nullptr && before->entity != kNoEntity && before->tokens.end == token &&
           before->form != MentionForm::kNominal && tree_.tag(token - 1) != "POS" && tree_.tag(token - 1) != "PRP$";
  }

  bool HasCompanion(uint32_t token, const std::string& companion, const std::vector<Argument>& arguments) const {
    if (companion.empty()) return true;
    if (token + 1 < tree_.size() && tree_.sentence(token + 1) == tree_.sentence(token) &&
        tree_.lemma(token + 1) == companion) {
      return true;
    }
    for (uint32_t child : tree_.children(token)) {
      if (tree_.dep(child) == Dep::kParticle && tree_.lemma(child) == companion) return true;
    }
    return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& argument) {
      return argument.source == Source::kPreposition && argument.preposition == companion && argument.certainty == 1;
    });
  }

  void ReadTrigger(uint32_t token, const Trigger& trigger) {
    if (!IsTrigger(token, trigger)) return;
    const Frame& frame = frames_.all()[trigger.frame];
    bool has_light = false;
    std::vector<Argument> arguments = trigger.kind == TriggerKind::kNoun
                                          ? NounArguments(tree_, token, frame.light, &has_light)
                                          : VerbArguments(tree_, token);
    if (trigger.kind == TriggerKind::kVerb) AddNeighbours(token, &arguments);
    if (frame.light_required && !has_light) return;
    if (!HasCompanion(token, trigger.companion, arguments)) return;
    Event event = NewEvent(frame, token);
    if (!FillRoles(arguments, &event)) return;
    Complete(&event);
    if (NeedsPrincipal(frame)) FindPrincipal(&event);
    NoteGathering(event);
    events_.push_back(std::move(event));
  }

  // Remembers which gathering an event is told of, and the event itself where it is one.
  void NoteGathering(const Event& event) {
    const bool same = gathering_ != nullptr && IsAtGathering(event);
    gathering_of_.resize(events_.size(), kNoGathering);
    gathering_of_.push_back(same ? gatherings_.size() - 1 : kNoGathering);
    if (same && FromGathering(event) && !gathering_->time.known()) gathering_->time = event.time;
    if (!event.frame->gathering || FromGathering(event) || circumstances_.IsBackground(event.time)) return;
    gatherings_.push_back(std::make_unique<Event>(event));
    gathering_ = gatherings_.back().get();
  }

  bool IsAtGathering(const Event& event) const {
    return event.modality == 0 && gathering_->modality == 0 && !ontology_.FindRelation(event.frame->relation)->standing &&
           event.sentence - gathering_->sentence <= kGatheringReach && AllAtGathering(event.in(Role::kFrom));
  }

  // A gathering may be dated after what was done there is told.
  void ShareGatheringTimes() {
    gathering_of_.resize(events_.size(), kNoGathering);
    for (size_t i = 0; i < events_.size(); ++i) {
      if (gathering_of_[i] == kNoGathering || events_[i].time.known()) continue;
      events_[i].time = gatherings_[gathering_of_[i]]->time;
    }
  }

  // Participants taken over from the last gathering have no words of their own.
  static bool FromGathering(const Event& event) { return event.in(Role::kFrom).front().words.empty(); }

  static bool NeedsPrincipal(const Frame& frame) {
    return std::any_of(frame.further.begin(), frame.further.end(),
                       [](const FurtherEdge& further) { return further.from == Role::kPrincipal; });
  }

  // Whose delegation it is: the person of its country whom the article speaks of most.
  void FindPrincipal(Event* event) const {
    for (const Participant& group : event->in(Role::kTo)) {
      const std::string country = CountryIn(group.words);
      if (country.empty()) continue;
      std::vector<uint32_t> count(resolved_.entities.size(), 0);
      const Mention* best = nullptr;
      for (const Mention& mention : resolved_.mentions) {
        if (mention.entity == kNoEntity || mention.head >= event->trigger) continue;
        const Actor& actor = resolved_.entities[mention.entity].actor;
        if (actor.country != country || !IsPersonLike(*event->frame, actor)) continue;
        if (++count[mention.entity] > (best == nullptr ? 0 : count[best->entity])) best = &mention;
      }
      if (best == nullptr) continue;
      participants_.AddEntity(best->entity, *best, 0.8, event->frame->rule(Role::kFrom), &event->in(Role::kPrincipal));
    }
  }

  static bool IsPersonLike(const Frame& frame, const Actor& actor) {
    return actor.kind == frame.rule(Role::kFrom).kinds.front();
  }

  std::string CountryIn(TokenSpan words) const {
    for (const Mention& mention : resolved_.mentions) {
      if (mention.entity == kNoEntity || !words.Contains(mention.tokens.begin)) continue;
      const Actor& actor = resolved_.entities[mention.entity].actor;
      if (!actor.country.empty()) return actor.country;
      if (actor.kind == "country") return actor.name;
    }
    return {};
  }

  // Where the tree gives no usable subject or object, a mention right beside an active verb does: trees of long names
  // go wrong more often than that.
  void AddNeighbours(uint32_t verb, std::vector<Argument>* arguments) const {
    if (IsMisreadVerb(verb)) {
      arguments->clear();
      arguments->push_back({mentions_.At(verb - 1)->head, Source::kSubject, "", 0.75});
      arguments->push_back({tree_.head(verb), Source::kObject, "", 0.75});
      return;
    }
    if (IsPassive(tree_, verb) || tree_.tag(verb) == "VBN") return;
    const TokenSpan sentence = resolved_.analysis.document.sentences[tree_.sentence(verb)];
    uint32_t before = verb;
    while (before > sentence.begin && Skips(before - 1)) --before;
    const bool finite = tree_.tag(verb) != "VBG" && tree_.tag(verb) != "VB";
    if (before > sentence.begin && finite) AddNeighbour(before - 1, verb, Source::kSubject, arguments);
    const uint32_t after = BehindPhrases(verb + 1, sentence.end);
    if (after < sentence.end && !tree_.Has(verb, Dep::kObject)) AddNeighbour(after, verb, Source::kObject, arguments);
  }

  // Skips "at his office" and "on Sunday" between a verb and its object.
  uint32_t BehindPhrases(uint32_t token, uint32_t end) const {
    while (token < end && tree_.tag(token) == "IN") {
      uint32_t next = token + 1;
      for (const TimeExpression& time : resolved_.analysis.times) {
        if (time.tokens.begin == next) next = time.tokens.end;
      }
      if (next == token + 1) {
        const Mention* mention = next < end ? mentions_.At(next) : nullptr;
        if (mention != nullptr && mention->tokens.begin == next && mention->form == MentionForm::kName) {
          next = mention->tokens.end;
        } else {
          while (next < end && IsPlainNominal(next)) ++next;
        }
      }
      if (next == token + 1) break;
      token = next;
    }
    return token;
  }

  bool IsPlainNominal(uint32_t token) const {
    const std::string_view tag = tree_.tag(token);
    return tag == "DT" || tag == "PRP$" || tag == "JJ" || tag == "NN" || tag == "NNS" || tag == "CD";
  }

  bool Skips(uint32_t token) const {
    return tree_.dep(token) == Dep::kAdverb || tree_.dep(token) == Dep::kAuxiliary || tree_.form(token) == ",";
  }

  void AddNeighbour(uint32_t token, uint32_t verb, Source source, std::vector<Argument>* arguments) const {
    const Mention* mention = mentions_.At(token);
    for (int steps = 0; steps < 3 && mention != nullptr && tree_.dep(mention->head) == Dep::kNominal; ++steps) {
      mention = mentions_.At(tree_.head(mention->head));  // the phrase that it ends: "President Lee of Norland"
    }
    if (mention == nullptr || mention->entity == kNoEntity || mention->tokens.Contains(verb)) return;
    const Dep dep = tree_.dep(mention->head);
    const bool part_of_phrase = dep == Dep::kNominal || dep == Dep::kPossessor || dep == Dep::kAdjectival ||
                                dep == Dep::kCompound || dep == Dep::kOblique;
    if (!part_of_phrase) arguments->push_back({mention->head, source, "", 0.7});
  }

  Event NewEvent(const Frame& frame, uint32_t token) const {
    Event event;
    event.frame = &frame;
    event.trigger = token;
    event.trigger_words = {token, token + 1};
    event.sentence = tree_.sentence(token);
    return event;
  }

  bool FillRoles(const std::vector<Argument>& arguments, Event* event) const {
    Taken taken = {event->trigger};
    for (Role role : {Role::kFrom, Role::kTo, Role::kTheme, Role::kPlace}) {
      const RoleRule& rule = event->frame->rule(role);
      const bool filled = FillRole(arguments, rule, role, &taken, event);
      if (!filled && rule.required) return false;
    }
    const size_t from = event->in(Role::kFrom).size(), to = event->in(Role::kTo).size();
    if (from == 0) return false;
    return to > 0 || (event->frame->reciprocal && from > 1);
  }

  // The first group of sources that gives a participant, or a text for the theme. Actors go before descriptions.
  bool FillRole(const std::vector<Argument>& arguments, const RoleRule& rule, Role role, Taken* taken,
                Event* event) const {
    if (!rule.open.empty()) {
      RoleRule known = rule;
      known.open.clear();
      if (FillRole(arguments, known, role, taken, event)) return true;
    }
    for (const std::vector<RoleSource>& group : rule.sources) {
      bool filled = false;
      for (const RoleSource& source : group) filled |= FillFrom(arguments, source, rule, role, taken, event);
      if (filled) return true;
    }
    return false;
  }

  bool FillFrom(const std::vector<Argument>& arguments, const RoleSource& source, const RoleRule& rule, Role role,
                Taken* taken, Event* event) const {
    if (source.source == Source::kLemma) {
      event->theme = tree_.lemma(event->trigger);
      return true;
    }
    if (source.source == Source::kGathering) return FillGathering(arguments, rule, role, event);
    if (source.source == Source::kOwner) return FillOwner(arguments, rule, role, event);
    if (source.source == Source::kTrigger) return FillToken({event->trigger, source.source, "", 1}, rule, role, event);
    bool filled = false;
    for (const Argument& argument : arguments) {
      if (!Fits(argument, source)) continue;
      if (rule.no_gathering && IsLastGathering(argument.head)) continue;
      if (role == Role::kTheme && IsParticipant(argument.head, *event)) continue;
      if (role != Role::kTheme && std::find(taken->begin(), taken->end(), argument.head) != taken->end()) continue;
      if (!FillToken(argument, rule, role, event)) continue;
      taken->push_back(argument.head);
      filled = true;
      if (source.source != Source::kModifier && source.source != Source::kPreposition) break;
      if (role == Role::kTheme) break;
    }
    return filled;
  }

  static bool IsParticipant(uint32_t token, const Event& event) {
    const std::vector<Participant>& to = event.in(Role::kTo);
    return std::any_of(to.begin(), to.end(), [&](const Participant& participant) {
      return participant.head == token && !participant.described;
    });
  }

  // The owners of what stands in the other places of the rule, or of the object where there are none.
  bool FillOwner(const std::vector<Argument>& arguments, const RoleRule& rule, Role role, Event* event) const {
    for (const Argument& argument : arguments) {
      if (argument.source != Source::kObject && !IsSourceOf(argument, rule)) continue;
      if (argument.source == Source::kClause) continue;
      for (const Argument& owner : OwnersOf(tree_, argument.head)) {
        if (FillToken(owner, rule, role, event)) return true;
      }
    }
    return false;
  }

  bool IsGatheringNoun(uint32_t token) const {
    if (!tree_.IsNoun(token)) return false;
    const std::span<const Trigger> triggers = frames_.Find(tree_.lemma(token));
    return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
      return trigger.kind == TriggerKind::kNoun && frames_.all()[trigger.frame].gathering;
    });
  }

  bool IsLastGathering(uint32_t token) const {
    const uint32_t determiner = tree_.Child(token, Dep::kDeterminer);
    return gathering_ != nullptr && tree_.sentence(token) - gathering_->sentence <= kGatheringReach &&
           IsGatheringNoun(token) && determiner != Tree::kNone && cues_.IsDefinite(tree_.lemma(determiner));
  }

  bool SpeaksOfGathering(const std::vector<Argument>& arguments, const Event& event) const {
    if (tree_.IsNoun(event.trigger)) {
      const bool other_kind = gathering_->frame->relation != event.frame->relation && gathering_->frame->reciprocal;
      const uint32_t determiner = tree_.Child(event.trigger, Dep::kDeterminer);
      return !other_kind && IsGatheringNoun(event.trigger) && determiner != Tree::kNone &&
             cues_.IsDefinite(tree_.lemma(determiner));
    }
    bool has_subject = false;
    for (const Argument& argument : arguments) {
      if (argument.source != Source::kSubject && argument.source != Source::kObject) continue;
      if (IsGatheringNoun(argument.head)) return true;
      has_subject |= argument.source == Source::kSubject;
    }
    return !has_subject && IsPassive(tree_, event.trigger) && event.sentence - gathering_->sentence <= kAgentlessReach;
  }

  // Whether an event of the same relation was read at the same trigger.
  bool IsTold(const Event& event) const {
    return std::any_of(events_.begin(), events_.end(), [&](const Event& other) {
      return other.trigger == event.trigger && other.frame->relation == event.frame->relation;
    });
  }

  static bool IsSourceOf(const Argument& argument, const RoleRule& rule) {
    return std::any_of(rule.sources.begin(), rule.sources.end(), [&](const std::vector<RoleSource>& group) {
      return std::any_of(group.begin(), group.end(), [&](const RoleSource& source) { return Fits(argument, source); });
    });
  }

  // Those who met last, where the words speak of their meeting or leave out who acts.
  bool FillGathering(const std::vector<Argument>& arguments, const RoleRule& rule, Role role, Event* event) const {
    if (gathering_ == nullptr || event->sentence - gathering_->sentence > kGatheringReach) return false;
    if (!SpeaksOfGathering(arguments, *event) || IsTold(*event)) return false;
    const bool two_sides = event->frame->reciprocal && role == Role::kFrom && !gathering_->in(Role::kTo).empty();
    for (Role end : {Role::kFrom, Role::kTo}) {
      for (Participant participant : gathering_->in(end)) {
        const std::string& kind = ActorOf(participant, resolved_).kind;
        if (std::find(rule.kinds.begin(), rule.kinds.end(), kind) == rule.kinds.end()) continue;
        participant.certainty *= 0.75;
        participant.words = {};
        event->in(two_sides ? end : role).push_back(std::move(participant));
      }
    }
    return !event->in(role).empty();
  }

  bool FillToken(const Argument& argument, const RoleRule& rule, Role role, Event* event) const {
    std::vector<Participant>& participants = event->in(role);
    const size_t before = participants.size();
    const RoleRule& full = event->frame->rule(role);
    std::vector<uint32_t> unknown;
    for (uint32_t token : Heads(argument, rule)) {
      const size_t known = participants.size();
      participants_.Add(token, argument.certainty, rule, &participants);
      if (participants.size() == known) unknown.push_back(token);
    }
    if (participants.size() > before && rule.open != full.open) {  // "the minister Lee and other officials"
      for (uint32_t token : unknown) participants_.Add(token, argument.certainty, full, &participants);
    }
    if (role != Role::kTheme) return participants.size() > before;
    if (!Admits(argument.head, rule)) return false;
    event->theme = TextOf(argument);
    return !event->theme.empty();
  }

  bool Admits(uint32_t head, const RoleRule& rule) const {
    const std::string& lemma = tree_.lemma(head);
    if (std::find(rule.never.begin(), rule.never.end(), lemma) != rule.never.end()) return false;
    return rule.only.empty() || std::find(rule.only.begin(), rule.only.end(), lemma) != rule.only.end();
  }

  // The tokens that an argument stands for: each of a list; for a clause what it is about.
  std::vector<uint32_t> Heads(const Argument& argument, const RoleRule& rule) const {
    if (argument.source == Source::kTrigger) return {argument.head};
    if (argument.source == Source::kClause) {
      const uint32_t topic = rule.open.empty() ? Tree::kNone : TopicOfClause(tree_, argument.head);
      return topic == Tree::kNone ? std::vector<uint32_t>{} : std::vector<uint32_t>{topic};
    }
    const uint32_t content = rule.open.empty() ? argument.head : ContentHead(tree_, cues_, argument.head);
    std::vector<uint32_t> heads = tree_.Conjuncts(content);
    if (heads.size() < 2 || rule.open.empty()) AddListed(content, &heads);
    if (argument.source == Source::kSubject && heads.size() == 1) AddListedBefore(content, &heads);
    return heads;
  }

  // "Ann and Ben agreed" where the tree knows only Ben as the subject.
  void AddListedBefore(uint32_t token, std::vector<uint32_t>* heads) const {
    const Mention* mention = mentions_.At(token);
    if (mention == nullptr || mention->tokens.begin < 2 || tree_.tag(mention->tokens.begin - 1) != "CC") return;
    const uint32_t before = mention->tokens.begin - 2;
    const Mention* other = mentions_.At(before);
    const bool fits = other != nullptr && other->entity != kNoEntity && mention->entity != kNoEntity &&
                      other->tokens.end == before + 1 && other->form == mention->form &&
                      tree_.sentence(before) == tree_.sentence(token) &&
                      resolved_.entities[other->entity].actor.kind == resolved_.entities[mention->entity].actor.kind;
    if (fits) heads->push_back(other->head);
  }

  // A list of mentions goes on as far as only commas and conjunctions stand between them, whatever the tree says; it
  // counts where it ends in a conjunction.
  void AddListed(uint32_t token, std::vector<uint32_t>* heads) const {
    const Mention* mention = mentions_.At(token);
    std::vector<uint32_t> listed;
    bool complete = false;
    while (mention != nullptr && mention->entity != kNoEntity && !complete) {
      const Mention* next = NextListed(*mention, &complete);
      if (next == nullptr) break;
      listed.push_back(next->head);
      mention = next;
    }
    if (!complete) return;
    for (uint32_t head : listed) {
      const bool known = std::any_of(heads->begin(), heads->end(),
                                     [&](uint32_t other) { return mentions_.At(other) == mentions_.At(head); });
      if (!known) heads->push_back(head);
    }
  }

  const Mention* NextListed(const Mention& mention, bool* complete) const {
    const TokenSpan sentence = resolved_.analysis.document.sentences[tree_.sentence(mention.head)];
    uint32_t token = mention.tokens.end;
    bool comma = false;
    if (token < sentence.end && tree_.form(token) == ",") {
      comma = true;
      ++token;
    }
    if (token < sentence.end && tree_.tag(token) == "CC") {
      *complete = true;
      ++token;
    }
    if ((!comma && !*complete) || token >= sentence.end) return nullptr;
    if (tree_.tag(token) == "DT") ++token;
    const Mention* next = token < sentence.end ? mentions_.At(token) : nullptr;
    const bool fits = next != nullptr && next->entity != kNoEntity && next->form == mention.form &&
                      next->tokens.begin + 1 >= token && tree_.dep(next->head) != Dep::kSubject &&
                      tree_.dep(next->head) != Dep::kPassiveSubject &&
                      resolved_.entities[next->entity].actor.kind == resolved_.entities[mention.entity].actor.kind;
    if (!fits) *complete = false;
    return fits ? next : nullptr;
  }

  std::string TextOf(const Argument& argument) const {
    const TokenSpan span = argument.source == Source::kClause ? ClauseSpan(tree_, argument.head)
                                                              : PhraseSpan(tree_, argument.head);
    return Flat(resolved_.analysis.document.Text(span));
  }

  static std::string Flat(std::string_view words) {
    std::string text(words);
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
  }

  Taken HeadsOf(const Event& event) const {
    Taken heads;
    for (Role role : {Role::kFrom, Role::kTo}) {
      for (const Participant& participant : event.in(role)) heads.push_back(participant.head);
    }
    return heads;
  }

  // Everything but the participants.
  void Complete(Event* event) const {
    const uint32_t trigger = event->trigger;
    event->time = circumstances_.Time(trigger);
    event->place = event->in(Role::kPlace).empty() ? circumstances_.Place(trigger, HeadsOf(*event))
                                                   : ActorOf(event->in(Role::kPlace).front(), resolved_).name;
    event->attribution = circumstances_.Attribution(trigger);
    event->modality = std::max(FindModality(tree_, cues_, frames_, ontology_, trigger), OwnModality(*event->frame));
    TakeOverCircumstances(event);
    event->confidence = event->frame->confidence * LengthFactor(event->sentence);
    LimitTopics(&event->in(Role::kTo));
  }

  // What those who met last did is told of their meeting; other news is of the day that the story has reached.
  void TakeOverCircumstances(Event* event) const {
    if (event->modality != 0 || ontology_.FindRelation(event->frame->relation)->standing) return;
    if (gathering_ != nullptr && IsAtGathering(*event)) {
      if (!event->time.known()) event->time = gathering_->time;
      if (event->place.empty() && !event->time.known()) event->place = gathering_->place;
      if (event->place.empty() && event->time == gathering_->time && AllAtGathering(event->in(Role::kTo))) {
        event->place = gathering_->place;
      }
    }
    if (!event->time.known() && IsToldInThePast(event->trigger)) event->time = circumstances_.StoryDay(event->sentence);
  }

  bool AllAtGathering(const std::vector<Participant>& participants) const {
    return std::all_of(participants.begin(), participants.end(), [&](const Participant& participant) {
      if (participant.described) return true;
      for (Role end : {Role::kFrom, Role::kTo}) {
        for (const Participant& other : gathering_->in(end)) {
          if (other.entity == participant.entity) return true;
        }
      }
      return false;
    });
  }

  bool IsToldInThePast(uint32_t trigger) const {
    const uint32_t clause = ClauseOf(tree_, trigger);
    return tree_.tag(clause) == "VBD" || tree_.Has(clause, Dep::kPassiveAuxiliary) ||
           (tree_.tag(clause) == "VBN" && !tree_.Has(clause, Dep::kAuxiliary));
  }

  ModalityRank OwnModality(const Frame& frame) const {
    for (size_t i = 0; i < ontology_.modalities().size(); ++i) {
      if (ontology_.modalities()[i].name == frame.modality) return i;
    }
    return 0;
  }

  double LengthFactor(uint32_t sentence) const {
    const uint32_t size = resolved_.analysis.document.sentences[sentence].size();
    return size <= kLongSentence ? 1 : 0.9;
  }

  static void LimitTopics(std::vector<Participant>* to) {
    size_t topics = 0;
    std::erase_if(*to, [&](const Participant& participant) {
      return participant.described && ++topics > kMostTopics;
    });
  }

  // Direct speech: its words are the theme. Where the verb of saying gave the same event already, only its words are
  // taken over.
  void ReadQuotations(const Frame& frame) {
    for (const Quotation& quotation : resolved_.analysis.quotations) {
      if (quotation.speaker < 0 || quotation.tokens.empty()) continue;
      const std::string words = Flat(resolved_.analysis.document.Text(quotation.tokens));
      if (TakeOver(frame, quotation, words)) continue;
      const uint32_t trigger = static_cast<uint32_t>(quotation.cue >= 0 ? quotation.cue : quotation.speaker);
      Event event = NewEvent(frame, trigger);
      event.sentence = tree_.sentence(quotation.tokens.begin);
      const uint32_t topic = TopicOfQuotation(quotation);
      participants_.Add(static_cast<uint32_t>(quotation.speaker), 1, frame.rule(Role::kFrom), &event.in(Role::kFrom));
      if (topic != Tree::kNone) participants_.Add(topic, 1, frame.rule(Role::kTo), &event.in(Role::kTo));
      event.theme = words;
      event.confidence = frame.confidence;
      event.time = circumstances_.Time(trigger);
      if (!event.in(Role::kFrom).empty() && !event.in(Role::kTo).empty()) events_.push_back(std::move(event));
    }
  }

  bool TakeOver(const Frame& frame, const Quotation& quotation, const std::string& words) {
    for (Event& event : events_) {
      if (static_cast<int32_t>(event.trigger) != quotation.cue || event.frame->relation != frame.relation) continue;
      if (words.size() > event.theme.size()) event.theme = words;
      return true;
    }
    return false;
  }

  uint32_t TopicOfQuotation(const Quotation& quotation) const {
    for (uint32_t token = quotation.tokens.begin; token < quotation.tokens.end; ++token) {
      const bool top = tree_.head(token) == Tree::kNone || !quotation.tokens.Contains(tree_.head(token));
      if (!top || tree_.dep(token) == Dep::kPunctuation) continue;
      const uint32_t topic = TopicOfClause(tree_, token);
      if (topic != Tree::kNone && quotation.tokens.Contains(topic)) return topic;
    }
    for (uint32_t token = quotation.tokens.begin; token < quotation.tokens.end; ++token) {
      if (tree_.IsNoun(token) && tree_.dep(token) != Dep::kCompound) return token;
    }
    return Tree::kNone;
  }

  void ReadTitles(const Frame& frame) {
    for (const Mention& mention : resolved_.mentions) {
      if (mention.title.empty() || mention.title_of == kNoEntity || mention.entity == kNoEntity) continue;
      Event event = NewEvent(frame, mention.head);
      event.trigger_words = mention.title_tokens.empty() ? mention.tokens : mention.title_tokens;
      participants_.AddEntity(mention.entity, mention, 1, frame.rule(Role::kFrom), &event.in(Role::kFrom));
      Mention of = mention;
      of.form = MentionForm::kName;
      participants_.AddEntity(mention.title_of, of, 1, frame.rule(Role::kTo), &event.in(Role::kTo));
      event.theme = mention.title;
      event.confidence = frame.confidence;
      if (!event.in(Role::kFrom).empty() && !event.in(Role::kTo).empty()) events_.push_back(std::move(event));
    }
  }

  // "Lyon, France", where the one is known to lie in the other.
  void ReadWithin(const Frame& frame) {
    for (size_t i = 0; i + 1 < resolved_.mentions.size(); ++i) {
      const Mention &inner = resolved_.mentions[i], &outer = resolved_.mentions[i + 1];
      if (inner.entity == kNoEntity || outer.entity == kNoEntity || inner.entity == outer.entity) continue;
      if (outer.tokens.begin < inner.tokens.end || outer.tokens.begin - inner.tokens.end > kMostTitleTokens) continue;
      if (resolved_.entities[inner.entity].actor.country != resolved_.entities[outer.entity].actor.name) continue;
      Event event = NewEvent(frame, inner.head);
      participants_.AddEntity(inner.entity, inner, 1, frame.rule(Role::kFrom), &event.in(Role::kFrom));
      participants_.AddEntity(outer.entity, outer, 1, frame.rule(Role::kTo), &event.in(Role::kTo));
      event.confidence = frame.confidence;
      if (!event.in(Role::kFrom).empty() && !event.in(Role::kTo).empty()) events_.push_back(std::move(event));
    }
  }

  const Resolved& resolved_;
  const Frames& frames_;
  const Cues& cues_;
  const Ontology& ontology_;
  const Tree tree_;
  const MentionIndex mentions_;
  const Circumstances circumstances_;
  const Participants participants_;
  std::vector<Event> events_;
  std::vector<std::unique_ptr<Event>> gatherings_;
  Event* gathering_ = nullptr;        // the last one told of
  std::vector<size_t> gathering_of_;  // of each event the index of its gathering
};

}  // namespace

std::vector<Event> ReadEvents(const Resolved& resolved, const Frames& frames, const Cues& cues,
                              const Ontology& ontology) {
  return EventReader(resolved, frames, cues, ontology).Read();
}

}  // namespace entente::extract
