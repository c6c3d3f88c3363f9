#include <gtest/gtest.h>

#include "query/compare.h"
#include "query/cypher/prepare.h"
#include "query/execute.h"
#include "run_cypher.h"

namespace entente::query {
namespace {

struct Row {
  std::string_view expression;
  std::string_view printed;
};

std::string Evaluated(std::string_view expression) {
  const auto plan = Prepare("RETURN " + std::string(expression) + " AS value");
  const auto first_line = [](const Status& status) { return status.message().substr(0, status.message().find('\n')); };
  if (!plan.ok()) return first_line(plan.status());
  std::string printed;
  const Parameters parameters = {{"p", List{1, "x", Value()}}};
  ExecuteOptions options;
  options.now = Instant{1'556'150'400, 0};  // 2019-04-25T00:00Z
  const Status status = Execute(plan.value(), MemoryGraph(), parameters, options, [&](const std::vector<Value>& row) {
    printed = ToText(row[0]);
    return true;
  });
  return status.ok() ? printed : first_line(status);
}

void Check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) EXPECT_EQ(row.printed, Evaluated(row.expression)) << row.expression;
}

TEST(Evaluate, Arithmetic) {
  Check({{"1 + 2 * 3", "7"},
         {"7 / 2", "3"},
         {"-7 / 2", "-3"},
         {"7 % 3", "1"},
         {"7.0 / 2", "3.5"},
         {"2 ^ 3", "8.0"},
         {"1 / 0", "line 1, column 8: division by zero"},
         {"1.0 / 0", "Infinity"},
         {"0.0 / 0", "NaN"},
         {"9223372036854775807 + 1", "line 1, column 8: the result does not fit an integer of 64 bits"},
         {"-9223372036854775808 / -1", "line 1, column 8: the result does not fit an integer of 64 bits"},
         {"-9223372036854775808 % -1", "0"},
         {"-(-9223372036854775808)", "line 1, column 8: the result does not fit an integer of 64 bits"},
         {"1 + null", "null"},
         {"'a' + 1", "'a1'"},
         {"1.5 + 'a'", "'1.5a'"},
         {"[1] + 2 + [3]", "[1, 2, 3]"},
         {"true + 1", "line 1, column 8: this operation does not take a boolean and an integer"},
         {"+3", "3"},
         {"round(2.5) + ceil(1.1) + floor(1.9) + abs(-2) + sign(-3)", "7.0"}});
}

TEST(Evaluate, ThreeValues) {
  Check({{"null = null", "null"},
         {"null <> 1", "null"},
         {"NOT null", "null"},
         {"null OR true", "true"},
         {"null OR false", "null"},
         {"null AND false", "false"},
         {"null AND true", "null"},
         {"null XOR true", "null"},
         {"true XOR true", "false"},
         {"1 IN [1, null]", "true"},
         {"2 IN [1, null]", "null"},
         {"2 IN []", "false"},
         {"null IN []", "false"},
         {"null IN [1]", "null"},
         {"1 IN null", "null"},
         {"[1, null] = [1, 2]", "null"},
         {"[1, null] = [2, null]", "false"},
         {"{a: null} = {a: 1}", "null"},
         {"{a: 1} = {a: 1.0}", "true"},
         {"1 = 'a'", "false"},
         {"1 < 'a'", "null"},
         {"1 < 2 < 3", "true"},
         {"1 < 3 < 2", "false"},
         {"null IS NULL", "true"},
         {"0.0 / 0 = 0.0 / 0", "false"},
         {"0.0 / 0 < 1", "false"},
         {"9007199254740993 = 9007199254740992.0", "false"},
         {"9007199254740993 > 9007199254740992.0", "true"},
         {"[1, 2] < [1, 3]", "true"},
         {"all(x IN [] WHERE x)", "true"},
         {"any(x IN [null, true] WHERE x)", "true"},
         {"any(x IN [null, false] WHERE x)", "null"},
         {"none(x IN [null] WHERE x)", "null"},
         {"single(x IN [1, 2] WHERE x = 1)", "true"},
         {"1 OR true", "line 1, column 8: expected a condition, this is an integer"}});
}

TEST(Evaluate, Text) {
  Check({{"toUpper('stra\xc3\xa9') + toLower('\xc3\x89')", "'STRA\xc3\x89\xc3\xa9'"},
         {"substring('h\xc3\xa9llo', 1, 3)", "'\xc3\xa9ll'"},
         {"substring('abc', 5)", "''"},
         {"substring('abc', -1)", "line 1, column 8: substring takes a number of characters, 0 or more"},
         {"left('abc', 2) + right('abc', 2)", "'abbc'"},
         {"left('abc', 9223372036854775807)", "'abc'"},
         {"reverse('h\xc3\xa9') + reverse('')", "'\xc3\xa9h'"},
         {"trim('  a ') + lTrim(' b ') + rTrim(' c ')", "'ab  c'"},
         {"split('a,b,,c', ',')", "['a', 'b', '', 'c']"},
         {"split('ab', '')", "['a', 'b']"},
         {"replace('aXbX', 'X', '--')", "'a--b--'"},
         {"replace('a', '', 'b')", "'a'"},
         {"size('h\xc3\xa9') + size([1])", "3"},
         {"toString(1.0) + toString(true) + toString(date('2020-01-02'))", "'1.0true2020-01-02'"},
         {"toInteger('12') + toInteger('1.9') + toInteger(3.7)", "16"},
         {"toInteger('x')", "null"},
         {"toInteger(1e300)", "null"},
         {"toFloat('1.5') + toFloat(1)", "2.5"},
         {"toBoolean('TRUE')", "true"},
         {"'abc' STARTS WITH 'ab' AND 'abc' ENDS WITH 'bc' AND 'abc' CONTAINS 'b'", "true"},
         {"'abc' STARTS WITH 1", "null"},
         {"'abc' =~ 'a.*' AND NOT 'abc' =~ 'b'", "true"},
         {"'a' =~ '('", "line 1, column 8: the regular expression cannot be read: missing ): ("},
         {"toUpper(1)", "line 1, column 8: toUpper takes a string, this is an integer"},
         {"'\\u00e9\\t\\\\'", "'\xc3\xa9\\t\\\\'"}});
}

TEST(Evaluate, ListsAndMaps) {
  Check({{"[1, 2, 3][0]", "1"},
         {"[1, 2, 3][-1]", "3"},
         {"[1][5]", "null"},
         {"[1, 2, 3, 4][1..3]", "[2, 3]"},
         {"[1, 2, 3][-2..]", "[2, 3]"},
         {"[1, 2, 3][2..1]", "[]"},
         {"[1][..null]", "null"},
         {"{a: 1}.a + {b: 2}['b']", "3"},
         {"{a: 1}.b", "null"},
         {"range(1, 3)", "[1, 2, 3]"},
         {"range(5, 1, -2)", "[5, 3, 1]"},
         {"range(9223372036854775806, 9223372036854775807)", "[9223372036854775806, 9223372036854775807]"},
         {"range(1, 2, 0)", "line 1, column 8: the step of a range cannot be 0"},
         {"range(1, 1000000000000)",
          "the query would hold more than 1 GiB of memory at once; ask for less, or allow it more"},
         {"[head([1, 2]), last([1, 2]), tail([1, 2]), head([])]", "[1, 2, [2], null]"},
         {"keys({b: 1, a: 2})", "['a', 'b']"},
         {"coalesce(null, 2, 3)", "2"},
         {"[x IN range(1, 5) WHERE x % 2 = 1 | x * x]", "[1, 9, 25]"},
         {"reduce(s = 0, x IN [1, 2, 3] | s + x)", "6"},
         {"CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'b' END", "'b'"},
         {"CASE WHEN false THEN 1 END", "null"},
         {"$p", "[1, 'x', null]"},
         {"1[0]", "line 1, column 8: an integer cannot be indexed"},
         {"[1]['a']", "line 1, column 8: a list cannot be indexed by a string"}});
}

TEST(Evaluate, Time) {
  Check({{"date('2019-04-25')", "2019-04-25"},
         {"date({year: 2019, month: 4})", "2019-04-01"},
         {"date('2019-115')", "2019-04-25"},
         {"date('2019-W17-4')", "2019-04-25"},
         {"date('2019-02-30')",
          "line 1, column 8: '2019-02-30' is no date; expected '2019-04-25' or {year: 2019, month: 4, day: 25}"},
         {"date('2019-04-25').year + date('2019-04-25').month + date('2019-04-25').day", "2048"},
         {"date('2019-04-25').dayOfWeek", "4"},
         {"date('2021-01-01').week", "53"},
         {"date('2021-01-01').hour", "line 1, column 8: a date has no component 'hour'"},
         {"date('2019-04-25') < date('2019-05-01')", "true"},
         {"date('2019-04-25') = '2019-04-25'", "false"},
         {"date('2019-01-31') + duration({months: 1})", "2019-02-28"},
         {"date('2019-01-01') - duration('P1Y1D')", "2017-12-31"},
         {"date('9999-12-31') + duration({days: 1})", "+10000-01-01"},
         {"date('+999999999-12-31') + duration({days: 1})",
          "line 1, column 8: the result is beyond the years of the calendar"},
         {"duration('P1Y2M10DT2H30M')", "P1Y2M10DT2H30M"},
         {"duration({weeks: 1, hours: 1}) + duration('P1D')", "P8DT1H"},
         {"duration.inDays(date('2019-01-01'), date('2019-03-01')).days", "59"}});
}

TEST(Order, OfAllKindsOfValue) {
  const Value ascending[] = {Map{}, List{}, List{1}, Date{0}, Duration{},    "",     "a", false,
                             true,  -1.5,   2,       3.0,     0.0 / 0.0 * 0, Value()};
  for (size_t i = 0; i + 1 < std::size(ascending); ++i) {
    EXPECT_TRUE(Order(ascending[i], ascending[i + 1]) < 0) << ToText(ascending[i]) << " " << ToText(ascending[i + 1]);
    EXPECT_TRUE(Order(ascending[i + 1], ascending[i]) > 0);
    EXPECT_TRUE(Order(ascending[i], ascending[i]) == 0);
  }
}

TEST(Json, OfValues) {
  const Value value = Map{{"a", List{1, 2.5, "x\"", Value(), true}}, {"d", *Date::Parse("2019-04-25")}};
  EXPECT_EQ(R"({"a":[1,2.5,"x\"",null,true],"d":"2019-04-25"})", ToJson(value));
  EXPECT_EQ("{a: [1, 2.5, 'x', null]}", ToText(ReadValue(R"({"a": [1, 2.5, "x", null]})")));
  EXPECT_TRUE(ReadValue(std::string(100000, '[')).is(Type::kString));
  EXPECT_EQ(
      "[9223372036854775807, 9.223372036854776e+18, 1.8446744073709552e+19, -9223372036854775808]",
      ToText(ReadValue("[9223372036854775807, 9223372036854775808, 18446744073709551615, -9223372036854775808]")));
  EXPECT_EQ("'no json'", ToText(ReadValue("no json")));
}

}  // namespace
}  // namespace entente::query
