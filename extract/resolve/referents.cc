#include "extract/resolve/referents.h"

#include <algorithm>
#include <bit>
#include <initializer_list>
#include <string>
#include <string_view>

#include "extract/resolve/antecedent_features.h"
#include "extract/resolve/collectives.h"
#include "extract/resolve/link_names.h"
#include "extract/resolve/nominal_phrase.h"
#include "extract/resolve/tree_position.h"

namespace entente::extract {
namespace {

constexpr uint32_t kSentencesBack = 12, kOtherKindSentencesBack = 3;
constexpr uint32_t kFigures = 32, kFeatures = 64;  // about so many: of a description, of a figure

// The numbers are part of the trained weights: a template keeps its own for good.
enum Template : uint32_t {
  kKind = 200,
  kNounKind,
  kNounSort,
  kNounName,
  kCalled,
  kModifiers,
  kOffice,
  kCountryOf,
  kDistance,
  kRank,
  kSalienceRank,
  kCount,
  kMostOften,
  kFirstOfKind,
  kPart,
  kSameClause,
  kSameWords,
  kGender,
  kRivals,
  kForm,
  kNobody,
  kNobodyNoun,
  kNobodyDeterminer,
  kNobodyModifiers,
  kNobodyCalled,
  kNobodyCandidates,
  kNobodyPlace,
  kNobodyBehind,
};

// How far the words of a figure say that it is what the description says; the greatest that holds.
enum class Called : uint32_t { kNot, kOfSort, kInDescription, kInName, kEndsName };

// Of a person, and the office that the description names, if any.
enum class Office : uint32_t { kNone, kHoldsNot, kMayHold, kHolds };

uint32_t Bucket(uint32_t distance) {
  constexpr uint32_t kBorders[] = {0, 1, 2, 4, 8, 16};
  return static_cast<uint32_t>(std::upper_bound(std::begin(kBorders), std::end(kBorders), distance) -
                               std::begin(kBorders));
}

struct Signals {
  uint32_t nearest = 0;  // draft
  uint32_t distance = 0;
  double salience = 0;
  Called called = Called::kNot;
  uint32_t modifiers = 0;  // of the description that its words have
  bool same_words = false;
  uint32_t rank = 0, salience_rank = 0;
  bool fits = false;  // of the description's kind
  Office office = Office::kNone;
};

class ReferentFinder : public NominalPhrase {
 public:
  ReferentFinder(Scene* scene, const History& history, uint32_t description)
      : NominalPhrase(scene, history, description),
        sentence_(grammar_.sentence_of(token_)),
        part_(PartOf(grammar_, token_)),
        kind_(HashText(draft_.kind)) {}

  std::vector<Antecedent> Find() {
    if (phrase_.determiner == Determiner::kIndefinite || phrase_.number > 0 || grammar_.tag(token_) == "NNS") return {};
    if (draft_.relational || draft_.kind == kOccasion || draft_.kind == kCountry) return {};
    if (draft_.kind == kPlace && phrase_.owner >= 0) return {};                         // "Norburg district" is named
    if (phrase_.determiner == Determiner::kNone && part_ != Part::kSubject) return {};  // "was made minister"
    ReadModifiers();
    found_.reserve(kFigures);
    place_of_figure_.resize(scene_.figures.size(), kNotMet);
    for (const Past& past : history_.all()) Group(past);
    KeepLikely();
    Rank();
    found_.emplace_back();
    for (size_t i = 0; i + 1 < found_.size(); ++i) WriteOne(i);
    WriteNobody();
    return std::move(found_);
  }

 private:
  uint32_t HeadOf(uint32_t draft) const { return scene_.drafts[draft].mention.head; }

  void ReadModifiers() {
    for (uint32_t i = draft_.mention.tokens.begin; i < token_; ++i) {
      const std::string& word = grammar_.folded(i);
      const std::string_view tag = grammar_.tag(i);
      const bool counts = !IsDeterminerOrNumber(i) && tag != "POS" && scene_.NamedAt(i) == nullptr;
      if (counts) modifiers_.push_back(word);
      capitalised_ |= counts && grammar_.IsCapitalised(i) && i > grammar_.sentence(i).begin;
    }
  }

