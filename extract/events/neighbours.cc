#include "extract/events/neighbours.h"

#include <algorithm>

#include "extract/events/control.h"

namespace entente::extract {
namespace {

bool IsPlainNominal(const Tree& tree, uint32_t token) {
  const std::string_view tag = tree.tag(token);
  return tag == "DT" || tag == "PRP$" || tag == "JJ" || tag == "NN" || tag == "NNS" || tag == "CD";
}

bool SkipsBackwards(const Tree& tree, uint32_t token) {
  return tree.dep(token) == Dep::kAdverb || tree.dep(token) == Dep::kAuxiliary || tree.form(token) == ",";
}

// The end of the time expression that begins at `token`, or `token`.
uint32_t BehindTime(const Reading& reading, uint32_t token) {
  const std::vector<TimeExpression>& times = reading.resolved.analysis.times;
  const auto time = std::lower_bound(times.begin(), times.end(), token, [](const TimeExpression& one, uint32_t begin) {
    return one.tokens.begin < begin;
  });
  return time != times.end() && time->tokens.begin == token ? time->tokens.end : token;
}

// Skips "at his office" and "on Sunday" between a verb and its object.
uint32_t BehindPhrases(const Reading& reading, uint32_t token, uint32_t end) {
  while (token + 1 < end && reading.tree.tag(token) == "IN") {
    const uint32_t begin = token + 1;
    uint32_t next = BehindTime(reading, begin);
    if (next == begin) {
      const Mention* mention = reading.mentions.At(begin);
      const bool named = mention != nullptr && mention->tokens.begin == begin && mention->form == MentionForm::kName;
      if (named) next = mention->tokens.end;
      while (!named && next < end && IsPlainNominal(reading.tree, next)) ++next;
    }
    if (next == begin) break;
    token = next;
  }
  return token;
}

bool IsPartOfPhrase(Dep dep) {
  return dep == Dep::kNominal || dep == Dep::kPossessor || dep == Dep::kAdjectival || dep == Dep::kCompound ||
         dep == Dep::kOblique;
}

// "the man who attacked Ann left": she stands in a clause that tells of the subject; but not in "a woman named Ann".
bool IsInClauseOfSubject(const Tree& tree, uint32_t verb, uint32_t name) {
  const uint32_t subject = OwnSubject(tree, verb);
  if (subject == Tree::kNone || name <= subject || !tree.IsBelow(name, subject)) return false;
  for (uint32_t at = name, below = name; at != subject; below = at, at = tree.head(at)) {
    const bool named = tree.dep(at) == Dep::kAclause && tree.tag(at) == "VBN" && tree.Preposition(below).empty();
    if (tree.dep(at) == Dep::kRelative || (tree.dep(at) == Dep::kAclause && !named)) return true;
  }
  return false;
}

// `loose`: phrases were skipped in front of it, so that the preposition of an oblique name is not its own.
void AddNeighbour(const Reading& reading, uint32_t token, uint32_t verb, Source source, bool loose,
                  std::vector<Argument>* arguments) {
  const Tree& tree = reading.tree;
  const Mention* mention = reading.mentions.At(token);
  for (int steps = 0; steps < 3 && mention != nullptr && tree.dep(mention->head) == Dep::kNominal; ++steps) {
    mention = reading.mentions.At(tree.head(mention->head));  // the phrase that it ends: "President Lee of Norland"
  }
  if (mention == nullptr || mention->entity == kNoEntity || mention->tokens.Contains(verb)) return;
  if (source == Source::kSubject && IsInClauseOfSubject(tree, verb, mention->head)) return;
  const Dep dep = tree.dep(mention->head);
  const bool oblique = loose && dep == Dep::kOblique && mention->form == MentionForm::kName;
  if (oblique || !IsPartOfPhrase(dep)) arguments->push_back({mention->head, source, "", 0.7});
}

// "officials say they are hopeful": those in a finite clause are not what its verb is done to. An infinitive may be a
// wrong tree of "urged Norland to sign".
bool IsInClauseOf(const Tree& tree, uint32_t verb, uint32_t token) {
  for (uint32_t child : tree.children(verb)) {
    if (tree.dep(child) != Dep::kCcomp || !tree.reach(child).Contains(token)) continue;
    return tree.MarkTag(child) != "TO";
  }
  return false;
}

bool AreAlike(const Reading& reading, const Mention& a, const Mention& b) {
  return a.entity != kNoEntity && b.entity != kNoEntity && a.form == b.form &&
         reading.ActorAt(a).kind == reading.ActorAt(b).kind;
}

// Skips "Norland's" in front of a name: "Ann, Norland's Ben and Sudland's Carl".
uint32_t BehindPossessor(const Reading& reading, uint32_t token, uint32_t end) {
  const Mention* owner = token < end ? reading.mentions.At(token) : nullptr;
  if (owner == nullptr || owner->form != MentionForm::kName) return token;
  const uint32_t behind = owner->tokens.end;
  return behind < end && reading.tree.tag(behind) == "POS" ? behind + 1 : token;
}

// The mention that goes on a list behind `mention`; `complete` is set where a conjunction stands between them.
const Mention* NextListed(const Reading& reading, const Mention& mention, bool* complete) {
  const Tree& tree = reading.tree;
  const uint32_t end = reading.resolved.analysis.document.sentences[tree.sentence(mention.head)].end;
  uint32_t token = mention.tokens.end;
  const bool comma = token < end && tree.form(token) == ",";
  if (comma) ++token;
  const bool conjunction = token < end && tree.tag(token) == "CC";
  if (conjunction) ++token;
  if (token < end && tree.tag(token) == "DT") ++token;
  token = BehindPossessor(reading, token, end);
  if ((!comma && !conjunction) || token >= end) return nullptr;
  const Mention* next = reading.mentions.At(token);
  const bool fits = next != nullptr && AreAlike(reading, mention, *next) && next->tokens.begin + 1 >= token &&
                    tree.dep(next->head) != Dep::kSubject && tree.dep(next->head) != Dep::kPassiveSubject;
  *complete = conjunction;
  return fits ? next : nullptr;
}

// Whether frames ask somebody for something by the two words: "call on".
bool IsAppeal(const Tree& tree, const Frames& frames, uint32_t verb, const std::string& preposition) {
  const std::span<const Trigger> triggers = frames.Find(tree.lemma(verb));
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
    return trigger.companion == preposition && !frames.all()[trigger.frame].complement.empty();
  });
}

