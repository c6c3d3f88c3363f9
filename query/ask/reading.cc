#include "query/ask/reading.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "query/ask/fit.h"
#include "query/ask/office.h"
#include "query/value.h"

namespace entente::query {
namespace {

using extract::Role;

std::string Quote(const std::string& text) { return ToText(Value(text)); }

std::string QuoteList(const std::vector<std::string>& texts) {
  std::vector<std::string> quoted;
  for (const std::string& text : texts) quoted.push_back(Quote(text));
  return fmt::format("[{}]", fmt::join(quoted, ", "));
}

std::string ColumnName(Wh wh) {
  constexpr std::array<std::string_view, 8> kNames = {"answer", "who",  "what", "which",
                                                      "where",  "when", "who",  "times"};
  return std::string(kNames[static_cast<size_t>(wh)]);
}

// Some names of columns are words of Cypher.
std::string As(Wh wh) { return " AS `" + ColumnName(wh) + "`"; }

// Writes the Cypher for one way to fit the clause to relations.
class CypherWriter {
 public:
  CypherWriter(const Clause& clause, const AskContext& context, const GraphView& graph)
      : clause_(clause), context_(context), graph_(graph) {}

  AskQuery Write(const Fit& fit, const WordList& modalities) {
    pattern_ = fmt::format("(a)-[r:{}]->(b)", fmt::join(Types(fit.relations), "|"));
    Describe(fit, Role::kFrom, "a");
    Describe(fit, Role::kTo, "b");
    DescribeTheme(fit);
    for (const Phrase& place : fit.places) AddText("r.place", place);
    AddTime();
    conditions_.push_back(fmt::format("r.modality IN {}", QuoteList(modalities)));
    AddColumns(fit);
    return {Assemble(), false};
  }

  // Events whose place answers for the relation.
  AskQuery WriteImplied(const Fit& fit, const ImpliedRelation& implied, const WordList& modalities, bool country) {
    pattern_ = fmt::format("(a)-[r:{}]->()", fmt::join(Types(implied.by), "|"));
    Describe(fit, Role::kFrom, "a");
    AddTime();
    conditions_.push_back(fmt::format("r.modality IN {}", QuoteList(modalities)));
    conditions_.push_back("r.place IS NOT NULL");
    returns_.push_back("r.place" + PlaceColumn(fit));
    if (country) returns_.push_back("a.country AS home");
    return {Assemble(), country};
  }

  // Where somebody was: the places of all that was told of them.
  AskQuery WritePlaces(const Phrase& who, const WordList& modalities) {
    pattern_ = "(a)-[r]-()";
    AddActor("a", who, {});
    AddTime();
    conditions_.push_back(fmt::format("r.modality IN {}", QuoteList(modalities)));
    conditions_.push_back("r.place IS NOT NULL");
    returns_.push_back("r.place" + As(Wh::kPlace));
    return {Assemble(), false};
  }

  AskQuery WriteOffice(const OfficePhrase& office, const Phrase* holder) {
    pattern_ = fmt::format("(a)-[r:{}]->(b)", CypherType(context_.words.office_relation));
    if (!office.of.empty()) conditions_.push_back(fmt::format("b IN actor({})", Quote(office.of)));
    if (holder && holder->wh == Wh::kNone) AddActor("a", *holder, {});
    if (!office.titles.empty()) conditions_.push_back(fmt::format("r.theme IN {}", QuoteList(office.titles)));
    AddTime();
    conditions_.push_back(fmt::format("r.modality IN {}", QuoteList(context_.words.present_modalities)));
    returns_.push_back("a.name AS who");
    return {Assemble(), false};
  }

  // "Who is X?": the offices that X holds.
  AskQuery WriteOffices(const Phrase& person) {
    pattern_ = fmt::format("(a)-[r:{}]->(b)", CypherType(context_.words.office_relation));
    AddActor("a", person, {});
    returns_.push_back("r.theme + ', ' + b.name AS who");
    return {Assemble(), false};
  }

