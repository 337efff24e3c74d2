#include "numbers.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>

#include "json/json_writer.h"

namespace tradeoff::cli {

// The number of significant digits in the shortest text that identifies the value.
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
  std::string_view rest = text;
  const auto skipDigits = [&] {
    const std::size_t end = std::min(rest.find_first_not_of("0123456789"), rest.size());
    rest.remove_prefix(end);
    return end > 0;
  };
  if (!skipDigits()) return std::nullopt;
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    if (!skipDigits()) return std::nullopt;
  }
  if (rest.starts_with('e') || rest.starts_with('E')) {
    rest.remove_prefix(1);
    if (rest.starts_with('+') || rest.starts_with('-')) rest.remove_prefix(1);
    if (!skipDigits()) return std::nullopt;
  }
  if (!rest.empty()) return std::nullopt;
  const double value = std::strtod(std::string(text).c_str(), nullptr);
  return value <= max ? std::optional<double>(value) : std::nullopt;
}

}  // namespace tradeoff::cli