// Who is asked is to do it: no subject that the tree finds for it.
void ReplaceByAsked(const Reading& reading, uint32_t verb, std::vector<Argument>* arguments) {
  const uint32_t asked = AskedToDo(reading.tree, reading.frames, verb);
  if (asked == Tree::kNone || reading.is_time[asked]) return;
  const Source source = IsPassive(reading.tree, verb) ? Source::kObject : Source::kSubject;
  std::erase_if(*arguments, [&](const Argument& argument) { return argument.source == source; });
  arguments->push_back({asked, source, "", 0.9});
}

bool IsActor(const Reading& reading, uint32_t token) {
  const Mention* mention = reading.mentions.At(token);
  if (mention == nullptr || mention->entity == kNoEntity) return false;
  const std::string& kind = reading.ActorAt(*mention).kind;
  return kind == "person" || kind == "country" || kind == "organization" || kind == "group";
}

// A noun for no people and no time.
bool IsThing(const Reading& reading, uint32_t token) {
  const std::string_view tag = reading.tree.tag(token);
  return (tag == "NN" || tag == "NNS") && reading.mentions.At(token) == nullptr && !reading.is_time[token];
}

// "the decision of Norland to expel": whose the noun is does it.
void ReplaceByOwner(const Reading& reading, uint32_t verb, std::vector<Argument>* arguments) {
  const Tree& tree = reading.tree;
  if (tree.dep(verb) != Dep::kAclause || tree.tag(verb) != "VB") return;
  const uint32_t noun = tree.head(verb);
  const bool plan = IsThing(reading, noun) && !tree.Has(noun, Dep::kPossessor);
  if (!plan || IsFirstTo(tree, verb) || ForWhomToDo(tree, verb) != Tree::kNone) return;
  for (uint32_t child : tree.children(noun)) {
    if (child < noun || child > verb || tree.dep(child) != Dep::kNominal) continue;
    const std::string preposition = tree.Preposition(child);
    const bool people = tree.tag(child) == "NNS" && preposition == "by";  // "a bid by traders to enter"
    if (!people && !IsActor(reading, child)) continue;
    if (preposition != "of" && preposition != "by" && preposition != "from") continue;
    const bool received = preposition == "from" && tree.dep(noun) == Dep::kObject && tree.IsAddressing(noun);
    if (received) continue;  // "accepted an invitation from Norland to visit": for others to take up
    const Source source = IsPassive(tree, verb) ? Source::kObject : Source::kSubject;
    std::erase_if(*arguments, [&](const Argument& argument) { return argument.source == source; });
    arguments->push_back({child, source, "", 0.85});
    return;
  }
}

