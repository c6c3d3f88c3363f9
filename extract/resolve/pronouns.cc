#include "extract/resolve/pronouns.h"

#include <algorithm>

#include "extract/resolve/antecedents.h"
#include "extract/resolve/collectives.h"

namespace entente::extract {
namespace {

constexpr int kClimbMax = 12;
constexpr uint32_t kDescriptionSentencesBack = 1;

class PronounResolver {
 public:
  PronounResolver(Scene* scene, const History& history, uint32_t draft)
      : scene_(*scene),
        grammar_(scene->grammar),
        history_(history),
        index_(draft),
        draft_(scene->drafts[draft]),
        token_(draft_.mention.head) {}

  uint32_t Resolve() {
    const Pronoun& pronoun = *draft_.pronoun;
    if (pronoun.stands_for.empty()) return NounAbove();
    if (pronoun.person < 3) return InSpeech();
    if (pronoun.reflexive) return ClauseSubject();
    if (pronoun.plural) return Several();
    return pronoun.gender.empty() ? Thing() : Person();
  }

 private:
  uint32_t FigureAt(int32_t token) const {
    const int32_t draft = history_.DraftAt(token);
    return draft < 0 ? kNoEntity : scene_.drafts[static_cast<size_t>(draft)].mention.entity;
  }

  // "the minister, who arrived": the noun above the relative clause.
  uint32_t NounAbove() const {
    int32_t at = static_cast<int32_t>(token_);
    for (int step = 0; step < kClimbMax && at >= 0; ++step) {
      const auto token = static_cast<uint32_t>(at);
      if (grammar_.relation(token) == "acl:relcl") return FigureAt(grammar_.head(token));
      at = grammar_.head(token);
    }
    return kNoEntity;
  }

  uint32_t SpeakerOf(int32_t quotation) const {
    if (quotation < 0) return kNoEntity;
    const int32_t speaker = scene_.analysis.quotations[static_cast<size_t>(quotation)].speaker;
    const int32_t draft = history_.DraftCovering(speaker);
    return draft < 0 ? kNoEntity : scene_.drafts[static_cast<size_t>(draft)].mention.entity;
  }

  // Those who speak or are spoken to; without a known speaker their pronouns go back to one another.
  uint32_t InSpeech() {
    const uint32_t figure = draft_.pronoun->person == 1 ? Speaker() : kNoEntity;
    if (figure != kNoEntity) return figure;
    const int32_t speaker = draft_.pronoun->person == 1 ? UnknownSpeaker() : -1;
    scene_.drafts[index_].follows = speaker >= 0 ? speaker : FirstOfSamePerson();
    return kNoEntity;
  }

  // "“We urge Norland to leave,” a spokesman said": who speaks, where only a description tells; -1 for none.
  int32_t UnknownSpeaker() const {
    const int32_t quotation = grammar_.quotation(token_);
    if (quotation < 0) return -1;
    const int32_t draft = history_.DraftAt(scene_.analysis.quotations[static_cast<size_t>(quotation)].speaker);
    const bool unknown = draft >= 0 && scene_.drafts[static_cast<size_t>(draft)].mention.entity == kNoEntity;
    return unknown && scene_.drafts[static_cast<size_t>(draft)].pronoun == nullptr ? draft : -1;
  }

  // The first pronoun of this person in the same quotation, or outside quotations as this one.
  int32_t FirstOfSamePerson() const {
    for (uint32_t i = 0; i < index_; ++i) {
      const Draft& other = scene_.drafts[i];
      if (other.pronoun == nullptr || other.pronoun->person != draft_.pronoun->person) continue;
      const bool together = grammar_.quotation(other.mention.head) == grammar_.quotation(token_);
      if (together && other.mention.entity == kNoEntity && other.plural == draft_.plural)
        return static_cast<int32_t>(i);
    }
    return -1;
  }

  uint32_t Speaker() const {
    const uint32_t figure = SpeakerOf(grammar_.quotation(token_));
    return figure != kNoEntity && StandsFor(scene_.figures[figure].kind) ? figure : kNoEntity;
  }

  bool StandsFor(std::string_view kind) const {
    const auto& kinds = draft_.pronoun->stands_for;
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  }

