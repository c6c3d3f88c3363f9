#include "train/quotations_corpus.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "train/print_spacing.h"
#include "train/read_file.h"

namespace entente::train {
namespace {

constexpr std::string_view kCoreference = "/coref/conll/", kQuotations = "/quotations/tsv/";
constexpr size_t kWordColumn = 3, kEntityColumn = 12;

std::vector<std::string_view> SplitAt(std::string_view text, char sign) {
  std::vector<std::string_view> parts;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find(sign, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::optional<int32_t> EntityNumber(std::string_view text) {
  int32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// As labels have it: small letters, and one sign for all that is neither letter nor digit.
std::string LabelForm(std::string_view words) {
  std::string label;
  for (const char c : words) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    label += capital ? static_cast<char>(c - 'A' + 'a') : kept ? c : '_';
  }
  return label;
}

struct TokenMention {
  size_t begin = 0, end = 0;  // tokens
  int32_t entity = kNoGoldEntity;
};

struct Spoken {
  size_t begin = 0, end = 0;  // tokens
  std::string id, label;
};

class QuotationsReader {
 public:
  QuotationsReader(const std::string& name, const IsFirstPerson& is_first_person)
      : name_(name), is_first_person_(is_first_person) {}

  Result<QuotedText> Read(std::string_view coreference, std::string_view quotations, std::string_view between) {
    if (Status status = ReadCoreference(coreference); !status.ok()) return status;
    if (Status status = ReadQuotations(quotations); !status.ok()) return status;
    QuotedText text;
    text.name = name_;
    const PrintedText printed = PrintSentences(sentences_, between);
    text.text = printed.text;
    const auto bytes = [&](size_t begin, size_t end) {
      return ByteSpan{printed.tokens[begin].begin, printed.tokens[end - 1].end};
    };
    for (const TokenMention& mention : mentions_) {
      text.mentions.push_back({bytes(mention.begin, mention.end), mention.entity});
    }
    const std::map<std::string, int32_t> entities = FindSpeakers();
    for (const Spoken& spoken : spoken_) {
      const auto found = entities.find(spoken.label);
      text.quotations.push_back(
          {bytes(spoken.begin, spoken.end), found == entities.end() ? kNoGoldEntity : found->second});
    }
    return text;
  }

 private:
  Status Refuse(size_t line, std::string_view expected) const {
    return {ErrorCode::kInvalidInput, fmt::format("{}:{}: expected {}", name_, line, expected)};
  }

  Status ReadCoreference(std::string_view rows) {
    std::map<int32_t, std::vector<size_t>> open;
    bool starts = true;
    size_t line = 0;
    for (const std::string_view row : SplitAt(rows, '\n')) {
      ++line;
      if (row.empty() || row[0] == '#') {
        starts = true;
        continue;
      }
      const std::vector<std::string_view> columns = SplitAt(row, '\t');
      if (columns.size() <= kEntityColumn) return Refuse(line, "13 columns");
      if (starts) sentences_.emplace_back();
      starts = false;
      sentences_.back().emplace_back(columns[kWordColumn]);
      tokens_.emplace_back(columns[kWordColumn]);
      if (Status status = ReadEntities(columns[kEntityColumn], line, &open); !status.ok()) return status;
    }
    return {};
  }

  // "(3|(7)|2)": 3 begins, 7 is this token, 2 ends.
  Status ReadEntities(std::string_view column, size_t line, std::map<int32_t, std::vector<size_t>>* open) {
    if (column.empty() || column == "_") return {};
    for (std::string_view part : SplitAt(column, '|')) {
      const bool begins = part.starts_with('('), ends = part.ends_with(')');
      if (begins) part.remove_prefix(1);
      if (ends && !part.empty()) part.remove_suffix(1);
      const std::optional<int32_t> entity = EntityNumber(part);
      if (!entity) return Refuse(line, "numbers of entities");
      std::vector<size_t>& begun = (*open)[*entity];
      if (begins) begun.push_back(tokens_.size() - 1);
      if (!ends) continue;
      if (begun.empty()) return Refuse(line, fmt::format("mention {} to begin before it ends", *entity));
      mentions_.push_back({begun.back(), tokens_.size(), *entity});
      begun.pop_back();
    }
    return {};
  }

  Status ReadQuotations(std::string_view rows) {
    std::map<std::string_view, std::string_view> label_of;
    std::vector<size_t> first;  // token of each sentence
    size_t count = 0;
    for (const auto& sentence : sentences_) {
      first.push_back(count);
      count += sentence.size();
    }
    size_t line = 0;
    for (const std::string_view row : SplitAt(rows, '\n')) {
      ++line;
      const std::vector<std::string_view> columns = SplitAt(row, '\t');
      if (columns[0] == "ATTRIB" && columns.size() > 2) label_of[columns[1]] = columns[2];
      if (columns[0] != "QUOTE") continue;
      const auto place = ReadPlace(columns, first);
      if (!place) return Refuse(line, "a quotation inside the text");
      spoken_.push_back({place->first, place->second, std::string(columns[1]), ""});
    }
    for (Spoken& spoken : spoken_) spoken.label = label_of[spoken.id];
    std::stable_sort(spoken_.begin(), spoken_.end(),
                     [](const Spoken& a, const Spoken& b) { return a.begin < b.begin; });
    return {};
  }

  std::optional<std::pair<size_t, size_t>> ReadPlace(const std::vector<std::string_view>& columns,
                                                     const std::vector<size_t>& first) const {
    if (columns.size() < 6) return std::nullopt;
    std::array<size_t, 4> numbers{};
    for (size_t i = 0; i < 4; ++i) {
      const std::optional<int32_t> number = EntityNumber(columns[i + 2]);
      if (!number || *number < 0) return std::nullopt;
      numbers[i] = static_cast<size_t>(*number);
    }
    if (numbers[0] >= first.size() || numbers[2] >= first.size()) return std::nullopt;
    const size_t begin = first[numbers[0]] + numbers[1], end = first[numbers[2]] + numbers[3] + 1;
    if (begin >= end || end > tokens_.size()) return std::nullopt;
    return std::pair{begin, end};
  }

  std::map<std::string, int32_t> FindSpeakers() const {
    std::map<std::string, std::set<int32_t>> named;
    for (const TokenMention& mention : mentions_) {
      std::string words;
      for (size_t i = mention.begin; i < mention.end; ++i) words += (words.empty() ? "" : " ") + tokens_[i];
      named[LabelForm(words)].insert(mention.entity);
    }
    std::map<std::string, int32_t> found;
    for (const Spoken& spoken : spoken_) {
      const size_t dash = spoken.label.rfind('-');
      if (dash == std::string::npos || found.contains(spoken.label)) continue;
      const auto candidates = named.find(LabelForm(std::string_view(spoken.label).substr(0, dash)));
      const int32_t number = EntityNumber(std::string_view(spoken.label).substr(dash + 1)).value_or(0);
      const int32_t entity =
          candidates != named.end() ? Nearest(candidates->second, number) : ByFirstPerson(spoken.label);
      if (entity != kNoGoldEntity) found.emplace(spoken.label, entity);
    }
    return found;
  }

  static int32_t Nearest(const std::set<int32_t>& entities, int32_t number) {
    return *std::min_element(entities.begin(), entities.end(),
                             [&](int32_t a, int32_t b) { return std::abs(a - number) < std::abs(b - number); });
  }

  int32_t ByFirstPerson(const std::string& label) const {
    std::map<int32_t, size_t> votes;
    for (const Spoken& spoken : spoken_) {
      if (spoken.label != label) continue;
      for (const TokenMention& mention : mentions_) {
        const bool inside = mention.begin >= spoken.begin && mention.end <= spoken.end;
        if (inside && mention.end == mention.begin + 1 && is_first_person_(tokens_[mention.begin])) {
          ++votes[mention.entity];
        }
      }
    }
    const auto most =
        std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == votes.end() ? kNoGoldEntity : most->first;
  }

  const std::string& name_;
  const IsFirstPerson& is_first_person_;
  std::vector<std::vector<std::string>> sentences_;
  std::vector<std::string> tokens_;
  std::vector<TokenMention> mentions_;
  std::vector<Spoken> spoken_;
};

}  // namespace

Result<QuotedText> ReadQuotedText(const std::string& name, std::string_view coreference, std::string_view quotations,
                                  std::string_view between, const IsFirstPerson& is_first_person) {
  return QuotationsReader(name, is_first_person).Read(coreference, quotations, between);
}

Result<std::vector<QuotedText>> ReadQuotedTexts(const std::string& folder, std::string_view between,
                                                const IsFirstPerson& is_first_person) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(folder + std::string(kQuotations), error)) {
    if (file.path().extension() == ".ann") names.push_back(file.path().stem().string());
  }
  if (error) return Status(ErrorCode::kIo, fmt::format("{}{}: {}", folder, kQuotations, error.message()));
  std::sort(names.begin(), names.end());
  std::vector<QuotedText> texts;
  for (const std::string& name : names) {
    const Result<std::string> coreference = ReadFile(folder + std::string(kCoreference) + name + ".conll");
    if (!coreference.ok()) return coreference.status();
    const Result<std::string> quotations = ReadFile(folder + std::string(kQuotations) + name + ".ann");
    if (!quotations.ok()) return quotations.status();
    Result<QuotedText> text = ReadQuotedText(name, coreference.value(), quotations.value(), between, is_first_person);
    if (!text.ok()) return text.status();
    texts.push_back(std::move(text).value());
  }
  return texts;
}

}  // namespace entente::train