// "a statement by Norland condemned", "a report issued by Norland said": who made what acts.
void AddMakers(const Reading& reading, std::vector<Argument>* arguments) {
  const Tree& tree = reading.tree;
  const size_t direct = arguments->size();
  for (size_t i = 0; i < direct; ++i) {
    const Argument subject = (*arguments)[i];
    if (subject.source != Source::kSubject || subject.certainty < 1 || !IsThing(reading, subject.head)) continue;
    std::vector<Argument> makers;
    for (uint32_t child : tree.children(subject.head)) {
      const std::string preposition = tree.dep(child) == Dep::kNominal ? tree.Preposition(child) : "";
      if (preposition == "by" || preposition == "from") makers.push_back({child, Source::kSubject, "", 0.7});
      if (tree.dep(child) == Dep::kAclause && IsPassive(tree, child)) AddAgent(tree, child, &makers);
    }
    for (const Argument& maker : makers) {
      if (IsActor(reading, maker.head)) arguments->push_back({maker.head, Source::kSubject, "", 0.7});
    }
  }
}

// "discussed trade in a meeting with Ben": with him.
void AddCompanyAtMeeting(const Reading& reading, std::vector<Argument>* arguments) {
  const Tree& tree = reading.tree;
  const size_t direct = arguments->size();
  for (size_t i = 0; i < direct; ++i) {
    const Argument meeting = (*arguments)[i];
    const bool at = meeting.preposition == "in" || meeting.preposition == "during" || meeting.preposition == "at";
    if (meeting.source != Source::kPreposition || !at || !IsGatheringNoun(reading, meeting.head)) continue;
    for (uint32_t child : tree.children(meeting.head)) {
      const bool with = tree.dep(child) == Dep::kNominal && tree.Preposition(child) == "with";
      if (with && IsActor(reading, child)) arguments->push_back({child, Source::kCompany, "", 0.75});
    }
  }
}

// Whether frames have the verb bring people together.
bool IsGatheringVerb(const Reading& reading, uint32_t verb) {
  const std::span<const Trigger> triggers = reading.frames.Find(reading.tree.lemma(verb));
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
    const bool plain = trigger.kind == TriggerKind::kVerb && trigger.companion.empty();
    return plain && reading.frames.all()[trigger.frame].gathering;
  });
}

// The verb of the same list right before `verb`, with whose subject it goes.
uint32_t VerbBefore(const Tree& tree, uint32_t verb) {
  if (tree.dep(verb) != Dep::kConjunct || OwnSubject(tree, verb) != Tree::kNone) return Tree::kNone;
  uint32_t before = tree.head(verb);
  for (uint32_t child : tree.children(tree.head(verb))) {
    if (child < verb && tree.dep(child) == Dep::kConjunct && tree.IsVerb(child)) before = child;
  }
  return tree.IsVerb(before) && before < verb && !IsPassive(tree, before) ? before : Tree::kNone;
}

// "met Ben and discussed trade", "held talks with Ben and discussed trade": with him.
void AddCompanyBefore(const Reading& reading, uint32_t verb, std::vector<Argument>* arguments) {
  const Tree& tree = reading.tree;
  const bool with = std::ranges::any_of(*arguments, [](const Argument& one) { return one.preposition == "with"; });
  const uint32_t before = with ? Tree::kNone : VerbBefore(tree, verb);
  if (before == Tree::kNone) return;
  const uint32_t object = tree.Child(before, Dep::kObject);
  const bool gathers = IsGatheringVerb(reading, before);
  if (gathers && object != Tree::kNone) arguments->push_back({object, Source::kCompany, "", 0.75});
  if (!gathers && (object == Tree::kNone || !IsGatheringNoun(reading, object))) return;
  for (uint32_t of : {before, object}) {
    if (of == Tree::kNone) continue;
    for (uint32_t child : tree.children(of)) {
      const Dep dep = tree.dep(child);
      if ((dep == Dep::kOblique || dep == Dep::kNominal) && tree.Preposition(child) == "with")
        arguments->push_back({child, Source::kCompany, "", 0.75});
    }
  }
}

// Whether frames take the infinitive of such a verb for the task of its object: "appointed Ann to lead the bank".
bool GivesTask(const Frames& frames, const std::string& verb, const std::string& task) {
  const std::span<const Trigger> triggers = frames.Find(verb);
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
    const Frame& frame = frames.all()[trigger.frame];
    const RoleRule& theme = frame.rule(Role::kTheme);
    const bool plain = trigger.kind == TriggerKind::kVerb && trigger.companion.empty();
    return plain && theme.required && Contains(theme.only, task) && IsSourceOf({0, Source::kClause, "", 1}, theme) &&
           IsSourceOf({0, Source::kObject, "", 1}, frame.rule(Role::kTo));
  });
}

