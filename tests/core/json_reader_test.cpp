#include "json/json_reader.h"

#include <limits>

#include "catch.h"

namespace tradeoff {
namespace {

Error onlyError(std::string_view text, const JsonLimits& limits = {}) {
  const Result<Json> json = readJson(text, limits);
  REQUIRE(json.errors().size() == 1);
  return json.errors().front();
}

double detail(const Error& error, std::string_view name) {
  for (const Argument& argument : error.detail) {
    if (argument.name == name) return argument.number;
  }
  FAIL("no detail " << name);
  return 0;
}

TEST_CASE("every kind of value is parsed") {
  const Result<Json> json = readJson(R"( {"a": [1, -2.5e1, true, false, null, "x\u00e9"], "b": {}} )");
  REQUIRE(json.ok());
  const Json& top = json.value();
  REQUIRE(top.isObject());
  const Json& list = *top.find("a");
  REQUIRE(list.items.size() == 6);
  CHECK(list.items[0].number == 1);
  CHECK(list.items[1].number == -25);
  CHECK((list.items[2].isBoolean() && list.items[2].boolean));
  CHECK((list.items[3].isBoolean() && !list.items[3].boolean));
  CHECK(list.items[4].kind == Json::Kind::kNull);
  CHECK(list.items[5].text == "x\xC3\xA9");
  CHECK((top.find("b")->isObject() && top.find("b")->members.empty()));
  CHECK(top.find("c") == nullptr);
  CHECK(list.find("a") == nullptr);
}

TEST_CASE("values record their order in the text") {
  const Result<Json> json = readJson(R"([{"a": 1}, 2])");
  REQUIRE(json.ok());
  CHECK(json.value().order == 0);
  CHECK(json.value().items[0].order == 1);
  CHECK(json.value().items[0].find("a")->order == 2);
  CHECK(json.value().items[1].order == 3);
}

TEST_CASE("members keep the author's order") {
  const Result<Json> json = readJson(R"({"z": 1, "a": 2, "m": 3})");
  REQUIRE(json.ok());
  CHECK(json.value().members[0].name == "z");
  CHECK(json.value().members[2].name == "m");
}

TEST_CASE("a byte order mark before the document is accepted") { CHECK(readJson("\xEF\xBB\xBF{}").ok()); }

TEST_CASE("a syntax error reports line and column, counted in bytes from 1") {
  const Error error = onlyError("{\n \"\xC3\xA9\" 1}");
  CHECK(error.code == "syntax_error");
  CHECK(error.path == "");
  CHECK(detail(error, "line") == 2);
  CHECK(detail(error, "column") == 7);
}

TEST_CASE("the error of a misplaced token points to its first byte") {
  for (const char* token : {"\"text\"", "123", "true", "false", "null", "{", "["}) {
    INFO(token);
    CHECK(detail(onlyError(std::string("[1 ") + token), "column") == 4);
  }
}

TEST_CASE("the error of a text that ends too early points to its end") {
  for (const char* text : {"", "[", "[1,", "{\"a\"", "\"abc", "tru"}) {
    INFO(text);
    const Error error = onlyError(text);
    CHECK(error.code == "unexpected_end");
    CHECK(detail(error, "column") == static_cast<double>(std::string_view(text).size() + 1));
  }
}

TEST_CASE("invalid UTF-8 and lone surrogates are syntax errors") {
  for (const char* text : {"\"\xFF\"", "\"\xC3\"", "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\"", "\"\xC0\xAF\"",
                           R"("\uD800")", R"("\uDC00")", R"("\uD800\u0041")"}) {
    INFO(text);
    CHECK(onlyError(text).code == "syntax_error");
  }
}

TEST_CASE("a NUL byte does not end the text") {
  const std::string_view text("[1]\0 [2]", 8);
  CHECK(detail(onlyError(text), "column") == 4);
}

TEST_CASE("texts that are not JSON are rejected") {
  for (const char* text : {"[1,]", "[01]", "[+1]", "[.5]", "[1.]", "[1e]", "[NaN]", "[Infinity]", "['a']", "{a:1}",
                           "[1]x", "{\"a\":1,}", "[\"\t\"]", "// c\n[]", "[\"\\x\"]", "nul", "[1 2]", "{1:2}"}) {
    INFO(text);
    CHECK_FALSE(readJson(text).ok());
  }
}

TEST_CASE("a repeated key is an error at each repetition, and the first value is kept") {
  std::vector<JsonFault> faults;
  const Result<Json> json = readJson(R"({"a": 1, "b": {"~/": 1, "~/": 2}, "a": 3, "c": 4, "a": 5})", {}, faults);
  REQUIRE(json.ok());
  REQUIRE(faults.size() == 3);
  CHECK(faults[0].error.path == "/b/~0~1");
  CHECK(faults[1].error.path == "/a");
  CHECK(faults[2].error.path == "/a");
  CHECK(faults[1].order < faults[2].order);
  CHECK(json.value().members.size() == 3);
  CHECK(json.value().find("a")->number == 1);
  CHECK(json.value().find("c")->number == 4);
  CHECK(readJson(R"({"a": 1, "a": 1})").errors().front().code == "repeated_key");
}

TEST_CASE("the depth counts the document itself") {
  const JsonLimits limits{100, 3};
  CHECK(readJson("[[[1]]]", limits).ok());
  CHECK(readJson("[[{}], [{}]]", limits).ok());
  const Error error = onlyError(R"([1, [0, {"a": []}]])", limits);
  CHECK(error.code == "too_deep");
  CHECK(error.path == "/1/1/a");
  CHECK(detail(error, "limit") == 3);
}

TEST_CASE("unlimited nesting is rejected cheaply") {
  const std::string deep(1'000'000, '[');
  CHECK(onlyError(deep).code == "too_deep");
}

TEST_CASE("a text at the limit of bytes is accepted, and one byte more is not") {
  CHECK(readJson("[12]", {4, 32}).ok());
  const Error error = onlyError("[123]", {4, 32});
  CHECK(error.code == "document_too_large");
  CHECK(detail(error, "limit") == 4);
}

TEST_CASE("a number too large for a double parses as a value past every limit") {
  const Result<Json> json = readJson("[1e999, -1e309, 7, 1" + std::string(400, '0') + "]");
  REQUIRE(json.ok());
  CHECK(json.value().items[0].number == 1e99);
  CHECK(json.value().items[1].number == -1e99);
  CHECK(json.value().items[2].number == 7);
  CHECK(json.value().items[3].number == 1e99);
}

TEST_CASE("the last digit can decide whether a number is too large") {
  // Halfway between the largest double and the next one that would exist, except for the last digit, which is 2.
  const std::string digits =
      "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587"
      "207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711"
      "531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093"
      "04288017790417449779";
  REQUIRE(digits.size() == 308);
  for (const bool over : {false, true}) {
    const std::string number = digits + (over ? "2" : "1");
    for (const std::string& text :
         {number, "1." + number.substr(1) + "e308", "0.00" + number + "E+311", number + "000e-3"}) {
      const Result<Json> json = readJson("[1e999," + text + ",-" + text + ",0.0e999]");
      REQUIRE(json.ok());
      CHECK(json.value().items[1].number == (over ? 1e99 : std::numeric_limits<double>::max()));
      CHECK(json.value().items[2].number == -json.value().items[1].number);
      CHECK(json.value().items[3].number == 0);
    }
  }
}

TEST_CASE("errors after a number that is too large have the right position") {
  const auto columnOf = [](const std::string& text) {
    const Error error = onlyError(text);
    CHECK(error.code == "syntax_error");
    return detail(error, "column");
  };
  CHECK(columnOf("[1e999,01e999]") == 9);
  CHECK(columnOf("[1e999,1e999-5]") == 13);
  CHECK(columnOf("[1e999,1e999e5]") == 13);
  CHECK(columnOf("[1e999,-]") == 9);
  CHECK(columnOf("[1e999,\"1e999\\\"1e999\",1e999,]") == 29);
  CHECK(readJson("[1e999,\"\\\"1e999\"]").value().items[1].text == "\"1e999");
  CHECK(readJson("{\"1e999\":1e999}").value().members[0].name == "1e999");
}

TEST_CASE("parsing stops at the ninth number that is too large") {
  std::string text = "[1e999";
  for (int i = 0; i < 20; ++i) text += ",1e999";
  const Error error = onlyError(text + "]");
  CHECK(error.code == "number_out_of_range");
  CHECK(error.path == "/8");
}

TEST_CASE("numbers that a double represents exactly parse exactly") {
  const Result<Json> json = readJson("[9007199254740992, -9007199254740992, 18446744073709551615, 0.1, 5e-324, -0]");
  REQUIRE(json.ok());
  CHECK(json.value().items[0].number == 9007199254740992.0);
  CHECK(json.value().items[1].number == -9007199254740992.0);
  CHECK(json.value().items[2].number == 18446744073709551616.0);
  CHECK(json.value().items[3].number == 0.1);
  CHECK(json.value().items[4].number == 5e-324);
  CHECK(json.value().items[5].number == 0);
}

TEST_CASE("an HTML page is recognised") {
  CHECK(onlyError("\n <html>").code == "html_not_json");
  CHECK(onlyError("[<]").code == "syntax_error");
}

}  // namespace
}  // namespace tradeoff
