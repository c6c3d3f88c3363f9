#include "extract/events/argument_heads.h"

#include <algorithm>
#include <string>

#include "extract/events/control.h"
#include "extract/events/neighbours.h"
#include "extract/events/phrase.h"
#include "extract/events/topic.h"

namespace entente::extract {
namespace {

constexpr uint32_t kLongestJoin = 4;  // words of "in addition to the"

}  // namespace

std::vector<uint32_t> ArgumentHeads::Of(const Argument& argument, const RoleRule& rule, const Event& event) const {
  std::vector<uint32_t> heads = OwnOf(argument, rule);
  AddJoined(argument, event, &heads);
  DropWithinOthers(&heads);
  return heads;
}

std::vector<uint32_t> ArgumentHeads::OwnOf(const Argument& argument, const RoleRule& rule) const {
  if (argument.source == Source::kTrigger) return {argument.head};
  const bool open = !rule.open.empty();
  if (IsClause(argument.source)) {
    const uint32_t topic = open ? TopicOfClause(reading_, argument.head, !rule.whole) : Tree::kNone;
    return topic == Tree::kNone ? std::vector<uint32_t>{} : std::vector<uint32_t>{topic};
  }
  const bool things = open && !rule.people;
  uint32_t content = open ? ContentHead(reading_.tree, reading_.cues, argument.head) : argument.head;
  if (things && IsOfPronoun(content)) return {};
  if (things && reading_.cues.IsVague(reading_.tree.lemma(content))) {  // "among the issues discussed was trade"
    if (const uint32_t told = PredicateOf(content); told != Tree::kNone) return ListedThings(reading_.tree, told);
  }
  if (things) content = FurtheredBy(content, rule.whole);
  if (things && rule.whole) return {content};
  std::vector<uint32_t> heads = things ? ThingsOf(argument, content) : reading_.tree.Conjuncts(content);
  if (heads.size() < 2 || !open) AddListed(reading_, content, &heads);
  if (argument.source == Source::kSubject && heads.size() == 1) AddListedBefore(reading_, content, &heads);
  if (!things) AddPeopleOf(argument, &heads);
  return heads;
}

std::vector<uint32_t> ArgumentHeads::ThingsOf(const Argument& argument, uint32_t content) const {
  const Tree& tree = reading_.tree;
  std::vector<uint32_t> heads = ListedThings(tree, content);
  AddAddedThings(argument, &heads);
  if (reading_.cues.IsEmptyHead(tree.lemma(argument.head))) {
    AddExampleThings(argument.head, &heads);
    const uint32_t verb = tree.head(argument.head);
    if (argument.source == Source::kObject && verb != Tree::kNone) AddExampleThings(verb, &heads);
  }
  std::erase_if(heads, [&](uint32_t head) { return IsOfPronoun(ContentHead(tree, reading_.cues, head)); });
  return heads;
}

void ArgumentHeads::AddPeopleOf(const Argument& argument, std::vector<uint32_t>* heads) const {
  if (IsOwnPhrase(argument.source)) {
    AddIdentified(heads);
    AddExamples(heads);
    AddExamplesBehind(argument, heads);
  }
  if (IsOwnPhrase(argument.source) || argument.source == Source::kContext) AddLeaders(heads);
}

// "enhancing trade" is about trade; where a description is one whole, any verb is about something.
uint32_t ArgumentHeads::FurtheredBy(uint32_t content, bool any) const {
  const Tree& tree = reading_.tree;
  if (!tree.IsVerb(content) || (!any && !reading_.cues.IsFurthering(tree.lemma(content)))) return content;
  const uint32_t topic = TopicOfClause(reading_, content, true);
  return topic == Tree::kNone ? content : ContentHead(tree, reading_.cues, topic);
}

// Whether only a pronoun tells what is to be done to what: "enhancing them".
bool ArgumentHeads::IsOfPronoun(uint32_t content) const {
  const Tree& tree = reading_.tree;
  if (!tree.IsVerb(content)) return false;
  const std::vector<uint32_t> verbs = tree.Conjuncts(content);
  return std::any_of(verbs.begin(), verbs.end(), [&](uint32_t verb) {
    const uint32_t object = tree.Child(verb, Dep::kObject);
    return object != Tree::kNone && tree.tag(object).starts_with("PRP");
  });
}

// "discussed trade, in addition to the war": what it is done to as well, behind such words.
void ArgumentHeads::AddAddedThings(const Argument& argument, std::vector<uint32_t>* heads) const {
  const Tree& tree = reading_.tree;
  const uint32_t clause = ClauseOf(tree, argument.head), last = heads->back();
  const TokenSpan reach = tree.reach(clause);
  for (uint32_t token = last + 1; token < reach.end; ++token) {
    const uint32_t thing = tree.dep(token) == Dep::kCase ? tree.head(token) : Tree::kNone;
    if (thing == Tree::kNone || thing < token || !tree.IsNoun(thing) || ClauseOf(tree, thing) != clause) continue;
    std::string words = tree.lemma(token);
    for (uint32_t before = token;
         before > last + 1 && !reading_.cues.IsAdding(words) && before + kLongestJoin > token;) {
      --before;
      words = tree.lemma(before) + " " + words;
    }
    if (!reading_.cues.IsAdding(words)) continue;
    const std::vector<uint32_t> added = ListedThings(tree, thing);
    heads->insert(heads->end(), added.begin(), added.end());
    return;
  }
}

// "issues of common concern, including trade": what is named as one of them. The tree may hang it on the verb.
void ArgumentHeads::AddExampleThings(uint32_t phrase, std::vector<uint32_t>* heads) const {
  const Tree& tree = reading_.tree;
  for (uint32_t child : tree.children(phrase)) {
    const bool beside = tree.IsVerb(phrase) && tree.dep(child) == Dep::kOblique;
    if ((tree.dep(child) != Dep::kNominal && !beside) || child < phrase) continue;
    if (reading_.cues.IsExample(tree.Preposition(child))) {
      const std::vector<uint32_t> named = ListedThings(tree, child);
      for (uint32_t one : named) {
        if (std::find(heads->begin(), heads->end(), one) == heads->end()) heads->push_back(one);
      }
    } else if (!beside) {
      AddExampleThings(child, heads);
    }
  }
}

// Who the clause says that those of the phrase are: "Among those arrested were Ann and Ben", "Those arrested were Ann
// and Ben", "Leaders attending the summit included Ann".
uint32_t ArgumentHeads::PredicateOf(uint32_t phrase) const {
  const Tree& tree = reading_.tree;
  const uint32_t above = tree.head(phrase);
  uint32_t named = Tree::kNone;
  if (tree.Has(phrase, Dep::kCopula)) {
    if (reading_.cues.IsPicking(tree.Preposition(phrase))) named = tree.Child(phrase, Dep::kSubject);
  } else if (above != Tree::kNone && tree.Has(above, Dep::kCopula) &&
             reading_.cues.IsPicking(tree.Preposition(phrase))) {
    named = above;
  } else if (tree.dep(phrase) == Dep::kSubject && tree.Has(phrase, Dep::kAclause)) {
    if (tree.Has(above, Dep::kCopula) && tree.Preposition(above).empty()) named = above;
    if (reading_.cues.IsNamingExamples(tree.lemma(above))) named = tree.Child(above, Dep::kObject);
  }
  return named != Tree::kNone && named > phrase ? named : Tree::kNone;
}

// A name, or a description that has one: "the senator Ann".
bool ArgumentHeads::IsNamed(uint32_t token) const {
  const Mention* mention = reading_.mentions.At(token);
  const bool named = mention != nullptr && mention->entity != kNoEntity && mention->form == MentionForm::kName;
  return named || reading_.tree.tag(token).starts_with("NNP");
}

uint32_t ArgumentHeads::IdentifiedAs(uint32_t phrase) const {
  const uint32_t named = PredicateOf(phrase);
  return named != Tree::kNone && IsNamed(named) ? named : Tree::kNone;
}

void ArgumentHeads::AddIdentified(std::vector<uint32_t>* heads) const {
  for (size_t i = heads->size(); i-- > 0;) {
    const uint32_t named = IdentifiedAs((*heads)[i]);
    if (named == Tree::kNone) continue;
    const std::vector<uint32_t> all = reading_.tree.Conjuncts(named);
    heads->insert(heads->end(), all.begin(), all.end());
  }
}

// "Ann, together with Ben, arrived": he did too. The tree may hang "together" elsewhere.
bool ArgumentHeads::IsJoined(uint32_t phrase, uint32_t child) const {
  const Tree& tree = reading_.tree;
  const bool names = tree.tag(phrase).starts_with("NNP") && tree.tag(child).starts_with("NNP");
  return names && tree.dep(child) == Dep::kNominal && tree.Preposition(child) == "with";
}

// "leaders including Ann and Ben", "the leaders Ann and Ben": those whom a phrase names.
void ArgumentHeads::AddExamples(std::vector<uint32_t>* heads) const {
  const Tree& tree = reading_.tree;
  std::vector<uint32_t> added, replaced;
  for (const uint32_t phrase : *heads) {
    for (uint32_t child : tree.children(phrase)) {
      const bool example = tree.dep(child) == Dep::kNominal && reading_.cues.IsExample(tree.Preposition(child));
      const bool listed = tree.dep(child) == Dep::kApposition && tree.tag(phrase) == "NNS" &&
                          tree.tag(child).starts_with("NNP") && tree.Conjuncts(child).size() > 1;
      if (!example && !listed && !IsJoined(phrase, child)) continue;
      std::vector<uint32_t> named = tree.Conjuncts(child);
      AddListed(reading_, child, &named);
      added.insert(added.end(), named.begin(), named.end());
      if (listed && std::ranges::all_of(named, [&](uint32_t one) { return reading_.IsPerson(one); }))
        replaced.push_back(phrase);  // "the ministers Ann and Ben" are those two
    }
  }
  for (uint32_t phrase : replaced) std::erase(*heads, phrase);
  heads->insert(heads->end(), added.begin(), added.end());
}

// Whether a phrase of the verb behind the plural names examples of it: "brought 30 delegates together, including Ann",
// where the tree has the verb take them.
bool ArgumentHeads::IsExampleBehind(uint32_t child, uint32_t plural) const {
  const Tree& tree = reading_.tree;
  if (child < plural || tree.dep(child) != Dep::kOblique || !IsNamed(child)) return false;
  const uint32_t preposition = tree.Child(child, Dep::kCase);
  return preposition != Tree::kNone && preposition > plural && tree.form(preposition - 1) == "," &&
         reading_.cues.IsExample(tree.Preposition(child));
}

void ArgumentHeads::AddExamplesBehind(const Argument& argument, std::vector<uint32_t>* heads) const {
  const Tree& tree = reading_.tree;
  const uint32_t plural = argument.head, verb = tree.head(plural);
  if (tree.tag(plural) != "NNS" || verb == Tree::kNone || !tree.IsVerb(verb)) return;
  for (uint32_t child : tree.children(verb)) {
    const Dep dep = tree.dep(child);
    const bool example = IsExampleBehind(child, plural);
    if (!example && child > plural && (dep == Dep::kObject || dep == Dep::kSubject || dep == Dep::kAgent)) return;
    if (!example) continue;
    const std::vector<uint32_t> named = tree.Conjuncts(child);
    heads->insert(heads->end(), named.begin(), named.end());
  }
}

// Whether the clause tells by whom the people of the phrase are led.
bool ArgumentHeads::IsLedBy(uint32_t phrase, uint32_t clause) const {
  const Tree& tree = reading_.tree;
  if (tree.dep(clause) != Dep::kAclause || clause < phrase || !IsPassive(tree, clause)) return false;
  const std::span<const Trigger> triggers = reading_.frames.Find(tree.lemma(clause));
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
    const Frame& frame = reading_.frames.all()[trigger.frame];
    return trigger.kind == TriggerKind::kVerb && frame.leads && Admits(tree.lemma(phrase), frame.rule(Role::kTo));
  });
}

