// What stands around a verb or noun of the tree, with voice, control, relative clauses and coordination undone: the
// subject of "to brief" in "Ann plans to brief Ben" is Ann, and so is that of "Ben was briefed by Ann".
#ifndef ENTENTE_EXTRACT_EVENTS_ARGUMENTS_H_
#define ENTENTE_EXTRACT_EVENTS_ARGUMENTS_H_

#include <string>
#include <vector>

#include "extract/events/frames.h"
#include "extract/events/tree.h"

namespace entente::extract {

struct Argument {
  uint32_t head = 0;  // first of its coordination
  Source source = Source::kSubject;
  std::string preposition;  // kPreposition alone
  double certainty = 1;     // 1 for a direct dependent, less the more had to be inferred
};

// Whether one of the places that the rule names is the argument's.
bool IsSourceOf(const Argument& argument, const RoleRule& rule);
bool Fits(const Argument& argument, const RoleSource& source);

// Where the phrase as a whole takes part, and not a word in front of another.
constexpr bool IsOwnPhrase(Source source) {
  return source == Source::kSubject || source == Source::kObject || source == Source::kIndirect ||
         source == Source::kPreposition || source == Source::kCompany || source == Source::kSpeaker;
}

constexpr bool IsClause(Source source) {
  return source == Source::kClause || source == Source::kStatement || source == Source::kInfinitive;
}

inline constexpr size_t kUsualArguments = 16;  // of a word, with room

// Surest first within each source.
std::vector<Argument> VerbArguments(const Tree& tree, uint32_t verb);

// `light` lists the verbs that lend the noun their subject and complements ("hold talks with"); `has_light` says
// whether one of them does.
std::vector<Argument> NounArguments(const Tree& tree, uint32_t noun, const std::vector<std::string>& light,
                                    bool* has_light);

// Who has, does or made what `object` names: its possessor, "by" and "of", a name in front of it.
std::vector<Argument> OwnersOf(const Tree& tree, uint32_t object);

// The verb (or predicate) of the clause that a token stands in: itself where it is a predicate.
uint32_t ClauseOf(const Tree& tree, uint32_t token);

// Whether the relation makes its token the predicate of a clause.
bool IsClausal(Dep dep);

// Appends what hangs on `of` by a preposition, that of a gerund too: "with Ann", "for coming".
void AddPrepositional(const Tree& tree, uint32_t of, double certainty, std::vector<Argument>* arguments);

// Drops those behind the first `kept` whose preposition is `unwanted`.
template <class Unwanted>
void DropByPreposition(size_t kept, const Unwanted& unwanted, std::vector<Argument>* arguments) {
  const auto begin = arguments->begin() + static_cast<std::ptrdiff_t>(kept);
  const auto drops = [&](const Argument& argument) { return unwanted(argument.preposition); };
  arguments->erase(std::remove_if(begin, arguments->end(), drops), arguments->end());
}

// Appends who does what the clauses among the arguments tell, and whom it is done to.
void AddComplements(const Tree& tree, std::vector<Argument>* arguments);

// Appends by whom something is done, as its subject.
void AddAgent(const Tree& tree, uint32_t verb, std::vector<Argument>* arguments);

// Surest first; equals stay in order.
void SortByCertainty(std::vector<Argument>* arguments);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_ARGUMENTS_H_
