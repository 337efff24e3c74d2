#include "json/json_writer.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <nlohmann/json.hpp>

#include "catch.h"
#include "sample.h"
#include "support/rounding.h"

using namespace tradeoff;

namespace {

std::string number(double value) { return JsonWriter().number(value).take(); }
std::string rounded(double value, int decimals) { return JsonWriter().rounded(value, decimals).take(); }
std::string text(std::string_view value) { return JsonWriter().text(value).take(); }

}  // namespace

TEST_CASE("commas are written between values only") {
  JsonWriter json;
  json.object().key("a").array().integer(1).integer(-2).array().endArray().object().endObject().endArray();
  json.key("b").object().key("c").null().endObject().key("d").boolean(true).key("e").boolean(false);
  json.field("f", "g").optionalField("h", "").optionalField("i", "j").key("k").raw("1e5").key("l").text("").endObject();
  CHECK(json.str() == R"({"a":[1,-2,[],{}],"b":{"c":null},"d":true,"e":false,"f":"g","i":"j","k":1e5,"l":""})");
}

TEST_CASE("only characters that need it are escaped") {
  CHECK(text("a \"b\" \\ / <i>&'") == R"("a \"b\" \\ / <i>&'")");
  CHECK(text(std::string_view("\n\r\t\0\x1f\x7f", 6)) == R"("\n\r\t\u0000\u001f\u007f")");
  CHECK(text("\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80") == "\"\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\"");
}

TEST_CASE("invalid bytes become U+FFFD") {
  const std::string r = "\xEF\xBF\xBD";
  CHECK(text("a\xFFz") == "\"a" + r + "z\"");
  CHECK(text("\x80") == "\"" + r + "\"");
  CHECK(text("\xC3") == "\"" + r + "\"");
  CHECK(text("\xC0\xAF") == "\"" + r + r + "\"");                  // overlong
  CHECK(text("\xE0\x80\x80") == "\"" + r + r + r + "\"");          // overlong
  CHECK(text("\xED\xA0\x80") == "\"" + r + r + r + "\"");          // a surrogate
  CHECK(text("\xF4\x90\x80\x80") == "\"" + r + r + r + r + "\"");  // past U+10FFFF
  CHECK(text("\xF0\x9F\x98") == "\"" + r + r + r + "\"");          // truncated
  CHECK(text("\xE2\x82"
             "a") == "\"" + r + r + "a\"");
}

TEST_CASE("the output is JSON for any input bytes") {
  test::Dice dice(1);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes;
    for (int i = dice.below(12); i > 0; --i)
      bytes += static_cast<char>(dice.oneIn(3) ? dice.below(128) : 128 + dice.below(128));
    REQUIRE(nlohmann::json::accept(text(bytes)));
  }
}

TEST_CASE("an author's number is written as in the document") {
  for (const char* written : {"0",
                              "1",
                              "-1",
                              "10",
                              "100",
                              "0.1",
                              "0.2",
                              "0.3",
                              "-0.7",
                              "1.005",
                              "2.675",
                              "123456.789",
                              "0.000001",
                              "1000000000000",
                              "-1000000000000",
                              "999999999999.999",
                              "123456789012345",
                              "0.123456789012345",
                              "3.14159265358979",
                              "0.0000012345",
                              "9.99999999999999",
                              "100000000000000",
                              "0.30000000000001",
                              "1e-7",
                              "1.5e-9",
                              "1.23456789012345e-10",
                              "1e-30",
                              "4e-100"}) {
    CHECK(number(std::strtod(written, nullptr)) == written);
  }
  CHECK(number(0.1 + 0.2) == "0.3");
  CHECK(number(-0.0) == "0");
  CHECK(number(1.0 / 3) == "0.333333333333333");
  CHECK(number(2.0 / 3) == "0.666666666666667");
  CHECK(number(0.9999999999999999) == "1");
  CHECK(number(1e21) == "1e21");
  CHECK(number(1e300) == "1e300");
  CHECK(number(std::numeric_limits<double>::max()) == "1.79769313486232e308");
  CHECK(number(5e-324) == "4.94065645841247e-324");
  CHECK(number(std::numeric_limits<double>::infinity()) == "null");
  CHECK(number(std::nan("")) == "null");
}

TEST_CASE("numbers of up to 15 digits are restored, and others are rounded to 15 digits") {
  test::Dice dice(2);
  for (int round = 0; round < 20000; ++round) {
    char written[40];
    const long long digits = dice.below(1'000'000'000) * 1'000'000LL + dice.below(1'000'000);
    std::snprintf(written, sizeof written, "%llde%d", digits, dice.below(40) - 38);
    const double value = std::strtod(written, nullptr);
    REQUIRE(std::strtod(number(value).c_str(), nullptr) == value);
    const double odd = value * 1.0000000000000013;
    REQUIRE(std::fabs(std::strtod(number(odd).c_str(), nullptr) - odd) <= std::fabs(odd) * 6e-15);
  }
}

TEST_CASE("halves round away from zero") {
  CHECK(rounded(0.25, 1) == "0.3");
  CHECK(rounded(-0.25, 1) == "-0.3");
  CHECK(rounded(1.005, 2) == "1.01");  // the double is slightly smaller, but a reader sees 1.005
  CHECK(rounded(2.675, 2) == "2.68");
  CHECK(rounded(0.15, 1) == "0.2");
  CHECK(rounded(0.249999999, 1) == "0.2");
  CHECK(rounded(-0.04, 1) == "0");
  CHECK(rounded(0.5, 0) == "1");
  CHECK(rounded(1.5, 0) == "2");
  CHECK(rounded(2.5, 0) == "3");
  CHECK(rounded(0.49999999999999994, 0) == "1");  // within the rounding tolerance
  CHECK(rounded(3.0, 6) == "3");
  CHECK(rounded(0.1234565, 6) == "0.123457");
  CHECK(rounded(1e12, 1) == "1000000000000");
  CHECK(rounded(123456789012.25, 1) == "123456789012.3");
  CHECK(roundTo(-0.04, 1) == 0);
  CHECK_FALSE(std::signbit(roundTo(-0.04, 1)));
}