  bool Agrees(const Figure& figure) const {
    if (!StandsFor(figure.kind) || figure.plural) return false;
    return draft_.gender.empty() || figure.gender.empty() || figure.gender == draft_.gender;
  }

  uint32_t ClauseSubject() const {
    const uint32_t figure = SubjectOf(grammar_.Clause(token_));
    return figure != kNoEntity && Agrees(scene_.figures[figure]) ? figure : kNoEntity;
  }

  uint32_t SubjectOf(uint32_t predicate) const {
    for (uint32_t child : grammar_.children(predicate)) {
      if (grammar_.HasRelation(child, "nsubj")) return FigureAt(static_cast<int32_t>(child));
    }
    return kNoEntity;
  }

  // "wrote to Ben to thank him", "asked Ben to thank her", "met Ben, who thanked her": who does what the clause tells
  // does it to somebody else.
  uint32_t DoerAround() const {
    const uint32_t clause = grammar_.Clause(token_);
    const bool argument = !draft_.pronoun->possessive && grammar_.head(token_) == static_cast<int32_t>(clause) &&
                          !grammar_.HasRelation(token_, "nsubj") && grammar_.IsVerb(clause);
    if (!argument) return kNoEntity;
    if (SubjectToken(clause) >= 0) return SubjectOf(clause);
    const bool completes = grammar_.relation(clause) == "xcomp";
    const bool open = grammar_.tag(clause) == "VB" || grammar_.tag(clause) == "VBG";
    if (!open || (!completes && grammar_.relation(clause) != "advcl") || grammar_.head(clause) < 0) return kNoEntity;
    const auto governor = static_cast<uint32_t>(grammar_.head(clause));
    if (!grammar_.IsVerb(governor)) return kNoEntity;
    const int32_t object = completes ? ObjectToken(governor) : -1;
    return object < 0 ? SubjectOf(governor) : FigureAt(object);
  }

  // Ben in "he accused Ben": to whom the pronoun does something, or with whom.
  bool IsDoneTo(const Antecedent& antecedent) const {
    if (!grammar_.HasRelation(token_, "nsubj") || grammar_.head(token_) < 0) return false;
    const auto is_done_to = [&](uint32_t draft) {
      const uint32_t bearer = grammar_.RoleBearer(scene_.drafts[draft].mention.head);
      const bool argument = grammar_.HasRelation(bearer, "obj") || grammar_.HasRelation(bearer, "iobj") ||
                            (grammar_.HasRelation(bearer, "obl") && bearer > token_);
      return argument && grammar_.head(bearer) == grammar_.head(token_);
    };
    return std::ranges::any_of(antecedent.before, is_done_to) || std::ranges::any_of(antecedent.behind, is_done_to);
  }

  int32_t ObjectToken(uint32_t verb) const {
    for (uint32_t child : grammar_.children(verb)) {
      if (grammar_.HasRelation(child, "obj") || grammar_.HasRelation(child, "iobj")) return static_cast<int32_t>(child);
    }
    return -1;
  }

  // "received Ann and her delegation": the person named last in front of it in the list that its noun stands in.
  uint32_t OwnerInList() const {
    const int32_t noun = grammar_.relation(token_) == "nmod:poss" ? grammar_.head(token_) : -1;
    if (noun < 0 || grammar_.relation(static_cast<uint32_t>(noun)) != "conj") return kNoEntity;
    const auto first = static_cast<uint32_t>(grammar_.head(static_cast<uint32_t>(noun)));
    uint32_t last = first;
    for (uint32_t child : grammar_.children(first)) {
      if (grammar_.relation(child) == "conj" && child < token_) last = child;
    }
    for (uint32_t one : {last, first}) {
      const uint32_t figure = one < token_ ? FigureAt(static_cast<int32_t>(one)) : kNoEntity;
      if (figure != kNoEntity && Agrees(scene_.figures[figure])) return figure;
    }
    return kNoEntity;
  }

  uint32_t Person() {
    const uint32_t listed = OwnerInList();
    if (listed != kNoEntity) return listed;
    std::vector<Antecedent> antecedents = FindAntecedents(scene_, index_);
    const uint32_t doer = DoerAround();
    std::erase_if(antecedents, [&](const Antecedent& antecedent) {
      return antecedent.figure != kNoEntity && (antecedent.figure == doer || IsDoneTo(antecedent));
    });
    const Antecedent& chosen = antecedents[scene_.ranker.Choose(scene_, index_, antecedents)];
    scene_.drafts[index_].follows = chosen.root;
    return chosen.figure;
  }

