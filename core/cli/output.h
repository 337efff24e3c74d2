#pragma once
#include <string>
#include <string_view>

namespace tradeoff::cli {

// The only way out: nothing else in the command line writes to a stream (tests/web/house.test.js). What a person's
// terminal shows goes through oneLine() or its siblings (plain_text.h), whoever wrote it.
enum class Stream { kOut, kErr };

// One line; "\n" is added.
void printLine(Stream stream, std::string_view line);

// Lines that were made one by one, each with its "\n".
void printLines(Stream stream, std::string_view lines);

// To the standard output, each with its "\n": JSON, or an HTML or Markdown document. A document goes to a file or a
// pipe as it is; a terminal gets what terminalLines() leaves of it.
void printJson(std::string_view json);
void printDocument(std::string_view document);

// Writes out what is still held back. False where any of the standard output was lost (a full disk, a closed stream);
// the standard error then says why, unless the reader of a pipe has closed it: `| head -1` is no fault to report.
// Call it once, last.
bool finishOutput();

}  // namespace tradeoff::cli
