#include "extract/language/names_guesses.h"

#include <algorithm>

namespace entente::extract {
namespace {

// Templates of the second pass; the first pass uses numbers below.
enum Template : uint32_t {
  kLabel = 100,
  kLabels,
  kLabelsBefore,
  kLabelsBehind,
  kWordLabel,
  kElsewhere,
  kElsewhereLabel,
  kPairElsewhere,
  kPairBefore,
  kLongElsewhere,
  kLongLabel,
  kElsewhereNext,
  kElsewherePrevious,
  kAllElsewhere
};

constexpr uint32_t kBeside = 77;  // stands for the label beside a sentence
constexpr uint32_t kNowhere = 0;  // no other occurrence
constexpr size_t kNoKind = SIZE_MAX;
constexpr uint16_t kMostCounted = 60000;

void Count(uint16_t* count) { *count = static_cast<uint16_t>(std::min<int>(*count + 1, kMostCounted)); }

}  // namespace

NameGuesses::NameGuesses(std::span<const uint32_t> words, std::span<const uint8_t> labels)
    : words_(words), labels_(labels), in_long_name_(words.size()) {
  for (uint32_t token = 0; token < words.size(); ++token) {
    const size_t kind = KindOf(labels[token]);
    if (kind >= kMostKinds) continue;
    Count(&by_word_[words[token]].kinds[kind]);
    if (token + 1 < words.size()) Count(&by_pair_[PairAt(token)].kinds[kind]);
  }
  CountLongNames();
}

void NameGuesses::CountLongNames() {
  for (uint32_t token = 0; token < words_.size(); ++token) {
    const bool goes_on = token + 1 < words_.size() && NameLabels::IsInside(labels_[token + 1]);
    in_long_name_[token] = labels_[token] != 0 && (NameLabels::IsInside(labels_[token]) || goes_on);
    const size_t kind = KindOf(labels_[token]);
    if (in_long_name_[token] && kind < kMostKinds) Count(&in_long_names_[words_[token]].kinds[kind]);
  }
}

uint32_t NameGuesses::PairAt(uint32_t token) const { return Mix(words_[token], words_[token + 1]); }

// The commonest kind of the other occurrences of `key`, from 1, plus 32 where all agree; `own` is left out once.
uint32_t NameGuesses::Majority(const CountMap& counts, uint32_t key, size_t own) {
  const auto found = counts.find(key);
  if (found == counts.end()) return kNowhere;
  uint32_t best = 0, most = 0, all = 0;
  for (size_t kind = 0; kind < kMostKinds; ++kind) {
    const uint32_t count = found->second.kinds[kind] - (kind == own ? 1u : 0u);
    all += count;
    if (count > most) {
      most = count;
      best = static_cast<uint32_t>(kind) + 1;
    }
  }
  if (all == 0) return kNowhere;
  return best + (most == all ? 32 : 0);
}

void NameGuesses::AddFeatures(TokenSpan sentence, uint32_t token, std::vector<FeatureHash>* out) const {
  const auto label = [&](int64_t at) {
    return at < sentence.begin || at >= sentence.end ? kBeside : labels_[static_cast<size_t>(at)];
  };
  const uint32_t word = words_[token], own = labels_[token];
  const size_t kind = KindOf(labels_[token]);
  const uint32_t before = label(int64_t{token} - 1), behind = label(int64_t{token} + 1);
  const auto elsewhere_at = [&](int64_t at) {
    if (at < sentence.begin || at >= sentence.end) return kBeside;
    const auto index = static_cast<size_t>(at);
    return Majority(by_word_, words_[index], KindOf(labels_[index]));
  };
  const uint32_t elsewhere = elsewhere_at(token);
  const bool has_next = token + 1 < sentence.end, has_previous = token > sentence.begin;
  const uint32_t pair = has_next ? Majority(by_pair_, PairAt(token), kind) : kBeside;
  const uint32_t pair_before =
      has_previous ? Majority(by_pair_, PairAt(token - 1), KindOf(labels_[token - 1])) : kBeside;
  const uint32_t in_long = Majority(in_long_names_, word, in_long_name_[token] ? kind : kNoKind);
  const uint32_t next_elsewhere = elsewhere_at(int64_t{token} + 1),
                 previous_elsewhere = elsewhere_at(int64_t{token} - 1);
  out->insert(
      out->end(),
      {Mix(kLabel, own), Mix(Mix(kLabels, own), before * 256 + behind),
       Mix(Mix(kLabelsBefore, own), before * 256 + label(int64_t{token} - 2)),
       Mix(Mix(kLabelsBehind, own), behind * 256 + label(int64_t{token} + 2)), Mix(Mix(kWordLabel, own), word),
       Mix(kElsewhere, elsewhere), Mix(Mix(kElsewhereLabel, own), elsewhere), Mix(Mix(kPairElsewhere, own), pair),
       Mix(Mix(kPairBefore, own), pair_before), Mix(kLongElsewhere, in_long),
       Mix(Mix(kLongLabel, own), in_long * 64 + elsewhere), Mix(Mix(kElsewhereNext, elsewhere), next_elsewhere),
       Mix(Mix(kElsewherePrevious, elsewhere), previous_elsewhere),
       Mix(Mix(kAllElsewhere, elsewhere), previous_elsewhere * 64 + next_elsewhere)});
}

}  // namespace entente::extract
