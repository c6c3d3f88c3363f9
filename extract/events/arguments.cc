#include "extract/events/arguments.h"

#include <algorithm>
#include <optional>

#include "extract/events/control.h"

namespace entente::extract {
namespace {

// The object that coordinated verbs share stands with the last of them: "praised and thanked the envoy".
uint32_t SharedObject(const Tree& tree, uint32_t verb) {
  for (uint32_t child : tree.children(verb)) {
    if (tree.dep(child) != Dep::kConjunct || !tree.IsVerb(child) || child > verb + 3) continue;
    const uint32_t object = tree.Child(child, Dep::kObject);
    if (object != Tree::kNone && OwnSubject(tree, child) == Tree::kNone) return object;
  }
  return Tree::kNone;
}

// The relative clause whose gap `verb` may have: its own, or that of a verb it completes ("the deal he wants to sign").
uint32_t GappedClause(const Tree& tree, uint32_t verb) {
  while (tree.dep(verb) == Dep::kXcomp && !tree.Has(tree.head(verb), Dep::kObject)) verb = tree.head(verb);
  return tree.dep(verb) == Dep::kRelative ? verb : Tree::kNone;
}

// The gap of "the sword that Ann gave": the antecedent is the object where the clause has a subject and no object. A
// relative word anywhere in the clause fills the gap: "the city where Ann met".
void AddObjectGap(const Tree& tree, uint32_t verb, std::vector<Argument>* arguments) {
  if (tree.Has(verb, Dep::kObject) || IsPassive(tree, verb)) return;
  const uint32_t completing = tree.Child(verb, Dep::kXcomp);  // whose gap it is: "the envoy she wants to thank"
  if (completing != Tree::kNone && tree.tag(completing) == "VB" && !tree.Has(completing, Dep::kObject)) return;
  const uint32_t clause = GappedClause(tree, verb);
  if (clause == Tree::kNone || !tree.Has(clause, Dep::kSubject)) return;
  for (uint32_t child : tree.children(clause)) {
    const uint32_t whose = tree.Child(child, Dep::kPossessor);
    if (tree.IsRelativeWord(child) || (whose != Tree::kNone && tree.IsRelativeWord(whose))) return;
  }
  arguments->push_back({tree.head(clause), Source::kObject, "", 0.85});
}

// "gave the envoy a sword" with two plain objects: the first is to whom. With one alone, "told the envoy", who is told
// is also the object.
void AddOwnObjects(const Tree& tree, uint32_t verb, std::vector<Argument>* arguments) {
  std::vector<uint32_t> objects;
  bool has_indirect = false;
  for (uint32_t child : tree.children(verb)) {
    if (tree.dep(child) == Dep::kIndirect) {
      arguments->push_back({UndoRelative(tree, verb, child), Source::kIndirect, "", 1});
      has_indirect = true;
    } else if (tree.dep(child) == Dep::kObject) {
      objects.push_back(child);
      // "accused Ben of fraud, which he denied": the whole may be meant, and not the last noun.
      const bool whole = child < verb && child > 0 && tree.tag(child) == "WDT" && tree.form(child - 1) == ",";
      if (whole) arguments->push_back({child, Source::kObject, "", 0.7});
    }
  }
  const bool doubled = !has_indirect && objects.size() == 2 && verb < objects.front();
  for (uint32_t object : objects) {
    const Source source = doubled && object == objects.front() ? Source::kIndirect : Source::kObject;
    arguments->push_back({UndoRelative(tree, verb, object), source, "", 1});
  }
  if (has_indirect && objects.empty() && !IsPassive(tree, verb)) {
    arguments->push_back({arguments->back().head, Source::kObject, "", 0.95});
  }
}

// "gave Norland 5 million dollars", read as dollars of that name.
void AddNameBeforeSum(const Tree& tree, uint32_t verb, uint32_t object, std::vector<Argument>* arguments) {
  const auto is_name = [&](uint32_t token) { return tree.tag(token).starts_with("NNP"); };
  uint32_t name = verb + 1;
  if (tree.dep(name) == Dep::kDeterminer) ++name;
  while (name + 1 < object && is_name(name) && is_name(name + 1)) ++name;
  const uint32_t next = name + 1, head = tree.head(name);
  if (next >= object || !is_name(name) || head == Tree::kNone || head < next || head > object) return;
  if (tree.tag(next) == "CD" || tree.tag(next) == "$") arguments->push_back({name, Source::kIndirect, "", 0.8});
}

// "elected Ben president", read as a president called so: a bare noun behind a name is what he is made.
void AddNamedObject(const Tree& tree, uint32_t verb, std::vector<Argument>* arguments) {
  const uint32_t object = tree.Child(verb, Dep::kObject), first = verb + 1;
  if (object != Tree::kNone && object > first) AddNameBeforeSum(tree, verb, object, arguments);
  const bool bare = object != Tree::kNone && object > first && tree.tag(object) == "NN";
  if (!bare || !tree.tag(first).starts_with("NNP") || tree.head(first) != object) return;
  if (tree.dep(first) == Dep::kPossessor) return;  // "pledged Norland's help"
  for (uint32_t child : tree.children(verb)) {
    if (tree.Preposition(child) == "to") return;  // "sold Norland coal to Ben"
  }
  arguments->push_back({first, Source::kIndirect, "", 0.8});
  arguments->push_back({object, Source::kPreposition, "as", 0.8});
}

// "appointed in his place the former envoy": a description right behind a phrase is none of it.
uint32_t DescribedBehind(const Tree& tree, uint32_t phrase) {
  const uint32_t behind = tree.Child(phrase, Dep::kApposition);
  if (behind == Tree::kNone || !tree.IsNoun(behind) || tree.tag(behind).starts_with("NNP")) return Tree::kNone;
  const uint32_t first = tree.Child(behind, Dep::kDeterminer);
  return first == phrase + 1 ? behind : Tree::kNone;
}

// "at least 30 students": people or things that are counted.
bool IsCounted(const Tree& tree, uint32_t noun) {
  if (tree.tag(noun) != "NNS") return false;
  const std::span<const uint32_t> children = tree.children(noun);
  return std::any_of(children.begin(), children.end(), [&](uint32_t child) { return tree.tag(child) == "CD"; });
}

// "discussed with Ben the future of the port": what stands behind with whom it is done.
bool IsBehindCompany(const Tree& tree, uint32_t verb, uint32_t noun) {
  const std::string_view tag = tree.tag(noun);
  if (tag != "NN" && tag != "NNS") return false;
  const std::span<const uint32_t> children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](uint32_t child) {
    return child > verb && child < noun && tree.dep(child) == Dep::kOblique && tree.Preposition(child) == "with";
  });
}

