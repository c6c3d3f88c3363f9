// Whom the ends of a pattern stand for: names, descriptions, and what is asked of them.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <sstream>

#include "graph/name.h"
#include "query/actor_graph.h"
#include "query/ask/office.h"
#include "query/ask/pattern_writer.h"

namespace entente::query {
namespace {

constexpr std::string_view kPlaceKind = "place";
const std::string kGroupKind = "group";  // those whom no name tells

using extract::Role;

// The words with the last, whose lemma is `lemma`, in the singular, so that the plural has them in it: "missile".
std::string InSingular(const std::string& text, const std::string& lemma) {
  const size_t last = text.rfind(' ') == std::string::npos ? 0 : text.rfind(' ') + 1;
  return !lemma.empty() && text.compare(last, lemma.size(), lemma) == 0 ? text.substr(0, last) + lemma : text;
}

}  // namespace

void PatternWriter::Describe(const QuestionClause& clause, const Fit& fit, Role role, const PatternNames& names) {
  const auto found = fit.roles.find(role);
  if (found == fit.roles.end()) return;
  const Phrase phrase = JoinNames(found->second);
  const std::string& variable = role == Role::kFrom ? names.from : names.to;
  if (phrase.wh == Wh::kGap && !phrase.relative) return;
  if (phrase.wh != Wh::kNone) {
    DescribeAsk(fit, role, variable, phrase);
  } else if (phrase.parts.size() > 1 && !phrase.either && (phrase.both || MeansAll(clause, fit, role))) {
    AddBoth(fit, role, names, phrase);
  } else {
    AddActor(variable, names.edge, phrase, MayBe(fit, role));
  }
}

bool PatternWriter::MeansAll(const QuestionClause& clause, const Fit& fit, Role role) const {
  if (clause.yes_no) return true;
  const auto other = fit.roles.find(role == Role::kFrom ? Role::kTo : Role::kFrom);
  const bool asked = other != fit.roles.end() && IsAsk(other->second.wh) && clause.pick == Pick::kAll;
  return asked && (role == Role::kTo || fit.joint);
}

Phrase PatternWriter::JoinNames(const Phrase& phrase) const {
  if (phrase.parts.size() < 2 || phrase.either || phrase.both || phrase.wh != Wh::kNone) return phrase;
  const std::string whole = fmt::format("{} {} {}", fmt::join(phrase.parts.begin(), phrase.parts.end() - 1, ", "),
                                        context_.words.conjunctions[0], phrase.parts.back());
  return Knows(whole, false) ? OnePart(phrase, whole) : phrase;
}

void PatternWriter::AddExcept(const std::string& variable, const Phrase& phrase) {
  for (const std::string& part : phrase.except) {
    const std::string name = NameOf(part, false);
    AddCondition(fmt::format("NOT {} IN actor({})", variable, CypherQuote(name)));
    (Knows(name, false) ? known_ : unknown_).insert(part);
  }
}

PatternWriter::EndKinds PatternWriter::MayBe(const Fit& fit, Role role) const {
  EndKinds may_be;
  for (const std::string& name : fit.relations) {
    const Relation* relation = graph_.ontology().FindRelation(name);
    for (const std::string& kind : role == Role::kFrom ? relation->from_kinds : relation->to_kinds) {
      may_be.open |= !Contains(context_.words.person_kinds, kind);
    }
    may_be.theme |= role == Role::kTo && relation->spoken && !relation->marginal && !relation->theme.empty();
    may_be.place |= role == Role::kFrom ? relation->at_from : relation->goes || relation->at_to;
  }
  return may_be;
}

void PatternWriter::DescribeAsk(const Fit& fit, Role role, const std::string& variable, const Phrase& phrase) {
  if (phrase.wh == Wh::kPerson || (phrase.wh == Wh::kThose && phrase.noun.empty())) {
    AddCondition(fmt::format("{}.kind IN {}", variable, CypherList(context_.words.person_kinds)));
  } else if (!phrase.noun.empty() && !NamesAnyTheme(phrase.noun, fit)) {
    DescribeNoun(variable, phrase, MayBe(fit, role).open);
  }
  if (role == Role::kTo && fit.no_person) {
    AddCondition(fmt::format("{}.kind IN {}", variable, CypherList(context_.words.place_kinds)));
  }
  AddExcept(variable, phrase);
  if (phrase.parts.empty()) return;
  Phrase choices;
  choices.parts = phrase.parts;
  AddActor(variable, "", choices);
}

// "Russian ministers": the country goes into a condition; gives the words that are left.
std::string PatternWriter::TakeOwner(const std::string& variable, const Phrase& phrase) {
  const std::string whole = phrase.modifiers + " " + phrase.noun;
  const OwnedPhrase owned = CutOwner(whole, context_, graph_);
  if (owned.owner.empty() || owned.rest.empty()) return whole;
  AddCondition(fmt::format("{}.country = {}", variable, CypherQuote(owned.owner)));
  return owned.rest;
}

void PatternWriter::AddOffice(const std::string& variable, const std::string& office) {
  std::string condition = fmt::format("toLower(office.theme) CONTAINS {}", CypherQuote(office));
  const WordList& deputies = context_.words.deputies;
  if (std::none_of(deputies.begin(), deputies.end(), [&](const std::string& word) { return HasWord(office, word); })) {
    condition +=
        fmt::format(" AND NOT any(word IN {} WHERE toLower(office.theme) CONTAINS word)", CypherList(deputies));
  }
  AddCondition(fmt::format("EXISTS {{ MATCH ({})-[office:{}]->() WHERE {} }}", variable,
                           CypherType(context_.words.office_relation), condition));
}

// What the noun of an ask says of those asked for: their kind, office, country, or a word of their name.
void PatternWriter::DescribeNoun(const std::string& variable, const Phrase& phrase, bool open) {
  const std::string rest = phrase.modifiers.empty() ? phrase.noun : TakeOwner(variable, phrase);
  const auto office = MatchOffice(rest, context_.titles);
  const std::string kind = KindOfNoun(phrase.noun, context_.titles, graph_.ontology());
  const bool only_office = office && !Contains(context_.words.any_office, FoldName(phrase.noun));
  if (only_office || (office && rest != phrase.noun)) {
    AddOffice(variable, FoldName(rest));
    return;
  }
  std::istringstream words(rest.substr(0, rest.size() - phrase.noun.size()));
  for (std::string word; words >> word;) {
    if (Contains(context_.words.idle_modifiers, FoldName(word)) || !status_.ok()) continue;
    status_ = {ErrorCode::kInvalidInput, fmt::format("\"{}\" before \"{}\" is not understood", word, phrase.noun)};
  }
  if (!kind.empty()) {
    AddCondition(fmt::format("{}.kind = {}", variable, CypherQuote(kind)));
  }
  const bool called = open && (kind.empty() || (Contains(context_.words.thing_kinds, kind) && kind != phrase.noun));
  if (called) {  // not every occasion is a summit
    AddCondition(fmt::format("toLower({}.name) CONTAINS {}", variable, CypherQuote(FoldName(phrase.noun))));
  } else if (kind.empty() && status_.ok()) {
    status_ = {ErrorCode::kInvalidInput, fmt::format("\"{}\" names no kind of actor that is known", phrase.noun)};
  }
}

bool PatternWriter::Knows(const std::string& name, bool open) const {
  const auto found = ActorGraph(graph_).Resolve(name);
  if ((found.ok() && !found.value().empty()) || !open) return found.ok() && !found.value().empty();
  bool named = false;
  const std::string folded = FoldName(name);
  (void)graph_.VisitActors([&](const Actor& actor) {
    named = named || FoldName(actor.name).find(folded) != std::string::npos;
    return !named;
  });
  return named;
}

std::string PatternWriter::NameOf(const std::string& part, bool open) const {
  if (Knows(part, open)) return part;
  const std::string name = WithoutTitle(part, context_, graph_);
  return Knows(name, false) ? name : part;
}

void PatternWriter::AddActor(const std::string& variable, const std::string& edge, const Phrase& phrase,
                             EndKinds may_be) {
  std::vector<std::string> choices;
  for (const std::string& part : phrase.parts) {
    const std::string name = NameOf(part, may_be.open);
    const std::vector<std::string> holders =
        name == part ? HoldersOf(part, context_, graph_) : std::vector<std::string>();
    for (const std::string& holder : holders)
      choices.push_back(fmt::format("{} IN actor({})", variable, CypherQuote(holder)));
    if (!holders.empty()) {
      known_.insert(part);
      continue;
    }
    const std::string named = fmt::format("{} IN actor({})", variable, CypherQuote(name));
    const bool seat = may_be.place && !edge.empty() && IsSeat(name, context_);
    if (seat) {  // not every visit to China is one to Beijing
      choices.push_back(fmt::format("({} AND ({}.kind = {} OR toLower({}.place) CONTAINS toLower({})))", named,
                                    variable, CypherQuote(std::string(kPlaceKind)), edge, CypherQuote(name)));
    } else {
      choices.push_back(named);
    }
    AddDescription(variable, edge, phrase, name, may_be, &choices);
    if (name != part) known_.insert(part);
  }
  AddChoices(choices, true);
}

void PatternWriter::AddDescription(const std::string& variable, const std::string& edge, const Phrase& phrase,
                                   const std::string& part, EndKinds may_be, std::vector<std::string>* choices) {
  const OwnedPhrase owned = CutOwner(part, context_, graph_);
  const bool owns = !edge.empty() && !owned.owner.empty() && !owned.rest.empty();
  if (owns) {
    choices->push_back(fmt::format("({} IN actor({}) AND toLower({}.theme) CONTAINS toLower({}))", variable,
                                   CypherQuote(owned.owner), edge, CypherQuote(owned.rest)));
  }
  const std::string country = may_be.place ? CountryNamed(part, context_, graph_) : "";
  if (!country.empty()) {  // "Who visited Russia?": also one of its cities
    choices->push_back(fmt::format("({}.kind = {} AND {}.country = {})", variable, CypherQuote(std::string(kPlaceKind)),
                                   variable, CypherQuote(country)));
  }
  const bool common = std::islower(static_cast<unsigned char>(part[0])) && !NamesSomebody(part, context_, graph_);
  const bool partly = may_be.open && (common || !Knows(part, false));
  const std::string text = common ? InSingular(part, phrase.head) : part;
  if (partly) {
    choices->push_back(fmt::format("toLower({}.name) CONTAINS toLower({})", variable, CypherQuote(text)));
  }
  const bool group = common && !partly;
  if (group) {  // "survivors" are also those "of the flood"
    choices->push_back(fmt::format("({}.kind = {} AND toLower({}.name) STARTS WITH toLower({}))", variable,
                                   CypherQuote(kGroupKind), variable, CypherQuote(text)));
  }
  const bool theme = partly && may_be.theme && common;
  if (theme) choices->push_back(fmt::format("toLower({}.theme) CONTAINS toLower({})", edge, CypherQuote(part)));
  (owns || Knows(part, may_be.open) || ((partly || group) && Knows(text, true)) ? known_
   : theme                                                                      ? doubtful_
                                                                                : unknown_)
      .insert(part);
}

}  // namespace entente::query
