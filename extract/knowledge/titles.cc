#include "extract/knowledge/titles.h"

#include <algorithm>

#include "graph/name.h"

namespace entente::extract {
namespace {

constexpr size_t kLongestPhrase = 9;  // words; no phrase of the tables is longer

std::vector<std::string_view> SplitWords(std::string_view folded) {
  std::vector<std::string_view> words;
  while (!folded.empty()) {
    const size_t end = std::min(folded.find(' '), folded.size());
    words.push_back(folded.substr(0, end));
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return words;
}

// Whether some word of the table begins with these letters.
template <class Table>
bool BeginsSome(const Table& words, std::string_view letters) {
  const auto first = words.lower_bound(letters);
  return first != words.end() && first->first.starts_with(letters);
}

std::string JoinTitles(const std::string& first, const std::string& second) {
  return first.empty() ? second : first + " " + second;
}

}  // namespace

// Reads rank* deputy* portfolio* head ("of" subject)* over single words and keeps the longest reading.
class TitleScan {
 public:
  struct Reading {
    size_t end = 0;
    TitleMatch match;
    bool open_portfolio = false;  // takes a subject, and none was read
  };

  TitleScan(const Titles& titles, std::vector<std::string_view> words) : titles_(titles), words_(std::move(words)) {}

  const Reading& Longest() {
    Extend(0, {});
    return best_;
  }

 private:
  struct Before {
    std::string title;
    std::string portfolio;
    bool deputy = false;
  };

  std::string Phrase(size_t begin, size_t count) const {
    std::string phrase;
    for (size_t i = begin; i < begin + count; ++i) phrase.append(phrase.empty() ? "" : " ").append(words_[i]);
    return phrase;
  }

  template <class Table>
  auto FindLongest(const Table& table, size_t begin, size_t* count) const -> decltype(&table.begin()->second) {
    for (*count = std::min(kLongestPhrase, words_.size() - begin); *count > 0; --*count) {
      const auto found = table.find(Phrase(begin, *count));
      if (found != table.end()) return &found->second;
    }
    return nullptr;
  }

  void Extend(size_t at, const Before& before) {
    size_t count = 0;
    if (const Titles::Head* head = FindLongest(titles_.heads_, at, &count)) Settle(*head, at + count, before);
    for (count = std::min(kLongestPhrase, words_.size() - at); count > 0; --count) {
      const auto modifier = titles_.modifiers_.find(Phrase(at, count));
      if (modifier != titles_.modifiers_.end()) Extend(at + count, Add(before, modifier->second));
    }
  }

  static Before Add(const Before& before, const Titles::Modifier& modifier) {
    return {JoinTitles(before.title, modifier.title),
            modifier.portfolio.empty() ? before.portfolio : modifier.portfolio, before.deputy || modifier.deputy};
  }

  void Settle(const Titles::Head& head, size_t end, const Before& before) {
    if (end <= best_.end) return;
    std::string title = JoinTitles(before.title, head.title);
    std::string office = head.portfolio && !before.portfolio.empty() ? before.portfolio + "-minister" : head.office;
    const size_t head_end = end;
    end = ReadSubjects(head, end, &title, &office);
    best_ = {end,
             {0, title, before.deputy ? "deputy-" + office : office, head.gender, head.plural, head.government},
             head.portfolio && before.portfolio.empty() && end == head_end};
  }

  // The first subject makes the class; further ones ("and trade") only lengthen the title.
  size_t ReadSubjects(const Titles::Head& head, size_t end, std::string* title, std::string* office) const {
    bool first = true;
    while (end + 1 < words_.size()) {
      const std::string_view link = words_[end];
      if (first ? link != "of" && link != "for" : link != "and") break;
      size_t count = 0;
      const Titles::Subject* subject = FindSubject(head, end + 1, &count);
      if (!subject) break;
      if (first) *office = subject->portfolio.empty() ? subject->office : subject->portfolio + "-minister";
      title->append(" ").append(link).append(" ").append(subject->title);
      end += 1 + count;
      first = false;
    }
    return end;
  }

