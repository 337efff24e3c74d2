#include "numbers.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>

#include "tradeoff/json_writer.h"

namespace tradeoff::cli {

// How many digits tell the value from every other.
static int digitsOf(double value) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific).ptr;
  int digits = 0;
  for (const char* c = text; c < end && *c != 'e'; ++c) digits += *c >= '0' && *c <= '9';
  return std::max(1, digits);
}

std::string shortest(double value) {
  char text[32];
  for (int digits = digitsOf(value); digits <= 17; ++digits) {
    std::snprintf(text, sizeof text, "%.*g", digits, value);
    if (std::strtod(text, nullptr) == value) break;
  }
  return text;
}

std::string fixed(double value, int decimals) { return JsonWriter().rounded(value, decimals).str(); }

std::optional<double> readPoints(std::string_view text, double max) {
  if (text.empty() || text.find_first_not_of("0123456789.eE+-") != text.npos) return std::nullopt;
  const std::string copy(text);
  char* end = nullptr;
  const double value = std::strtod(copy.c_str(), &end);
  if (end != copy.c_str() + copy.size() || !(value >= 0 && value <= max)) return std::nullopt;
  return value == 0 ? 0 : value;  // no -0
}

}  // namespace tradeoff::cli
