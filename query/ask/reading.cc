#include "query/ask/reading.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <optional>

#include "graph/name.h"
#include "query/ask/columns.h"
#include "query/ask/fit.h"
#include "query/ask/office.h"
#include "query/ask/pattern_writer.h"
#include "query/ask/whereabouts.h"

namespace entente::query {
namespace {

using extract::Role;

constexpr std::string_view kCountry = "country";  // the kind whose name a place may stand for

// Writes the queries of one question.
class ReadingMaker {
 public:
  ReadingMaker(const Question& question, const AskContext& context, const GraphView& graph)
      : question_(question), context_(context), graph_(graph) {}

  Result<Reading> Make() {
    const QuestionClause& clause = question_.clause;
    reading_.fewer = question_.fewer;
    const Status status = clause.linked                                ? MakePaths(clause)
                          : clause.any                                 ? MakeAny(clause)
                          : clause.verb.empty() && clause.noun.empty() ? MakeCopula(clause)
                                                                       : MakeEvents(clause);
    if (!status.ok()) return status;
    reading_.unknown_names = names_.Unknown();
    reading_.doubtful_names = names_.Doubtful();
    return std::move(reading_);
  }

 private:
  const WordList& Modalities(const QuestionClause& clause) const { return ModalitiesFor(clause, context_.words); }

  // The form of the answer, from the asks of the clause.
  void NoteForm(const QuestionClause& clause, const Fit& fit) {
    for (const auto& [role, phrase] : fit.roles) {
      if (phrase.wh == Wh::kCount) reading_.form = AnswerForm::kCount;
    }
    for (const Slot& slot : clause.also) {
      if (slot.phrase.wh == Wh::kTimes) reading_.form = AnswerForm::kTimes;
      if (slot.phrase.wh == Wh::kEvents) reading_.listed = true;
    }
    for (const Slot& slot : clause.slots) {
      if (!fit.events) continue;
      if (slot.phrase.wh == Wh::kCount) reading_.form = AnswerForm::kTimes;
      reading_.listed = reading_.listed || (IsAsk(slot.phrase.wh) && slot.phrase.wh != Wh::kCount);
    }
    if (clause.yes_no && !question_.source) reading_.form = AnswerForm::kYesNo;
    if (question_.than && clause.yes_no) reading_.form = AnswerForm::kMoreOften;
    reading_.pick = question_.than && !clause.yes_no ? Pick::kMost : clause.pick;
  }

  Status CheckPick(const QuestionClause& clause, const Fit& fit) const {
    if (!clause.most_of.empty() && !fit.by_noun) {
      return {ErrorCode::kInvalidInput, fmt::format("\"most\" and \"least\" count events, not \"{}\"", clause.most_of)};
    }
    const bool counts = reading_.form == AnswerForm::kTimes || reading_.form == AnswerForm::kCount;
    if (clause.pick == Pick::kAll || (!clause.yes_no && !counts)) return {};
    return {ErrorCode::kInvalidInput, "\"first\", \"last\" and \"most\" are not understood in such a question"};
  }

  Status MakeEvents(const QuestionClause& clause) {
    const std::vector<Fit> fits = FitFrames(clause, context_.frames, context_.words, graph_.ontology());
    if (fits.empty()) return NoFit(clause, context_.frames);
    if (question_.source && fits[0].AskCount() > 0) return NoFit(clause, context_.frames);
    NoteForm(clause, fits[0]);
    if (Status status = CheckPick(clause, fits[0]); !status.ok()) return status;
    for (const Fit& fit : fits) {
      if (fit.AskCount() != fits[0].AskCount() || fit.events != fits[0].events) continue;
      WriteAll(clause, fit, Modalities(clause), &reading_.queries);
      if (clause.yes_no) WriteAll(clause, fit, context_.words.negated_modalities, &reading_.denials);
      AddImplied(clause, fit);
    }
    if (reading_.queries.empty()) return failure_;
    return question_.than ? MakeThan() : Status();
  }

  // A query for each way to fit the clauses inside the clause.
  void WriteAll(const QuestionClause& clause, const Fit& fit, const WordList& modalities,
                std::vector<AskQuery>* queries) {
    constexpr size_t kMostWays = 16;
    size_t ways = 1;
    for (size_t number = 0; number < ways; ++number) {
      PatternWriter writer(context_, graph_, number);
      const PatternNames names = writer.Add(clause, fit, modalities, "");
      ways = std::min(writer.ways(), kMostWays);
      if (!writer.status().ok()) {
        failure_ = writer.status();
        return;
      }
      const std::vector<AnswerColumn> columns = Columns(clause, fit, names, &writer);
      NoteColumns(columns);
      names_.Note(writer);
      queries->push_back(
          {question_.source ? Sources(writer) : FinishQuery(writer, columns, reading_.pick, reading_.form),
           fit.place_ask && fit.place_ask->noun == kCountry});
    }
  }

