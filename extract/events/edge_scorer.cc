#include "extract/events/edge_scorer.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "extract/knowledge/tsv.h"
#include "extract/mapped_file.h"

namespace entente::extract {
namespace {

constexpr std::string_view kBias = "bias";
constexpr double kThousand = 1000;
constexpr uint32_t kManyEnds = 4;  // counts from here on are one

// Lengths and distances in tokens, the coarser the greater.
uint32_t Coarse(uint32_t count) {
  for (const uint32_t step : {25u, 16u, 10u, 6u, 4u}) {
    if (count >= step) return step;
  }
  return count;
}

class FeatureWriter {
 public:
  FeatureWriter(const ToldEdge& edge, const Resolved& resolved)
      : edge_(edge), event_(*edge.event), document_(resolved.analysis.document), resolved_(resolved) {}

  std::vector<std::string> Write() {
    WriteTrigger();
    WriteSentence();
    WriteEnd("from", *edge_.from, event_.in(Role::kFrom).size());
    WriteEnd("to", *edge_.to, event_.in(Role::kTo).size());
    WriteSteps("sure", edge_.certainty(), 20);
    WriteSteps("frame-sure", event_.confidence, 20);
    return std::move(features_);
  }

 private:
  template <class... Args>
  void Add(fmt::format_string<Args...> format, Args&&... args) {
    features_.push_back(fmt::format(format, std::forward<Args>(args)...));
  }

  // Alone and with the relation.
  void AddOfRelation(std::string_view name, std::string_view value) {
    Add("{}={}", name, value);
    Add("{}={} {}", name, value, edge_.relation);
  }

  void WriteTrigger() {
    const Word& word = resolved_.analysis.words[event_.trigger];
    Add("relation={}", edge_.relation);
    Add("frame={}", event_.frame->name);
    AddOfRelation("lemma", word.lemma);
    Add("tag={}", word.tag);
    AddOfRelation("modality", fmt::to_string(event_.modality));
    Add("file={}", std::string_view(event_.frame->name).substr(0, event_.frame->name.find(':')));
  }

  void WriteSentence() {
    const TokenSpan sentence = document_.sentences[event_.sentence];
    Add("length={}", Coarse(sentence.size()));
    uint32_t quotes = 0;
    for (uint32_t token = sentence.begin; token < event_.trigger; ++token) {
      const std::string_view form = document_.TokenText(token);
      quotes += form == "\"" || form == "\u201c" ? 1 : 0;
    }
    Add("quotes={}", std::min(quotes, 2u));
  }

  void WriteEnd(std::string_view name, const Participant& end, size_t count) {
    const Actor& actor = ActorOf(end, resolved_);
    AddOfRelation(name, actor.kind);
    Add("{}-count={}", name, std::min(static_cast<uint32_t>(count), kManyEnds));
    Add("{}-{}", name, end.described ? "described" : "known");
    Add("{}-words={}", name, Coarse(end.words.size()));
    const bool here = document_.sentences[event_.sentence].Contains(end.head);
    const uint32_t distance = end.head > event_.trigger ? end.head - event_.trigger : event_.trigger - end.head;
    Add("{}-distance={}", name, here ? fmt::to_string(Coarse(distance)) : "far");
    WriteSteps(fmt::format("{}-sure", name), end.certainty, 10);
  }

  // A feature for each step that the value passes.
  void WriteSteps(std::string_view name, double value, int steps) {
    const int passed = static_cast<int>(value * steps);
    for (int step = 0; step <= passed; ++step) Add("{}>{}", name, step);
  }

  const ToldEdge& edge_;
  const Event& event_;
  const Document& document_;
  const Resolved& resolved_;
  std::vector<std::string> features_;
};

}  // namespace

std::vector<std::string> EdgeFeatures(const ToldEdge& edge, const Resolved& resolved) {
  return FeatureWriter(edge, resolved).Write();
}

Result<EdgeScorer> EdgeScorer::Parse(std::string_view tsv, std::string_view file) {
  EdgeScorer scorer;
  TsvReader in(tsv, file, {"class", "feature", "weight"});
  while (in.Next()) {
    const bool marginal = in.Field(0) == "marginal";
    if (!marginal && in.Field(0) != "core") {
      in.Refuse(fmt::format("class is \"{}\"; expected core or marginal", in.Field(0)));
    }
    const std::string_view text = in.Field(2);
    double weight = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), weight);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(weight)) {
      in.Refuse(fmt::format("weight is \"{}\"; expected a number", text));
    }
    if (!in.status().ok()) break;
    if (!scorer.weights_[marginal ? 1 : 0].emplace(in.Field(1), weight).second) {
      in.Refuse(fmt::format("feature \"{}\" stands further above", in.Field(1)));
    }
  }
  if (!in.status().ok()) return in.status();
  return scorer;
}

Result<EdgeScorer> EdgeScorer::Load(const std::string& path) {
  const Result<MappedFile> file = MappedFile::Open(path);
  if (!file.ok()) return file.status();
  return Parse(file.value().bytes(), path);
}

double EdgeScorer::Share(bool marginal, const std::vector<std::string>& features) const {
  const Weights& weights = weights_[marginal ? 1 : 0];
  if (weights.empty()) return 1;
  const auto bias = weights.find(kBias);
  double sum = bias == weights.end() ? 0 : bias->second;
  for (const std::string& feature : features) {
    const auto found = weights.find(feature);
    if (found != weights.end()) sum += found->second;
  }
  return std::round(kThousand / (1 + std::exp(-sum))) / kThousand;
}

std::vector<EdgeScorer::Signal> EdgeScorer::Strongest(bool marginal, const std::vector<std::string>& features,
                                                      size_t count) const {
  std::vector<Signal> signals;
  for (const std::string& feature : features) {
    const auto found = weights_[marginal ? 1 : 0].find(feature);
    if (found != weights_[marginal ? 1 : 0].end()) signals.push_back({feature, found->second});
  }
  std::stable_sort(signals.begin(), signals.end(),
                   [](const Signal& a, const Signal& b) { return std::abs(a.weight) > std::abs(b.weight); });
  if (signals.size() > count) signals.resize(count);
  return signals;
}

}  // namespace entente::extract
