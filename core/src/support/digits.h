#pragma once
#include <string>

namespace tradeoff {

// Appends a whole number in decimal digits. (std::to_string and std::to_chars would add lookup tables to the shipped
// binary.)
void appendDigits(std::string& out, unsigned long long number);

}  // namespace tradeoff
