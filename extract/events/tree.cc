#include "extract/events/tree.h"

#include <algorithm>
#include <array>

#include "extract/events/name_phrases.h"

namespace entente::extract {
namespace {

constexpr std::array<std::pair<std::string_view, Dep>, 37> kNames = {{
    {"nsubj", Dep::kSubject},
    {"csubj", Dep::kClausalSubject},
    {"nsubj:pass", Dep::kPassiveSubject},
    {"nsubj:outer", Dep::kOther},
    {"obj", Dep::kObject},
    {"iobj", Dep::kIndirect},
    {"obl", Dep::kOblique},
    {"obl:agent", Dep::kAgent},
    {"nmod", Dep::kNominal},
    {"nmod:poss", Dep::kPossessor},
    {"appos", Dep::kApposition},
    {"acl", Dep::kAclause},
    {"acl:relcl", Dep::kRelative},
    {"advcl", Dep::kAdverbial},
    {"advcl:relcl", Dep::kAdverbial},
    {"xcomp", Dep::kXcomp},
    {"ccomp", Dep::kCcomp},
    {"conj", Dep::kConjunct},
    {"compound", Dep::kCompound},
    {"compound:prt", Dep::kParticle},
    {"amod", Dep::kAdjectival},
    {"nmod:desc", Dep::kCompound},
    {"flat", Dep::kFlat},
    {"case", Dep::kCase},
    {"mark", Dep::kMark},
    {"aux", Dep::kAuxiliary},
    {"aux:pass", Dep::kPassiveAuxiliary},
    {"cop", Dep::kCopula},
    {"det", Dep::kDeterminer},
    {"advmod", Dep::kAdverb},
    {"parataxis", Dep::kParataxis},
    {"cc", Dep::kCoordinator},
    {"punct", Dep::kPunctuation},
    {"root", Dep::kRoot},
    {"fixed", Dep::kOther},
    {"det:predet", Dep::kDeterminer},
    {"dislocated", Dep::kObject},
}};

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

Dep FindDep(std::string_view relation) {
  for (const auto& [name, dep] : kNames) {
    if (relation == name) return dep;
  }
  if (relation.starts_with("flat:")) return Dep::kFlat;
  return Dep::kOther;
}

}  // namespace

Tree::Tree(const Resolved& resolved, const Cues& cues) : analysis_(resolved.analysis), cues_(cues) {
  const Analysis& analysis = resolved.analysis;
  const uint32_t size = static_cast<uint32_t>(analysis.words.size());
  deps_.resize(size);
  heads_.resize(size, kNone);
  sentences_.resize(size, 0);
  first_child_.assign(size + 1, 0);
  lemmas_.reserve(size);
  for (uint32_t i = 0; i < analysis.document.sentences.size(); ++i) {
    const TokenSpan span = analysis.document.sentences[i];
    for (uint32_t token = span.begin; token < span.end; ++token) sentences_[token] = i;
  }
  for (uint32_t token = 0; token < size; ++token) {
    lemmas_.push_back(Lower(analysis.words[token].lemma));
    TakeParsed(token);
  }
  LiftFromFixed();
  JoinHyphenated();
  JoinListedCompounds();
  JoinListedPeople();
  ReadClefts();
  MendNamePhrases(resolved, &heads_, &deps_);
  LeaveRelativesToPeople(resolved);
  LeaveToLaterVerbs();
  LiftSubjects();
  PutTellersFirst();
  LeaveObjects();
  LeavePassives();
  LeaveInfinitivesToNouns();
  LeaveInfinitivesToAddressees();
  RestoreBroken();
  for (uint32_t token = 0; token < size; ++token) {
    if (heads_[token] != kNone) ++first_child_[heads_[token] + 1];
  }
  for (uint32_t token = 0; token < size; ++token) first_child_[token + 1] += first_child_[token];
  children_.resize(first_child_[size]);
  std::vector<uint32_t> next(first_child_.begin(), first_child_.end() - 1);
  for (uint32_t token = 0; token < size; ++token) {
    if (heads_[token] != kNone) children_[next[heads_[token]]++] = token;
  }
  FindReach();
}

void Tree::TakeParsed(uint32_t token) {
  const auto& word = analysis_.words[token];
  deps_[token] = FindDep(word.relation);
  heads_[token] = word.head < 0 ? kNone : static_cast<uint32_t>(word.head);
  // "Norland is to host": the subject of an infinitive, where no other clause stands between.
  const bool outer = word.relation == "nsubj:outer" && word.head >= 0;
  if (outer && tag(heads_[token]) == "VB") deps_[token] = Dep::kSubject;
}

void Tree::Hang(uint32_t token, uint32_t head) {
  if (!IsBelow(head, token)) heads_[token] = head;
}

void Tree::RestoreBroken() {
  enum class State : uint8_t { kUnknown, kOnTheWay, kSound };
  std::vector<State> states(size(), State::kUnknown);
  const auto leads_round = [&](uint32_t token) {
    uint32_t at = token;
    for (; at != kNone && states[at] == State::kUnknown; at = heads_[at]) states[at] = State::kOnTheWay;
    const bool round = at != kNone && states[at] == State::kOnTheWay;
    for (at = token; at != kNone && states[at] == State::kOnTheWay; at = heads_[at]) states[at] = State::kSound;
    return round;
  };
  for (const TokenSpan& sentence : analysis_.document.sentences) {
    bool broken = false;
    for (uint32_t token = sentence.begin; token < sentence.end; ++token) broken |= leads_round(token);
    for (uint32_t token = sentence.begin; broken && token < sentence.end; ++token) TakeParsed(token);
  }
}

void Tree::LiftFromFixed() {
  for (uint32_t token = 0; token < size(); ++token) {
    uint32_t head = heads_[token];
    const bool mark = deps_[token] == Dep::kPunctuation;  // of the name alone: "Umm al-Fahm"
    while (head != kNone &&
           (analysis_.words[head].relation == "fixed" || (analysis_.words[head].relation == "flat" && !mark))) {
      head = heads_[head];
    }
    heads_[token] = head;
  }
}

void Tree::JoinHyphenated() {
  for (uint32_t last = 2; last < size(); ++last) {
    const uint32_t first = last - 2, above = heads_[last];
    if (form(last - 1) != "-" || tag(last) != "NN" || tag(first) != "NN" || sentences_[first] != sentences_[last])
      continue;
    if (above == kNone || heads_[first] != above || deps_[first] != deps_[last] || above == first) continue;
    if (IsBelow(above, last - 1)) continue;
    const TokenSpan sentence = analysis_.document.sentences[sentences_[last]];
    for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
      if (heads_[token] == first) heads_[token] = last;
    }
    heads_[first] = heads_[last - 1] = last;
    deps_[first] = Dep::kCompound;
    lemmas_[last] = lemmas_[first] + "-" + lemmas_[last];
  }
}

