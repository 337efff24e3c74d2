#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tradeoff::cli {

// An index of the core as the containers want it.
inline std::size_t idx(int index) { return static_cast<std::size_t>(index); }

// The shortest of %.1g to %.17g that reads back as the same double.
std::string shortest(double value);

// Rounded as the view rounds, trailing zeros dropped.
std::string fixed(double value, int decimals);

// A number from 0 to `max` in digits, with or without a fraction ("2.5") and an exponent ("1e-7"); no sign, nothing
// else beside it.
std::optional<double> readPoints(std::string_view text, double max);

}  // namespace tradeoff::cli