// "received at his office the envoy Ben", "held at least 30 students": a name or count behind the verb that no
// preposition leads is its object, whatever the tree calls it.
void AddLateObject(const Tree& tree, uint32_t verb, std::vector<Argument>* arguments) {
  for (uint32_t child : tree.children(verb)) {
    const bool bare = tree.dep(child) == Dep::kOblique && tree.Preposition(child).empty();
    const bool told =
        tree.tag(child).starts_with("NNP") || IsCounted(tree, child) || IsBehindCompany(tree, verb, child);
    if (bare && child > verb && told) {
      arguments->push_back({child, Source::kObject, "", 0.8});
    }
    const uint32_t described =
        tree.dep(child) == Dep::kOblique && child > verb ? DescribedBehind(tree, child) : Tree::kNone;
    if (described != Tree::kNone) arguments->push_back({described, Source::kObject, "", 0.75});
    // "received today, Monday, the envoy Ben": no day is an envoy.
    const bool loose = bare || tree.dep(child) == Dep::kOther;
    const uint32_t apposed = loose && child > verb ? tree.Child(child, Dep::kApposition) : Tree::kNone;
    if (apposed != Tree::kNone) arguments->push_back({apposed, Source::kObject, "", 0.75});
  }
}

void AddObjects(const Tree& tree, uint32_t verb, bool passive, std::vector<Argument>* arguments) {
  const size_t before = arguments->size();
  AddOwnObjects(tree, verb, arguments);
  if (arguments->size() > before) return AddNamedObject(tree, verb, arguments);
  if (!passive) {
    AddLateObject(tree, verb, arguments);
    if (const uint32_t shared = SharedObject(tree, verb); shared != Tree::kNone) {
      arguments->push_back({shared, Source::kObject, "", 0.85});
    }
  }
  AddObjectGap(tree, verb, arguments);
}

