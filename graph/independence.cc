#include "graph/independence.h"

#include <xxhash.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "graph/name.h"

namespace entente {
namespace {

constexpr size_t kDatelineBytesMax = 120;  // a dateline stands in front, behind the title at most
constexpr size_t kAgencyBytesMax = 30;
constexpr size_t kFewestWords = 8;  // shorter sentences are alike by chance
constexpr size_t kRun = 3;

bool BeginsWithDash(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  return text.starts_with('-') || text.starts_with("\xe2\x80\x93") || text.starts_with("\xe2\x80\x94");
}

// "OSLO, 3 May (Agency) - ...": up to the bracket.
std::string_view DatelineIn(std::string_view paragraph) {
  const std::string_view front = paragraph.substr(0, kDatelineBytesMax);
  const size_t open = front.find('('), close = front.find(')', open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || close == std::string_view::npos || close - open > kAgencyBytesMax) return {};
  return BeginsWithDash(paragraph.substr(close + 1)) ? front.substr(0, close + 1) : std::string_view();
}

// What stands in the brackets.
std::string AgencyOf(const SourceDocument& document) {
  const std::string_view dateline = DatelineOf(document);
  if (dateline.empty()) return "";
  const size_t open = dateline.find('(');
  return FoldName(dateline.substr(open + 1, dateline.size() - open - 2));
}

// The outlet, or the host of the address.
std::string OutletOf(const SourceDocument& document) {
  if (!document.outlet.empty()) return FoldName(document.outlet);
  const std::string_view url = document.url;
  const size_t begin = url.find("://");
  if (begin == std::string_view::npos) return ToString(document.id);
  return FoldName(url.substr(begin + 3, url.find('/', begin + 3) - begin - 3));
}

// Hashes of the sequences of words, sorted.
using Runs = std::vector<uint64_t>;

std::vector<std::string_view> WordsOf(std::string_view folded) {
  std::vector<std::string_view> words;
  for (size_t begin = 0; begin < folded.size();) {
    const size_t end = std::min(folded.find(' ', begin), folded.size());
    words.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// None of a sentence that is too short.
Runs RunsOf(const std::string& folded) {
  const std::vector<std::string_view> words = WordsOf(folded);
  Runs runs;
  if (words.size() < kFewestWords) return runs;
  for (size_t i = 0; i + kRun <= words.size(); ++i) {
    const std::string_view last = words[i + kRun - 1];
    runs.push_back(XXH3_64bits(words[i].data(), static_cast<size_t>(last.data() + last.size() - words[i].data())));
  }
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  return runs;
}

bool NearlyTheSame(const Runs& a, const Runs& b) {
  const auto [fewer, more] = std::minmax({a.size(), b.size()});
  if (a.empty() || b.empty() || fewer * 4 < more * 3) return false;
  size_t shared = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    const bool same = *i == *j, lower = *i < *j;
    shared += same ? 1 : 0;
    if (same || lower) ++i;
    if (!lower) ++j;
  }
  return shared * 4 >= more * 3;
}

// Which of a number of things belong together.
class Groups {
 public:
  explicit Groups(size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0u); }
  size_t Of(size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void Join(size_t a, size_t b) { parent_[Of(a)] = Of(b); }
  uint32_t Count() {
    uint32_t count = 0;
    for (size_t i = 0; i < parent_.size(); ++i) count += Of(i) == i ? 1 : 0;
    return count;
  }

 private:
  std::vector<size_t> parent_;
};

void JoinAlike(const std::vector<Telling>& tellings, Groups* groups) {
  std::map<std::string, size_t> first;
  for (size_t i = 0; i < tellings.size(); ++i) {
    for (const std::string& origin : {tellings[i].outlet, tellings[i].agency, tellings[i].attribution}) {
      if (!origin.empty()) groups->Join(i, first.emplace(origin, i).first->second);
    }
  }
}

}  // namespace

std::string_view DatelineOf(const SourceDocument& document) {
  std::string_view text = document.text;
  if (!document.title.empty() && text.starts_with(document.title)) {
    text.remove_prefix(document.title.size());
    text.remove_prefix(std::min(text.size(), text.find_first_not_of("\n ")));
  }
  return DatelineIn(text);
}

Telling TellingOf(const Evidence& evidence, const SourceDocument& document) {
  return {OutletOf(document), AgencyOf(document), FoldName(evidence.attribution), FoldName(evidence.words)};
}

uint32_t CountIndependent(const std::vector<Telling>& tellings) {
  Groups groups(tellings.size());
  JoinAlike(tellings, &groups);
  std::vector<Runs> runs;
  for (const Telling& telling : tellings) runs.push_back(RunsOf(telling.words));
  for (size_t i = 0; i < runs.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (groups.Of(i) != groups.Of(j) && NearlyTheSame(runs[i], runs[j])) groups.Join(i, j);
    }
  }
  return groups.Count();
}

Result<uint32_t> IndependentSources(const GraphView& graph, EdgeId edge) {
  const auto evidence = graph.GetEvidence(edge);
  if (!evidence.ok()) return evidence.status();
  std::map<DocumentId, SourceDocument> documents;
  std::vector<Telling> tellings;
  for (const Evidence& piece : evidence.value()) {
    auto found = documents.find(piece.document);
    if (found == documents.end()) {
      auto document = graph.GetDocument(piece.document);
      if (!document.ok()) return document.status();
      found = documents.emplace(piece.document, std::move(document).value()).first;
    }
    tellings.push_back(TellingOf(piece, found->second));
  }
  return CountIndependent(tellings);
}

}  // namespace entente
