// Writes clauses as Cypher: a pattern for each, with what is said of its ends, its time and its place.
#ifndef ENTENTE_QUERY_ASK_PATTERN_WRITER_H_
#define ENTENTE_QUERY_ASK_PATTERN_WRITER_H_

#include <set>
#include <string>
#include <vector>

#include "query/ask/clause.h"
#include "query/ask/fit.h"
#include "query/ask/reading.h"

namespace entente::query {

std::string CypherQuote(const std::string& text);
std::string CypherList(const std::vector<std::string>& texts);

// Whether the text has the word, small letters alike.
bool HasWord(const std::string& text, const std::string& word);

// The phrase with one of its parts alone.
Phrase OnePart(Phrase phrase, const std::string& part);

// The names of a pattern's parts.
struct PatternNames {
  std::string from, edge, to;
};

// Clauses inside a clause may fit frames in several ways. A writer takes one of them each; which, its number says:
// numbers from 0 to ways() - 1 go through all of them.
class PatternWriter {
 public:
  PatternWriter(const AskContext& context, const GraphView& graph, size_t number)
      : context_(context), graph_(graph), number_(number) {}

  // The clause as it fits. `gap` stands where the clause leaves somebody open.
  PatternNames Add(const QuestionClause& clause, const Fit& fit, const WordList& modalities, const std::string& gap);
  // An actor by its name or description.
  void AddActor(const std::string& variable, const std::string& edge, const Phrase& phrase) {
    AddActor(variable, edge, phrase, {});
  }
  // Of what lasts, an end that is not told is open.
  void AddTime(const std::string& edge, const QuestionClause& clause, bool lasts);
  void AddModalities(const std::string& edge, const WordList& modalities);
  void AddPattern(const std::string& pattern) { patterns_.push_back(pattern); }
  void AddCondition(const std::string& condition) { conditions_.push_back(condition); }

  // "MATCH ... WHERE ..."
  std::string Text() const;
  // The relationships that say so, the clause's own first.
  const std::vector<std::string>& said() const { return said_; }
  size_t ways() const { return ways_; }
  // Names and descriptions that nobody in the graph bears, and those that somebody does.
  const std::set<std::string>& unknown() const { return unknown_; }
  const std::set<std::string>& known() const { return known_; }
  // Names of places that neither the graph nor the knowledge of actors has; an edge may still name one.
  const std::set<std::string>& doubtful() const { return doubtful_; }
  // Words looked for in themes and places: what no actor is called may be in one.
  const std::set<std::string>& texts() const { return texts_; }
  // An event at the place.
  void AddPlace(const std::string& edge, const Phrase& place);
  // The same of one whose end may be called after the place: "the attack in Salisbury".
  void AddPlace(const PatternNames& names, const Fit& fit, const Phrase& place);
  // kInvalidInput where a word is not understood.
  const Status& status() const { return status_; }

 private:
  // What an end may be beside a named actor.
  struct EndKinds {
    bool open = false;   // a topic or thing, named in part
    bool place = false;  // a place in the country named
    bool theme = false;  // whose the thing is that was done: "Did Ann reject the offer?"
  };
  EndKinds MayBe(const Fit& fit, extract::Role role) const;
  // Whether all of those joined by "and" are meant.
  bool MeansAll(const QuestionClause& clause, const Fit& fit, extract::Role role) const;
  // "Bosnia and Herzegovina" as one where somebody is called so.
  Phrase JoinNames(const Phrase& phrase) const;
  void AddAccording(const std::string& edge, const std::string& source);
  void AddExcept(const std::string& variable, const Phrase& phrase);
  // The name that the graph has for it: with its title, else without.
  std::string NameOf(const std::string& part, bool open) const;
  // What the end is called in part: a topic or thing, a place in the country named, whose the thing is.
  void AddDescription(const std::string& variable, const std::string& edge, const Phrase& phrase,
                      const std::string& part, EndKinds may_be, std::vector<std::string>* choices);
  void AddActor(const std::string& variable, const std::string& edge, const Phrase& phrase, EndKinds may_be);
  PatternNames NextNames();
  // Whether it holds over time rather than happens.
  bool Lasts(const Fit& fit) const;
  void Describe(const QuestionClause& clause, const Fit& fit, extract::Role role, const PatternNames& names);
  void DescribeAsk(const Fit& fit, extract::Role role, const std::string& variable, const Phrase& phrase);
  void DescribeNoun(const std::string& variable, const Phrase& phrase, bool open);
  // Who holds an office called so, though not as somebody's deputy.
  void AddOffice(const std::string& variable, const std::string& office);
  std::string TakeOwner(const std::string& variable, const Phrase& phrase);
  void DescribeTheme(const Fit& fit, const std::string& edge);
  // The relations whose theme is called so: the "gift".
  WordList WithTheme(const std::string& noun, const Fit& fit) const;
  // Whether the noun says no more of the theme than that there is one: "topic", or "gift" of what was given.
  bool NamesAnyTheme(const std::string& noun, const Fit& fit) const;
  void AddTopic(const PatternNames& names, const Phrase& topic);
  void AddEither(const std::string& variable, const std::string& edge, const Phrase& phrase, bool open);
  void AddBoth(const Fit& fit, extract::Role role, const PatternNames& names, const Phrase& phrase);
  // Somebody else who does the same to the same, or to whom the same is done by the same.
  void AddSecond(const Fit& fit, extract::Role role, const PatternNames& names, const Phrase& part);
  // All of the conditions, or one of them.
  void AddChoices(const std::vector<std::string>& choices, bool either);
  void AddText(const std::string& property, const std::string& edge, const Phrase& phrase);
  // "Trump", "Kim" of "Trump-Kim", where both are known.
  std::vector<std::string> SplitPair(const std::string& part) const;
  void AddNamesake(const Phrase& phrase, const PatternNames& names);
  void AddRelative(const QuestionClause& clause, const std::string& variable);
  void AddAnchor(const Anchor& anchor, const PatternNames& around, const std::string& asked);
  bool Knows(const std::string& name, bool open) const;
  std::vector<std::string> TypesOf(const Fit& fit) const;

  const AskContext& context_;
  const GraphView& graph_;
  size_t number_;
  size_t ways_ = 1;
  size_t patterns_named_ = 0, seconds_ = 0;
  std::vector<std::string> patterns_, conditions_, said_;
  std::vector<std::string> own_edges_;  // of the clause being added: its time holds for all
  std::set<std::string> unknown_, known_, doubtful_, texts_;
  Status status_;
};

// The names that queries met: one is unknown where no query knows it.
struct NamesMet {
  std::set<std::string> known, unknown, doubtful, texts;

  void Note(const PatternWriter& writer);
  std::vector<std::string> Unknown() const;
  std::vector<std::string> Doubtful() const;
};

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ASK_PATTERN_WRITER_H_