// Who is given a task does it, though the tree has it for a purpose.
void ReplaceByTasked(const Reading& reading, uint32_t verb, std::vector<Argument>* arguments) {
  const Tree& tree = reading.tree;
  const bool purpose = tree.dep(verb) == Dep::kAdverbial && tree.tag(verb) == "VB" && tree.MarkTag(verb) == "TO";
  const uint32_t giver = purpose ? tree.head(verb) : Tree::kNone;
  if (giver == Tree::kNone || !tree.IsVerb(giver) || OwnSubject(tree, verb) != Tree::kNone) return;
  const uint32_t object = IsPassive(tree, giver) ? Tree::kNone : tree.Child(giver, Dep::kObject);
  if (object == Tree::kNone || !GivesTask(reading.frames, tree.lemma(giver), tree.lemma(verb))) return;
  std::erase_if(*arguments, [](const Argument& argument) { return argument.source == Source::kSubject; });
  arguments->push_back({object, Source::kSubject, "", 0.85});
}

bool IsPerformed(const Frames& frames, const std::string& lemma) {
  const std::span<const Trigger> triggers = frames.Find(lemma);
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
    return trigger.kind == TriggerKind::kVerb && trigger.companion.empty() && frames.all()[trigger.frame].performed;
  });
}

// Whether the verb has others do what its infinitive tells: "asked Ben to", "invited Ben to".
bool LeavesItToOthers(const Reading& reading, uint32_t verb) {
  const std::string& lemma = reading.tree.lemma(verb);
  if (reading.cues.Find(CuePlace::kGovernor, lemma) != 0) return true;
  const std::span<const Trigger> triggers = reading.frames.Find(lemma);
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
    const bool plain =
        trigger.kind == TriggerKind::kVerb && trigger.companion.empty();  // "called Ben", not "called on"
    return plain && !reading.frames.all()[trigger.frame].complement.empty();
  });
}

// "telephoned Ben to thank him", "wrote to Ben to apologise": who calls does it, and to whom, though the tree has it
// completed like "asked Ben to thank him".
void ReplaceByCaller(const Reading& reading, uint32_t verb, std::vector<Argument>* arguments) {
  const Tree& tree = reading.tree;
  const uint32_t call = tree.head(verb);
  const bool purpose = tree.dep(verb) == Dep::kXcomp && tree.tag(verb) == "VB" && tree.MarkTag(verb) == "TO";
  if (!purpose || !tree.IsVerb(call) || OwnSubject(tree, verb) != Tree::kNone) return;
  if (!IsPerformed(reading.frames, tree.lemma(verb)) || IsPassive(tree, call) || LeavesItToOthers(reading, call))
    return;
  const std::optional<Inferred> caller = SurfaceSubject(tree, call);
  if (!caller) return;
  std::erase_if(*arguments, [](const Argument& argument) { return argument.source == Source::kSubject; });
  arguments->push_back({caller->token, Source::kSubject, "", 0.85});
  for (uint32_t child : tree.children(call)) {
    const bool addressed = tree.dep(child) == Dep::kOblique && tree.Preposition(child) == "to";
    if (addressed || tree.dep(child) == Dep::kObject) arguments->push_back({child, Source::kCompany, "", 0.8});
  }
}

}  // namespace

// "the side comprising officials" read as one name of things.
bool IsMisreadParticiple(const Tree& tree, uint32_t token) {
  if (tree.dep(token) != Dep::kAdjectival || tree.tag(token) != "VBG" || token == 0) return false;
  return tree.dep(token - 1) == Dep::kCompound && tree.head(token - 1) == tree.head(token) && tree.IsNoun(token - 1);
}

bool IsGatheringNoun(const Reading& reading, uint32_t token) {
  const std::span<const Trigger> triggers = reading.frames.Find(reading.tree.lemma(token));
  return reading.tree.IsNoun(token) && std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
           return trigger.kind == TriggerKind::kNoun && reading.frames.all()[trigger.frame].gathering;
         });
}

bool IsNameParticiple(const Reading& reading, uint32_t token) {
  const Tree& tree = reading.tree;
  if (tree.dep(token) != Dep::kAdjectival || tree.tag(token) != "VBN" || token < 2) return false;
  if (tree.form(token - 1) != "-" || tree.sentence(token) != tree.sentence(token - 2)) return false;
  const Mention* before = reading.mentions.At(token - 2);
  return before != nullptr && before->entity != kNoEntity && before->tokens.end == token - 1;
}

