#include "extract/events/explain.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace entente::extract {
namespace {

constexpr double kOne = 1e-9;
constexpr size_t kSignals = 4;

std::string_view FormText(MentionForm form) {
  switch (form) {
    case MentionForm::kName:
      return "name";
    case MentionForm::kNominal:
      return "description";
    case MentionForm::kPronoun:
      return "pronoun";
  }
  return "";
}

// "subject or prep:by": one after another as they are tried.
std::string PlacesText(const RoleRule& rule) {
  std::string text;
  for (const std::vector<RoleSource>& together : rule.sources) {
    std::string places;
    for (const RoleSource& source : together) places += (places.empty() ? "" : " + ") + Print(source);
    text += (text.empty() ? "" : " or ") + places;
  }
  return text;
}

struct Place {
  Role role;
  const Participant* participant;
};

std::optional<Place> FindParticipant(const Event& event, ByteSpan words, const Document& document) {
  for (size_t role = 0; role < kRoles; ++role) {
    for (const Participant& participant : event.participants[role]) {
      if (document.Bytes(participant.words) == words) return Place{static_cast<Role>(role), &participant};
    }
  }
  return std::nullopt;
}

// The mention by name that stands nearest before the words, else the first one.
const Mention* NameBefore(uint32_t entity, uint32_t token, const Resolved& resolved) {
  const Mention* found = nullptr;
  for (const Mention& mention : resolved.mentions) {
    if (mention.entity != entity || mention.form != MentionForm::kName) continue;
    if (!found || mention.tokens.begin < token) found = &mention;
  }
  return found;
}

ExplainedEnd ExplainEnd(const Place& place, const Event& event, const Resolved& resolved) {
  const Document& document = resolved.analysis.document;
  const Participant& participant = *place.participant;
  ExplainedEnd end;
  end.words = document.Bytes(participant.words);
  end.places = PlacesText(event.frame->rule(place.role));
  end.actor = ActorOf(participant, resolved);
  end.form = FormText(MentionForm::kNominal);
  if (participant.entity == kNoEntity) return end;
  for (const Mention& mention : resolved.mentions) {
    if (mention.entity == participant.entity && mention.head == participant.head) end.form = FormText(mention.form);
  }
  const Mention* name = NameBefore(participant.entity, participant.words.begin, resolved);
  const bool is_name = end.form == FormText(MentionForm::kName);
  if (name && !is_name) end.name = document.Bytes(name->tokens);
  return end;
}

std::vector<Factor> FactorsOf(const Event& event, const Participant& from, const Participant& to) {
  std::vector<Factor> factors = {{"frame", event.frame->confidence}};
  const auto add = [&](std::string what, double value) {
    if (std::abs(value - 1) > kOne) factors.push_back({std::move(what), value});
  };
  if (event.frame->confidence > 0) add("sentence", event.confidence / event.frame->confidence);
  add("from", from.certainty);
  add("to", to.certainty);
  return factors;
}

// The ends of a symmetric edge stand in the order of their ids, in which they were not read.
std::pair<const Participant*, const Participant*> InOrderOfReading(const Place& from, const Place& to, bool symmetric) {
  const auto place = [](const Place& end) { return std::pair(end.role, end.participant); };
  if (symmetric && place(to) < place(from)) return {to.participant, from.participant};
  return {from.participant, to.participant};
}

}  // namespace

std::optional<Explanation> Explain(const Evidence& evidence, const Relation& relation, const std::vector<Event>& events,
                                   const Resolved& resolved, const EdgeScorer& scorer) {
  const Document& document = resolved.analysis.document;
  for (const Event& event : events) {
    if (event.frame->name != evidence.rule || event.sentence != evidence.sentence) continue;
    if (document.Bytes(event.trigger_words) != evidence.trigger) continue;
    const std::optional<Place> from = FindParticipant(event, evidence.from, document);
    const std::optional<Place> to = FindParticipant(event, evidence.to, document);
    if (!from || !to) continue;
    Explanation explanation{event.frame,
                            FactorsOf(event, *from->participant, *to->participant),
                            {},
                            ExplainEnd(*from, event, resolved),
                            ExplainEnd(*to, event, resolved)};
    const auto [first, second] = InOrderOfReading(*from, *to, relation.symmetric);
    const std::vector<std::string> features = EdgeFeatures({&event, relation.name, first, second, {}, {}}, resolved);
    explanation.factors.push_back({"scorer", scorer.Share(relation.marginal, features)});
    explanation.signals = scorer.Strongest(relation.marginal, features, kSignals);
    return explanation;
  }
  return std::nullopt;
}

}  // namespace entente::extract
