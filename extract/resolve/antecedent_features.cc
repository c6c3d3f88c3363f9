#include "extract/resolve/antecedent_features.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "extract/resolve/scene.h"
#include "extract/resolve/tree_position.h"

namespace entente::extract {
namespace {

constexpr uint32_t kFar = 4;       // sentence distances from here on are one
constexpr uint32_t kBehind = 5;    // that of a name behind the pronoun
constexpr uint32_t kFullName = 5;  // of the forms of mentions

// The numbers are part of the trained weights: a template keeps its own for good.
enum Template : uint32_t {
  kDistance = 1,
  kRank,
  kSalienceRank,
  kNearestRole,
  kBestRole,
  kForm,
  kCount,
  kPronounCount,
  kLaterCount,
  kMostOften,
  kFirstPerson,
  kGender,
  kSpeech,
  kPath,
  kClimb,
  kSameClause,
  kParallel,
  kSameVerb,
  kCoordinated,
  kPreposition,
  kTitled,
  kBetween,
  kLastPronoun,
  kDepth,
  kVerb,
  kNamedBehind,
  kFirstInSentence,
  kNobody,
  kNobodyRivals,
  kNobodyNearest,
  kParagraph,
  kRoleForm,
  kSubjectAbove,
  kClauseRole,
  kSpokeBefore,
};

struct Signals {
  uint32_t distance = 0;  // in sentences
  uint32_t nearest = 0;   // draft
  uint32_t best = 0;      // draft of the most salient part in the nearest sentence
  Part nearest_part = Part::kOther, best_part = Part::kOther;
  double salience = 0;
  uint32_t rank = 0, salience_rank = 0;
};

class FeatureWriter {
 public:
  FeatureWriter(const Scene& scene, uint32_t pronoun, std::vector<Antecedent>* antecedents)
      : scene_(scene),
        grammar_(scene.grammar),
        pronoun_(scene.drafts[pronoun]),
        token_(pronoun_.mention.head),
        sentence_(grammar_.sentence_of(token_)),
        part_(PartOf(grammar_, token_)),
        antecedents_(*antecedents) {}

  void Write() {
    const size_t people = antecedents_.size() - 1;
    for (size_t i = 0; i < people; ++i) signals_.push_back(Read(antecedents_[i]));
    Rank();
    last_pronoun_ = LastPronoun();
    spoke_ = LastSpeaker(scene_, pronoun_);
    speaks_ = std::ranges::any_of(scene_.analysis.quotations, [&](const Quotation& quotation) {
      return quotation.speaker == static_cast<int32_t>(token_);
    });
    for (size_t i = 0; i < people; ++i) WriteOne(i);
    WriteNobody();
  }

 private:
  uint32_t HeadOf(uint32_t draft) const { return scene_.drafts[draft].mention.head; }
  uint32_t SentenceOf(uint32_t draft) const { return grammar_.sentence_of(HeadOf(draft)); }

  Signals Read(const Antecedent& antecedent) const {
    Signals signals;
    if (antecedent.before.empty()) {
      signals.distance = kBehind;
      signals.nearest = signals.best = antecedent.behind.front();
    } else {
      signals.nearest = signals.best = NearestOf(scene_, antecedent.before);
      signals.distance = std::min(sentence_ - SentenceOf(signals.nearest), kFar);
    }
    signals.nearest_part = PartOf(grammar_, HeadOf(signals.nearest));
    signals.best_part = signals.nearest_part;
    for (uint32_t draft : antecedent.before) {
      if (SentenceOf(draft) != SentenceOf(signals.nearest)) continue;
      const Part part = PartOf(grammar_, HeadOf(draft));
      if (Salience(part) <= Salience(signals.best_part)) continue;
      signals.best = draft;
      signals.best_part = part;
    }
    constexpr double kOften = 0.35, kSentenceCost = 2.5;
    signals.salience = Salience(signals.best_part) - kSentenceCost * signals.distance +
                       kOften * static_cast<double>(std::min<size_t>(antecedent.before.size(), 6));
    return signals;
  }

  void Rank() {
    for (size_t i = 0; i < signals_.size(); ++i) {
      for (size_t j = 0; j < signals_.size(); ++j) {
        if (antecedents_[j].before.empty()) continue;
        signals_[i].rank += HeadOf(signals_[j].nearest) > HeadOf(signals_[i].nearest) ? 1 : 0;
        signals_[i].salience_rank += signals_[j].salience > signals_[i].salience ? 1 : 0;
      }
      signals_[i].rank = std::min(signals_[i].rank, kFew);
      signals_[i].salience_rank = std::min(signals_[i].salience_rank, kFew);
    }
  }