bool IsMisreadVerb(const Reading& reading, uint32_t token) {
  const Tree& tree = reading.tree;
  if (IsMisreadParticiple(tree, token)) return true;
  if (tree.dep(token) != Dep::kAdjectival || tree.tag(token) == "VBG" || token == 0) return false;
  const Mention* before = reading.mentions.At(token - 1);
  return before != nullptr && before->entity != kNoEntity && before->tokens.end == token &&
         before->form != MentionForm::kNominal && tree.tag(token - 1) != "POS" && tree.tag(token - 1) != "PRP$";
}

uint32_t AskedToDo(const Tree& tree, const Frames& frames, uint32_t verb) {
  if (tree.tag(verb) != "VB" || tree.MarkTag(verb) != "TO" || OwnSubject(tree, verb) != Tree::kNone) return Tree::kNone;
  uint32_t governor = tree.head(verb);
  if (governor != Tree::kNone && !tree.IsVerb(governor)) governor = tree.head(governor);
  if (governor == Tree::kNone || !tree.IsVerb(governor)) return Tree::kNone;
  for (uint32_t child : tree.children(governor)) {
    if (child > verb || tree.dep(child) != Dep::kOblique) continue;
    if (IsAppeal(tree, frames, governor, tree.Preposition(child))) return UndoRelative(tree, governor, child);
  }
  return Tree::kNone;
}

void AddNeighbours(const Reading& reading, uint32_t verb, std::vector<Argument>* arguments) {
  const Tree& tree = reading.tree;
  if (IsMisreadParticiple(tree, verb)) {
    *arguments = {{verb - 1, Source::kSubject, "", 0.75}, {tree.head(verb), Source::kObject, "", 0.75}};
    return;
  }
  const bool participle = IsNameParticiple(reading, verb);
  if (participle || IsMisreadVerb(reading, verb)) {
    const uint32_t before = verb - (participle ? 2 : 1);
    *arguments = {{reading.mentions.At(before)->head, Source::kSubject, "", 0.75},
                  {tree.head(verb), Source::kObject, "", 0.75}};
    AddPrepositional(tree, tree.head(verb), 0.75, arguments);
    return;
  }
  ReplaceByAsked(reading, verb, arguments);
  ReplaceByOwner(reading, verb, arguments);
  ReplaceByTasked(reading, verb, arguments);
  ReplaceByCaller(reading, verb, arguments);
  if (IsPassive(tree, verb)) return;
  AddCompanyAtMeeting(reading, arguments);
  AddCompanyBefore(reading, verb, arguments);
  AddMakers(reading, arguments);
  if (tree.tag(verb) == "VBN") return;
  const TokenSpan sentence = reading.resolved.analysis.document.sentences[tree.sentence(verb)];
  uint32_t before = verb;
  while (before > sentence.begin && SkipsBackwards(tree, before - 1)) --before;
  const bool finite = tree.tag(verb) != "VBG" && tree.tag(verb) != "VB";
  if (before > sentence.begin && finite) AddNeighbour(reading, before - 1, verb, Source::kSubject, false, arguments);
  const uint32_t after = BehindPhrases(reading, verb + 1, sentence.end);
  if (after < sentence.end && !tree.Has(verb, Dep::kObject) && !IsInClauseOf(tree, verb, after)) {
    AddNeighbour(reading, after, verb, Source::kObject, after > verb + 1, arguments);
  }
}

void AddListed(const Reading& reading, uint32_t token, std::vector<uint32_t>* heads) {
  const Mention* mention = reading.mentions.At(token);
  std::vector<uint32_t> listed;
  bool complete = false;
  while (mention != nullptr && !complete) {  // the last one may be somebody whom no name tells
    mention = NextListed(reading, *mention, &complete);
    if (mention != nullptr) listed.push_back(mention->head);
  }
  if (!complete) return;
  for (uint32_t head : listed) {
    const Mention* one = reading.mentions.At(head);
    const bool known =
        std::any_of(heads->begin(), heads->end(), [&](uint32_t other) { return reading.mentions.At(other) == one; });
    if (!known) heads->push_back(head);
  }
}

void AddListedBefore(const Reading& reading, uint32_t token, std::vector<uint32_t>* heads) {
  const Tree& tree = reading.tree;
  const Mention* mention = reading.mentions.At(token);
  if (mention == nullptr || mention->tokens.begin < 2 || tree.tag(mention->tokens.begin - 1) != "CC") return;
  const uint32_t before = mention->tokens.begin - 2;
  const Mention* other = reading.mentions.At(before);
  const bool fits = other != nullptr && AreAlike(reading, *mention, *other) && other->tokens.end == before + 1 &&
                    tree.sentence(before) == tree.sentence(token);
  if (fits) heads->push_back(other->head);
}

}  // namespace entente::extract
