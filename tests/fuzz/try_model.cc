#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

#include "extract/knowledge/knowledge.h"
#include "extract/language/biaffine_parser.h"
#include "extract/language/lemmatizer.h"
#include "extract/language/names.h"
#include "extract/language/segmenter.h"
#include "span_checks.h"
#include "targets.h"

namespace entente::extract {
namespace {

constexpr std::string_view kText =
    "Arcadian President Ann Lee met 12 envoys in Arcville. \"We won't wait,\" Lee's aide said on Jan. 5.\n\nBoth "
    "sides’ ministries refused.";

// Bytes as a file that has a path.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : file_(memfd_create("model", 0)) {
    if (file_ < 0 || ::write(file_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) std::abort();
  }
  ~MemoryFile() { ::close(file_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::string path() const { return fmt::format("/proc/self/fd/{}", file_); }

 private:
  int file_;
};

// The text cut at spaces: what models other than the segmenter are tried on.
Document Words() {
  Document document;
  document.article.text = kText;
  for (size_t begin = 0; begin < kText.size();) {
    const size_t end = std::min(kText.find_first_of(" \n", begin), kText.size());
    if (end > begin) document.tokens.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
    begin = end + 1;
  }
  document.sentences.push_back({0, static_cast<uint32_t>(document.tokens.size())});
  return document;
}

std::string Use(const Segmenter& segmenter) {
  Article article;
  article.text = kText;
  return BrokenPromise(segmenter.Segment(std::move(article)));
}

std::string Use(const Lemmatizer& lemmatizer) {
  const Document document = Words();
  size_t bytes = 0;
  for (uint32_t token = 0; token < document.tokens.size(); ++token) {
    for (const char* tag : {"NN", "NNS", "NNP", "VBD", ""})
      bytes += lemmatizer.Lemma(document.TokenText(token), tag).size();
  }
  return bytes > 1u << 30 ? "lemmas without end" : "";
}

std::string Use(const BiaffineParser& parser) {
  const Document document = Words();
  const std::vector<ParsedWord> words = parser.Parse(WordsOf(document), document.sentences);
  size_t roots = 0;
  for (const ParsedWord& word : words) {
    roots += word.head == -1;
    if (word.head < -1 || word.head >= static_cast<int32_t>(words.size())) return "a head outside";
    if (word.tag >= parser.tags().size()) return "an unknown tag";
    if (word.relation >= parser.relations().size()) return "an unknown relation";
  }
  return roots == 1 ? "" : fmt::format("{} roots", roots);
}

std::string Use(const NameFinder& finder) {
  Analysis analysis;
  analysis.document = Words();
  uint32_t end = 0;
  for (const Name& name : finder.Find(analysis.document, {})) {
    if (name.tokens.begin < end || name.tokens.empty() || name.tokens.end > analysis.document.tokens.size())
      return "a name outside";
    end = name.tokens.end;
  }
  return "";
}

// Every text of an index must be readable; what they are does not matter.
std::string Use(const Knowledge& knowledge) {
  size_t bytes = 0;
  const uint32_t few = std::min(knowledge.size(), 64u);
  for (uint32_t at = 0; at <= few; ++at) {
    const KnownIndex actor = at == few ? kNotKnown : at;
    const KnownActor known = knowledge.Get(actor);
    bytes += known.id.size() + known.kind.size() + known.name.size() + known.gender.size() + known.sort.size();
    bytes += knowledge.FindId(known.id) == kNotKnown;
    for (const auto& offices : {knowledge.OfficesOf(actor), knowledge.OfficesIn(actor)}) {
      for (const KnownOffice& office : offices) bytes += office.title.size() + office.office.size();
    }
  }
  for (const char* name : {"arcadia", "lee", "ann", "ann lee", "arcville", "", "zz"}) {
    for (const NameMatch& match : knowledge.Find(name)) {
      if (match.actor >= knowledge.size()) return "a name of no actor";
    }
    bytes += knowledge.GazetteerBits(name) + knowledge.IsNamePrefix(name);
  }
  return bytes == SIZE_MAX ? "too much" : "";
}

// Adds a broken promise to `broken`.
template <class Loaded>
void Try(const Loaded& loaded, std::string* broken) {
  if (!broken->empty()) return;
  if (loaded.ok()) {
    *broken = Use(loaded.value());
  } else if (loaded.status().message().empty()) {
    *broken = "refused without a message";
  }
}

void Try(const Result<std::unique_ptr<Knowledge>>& loaded, std::string* broken) {
  if (loaded.ok() && broken->empty()) *broken = Use(*loaded.value());
}

}  // namespace

std::string TryModel(std::string_view bytes) {
  const MemoryFile file(bytes);
  const std::string path = file.path();
  std::string broken;
  Try(Segmenter::Load(path), &broken);
  Try(Lemmatizer::Load(path), &broken);
  Try(NameFinder::Load(path, {}), &broken);
  Try(BiaffineParser::Load(path), &broken);
  Try(Knowledge::Load(path), &broken);
  return broken;
}

}  // namespace entente::extract
