#include "graph/name.h"

#include <utf8proc.h>

namespace entente {
namespace {

bool IsWordCategory(utf8proc_category_t category) {
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

bool IsMark(utf8proc_category_t category) {
  return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

constexpr bool IsApostropheOrDot(utf8proc_int32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == '.';
}

class Folder {
 public:
  // Beyond ASCII.
  void Add(utf8proc_int32_t code_point) {
    utf8proc_int32_t decomposed[32];
    int boundary = 0;
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD);
    const utf8proc_ssize_t count = utf8proc_decompose_char(code_point, decomposed, 32, options, &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < 32; ++i) Append(decomposed[i]);
  }

  // As the other way would, without asking for what is known.
  void AddAscii(char c) {
    if (IsApostropheOrDot(c)) return;
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      AppendPendingSpace();
      folded_ += capital ? static_cast<char>(c - 'A' + 'a') : c;
    } else {
      pending_space_ = !folded_.empty();
    }
  }
  std::string Take() && { return std::move(folded_); }

 private:
  void Append(utf8proc_int32_t c) {
    const utf8proc_category_t category = utf8proc_category(c);
    if (IsMark(category) || IsApostropheOrDot(c)) return;
    if (!IsWordCategory(category)) {
      pending_space_ = !folded_.empty();
      return;
    }
    AppendPendingSpace();
    utf8proc_uint8_t bytes[4];
    const utf8proc_ssize_t size = utf8proc_encode_char(c, bytes);
    folded_.append(reinterpret_cast<const char*>(bytes), static_cast<size_t>(size));
  }

  void AppendPendingSpace() {
    if (pending_space_) folded_ += ' ';
    pending_space_ = false;
  }

  std::string folded_;
  bool pending_space_ = false;
};

}  // namespace

std::string FoldName(std::string_view name) {
  Folder folder;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(name.data());
  for (size_t at = 0; at < name.size();) {
    if (bytes[at] < 0x80) {
      folder.AddAscii(name[at++]);
      continue;
    }
    utf8proc_int32_t code_point = 0;
    const utf8proc_ssize_t size =
        utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(name.size() - at), &code_point);
    if (size <= 0) {
      ++at;
      continue;
    }
    folder.Add(code_point);
    at += static_cast<size_t>(size);
  }
  return std::move(folder).Take();
}

}  // namespace entente