void ArgumentHeads::AddLeadersOf(uint32_t phrase, uint32_t noun, std::vector<uint32_t>* heads) const {
  for (uint32_t clause : reading_.tree.children(noun)) {
    if (!IsLedBy(phrase, clause)) continue;
    std::vector<Argument> agents;
    AddAgent(reading_.tree, clause, &agents);
    for (const Argument& agent : agents) heads->push_back(agent.head);
  }
}

// "a delegation led by Ann arrived": she did too.
void ArgumentHeads::AddLeaders(std::vector<uint32_t>* heads) const {
  const Tree& tree = reading_.tree;
  const size_t phrases = heads->size();
  for (size_t i = 0; i < phrases; ++i) {
    const uint32_t phrase = (*heads)[i];
    AddLeadersOf(phrase, phrase, heads);
    for (uint32_t child : tree.children(phrase)) {  // "a group of envoys headed by Ann"
      const bool of = tree.dep(child) == Dep::kNominal && tree.Preposition(child) == "of";
      if (of) AddLeadersOf(phrase, child, heads);
    }
  }
}

// Whether words in front of a name have it take part like the argument, and in no place of its own in the frame.
bool ArgumentHeads::JoinsTo(const Argument& argument, std::string_view words, const Event& event) const {
  const bool acts = argument.source == Source::kSubject && reading_.cues.IsJoining(words);
  const bool undergoes = argument.source == Source::kObject && reading_.cues.IsAdding(words);
  if (!acts && !undergoes) return false;
  const std::string last(words.substr(words.rfind(' ') + 1));
  return !IsSourceOf({argument.head, Source::kPreposition, std::string(words), 1}, event.frame->rule(Role::kTo)) &&
         !IsSourceOf({argument.head, Source::kPreposition, last, 1}, event.frame->rule(Role::kTo));
}