 private:
  static std::vector<std::string> Types(const std::vector<std::string>& relations) {
    std::vector<std::string> types;
    for (const std::string& relation : relations) types.push_back(CypherType(relation));
    return types;
  }

  static std::string PlaceColumn(const Fit& fit) {
    const auto to = fit.roles.find(Role::kTo);
    return As(to == fit.roles.end() ? Wh::kPlace : to->second.wh);
  }

  void Describe(const Fit& fit, Role role, const std::string& variable) {
    const auto found = fit.roles.find(role);
    if (found == fit.roles.end()) return;
    const Phrase& phrase = found->second;
    if (phrase.wh != Wh::kNone) {
      AddKind(variable, phrase);
    } else {
      AddActor(variable, phrase, OpenKinds(fit, role));
    }
  }

  bool OpenKinds(const Fit& fit, Role role) const {
    for (const std::string& name : fit.relations) {
      const Relation* relation = graph_.ontology().FindRelation(name);
      const auto& kinds = role == Role::kFrom ? relation->from_kinds : relation->to_kinds;
      for (const std::string& kind : kinds) {
        if (!Contains(context_.words.person_kinds, kind)) return true;
      }
    }
    return false;
  }

  void AddKind(const std::string& variable, const Phrase& ask) {
    if (ask.wh == Wh::kPerson) {
      conditions_.push_back(fmt::format("{}.kind IN {}", variable, QuoteList(context_.words.person_kinds)));
    } else if (const std::string kind = KindOfNoun(ask.noun, context_.titles); !kind.empty()) {
      conditions_.push_back(fmt::format("{}.kind = {}", variable, Quote(kind)));
    }
  }

  // An actor by its name or description. Where open is set, a topic or thing may also be named in part.
  void AddActor(const std::string& variable, const Phrase& phrase, std::optional<bool> open) {
    if (phrase.both && phrase.parts.size() == 2) {
      conditions_.push_back(fmt::format("{} IN actor({})", variable, Quote(phrase.parts[0])));
      AddSecond(variable, phrase.parts[1]);
      return;
    }
    std::vector<std::string> choices;
    for (const std::string& part : phrase.parts) {
      const std::vector<std::string> holders = HoldersOf(part, context_, graph_);
      for (const std::string& name : holders) choices.push_back(fmt::format("{} IN actor({})", variable, Quote(name)));
      if (!holders.empty()) continue;
      choices.push_back(fmt::format("{} IN actor({})", variable, Quote(part)));
      const OwnedPhrase owned = CutOwner(part, context_, graph_);
      if (!owned.owner.empty() && !owned.rest.empty()) {
        choices.push_back(fmt::format("({} IN actor({}) AND toLower(r.theme) CONTAINS toLower({}))", variable,
                                      Quote(owned.owner), Quote(owned.rest)));
      }
      if (open.value_or(false)) {
        choices.push_back(fmt::format("toLower({}.name) CONTAINS toLower({})", variable, Quote(part)));
      }
    }
    conditions_.push_back(choices.size() == 1 ? choices[0] : fmt::format("({})", fmt::join(choices, " OR ")));
  }

  // "both A and B": a second relationship of the same types from the same other end.
  void AddSecond(const std::string& variable, const std::string& name) {
    const std::string types = pattern_.substr(pattern_.find(':') + 1, pattern_.find(']') - pattern_.find(':') - 1);
    second_ = variable == "b" ? fmt::format("(a)-[s:{}]->(c)", types) : fmt::format("(c)-[s:{}]->(b)", types);
    conditions_.push_back(fmt::format("c IN actor({})", Quote(name)));
    conditions_.push_back("r <> s");
  }

  void DescribeTheme(const Fit& fit) {
    const auto found = fit.roles.find(Role::kTheme);
    if (found == fit.roles.end()) return;
    if (found->second.wh != Wh::kNone) {
      conditions_.push_back("r.theme IS NOT NULL");
    } else {
      AddText("r.theme", found->second);
    }
  }

