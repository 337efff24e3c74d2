#pragma once
#include <string>
#include <string_view>

namespace tradeoff::cli {

// All output of the command line goes through these functions (tests/web/house.test.js checks it). Everything that a
// terminal shows passes through a cleaning function of plain_text.h, whatever its origin.
enum class Stream { kOut, kErr };

// Prints one line and adds "\n".
void printLine(Stream stream, std::string_view line);

// Prints lines that already end with "\n".
void printLines(Stream stream, std::string_view lines);

// Print JSON, or an HTML or Markdown document, to the standard output; the text already ends with "\n". A document is
// written to a file or pipe unchanged, and to a terminal through terminalLines().
void printJson(std::string_view json);
void printDocument(std::string_view document);

// Flushes and closes the standard output. Returns false if any of the output was lost (a full disk, a closed stream),
// and prints the reason to the standard error, except for a closed pipe: `| head -1` is not an error to report. Call it
// once, as the last function.
bool finishOutput();

}  // namespace tradeoff::cli
