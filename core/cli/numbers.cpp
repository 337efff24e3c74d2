#include "numbers.h"

#include <cstdio>
#include <cstdlib>

#include "tradeoff/json_writer.h"

namespace tradeoff::cli {

std::string shortest(double value) {
  char text[32];
  for (int digits = 1; digits <= 17; ++digits) {
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
