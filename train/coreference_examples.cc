#include "train/coreference_examples.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "extract/resolve/scene.h"
#include "graph/name.h"

namespace entente::train {
namespace {

using extract::Antecedent;
using extract::Document;
using extract::Scene;
using extract::TokenSpan;

bool Overlap(ByteSpan a, ByteSpan b) { return a.begin < b.end && b.begin < a.end; }

// The tokens that share a byte with the span.
TokenSpan TokensOf(const Document& document, ByteSpan bytes) {
  const auto begin = std::partition_point(document.tokens.begin(), document.tokens.end(),
                                          [&](ByteSpan token) { return token.end <= bytes.begin; });
  const auto end =
      std::partition_point(begin, document.tokens.end(), [&](ByteSpan token) { return token.begin < bytes.end; });
  return {static_cast<uint32_t>(begin - document.tokens.begin()), static_cast<uint32_t>(end - document.tokens.begin())};
}

// Which antecedents are right; nothing where the annotation does not tell.
using Oracle = std::function<std::optional<std::vector<bool>>(const Scene&, uint32_t, std::span<const Antecedent>)>;

// Takes what is right, by the annotation or else by the guide, and writes it down.
class Teacher final : public extract::AntecedentRanker {
 public:
  Teacher(const AntecedentRanker& guide, Oracle oracle, Lessons* lessons)
      : guide_(guide), oracle_(std::move(oracle)), lessons_(*lessons) {}

  size_t Choose(const Scene& scene, uint32_t draft, std::span<const Antecedent> antecedents) const override {
    const size_t guess = guide_.Choose(scene, draft, antecedents);
    const auto right = oracle_(scene, draft, antecedents);
    if (!right) return guess;
    if (antecedents.size() > 1) {
      RankingExample example;
      for (const Antecedent& antecedent : antecedents) example.antecedents.push_back(antecedent.features);
      example.right = *right;
      lessons_[static_cast<size_t>(extract::RankingOf(scene, draft))].push_back(std::move(example));
    }
    if ((*right)[guess]) return guess;
    return static_cast<size_t>(std::find(right->begin(), right->end(), true) - right->begin());
  }

  bool learns() const override { return true; }
  std::string_view GenderOf(std::string_view given_name) const override { return guide_.GenderOf(given_name); }

