#include "files.h"

#include <cstdio>

#include "tradeoff/comparison.h"

namespace tradeoff::cli {

std::optional<std::string> readFile(const std::string& name) {
  std::FILE* file = name == "-" ? stdin : std::fopen(name.c_str(), "rb");
  if (!file) return std::nullopt;
  std::string text;
  char part[16384];
  std::size_t count = 0;
  while (text.size() <= kMaxBytes && (count = std::fread(part, 1, sizeof part, file)) > 0) text.append(part, count);
  const bool readable = !std::ferror(file);  // a folder opens but does not read
  if (file != stdin) std::fclose(file);
  if (!readable) return std::nullopt;
  return text;
}

}  // namespace tradeoff::cli