  // Whom the last pronoun of this gender stands for: a place in `antecedents_`; its size where there is none.
  size_t LastPronoun() const {
    size_t last = antecedents_.size();
    uint32_t at = 0;
    for (size_t i = 0; i < signals_.size(); ++i) {
      for (uint32_t draft : antecedents_[i].before) {
        if (scene_.drafts[draft].pronoun == nullptr || scene_.drafts[draft].gender != pronoun_.gender) continue;
        if (HeadOf(draft) < at) continue;
        at = HeadOf(draft);
        last = i;
      }
    }
    return last;
  }

  // Each feature stands alone and with the pronoun's own part in its clause.
  void Add(Template name, std::initializer_list<uint32_t> values) {
    AddFeature(name, values, 1000 + static_cast<uint32_t>(part_), out_);
  }

  void WriteOne(size_t i) {
    out_ = &antecedents_[i].features;
    const Signals& signals = signals_[i];
    const auto nearest_part = static_cast<uint32_t>(signals.nearest_part);
    const auto best_part = static_cast<uint32_t>(signals.best_part);
    Add(kDistance, {signals.distance});
    Add(kRank, {signals.rank, signals.distance});
    Add(kSalienceRank, {signals.salience_rank, std::min(signals.distance, 2u)});
    Add(kNearestRole, {nearest_part, signals.distance});
    Add(kBestRole, {best_part, signals.distance});
    Add(kForm, {FormOf(signals.nearest), std::min(signals.distance, 2u)});
    Add(kRoleForm, {FormOf(signals.best), best_part, std::min(signals.distance, 2u)});
    Add(kParallel, {signals.best_part == part_, std::min(signals.distance, 2u)});
    WriteCounts(antecedents_[i]);
    WriteGender(antecedents_[i]);
    WriteSpeech(signals, antecedents_[i]);
    WriteSpoken(signals, antecedents_[i]);
    WritePlace(signals);
    WriteContext(i);
  }

  uint32_t FormOf(uint32_t index) const {
    const Draft& draft = scene_.drafts[index];
    if (draft.pronoun != nullptr) return draft.pronoun->possessive ? 1 : 0;
    if (draft.named < 0) return draft.phrase.determiner == Determiner::kIndefinite ? 2 : 3;
    return scene_.named[static_cast<size_t>(draft.named)].folded.find(' ') == std::string::npos ? 4 : kFullName;
  }

  // The draft that tells most of a person's name.
  uint32_t NameOf(const Antecedent& antecedent) const {
    if (antecedent.figure == kNoEntity) return static_cast<uint32_t>(antecedent.root);
    const auto& drafts = scene_.figures[antecedent.figure].drafts;
    const auto full = std::find_if(drafts.begin(), drafts.end(), [&](uint32_t d) { return FormOf(d) == kFullName; });
    return full == drafts.end() ? drafts.front() : *full;
  }

  void WriteCounts(const Antecedent& antecedent) {
    const auto pronouns = std::count_if(antecedent.before.begin(), antecedent.before.end(),
                                        [&](uint32_t d) { return scene_.drafts[d].pronoun != nullptr; });
    Add(kCount, {Few(antecedent.before.size()), antecedent.behind.empty()});
    Add(kPronounCount, {Few(static_cast<size_t>(pronouns))});
    const bool most = std::all_of(antecedents_.begin(), antecedents_.end(),
                                  [&](const Antecedent& other) { return AllOf(other) <= AllOf(antecedent); });
    Add(kMostOften, {most, Few(AllOf(antecedent))});
    if (antecedent.figure == kNoEntity) return;
    Add(kLaterCount, {Few(LaterNames(antecedent))});
    Add(kFirstPerson, {antecedent.figure == FirstPerson()});
  }

  size_t AllOf(const Antecedent& antecedent) const {
    return antecedent.figure == kNoEntity ? antecedent.before.size() : scene_.figures[antecedent.figure].drafts.size();
  }

  size_t LaterNames(const Antecedent& antecedent) const {
    const auto& drafts = scene_.figures[antecedent.figure].drafts;
    return static_cast<size_t>(
        std::count_if(drafts.begin(), drafts.end(), [&](uint32_t d) { return HeadOf(d) > token_; }));
  }