bool IsIndefinite(const Tree& tree, uint32_t noun) {
  const uint32_t determiner = tree.Child(noun, Dep::kDeterminer);
  return tree.tag(noun) == "NN" && determiner != Tree::kNone && tree.lemma(determiner) == "a";
}

// "issued a statement calling for peace": who says it is who gave it out.
void AddAuthor(const Tree& tree, uint32_t verb, std::vector<Argument>* arguments) {
  if (tree.dep(verb) != Dep::kAclause || tree.tag(verb) != "VBG" || IsGerund(tree, verb)) return;
  const uint32_t document = tree.head(verb), giver = tree.head(document);
  if (tree.dep(document) != Dep::kObject || giver == Tree::kNone || !IsIndefinite(tree, document)) return;
  const std::optional<Inferred> author = SurfaceSubject(tree, giver);
  if (author && !IsPassive(tree, giver)) {
    arguments->push_back({author->token, Source::kSubject, "", author->certainty * 0.7});
  }
}

void AddSubject(const Tree& tree, uint32_t verb, bool passive, std::vector<Argument>* arguments) {
  const std::optional<Inferred> surface = SurfaceSubject(tree, verb);
  if (!surface) return;
  if (!passive) {
    arguments->push_back({surface->token, Source::kSubject, "", surface->certainty});
    AddAuthor(tree, verb, arguments);
  } else if (tree.Has(verb, Dep::kObject)) {
    arguments->push_back({surface->token, Source::kIndirect, "", surface->certainty});
  } else {
    arguments->push_back({surface->token, Source::kObject, "", surface->certainty});
  }
}

// Appends by whom something is done, where the tree hangs it on the phrase or the end of it: "on her trip to Oslo by
// Ben".
void AddAgentAtEnd(const Tree& tree, uint32_t phrase, double certainty, std::vector<Argument>* arguments) {
  constexpr double kLeast = 0.6, kEach = 0.1;
  for (uint32_t part : tree.children(phrase)) {
    if (tree.dep(part) != Dep::kNominal || part < phrase) continue;
    if (tree.Preposition(part) == "by") {
      arguments->push_back({part, Source::kSubject, "", certainty});
    } else if (certainty > kLeast + kEach) {
      AddAgentAtEnd(tree, part, certainty - kEach, arguments);
    }
  }
}

// "was accused of taking bribes by Ben", "was urged to leave by Ben": the tree may hang by whom it is told on the act
// told of.
void AddAgentOfAct(const Tree& tree, uint32_t act, std::vector<Argument>* arguments) {
  if (tree.Has(act, Dep::kPassiveAuxiliary) || tree.tag(act) == "VBN") return;
  for (uint32_t part : tree.children(act)) {
    const bool beside = tree.dep(part) == Dep::kAgent || tree.dep(part) == Dep::kOblique;
    const bool told = tree.tag(part).starts_with("NNP") || tree.Has(part, Dep::kDeterminer);
    if (part > act && beside && told && tree.Preposition(part) == "by") {
      arguments->push_back({part, Source::kSubject, "", 0.75});
    } else if (part > act && tree.dep(part) == Dep::kObject) {
      AddAgentAtEnd(tree, part, 0.75, arguments);
    }
  }
}

