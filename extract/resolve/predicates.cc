#include "extract/resolve/predicates.h"

#include <algorithm>
#include <map>

namespace entente::extract {
namespace {

// "may become", "is not".
bool IsUnreal(const Grammar& grammar, uint32_t clause) {
  const auto children = grammar.children(clause);
  return std::any_of(children.begin(), children.end(),
                     [&](uint32_t child) { return grammar.lemma(child) == "not" || grammar.tag(child) == "MD"; });
}

bool HasChild(const Grammar& grammar, uint32_t head, std::string_view relation) {
  const auto children = grammar.children(head);
  return std::any_of(children.begin(), children.end(),
                     [&](uint32_t child) { return grammar.HasRelation(child, relation); });
}

// A person by the word itself.
bool IsSomebody(const Grammar& grammar, const Draft& draft) {
  const bool spoken_of = !draft.pronoun->plural && draft.pronoun->person == 3;
  return spoken_of && (!draft.gender.empty() || grammar.tag(draft.mention.head) == "WP");
}

// The verb or noun whose subject is said to be what `head` tells; -1 where nobody is.
int32_t PredicateIn(const Grammar& grammar, uint32_t head) {
  if (HasChild(grammar, head, "cop")) return static_cast<int32_t>(head);
  const int32_t verb = grammar.head(head);
  if (verb < 0 || !grammar.IsVerb(static_cast<uint32_t>(verb))) return -1;
  const bool object = grammar.relation(head) == "obj";  // "was elected president"
  if (object) return HasChild(grammar, static_cast<uint32_t>(verb), "nsubj:pass") ? verb : -1;
  const bool as = grammar.Preposition(head) == "as" && grammar.HasRelation(head, "obl");
  const bool replaced = HasChild(grammar, static_cast<uint32_t>(verb), "obj");  // "replaced her as president"
  return !replaced && (as || grammar.relation(head) == "xcomp") ? verb : -1;
}

// "named Lee minister", "elected Lee as president".
bool IsGiven(const Scene& scene, uint32_t head) {
  const Grammar& grammar = scene.grammar;
  if (grammar.head(head) < 0) return false;
  const auto verb = static_cast<uint32_t>(grammar.head(head));
  const bool as = grammar.HasRelation(head, "obl") && grammar.Preposition(head) == "as";
  const bool complement = as || grammar.relation(head) == "obj" || grammar.relation(head) == "xcomp";
  return complement && scene.words.office_verbs.count(grammar.lemma(verb)) > 0;
}

}  // namespace

int32_t Predicates::NameOf(const Draft& description) const {
  if (const int32_t subject = SubjectOfPredicate(description); subject >= 0) return subject;
  if (const int32_t subject = SubjectOfComplement(description); subject >= 0) return subject;
  return NameAsPredicate(description);
}

// "NAME was the first president": who is said to be somebody is he.
int32_t Predicates::SubjectOfPredicate(const Draft& draft) const {
  int32_t subject = -1;
  bool copula = false;
  for (uint32_t child : grammar_.children(draft.mention.head)) {
    const std::string_view relation = grammar_.relation(child);
    copula |= relation == "cop";
    if (relation == "nsubj") subject = index_.draft_of_head[child];
    if (relation == "aux" || grammar_.tag(child) == "RB") return -1;  // "may be", "is not"
  }
  return copula && draft.kind == kPerson ? subject : -1;
}

// "The first president to resign was NAME."
int32_t Predicates::NameAsPredicate(const Draft& draft) const {
  const uint32_t head = draft.mention.head;
  const int32_t name = grammar_.head(head);
  if (draft.kind != kPerson || draft.plural || name < 0 || !grammar_.HasRelation(head, "nsubj")) return -1;
  const auto predicate = static_cast<uint32_t>(name);
  return HasChild(grammar_, predicate, "cop") && !IsUnreal(grammar_, predicate) ? index_.draft_of_head[predicate] : -1;
}

// "NAME became president", "served as president", "was named president", "they elected NAME president".
int32_t Predicates::SubjectOfComplement(const Draft& draft) const {
  const uint32_t head = draft.mention.head;
  if (draft.kind != kPerson || draft.plural || grammar_.head(head) < 0) return -1;
  const auto governor = static_cast<uint32_t>(grammar_.head(head));
  const bool as = grammar_.Preposition(head) == "as";
  if (!grammar_.IsVerb(governor)) return as && grammar_.HasRelation(head, "nmod") ? PersonOf(governor) : -1;
  const bool complement = grammar_.HasRelation(head, "xcomp") || grammar_.HasRelation(head, "obj");
  if (!complement && (!as || !grammar_.HasRelation(head, "obl"))) return -1;
  const bool given = as && scene_.words.office_verbs.count(grammar_.lemma(governor)) > 0;
  int32_t subject = -1, object = -1;
  for (uint32_t child : grammar_.children(governor)) {
    if (grammar_.lemma(child) == "not") return -1;
    if (child >= head) break;
    if (grammar_.HasRelation(child, "nsubj")) subject = index_.draft_of_head[child];
    if (grammar_.HasRelation(child, "obj")) object = index_.draft_of_head[child];
    // "announced the appointment of NAME as envoy"
    if (as && grammar_.HasRelation(child, "obj") && PersonOf(child) >= 0) return PersonOf(child);
    if (as && IsBroughtIn(child)) return -1;
  }
  if (object >= 0 && as) return given ? object : -1;  // "replaced NAME as president"
  if (subject < 0 && !given && object < 0) subject = SubjectOfList(governor);
  return object >= 0 || grammar_.HasRelation(head, "obj") ? object : subject;
}

// "NAME left and took over as head": who does the first of coordinated verbs does the others.
int32_t Predicates::SubjectOfList(uint32_t verb) const {
  if (HasChild(grammar_, verb, "nsubj") || grammar_.relation(verb) != "conj" || grammar_.head(verb) < 0) return -1;
  for (uint32_t child : grammar_.children(static_cast<uint32_t>(grammar_.head(verb)))) {
    if (grammar_.relation(child) == "nsubj") return index_.draft_of_head[child];
  }
  return -1;
}

// The person named whose the noun is: "the resignation of NAME", "NAME's election"; -1 for nobody.
int32_t Predicates::PersonOf(uint32_t noun) const {
  for (uint32_t child : grammar_.children(noun)) {
    const bool of = grammar_.HasRelation(child, "nmod") && grammar_.Preposition(child) == "of";
    if (!of && grammar_.relation(child) != "nmod:poss") continue;
    const int32_t draft = index_.draft_of_head[child];
    if (draft >= 0 && scene_.drafts[static_cast<size_t>(draft)].kind == kPerson) return draft;
  }
  return -1;
}

// "brought in NAME", "swore in NAME": the tree has the particle for a preposition, and nobody is in a person.
bool Predicates::IsBroughtIn(uint32_t token) const {
  const int32_t draft = index_.draft_of_head[token];
  return draft >= 0 && grammar_.HasRelation(token, "obl") && grammar_.Preposition(token) == "in" &&
         scene_.drafts[static_cast<size_t>(draft)].kind == kPerson;
}

bool IsSaidOfSomebody(const Scene& scene, uint32_t head) {
  return PredicateIn(scene.grammar, head) >= 0 || IsGiven(scene, head);
}

void JoinPredicates(Scene* scene) {
  const Grammar& grammar = scene->grammar;
  std::map<uint32_t, int32_t> pronoun_of;  // by the verb or noun that it is the subject of
  for (size_t i = 0; i < scene->drafts.size(); ++i) {
    const Draft& draft = scene->drafts[i];
    const uint32_t head = draft.mention.head;
    const bool subject = draft.pronoun != nullptr && grammar.HasRelation(head, "nsubj") && grammar.head(head) >= 0;
    if (subject && IsSomebody(grammar, draft))
      pronoun_of[static_cast<uint32_t>(grammar.head(head))] = static_cast<int32_t>(i);
  }
  for (Draft& draft : scene->drafts) {
    const bool office = draft.mention.form == MentionForm::kNominal && draft.kind == kPerson && !draft.plural;
    if (!office || draft.office.empty() || draft.same_as >= 0) continue;
    const int32_t clause = PredicateIn(grammar, draft.mention.head);
    const auto found = clause < 0 ? pronoun_of.end() : pronoun_of.find(static_cast<uint32_t>(clause));
    const bool before = found != pronoun_of.end() &&
                        scene->drafts[static_cast<size_t>(found->second)].mention.head < draft.mention.head;
    if (before && !IsUnreal(grammar, static_cast<uint32_t>(clause))) draft.predicate_of = found->second;
  }
}

}  // namespace entente::extract
