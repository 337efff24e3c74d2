#include "output.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "messages.h"
#include "plain_text.h"

namespace tradeoff::cli {
namespace {

bool used = false;  // whether there was any text for the standard output
int fault = 0;      // errno of the first failed write to it; 0: none failed

void keepFault() {
  if (fault == 0) fault = errno != 0 ? errno : EIO;
}

// Writes nothing more to the standard output after a failed write, because the output would have a gap. Ignores failed
// writes to the standard error: there is no other place to report them.
void write(Stream stream, std::string_view text) {
  if (stream == Stream::kErr) {
    std::fwrite(text.data(), 1, text.size(), stderr);
    return;
  }
  used = used || !text.empty();
  if (fault != 0) return;
  errno = 0;
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) keepFault();
}

}  // namespace

void printLine(Stream stream, std::string_view line) { write(stream, oneLine(line) + "\n"); }

void printLines(Stream stream, std::string_view lines) { write(stream, terminalLines(lines)); }

void printJson(std::string_view json) { write(Stream::kOut, terminalJson(json)); }

void printDocument(std::string_view document) {
  if (isatty(STDOUT_FILENO) == 0) return write(Stream::kOut, document);
  printLines(Stream::kOut, document);
}

bool finishOutput() {
  if (!used) return true;
  errno = 0;
  if (std::fflush(stdout) != 0) keepFault();
  errno = 0;
  if (std::fclose(stdout) != 0) keepFault();  // some file systems report a full disk only now
  if (fault == 0) return true;
  if (fault != EPIPE) {
    printLine(Stream::kErr, "tradeoff: " + say("cli.unwritable", {argument("reason", std::strerror(fault))}));
  }
  return false;
}

}  // namespace tradeoff::cli