// "was presented with a horse by Ben", "was freed from jail by Ben", "was shot dead by Ben", "was met at the airport by
// Ben": the tree may hang by whom on what is given, on what comes of it or on where it is done.
void AddAgentBelow(const Tree& tree, uint32_t verb, std::vector<Argument>* arguments) {
  for (uint32_t child : tree.children(verb)) {
    const Dep dep = tree.dep(child);
    const std::string preposition = dep == Dep::kOblique ? tree.Preposition(child) : "";
    const bool act = IsGerund(tree, child) || (tree.tag(child) == "VB" && tree.MarkTag(child) == "TO");
    if (act && child > verb) AddAgentOfAct(tree, child, arguments);
    const bool outcome = dep == Dep::kXcomp && !tree.IsVerb(child);
    const bool ones_own =
        preposition == "for" && tree.Has(child, Dep::kPossessor);  // "was praised for his work by Ben"
    const bool given = dep == Dep::kObject || ones_own || preposition == "with" || preposition == "to" ||
                       preposition == "of" || preposition == "from";
    const bool where = preposition == "at" || preposition == "on" || preposition == "upon" || preposition == "in" ||
                       preposition == "during";
    if (child < verb || (!outcome && !given && !where)) continue;
    AddAgentAtEnd(tree, child, 0.8, arguments);
    for (uint32_t part : tree.children(child)) {
      const bool beside = outcome && (tree.dep(part) == Dep::kAgent || tree.dep(part) == Dep::kOblique);
      if (beside && tree.Preposition(part) == "by") arguments->push_back({part, Source::kSubject, "", 0.8});
    }
  }
}

// "is blamed by residents for the massacre", "was accused by the bank of hiding losses": the tree may hang the deed on
// by whom it is told.
void AddDeedBehindAgent(const Tree& tree, uint32_t verb, std::vector<Argument>* arguments) {
  const size_t agents = arguments->size();
  for (size_t i = 0; i < agents; ++i) {
    const Argument agent = (*arguments)[i];
    if (agent.source != Source::kSubject || tree.head(agent.head) != verb) continue;
    for (uint32_t child : tree.children(agent.head)) {
      const std::string preposition = tree.Preposition(child);
      const bool deed = tree.dep(child) == Dep::kNominal && (preposition == "for" || preposition == "over");
      if (deed || (IsGerund(tree, child) && preposition == "of"))
        arguments->push_back({child, Source::kPreposition, preposition, 0.75});
    }
  }
}

// "said in an interview with Reuters that the war goes on", "told the court that the war goes on", where the tree has
// the clause tell of the last noun.
uint32_t ClauseBehind(const Tree& tree, uint32_t verb, uint32_t phrase) {
  const bool beside = tree.dep(phrase) == Dep::kOblique || tree.dep(phrase) == Dep::kIndirect;
  if (!beside || phrase < verb || tree.Has(verb, Dep::kCcomp)) return Tree::kNone;
  for (uint32_t noun : {phrase, tree.Child(phrase, Dep::kNominal)}) {
    if (noun == Tree::kNone) continue;
    for (uint32_t child : tree.children(noun)) {
      const bool clause =
          tree.dep(child) == Dep::kRelative || tree.dep(child) == Dep::kAclause || tree.dep(child) == Dep::kCcomp;
      if (clause && tree.MarkTag(child) == "IN" && OwnSubject(tree, child) != Tree::kNone) return child;
    }
  }
  return Tree::kNone;
}

// "told the envoy to leave", where the tree has the infinitive describe whom it is told.
uint32_t ActOfAddressee(const Tree& tree, uint32_t addressee) {
  if (tree.dep(addressee) != Dep::kIndirect) return Tree::kNone;
  for (uint32_t child : tree.children(addressee)) {
    if (tree.dep(child) == Dep::kAclause && tree.tag(child) == "VB" && tree.MarkTag(child) == "TO") return child;
  }
  return Tree::kNone;
}

void AddClauses(const Tree& tree, uint32_t verb, std::vector<Argument>* arguments) {
  for (uint32_t child : tree.children(verb)) {
    if (tree.dep(child) == Dep::kCcomp || tree.dep(child) == Dep::kXcomp) {
      arguments->push_back({child, Source::kClause, "", 1});
      if (tree.MarkTag(child) == "TO") arguments->push_back({child, Source::kInfinitive, "", 1});
      if (OwnSubject(tree, child) != Tree::kNone) arguments->push_back({child, Source::kStatement, "", 1});
    } else if (const uint32_t clause = ClauseBehind(tree, verb, child); clause != Tree::kNone) {
      arguments->push_back({clause, Source::kClause, "", 0.8});
      arguments->push_back({clause, Source::kStatement, "", 0.8});
    } else if (tree.dep(child) == Dep::kClausalSubject && child > verb && tree.MarkTag(child) == "TO") {
      arguments->push_back({child, Source::kClause, "", 0.8});  // "it was wrong of Ben to leave"
    } else if (tree.dep(child) == Dep::kAdverbial && child > verb && tree.tag(child) == "VB" &&
               tree.Has(child, Dep::kMark)) {
      if (tree.MarkTag(child) == "TO") arguments->push_back({child, Source::kInfinitive, "", 0.6});
      arguments->push_back({child, Source::kClause, "", 0.6});  // "ordered her to leave", read as a purpose
    } else if (const uint32_t act = ActOfAddressee(tree, child); act != Tree::kNone) {
      arguments->push_back({act, Source::kInfinitive, "", 0.6});
      arguments->push_back({act, Source::kClause, "", 0.6});
    }
  }
}

