#include "query/ask/pattern_writer.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <sstream>

#include "graph/name.h"
#include "query/actor_graph.h"
#include "query/ask/office.h"
#include "query/value.h"

namespace entente::query {
namespace {

using extract::Role;

std::string Types(const std::vector<std::string>& types) {
  return types.empty() ? "" : fmt::format(":{}", fmt::join(types, "|"));
}

std::string AskedVariable(const Fit& fit, const PatternNames& names) {
  for (const auto& [role, phrase] : fit.roles) {
    if (IsAsk(phrase.wh) && role == Role::kFrom) return names.from;
    if (IsAsk(phrase.wh) && role == Role::kTo) return names.to;
  }
  return "";
}

}  // namespace

std::string CypherQuote(const std::string& text) { return ToText(Value(text)); }

bool HasWord(const std::string& text, const std::string& word) {
  std::istringstream in(text);
  for (std::string one; in >> one;) {
    if (FoldName(one) == FoldName(word)) return true;
  }
  return false;
}

Phrase OnePart(Phrase phrase, const std::string& part) {
  phrase.parts = {part};
  return phrase;
}

std::string CypherList(const std::vector<std::string>& texts) {
  std::vector<std::string> quoted;
  for (const std::string& text : texts) quoted.push_back(CypherQuote(text));
  return fmt::format("[{}]", fmt::join(quoted, ", "));
}

PatternNames PatternWriter::NextNames() {
  const std::string number = patterns_named_ ? std::to_string(patterns_named_) : "";
  ++patterns_named_;
  return {"a" + number, "r" + number, "b" + number};
}

std::vector<std::string> PatternWriter::TypesOf(const Fit& fit) const {
  std::vector<std::string> types;
  for (const std::string& relation : fit.relations) types.push_back(CypherType(relation));
  return types;
}

PatternNames PatternWriter::Add(const QuestionClause& clause, const Fit& fit, const WordList& modalities,
                                const std::string& gap) {
  PatternNames names = NextNames();
  for (const auto& [role, phrase] : fit.roles) {
    if (phrase.wh == Wh::kGap && !phrase.relative && role == Role::kFrom) names.from = gap;
    if (phrase.wh == Wh::kGap && !phrase.relative && role == Role::kTo) names.to = gap;
  }
  patterns_.push_back(fmt::format("({})-[{}{}]-{}({})", names.from, names.edge, Types(TypesOf(fit)),
                                  fit.either_way ? "" : ">", names.to));
  said_.push_back(names.edge);
  own_edges_ = {names.edge};
  Describe(clause, fit, Role::kFrom, names);
  Describe(clause, fit, Role::kTo, names);
  for (const Phrase& partner : fit.partners) {
    for (const std::string& part : partner.parts) AddSecond(fit, Role::kFrom, names, OnePart(partner, part));
  }
  DescribeTheme(fit, names.edge);
  for (const Phrase& place : fit.places) AddPlace(names, fit, place);
  for (const Phrase& topic : fit.topics) AddTopic(names, topic);
  for (const Phrase& namesake : fit.namesakes) AddNamesake(namesake, names);
  for (const std::string& edge : std::vector<std::string>(own_edges_)) {
    AddTime(edge, clause, Lasts(fit));
    AddModalities(edge, modalities);
    if (!fit.frames.empty()) {
      AddCondition(fmt::format("any(one IN evidence({}) WHERE one.rule IN {})", edge, CypherList(fit.frames)));
    }
    if (!clause.according.empty()) AddAccording(edge, clause.according);
  }
  for (Role role : {Role::kFrom, Role::kTo}) {
    const auto found = fit.roles.find(role);
    if (found == fit.roles.end() || !found->second.relative) continue;
    AddRelative(*found->second.relative, role == Role::kFrom ? names.from : names.to);
  }
  for (const Anchor& anchor : clause.anchors) AddAnchor(anchor, names, AskedVariable(fit, names));
  return names;
}

void PatternWriter::AddAccording(const std::string& edge, const std::string& source) {
  const std::string text = CypherQuote(source);
  AddCondition(fmt::format(
      "any(one IN evidence({}) WHERE toLower(one.attribution) CONTAINS toLower({}) OR toLower(one.outlet) CONTAINS "
      "toLower({}))",
      edge, text, text));
  doubtful_.insert(source);
}

// "both A and B": for each further one another relationship of the same types with the same other end.
void PatternWriter::AddBoth(const Fit& fit, Role role, const PatternNames& names, const Phrase& phrase) {
  const std::string& variable = role == Role::kTo ? names.to : names.from;
  AddActor(variable, names.edge, OnePart(phrase, phrase.parts[0]), MayBe(fit, role));
  for (size_t i = 1; i < phrase.parts.size(); ++i) AddSecond(fit, role, names, OnePart(phrase, phrase.parts[i]));
}

void PatternWriter::AddSecond(const Fit& fit, Role role, const PatternNames& names, const Phrase& part) {
  const bool to = role == Role::kTo;
  const std::string number = seconds_++ ? std::to_string(seconds_) : "";
  const std::string edge = "s" + number, other = "c" + number;
  patterns_.push_back(
      fmt::format("({})-[{}{}]->({})", to ? names.from : other, edge, Types(TypesOf(fit)), to ? other : names.to));
  said_.push_back(edge);
  own_edges_.push_back(edge);
  AddActor(other, edge, part, MayBe(fit, role));
}

void PatternWriter::DescribeTheme(const Fit& fit, const std::string& edge) {
  const auto found = fit.roles.find(Role::kTheme);
  if (found == fit.roles.end()) return;
  const Phrase& phrase = found->second;
  // "gave Kim a gift"
  const bool any = !phrase.quoted && phrase.parts.size() == 1 && phrase.parts[0].find(' ') == std::string::npos &&
                   NamesAnyTheme(phrase.head, fit);
  if (phrase.wh == Wh::kNone && !any) {
    AddText("theme", edge, phrase);
    texts_.insert(phrase.parts.begin(), phrase.parts.end());
    return;
  }
  AddCondition(fmt::format("{}.theme IS NOT NULL", edge));
  const std::string& noun = any ? phrase.head : phrase.noun;
  if (noun.empty()) return;
  if (NamesAnyTheme(noun, fit)) {
    const WordList with = WithTheme(noun, fit);
    if (!with.empty() && with.size() < fit.relations.size()) {  // who gives a gift may give aid, but not as a gift
      WordList types;
      for (const std::string& relation : with) types.push_back(CypherType(relation));
      AddCondition(fmt::format("type({}) IN {}", edge, CypherList(types)));
    }
    return;
  }
  AddCondition(fmt::format("toLower({}.theme) CONTAINS {}", edge, CypherQuote(FoldName(phrase.noun))));
}

WordList PatternWriter::WithTheme(const std::string& noun, const Fit& fit) const {
  WordList with;
  for (const std::string& relation : fit.relations) {
    if (HasWord(graph_.ontology().FindRelation(relation)->theme, noun)) with.push_back(relation);
  }
  return with;
}

bool PatternWriter::NamesAnyTheme(const std::string& noun, const Fit& fit) const {
  if (!WithTheme(noun, fit).empty()) return true;
  const std::vector<Relation>& all = graph_.ontology().relations();
  return Contains(context_.words.theme_nouns, noun) &&
         std::none_of(all.begin(), all.end(), [&](const Relation& other) { return HasWord(other.theme, noun); });
}

// In its theme, or the other end.
void PatternWriter::AddTopic(const PatternNames& names, const Phrase& topic) {
  std::vector<std::string> choices;
  for (const std::string& part : topic.parts) {
    const std::string text = CypherQuote(part);
    choices.push_back(fmt::format(
        "(toLower({}.theme) CONTAINS toLower({}) OR {} IN actor({}) OR toLower({}.name) CONTAINS toLower({}))",
        names.edge, text, names.to, text, names.to, text));
  }
  AddChoices(choices, topic.either);
}

void PatternWriter::AddText(const std::string& property, const std::string& edge, const Phrase& phrase) {
  std::vector<std::string> choices;
  for (const std::string& part : phrase.parts) {
    std::string condition = fmt::format("toLower({}.{}) CONTAINS toLower({})", edge, property, CypherQuote(part));
    if (phrase.quoted) {
      condition = fmt::format("({} OR any(words IN {}.evidence WHERE toLower(words) CONTAINS toLower({})))", condition,
                              edge, CypherQuote(part));
    }
    choices.push_back(condition);
  }
  AddChoices(choices, phrase.either);
}

void PatternWriter::AddChoices(const std::vector<std::string>& choices, bool either) {
  if (choices.size() == 1) AddCondition(choices[0]);
  if (choices.size() > 1) AddCondition(fmt::format("({})", fmt::join(choices, either ? " OR " : " AND ")));
}

void PatternWriter::AddPlace(const std::string& edge, const Phrase& place) { AddPlace({"", edge, ""}, {}, place); }

void PatternWriter::AddPlace(const PatternNames& names, const Fit& fit, const Phrase& place) {
  const auto to = fit.roles.find(Role::kTo);
  const bool described = to != fit.roles.end() && to->second.wh == Wh::kNone && !to->second.parts.empty() &&
                         std::islower(static_cast<unsigned char>(to->second.parts[0][0])) != 0;
  std::vector<std::string> choices;
  for (const std::string& part : place.parts) {
    const std::string text = CypherQuote(part), country = CountryNamed(part, context_, graph_);
    std::string choice = fmt::format("toLower({}.place) CONTAINS toLower({})", names.edge, text);
    const WordList cities = country.empty() ? WordList() : PlacesIn(country, context_, graph_);
    if (!cities.empty()) choice += fmt::format(" OR {}.place IN {}", names.edge, CypherList(cities));
    if (described) choice += fmt::format(" OR toLower({}.name) CONTAINS toLower({})", names.to, text);
    choices.push_back(cities.empty() && !described ? choice : "(" + choice + ")");
    if (context_.knowledge.Find(FoldName(part)).empty() && !Knows(part, true)) doubtful_.insert(part);
  }
  AddChoices(choices, true);  // nothing is at two places at once
  texts_.insert(place.parts.begin(), place.parts.end());
}

std::vector<std::string> PatternWriter::SplitPair(const std::string& part) const {
  const size_t hyphen = part.find('-');
  if (hyphen == std::string::npos || Knows(part, false)) return {part};
  std::string first = part.substr(0, hyphen), second = part.substr(hyphen + 1);
  while (first.ends_with(' ')) first.pop_back();
  while (second.starts_with(' ')) second.erase(0, 1);
  if (Knows(first, false) && Knows(second, false)) return {first, second};
  return {part};
}

// "Hanoi" of "the Hanoi summit" is its place or takes part; "Trump-Kim" are two who do.
void PatternWriter::AddNamesake(const Phrase& phrase, const PatternNames& names) {
  for (const std::string& part : phrase.parts) {
    for (const std::string& one : SplitPair(part)) {
      const std::string name = CypherQuote(one);
      AddCondition(fmt::format("(toLower({}.place) CONTAINS toLower({}) OR {} IN actor({}) OR {} IN actor({}))",
                               names.edge, name, names.from, name, names.to, name));
      known_.insert(one);
    }
  }
}

bool PatternWriter::Lasts(const Fit& fit) const {
  return !fit.relations.empty() && std::all_of(fit.relations.begin(), fit.relations.end(), [&](const auto& relation) {
    return graph_.ontology().FindRelation(relation)->standing;
  });
}

void PatternWriter::AddTime(const std::string& edge, const QuestionClause& clause, bool lasts) {
  const TimeSpan& time = clause.time;
  if (!time.known()) return;
  // What lasts has lasted ever since where no end is told; what is told of no time at all is told of no such time.
  if (lasts) AddCondition(fmt::format("{}.time IS NOT NULL", edge));
  const auto add = [&](const char* end, const char* compares, Date date) {
    const std::string sharp = fmt::format("{}.{} {} date('{}')", edge, end, compares, date.ToString());
    AddCondition(lasts ? fmt::format("({}.{} IS NULL OR {})", edge, end, sharp) : sharp);
  };
  const bool open_past = time.first.day == TimeSpan::kOpenPast, open_future = time.last.day == TimeSpan::kOpenFuture;
  if (clause.order == TimeOrder::kBefore && !open_past) {
    add("start", "<", time.first);
    return;
  }
  if (!open_past) add("end", ">=", time.first);
  if (!open_future && clause.order != TimeOrder::kAfter) add("start", "<=", time.last);
}

void PatternWriter::AddModalities(const std::string& edge, const WordList& modalities) {
  AddCondition(fmt::format("{}.modality IN {}", edge, CypherList(modalities)));
}

// One of the ways to fit a clause inside the clause.
void PatternWriter::AddRelative(const QuestionClause& clause, const std::string& variable) {
  const auto fits = FitFrames(clause, context_.frames, context_.words, graph_.ontology());
  if (fits.empty()) {
    status_ = NoFit(clause, context_.frames);
    return;
  }
  ways_ *= fits.size();
  const Fit& fit = fits[number_ % fits.size()];
  number_ /= fits.size();
  Add(clause, fit, ModalitiesFor(clause, context_.words), variable);
}

void PatternWriter::AddAnchor(const Anchor& anchor, const PatternNames& around, const std::string& asked) {
  const auto fits = FitFrames(*anchor.event, context_.frames, context_.words, graph_.ontology());
  if (fits.empty()) {
    status_ = NoFit(*anchor.event, context_.frames);
    return;
  }
  ways_ *= fits.size();
  const Fit& fit = fits[number_ % fits.size()];
  number_ /= fits.size();
  const std::vector<std::string> edges = own_edges_;
  const PatternNames names = Add(*anchor.event, fit, ModalitiesFor(*anchor.event, context_.words), asked);
  if (anchor.order == TimeOrder::kAfter) AddCondition(fmt::format("{}.start > {}.end", around.edge, names.edge));
  if (anchor.order == TimeOrder::kBefore) AddCondition(fmt::format("{}.end < {}.start", around.edge, names.edge));
  if (anchor.order == TimeOrder::kWithin) {
    AddCondition(
        fmt::format("{}.start >= {}.start AND {}.end <= {}.end", around.edge, names.edge, around.edge, names.edge));
  }
  own_edges_ = edges;
}

std::string PatternWriter::Text() const {
  std::string text = fmt::format("MATCH {}", fmt::join(patterns_, ", "));
  if (!conditions_.empty()) text += fmt::format(" WHERE {}", fmt::join(conditions_, " AND "));
  return text;
}

void NamesMet::Note(const PatternWriter& writer) {
  known.insert(writer.known().begin(), writer.known().end());
  unknown.insert(writer.unknown().begin(), writer.unknown().end());
  doubtful.insert(writer.doubtful().begin(), writer.doubtful().end());
  texts.insert(writer.texts().begin(), writer.texts().end());
}

std::vector<std::string> NamesMet::Unknown() const {
  std::vector<std::string> names;
  for (const std::string& name : unknown) {
    if (!known.count(name) && !texts.count(name)) names.push_back(name);
  }
  return names;
}

std::vector<std::string> NamesMet::Doubtful() const {
  std::set<std::string> names;
  std::set_difference(doubtful.begin(), doubtful.end(), known.begin(), known.end(),
                      std::inserter(names, names.begin()));
  for (const std::string& name : unknown) {
    if (!known.count(name) && texts.count(name)) names.insert(name);
  }
  return {names.begin(), names.end()};
}

}  // namespace entente::query
