#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace tradeoff::cli {

// The shortest result of %.1g to %.17g that reads back as the same double.
std::string shortest(double value);

// Rounds like the view and drops trailing zeros.
std::string fixed(double value, int decimals);

// Parses a number from 0 to `max`: digits, with an optional fraction ("2.5") and exponent ("1e-7"). Rejects a sign and
// any other characters.
std::optional<double> readPoints(std::string_view text, double max);

}  // namespace tradeoff::cli