 private:
  const AntecedentRanker& guide_;
  const Oracle oracle_;
  Lessons& lessons_;
};

// Marks nobody, who comes last, where none is right.
std::vector<bool> OrNobody(std::vector<bool> right) {
  if (std::none_of(right.begin(), right.end(), [](bool r) { return r; })) right.back() = true;
  return right;
}

void Teach(const CoreferenceReader& reader, const extract::Analysis& analysis, const extract::AntecedentRanker& guide,
           Oracle oracle, Lessons* lessons) {
  static_cast<void>(reader.Resolve(analysis, Teacher(guide, std::move(oracle), lessons)));
}

// Which chains a word heads a mention of.
using ChainsOfHead = std::multimap<uint32_t, size_t>;

ChainsOfHead IndexHeads(const extract::Analysis& analysis, const Chains& chains) {
  const extract::Grammar grammar(analysis);
  ChainsOfHead heads;
  for (size_t chain = 0; chain < chains.size(); ++chain) {
    for (const ByteSpan mention : chains[chain]) {
      const TokenSpan tokens = TokensOf(analysis.document, mention);
      if (!tokens.empty()) heads.emplace(grammar.HeadOf(tokens), chain);
    }
  }
  return heads;
}

bool Heads(const ChainsOfHead& heads, uint32_t token, size_t chain) {
  const auto [begin, end] = heads.equal_range(token);
  return std::any_of(begin, end, [&](const auto& entry) { return entry.second == chain; });
}

// True where a mention of the chain has the head of one of the drafts, or of the name inside it.
bool IsOfChain(const Scene& scene, const ChainsOfHead& heads, const std::vector<uint32_t>& drafts, size_t chain) {
  return std::any_of(drafts.begin(), drafts.end(), [&](uint32_t index) {
    const extract::Draft& draft = scene.drafts[index];
    if (Heads(heads, draft.mention.head, chain)) return true;
    return draft.named >= 0 && Heads(heads, scene.named[static_cast<size_t>(draft.named)].head, chain);
  });
}

std::optional<std::vector<bool>> ByChains(const ChainsOfHead& heads, const Scene& scene, uint32_t draft,
                                          std::span<const Antecedent> antecedents) {
  const auto own = heads.find(scene.drafts[draft].mention.head);
  std::vector<bool> right(antecedents.size());
  if (own == heads.end()) {  // chains have two mentions or more: what is described once has been told of nowhere else
    if (extract::RankingOf(scene, draft) == extract::Ranking::kPronouns) return std::nullopt;
    right.back() = true;
    return right;
  }
  for (size_t i = 0; i < antecedents.size(); ++i) {
    right[i] = IsOfChain(scene, heads, antecedents[i].before, own->second) ||
               IsOfChain(scene, heads, antecedents[i].behind, own->second);
  }
  return OrNobody(std::move(right));
}

// True where the antecedent is named by the span, here or elsewhere in the text.
bool IsNamedBy(const Scene& scene, const Antecedent& antecedent, ByteSpan name) {
  const auto names = [&](uint32_t index) {
    const extract::Draft& draft = scene.drafts[index];
    if (draft.named < 0) return false;
    const TokenSpan tokens = scene.named[static_cast<size_t>(draft.named)].tokens;
    return Overlap(scene.analysis.document.Bytes(tokens), name);
  };
  if (antecedent.figure == extract::kNoEntity) return false;
  const auto& drafts = scene.figures[antecedent.figure].drafts;
  return std::any_of(drafts.begin(), drafts.end(), names);
}

std::optional<std::vector<bool>> ByNames(const GapExample& example, const Scene& scene, uint32_t pronoun,
                                         std::span<const Antecedent> antecedents) {
  if (scene.analysis.document.tokens[scene.drafts[pronoun].mention.head] != example.pronoun) return std::nullopt;
  std::vector<bool> right(antecedents.size());
  for (size_t i = 0; i < antecedents.size(); ++i) {
    const bool a = IsNamedBy(scene, antecedents[i], example.a), b = IsNamedBy(scene, antecedents[i], example.b);
    const bool neither = !example.is_a && !example.is_b;
    right[i] = neither ? !a && !b : (a && example.is_a) || (b && example.is_b);
  }
  return OrNobody(std::move(right));
}

bool IsCalled(const Scene& scene, const Antecedent& antecedent, const AnnotatedActor& actor) {
  if (antecedent.figure == extract::kNoEntity) return false;
  const extract::Figure& figure = scene.figures[antecedent.figure];
  if (actor.names.contains(BareWords(figure.name))) return true;
  return std::ranges::any_of(figure.drafts, [&](uint32_t index) {
    const extract::Draft& draft = scene.drafts[index];
    return draft.named >= 0 && actor.names.contains(scene.named[static_cast<size_t>(draft.named)].folded);
  });
}

// Descriptions that the annotation gives one actor alone, and pronouns in the words that tell edges.
std::optional<std::vector<bool>> ByActors(const AnnotatedActors& annotated, const Scene& scene, uint32_t draft,
                                          std::span<const Antecedent> antecedents) {
  const TokenSpan tokens = scene.drafts[draft].mention.tokens;
  const extract::Ranking ranking = extract::RankingOf(scene, draft);
  const AnnotatedActor* own = ranking == extract::Ranking::kDescriptions
                                  ? ActorCalled(annotated, scene.Text(tokens))
                                  : PersonMeant(annotated, scene.analysis.document.Bytes(tokens));
  if (own == nullptr) return std::nullopt;
  std::vector<bool> right(antecedents.size());
  for (size_t i = 0; i < antecedents.size(); ++i) right[i] = IsCalled(scene, antecedents[i], *own);
  return OrNobody(std::move(right));
}

// The noun phrase around a head, as corpora bracket it: with complements, relative clauses and appositions.
class WholePhrase {
 public:
  explicit WholePhrase(const extract::Grammar& grammar) : grammar_(grammar) {}

  TokenSpan Around(uint32_t head) const {
    TokenSpan span = {head, head + 1};
    Take(head, true, 0, &span);
    while (span.end > head + 1 && grammar_.folded(span.end - 1).empty() && !grammar_.IsPossessiveMark(span.end - 1))
      --span.end;
    while (span.begin < head && grammar_.folded(span.begin).empty()) ++span.begin;
    return span;
  }

 private:
  static constexpr int kDepthMax = 64;

  void Take(uint32_t token, bool top, int depth, TokenSpan* span) const {
    span->begin = std::min(span->begin, token);
    span->end = std::max(span->end, token + 1);
    if (depth > kDepthMax) return;
    for (uint32_t child : grammar_.children(token)) {
      if (!top || IsInside(child)) Take(child, false, depth + 1, span);
    }
  }

