#include "extract/events/circumstance.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "extract/events/arguments.h"
#include "extract/events/phrase.h"

namespace entente::extract {
namespace {

constexpr int kMaxClauses = 4;           // how far up a date may be taken from
constexpr uint32_t kStorySentences = 3;  // how far back
constexpr int kNewsDays = 10;            // older days are background
constexpr int64_t kYear = 366, kShortestTenure = 27, kLongestTenure = 30 * kYear;  // days
constexpr uint32_t kYearsReach = 3;       // tokens behind a name to the last of its years
constexpr uint32_t kDatelineReach = 2;    // sentences behind a dateline that tell what happened there
constexpr uint32_t kDatelineTokens = 12;  // behind its place

// The token of a span that hangs outside it.
uint32_t TopOf(const Tree& tree, TokenSpan span) {
  uint32_t token = span.begin;
  for (uint32_t steps = 0; steps < span.size(); ++steps) {
    const uint32_t head = tree.head(token);
    if (head == Tree::kNone || !span.Contains(head)) break;
    token = head;
  }
  return token;
}

// The clause whose circumstances this one shares; kNone for one that stands by itself or reports another's words.
uint32_t ClauseAbove(const Tree& tree, uint32_t clause) {
  switch (tree.dep(clause)) {
    case Dep::kXcomp:
    case Dep::kConjunct:
    case Dep::kAdverbial:
    case Dep::kAclause:
      return tree.head(clause) == Tree::kNone ? Tree::kNone : ClauseOf(tree, tree.head(clause));
    default:
      return Tree::kNone;
  }
}

bool HangsDirectly(const Tree& tree, uint32_t token, uint32_t clause) {
  for (int steps = 0; steps < 3 && token != Tree::kNone; ++steps, token = tree.head(token)) {
    if (token == clause) return true;
  }
  return false;
}

// What follows a noun in the phrase that it stands in: "the collapse of his summit with Ben in Oslo in May". Empty for
// a verb.
TokenSpan PhraseBehind(const Tree& tree, uint32_t noun) {
  if (!tree.IsNoun(noun)) return {};
  uint32_t top = noun;
  while (tree.dep(top) == Dep::kNominal && tree.head(top) != Tree::kNone) top = tree.head(top);
  return {noun + 1, std::max(noun + 1, tree.reach(top).end)};
}

int64_t DaysOf(const TimeSpan& span) { return int64_t{span.last.day} - span.first.day; }

bool IsOpen(const TimeSpan& span) {
  return span.first.day == TimeSpan::kOpenPast || span.last.day == TimeSpan::kOpenFuture;
}

uint32_t Distance(uint32_t a, uint32_t b) { return a > b ? a - b : b - a; }

bool IsPlaceKind(const Resolved& resolved, const Mention& mention) {
  if (mention.entity == kNoEntity) return false;
  const std::string& kind = resolved.entities[mention.entity].actor.kind;
  return kind == "place" || kind == "country";
}

}  // namespace

Circumstances::Circumstances(const Resolved& resolved, const Tree& tree, const Cues& cues, const MentionIndex& mentions)
    : resolved_(resolved), tree_(tree), cues_(cues), mentions_(mentions) {
  times_.resize(resolved.analysis.document.sentences.size());
  for (const TimeExpression& time : resolved.analysis.times) {
    if (!time.span.known() || time.tokens.empty()) continue;
    const uint32_t top = TopOf(tree, time.tokens);
    const uint32_t clause = ClauseOf(tree, top);
    const bool bracketed = time.tokens.begin > 0 && tree.form(time.tokens.begin - 1) == "(";
    times_[tree.sentence(top)].push_back(
        {top, clause, bracketed, !bracketed && HangsDirectly(tree, top, clause), time.span});
  }
}

TimeSpan Circumstances::Time(uint32_t trigger) const {
  const Hanging* time = FindTime(trigger);
  return time == nullptr ? TimeOfAntecedent(trigger) : WithNextDay(*time);
}

TimeSpan Circumstances::TimeOfAntecedent(uint32_t trigger) const {
  const uint32_t clause = ClauseOf(tree_, trigger);
  if (clause == Tree::kNone || tree_.dep(clause) != Dep::kRelative) return TimeSpan::Unknown();
  const auto children = tree_.children(clause);
  const bool within = std::any_of(children.begin(), children.end(), [&](uint32_t child) {
    if (tree_.dep(child) == Dep::kAdverb) return tree_.tag(child) == "WRB";
    return tree_.dep(child) == Dep::kOblique && tree_.IsRelativeWord(child) &&
           cues_.IsInCourse(tree_.Preposition(child));
  });
  if (!within) return TimeSpan::Unknown();
  for (const Hanging& time : times_[tree_.sentence(trigger)]) {
    if (time.token == tree_.head(clause)) return time.span;  // where the tree hangs it on the "May"
  }
  return OccasionTime(tree_.head(clause));
}

TimeSpan Circumstances::Tenure(uint32_t word, uint32_t name_end) const {
  const bool as = tree_.dep(word) == Dep::kOblique && tree_.Preposition(word) == "as";
  const bool complement = tree_.dep(word) == Dep::kXcomp || tree_.dep(word) == Dep::kObject;
  const bool served = as || (complement && cues_.IsBecoming(tree_.lemma(tree_.head(word))));
  const bool heads = tree_.IsVerb(word) || tree_.Has(word, Dep::kCopula);
  const uint32_t clause = served ? tree_.head(word) : heads ? word : Tree::kNone;
  for (const Hanging& time : times_[tree_.sentence(word)]) {
    const int64_t days = DaysOf(time.span);
    if (days < kShortestTenure) continue;
    const bool of_clause = time.direct && time.clause == clause && time.token > word;
    // "president since May", but not "met the president in May"
    const bool of_noun = tree_.head(time.token) == word && IsOpen(time.span);
    const bool behind_name = time.bracketed && time.token > name_end && time.token <= name_end + kYearsReach;
    const bool years = IsOpen(time.span) || (days > kYear && days < kLongestTenure);  // not "(1916)" nor "(1918-2013)"
    if (of_clause || of_noun || (behind_name && years)) return time.span;
  }
  return TimeSpan::Unknown();
}

bool Circumstances::IsOfObject(uint32_t trigger) const {
  const uint32_t time = TimeToken(trigger);
  const uint32_t noun = time == Tree::kNone ? Tree::kNone : tree_.head(time);
  return noun != Tree::kNone && noun > time && tree_.IsNoun(noun) && tree_.dep(noun) == Dep::kObject;
}

// "on Friday and Saturday": both days where the second is the day after.
TimeSpan Circumstances::WithNextDay(const Hanging& time) const {
  TimeSpan span = time.span;
  for (const Hanging& other : times_[tree_.sentence(time.token)]) {
    const bool listed = tree_.dep(other.token) == Dep::kConjunct && tree_.head(other.token) == time.token;
    if (listed && IsDay(time.span) && IsDay(other.span) && other.span.first.day == span.last.day + 1)
      span.last = other.span.last;
  }
  return span;
}

uint32_t Circumstances::TimeToken(uint32_t trigger) const {
  const Hanging* time = FindTime(trigger);
  return time == nullptr ? Tree::kNone : time->token;
}

const Circumstances::Hanging* Circumstances::FindTime(uint32_t trigger) const {
  const std::vector<Hanging>& times = times_[tree_.sentence(trigger)];
  if (times.empty()) return nullptr;
  uint32_t clause = ClauseOf(tree_, trigger);
  const TokenSpan phrase = PhraseBehind(tree_, trigger);
  for (const Hanging& time : times) {
    if (trigger != clause && phrase.Contains(time.token) && time.clause == clause) return &time;
  }
  for (int i = 0; i < kMaxClauses && clause != Tree::kNone; ++i) {
    if (const Hanging* nearest = NearestOf(clause, trigger); nearest != nullptr) return nearest;
    clause = ClauseAbove(tree_, clause);
  }
  return nullptr;
}

const Circumstances::Hanging* Circumstances::NearestOf(uint32_t clause, uint32_t trigger) const {
  const Hanging* nearest = nullptr;
  for (const Hanging& time : times_[tree_.sentence(trigger)]) {
    if (time.clause != clause || !time.direct) continue;
    if (nearest == nullptr || Distance(time.token, trigger) < Distance(nearest->token, trigger)) nearest = &time;
  }
  return nearest;
}

TimeSpan Circumstances::OccasionTime(uint32_t noun) const {
  const auto tells = [&](uint32_t verb) { return tree_.IsVerb(verb) && cues_.IsTakingPlace(tree_.lemma(verb)); };
  const bool subject = tree_.dep(noun) == Dep::kSubject || tree_.dep(noun) == Dep::kPassiveSubject;
  for (const Hanging& time : times_[tree_.sentence(noun)]) {
    if (tree_.head(time.token) == noun) return time.span;
    if (!time.direct || !tells(time.clause)) continue;
    const Dep dep = tree_.dep(time.clause);
    const bool behind = tree_.head(time.clause) == noun && (dep == Dep::kRelative || dep == Dep::kAclause);
    if (behind || (subject && tree_.head(noun) == time.clause)) return time.span;
  }
  return TimeSpan::Unknown();
}

std::vector<std::pair<uint32_t, TimeSpan>> Circumstances::DatedClauses() const {
  std::vector<std::pair<uint32_t, TimeSpan>> dated;
  for (const std::vector<Hanging>& times : times_) {
    for (const Hanging& time : times) {
      if (time.direct && IsDay(time.span)) dated.emplace_back(time.clause, time.span);
    }
  }
  std::ranges::sort(dated, {}, [](const auto& clause) { return clause.first; });
  return dated;
}

bool Circumstances::IsDay(const TimeSpan& span) {
  return span.known() && span.granularity == Granularity::kDay && span.first == span.last;
}

bool Circumstances::IsNews(const TimeSpan& span) const {
  const std::optional<Date>& published = resolved_.analysis.document.article.published;
  return published && IsDay(span) && span.first.day <= published->day && span.first.day > published->day - kNewsDays;
}

bool Circumstances::IsBackground(const TimeSpan& span) const {
  const std::optional<Date>& published = resolved_.analysis.document.article.published;
  return published && span.known() && span.last.day <= published->day - kNewsDays;
}

bool Circumstances::SameParagraph(uint32_t sentence, uint32_t next) const {
  const Document& document = resolved_.analysis.document;
  const ByteSpan between = {document.Bytes(document.sentences[sentence]).end,
                            document.Bytes(document.sentences[next]).begin};
  return between.begin <= between.end && document.Text(between).find('\n') == std::string_view::npos;
}

TimeSpan Circumstances::OnlyNewsDay() const {
  TimeSpan only = TimeSpan::Unknown();
  for (const std::vector<Hanging>& times : times_) {
    for (const Hanging& time : times) {
      if (!IsNews(time.span)) continue;
      if (only.known() && time.span != only) return TimeSpan::Unknown();
      only = time.span;
    }
  }
  return only;
}

TimeSpan Circumstances::StoryDay(uint32_t sentence) const {
  for (uint32_t back = 0; back <= kStorySentences && back <= sentence; ++back) {
    const std::vector<Hanging>& times = times_[sentence - back];
    for (auto time = times.rbegin(); time != times.rend(); ++time) {
      if (IsNews(time->span)) return time->span;
    }
    if (back == sentence || !SameParagraph(sentence - back - 1, sentence - back)) break;
  }
  return TimeSpan::Unknown();
}

std::string Circumstances::NameOf(uint32_t token) const {
  const Mention* mention = mentions_.At(token);
  if (mention != nullptr && mention->entity != kNoEntity) return resolved_.entities[mention->entity].actor.name;
  return {};
}

const Actor* Circumstances::PlaceAt(uint32_t token, const std::vector<uint32_t>& taken) const {
  const Dep dep = tree_.dep(token);
  if ((dep != Dep::kOblique && dep != Dep::kNominal) || !cues_.IsLocative(tree_.Preposition(token))) return nullptr;
  if (std::find(taken.begin(), taken.end(), token) != taken.end()) return nullptr;
  const Mention* mention = mentions_.At(token);
  for (uint32_t child : tree_.children(token)) {  // "in the city of Oslo"
    const bool named = mention != nullptr && mention->entity != kNoEntity;
    if (!named && tree_.dep(child) == Dep::kNominal && tree_.Preposition(child) == "of") mention = mentions_.At(child);
  }
  const bool described = mention != nullptr && mention->form != MentionForm::kName && !mention->tokens.Contains(token);
  if (described) return nullptr;  // "in defiance of the Norlandic authorities"
  if (mention == nullptr || !IsPlaceKind(resolved_, *mention)) return nullptr;
  return &resolved_.entities[mention->entity].actor;
}

// Of the tokens, the first place, else the first country.
template <class Tokens>
uint32_t Circumstances::PlaceAmong(const Tokens& tokens, const std::vector<uint32_t>& taken) const {
  uint32_t country = Tree::kNone;
  for (uint32_t token : tokens) {
    const Actor* actor = PlaceAt(token, taken);
    if (actor == nullptr) continue;
    if (actor->kind == "place") return token;
    if (country == Tree::kNone) country = token;
  }
  return country;
}

std::string Circumstances::Place(uint32_t trigger, const std::vector<uint32_t>& taken) const {
  const uint32_t token = PlaceToken(trigger, taken);
  return token == Tree::kNone ? HouseOf(trigger, taken) : PlaceAt(token, taken)->name;
}

std::string Circumstances::PlaceBehind(uint32_t noun) const {
  const uint32_t token = PlaceAmong(tree_.children(noun), {});
  return token == Tree::kNone ? "" : PlaceAt(token, {})->name;
}

uint32_t Circumstances::PlaceToken(uint32_t trigger, const std::vector<uint32_t>& taken) const {
  uint32_t place = PlaceAmong(tree_.children(trigger), taken);
  const TokenSpan phrase = PhraseBehind(tree_, trigger);
  std::vector<uint32_t> behind(phrase.size());
  std::iota(behind.begin(), behind.end(), phrase.begin);
  if (place == Tree::kNone) place = PlaceAmong(behind, taken);
  uint32_t clause = ClauseOf(tree_, trigger);
  for (int i = 0; i < 2 && place == Tree::kNone && clause != Tree::kNone; ++i) {
    if (clause != trigger) place = PlaceAmong(tree_.children(clause), taken);
    for (uint32_t child : tree_.children(clause)) {
      const bool nominal = tree_.dep(child) == Dep::kObject || tree_.dep(child) == Dep::kOblique;
      if (place == Tree::kNone && nominal && child != trigger && tree_.IsNoun(child)) {
        place = PlaceAmong(tree_.children(child), taken);
      }
      if (!nominal) continue;
      for (uint32_t part : tree_.children(child)) {  // "on the results during a forum in Oslo"
        const bool temporal = tree_.dep(part) == Dep::kNominal && cues_.IsTemporal(tree_.Preposition(part));
        if (place == Tree::kNone && temporal) place = PlaceAmong(tree_.children(part), taken);
      }
    }
    clause = ClauseAbove(tree_, clause);
  }
  return place == Tree::kNone ? PlaceOfDoers(ClauseOf(tree_, trigger), taken) : place;
}

// "met at the Foreign Ministry", "at the Assembly": where an organization is at home.
std::string Circumstances::HouseOf(uint32_t trigger, const std::vector<uint32_t>& taken) const {
  for (uint32_t place : {trigger, ClauseOf(tree_, trigger)}) {
    if (place == Tree::kNone) continue;
    for (uint32_t child : tree_.children(place)) {
      if (tree_.dep(child) != Dep::kOblique || tree_.Preposition(child) != "at") continue;
      if (std::ranges::find(taken, child) != taken.end()) continue;
      const Mention* mention = mentions_.At(child);
      if (mention == nullptr || mention->entity == kNoEntity || mention->form != MentionForm::kName) continue;
      const Actor& actor = resolved_.entities[mention->entity].actor;
      if (actor.kind == "organization") return actor.name;
    }
  }
  return {};
}

// "protesters in Oslo surrounded the embassy", "was seen off by Ann at the airport".
uint32_t Circumstances::PlaceOfDoers(uint32_t clause, const std::vector<uint32_t>& taken) const {
  for (uint32_t child : tree_.children(clause)) {
    const Dep dep = tree_.dep(child);
    const bool people = dep == Dep::kSubject && tree_.tag(child) == "NNS";
    if (!people && dep != Dep::kAgent) continue;
    for (uint32_t one : tree_.Conjuncts(child)) {
      const uint32_t place = PlaceAmong(tree_.children(one), taken);
      if (place != Tree::kNone) return place;
    }
  }
  return Tree::kNone;
}

std::string Circumstances::DatelinePlace(uint32_t sentence) const {
  const std::vector<TokenSpan>& sentences = resolved_.analysis.document.sentences;
  for (uint32_t back = 0; back <= kDatelineReach && back <= sentence; ++back) {
    const Actor* place = DatelineAt(sentences[sentence - back]);
    if (place != nullptr) return place->name;
  }
  return {};
}

const Actor* Circumstances::DatelineAt(TokenSpan sentence) const {
  const Mention* mention = sentence.empty() ? nullptr : mentions_.At(sentence.begin);
  const bool opens = mention != nullptr && mention->tokens.begin == sentence.begin && mention->entity != kNoEntity;
  if (!opens || resolved_.entities[mention->entity].actor.kind != "place") return nullptr;
  const uint32_t end = std::min(sentence.end, mention->tokens.end + kDatelineTokens);
  for (uint32_t token = mention->tokens.end; token < end; ++token) {
    const std::string_view form = tree_.form(token);
    const bool closes = form == "-" || form == "--" || form == "\u2013" || form == "\u2014" || form == ":";
    if (closes) return &resolved_.entities[mention->entity].actor;
    const bool goes_on = form == "," || form == "." || form == "(" || form == ")" || form == "/" ||
                         tree_.tag(token).starts_with("NNP") || tree_.tag(token) == "CD";
    if (!goes_on) return nullptr;
  }
  return nullptr;
}

std::string Circumstances::SpeakerOf(uint32_t verb) const {
  for (uint32_t child : tree_.children(verb)) {
    if (tree_.dep(child) == Dep::kSubject) return NameOf(child);
  }
  return {};
}

bool Circumstances::IsAttribution(uint32_t token) const {
  return tree_.dep(token) == Dep::kOblique && cues_.IsAttributive(tree_.Preposition(token));
}

std::string Circumstances::Attribution(uint32_t trigger) const {
  uint32_t clause = ClauseOf(tree_, trigger);
  for (int i = 0; i < kMaxClauses && clause != Tree::kNone; ++i) {
    for (uint32_t child : tree_.children(clause)) {
      if (IsAttribution(child)) return NameOf(child);
      if (tree_.dep(child) == Dep::kParataxis && cues_.IsReporting(tree_.lemma(child))) return SpeakerOf(child);
    }
    const uint32_t above = tree_.head(clause);
    if (tree_.dep(clause) == Dep::kCcomp && above != Tree::kNone && cues_.IsReporting(tree_.lemma(above))) {
      return SpeakerOf(above);
    }
    clause = above == Tree::kNone ? Tree::kNone : ClauseOf(tree_, above);
  }
  return {};
}

}  // namespace entente::extract
