#include "train/roles_reader.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extract/events/arguments.h"
#include "extract/events/triggers.h"
#include "extract/pipeline_parts.h"

namespace entente::train {
namespace {

using extract::Argument;
using extract::Frame;
using extract::Role;
using extract::Source;

// The documents have no day; with any at all, "yesterday" is known to be one.
constexpr std::string_view kDay = "2005-01-31";

constexpr double kCircumstanceCertainty = 0.5;  // of a place or time: participants come before them

// What hangs on another predicate, or names the trigger's own phrase, is no argument of the trigger.
bool IsOwn(Source source) {
  return source != Source::kDoer && source != Source::kComplement && source != Source::kName;
}

bool HasCore(const Frame& frame, const Argument& argument) {
  return IsOwn(argument.source) &&
         (IsSourceOf(argument, frame.rule(Role::kFrom)) || IsSourceOf(argument, frame.rule(Role::kTo)) ||
          IsSourceOf(argument, frame.rule(Role::kTheme)));
}

extract::Analysis WithGoldTrees(extract::Analysis analysis, const RoleCorpus& corpus, extract::TokenSpan document) {
  size_t token = 0;
  for (uint32_t i = document.begin; i < document.end; ++i) {
    const auto first = static_cast<int>(token);
    for (const GoldToken& gold : corpus[i].tree.tokens) {
      analysis.words[token++] = {gold.tag, gold.lemma, gold.head < 0 ? -1 : first + gold.head, gold.relation};
    }
  }
  return analysis;
}

void CountFrom(uint32_t first, std::vector<FoundArgument>* found) {
  for (FoundArgument& argument : *found) argument.head -= first;
}

}  // namespace

RoleDocument::RoleDocument(extract::Resolved resolved, const extract::Pipeline::Parts& parts)
    : resolved_(std::move(resolved)),
      reading_(resolved_, parts.frames, parts.cues, parts.ontology),
      circumstances_(resolved_, reading_.tree, parts.cues, reading_.mentions) {}

bool RoleDocument::Fires(uint32_t token) const {
  const auto triggers = reading_.frames.Find(reading_.tree.lemma(token));
  extract::TriggerReader reader(reading_);
  return std::any_of(triggers.begin(), triggers.end(),
                     [&](const extract::Trigger& trigger) { return reader.Arguments(token, trigger) != nullptr; });
}

std::vector<FoundArgument> RoleDocument::Find(uint32_t token) const {
  std::vector<FoundArgument> found;
  bool fires = false;
  extract::TriggerReader reader(reading_);
  for (const extract::Trigger& trigger : reading_.frames.Find(reading_.tree.lemma(token))) {
    const std::vector<Argument>* arguments = reader.Arguments(token, trigger);
    if (arguments == nullptr) continue;
    fires = true;
    for (const Argument& argument : *arguments) {
      if (reading_.is_time[argument.head] || !HasCore(reading_.frames.all()[trigger.frame], argument)) continue;
      found.push_back({argument.head, extract::Print({argument.source, argument.preposition}), argument.certainty, ""});
    }
  }
  if (!fires) return found;
  std::vector<uint32_t> taken;
  for (const FoundArgument& argument : found) taken.push_back(argument.head);
  for (const auto& [head, role] : {std::pair(circumstances_.PlaceToken(token, taken), "ARGM-LOC"),
                                   std::pair(circumstances_.TimeToken(token), "ARGM-TMP")}) {
    if (head != extract::Tree::kNone) found.push_back({head, "", kCircumstanceCertainty, role});
  }
  return found;
}

std::vector<ReadPredicate> ReadPredicates(const RoleCorpus& corpus, const extract::Pipeline& pipeline) {
  std::vector<ReadPredicate> predicates;
  for (const extract::TokenSpan span : DocumentsOf(corpus)) {
    Treebank trees;
    for (uint32_t i = span.begin; i < span.end; ++i) trees.push_back(corpus[i].tree);
    extract::Document document = GoldDocument(trees);
    document.article.published = Date::Parse(kDay);
    const extract::Analysis analysis = pipeline.Analyse(std::move(document));
    const RoleDocument predicted(pipeline.Resolve(analysis), pipeline.parts());
    const RoleDocument gold(pipeline.Resolve(WithGoldTrees(analysis, corpus, span)), pipeline.parts());
    for (uint32_t i = span.begin; i < span.end; ++i) {
      const uint32_t first = analysis.document.sentences[i - span.begin].begin;
      for (const Predicate& predicate : corpus[i].predicates) {
        const uint32_t token = first + predicate.token;
        if (!gold.Fires(token)) continue;
        ReadPredicate read = {&corpus[i], &predicate, gold.Find(token), predicted.Find(token)};
        CountFrom(first, &read.on_gold);
        CountFrom(first, &read.on_predicted);
        predicates.push_back(std::move(read));
      }
    }
  }
  return predicates;
}

}  // namespace entente::train
