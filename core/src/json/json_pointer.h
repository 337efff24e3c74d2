#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace tradeoff {

// Appends one step to a JSON Pointer (RFC 6901) and escapes the name.
void addStep(std::string& pointer, std::string_view name);
void addStep(std::string& pointer, std::size_t index);

}  // namespace tradeoff
