#include "files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "tradeoff/comparison.h"

namespace tradeoff::cli {

std::optional<std::string> readFile(const std::string& name, std::string& reason) {
  errno = 0;
  std::FILE* file = name == "-" ? stdin : std::fopen(name.c_str(), "rb");
  std::string text;
  char part[16384];
  std::size_t count = 0;
  while (file && text.size() <= kMaxBytes && (count = std::fread(part, 1, sizeof part, file)) > 0) {
    text.append(part, count);
  }
  const bool readable = file && !std::ferror(file);  // opening a folder succeeds, reading it fails
  if (!readable) reason = std::strerror(errno);
  if (file && file != stdin) std::fclose(file);
  if (!readable) return std::nullopt;
  return text;
}

}  // namespace tradeoff::cli
