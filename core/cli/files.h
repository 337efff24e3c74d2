#pragma once
#include <optional>
#include <string>

namespace tradeoff::cli {

// Reads a file, or the standard input for "-". Returns nothing if it cannot be read to its end, and sets `reason` to
// the system's error message. Stops a little beyond kMaxBytes; the core then reports that the document is too large.
std::optional<std::string> readFile(const std::string& name, std::string& reason);

}  // namespace tradeoff::cli
