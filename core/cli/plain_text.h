#pragma once
#include <string>
#include <string_view>

namespace tradeoff::cli {

// Texts of authors, of the command line and of the file system on their way out. They take any bytes, and give
// valid UTF-8.

// One line for a terminal that reads UTF-8. Nothing in it moves the cursor, changes the terminal's state, reorders what
// stands beside it or hides:
// - a control character (C0, DEL, C1), U+2028 and U+2029 become a space each;
// - bidirectional controls, other invisible characters (Unicode's Default_Ignorable_Code_Point: zero-width spaces,
//   U+FEFF, tags, fillers), noncharacters and each byte that is not UTF-8 become U+FFFD;
// - a soft hyphen is left out;
// - joiners (U+200C, U+200D) and variation selectors stay where they belong: right after a letter of a script that
//   joins, or an emoji.
std::string oneLine(std::string_view text);

// The same for lines that were made one by one: keeps "\n".
std::string terminalLines(std::string_view lines);

// JSON that a terminal may show: whatever oneLine() would change becomes a \uXXXX escape, which reads back as the same
// character. Bytes that are not UTF-8 become U+FFFD.
std::string terminalJson(std::string_view json);

// One line of an HTML or Markdown document. What a person reads stays, bidirectional controls and joiners too. Control
// characters (C0, DEL, C1), U+2028 and U+2029 become a space each; noncharacters and bytes that are not UTF-8, U+FFFD.
std::string documentLine(std::string_view text);

// An address that may stand in an HTML or Markdown document: white space (of Unicode, and U+FEFF) and noncharacters are
// percent-encoded, which is how a browser reads them.
std::string documentAddress(std::string_view address);

// Without white space at either end (of Unicode, and U+FEFF), and with one space for each run of U+0020 inside.
std::string trimmed(std::string_view line);

}  // namespace tradeoff::cli
