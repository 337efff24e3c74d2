// Replacements of the C library functions that nlohmann_json's lexer calls, limited to what it needs. The library's own
// functions bring 128-bit arithmetic, numbers in any base and all of printf: a sixth of the compressed engine.
#include <cerrno>
#include <cstddef>
#include <limits>

#include "decimal.h"

extern "C" {

double strtod(const char* text, char** end) {
  const char* stop;
  const double value = parseDecimal(text, &stop);
  if (end) *end = const_cast<char*>(stop);
  return value;
}

// The base is always 10, and the text is digits; strtoll() also takes a minus sign.
unsigned long long strtoull(const char* text, char** end, int) {
  unsigned long long value = 0;
  for (; *text >= '0' && *text <= '9'; ++text) {
    const unsigned digit = static_cast<unsigned>(*text - '0');
    if (value > (std::numeric_limits<unsigned long long>::max() - digit) / 10) errno = ERANGE;
    value = value * 10 + digit;
  }
  *end = const_cast<char*>(text);
  return value;
}

long long strtoll(const char* text, char** end, int base) {
  const bool negative = *text == '-';
  const unsigned long long size = strtoull(text + negative, end, base);
  if (size > std::numeric_limits<long long>::max())
    errno = ERANGE;  // also for the minimum, which the lexer then reads as a double without loss
  return static_cast<long long>(negative ? 0 - size : size);
}

// The library has these in the same object files, so they must be defined here too. Nothing calls them.
unsigned long strtoul(const char* text, char** end, int base) {
  return static_cast<unsigned long>(strtoull(text, end, base));
}
long strtol(const char* text, char** end, int base) { return static_cast<long>(strtoll(text, end, base)); }
float strtof(const char* text, char** end) { return static_cast<float>(strtod(text, end)); }
long double strtold(const char* text, char** end) { return strtod(text, end); }

// Only called to write "<U+%.4X>" into a message that we replace by our own.
int snprintf(char* out, std::size_t size, const char*, ...) {
  if (size > 0) *out = 0;
  return 0;
}
}