  void NoteColumns(const std::vector<AnswerColumn>& columns) {
    if (!reading_.columns.empty() || reading_.form == AnswerForm::kTimes) return;
    for (const AnswerColumn& column : columns) reading_.columns.push_back(column.name);
  }

  std::vector<AnswerColumn> Columns(const QuestionClause& clause, const Fit& fit, const PatternNames& names,
                                    PatternWriter* writer) {
    std::vector<AnswerColumn> columns;
    for (const auto& [role, phrase] : fit.roles) {
      if (AsksThing(fit, role))
        AddColumn(ThingColumn(fit, names, writer), ColumnName(phrase.wh), &columns);
      else if (IsAsk(phrase.wh))
        AddColumn(ColumnFor(role, names), ColumnName(phrase.wh), &columns);
    }
    if (fit.place_ask) {
      columns.push_back({names.edge + ".place", ColumnName(Wh::kPlace)});
      writer->AddCondition(names.edge + ".place IS NOT NULL");
    }
    for (const Slot& slot : clause.also) {
      const bool alone = columns.empty() && !clause.yes_no;
      if (slot.phrase.wh == Wh::kPlace) AddPlaceColumn(fit, names, alone, writer, &columns);
      if (slot.phrase.wh == Wh::kTime) AddTimeColumn(names, alone, writer, &columns);
    }
    if (reading_.listed) AddListColumns(fit, names, writer, &columns);
    if (reading_.pick == Pick::kFirst || reading_.pick == Pick::kLast) {
      writer->AddCondition(names.edge + ".start IS NOT NULL");
    }
    return columns;
  }

  // Of events that are listed: who is left open, and when.
  void AddListColumns(const Fit& fit, const PatternNames& names, PatternWriter* writer,
                      std::vector<AnswerColumn>* columns) const {
    const bool from = fit.roles.count(Role::kFrom) > 0, to = fit.roles.count(Role::kTo) > 0;
    const auto symmetric = [this](const std::string& name) { return graph_.ontology().FindRelation(name)->symmetric; };
    if (!from) AddColumn(names.from + ".name", ColumnName(Wh::kEvents), columns);
    if (!to) AddColumn(names.to + ".name", ColumnName(Wh::kEvents), columns);
    if (!from && !to && std::ranges::any_of(fit.relations, symmetric)) {  // each once
      writer->AddCondition(fmt::format("startNode({}) = {}", names.edge, names.from));
    }
    AddTimeColumn(names, false, writer, columns);
  }

  // Whether all of the relations have the quality.
  bool Are(const Fit& fit, const std::function<bool(const Relation&)>& quality) const {
    return std::ranges::all_of(fit.relations,
                               [&](const std::string& name) { return quality(*graph_.ontology().FindRelation(name)); });
  }

  // "What did Kim reject?": a proposal is at the end of the edge, or in its theme where its owner is at the end.
  bool AsksThing(const Fit& fit, Role role) const {
    return role == Role::kTo && fit.roles.at(role).wh == Wh::kThing && !fit.no_person &&
           !fit.roles.count(Role::kTheme) && Are(fit, [](const Relation& relation) { return !relation.theme.empty(); });
  }

  std::string ThingColumn(const Fit& fit, const PatternNames& names, PatternWriter* writer) const {
    if (Are(fit, [](const Relation& relation) { return relation.theme_identifies; })) {  // "What did Kim say?"
      return fmt::format("coalesce({}.theme, {}.name)", names.edge, names.to);
    }
    const std::string thing = fmt::format("{}.kind IN {}", names.to, CypherList(context_.words.thing_kinds));
    writer->AddCondition(fmt::format("({} OR {}.theme IS NOT NULL)", thing, names.edge));
    return fmt::format("CASE WHEN {} THEN {}.name ELSE {}.theme END", thing, names.to, names.edge);
  }

  static std::string ColumnFor(Role role, const PatternNames& names) {
    if (role == Role::kFrom) return names.from + ".name";
    if (role == Role::kTo) return names.to + ".name";
    return names.edge + (role == Role::kTheme ? ".theme" : ".place");
  }

