#pragma once
#include <optional>
#include <string>

namespace tradeoff::cli {

// The bytes of a file, or of the standard input for "-". Nothing where it cannot be read to its end; `reason` then says
// why, in the words of the system. Stops a little past the largest document that the core takes: the core then says
// that it is too large.
std::optional<std::string> readFile(const std::string& name, std::string& reason);

}  // namespace tradeoff::cli
