// What the resolving passes read and write: the article's names and the mentions and entities under construction.
#ifndef ENTENTE_EXTRACT_RESOLVE_SCENE_H_
#define ENTENTE_EXTRACT_RESOLVE_SCENE_H_

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/knowledge/knowledge.h"
#include "extract/knowledge/titles.h"
#include "extract/resolve/antecedents.h"
#include "extract/resolve/coreference_words.h"
#include "extract/resolve/grammar.h"
#include "extract/resolve/resolved.h"

namespace entente::extract {

constexpr std::string_view kPerson = "person";
constexpr std::string_view kCountry = "country";
constexpr std::string_view kOrganization = "organization";
constexpr std::string_view kPlace = "place";
constexpr std::string_view kGroup = "group";
constexpr std::string_view kOccasion = "occasion";

// The constant above that equals `kind`, so that views of it outlive every table; empty for another kind.
std::string_view KindLiteral(std::string_view kind);

// A name in the text and what it may mean.
struct NamedSpan {
  TokenSpan tokens;  // without article, form of address and clitic
  uint32_t head = 0;
  std::string folded;
  std::string_view kind;  // what the name model or the knowledge takes it for; empty: nothing worth a mention
  std::vector<NameMatch> matches;
  KnownIndex country = kNotKnown;  // the country that it names, by its name or as an adjective
  bool demonym = false;
  KnownIndex seat_of = kNotKnown;  // the country that it stands for when it acts, as a capital or seat of power
};

enum class Determiner : uint8_t { kNone, kDefinite, kIndefinite, kPossessive };

// A noun phrase as far as it tells who is meant.
struct Description {
  TokenSpan tokens;  // from determiner to complement
  Determiner determiner = Determiner::kNone;
  bool former = false;
  bool late = false;
  int number = 0;          // "two leaders"; 0 where not told
  int32_t owner = -1;      // named span of the country or organization that it belongs to
  int32_t possessor = -1;  // head token of another possessor ("his", "Kim's")
};

// A mention on its way to an entity.
struct Draft {
  Mention mention;
  Description phrase;
  int32_t named = -1;     // named span that it is built around
  std::string_view kind;  // of the entity wanted
  std::string noun;       // nominals: the noun, folded and singular
  std::string office;     // office class
  std::string gender;
  bool plural = false;
  bool relational = false;  // "counterpart"
  bool government = false;  // the title belongs to a state
  const Pronoun* pronoun = nullptr;
  int32_t behind = -1;        // titles behind a person's name: that named span
  int32_t follows = -1;       // pronouns without an entity: the draft of the description that they go back to
  int32_t predicate_of = -1;  // draft of the pronoun of whom it is said: "she became president"
  int32_t same_as = -1;       // draft that stands in apposition to this one and decides who is meant
};

// An entity under construction.
struct Figure {
  std::string_view kind;
  KnownIndex known = kNotKnown;
  std::string name;                 // as the article has it at its fullest
  std::vector<std::string> names;   // as written
  std::vector<std::string> folded;  // people: full names met, folded
  WordSet offices;                  // classes of the offices it was called by
  std::string gender;
  std::string_view likely_gender;  // of those who bear the given name, where the gender is not told
  KnownIndex country = kNotKnown;
  std::string host;  // of a mission abroad: "in Oslo", where the article says so
  bool plural = false;
  bool described = false;  // known by a description of this article alone
  std::vector<uint32_t> members;
  std::vector<uint32_t> drafts;  // in text order
};

struct Scene {
  Scene(const Analysis& article_analysis, const Knowledge& known, const Titles& title_words,
        const CoreferenceWords& coreference_words, const AntecedentRanker& antecedent_ranker)
      : analysis(article_analysis),
        knowledge(known),
        titles(title_words),
        words(coreference_words),
        ranker(antecedent_ranker),
        grammar(article_analysis) {}

  const Analysis& analysis;
  const Knowledge& knowledge;
  const Titles& titles;
  const CoreferenceWords& words;
  const AntecedentRanker& ranker;
  Grammar grammar;

  std::vector<NamedSpan> named;   // in text order, not overlapping
  std::vector<int32_t> named_at;  // by token; -1 outside
  std::vector<Draft> drafts;      // sorted by first token, then longest first
  std::vector<Figure> figures;

  // The country whose officers the article names without it ("President Lee"); kNotKnown for none or several.
  KnownIndex home_of_officers = kNotKnown;

  std::map<KnownIndex, uint32_t> figure_of_known;
  std::map<std::pair<std::string_view, std::string>, uint32_t> figure_of_name;  // (kind, folded name)

  std::string_view Text(TokenSpan span) const { return analysis.document.Text(span); }
  // The text of a span with line ends and other white space as single blanks.
  std::string Words(TokenSpan span) const;
  const NamedSpan* NamedAt(int64_t token) const {
    if (token < 0 || token >= static_cast<int64_t>(named_at.size())) return nullptr;
    const int32_t index = named_at[static_cast<size_t>(token)];
    return index < 0 ? nullptr : &named[static_cast<size_t>(index)];
  }
  // The draft of a name, by its index in `named`; nullptr for none.
  const Draft* DraftOf(int32_t name) const {
    const auto draft = std::find_if(drafts.begin(), drafts.end(), [&](const Draft& one) { return one.named == name; });
    return draft == drafts.end() ? nullptr : &*draft;
  }
  const Figure* FigureOf(const Draft& draft) const {
    return draft.mention.entity == kNoEntity ? nullptr : &figures[draft.mention.entity];
  }
  // The figure of a known actor, made where it is met first.
  uint32_t KnownFigure(KnownIndex actor);
  // The figure of an actor without identifier, made where it is met first.
  uint32_t NamedFigure(std::string_view kind, const std::string& name);
  // Lets a draft stand for a figure.
  void Assign(uint32_t draft, uint32_t figure);
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_SCENE_H_