// "called the move unjust", "called the move “hasty and rash”": where the tree takes what the object is called for an
// adverb or a part of it.
void AddCalled(const Tree& tree, uint32_t verb, std::vector<Argument>* arguments) {
  const uint32_t object = tree.Child(verb, Dep::kObject);
  if (object == Tree::kNone || object < verb) return;
  const auto add = [&](uint32_t word) { arguments->push_back({word, Source::kCalled, "", 0.8}); };
  for (uint32_t child : tree.children(verb)) {
    const bool adjective = tree.tag(child).starts_with("JJ") && tree.dep(child) == Dep::kObject;
    if (child > object && (tree.dep(child) == Dep::kAdverb || adjective)) add(child);
  }
  for (uint32_t child : tree.children(object)) {
    if (child > object && tree.dep(child) == Dep::kAdjectival) add(child);
  }
}

// "mediates in the dispute between Ann and Ben", "talks between Ann and Ben brokered by": whose affair it is.
void AddParties(const Tree& tree, uint32_t affair, std::vector<Argument>* arguments) {
  const size_t before = arguments->size();
  AddPrepositional(tree, affair, 0.75, arguments);
  DropByPreposition(
      before, [](std::string_view preposition) { return preposition != "between" && preposition != "among"; },
      arguments);
}

// "laid the blame for the war on Ben", "apologised in a letter to Ben": a phrase that the parser hung on the one
// before, where the verb has no other of the kind.
void AddFromPhraseBefore(const Tree& tree, uint32_t phrase, std::vector<Argument>* arguments) {
  std::vector<Argument> nested;
  AddPrepositional(tree, phrase, 0.55, &nested);
  for (const Argument& one : nested) {
    const bool known = std::any_of(arguments->begin(), arguments->end(), [&](const Argument& argument) {
      return argument.source == Source::kPreposition && argument.preposition == one.preposition;
    });
    if (!known && (one.preposition == "to" || one.preposition == "on")) arguments->push_back(one);
  }
}

// "lifted the ban imposed on Ben", "the charges he brought against Ben": whom the clause says a thing is aimed at.
void AddAimedAt(const Tree& tree, uint32_t thing, std::vector<Argument>* arguments) {
  const size_t before = arguments->size();
  for (uint32_t child : tree.children(thing)) {
    if (tree.dep(child) == Dep::kAclause || tree.dep(child) == Dep::kRelative)
      AddPrepositional(tree, child, 0.65, arguments);
  }
  DropByPreposition(
      before, [](std::string_view preposition) { return preposition != "on" && preposition != "against"; }, arguments);
}

// "met in a house with Ben": a house keeps no company.
void AddCompanyAtPlace(const Tree& tree, const Argument& place, std::vector<Argument>* arguments) {
  if (place.preposition != "in" && place.preposition != "at") return;
  if (tree.tag(place.head) != "NN" || !tree.Has(place.head, Dep::kDeterminer)) return;
  const size_t before = arguments->size();
  AddPrepositional(tree, place.head, 0.65, arguments);
  DropByPreposition(
      before, [](std::string_view preposition) { return preposition != "with"; }, arguments);
}