  void Group(const Past& past) {
    if (past.token >= token_) return;
    uint32_t& place = place_of_figure_[past.figure];
    if (place == kOut) return;
    if (place != kNotMet) return found_[place].before.push_back(past.draft);
    place = MayBe(scene_.figures[past.figure]) ? static_cast<uint32_t>(found_.size()) : kOut;
    if (place == kOut) return;
    Antecedent& one = found_.emplace_back();
    one.figure = past.figure;
    one.before.reserve(history_.Count(past.figure));
    one.before.push_back(past.draft);
  }

  bool MayBe(const Figure& figure) const {
    if (figure.plural || !figure.members.empty() || figure.kind == kOccasion) return false;
    if ((figure.kind == kPerson) != (draft_.kind == kPerson)) return false;
    return draft_.gender.empty() || figure.gender.empty() || figure.gender == draft_.gender;
  }

  // Keeps those alone who may be meant: called so, or told of not long ago; of another kind than the noun says, just
  // now.
  void KeepLikely() {
    std::vector<Antecedent> likely;
    likely.reserve(found_.size() + 1);
    signals_.reserve(found_.size());
    for (Antecedent& one : found_) {
      Signals signals = Read(one);
      const uint32_t back = signals.fits ? kSentencesBack : kOtherKindSentencesBack;
      if (signals.called == Called::kNot && !signals.same_words && signals.distance > back) continue;
      if (IsOwner(one.figure, signals.nearest)) continue;
      if (!MayBeInOffice(scene_.figures[one.figure], &signals.office)) continue;
      signals_.push_back(signals);
      likely.push_back(std::move(one));
    }
    found_ = std::move(likely);
  }

  // The Norburg of "the Norburg militia", the Herald of "the Herald's editor" are others than those; the Herald of "the
  // Herald company" is it.
  bool IsOwner(uint32_t figure, uint32_t nearest) const {
    if (!draft_.mention.tokens.Contains(HeadOf(nearest))) return false;
    const bool named_so =
        scene_.figures[figure].kind == kOrganization && grammar_.relation(HeadOf(nearest)) == "compound";
    return draft_.kind != kOrganization || !named_so;
  }

  // "the minister" is nobody who is called a general throughout.
  bool MayBeInOffice(const Figure& figure, Office* office) const {
    if (draft_.office.empty()) return true;
    *office = HoldsOffice(scene_, figure, draft_.office)     ? Office::kHolds
              : MayHoldOffice(scene_, figure, draft_.office) ? Office::kMayHold
                                                             : Office::kHoldsNot;
    const bool told = !figure.offices.empty() || figure.known != kNotKnown;
    return !told || *office != Office::kHoldsNot;
  }

  Signals Read(const Antecedent& one) const {
    Signals signals;
    signals.nearest = NearestOf(scene_, one.before);
    signals.distance = sentence_ - grammar_.sentence_of(HeadOf(signals.nearest));
    const Figure& figure = scene_.figures[one.figure];
    signals.fits = figure.kind == draft_.kind;
    double best = 0;
    for (uint32_t draft : one.before) {
      if (grammar_.sentence_of(HeadOf(draft)) + signals.distance == sentence_)
        best = std::max(best, Salience(PartOf(grammar_, HeadOf(draft))));
    }
    constexpr double kOften = 0.35, kSentenceCost = 1.0;
    signals.salience =
        best - kSentenceCost * signals.distance + kOften * static_cast<double>(std::min<size_t>(one.before.size(), 8));
    uint64_t met = 0;
    for (uint32_t draft : one.before) Compare(scene_.drafts[draft], &signals, &met);
    if (signals.called == Called::kNot && IsOfSort(figure)) signals.called = Called::kOfSort;
    signals.modifiers = static_cast<uint32_t>(std::popcount(met));
    return signals;
  }

  bool IsOfSort(const Figure& figure) const {
    if (figure.known == kNotKnown) return false;
    const auto nouns = scene_.words.sort_nouns.find(scene_.knowledge.Get(figure.known).sort);
    return nouns != scene_.words.sort_nouns.end() && nouns->second.count(draft_.noun) > 0;
  }