void Tree::JoinListedCompounds() {
  for (uint32_t last = 1; last < size(); ++last) {
    const uint32_t noun = last - 1, first = heads_[noun];
    if (deps_[noun] != Dep::kConjunct || tag(noun) != "NN" || !IsNoun(last) || tag(last).starts_with("NNP")) continue;
    if (first == kNone || first > noun || heads_[last] == kNone) continue;
    if (deps_[last] != deps_[first] || heads_[last] != heads_[first]) continue;
    const TokenSpan sentence = analysis_.document.sentences[sentences_[last]];
    for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
      if (heads_[token] == noun) heads_[token] = last;
    }
    heads_[noun] = last;
    heads_[last] = first;
    deps_[noun] = Dep::kCompound;
    deps_[last] = Dep::kConjunct;
  }
}

uint32_t Tree::InFrontOf(uint32_t noun, Dep dep) const {
  for (uint32_t token = noun; token-- > 0 && heads_[token] == noun;) {
    if (deps_[token] == dep) return token;
  }
  return kNone;
}

void Tree::JoinListedPeople() {
  std::vector<uint32_t> of(size(), kNone);  // what stands behind "of", for each noun
  for (uint32_t noun = 1; noun < size(); ++noun) {
    const uint32_t preposition = deps_[noun] == Dep::kNominal ? InFrontOf(noun, Dep::kCase) : kNone;
    if (preposition != kNone && lemmas_[preposition] == "of" && heads_[noun] < noun) of[heads_[noun]] = noun;
  }
  for (uint32_t last = 2; last < size(); ++last) {
    const uint32_t joined = heads_[last];
    if (deps_[last] != Dep::kConjunct || tag(last) != "NNS" || joined == kNone || of[last] == kNone) continue;
    const uint32_t people = heads_[joined];  // "alumni of a college and friends of the port"
    const bool nested = people != kNone && of[people] == joined && of[joined] == kNone && tag(people) == "NNS";
    const uint32_t listed = nested ? people : joined, first = heads_[listed];
    const bool apposed = deps_[listed] == Dep::kApposition && first != kNone;
    if (apposed && (tag(listed) != "NNS" || tag(first) != "NNS" || InFrontOf(listed, Dep::kDeterminer) != kNone))
      continue;
    heads_[last] = listed;
    if (apposed) deps_[listed] = Dep::kConjunct;
  }
}

