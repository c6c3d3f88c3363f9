#include "extract/events/edge_scorer.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

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
  FeatureWriter(const ToldEdge& edge, const Resolved& resolved, const std::function<void(std::string_view)>& visit)
      : edge_(edge), event_(*edge.event), document_(resolved.analysis.document), resolved_(resolved), visit_(visit) {}

  void Write() {
    WriteTrigger();
    WriteSentence();
    WriteEnd("from", *edge_.from, event_.in(Role::kFrom).size());
    WriteEnd("to", *edge_.to, event_.in(Role::kTo).size());
    WriteSteps("", edge_.certainty(), 20);
    WriteSteps("frame-", event_.confidence, 20);
  }

 private:
  template <class... Args>
  void Add(fmt::format_string<Args...> format, Args&&... args) {
    buffer_.clear();
    fmt::format_to(std::back_inserter(buffer_), format, std::forward<Args>(args)...);
    visit_({buffer_.data(), buffer_.size()});
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
    Add("modality={}", event_.modality);
    Add("modality={} {}", event_.modality, edge_.relation);
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
    if (here) Add("{}-distance={}", name, Coarse(distance));
    if (!here) Add("{}-distance=far", name);
    if (end.described) Add("{}-uses={}", name, Coarse(UsesOf(resolved_.analysis.words[end.head].lemma)));
    WriteSteps(name == "from" ? "from-" : "to-", end.certainty, 10);
  }

  // How often the article has a word: what it keeps coming back to is what it tells of.
  uint32_t UsesOf(std::string_view lemma) const {
    return static_cast<uint32_t>(std::ranges::count(resolved_.analysis.words, lemma, &Word::lemma));
  }

  // A feature for each step that the value passes.
  void WriteSteps(std::string_view whose, double value, int steps) {
    const int passed = static_cast<int>(value * steps);
    for (int step = 0; step <= passed; ++step) Add("{}sure>{}", whose, step);
  }

  const ToldEdge& edge_;
  const Event& event_;
  const Document& document_;
  const Resolved& resolved_;
  const std::function<void(std::string_view)>& visit_;
  fmt::memory_buffer buffer_;
};

}  // namespace

void ForEachFeature(const ToldEdge& edge, const Resolved& resolved,
                    const std::function<void(std::string_view)>& visit) {
  FeatureWriter(edge, resolved, visit).Write();
}

std::vector<std::string> EdgeFeatures(const ToldEdge& edge, const Resolved& resolved) {
  std::vector<std::string> features;
  ForEachFeature(edge, resolved, [&](std::string_view feature) { features.emplace_back(feature); });
  return features;
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

double EdgeScorer::WeightOf(bool marginal, std::string_view feature) const {
  const Weights& weights = weights_[marginal ? 1 : 0];
  const auto found = weights.find(feature);
  return found == weights.end() ? 0 : found->second;
}

double EdgeScorer::ShareOf(bool marginal, double sum) const {
  return std::round(kThousand / (1 + std::exp(-sum - WeightOf(marginal, kBias)))) / kThousand;
}

double EdgeScorer::Share(bool marginal, const std::vector<std::string>& features) const {
  if (weights_[marginal ? 1 : 0].empty()) return 1;
  double sum = 0;
  for (const std::string& feature : features) sum += WeightOf(marginal, feature);
  return ShareOf(marginal, sum);
}

double EdgeScorer::Share(bool marginal, const ToldEdge& edge, const Resolved& resolved) const {
  if (weights_[marginal ? 1 : 0].empty()) return 1;
  double sum = 0;
  ForEachFeature(edge, resolved, [&](std::string_view feature) { sum += WeightOf(marginal, feature); });
  return ShareOf(marginal, sum);
}

std::vector<EdgeScorer::Signal> EdgeScorer::Strongest(bool marginal, const std::vector<std::string>& features,
                                                      size_t count) const {
  std::vector<Signal> signals;
  for (const std::string& feature : features) {
    const double weight = WeightOf(marginal, feature);
    if (weight != 0) signals.push_back({feature, weight});
  }
  std::stable_sort(signals.begin(), signals.end(),
                   [](const Signal& a, const Signal& b) { return std::abs(a.weight) > std::abs(b.weight); });
  if (signals.size() > count) signals.resize(count);
  return signals;
}

}  // namespace entente::extract
