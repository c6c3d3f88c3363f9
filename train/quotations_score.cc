#include "train/quotations_score.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "train/score.h"

namespace entente::train {
namespace {

constexpr uint32_t kBesideBytes = 120;  // between a quotation and the words that tell who says it

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

bool IsAsciiLetter(char c) { return IsLetter(c) && (c & 0x80) == 0; }

// Without marks and signs at its ends.
ByteSpan Trimmed(std::string_view text, ByteSpan span) {
  while (span.begin < span.end && !IsAsciiLetter(text[span.begin])) ++span.begin;
  while (span.begin < span.end && !IsAsciiLetter(text[span.end - 1])) --span.end;
  return span;
}

uint32_t Shared(ByteSpan a, ByteSpan b) {
  const uint32_t begin = std::max(a.begin, b.begin), end = std::min(a.end, b.end);
  return begin < end ? end - begin : 0;
}

bool Covers(ByteSpan outer, ByteSpan inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }

class Judge {
 public:
  Judge(const QuotedText& gold, const extract::Resolved& system, const extract::SpeechWords& speech)
      : gold_(gold), system_(system), document_(system.analysis.document), speech_(speech) {
    CountEntities();
  }

  QuotationScores Score(std::vector<JudgedQuotation>* judged) const {
    QuotationScores scores;
    scores.gold = gold_.quotations.size();
    scores.system = system_.analysis.quotations.size();
    for (const GoldQuotation& quotation : gold_.quotations) {
      const extract::Quotation* found = Find(quotation);
      const bool exact =
          found != nullptr && Trimmed(gold_.text, quotation.bytes) == Trimmed(gold_.text, BytesOf(*found));
      scores.exact += exact ? 1 : 0;
      if (quotation.speaker == kNoGoldEntity) {
        ++scores.unlabelled;
        continue;
      }
      const Attribution attribution = AttributionOf(quotation);
      SpeakerTally& tally = scores.speakers[static_cast<size_t>(attribution)];
      ++tally.gold;
      const bool told = found != nullptr && found->speaker >= 0;
      const bool right = told && IsMentionOf(found->speaker, quotation.speaker);
      tally.told += told ? 1 : 0;
      tally.mention += right ? 1 : 0;
      tally.resolved += told && ResolvedEntity(found->speaker) == quotation.speaker ? 1 : 0;
      if (judged != nullptr) judged->push_back({&quotation, found, attribution, right});
    }
    return scores;
  }

 private:
  ByteSpan BytesOf(const extract::Quotation& quotation) const { return document_.Bytes(quotation.tokens); }
  ByteSpan BytesOf(int32_t token) const { return document_.tokens[static_cast<size_t>(token)]; }

  const extract::Quotation* Find(const GoldQuotation& quotation) const {
    const extract::Quotation* best = nullptr;
    uint32_t most = 0;
    for (const extract::Quotation& other : system_.analysis.quotations) {
      const uint32_t shared = Shared(quotation.bytes, BytesOf(other));
      if (shared > most) best = &other;
      most = std::max(most, shared);
    }
    return best;
  }

  const GoldMention* SmallestAround(ByteSpan bytes) const {
    const GoldMention* smallest = nullptr;
    for (const GoldMention& mention : gold_.mentions) {
      const bool smaller = smallest == nullptr || mention.bytes.size() < smallest->bytes.size();
      if (smaller && Covers(mention.bytes, bytes)) smallest = &mention;
    }
    return smallest;
  }

  bool IsMentionOf(int32_t token, int32_t entity) const {
    const GoldMention* mention = SmallestAround(BytesOf(token));
    return mention != nullptr ? mention->entity == entity : ResolvedEntity(token) == entity;
  }

  // Each of the system's entities with the gold entities that its mentions' heads stand for.
  void CountEntities() {
    for (const extract::Mention& mention : system_.mentions) {
      if (mention.entity == extract::kNoEntity) continue;
      const GoldMention* gold = SmallestAround(document_.tokens[mention.head]);
      if (gold != nullptr) ++counts_[mention.entity][gold->entity];
    }
  }