void Tree::ReadClefts() {
  for (uint32_t token = 0; token < size(); ++token) {
    const uint32_t noun = heads_[token];
    if (analysis_.words[token].relation == "advcl:relcl" && noun != kNone && IsNoun(noun) && noun < token)
      deps_[token] = Dep::kRelative;
  }
}

void Tree::LeaveRelativesToPeople(const Resolved& resolved) {
  std::vector<bool> people(size());
  const auto is_person = [&](const Mention& mention) {
    return mention.entity != kNoEntity && resolved.entities[mention.entity].actor.kind == "person";
  };
  for (const Mention& mention : resolved.mentions) {
    if (!mention.kind.empty() || is_person(mention)) people[mention.head] = true;
  }
  for (const Mention& mention : resolved.mentions) {
    if (!is_person(mention) || mention.form != MentionForm::kName || mention.tokens.end + 1 >= size()) continue;
    const uint32_t behind = mention.tokens.end, who = form(behind) == "," ? behind + 1 : behind;
    if (lemmas_[who] != "who" || sentences_[who] != sentences_[mention.head]) continue;
    uint32_t clause = heads_[who];
    while (clause != kNone && deps_[clause] != Dep::kRelative && clause >= who) clause = heads_[clause];
    const uint32_t described = clause == kNone || clause < who ? kNone : heads_[clause];
    if (described == kNone || mention.tokens.Contains(described) || described > who || people[described]) continue;
    if (tag(described) == "NN" || tag(described) == "NNS") Hang(clause, mention.head);
  }
}

void Tree::LeaveToLaterVerbs() {
  struct Seen {
    bool object = false, object_left = false;
    uint32_t later = kNone;
  };
  std::vector<Seen> seen(size());
  for (uint32_t token = 0; token < size(); ++token) {
    const uint32_t head = heads_[token];
    if (head == kNone || head > token || !IsVerb(head)) continue;
    Seen& verb = seen[head];
    const Dep dep = deps_[token];
    if (dep == Dep::kConjunct && verb.object && !IsNoun(token)) verb.later = token;
    if (dep == Dep::kObject && verb.later == kNone) verb.object = true;
    const bool left = verb.later != kNone && (dep == Dep::kObject || (dep == Dep::kOblique && verb.object_left));
    if (!left) continue;
    heads_[token] = verb.later;
    verb.object_left = true;
  }
}

void Tree::LiftSubjects() {
  std::vector<bool> has_subject(size());
  const auto joined = [&](uint32_t token, uint32_t verb) {  // "test" of "test-fired"
    return token + 2 == verb && form(token + 1) == "-";
  };
  for (uint32_t token = 0; token < size(); ++token) {
    const bool subject = deps_[token] == Dep::kSubject || deps_[token] == Dep::kPassiveSubject;
    if (subject && heads_[token] != kNone && !joined(token, heads_[token])) has_subject[heads_[token]] = true;
  }
  for (uint32_t token = 0; token < size(); ++token) {
    const uint32_t noun = heads_[token];
    if (deps_[token] != Dep::kCompound || noun == kNone || noun < token || !tag(token).starts_with("NNP")) continue;
    const uint32_t verb = heads_[noun];
    if (verb == kNone || verb < token || has_subject[verb] || (tag(verb) != "VBD" && tag(verb) != "VBZ")) continue;
    const bool crossed = verb < noun && deps_[noun] == Dep::kObject;
    if (!crossed && !joined(noun, verb)) continue;
    heads_[token] = verb;
    deps_[token] = Dep::kSubject;
    has_subject[verb] = true;
    if (!crossed) deps_[noun] = Dep::kCompound;
  }
}

