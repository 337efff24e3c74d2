#pragma once
#include <string>
#include <string_view>

// What an error quotes of a text that it did not choose. Fifty errors may quote the same part of a document, so each
// quotes little: every reply is then at most 40 times its input plus 64 KiB (docs/view.md).
namespace tradeoff {

// A piece of the author's text, cut after 80 bytes.
std::string quoted(std::string_view text);

// A JSON Pointer of at most 160 bytes: a longer one becomes that of the nearest enclosing value that is not. All paths
// of a document whose names are within their limits are shorter, but for names of attributes.
std::string limitedPath(std::string path);

}  // namespace tradeoff
