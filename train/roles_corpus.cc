#include "train/roles_corpus.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace entente::train {
namespace {

constexpr size_t kRolesetColumn = 7;
constexpr std::string_view kSentenceId = "# sent_id = ";

using RoleRow = std::vector<std::string_view>;

RoleRow Columns(std::string_view line) {
  RoleRow columns;
  for (size_t begin = 0; begin <= line.size();) {
    const size_t end = std::min(line.find('\t', begin), line.size());
    columns.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return columns;
}

std::optional<int> HeadNumber(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

struct RoleSpan {
  std::string role;
  extract::TokenSpan tokens;
};

// The brackets of one column: "(ARG0*", "*", "*)". Nothing where they do not pair.
std::optional<std::vector<RoleSpan>> Spans(const std::vector<RoleRow>& rows, size_t column) {
  std::vector<RoleSpan> spans;
  bool open = false;
  for (uint32_t token = 0; token < rows.size(); ++token) {
    std::string_view cell = rows[token][column];
    if (cell.starts_with('(')) {
      if (open || cell.find('*') == std::string_view::npos) return std::nullopt;
      spans.push_back({std::string(cell.substr(1, cell.find('*') - 1)), {token, token}});
      open = true;
    }
    if (!cell.ends_with(')')) continue;
    if (!open) return std::nullopt;
    spans.back().tokens.end = token + 1;
    open = false;
  }
  return open ? std::nullopt : std::optional(std::move(spans));
}

// The token that hangs outside of the span; of several the first that is no punctuation.
uint32_t HeadOf(const GoldSentence& tree, extract::TokenSpan span) {
  for (uint32_t token = span.begin; token < span.end; ++token) {
    const int head = tree.tokens[token].head;
    if (tree.tokens[token].relation == "punct") continue;
    if (head < 0 || !span.Contains(static_cast<uint32_t>(head))) return token;
  }
  return span.begin;
}

std::vector<GoldArgument> ArgumentsOf(const GoldSentence& tree, const std::vector<RoleSpan>& spans) {
  std::vector<GoldArgument> arguments;
  for (const RoleSpan& span : spans) {
    if (span.role.starts_with("ARG")) arguments.push_back({span.role, {HeadOf(tree, span.tokens)}});
  }
  for (const RoleSpan& span : spans) {
    if (!span.role.starts_with("C-ARG") && !span.role.starts_with("R-ARG")) continue;
    const auto of = std::find_if(arguments.begin(), arguments.end(), [&](const GoldArgument& argument) {
      return argument.role == std::string_view(span.role).substr(2);
    });
    if (of != arguments.end()) of->heads.push_back(HeadOf(tree, span.tokens));
  }
  return arguments;
}

// The sentence that the rows make; nothing where they make none.
std::optional<RoleSentence> MakeSentence(const std::vector<RoleRow>& rows, const std::string& id) {
  RoleSentence sentence;
  sentence.tree.document = id.substr(0, id.rfind('-'));
  std::vector<int> heads;
  for (const RoleRow& row : rows) {
    const std::optional<int> head = row.size() == rows.front().size() ? HeadNumber(row[5]) : std::nullopt;
    if (!head || row.size() <= kRolesetColumn) return std::nullopt;
    heads.push_back(*head - 1);
    sentence.tree.tokens.push_back(
        {std::string(row[1]), std::string(row[2]), std::string(row[4]), std::string(row[6]), *head - 1, true});
  }
  if (!IsTree(heads)) return std::nullopt;
  size_t column = kRolesetColumn;
  for (uint32_t token = 0; token < rows.size(); ++token) {
    if (rows[token][kRolesetColumn] == "-") continue;
    if (++column >= rows.front().size()) return std::nullopt;
    const std::optional<std::vector<RoleSpan>> spans = Spans(rows, column);
    if (!spans) return std::nullopt;
    sentence.predicates.push_back(
        {token, std::string(rows[token][kRolesetColumn]), ArgumentsOf(sentence.tree, *spans)});
  }
  return column + 1 == rows.front().size() ? std::optional(std::move(sentence)) : std::nullopt;
}

}  // namespace

Result<RoleCorpus> ParseRoles(std::string_view text, const std::string& path) {
  RoleCorpus corpus;
  std::vector<RoleRow> rows;
  std::string id;
  size_t number = 0;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.starts_with(kSentenceId)) id = line.substr(kSentenceId.size());
    if (line.starts_with('#')) continue;
    if (!line.empty()) rows.push_back(Columns(line));
    if (rows.empty() || (!line.empty() && begin <= text.size())) continue;
    std::optional<RoleSentence> sentence = MakeSentence(rows, id);
    if (!sentence) {
      return Status(ErrorCode::kInvalidInput,
                    fmt::format("{}:{}: expected a tree with a column of brackets for each predicate", path, number));
    }
    corpus.push_back(std::move(*sentence));
    rows.clear();
  }
  return corpus;
}

Result<RoleCorpus> ReadRoles(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Status(ErrorCode::kIo, path + ": cannot read this corpus");
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return ParseRoles(text, path);
}

std::vector<extract::TokenSpan> DocumentsOf(const RoleCorpus& corpus) {
  std::vector<extract::TokenSpan> documents;
  for (uint32_t i = 0; i < corpus.size(); ++i) {
    if (i == 0 || corpus[i].tree.document != corpus[i - 1].tree.document) documents.push_back({i, i});
    documents.back().end = i + 1;
  }
  return documents;
}

}  // namespace entente::train