// Prepositional phrases that the parser, or the writer, hung on the object or on a verb beside.
void AddNestedPrepositions(const Tree& tree, uint32_t verb, std::vector<Argument>* arguments) {
  const size_t direct = arguments->size();
  for (size_t i = 0; i < direct; ++i) {
    const Argument argument = (*arguments)[i];
    const bool below = tree.head(argument.head) == verb;
    if (below && argument.source == Source::kObject) {
      for (uint32_t one : tree.Conjuncts(argument.head)) AddPrepositional(tree, one, 0.85, arguments);
      AddAimedAt(tree, argument.head, arguments);
      for (uint32_t part : tree.children(argument.head)) {  // "rounds of talks between"
        const bool whole = tree.dep(part) == Dep::kNominal && tree.Preposition(part) == "of";
        if (whole) AddPrepositional(tree, part, 0.7, arguments);
      }
    }
    const bool told_of =
        argument.source == Source::kObject && tree.head(verb) == argument.head && IsPassive(tree, verb);
    if (told_of || (below && argument.source == Source::kPreposition)) AddParties(tree, argument.head, arguments);
    const bool aside = argument.preposition == "for" || argument.preposition == "in";
    const bool gift = argument.preposition == "as" && IsIndefinite(tree, argument.head);  // "gave it as a gift to Ben"
    const bool message = argument.preposition == "in" && IsIndefinite(tree, argument.head);
    if (below && (message || gift || (aside && tree.Has(verb, Dep::kObject))))
      AddFromPhraseBefore(tree, argument.head, arguments);
    if (below && argument.source == Source::kPreposition && tree.tag(argument.head).starts_with("NNP")) {
      AddPrepositional(tree, argument.head, 0.8, arguments);  // "in Rome with": a name governs no phrase of company
    }
    if (below && argument.source == Source::kPreposition) AddCompanyAtPlace(tree, argument, arguments);
    const bool manner = below && argument.preposition == "at" && tree.tag(argument.head) == "NN" &&
                        !tree.Has(argument.head, Dep::kDeterminer);
    if (manner) AddPrepositional(tree, argument.head, 0.8, arguments);  // "talked at length about"
    const bool bare = argument.source == Source::kClause && OwnSubject(tree, argument.head) == Tree::kNone;
    if (below && bare) AddPrepositional(tree, argument.head, 0.5, arguments);  // what has a subject keeps its own
  }
  for (uint32_t child : tree.children(verb)) {
    if (tree.dep(child) == Dep::kConjunct && tree.IsVerb(child) && child <= verb + 3 &&
        OwnSubject(tree, child) == Tree::kNone) {
      AddPrepositional(tree, child, 0.8, arguments);
    }
  }
}

// "to shell Norlandic towns", "to end Ben's siege", "to limit the sale of Norlandic goods": whose it is to which
// something is done.
void AddWhose(const Tree& tree, uint32_t thing, double certainty, std::vector<Argument>* arguments) {
  constexpr double kLeast = 0.6, kEach = 0.05;
  for (uint32_t part : tree.children(thing)) {
    const Dep dep = tree.dep(part);
    const bool modifier = dep == Dep::kAdjectival || dep == Dep::kCompound;
    if (!modifier && dep != Dep::kPossessor && dep != Dep::kNominal) continue;
    arguments->push_back({part, Source::kAffected, "", modifier ? certainty - kEach : certainty});
    // "to provide data on the port to Ben", where the tree hangs him on the port.
    const bool recipient = dep == Dep::kNominal && tree.Preposition(part) == "to";
    if (recipient) arguments->push_back({part, Source::kComplement, "", certainty});
    if (dep == Dep::kNominal && certainty > kLeast) AddWhose(tree, part, certainty - 2 * kEach, arguments);
  }
}

// "unless Ben leaves": on whom it depends. The condition may hang on a purpose: "stop talks to end the war if".
void AddConditions(const Tree& tree, uint32_t clause, int depth, std::vector<Argument>* arguments) {
  for (uint32_t child : tree.children(clause)) {
    const Dep dep = tree.dep(child);
    const std::string mark = dep == Dep::kAdverbial ? tree.Preposition(child) : "";
    const uint32_t subject = mark == "if" || mark == "unless" ? OwnSubject(tree, child) : Tree::kNone;
    if (subject != Tree::kNone) arguments->push_back({subject, Source::kAffected, "", 0.65});
    const bool purpose = tree.tag(child) == "VB" && (dep == Dep::kAdverbial || dep == Dep::kAclause);
    if (depth > 0 && (purpose || dep == Dep::kObject)) AddConditions(tree, child, depth - 1, arguments);
  }
}

