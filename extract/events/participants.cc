#include "extract/events/participants.h"

#include <algorithm>

#include "extract/events/phrase.h"

namespace entente::extract {
namespace {

double FormCertainty(MentionForm form) {
  switch (form) {
    case MentionForm::kName:
      return 1;
    case MentionForm::kNominal:
      return 0.9;
    case MentionForm::kPronoun:
      return 0.85;
  }
  return 1;
}

}  // namespace

void Participants::AddEntity(uint32_t entity, const Mention& mention, double certainty, const RoleRule& rule,
                             std::vector<Participant>* participants) const {
  const Entity& known = resolved_.entities[entity];
  if (!known.members.empty()) {
    for (uint32_t member : known.members) {
      if (member == entity || !resolved_.entities[member].members.empty()) continue;
      AddEntity(member, mention, certainty * 0.95, rule, participants);
    }
    return;
  }
  if (!Contains(rule.kinds, known.actor.kind)) return;
  Participant participant;
  participant.entity = entity;
  participant.words = mention.tokens;
  participant.head = mention.head;
  participant.certainty = certainty * FormCertainty(mention.form);
  participants->push_back(std::move(participant));
}

bool Participants::IsSpecified(uint32_t head) const {
  for (uint32_t child : tree_.children(head)) {
    const Dep dep = tree_.dep(child);
    if (dep == Dep::kAdjectival && cues_.IsVagueAdjective(tree_.lemma(child))) continue;
    if (dep == Dep::kCompound || dep == Dep::kAdjectival || dep == Dep::kPossessor || dep == Dep::kAclause) return true;
    if (dep == Dep::kNominal && tree_.Preposition(child) != "with") return true;
    if (tree_.tag(child) == "CD" && child < head) return true;
  }
  return false;
}

bool Participants::AddTitled(uint32_t token, double certainty, const RoleRule& rule,
                             std::vector<Participant>* participants) const {
  if (!tree_.tag(token).starts_with("NNP")) return false;
  const TokenSpan reach = tree_.reach(token);
  for (uint32_t name = token + 1; name < reach.end; ++name) {
    const Mention* mention = mentions_.At(name);
    if (mention == nullptr || mention->tokens.begin != name || mention->form != MentionForm::kName) continue;
    const bool appended = tree_.tag(name - 1).starts_with("NNP") && mention->entity != kNoEntity;
    const size_t before = participants->size();
    if (appended) AddEntity(mention->entity, *mention, certainty * 0.85, rule, participants);
    if (participants->size() > before) return true;
  }
  return false;
}

bool Participants::AddApposed(uint32_t token, double certainty, const RoleRule& rule,
                              std::vector<Participant>* participants) const {
  const uint32_t name = tree_.Child(token, Dep::kApposition);
  if (name == Tree::kNone) return false;
  const size_t before = participants->size();
  for (uint32_t one : tree_.Conjuncts(name)) {  // "all three, Ann, Ben and Cay"
    const Mention* mention = mentions_.At(one);
    const bool named = mention != nullptr && mention->entity != kNoEntity && mention->form == MentionForm::kName;
    if (named) AddEntity(mention->entity, *mention, certainty * 0.9, rule, participants);
  }
  return participants->size() > before;
}

bool Participants::AddPlacesOf(uint32_t token, double certainty, const RoleRule& rule,
                               std::vector<Participant>* participants) const {
  const bool about = Contains(rule.kinds, "topic");  // "said that the port of Norburg will close" is about a port
  if (about || !cues_.IsPlaceNoun(tree_.lemma(token)) || !Contains(rule.kinds, "place")) return false;
  const size_t before = participants->size();
  for (uint32_t place : PlacesBehind(token)) {
    const Mention* mention = mentions_.At(place);
    if (mention == nullptr || mention->entity == kNoEntity || mention->form != MentionForm::kName) continue;
    AddEntity(mention->entity, *mention, certainty * 0.95, rule, participants);
  }
  if (participants->size() == before) AddLandOf(token, certainty, rule, participants);
  return participants->size() > before;
}

void Participants::AddLandOf(uint32_t token, double certainty, const RoleRule& rule,
                             std::vector<Participant>* participants) const {
  for (uint32_t child : tree_.children(token)) {
    const Dep dep = tree_.dep(child);
    if (dep != Dep::kPossessor && dep != Dep::kAdjectival && dep != Dep::kCompound) continue;
    const Mention* mention = mentions_.At(child);
    if (mention == nullptr || mention->entity == kNoEntity) continue;
    if (resolved_.entities[mention->entity].actor.kind != "country") continue;
    AddEntity(mention->entity, *mention, certainty * 0.85, rule, participants);
    return;
  }
}

// "the port of Norburg", "villages in Norburg"; but a village there is one of its own.
std::vector<uint32_t> Participants::PlacesBehind(uint32_t noun) const {
  std::vector<uint32_t> places;
  const bool several = tree_.tag(noun) == "NNS";
  const auto add = [&](uint32_t phrase) {
    const std::string preposition = tree_.Preposition(phrase);
    if (preposition != "of" && (preposition != "in" || !several)) return;
    const std::vector<uint32_t> all = tree_.Conjuncts(phrase);
    places.insert(places.end(), all.begin(), all.end());
  };
  for (uint32_t child : tree_.children(noun)) {
    if (tree_.dep(child) == Dep::kNominal) add(child);
  }
  const uint32_t loose = several ? LoosePhrase(tree_, noun) : Tree::kNone;
  if (loose != Tree::kNone) add(loose);
  return places;
}

bool Participants::AddModifying(uint32_t token, double certainty, const RoleRule& rule,
                                std::vector<Participant>* participants) const {
  if (tree_.tag(token) != "NN" || !Contains(rule.kinds, "organization")) return false;
  if (cues_.IsEmptyHead(tree_.lemma(token))) return false;  // "the NATO member"
  for (uint32_t child : tree_.children(token)) {
    const Mention* mention = tree_.dep(child) == Dep::kCompound ? mentions_.At(child) : nullptr;
    if (mention == nullptr || mention->entity == kNoEntity || mention->form != MentionForm::kName) continue;
    if (mention->tokens.Contains(token) || resolved_.entities[mention->entity].actor.kind != "organization") continue;
    const size_t before = participants->size();
    AddEntity(mention->entity, *mention, certainty * 0.85, rule, participants);
    if (participants->size() > before) return true;
  }
  return false;
}

uint32_t Participants::Followed(uint32_t token) const {
  const Mention* mention = mentions_.At(token);
  if (mention == nullptr || mention->form != MentionForm::kPronoun || mention->follows < 0) return token;
  const Mention& root = resolved_.mentions[static_cast<size_t>(mention->follows)];
  return root.form == MentionForm::kNominal ? root.head : token;
}

// Whether the noun stands for actors, and for nobody who has a name.
bool Participants::MayBePeople(uint32_t noun, const RoleRule& rule) const {
  const Mention* mention = mentions_.At(noun);
  if (mention == nullptr) return cues_.IsInformant(tree_.lemma(noun));
  const bool nominal = mention->form == MentionForm::kNominal;
  if (!nominal) return mention->form == MentionForm::kName && mention->entity == kNoEntity && tree_.tag(noun) == "NNPS";
  return mention->kind != "occasion" && (mention->kind != "place" || Contains(rule.kinds, "place"));
}

bool Participants::AddNamedBehind(uint32_t comma, uint32_t noun, double certainty, const RoleRule& rule,
                                  std::vector<Participant>* participants) const {
  const uint32_t name = comma + 1;
  if (tree_.tag(noun).ends_with('S') || name >= tree_.size() || tree_.form(comma) != ",") return false;
  const Mention* mention = mentions_.At(name);
  const bool named = mention != nullptr && mention->form == MentionForm::kName && mention->entity != kNoEntity;
  if (!named || mention->tokens.begin != name) return false;
  const Dep dep = tree_.dep(mention->head);
  if (dep == Dep::kSubject || dep == Dep::kPassiveSubject) return false;
  if (resolved_.entities[mention->entity].actor.kind != "person") return false;
  AddEntity(mention->entity, *mention, certainty * 0.85, rule, participants);
  return true;
}

void Participants::AddPeople(uint32_t token, double certainty, const RoleRule& rule,
                             std::vector<Participant>* participants) const {
  const uint32_t told = Followed(token), head = ContentHead(tree_, cues_, told);
  // "many in Norburg"
  const bool some = tree_.tag(head).starts_with("JJ") && cues_.IsInformant(tree_.lemma(head)) && IsSpecified(head);
  if (!tree_.IsNoun(head) && !tree_.IsVerb(head) && !some) return;
  if (!MayBePeople(head, rule)) return;
  if (tree_.tag(head) == "NN" && cues_.IsLand(tree_.lemma(head))) return;
  const bool counted = head != told;  // "dozens of women"
  const bool specified = counted || IsSpecified(head) || tree_.Has(head, Dep::kRelative);
  if (cues_.IsVague(tree_.lemma(head)) && !specified) return;
  Description people = DescribePeople(resolved_, tree_, cues_, mentions_, head, rule.apart);
  if (people.words.empty() || IsNamedBehind(head)) return;
  const bool bare = people.name.find(' ') == std::string::npos && !tree_.tag(head).starts_with("NNP");
  if (rule.specified && bare) return;
  if (AddNamedBehind(people.words.end, head, certainty, rule, participants)) return;
  if (people.told != head && AddModifying(people.told, certainty * 0.9, rule, participants)) return;
  if (told != token) {
    people.words = mentions_.At(token)->tokens;
    certainty *= FormCertainty(MentionForm::kPronoun);
  }
  AddNamed(people, token, certainty * 0.9, rule.open, participants);
}

// "the minister, Ann Lee": a person of that name and no group.
bool Participants::IsNamedBehind(uint32_t head) const {
  const uint32_t name = tree_.tag(head) == "NN" ? tree_.Child(head, Dep::kApposition) : Tree::kNone;
  const Mention* mention = name == Tree::kNone ? nullptr : mentions_.At(name);
  return mention != nullptr && mention->entity != kNoEntity && mention->form == MentionForm::kName &&
         resolved_.entities[mention->entity].actor.kind == "person";
}

// "the minister" or "the two leaders" of whom it is known who they are: no group besides.
bool Participants::StandsForPeople(const Mention* mention) const {
  if (mention == nullptr || mention->entity == kNoEntity) return false;
  const Entity& entity = resolved_.entities[mention->entity];
  return !entity.members.empty() || entity.actor.kind == "person";
}

// "a meeting with Ben"
bool Participants::IsOfTwo(uint32_t occasion) const {
  return std::ranges::any_of(tree_.children(occasion), [&](uint32_t child) {
    const std::string preposition = tree_.dep(child) == Dep::kNominal ? tree_.Preposition(child) : "";
    return preposition == "with" || preposition == "between";
  });
}

void Participants::AddDescribed(uint32_t token, double certainty, const RoleRule& rule,
                                std::vector<Participant>* participants) const {
  if (rule.open == "group" && StandsForPeople(mentions_.At(token))) return;
  if (rule.people) return AddPeople(token, certainty, rule, participants);
  const uint32_t head = ContentHead(tree_, cues_, token);
  if (!tree_.IsNoun(head) && !tree_.IsVerb(head)) return;
  // "touched on the situation in Norland", hung on the verb
  const bool loose = cues_.IsStateOfThings(tree_.lemma(head)) && LoosePhrase(tree_, head) != Tree::kNone;
  if (cues_.IsVague(tree_.lemma(head)) && !IsSpecified(head) && !loose) return;
  Description thing = DescribeThing(resolved_, tree_, cues_, mentions_, head, rule.whole, rule.open == "occasion");
  if (thing.words.empty()) return;
  if (rule.specified && (thing.name.find(' ') == std::string::npos || IsOfTwo(head))) return;
  if (!rule.calls.empty()) thing.name = rule.calls + " " + thing.name;
  // "attends meetings": nobody tells which.
  const bool any = tree_.tag(head) == "NNS" && thing.words.size() == 1 && !tree_.Has(head, Dep::kDeterminer);
  if (rule.open == "occasion" && any && !tree_.Has(head, Dep::kPossessor)) return;
  AddNamed(thing, token, certainty * 0.9, rule.open, participants);
}

// The country that the phrase names, or that of whom it names: "students in Norburg", "supporters of Lee".
std::string Participants::CountryOf(uint32_t head) const {
  const TokenSpan reach = tree_.reach(head);
  for (uint32_t token = reach.begin; token < reach.end; ++token) {
    const Mention* mention = mentions_.At(token);
    if (mention == nullptr || mention->entity == kNoEntity) continue;
    const Actor& actor = resolved_.entities[mention->entity].actor;
    if (actor.kind == "country") return actor.name;
    if (!actor.country.empty()) return actor.country;
  }
  return {};
}

void Participants::AddNamed(const Description& description, uint32_t head, double certainty, const std::string& kind,
                            std::vector<Participant>* participants) const {
  Participant participant;
  participant.described.emplace();
  participant.described->kind = kind;
  participant.described->name = description.name;
  std::replace(participant.described->name.begin(), participant.described->name.end(), '\n', ' ');
  participant.described->names = {participant.described->name};
  participant.described->country = CountryOf(description.told);
  participant.described->id = MakeActorId("", kind, participant.described->name);
  participant.words = description.words;
  participant.head = head;
  participant.certainty = certainty;
  participants->push_back(std::move(participant));
}

// "40 officials": of all together.
bool Participants::IsCounted(uint32_t people) const {
  return std::ranges::any_of(tree_.children(people),
                             [&](uint32_t child) { return child < people && tree_.tag(child) == "CD"; });
}

// "officials of the bank, the port and the ministry": those of each are a group of their own. The first is told
// already.
void Participants::AddOthersOf(uint32_t head, double certainty, const RoleRule& rule,
                               std::vector<Participant>* participants) const {
  if (tree_.tag(head) != "NNS" || !Contains(rule.kinds, "group") || IsCounted(head)) return;
  for (uint32_t complement : tree_.children(head)) {
    const std::string preposition = tree_.dep(complement) == Dep::kNominal ? tree_.Preposition(complement) : "";
    if (preposition != "of" && preposition != "from") continue;
    std::vector<uint32_t> all = tree_.Conjuncts(complement);
    if (all.size() < 2) continue;
    for (uint32_t child : tree_.children(complement)) {  // "states, the Kingdom and Norland"
      if (tree_.dep(child) == Dep::kApposition && tree_.tag(child).starts_with("NNP")) all.push_back(child);
    }
    std::sort(all.begin(), all.end());
    const TokenSpan words = PhraseSpan(tree_, cues_, head);
    const std::string front(resolved_.analysis.document.Text(TokenSpan{words.begin, head + 1}));
    const bool described = participants->back().described.has_value();  // by the words for all of them
    if (described) participants->pop_back();
    for (size_t i = described ? 0 : 1; i < all.size(); ++i) {
      TokenSpan each = PhraseSpan(tree_, cues_, all[i]);
      if (i == 0 && each.end > all[1]) each.end = all[0] + 1;
      if (each.begin > 0 && tree_.dep(each.begin - 1) == Dep::kDeterminer) --each.begin;
      const std::string name = front + " " + preposition + " " + std::string(resolved_.analysis.document.Text(each));
      AddNamed({name, each, all[i]}, all[i], certainty * (i == 0 ? 0.9 : 0.85), "group", participants);
    }
    return;
  }
}

void Participants::Add(uint32_t token, double certainty, const RoleRule& rule,
                       std::vector<Participant>* participants) const {
  const size_t before = participants->size();
  AddFirst(token, certainty, rule, participants);
  const bool grouped = participants->size() == before + 1 && ActorOf(participants->back(), resolved_).kind == "group";
  if (grouped) AddOthersOf(token, certainty, rule, participants);
}

void Participants::AddFirst(uint32_t token, double certainty, const RoleRule& rule,
                            std::vector<Participant>* participants) const {
  const Mention* mention = mentions_.At(token);
  // The tree may have another word of "the Utopia Trade Dialogue" for its head.
  const bool named = mention != nullptr && mention->form == MentionForm::kName && mention->tokens.Contains(token);
  const std::string& last = tree_.lemma(named ? mention->tokens.end - 1 : token);
  if (!rule.only.empty() && !Contains(rule.only, tree_.lemma(token)) && !Contains(rule.only, last)) return;
  if (Contains(rule.never, tree_.lemma(token))) return;
  if (mention != nullptr && mention->entity != kNoEntity) {
    const size_t before = participants->size();
    AddEntity(mention->entity, *mention, certainty, rule, participants);
    if (participants->size() > before || mention->form == MentionForm::kPronoun) return;
    // A name of another kind is no description: nobody attends a ministry.
    const bool namable = Contains(rule.namable, resolved_.entities[mention->entity].actor.kind);
    if (mention->form == MentionForm::kName && !namable && rule.only.empty() && rule.calls.empty()) return;
  }
  if (mention == nullptr && AddTitled(token, certainty, rule, participants)) return;
  const bool unknown = mention == nullptr || mention->entity == kNoEntity;
  if (unknown && AddPlacesOf(token, certainty, rule, participants)) return;
  if (unknown && AddModifying(token, certainty, rule, participants)) return;
  if (unknown && AddApposed(token, certainty, rule, participants)) return;
  if (!rule.open.empty()) AddDescribed(token, certainty, rule, participants);
}

}  // namespace entente::extract
