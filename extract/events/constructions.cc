#include "extract/events/constructions.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "extract/events/arguments.h"
#include "extract/events/control.h"
#include "extract/events/phrase.h"
#include "extract/events/stances.h"
#include "extract/events/topic.h"

namespace entente::extract {
namespace {

constexpr uint32_t kMostBetween = 3;  // tokens between a place and the one around it: ", in the"

void AddWhole(Event event, std::vector<Event>* events) {
  if (!event.in(Role::kFrom).empty() && !event.in(Role::kTo).empty()) events->push_back(std::move(event));
}

// The event of the frame's relation that the quotation's verb of saying gave; the first `size` events are in text
// order.
Event* FindTold(const Quotation& quotation, const Frame& frame, size_t size, std::vector<Event>* events) {
  if (quotation.cue < 0) return nullptr;
  const uint32_t cue = static_cast<uint32_t>(quotation.cue);
  const auto end = events->begin() + static_cast<std::ptrdiff_t>(size);
  auto event = std::lower_bound(events->begin(), end, cue,
                                [](const Event& one, uint32_t trigger) { return one.trigger < trigger; });
  for (; event != end && event->trigger == cue; ++event) {
    if (event->frame->relation == frame.relation) return &*event;
  }
  return nullptr;
}

// Whether the quotation says something by itself, as its own sentence or as the clause that is said, and not a few
// words of what another tells: "called it “a stunt”", "those “who want to leave”".
bool IsWholeClause(const Tree& tree, const Quotation& quotation) {
  for (uint32_t token = quotation.tokens.begin; token < quotation.tokens.end; ++token) {
    const uint32_t head = tree.head(token);
    if (tree.dep(token) == Dep::kPunctuation || (head != Tree::kNone && quotation.tokens.Contains(head))) continue;
    const Dep dep = tree.dep(token);
    const bool free = head == Tree::kNone || dep == Dep::kCcomp || dep == Dep::kParataxis ||
                      head == static_cast<uint32_t>(quotation.cue);
    const uint32_t subject = OwnSubject(tree, token);
    const bool predicate = tree.IsVerb(token) || tree.Has(token, Dep::kCopula) || subject != Tree::kNone;
    const bool own = subject == Tree::kNone || quotation.tokens.Contains(subject);
    if (free && predicate && own) return true;
  }
  return false;
}

// `span` without `part` where that begins or ends it, and without the comma between them.
TokenSpan WithoutEnd(const Tree& tree, TokenSpan span, TokenSpan part) {
  if (part.begin <= span.begin && part.end < span.end) span.begin = part.end;
  if (part.end >= span.end && part.begin > span.begin) span.end = part.begin;
  return WithoutOuterPunctuation(tree, span);
}

}  // namespace

void ReadQuotations(const Reading& reading, const Participants& participants, const Circumstances& circumstances,
                    const Frame& frame, std::vector<Event>* events) {
  const size_t told_by_verbs = events->size();
  const Stances stances(reading, *events);
  std::map<int32_t, size_t> turns;  // from the speaker's token to the event that tells what was said
  for (const Quotation& quotation : reading.resolved.analysis.quotations) {
    if (quotation.speaker < 0 || quotation.tokens.empty()) continue;
    const std::string words = reading.Text(quotation.tokens);
    if (Event* told = FindTold(quotation, frame, told_by_verbs, events)) {
      if (words.size() > told->theme.size()) told->theme = words;
      turns.emplace(quotation.speaker, static_cast<size_t>(told - events->data()));
      continue;
    }
    if (!IsWholeClause(reading.tree, quotation)) continue;
    if (const auto turn = turns.find(quotation.speaker); turn != turns.end()) {
      (*events)[turn->second].theme += " " + words;
      continue;
    }
    const uint32_t speaker = static_cast<uint32_t>(quotation.speaker);
    Event event = reading.NewEvent(frame, quotation.cue >= 0 ? static_cast<uint32_t>(quotation.cue) : speaker);
    event.sentence = reading.tree.sentence(quotation.tokens.begin);
    participants.Add(speaker, 1, frame.rule(Role::kFrom), &event.in(Role::kFrom));
    const std::vector<Participant>& from = event.in(Role::kFrom);
    const uint32_t topic =
        TopicOfSpeech(reading, quotation.tokens, [&](uint32_t clause) { return stances.Cover(clause, from); });
    if (topic != Tree::kNone) participants.Add(topic, 1, frame.rule(Role::kTo), &event.in(Role::kTo));
    event.theme = words;
    event.confidence = frame.confidence;
    event.time = circumstances.Time(event.trigger);
    const size_t before = events->size();
    AddWhole(std::move(event), events);
    if (events->size() > before) turns.emplace(quotation.speaker, before);
  }
}

void ReadAttributions(const Reading& reading, const Participants& participants, const Circumstances& circumstances,
                      const Frame& frame, std::vector<Event>* events) {
  const Tree& tree = reading.tree;
  for (uint32_t token = 0; token < tree.size(); ++token) {
    const uint32_t clause = tree.head(token);
    if (clause == Tree::kNone || !circumstances.IsAttribution(token)) continue;
    Event event = reading.NewEvent(frame, token);
    participants.Add(token, 1, frame.rule(Role::kFrom), &event.in(Role::kFrom));
    const uint32_t topic = TopicOfClause(reading, clause, false);
    if (topic == Tree::kNone || topic == token) continue;
    participants.Add(topic, 1, frame.rule(Role::kTo), &event.in(Role::kTo));
    event.theme = reading.Text(WithoutEnd(tree, ClauseSpan(tree, clause), tree.reach(token)));
    event.confidence = frame.confidence;
    event.time = circumstances.Time(token);
    AddWhole(std::move(event), events);
  }
}

// "Osei was Arcadia's envoy": the subject of the phrase that `mention` heads.
const Mention* SubjectOf(const Reading& reading, const Mention& mention) {
  if (mention.form != MentionForm::kNominal || !reading.tree.Has(mention.head, Dep::kCopula)) return nullptr;
  const uint32_t subject = reading.tree.Child(mention.head, Dep::kSubject);
  const Mention* named = subject == Tree::kNone ? nullptr : reading.mentions.At(subject);
  return named == nullptr || named->entity == kNoEntity ? nullptr : named;
}

// Where the thing that `inner` names is: "the palace in Arcville", "Arcadia's oil company".
std::vector<const Mention*> PlacesAround(const Reading& reading, const Mention& inner, const RoleRule& outer) {
  const Tree& tree = reading.tree;
  std::vector<const Mention*> within, owners;
  for (uint32_t child : tree.children(inner.head)) {
    const Dep dep = tree.dep(child);
    const Mention* mention = reading.mentions.At(child);
    if (mention == nullptr || mention->entity == kNoEntity || mention->entity == inner.entity) continue;
    const bool named = mention->form == MentionForm::kName;
    const Argument argument = {child, Source::kPreposition, tree.Preposition(child), 1};
    const std::string& country = reading.ActorAt(inner).country;
    const bool its_own = country.empty() || country == reading.ActorAt(*mention).name;
    // That the "Ministry of Arcadia" is Arcadia's, its name tells; "Arcadia's army" tells no more.
    const bool by_name = reading.ActorAt(inner).name.find(reading.ActorAt(*mention).name) != std::string::npos;
    const bool told = by_name || (inner.form == MentionForm::kNominal && !reading.ActorAt(inner).known_id.empty());
    const bool its_parliament = by_name && country == reading.ActorAt(*mention).name;
    if (named && !its_parliament && dep == Dep::kNominal && IsSourceOf(argument, outer)) within.push_back(mention);
    if (named && its_own && !told && (dep == Dep::kPossessor || dep == Dep::kAdjectival)) owners.push_back(mention);
  }
  return within.empty() ? owners : within;
}

bool IsPerson(const Reading& reading, const Mention& mention) { return reading.ActorAt(mention).kind == "person"; }

// "Arcadia", "Lowland province"
bool IsLand(const Reading& reading, const Mention& mention) {
  const uint32_t behind = mention.tokens.end;
  const bool sort =
      behind < reading.tree.size() && reading.tree.head(mention.head) == behind && reading.tree.tag(behind) == "NN";
  return sort || reading.ActorAt(mention).kind == "country";
}

// "Arcville district in northern Arcadia", "Ann Lee of the Labour Party": a place or person and what it is in with
// nothing but a preposition between them, whatever the tree says.
bool IsNameInNext(const Reading& reading, const Mention& inner, const Mention& next, const RoleRule& outer) {
  const Tree& tree = reading.tree;
  uint32_t token = inner.tokens.end;
  // "Ann Lee, from the Institute of Labour,"
  if (IsPerson(reading, inner) && token + 1 < next.tokens.begin && tree.form(token) == "," &&
      tree.lemma(token + 1) == "from")
    ++token;
  const bool names = inner.form == MentionForm::kName && next.form == MentionForm::kName;
  if (!names || tree.sentence(token - 1) != tree.sentence(next.head)) return false;
  const std::string& kind = reading.ActorAt(inner).kind;
  const bool told = !inner.title.empty() && (inner.title_of == kNoEntity || inner.title_of == next.entity);
  if (kind != "place" && (kind != "person" || told)) return false;
  const bool tail = inner.tokens.begin > 0 && tree.tag(inner.tokens.begin - 1).starts_with("NNP");
  if (tail) return false;  // "the Grand Hotel Arcville"
  const bool sort = kind == "place" && token < next.tokens.begin && tree.tag(token) == "NN";  // "district"
  if (sort) ++token;
  const bool within = token < next.tokens.begin && tree.tag(token) == "IN" &&
                      ((sort && tree.lemma(token) == "of" && IsLand(reading, next)) ||
                       IsSourceOf({token, Source::kPreposition, tree.lemma(token), 1}, outer));
  // "Arcville, northern Arcadia"
  const bool set_apart = kind == "place" && token < next.tokens.begin && tree.form(token) == "," &&
                         tree.dep(next.head) == Dep::kApposition && reading.ActorAt(next).kind == "country";
  if (!within && !set_apart) return false;
  for (++token; token < next.tokens.begin; ++token) {
    // "of the opposition Labour Party", "from the ruling Labour Party"
    const bool describes =
        tree.tag(token) == "JJ" || (kind == "person" && (tree.tag(token) == "NN" || tree.tag(token) == "VBG"));
    if (tree.tag(token) != "DT" && !describes) return false;
  }
  return true;
}

// The title's own noun: "member" of "member of parliament".
uint32_t TitleNoun(const Reading& reading, const Mention& mention) {
  for (uint32_t token = mention.title_tokens.begin; token < mention.title_tokens.end; ++token) {
    if (!mention.title_tokens.Contains(reading.tree.head(token))) return token;
  }
  return mention.head;
}

// By its noun or that as written: "leaders" of a party are many and "a leader" is one of them, its "leader" is alone.
bool AdmitsTitle(const Reading& reading, const Mention& mention, const RoleRule& rule) {
  const Tree& tree = reading.tree;
  const uint32_t noun = TitleNoun(reading, mention);
  const uint32_t article = tree.Child(noun, Dep::kDeterminer);
  const bool one_of_many = article != Tree::kNone && tree.lemma(article) == "a";
  const bool by_lemma = Admits(tree.lemma(noun), rule);
  const bool as_written = Admits((one_of_many ? "a " : "") + std::string(tree.form(noun)), rule);
  return rule.only.empty() ? by_lemma && as_written : by_lemma || as_written;
}

bool HasSmallLetters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// "Labour's Ann Lee", "Ann Lee (Labour)": a person's name beside that of an organization.
bool IsNameBeside(const Reading& reading, const Mention& person, const Mention& other, const RoleRule& outer) {
  const Tree& tree = reading.tree;
  if (person.form != MentionForm::kName || other.form != MentionForm::kName || !IsPerson(reading, person)) return false;
  if (reading.ActorAt(other).kind != "organization") return false;
  const bool owned = other.tokens.end + 1 == person.tokens.begin && tree.tag(other.tokens.end) == "POS";
  if (owned) return person.title.empty() && IsSourceOf({other.head, Source::kPossessor, "", 1}, outer);
  const bool bracketed = person.tokens.end + 1 == other.tokens.begin && other.tokens.end < tree.size() &&
                         tree.form(person.tokens.end) == "(" && tree.form(other.tokens.end) == ")";
  // Three letters behind an athlete's name are a country's code, behind a senator's his party.
  const bool code =
      person.title.empty() && reading.ActorAt(other).known_id.empty() && !HasSmallLetters(reading.ActorAt(other).name);
  return bracketed && !code && IsSourceOf({other.head, Source::kName, "", 1}, outer);
}

void ReadTitles(const Reading& reading, const Participants& participants, const Circumstances& circumstances,
                const Frame& frame, std::vector<Event>* events) {
  std::map<std::tuple<uint32_t, uint32_t, bool>, std::string> told;  // several titles in one state are one office
  for (const Mention& mention : reading.resolved.mentions) {
    if (mention.title.empty() || mention.title_of == kNoEntity) continue;
    if (!AdmitsTitle(reading, mention, frame.rule(Role::kTheme))) continue;
    const Mention* subject = SubjectOf(reading, mention);
    const Mention& holder = subject == nullptr ? mention : *subject;
    if (holder.entity == kNoEntity) continue;
    // "the leaders of Utopia and Arcadia" do not all lead the first.
    if (!reading.resolved.entities[holder.entity].members.empty()) continue;
    Event event = reading.NewEvent(frame, mention.head);
    event.trigger_words = mention.title_tokens.empty() ? mention.tokens : mention.title_tokens;
    participants.AddEntity(holder.entity, holder, 1, frame.rule(Role::kFrom), &event.in(Role::kFrom));
    Mention of = mention;
    of.form = MentionForm::kName;
    participants.AddEntity(mention.title_of, of, 1, frame.rule(Role::kTo), &event.in(Role::kTo));
    event.theme =
        told.emplace(std::tuple(holder.entity, mention.title_of, mention.former), mention.title).first->second;
    event.confidence = frame.confidence;
    event.time = circumstances.Tenure(TitleNoun(reading, mention), holder.tokens.end);
    AddWhole(std::move(event), events);
  }
}

void ReadWithin(const Reading& reading, const Participants& participants, const Frame& frame,
                std::vector<Event>* events) {
  const std::vector<Mention>& mentions = reading.resolved.mentions;
  const RoleRule &from = frame.rule(Role::kFrom), &to = frame.rule(Role::kTo);
  const auto add = [&](const Mention& inner, const Mention& outer) {
    Event event = reading.NewEvent(frame, inner.head);
    participants.AddEntity(inner.entity, inner, 1, from, &event.in(Role::kFrom));
    participants.AddEntity(outer.entity, outer, 1, to, &event.in(Role::kTo));
    event.confidence = frame.confidence;
    AddWhole(std::move(event), events);
  };
  for (size_t i = 0; i < mentions.size(); ++i) {
    const Mention& inner = mentions[i];
    const std::string& lemma = reading.tree.lemma(inner.head);
    const bool barred = std::find(from.never.begin(), from.never.end(), lemma) != from.never.end();
    if (inner.entity == kNoEntity || inner.form == MentionForm::kPronoun || barred) continue;
    const bool person = IsPerson(reading, inner);  // of whose name the tree often hangs another's complement
    const std::vector<const Mention*> around =
        person ? std::vector<const Mention*>() : PlacesAround(reading, inner, to);
    for (const Mention* outer : around) add(inner, *outer);
    for (size_t j : {i - 1, i + 1}) {
      const bool beside = person && j < mentions.size() && mentions[j].entity != kNoEntity;
      if (beside && IsNameBeside(reading, inner, mentions[j], to)) add(inner, mentions[j]);
    }
    size_t behind = i + 1;
    while (behind < mentions.size() && mentions[behind].entity == kNoEntity) ++behind;
    if (!around.empty() || behind == mentions.size()) continue;
    const Mention& next = mentions[behind];
    if (next.entity == inner.entity || next.tokens.begin < inner.tokens.end) continue;
    if (next.tokens.begin - inner.tokens.end > kMostBetween) continue;
    const Actor& actor = reading.ActorAt(inner);
    const bool of_country = actor.kind == "place" && actor.country == reading.ActorAt(next).name;
    if (of_country || IsNameInNext(reading, inner, next, to)) add(inner, next);
  }
}

}  // namespace entente::extract
