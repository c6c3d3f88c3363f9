#include "train/names_corpus.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>

namespace entente::train {
namespace {

constexpr size_t kSentencesOfDocument = 20;  // where a corpus does not tell
constexpr size_t kLongWord = 4;
constexpr size_t kHeadlines = 10;  // one document in so many is also read as headlines
constexpr size_t kJoined = 3;      // one in so many keeps its hyphens apart
constexpr std::string_view kJoinedClass = "Person";

// Names of classes in the corpora that are not those of the model.
struct OtherName {
  std::string_view name, cls;
};
constexpr OtherName kOtherNames[] = {
    {"LOC", "Location"}, {"MISC", "Misc"}, {"ORG", "Organization"}, {"OTH", "Misc"}, {"PER", "Person"}};

// Label of "B-Person"; 0 for "O" and for what is no class.
uint8_t LabelOf(std::string_view tag) {
  if (tag.size() < 3 || tag[1] != '-') return 0;
  std::string_view name = tag.substr(2);
  for (const OtherName& other : kOtherNames) {
    if (name == other.name) name = other.cls;
  }
  const auto& classes = NameClasses();
  const auto found = std::find(classes.begin(), classes.end(), name);
  if (found == classes.end()) return 0;
  const auto cls = static_cast<size_t>(found - classes.begin());
  const bool begins = tag[0] == 'B' || tag[0] == 'S';
  return begins ? extract::NameLabels::Begin(cls) : extract::NameLabels::Inside(cls);
}

class Builder {
 public:
  void AddToken(std::string_view token, uint8_t label) {
    extract::Document& document = current_.document;
    // A name that nothing begins begins here.
    const bool first = document.tokens.size() == sentence_begin_;
    const uint8_t previous = first ? uint8_t{0} : current_.labels.back();
    if (!extract::NameLabels::MayFollow(previous, label)) --label;
    std::string& text = document.article.text;
    const auto begin = static_cast<uint32_t>(text.size());
    text.append(token).append(" ");
    document.tokens.push_back({begin, begin + static_cast<uint32_t>(token.size())});
    current_.labels.push_back(label);
  }

  void EndSentence() {
    const auto end = static_cast<uint32_t>(current_.document.tokens.size());
    if (end > sentence_begin_) current_.document.sentences.push_back({sentence_begin_, end});
    sentence_begin_ = end;
  }

  void EndDocument() {
    EndSentence();
    if (!current_.labels.empty()) corpus_.push_back(std::move(current_));
    current_ = {};
    sentence_begin_ = 0;
  }

  size_t sentences() const { return current_.document.sentences.size(); }
  NamesCorpus Take() && { return std::move(corpus_); }

 private:
  NamesCorpus corpus_;
  NamedDocument current_;
  uint32_t sentence_begin_ = 0;
};

std::vector<std::string_view> SplitAtBlanks(std::string_view line) {
  std::vector<std::string_view> columns;
  while (true) {
    const size_t tab = line.find('\t');
    columns.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return columns;
    line.remove_prefix(tab + 1);
  }
}

Status CannotRead(const std::string& path) {
  return Status(ErrorCode::kIo, fmt::format("{}: cannot be read; expected a corpus of names", path));
}

Status ReadDocument(const std::filesystem::path& path, Builder* builder) {
  std::ifstream in(path);
  if (!in) return CannotRead(path.string());
  for (std::string line; std::getline(in, line);) {
    const auto columns = SplitAtBlanks(line);
    if (columns.size() < 2 || columns[0].empty()) {
      builder->EndSentence();
    } else {
      builder->AddToken(columns[0], LabelOf(columns[1]));
    }
  }
  builder->EndDocument();
  return {};
}

char Upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// One sentence in three in capitals, one in three with a capital on each long word.
NamedDocument AsHeadlines(const NamedDocument& source) {
  NamedDocument headlines = source;
  std::string& text = headlines.document.article.text;
  for (size_t s = 0; s < source.document.sentences.size(); ++s) {
    const extract::TokenSpan sentence = source.document.sentences[s];
    if (s % 3 == 2) continue;
    for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
      const ByteSpan bytes = source.document.tokens[token];
      const bool capital = s % 3 == 0 || bytes.size() >= kLongWord;
      const uint32_t end = s % 3 == 0 ? bytes.end : bytes.begin + 1;
      for (uint32_t at = bytes.begin; capital && at < end; ++at) text[at] = Upper(text[at]);
    }
  }
  return headlines;
}

// Whether token `at` is a hyphen inside a name of a person: "Jae - in".
bool JoinsName(const NamedDocument& source, uint32_t at, extract::TokenSpan sentence) {
  if (at <= sentence.begin || at + 1 >= sentence.end || source.document.TokenText(at) != "-") return false;
  const uint8_t label = source.labels[at];
  if (!extract::NameLabels::IsInside(label) || source.labels[at + 1] != label) return false;
  return NameClasses()[extract::NameLabels::ClassOf(label)] == kJoinedClass;
}

NamedDocument WithJoinedNames(const NamedDocument& source) {
  Builder builder;
  for (const extract::TokenSpan& sentence : source.document.sentences) {
    for (uint32_t at = sentence.begin; at < sentence.end;) {
      const uint8_t label = source.labels[at];
      std::string token(source.document.TokenText(at++));
      while (JoinsName(source, at, sentence)) {
        token.append("-").append(source.document.TokenText(at + 1));
        at += 2;
      }
      builder.AddToken(token, label);
    }
    builder.EndSentence();
  }
  builder.EndDocument();
  return std::move(std::move(builder).Take().front());
}

}  // namespace

const std::vector<std::string_view>& NameClasses() {
  static const std::vector<std::string_view> classes = {"Date", "Facility",     "Location", "Misc",   "Money",
                                                        "NORP", "Organization", "Person",   "Product"};
  return classes;
}

Result<NamesCorpus> ReadNamesFolder(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) paths.push_back(entry.path());
  if (error || paths.empty()) return CannotRead(folder);
  std::sort(paths.begin(), paths.end());
  Builder builder;
  for (const auto& path : paths) {
    const Status status = ReadDocument(path, &builder);
    if (!status.ok()) return status;
  }
  return std::move(builder).Take();
}

Result<NamesCorpus> ReadNumberedNames(const std::string& path) {
  std::ifstream in(path);
  if (!in) return CannotRead(path);
  Builder builder;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# newdoc") || builder.sentences() >= kSentencesOfDocument) builder.EndDocument();
    const auto columns = SplitAtBlanks(line);
    if (columns.size() >= 3) builder.AddToken(columns[1], LabelOf(columns[2]));
    if (line.empty()) builder.EndSentence();
  }
  builder.EndDocument();
  return std::move(builder).Take();
}

NamesCorpus WithVariants(const NamesCorpus& corpus) {
  NamesCorpus all;
  for (size_t i = 0; i < corpus.size(); ++i) {
    all.push_back(i % kJoined == 0 ? corpus[i] : WithJoinedNames(corpus[i]));
    if (i % kHeadlines == 0) all.push_back(AsHeadlines(corpus[i]));
  }
  return all;
}

}  // namespace entente::train
