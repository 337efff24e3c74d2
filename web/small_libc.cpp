// Two functions of the C library that nlohmann_json's lexer calls, in the size that it needs: the library's own bring 128-bit
// arithmetic and all of printf with them, a sixth of the engine as it travels.
#include <cstddef>

#include "decimal.h"

extern "C" {

double strtod(const char* text, char** end) {
  const char* stop;
  const double value = parseDecimal(text, &stop);
  if (end) *end = const_cast<char*>(stop);
  return value;
}

// These stand in the library's same object file; nobody calls them.
float strtof(const char* text, char** end) { return static_cast<float>(strtod(text, end)); }
long double strtold(const char* text, char** end) { return strtod(text, end); }

// Only ever writes "<U+%.4X>" into a message that we replace by our own.
int snprintf(char* out, std::size_t size, const char*, ...) {
  if (size > 0) *out = 0;
  return 0;
}
}