  uint32_t FirstPerson() const {
    for (const Draft& draft : scene_.drafts) {
      if (draft.named >= 0 && draft.kind == kPerson) return draft.mention.entity;
    }
    return kNoEntity;
  }

  void WriteGender(const Antecedent& antecedent) {
    std::string_view known, likely;
    if (antecedent.figure != kNoEntity) {
      known = scene_.figures[antecedent.figure].gender;
      likely = scene_.figures[antecedent.figure].likely_gender;
    } else {
      known = scene_.drafts[static_cast<size_t>(antecedent.root)].gender;
    }
    const auto agreement = [&](std::string_view gender) {
      return gender.empty() ? 0u : gender == pronoun_.gender ? 1u : 2u;
    };
    Add(kGender, {agreement(known), agreement(likely), FormOf(NameOf(antecedent)) == kFullName});
  }

  void WriteSpeech(const Signals& signals, const Antecedent& antecedent) {
    const int32_t quotation = grammar_.quotation(token_);
    const int32_t other = grammar_.quotation(HeadOf(signals.nearest));
    bool speaks = false;
    if (quotation >= 0) {
      const int32_t speaker = scene_.analysis.quotations[static_cast<size_t>(quotation)].speaker;
      const auto says = [&](uint32_t d) {
        return static_cast<int32_t>(HeadOf(d)) == speaker ||
               (speaker >= 0 && scene_.drafts[d].mention.tokens.Contains(static_cast<uint32_t>(speaker)));
      };
      speaks = std::any_of(antecedent.before.begin(), antecedent.before.end(), says) ||
               std::any_of(antecedent.behind.begin(), antecedent.behind.end(), says);
    }
    Add(kSpeech, {quotation >= 0, speaks, other >= 0, quotation >= 0 && quotation == other});
  }

  // Who spoke before goes on to speak.
  void WriteSpoken(const Signals& signals, const Antecedent& antecedent) {
    if (spoke_ < 0) return;
    const bool last = std::any_of(antecedent.before.begin(), antecedent.before.end(), [&](uint32_t draft) {
      return scene_.drafts[draft].mention.tokens.Contains(static_cast<uint32_t>(spoke_));
    });
    const uint32_t back = std::min(sentence_ - grammar_.sentence_of(static_cast<uint32_t>(spoke_)), kFew);
    Add(kSpokeBefore, {last, speaks_, back, std::min(signals.distance, 2u)});
  }

  // Where the two stand in their trees.
  void WritePlace(const Signals& signals) {
    if (signals.distance > 0 && signals.distance < kBehind) {
      Add(kDepth, {DepthOf(grammar_, HeadOf(signals.best)), static_cast<uint32_t>(signals.best_part),
                   std::min(signals.distance, 2u)});
      Add(kFirstInSentence, {IsFirst(HeadOf(signals.best)), IsFirst(token_), std::min(signals.distance, 2u)});
      return;
    }
    const bool behind = signals.distance == kBehind;
    const TreePath path = PathBetween(grammar_, HeadOf(signals.nearest), token_);
    Add(kPath, {path.labels, behind});
    Add(kClimb, {Few(path.up), Few(path.down), static_cast<uint32_t>(signals.nearest_part), behind});
    Add(kSameClause, {SharesClause(HeadOf(signals.nearest)), behind});
    const TreePath best = PathBetween(grammar_, HeadOf(signals.best), token_);
    Add(kSubjectAbove, {static_cast<uint32_t>(signals.best_part), best.up == 1, Few(best.down), behind});
    Add(kClauseRole,
        {static_cast<uint32_t>(signals.best_part), ClauseRelation(grammar_, token_), best.up == 1, behind});
  }

  bool IsFirst(uint32_t token) const {
    return std::none_of(scene_.drafts.begin() + FirstDraftOf(token), scene_.drafts.end(), [&](const Draft& draft) {
      return draft.mention.head < token && draft.mention.head >= grammar_.sentence(token).begin &&
             (draft.kind == kPerson || draft.pronoun != nullptr);
    });
  }

  std::ptrdiff_t FirstDraftOf(uint32_t token) const {
    return std::lower_bound(scene_.drafts.begin(), scene_.drafts.end(), grammar_.sentence(token).begin,
                            [](const Draft& d, uint32_t at) { return d.mention.tokens.begin < at; }) -
           scene_.drafts.begin();
  }