  void AddText(const std::string& property, const Phrase& phrase) {
    for (const std::string& part : phrase.parts) {
      std::string condition = fmt::format("toLower({}) CONTAINS toLower({})", property, Quote(part));
      if (phrase.quoted) {
        condition = fmt::format("({} OR any(words IN r.evidence WHERE toLower(words) CONTAINS toLower({})))", condition,
                                Quote(part));
      }
      conditions_.push_back(condition);
    }
  }

  void AddTime() {
    const TimeSpan& time = clause_.time;
    if (!time.known()) return;
    const bool open_past = time.first.day == TimeSpan::kOpenPast, open_future = time.last.day == TimeSpan::kOpenFuture;
    if (clause_.order == TimeOrder::kBefore && !open_past) {
      conditions_.push_back(fmt::format("r.start < date('{}')", time.first.ToString()));
      return;
    }
    if (!open_past) conditions_.push_back(fmt::format("r.end >= date('{}')", time.first.ToString()));
    if (!open_future && clause_.order != TimeOrder::kAfter) {
      conditions_.push_back(fmt::format("r.start <= date('{}')", time.last.ToString()));
    }
  }

  void AddColumns(const Fit& fit) {
    for (const auto& [role, phrase] : fit.roles) {
      if (phrase.wh != Wh::kNone) returns_.push_back(ColumnFor(role) + As(phrase.wh));
    }
    for (const Slot& slot : clause_.also) {
      const bool alone = returns_.empty() && !clause_.yes_no;
      if (slot.phrase.wh == Wh::kPlace) AddPlaceColumn(fit, alone);
      if (slot.phrase.wh == Wh::kTime) AddTimeColumn(alone);
    }
  }

  void AddPlaceColumn(const Fit& fit, bool required) {
    const bool place_is_end = !fit.roles.count(Role::kTo) && AllowsPlace(fit);
    returns_.push_back((place_is_end ? "b.name" : "r.place") + As(Wh::kPlace));
    if (required && !place_is_end) conditions_.push_back("r.place IS NOT NULL");
  }

  bool AllowsPlace(const Fit& fit) const {
    const Relation* relation = graph_.ontology().FindRelation(fit.relations[0]);
    return Contains(relation->to_kinds, "place") && !Contains(relation->to_kinds, "person");
  }

  void AddTimeColumn(bool required) {
    returns_.push_back("r.time" + As(Wh::kTime));
    if (required) conditions_.push_back("r.time IS NOT NULL");
  }

  static std::string ColumnFor(Role role) {
    constexpr std::array<std::string_view, extract::kRoles> kColumns = {"a.name", "b.name", "r.theme", "r.place"};
    return std::string(kColumns[static_cast<size_t>(role)]);
  }

  std::string Assemble() const {
    std::string cypher = "MATCH " + pattern_;
    if (!second_.empty()) cypher += ", " + second_;
    if (!conditions_.empty()) cypher += fmt::format(" WHERE {}", fmt::join(conditions_, " AND "));
    std::vector<std::string> returns = returns_;
    returns.push_back(second_.empty() ? "[r] AS said" : "[r, s] AS said");
    return cypher + fmt::format(" RETURN {} ORDER BY r.confidence DESC, r.start, r.id", fmt::join(returns, ", "));
  }