  void AddPlaceColumn(const Fit& fit, const PatternNames& names, bool alone, PatternWriter* writer,
                      std::vector<AnswerColumn>* columns) {
    const bool place_is_end = !fit.roles.count(Role::kTo) && AllowsPlace(fit);
    columns->push_back({place_is_end ? names.to + ".name" : names.edge + ".place", ColumnName(Wh::kPlace)});
    if (alone && !place_is_end) writer->AddCondition(names.edge + ".place IS NOT NULL");
    if (place_is_end &&
        std::ranges::any_of(fit.relations, [this](const std::string& name) { return EndsAtPerson(name); })) {
      writer->AddCondition(fmt::format("{}.kind IN {}", names.to, CypherList(context_.words.place_kinds)));
    }
  }

  bool EndsAtPerson(const std::string& relation) const {
    return Contains(graph_.ontology().FindRelation(relation)->to_kinds, "person");
  }

  bool AllowsPlace(const Fit& fit) const {
    const std::string& first = fit.relations.front();
    return Contains(graph_.ontology().FindRelation(first)->to_kinds, "place") && !EndsAtPerson(first);
  }

  static void AddTimeColumn(const PatternNames& names, bool alone, PatternWriter* writer,
                            std::vector<AnswerColumn>* columns) {
    columns->push_back({names.edge + ".time", ColumnName(Wh::kTime)});
    if (alone) writer->AddCondition(names.edge + ".time IS NOT NULL");
  }

  // Who says so: the articles, and whom they name as their source.
  std::string Sources(const PatternWriter& writer) {
    reading_.columns = {"outlet", "article", "published", "source"};
    const std::string edge = writer.said()[0];
    return fmt::format(
        "{} WITH DISTINCT {} UNWIND evidence({}) AS one RETURN one.outlet AS outlet, one.title AS article, "
        "one.published AS published, one.attribution AS source, [{}] AS said ORDER BY published, outlet, article",
        writer.Text(), edge, edge, edge);
  }

  Status MakeThan() {
    const std::vector<Fit> fits = FitFrames(*question_.than, context_.frames, context_.words, graph_.ontology());
    if (fits.empty()) return NoFit(*question_.than, context_.frames);
    const Pick pick = std::exchange(reading_.pick, Pick::kAll);
    const AnswerForm form = std::exchange(reading_.form, AnswerForm::kTimes);
    for (const Fit& fit : fits) WriteAll(*question_.than, fit, Modalities(*question_.than), &reading_.than);
    reading_.pick = pick;
    reading_.form = form;
    return reading_.than.empty() ? failure_ : Status();
  }

  // Events whose place answers for the relation.
  void AddImplied(const QuestionClause& clause, const Fit& fit) {
    const auto to = fit.roles.find(Role::kTo);
    const bool simple = clause.anchors.empty() && clause.also.empty() && reading_.pick == Pick::kAll &&
                        reading_.form != AnswerForm::kTimes;
    if (to == fit.roles.end() || !IsAsk(to->second.wh) || !simple || question_.source) return;
    for (const ImpliedRelation& implied : context_.words.implied) {
      if (!Contains(fit.relations, implied.relation)) continue;
      reading_.queries.push_back(WriteImplied(clause, fit, implied, to->second));
    }
  }

  AskQuery WriteImplied(const QuestionClause& clause, const Fit& fit, const ImpliedRelation& implied,
                        const Phrase& asked) {
    PatternWriter writer(context_, graph_, 0);
    Fit by = fit;
    by.relations = implied.by;
    by.roles.erase(Role::kTo);
    const PatternNames names = writer.Add(clause, by, Modalities(clause), "");
    writer.AddCondition(names.edge + ".place IS NOT NULL");
    std::vector<AnswerColumn> columns = {{names.edge + ".place", ColumnName(asked.wh)}};
    const bool country = KindOfNoun(asked.noun, context_.titles, graph_.ontology()) == kCountry;
    if (country) columns.push_back({names.from + ".country", "home"});
    return {FinishQuery(writer, columns, Pick::kAll, AnswerForm::kList), country};
  }

  // "What did Kim do?": every relation, in words.
  Status MakeAny(const QuestionClause& clause) {
    const auto fit = FitAny(clause, context_.words);
    if (!fit) return NoFit(clause, context_.frames);
    PatternWriter writer(context_, graph_, 0);
    const PatternNames names = writer.Add(clause, *fit, Modalities(clause), "");
    if (!writer.status().ok()) return writer.status();
    names_.Note(writer);
    std::vector<AnswerColumn> columns = {
        {fmt::format("startNode({0}).name + ' ' + toLower(replace(type({0}), '_', ' ')) + ' ' + endNode({0}).name",
                     names.edge),
         ColumnName(Wh::kThing)}};
    for (const Slot& slot : clause.also) {
      const bool place = slot.phrase.wh == Wh::kPlace;
      if (!place && slot.phrase.wh != Wh::kTime) return NoFit(clause, context_.frames);
      columns.push_back({names.edge + (place ? ".place" : ".time"), ColumnName(slot.phrase.wh)});
    }
    NoteColumns(columns);
    reading_.queries.push_back({FinishQuery(writer, columns, clause.pick, AnswerForm::kList), false});
    return {};
  }