  // Two arguments of one verb are two people, unless one is reflexive or stands inside the other's phrase.
  bool SharesClause(uint32_t other_token) const {
    return grammar_.tag(token_) != "PRP$" && ShareClause(grammar_, token_, other_token);
  }

  void WriteContext(size_t i) {
    const Signals& signals = signals_[i];
    const uint32_t head = HeadOf(signals.best);
    const uint32_t bearer = grammar_.RoleBearer(head);
    const uint32_t near = std::min(signals.distance, 2u);
    Add(kCoordinated, {IsCoordinated(HeadOf(signals.nearest)), near});
    Add(kPreposition, {HashText(grammar_.Preposition(bearer)), near});
    Add(kTitled, {!scene_.drafts[signals.nearest].mention.title.empty(), near});
    Add(kBetween, {Few(MentionsBetween(HeadOf(signals.nearest))), near});
    Add(kVerb, {LemmaAbove(head), static_cast<uint32_t>(signals.best_part), near});
    Add(kSameVerb, {LemmaAbove(head) == LemmaAbove(token_), near});
    Add(kNamedBehind, {!antecedents_[i].behind.empty(), antecedents_[i].before.empty(), IsFirst(token_)});
    if (last_pronoun_ < antecedents_.size()) Add(kLastPronoun, {i == last_pronoun_, near});
  }

  uint32_t LemmaAbove(uint32_t token) const {
    const uint32_t clause = grammar_.Clause(token);
    return HashText(grammar_.lemma(clause));
  }

  bool IsCoordinated(uint32_t token) const {
    if (grammar_.relation(token) == "conj") return true;
    const auto children = grammar_.children(token);
    return std::any_of(children.begin(), children.end(), [&](uint32_t c) { return grammar_.relation(c) == "conj"; });
  }

  size_t MentionsBetween(uint32_t head) const {
    size_t between = 0;
    for (const Antecedent& antecedent : antecedents_) {
      for (uint32_t draft : antecedent.before) between += HeadOf(draft) > head && HeadOf(draft) < token_ ? 1 : 0;
    }
    return between;
  }

  void WriteNobody() {
    out_ = &antecedents_.back().features;
    uint32_t nearest = kBehind + 1;
    for (const Signals& signals : signals_) nearest = std::min(nearest, signals.distance);
    Add(kNobody, {grammar_.quotation(token_) >= 0});
    Add(kNobodyRivals, {Few(signals_.size())});
    Add(kNobodyNearest, {nearest});
    Add(kParagraph, {std::min(sentence_, 2u)});
  }

  const Scene& scene_;
  const Grammar& grammar_;
  const Draft& pronoun_;
  const uint32_t token_;
  const uint32_t sentence_;
  const Part part_;
  std::vector<Antecedent>& antecedents_;
  std::vector<Signals> signals_;
  size_t last_pronoun_ = 0;
  bool speaks_ = false;  // a quotation
  int32_t spoke_ = -1;   // who spoke the last one before
  std::vector<FeatureHash>* out_ = nullptr;
};

}  // namespace

int32_t LastSpeaker(const Scene& scene, const Draft& pronoun) {
  const auto token = static_cast<int32_t>(pronoun.mention.head);
  int32_t last = -1;
  for (const Quotation& quotation : scene.analysis.quotations) {
    if (quotation.tokens.begin >= pronoun.mention.head) break;
    const bool other = quotation.speaker >= 0 && quotation.speaker != token;
    if (other && !quotation.tokens.Contains(pronoun.mention.head)) last = quotation.speaker;
  }
  return last;
}

uint32_t NearestOf(const Scene& scene, const std::vector<uint32_t>& drafts) {
  const auto head = [&](uint32_t draft) { return scene.drafts[draft].mention.head; };
  return *std::ranges::max_element(drafts, {}, head);
}

void AddFeature(uint32_t name, std::initializer_list<uint32_t> values, uint32_t beside,
                std::vector<FeatureHash>* features) {
  FeatureHash hash = name;
  for (uint32_t value : values) hash = Mix(hash, value);
  features->push_back(hash);
  features->push_back(Mix(hash, beside));
}

void AddAntecedentFeatures(const Scene& scene, uint32_t pronoun, std::vector<Antecedent>* antecedents) {
  FeatureWriter(scene, pronoun, antecedents).Write();
}

}  // namespace entente::extract
