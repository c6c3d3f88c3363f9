// The dependency trees of a document as one forest that can be walked downwards as well as up.
#ifndef ENTENTE_EXTRACT_EVENTS_TREE_H_
#define ENTENTE_EXTRACT_EVENTS_TREE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/events/cues.h"
#include "extract/language/analysis.h"
#include "extract/resolve/resolved.h"

namespace entente::extract {

// The relations of Universal Dependencies that the matcher tells apart.
enum class Dep : uint8_t {
  kRoot,
  kSubject,
  kClausalSubject,
  kPassiveSubject,
  kObject,
  kIndirect,
  kOblique,
  kAgent,
  kNominal,
  kPossessor,
  kApposition,
  kAclause,
  kRelative,
  kAdverbial,
  kXcomp,
  kCcomp,
  kConjunct,
  kCompound,
  kParticle,
  kAdjectival,
  kFlat,
  kCase,
  kMark,
  kAuxiliary,
  kPassiveAuxiliary,
  kCopula,
  kDeterminer,
  kAdverb,
  kParataxis,
  kCoordinator,
  kPunctuation,
  kOther
};

class Tree {
 public:
  // Refers to the resolved article's analysis and to `cues`, which know the verbs of saying.
  Tree(const Resolved& resolved, const Cues& cues);

  const Analysis& analysis() const { return analysis_; }
  uint32_t size() const { return static_cast<uint32_t>(deps_.size()); }
  Dep dep(uint32_t token) const { return deps_[token]; }
  // kNone for the root of a sentence.
  static constexpr uint32_t kNone = UINT32_MAX;
  uint32_t head(uint32_t token) const { return heads_[token]; }
  std::span<const uint32_t> children(uint32_t token) const;  // in text order
  uint32_t sentence(uint32_t token) const { return sentences_[token]; }
  // The first and last token below `token`, itself included, as a half-open range.
  TokenSpan reach(uint32_t token) const { return reach_[token]; }

  std::string_view tag(uint32_t token) const { return analysis_.words[token].tag; }
  // In lower case, of names too: "Summit" is a summit.
  const std::string& lemma(uint32_t token) const { return lemmas_[token]; }
  std::string_view form(uint32_t token) const { return analysis_.document.TokenText(token); }
  bool IsVerb(uint32_t token) const { return tag(token).starts_with('V'); }
  bool IsNoun(uint32_t token) const { return tag(token).starts_with('N'); }
  // "who", "which", "that", "whom", "where" as the gap-filler of a relative clause.
  bool IsRelativeWord(uint32_t token) const { return tag(token).starts_with('W'); }

  // The first child with the relation; kNone where there is none.
  uint32_t Child(uint32_t token, Dep dep) const;
  bool Has(uint32_t token, Dep dep) const { return Child(token, dep) != kNone; }
  // `token` and the tokens coordinated with it, where it is the first of them; not Ben of "Ann, not Ben".
  std::vector<uint32_t> Conjuncts(uint32_t token) const;
  // Ben in "Ann, not Ben"; no other than Ann in "Ann, a lawyer and former envoy".
  bool IsRuledOut(uint32_t conjunct) const;
  // The preposition in front of a nominal, in lower case, the words of a fixed phrase joined by blanks: "with",
  // "because of"; or empty.
  std::string Preposition(uint32_t token) const;
  // The tag of what introduces a clause: "IN" for "that", "TO" for "to"; empty where nothing does.
  std::string_view MarkTag(uint32_t clause) const;
  bool IsBelow(uint32_t token, uint32_t ancestor) const;
  // Whether the word leaves the act told behind it to whom it addresses: "an invitation to Ann to visit".
  bool IsAddressing(uint32_t token) const { return cues_.IsAddressing(lemmas_[token]); }

 private:
  // Takes the relation and head that the parser gave the token.
  void TakeParsed(uint32_t token);
  // Hangs the token on another one, unless that stands below it.
  void Hang(uint32_t token, uint32_t head);
  // Gives sentences that a mend has left with a circle the tree that the parser gave them.
  void RestoreBroken();
  // "each other of lying", "with Ann Lee": what hangs on the end of a fixed phrase or a name belongs to its head.
  void LiftFromFixed();
  // "attended the swearing-in of Ann", read as a swearing and an in, is one noun.
  void JoinHyphenated();
  // "discussed Norland and grain exports", read as Norland, grain and exports, is two things.
  void JoinListedCompounds();
  // "met traders in Norburg, alumni of a college and friends of the port", read as traders who are alumni of a college
  // and of friends, is three sorts of people.
  void JoinListedPeople();
  // Whether words right in front of a noun hang on it with the relation; which of them, kNone for none.
  uint32_t InFrontOf(uint32_t noun, Dep dep) const;
  // "It was Ann who left": the clause tells of the noun.
  void ReadClefts();
  // "held talks with Ann, who left": a clause behind a name tells of her, not of talks.
  void LeaveRelativesToPeople(const Resolved& resolved);
  // "left the union and signed treaties": an object behind a second verb is that verb's, with what follows, where the
  // first has one of its own.
  void LeaveToLaterVerbs();
  // The name in "Norland rushed tanks" and "Norland test-fired a rocket" that the tree has describe the "tanks" or the
  // "test" is the subject.
  void LiftSubjects();
  // Verbs of saying that stand behind or inside what is told govern it, as they do in front of it: "The port is closed,
  // added Ann", "The port, Ann pointed out, is closed".
  void PutTellersFirst();
  // Who says it, where the tree has the object or an apposition of them.
  uint32_t TellerBehind(uint32_t verb) const;
  uint32_t TellerInFront(uint32_t verb) const;
  // "The port, says Ann, is closed": what is told has the first of two subjects.
  void LeaveToTold(uint32_t verb);
  // "signed with the envoy": what a preposition leads is no object, whatever the tree says.
  void LeaveObjects();
  // "has withdrawn" and "withdrew" are active, whatever the tree calls their subjects.
  void LeavePassives();
  // "repeated a call for Norland to leave", "endorsed a decision of the league to admit": an infinitive right behind
  // "for" and whom it is for, or behind whose plan it is, is the noun's.
  void LeaveInfinitivesToNouns();
  // "invited the envoy, Ann, to visit", "extended an invitation to Ann to visit": what the tree has for a purpose of
  // who invites is what she is invited to.
  void LeaveInfinitivesToAddressees();
  // Whether something in front of `end` tells to whom the noun goes, an object of the verb.
  bool IsAddressedTo(uint32_t noun, uint32_t verb, uint32_t end) const;
  // A name, a pronoun, or a noun with a name behind it.
  bool IsNamed(uint32_t noun, uint32_t end) const;
  // "former envoy", of what a name was called before, where the tree has it stand beside the name.
  bool IsPartOfDescription(uint32_t conjunct) const;
  void FindReach();

  const Analysis& analysis_;
  const Cues& cues_;
  std::vector<Dep> deps_;
  std::vector<uint32_t> heads_, sentences_, first_child_, children_;
  std::vector<TokenSpan> reach_;
  std::vector<std::string> lemmas_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_TREE_H_