  // "How is Kim connected to Macron?"
  Status MakePaths(const QuestionClause& clause) {
    const auto fit = FitAny(clause, context_.words);
    if (!fit || fit->roles.size() != 2 || !fit->places.empty() || clause.time.known() || !clause.anchors.empty() ||
        !clause.also.empty()) {
      return NoFit(clause, context_.frames);
    }
    PatternWriter writer(context_, graph_, 0);
    writer.AddPattern("(a)");
    writer.AddPattern("(b)");
    writer.AddActor("a", "", fit->roles.at(Role::kFrom));
    writer.AddActor("b", "", fit->roles.at(Role::kTo));
    names_.Note(writer);
    reading_.columns = {"path"};
    reading_.queries.push_back({writer.Text() +
                                    " AND a <> b CALL graph.shortestPaths(a, b, {most: 3}) YIELD path "
                                    "RETURN [one IN nodes(path) | one.name] AS path, relationships(path) AS said",
                                false});
    return {};
  }

  // A form of "to be" alone.
  Status MakeCopula(const QuestionClause& clause) {
    if (!clause.anchors.empty()) return NoFit(clause, context_.frames);
    const std::vector<Fit> fits = FitCopula(clause, context_.words);
    for (const Fit& fit : fits) {
      NoteForm(clause, fit);
      WriteAll(clause, fit, Modalities(clause), &reading_.queries);
      AddTakingPart(clause, fit);
    }
    if (!fits.empty()) {
      AddPresence(clause);
      return reading_.queries.empty() ? failure_ : Status();
    }
    const Phrase* subject = nullptr;
    const Phrase* object = nullptr;
    for (const Slot& slot : clause.slots) {
      if (slot.source.source == extract::Source::kPreposition) return NoFit(clause, context_.frames);
      const bool is_object = slot.source.source == extract::Source::kObject && !IsAsk(slot.phrase.wh);
      if (is_object && object) subject = object;
      (is_object ? object : subject) = &slot.phrase;
    }
    NoteForm(clause, {});
    if (!object || object->parts.size() != 1) return NoFit(clause, context_.frames);
    const bool where = std::any_of(clause.also.begin(), clause.also.end(),
                                   [](const Slot& slot) { return slot.phrase.wh == Wh::kPlace; });
    if (where) return MakePlaces(clause, *object);
    const KinPhrase kin = CutKin(object->parts[0], context_);
    return kin.relative.empty() ? MakeOffice(clause, *object, subject) : MakeKin(clause, kin, subject);
  }

  // "Who is Kim's sister?", "Is Lind the father of Roe?"
  Status MakeKin(const QuestionClause& clause, const KinPhrase& kin, const Phrase* subject) {
    if (!clause.also.empty()) return NoFit(clause, context_.frames);
    PatternWriter writer(context_, graph_, 0);
    Fit fit;
    fit.relations = {context_.words.kin_relation};
    fit.roles[Role::kFrom].parts = {kin.whose};
    if (subject && !IsAsk(subject->wh)) fit.roles[Role::kTo] = *subject;
    QuestionClause plain = clause;
    plain.yes_no = false;
    const PatternNames names = writer.Add(plain, fit, context_.words.present_modalities, "");
    writer.AddCondition(fmt::format("toLower({}.theme) CONTAINS {}", names.edge, CypherQuote(kin.relative)));
    names_.Note(writer);
    std::vector<AnswerColumn> columns;
    if (!clause.yes_no) columns.push_back({names.to + ".name", ColumnName(Wh::kPerson)});
    NoteColumns(columns);
    reading_.queries.push_back({FinishQuery(writer, columns, reading_.pick, AnswerForm::kList), false});
    return {};
  }

  // "Who was in Singapore?": also who took part in something there.
  void AddTakingPart(const QuestionClause& clause, Fit fit) {
    if (!IsAsk(fit.roles.at(Role::kFrom).wh)) return;
    for (const ImpliedRelation& implied : context_.words.implied) {
      if (!Contains(fit.relations, implied.relation)) continue;
      fit.relations = implied.by;
      fit.places.push_back(fit.roles.at(Role::kTo));
      fit.roles.erase(Role::kTo);
      WriteAll(clause, fit, Modalities(clause), &reading_.queries);
      return;
    }
  }

