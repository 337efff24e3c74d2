// Exits with 0 if our functions can replace those of the C library.
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "../size/decimal.cpp"
#include "../size/small_libc.cpp"

int main(int count, char**) {
  // Unknown at compile time, so that the functions are really called.
  const std::string text = std::string(count > 100 ? "9" : "") + "-1.25e2 18446744073709551616";
  char* end = nullptr;
  const bool number = std::strtod(text.c_str(), &end) == -125 && *end == ' ';
  errno = 0;
  std::strtoull(end + 1, &end, 10);
  const bool overflow = errno == ERANGE && *end == 0;
  errno = 0;
  const bool integer = std::strtoll(text.c_str(), &end, 10) == -1 && *end == '.' && errno == 0;
  char buffer[9] = "x";
  std::snprintf(buffer, sizeof buffer, "<U+%.4X>", static_cast<unsigned>(count));
  return number && overflow && integer ? 0 : 1;
}
