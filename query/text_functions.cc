#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "query/evaluate.h"
#include "query/functions.h"
#include "query/held.h"

namespace entente::query {
namespace {

using Values = std::vector<Value>;

bool StartsCharacter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

size_t CountCharacters(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), StartsCharacter));
}

// Of the first characters, or of all where there are no more.
size_t BytesOf(std::string_view text, size_t characters) {
  size_t at = 0;
  while (at < text.size() && !(StartsCharacter(text[at]) && characters-- == 0)) ++at;
  return at;
}

bool NeedString(Evaluator& evaluator, const Expression& call, const Value& value) {
  if (value.is(Type::kString)) return true;
  evaluator.Fail(call, fmt::format("{} takes a string, this is {}", call.name, TypeName(value.type())));
  return false;
}

bool NeedCount(Evaluator& evaluator, const Expression& call, const Value& value) {
  if (value.is(Type::kInteger) && value.integer() >= 0) return true;
  evaluator.Fail(call, fmt::format("{} takes a number of characters, 0 or more", call.name));
  return false;
}

template <utf8proc_int32_t (*kChange)(utf8proc_int32_t)>
Value ChangeCase(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  if (!NeedString(evaluator, call, arguments[0])) return {};
  const std::string& text = arguments[0].string();
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  std::string changed;
  for (size_t at = 0; at < text.size();) {
    utf8proc_int32_t code_point = 0;
    const auto size = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
    if (size <= 0) {
      changed += text[at++];
      continue;
    }
    utf8proc_uint8_t buffer[4];
    const auto written = utf8proc_encode_char(kChange(code_point), buffer);
    changed.append(reinterpret_cast<const char*>(buffer), static_cast<size_t>(written));
    at += static_cast<size_t>(size);
  }
  return changed;
}

Value Substring(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  if (!NeedString(evaluator, call, arguments[0])) return {};
  for (size_t i = 1; i < arguments.size(); ++i) {
    if (!NeedCount(evaluator, call, arguments[i])) return {};
  }
  std::string_view text = arguments[0].string();
  text.remove_prefix(BytesOf(text, static_cast<size_t>(arguments[1].integer())));
  if (arguments.size() == 2) return text;
  return text.substr(0, BytesOf(text, static_cast<size_t>(arguments[2].integer())));
}

Value Left(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  return Substring(evaluator, call, {arguments[0], Value(0), arguments[1]});
}

Value Right(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  if (!NeedString(evaluator, call, arguments[0]) || !NeedCount(evaluator, call, arguments[1])) return {};
  const std::string& text = arguments[0].string();
  const size_t size = CountCharacters(text), count = static_cast<size_t>(arguments[1].integer());
  return text.substr(BytesOf(text, size - std::min(count, size)));
}

Value Reverse(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  if (arguments[0].is(Type::kList)) {
    const List& list = arguments[0].list();
    return evaluator.limits().Go(list.size()) ? List(list.rbegin(), list.rend()) : Value();
  }
  if (!NeedString(evaluator, call, arguments[0])) return {};
  const std::string& text = arguments[0].string();
  std::string reversed;
  for (size_t end = text.size(), at = end; at > 0;) {
    if (!StartsCharacter(text[--at])) continue;
    reversed.append(text, at, end - at);
    end = at;
  }
  return reversed;
}

template <bool kFront, bool kBack>
Value Trim(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  if (!NeedString(evaluator, call, arguments[0])) return {};
  constexpr std::string_view kBlank = " \t\n\r\f\v";
  std::string_view text = arguments[0].string();
  if (kFront) text.remove_prefix(std::min(text.find_first_not_of(kBlank), text.size()));
  if (kBack) text.remove_suffix(text.size() - (text.find_last_not_of(kBlank) + 1));
  return text;
}

Value Split(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  if (!NeedString(evaluator, call, arguments[0]) || !NeedString(evaluator, call, arguments[1])) return {};
  const std::string &text = arguments[0].string(), &separator = arguments[1].string();
  Limits& limits = evaluator.limits();
  GrowingList parts(limits);
  const auto add = [&](std::string_view part) { return parts.Add(part) && limits.Go(); };
  if (separator.empty()) {
    for (std::string_view left = text; !left.empty();) {
      const size_t size = BytesOf(left, 1);
      if (!add(left.substr(0, size))) return {};
      left.remove_prefix(size);
    }
    return parts.Take();
  }
  size_t begin = 0;
  for (size_t at; (at = text.find(separator, begin)) != std::string::npos; begin = at + separator.size()) {
    if (!add(std::string_view(text).substr(begin, at - begin))) return {};
  }
  return add(std::string_view(text).substr(begin)) ? Value(parts.Take()) : Value();
}

