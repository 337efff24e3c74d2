#pragma once
#include <string>
#include <string_view>

// Limits for what an error quotes from its input. Fifty errors may quote the same part of a document, so each quotes
// little. This keeps every reply within 40 times its input plus 64 KiB (docs/view.md).
namespace tradeoff {

// The text itself, or its first 80 bytes (rounded down to whole UTF-8 characters) and "...".
std::string quoted(std::string_view text);

// A JSON Pointer of at most 160 bytes: a longer pointer is replaced by that of the nearest enclosing value that fits.
// In a document whose names are within their limits, only paths with attribute names can be longer.
std::string limitedPath(std::string path);

}  // namespace tradeoff
