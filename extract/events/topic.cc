#include "extract/events/topic.h"

#include <algorithm>

#include "extract/events/control.h"
#include "extract/events/phrase.h"

namespace entente::extract {
namespace {

constexpr int kMaxDepth = 8;  // deeper clauses are errors of the parser

// How much a candidate tells, in halves of a step from the object of a clause to its subject.
constexpr int kSubject = -2, kOblique = -3, kInner = -1, kLaterClause = -1;
constexpr int kThingActs = 3;    // "the pact will harm trade" is about the pact
constexpr int kEvaluation = -4;  // "the pact is a great step" is about the pact
constexpr int kTelling = -4;     // less tells a reader nothing
constexpr int kSpecified = 4, kRecurring = 3, kDefinite = 2, kDescribedPeople = -3, kUntelling = -6, kPeople = -4,
              kGerund = -4;

struct Candidate {
  uint32_t token = Tree::kNone;
  int score = 0;
  bool is_subject = false;
};

class Chooser {
 public:
  explicit Chooser(const Reading& reading) : reading_(reading), tree_(reading.tree) {}

  void AddClause(uint32_t clause, int score, int depth);
  const Candidate& best() const { return best_; }

 private:
  void Add(uint32_t token, int score, int depth);
  // The subject of a clause whose verb may have it act on something.
  void AddSubject(uint32_t clause, uint32_t subject, int score, int depth, bool acts);
  // Not what stands in front of the subject and says how or where: "in light of the war, the port will close".
  void AddOblique(uint32_t clause, uint32_t phrase, int score, int depth);
  void AddNamed(Candidate candidate, bool acts);
  bool IsNamable(uint32_t token) const;
  // Whether a noun as a predicate says how something named in front of it is.
  bool Evaluates(uint32_t predicate) const;
  bool IsSpecified(uint32_t noun) const;
  // Nobody who acts of his own, as far as is known.
  bool IsThing(uint32_t noun) const;
  int Telling(uint32_t noun, bool acts) const;
  // The clause that says what a noun like "recognition" is: "that the two regions are one".
  void AddContentClause(uint32_t noun, int score, int depth);

