#pragma once
#include <string>
#include <string_view>

namespace tradeoff::cli {

// Functions that clean output texts, which come from authors, the command line or the file system. They accept any
// bytes and return valid UTF-8.

// Returns one line for a UTF-8 terminal. Nothing in it moves the cursor, changes the terminal's state, reorders
// neighbouring text or is invisible:
// - each control character (C0, DEL, C1), U+2028 and U+2029 becomes a space;
// - each bidirectional control, other invisible character (Unicode's Default_Ignorable_Code_Point: zero-width spaces,
//   U+FEFF, tags, fillers), noncharacter and byte that is not UTF-8 becomes U+FFFD;
// - soft hyphens are removed;
// - joiners (U+200C, U+200D) and variation selectors are kept directly after an emoji or a letter of a script that
//   uses joiners; elsewhere they become U+FFFD.
std::string oneLine(std::string_view text);

// Like oneLine(), but for several lines: keeps "\n".
std::string terminalLines(std::string_view lines);

// Returns JSON that is safe to show on a terminal: every character that oneLine() may change, except "\n", becomes a
// \uXXXX escape, which parses to the same character. Bytes that are not UTF-8 become U+FFFD.
std::string terminalJson(std::string_view json);

// Returns one line for an HTML or Markdown document. Keeps all text that readers need, including bidirectional controls
// and joiners. Each control character (C0, DEL, C1), U+2028 and U+2029 becomes a space; each noncharacter and byte that
// is not UTF-8 becomes U+FFFD.
std::string documentLine(std::string_view text);

// Returns an address for an HTML or Markdown document: percent-encodes Unicode white space, U+FEFF and noncharacters,
// as browsers do.
std::string documentAddress(std::string_view address);

// Removes Unicode white space and U+FEFF at both ends, and reduces each inner run of U+0020 to one.
std::string trimmed(std::string_view line);

}  // namespace tradeoff::cli
