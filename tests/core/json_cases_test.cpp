// One case for each kind of text on which JSON parsers are known to differ. RFC 8259 says which texts are JSON. Where
// it leaves the choice to the parser, the case states ours.
#include <string>

#include "catch.h"
#include "json/json_reader.h"
#include "json/json_writer.h"

using namespace std::string_literals;

namespace tradeoff {
namespace {

// The parsed value as text; bytes of strings are unchanged.
std::string shown(const Json& json) {
  std::string inside;
  for (const Json& item : json.items) inside += (inside.empty() ? "" : ",") + shown(item);
  for (const JsonMember& member : json.members)
    inside += (inside.empty() ? "" : ",") + member.name + "=" + shown(member.value);
  switch (json.kind) {
    case Json::Kind::kNull:
      return "null";
    case Json::Kind::kBoolean:
      return json.boolean ? "true" : "false";
    case Json::Kind::kNumber:
      return JsonWriter().number(json.number).take();
    case Json::Kind::kText:
      return "<" + json.text + ">";
    case Json::Kind::kList:
      return "[" + inside + "]";
    case Json::Kind::kObject:
      return "{" + inside + "}";
  }
  return "";
}

struct Accepted {
  const char* what;
  std::string text;
  std::string read;
};

const Accepted kAccepted[] = {
    {"a number alone", "42", "42"},
    {"a text alone", R"("a")", "<a>"},
    {"a word alone", "null", "null"},
    {"white space of all four kinds", " \t\r\n[ \t\r\n1 \t\r\n, \t\r\n2 \t\r\n] \t\r\n", "[1,2]"},
    {"a byte order mark before the text", "\xEF\xBB\xBF[]", "[]"},
    {"empty things", R"([[], {}, ""])", "[[],{},<>]"},
    {"an empty name", R"({"": 1})", "{=1}"},
    {"a name with a NUL", R"({"a\u0000b": 1})", "{a\0b=1}"s},
    {"names that differ in case", R"({"a": 1, "A": 2})", "{a=1,A=2}"},
    {"names that only look the same are two", "{\"\xC3\xA9\": 1, \"e\xCC\x81\": 2}", "{\xC3\xA9=1,e\xCC\x81=2}"},
    {"the name __proto__", R"({"__proto__": 1})", "{__proto__=1}"},

    {"zero and minus zero", "[0, -0, 0.0, -0.0, 0e5, 0E-5]", "[0,0,0,0,0,0]"},
    {"every form of exponent", "[1e2, 1E2, 1e+2, 1E+02, 100e-2, 1.5e0]", "[100,100,100,100,1,1.5]"},
    {"a number too small for a double is 0", "[1e-400, -1e-400]", "[0,0]"},
    {"the smallest double", "[5e-324, 4.9406564584124654e-324]", "[4.94065645841247e-324,4.94065645841247e-324]"},
    {"the largest double", "[1.7976931348623157e308]", "[1.79769313486232e308]"},
    {"beyond the largest double is past every limit", "[1.8e308, -1e400]", "[1e99,-1e99]"},
    {"an exponent beyond every integer", "[1e99999999999999999999]", "[1e99]"},
    {"whole numbers beyond 64 bits", "[18446744073709551616, -9223372036854775809]",
     "[18446744073709600000,-9223372036854780000]"},
    {"more digits than a double holds", "[0.1000000000000000055511151231257827021181583404541015625]", "[0.1]"},
    {"half way rounds to even", "[9007199254740993]", "[9007199254740990]"},

    {"every short escape", R"("\"\\\/\b\f\n\r\t")", "<\"\\/\b\f\n\r\t>"},
    {"a NUL that is escaped", R"("a\u0000b")", "<a\0b>"s},
    {"an escape in either case", R"("\u00e9\u00E9")", "<\xC3\xA9\xC3\xA9>"},
    {"a pair of surrogates", R"("\ud83d\ude00")", "<\xF0\x9F\x98\x80>"},
    {"the last pair of surrogates", R"("\udbff\udfff")", "<\xF4\x8F\xBF\xBF>"},
    {"code points that are no characters", R"("\ufdd0\uffff")", "<\xEF\xB7\x90\xEF\xBF\xBF>"},
    {"a backslash before a u is only a backslash", R"("\\u0041")", "<\\u0041>"},
    {"a byte order mark within a text stays", "\"\xEF\xBB\xBF\"", "<\xEF\xBB\xBF>"},
    {"line and paragraph separators", "\"\xE2\x80\xA8\xE2\x80\xA9\"", "<\xE2\x80\xA8\xE2\x80\xA9>"},
    {"a delete character", "\"\x7F\"", "<\x7F>"},
    {"markup is only text", R"("</script><!--")", "<</script><!-->"},
    {"the first and last of each length of UTF-8",
     "\"\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF\"",
     "<\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF>"},
};

struct Refused {
  const char* what;
  std::string text;
  int column;  // the reported column, in line 1
  const char* code = "syntax_error";
};

const Refused kRefused[] = {
    {"nothing", "", 1, "unexpected_end"},
    {"only white space", "  ", 3, "unexpected_end"},
    {"only a byte order mark", "\xEF\xBB\xBF", 4, "unexpected_end"},
    {"half a byte order mark", "\xEF\xBB{}", 3},
    {"two byte order marks", "\xEF\xBB\xBF\xEF\xBB\xBF{}", 4},
    {"UTF-16 with its mark", "\xFF\xFE[\0]\0"s, 1},
    {"UTF-16 without a mark", "[\0]\0"s, 2},
    {"a NUL before the text", "\0[]"s, 1},
    {"a NUL between values",
     "[1,\0"
     "2]"s,
     4},
    {"a NUL within a text", "\"a\0b\""s, 3},
    {"a NUL after the text", "[]\0"s, 3},
    {"a form feed is no white space", "[\f1]", 2},
    {"a vertical tab is no white space", "[\v1]", 2},
    {"a space without a break is no white space",
     "[\xC2\xA0"
     "1]",
     2},
    {"a second value", "1 2", 3},
    {"a bracket after the end", "[]]", 3},
    {"a word after the end", "{} x", 4},
    {"a comma after the end", "{},", 3},
    {"a comment before", "/**/[]", 1},
    {"a comment within", "[1 // one\n]", 4},
    {"a comment after", "[] # end", 4},

    {"a trailing comma in a list", "[1,]", 4},
    {"a leading comma", "[,1]", 2},
    {"two commas", "[1,,2]", 4},
    {"no comma", "[1 2]", 4},
    {"a colon in a list", "[1:2]", 3},
    {"a list closed by a brace", "[1}", 3},
    {"an object closed by a bracket", R"({"a":1])", 7},
    {"a trailing comma in an object", R"({"a":1,})", 8},
    {"a name without a value", R"({"a"})", 5},
    {"a name without a colon", R"({"a" 1})", 6},
    {"two colons", R"({"a"::1})", 6},
    {"a comma for a colon", R"({"a",1})", 5},
    {"a number for a name", "{1:1}", 2},
    {"a word for a name", "{null:1}", 2},
    {"a name without quotes", "{a:1}", 2},
    {"a text without an end", R"(["a)", 4, "unexpected_end"},
    {"an escape without an end", R"(["\)", 4, "unexpected_end"},
    {"a list without an end", "[[1]", 5, "unexpected_end"},

    {"a leading zero", "[012]", 3},
    {"a leading zero after a minus", "[-01]", 4},
    {"a plus", "[+1]", 2},
    {"two minuses", "[--1]", 3},
    {"only a minus", "[-]", 3},
    {"a minus and a space", "[- 1]", 3},
    {"no digit before the point", "[.5]", 2},
    {"no digit after the point", "[1.]", 4},
    {"two points", "[1.2.3]", 5},
    {"an exponent without digits", "[1e]", 4},
    {"an exponent of a sign", "[1e+]", 5},
    {"an exponent with a point", "[1e1.5]", 5},
    {"a hexadecimal number", "[0x1F]", 3},
    {"a number with a suffix", "[1L]", 3},
    {"digits with a separator", "[1_000]", 3},
    {"digits of another script", "[\xEF\xBC\x91]", 2},
    {"not a number", "[NaN]", 2},
    {"infinity", "[-Infinity]", 3},
    {"a word in capitals", "[True]", 2},
    {"a word cut off", "[tru]", 5},
    {"a word too long", "[nulls]", 6},

    {"single quotes", "['a']", 2},
    {"an escape that JSON does not have", R"(["\x41"])", 4},
    {"an escape of an apostrophe", R"(["\'"])", 4},
    {"an escape in capitals", R"(["\U0041"])", 4},
    {"an escape of three digits", R"(["\u004"])", 8},
    {"an escape that is not hexadecimal", R"(["\u00g0"])", 7},
    {"a line break within a text", "[\"a\nb\"]", 4},
    {"a tab within a text", "[\"\t\"]", 3},
    {"the last control character", "[\"\x1F\"]", 3},
    {"a high surrogate alone", R"(["\ud800"])", 9},
    {"a low surrogate alone", R"(["\udc00"])", 8},
    {"surrogates in the wrong order", R"(["\udc00\ud800"])", 8},
    {"a high surrogate and a letter", R"(["\ud800a"])", 9},
    {"two high surrogates", R"(["\ud800\ud800"])", 14},
    {"a lone continuation byte", "[\"\x80\"]", 3},
    {"an overlong slash", "[\"\xC0\xAF\"]", 3},
    {"an overlong NUL of three bytes", "[\"\xE0\x80\x80\"]", 4},
    {"a surrogate in UTF-8", "[\"\xED\xA0\x80\"]", 4},
    {"beyond the last code point", "[\"\xF4\x90\x80\x80\"]", 4},
    {"five bytes for one character", "[\"\xF8\x88\x80\x80\x80\"]", 3},
    {"a character cut off by a quote", "[\"\xE2\x82\"]", 5},
    {"a letter of Latin-1", "[\"\xE9\"]", 4},
};

TEST_CASE("valid JSON texts give the expected values") {
  for (const Accepted& one : kAccepted) {
    INFO(one.what);
    const Result<Json> json = readJson(one.text);
    REQUIRE(json.ok());
    CHECK(shown(json.value()) == one.read);
  }
}

TEST_CASE("invalid JSON texts give an error at the expected column") {
  for (const Refused& one : kRefused) {
    INFO(one.what);
    const Result<Json> json = readJson(one.text);
    REQUIRE(json.errors().size() == 1);
    const Error& error = json.errors().front();
    CHECK(error.code == one.code);
    CHECK(error.path == "");
    REQUIRE(error.detail.size() == 2);
    CHECK(error.detail[0].number == 1);
    CHECK(error.detail[1].number == one.column);
  }
}

TEST_CASE("names that are equal after unescaping are repeated keys") {
  for (const char* text : {R"({"a": 1, "\u0061": 2})", R"({"/": 1, "\/": 2})", R"({"": 1, "": 1})"}) {
    INFO(text);
    const Result<Json> json = readJson(text);
    REQUIRE(json.errors().size() == 1);
    CHECK(json.errors().front().code == "repeated_key");
  }
}

}  // namespace
}  // namespace tradeoff