  const Reading& reading_;
  const Tree& tree_;
  Candidate best_;
};

bool Chooser::IsNamable(uint32_t token) const {
  const uint32_t content = ContentHead(tree_, reading_.cues, token);
  if (content != token && tree_.IsNoun(content)) return !reading_.is_time[content];
  return !reading_.is_time[token] && (tree_.IsNoun(token) || tree_.tag(token) == "VBG" || tree_.tag(token) == "CD");
}

bool Chooser::IsSpecified(uint32_t noun) const {
  for (uint32_t child : tree_.children(noun)) {
    const Dep dep = tree_.dep(child);
    if (dep == Dep::kCompound || (dep == Dep::kAclause && tree_.tag(child) == "VB")) return true;
    if (dep == Dep::kNominal && !reading_.cues.IsTemporal(tree_.Preposition(child))) return true;
    if (dep == Dep::kPossessor && !tree_.tag(child).starts_with("PRP")) return true;
  }
  return false;
}

bool Chooser::IsThing(uint32_t noun) const {
  const Mention* mention = reading_.mentions.At(noun);
  if (mention == nullptr) return tree_.IsNoun(noun);
  if (mention->entity == kNoEntity) return false;
  const std::string& kind = reading_.ActorAt(*mention).kind;
  return kind == "thing" || kind == "topic" || kind == "occasion";
}

bool Chooser::Evaluates(uint32_t predicate) const {
  const bool own = ContentHead(tree_, reading_.cues, predicate) == predicate;  // not "a step to open the port"
  if (!own || !tree_.Has(predicate, Dep::kCopula)) return false;
  const uint32_t subject = tree_.Child(predicate, Dep::kSubject);
  return subject != Tree::kNone && IsNamable(subject) && Telling(subject, false) > kUntelling;
}

int Chooser::Telling(uint32_t noun, bool acts) const {
  const Mention* mention = reading_.mentions.At(noun);
  if (mention != nullptr && mention->entity != kNoEntity) {
    const std::string& kind = reading_.ActorAt(*mention).kind;
    if (kind == "person" || kind == "group") return kPeople;
    if (acts && (kind == "country" || kind == "organization")) return 0;
  }
  int telling = 0;
  if (mention != nullptr && mention->entity == kNoEntity) telling += kDescribedPeople;
  const bool specified = IsSpecified(noun);
  if (specified) telling += kSpecified;
  if (reading_.Recurs(noun)) telling += kRecurring;
  if (reading_.IsDefinite(noun)) telling += kDefinite;
  const std::string& lemma = tree_.lemma(noun);
  if (!specified && (reading_.cues.IsEmptyHead(lemma) || reading_.cues.IsVague(lemma))) telling += kUntelling;
  return telling;
}

void Chooser::Add(uint32_t token, int score, int depth) {
  const uint32_t content = ContentHead(tree_, reading_.cues, token);
  if (tree_.IsVerb(content)) {  // "a need to mend ties", "enhancing ties"
    AddClause(content, score, depth + 1);
    if (content != token) return;
    score += kGerund;
  }
  AddNamed({token, score}, false);
}

void Chooser::AddSubject(uint32_t clause, uint32_t subject, int score, int depth, bool acts) {
  if (tree_.IsVerb(ContentHead(tree_, reading_.cues, subject))) return Add(subject, score, depth);
  AddNamed({subject, score + (IsThing(subject) && tree_.IsVerb(clause) ? kThingActs : 0), true}, acts);
}

void Chooser::AddOblique(uint32_t clause, uint32_t phrase, int score, int depth) {
  const std::string preposition = tree_.Preposition(phrase);
  const uint32_t subject = OwnSubject(tree_, clause);
  const bool in_front = subject != Tree::kNone && phrase < subject && phrase < clause;
  if (!in_front && !preposition.empty() && !reading_.cues.IsTemporal(preposition)) Add(phrase, score, depth);
}

void Chooser::AddNamed(Candidate candidate, bool acts) {
  if (!IsNamable(candidate.token)) return;
  candidate.score += Telling(ContentHead(tree_, reading_.cues, candidate.token), acts);
  if (best_.token == Tree::kNone || candidate.score > best_.score) best_ = candidate;
}

void Chooser::AddContentClause(uint32_t noun, int score, int depth) {
  for (uint32_t child : tree_.children(noun)) {
    const bool clause = tree_.dep(child) == Dep::kAclause || tree_.dep(child) == Dep::kCcomp;
    if (clause && child > noun && tree_.MarkTag(child) == "IN") return AddClause(child, score + kInner, depth + 1);
  }
}

void Chooser::AddClause(uint32_t clause, int score, int depth) {
  if (depth > kMaxDepth) return;
  const bool passive = IsPassive(tree_, clause);
  const bool acts =
      !passive && tree_.IsVerb(clause) &&
      (tree_.Has(clause, Dep::kObject) || tree_.Has(clause, Dep::kXcomp) || tree_.Has(clause, Dep::kCcomp));
  for (uint32_t child : tree_.children(clause)) {
    switch (tree_.dep(child)) {
      case Dep::kPassiveSubject:
      case Dep::kObject:
        Add(child, score, depth);
        AddContentClause(child, score, depth);
        break;
      case Dep::kSubject:
        if (passive) {
          Add(child, score, depth);
        } else {
          AddSubject(clause, child, score + kSubject, depth, acts);
        }
        AddContentClause(child, score, depth);
        break;
      case Dep::kOblique:
        AddOblique(clause, child, score + kOblique, depth);
        break;
      case Dep::kXcomp:
      case Dep::kCcomp:
      case Dep::kClausalSubject:
        AddClause(child, score + kInner, depth + 1);
        break;
      case Dep::kAdverbial:  // "agreed to work to end the war"
        if (tree_.tag(child) == "VB") AddClause(child, score + 2 * kInner, depth + 1);
        break;
      default:
        break;
    }
  }
  if (!tree_.IsNoun(clause)) return;
  Add(clause, score + kSubject + (tree_.Has(clause, Dep::kCopula) ? kInner : 0) + (Evaluates(clause) ? kEvaluation : 0),
      depth);
}

// A common noun alone that the article has once is told in passing, and is not what a clause tells of.
uint32_t UnlessInPassing(const Reading& reading, const Candidate& topic) {
  const uint32_t noun = topic.token;
  if (topic.score < kTelling) return Tree::kNone;
  if (noun == Tree::kNone || topic.is_subject || reading.Recurs(noun)) return noun;
  if (reading.mentions.At(noun) != nullptr || reading.IsDefinite(noun)) return noun;
  const std::string_view tag = reading.tree.tag(noun);
  const bool common = (tag == "NN" || tag == "NNS") && reading.tree.Conjuncts(noun).size() < 2;
  return common && PhraseSpan(reading.tree, reading.cues, noun).size() < 2 ? Tree::kNone : noun;
}

// "regarding the port", "with regard to the port", "asked about the port": the port.
uint32_t TopicSetBy(const Reading& reading, uint32_t phrase) {
  const Tree& tree = reading.tree;
  const bool oblique = tree.dep(phrase) == Dep::kOblique;
  if (!oblique && (tree.dep(phrase) != Dep::kAdverbial || !tree.IsVerb(phrase))) return Tree::kNone;
  std::string words = oblique ? tree.Preposition(phrase) : std::string();
  if (reading.cues.IsTopical(words)) return phrase;
  words += (words.empty() ? "" : " ") + tree.lemma(phrase) + " ";
  for (uint32_t part : tree.children(phrase)) {
    const bool behind = part > phrase && (tree.dep(part) == Dep::kNominal || tree.dep(part) == Dep::kOblique);
    if (behind && reading.cues.IsTopical(words + tree.Preposition(part))) return part;
  }
  return Tree::kNone;
}

}  // namespace

uint32_t TopicOfClause(const Reading& reading, uint32_t head, bool passing) {
  Chooser chooser(reading);
  chooser.AddClause(head, 0, 0);
  return passing ? chooser.best().token : UnlessInPassing(reading, chooser.best());
}

uint32_t TopicInFront(const Reading& reading, uint32_t verb) {
  const uint32_t subject = OwnSubject(reading.tree, verb);
  for (uint32_t child : reading.tree.children(verb)) {
    if (subject == Tree::kNone || child > std::min(subject, verb)) break;
    const uint32_t topic = TopicSetBy(reading, child);
    if (topic != Tree::kNone) return topic;
  }
  return Tree::kNone;
}

uint32_t TopicOfSpeech(const Reading& reading, TokenSpan tokens, const std::function<bool(uint32_t)>& is_told) {
  const Tree& tree = reading.tree;
  Candidate best;
  int later = 0;
  for (uint32_t token = tokens.begin; token < tokens.end; ++token) {
    const bool top = tree.head(token) == Tree::kNone || !tokens.Contains(tree.head(token));
    if (!top || tree.dep(token) == Dep::kPunctuation || is_told(token)) continue;
    Chooser chooser(reading);
    chooser.AddClause(token, later, 0);
    const Candidate& found = chooser.best();
    if (found.token == Tree::kNone || !tokens.Contains(found.token)) continue;
    if (best.token == Tree::kNone || found.score > best.score) best = found;
    later += kLaterClause;
  }
  return UnlessInPassing(reading, best);
}

}  // namespace entente::extract