// "Together with Ben, Ann visited Oslo", "besides Oslo, Ann visited Rome": names of the same clause and kind.
void ArgumentHeads::AddJoined(const Argument& argument, const Event& event, std::vector<uint32_t>* heads) const {
  if (argument.source != Source::kSubject && argument.source != Source::kObject) return;
  const Tree& tree = reading_.tree;
  const Mention* known = reading_.mentions.At(argument.head);
  if (known == nullptr || known->entity == kNoEntity) return;
  const TokenSpan sentence = reading_.resolved.analysis.document.sentences[event.sentence];
  for (uint32_t token = sentence.begin + 1; token < sentence.end; ++token) {
    const Mention* mention = reading_.mentions.Whole(token);
    if (mention == nullptr || mention->tokens.begin != token || mention->form != MentionForm::kName) continue;
    if (mention->entity == kNoEntity || mention->entity == known->entity) continue;
    if (reading_.ActorAt(*mention).kind != reading_.ActorAt(*known).kind) continue;
    if (ClauseOf(tree, mention->head) != ClauseOf(tree, argument.head)) continue;
    std::string words;
    for (uint32_t before = token; before > sentence.begin && before + kLongestJoin > token;) {
      --before;
      if (tree.dep(before) == Dep::kDeterminer && words.empty()) continue;
      words = tree.lemma(before) + (words.empty() ? "" : " ") + words;
      if (JoinsTo(argument, words, event)) heads->push_back(mention->head);
    }
  }
}

// "Chadian and Nigerien officials", which the tree has for a country and officials, are those of both.
void ArgumentHeads::DropWithinOthers(std::vector<uint32_t>* heads) const {
  if (heads->size() < 2) return;
  const std::vector<uint32_t> all = *heads;
  std::erase_if(*heads, [&](uint32_t token) {
    return std::ranges::any_of(all, [&](uint32_t other) {
      const Mention* mention = other == token ? nullptr : reading_.mentions.At(other);
      const bool several = mention != nullptr && mention->form == MentionForm::kNominal &&
                           mention->entity != kNoEntity && !reading_.resolved.entities[mention->entity].members.empty();
      return several && mention->head == other && mention->tokens.Contains(token);
    });
  });
}

}  // namespace entente::extract
