// The mark that editors may put in front of UTF-8.
#ifndef ENTENTE_GRAPH_BYTE_ORDER_MARK_H_
#define ENTENTE_GRAPH_BYTE_ORDER_MARK_H_

#include <string_view>

namespace entente {

// What a file or stream that begins so tells.
constexpr std::string_view WithoutByteOrderMark(std::string_view text) {
  constexpr std::string_view kMark = "\xef\xbb\xbf";
  return text.substr(text.starts_with(kMark) ? kMark.size() : 0);
}

}  // namespace entente

#endif  // ENTENTE_GRAPH_BYTE_ORDER_MARK_H_