// Whom the clause of `verb` is about besides who does it, the nearest first: "to break relations with Ben", "to send
// arms to Ben", "to end Ben's siege".
void AddAffected(const Tree& tree, uint32_t verb, std::vector<Argument>* arguments) {
  AddConditions(tree, verb, 2, arguments);
  if (tree.IsNoun(verb)) AddWhose(tree, verb, 0.75, arguments);  // "became Norland's president"
  for (uint32_t child : tree.children(verb)) {
    const Dep dep = tree.dep(child);
    const bool object = dep == Dep::kObject || dep == Dep::kIndirect;
    const std::string preposition = dep == Dep::kOblique ? tree.Preposition(child) : "";
    if (!object && preposition.empty()) continue;
    const bool direct = object || preposition == "to" || preposition == "for";
    if (direct) arguments->push_back({child, Source::kComplement, "", 0.9});
    arguments->push_back({child, Source::kAffected, "", direct ? 0.9 : 0.8});
    if (object || tree.IsNoun(child)) AddWhose(tree, child, 0.75, arguments);
    if (object) AddParties(tree, child, arguments);  // "to end the fighting between Ann and Ben"
  }
}

void AddWith(const Tree& tree, uint32_t of, std::vector<Argument>* arguments) {
  for (uint32_t child : tree.children(of)) {
    const Dep dep = tree.dep(child);
    if ((dep == Dep::kOblique || dep == Dep::kNominal) && tree.Preposition(child) == "with")
      arguments->push_back({child, Source::kCompany, "", 0.8});
  }
}

// "met Ben to discuss", "held a meeting with Ben to discuss", "received Ben, discussing": a purpose or a circumstance
// is shared by those with whom its clause is done.
void AddCompany(const Tree& tree, uint32_t verb, std::vector<Argument>* arguments) {
  const Dep dep = tree.dep(verb);
  if ((dep != Dep::kAdverbial && dep != Dep::kAclause) || OwnSubject(tree, verb) != Tree::kNone) return;
  if (tree.tag(verb) != "VB" && tree.tag(verb) != "VBG") return;
  const uint32_t governor = tree.head(verb);
  AddWith(tree, governor, arguments);
  if (!tree.IsVerb(governor)) return;
  for (uint32_t child : tree.children(governor)) {
    if (tree.dep(child) != Dep::kObject && tree.dep(child) != Dep::kIndirect) continue;
    arguments->push_back({child, Source::kCompany, "", 0.8});
    AddWith(tree, child, arguments);
  }
}

// "at the fair"
bool IsWhereabouts(const Tree& tree, uint32_t noun) {
  const std::string preposition = tree.dep(noun) == Dep::kOblique ? tree.Preposition(noun) : "";
  return preposition == "at" || preposition == "in" || preposition == "on";
}

// "opened the fair, accompanied by Ben", "arrived at the fair accompanied by Ben": behind a comma or a place the
// participle may tell of who opened it, for frames that ask.
void AddContextOfParticiple(const Tree& tree, uint32_t verb, std::vector<Argument>* arguments) {
  const uint32_t begin = tree.reach(verb).begin;
  const bool participle = tree.dep(verb) == Dep::kAclause && tree.tag(verb) == "VBN" && begin > 0;
  const bool apart = participle && (tree.form(begin) == "," || tree.form(begin - 1) == ",");
  const uint32_t noun = apart || (participle && IsWhereabouts(tree, tree.head(verb))) ? tree.head(verb) : Tree::kNone;
  if (noun == Tree::kNone || noun > verb || !IsPassive(tree, verb)) return;
  const uint32_t clause = ClauseOf(tree, noun);
  const std::optional<Inferred> subject = clause == noun ? std::nullopt : SurfaceSubject(tree, clause);
  if (subject) arguments->push_back({subject->token, Source::kContext, "", subject->certainty * 0.75});
}

}  // namespace

bool Fits(const Argument& argument, const RoleSource& source) {
  return argument.source == source.source && argument.preposition == source.preposition;
}

bool IsSourceOf(const Argument& argument, const RoleRule& rule) {
  return GroupOf({argument.source, argument.preposition}, rule) < rule.sources.size();
}