  // "Was Kim in Singapore?", "When was he?": also whatever is told of him at the place.
  void AddPresence(const QuestionClause& clause) {
    const bool when = clause.also.size() == 1 && clause.also[0].phrase.wh == Wh::kTime;
    if (clause.slots.size() < 2 || (!when && !clause.yes_no)) return;
    const bool first = clause.slots[0].source.source == extract::Source::kPreposition;
    const Slot &at = clause.slots[first ? 0 : 1], &who = clause.slots[first ? 1 : 0];
    if (!Contains(context_.words.place_prepositions, at.source.preposition) || who.phrase.wh != Wh::kNone) return;
    PatternWriter writer(context_, graph_, 0);
    reading_.queries.push_back({WriteWhereabouts(clause, who.phrase, &at.phrase, context_, &writer), false});
    names_.Note(writer);
    names_.known.insert(at.phrase.parts.begin(), at.phrase.parts.end());
  }

  Status MakePlaces(const QuestionClause& clause, const Phrase& who) {
    PatternWriter writer(context_, graph_, 0);
    reading_.columns = {ColumnName(Wh::kPlace)};
    reading_.queries.push_back({WriteWhereabouts(clause, who, nullptr, context_, &writer), false});
    names_.Note(writer);
    return {};
  }

  // "Who is the president of France?", "Is Macron the president of France?", "Who is Macron?"
  Status MakeOffice(const QuestionClause& clause, const Phrase& object, const Phrase* subject) {
    PatternWriter writer(context_, graph_, 0);
    Fit fit;
    fit.relations = {context_.words.office_relation};
    OfficePhrase office = ReadOffice(object.parts[0], context_, graph_);
    Phrase named = object;
    if (office.title.empty() && !subject) {
      if (auto held = CutHolder(object.parts[0], context_, graph_)) {
        office = std::move(held->office);
        named.parts = {held->holder};
        subject = &named;
      }
    }
    const bool asks_office = office.title.empty();
    const Phrase* holder = asks_office ? &object : subject && !IsAsk(subject->wh) ? subject : nullptr;
    if (asks_office && subject && subject->wh != Wh::kPerson) return NoFit(clause, context_.frames);
    if (holder) fit.roles[Role::kFrom] = *holder;
    QuestionClause plain = clause;
    plain.yes_no = false;
    const PatternNames names = writer.Add(plain, fit, context_.words.present_modalities, "");
    if (!office.of.empty()) {
      writer.AddCondition(fmt::format("{} IN actor({})", names.to, CypherQuote(office.of)));
      writer.AddCondition(fmt::format("{}.theme IN {}", names.edge, CypherList(office.titles)));
    } else if (!asks_office) {  // whatever it is called there
      writer.AddCondition(
          fmt::format("toLower({}.theme) CONTAINS {}", names.edge, CypherQuote(FoldName(office.title))));
    }
    names_.Note(writer);
    std::vector<AnswerColumn> columns;
    if (!clause.yes_no && clause.also.empty()) {
      columns.push_back(
          {asks_office ? fmt::format("{}.theme + ', ' + {}.name", names.edge, names.to) : names.from + ".name", "who"});
    }
    for (const Slot& slot : clause.also) {
      if (slot.phrase.wh != Wh::kTime) return NoFit(clause, context_.frames);
      AddTimeColumn(names, true, &writer, &columns);
    }
    NoteColumns(columns);
    reading_.queries.push_back({FinishQuery(writer, columns, reading_.pick, AnswerForm::kList), false});
    return {};
  }

  const Question& question_;
  const AskContext& context_;
  const GraphView& graph_;
  Reading reading_;
  NamesMet names_;
  Status failure_;
};

}  // namespace

const WordList& ModalitiesFor(const QuestionClause& clause, const QuestionWords& words) {
  if (clause.negated) return words.negated_modalities;
  if (clause.tense == Tense::kFuture) return words.future_modalities;
  if (clause.tense == Tense::kPossible) return words.possible_modalities;
  if (clause.tense == Tense::kCalledFor) return words.called_for_modalities;
  return clause.tense == Tense::kPast ? words.past_modalities : words.present_modalities;
}

Result<Reading> MakeReading(const Question& question, const AskContext& context, const GraphView& graph) {
  return ReadingMaker(question, context, graph).Make();
}

}  // namespace entente::query