  void Compare(const Draft& other, Signals* signals, uint64_t* met) const {
    if (other.pronoun != nullptr) return;
    const TokenSpan words = other.mention.tokens;
    const TokenSpan name = other.named < 0 ? TokenSpan{} : scene_.named[static_cast<size_t>(other.named)].tokens;
    const std::string& noun = grammar_.folded(token_);
    for (uint32_t i = words.begin; i < words.end; ++i) {
      const std::string& word = grammar_.folded(i);
      if (word.empty()) continue;
      for (size_t m = 0; m < std::min<size_t>(modifiers_.size(), 64); ++m) {
        if (modifiers_[m] == word) *met |= uint64_t{1} << m;
      }
      if (word != noun) continue;
      const Called called = !name.Contains(i)   ? Called::kInDescription
                            : i + 1 == name.end ? Called::kEndsName
                                                : Called::kInName;
      signals->called = std::max(signals->called, called);
    }
    const bool description = other.named < 0 && other.noun == draft_.noun;
    signals->same_words |=
        description && std::ranges::equal(grammar_.folded(words), grammar_.folded(draft_.mention.tokens));
  }

  void Rank() {
    for (size_t i = 0; i < signals_.size(); ++i) {
      for (size_t j = 0; j < signals_.size(); ++j) {
        if (signals_[j].fits != signals_[i].fits) continue;
        signals_[i].rank += HeadOf(signals_[j].nearest) > HeadOf(signals_[i].nearest) ? 1 : 0;
        signals_[i].salience_rank += signals_[j].salience > signals_[i].salience ? 1 : 0;
      }
      signals_[i].rank = std::min(signals_[i].rank, kFew);
      signals_[i].salience_rank = std::min(signals_[i].salience_rank, kFew);
    }
  }

  // Each feature stands alone and with the kind of actor that the description wants.
  void Add(Template name, std::initializer_list<uint32_t> values) { AddFeature(name, values, kind_, out_); }

  void WriteOne(size_t i) {
    out_ = &found_[i].features;
    out_->reserve(kFeatures);
    const Signals& signals = signals_[i];
    const Figure& figure = scene_.figures[found_[i].figure];
    const uint32_t noun = HashText(draft_.noun), kind = HashText(figure.kind);
    const auto called = static_cast<uint32_t>(signals.called);
    const auto determiner = static_cast<uint32_t>(phrase_.determiner);
    Add(kKind, {kind});
    Add(kNounKind, {noun, kind});
    if (figure.known != kNotKnown) Add(kNounSort, {noun, HashText(scene_.knowledge.Get(figure.known).sort)});
    Add(kNounName, {noun, LastWordOf(figure)});
    Add(kCalled, {called, determiner});
    Add(kCalled, {called, 10 + Few(modifiers_.size()), Few(signals.modifiers), capitalised_});
    Add(kModifiers, {Few(modifiers_.size()), Few(signals.modifiers)});
    Add(kDistance, {Bucket(signals.distance), called});
    Add(kRank, {signals.rank, Few(signals.distance), signals.fits});
    Add(kRank, {10 + signals.rank, called});
    Add(kSalienceRank, {signals.salience_rank, Few(signals.distance), signals.fits});
    Add(kSalienceRank, {10 + signals.salience_rank, called});
    Add(kCount, {Few(found_[i].before.size()), signals.fits});
    const bool most = std::ranges::all_of(found_, [&](const Antecedent& other) {
      return other.nobody() || scene_.figures[other.figure].kind != figure.kind ||
             other.before.size() <= found_[i].before.size();
    });
    Add(kMostOften, {most, called, signals.fits});
    const bool first =
        std::none_of(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(i),
                     [&](const Antecedent& other) { return scene_.figures[other.figure].kind == figure.kind; });
    Add(kFirstOfKind, {first, called});
    Add(kPart, {static_cast<uint32_t>(PartOf(grammar_, HeadOf(signals.nearest))), static_cast<uint32_t>(part_),
                Few(signals.distance)});
    Add(kSameClause, {ShareClause(grammar_, token_, HeadOf(signals.nearest))});
    Add(kSameWords, {signals.same_words, signals.rank});
    Add(kForm, {static_cast<uint32_t>(scene_.drafts[signals.nearest].mention.form), Few(signals.distance)});
    size_t rivals = 0;
    for (const Signals& other : signals_) rivals += other.called >= signals.called ? 1 : 0;
    Add(kRivals, {Few(rivals), called});
    WriteOwner(figure);
    if (figure.kind == kPerson) WritePerson(figure, signals);
  }