  const Clause& clause_;
  const AskContext& context_;
  const GraphView& graph_;
  std::string pattern_, second_;
  std::vector<std::string> conditions_, returns_;
};

const WordList& ModalitiesFor(const Clause& clause, const QuestionWords& words) {
  if (clause.negated) return words.negated_modalities;
  if (clause.tense == Tense::kFuture) return words.future_modalities;
  return clause.tense == Tense::kPast ? words.past_modalities : words.present_modalities;
}

void NoteColumns(const Clause& clause, const Fit* fit, Reading* reading) {
  if (fit) {
    for (const auto& [role, phrase] : fit->roles) {
      if (phrase.wh != Wh::kNone) reading->columns.push_back(ColumnName(phrase.wh));
      if (phrase.wh == Wh::kCount) reading->form = AnswerForm::kCount;
    }
  }
  for (const Slot& slot : clause.also) {
    if (slot.phrase.wh == Wh::kPlace || slot.phrase.wh == Wh::kTime) {
      reading->columns.push_back(ColumnName(slot.phrase.wh));
    }
    if (slot.phrase.wh == Wh::kTimes) reading->form = AnswerForm::kCount;
  }
  if (clause.yes_no) reading->form = AnswerForm::kYesNo;
}

void AddImplied(const Fit& fit, const Clause& clause, const AskContext& context, const GraphView& graph,
                Reading* reading) {
  const auto to = fit.roles.find(Role::kTo);
  const bool asks_place = to != fit.roles.end() && to->second.wh != Wh::kNone;
  if (!asks_place) return;
  for (const ImpliedRelation& implied : context.words.implied) {
    if (!Contains(fit.relations, implied.relation)) continue;
    const bool country = KindOfNoun(to->second.noun, context.titles) == "country";
    reading->queries.push_back(
        CypherWriter(clause, context, graph).WriteImplied(fit, implied, ModalitiesFor(clause, context.words), country));
  }
}

Result<Reading> ReadVerb(const Clause& clause, const AskContext& context, const GraphView& graph, Reading reading) {
  const std::vector<Fit> fits = FitFrames(clause, context.frames, context.words, graph.ontology());
  if (fits.empty()) return NoFit(clause, context.frames);
  NoteColumns(clause, &fits[0], &reading);
  for (const Fit& fit : fits) {
    if (fit.AskCount() != fits[0].AskCount()) continue;
    reading.queries.push_back(CypherWriter(clause, context, graph).Write(fit, ModalitiesFor(clause, context.words)));
    if (clause.yes_no) {
      reading.denials.push_back(CypherWriter(clause, context, graph).Write(fit, context.words.negated_modalities));
    }
    AddImplied(fit, clause, context, graph, &reading);
  }
  return reading;
}

// A form of "to be" alone.
Result<Reading> ReadCopula(const Clause& clause, const AskContext& context, const GraphView& graph, Reading reading) {
  if (const auto fit = FitCopula(clause, context.words)) {
    NoteColumns(clause, &*fit, &reading);
    reading.queries.push_back(CypherWriter(clause, context, graph).Write(*fit, ModalitiesFor(clause, context.words)));
    return reading;
  }
  const Phrase* subject = nullptr;
  const Phrase* object = nullptr;
  for (const Slot& slot : clause.slots) {
    const bool is_object = slot.source.source == extract::Source::kObject && slot.phrase.wh == Wh::kNone;
    (is_object ? object : subject) = &slot.phrase;
  }
  NoteColumns(clause, nullptr, &reading);
  if (object && Contains(reading.columns, "where")) {
    reading.queries.push_back(
        CypherWriter(clause, context, graph).WritePlaces(*object, ModalitiesFor(clause, context.words)));
    return reading;
  }
  if (!object || object->parts.size() != 1) return NoFit(clause, context.frames);
  if (!clause.yes_no) reading.columns = {"who"};
  const OfficePhrase office = ReadOffice(object->parts[0], context, graph);
  if (!office.title.empty()) {
    reading.queries.push_back(CypherWriter(clause, context, graph).WriteOffice(office, subject));
  } else {
    reading.queries.push_back(CypherWriter(clause, context, graph).WriteOffices(*object));
  }
  return reading;
}

}  // namespace

Result<Reading> MakeReading(const Clause& clause, const AskContext& context, const GraphView& graph) {
  Reading reading;
  for (const Slot& slot : clause.slots) {
    if (slot.phrase.quoted) continue;
    reading.names.insert(reading.names.end(), slot.phrase.parts.begin(), slot.phrase.parts.end());
  }
  if (clause.verb.empty()) return ReadCopula(clause, context, graph, std::move(reading));
  return ReadVerb(clause, context, graph, std::move(reading));
}

}  // namespace entente::query