  const Titles::Subject* FindSubject(const Titles::Head& head, size_t begin, size_t* count) const {
    for (*count = std::min(kLongestPhrase, words_.size() - begin); *count > 0; --*count) {
      const auto found = titles_.subjects_.find(Phrase(begin, *count));
      if (found == titles_.subjects_.end()) continue;
      for (const Titles::Subject& subject : found->second) {
        if (Applies(subject, head)) return &subject;
      }
    }
    return nullptr;
  }

  static bool Applies(const Titles::Subject& subject, const Titles::Head& head) {
    if (!subject.portfolio.empty()) return head.portfolio;
    return subject.heads.empty() ||
           std::find(subject.heads.begin(), subject.heads.end(), head.title) != subject.heads.end();
  }

  const Titles& titles_;
  std::vector<std::string_view> words_;
  Reading best_;
};

bool Titles::MayBeginTitle(std::string_view token) const {
  return first_words_.contains(token.substr(0, token.find(' ')));
}

std::optional<TitleMatch> Titles::MatchTitle(std::span<const std::string> tokens) const {
  if (tokens.empty() || !MayBeginTitle(tokens[0])) return std::nullopt;
  std::vector<std::string_view> words;
  std::vector<size_t> token_ends;  // in words
  for (const std::string& token : tokens.first(std::min<size_t>(tokens.size(), 2 * kLongestPhrase))) {
    const std::vector<std::string_view> parts = SplitWords(token);
    if (parts.empty()) break;
    words.insert(words.end(), parts.begin(), parts.end());
    token_ends.push_back(words.size());
  }
  TitleScan::Reading reading = TitleScan(*this, std::move(words)).Longest();
  const auto end = std::find(token_ends.begin(), token_ends.end(), reading.end);
  if (end == token_ends.end()) return std::nullopt;
  reading.match.tokens = static_cast<uint32_t>(end - token_ends.begin()) + 1;
  return reading.match;
}

std::string Titles::OfficeOf(std::string_view title) const {
  const std::string folded = FoldName(title);
  std::vector<std::string_view> words = SplitWords(folded);
  // Words before the title that no table knows, as in "Russian Foreign Minister", are passed over.
  for (size_t skip = 0; skip < words.size(); ++skip) {
    const std::vector<std::string_view> rest(words.begin() + static_cast<ptrdiff_t>(skip), words.end());
    const TitleScan::Reading reading = TitleScan(*this, rest).Longest();
    if (reading.end == 0) continue;
    // "President of" something that is no state, or the "festival president", is the head of that thing.
    const bool of_another = skip > 0 || (reading.end < rest.size() && rest[reading.end] != "and");
    if (of_another && reading.match.office.starts_with("head-of-")) return "organization";
    // "Secretary of State for" a subject that the table does not know is some minister.
    if (reading.open_portfolio && reading.end < rest.size() && reading.match.office != "minister") {
      return rest[reading.end] == "for" ? "minister" : "official";
    }
    return reading.match.office;
  }
  return "official";
}

std::optional<Honorific> Titles::MatchHonorific(std::span<const std::string_view> tokens) const {
  std::optional<Honorific> longest;
  std::string folded, written;
  for (uint32_t i = 0; i < std::min<size_t>(tokens.size(), 4); ++i) {
    folded.append(i ? " " : "").append(FoldName(tokens[i]));
    written.append(i ? " " : "").append(tokens[i]);
    if (!BeginsSome(honorifics_, folded) && !BeginsSome(written_honorifics_, written)) break;
    const bool capital = !tokens[0].empty() && tokens[0][0] >= 'A' && tokens[0][0] <= 'Z';
    if (const auto exact = written_honorifics_.find(written); exact != written_honorifics_.end()) {
      longest = Honorific{i + 1, exact->second};
    } else if (const auto found = honorifics_.find(folded); capital && found != honorifics_.end()) {
      longest = Honorific{i + 1, found->second};
    }
  }
  return longest;
}

std::optional<OfficeMarker> Titles::FindMarker(std::string_view folded) const {
  const auto found = markers_.find(folded);
  return found == markers_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<ActorNoun> Titles::FindNoun(std::string_view folded) const {
  const auto found = nouns_.find(folded);
  return found == nouns_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Relative> Titles::FindRelative(std::string_view folded) const {
  const auto found = relatives_.find(folded);
  return found == relatives_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace entente::extract