  // Of the name that it was called by last; 0 for none.
  uint32_t LastWordOf(const Figure& figure) const {
    for (auto draft = figure.drafts.rbegin(); draft != figure.drafts.rend(); ++draft) {
      const int32_t named = scene_.drafts[*draft].named;
      if (named >= 0) return HashText(grammar_.folded(scene_.named[static_cast<size_t>(named)].tokens.end - 1));
    }
    return 0;
  }

  void WriteOwner(const Figure& figure) {
    const NamedSpan* owner = phrase_.owner < 0 ? nullptr : &scene_.named[static_cast<size_t>(phrase_.owner)];
    const KnownIndex country = owner == nullptr ? kNotKnown : CountryNamed(*owner);
    const uint32_t agreement = owner == nullptr              ? phrase_.possessor >= 0 ? 5u : 0u
                               : country == kNotKnown        ? 1u
                               : figure.country == kNotKnown ? 2u
                               : figure.country == country   ? 3u
                                                             : 4u;
    Add(kCountryOf, {agreement, HashText(figure.kind)});
  }

  void WritePerson(const Figure& figure, const Signals& signals) {
    const auto holds = static_cast<uint32_t>(signals.office);
    Add(kOffice, {holds, static_cast<uint32_t>(signals.called), draft_.mention.former});
    const bool told = !figure.offices.empty();
    Add(kOffice, {10 + holds, told, figure.known != kNotKnown});
    const std::string_view gender = figure.gender.empty() ? figure.likely_gender : std::string_view(figure.gender);
    Add(kGender, {draft_.gender.empty() ? 0u : gender.empty() ? 1u : gender == draft_.gender ? 2u : 3u});
  }

  void WriteNobody() {
    out_ = &found_.back().features;
    const uint32_t noun = HashText(draft_.noun);
    const auto determiner = static_cast<uint32_t>(phrase_.determiner);
    Called best = Called::kNot;
    for (const Signals& signals : signals_) best = std::max(best, signals.called);
    const auto called = static_cast<uint32_t>(best);
    const auto children = grammar_.children(token_);
    const bool complement = std::ranges::any_of(children, [&](uint32_t child) {
      return child > token_ && (grammar_.HasRelation(child, "nmod") || grammar_.HasRelation(child, "acl"));
    });
    const uint32_t owned = phrase_.owner >= 0 ? 1 : phrase_.possessor >= 0 ? 2 : 0;
    Add(kNobody, {called});
    Add(kNobodyNoun, {noun});
    Add(kNobodyNoun, {noun, called, owned});
    Add(kNobodyDeterminer, {determiner, owned, called});
    Add(kNobodyDeterminer, {HashText(grammar_.folded(draft_.mention.tokens.begin))});
    Add(kNobodyModifiers, {Few(modifiers_.size()), capitalised_, called});
    Add(kNobodyCandidates, {Few(signals_.size())});
    Add(kNobodyPlace, {std::min(sentence_, 2u), static_cast<uint32_t>(part_)});
    Add(kNobodyBehind, {complement, owned});
  }

  const uint32_t sentence_;
  const Part part_;
  const uint32_t kind_;  // hash of the one wanted
  std::vector<std::string_view> modifiers_;
  bool capitalised_ = false;
  static constexpr uint32_t kNotMet = UINT32_MAX, kOut = UINT32_MAX - 1;
  std::vector<uint32_t> place_of_figure_;  // in found_
  std::vector<Antecedent> found_;
  std::vector<Signals> signals_;
  std::vector<FeatureHash>* out_ = nullptr;
};

}  // namespace

std::vector<Antecedent> FindReferents(Scene* scene, const History& history, uint32_t description) {
  return ReferentFinder(scene, history, description).Find();
}

}  // namespace entente::extract
