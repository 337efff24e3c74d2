#include "json/excerpt.h"

namespace tradeoff {
namespace {

constexpr std::size_t kMaxQuoted = 80;
constexpr std::size_t kMaxPath = 160;

}  // namespace

std::string quoted(std::string_view text) {
  if (text.size() <= kMaxQuoted) return std::string(text);
  std::size_t end = kMaxQuoted;
  while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // do not cut inside a UTF-8 character
  return std::string(text.substr(0, end)) + "...";
}

std::string limitedPath(std::string path) {
  if (path.size() > kMaxPath) path.resize(path.rfind('/', kMaxPath));  // a '/' inside a name is escaped as ~1
  return path;
}

}  // namespace tradeoff