  int32_t ResolvedEntity(int32_t token) const {
    const extract::Mention* mention = extract::FindMention(system_, static_cast<uint32_t>(token));
    if (mention == nullptr || mention->entity == extract::kNoEntity) return kNoGoldEntity;
    const auto counts = counts_.find(mention->entity);
    if (counts == counts_.end()) return kNoGoldEntity;
    return std::max_element(counts->second.begin(), counts->second.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  }

  bool InQuotation(ByteSpan bytes) const {
    return std::any_of(gold_.quotations.begin(), gold_.quotations.end(),
                       [&](const GoldQuotation& quotation) { return Covers(quotation.bytes, bytes); });
  }

  // The narrative of the sentence before the quotation and behind it, up to the next quotation.
  std::vector<extract::TokenSpan> Beside(const GoldQuotation& quotation) const {
    std::vector<extract::TokenSpan> beside;
    for (const extract::TokenSpan& sentence : document_.sentences) {
      const ByteSpan bytes = document_.Bytes(sentence);
      const bool before = bytes.begin < quotation.bytes.begin && bytes.end > quotation.bytes.begin;
      const bool behind = bytes.end > quotation.bytes.end && bytes.begin < quotation.bytes.end + 2;
      if (before) beside.push_back(Narrative(sentence, {bytes.begin, quotation.bytes.begin}, false));
      if (behind) beside.push_back(Narrative(sentence, {quotation.bytes.end, bytes.end}, true));
    }
    return beside;
  }

  // The tokens of a sentence that lie in `part` and in no quotation, nearest to the quotation.
  extract::TokenSpan Narrative(extract::TokenSpan sentence, ByteSpan part, bool behind) const {
    if (part.size() > kBesideBytes) {
      if (behind) part.end = part.begin + kBesideBytes;
      if (!behind) part.begin = part.end - kBesideBytes;
    }
    extract::TokenSpan narrative;
    for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
      const ByteSpan bytes = document_.tokens[token];
      if (!Covers(part, bytes)) continue;
      if (InQuotation(bytes)) {
        if (behind && !narrative.empty()) break;
        narrative = {token + 1, token + 1};
        continue;
      }
      if (narrative.empty()) narrative.begin = token;
      narrative.end = token + 1;
    }
    return narrative;
  }

  Attribution AttributionOf(const GoldQuotation& quotation) const {
    Attribution attribution = Attribution::kImplicit;
    for (const extract::TokenSpan& tokens : Beside(quotation)) {
      if (tokens.empty() || !HasCue(tokens)) continue;
      const ByteSpan bytes = document_.Bytes(tokens);
      for (const GoldMention& mention : gold_.mentions) {
        if (mention.entity != quotation.speaker || !Covers(bytes, mention.bytes)) continue;
        const Attribution told = IsName(mention, tokens) ? Attribution::kByName : Attribution::kByOther;
        attribution = std::min(attribution, told);
      }
    }
    return attribution;
  }

  bool HasCue(extract::TokenSpan tokens) const {
    for (uint32_t token = tokens.begin; token < tokens.end; ++token) {
      const extract::Word& word = system_.analysis.words[token];
      if (word.tag.starts_with("VB") && speech_.IsCue(word.lemma)) return true;
    }
    return false;
  }

  bool IsName(const GoldMention& mention, extract::TokenSpan tokens) const {
    for (uint32_t token = tokens.begin; token < tokens.end; ++token) {
      const bool last = document_.tokens[token].end == mention.bytes.end;
      if (last) return system_.analysis.words[token].tag.starts_with("NNP");
    }
    return false;
  }

  const QuotedText& gold_;
  const extract::Resolved& system_;
  const extract::Document& document_;
  const extract::SpeechWords& speech_;
  std::map<uint32_t, std::map<int32_t, size_t>> counts_;
};

std::string Row(std::string_view name, const SpeakerTally& tally) {
  return fmt::format("{:<26} told {:6.2f}  right {:6.2f}  by system's entity {:6.2f}  of {}\n", name,
                     Percent(tally.told, tally.gold), Percent(tally.mention, tally.gold),
                     Percent(tally.resolved, tally.gold), tally.gold);
}

}  // namespace

void QuotationScores::Add(const QuotationScores& other) {
  gold += other.gold;
  system += other.system;
  exact += other.exact;
  unlabelled += other.unlabelled;
  for (size_t i = 0; i < kAttributions; ++i) {
    speakers[i].gold += other.speakers[i].gold;
    speakers[i].told += other.speakers[i].told;
    speakers[i].mention += other.speakers[i].mention;
    speakers[i].resolved += other.speakers[i].resolved;
  }
}

SpeakerTally QuotationScores::all() const {
  SpeakerTally sum;
  for (const SpeakerTally& tally : speakers) {
    sum.gold += tally.gold;
    sum.told += tally.told;
    sum.mention += tally.mention;
    sum.resolved += tally.resolved;
  }
  return sum;
}

QuotationScores ScoreQuotations(const QuotedText& gold, const extract::Resolved& system,
                                const extract::SpeechWords& speech, std::vector<JudgedQuotation>* judged) {
  return Judge(gold, system, speech).Score(judged);
}

std::string Print(const QuotationScores& scores) {
  std::string text = fmt::format("quotations: P {:.2f}  R {:.2f}  of {}; {} by nobody known left out below\n",
                                 Percent(scores.exact, scores.system), Percent(scores.exact, scores.gold), scores.gold,
                                 scores.unlabelled);
  constexpr std::array<std::string_view, kAttributions> kNames = {"verb and name", "verb and other mention",
                                                                  "implicit"};
  for (size_t i = 0; i < kAttributions; ++i) text += Row(kNames[i], scores.speakers[i]);
  return text + Row("all", scores.all());
}

}  // namespace entente::train
