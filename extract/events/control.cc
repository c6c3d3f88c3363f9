#include "extract/events/control.h"

namespace entente::extract {
namespace {

constexpr int kMaxDepth = 12;  // deeper chains of control and coordination are errors of the parser

// "Ann is among those invited", "one of the envoys who met Ben", "it was Ann, not Cleo, who met Ben": of whom the
// clause tells that describes the noun.
uint32_t MeantBy(const Tree& tree, uint32_t noun) {
  if (tree.dep(noun) == Dep::kConjunct && tree.IsRuledOut(noun)) return tree.head(noun);
  const uint32_t above = tree.dep(noun) == Dep::kNominal && tree.Preposition(noun) == "of" ? tree.head(noun) : noun;
  const bool one_of = above != noun && tree.lemma(above) == "one";
  const uint32_t predicate = one_of ? above : noun;
  const bool stands_for_it = one_of || tree.tag(noun) == "DT" || tree.Preposition(noun) == "among";
  const uint32_t subject =
      stands_for_it && tree.Has(predicate, Dep::kCopula) ? tree.Child(predicate, Dep::kSubject) : Tree::kNone;
  return subject == Tree::kNone ? noun : subject;
}

// The crime in "condemned what he called a crime", "condemned what he said was a crime".
uint32_t NamedAs(const Tree& tree, uint32_t word) {
  const uint32_t clause = tree.lemma(word) == "what" ? tree.Child(word, Dep::kRelative) : Tree::kNone;
  if (clause == Tree::kNone) return Tree::kNone;
  for (uint32_t child : tree.children(clause)) {
    if (child < clause || !tree.IsNoun(child)) continue;
    const Dep dep = tree.dep(child);
    const bool predicate = dep == Dep::kXcomp || (dep == Dep::kCcomp && tree.Has(child, Dep::kCopula));
    if (dep == Dep::kObject || predicate || (dep == Dep::kOblique && tree.Preposition(child) == "as")) return child;
  }
  return Tree::kNone;
}

// The noun that the relative clause around `verb` describes; kNone where it stands in none.
uint32_t Antecedent(const Tree& tree, uint32_t verb) {
  for (int depth = 0; depth < kMaxDepth && verb != Tree::kNone; ++depth) {
    if (tree.dep(verb) == Dep::kRelative) return MeantBy(tree, tree.head(verb));
    if (tree.dep(verb) != Dep::kConjunct && tree.dep(verb) != Dep::kXcomp) return Tree::kNone;
    verb = tree.head(verb);
  }
  return Tree::kNone;
}

std::optional<Inferred> SubjectOf(const Tree& tree, uint32_t verb, int depth);

std::optional<Inferred> Weaker(std::optional<Inferred> inferred, double factor) {
  if (inferred) inferred->certainty *= factor;
  return inferred;
}

// "handed Ben the invitation": the indirect object, or the first of two plain ones.
uint32_t ToWhomGiven(const Tree& tree, uint32_t verb, uint32_t object) {
  const uint32_t indirect = tree.Child(verb, Dep::kIndirect);
  const uint32_t first = tree.Child(verb, Dep::kObject);
  return indirect != Tree::kNone ? indirect : first != object && first > verb ? first : Tree::kNone;
}

// "an invitation to Ben to visit", "extended to Ben an invitation to visit": to whom such a noun goes.
uint32_t AddresseeOf(const Tree& tree, uint32_t noun) {
  if (!tree.IsAddressing(noun)) return Tree::kNone;
  const uint32_t verb = tree.dep(noun) == Dep::kObject ? tree.head(noun) : Tree::kNone;
  for (uint32_t above : {noun, verb}) {
    if (above == Tree::kNone) continue;
    for (uint32_t child : tree.children(above)) {
      const bool phrase = tree.dep(child) == Dep::kNominal || tree.dep(child) == Dep::kOblique;
      if (phrase && tree.Preposition(child) == "to") return child;
    }
  }
  return Tree::kNone;
}

bool IsName(const Tree& tree, uint32_t token) { return tree.tag(token).starts_with("NNP"); }

// Norland in "the Norland plan to visit", "the Norlandic decision to expel".
uint32_t NamedOwner(const Tree& tree, uint32_t noun) {
  for (uint32_t child : tree.children(noun)) {
    const Dep dep = tree.dep(child);
    const bool modifier = (dep == Dep::kCompound || dep == Dep::kAdjectival) && child < noun;
    const char first = tree.form(child).front();
    if (modifier && (IsName(tree, child) || (tree.tag(child) == "JJ" && first >= 'A' && first <= 'Z'))) return child;
  }
  return Tree::kNone;
}

// "voiced satisfaction over the decision to expel", "left after a decision to expel": another's.
bool IsOfOthers(const Tree& tree, uint32_t noun) {
  const std::string preposition = tree.Preposition(noun);
  return preposition == "over" || preposition == "about" || preposition == "after" || preposition == "against";
}

// Who does the act in "a plan to visit", "the decision to expel".
std::optional<Inferred> ControllerOfNoun(const Tree& tree, uint32_t noun, int depth) {
  if (const uint32_t addressee = AddresseeOf(tree, noun); addressee != Tree::kNone) return Inferred{addressee, 0.85};
  const uint32_t possessor = tree.Child(noun, Dep::kPossessor);
  if (possessor != Tree::kNone) return Inferred{possessor, 0.9};
  if (const uint32_t own = OwnSubject(tree, noun); own != Tree::kNone) return Inferred{own, 0.85};
  if (const uint32_t owner = NamedOwner(tree, noun); owner != Tree::kNone) return Inferred{owner, 0.8};
  const uint32_t verb = tree.head(noun);
  if (verb == Tree::kNone) {  // a verb read as a noun: "Ann plans to visit"
    const uint32_t name = tree.Child(noun, Dep::kCompound);
    return name == Tree::kNone ? std::nullopt : std::optional(Inferred{name, 0.7});
  }
  if (!tree.IsVerb(verb)) return std::nullopt;
  const uint32_t given = tree.dep(noun) == Dep::kObject ? ToWhomGiven(tree, verb, noun) : Tree::kNone;
  if (given != Tree::kNone) return Inferred{given, 0.85};
  if (tree.dep(noun) == Dep::kObject || (tree.dep(noun) == Dep::kOblique && !IsOfOthers(tree, noun))) {
    return Weaker(SubjectOf(tree, verb, depth + 1), 0.8);
  }
  return std::nullopt;
}

// "thanked Ben for coming", "expressed gratitude to Ben for coming", "gave Ben leave to come": to whom it is done.
uint32_t Recipient(const Tree& tree, uint32_t governor) {
  const uint32_t indirect = tree.Child(governor, Dep::kIndirect);
  if (indirect != Tree::kNone) return indirect;
  for (uint32_t child : tree.children(governor)) {
    if (tree.dep(child) == Dep::kOblique && tree.Preposition(child) == "to") return child;
  }
  return Tree::kNone;
}

std::optional<Inferred> ControllerOfComplement(const Tree& tree, uint32_t governor, int depth) {
  const uint32_t object = tree.Child(governor, Dep::kObject);
  if (object != Tree::kNone) return Inferred{UndoRelative(tree, governor, object), 0.95};
  const uint32_t indirect = tree.Child(governor, Dep::kIndirect);
  if (indirect != Tree::kNone) return Inferred{indirect, 0.9};
  return Weaker(SubjectOf(tree, governor, depth + 1), 0.97);
}

bool IsFinite(const Tree& tree, uint32_t verb) {
  const std::string_view tag = tree.tag(verb);
  return tag == "VBD" || tag == "VBZ" || tag == "VBP" || tree.Has(verb, Dep::kAuxiliary);
}

// Of a clause that describes a noun: participles are of the noun itself ("the envoy sent"), gerunds and infinitives of
// who has it ("her hope of winning", "a plan to visit"); where nobody has it, the noun is meant ("a pact to end the
// war").
std::optional<Inferred> SubjectInPhrase(const Tree& tree, uint32_t verb, int depth) {
  const uint32_t noun = tree.head(verb);
  const std::string_view tag = tree.tag(verb);
  const bool participle = tag == "VBG" || tag == "VBN" || tag == "VBD";
  if (participle && !IsGerund(tree, verb)) return Inferred{MeantBy(tree, noun), 0.95};
  // "accused Ann of lying", where the tree has the gerund describe her.
  if (IsGerund(tree, verb) && IsName(tree, noun) && tree.dep(noun) == Dep::kObject) return Inferred{noun, 0.9};
  if (tag.starts_with("JJ")) return Inferred{noun, 0.9};  // "the envoy, grateful to Ben, left"
  if (IsFirstTo(tree, verb)) {
    const uint32_t subject = tree.Has(noun, Dep::kCopula) ? OwnSubject(tree, noun) : Tree::kNone;
    return Inferred{subject == Tree::kNone ? MeantBy(tree, noun) : subject, 0.9};
  }
  if (const uint32_t doer = ForWhomToDo(tree, verb); doer != Tree::kNone) return Inferred{doer, 0.85};
  const std::optional<Inferred> controller = ControllerOfNoun(tree, noun, depth);
  if (controller || tag != "VB" || !tree.Has(verb, Dep::kObject)) return controller;
  return Inferred{noun, 0.6};
}

// "accused Ann of lying", "thanked Ben for coming", "warned Ann against going": the object did it, or is to.
bool IsLaidToObject(const Tree& tree, uint32_t verb) {
  if (!IsGerund(tree, verb)) return false;
  const std::string preposition = tree.Preposition(verb);
  return preposition == "of" || preposition == "for" || preposition == "from" || preposition == "as" ||
         preposition == "against";
}

// "Ann and Ben condemn the attack, they said": where the tree gives the reporting verb both, the first is the report's.
uint32_t FirstOfTwoSubjects(const Tree& tree, uint32_t report) {
  uint32_t first = Tree::kNone;
  bool second = false;
  for (uint32_t child : tree.children(tree.head(report))) {
    if (tree.dep(child) != Dep::kSubject) continue;
    if (child < report) first = child;
    if (child > report) second = true;
  }
  return second ? first : Tree::kNone;
}

// "It was announced by Ann after meeting Ben": no thing met him.
uint32_t AgentOfThing(const Tree& tree, uint32_t verb) {
  const uint32_t subject = OwnSubject(tree, verb), agent = tree.Child(verb, Dep::kAgent);
  if (subject == Tree::kNone || agent == Tree::kNone || !IsName(tree, agent)) return Tree::kNone;
  const bool thing = tree.tag(subject) == "DT" || tree.tag(subject) == "NN" || tree.lemma(subject) == "it";
  return thing ? agent : Tree::kNone;
}

// "Ann, who was ill, left": where the tree has the verb of the sentence describe its subject.
bool IsMainClause(const Tree& tree, uint32_t verb) {
  return verb > 0 && tree.dep(verb) == Dep::kAclause && tree.head(tree.head(verb)) == Tree::kNone &&
         tree.form(verb - 1) == ",";
}

std::optional<Inferred> SubjectOf(const Tree& tree, uint32_t verb, int depth) {
  if (depth > kMaxDepth) return std::nullopt;
  if (const uint32_t own = OwnSubject(tree, verb); own != Tree::kNone) {
    return Inferred{UndoRelative(tree, verb, own), 1};
  }
  const uint32_t governor = tree.head(verb);
  if (governor == Tree::kNone) return std::nullopt;
  switch (tree.dep(verb)) {
    case Dep::kConjunct:
      return Weaker(SubjectOf(tree, governor, depth + 1), 0.95);
    case Dep::kXcomp:
      if (const uint32_t doer = ForWhomToDo(tree, verb); doer != Tree::kNone) return Inferred{doer, 0.85};
      return ControllerOfComplement(tree, governor, depth);
    case Dep::kRelative:
      return Inferred{MeantBy(tree, governor), 0.9};
    case Dep::kAclause:
      return SubjectInPhrase(tree, verb, depth);
    case Dep::kClausalSubject:  // "Sitting with her were the ministers"
      if (tree.tag(verb) != "VBG" || !tree.Has(governor, Dep::kCopula)) return std::nullopt;
      return Inferred{governor, 0.9};
    case Dep::kAdverbial:
      if (IsFinite(tree, verb) && tree.Has(verb, Dep::kMark)) return std::nullopt;
      if (IsLaidToObject(tree, verb)) {
        const uint32_t object = tree.Child(governor, Dep::kObject);
        const uint32_t to = object != Tree::kNone && !IsName(tree, object) ? Recipient(tree, governor) : Tree::kNone;
        return to != Tree::kNone ? Inferred{to, 0.9} : ControllerOfComplement(tree, governor, depth);
      }
      if (const uint32_t agent = IsGerund(tree, verb) ? AgentOfThing(tree, governor) : Tree::kNone;
          agent != Tree::kNone)
        return Inferred{agent, 0.85};
      return Weaker(SubjectOf(tree, governor, depth + 1), 0.9);
    case Dep::kCcomp:
    case Dep::kParataxis:
      if (const uint32_t first = FirstOfTwoSubjects(tree, verb); first != Tree::kNone) return Inferred{first, 0.85};
      if (IsFinite(tree, verb)) return std::nullopt;
      return Weaker(SubjectOf(tree, governor, depth + 1), 0.7);
    default:
      return std::nullopt;
  }
}

}  // namespace

bool IsFirstTo(const Tree& tree, uint32_t verb) {
  if (tree.dep(verb) != Dep::kAclause || tree.tag(verb) != "VB" || OwnSubject(tree, verb) != Tree::kNone) return false;
  const uint32_t noun = tree.head(verb);
  const auto singles_out = [&](uint32_t word) {
    const std::string& lemma = tree.lemma(word);
    return lemma == "first" || lemma == "second" || lemma == "third" || lemma == "last" || lemma == "only";
  };
  if (singles_out(noun)) return true;
  for (uint32_t child : tree.children(noun)) {
    if (tree.dep(child) == Dep::kAdjectival && singles_out(child)) return true;
  }
  return false;
}

uint32_t ForWhomToDo(const Tree& tree, uint32_t verb) {
  const Dep dep = tree.dep(verb);
  if (tree.tag(verb) != "VB" || (dep != Dep::kAclause && dep != Dep::kXcomp)) return Tree::kNone;
  const uint32_t above = tree.head(verb);
  uint32_t doer = Tree::kNone;
  for (uint32_t child : tree.children(above)) {
    if (child > above && child < verb) doer = child;
  }
  const Dep phrase = dep == Dep::kXcomp ? Dep::kOblique : Dep::kNominal;
  if (doer == Tree::kNone || tree.dep(doer) != phrase || tree.Preposition(doer) != "for") return Tree::kNone;
  const bool people = IsName(tree, doer) || tree.tag(doer) == "NNS" || tree.Has(doer, Dep::kDeterminer);
  return people ? doer : Tree::kNone;
}

uint32_t UndoRelative(const Tree& tree, uint32_t verb, uint32_t token) {
  if (!tree.IsRelativeWord(token)) return token;
  if (const uint32_t named = NamedAs(tree, token); named != Tree::kNone) return named;
  const uint32_t antecedent = Antecedent(tree, verb);
  if (antecedent != Tree::kNone) return antecedent;
  uint32_t before = token;  // the tree lost it: it stands in front of the comma
  while (before > 0 && (before == token || tree.dep(before) == Dep::kPunctuation)) --before;
  const bool names = tree.IsNoun(before) && tree.sentence(before) == tree.sentence(token);
  return names ? before : token;
}

// Of two names in front of the verb the nearer: "NORBURG, Arcadia - Ann flew", "the Labour member Ann asked".
uint32_t OwnSubject(const Tree& tree, uint32_t verb) {
  uint32_t active = tree.Child(verb, Dep::kSubject);
  for (uint32_t child : tree.children(verb)) {
    if (child < verb && tree.dep(child) == Dep::kSubject && tree.IsNoun(child)) active = child;
  }
  return active != Tree::kNone ? active : tree.Child(verb, Dep::kPassiveSubject);
}

std::optional<Inferred> SurfaceSubject(const Tree& tree, uint32_t verb) { return SubjectOf(tree, verb, 0); }

bool IsGerund(const Tree& tree, uint32_t verb) {
  const Dep dep = tree.dep(verb);
  if (tree.tag(verb) != "VBG" || (dep != Dep::kAdverbial && dep != Dep::kAclause)) return false;
  return OwnSubject(tree, verb) == Tree::kNone && !tree.Preposition(verb).empty();
}

bool IsPassive(const Tree& tree, uint32_t verb) {
  for (int depth = 0; depth < kMaxDepth; ++depth) {
    const bool marked = tree.Has(verb, Dep::kPassiveAuxiliary) || tree.Has(verb, Dep::kPassiveSubject);
    if (marked || tree.Has(verb, Dep::kAgent)) return true;
    if (IsMainClause(tree, verb)) return false;
    if (tree.tag(verb) == "VBD") return tree.dep(verb) == Dep::kAclause && !tree.Has(verb, Dep::kObject);
    if (tree.tag(verb) != "VBN" || tree.Has(verb, Dep::kAuxiliary)) return false;
    const Dep dep = tree.dep(verb);
    if (dep == Dep::kAclause || dep == Dep::kAdverbial || dep == Dep::kAdjectival) return true;
    if (dep != Dep::kConjunct || OwnSubject(tree, verb) != Tree::kNone) return false;
    verb = tree.head(verb);
  }
  return false;
}

}  // namespace entente::extract