void Tree::PutTellersFirst() {
  struct Seen {
    bool subject = false, joined = false, complement = false;
  };
  std::vector<Seen> seen(size());
  for (uint32_t token = 0; token < size(); ++token) {
    if (heads_[token] == kNone) continue;
    const Dep dep = deps_[token];
    Seen& head = seen[heads_[token]];
    head.subject |= dep == Dep::kSubject || dep == Dep::kPassiveSubject;
    head.joined |= dep == Dep::kCoordinator || dep == Dep::kMark;
    head.complement |= dep == Dep::kCcomp || dep == Dep::kXcomp || dep == Dep::kPassiveAuxiliary;
  }
  for (uint32_t verb = 1; verb < size(); ++verb) {
    if (!IsVerb(verb) || tag(verb) == "VBG" || !cues_.IsReporting(lemmas_[verb])) continue;
    if (sentences_[verb - 1] != sentences_[verb]) continue;
    if (seen[verb].subject) LeaveToTold(verb);
    const uint32_t told = heads_[verb];
    if (told == kNone || seen[verb].joined || seen[verb].complement) continue;
    if (!seen[verb].subject) {
      uint32_t teller = TellerBehind(verb);
      if (teller == kNone) teller = TellerInFront(verb);
      if (teller == kNone) continue;
      heads_[teller] = verb;
      deps_[teller] = Dep::kSubject;
    } else if (deps_[verb] != Dep::kParataxis) {
      continue;
    }
    if (told > verb ? !seen[told].subject : !IsVerb(told) && !seen[told].subject) continue;
    heads_[verb] = heads_[told];
    deps_[verb] = deps_[told];
    heads_[told] = verb;
    deps_[told] = Dep::kCcomp;
    const uint32_t end = analysis_.document.sentences[sentences_[verb]].end;
    for (uint32_t token = std::max(told, verb); token < end; ++token) {  // the full stop is not what is told
      if (heads_[token] == told && deps_[token] == Dep::kPunctuation) heads_[token] = verb;
    }
  }
}

uint32_t Tree::TellerBehind(uint32_t verb) const {
  const Dep dep = deps_[verb];
  const bool inserted = dep == Dep::kParataxis || dep == Dep::kAdverbial || dep == Dep::kConjunct;
  if (!inserted || form(verb - 1) != "," || heads_[verb] > verb) return kNone;
  uint32_t phrase = verb + 1;
  while (phrase < size() && sentences_[phrase] == sentences_[verb] && heads_[phrase] != kNone && heads_[phrase] != verb)
    phrase = heads_[phrase];
  return phrase < size() && heads_[phrase] == verb && deps_[phrase] == Dep::kObject ? phrase : kNone;
}

uint32_t Tree::TellerInFront(uint32_t verb) const {
  uint32_t phrase = verb - 1;
  while (heads_[phrase] != kNone && heads_[phrase] < verb && deps_[phrase] != Dep::kApposition) phrase = heads_[phrase];
  if (deps_[phrase] != Dep::kApposition || phrase > verb) return kNone;
  if (IsBelow(verb, phrase)) return kNone;  // "Ben, an envoy reported missing": he is told of
  uint32_t first = phrase;
  while (first > 0 && heads_[first - 1] == phrase && deps_[first - 1] != Dep::kPunctuation) --first;
  return first > 0 && form(first - 1) == "," ? phrase : kNone;
}

void Tree::LeaveToTold(uint32_t verb) {
  uint32_t in_front = kNone, behind = kNone, told = kNone;
  const TokenSpan sentence = analysis_.document.sentences[sentences_[verb]];
  for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
    if (heads_[token] != verb) continue;
    if (deps_[token] == Dep::kSubject) (token < verb ? in_front : behind) = token;
    if (deps_[token] == Dep::kCcomp && token > verb) told = token;
  }
  if (in_front == kNone || told == kNone) return;
  if (behind == kNone) {
    behind = TellerInFront(verb);
    if (behind == kNone || verb + 1 == size() || form(verb + 1) != ",") return;
    heads_[behind] = verb;
    deps_[behind] = Dep::kSubject;
  } else if (told < behind || form(verb - 1) != ",") {
    return;
  }
  heads_[in_front] = told;
}