  // "criticised the party, accusing them of lies": the body of people to which the one was done, and no other people.
  uint32_t BodyActedOn() const {
    const uint32_t clause = grammar_.Clause(token_);
    const bool goes_along = grammar_.relation(clause) == "advcl" && grammar_.tag(clause) == "VBG";
    if (!goes_along || !IsActedOn()) return kNoEntity;
    const int32_t verb = grammar_.head(clause);
    const auto between = [&](const Past& past) {
      return static_cast<int32_t>(past.token) > verb && past.token < token_;
    };
    uint32_t body = kNoEntity;
    for (const Past& past : history_.all()) {
      if (!between(past)) continue;
      const Figure& figure = scene_.figures[past.figure];
      if (figure.plural || figure.kind == kPerson) return kNoEntity;
      const bool described = scene_.drafts[past.draft].mention.form == MentionForm::kNominal;
      if (figure.kind == kOrganization || (figure.kind == kCountry && described)) body = past.figure;
    }
    return std::ranges::any_of(history_.unknown(), between) ? kNoEntity : body;
  }

  uint32_t Several() {
    if (const uint32_t body = BodyActedOn(); body != kNoEntity) return body;
    const uint32_t figure = ResolvePluralPronoun(&scene_, history_, index_);
    if (figure == kNoEntity && draft_.phrase.number == 0) scene_.drafts[index_].follows = LastUnknown();
    return figure;
  }

  // "Farmers blocked the road. They ...": those of the last descriptions that weigh most; -1 for none.
  int32_t LastUnknown() const {
    const uint32_t now = grammar_.sentence_of(token_);
    const Past* best = nullptr;
    const std::vector<Past>& unknown = history_.unknown();
    for (auto past = unknown.rbegin(); past != unknown.rend(); ++past) {
      if (past->sentence + kDescriptionSentencesBack < now || (best != nullptr && past->sentence < best->sentence))
        break;
      if (past->token >= token_ || !StandsFor(scene_.drafts[past->draft].kind) || ActsOnPronoun(past->token)) continue;
      if (best == nullptr || past->weight > best->weight) best = &*past;
    }
    return best == nullptr ? -1 : static_cast<int32_t>(best->draft);
  }

  // "Soldiers found the girls and brought them home": who does it is none of those to whom it is done.
  bool ActsOnPronoun(uint32_t actor) const {
    if (grammar_.HasRelation(token_, "nsubj") || draft_.pronoun->possessive) return false;
    int32_t verb = static_cast<int32_t>(grammar_.Clause(token_));
    for (int step = 0; step < kClimbMax && verb >= 0; ++step) {
      const int32_t subject = SubjectToken(static_cast<uint32_t>(verb));
      if (subject >= 0) return static_cast<uint32_t>(subject) == grammar_.RoleBearer(actor);
      if (grammar_.relation(static_cast<uint32_t>(verb)) != "conj") return false;
      verb = grammar_.head(static_cast<uint32_t>(verb));
    }
    return false;
  }

  // "it" and "its" stand for an actor where the subject that they go back to is one.
  uint32_t Thing() const {
    const bool owner = draft_.pronoun->possessive;
    if (!owner && IsActedOn()) return OtherThanDoer();
    if (!owner && !IsActingSubject()) return kNoEntity;
    int32_t clause = static_cast<int32_t>(grammar_.Clause(token_));
    if (!owner) clause = grammar_.head(static_cast<uint32_t>(clause));
    for (int step = 0; step < kClimbMax && clause >= 0; ++step) {
      const int32_t subject = SubjectToken(static_cast<uint32_t>(clause));
      if (subject >= 0) {
        const uint32_t figure = FigureAt(subject);
        const bool person = figure != kNoEntity && scene_.figures[figure].kind == kPerson;
        return person && !owner ? ToldOf() : ThingAt(subject);
      }
      clause = grammar_.head(static_cast<uint32_t>(clause));
    }
    return PreviousSubject();
  }

