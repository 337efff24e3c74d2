#include "numbers.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>

#include "json/json_writer.h"

namespace tradeoff::cli {

// The number of significant digits in the shortest text that identifies the value. A double keeps any 15 digits, unless
// it is subnormal, so only the trailing zeros of 15, 16 or 17 digits have to go. (libc++ 14 has no std::to_chars for a
// double.)
static int digitsOf(double value) {
  char text[32];
  int digits = std::fabs(value) < std::numeric_limits<double>::min() ? 1 : 15;
  for (; digits < 17; ++digits) {
    std::snprintf(text, sizeof text, "%.*e", digits - 1, value);
    if (std::strtod(text, nullptr) == value) break;
  }
  std::snprintf(text, sizeof text, "%.*e", digits - 1, value);
  for (const char* c = std::strchr(text, 'e'); digits > 1 && *--c == '0';) --digits;
  return digits;
}

std::string shortest(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*g", digitsOf(value), value);
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