void Tree::LeaveObjects() {
  for (uint32_t token = 0; token + 1 < size(); ++token) {
    const uint32_t noun = heads_[token];
    const bool led = deps_[token] == Dep::kCase && tag(token) == "IN" && noun != kNone && noun > token;
    const bool counted = tag(token + 1) == "CD" || tag(token + 1) == "JJS";  // "over 50 people", "at least 50"
    if (led && !counted && deps_[noun] == Dep::kObject) deps_[noun] = Dep::kOblique;
  }
}

void Tree::LeavePassives() {
  std::vector<bool> perfect(size()), passive(size());
  for (uint32_t token = 0; token < size(); ++token) {
    const uint32_t verb = heads_[token];
    if (verb == kNone) continue;
    if (deps_[token] == Dep::kPassiveAuxiliary) passive[verb] = true;
    if (deps_[token] == Dep::kAuxiliary && lemmas_[token] == "have") perfect[verb] = true;
  }
  for (uint32_t token = 0; token < size(); ++token) {
    const uint32_t verb = heads_[token];
    if (deps_[token] != Dep::kPassiveSubject || verb == kNone || passive[verb]) continue;
    if (perfect[verb] || tag(verb) == "VBD") deps_[token] = Dep::kSubject;
  }
}

void Tree::LeaveInfinitivesToNouns() {
  for (uint32_t mark = 1; mark < size(); ++mark) {
    const uint32_t verb = heads_[mark];
    if (tag(mark) != "TO" || verb == kNone || verb < mark || deps_[verb] != Dep::kAdverbial) continue;
    const uint32_t governor = heads_[verb];
    uint32_t whom = mark - 1;  // the phrase that ends in front of the infinitive
    const bool phrase = deps_[whom] == Dep::kObject || deps_[whom] == Dep::kOblique;
    if (phrase && heads_[whom] == governor && IsNoun(whom) && cues_.Find(CuePlace::kGovernor, lemmas_[whom]) != 0) {
      heads_[verb] = whom;
      deps_[verb] = Dep::kAclause;
      continue;
    }
    while (heads_[whom] != kNone && heads_[whom] != governor && deps_[whom] != Dep::kNominal) whom = heads_[whom];
    const uint32_t noun = heads_[whom];
    if (noun == kNone || noun == governor || deps_[whom] != Dep::kNominal || !IsNoun(noun) || noun > whom) continue;
    if (IsBelow(noun, verb)) continue;
    uint32_t preposition = whom;
    while (preposition > noun && (heads_[preposition] != whom || deps_[preposition] != Dep::kCase)) --preposition;
    const bool whose = lemmas_[preposition] == "of" || lemmas_[preposition] == "by";
    const bool planned = whose && cues_.Find(CuePlace::kGovernor, lemmas_[noun]) != 0;
    if (lemmas_[preposition] != "for" && !planned) continue;
    heads_[verb] = noun;
    deps_[verb] = Dep::kAclause;
  }
}

void Tree::LeaveInfinitivesToAddressees() {
  for (uint32_t mark = 1; mark < size(); ++mark) {
    const uint32_t verb = heads_[mark];
    if (tag(mark) != "TO" || verb == kNone || verb < mark || deps_[verb] != Dep::kAdverbial) continue;
    const uint32_t governor = heads_[verb];
    if (governor == kNone || governor > mark || !IsVerb(governor)) continue;
    uint32_t object = kNone;
    for (uint32_t token = governor + 1; token < mark; ++token) {
      if (heads_[token] == governor && deps_[token] == Dep::kObject) object = token;
    }
    if (object == kNone) continue;
    if (IsAddressing(object) && IsAddressedTo(object, governor, mark)) {
      heads_[verb] = object;
      deps_[verb] = Dep::kAclause;
    } else if (IsAddressing(governor) && IsNamed(object, mark)) {
      deps_[verb] = Dep::kXcomp;
    }
  }
}

bool Tree::IsAddressedTo(uint32_t noun, uint32_t verb, uint32_t end) const {
  for (uint32_t token = verb + 1; token < end; ++token) {
    if (deps_[token] != Dep::kCase || lemmas_[token] != "to" || heads_[token] == kNone) continue;
    const uint32_t above = heads_[heads_[token]];
    if (above == noun || above == verb) return true;
  }
  return false;
}

