#include <algorithm>

#include "extract/events/arguments.h"
#include "extract/events/control.h"

namespace entente::extract {
namespace {

constexpr int kMaxDepth = 12;  // deeper chains of coordination are errors of the parser

// "Norland-Sudland" in "Norland-Sudland talks": the first of two joined by a hyphen hangs on the second.
uint32_t HyphenatedTo(const Tree& tree, uint32_t modifier) {
  for (uint32_t child : tree.children(modifier)) {
    const bool joined = tree.dep(child) == Dep::kCompound && child + 1 < modifier &&
                        (tree.form(child + 1) == "-" || tree.form(child + 1) == "–");
    if (joined) return child;
  }
  return Tree::kNone;
}

// "the visit by Ann to Oslo": a name governs no phrase of where to or with whom.
void AddBehindNames(const Tree& tree, uint32_t noun, std::vector<Argument>* arguments) {
  for (uint32_t child : tree.children(noun)) {
    if (tree.dep(child) != Dep::kNominal || !tree.tag(child).starts_with("NNP")) continue;
    const size_t before = arguments->size();
    AddPrepositional(tree, child, 0.8, arguments);
    const auto of_name = [](std::string_view preposition) {
      return preposition == "of" || preposition == "from" || preposition == "in" || preposition == "at";
    };
    DropByPreposition(before, of_name, arguments);
  }
}

// "a member of the league, Ann Lee": a name set off behind a complement may be that of the whole.
void AddNameBehind(const Tree& tree, uint32_t complement, std::vector<Argument>* arguments) {
  const uint32_t name = tree.Child(complement, Dep::kApposition);
  if (name == Tree::kNone || !tree.tag(name).starts_with("NNP") || tree.Preposition(complement) != "of") return;
  const uint32_t begin = tree.reach(name).begin;
  const bool apart = tree.dep(begin) == Dep::kPunctuation || (begin > 0 && tree.dep(begin - 1) == Dep::kPunctuation);
  if (apart) arguments->push_back({name, Source::kName, "", 0.75});
}

// "sanctions led by one against another"; by whom "talks brokered by Ann" were brokered is none of those who talked,
// where the frame says which verbs lend the noun their subject.
void AddFromParticiples(const Tree& tree, uint32_t noun, const std::vector<std::string>& light,
                        std::vector<Argument>* arguments) {
  for (uint32_t child : tree.children(noun)) {
    if (tree.dep(child) != Dep::kAclause || !IsPassive(tree, child)) continue;
    const size_t before = arguments->size();
    AddPrepositional(tree, child, 0.85, arguments);
    for (uint32_t agent : tree.children(child)) {
      if (tree.dep(agent) == Dep::kAgent || tree.dep(agent) == Dep::kOblique)
        AddPrepositional(tree, agent, 0.75, arguments);
    }
    const bool others = !light.empty() && !Contains(light, tree.lemma(child));
    if (others)
      DropByPreposition(
          before, [](std::string_view preposition) { return preposition == "by"; }, arguments);
  }
}

bool IsDashOrColon(const Tree& tree, uint32_t token) { return tree.tag(token) == ":" && tree.form(token) != ";"; }

// "the league's members Norland and Sudland": a name right behind the noun that stands in the same place of the tree.
uint32_t NameInItsPlace(const Tree& tree, uint32_t noun) {
  const uint32_t name = noun + 1;
  const bool beside = name < tree.size() && tree.tag(name).starts_with("NNP") && tree.head(name) == tree.head(noun) &&
                      tree.head(name) != Tree::kNone && tree.dep(name) == tree.dep(noun);
  return beside ? name : Tree::kNone;
}

// "Anna, one of the envoys of", "Anna is one of the envoys of".
void AddWhoIsOneOfThem(const Tree& tree, uint32_t noun, std::vector<Argument>* arguments) {
  const uint32_t one =
      tree.dep(noun) == Dep::kNominal && tree.Preposition(noun) == "of" ? tree.head(noun) : Tree::kNone;
  if (one == Tree::kNone || tree.lemma(one) != "one") return;
  if (tree.dep(one) == Dep::kApposition) arguments->push_back({tree.head(one), Source::kName, "", 0.9});
  const uint32_t subject = tree.Has(one, Dep::kCopula) ? OwnSubject(tree, one) : Tree::kNone;
  if (subject != Tree::kNone) arguments->push_back({UndoRelative(tree, one, subject), Source::kSubject, "", 0.9});
}

void AddNounDependents(const Tree& tree, uint32_t noun, const std::vector<std::string>& light,
                       std::vector<Argument>* arguments) {
  for (uint32_t child : tree.children(noun)) {
    const Dep dep = tree.dep(child);
    if (dep == Dep::kPossessor) {
      arguments->push_back({child, Source::kPossessor, "", 1});
      const uint32_t meant = UndoRelative(tree, noun, child);  // "Ann, whose visit"
      if (meant != child) arguments->push_back({meant, Source::kPossessor, "", 0.9});
    } else if (dep == Dep::kCompound || dep == Dep::kAdjectival || dep == Dep::kFlat) {
      arguments->push_back({child, Source::kModifier, "", 0.9});
      if (const uint32_t before = HyphenatedTo(tree, child); before != Tree::kNone)
        arguments->push_back({before, Source::kModifier, "", 0.9});
    } else if (dep == Dep::kApposition || dep == Dep::kFlat) {
      arguments->push_back({child, Source::kName, "", 1});
      // "three states - Norland, Sudland and Utopia": what a dash or colon lists is included.
      const bool listed = child > noun && IsDashOrColon(tree, child - 1);
      if (listed) arguments->push_back({child, Source::kPreposition, "including", 0.8});
    } else if (dep == Dep::kAclause || dep == Dep::kCcomp) {
      arguments->push_back({child, Source::kClause, "", 1});
    } else if (dep == Dep::kSubject && tree.Has(noun, Dep::kCopula)) {
      arguments->push_back({UndoRelative(tree, noun, child), Source::kSubject, "", 0.95});
    }
    if (dep == Dep::kFlat) arguments->push_back({child, Source::kName, "", 0.9});  // "MP Ann Lee"
    if (dep == Dep::kNominal) AddNameBehind(tree, child, arguments);
  }
  if (const uint32_t name = NameInItsPlace(tree, noun); name != Tree::kNone)
    arguments->push_back({name, Source::kName, "", 0.85});
  AddPrepositional(tree, noun, 1, arguments);
  AddFromParticiples(tree, noun, light, arguments);
  AddWhoIsOneOfThem(tree, noun, arguments);
  // "his envoy Anna", "Anna, his envoy": the name may stand above the noun, and carry its possessor.
  const Dep dep = tree.dep(noun);
  if (dep != Dep::kCompound && dep != Dep::kFlat && dep != Dep::kApposition) return;
  const uint32_t name = tree.head(noun);
  arguments->push_back({name, Source::kName, "", 0.95});
  const uint32_t possessor = tree.Child(name, Dep::kPossessor);
  if (possessor != Tree::kNone && dep != Dep::kApposition)
    arguments->push_back({possessor, Source::kPossessor, "", 0.95});
}

// Possessor, "by" and "of" do for a noun what subject and object do for its verb.
void AddLogicalRoles(std::vector<Argument>* arguments) {
  const size_t direct = arguments->size();
  for (size_t i = 0; i < direct; ++i) {
    const Argument argument = (*arguments)[i];
    if (argument.source == Source::kPossessor ||
        (argument.source == Source::kPreposition && argument.preposition == "by")) {
      arguments->push_back({argument.head, Source::kSubject, "", argument.certainty});
    } else if (argument.source == Source::kPreposition && argument.preposition == "of") {
      arguments->push_back({argument.head, Source::kObject, "", argument.certainty});
    }
  }
}

// The verb that a noun completes: its own, or that of the coordination it stands in.
uint32_t GoverningVerb(const Tree& tree, uint32_t noun, Dep* role) {
  uint32_t token = noun;
  for (int steps = 0; steps < kMaxDepth && tree.head(token) != Tree::kNone; ++steps) {
    const bool part = tree.dep(token) == Dep::kNominal && tree.Preposition(token) == "of";  // "a round of talks"
    if (!part && tree.dep(token) != Dep::kConjunct) break;
    token = tree.head(token);
  }
  *role = tree.dep(token);
  const uint32_t head = tree.head(token);
  return head != Tree::kNone && (tree.IsVerb(head) || IsClausal(tree.dep(head))) ? head : Tree::kNone;
}

// The verb or noun that the noun completes: "lifted the ban", "an end to the ban".
void AddAbove(const Tree& tree, uint32_t noun, std::vector<Argument>* arguments) {
  Dep role = Dep::kOther;
  const uint32_t verb = GoverningVerb(tree, noun, &role);
  if (verb != Tree::kNone) arguments->push_back({verb, Source::kAbove, "", 1});
  if (tree.dep(noun) == Dep::kNominal) arguments->push_back({tree.head(noun), Source::kAbove, "", 1});
}

// Ann in "Ann during a visit to Oslo said": a name in front of when or where the noun takes place acts there.
bool ActsIn(const Tree& tree, uint32_t name, std::string_view preposition) {
  const bool in_course = preposition == "during" || preposition == "on" || preposition == "in" || preposition == "at" ||
                         preposition == "after" || preposition == "before";
  return in_course && tree.tag(name).starts_with("NNP");
}

// "a forum on arms in Oslo with participation from": the tree may hang it on the end of what it goes with.
void AddSettings(const Tree& tree, uint32_t noun, const std::string& preposition, std::vector<Argument>* arguments) {
  constexpr double kEach = 0.05;
  arguments->push_back({tree.head(noun), Source::kSetting, "", 0.9});
  if (preposition != "with") return;
  uint32_t setting = tree.head(noun);
  for (double certainty = 0.8; certainty > 0.65 && tree.dep(setting) == Dep::kNominal; certainty -= kEach) {
    setting = tree.head(setting);
    if (setting == Tree::kNone) return;
    arguments->push_back({setting, Source::kSetting, "", certainty});
  }
}

// Who acts in the clause around the noun, and what the noun goes with there.
void AddContext(const Tree& tree, uint32_t noun, std::vector<Argument>* arguments) {
  const std::string preposition = tree.dep(noun) == Dep::kNominal ? tree.Preposition(noun) : "";
  if (!preposition.empty()) AddSettings(tree, noun, preposition, arguments);
  if (ActsIn(tree, tree.head(noun), preposition)) arguments->push_back({tree.head(noun), Source::kContext, "", 0.75});
  Dep role = Dep::kOther;
  const uint32_t verb = GoverningVerb(tree, noun, &role);
  if (verb == Tree::kNone || (role != Dep::kOblique && role != Dep::kObject)) return;
  // "Ann is expected in Oslo for talks": she holds them.
  const bool guest =
      role == Dep::kOblique && tree.Preposition(noun) == "for" && IsPassive(tree, verb) && !tree.Has(verb, Dep::kAgent);
  for (const Argument& argument : VerbArguments(tree, verb)) {
    // Below the subject too stands the noun in a relative clause: "Ann, who came at the invitation of Ben".
    const bool part = tree.IsBelow(noun, argument.head) && !tree.IsBelow(verb, argument.head);
    if (argument.head == noun || part) continue;
    if (argument.source == Source::kSubject) {
      arguments->push_back({argument.head, Source::kContext, "", argument.certainty * 0.8});
      arguments->push_back({argument.head, Source::kSetting, "", argument.certainty * 0.8});
    } else if (argument.source == Source::kObject) {
      arguments->push_back({argument.head, Source::kSetting, "", argument.certainty * 0.85});
      if (guest) arguments->push_back({argument.head, Source::kContext, "", argument.certainty * 0.75});
    }
  }
}

bool AddLightVerb(const Tree& tree, uint32_t noun, const std::vector<std::string>& light,
                  std::vector<Argument>* arguments) {
  const uint32_t copula = tree.Child(noun, Dep::kCopula);  // "is under pressure": its subject stands there already
  if (copula != Tree::kNone && Contains(light, tree.lemma(copula))) return true;
  Dep role = Dep::kOther;
  const uint32_t verb = GoverningVerb(tree, noun, &role);
  // What somebody is thanked or fined for is not what the verb makes: "expressed thanks for the support", but "sat
  // down for talks".
  const bool transitive = verb != Tree::kNone && (tree.Has(verb, Dep::kObject) || IsPassive(tree, verb));
  const bool reason = role == Dep::kOblique && tree.Preposition(noun) == "for" && transitive;
  // "was locked in talks": who is in something has it.
  const bool locked = verb != Tree::kNone && role == Dep::kOblique && tree.Preposition(noun) == "in" &&
                      IsPassive(tree, verb) && !tree.Has(verb, Dep::kAgent);
  if (verb != Tree::kNone && !reason && Contains(light, tree.lemma(verb))) {
    for (Argument argument : VerbArguments(tree, verb)) {
      // Below the subject too stands the noun in a relative clause: "Ann, who paid a visit".
      const bool made = role != Dep::kOblique || !tree.Has(verb, Dep::kObject);
      const bool part = tree.IsBelow(noun, argument.head) && !(made && tree.IsBelow(verb, argument.head));
      if (argument.head == noun || part) continue;
      const bool object = argument.source == Source::kObject;
      const bool filled = role == Dep::kSubject && !IsPassive(tree, verb);  // "the guests included Ann"
      if (object && locked) argument.source = Source::kSubject;
      if (object && !filled && role != Dep::kOblique && role != Dep::kAgent) {
        if (role != Dep::kOther && role != Dep::kXcomp) continue;  // "was given a welcome"
        argument.source = Source::kIndirect;  // "handed the envoy an invitation" with one object known
      }
      argument.certainty *= 0.95;
      arguments->push_back(std::move(argument));
    }
    return true;
  }
  // "the talks held between them", "the sanctions that they imposed on"
  for (uint32_t child : tree.children(noun)) {
    if (!Contains(light, tree.lemma(child))) continue;
    if (tree.dep(child) == Dep::kAclause) {
      AddPrepositional(tree, child, 0.95, arguments);
      AddAgent(tree, child, arguments);
      return true;
    }
    if (tree.dep(child) != Dep::kRelative) continue;
    for (Argument& argument : VerbArguments(tree, child)) {
      if (argument.head != noun) arguments->push_back(std::move(argument));
    }
    return true;
  }
  return false;
}

// "a summit between the two will take place", "talks were held with", "denounced the aggression on Norland by Sudland":
// the verb that has the event as its subject or object carries its prepositions.
void AddPredicatePrepositions(const Tree& tree, uint32_t noun, std::vector<Argument>* arguments) {
  Dep role = Dep::kOther;
  const uint32_t verb = GoverningVerb(tree, noun, &role);
  if (verb == Tree::kNone) return;
  if (role != Dep::kSubject && role != Dep::kPassiveSubject && role != Dep::kObject) return;
  std::vector<Argument> prepositional;
  AddPrepositional(tree, verb, 0.7, &prepositional);
  const bool done = role != Dep::kObject || IsPassive(tree, verb);  // by whom the verb's act is done
  for (Argument& argument : prepositional) {
    if (!done || argument.preposition != "by") arguments->push_back(std::move(argument));
  }
}

// "came for talks with Ben on trade": what the talks are on may hang on the verb.
void AddSubjectsBehind(const Tree& tree, uint32_t noun, std::vector<Argument>* arguments) {
  if (tree.dep(noun) != Dep::kOblique || tree.Preposition(noun) != "for") return;
  std::vector<Argument> prepositional;
  AddPrepositional(tree, tree.head(noun), 0.65, &prepositional);
  for (Argument& argument : prepositional) {
    const std::string& preposition = argument.preposition;
    const bool subject = preposition == "on" || preposition == "about" || preposition == "over";
    if (subject && argument.head > noun) arguments->push_back(std::move(argument));
  }
}

// Ann in "an appeal that Ann filed": whose doing the noun is that the relative clause describes.
uint32_t MakerIn(const Tree& tree, uint32_t clause) {
  const uint32_t object = tree.Child(clause, Dep::kObject);
  const bool filled = object != Tree::kNone && !tree.IsRelativeWord(object);
  if (filled || tree.Has(clause, Dep::kXcomp) || tree.Has(clause, Dep::kCcomp)) return Tree::kNone;
  const uint32_t maker = OwnSubject(tree, clause);
  return maker == Tree::kNone || tree.IsRelativeWord(maker) ? Tree::kNone : maker;
}

// Who has, does or made the thing that `object` names.
void AddOwnersOf(const Tree& tree, uint32_t object, std::vector<Argument>* arguments) {
  for (uint32_t child : tree.children(object)) {
    const Dep dep = tree.dep(child);
    if (dep == Dep::kPossessor) {
      arguments->push_back({child, Source::kOwner, "", 0.9});
    } else if (dep == Dep::kNominal) {
      const std::string preposition = tree.Preposition(child);
      if (preposition == "by" || preposition == "of" || preposition == "from") {
        arguments->push_back({child, Source::kOwner, "", 0.8});
      }
      for (uint32_t part : tree.children(child)) {  // "positions of the Utopian army"
        const Dep of_part = tree.dep(part);
        if (of_part == Dep::kPossessor || (of_part == Dep::kAdjectival && preposition == "of"))
          arguments->push_back({part, Source::kOwner, "", 0.75});
        const std::string whose = of_part == Dep::kNominal && preposition == "of" ? tree.Preposition(part) : "";
        if (whose == "by" || whose == "from")  // "an offer of help from Norland"
          arguments->push_back({part, Source::kOwner, "", 0.85});
      }
    } else if (dep == Dep::kCompound || dep == Dep::kAdjectival) {
      arguments->push_back({child, Source::kOwner, "", 0.75});
    } else if (dep == Dep::kRelative && !IsPassive(tree, child)) {
      const uint32_t maker = MakerIn(tree, child);
      if (maker != Tree::kNone) arguments->push_back({maker, Source::kOwner, "", 0.7});
    } else if (dep == Dep::kAclause && IsPassive(tree, child)) {
      for (uint32_t agent : tree.children(child)) {
        const std::string preposition = tree.dep(agent) == Dep::kOblique ? tree.Preposition(agent) : "";
        if (preposition == "by" || preposition == "in" || tree.dep(agent) == Dep::kAgent)
          arguments->push_back({agent, Source::kOwner, "", 0.85});
      }
    }
  }
}

// "a letter of thanks to Ben", "a round of talks with him": what follows an "of" phrase belongs to the whole, and what
// follows that: "the supply of arms by Norland to Sudland".
void AddPrepositionsBelow(const Tree& tree, uint32_t noun, std::vector<Argument>* arguments) {
  for (uint32_t child : tree.children(noun)) {
    if (tree.dep(child) != Dep::kNominal || tree.Preposition(child) != "of") continue;
    std::vector<Argument> prepositional;
    AddPrepositional(tree, child, 0.75, &prepositional);
    for (size_t i = 0; i < prepositional.size(); ++i) {
      const Argument nested = prepositional[i];
      // "the signing of a memorandum of understanding between"
      const bool thing = tree.tag(nested.head) == "NN" || nested.preposition != "of";
      const bool goes_on = tree.IsNoun(nested.head) && thing && nested.certainty > 0.6;
      if (goes_on) AddPrepositional(tree, nested.head, nested.certainty - 0.1, &prepositional);
    }
    for (Argument& argument : prepositional) {
      if (argument.preposition != "of") arguments->push_back(std::move(argument));
    }
  }
}

// "talks on exports with Ben": with whom they are held may hang on what they are about.
void AddCompanyBelow(const Tree& tree, uint32_t noun, std::vector<Argument>* arguments) {
  const size_t direct = arguments->size();
  for (size_t i = 0; i < direct; ++i) {
    const Argument about = (*arguments)[i];
    const bool subject = about.preposition == "on" || about.preposition == "about" || about.preposition == "over";
    if (!subject || about.head < noun) continue;
    std::vector<Argument> below;
    AddPrepositional(tree, about.head, 0.65, &below);
    for (Argument& argument : below) {
      const bool name = tree.tag(argument.head).starts_with("NNP");
      if (argument.preposition == "with" && name) arguments->push_back(std::move(argument));
    }
  }
}

// "the arrest by police of two journalists": a phrase behind by whom it is done may tell to whom.
void AddBehindAgents(const Tree& tree, uint32_t noun, std::vector<Argument>* arguments) {
  const auto is_of = [](const Argument& argument) { return argument.preposition == "of"; };
  if (std::any_of(arguments->begin(), arguments->end(), is_of)) return;
  for (uint32_t child : tree.children(noun)) {
    const bool agent = tree.dep(child) == Dep::kNominal && tree.Preposition(child) == "by";
    if (!agent) continue;
    const bool name = tree.tag(child).starts_with("NNP");  // "by Ann of Norland"
    std::vector<Argument> behind;
    AddPrepositional(tree, child, 0.6, &behind);
    for (Argument& argument : behind) {
      const bool of = argument.preposition == "of" && !(name && tree.tag(argument.head).starts_with("NNP"));
      if (of) arguments->push_back(std::move(argument));
    }
  }
}

// "his visit and talks with Ben": who has the first noun of a list has them all, and the last one carries what follows.
void AddSharedDependents(const Tree& tree, uint32_t noun, std::vector<Argument>* arguments) {
  if (tree.dep(noun) == Dep::kConjunct && !tree.Has(noun, Dep::kDeterminer) && !tree.Has(noun, Dep::kPossessor)) {
    const uint32_t possessor = tree.Child(tree.head(noun), Dep::kPossessor);
    if (possessor != Tree::kNone) arguments->push_back({possessor, Source::kPossessor, "", 0.85});
  }
  for (uint32_t child : tree.children(noun)) {
    if (tree.dep(child) == Dep::kConjunct && tree.IsNoun(child)) AddPrepositional(tree, child, 0.8, arguments);
  }
}

// "the collapse of his summit with Ben": what follows the noun may hang on one above it.
void AddPrepositionsAbove(const Tree& tree, uint32_t noun, std::vector<Argument>* arguments) {
  uint32_t token = noun;
  for (int steps = 0; steps < 3 && tree.dep(token) == Dep::kNominal && tree.head(token) != Tree::kNone; ++steps) {
    token = tree.head(token);
    std::vector<Argument> prepositional;
    AddPrepositional(tree, token, 0.75, &prepositional);
    for (Argument& argument : prepositional) {
      if (argument.head > noun && argument.preposition != "of") arguments->push_back(std::move(argument));
    }
  }
}

}  // namespace

std::vector<Argument> NounArguments(const Tree& tree, uint32_t noun, const std::vector<std::string>& light,
                                    bool* has_light) {
  std::vector<Argument> arguments;
  arguments.reserve(kUsualArguments);
  AddNounDependents(tree, noun, light, &arguments);
  AddComplements(tree, &arguments);
  AddBehindNames(tree, noun, &arguments);
  AddBehindAgents(tree, noun, &arguments);
  AddSharedDependents(tree, noun, &arguments);
  *has_light = AddLightVerb(tree, noun, light, &arguments);
  AddLogicalRoles(&arguments);
  if (!*has_light) AddPredicatePrepositions(tree, noun, &arguments);
  AddSubjectsBehind(tree, noun, &arguments);
  AddCompanyBelow(tree, noun, &arguments);
  AddPrepositionsAbove(tree, noun, &arguments);
  AddPrepositionsBelow(tree, noun, &arguments);
  AddContext(tree, noun, &arguments);
  AddAbove(tree, noun, &arguments);
  SortByCertainty(&arguments);
  return arguments;
}

std::vector<Argument> OwnersOf(const Tree& tree, uint32_t object) {
  std::vector<Argument> owners;
  for (uint32_t one : tree.Conjuncts(object)) AddOwnersOf(tree, one, &owners);
  const uint32_t verb = tree.head(object);
  const bool active = tree.dep(object) == Dep::kObject && !IsPassive(tree, verb) && tree.tag(verb) != "VBN";
  if (active) {
    for (uint32_t child : tree.children(verb)) {
      if (tree.dep(child) == Dep::kOblique && tree.Preposition(child) == "by") {
        owners.push_back({child, Source::kOwner, "", 0.7});
      }
    }
  }
  SortByCertainty(&owners);
  return owners;
}

}  // namespace entente::extract
