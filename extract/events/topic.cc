#include "extract/events/topic.h"

#include "extract/events/control.h"
#include "extract/events/phrase.h"

namespace entente::extract {
namespace {

constexpr int kMaxDepth = 8;  // deeper clauses are errors of the parser

// How much a candidate tells, in halves of a step from the object of a clause to its subject.
constexpr int kSubject = -2, kOblique = -3, kInner = -1, kLaterClause = -1;
constexpr int kSpecified = 2, kRecurring = 2, kUntelling = -6, kPeople = -4;

struct Candidate {
  uint32_t token = Tree::kNone;
  int score = 0;
};

class Chooser {
 public:
  explicit Chooser(const Reading& reading) : reading_(reading), tree_(reading.tree) {}

  void AddClause(uint32_t clause, int score, int depth);
  const Candidate& best() const { return best_; }

 private:
  // `acts`: the token does something to something.
  void Add(uint32_t token, int score, int depth, bool acts = false);
  bool IsNamable(uint32_t token) const;
  bool IsSpecified(uint32_t noun) const;
  int Telling(uint32_t noun, bool acts) const;
  // The clause that says what a noun like "recognition" is: "that the two regions are one".
  void AddContentClause(uint32_t noun, int score, int depth);

  const Reading& reading_;
  const Tree& tree_;
  Candidate best_;
};

bool Chooser::IsNamable(uint32_t token) const {
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

int Chooser::Telling(uint32_t noun, bool acts) const {
  const Mention* mention = reading_.mentions.At(noun);
  if (mention != nullptr && mention->entity != kNoEntity) {
    const std::string& kind = reading_.ActorAt(*mention).kind;
    if (kind == "person" || kind == "group") return kPeople;
    if (acts && (kind == "country" || kind == "organization")) return 0;
  }
  int telling = 0;
  const bool specified = IsSpecified(noun);
  if (specified) telling += kSpecified;
  if (reading_.Recurs(noun)) telling += kRecurring;
  const std::string& lemma = tree_.lemma(noun);
  if (!specified && (reading_.cues.IsEmptyHead(lemma) || reading_.cues.IsVague(lemma))) telling += kUntelling;
  return telling;
}

void Chooser::Add(uint32_t token, int score, int depth, bool acts) {
  const uint32_t content = ContentHead(tree_, reading_.cues, token);
  if (content != token && tree_.IsVerb(content)) return AddClause(content, score, depth + 1);  // "a need to mend ties"
  if (!IsNamable(token)) return;
  score += Telling(content, acts);
  if (best_.token == Tree::kNone || score > best_.score) best_ = {token, score};
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
        Add(child, passive ? score : score + kSubject, depth, acts);
        AddContentClause(child, score, depth);
        break;
      case Dep::kOblique:
        if (const std::string preposition = tree_.Preposition(child);
            !preposition.empty() && !reading_.cues.IsTemporal(preposition)) {
          Add(child, score + kOblique, depth);
        }
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
  if (tree_.IsNoun(clause)) Add(clause, score + kSubject + (tree_.Has(clause, Dep::kCopula) ? kInner : 0), depth);
}

}  // namespace

uint32_t TopicOfClause(const Reading& reading, uint32_t head) {
  Chooser chooser(reading);
  chooser.AddClause(head, 0, 0);
  return chooser.best().token;
}

uint32_t TopicOfSpeech(const Reading& reading, TokenSpan tokens) {
  const Tree& tree = reading.tree;
  Candidate best;
  int later = 0;
  for (uint32_t token = tokens.begin; token < tokens.end; ++token) {
    const bool top = tree.head(token) == Tree::kNone || !tokens.Contains(tree.head(token));
    if (!top || tree.dep(token) == Dep::kPunctuation) continue;
    Chooser chooser(reading);
    chooser.AddClause(token, later, 0);
    const Candidate& found = chooser.best();
    if (found.token == Tree::kNone || !tokens.Contains(found.token)) continue;
    if (best.token == Tree::kNone || found.score > best.score) best = found;
    later += kLaterClause;
  }
  if (best.token != Tree::kNone) return best.token;
  for (uint32_t token = tokens.begin; token < tokens.end; ++token) {
    if (tree.IsNoun(token) && tree.dep(token) != Dep::kCompound) return token;
  }
  return Tree::kNone;
}

}  // namespace entente::extract