  bool IsActingSubject() const {
    const int32_t head = grammar_.head(token_);
    return head >= 0 && grammar_.HasRelation(token_, "nsubj") &&
           scene_.words.acting_it.count(grammar_.lemma(static_cast<uint32_t>(head))) > 0;
  }

  // "accused it of lies", "called on it to leave": such things are done to actors alone.
  bool IsActedOn() const {
    const uint32_t verb = grammar_.Clause(token_);
    return grammar_.head(token_) == static_cast<int32_t>(verb) && !grammar_.HasRelation(token_, "nsubj") &&
           scene_.words.acted_on_it.count(grammar_.lemma(verb)) > 0;
  }

  // Who does what the clause tells, in a list of verbs or a participle too: "criticised Ben, accusing it".
  uint32_t DoerOfClauses() const {
    int32_t verb = static_cast<int32_t>(grammar_.Clause(token_));
    for (int step = 0; step < kClimbMax && verb >= 0; ++step) {
      const auto at = static_cast<uint32_t>(verb);
      if (SubjectToken(at) >= 0) return SubjectOf(at);
      if (grammar_.relation(at) != "conj" && grammar_.relation(at) != "advcl" && grammar_.relation(at) != "xcomp")
        break;
      verb = grammar_.head(at);
    }
    return kNoEntity;
  }

  // Of the same sentence, or else of the one before; no one where the clauses around tell of a thing: "The film angered
  // Ben, who accused it of lies".
  uint32_t OtherThanDoer() const {
    if (TellsOfThing()) return kNoEntity;
    const uint32_t doer = DoerOfClauses();
    uint32_t figure = kNoEntity;
    for (uint32_t back = 0; back <= kDescriptionSentencesBack && figure == kNoEntity; ++back) {
      figure = history_.Best(
          token_, back, [&](const Past& past) { return past.figure != doer && Agrees(scene_.figures[past.figure]); });
    }
    return figure;
  }

  // Norland in "Ben condemned Norland, saying it had lied": of whom the sentence tells besides the person.
  uint32_t ToldOf() const {
    return history_.Best(token_, 0, [&](const Past& past) { return Agrees(scene_.figures[past.figure]); });
  }

  bool TellsOfThing() const {
    int32_t verb = static_cast<int32_t>(grammar_.Clause(token_));
    for (int step = 0; step < kClimbMax && verb >= 0; ++step) {
      const int32_t subject = SubjectToken(static_cast<uint32_t>(verb));
      const bool own = grammar_.head(token_) == verb;
      if (!own && subject >= 0 && grammar_.tag(static_cast<uint32_t>(subject)) == "NN" && history_.DraftAt(subject) < 0)
        return true;
      verb = grammar_.head(static_cast<uint32_t>(verb));
    }
    return false;
  }

  int32_t SubjectToken(uint32_t predicate) const {
    for (uint32_t child : grammar_.children(predicate)) {
      if (grammar_.HasRelation(child, "nsubj") && child < token_) return static_cast<int32_t>(child);
    }
    return -1;
  }

  uint32_t ThingAt(int32_t token) const {
    const uint32_t figure = FigureAt(token);
    return figure != kNoEntity && Agrees(scene_.figures[figure]) ? figure : kNoEntity;
  }

  // The subject of the sentence before, for a pronoun that is the first subject of its own.
  uint32_t PreviousSubject() const {
    const uint32_t sentence = grammar_.sentence_of(token_);
    if (sentence == 0) return kNoEntity;
    const TokenSpan before = scene_.analysis.document.sentences[sentence - 1];
    for (uint32_t i = before.begin; i < before.end; ++i) {
      if (grammar_.head(i) < 0) {
        for (uint32_t child : grammar_.children(i)) {
          if (grammar_.HasRelation(child, "nsubj")) return ThingAt(static_cast<int32_t>(child));
        }
      }
    }
    return kNoEntity;
  }

  Scene& scene_;
  const Grammar& grammar_;
  const History& history_;
  const uint32_t index_;
  const Draft& draft_;
  const uint32_t token_;
};

}  // namespace

uint32_t ResolvePronoun(Scene* scene, const History& history, uint32_t draft) {
  return PronounResolver(scene, history, draft).Resolve();
}

}  // namespace entente::extract