  bool IsInside(uint32_t child) const {
    constexpr std::array<std::string_view, 8> kModifiers = {"det",  "amod",   "nmod",  "compound",
                                                            "flat", "nummod", "appos", "acl"};
    if (grammar_.IsPossessiveMark(child)) return true;
    return std::any_of(kModifiers.begin(), kModifiers.end(),
                       [&](std::string_view relation) { return grammar_.HasRelation(child, relation); });
  }

  const extract::Grammar& grammar_;
};

bool IsOfOnePerson(const extract::CoreferenceWords& words, std::string_view pronoun) {
  const auto found = words.pronouns.find(FoldName(pronoun));
  return found != words.pronouns.end() && !found->second.gender.empty() && !found->second.reflexive;
}

// What a mention is a mention of: an entity, or else the description that a pronoun goes back to.
using ChainKey = std::pair<uint32_t, int64_t>;

std::optional<ChainKey> KeyOf(const extract::Resolved& resolved, size_t mention) {
  const extract::Mention& m = resolved.mentions[mention];
  if (m.entity != extract::kNoEntity) return ChainKey(m.entity, -1);
  if (m.follows >= 0) return ChainKey(extract::kNoEntity, m.follows);
  if (m.form != extract::MentionForm::kName) return ChainKey(extract::kNoEntity, static_cast<int64_t>(mention));
  return std::nullopt;
}

Chains ChainsOf(const std::map<ChainKey, std::set<ByteSpan>>& grouped) {
  Chains chains;
  std::set<ByteSpan> taken;
  for (const auto& [_, spans] : grouped) {
    Chain chain;
    for (const ByteSpan span : spans) {
      if (taken.insert(span).second) chain.push_back(span);
    }
    if (chain.size() > 1) chains.push_back(std::move(chain));
  }
  return chains;
}

}  // namespace

GivenNameLists CollectGivenNames(const extract::Knowledge& knowledge) {
  constexpr size_t kBearersMin = 2;
  constexpr double kShareMin = 0.95;
  std::map<std::string, std::pair<size_t, size_t>> bearers;  // male, female
  for (extract::KnownIndex i = 0; i < knowledge.size(); ++i) {
    const extract::KnownActor actor = knowledge.Get(i);
    if (actor.gender.empty()) continue;
    const std::string folded = FoldName(actor.name);
    const size_t blank = folded.find(' ');
    if (blank == std::string::npos || blank < 2) continue;
    auto& [male, female] = bearers[folded.substr(0, blank)];
    ++(actor.gender == "male" ? male : female);
  }
  std::vector<std::string> male_names, female_names;
  for (const auto& [name, count] : bearers) {
    const size_t all = count.first + count.second;
    if (all < kBearersMin) continue;
    const double male = static_cast<double>(count.first) / static_cast<double>(all);
    if (male >= kShareMin) male_names.push_back(name);
    if (male <= 1 - kShareMin) female_names.push_back(name);
  }
  return {extract::JoinLines(male_names), extract::JoinLines(female_names)};
}

TrainedRanker::TrainedRanker(const extract::GivenNames& names, RankingSections sections)
    : names_(names), sections_(std::move(sections)) {
  for (size_t i = 0; i < weights_.size(); ++i) {
    if (!sections_[i].empty()) weights_[i] = extract::Perceptron::Read(sections_[i], "weights in training").value();
  }
}

size_t TrainedRanker::Choose(const Scene& scene, uint32_t draft, std::span<const Antecedent> antecedents) const {
  const auto ranking = static_cast<size_t>(extract::RankingOf(scene, draft));
  return sections_[ranking].empty() ? antecedents.size() - 1 : extract::BestAntecedent(weights_[ranking], antecedents);
}

AnalysedChains AnalyseDocument(const CoreferenceReader& reader, const ChainedDocument& document) {
  return {document.chains, reader.Analyse(document.document.article.text)};
}

AnalysedGap WithNamesGiven(AnalysedGap gap) {
  extract::Analysis& analysis = gap.analysis;
  for (const ByteSpan span : {gap.example.a, gap.example.b}) {
    std::erase_if(analysis.names,
                  [&](const extract::Name& name) { return Overlap(analysis.document.Bytes(name.tokens), span); });
    analysis.names.push_back({TokensOf(analysis.document, span), "Person"});
  }
  std::sort(analysis.names.begin(), analysis.names.end(),
            [](const extract::Name& a, const extract::Name& b) { return a.tokens < b.tokens; });
  return gap;
}

void AddExamples(const CoreferenceReader& reader, const AnalysedChains& document,
                 const extract::AntecedentRanker& guide, Lessons* lessons) {
  const ChainsOfHead heads = IndexHeads(document.analysis, document.chains);
  const auto oracle = [&](const Scene& scene, uint32_t pronoun, std::span<const Antecedent> antecedents) {
    return ByChains(heads, scene, pronoun, antecedents);
  };
  Teach(reader, document.analysis, guide, oracle, lessons);
}

void AddExamples(const CoreferenceReader& reader, const AnalysedGap& gap, const extract::AntecedentRanker& guide,
                 Lessons* lessons) {
  const auto oracle = [&](const Scene& scene, uint32_t pronoun, std::span<const Antecedent> antecedents) {
    return ByNames(gap.example, scene, pronoun, antecedents);
  };
  Teach(reader, gap.analysis, guide, oracle, lessons);
}

void AddExamples(const CoreferenceReader& reader, const AnalysedActors& article, const extract::AntecedentRanker& guide,
                 Lessons* lessons) {
  const auto oracle = [&](const Scene& scene, uint32_t draft, std::span<const Antecedent> antecedents) {
    return ByActors(article.annotated, scene, draft, antecedents);
  };
  Teach(reader, article.analysis, guide, oracle, lessons);
}

Chains FoundChains(const extract::Resolved& resolved) {
  const extract::Grammar grammar(resolved.analysis);
  const WholePhrase whole(grammar);
  std::map<ChainKey, std::set<ByteSpan>> grouped;
  for (size_t i = 0; i < resolved.mentions.size(); ++i) {
    const extract::Mention& mention = resolved.mentions[i];
    const auto key = KeyOf(resolved, i);
    if (!key) continue;
    const bool pronoun = mention.form == extract::MentionForm::kPronoun;
    const TokenSpan tokens = pronoun ? mention.tokens : whole.Around(mention.head);
    grouped[*key].insert(resolved.analysis.document.Bytes(tokens));
  }
  return ChainsOf(grouped);
}

Chains JoinedMentions(const extract::Resolved& resolved, const Chains& gold) {
  const extract::Grammar grammar(resolved.analysis);
  std::map<uint32_t, ChainKey> key_of_head;
  for (size_t i = 0; i < resolved.mentions.size(); ++i) {
    const auto key = KeyOf(resolved, i);
    if (key) key_of_head.emplace(resolved.mentions[i].head, *key);
  }
  std::map<ChainKey, std::set<ByteSpan>> grouped;
  for (const Chain& chain : gold) {
    for (const ByteSpan span : chain) {
      const TokenSpan tokens = TokensOf(resolved.analysis.document, span);
      if (tokens.empty()) continue;
      const auto key = key_of_head.find(grammar.HeadOf(tokens));
      if (key != key_of_head.end()) grouped[key->second].insert(span);
    }
  }
  return ChainsOf(grouped);
}

void ScoreMentions(const AnnotatedActors& annotated, const extract::Resolved& resolved,
                   const extract::CoreferenceWords& words, MentionScores* scores) {
  const Document& document = resolved.analysis.document;
  for (const extract::Mention& mention : resolved.mentions) {
    if (mention.form == extract::MentionForm::kName) continue;
    const bool pronoun = mention.form == extract::MentionForm::kPronoun;
    if (pronoun && !IsOfOnePerson(words, document.Text(mention.tokens))) continue;
    const AnnotatedActor* own = pronoun ? PersonMeant(annotated, document.Bytes(mention.tokens))
                                        : ActorCalled(annotated, document.Text(mention.tokens));
    if (own == nullptr) continue;
    MentionTally& tally = (*scores)[pronoun ? "he, she" : std::string(mention.kind)];
    if (mention.entity == extract::kNoEntity) {
      ++tally.nobody;
      continue;
    }
    const Actor& actor = resolved.entities[mention.entity].actor;
    const bool right =
        own->names.contains(BareWords(actor.name)) ||
        std::ranges::any_of(actor.names, [&](const std::string& name) { return own->names.contains(BareWords(name)); });
    ++(right ? tally.right : tally.wrong);
  }
}

bool StandFor(const extract::Resolved& resolved, ByteSpan pronoun, ByteSpan name) {
  const Document& document = resolved.analysis.document;
  uint32_t entity = extract::kNoEntity, named = extract::kNoEntity;
  uint32_t shortest = UINT32_MAX;
  for (const extract::Mention& mention : resolved.mentions) {
    const ByteSpan bytes = document.Bytes(mention.tokens);
    if (mention.form == extract::MentionForm::kPronoun && bytes == pronoun) entity = mention.entity;
    if (mention.form != extract::MentionForm::kName || !Overlap(bytes, name) || bytes.size() >= shortest) continue;
    shortest = bytes.size();
    named = mention.entity;
  }
  return entity != extract::kNoEntity && entity == named;
}

}  // namespace entente::train