bool Tree::IsNamed(uint32_t noun, uint32_t end) const {
  if (tag(noun).starts_with("NNP") || tag(noun) == "PRP") return true;
  for (uint32_t token = noun + 1; token < end; ++token) {
    if (heads_[token] == noun && deps_[token] == Dep::kApposition && tag(token).starts_with("NNP")) return true;
  }
  return false;
}

void Tree::FindReach() {
  reach_.resize(size());
  std::vector<uint32_t> from_top;  // heads before their dependents
  from_top.reserve(size());
  for (uint32_t token = 0; token < size(); ++token) {
    reach_[token] = {token, token + 1};
    if (heads_[token] == kNone) from_top.push_back(token);
  }
  for (size_t i = 0; i < from_top.size(); ++i) {
    const std::span<const uint32_t> below = children(from_top[i]);
    from_top.insert(from_top.end(), below.begin(), below.end());
  }
  for (auto token = from_top.rbegin(); token != from_top.rend(); ++token) {
    if (heads_[*token] == kNone) continue;
    TokenSpan& above = reach_[heads_[*token]];
    above.begin = std::min(above.begin, reach_[*token].begin);
    above.end = std::max(above.end, reach_[*token].end);
  }
}

std::span<const uint32_t> Tree::children(uint32_t token) const {
  return std::span(children_).subspan(first_child_[token], first_child_[token + 1] - first_child_[token]);
}

uint32_t Tree::Child(uint32_t token, Dep dep) const {
  for (uint32_t child : children(token)) {
    if (deps_[child] == dep) return child;
  }
  return kNone;
}

bool Tree::IsPartOfDescription(uint32_t conjunct) const {
  const uint32_t name = heads_[conjunct], description = Child(name, Dep::kApposition);
  if (tag(conjunct) != "NN" || !tag(name).starts_with("NNP")) return false;
  const bool titled = conjunct + 1 < size() && tag(conjunct + 1).starts_with("NNP");  // "the adviser Ben"
  if (titled) return false;
  return description != kNone && description > name && description < conjunct && IsNoun(description) &&
         !Has(conjunct, Dep::kDeterminer) && !Has(conjunct, Dep::kPossessor);
}

bool Tree::IsRuledOut(uint32_t conjunct) const {
  if (!IsNoun(conjunct)) return false;
  if (IsPartOfDescription(conjunct)) return true;
  for (uint32_t child : children(conjunct)) {
    if (child < conjunct && deps_[child] == Dep::kAdverb && lemmas_[child] == "not") return true;
  }
  return false;
}

std::vector<uint32_t> Tree::Conjuncts(uint32_t token) const {
  std::vector<uint32_t> all = {token};
  for (size_t i = 0; i < all.size() && all.size() < 64; ++i) {
    for (uint32_t child : children(all[i])) {
      if (deps_[child] == Dep::kConjunct && !IsRuledOut(child)) all.push_back(child);
    }
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::string Tree::Preposition(uint32_t token) const {
  for (uint32_t child : children(token)) {
    if (deps_[child] != Dep::kCase && !(deps_[child] == Dep::kMark && child < token)) continue;
    std::string words = Lower(form(child));
    for (uint32_t part : children(child)) {
      if (analysis_.words[part].relation == "fixed") words += " " + Lower(form(part));
    }
    const bool doubled = (words == "out" || words == "along") && child + 1 < size() && heads_[child + 1] == token &&
                         deps_[child + 1] == Dep::kCase;
    if (doubled) words += " " + Lower(form(child + 1));  // "out of", "along with"
    return words;
  }
  for (uint32_t child : children(token)) {  // "of former minister Lee", where the tree hangs "of" on "minister"
    if (child < token && analysis_.words[child].relation == "nmod:desc" && Has(child, Dep::kCase))
      return Preposition(child);
  }
  return {};
}

std::string_view Tree::MarkTag(uint32_t clause) const {
  const uint32_t mark = Child(clause, Dep::kMark);
  return mark == kNone ? std::string_view() : tag(mark);
}

bool Tree::IsBelow(uint32_t token, uint32_t ancestor) const {
  for (; token != kNone; token = heads_[token]) {
    if (token == ancestor) return true;
  }
  return false;
}

}  // namespace entente::extract
