#pragma once
#include <string>

namespace tradeoff {

// Adds a whole number in decimal digits. (std::to_string and std::to_chars bring tables for it that travel with the
// engine.)
void appendDigits(std::string& out, unsigned long long number);

}  // namespace tradeoff