Value Replace(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  for (const Value& argument : arguments) {
    if (!NeedString(evaluator, call, argument)) return {};
  }
  const std::string &text = arguments[0].string(), &search = arguments[1].string(), &with = arguments[2].string();
  if (search.empty()) return text;
  std::string replaced;
  size_t begin = 0;
  for (size_t at; (at = text.find(search, begin)) != std::string::npos; begin = at + search.size()) {
    replaced.append(text, begin, at - begin).append(with);
    if (!evaluator.limits().Go() || !evaluator.limits().Fits(replaced.size())) return {};
  }
  replaced.append(text, begin);
  return evaluator.limits().Fits(replaced.size()) ? Value(std::move(replaced)) : Value();
}

Value ToString(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  switch (arguments[0].type()) {
    case Type::kBoolean:
    case Type::kInteger:
    case Type::kFloat:
    case Type::kString:
    case Type::kDuration:
      return ToPlainText(arguments[0]);
    default:
      if (arguments[0].is_temporal()) return ToPlainText(arguments[0]);
  }
  return evaluator.Fail(call, fmt::format("{} cannot be made a string", TypeName(arguments[0].type())));
}

std::optional<double> ReadFloat(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Value TruncatedToInteger(double value) {
  constexpr double kLimit = 9223372036854775808.0;
  if (!(value > -kLimit && value < kLimit)) return {};
  return static_cast<int64_t>(value);
}

Value IntegerFromText(std::string_view text) {
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (!text.empty() && error == std::errc() && end == text.data() + text.size()) return value;
  const auto real = ReadFloat(text);
  return real ? TruncatedToInteger(*real) : Value();
}

Value ToInteger(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  const Value& value = arguments[0];
  if (value.is(Type::kInteger)) return value;
  if (value.is(Type::kFloat)) return TruncatedToInteger(value.real());
  if (value.is(Type::kBoolean)) return value.boolean() ? 1 : 0;
  if (value.is(Type::kString)) return IntegerFromText(value.string());
  return evaluator.Fail(call, fmt::format("{} cannot be made an integer", TypeName(value.type())));
}

Value ToFloat(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  const Value& value = arguments[0];
  if (value.is_number()) return value.number();
  if (!value.is(Type::kString)) {
    return evaluator.Fail(call, fmt::format("{} cannot be made a float", TypeName(value.type())));
  }
  const auto real = ReadFloat(value.string());
  return real ? Value(*real) : Value();
}

Value ToBoolean(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  const Value& value = arguments[0];
  if (value.is(Type::kBoolean)) return value;
  if (value.is(Type::kInteger)) return value.integer() != 0;
  if (!value.is(Type::kString)) {
    return evaluator.Fail(call, fmt::format("{} cannot be made a boolean", TypeName(value.type())));
  }
  std::string lower = value.string();
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower == "true" ? Value(true) : lower == "false" ? Value(false) : Value();
}

Value Size(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  if (arguments[0].is(Type::kList)) return arguments[0].list().size();
  if (arguments[0].is(Type::kString)) return CountCharacters(arguments[0].string());
  return evaluator.Fail(call, fmt::format("size takes a string or a list, this is {}", TypeName(arguments[0].type())));
}

}  // namespace

std::vector<Function> TextFunctions() {
  return {{"toLower", 1, 1, true, ChangeCase<utf8proc_tolower>},
          {"toUpper", 1, 1, true, ChangeCase<utf8proc_toupper>},
          {"substring", 2, 3, true, Substring},
          {"left", 2, 2, true, Left},
          {"right", 2, 2, true, Right},
          {"reverse", 1, 1, true, Reverse},
          {"trim", 1, 1, true, Trim<true, true>},
          {"lTrim", 1, 1, true, Trim<true, false>},
          {"rTrim", 1, 1, true, Trim<false, true>},
          {"split", 2, 2, true, Split},
          {"replace", 3, 3, true, Replace},
          {"toString", 1, 1, true, ToString},
          {"toInteger", 1, 1, true, ToInteger},
          {"toFloat", 1, 1, true, ToFloat},
          {"toBoolean", 1, 1, true, ToBoolean},
          {"size", 1, 1, true, Size}};
}

}  // namespace entente::query
