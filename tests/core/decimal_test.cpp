// web/wasm/size/decimal.cpp parses numbers in the page. This test compares it with the C library's strtod, which is
// correctly rounded.
#include "../../web/wasm/size/decimal.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>

#include "catch.h"

namespace {

double fromBits(std::uint64_t bits) {
  double value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

std::string print(double value, int digits) {
  char text[1200];
  std::snprintf(text, sizeof text, "%.*e", digits - 1, value);
  return text;
}

// Both parsers return the same bits and consume the whole text.
bool agrees(const std::string& text) {
  const char* end = nullptr;
  const double ours = parseDecimal(text.c_str(), &end);
  const double theirs = std::strtod(text.c_str(), nullptr);
  return end == text.c_str() + text.size() && std::memcmp(&ours, &theirs, sizeof ours) == 0;
}

}  // namespace

TEST_CASE("decimals are parsed as the C library parses them") {
  for (const char* text : {"0",
                           "-0",
                           "0.0",
                           "1",
                           "-1.5",
                           "0.1",
                           "0.3",
                           "123456789012345678",
                           "9007199254740993",
                           "9007199254740992.5",
                           "9007199254740993.0000000000000000000000000000000000000000000000001",
                           "1e22",
                           "1e23",
                           "8.5e22",
                           "1e-22",
                           "1e-23",
                           "2.2250738585072011e-308",
                           "2.2250738585072012e-308",
                           "2.2250738585072014e-308",
                           "4.9406564584124654e-324",
                           "2.4703282292062327e-324",
                           "2.4703282292062328e-324",
                           "1e-400",
                           "1.7976931348623157e308",
                           "1.7976931348623158e308",
                           "1.7976931348623159e308",
                           "1e309",
                           "-1e999999999999",
                           "1e-999999999999",
                           "0e999999999",
                           "0.000000000000000000000000000000000000001e39",
                           "6.02214076E+23"}) {
    INFO(text);
    CHECK(agrees(text));
  }
}

TEST_CASE("random doubles are restored from any number of digits") {
  std::mt19937_64 random(20261122);
  for (int i = 0; i < 60'000; ++i) {
    const double value = fromBits(random());
    if (!(value - value == 0)) continue;  // infinity or NaN
    const std::string text = print(value, 1 + static_cast<int>(random() % 25));
    INFO(text);
    REQUIRE(agrees(text));
  }
}

TEST_CASE("a number halfway between two doubles rounds to the even one, and any larger number rounds up") {
  std::mt19937_64 random(7);
  for (int i = 0; i < 4'000; ++i) {
    // Doubles of every magnitude. The midpoint to the next double has a finite expansion, which is printed in full.
    const std::uint64_t bits = (random() % 0x7FE) << 52 | (random() & 0xFFFFFFFFFFFFF);
    const long double half =
        (static_cast<long double>(fromBits(bits)) + static_cast<long double>(fromBits(bits + 1))) / 2;
    char text[1200];
    std::snprintf(text, sizeof text, "%.1100Lf", half);
    std::string exact(text);
    INFO(exact);
    REQUIRE(agrees(exact));
    REQUIRE(agrees(exact + "1"));
    REQUIRE(agrees(exact.substr(0, exact.find_last_not_of('0') + 1) + "0"));
  }
}

TEST_CASE("parsing stops at the first character after the number") {
  const char* end = nullptr;
  const std::string text = "12.5,";
  CHECK(parseDecimal(text.c_str(), &end) == 12.5);
  CHECK(*end == ',');
  const std::string none = "x";
  CHECK(parseDecimal(none.c_str(), &end) == 0);
  CHECK(end == none.c_str());
  const std::string dangling = "1e+";
  CHECK(parseDecimal(dangling.c_str(), &end) == 1);
  CHECK(*end == 'e');
}
