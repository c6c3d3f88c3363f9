#include "canonical.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "query/value.h"

namespace entente::query {
namespace {

class Reader {
 public:
  Reader(std::string_view text, bool any_list_order) : text_(text), any_list_order_(any_list_order) {}

  std::string Read() {
    Skip();
    switch (Peek()) {
      case '[':
        return Peek(1) == ':' ? Entity('[', ']') : ListText();
      case '{':
        return MapText();
      case '(':
        return Entity('(', ')');
      case '<':
        return PathText();
      case '\'':
        return String();
      default:
        return Token();
    }
  }

 private:
  char Peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  void Skip() {
    while (Peek() == ' ') ++at_;
  }
  bool Take(char c) {
    Skip();
    if (Peek() != c) return false;
    ++at_;
    return true;
  }

  static std::string Join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : std::string(separator)) + part;
    return text;
  }

  std::string ListText() {
    Take('[');
    std::vector<std::string> items;
    while (!Take(']') && at_ < text_.size()) {
      items.push_back(Read());
      Take(',');
    }
    if (any_list_order_) std::sort(items.begin(), items.end());
    return "[" + Join(items, ", ") + "]";
  }

  std::string MapText() {
    Take('{');
    std::vector<std::string> items;
    while (!Take('}') && at_ < text_.size()) {
      Skip();
      const size_t colon = std::min(text_.find(':', at_), text_.size());
      const std::string key(text_.substr(at_, colon - at_));
      at_ = colon + 1;
      items.push_back(key + ": " + Read());
      Take(',');
    }
    std::sort(items.begin(), items.end());
    return "{" + Join(items, ", ") + "}";
  }

  std::string Entity(char open, char close) {
    Take(open);
    std::vector<std::string> labels;
    std::string map;
    while (!Take(close) && at_ < text_.size()) {
      Skip();
      if (Peek() == '{') {
        map = MapText();
        continue;
      }
      const size_t end = std::min(text_.find_first_of(std::string(" :{") + close, at_ + 1), text_.size());
      labels.emplace_back(text_.substr(at_, end - at_));
      at_ = end;
    }
    std::sort(labels.begin(), labels.end());
    return open + Join(labels, "") + (labels.empty() || map.empty() ? "" : " ") + map + close;
  }

  std::string PathText() {
    std::string path = "<";
    for (++at_; Peek() != '>' && at_ < text_.size();) {
      if (Peek() == '-' || Peek() == '<') {
        path += Peek();
        ++at_;
        if (path.back() == '-' && Peek() == '>') {
          path += '>';
          ++at_;
        }
      } else {
        path += Read();
      }
    }
    ++at_;
    return path + ">";
  }

  std::string String() {
    const size_t begin = at_;
    for (++at_; at_ < text_.size() && Peek() != '\''; ++at_) {
      if (Peek() == '\\') ++at_;
    }
    ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::string Token() {
    const size_t end = std::max(at_ + 1, std::min(text_.find_first_of(",]})", at_), text_.size()));
    std::string token(text_.substr(at_, end - at_));
    at_ = end;
    while (!token.empty() && token.back() == ' ') token.pop_back();
    const bool zone = token.find('[') != std::string::npos && Peek() == ']';  // "...+02:00[Europe/Stockholm]"
    if (zone) token += text_[at_++];
    const bool digit = !token.empty() && token[0] >= '0' && token[0] <= '9';
    const bool date = token.find('-', 1) != std::string::npos && token.find_first_of("eE") == std::string::npos;
    if ((digit && (zone || date || token.find(':') != std::string::npos)) || token.starts_with("P")) {
      return "'" + token + "'";
    }
    char* stop = nullptr;
    const double value = std::strtod(token.c_str(), &stop);
    const bool is_float = *stop == '\0' && token.find_first_of(".eE") != std::string::npos;
    return is_float ? FloatText(value) : token;
  }

  std::string_view text_;
  bool any_list_order_;
  size_t at_ = 0;
};

}  // namespace

std::string Canonical(std::string_view printed, bool any_list_order) { return Reader(printed, any_list_order).Read(); }

}  // namespace entente::query