bool IsClausal(Dep dep) {
  return dep == Dep::kRoot || dep == Dep::kAclause || dep == Dep::kRelative || dep == Dep::kAdverbial ||
         dep == Dep::kXcomp || dep == Dep::kCcomp || dep == Dep::kParataxis;
}

void AddComplements(const Tree& tree, std::vector<Argument>* arguments) {
  const size_t direct = arguments->size();
  for (size_t i = 0; i < direct; ++i) {
    const bool gerund = (*arguments)[i].preposition == "to" && IsGerund(tree, (*arguments)[i].head);
    if (gerund) AddAffected(tree, (*arguments)[i].head, arguments);  // "committed to helping Ben"
    if ((*arguments)[i].source != Source::kClause) continue;
    const uint32_t clause = (*arguments)[i].head;
    const bool passive = IsPassive(tree, clause);
    if (const uint32_t doer = passive ? Tree::kNone : ForWhomToDo(tree, clause); doer != Tree::kNone)
      arguments->push_back({doer, Source::kDoer, "", 0.85});
    for (uint32_t child : tree.children(clause)) {
      const Dep dep = tree.dep(child);
      const bool agent = dep == Dep::kAgent || (dep == Dep::kOblique && passive && tree.Preposition(child) == "by");
      if ((dep == Dep::kSubject && !passive) || agent) {  // "asked that Ann be freed by Ben" is asked of Ben
        arguments->push_back({child, Source::kDoer, "", 0.95});
      } else if (dep == Dep::kXcomp) {
        AddAffected(tree, child, arguments);
      }
    }
    AddAffected(tree, clause, arguments);
  }
}

void AddPrepositional(const Tree& tree, uint32_t of, double certainty, std::vector<Argument>* arguments) {
  for (uint32_t child : tree.children(of)) {
    const Dep dep = tree.dep(child);
    if (dep != Dep::kOblique && dep != Dep::kNominal && dep != Dep::kAgent && !IsGerund(tree, child)) continue;
    const std::string preposition = tree.Preposition(child);
    if (!preposition.empty()) {
      arguments->push_back({UndoRelative(tree, of, child), Source::kPreposition, preposition, certainty});
    }
  }
}

void AddAgent(const Tree& tree, uint32_t verb, std::vector<Argument>* arguments) {
  for (uint32_t child : tree.children(verb)) {
    if (tree.dep(child) == Dep::kAgent || (tree.dep(child) == Dep::kOblique && tree.Preposition(child) == "by")) {
      arguments->push_back({UndoRelative(tree, verb, child), Source::kSubject, "", 1});
    }
  }
}

void SortByCertainty(std::vector<Argument>* arguments) {
  std::stable_sort(arguments->begin(), arguments->end(),
                   [](const Argument& a, const Argument& b) { return a.certainty > b.certainty; });
}

std::vector<Argument> VerbArguments(const Tree& tree, uint32_t verb) {
  std::vector<Argument> arguments;
  arguments.reserve(kUsualArguments);
  const bool passive = IsPassive(tree, verb);
  AddSubject(tree, verb, passive, &arguments);
  if (passive) {
    const size_t before = arguments.size();
    AddAgent(tree, verb, &arguments);
    if (arguments.size() == before) AddAgentBelow(tree, verb, &arguments);
    AddDeedBehindAgent(tree, verb, &arguments);
  }
  AddObjects(tree, verb, passive, &arguments);
  AddClauses(tree, verb, &arguments);
  AddCalled(tree, verb, &arguments);
  AddPrepositional(tree, verb, 1, &arguments);
  AddNestedPrepositions(tree, verb, &arguments);
  AddComplements(tree, &arguments);
  AddCompany(tree, verb, &arguments);
  AddContextOfParticiple(tree, verb, &arguments);
  SortByCertainty(&arguments);
  return arguments;
}

uint32_t ClauseOf(const Tree& tree, uint32_t token) {
  for (uint32_t steps = 0; steps < tree.size(); ++steps) {
    const bool predicate = IsClausal(tree.dep(token)) || (tree.dep(token) == Dep::kConjunct && tree.IsVerb(token));
    if (predicate || tree.head(token) == Tree::kNone) return token;
    token = tree.head(token);
  }
  return token;
}

}  // namespace entente::extract
